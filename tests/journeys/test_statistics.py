"""Intervals of shares, their differences, and times that are partly unseen."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from klantreis.errors import InvalidOptionError
from klantreis.journeys.statistics import (
    ImpossibleCountError,
    difference_of_shares,
    kaplan_meier,
    share,
    wilson,
)

COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))

# Remission in weeks under 6-mercaptopurine; a plus in the paper is in CENSORED. Freireich et al. (1963),
# Blood 21, 699-716; with its estimate in Kleinbaum and Klein (2012), Survival Analysis, table 2.2.
REMISSIONS = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def counted(ended: list[float], censored: list[float]) -> tuple[list[float], list[int], list[int]]:
    times = sorted({*ended, *censored})
    return times, [ended.count(time) for time in times], [censored.count(time) for time in times]


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(successes: int, n: int, low: float, high: float):
    assert wilson(successes, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(COUNTS, st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_is_that_of_scipy_and_holds_its_share(counts: tuple[int, int], confidence: float):
    successes, n = counts
    ours = wilson(successes, n, confidence=confidence)
    theirs = stats.binomtest(successes, n).proportion_ci(confidence, method="wilson")
    assert ours == (pytest.approx(theirs.low, abs=1e-12), pytest.approx(theirs.high, abs=1e-12))
    assert 0 <= ours.low <= share(successes, n) <= ours.high <= 1


def test_a_share_of_nobody_is_unknown():
    assert math.isnan(share(0, 0))
    assert np.isnan(wilson(0, 0)).all()
    assert np.isnan(difference_of_shares(0, 0, 3, 4)).all()


def test_arrays_are_taken_element_by_element():
    low, high = wilson([0, 81, 0], [20, 263, 0])
    assert low[:2] == pytest.approx([0, 0.2553], abs=5e-5)
    assert high[:2] == pytest.approx([0.1611, 0.3662], abs=5e-5)
    assert np.isnan([low[2], high[2]]).all()


@pytest.mark.parametrize(("successes", "n"), [(5, 4), (-1, 4)])
def test_an_impossible_count_is_refused(successes: int, n: int):
    with pytest.raises(ImpossibleCountError, match=f"{successes} out of {n} is no share") as refused:
        wilson(successes, n)
    assert (refused.value.successes, refused.value.n) == (successes, n)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_an_impossible_confidence_is_refused(confidence: float):
    with pytest.raises(InvalidOptionError, match=r"such as 0\.95"):
        wilson(1, 2, confidence=confidence)


@pytest.mark.parametrize(
    ("groups", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1),
        ((10, 10, 0, 10), 0.6075, 1),
    ],
)
def test_a_difference_has_the_published_interval(groups: tuple[int, ...], low: float, high: float):
    found = difference_of_shares(*groups)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(COUNTS, COUNTS)
def test_the_p_value_is_that_of_chi_square(a: tuple[int, int], b: tuple[int, int]):
    found = difference_of_shares(*a, *b)
    table = [[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]]
    if np.sum(table, axis=0).all():
        expected = stats.chi2_contingency(table, correction=False).pvalue
        assert found.p_value == pytest.approx(expected, abs=1e-9)
    else:
        assert found.p_value == 1
    assert found.low <= found.difference <= found.high


def test_kaplan_meier_gives_the_published_remissions():
    found = kaplan_meier(*counted(REMISSIONS, CENSORED))
    assert found.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.survival == pytest.approx([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5)
    median, low, high = found.median
    assert (median, low) == (23, 13)  # as Stata's stci prints: 23, from 13, without an upper end
    assert math.isnan(high)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.lists(st.integers(1, 30), max_size=30))
def test_kaplan_meier_is_that_of_scipy(ended: list[float], censored: list[float]):
    found = kaplan_meier(*counted(ended, censored))
    theirs = stats.ecdf(stats.CensoredData(uncensored=ended, right=censored)).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it warns where all have ended; we give NaN
        bounds = theirs.confidence_interval(method="log-log")
    assert found.survival == pytest.approx(theirs.evaluate(found.times), abs=1e-12)
    known = found.survival > 1e-12
    assert found.low[known] == pytest.approx(bounds.low.evaluate(found.times)[known], abs=1e-9)
    assert found.high[known] == pytest.approx(bounds.high.evaluate(found.times)[known], abs=1e-9)


def test_those_seen_to_the_very_end_stay_at_risk():
    found = kaplan_meier([1, 2], [10, 10], [0, 0], n_beyond=80)
    assert found.n == 100
    assert found.survival == pytest.approx([0.9, 0.8])
    assert found.time_by(0.2) == 2
    assert math.isnan(found.time_by(0.3))
    assert np.isnan(found.median).all()


def test_when_all_are_censored_nothing_is_known_of_the_median():
    found = kaplan_meier([1, 2], [0, 0], [3, 4])
    assert found.times.size == 0
    assert np.isnan(found.median).all()


def test_without_censoring_the_median_is_the_plain_one():
    assert kaplan_meier([1, 5, 9], [1, 1, 1], [0, 0, 0]).median[0] == 5
