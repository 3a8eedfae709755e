"""Variants: which journeys have the same touchpoints in the same order, and how many of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError
from klantreis.journeys.analyses.variants_result import VariantsResult
from klantreis.journeys.block import Block, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.tally import gathered, is_one_each, journeys_and_persons, n_distinct, new_table
from klantreis.journeys.view import look

_LOW_BITS = (1 << 31) - 1
# Odd and below 2**31, so that no product below leaves int64.
_ODD_1, _ODD_2 = 0x5BD1E995, 0x27D4EB2F


@dataclass(frozen=True)
class Sequences:
    """Distinct sequences of labels and how often each occurs.

    Attributes
    ----------
    labels, offsets
        uint16 [n_labels_in_all], int64 [n_sequences + 1]: sequence i is labels[offsets[i]:offsets[i + 1]].
    hashes
        int64 [n_sequences], not negative: of the sequence alone, so the same in every block.
    counts
        int64 [n_sequences, 2]: journeys, persons.
    """

    labels: Ints
    offsets: Ints
    hashes: Ints
    counts: Ints


@dataclass(frozen=True)
class VariantsState:
    """Sets of sequences still to be merged, each more than twice as large as the next, and all persons."""

    parts: tuple[Sequences, ...]
    n_persons: int


@dataclass(frozen=True)
class Variants:
    """All distinct journeys with their counts, exactly.

    Attributes
    ----------
    top
        How many the result shows, the commonest first (of equal ones the shorter); None shows all.
    """

    top: int | None = 20

    def __post_init__(self) -> None:
        if self.top is not None and self.top < 1:
            raise InvalidOptionError(
                f"top={self.top} shows nothing; give 1 or more, or None for all.",
                nl=f"top={self.top} toont niets; geef 1 of meer, of niets voor alles.",
            )

    def empty(self, lens: BoundLens) -> VariantsState:  # noqa: ARG002 - the same for every lens
        """No journeys."""
        return VariantsState((), 0)

    def count(self, block: Block, lens: BoundLens) -> VariantsState:
        """Distinct journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        hashes = _hashes(view.labels, view.offsets)
        variant, first = _same(view.labels, view.offsets, hashes)
        each = np.arange(view.n_journeys + 1)
        journeys, persons = journeys_and_persons(variant, each, view.rows, len(first))
        labels, offsets = _picked(view.labels, view.offsets, first)
        part = Sequences(labels, offsets, hashes[first], np.column_stack([journeys, persons]))
        n_persons = view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows)
        return VariantsState((part,), n_persons)

    def merge(self, left: VariantsState, right: VariantsState) -> VariantsState:
        """Both together."""
        return VariantsState(
            gathered((*left.parts, *right.parts), _size, _merged), left.n_persons + right.n_persons
        )

    def result(self, state: VariantsState, lens: BoundLens) -> VariantsResult:
        """The commonest variants by name, and how much of all they cover."""
        parts = state.parts[::-1] or (_NOTHING,)
        whole = reduce(_merged, parts)
        return VariantsResult(
            labels=lens.labels,
            codes=whole.labels,
            offsets=whole.offsets,
            hashes=whole.hashes,
            counts=whole.counts[:, 0],
            persons=whole.counts[:, 1],
            n_persons=state.n_persons,
            top=self.top,
        )


_NOTHING = Sequences(
    np.empty(0, dtype=np.uint16),
    np.zeros(1, dtype=np.int64),
    np.empty(0, dtype=np.int64),
    np.empty((0, 2), dtype=np.int64),
)


def _size(part: Sequences) -> int:
    return len(part.hashes)


def _merged(left: Sequences, right: Sequences) -> Sequences:
    """Both as one: the same search for equal sequences, over the distinct ones of both."""
    labels = np.concatenate([left.labels, right.labels])
    offsets = np.concatenate([left.offsets, left.offsets[-1] + right.offsets[1:]])
    hashes = np.concatenate([left.hashes, right.hashes])
    variant, first = _same(labels, offsets, hashes)
    counts = _summed(np.concatenate([left.counts, right.counts]), variant, len(first))
    labels, offsets = _picked(labels, offsets, first)
    return Sequences(labels, offsets, hashes[first], counts)


@njit(cache=True, nogil=True)
def _hashes(labels: Ints, offsets: Ints) -> Ints:
    """A number per sequence, equal for equal ones and rarely for others.

    Parameters
    ----------
    labels, offsets
        uint16 [n_events]; integer [n_sequences + 1], from 0 to n_events.

    Returns
    -------
    int64 [n_sequences], not negative
    """
    hashes = np.empty(len(offsets) - 1, dtype=np.int64)
    for sequence in range(len(hashes)):
        # Two halves of 31 bits, each multiplied by its own odd number: no product leaves int64.
        low, high = 1, 2
        for k in range(offsets[sequence], offsets[sequence + 1]):
            label = int(labels[k]) + 1
            low = ((low ^ label) & _LOW_BITS) * _ODD_1
            low ^= low >> 31
            high = ((high + label) & _LOW_BITS) * _ODD_2
            high ^= high >> 29
        hashes[sequence] = ((high & _LOW_BITS) << 31) | (low & _LOW_BITS)
    return hashes


@njit(cache=True, nogil=True)
def _same(labels: Ints, offsets: Ints, hashes: Ints) -> tuple[Ints, Ints]:
    """Which sequences are equal. Every hit of the hash is verified label by label.

    Parameters
    ----------
    labels, offsets, hashes
        uint16 [n]; integer [n_sequences + 1]; int64 [n_sequences], not negative, as from `_hashes`.

    Returns
    -------
    int64 [n_sequences] number of each one's variant, in order of appearance; int64 [n_variants] the first
    sequence of each variant
    """
    n_sequences = len(hashes)
    variant = np.empty(n_sequences, dtype=np.int64)
    first = np.empty(n_sequences, dtype=np.int64)
    table = new_table(n_sequences)
    mask = len(table) - 1
    n = 0
    for sequence in range(n_sequences):
        place = (hashes[sequence] ^ (hashes[sequence] >> 31)) & mask
        while table[place] >= 0:
            other = first[table[place]]
            if hashes[other] == hashes[sequence] and _equal(labels, offsets, other, sequence):
                break
            place = (place + 1) & mask
        if table[place] < 0:
            table[place] = n
            first[n] = sequence
            n += 1
        variant[sequence] = table[place]
    return variant, first[:n].copy()


@njit(cache=True, nogil=True)
def _equal(labels: Ints, offsets: Ints, one: int, other: int) -> bool:
    """Whether two sequences have the same labels in the same order."""
    length = offsets[one + 1] - offsets[one]
    if offsets[other + 1] - offsets[other] != length:
        return False
    for k in range(length):  # noqa: SIM110 - a kernel loops
        if labels[offsets[one] + k] != labels[offsets[other] + k]:
            return False
    return True


@njit(cache=True, nogil=True)
def _picked(labels: Ints, offsets: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """The chosen sequences one after the other: labels uint16 [n], offsets int64 [len(chosen) + 1]."""
    bounds = np.zeros(len(chosen) + 1, dtype=np.int64)
    for i in range(len(chosen)):
        bounds[i + 1] = bounds[i] + offsets[chosen[i] + 1] - offsets[chosen[i]]
    picked = np.empty(bounds[-1], dtype=np.uint16)
    for i in range(len(chosen)):
        for k in range(bounds[i + 1] - bounds[i]):
            picked[bounds[i] + k] = labels[offsets[chosen[i]] + k]
    return picked, bounds


@njit(cache=True, nogil=True)
def _summed(counts: Ints, variant: Ints, n_variants: int) -> Ints:
    """int64 [n_sequences, 2] added up per variant (int64 [n_sequences]): int64 [n_variants, 2]."""
    sums = np.zeros((n_variants, 2), dtype=np.int64)
    for sequence in range(len(variant)):
        sums[variant[sequence], 0] += counts[sequence, 0]
        sums[variant[sequence], 1] += counts[sequence, 1]
    return sums
