"""What a summary tells: totals, the touchpoints that occur, and how journeys are distributed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.journeys.analyses.summary_comparison import SummaryComparison
from klantreis.journeys.block import Floats, Ints
from klantreis.journeys.log_histogram import RELATIVE_ERROR, bin_middles
from klantreis.journeys.results import Result, float_column, moment, named
from klantreis.journeys.statistics import share, wilson
from klantreis.journeys.tally import Tally, at_ranks, median_ranks

if TYPE_CHECKING:
    import altair

_SECOND = 1e6


@dataclass(frozen=True)
class Distribution:
    """How a number varies over the journeys; NaN where it is unknown.

    Attributes
    ----------
    n
        Journeys.
    mean, median, p90
        The median is the lower one of an even number; nine in ten journeys have at most `p90`.
    median_low, median_high
        95 % interval of the median; NaN below 6 journeys.
    relative_error
        The most by which median and p90 differ from the true ones, as a share of them; 0 when exact.
    """

    n: int
    mean: float
    median: float
    median_low: float
    median_high: float
    p90: float
    relative_error: float

    @classmethod
    def of(cls, values: Floats, counts: Ints, total: float, relative_error: float) -> Distribution:
        """Out of ascending distinct values, how often each occurs, and the sum of all."""
        n = int(counts.sum())
        groups = np.zeros(len(values), dtype=np.int64)
        ranks = [*median_ranks(np.array([n])), np.ceil(np.array([0.9 * n]))]
        median, low, high, p90 = (float(at_ranks(groups, values, counts, rank)[0]) for rank in ranks)
        return cls(n, total / n if n else math.nan, median, low, high, p90, relative_error)


@dataclass(frozen=True, eq=False)
class SummaryResult(Result):
    """Totals of what the lens shows.

    Attributes
    ----------
    n_persons, n_journeys, n_events
        How many.
    first, last
        First and last moment, UTC; None when there is no event.
    table
        One row per touchpoint that occurs, most events first: `touchpoint`, `events`, `journeys`,
        `persons`; `persons_share` of all persons with its 95 % interval `low`, `high`.
    length
        Events of a journey.
    duration_seconds
        Time from the first to the last event of a journey.
    durations
        `bin` and `count` of the log histogram of that time.
    rejected
        Rows that the import refused; None where no import is known.
    """

    n_persons: int
    n_journeys: int
    n_events: int
    first: datetime | None
    last: datetime | None
    table: pa.Table
    length: Distribution
    duration_seconds: Distribution
    durations: pa.Table
    rejected: int | None = None

    @classmethod
    def of_counts(  # noqa: PLR0913 - the counted arrays, each once
        cls,
        *,
        labels: Sequence[str],
        counts: Ints,
        n_persons: int,
        n_journeys: int,
        period: tuple[int | None, int | None],
        lengths: Tally,
        durations: Tally,
        total_duration: int,
    ) -> SummaryResult:
        """The result out of the counts per label (see `SummaryState`)."""
        n_events = int(counts[:, 0].sum())
        used = np.flatnonzero(counts[:, 0])
        used = used[np.argsort(-counts[used, 0], kind="stable")]
        events, journeys, persons = counts[used].T
        low, high = wilson(persons, n_persons)
        columns = {
            "touchpoint": named(used, labels),
            "events": pa.array(events, pa.int64()),
            "journeys": pa.array(journeys, pa.int64()),
            "persons": pa.array(persons, pa.int64()),
            "persons_share": float_column(share(persons, n_persons)),
            "low": float_column(low),
            "high": float_column(high),
        }
        seconds = bin_middles()[durations.keys] / _SECOND
        return cls(
            n_persons=n_persons,
            n_journeys=n_journeys,
            n_events=n_events,
            first=moment(period[0]),
            last=moment(period[1]),
            table=pa.table(columns),
            length=Distribution.of(lengths.keys.astype(np.float64), lengths.counts[:, 0], n_events, 0.0),
            duration_seconds=Distribution.of(
                seconds, durations.counts[:, 0], total_duration / 1_000_000, RELATIVE_ERROR
            ),
            durations=pa.table({"bin": durations.keys, "count": durations.counts[:, 0]}),
        )

    def compare(self, other: SummaryResult) -> SummaryComparison:
        """Per touchpoint the share of persons who have it, here minus there, with intervals."""
        return SummaryComparison(self, other)

    def to_arrow(self) -> pa.Table:
        """One row per touchpoint."""
        return self.table

    def document(self) -> dict[str, Any]:
        """`{"persons", "journeys", "events", "touchpoints", "first", "last", "rejected", …}`."""
        return {
            "persons": self.n_persons,
            "journeys": self.n_journeys,
            "events": self.n_events,
            "touchpoints": self.table.num_rows,
            "first": self.first,
            "last": self.last,
            "rejected": self.rejected,
            "journey_length": asdict(self.length),
            "journey_duration_seconds": asdict(self.duration_seconds),
            "by_touchpoint": self.table.to_pylist(),
        }

    def headline(self) -> str:
        """How much there is."""
        when = f", {self.first:%Y-%m-%d} to {self.last:%Y-%m-%d}" if self.first and self.last else ""
        return (
            f"{self.n_persons:,} persons, {self.n_journeys:,} journeys, {self.n_events:,} events "
            f"of {self.table.num_rows:,} touchpoints{when}"
        )

    def plot(self, *, top: int = 30) -> altair.TopLevelMixin:
        """Events per touchpoint, and how long journeys last."""
        from klantreis.journeys.charts.summary import summary_chart  # noqa: PLC0415 - Altair loads slowly

        return summary_chart(self, top)
