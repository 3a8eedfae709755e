"""Counting by key: distinct keys to small numbers, how often, by how many, and adding two counts up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numba import njit

from klantreis.journeys.block import Floats, Ints

Part = TypeVar("Part")

_LOW_BITS = (1 << 31) - 1
_Z_95 = 1.96
_FEWEST_FOR_MEDIAN_INTERVAL = 6
# Odd and below 2**31, so that no product below leaves int64 (Python's and NumPy's scalars would warn).
_ODD_1, _ODD_2 = 0x6C8E9CF5, 0x52DCE729


@dataclass(frozen=True)
class Tally:
    """Counts per key, which merge by addition.

    Attributes
    ----------
    keys
        int64 [n_keys], ascending, each once.
    counts
        int64 [n_keys, n_columns].
    """

    keys: Ints
    counts: Ints

    @classmethod
    def empty(cls, n_columns: int) -> Tally:
        """No key at all."""
        return cls(np.empty(0, dtype=np.int64), np.empty((0, n_columns), dtype=np.int64))

    @classmethod
    def of_values(cls, values: Ints) -> Tally:
        """How often each value, not negative, occurs; in one column."""
        return cls(*_runs(np.sort(values)))

    @classmethod
    def of_table(cls, counts: Ints) -> Tally:
        """The entries above zero of a flat table; its index is the key."""
        return cls(*_filled(counts))

    def merged(self, other: Tally) -> Tally:
        """Both added up."""
        return Tally(*_merged(self.keys, self.counts, other.keys, other.counts))


@njit(cache=True, nogil=True)
def _runs(values: Ints) -> tuple[Ints, Ints]:
    """Each of the ascending integer values [n] once, int64 [m], and how often it occurs, int64 [m, 1]."""
    keys = np.empty(len(values), dtype=np.int64)
    counts = np.zeros((len(values), 1), dtype=np.int64)
    n = 0
    for k in range(len(values)):
        if n == 0 or values[k] != keys[n - 1]:
            keys[n] = values[k]
            n += 1
        counts[n - 1, 0] += 1
    return keys[:n].copy(), counts[:n].copy()


@njit(cache=True, nogil=True)
def _filled(table: Ints) -> tuple[Ints, Ints]:
    """Places of the integer table [n] that are not zero, int64 [m], and what they hold, int64 [m, 1]."""
    m = 0
    for k in range(len(table)):
        m += table[k] != 0
    keys = np.empty(m, dtype=np.int64)
    counts = np.empty((m, 1), dtype=np.int64)
    m = 0
    for k in range(len(table)):
        if table[k] != 0:
            keys[m] = k
            counts[m, 0] = table[k]
            m += 1
    return keys, counts


@njit(cache=True, nogil=True)
def _merged(left_keys: Ints, left: Ints, right_keys: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Two tallies (int64 [n] ascending with int64 [n, n_columns]) as one of the same form."""
    size, n_columns = len(left_keys) + len(right_keys), left.shape[1]
    keys = np.empty(size, dtype=np.int64)
    counts = np.zeros((size, n_columns), dtype=np.int64)
    i = j = n = 0
    while i < len(left_keys) or j < len(right_keys):
        takes_left = j == len(right_keys) or (i < len(left_keys) and left_keys[i] <= right_keys[j])
        takes_right = i == len(left_keys) or (j < len(right_keys) and right_keys[j] <= left_keys[i])
        if takes_left:
            keys[n] = left_keys[i]
            for column in range(n_columns):
                counts[n, column] += left[i, column]
            i += 1
        if takes_right:
            keys[n] = right_keys[j]
            for column in range(n_columns):
                counts[n, column] += right[j, column]
            j += 1
        n += 1
    return keys[:n].copy(), counts[:n].copy()


def at_ranks(groups: Ints, values: Floats, counts: Ints, ranks: Floats) -> Floats:
    """The value of a given rank in each of many groups, of which only the distinct values are given.

    Parameters
    ----------
    groups, values, counts
        [n_values]: integer, float64, integer; ordered by group and then value; every count is above zero.
    ranks
        float64 [n_groups]: 1 is the smallest value; a rank outside 1 … n is moved to the nearest.

    Returns
    -------
    float64 [n_groups]; NaN for a group without values, or where the rank is NaN
    """
    totals = group_totals(groups, counts, len(ranks))
    before = np.cumsum(totals) - totals
    is_known = (totals > 0) & ~np.isnan(ranks)
    wanted = before[is_known] + np.clip(ranks[is_known], 1, totals[is_known])
    found = np.searchsorted(np.cumsum(counts), wanted, side="left")
    results = np.full(len(ranks), np.nan)
    results[is_known] = values[found]
    return results


def median_ranks(totals: Ints) -> tuple[Floats, Floats, Floats]:
    """Rank of the lower median of `totals` values, and of both ends of its 95 % interval.

    The interval is the one from order statistics, which asks nothing of how the values are distributed.
    Below 6 values its ends are NaN: not even the least and the greatest hold the median that surely.
    """
    spread = np.where(totals >= _FEWEST_FOR_MEDIAN_INTERVAL, _Z_95 * np.sqrt(totals) / 2, np.nan)
    return np.ceil(totals / 2), np.floor(totals / 2 - spread), np.ceil(totals / 2 + 1 + spread)


@njit(cache=True, nogil=True)
def group_totals(groups: Ints, counts: Ints, n_groups: int) -> Ints:
    """int64 [n_groups]: the counts (integer [n]) added up per group (integer [n], below `n_groups`)."""
    totals = np.zeros(n_groups, dtype=np.int64)
    for k in range(len(groups)):
        totals[groups[k]] += counts[k]
    return totals


@njit(cache=True, nogil=True)
def occurrences(codes: Ints, n_codes: int) -> Ints:
    """int64 [n_codes]: how often each code (integer [n], below `n_codes`) occurs. NumPy's holds the GIL."""
    counts = np.zeros(n_codes, dtype=np.int64)
    for k in range(len(codes)):
        counts[codes[k]] += 1
    return counts


@njit(cache=True, nogil=True)
def distinct_groups(codes: Ints, offsets: Ints, groups: Ints, n_codes: int) -> Ints:
    """How many distinct groups each code occurs in.

    Parameters
    ----------
    codes
        integer [n]: below `n_codes`.
    offsets
        integer [n_runs + 1]: the codes of run r stand at offsets[r] up to offsets[r + 1].
    groups
        integer [n_runs], ascending, not negative: to which group the run belongs (its person, say).

    Returns
    -------
    int64 [n_codes]
    """
    # Runs come in order of their group, so remembering the last group of each code is enough. Both
    # numbers of a code lie side by side: one cache line instead of two.
    seen = np.zeros((n_codes, 2), dtype=np.int64)
    seen[:, 1] = -1
    for run in range(len(offsets) - 1):
        group = np.int64(groups[run])
        for k in range(offsets[run], offsets[run + 1]):
            code = codes[k]
            seen[code, 0] += seen[code, 1] != group
            seen[code, 1] = group
    return seen[:, 0].copy()


def journeys_and_persons(codes: Ints, offsets: Ints, rows: Ints, n_codes: int) -> tuple[Ints, Ints]:
    """int64 [n_codes] twice: in how many journeys, and with how many persons, each code occurs.

    `codes` stand per journey at `offsets`; `rows` is the person of each journey, ascending.
    """
    journeys = distinct_groups(codes, offsets, np.arange(len(rows)), n_codes)
    if is_one_each(rows):
        return journeys, journeys
    return journeys, distinct_groups(codes, offsets, rows, n_codes)


def is_one_each(rows: Ints) -> bool:
    """Whether every person has one journey; `rows` is ascending."""
    return bool((rows[1:] != rows[:-1]).all())


def n_distinct(rows: Ints) -> int:
    """How many distinct values an ascending array has."""
    return int(np.count_nonzero(rows[1:] != rows[:-1])) + min(len(rows), 1)


@njit(cache=True, nogil=True)
def scattered(key: int) -> int:
    """A key (int64, not negative) spread over 0 … 2**62, so that neighbours lie far apart."""
    mixed = (key & _LOW_BITS) * _ODD_1 ^ (key >> 31) * _ODD_2
    return mixed ^ (mixed >> 29)


@njit(cache=True, nogil=True)
def number_of(table: Ints, keys: Ints, n_keys: int, key: int) -> int:
    """The number of a key: its own, or `n_keys` when it is new, which then is written down.

    Parameters
    ----------
    table
        int32 [power of two]: open addressing; the number of a key or -1. Never more than half full.
    keys
        int64 [> n_keys]: key of each number so far.
    """
    mask = len(table) - 1
    place = scattered(key) & mask
    while table[place] >= 0:
        if keys[table[place]] == key:
            return int(table[place])
        place = (place + 1) & mask
    table[place] = n_keys
    keys[n_keys] = key
    return n_keys


@njit(cache=True, nogil=True)
def new_table(n_keys: int) -> Ints:
    """An empty int32 table that holds at least `n_keys` and stays under half full."""
    size = 16
    while size < 2 * (n_keys + 1):
        size *= 2
    table: Ints = np.full(size, -1, dtype=np.int32)
    return table


@njit(cache=True, nogil=True)
def table_of(keys: Ints, n_keys: int, room: int) -> Ints:
    """The table of the first `n_keys` keys (int64, distinct), with room for `room` keys."""
    table: Ints = new_table(room)
    mask = len(table) - 1
    for number in range(n_keys):
        place = scattered(keys[number]) & mask
        while table[place] >= 0:
            place = (place + 1) & mask
        table[place] = number
    return table


def gathered(
    parts: tuple[Part, ...], size: Callable[[Part], int], merge: Callable[[Part, Part], Part]
) -> tuple[Part, ...]:
    """The parts with those at the end merged until each is more than twice as large as the next.

    Merging copies both sides. Adding small parts to a growing one would copy it every time; this way
    every entry is copied a number of times that grows with the logarithm of the whole.
    """
    kept = list(parts)
    while len(kept) > 1 and size(kept[-2]) <= 2 * size(kept[-1]):
        last = kept.pop()
        kept[-1] = merge(kept[-1], last)
    return tuple(kept)
