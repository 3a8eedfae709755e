"""An editable map out of data, whose own proof fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evidence.test_proof import journeys_from_lines

from klantreis.errors import UnknownNameError
from klantreis.evidence.draft_counts import NothingToDraftError
from klantreis.examples import complete_journey as example
from klantreis.exploration import Journeys
from klantreis.journeys.lens import Lens
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.rules import check
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml
from klantreis.workspace import init


def journeys_of(journeys: dict[str, int], **options) -> Journeys:
    lines = []
    for number, (written, n) in enumerate(journeys.items()):
        for person in range(n):
            for k, contact in enumerate(written.split()):
                name, _, more = contact.partition(":")
                lines.append(f"p{number}-{person} 09:{2 * k:02d} {name} {more}")
    return journeys_from_lines(*lines, **options)


SHOP = journeys_of({"Ad Cart Pay Parcel": 60, "Ad Chat Cart Pay Parcel": 20, "Ad Cart": 15, "Cart Pay": 5})


def kinds(journey_map: JourneyMap) -> list[tuple[str, list[str]]]:
    return [(str(phase.kind), [step.title for step in phase.steps]) for phase in journey_map.phases]


def errors(journey_map: JourneyMap) -> list[str]:
    return [problem.code for problem in check(journey_map) if problem.level == "error"]


def test_steps_stand_in_the_order_that_journeys_take_them():
    assert [step.title for step in SHOP.draft().steps] == ["Ad", "Chat", "Cart", "Pay", "Parcel"]


def test_phases_stand_around_the_outcome():
    assert kinds(SHOP.draft(outcome="Pay")) == [
        ("orientation", ["Ad", "Chat"]),
        ("consideration", ["Cart"]),
        ("purchase", ["Pay"]),
        ("service", ["Parcel"]),
    ]


def test_without_an_outcome_phases_are_only_parts_of_the_way():
    titles = [phase.title for phase in SHOP.draft(languages=("nl",)).phases]
    assert titles == ["Begin", "Midden", "Einde"]


def test_frequent_transitions_are_ways_and_where_journeys_begin_and_end_is_marked():
    draft = SHOP.draft()
    assert ("ad", "cart") in draft.ways
    assert ("ad", "chat") in draft.ways
    assert draft.starts == ("ad",)  # 5 of 100 begin at the cart: too few
    assert set(draft.ends) == {"cart", "parcel"}


def test_waits_are_medians_since_the_step_before():
    pay = SHOP.draft().step("pay")
    assert pay.wait_seconds == pytest.approx(120, rel=0.016)


def test_a_draft_is_a_valid_map_whose_file_reads_back():
    draft = SHOP.draft(outcome="Pay", languages=("nl", "en"))
    assert errors(draft) == []
    assert map_from_yaml(map_to_yaml(draft)) == draft
    assert draft.basis.assumed_share == 0


def test_its_own_proof_fits():
    assert SHOP.prove(SHOP.draft()).conformance.fitness.value >= 0.85


def test_rarer_ways_are_taken_in_until_it_fits():
    messy = journeys_of({"A B C": 30, "C A B": 9, "B C A": 9, "C B A": 9, "B A C": 9, "A C B": 9})
    few = len(messy.draft(fitness=0.0).edges)
    draft = messy.draft(fitness=0.95)
    assert len(draft.edges) >= few
    assert messy.prove(draft).conformance.fitness.value >= 0.95


def test_touchpoints_that_few_journeys_have_are_left_out_but_never_the_outcome():
    shop = journeys_of({"Ad Cart": 396, "Ad Cart Rare": 2, "Ad Cart Pay": 2})
    assert [step.title for step in shop.draft(least_share=0.01).steps] == ["Ad", "Cart"]
    with_outcome = shop.draft(least_share=0.01, outcome="Pay")
    assert "Pay" in [step.title for step in with_outcome.steps]


def test_measured_emotions_and_pains_are_cards_with_figures():
    shop = journeys_of({"Ad Cart:score=1 Pay": 50, "Ad Cart:score=1": 50})
    draft = shop.draft(outcome="Pay", scales={"Cart": "1-5"})
    cards = {card.kind: card for card in (c for cell in draft.step("cart").cards.values() for c in cell)}
    assert isinstance(cards["emotion"], EmotionCard)
    assert (cards["emotion"].measured.value, cards["emotion"].measured.n) == (-2, 100)
    assert cards["pain"].text == "Customers feel bad here"
    assert {one.kind for one in cards["pain"].evidence} == {"metric"}


def test_where_many_stop_before_the_outcome_is_a_pain():
    shop = journeys_of({"Ad Cart Pay": 50, "Ad Cart": 50})
    pains = [(step.id, card.text) for step, _, card in shop.draft(outcome="Pay").cards if card.kind == "pain"]
    assert pains == [("cart", "Many stop here")]


def test_candidates_for_moments_of_truth_say_why():
    shop = journeys_of({"Ad Chat Pay": 90, "Ad Chat": 10, "Ad Pay": 50, "Ad": 50})
    moments = [
        (s, c)
        for s, _, c in shop.draft(outcome="Pay", languages=("nl",)).cards
        if c.kind == "moment_of_truth"
    ]
    ((step, card),) = moments
    assert step.id == "chat"
    assert "geen bewezen oorzaak" in card.why


def test_ids_of_steps_named_as_lanes_stay_their_own():
    draft = journeys_of({"Pain Content Note": 40}).draft()
    assert errors(draft) == []


def test_a_segment_narrows_whose_journeys_are_drafted():
    shop = journeys_of({"Ad Cart": 20, "Mail:region=south Pay": 20})
    assert [step.title for step in shop.draft(segment={"region": "south"}).steps] == ["Mail", "Pay"]


def test_an_unknown_outcome_and_no_journeys_are_refused():
    with pytest.raises(UnknownNameError):
        SHOP.draft(outcome="Order")
    with pytest.raises(NothingToDraftError):
        journeys_of({"Ad": 3}, lens=Lens(hidden=["Ad"])).draft()


@pytest.fixture(scope="module")
def households(tmp_path_factory: pytest.TempPathFactory) -> Journeys:
    folder: Path = tmp_path_factory.mktemp("draft") / "demo.klantreis"
    workspace = init(folder, time_zone=example.TIME_ZONE, currency=example.CURRENCY)
    tables = example.subset()
    for table in example.EVENTS:
        workspace.import_events(
            tables[table.name],
            person=f"{example.PERSON}=household_id",
            time=table.time,
            event_name=table.event,
            channel_name=table.channel,
            source=table.name,
            **table.columns,
        )
    return workspace.journeys()


@pytest.mark.parametrize("outcome", [None, "Purchase", "Coupon"])
def test_a_draft_of_the_real_households_fits_them(households, outcome):
    draft = households.draft(outcome=outcome, currency=example.CURRENCY)
    proof = households.prove(draft, currency=example.CURRENCY)
    assert proof.n_journeys == 295
    assert proof.conformance.fitness.low >= 0.8
    assert errors(draft) == []


def test_a_draft_of_their_trips_to_a_purchase_fits_too(households):
    trips = households.where(outcome="Purchase")
    proof = trips.prove(trips.draft(), currency=example.CURRENCY)
    assert proof.conformance.fitness.low >= 0.8
    assert {step.step for step in proof.steps.steps} == {"mailing", "coupon", "purchase"}
