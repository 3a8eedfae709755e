"""Flow, paths, variants and summary of the same lens tell the same totals."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.made import LENSES, lines, run_lines

from klantreis.journeys.analyses.flow import Flow
from klantreis.journeys.analyses.paths import Paths
from klantreis.journeys.analyses.summary import Summary
from klantreis.journeys.analyses.variants import Variants

EACH = {"made": lines(), "lens": st.sampled_from(LENSES), "split": st.integers(1, 3)}


@settings(deadline=None)
@given(**EACH)
def test_all_count_the_same_journeys_persons_and_events(made, lens, split):
    summary, flow, paths, variants = (
        run_lines(analysis, made, lens, split)
        for analysis in (Summary(), Flow(), Paths(), Variants(top=None))
    )
    starts = sum(count for (source, _), count in flow.counts.items() if source == "(start)")
    ends = sum(count for (_, target), count in flow.counts.items() if target == "(end)")
    assert {summary.n_journeys, flow.n_journeys, starts, ends, paths.n_paths, paths.n_journeys} == {
        variants.total
    }
    assert {summary.n_persons, flow.n_persons, paths.n_persons, paths.nodes[0].persons} == {
        variants.n_persons
    }
    events = sum(len(variant.touchpoints) * variant.count for variant in variants.variants)
    assert {summary.n_events, flow.n_events} == {events}


@settings(deadline=None)
@given(**EACH)
def test_flow_is_what_the_variants_add_up_to(made, lens, split):
    counts: dict[tuple[str, str], int] = {}
    for variant in run_lines(Variants(top=None), made, lens, split).variants:
        steps = ["(start)", *variant.touchpoints, "(end)"]
        for pair in pairwise(steps):
            counts[pair] = counts.get(pair, 0) + variant.count
    assert run_lines(Flow(), made, lens, split).counts == counts


@settings(deadline=None)
@given(**EACH)
def test_paths_of_one_step_are_the_transitions_of_the_flow(made, lens, split):
    flow = run_lines(Flow(), made, lens, split)
    rows = {(row["from"], row["to"]): row for row in flow.to_arrow().to_pylist()}
    start = run_lines(Paths(depth=1, top=None), made, lens, split)
    after = run_lines(Paths(anchor="A", occurrences="all", depth=1, top=None), made, lens, split)
    before = run_lines(
        Paths(anchor="A", occurrences="all", direction="backward", depth=1, top=None), made, lens, split
    )
    pairs = [(node.path, node) for result in (start, after) for node in result.nodes[1:]]
    pairs += [(node.path[::-1], node) for node in before.nodes[1:]]
    for pair, node in pairs:
        row = rows[pair]
        assert (node.count, node.journeys, node.persons) == (row["count"], row["journeys"], row["persons"])


@settings(deadline=None)
@given(**EACH)
def test_paths_from_start_to_end_are_the_variants(made, lens, split):
    variants = run_lines(Variants(top=None), made, lens, split).variants
    paths = run_lines(Paths(depth=None, top=None), made, lens, split)
    ended = {node.path[1:-1]: (node.count, node.persons) for node in paths.nodes if node.path[-1] == "(end)"}
    assert ended == {variant.touchpoints: (variant.count, variant.persons) for variant in variants}


@settings(deadline=None)
@given(**EACH)
def test_a_touchpoint_begins_as_many_paths_as_it_has_events(made, lens, split):
    summary = run_lines(Summary(), made, lens, split)
    events = {row["touchpoint"]: row for row in summary.to_arrow().to_pylist()}
    root = run_lines(Paths(anchor="A", occurrences="all", depth=1), made, lens, split).nodes[0]
    row = events["A"]
    assert (root.count, root.journeys, root.persons) == (row["events"], row["journeys"], row["persons"])
