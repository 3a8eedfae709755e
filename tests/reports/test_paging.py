from itertools import pairwise
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from klantreis.reports.paging import spreads


@given(st.lists(st.integers(1, 20), max_size=8), st.integers(1, 15))
def test_every_step_stands_on_one_page_and_no_page_is_wasted(steps_per_phase, most):
    phases = [number for number, n in enumerate(steps_per_phase) for _ in range(n)]
    found = spreads(phases, most)
    assert [step for start, end in found for step in range(start, end)] == list(range(len(phases)))
    assert all(0 < end - start <= most for start, end in found)
    assert len(found) == ceil(len(phases) / most)
    assert all(before[1] == after[0] for before, after in pairwise(found))


def test_a_page_ends_where_a_phase_ends_when_that_costs_no_page():
    assert spreads([0] * 8 + [1] * 8, 12) == [(0, 8), (8, 16)]
    assert spreads([0] * 9 + [1] * 7, 12) == [(0, 9), (9, 16)]


def test_pages_are_filled_evenly_where_no_phase_ends():
    assert spreads([0] * 20, 12) == [(0, 10), (10, 20)]
