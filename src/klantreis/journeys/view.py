"""A block seen through a lens: journeys as plain arrays, which is all that a kernel needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.journeys.block import Block, Bools, Floats, Ints
from klantreis.journeys.lens import HIDDEN, BoundLens

_WHOLE, _BUYER, _CUSTOMER = 0, 1, 2
_PARTS = {None: _WHOLE, "buyer": _BUYER, "customer": _CUSTOMER}
_LONG_AGO, _FAR_AWAY = np.iinfo(np.int64).min, np.iinfo(np.int64).max


@dataclass(frozen=True)
class View:
    """The journeys of a block as the lens shows them. No journey is empty.

    Attributes
    ----------
    block
        Where they come from.
    rows
        int32 [n_journeys], ascending: each journey's row (person) in the block. With a split one
        person has several, one after the other in time.
    offsets
        int32 [n_journeys + 1]: the events of journey j stand at offsets[j] up to offsets[j + 1].
    labels
        uint16 [n_events]: label codes of the lens.
    times
        int64 [n_events], microseconds.
    positions
        int32 [n_events]: where each event stands in the block; None when it is the same place.
    may_go_on
        bool [n_journeys]: False for a journey that is known to be over (an outcome closed it, another
        journey of its person followed, or its gap has passed).
    """

    block: Block
    rows: Ints
    offsets: Ints
    labels: Ints
    times: Ints
    positions: Ints | None
    may_go_on: Bools

    def __post_init__(self) -> None:
        # Mapped blocks are read-only, and Numba compiles a kernel once more for arrays that are not.
        for array in (self.rows, self.offsets, self.labels, self.times, self.positions, self.may_go_on):
            if array is not None:
                array.flags.writeable = False

    @property
    def n_journeys(self) -> int:
        """How many journeys."""
        return len(self.rows)

    def of_events(self, column: str) -> Ints | Floats:
        """A list column of the block ("value", "score", "channel" …) for the events of this view."""
        values: Ints | Floats = getattr(self.block, column)
        return values if self.positions is None else values[self.positions]


def look(block: Block, lens: BoundLens) -> View:
    """The journeys that the lens shows of a block; arrays are shared with the block where nothing changes."""
    mask = lens.mask(block)
    if mask is None and _shows_all_events(lens):
        labels = lens.table[_codes(block, lens)] if lens.is_relabelled else block.touchpoint
        return View(
            block=block,
            rows=block.person_rows,
            offsets=block.offsets,
            labels=labels,
            times=block.occurred_at,
            positions=None,
            may_go_on=np.ones(block.n_persons, dtype=np.bool_),
        )
    rows, offsets, labels, positions, may_go_on = _shown(
        block.offsets,
        block.occurred_at,
        _codes(block, lens),
        lens.table,
        np.ones(block.n_persons, dtype=np.bool_) if mask is None else mask,
        _LONG_AGO if lens.start is None else lens.start,
        _FAR_AWAY if lens.end is None else lens.end,
        lens.is_outcome[block.touchpoint] if lens.is_outcome.any() else np.empty(0, dtype=np.bool_),
        _PARTS[lens.part],
        -1 if lens.gap is None else lens.gap,
        lens.data_end,
    )
    return View(block, rows, offsets, labels, block.occurred_at[positions], positions, may_go_on)


def _shows_all_events(lens: BoundLens) -> bool:
    return (
        lens.start is None
        and lens.end is None
        and lens.gap is None
        and not lens.is_outcome.any()
        and not (lens.table == HIDDEN).any()
    )


def _codes(block: Block, lens: BoundLens) -> Ints:
    return block.channel if lens.by_channel else block.touchpoint


@njit(cache=True, nogil=True)
def _shown(  # noqa: PLR0913 - one pass over the events, with every part of the lens in it
    offsets: Ints,
    times: Ints,
    codes: Ints,
    table: Ints,
    mask: Bools,
    start: int,
    end: int,
    outcomes: Bools,
    part: int,
    gap: int,
    data_end: int,
) -> tuple[Ints, Ints, Ints, Ints, Bools]:
    """Journeys of the persons and events that are shown.

    Parameters
    ----------
    offsets, times, codes
        int32 [n_persons + 1], int64 [n_events], integer [n_events] < len(table).
    table
        uint16: label per code, or HIDDEN.
    mask
        bool [n_persons].
    start, end
        int64 microseconds, half-open.
    outcomes
        bool [n_events], or empty when nothing is an outcome.
    part
        0 whole, 1 buyer, 2 customer.
    gap
        int64 microseconds; -1 never splits.
    data_end
        int64 microseconds: what is known up to.

    Returns
    -------
    rows int32 [n_journeys], offsets int32 [n_journeys + 1], labels uint16 [n_shown],
    positions int32 [n_shown], may_go_on bool [n_journeys]
    """
    rows = np.empty(len(codes), dtype=np.int32)
    bounds = np.zeros(len(codes) + 1, dtype=np.int32)
    labels = np.empty(len(codes), dtype=np.uint16)
    positions = np.empty(len(codes), dtype=np.int32)
    may_go_on = np.zeros(len(codes), dtype=np.bool_)
    splits_at_outcome = part == _WHOLE and len(outcomes) > 0
    n_journeys = 0
    n_shown = 0
    for row in range(len(offsets) - 1):
        if not mask[row]:
            continue
        first, stop = offsets[row], offsets[row + 1]
        bought = False
        if part != _WHOLE:
            purchase = first
            while purchase < stop and not outcomes[purchase]:
                purchase += 1
            bought = purchase < stop
            if part == _BUYER and bought:
                stop = purchase + 1
            elif part == _CUSTOMER:
                first = purchase
        opened = bounds[n_journeys]
        is_over = False
        before = np.int64(0)
        for k in range(first, stop):
            if times[k] < start:
                continue
            if times[k] >= end:
                break
            label = table[codes[k]]
            if label == HIDDEN:
                continue
            if n_shown > opened and (is_over or (gap >= 0 and times[k] - before > gap)):
                rows[n_journeys] = row
                n_journeys += 1
                bounds[n_journeys] = n_shown
                opened = n_shown
            labels[n_shown] = label
            positions[n_shown] = k
            n_shown += 1
            before = times[k]
            is_over = splits_at_outcome and outcomes[k]
        if n_shown > opened:
            rows[n_journeys] = row
            has_lapsed = gap >= 0 and data_end - before > gap
            has_bought = part == _BUYER and bought
            may_go_on[n_journeys] = not (is_over or has_lapsed or has_bought)
            n_journeys += 1
            bounds[n_journeys] = n_shown
    return (
        rows[:n_journeys],
        bounds[: n_journeys + 1],
        labels[:n_shown],
        positions[:n_shown],
        may_go_on[:n_journeys],
    )
