"""Figures that can be compared: a value with its interval, differences of two, and how many more it takes.

All differences but that of means come from the intervals of both sides, the method of variance estimates
recovery (MOVER): of two Wilson intervals it gives Newcombe's, of two differences that of a difference of
differences.

References
----------
Zou and Donner (2008), Statistics in Medicine 27, 1693-1702 (MOVER).
Newcombe (1998), Statistics in Medicine 17, 873-890 (shares).
Welch (1947), Biometrika 34, 28-35 (means).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, ndtri, stdtrit  # scipy.stats takes half a second more to load

from klantreis.errors import InvalidOptionError
from klantreis.evidence.satisfaction import mean_of, nps
from klantreis.journeys.block import Ints
from klantreis.journeys.log_histogram import bin_middles
from klantreis.journeys.statistics import CONFIDENCE, wilson

POWER = 0.80
_PERCENT = 100.0


@dataclass(frozen=True)
class Figure:
    """A figure of a group, with its 95 % interval.

    Attributes
    ----------
    value, low, high
        The figure in its own unit; shares are per cent. NaN where nothing is known.
    n
        How many it is of.
    variance
        Of one of them: divided by n it is the variance of the figure. NaN where it is not known.
    is_mean
        Whether it is a plain mean, so that two of them are compared by Welch's interval.
    """

    value: float
    low: float
    high: float
    n: int
    variance: float = math.nan
    is_mean: bool = False


@dataclass(frozen=True)
class Gap:
    """A difference of two figures, the second minus the first, with its 95 % interval; NaN if unknown."""

    value: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether its interval leaves out no difference at all."""
        return self.low > 0 or self.high < 0


NOTHING = Figure(math.nan, math.nan, math.nan, 0)


def share_figure(successes: int, n: int) -> Figure:
    """A share in per cent with Wilson's interval."""
    if n == 0:
        return NOTHING
    low, high = wilson(successes, n)
    share = successes / n
    # As if two more had done it and two had not: with none or all, the plain variance would be nothing.
    smoothed = (successes + 2) / (n + 4)
    variance = _PERCENT**2 * smoothed * (1 - smoothed)
    return Figure(_PERCENT * share, _PERCENT * float(low), _PERCENT * float(high), n, variance)


def mean_figure(values: npt.ArrayLike, counts: npt.ArrayLike, low: float, high: float) -> Figure:
    """The mean of answers between two ends of a scale; see `satisfaction.mean_of`."""
    values, counts = np.asarray(values, dtype=float), np.asarray(counts, dtype=float)
    mean = mean_of(values, counts, low, high)
    if mean.n == 0:
        return NOTHING
    squares = float((counts * (values - mean.value) ** 2).sum())
    variance = squares / (mean.n - 1) if mean.n > 1 else 0.0
    # Where all answer alike the interval of the mean says what is still possible, and Welch's does not.
    return Figure(mean.value, mean.low, mean.high, mean.n, variance, is_mean=variance > 0)


def nps_figure(scores: npt.ArrayLike, counts: npt.ArrayLike) -> Figure:
    """The net promoter score; see `satisfaction.nps`."""
    found = nps(scores, counts)
    if found.n == 0:
        return NOTHING
    half = (found.high - found.low) / 2
    return Figure(found.value, found.low, found.high, found.n, found.n * (half / _z(CONFIDENCE)) ** 2)


def sample_figure(values: npt.ArrayLike) -> Figure:
    """The mean of figures that were written down, one a period, with Student's t interval."""
    sample = np.asarray(values, dtype=float)
    n = len(sample)
    if n < 2:
        return Figure(float(sample[0]), math.nan, math.nan, 1) if n else NOTHING
    mean, variance = float(sample.mean()), float(sample.var(ddof=1))
    half = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * math.sqrt(variance / n)
    return Figure(mean, mean - half, mean + half, n, variance, is_mean=variance > 0)


def median_figure(counts: Ints, *, unit: float = 1.0) -> Figure:
    """The median of durations in a log histogram, with the interval of the order statistics.

    The interval goes from the k-th of the ordered durations to the k-th from above, where k is the
    greatest for which the binomial distribution leaves at most 2.5 % to either side. Fewer than six
    durations have no such interval.

    Parameters
    ----------
    counts
        int64 [N_BINS] of `journeys.log_histogram`.
    unit
        How many of the histogram's units (microseconds) are one of the figure's.

    References
    ----------
    Conover (1999), Practical Nonparametric Statistics, 3.2.
    """
    n = int(counts.sum())
    if n == 0:
        return NOTHING
    rank = median_rank(n)
    value = _ranked(counts, (n + 1) // 2, unit)
    if rank == 0:
        return Figure(value, math.nan, math.nan, n)
    low, high = _ranked(counts, rank, unit), _ranked(counts, n + 1 - rank, unit)
    return Figure(value, low, high, n, n * ((high - low) / 2 / _z(CONFIDENCE)) ** 2)


def median_rank(n: int, *, confidence: float = CONFIDENCE) -> int:
    """Which of n ordered values, counted from either end, bounds the median; 0 when none does."""
    tail = (1 - confidence) / 2
    rank = int(max(n / 2 - _z(confidence) * math.sqrt(n) / 2 - 2, 0))
    while rank < n and bdtr(rank, n, 0.5) <= tail:
        rank += 1
    return rank


def _ranked(counts: Ints, rank: int, unit: float) -> float:
    """The value of a rank, counted from 1."""
    bin_ = int(np.searchsorted(np.cumsum(counts), rank))
    return float(bin_middles()[bin_]) / unit


def gap(before: Figure, after: Figure, *, confidence: float = CONFIDENCE) -> Gap:
    """How much more the second figure is than the first."""
    if before.is_mean and after.is_mean:
        return welch(before, after, confidence=confidence)
    return mover(before, after)


def welch(before: Figure, after: Figure, *, confidence: float = CONFIDENCE) -> Gap:
    """The difference of two means whose spreads may differ, with Welch's t interval."""
    parts = before.variance / before.n, after.variance / after.n
    square = sum(parts)
    freedom = square**2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (after.n - 1))
    half = float(stdtrit(freedom, (1 + confidence) / 2)) * math.sqrt(square)
    value = after.value - before.value
    return Gap(value, value - half, value + half)


def mover(first: Figure | Gap, second: Figure | Gap) -> Gap:
    """The difference of two independent figures (second minus first), from the intervals of both."""
    value = second.value - first.value
    return Gap(
        value,
        value - math.hypot(second.value - second.low, first.high - first.value),
        value + math.hypot(second.high - second.value, first.value - first.low),
    )


@dataclass(frozen=True)
class Sides:
    """Before and after of those who were touched, and perhaps of others."""

    before: Figure
    after: Figure
    other_before: Figure | None = None
    other_after: Figure | None = None

    @property
    def all(self) -> tuple[Figure, ...]:
        """All that there are."""
        return tuple(one for one in (self.before, self.after, self.other_before, self.other_after) if one)

    @property
    def change(self) -> Gap:
        """Of those who were touched."""
        return gap(self.before, self.after)

    @property
    def other_change(self) -> Gap | None:
        """Of the others."""
        if self.other_before is None or self.other_after is None:
            return None
        return gap(self.other_before, self.other_after)

    @property
    def beyond(self) -> Gap | None:
        """How much more those who were touched changed than the others: the difference in differences."""
        return None if self.other_change is None else mover(self.other_change, self.change)


def needed_after(sides: Sides, change: float, *, power: float = POWER) -> float:
    """How many it takes after the action to see a change, with what there is before; infinite if never.

    A change is seen with a chance of `power` when it is as large as the quantiles of error and power
    together times the standard error. What was counted before is there and grows no more; what comes
    after grows, of others in step with those who were touched.

    References
    ----------
    Chow, Shao and Wang (2008), Sample Size Calculations in Clinical Research, 3.2 and 4.2.
    """
    if change == 0:
        return math.inf
    allowed = (change / (_z(CONFIDENCE) + float(ndtri(power)))) ** 2
    allowed -= sides.before.variance / max(sides.before.n, 1)
    growing = sides.after.variance
    if sides.other_before is not None and sides.other_after is not None:
        allowed -= sides.other_before.variance / max(sides.other_before.n, 1)
        growing += sides.other_after.variance * sides.after.n / max(sides.other_after.n, 1)
    if math.isnan(allowed) or math.isnan(growing):
        return math.nan
    return growing / allowed if allowed > 0 else math.inf


def needed_each(variance_before: float, variance_after: float, change: float, *, power: float = POWER) -> int:
    """How many it takes on either side, as many on both, to see a change with a chance of `power`.

    Raises
    ------
    InvalidOptionError
        When the change is none.
    """
    if change == 0:
        raise InvalidOptionError(
            "No number is enough to see a change of 0. Give one such as 2.",
            nl="Geen aantal is genoeg om een verandering van 0 te zien. Geef er een zoals 2.",
        )
    z = _z(CONFIDENCE) + float(ndtri(power))
    return math.ceil(z**2 * (variance_before + variance_after) / change**2)


def _z(confidence: float) -> float:
    return float(ndtri((1 + confidence) / 2))
