"""CSAT, NPS and a mean emotion, with their intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.errors import InvalidOptionError
from klantreis.evidence.satisfaction import (
    ImpossibleAnswersError,
    csat,
    mean_emotion,
    mean_of,
    nps,
    nps_of_groups,
)


def test_csat_is_told_as_a_mean_and_as_the_share_of_4_and_5():
    found = csat([5, 4, 4, 3, 1, math.nan])
    assert (found.n, found.mean.value, found.satisfied, found.share) == (5, 3.4, 3, 0.6)
    assert found.low < 0.6 < found.high
    assert found.mean.low < 3.4 < found.mean.high


def test_csat_has_the_published_wilson_interval():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263.
    found = csat([5, 4, 2], [41, 40, 182])
    assert (found.satisfied, found.n) == (81, 263)
    assert (found.low, found.high) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))


def test_csat_on_another_scale_counts_its_two_best_answers():
    assert csat([7, 6, 5, 1], scale="csat 1-7").satisfied == 2
    assert csat([1, 2, 3, 6], scale="schulnote").satisfied == 2


def test_csat_of_nothing_is_unknown():
    found = csat([])
    assert found.n == 0
    assert all(map(math.isnan, (found.share, found.low, found.high, found.mean.value)))


def test_csat_refuses_scores_that_were_not_answers():
    with pytest.raises(
        ImpossibleAnswersError, match=r"1 of 2 scores are not on the scale csat 1-5, such as 9"
    ):
        csat([4, 9])
    assert issubclass(ImpossibleAnswersError, InvalidOptionError)


def test_counts_must_fit_the_scores():
    with pytest.raises(ImpossibleAnswersError):
        csat([4, 5], [1])
    with pytest.raises(ImpossibleAnswersError):
        csat([4], [-1])


def test_nps_is_promoters_minus_detractors():
    found = nps([10, 9, 8, 7, 6, 0, 9, 10, 10, 5])
    assert (found.n, found.promoters, found.passives, found.detractors) == (10, 5, 2, 3)
    assert found.value == 20


def test_nps_has_the_published_standard_error():
    # The standard worked example (Cross Validated, "How can I calculate margin of error in a NPS"):
    # 1/2 promoters, 1/3 passives, 1/6 detractors have NPS 1/3 and variance 5/9.
    found = nps_of_groups(1620, 1080, 540)
    assert found.value == pytest.approx(100 / 3)
    half = 100 * 1.959964 * math.sqrt(5 / 9 / 3240)
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=2e-3)


def test_nps_adds_three_answers_before_its_interval():
    # By hand: (19.75 - 9.75) / 39 = 0.25641; variance (29.5 / 39 - 0.25641²) / 39 = 0.0177095.
    found = nps_of_groups(19, 8, 9)
    assert found.value == pytest.approx(100 * 10 / 36)
    assert found.low == pytest.approx(100 * (0.2564103 - 1.959964 * math.sqrt(0.01770950)), abs=1e-3)
    assert found.high == pytest.approx(100 * (0.2564103 + 1.959964 * math.sqrt(0.01770950)), abs=1e-3)


def test_nps_keeps_a_width_when_all_answer_alike():
    found = nps([10] * 20)
    assert found.value == found.high == 100
    assert 50 < found.low < 90


def test_nps_of_nothing_is_unknown_and_of_less_is_refused():
    assert math.isnan(nps([]).value)
    with pytest.raises(ImpossibleAnswersError):
        nps_of_groups(3, -1, 0)
    with pytest.raises(ImpossibleAnswersError):
        nps([11])


@given(*[st.integers(0, 60)] * 3)
def test_the_score_lies_within_its_interval(promoters, passives, detractors):
    found = nps_of_groups(promoters, passives, detractors)
    if found.n:
        assert -100 <= found.low <= found.value <= found.high <= 100


def test_a_mean_has_students_interval():
    # Student's own sleep data (1908), drug 1: 0.75 (-0.53 … 2.03).
    hours = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    found = mean_of(hours, np.ones(10), -24, 24)
    assert (found.n, found.value) == (10, pytest.approx(0.75))
    assert (found.low, found.high) == (pytest.approx(-0.5297804), pytest.approx(2.0297804))


def test_equal_answers_leave_open_what_wilson_leaves_open():
    # Of 10, at most 3.8415 / 13.8415 = 0.27753 answer otherwise.
    found = mean_emotion([5], [10], "1-5")
    assert (found.value, found.high) == (2, 2)
    assert found.low == pytest.approx(2 - 4 * 0.277534, abs=1e-5)


def test_one_answer_says_little_and_none_says_nothing():
    one = mean_emotion([3], [1], "1-5")
    assert (one.value, one.low, one.high) == (
        0,
        pytest.approx(-1.5869, abs=1e-4),
        pytest.approx(1.5869, abs=1e-4),
    )
    none = mean_emotion([9], [4], "1-5")
    assert none.n == 0
    assert math.isnan(none.low)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 9)), max_size=5, unique_by=lambda pair: pair[0]))
def test_the_mean_emotion_lies_within_its_interval_and_the_scale(pairs):
    found = mean_emotion([score for score, _ in pairs], [count for _, count in pairs], "1-5")
    if found.n:
        assert -2 <= found.low <= found.value <= found.high <= 2
