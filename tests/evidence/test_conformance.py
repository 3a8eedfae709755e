"""Journeys against a map: fitness, coverage, precision, steps, phases and deviations."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.made import LENSES, aligned_journeys, lines, maps
from tests.evidence.maps import map_of
from tests.journeys.build import blocks_from, blocks_of
from tests.journeys.made import in_every_grouping, run
from tests.naive import proof as naive

from klantreis.evidence.binding import UnprovableMapError
from klantreis.evidence.conformance import Conformance
from klantreis.journeys.lens import Lens

SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay", edges=[("cart", "see")], phases=[1, 2])
DAY = (
    "a 09:00 Ad",
    "a 09:10 Cart value=3",
    "a 09:15 Chat",
    "a 09:20 Pay value=10",
    "b 09:00 Cart",
    "b 09:05 Ad",
    "b 09:10 Pay",
)


def conformance(journey_map, *events: str, lens: Lens | None = None, **options):
    blocks, names = blocks_from(*events)
    return run(Conformance(journey_map, **options), blocks, (lens or Lens()).bind(names))


def test_fitness_is_the_mean_over_journeys_of_one_minus_the_share_that_costs():
    result = conformance(SHOP, *DAY)
    # a: one contact of 4 too many; b: skips “see”, then goes back to it, skips “cart”. An empty way skips 3.
    assert result.fitness.value == pytest.approx(((1 - 1 / 7) + (1 - 2 / 6)) / 2)
    assert result.fitness.n == 2
    assert (result.n_persons, result.n_contacts, result.empty_cost) == (2, 7, 3)


def test_coverage_is_the_share_of_contacts_on_the_map():
    coverage = conformance(SHOP, *DAY).coverage
    assert (coverage.count, coverage.n) == (6, 7)
    assert coverage.low == pytest.approx(0.486872, abs=1e-6)


def test_precision_is_the_share_of_ways_used_with_nothing_skipped():
    result = conformance(SHOP, *DAY)
    assert {(way.from_, way.to): way.count for way in result.ways} == {
        ("see", "cart"): 1,
        ("cart", "pay"): 1,
        ("cart", "see"): 1,
    }
    assert result.precision.share == 1
    alone = conformance(SHOP, "a 09:00 Ad", "a 09:01 Cart", "a 09:02 Pay")
    assert (alone.precision.count, alone.precision.n) == (2, 3)


def test_steps_are_completed_skipped_repeated_and_out_of_order():
    result = conformance(
        map_of("see: Ad", "cart: Cart", "pay: Pay"),
        "a 09:00 Ad",
        "a 09:01 Ad",
        "a 09:02 Pay",
        "b 09:00 Pay",
        "b 09:01 Ad",
        "b 09:02 Cart",
        "b 09:03 Pay",
    )
    see, cart, pay = result.steps
    assert (see.completed.count, see.repeats, see.repeated.count) == (2, 1, 1)
    assert (cart.completed.count, cart.skipped.count, cart.persons) == (1, 1, 1)
    assert (pay.completed.count, pay.misplaced, pay.out_of_order.count) == (2, 1, 1)
    assert {(one.kind, one.step, one.after) for one in result.deviations} == {
        ("repeated", "see", "see"),
        ("skipped", "cart", "see"),
        ("out_of_order", "pay", "(start)"),
    }


def test_deviations_tell_how_often_by_whom_for_how_much_and_who_for_example():
    (chat,) = (one for one in conformance(SHOP, *DAY).deviations if one.kind == "not_on_map")
    assert (chat.touchpoint, chat.step, chat.after, chat.count) == ("Chat", None, "cart", 1)
    assert (chat.journeys.count, chat.persons, chat.money, chat.examples) == (1, 1, 13.0, (0,))
    (contact,) = conformance(SHOP, *DAY).off_the_map
    assert (contact.touchpoint, contact.count, contact.money) == ("Chat", 1, 13.0)


def test_every_move_is_in_a_phase():
    first, second = conformance(SHOP, *DAY).phases
    assert (first.completed, first.skipped, first.not_on_map) == (2, 1, 0)
    assert (second.completed, second.skipped, second.not_on_map) == (4, 1, 1)
    assert (second.agreement.count, second.agreement.n) == (4, 6)
    assert (first.precision.n, second.precision.n) == (1, 2)


def test_money_is_unknown_where_no_event_has_any():
    (deviation,) = conformance(map_of("see: Ad"), "a 09:00 Ad", "a 09:01 Chat").deviations
    assert math.isnan(deviation.money)


def test_direct_repeats_may_count_once():
    events = ("a 09:00 Ad", "a 09:01 Ad", "a 09:02 Cart", "a 09:03 Pay")
    assert conformance(SHOP, *events).fitness.value < 1
    collapsed = conformance(SHOP, *events, collapse=True)
    assert (collapsed.fitness.value, collapsed.n_contacts) == (1, 3)


def test_nobody_in_the_segment_gives_unknown_and_not_zero():
    result = conformance(SHOP, *DAY, lens=Lens(hidden=["Ad", "Cart"], period=(None, _before_all())))
    assert (result.n_journeys, result.deviations) == (0, ())
    assert math.isnan(result.fitness.value)


def _before_all():
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime(2000, 1, 1, tzinfo=UTC)


def test_a_grouped_touchpoint_stands_for_its_group():
    events = ("a 09:00 Ad", "a 09:10 Cart", "a 09:20 Pay")
    lens = Lens(grouping={"Cart": "Buying", "Pay": "Buying"})
    result = conformance(map_of("see: Ad", "buy: Buying"), *events, lens=lens)
    assert result.coverage.share == 1
    again = conformance(map_of("see: Ad", "pay: Pay"), *events, lens=lens)
    assert again.coverage.share == 1


def test_a_map_that_shares_no_touchpoint_with_the_data_is_refused_with_both_lists():
    with pytest.raises(UnprovableMapError) as refused:
        conformance(map_of("see: Adv"), "a 09:00 Ad")
    assert "Adv" in str(refused.value)
    assert "'Ad'" in str(refused.value)


def test_a_map_without_steps_or_touchpoints_is_refused():
    for journey_map in (map_of(), map_of("thinks:")):
        with pytest.raises(UnprovableMapError):
            conformance(journey_map, "a 09:00 Ad")


def as_dicts(result) -> dict:
    number = {step.step: i for i, step in enumerate(result.steps)}
    steps = {}
    for i, step in enumerate(result.steps):
        counts = {
            "matched": step.matched,
            "completed": step.completed.count,
            "skipped": step.skipped.count,
            "repeated": step.repeated.count,
            "repeated_contacts": step.repeats,
            "out_of_order": step.out_of_order.count,
            "out_of_order_contacts": step.misplaced,
        }
        if any(counts.values()):
            steps[i] = {key: count for key, count in counts.items() if count}
    return {
        "steps": steps,
        "persons": {i: step.persons for i, step in enumerate(result.steps) if step.persons},
        "deviations": {
            (
                "off" if one.kind == "not_on_map" else one.kind,
                one.touchpoint or number[one.step],
                number.get(one.after, one.after),
            ): {
                "count": one.count,
                "journeys": one.journeys.count,
                "persons": one.persons,
                "money": pytest.approx(0 if math.isnan(one.money) else one.money),
                "examples": one.examples,
            }
            for one in result.deviations
        },
    }


@settings(deadline=None)
@given(journey_map=maps(), made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_conformance_equals_its_naive_twin_for_every_split(journey_map, made, lens, split):
    blocks, names = blocks_of(made, split=split)
    bound = lens.bind(names)
    result = run(Conformance(journey_map), blocks, bound)
    journeys, walks = aligned_journeys(journey_map, blocks, bound)
    assert as_dicts(result) == naive.conformance(journeys, walks)
    cost = sum(one.count for one in result.deviations)
    assert sum(p.skipped + p.repeated + p.out_of_order + p.not_on_map for p in result.phases) == cost
    assert result.n_contacts == sum(len(journey.contacts) for journey in journeys)
    each = [
        1
        - (sum(m != "matched" for m in j.moves) + sum(not is_matched for _, is_matched in walk))
        / (len(j.contacts) + result.empty_cost)
        for j, walk in zip(journeys, walks, strict=True)
    ]
    assert result.fitness.value == pytest.approx(sum(each) / len(each))
    assert min(each) >= 0


@settings(deadline=None, max_examples=30)
@given(journey_map=maps(), made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(journey_map, made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Conformance(journey_map), blocks, lens.bind(names))
    for other in others:
        assert repr(other) == repr(first)  # as text, for NaN is unlike itself
