"""Flow: how often each touchpoint is directly followed by each other one, and after how long."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.journeys.analyses.flow_result import FlowResult
from klantreis.journeys.block import Block, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.log_histogram import N_BINS, log_bin
from klantreis.journeys.tally import (
    Tally,
    is_one_each,
    journeys_and_persons,
    n_distinct,
    new_table,
    number_of,
    occurrences,
)
from klantreis.journeys.view import View, look

# Up to here a table with a place for each pair of labels is small enough to stay near the processor;
# beyond, the pairs that occur are numbered by hashing.
DENSE_LABELS = 1000
# The same when persons and times are counted too: several tables, so hashing wins earlier (measured).
DENSE_CODES = 128
# Entries (of 4 bytes) of a table with a histogram for each pair; beyond, bins are counted by sorting.
DENSE_BINS = 4_000_000
# A pass counts in four tables in turn: counting the same pair twice in a row would wait for the first.
_TURNS = 4
_TURNS_UP_TO = 256
_HALF_BITS = 20

# Columns of FlowState.transitions. A sum of microseconds may exceed int64: it is kept in two halves.
COUNT, JOURNEYS, PERSONS, SUM_HIGH, SUM_LOW = range(5)


@dataclass(frozen=True)
class FlowState:
    """Counts per transition; its key is `from * (n_labels + 1) + to`, with n_labels for (start) and (end).

    Attributes
    ----------
    transitions
        Columns COUNT, JOURNEYS, PERSONS, SUM_HIGH, SUM_LOW; the sum of the times between is
        `SUM_HIGH * 2**20 + SUM_LOW` microseconds.
    durations
        Key `transition key * N_BINS + bin`, one column: how many times between fell in that bin.
    n_persons
        Persons with a journey.
    """

    transitions: Tally
    durations: Tally
    n_persons: int


@dataclass(frozen=True)
class Flow:
    """Directly-follows counts of the journeys, with a start and an end.

    A journey of n touchpoints has n + 1 transitions: from `(start)`, between each two that follow each
    other, and to `(end)`. Counts and means are exact. Medians and other quantiles of the time between
    come from a histogram and differ by at most 1/64 (1.6 %) from the true ones; below 64 microseconds
    they are exact.

    Attributes
    ----------
    persons
        Whether to count distinct persons and journeys per transition; without it they are null.
    times
        Whether to measure the time between; without it the times are null.
    """

    persons: bool = True
    times: bool = True

    def empty(self, lens: BoundLens) -> FlowState:  # noqa: ARG002 - the same for every lens
        """No journeys."""
        return FlowState(Tally.empty(5), Tally.empty(1), 0)

    def count(self, block: Block, lens: BoundLens) -> FlowState:
        """Transitions in the journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        if not (self.persons or self.times) and lens.n_labels <= DENSE_LABELS:
            return self._counted(view, lens.n_labels)
        return self._measured(view, lens.n_labels)

    def merge(self, left: FlowState, right: FlowState) -> FlowState:
        """Both together."""
        return FlowState(
            left.transitions.merged(right.transitions),
            left.durations.merged(right.durations),
            left.n_persons + right.n_persons,
        )

    def result(self, state: FlowState, lens: BoundLens) -> FlowResult:
        """Names, shares and times per transition."""
        return FlowResult.of_counts(
            labels=lens.labels,
            keys=state.transitions.keys,
            counts=state.transitions.counts[:, COUNT],
            journeys=state.transitions.counts[:, JOURNEYS] if self.persons else None,
            persons=state.transitions.counts[:, PERSONS] if self.persons else None,
            sums=_sums(state.transitions.counts) if self.times else None,
            durations=state.durations,
            n_persons=state.n_persons,
        )

    @staticmethod
    def _counted(view: View, n_labels: int) -> FlowState:
        counts = _counts(view, n_labels)
        keys = np.flatnonzero(counts)
        columns = np.zeros((len(keys), 5), dtype=np.int64)
        columns[:, COUNT] = counts[keys]
        return FlowState(Tally(keys, columns), Tally.empty(1), _n_persons(view))

    def _measured(self, view: View, n_labels: int) -> FlowState:
        is_dense = n_labels <= DENSE_CODES
        if is_dense:
            into, out = _transition_codes(view.labels, view.offsets, n_labels)
            keys = np.arange((n_labels + 1) ** 2)
            counts = _counts(view, n_labels)
        else:
            into, out, keys = _transition_numbers(view.labels, view.offsets, n_labels)
            counts = occurrences(into, len(keys)) + occurrences(out, len(keys))
        columns = np.zeros((len(keys), 5), dtype=np.int64)
        columns[:, COUNT] = counts
        if self.persons:
            self._count_persons(view, into, out, columns)
        durations = Tally.empty(1)
        if self.times:
            durations, columns[:, SUM_HIGH:] = _durations(view, into, keys, is_dense=is_dense)
        used = np.flatnonzero(columns[:, COUNT])
        used = used[np.argsort(keys[used])]
        return FlowState(Tally(keys[used], columns[used]), durations, _n_persons(view))

    @staticmethod
    def _count_persons(view: View, into: Ints, out: Ints, columns: Ints) -> None:
        n_codes = len(columns)
        each = np.arange(view.n_journeys + 1)
        by_journey = journeys_and_persons(into, view.offsets, view.rows, n_codes)
        at_end = journeys_and_persons(out, each, view.rows, n_codes)
        columns[:, JOURNEYS] = by_journey[0] + at_end[0]
        columns[:, PERSONS] = by_journey[1] + at_end[1]


def _sums(counts: Ints) -> list[int]:
    """The times between, summed per transition, as whole numbers that may exceed int64."""
    high, low = counts[:, SUM_HIGH].tolist(), counts[:, SUM_LOW].tolist()
    return [(above << _HALF_BITS) + rest for above, rest in zip(high, low, strict=True)]


def _counts(view: View, n_labels: int) -> Ints:
    turns = _TURNS if n_labels <= _TURNS_UP_TO else 1
    counts: Ints = _transition_counts(view.labels, view.offsets, n_labels, turns)
    return counts


def _n_persons(view: View) -> int:
    return view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows)


def _durations(view: View, into: Ints, keys: Ints, *, is_dense: bool) -> tuple[Tally, Ints]:
    """Times between as a tally of bins, and int64 [n_codes, 2] of their sums in two halves.

    With `is_dense` every code is its own key.
    """
    if is_dense and len(keys) * N_BINS <= DENSE_BINS:
        bins, sums = _duration_table(into, view.offsets, view.times, len(keys))
        return Tally.of_table(bins), sums
    bin_keys, sums = _duration_keys(into, view.offsets, view.times, keys)
    return Tally.of_values(bin_keys), sums


@njit(cache=True, nogil=True)
def _transition_counts(labels: Ints, offsets: Ints, n_labels: int, turns: int) -> Ints:
    """How often each pair of labels follows each other, with start and end.

    All neighbours in memory are counted without asking where a journey ends; the pairs that straddle two
    journeys are taken off afterwards.

    Parameters
    ----------
    labels
        uint16 [n_events], below `n_labels`, which is at most 65,535.
    offsets
        int32 [n_journeys + 1], from 0 to n_events; no journey is empty.
    turns
        Over how many tables counting is spread: 1 or 4.

    Returns
    -------
    int64 [(n_labels + 1)²], at `from * (n_labels + 1) + to`
    """
    width = np.uint32(n_labels + 1)
    tables = np.zeros((turns, (n_labels + 1) * (n_labels + 1)), dtype=np.uint32)
    table_0, table_1, table_2, table_3 = tables[0], tables[1 % turns], tables[2 % turns], tables[3 % turns]
    n_fours = (len(labels) - 1) // 4
    for four in range(n_fours):
        k = 4 * four
        label_1, label_2 = np.uint32(labels[k + 1]), np.uint32(labels[k + 2])
        label_3 = np.uint32(labels[k + 3])
        table_0[np.uint32(labels[k]) * width + label_1] += np.uint32(1)
        table_1[label_1 * width + label_2] += np.uint32(1)
        table_2[label_2 * width + label_3] += np.uint32(1)
        table_3[label_3 * width + np.uint32(labels[k + 4])] += np.uint32(1)
    for k in range(4 * n_fours + 1, len(labels)):
        table_0[np.uint32(labels[k - 1]) * width + np.uint32(labels[k])] += np.uint32(1)
    counts = np.zeros(tables.shape[1], dtype=np.int64)
    for turn in range(turns):
        counts += tables[turn]
    for journey in range(len(offsets) - 1):
        first, last = offsets[journey], offsets[journey + 1] - 1
        if journey > 0:
            counts[np.uint32(labels[first - 1]) * width + np.uint32(labels[first])] -= 1
        counts[np.uint32(n_labels) * width + np.uint32(labels[first])] += 1
        counts[np.uint32(labels[last]) * width + np.uint32(n_labels)] += 1
    return counts


@njit(cache=True, nogil=True)
def _transition_codes(labels: Ints, offsets: Ints, n_labels: int) -> tuple[Ints, Ints]:
    """The transition into each event, and the one out of each journey, as `from * (n_labels + 1) + to`.

    Parameters as for `_transition_counts`; returns int32 [n_events] and int32 [n_journeys].
    """
    width = np.uint32(n_labels + 1)
    into = np.empty(len(labels), dtype=np.int32)
    out = np.empty(len(offsets) - 1, dtype=np.int32)
    for k in range(1, len(labels)):
        into[k] = np.uint32(labels[k - 1]) * width + np.uint32(labels[k])
    for journey in range(len(offsets) - 1):
        first, last = offsets[journey], offsets[journey + 1] - 1
        into[first] = np.uint32(n_labels) * width + np.uint32(labels[first])
        out[journey] = np.uint32(labels[last]) * width + np.uint32(n_labels)
    return into, out


@njit(cache=True, nogil=True)
def _transition_numbers(labels: Ints, offsets: Ints, n_labels: int) -> tuple[Ints, Ints, Ints]:
    """As `_transition_codes`, but numbered from 0 in order of appearance, for very many labels.

    Returns
    -------
    into int32 [n_events], out int32 [n_journeys], keys int64 [n_numbers]: what each number stands for
    """
    n_journeys = len(offsets) - 1
    width = n_labels + 1
    most = min(len(labels) + n_journeys, width * width)
    table = new_table(most)
    keys = np.empty(most + 1, dtype=np.int64)
    into = np.empty(len(labels), dtype=np.int32)
    out = np.empty(n_journeys, dtype=np.int32)
    n_keys = 0
    for journey in range(n_journeys):
        before = n_labels
        for k in range(offsets[journey], offsets[journey + 1]):
            label = int(labels[k])
            into[k] = number_of(table, keys, n_keys, before * width + label)
            n_keys += into[k] == n_keys
            before = label
        out[journey] = number_of(table, keys, n_keys, before * width + n_labels)
        n_keys += out[journey] == n_keys
    return into, out, keys[:n_keys].copy()


@njit(cache=True, nogil=True)
def _duration_table(into: Ints, offsets: Ints, times: Ints, n_codes: int) -> tuple[Ints, Ints]:
    """Times between by transition and bin.

    Parameters
    ----------
    into
        int32 [n_events], below `n_codes`: the transition into each event.
    offsets, times
        int32 [n_journeys + 1]; int64 [n_events] microseconds, ascending within a journey.

    Returns
    -------
    int32 [n_codes * N_BINS] counts, and int64 [n_codes, 2]: the sum as multiples of 2**20 and a rest
    """
    bins = np.zeros(n_codes * N_BINS, dtype=np.int32)
    sums = np.zeros((n_codes, 2), dtype=np.int64)
    for journey in range(len(offsets) - 1):
        for k in range(offsets[journey] + 1, offsets[journey + 1]):
            duration = times[k] - times[k - 1]
            code = into[k]
            bins[code * N_BINS + log_bin(duration)] += 1
            sums[code, 0] += duration >> _HALF_BITS
            sums[code, 1] += duration & ((1 << _HALF_BITS) - 1)
    return bins, sums


@njit(cache=True, nogil=True)
def _duration_keys(into: Ints, offsets: Ints, times: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """As `_duration_table`, for many transitions: int64 [n_events - n_journeys] `key * N_BINS + bin`."""
    bin_keys = np.empty(len(into) - (len(offsets) - 1), dtype=np.int64)
    sums = np.zeros((len(keys), 2), dtype=np.int64)
    n = 0
    for journey in range(len(offsets) - 1):
        for k in range(offsets[journey] + 1, offsets[journey + 1]):
            duration = times[k] - times[k - 1]
            code = into[k]
            bin_keys[n] = keys[code] * N_BINS + log_bin(duration)
            sums[code, 0] += duration >> _HALF_BITS
            sums[code, 1] += duration & ((1 << _HALF_BITS) - 1)
            n += 1
    return bin_keys, sums
