"""Tests of whether figures have changed, and the correction for looking at many."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.special import ndtr, stdtr

from klantreis.evidence.satisfaction import Mean
from klantreis.evidence.scales import BEST, WORST

_Z_95 = 1.959963984540054


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values corrected for how many there are; NaN stays, and is not counted.

    Below 0.05 after it, the chance that any of them is by accident is 0.05 at most, however they hang
    together.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    known = [k for k, p in enumerate(p_values) if not math.isnan(p)]
    corrected = [math.nan] * len(p_values)
    highest = 0.0
    for rank, k in enumerate(sorted(known, key=lambda k: p_values[k])):
        highest = max(highest, min(1.0, (len(known) - rank) * p_values[k]))
        corrected[k] = highest
    return corrected


def rank_test(before: Mapping[int, int], now: Mapping[int, int]) -> float:
    """P-value that two samples, counted in ordered bins, are equally large; NaN without values.

    Mann and Whitney's U with midranks for ties, and its normal approximation without continuity.

    References
    ----------
    Lehmann (1975), Nonparametrics, 1.4.
    """
    bins = sorted({*before, *now})
    a = np.array([before.get(bin_, 0) for bin_ in bins], dtype=float)
    b = np.array([now.get(bin_, 0) for bin_ in bins], dtype=float)
    n_a, n_b, ties = a.sum(), b.sum(), a + b
    n = n_a + n_b
    if not n_a or not n_b:
        return math.nan
    midranks = np.cumsum(ties) - (ties - 1) / 2
    surplus = (a * midranks).sum() - n_a * (n + 1) / 2
    variance = n_a * n_b / 12 * (n + 1 - ((ties**3 - ties).sum() / (n * (n - 1))))
    if variance <= 0:
        return 1.0
    return float(2 * ndtr(-abs(surplus) / math.sqrt(variance)))


def mean_test(before: Mean, now: Mean) -> float:
    """P-value that two mean emotions are equal (Welch), from their intervals; NaN below two answers.

    The spread of each is read off the half width of its interval; where that was cut off at an end of the
    scale, off the other half.
    """
    if before.n < 2 or now.n < 2:
        return math.nan
    errors = [_standard_error(one) for one in (before, now)]
    variance = errors[0] ** 2 + errors[1] ** 2
    if variance == 0:
        return 1.0 if before.value == now.value else 0.0
    freedom = variance**2 / (errors[0] ** 4 / (before.n - 1) + errors[1] ** 4 / (now.n - 1))
    t = abs(before.value - now.value) / math.sqrt(variance)
    return float(2 * stdtr(freedom, -t))


def _standard_error(mean: Mean) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415 - beside its only use

    below = mean.value - mean.low if mean.low > WORST else 0.0
    above = mean.high - mean.value if mean.high < BEST else 0.0
    return max(below, above) / float(stdtrit(mean.n - 1, 0.975))
