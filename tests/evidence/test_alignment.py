"""Each journey against a flow chart: the least cost, and what became of every contact."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import blocks_of_sequences
from tests.naive import alignment as naive
from tests.naive.alignment import Chart

from klantreis.evidence.alignment import Aligned, Move, Plan, align
from klantreis.evidence.flow_chart import FlowChart, label_steps
from klantreis.journeys.lens import Lens
from klantreis.journeys.view import View, look

LETTERS = "ABCDE"


def plan_of(chart: Chart, labels: tuple[str, ...], *, collapses: bool = False) -> Plan:
    flow_chart = FlowChart.of_steps(
        is_silent=[not names for names in chart.touchpoints],
        ways=list(chart.ways),
        starts=list(chart.starts),
        ends=list(chart.ends),
    )
    of_label = {
        code: [step for step, names in enumerate(chart.touchpoints) if label in names]
        for code, label in enumerate(labels)
    }
    return Plan(flow_chart, *label_steps(of_label, len(labels)), collapses=collapses)


def aligned(chart: Chart, *journeys: str, collapses: bool = False) -> tuple[View, Aligned]:
    blocks, names = blocks_of_sequences(journeys)
    bound = Lens().bind(names)
    view = look(blocks[0], bound)
    return view, align(view, plan_of(chart, bound.labels, collapses=collapses))


def line(*touchpoints: str) -> Chart:
    """Steps one after the other."""
    n = len(touchpoints)
    steps = [frozenset(names) for names in touchpoints]
    return Chart(steps, [(i, i + 1) for i in range(n - 1)], [0], [n - 1])


def moves(chart: Chart, journey: str, **options: bool) -> str:
    """The moves of one journey, each by its first letter."""
    _, found = aligned(chart, journey, **options)
    return "".join(Move(move).name[0].lower() for move in found.moves) + str(found.costs[0])


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Small maps with branches, loops, silent steps, and steps that share touchpoints."""
    n = draw(st.integers(1, 5))
    steps = draw(st.lists(st.frozensets(st.sampled_from(LETTERS[:4]), max_size=2), min_size=n, max_size=n))
    pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    ways = [(i, i + 1) for i in range(n - 1)] + draw(st.lists(pairs, max_size=5))
    starts = {0, *draw(st.lists(st.integers(0, n - 1), max_size=1))}
    ends = {n - 1, *draw(st.lists(st.integers(0, n - 1), max_size=1))}
    return Chart(steps, sorted(set(ways)), sorted(starts), sorted(ends))


journeys = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=4)


@settings(deadline=None, max_examples=200)
@given(chart=charts(), made=journeys)
def test_costs_are_the_least_there_can_be(chart, made):
    _, found = aligned(chart, *made)
    assert found.costs.tolist() == [naive.cost(chart, journey) for journey in made]
    assert found.contacts.tolist() == [len(journey) for journey in made]


@settings(deadline=None, max_examples=200)
@given(chart=charts(), made=journeys)
def test_the_matched_contacts_walk_the_map_and_skip_what_the_cost_says(chart, made):
    view, found = aligned(chart, *made)
    plan = plan_of(chart, "".join(dict.fromkeys("".join(made))))
    for j, journey in enumerate(made):
        here = slice(view.offsets[j], view.offsets[j + 1])
        steps, became = found.steps[here], found.moves[here]
        walk = [int(step) for step, move in zip(steps, became, strict=True) if move == Move.MATCHED]
        for contact, step, move in zip(journey, steps, became, strict=True):
            assert (move == Move.OFF) == (not any(contact in names for names in chart.touchpoints))
            assert move == Move.OFF or contact in chart.touchpoints[step]
        skipped = walked(plan.chart, walk)
        assert set(pairs(plan.chart, walk)) <= set(chart.ways)
        assert found.costs[j] == sum(became != Move.MATCHED) + skipped


def whole_walk(chart: FlowChart, matched: list[int]) -> list[int]:
    places = [chart.start, *matched, chart.end]
    walk = [chart.start]
    for here, there in pairwise(places):
        at = here
        while True:
            at = int(chart.next_hop[at, there])
            walk.append(at)
            if at == there:
                break
    return walk


def walked(chart: FlowChart, matched: list[int]) -> int:
    """How many steps with touchpoints the cheapest walk over the matched ones skips."""
    inside = [place for place in whole_walk(chart, matched) if place < chart.n_steps]
    return sum(not chart.is_silent[place] for place in inside) - len(matched)


def pairs(chart: FlowChart, matched: list[int]) -> list[tuple[int, int]]:
    """The ways between steps that the walk takes."""
    walk = [place for place in whole_walk(chart, matched) if place < chart.n_steps]
    return list(pairwise(walk))


def test_a_journey_as_mapped_costs_nothing():
    assert moves(line("A", "B", "C"), "ABC") == "mmm0"


def test_a_step_passed_over_and_a_contact_not_on_the_map_cost_one_each():
    assert moves(line("A", "B", "C"), "AXC") == "mom2"
    _, found = aligned(line("A", "B", "C"), "AXC")
    assert found.moves.tolist() == [Move.MATCHED, Move.OFF, Move.MATCHED]


def test_the_first_of_equal_contacts_is_the_step_and_the_others_repeat_it():
    assert moves(line("A", "B"), "AABB") == "mrmr2"


def test_a_contact_before_its_time_is_out_of_order_and_not_a_repeat():
    _, found = aligned(line("A", "B", "C"), "ACB")
    assert found.moves.tolist() == [Move.MATCHED, Move.OUT_OF_ORDER, Move.MATCHED]
    assert found.costs.tolist() == [2]


def test_a_loop_lets_a_step_happen_again():
    chart = Chart([frozenset("A"), frozenset("B")], [(0, 1), (1, 0), (1, 1)], [0], [1])
    assert moves(chart, "ABABBB") == "mmmmmm0"


def test_a_branch_is_taken_where_the_contacts_are():
    chart = Chart([frozenset(x) for x in "ABCD"], [(0, 1), (0, 2), (1, 3), (2, 3)], [0], [3])
    assert moves(chart, "ACD") == "mmm0"
    assert moves(chart, "AD") == "mm1"


def test_a_silent_step_is_passed_unseen():
    assert moves(line("A", "", "C"), "AC") == "mm0"


def test_a_step_may_be_any_of_several_touchpoints():
    assert moves(line("AB", "C"), "BC") == "mm0"


def test_steps_that_share_a_touchpoint_are_both_completed():
    _, found = aligned(line("A", "B", "A"), "ABA")
    assert found.steps.tolist() == [0, 1, 2]
    assert found.costs.tolist() == [0]


def test_direct_repeats_may_count_once():
    assert moves(line("A", "B"), "AAAB", collapses=True) == "mccm0"
    _, found = aligned(line("A", "B"), "AAAB", collapses=True)
    assert (found.contacts.tolist(), found.steps.tolist()) == ([2], [0, 0, 0, 1])


def test_a_repeat_is_remembered_within_its_own_journey_only():
    _, found = aligned(line("A", "B"), "AB", "BA")
    assert found.moves.tolist() == [Move.MATCHED, Move.MATCHED, Move.OUT_OF_ORDER, Move.MATCHED]


def test_a_map_without_an_end_ends_at_its_last_step():
    chart = FlowChart.of_steps(is_silent=[False, False], ways=[(0, 1), (1, 0)], starts=[0], ends=[])
    assert (chart.closed_at, chart.empty_cost) == (1, 2)


def test_silent_steps_in_a_circle_do_not_hold_the_walk():
    ways = [(0, 1), (1, 2), (2, 1), (2, 3)]
    chart = FlowChart.of_steps(is_silent=[False, True, True, False], ways=ways, starts=[0], ends=[3])
    assert whole_walk(chart, [0, 3]) == [chart.start, 0, 1, 2, 3, chart.end]
    assert np.array_equal(chart.ways, sorted(ways))
