"""Two groups of journeys through the same funnel, side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import JourneysError
from klantreis.journeys.analyses.funnel_rates import FunnelGroup
from klantreis.journeys.results import Result, float_column
from klantreis.journeys.statistics import difference_of_shares

if TYPE_CHECKING:
    import altair

SHARED_PERSONS = (
    "The interval and the p-value hold when the two groups have no person in common, "
    "such as two segments or two periods of entry."
)


class FunnelsDifferError(JourneysError):
    """Two funnels of different steps, which cannot be compared."""

    code = "funnels_differ"

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        super().__init__(
            f"The funnels have different steps: {' → '.join(left)} and {' → '.join(right)}. "
            "Compare the same funnel through two lenses.",
            nl=f"De trechters hebben verschillende stappen: {' → '.join(left)} en {' → '.join(right)}. "
            "Vergelijk dezelfde trechter door twee lenzen.",
        )
        self.left, self.right = tuple(left), tuple(right)


@dataclass(frozen=True)
class FunnelComparison(Result):
    """Two groups through the same funnel.

    Attributes
    ----------
    steps
        Name of each step.
    left, right
        The groups; differences are left minus right.
    """

    steps: tuple[str, ...]
    left: FunnelGroup
    right: FunnelGroup

    def to_arrow(self) -> pa.Table:
        """One row per step."""
        left, right = self.left, self.right
        found = difference_of_shares(left.reached, left.n, right.reached, right.n)
        # All that enter have done the first step: a rate of 1 on both sides says nothing.
        p_value = np.where(np.arange(len(self.steps)) == 0, math.nan, found.p_value)
        return pa.table(
            {
                "step": pa.array(self.steps, pa.string()),
                "reached_left": pa.array(left.reached, pa.int64()),
                "n_left": pa.array(left.n, pa.int64()),
                "rate_left": float_column(left.rate),
                "reached_right": pa.array(right.reached, pa.int64()),
                "n_right": pa.array(right.n, pa.int64()),
                "rate_right": float_column(right.rate),
                "difference": float_column(found.difference),
                "low": float_column(found.low),
                "high": float_column(found.high),
                "p_value": float_column(p_value),
            }
        )

    def document(self) -> dict[str, Any]:
        """The JSON document."""
        return {"steps": self.to_arrow().to_pylist(), "note": SHARED_PERSONS}

    def headline(self) -> str:
        """The difference at the last step."""
        last = self.to_arrow().slice(len(self.steps) - 1, 1).to_pylist()[0]
        if last["difference"] is None:
            return f"The rates of {self.steps[-1]} cannot be compared: one side has nobody to judge."
        points = [f"{100 * last[name]:+.1f}" for name in ("difference", "low", "high")]
        return (
            f"{self.steps[-1]}: {points[0]} percentage points "
            f"(95 % interval {points[1]} to {points[2]}). {SHARED_PERSONS}"
        )

    def plot(self) -> altair.TopLevelMixin:
        """The difference per step with its interval."""
        from klantreis.journeys.charts.funnel import comparison_chart  # noqa: PLC0415 - charts load slowly

        return comparison_chart(self)
