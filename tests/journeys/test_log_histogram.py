"""Durations in bins that grow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.log_histogram import (
    N_BINS,
    RELATIVE_ERROR,
    at_ranks,
    log_bin,
    lower_edges,
    middles,
    quantile,
    quantiles,
)

CENTURIES = 300 * 366 * 86_400 * 1_000_000


def histogram(durations: list[int]) -> np.ndarray:
    return np.bincount([log_bin(duration) for duration in durations], minlength=N_BINS)


@settings(deadline=None)
@given(st.integers(0, CENTURIES))
def test_what_is_read_back_differs_by_at_most_the_stated_error(duration):
    back = middles(np.array([log_bin(duration)]))[0]
    assert abs(back - duration) <= RELATIVE_ERROR * duration


@settings(deadline=None)
@given(st.integers(0, CENTURIES))
def test_a_duration_lies_between_the_edges_of_its_bin(duration):
    bin_ = log_bin(duration)
    assert lower_edges(np.array([bin_]))[0] <= duration < lower_edges(np.array([bin_ + 1]))[0]


def test_short_durations_are_exact_and_the_longest_int64_has_a_bin():
    assert [middles(np.array([log_bin(duration)]))[0] for duration in range(64)] == list(range(64))
    assert log_bin(np.iinfo(np.int64).max) < N_BINS
    assert log_bin(-5) == 0


@settings(deadline=None)
@given(
    st.lists(st.integers(0, CENTURIES), min_size=1, max_size=60), st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0])
)
def test_a_quantile_is_within_the_error_of_the_exact_one(durations, share):
    exact = np.quantile(durations, share, method="inverted_cdf")
    assert quantile(histogram(durations), share) == pytest.approx(exact, rel=RELATIVE_ERROR)


def test_no_durations_have_no_median():
    assert math.isnan(quantile(np.zeros(N_BINS, dtype=np.int64), 0.5))


def test_many_histograms_give_each_its_own_quantile():
    groups, bins = np.array([0, 0, 2]), np.array([log_bin(1), log_bin(40), log_bin(7)])
    got = quantiles(groups, bins, np.array([3, 1, 5]), 3, 0.5)
    assert got[0] == 1
    assert math.isnan(got[1])
    assert got[2] == 7


def test_a_rank_outside_the_durations_is_moved_to_the_nearest():
    groups, bins = np.array([0, 0]), np.array([log_bin(1), log_bin(40)])
    for rank, expected in [(-3, 1), (1, 1), (2, 40), (99, 40)]:
        assert at_ranks(groups, bins, np.array([1, 1]), np.array([float(rank)]))[0] == expected
