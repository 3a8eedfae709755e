"""What an analysis is, so that an engine can run any of them anywhere and get the same numbers."""

from __future__ import annotations

from typing import Protocol, TypeVar

from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens

State = TypeVar("State")
Result_co = TypeVar("Result_co", covariant=True)


class Analysis(Protocol[State, Result_co]):
    """One question about journeys. No person is ever split between blocks."""

    def empty(self, lens: BoundLens) -> State:
        """The state of no journeys at all; merging it changes nothing."""
        ...

    def count(self, block: Block, lens: BoundLens) -> State:
        """What this block adds, as seen through the lens. Holds no GIL in its kernel."""
        ...

    def merge(self, left: State, right: State) -> State:
        """Both together; associative, and never changes its arguments."""
        ...

    def result(self, state: State, lens: BoundLens) -> Result_co:
        """Names, statistics and intervals out of the counts."""
        ...
