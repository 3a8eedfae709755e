"""Differences with their intervals, against published tables and hand-worked cases."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import ttest_ind

from klantreis.errors import InvalidOptionError
from klantreis.evidence.effect_statistics import (
    Figure,
    Gap,
    Sides,
    gap,
    mean_figure,
    median_figure,
    median_rank,
    mover,
    needed_after,
    needed_each,
    nps_figure,
    sample_figure,
    share_figure,
)
from klantreis.journeys.log_histogram import N_BINS, log_bin


def histogram(durations):
    counts = np.zeros(N_BINS, dtype=np.int64)
    for one in durations:
        counts[log_bin(int(one))] += 1
    return counts


def test_the_difference_of_shares_is_that_of_newcombes_first_example():
    # Newcombe (1998), table II, (a): 56/70 - 48/80, method 10: 0.0524 to 0.3339.
    found = gap(share_figure(48, 80), share_figure(56, 70))
    assert found.value == pytest.approx(20)
    assert (round(found.low, 2), round(found.high, 2)) == (5.24, 33.39)


def test_the_difference_of_shares_without_any_is_newcombes():
    # Newcombe (1998), table II, (h): 10/10 - 0/10, method 10: 0.6075 to 1.
    found = gap(share_figure(0, 10), share_figure(10, 10))
    assert (round(found.low, 2), found.high) == (60.75, 100)


def test_the_difference_of_means_is_scipys_welch():
    before, after = [1, 2, 2, 3, 5, 4], [4, 5, 5, 3, 5]
    told = ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    found = gap(
        mean_figure(*np.unique(before, return_counts=True), 1, 5),
        mean_figure(*np.unique(after, return_counts=True), 1, 5),
    )
    assert (found.low, found.high) == pytest.approx((told.low, told.high))


def test_means_of_answers_that_are_all_alike_keep_a_width():
    alike = mean_figure([5], [12], 1, 5)
    found = gap(alike, alike)
    assert found.low < 0 < found.high


@pytest.mark.parametrize(
    ("n", "rank"), [(5, 0), (6, 1), (10, 2), (20, 6), (25, 8), (30, 10), (50, 18), (100, 40)]
)
def test_the_ranks_around_a_median_are_those_of_the_tables(n, rank):
    # Conover (1999), table A3 with p = 1/2; also Dixon and Massey (1983), table A-25.
    assert median_rank(n) == rank


def test_a_median_lies_between_its_order_statistics():
    # 1 … 20, each in a bin of its own: the 6th and the 15th.
    found = median_figure(histogram(range(1, 21)))
    assert (found.value, found.low, found.high, found.n) == (10, 6, 15, 20)


def test_a_median_of_five_has_no_interval():
    found = median_figure(histogram([1, 2, 3, 4, 5]))
    assert (found.value, math.isnan(found.low)) == (3, True)


def test_a_difference_of_differences_squares_and_adds_both_sides():
    # By hand: touched +6 (2 to 11), others +2 (-1 to 5): 4 - hypot(4, 3) = -1 to 4 + hypot(5, 3) = 9.83.
    found = mover(Gap(2, -1, 5), Gap(6, 2, 11))
    assert (found.value, found.low) == (4, -1)
    assert found.high == pytest.approx(4 + math.sqrt(34))


def test_what_moved_others_as_well_is_taken_off():
    sides = Sides(share_figure(40, 100), share_figure(60, 100), share_figure(40, 100), share_figure(60, 100))
    assert sides.change.is_sure
    assert sides.beyond.value == pytest.approx(0)
    assert not sides.beyond.is_sure


def test_as_many_shares_are_needed_as_in_the_textbook():
    # Chow, Shao and Wang (2008), 4.2.3: 65 % and 85 %, 80 % power: 70 on either side.
    assert needed_each(65 * 35, 85 * 15, 20) == 70


def test_as_many_means_are_needed_as_in_the_textbook():
    # Chow, Shao and Wang (2008), 3.2.3: a difference of 5 with a deviation of 10, 80 % power: 63.
    assert needed_each(100, 100, 5) == 63


def test_what_is_there_before_bounds_what_can_ever_be_seen():
    few = Figure(50, 30, 70, 25, 2500)
    sides = Sides(few, Figure(50, 45, 55, 400, 2500))
    # The error of 25 before alone is 10: a change of 20 is beyond reach, one of 40 is not.
    assert needed_after(sides, 20) == math.inf
    z = 1.959964 + 0.841621
    assert needed_after(sides, 40) == pytest.approx(2500 / ((40 / z) ** 2 - 100), rel=1e-5)


def test_as_many_before_as_after_gives_the_textbooks_number():
    sides = Sides(Figure(0, 0, 0, 63, 100), Figure(0, 0, 0, 10, 100))
    assert needed_after(sides, 5) == pytest.approx(63, abs=0.5)


def test_no_change_is_never_seen():
    with pytest.raises(InvalidOptionError, match="change of 0"):
        needed_each(1, 1, 0)
    assert needed_after(Sides(share_figure(1, 9), share_figure(1, 9)), 0) == math.inf


def test_a_sample_of_one_has_no_interval_and_of_none_no_value():
    assert math.isnan(sample_figure([3]).low)
    assert sample_figure([3]).value == 3
    assert math.isnan(sample_figure([]).value)


def _coverage(made, truth):
    held = [one.low <= truth <= one.high for one in made]
    return sum(held) / len(held)


def test_intervals_of_shares_hold_the_truth_as_often_as_they_say():
    dice = np.random.default_rng(7)
    made = [
        gap(share_figure(a, 120), share_figure(b, 80))
        for a, b in zip(dice.binomial(120, 0.1, 1500), dice.binomial(80, 0.25, 1500), strict=True)
    ]
    assert 0.935 <= _coverage(made, 15) <= 0.975


def test_intervals_of_differences_of_differences_hold_the_truth_as_often_as_they_say():
    dice = np.random.default_rng(8)
    counts = [dice.binomial(n, p, 1500) for n, p in ((150, 0.3), (150, 0.45), (300, 0.5), (300, 0.55))]
    made = [
        Sides(*(share_figure(int(k), n) for k, n in zip(row, (150, 150, 300, 300), strict=True))).beyond
        for row in zip(*counts, strict=True)
    ]
    assert 0.93 <= _coverage(made, 10) <= 0.975


def test_intervals_of_medians_of_skewed_times_hold_the_truth_as_often_as_they_say():
    dice = np.random.default_rng(9)
    made = []
    for _ in range(400):
        first = dice.lognormal(10, 1, 60).astype(int)
        second = dice.lognormal(10.5, 1, 60).astype(int)
        made.append(gap(median_figure(histogram(first)), median_figure(histogram(second))))
    # The order statistics take the next rank to the safe side.
    assert 0.94 <= _coverage(made, math.exp(10.5) - math.exp(10)) <= 0.995


def test_intervals_of_net_promoter_scores_hold_the_truth_as_often_as_they_say():
    dice = np.random.default_rng(10)
    made = []
    for _ in range(800):
        one = dice.multinomial(60, [0.2, 0.3, 0.5])
        other = dice.multinomial(60, [0.1, 0.3, 0.6])
        made.append(gap(nps_figure([3, 7, 9], one), nps_figure([3, 7, 9], other)))
    assert 0.93 <= _coverage(made, 20) <= 0.98
