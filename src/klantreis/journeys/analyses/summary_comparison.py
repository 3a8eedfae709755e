"""Two groups of persons side by side: which touchpoints the one has more often than the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.journeys.analyses.funnel_comparison import SHARED_PERSONS
from klantreis.journeys.results import Result, float_column
from klantreis.journeys.statistics import difference_of_shares, false_discovery_rates, share

if TYPE_CHECKING:
    import altair

    from klantreis.journeys.analyses.summary_result import SummaryResult


@dataclass(frozen=True)
class SummaryComparison(Result):
    """Per touchpoint the share of persons who have it, in each of two groups.

    Attributes
    ----------
    left, right
        The summaries; differences are left minus right.
    """

    left: SummaryResult
    right: SummaryResult

    def to_arrow(self) -> pa.Table:
        """One row per touchpoint of either, first those whose interval lies furthest from 0.

        `q_value` is the p-value of no difference after Benjamini and Hochberg's correction for testing
        every touchpoint.
        """
        of_left, of_right = (_persons(one) for one in (self.left, self.right))
        names = list(dict.fromkeys([*of_left, *of_right]))
        left = np.array([of_left.get(name, 0) for name in names], dtype=np.int64)
        right = np.array([of_right.get(name, 0) for name in names], dtype=np.int64)
        n_left, n_right = self.left.n_persons, self.right.n_persons
        difference, low, high, p_value = difference_of_shares(left, n_left, right, n_right)
        surely = np.nan_to_num(np.maximum(np.maximum(low, -high), 0), nan=-1)
        order = np.lexsort((-np.abs(np.nan_to_num(difference)), -surely))
        columns = {
            "touchpoint": pa.array(names, pa.string()),
            "persons_left": pa.array(left, pa.int64()),
            "share_left": float_column(share(left, n_left)),
            "persons_right": pa.array(right, pa.int64()),
            "share_right": float_column(share(right, n_right)),
            "difference": float_column(difference),
            "low": float_column(low),
            "high": float_column(high),
            "p_value": float_column(p_value),
            "q_value": float_column(false_discovery_rates(p_value)),
        }
        return pa.table(columns).take(pa.array(order, pa.int64()))

    def document(self) -> dict[str, Any]:
        """`{"left": {"persons", …}, "right", "touchpoints": [{"touchpoint", "difference", …}], "note"}`."""
        return {
            "left": _totals(self.left),
            "right": _totals(self.right),
            "touchpoints": self.to_arrow().to_pylist(),
            "note": SHARED_PERSONS,
        }

    def headline(self) -> str:
        """The surest difference."""
        rows = self.to_arrow().slice(0, 1).to_pylist()
        if not rows or rows[0]["difference"] is None:
            return "The groups cannot be compared: one of them has nobody."
        first = rows[0]
        points = [f"{100 * first[name]:+.1f}" for name in ("difference", "low", "high")]
        return (
            f"{first['touchpoint']}: {points[0]} percentage points of persons "
            f"(95 % interval {points[1]} to {points[2]}). {SHARED_PERSONS}"
        )

    def plot(self) -> altair.TopLevelMixin:
        """The differences with their intervals."""
        from klantreis.journeys.charts.comparison import touchpoints_chart  # noqa: PLC0415 - loads slowly

        return touchpoints_chart(self)


def _persons(result: SummaryResult) -> dict[str, int]:
    return dict(zip(result.table["touchpoint"].to_pylist(), result.table["persons"].to_pylist(), strict=True))


def _totals(result: SummaryResult) -> dict[str, Any]:
    """What a summary's document says, without its touchpoints."""
    document = result.document()
    kept = ("persons", "journeys", "events", "first", "last", "journey_length", "journey_duration_seconds")
    return {name: document[name] for name in kept}
