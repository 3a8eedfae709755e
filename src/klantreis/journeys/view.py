"""A block seen through a lens: journeys as plain arrays, which is all that a kernel needs."""

from __future__ import annotations

from dataclasses import dataclass

from klantreis.journeys.block import Block, Bools, Floats, Ints


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

    @property
    def n_journeys(self) -> int:
        """How many journeys."""
        return len(self.rows)

    def of_events(self, column: str) -> Ints | Floats:
        """A list column of the block ("value", "score", "channel" …) for the events of this view."""
        values: Ints | Floats = getattr(self.block, column)
        return values if self.positions is None else values[self.positions]
