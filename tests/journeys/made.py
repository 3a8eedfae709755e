"""Journeys made by Hypothesis, and running an analysis over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from typing import Any

from hypothesis import strategies as st
from tests.journeys.build import Line, blocks_of

from klantreis.journeys.block import Block, Names
from klantreis.journeys.lens import BoundLens, Lens
from klantreis.journeys.view import look

SECOND = 1_000_000
Journey = tuple[int, list[str], list[int]]  # person, touchpoints, microseconds

LENSES = [Lens(), Lens(gap=timedelta(seconds=2)), Lens(outcome=["A"])]


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Some events of some persons; touchpoint A always exists."""
    event = st.tuples(
        st.integers(0, 6),
        st.one_of(st.integers(0, 8 * SECOND), st.sampled_from([0, SECOND])),
        st.sampled_from("ABCD"),
    )
    made = draw(st.lists(event, max_size=30))
    return [Line("first", 0, "A"), *(Line(str(person), time, label) for person, time, label in made)]


def run(analysis: Any, blocks: Sequence[Block], lens: BoundLens) -> Any:
    """The result over all blocks, as an engine would get it."""
    states = (analysis.count(block, lens) for block in blocks)
    return analysis.result(reduce(analysis.merge, states, analysis.empty(lens)), lens)


def run_lines(analysis: Any, made: Sequence[Line], lens: Lens, split: int = 1) -> Any:
    """The same from lines."""
    blocks, names = blocks_of(made, split=split)
    return run(analysis, blocks, lens.bind(names))


def journeys_in(blocks: Sequence[Block], names: Names, lens: Lens) -> list[Journey]:
    """The journeys that the lens shows, in plain lists."""
    bound = lens.bind(names)
    found: list[Journey] = []
    for block in blocks:
        view = look(block, bound)
        for j in range(view.n_journeys):
            here = slice(view.offsets[j], view.offsets[j + 1])
            found.append(
                (
                    int(block.person[view.rows[j]]),
                    [bound.labels[code] for code in view.labels[here]],
                    view.times[here].tolist(),
                )
            )
    return found


def journeys_of(made: Sequence[Line], lens: Lens) -> list[Journey]:
    """The same from lines."""
    blocks, names = blocks_of(made)
    return journeys_in(blocks, names, lens)


def in_every_grouping(analysis: Any, blocks: Sequence[Block], lens: BoundLens) -> list[Any]:
    """Results of merging the blocks' states from the left, from the right, and with empty states between."""
    states = [analysis.count(block, lens) for block in blocks]
    empty = analysis.empty(lens)
    from_left = reduce(analysis.merge, states, empty)
    from_right = reduce(lambda right, left: analysis.merge(left, right), reversed(states), empty)
    padded = reduce(analysis.merge, [part for state in states for part in (empty, state, empty)], empty)
    return [analysis.result(state, lens) for state in (from_left, from_right, padded)]
