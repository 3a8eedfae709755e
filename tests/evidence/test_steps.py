"""What is known of each step: who comes, where they go, how they feel and what it changes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.made import LENSES, SECOND, aligned_journeys, lines, maps
from tests.evidence.maps import map_of
from tests.journeys.build import blocks_from, blocks_of
from tests.journeys.made import in_every_grouping, run
from tests.naive import proof as naive

from klantreis.errors import UnknownNameError
from klantreis.evidence.binding import plan_of
from klantreis.evidence.scales import UnknownScaleError
from klantreis.evidence.steps import Steps
from klantreis.journeys.lens import Lens

SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay", "use: Use")
DAY = (
    "a 09:00 Ad",
    "a 09:10 Cart value=3",
    "a 09:11 Chat",
    "a 09:12 Cart",
    "a 09:20 Pay value=10",
    "b 09:00 Ad",
    "b 09:30 Cart value=7",
    "c 09:00 Ad",
    "c 09:05 Pay value=1.5",
    "c 10:00 Ad",
)


def steps_of(journey_map, *events: str, lens: Lens | None = None, **options):
    blocks, names = blocks_from(*events)
    return run(Steps(journey_map, **options), blocks, (lens or Lens()).bind(names))


def test_who_comes_at_a_step_is_counted_by_journey_person_contact_and_visit():
    see, cart, _, use = steps_of(SHOP, *DAY).steps
    assert (see.reached.count, see.persons, see.contacts, see.visits) == (3, 3, 4, 4)
    assert (cart.reached.count, cart.persons, cart.contacts, cart.visits) == (2, 2, 3, 2)
    assert (cart.repeated.count, cart.repeated.n, cart.repeating_persons) == (1, 2, 1)
    assert (use.reached.share, use.reached.n) == (0, 3)


def test_drop_off_is_never_coming_at_another_step_later():
    see, cart, pay, _ = steps_of(SHOP, *DAY).steps
    assert (see.drop_off.count, see.drop_off.n, see.dropped_persons) == (1, 3, 1)
    assert (cart.drop_off.count, cart.drop_off.n) == (1, 2)
    assert (pay.drop_off.count, pay.drop_off.n) == (1, 2)


def test_time_to_the_next_step_runs_from_the_last_contact_of_a_visit():
    see, cart, pay, _ = steps_of(SHOP, *DAY).steps
    assert see.time_to_next.n == 3  # 10, 30 and 5 minutes
    assert see.time_to_next.median == pytest.approx(600, rel=0.016)
    assert see.time_to_next.p90 == pytest.approx(1800, rel=0.016)
    assert cart.time_to_next.median == pytest.approx(480, rel=0.016)
    assert pay.time_since_last.n == 2


def test_onward_tells_where_visits_lead_and_who_had_been_there_before():
    result = steps_of(SHOP, *DAY)
    see, _, pay, _ = result.steps
    assert [(one.to, one.share.count, one.share.n) for one in see.onward] == [
        ("cart", 2, 4),
        ("pay", 1, 4),
        ("(end)", 1, 4),
    ]
    back = {one.to: one for one in pay.onward}["see"]
    assert (back.journeys, back.returning, back.returning_persons) == (1, 1, 1)
    assert math.isnan(see.onward[-1].median_seconds)
    assert [(one.to, one.share.share) for one in result.start] == [("see", 1.0)]


def test_money_is_that_of_the_whole_journeys_through_a_step():
    _, cart, _, use = steps_of(SHOP, *DAY, currency="EUR").steps
    assert (cart.money.total, cart.money.mean, cart.money.n, cart.money.currency) == (20.0, 10.0, 2, "EUR")
    assert cart.money.low < 10 < cart.money.high
    assert math.isnan(use.money.total)


def test_emotion_is_the_mean_of_scores_on_their_scale():
    events = ("a 09:00 Ad score=5", "b 09:00 Ad score=3", "c 09:00 Ad score=9", "d 09:00 Pay score=0")
    result = steps_of(SHOP, *events, scales={"Ad": "1-5"})
    see, _, pay, _ = result.steps
    assert (see.emotion.n, see.emotion.value) == (2, 1.0)
    assert pay.emotion.n == 0
    assert [(one.touchpoint, one.without_scale, one.off_scale) for one in result.unscaled] == [
        ("Ad", 0, 1),
        ("Pay", 1, 0),
    ]


def test_a_silent_step_is_unknown_and_not_unreached():
    _, silent = steps_of(map_of("see: Ad", "thinks:"), "a 09:00 Ad").steps
    assert (silent.is_silent, silent.reached.n, silent.effect) == (True, 0, None)
    assert math.isnan(silent.reached.share)


def test_the_effect_compares_who_took_a_step_with_who_could_have():
    events = [
        *(f"p{i} 09:0{k} {name}" for i in range(4) for k, name in enumerate(["Ad", "Cart", "Pay"])),
        *(f"q{i} 09:0{k} {name}" for i in range(4) for k, name in enumerate(["Ad", "Cart"])),
        *(f"r{i} 09:0{k} {name}" for i in range(2) for k, name in enumerate(["Ad", "Pay"])),
        "s 09:00 Cart",
    ]
    result = steps_of(map_of("see: Ad", "cart: Cart", "pay: Pay"), *events, outcome=("Pay",))
    effect = result.steps[1].effect
    assert (effect.passed.count, effect.passed.n) == (4, 8)  # not s, who was never at “see”
    assert (effect.others.count, effect.others.n) == (2, 2)
    assert effect.difference == -0.5
    assert effect.low < -0.5 < effect.high
    assert (result.steps[1].taken.count, result.steps[1].taken.n) == (8, 10)
    assert result.steps[2].effect is None
    assert result.steps[2].is_outcome


def test_successions_tell_what_happens_against_the_order_of_the_map():
    events = ("a 09:00 Pay", "a 09:01 Cart", "b 09:00 Cart", "b 09:01 Pay", "c 09:00 Pay", "c 09:02 Cart")
    (one,) = steps_of(SHOP, *events, outcome=()).successions
    assert (one.before, one.after, one.reversed.count, one.reversed.n, one.persons) == (
        "cart",
        "pay",
        2,
        3,
        2,
    )


def test_the_period_is_that_of_the_contacts_seen():
    result = steps_of(SHOP, *DAY)
    assert (result.first.isoformat(), result.last.isoformat()) == (
        "2024-01-01T09:00:00+00:00",
        "2024-01-01T10:00:00+00:00",
    )


def test_outcomes_and_scales_of_unknown_touchpoints_are_refused():
    with pytest.raises(UnknownNameError) as refused:
        steps_of(SHOP, *DAY, outcome=("Order",))
    assert refused.value.name == "Order"
    with pytest.raises(UnknownNameError):
        steps_of(SHOP, *DAY, scales={"Order": "1-5"})
    with pytest.raises(UnknownScaleError):
        steps_of(SHOP, *DAY, scales={"Ad": "happy"})


@settings(deadline=None)
@given(journey_map=maps(), made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_figures_equal_their_naive_twin_for_every_split(journey_map, made, lens, split):
    blocks, names = blocks_of(made, split=split)
    bound = lens.bind(names)
    result = run(Steps(journey_map, outcome=("B",)), blocks, bound)
    journeys, _ = aligned_journeys(journey_map, blocks, bound)
    ids = [step.id for step in journey_map.steps]
    for figures, twin in zip(result.steps, naive.figures(journeys, len(ids)), strict=True):
        assert (figures.reached.count, figures.persons) == (twin["journeys"], len(twin["persons"]))
        assert (figures.contacts, figures.visits) == (twin["contacts"], twin["visits"])
        assert (figures.repeated.count, figures.drop_off.count) == (twin["repeating"], twin["last"])
        onward = {one.to if one.to == "(end)" else ids.index(one.to): one for one in figures.onward}
        assert {to: one.share.count for to, one in onward.items()} == dict(twin["onward"])
        assert figures.time_to_next.n == len(twin["times"])
        if figures.reached.count and not math.isnan(figures.money.total):
            assert figures.money.total == pytest.approx(twin["money"], abs=1e-6)
        if twin["times"]:
            median = sorted(twin["times"])[(len(twin["times"]) - 1) // 2] / SECOND
            assert figures.time_to_next.median == pytest.approx(median, rel=1 / 64)
    found = {
        (ids.index(s.before), ids.index(s.after)): (s.reversed.count, s.reversed.n)
        for s in result.successions
    }
    assert found == naive.successions(journeys)


@settings(deadline=None)
@given(journey_map=maps(), made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 3))
def test_effects_equal_their_naive_twin(journey_map, made, lens, split):
    blocks, names = blocks_of(made, split=split)
    bound = lens.bind(names)
    result = run(Steps(journey_map, outcome=("B",)), blocks, bound)
    journeys, _ = aligned_journeys(journey_map, blocks, bound)
    leads = plan_of(journey_map, bound).chart.leads_on
    for number, figures in enumerate(result.steps):
        before = {i for i in range(len(result.steps)) if leads[i, number]}
        twin = naive.effect(journeys, number, before, "B", may_start=bool(leads[-1, number]))
        assert (figures.taken.count, figures.taken.n - figures.taken.count) == (twin[0], twin[2])
        if figures.effect is not None:
            passed, others = figures.effect.passed, figures.effect.others
            assert (passed.n, passed.count, others.n, others.count) == twin


@settings(deadline=None, max_examples=30)
@given(journey_map=maps(), made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(journey_map, made, lens):
    blocks, names = blocks_of(made, split=4)
    analysis = Steps(journey_map, outcome=("B",))
    first, *others = in_every_grouping(analysis, blocks, lens.bind(names))
    for other in others:
        for figures, same in zip(other.steps, first.steps, strict=True):
            assert figures.money.total == pytest.approx(same.money.total, nan_ok=True)
            assert figures.money.high == pytest.approx(same.money.high, nan_ok=True)
            assert repr((figures.reached, figures.visits)) == repr((same.reached, same.visits))
            assert repr((figures.onward, figures.effect, figures.time_to_next)) == repr(
                (same.onward, same.effect, same.time_to_next)
            )
