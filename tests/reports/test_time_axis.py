from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.reports.time_axis import time_axis

DAY = 86_400.0


def test_steps_stand_at_their_time_when_all_stay_legible():
    axis = time_axis([0, DAY, 4 * DAY], least_gap=0.1)
    assert axis.scale == "linear"
    assert axis.places == (0, 0.25, 1)


def test_long_times_are_shortened_when_steps_would_lie_on_each_other():
    axis = time_axis([0, 600, 30 * DAY], least_gap=0.1)
    assert axis.scale == "shortened"
    assert 0.2 < axis.places[1] < 0.4


def test_steps_without_times_stand_at_equal_distances():
    axis = time_axis([None, None, None], least_gap=0.1)
    assert (axis.places, axis.scale) == ((0, 0.5, 1), "equal")
    assert time_axis([0.0, 0.0], least_gap=0.1).scale == "equal"


@pytest.mark.parametrize("elapsed", [[], [None], [0.0]])
def test_one_step_stands_in_the_middle(elapsed):
    assert time_axis(elapsed, least_gap=0.1).places == (0.5,) * len(elapsed)


@given(st.lists(st.floats(0, 1e8), min_size=1, max_size=40))
def test_places_ascend_and_no_two_steps_lie_on_each_other(waits):
    axis = time_axis([0.0, *accumulate(waits)], least_gap=1 / (3 * len(waits)))
    assert axis.places[0] == 0
    assert axis.places[-1] == pytest.approx(1)
    assert all(after - before > 0.1 / len(waits) for before, after in pairwise(axis.places))
