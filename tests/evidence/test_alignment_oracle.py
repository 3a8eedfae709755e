"""Costs agree with another implementation of optimal alignments, where it is installed."""

from __future__ import annotations

import random
import warnings

import pytest
from tests.evidence.test_alignment import aligned
from tests.naive.alignment import Chart

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pm4py = pytest.importorskip("pm4py", reason="pm4py is the oracle; it is in the bench extra")

pytestmark = pytest.mark.filterwarnings("ignore")


def petri_net(chart: Chart):
    """The chart as a net: a place before and after each step, a transition for each touchpoint."""
    from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: PLC0415
    from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to  # noqa: PLC0415

    net = PetriNet("chart")
    source, sink = PetriNet.Place("source"), PetriNet.Place("sink")
    before = [PetriNet.Place(f"before-{i}") for i in range(len(chart.touchpoints))]
    after = [PetriNet.Place(f"after-{i}") for i in range(len(chart.touchpoints))]
    net.places.update({source, sink, *before, *after})

    def joined(here, there, name: str, label: str | None) -> None:
        transition = PetriNet.Transition(name, label)
        net.transitions.add(transition)
        add_arc_from_to(here, transition, net)
        add_arc_from_to(transition, there, net)

    for i, names in enumerate(chart.touchpoints):
        for label in sorted(names) or [None]:
            joined(before[i], after[i], f"step-{i}-{label}", label)
    for here, there in chart.ways:
        joined(after[here], before[there], f"way-{here}-{there}", None)
    for i in chart.starts:
        joined(source, before[i], f"start-{i}", None)
    for i in chart.ends:
        joined(after[i], sink, f"end-{i}", None)
    return net, Marking({source: 1}), Marking({sink: 1})


def oracle_cost(chart: Chart, journey: str) -> int:
    from pm4py.algo.conformance.alignments.petri_net import algorithm  # noqa: PLC0415
    from pm4py.objects.log.obj import Event, Trace  # noqa: PLC0415

    net, start, end = petri_net(chart)
    trace = Trace([Event({"concept:name": name}) for name in journey])
    parameters = {
        "trace_cost_function": [1000] * len(journey),
        "model_cost_function": {t: 1000 if t.label else 0 for t in net.transitions},
        "sync_cost_function": {t: 0 for t in net.transitions if t.label},
    }
    # The default variant, "less memory", may give up the least cost where costs of moves are given.
    variant = algorithm.Variants.VERSION_DIJKSTRA_NO_HEURISTICS
    found = algorithm.apply_trace(trace, net, start, end, parameters=parameters, variant=variant)
    moves = [move for move in found["alignment"] if ">>" in move]
    return sum(1 for inserted, taken in moves if not (inserted == ">>" and taken is None))


def random_chart(seed: int) -> Chart:
    pick = random.Random(seed)  # noqa: S311 - a test
    n = pick.randint(2, 5)
    steps = [frozenset(pick.sample("ABCD", pick.randint(0, 2))) for _ in range(n)]
    ways = {(i, i + 1) for i in range(n - 1)} | {
        (pick.randrange(n), pick.randrange(n)) for _ in range(pick.randint(0, 3))
    }
    return Chart(steps, sorted(ways), [0], [n - 1])


@pytest.mark.parametrize("seed", range(40))
def test_costs_equal_those_of_the_oracle(seed):
    chart = random_chart(seed)
    pick = random.Random(1000 + seed)  # noqa: S311
    journeys = ["".join(pick.choices("ABCDE", k=pick.randint(1, 7))) for _ in range(4)]
    _, found = aligned(chart, *journeys)
    assert found.costs.tolist() == [oracle_cost(chart, journey) for journey in journeys]
