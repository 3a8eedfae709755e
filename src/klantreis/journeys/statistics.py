"""How sure a figure is: intervals of shares, their differences, and times that are partly unseen.

What cannot be known is NaN, never 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri  # scipy.stats takes half a second more to load

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Ints

FloatArray = npt.NDArray[np.float64]

CONFIDENCE = 0.95
# Shares of whole numbers that ought to be exactly a half may come out one rounding above it.
_ROUNDING = 1e-12


class ImpossibleCountError(InvalidOptionError):
    """More successes than trials, or fewer than none."""

    code = "impossible_count"

    def __init__(self, successes: float, n: float) -> None:
        super().__init__(
            f"{successes:g} out of {n:g} is no share. Give how many did it and then how many could have, "
            "such as wilson(12, 40)."
        )
        self.successes, self.n = successes, n


class Interval(NamedTuple):
    """Both ends of an interval; NaN where nothing is known. Arrays keep the shape of what was asked."""

    low: FloatArray
    high: FloatArray


class Difference(NamedTuple):
    """A difference of two shares (first minus second), its interval and the p-value of no difference."""

    difference: FloatArray
    low: FloatArray
    high: FloatArray
    p_value: FloatArray


def share(successes: npt.ArrayLike, n: npt.ArrayLike) -> FloatArray:
    """Successes per trial, 0..1; NaN where there were no trials.

    Raises
    ------
    ImpossibleCountError
        When there are more successes than trials, or fewer than none.
    """
    successes, n = _counts(successes, n)
    return successes / np.where(n > 0, n, math.nan)


def wilson(successes: npt.ArrayLike, n: npt.ArrayLike, *, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval of a share; NaN where there were no trials.

    Parameters
    ----------
    successes, n
        How many did it, and how many could have. Numbers or arrays of one shape.
    confidence
        How often, 0..1, such an interval holds the true share.

    Raises
    ------
    ImpossibleCountError
        When there are more successes than trials, or fewer than none.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    rate = share(successes, n)
    successes, n = _counts(successes, n)
    z = _normal_quantile(confidence)
    n = np.where(n > 0, n, math.nan)
    centre = (rate + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2))
    # With none or all the end is 0 or 1 exactly; rounding must not put the share outside its interval.
    low = np.where(successes == 0, 0 * rate, np.maximum(centre - half, 0))
    high = np.where(successes == n, rate, np.minimum(centre + half, 1))
    return Interval(low, high)


def difference_of_shares(
    successes_a: npt.ArrayLike,
    n_a: npt.ArrayLike,
    successes_b: npt.ArrayLike,
    n_b: npt.ArrayLike,
    *,
    confidence: float = CONFIDENCE,
) -> Difference:
    """Share a minus share b of two groups that have nobody in common.

    The interval is Newcombe's hybrid of both Wilson intervals, the p-value that of the z-test with a
    pooled share (the square of its z is Pearson's chi-square). When nobody or everybody did it in both
    groups, nothing speaks for a difference and the p-value is 1.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
    """
    rate_a, rate_b = share(successes_a, n_a), share(successes_b, n_b)
    low_a, high_a = wilson(successes_a, n_a, confidence=confidence)
    low_b, high_b = wilson(successes_b, n_b, confidence=confidence)
    difference = rate_a - rate_b
    return Difference(
        difference,
        difference - np.hypot(rate_a - low_a, high_b - rate_b),
        difference + np.hypot(high_a - rate_a, rate_b - low_b),
        _p_value(*_counts(successes_a, n_a), *_counts(successes_b, n_b)),
    )


def false_discovery_rates(p_values: FloatArray) -> FloatArray:
    """Benjamini and Hochberg's (1995) false discovery rates of many tests; NaN stays NaN."""
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - loads slowly

    corrected = np.full(len(p_values), np.nan)
    is_known = ~np.isnan(p_values)
    if is_known.any():
        corrected[is_known] = false_discovery_control(p_values[is_known])
    return corrected


def _p_value(
    successes_a: FloatArray, n_a: FloatArray, successes_b: FloatArray, n_b: FloatArray
) -> FloatArray:
    pooled = share(successes_a + successes_b, n_a + n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (successes_a / n_a - successes_b / n_b) / np.sqrt(pooled * (1 - pooled) * (1 / n_a + 1 / n_b))
    is_unanimous = (n_a > 0) & (n_b > 0) & ((pooled == 0) | (pooled == 1))
    return np.where(is_unanimous, 1.0, 2 * ndtr(-np.abs(z)))


def _normal_quantile(confidence: float) -> float:
    """How many standard deviations to either side hold that share of a normal distribution: 1.96 for 0.95."""
    if not 0 < confidence < 1:
        raise InvalidOptionError(
            f"A confidence of {confidence:g} is not between 0 and 1. Give one such as 0.95."
        )
    return float(ndtri((1 + confidence) / 2))


def _counts(successes: npt.ArrayLike, n: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    successes, n = np.broadcast_arrays(np.asarray(successes, dtype=float), np.asarray(n, dtype=float))
    wrong = (successes < 0) | (successes > n)
    if wrong.any():
        raise ImpossibleCountError(float(successes[wrong][0]), float(n[wrong][0]))
    return successes, n


@dataclass(frozen=True)
class Survival:
    """The share that has not ended yet as time passes: a step down at each of the times.

    Attributes
    ----------
    times
        float64 [n_times], ascending: when something ended.
    at_risk, ended
        int64 [n_times]: how many were still seen just before, and how many ended then.
    survival, low, high
        float64 [n_times]: share that lasts longer than this time, and its interval; the interval is NaN
        where all have ended.
    n
        How many there were at the start.
    """

    times: FloatArray
    at_risk: Ints
    ended: Ints
    survival: FloatArray
    low: FloatArray
    high: FloatArray
    n: int

    def time_by(self, ended_share: float) -> float:
        """When that share had ended; NaN when it never was seen to."""
        return _first_time(self.times, self.survival, 1 - ended_share)

    @property
    def median(self) -> tuple[float, float, float]:
        """The median and its interval (Brookmeyer and Crowley 1982); NaN where it is beyond what was seen."""
        return (
            _first_time(self.times, self.survival, 0.5),
            _first_time(self.times, self.low, 0.5),
            _first_time(self.times, self.high, 0.5),
        )


def _first_time(times: FloatArray, curve: FloatArray, level: float) -> float:
    # An interval that is unknown after the last end stays where it was: it cannot rise.
    reached = np.flatnonzero(curve <= level + _ROUNDING)
    return float(times[reached[0]]) if len(reached) else math.nan


def kaplan_meier(
    times: npt.ArrayLike,
    ended: npt.ArrayLike,
    censored: npt.ArrayLike,
    *,
    n_beyond: int = 0,
    confidence: float = CONFIDENCE,
) -> Survival:
    """The product-limit estimate over counted times, with Greenwood's log-log interval.

    Parameters
    ----------
    times
        [n_times], ascending, distinct.
    ended, censored
        [n_times]: how many ended at each time, and of how many no more is known after it. Who is
        censored at a time was still at risk of ending then.
    n_beyond
        How many were seen all along and had not ended after the last time.
    confidence
        How often, 0..1, the interval at one time holds the true share.

    References
    ----------
    Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457-481.
    Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, 1.4.
    """
    times = np.asarray(times, dtype=float)
    ended, censored = np.asarray(ended, dtype=np.int64), np.asarray(censored, dtype=np.int64)
    n = int(ended.sum() + censored.sum()) + n_beyond
    at_risk = n - (np.cumsum(ended + censored) - (ended + censored))
    steps = ended > 0
    times, at_risk, ended = times[steps], at_risk[steps], ended[steps]
    survival = np.cumprod(1 - ended / at_risk)
    low, high = _log_log(survival, at_risk, ended, _normal_quantile(confidence))
    return Survival(times, at_risk, ended, survival, low, high, n)


def _log_log(survival: FloatArray, at_risk: Ints, ended: Ints, z: float) -> Interval:
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(ended / (at_risk * (at_risk - ended)))
        spread = np.exp(z * np.sqrt(greenwood) / np.log(survival))
        return Interval(survival ** (1 / spread), survival**spread)
