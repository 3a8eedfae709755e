"""The tests behind validation: p-values from figures with an interval, so that any series can be tested."""

from __future__ import annotations

import math

from scipy.special import bdtr, bdtrc, stdtr, stdtrit  # scipy.stats takes half a second more to load

from klantreis.evidence.satisfaction import Mean
from klantreis.journeys.statistics import CONFIDENCE


def standard_error(mean: Mean) -> float:
    """The standard error that a 95 % t interval tells; the side counts that the scale's end did not cut."""
    if mean.n < 2:
        return math.nan
    half = max(mean.high - mean.value, mean.value - mean.low)
    return half / float(stdtrit(mean.n - 1, (1 + CONFIDENCE) / 2))


def differs_from(mean: Mean, reference: float, margin: float) -> float:
    """p-value that a mean lies no further than a margin from a value (Student's t, both sides)."""
    return _beyond(abs(mean.value - reference) - margin, standard_error(mean), mean.n - 1)


def differ(one: Mean, other: Mean, margin: float) -> float:
    """p-value that two means lie no further than a margin apart (Welch 1947)."""
    a, b = standard_error(one) ** 2, standard_error(other) ** 2
    if math.isnan(a + b) or a + b == 0:
        return math.nan
    freedom = (a + b) ** 2 / (a**2 / (one.n - 1) + b**2 / (other.n - 1))
    return _beyond(abs(one.value - other.value) - margin, math.sqrt(a + b), freedom)


def lies_below(mean: Mean, level: float) -> float:
    """p-value that a mean is not below a level (Student's t, one side)."""
    error = standard_error(mean)
    if math.isnan(error) or error == 0:
        return math.nan
    return float(stdtr(mean.n - 1, (mean.value - level) / error))


def share_below(count: int, n: int, level: float) -> float:
    """p-value that a share is not below a level (exact binomial test, one side)."""
    return float(bdtr(count, n, level)) if n else math.nan


def share_above(count: int, n: int, level: float) -> float:
    """p-value that a share is not above a level (exact binomial test, one side)."""
    if not n:
        return math.nan
    return float(bdtrc(count - 1, n, level)) if count else 1.0


def _beyond(excess: float, error: float, freedom: float) -> float:
    if math.isnan(error) or error == 0:
        return math.nan
    # Doubled, as it may be on either side; a mean within the margin is no difference at all.
    return min(1.0, 2 * float(stdtr(freedom, -excess / error))) if excess > 0 else 1.0
