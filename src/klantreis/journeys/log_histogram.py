"""A histogram of durations that merges by addition and knows its own error.

The bins are those of an HDR histogram: an octave (a doubling) is cut into 32 equal bins, so that a bin
is never wider than 1/32 of the durations in it. The number of a bin comes from the bits of the duration
as a float64: its exponent and the first five bits of its fraction.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from numba import njit

from klantreis.journeys.block import Floats, Ints

_FRACTION_BITS = 5
_BINS_PER_OCTAVE = 1 << _FRACTION_BITS
_SHIFT = 52 - _FRACTION_BITS
_ONE = 1023 << _FRACTION_BITS  # the exponent bits of 1.0

N_BINS = 2 + 63 * _BINS_PER_OCTAVE
"""Bin 0 holds zero (and anything below), the last what float64 rounds to 2**63."""

RELATIVE_ERROR = 1 / (2 * _BINS_PER_OCTAVE)
"""The most that a quantile can differ from the true one, as a share of it; below 64 it is exact."""


@njit(cache=True, nogil=True)
def log_bin(duration: int) -> int:
    """The bin of an int64 duration: 0 for nothing or less, else 1 up to N_BINS - 1."""
    if duration <= 0:
        return 0
    bits = np.float64(duration).view(np.int64)
    return (bits >> _SHIFT) - _ONE + 1  # type: ignore[return-value]


def bin_starts() -> Floats:
    """float64 [N_BINS]: the least duration of each bin; it ends where the next one starts."""
    bins = np.arange(N_BINS - 1)
    starts = np.ldexp(1 + (bins % _BINS_PER_OCTAVE) / _BINS_PER_OCTAVE, bins // _BINS_PER_OCTAVE)
    return np.concatenate([[0.0], starts])


def bin_middles() -> Floats:
    """float64 [N_BINS]: halfway between the least and the greatest whole number of each bin.

    Off by `RELATIVE_ERROR` of the duration at most. Bins of short durations hold one whole number or
    none; the latter are never filled.
    """
    starts = bin_starts()
    least = np.ceil(starts)
    greatest = np.maximum(np.ceil(np.append(starts[1:], starts[-1] + 1)) - 1, least)
    middles: Floats = (least + greatest) / 2
    return middles


def quantile(counts: Ints, share: float) -> float:
    """The duration that `share` of all durations do not exceed; NaN when there are none.

    Parameters
    ----------
    counts
        Integer [N_BINS]: how many durations fell in each bin.
    share
        0..1; 0.5 is the median (the lower one of an even number).

    Returns
    -------
    float
        Off by `RELATIVE_ERROR` of the true quantile at most.
    """
    return float(quantiles(np.asarray(counts)[np.newaxis, :], share)[0])


def quantiles(counts: Ints, share: float) -> npt.NDArray[np.float64]:
    """`quantile` of many histograms at once: integer [n, N_BINS] gives float64 [n]."""
    below = np.cumsum(counts, axis=1)
    total = below[:, -1]
    rank = np.maximum(np.ceil(share * total), 1)
    bins = np.minimum((below < rank[:, np.newaxis]).sum(axis=1), N_BINS - 1)
    return np.where(total > 0, bin_middles()[bins], math.nan)
