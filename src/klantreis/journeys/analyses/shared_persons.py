"""How many persons two lenses have in common: intervals of a difference hold when there are none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import look


@dataclass(frozen=True)
class SharedPersons:
    """Persons of whom both this lens and another show something."""

    other: BoundLens

    def empty(self, lens: BoundLens) -> int:  # noqa: ARG002 - of the protocol
        """Nobody."""
        return 0

    def count(self, block: Block, lens: BoundLens) -> int:
        """Those of this block."""
        return len(np.intersect1d(look(block, lens).rows, look(block, self.other).rows))

    def merge(self, left: int, right: int) -> int:
        """Both together."""
        return left + right

    def result(self, state: int, lens: BoundLens) -> int:  # noqa: ARG002 - of the protocol
        """How many."""
        return state
