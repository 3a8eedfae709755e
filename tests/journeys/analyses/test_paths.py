"""What follows a touchpoint, and what came before."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys import running_example
from tests.journeys.build import blocks_from, blocks_of, blocks_of_sequences
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines
from tests.naive import paths as naive

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.analyses import paths as paths_module
from klantreis.journeys.analyses.paths import Paths
from klantreis.journeys.lens import Lens

FOUR = ["a 09:00 visit", "a 09:01 cart", "a 09:02 order", "b 09:00 visit", "b 09:01 visit", "b 09:02 cart"]


def paths_of(analysis: Paths, *text: str, lens: Lens | None = None):
    blocks, names = blocks_from(*text)
    return run(analysis, blocks, (lens or Lens()).bind(names))


def counted(result) -> dict:
    return {node.path: (node.count, node.journeys, node.persons) for node in result.nodes}


def counts(result) -> dict:
    return {" ".join(node.path): node.count for node in result.nodes}


def test_paths_from_the_start_are_a_tree_whose_branches_add_up():
    assert counts(paths_of(Paths(), *FOUR)) == {
        "(start)": 2,
        "(start) visit": 2,
        "(start) visit visit": 1,
        "(start) visit visit cart": 1,
        "(start) visit visit cart (end)": 1,
        "(start) visit cart": 1,
        "(start) visit cart order": 1,
        "(start) visit cart order (end)": 1,
    }


def test_paths_back_from_an_anchor_tell_what_came_before():
    assert counts(paths_of(Paths(anchor="cart", direction="backward"), *FOUR)) == {
        "cart": 2,
        "cart visit": 2,
        "cart visit visit": 1,
        "cart visit visit (start)": 1,
        "cart visit (start)": 1,
    }


def test_paths_back_from_the_end_need_no_anchor():
    result = paths_of(Paths(direction="backward", depth=1), *FOUR)
    assert counts(result) == {"(end)": 2, "(end) cart": 1, "(end) order": 1}


def test_repeats_count_once_when_collapsed():
    result = paths_of(Paths(anchor="visit", collapse=True), *FOUR)
    assert counts(result)["visit cart"] == 2


def test_every_occurrence_begins_a_path_but_a_person_counts_once():
    result = paths_of(Paths(anchor="visit", occurrences="all", depth=1), *FOUR)
    assert counted(result) == {
        ("visit",): (3, 2, 2),
        ("visit", "cart"): (2, 2, 2),
        ("visit", "visit"): (1, 1, 1),
    }


def test_paths_between_two_end_at_the_second_or_never_reach_it():
    result = paths_of(Paths(anchor="visit", to="order"), *FOUR)
    assert counts(result) == {
        "visit": 2,
        "visit cart": 1,
        "visit cart order": 1,
        "visit (not reached)": 1,
    }


def test_a_person_with_two_journeys_counts_once_per_node():
    text = ["a 09:00 visit", "a 12:00 visit", "b 09:00 visit"]
    result = paths_of(Paths(), *text, lens=Lens(gap=timedelta(hours=1)))
    assert counted(result)["(start)", "visit"] == (3, 3, 2)
    assert (result.n_persons, result.n_journeys) == (2, 3)


def test_rare_branches_are_gathered_and_nothing_is_lost():
    blocks, names = blocks_of_sequences(
        [["in", "x"]] * 5 + [["in", "y"]] * 2 + [["in", "z"], ["in", "z"], ["in"]]
    )
    result = run(Paths(anchor="in", depth=1, top=1), blocks, Lens().bind(names))
    assert counted(result) == {
        ("in",): (10, 10, 10),
        ("in", "x"): (5, 5, 5),
        ("in", "(end)"): (1, 1, 1),
        ("in", "(other)"): (4, 4, 4),
    }
    assert counts(run(Paths(anchor="in", depth=1, min_share=0.3), blocks, Lens().bind(names))) == {
        "in": 10,
        "in x": 5,
        "in (other)": 4,
        "in (end)": 1,
    }


def test_persons_who_may_be_in_several_gathered_branches_are_unknown():
    text = ["a 09:00 in", "a 09:01 x", "a 09:02 in", "a 09:03 y", "a 09:04 in", "a 09:05 z"]
    result = paths_of(Paths(anchor="in", occurrences="all", depth=1, top=1), *text)
    assert counted(result)["in", "(other)"] == (2, None, None)
    other = next(node for node in result.nodes if node.path == ("in", "(other)"))
    assert other.persons_share is None


def test_shares_are_of_all_paths_with_their_interval():
    blocks, names = blocks_of_sequences([["visit", "cart"]] * 12 + [["visit"]] * 28)
    result = run(Paths(anchor="visit", depth=1), blocks, Lens().bind(names))
    cart = next(node for node in result.nodes if node.path == ("visit", "cart"))
    assert (cart.share, cart.persons_share) == (0.3, 0.3)
    assert (cart.low, cart.high) == (pytest.approx(0.18075, abs=1e-5), pytest.approx(0.45430, abs=1e-5))


def test_the_running_example_decides_after_a_check_in_six_of_nine_cases():
    result = run_lines(
        Paths(anchor="check ticket", occurrences="all", depth=1), running_example.lines(), Lens()
    )
    assert counts(result) == {
        "check ticket": 9,
        "check ticket decide": 6,
        "check ticket examine casually": 2,
        "check ticket examine thoroughly": 1,
    }


def test_an_anchor_that_no_journey_has_gives_one_empty_node():
    blocks, names = blocks_from("a 09:00 visit", "b 09:00 cart")
    result = run(Paths(anchor="cart"), blocks[:0], Lens().bind(names))
    assert counted(result) == {("cart",): (0, 0, 0)}
    assert json.loads(result.to_json())["paths"][0]["share"] is None


def test_no_journeys_have_no_paths():
    blocks, names = blocks_from()
    assert run(Paths(), blocks, Lens().bind(names)).n_paths == 0


def test_a_journey_of_one_event_ends_there():
    assert counts(paths_of(Paths(), "a 09:00 visit")) == {
        "(start)": 1,
        "(start) visit": 1,
        "(start) visit (end)": 1,
    }


def test_equal_timestamps_keep_the_order_of_the_store():
    result = paths_of(Paths(depth=2), "a 09:00 cart", "a 09:00 visit")
    assert "(start) cart visit" in counts(result)


def test_a_path_may_be_longer_than_pythons_stack():
    blocks, names = blocks_of_sequences([["visit", "cart"] * 5000])
    result = run(Paths(depth=None), blocks, Lens().bind(names))
    assert len(result.nodes[-1].path) == 10_002


OPTIONS = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from([None, "A"]),
        "to": st.sampled_from([None, "A"]),
        "direction": st.sampled_from(paths_module.DIRECTIONS),
        "depth": st.sampled_from([1, 3, None]),
        "occurrences": st.sampled_from(paths_module.OCCURRENCES),
        "collapse": st.booleans(),
    }
)


@settings(deadline=None, max_examples=200)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4), options=OPTIONS)
def test_paths_equal_their_naive_twin_for_every_option_and_split(made, lens, split, options):
    result = run_lines(Paths(**options, top=None), made, lens, split)
    assert counted(result) == naive.paths(journeys_of(made, lens), **options)


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), top=st.integers(1, 3), min_share=st.floats(0, 1))
def test_gathered_branches_add_up_to_their_node(made, lens, top, min_share):
    result = run_lines(Paths(depth=3, top=top, min_share=min_share), made, lens)
    for node in result.nodes:
        branches = [child.count for child in result.nodes if child.path[:-1] == node.path]
        is_cut = len(node.path) == 4 or node.path[-1] in ("(other)", "(end)")
        assert is_cut or sum(branches) == node.count


@settings(deadline=None, max_examples=30)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Paths(top=None), blocks, lens.bind(names))
    for other in others:
        assert other.nodes == first.nodes


def test_a_tree_grows_beyond_its_first_room():
    sequences = [[f"t{i % 50}", f"t{i % 49}", f"t{i % 47}"] for i in range(3000)]
    blocks, names = blocks_of_sequences(sequences, split=2)
    result = run(Paths(top=None), blocks, Lens().bind(names))
    journeys = [(i, sequence, []) for i, sequence in enumerate(sequences)]
    assert counted(result) == naive.paths(journeys)


@pytest.mark.parametrize(
    "wrong", [{"direction": "up"}, {"occurrences": "last"}, {"depth": 0}, {"top": 0}, {"min_share": 1.5}]
)
def test_an_option_without_sense_is_refused(wrong):
    with pytest.raises(InvalidOptionError):
        Paths(**wrong)


def test_an_unknown_anchor_is_named_even_when_there_are_no_journeys():
    blocks, names = blocks_from("a 09:00 visit")
    with pytest.raises(UnknownNameError) as error:
        run(Paths(anchor="vist"), blocks[:0], Lens().bind(names))
    assert error.value.name == "vist"


def test_json_lists_every_path():
    document = json.loads(paths_of(Paths(anchor="cart", depth=1), *FOUR).to_json())
    assert document["direction"] == "forward"
    assert document["n_paths"] == 2
    assert document["paths"][0]["path"] == ["cart"]
    assert {"count", "journeys", "persons", "share", "low", "high", "persons_share"} < set(
        document["paths"][0]
    )


def test_blocks_without_the_anchor_merge_to_nothing():
    blocks, names = blocks_from("a 09:00 visit", "b 09:00 visit", "c 09:00 cart", split=3)
    result = run(Paths(anchor="cart"), blocks[:2], Lens().bind(names))
    assert counted(result) == {("cart",): (0, 0, 0)}
    assert result.n_journeys == 2
