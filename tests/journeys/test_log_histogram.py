"""A histogram of durations that merges by addition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.log_histogram import (
    N_BINS,
    RELATIVE_ERROR,
    bin_middles,
    bin_starts,
    log_bin,
    quantile,
    quantiles,
)

DURATIONS = st.integers(1, 2**53) | st.integers(1, 100)


def histogram(durations: list[int]) -> np.ndarray:
    return np.bincount([log_bin(duration) for duration in durations], minlength=N_BINS)


@settings(deadline=None, max_examples=300)
@given(DURATIONS)
def test_a_duration_lies_in_its_bin_and_near_its_middle(duration: int):
    starts, bin_ = bin_starts(), log_bin(duration)
    assert starts[bin_] <= duration < starts[bin_ + 1]
    assert abs(bin_middles()[bin_] - duration) <= RELATIVE_ERROR * duration


@pytest.mark.parametrize("duration", [-5, 0])
def test_nothing_and_less_have_the_first_bin(duration: int):
    assert log_bin(duration) == 0


def test_every_int64_has_a_bin():
    assert 0 < log_bin(1) < log_bin(2**63 - 1) < N_BINS


def test_short_durations_are_exact():
    assert [quantile(histogram([duration]), 0.5) for duration in range(64)] == list(range(64))


@settings(deadline=None, max_examples=100)
@given(st.lists(DURATIONS, min_size=1, max_size=40), st.floats(0, 1))
def test_a_quantile_is_within_the_stated_error_of_the_true_one(durations: list[int], share: float):
    true = np.quantile(durations, share, method="inverted_cdf")
    assert quantile(histogram(durations), share) == pytest.approx(true, rel=RELATIVE_ERROR + 1e-12)


def test_the_quantile_of_nothing_is_unknown_and_not_zero():
    assert math.isnan(quantile(np.zeros(N_BINS, dtype=np.int64), 0.5))


def test_quantiles_of_many_histograms_are_those_of_each():
    counts = np.stack([histogram([1, 2, 3]), histogram([]), histogram([60])])
    assert quantiles(counts, 0.5).tolist()[::2] == [2, 60]
    assert math.isnan(quantiles(counts, 0.5)[1])


def test_histograms_merge_by_addition():
    assert (histogram([1, 70]) + histogram([90])).tolist() == histogram([1, 70, 90]).tolist()
