"""Counting by key."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys import tally
from klantreis.journeys.tally import Tally

KEYS = st.lists(st.integers(0, 50))


@settings(deadline=None)
@given(KEYS, KEYS)
def test_merging_adds_up_what_both_counted(left, right):
    merged = Tally.of_values(np.array(left, dtype=np.int64)).merged(
        Tally.of_values(np.array(right, dtype=np.int64))
    )
    assert dict(zip(merged.keys.tolist(), merged.counts[:, 0].tolist(), strict=True)) == Counter(left + right)
    assert merged.keys.tolist() == sorted(set(left + right))


def test_a_table_keeps_what_is_not_zero():
    found = Tally.of_table(np.array([0, 3, 0, 2], dtype=np.int32))
    assert (found.keys.tolist(), found.counts.tolist()) == ([1, 3], [[3], [2]])


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**48), max_size=200))
def test_distinct_keys_are_numbered_in_order_of_appearance(values):
    table, keys = tally.new_table(len(values)), np.empty(len(values) + 1, dtype=np.int64)
    numbers, n = [], 0
    for value in values:
        numbers.append(int(tally.number_of(table, keys, n, value)))
        n += numbers[-1] == n
    order = list(dict.fromkeys(values))
    assert numbers == [order.index(value) for value in values]
    again = tally.table_of(keys, n, 2 * n)
    assert [int(tally.number_of(again, keys, n, value)) for value in order] == list(range(n))


def test_neighbouring_keys_are_scattered_over_the_table():
    places = {tally.scattered(key) & 1023 for key in range(512)}
    assert len(places) > 300


def test_a_code_counts_the_groups_that_it_occurs_in():
    codes, offsets, groups = np.array([0, 0, 1, 0, 1]), np.array([0, 2, 3, 5]), np.array([4, 4, 9])
    assert tally.distinct_groups(codes, offsets, groups, 3).tolist() == [2, 2, 0]


def test_the_value_of_a_rank_is_found_in_each_group():
    groups, values, counts = np.array([0, 0, 2]), np.array([1.0, 5.0, 7.0]), np.array([3, 1, 2])
    for rank, expected in [
        (1, [1, np.nan, 7]),
        (4, [5, np.nan, 7]),
        (99, [5, np.nan, 7]),
        (-1, [1, np.nan, 7]),
    ]:
        found = tally.at_ranks(groups, values, counts, np.full(3, float(rank)))
        np.testing.assert_array_equal(found, expected)
    assert np.isnan(tally.at_ranks(groups, values, counts, np.full(3, np.nan))).all()


def test_the_interval_of_a_median_holds_it_in_95_of_100_samples_at_least():
    # The chance that the r-th of n lies below the median is binomial (David and Nagaraja 2003, 7.1).
    from scipy.stats import binom  # noqa: PLC0415 - only this test needs it

    for n in range(6, 300):
        _, low, high = (max(1, min(n, int(rank))) for rank in tally.median_ranks(np.array(n)))
        assert binom.cdf(high - 1, n, 0.5) - binom.cdf(low - 1, n, 0.5) >= 0.95
    assert np.isnan(tally.median_ranks(np.array([5]))[1]).all()


def test_parts_are_merged_until_each_is_twice_the_next():
    merges: list[int] = []

    def merge(left: list[int], right: list[int]) -> list[int]:
        merges.append(len(left) + len(right))
        return left + right

    parts: tuple[list[int], ...] = ()
    for i in range(1000):
        parts = tally.gathered((*parts, [i]), len, merge)
    assert [i for part in parts for i in part] == list(range(1000))
    assert all(len(a) > 2 * len(b) for a, b in pairwise(parts))
    assert sum(merges) < 1000 * 20
