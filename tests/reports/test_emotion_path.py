from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.reports.emotion_path import sampled, smooth

EMOTIONS = st.lists(st.floats(-2, 2), min_size=2, max_size=12)


@given(EMOTIONS)
def test_a_curve_never_leaves_the_values_of_the_two_points_it_joins(values):
    points = [(float(x), y) for x, y in enumerate(values)]
    curve = sampled(points, per_gap=8)
    for k, (before, after) in enumerate(pairwise(values)):
        for _, y in curve[8 * k : 8 * (k + 1) + 1]:
            assert min(before, after) - 1e-9 <= y <= max(before, after) + 1e-9


@given(EMOTIONS)
def test_a_curve_passes_through_every_point(values):
    points = [(float(x), y) for x, y in enumerate(values)]
    assert sampled(points, per_gap=5)[::5] == [pytest.approx(point) for point in points]


def test_a_straight_line_stays_straight():
    assert smooth([(0, 0), (3, 3), (6, 6)]) == [((1, 1), (2, 2), (3, 3)), ((4, 4), (5, 5), (6, 6))]


def test_one_point_or_none_is_no_curve():
    assert smooth([]) == smooth([(1.0, 2.0)]) == []
    assert sampled([(1.0, 2.0)]) == [(1.0, 2.0)]
