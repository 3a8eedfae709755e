"""What a flow tells: transitions with shares and times, as a table, Mermaid text, charts or a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Ints
from klantreis.journeys.log_histogram import N_BINS, RELATIVE_ERROR, bin_middles
from klantreis.journeys.results import END, START, Result, float_column, named
from klantreis.journeys.statistics import difference_of_shares, false_discovery_rates, share, wilson
from klantreis.journeys.tally import Tally, at_ranks, group_totals, median_ranks

if TYPE_CHECKING:
    import altair

_SECOND = 1e6
CHARTS = ("heatmap", "sankey", "times")


@dataclass(frozen=True, eq=False)
class FlowResult(Result):
    """The transitions of the journeys, most frequent first.

    Attributes
    ----------
    table
        One row per transition: `from`, `to`, `count`, `persons`, `journeys`; `share` of the transitions
        that leave `from`, with its 95 % interval `low`, `high`; `median_seconds` of the time between with
        its 95 % interval `median_low_seconds`, `median_high_seconds` (null below 6 times),
        `mean_seconds` and `p90_seconds`.
    durations
        One row per transition and filled bin of its log histogram: `transition` (row of `table`), `bin`,
        `count`.
    n_persons, n_journeys, n_events
        What was counted.
    relative_error
        The most by which median and p90 differ from the true ones, as a share of them.
    """

    table: pa.Table
    durations: pa.Table
    n_persons: int
    n_journeys: int
    n_events: int
    relative_error: float = RELATIVE_ERROR

    @classmethod
    def of_counts(  # noqa: PLR0913 - the counted arrays, each once
        cls,
        *,
        labels: Sequence[str],
        keys: Ints,
        counts: Ints,
        journeys: Ints | None,
        persons: Ints | None,
        sums: list[int] | None,
        durations: Tally,
        n_persons: int,
    ) -> FlowResult:
        """The result out of the counts per transition key, `from * (n_labels + 1) + to`."""
        sources, targets = np.divmod(keys, len(labels) + 1)
        # Of equal counts the start comes first.
        order = np.lexsort((targets, (sources + 1) % (len(labels) + 1), -counts))
        leaving: Ints = group_totals(sources, counts, len(labels) + 1)
        low, high = wilson(counts, leaving[sources])
        bin_keys, bins = np.divmod(durations.keys, N_BINS)
        groups = np.searchsorted(keys, bin_keys)
        columns = {
            "from": named(sources, [*labels, START]),
            "to": named(targets, [*labels, END]),
            "count": pa.array(counts, pa.int64()),
            "persons": _counts(persons, len(keys)),
            "journeys": _counts(journeys, len(keys)),
            "share": float_column(share(counts, leaving[sources])),
            "low": float_column(low),
            "high": float_column(high),
            **_times(groups, bins, durations.counts[:, 0], sums, len(keys)),
        }
        place = np.empty(len(keys), dtype=np.int64)
        place[order] = np.arange(len(keys))
        filled = pa.table({"transition": place[groups], "bin": bins, "count": durations.counts[:, 0]})
        n_journeys = int(leaving[len(labels)])
        return cls(
            table=pa.table(columns).take(pa.array(order)),
            durations=filled,
            n_persons=n_persons,
            n_journeys=n_journeys,
            n_events=int(counts.sum()) - n_journeys,
        )

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """Count per (from, to)."""
        pairs = zip(self.table["from"].to_pylist(), self.table["to"].to_pylist(), strict=True)
        return dict(zip(pairs, self.table["count"].to_pylist(), strict=True))

    def to_arrow(self) -> pa.Table:
        """One row per transition."""
        return self.table

    def document(self) -> dict[str, Any]:
        """`{"transitions": [{"from", "to", "count", …}], "n_persons", "n_journeys", …}`."""
        return {
            "transitions": self.table.to_pylist(),
            "n_persons": self.n_persons,
            "n_journeys": self.n_journeys,
            "n_events": self.n_events,
            "relative_error": self.relative_error,
        }

    def headline(self) -> str:
        """How much was counted."""
        return (
            f"{self.table.num_rows:,} different transitions in {self.n_journeys:,} journeys "
            f"of {self.n_persons:,} persons ({self.n_events:,} events)"
        )

    def plot(self, kind: str = "heatmap", *, top: int = 20) -> altair.TopLevelMixin:
        """The flow as a picture.

        Parameters
        ----------
        kind
            "heatmap": from each touchpoint to each other one; "sankey": what leaves and what follows;
            "times": how long the commonest transitions take.
        top
            How many touchpoints ("heatmap") or transitions ("sankey", "times") are shown; the rest
            is gathered or, for times, left out.
        """
        if kind not in CHARTS:
            raise InvalidOptionError(f"No chart {kind!r} of a flow; choose one of {', '.join(CHARTS)}.")
        from klantreis.journeys.charts.flow import flow_chart  # noqa: PLC0415 - Altair loads slowly

        return flow_chart(self, kind, top)

    def mermaid(self, *, top: int | None = None) -> str:
        """The flow as the text of a Mermaid flowchart; `top` keeps only the most frequent transitions."""
        rows = self.table.slice(0, top).to_pylist()
        names = dict.fromkeys(name for row in rows for name in (row["from"], row["to"]))
        number = {name: f"n{i}" for i, name in enumerate(names)}
        return "\n".join(
            [
                "flowchart LR",
                *(f'    {number[name]}["{_escaped(name)}"]' for name in names),
                *(f'    {number[row["from"]]} -->|"{row["count"]}"| {number[row["to"]]}' for row in rows),
                "",
            ]
        )

    def compare(self, other: FlowResult) -> FlowComparison:
        """This flow against another, of persons that are not in both (two segments, say)."""
        return FlowComparison.of(self, other)


def _counts(counts: Ints | None, n: int) -> pa.Array:
    return pa.nulls(n, pa.int64()) if counts is None else pa.array(counts, pa.int64())


_TIMES = ("median_seconds", "median_low_seconds", "median_high_seconds", "mean_seconds", "p90_seconds")


def _times(groups: Ints, bins: Ints, counts: Ints, sums: list[int] | None, n: int) -> dict[str, pa.Array]:
    if sums is None:
        return {name: pa.nulls(n, pa.float64()) for name in _TIMES}
    totals = group_totals(groups, counts, n)
    middles = bin_middles()[bins] / _SECOND
    median, low, high = (at_ranks(groups, middles, counts, ranks) for ranks in median_ranks(totals))
    # Python's whole numbers: a sum of microseconds may exceed int64, and the mean is to be exact.
    means = [
        total / (n_times * 1_000_000) if n_times else np.nan
        for total, n_times in zip(sums, totals.tolist(), strict=True)
    ]
    p90 = at_ranks(groups, middles, counts, np.ceil(0.9 * totals))
    columns = (median, low, high, np.array(means, dtype=np.float64), p90)
    return {name: float_column(column) for name, column in zip(_TIMES, columns, strict=True)}


# Mermaid reads "1. x" and "- x" at the start of a label as Markdown lists.
_LIST_MARK = re.compile(r"^\s*(\d+[.)]|[-+*])(?=\s|$)")
_HARMLESS = frozenset("()_-.,/:+?!%'€=[]{}")


def _escaped(label: str) -> str:
    """A label that Mermaid shows as it is: what it would read as syntax becomes an entity."""
    is_list = bool(_LIST_MARK.match(label))
    return "".join(
        char if char.isalnum() or char == " " or (char in _HARMLESS and not is_list) else f"#{ord(char)};"
        for char in (" ".join(label.split()) or " ")
    )


@dataclass(frozen=True, eq=False)
class FlowComparison(Result):
    """Two flows side by side: per transition the share of what leaves `from`, in each.

    Attributes
    ----------
    table
        One row per transition of either, first those whose interval lies furthest from 0: `from`, `to`;
        `count_a`, `n_a` (transitions leaving `from`), `share_a`; the same for b; `difference` (a minus b)
        with its 95 % interval `low`, `high` (Newcombe); `p_value` of no difference (two-proportion z-test)
        and `q_value`, the same after Benjamini and Hochberg's correction for testing every transition.

    Notes
    -----
    The test counts transitions as if each stood alone. A person who passes one often weighs more than
    the test knows: take small p-values of frequently repeated transitions with care.
    """

    table: pa.Table

    @classmethod
    def of(cls, left: FlowResult, right: FlowResult) -> FlowComparison:
        """Both flows' transitions, matched by name."""
        count_a, count_b = left.counts, right.counts
        pairs = list(dict.fromkeys([*count_a, *count_b]))
        a, n_a = _shares(count_a, pairs)
        b, n_b = _shares(count_b, pairs)
        difference, low, high, p_value = difference_of_shares(a, n_a, b, n_b)
        surely = np.nan_to_num(np.maximum(np.maximum(low, -high), 0), nan=-1)
        order = np.lexsort((-np.abs(np.nan_to_num(difference)), -surely))
        columns = {
            "from": pa.array([pair[0] for pair in pairs], pa.string()),
            "to": pa.array([pair[1] for pair in pairs], pa.string()),
            "count_a": pa.array(a, pa.int64()),
            "n_a": pa.array(n_a, pa.int64()),
            "share_a": float_column(share(a, n_a)),
            "count_b": pa.array(b, pa.int64()),
            "n_b": pa.array(n_b, pa.int64()),
            "share_b": float_column(share(b, n_b)),
            "difference": float_column(difference),
            "low": float_column(low),
            "high": float_column(high),
            "p_value": float_column(p_value),
            "q_value": float_column(false_discovery_rates(p_value)),
        }
        return cls(pa.table(columns).take(pa.array(order)))

    def to_arrow(self) -> pa.Table:
        """One row per transition of either flow."""
        return self.table

    def document(self) -> dict[str, Any]:
        """`{"transitions": [{"from", "to", "count_a", …}]}`."""
        return {"transitions": self.table.to_pylist()}

    def headline(self) -> str:
        """How many transitions are compared."""
        return f"{self.table.num_rows:,} transitions in two flows, the surest difference first"

    def plot(self, *, top: int = 20) -> altair.TopLevelMixin:
        """The surest differences with their intervals."""
        from klantreis.journeys.charts.flow import differences  # noqa: PLC0415 - Altair loads slowly

        return differences(self, top)


def _shares(counts: dict[tuple[str, str], int], pairs: list[tuple[str, str]]) -> tuple[Ints, Ints]:
    """Per pair its count, and how many transitions leave where it starts."""
    leaving: dict[str, int] = {}
    for (source, _), count in counts.items():
        leaving[source] = leaving.get(source, 0) + count
    return (
        np.array([counts.get(pair, 0) for pair in pairs], dtype=np.int64),
        np.array([leaving.get(source, 0) for source, _ in pairs], dtype=np.int64),
    )
