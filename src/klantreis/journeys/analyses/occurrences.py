"""Occurrences: of every touchpoint how many events and persons, and when first and last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numba import njit

from klantreis.journeys.block import Block, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.results import moment
from klantreis.journeys.tally import journeys_and_persons, occurrences
from klantreis.journeys.view import look

_NEVER_YET, _NO_LONGER = np.iinfo(np.int64).max, np.iinfo(np.int64).min


@dataclass(frozen=True)
class Occurrence:
    """What there is of one touchpoint; moments are None where it never occurs."""

    touchpoint: str
    n_events: int
    n_persons: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True)
class OccurrencesState:
    """Per label: int64 [n_labels] events, persons, first and last moment in microseconds."""

    n_events: Ints
    n_persons: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True)
class Occurrences:
    """Events and persons of every touchpoint, and its first and last moment."""

    def empty(self, lens: BoundLens) -> OccurrencesState:
        """Nothing of any."""
        nothing = np.zeros(lens.n_labels, dtype=np.int64)
        return OccurrencesState(
            nothing,
            nothing,
            np.full(lens.n_labels, _NEVER_YET, dtype=np.int64),
            np.full(lens.n_labels, _NO_LONGER, dtype=np.int64),
        )

    def count(self, block: Block, lens: BoundLens) -> OccurrencesState:
        """What one block has."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        _, persons = journeys_and_persons(view.labels, view.offsets, view.rows, lens.n_labels)
        first, last = _bounds(view.labels, view.times, lens.n_labels)
        return OccurrencesState(occurrences(view.labels, lens.n_labels), persons, first, last)

    def merge(self, left: OccurrencesState, right: OccurrencesState) -> OccurrencesState:
        """Both together."""
        return OccurrencesState(
            left.n_events + right.n_events,
            left.n_persons + right.n_persons,
            np.minimum(left.first, right.first),
            np.maximum(left.last, right.last),
        )

    def result(self, state: OccurrencesState, lens: BoundLens) -> tuple[Occurrence, ...]:
        """One row per touchpoint that the lens can name, in its order."""
        return tuple(
            Occurrence(
                label,
                int(n_events),
                int(n_persons),
                moment(int(first)) if n_events else None,
                moment(int(last)) if n_events else None,
            )
            for label, n_events, n_persons, first, last in zip(
                lens.labels, state.n_events, state.n_persons, state.first, state.last, strict=True
            )
        )


@njit(cache=True, nogil=True)
def _bounds(labels: Ints, times: Ints, n_labels: int) -> tuple[Ints, Ints]:
    """First and last moment of each label.

    Parameters
    ----------
    labels, times
        integers [n_events] below n_labels; int64 [n_events] microseconds.
    n_labels
        How many labels there are.
    """
    first = np.full(n_labels, _NEVER_YET, dtype=np.int64)
    last = np.full(n_labels, _NO_LONGER, dtype=np.int64)
    for event in range(len(labels)):
        label = labels[event]
        first[label] = min(first[label], times[event])
        last[label] = max(last[label], times[event])
    return first, last
