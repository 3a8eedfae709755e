"""What a trend tells: a row a day, week or month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from klantreis.journeys.block import Ints
from klantreis.journeys.calendar import Calendar
from klantreis.journeys.results import Result, float_column, moment
from klantreis.journeys.statistics import share, wilson

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, eq=False)
class TrendResult(Result):
    """Counts over time.

    Attributes
    ----------
    every, time_zone, outcome
        As asked.
    table
        One row per day, week or month: its name in `period`, `start`; `events`, `persons`, `journeys`
        that begin then, `outcomes`, `outcome_persons`, their `outcome_share` of the persons with its 95 %
        interval `low`, `high`; and `is_complete`, false where the data or the lens begin or end in it.
    by_touchpoint
        Events per name that occurs, the commonest first, a number for each row of the table.
    """

    every: str
    time_zone: str
    outcome: tuple[str, ...]
    table: pa.Table
    by_touchpoint: dict[str, tuple[int, ...]]

    @classmethod
    def of_counts(  # noqa: PLR0913 - the counted arrays, each once
        cls,
        *,
        every: str,
        time_zone: str,
        outcome: tuple[str, ...],
        found: Calendar,
        known: tuple[int | None, int | None],
        counts: Ints,
        labels: Sequence[str],
        label_counts: Ints,
    ) -> TrendResult:
        """The result out of the counts (see `TrendState`)."""
        events, persons, journeys, outcomes, outcome_persons = counts.T
        low, high = wilson(outcome_persons, persons)
        first, last = known
        begins, ends = found.starts[:-1], found.starts[1:]
        table = pa.table(
            {
                "period": pa.array(found.names, pa.string()),
                "start": pa.array([moment(int(one)) for one in begins], pa.timestamp("us", "UTC")),
                "events": pa.array(events, pa.int64()),
                "persons": pa.array(persons, pa.int64()),
                "journeys": pa.array(journeys, pa.int64()),
                "outcomes": pa.array(outcomes, pa.int64()),
                "outcome_persons": pa.array(outcome_persons, pa.int64()),
                "outcome_share": float_column(share(outcome_persons, persons)),
                "low": float_column(low),
                "high": float_column(high),
                "is_complete": pa.array((begins >= (first or 0)) & (ends <= (last or 0) + 1), pa.bool_()),
            }
        )
        totals = label_counts.sum(axis=0)
        order = [code for code in (-totals).argsort(kind="stable") if totals[code]]
        by_touchpoint = {labels[code]: tuple(label_counts[:, code].tolist()) for code in order}
        return cls(every, time_zone, outcome, table, by_touchpoint)

    def to_arrow(self) -> pa.Table:
        """One row per day, week or month."""
        return self.table

    def document(self) -> dict[str, Any]:
        """`{"every", "time_zone", "outcome", "periods": [{"period", "start", …}], "by_touchpoint"}`."""
        return {
            "every": self.every,
            "time_zone": self.time_zone,
            "outcome": list(self.outcome),
            "periods": self.table.to_pylist(),
            "by_touchpoint": [
                {"touchpoint": name, "events": list(events)} for name, events in self.by_touchpoint.items()
            ],
        }

    def headline(self) -> str:
        """How much, over how long."""
        n_events = sum(self.table["events"].to_pylist())
        return f"{n_events:,} events in {self.table.num_rows:,} {self.every}s ({self.time_zone})"

    def plot(self) -> altair.TopLevelMixin:
        """Events and persons as lines."""
        from klantreis.journeys.charts.trend import trend_chart  # noqa: PLC0415 - Altair loads slowly

        return trend_chart(self)
