"""Money of journeys in whole ten-thousandths, so that sums are exact in any order."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.journeys.block import Floats, Ints

UNITS = 10_000  # what the event store keeps of an amount: four decimals


@njit(cache=True, nogil=True)
def journey_money(values: Floats, offsets: Ints) -> tuple[Ints, Ints]:
    """The sum of the amounts of each journey, and how many of its events have one.

    Parameters
    ----------
    values
        float64 [n_events]; NaN where an event has no amount.
    offsets
        int32 [n_journeys + 1].

    Returns
    -------
    int64 [n_journeys] ten-thousandths; int64 [n_journeys] events with an amount
    """
    money = np.zeros(len(offsets) - 1, dtype=np.int64)
    n_amounts = np.zeros(len(offsets) - 1, dtype=np.int64)
    for journey in range(len(offsets) - 1):
        for k in range(offsets[journey], offsets[journey + 1]):
            if not np.isnan(values[k]):
                money[journey] += np.int64(round(values[k] * UNITS))
                n_amounts[journey] += 1
    return money, n_amounts


@dataclass(frozen=True)
class Money:
    """Money of some journeys.

    Attributes
    ----------
    total
        Sum of all amounts; NaN when there was none.
    mean, low, high
        Per journey, those without an amount counting as nothing, and its 95 % interval (normal).
    n
        Journeys.
    currency
        What the amounts are in, as it was declared; None when nobody said.
    """

    total: float
    mean: float
    low: float
    high: float
    n: int
    currency: str | None = None

    @classmethod
    def of(cls, units: int, squares: float, n: int, *, is_known: bool, currency: str | None) -> Money:
        """From the sum in ten-thousandths and the sum of squared amounts of n journeys."""
        if not is_known or not n:
            return cls(math.nan, math.nan, math.nan, math.nan, n, currency)
        total = units / UNITS
        mean = total / n
        low, high = normal_interval(mean, squares, n)
        return cls(total, mean, low, high, n, currency)


def normal_interval(mean: float, squares: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a mean from the sum of squares; NaN below two values."""
    if n < 2:
        return math.nan, math.nan
    variance = max(squares - n * mean * mean, 0.0) / (n - 1)
    half = 1.959963984540054 * math.sqrt(variance / n)
    return mean - half, mean + half
