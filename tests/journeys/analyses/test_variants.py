"""Which journeys are the same."""

from __future__ import annotations

import json
import math
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys import running_example
from tests.journeys.build import blocks_from, blocks_of, blocks_of_sequences
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines
from tests.naive import variants as naive

from klantreis.errors import InvalidOptionError
from klantreis.journeys.analyses import variants as variants_module
from klantreis.journeys.analyses.variants import Variants
from klantreis.journeys.lens import Lens


def of_sequences(sequences, analysis: Variants | None = None, split: int = 1):
    blocks, names = blocks_of_sequences(sequences, split=split)
    return run(analysis or Variants(top=None), blocks, Lens().bind(names))


def counted(result) -> dict:
    return {variant.touchpoints: (variant.count, variant.persons) for variant in result.variants}


def test_journeys_with_the_same_touchpoints_in_the_same_order_are_one_variant():
    result = of_sequences([["in", "out"], ["out", "in"], ["in", "out"], ["in"], ["in", "in"]])
    assert counted(result) == {
        ("in", "out"): (2, 2),
        ("out", "in"): (1, 1),
        ("in",): (1, 1),
        ("in", "in"): (1, 1),
    }
    assert (result.total, result.distinct) == (5, 4)


def test_a_person_with_the_same_journey_twice_counts_once():
    blocks, names = blocks_from("a 09:00 visit", "a 12:00 visit", "b 09:00 visit")
    result = run(Variants(), blocks, Lens(gap=timedelta(hours=1)).bind(names))
    assert counted(result) == {("visit",): (3, 2)}
    assert result.n_persons == 2


def test_the_commonest_come_first_and_of_equal_ones_the_shorter():
    sequences = [["a", "b", "c"], ["a", "b"], ["c"], ["c"], ["a", "b", "c", "a"]]
    result = of_sequences(sequences, Variants(top=3))
    assert [variant.touchpoints for variant in result.variants] == [("c",), ("a", "b"), ("a", "b", "c")]


def test_coverage_is_the_share_of_the_commonest():
    result = of_sequences([["a"]] * 6 + [["b"]] * 3 + [["c"]])
    assert [result.coverage(k) for k in (0, 1, 2, 3, 99)] == [0, 0.6, 0.9, 1, 1]
    with pytest.raises(InvalidOptionError):
        result.coverage(-1)


def test_shares_carry_a_wilson_interval():
    variant = of_sequences([["a"]] * 28 + [["b"]] * 12).variants[1]
    assert variant.share == 0.3
    assert (variant.low, variant.high) == (pytest.approx(0.18075, abs=1e-5), pytest.approx(0.45430, abs=1e-5))


def test_the_running_example_has_six_variants_of_one_case_each():
    result = run_lines(Variants(top=None), running_example.lines(), Lens())
    assert (result.total, result.distinct) == (6, 6)
    register, ticket, decide = "register request", "check ticket", "decide"
    assert (register, "examine thoroughly", ticket, decide, "reject request") in counted(result)
    assert sorted(len(touchpoints) for touchpoints in counted(result)) == [5, 5, 5, 5, 9, 13]


def test_no_journeys_have_no_variants():
    blocks, names = blocks_from()
    result = run(Variants(), blocks, Lens().bind(names))
    assert (result.total, result.distinct, result.variants) == (0, 0, ())
    assert math.isnan(result.coverage(3))
    assert json.loads(result.to_json())["coverage"] is None


def test_equal_timestamps_keep_the_order_of_the_store():
    blocks, names = blocks_from("a 09:00 cart", "a 09:00 visit")
    assert list(counted(run(Variants(), blocks, Lens().bind(names)))) == [("cart", "visit")]


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_variants_equal_their_naive_twin_for_every_split(made, lens, split):
    assert counted(run_lines(Variants(top=None), made, lens, split)) == naive.variants(
        journeys_of(made, lens)
    )


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4), top=st.integers(1, 5))
def test_the_top_is_the_same_for_every_split(made, lens, split, top):
    everything = run_lines(Variants(top=None), made, lens).variants
    assert run_lines(Variants(top=top), made, lens, split).variants == everything[:top]


@settings(deadline=None, max_examples=30)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Variants(top=None), blocks, lens.bind(names))
    for other in others:
        assert other.variants == first.variants


def test_sequences_with_the_same_hash_are_still_told_apart():
    labels, offsets = np.array([1, 2, 2, 1, 1, 2], dtype=np.uint16), np.array([0, 2, 4, 6])
    variant, first = variants_module._same(labels, offsets, np.array([7, 7, 7]))
    assert variant.tolist() == [0, 1, 0]
    assert first.tolist() == [0, 1]


def test_hashes_of_short_sequences_do_not_collide():
    pairs = np.array([[a, b] for a in range(300) for b in range(300)], dtype=np.uint16)
    hashes = variants_module._hashes(pairs.ravel(), np.arange(0, 2 * len(pairs) + 1, 2))
    assert len(np.unique(hashes)) == len(pairs)
    assert hashes.min() >= 0


def test_json_has_the_documented_shape():
    document = json.loads(of_sequences([["a", "b"], ["a"]], Variants(top=1)).to_json())
    assert (document["total"], document["distinct"], document["coverage"]) == (2, 2, 0.5)
    assert document["variants"][0]["touchpoints"] == ["a"]
    assert {"count", "persons", "share", "low", "high"} < set(document["variants"][0])


def test_a_top_of_none_shown_is_refused():
    with pytest.raises(InvalidOptionError):
        Variants(top=0)
