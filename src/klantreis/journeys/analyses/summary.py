"""Summary: who and how much there is, of what, how long journeys are and how long they last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.journeys.analyses.summary_result import SummaryResult
from klantreis.journeys.block import Block, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.log_histogram import log_bin
from klantreis.journeys.tally import Tally, is_one_each, journeys_and_persons, n_distinct, occurrences
from klantreis.journeys.view import View, look


@dataclass(frozen=True)
class SummaryState:
    """What adds up over blocks.

    Attributes
    ----------
    n_persons, n_journeys
        How many.
    first, last
        First and last moment, microseconds; None when there is none.
    labels
        int64 [n_labels, 3]: events, journeys, persons of each.
    lengths
        Events of a journey; one column, journeys.
    durations
        Log bin of the time from the first to the last event of a journey; one column, journeys.
    total_duration
        The sum of these times, microseconds: Python's whole number, for it may exceed int64.
    """

    n_persons: int
    n_journeys: int
    first: int | None
    last: int | None
    labels: Ints
    lengths: Tally
    durations: Tally
    total_duration: int


@dataclass(frozen=True)
class Summary:
    """Persons, journeys and events, per touchpoint too; first and last moment; length and duration."""

    def empty(self, lens: BoundLens) -> SummaryState:
        """No journeys."""
        no_labels = np.zeros((lens.n_labels, 3), dtype=np.int64)
        return SummaryState(0, 0, None, None, no_labels, Tally.empty(1), Tally.empty(1), 0)

    def count(self, block: Block, lens: BoundLens) -> SummaryState:
        """Totals of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        bins, high, low = _durations(view.offsets, view.times)
        return SummaryState(
            n_persons=view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows),
            n_journeys=view.n_journeys,
            first=int(view.times[view.offsets[:-1]].min()),
            last=int(view.times[view.offsets[1:] - 1].max()),
            labels=_labels(view, lens.n_labels),
            lengths=Tally.of_values(np.diff(view.offsets)),
            durations=Tally.of_values(bins),
            total_duration=(int(high) << 20) + int(low),
        )

    def merge(self, left: SummaryState, right: SummaryState) -> SummaryState:
        """Both together."""
        return SummaryState(
            n_persons=left.n_persons + right.n_persons,
            n_journeys=left.n_journeys + right.n_journeys,
            first=min((time for time in (left.first, right.first) if time is not None), default=None),
            last=max((time for time in (left.last, right.last) if time is not None), default=None),
            labels=left.labels + right.labels,
            lengths=left.lengths.merged(right.lengths),
            durations=left.durations.merged(right.durations),
            total_duration=left.total_duration + right.total_duration,
        )

    def result(self, state: SummaryState, lens: BoundLens) -> SummaryResult:
        """Names, distributions and intervals."""
        return SummaryResult.of_counts(
            labels=lens.labels,
            counts=state.labels,
            n_persons=state.n_persons,
            n_journeys=state.n_journeys,
            period=(state.first, state.last),
            lengths=state.lengths,
            durations=state.durations,
            total_duration=state.total_duration,
        )


def _labels(view: View, n_labels: int) -> Ints:
    journeys, persons = journeys_and_persons(view.labels, view.offsets, view.rows, n_labels)
    return np.column_stack([occurrences(view.labels, n_labels), journeys, persons])


@njit(cache=True, nogil=True)
def _durations(offsets: Ints, times: Ints) -> tuple[Ints, int, int]:
    """How long each journey lasts.

    Parameters
    ----------
    offsets, times
        int32 [n_journeys + 1], no journey empty; int64 [n_events] microseconds.

    Returns
    -------
    int32 [n_journeys] log bins; and the sum of all, as multiples of 2**20 and a rest, for it may exceed int64
    """
    bins = np.empty(len(offsets) - 1, dtype=np.int32)
    high, low = 0, 0
    for journey in range(len(bins)):
        duration = times[offsets[journey + 1] - 1] - times[offsets[journey]]
        bins[journey] = log_bin(duration)
        high += duration >> 20
        low += duration & ((1 << 20) - 1)
    return bins, high, low
