"""The counts of a funnel, and the rates that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from klantreis.journeys.block import Floats, Ints
from klantreis.journeys.results import float_column
from klantreis.journeys.statistics import Interval, share, wilson


@dataclass(frozen=True)
class FunnelState:
    """Counts of a funnel; states add up.

    Attributes
    ----------
    n_journeys
        int64 [n_groups].
    reached, pending, pending_from_previous
        int64 [n_groups, n_steps], as in the kernels' `Counts`.
    converted, censored
        int64 [n_steps, N_BINS], as in the kernels' `Counts`.
    """

    n_journeys: Ints
    reached: Ints
    pending: Ints
    pending_from_previous: Ints
    converted: Ints
    censored: Ints


@dataclass(frozen=True)
class FunnelGroup:
    """The journeys of one group, step by step.

    Attributes
    ----------
    name
        The value of the breakdown.
    n_journeys
        All journeys of the group, whether they entered or not.
    reached, pending
        int64 [n_steps]: journeys that reached the step; that did not yet, but still can.
    pending_from_previous
        int64 [n_steps]: those pending that reached the required step before.
    previous
        int32 [n_steps]: the last step before this one that every chain has; -1 for the first.
    """

    name: str
    n_journeys: int
    reached: Ints
    pending: Ints
    pending_from_previous: Ints
    previous: Ints

    @property
    def n(self) -> Ints:
        """int64 [n_steps]: journeys that a rate is of: those that entered and are not pending."""
        n: Ints = self.reached[0] - self.pending
        return n

    @property
    def rate(self) -> Floats:
        """float64 [n_steps]: share of `n` that reached the step; NaN where `n` is 0.

        While much is pending it leans to the high side: who is quick has converted, who is slow is not
        counted yet. `FunnelResult.expected_rate` has no such lean.
        """
        return share(self.reached, self.n)

    @property
    def interval(self) -> Interval:
        """95 % Wilson interval of `rate`."""
        return wilson(self.reached, self.n)

    @property
    def n_from_previous(self) -> Ints:
        """int64 [n_steps]: those that reached the required step before and are not pending.

        The first step has none before it: all that entered.
        """
        before: Ints = self.reached[np.maximum(self.previous, 0)] - self.pending_from_previous
        return before

    @property
    def rate_from_previous(self) -> Floats:
        """float64 [n_steps]: share of `n_from_previous` that reached the step; NaN where that is 0."""
        return share(self.reached, self.n_from_previous)

    @property
    def interval_from_previous(self) -> Interval:
        """95 % Wilson interval of `rate_from_previous`."""
        return wilson(self.reached, self.n_from_previous)

    def columns(self, steps: Sequence[str]) -> dict[str, pa.Array]:
        """The group as a table of a row per step."""
        (low, high), (low_before, high_before) = self.interval, self.interval_from_previous
        return {
            "step": pa.array(steps, pa.string()),
            "reached": pa.array(self.reached, pa.int64()),
            "pending": pa.array(self.pending, pa.int64()),
            "n": pa.array(self.n, pa.int64()),
            "rate": float_column(self.rate),
            "low": float_column(low),
            "high": float_column(high),
            "n_from_previous": pa.array(self.n_from_previous, pa.int64()),
            "rate_from_previous": float_column(self.rate_from_previous),
            "low_from_previous": float_column(low_before),
            "high_from_previous": float_column(high_before),
        }
