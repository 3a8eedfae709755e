"""Maps and journeys made by Hypothesis, and journeys as plain lists with their alignment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st
from tests.evidence.maps import map_of
from tests.journeys.build import Line
from tests.naive.proof import Aligned

from klantreis.evidence.alignment import Move, align
from klantreis.evidence.binding import plan_of
from klantreis.evidence.flow_chart import FlowChart
from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens, Lens
from klantreis.journeys.view import look
from klantreis.mapping.map import JourneyMap

SECOND = 1_000_000
LENSES = [Lens(), Lens(gap=timedelta(seconds=2)), Lens(outcome=["A"]), Lens(hidden=["D"])]


@st.composite
def maps(draw: st.DrawFn) -> JourneyMap:
    """Small maps over the touchpoints A … E with branches, loops and silent steps; A is on the first."""
    n = draw(st.integers(1, 4))
    several = st.lists(st.sampled_from("ABCDE"), max_size=2, unique=True)
    touchpoints = [["A"], *(draw(several) for _ in range(n - 1))]
    names = [f"s{i}" for i in range(n)]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    edges = draw(st.lists(pairs, max_size=3, unique=True))
    sizes = [1, n - 1] if n > 1 and draw(st.booleans()) else [n]
    some = st.lists(st.sampled_from(names), max_size=1)
    steps = [f"{name}: {', '.join(own)}" for name, own in zip(names, touchpoints, strict=True)]
    return map_of(*steps, edges=edges, starts=draw(some), ends=draw(some), phases=sizes)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Some events of some persons, some with money; A and B always occur."""
    event = st.tuples(
        st.integers(0, 5),
        st.integers(0, 8 * SECOND),
        st.sampled_from("ABCDF"),
        st.sampled_from(["", "1.5", "20", "-3.25"]),
    )
    made = draw(st.lists(event, max_size=24))
    return [
        Line("0", 0, "A"),
        Line("1", 0, "B"),
        Line("1", 1, "D"),
        *(
            Line(str(person), time, label, {"value": value} if value else {})
            for person, time, label, value in made
        ),
    ]


def aligned_journeys(
    journey_map: JourneyMap, blocks: Sequence[Block], lens: BoundLens
) -> tuple[list[Aligned], list[list[tuple[int, bool]]]]:
    """The journeys in plain lists, and the walk of each through the map."""
    plan = plan_of(journey_map, lens)
    journeys, walks = [], []
    for block in blocks:
        view = look(block, lens)
        found = align(view, plan)
        values = view.of_events("value")
        for j in range(view.n_journeys):
            here = slice(view.offsets[j], view.offsets[j + 1])
            steps = [int(step) if step >= 0 else None for step in found.steps[here]]
            moves = [Move(move).name.lower() for move in found.moves[here]]
            journeys.append(
                Aligned(
                    person=int(block.person[view.rows[j]]),
                    contacts=[lens.labels[code] for code in view.labels[here]],
                    times=view.times[here].tolist(),
                    steps=steps,
                    moves=moves,
                    values=values[here].tolist(),
                )
            )
            matched = [step for step, move in zip(steps, moves, strict=True) if move == "matched"]
            walks.append(walk_of(plan.chart, [step for step in matched if step is not None]))
    return journeys, walks


def walk_of(chart: FlowChart, matched: Sequence[int]) -> list[tuple[int, bool]]:
    """The steps with touchpoints that a journey passes, and whether each was matched."""
    walk: list[tuple[int, bool]] = []
    here = chart.start
    for there in [*matched, chart.end]:
        at = here
        while True:
            at = int(chart.next_hop[at, there])
            if at == there:
                break
            if not chart.is_silent[at]:
                walk.append((at, False))
        if there != chart.end:
            walk.append((there, True))
        here = there
    return walk
