"""Proving a map: bound to persona and scope, kept as JSON, and written on the map."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.evidence.maps import map_of
from tests.journeys.build import blocks_from

from klantreis.engines.local import LocalEngine
from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.marking import proved
from klantreis.evidence.proof import Proof, ProofOptions, UnreadableProofError, prove
from klantreis.exploration import Journeys
from klantreis.journeys.lens import Lens
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.conditions import Condition
from klantreis.mapping.head import JourneyPart, Scope
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona, SegmentRule
from klantreis.mapping.rules import check
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml

SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay", cards={"pay": "pain: [slow]\nmoment_of_truth: [it works]"})
DAY = (
    "a 09:00 Ad",
    "a 09:10 Cart value=3 score=4",
    "a 09:20 Pay value=10 region=north",
    "b 09:00 Ad",
    "b 09:05 Cart score=2",
    "b 09:10 Chat region=south",
)


def journeys_from_lines(*lines: str, lens: Lens | None = None, split: int = 1) -> Journeys:
    blocks, names = blocks_from(*lines, split=split)
    store = SimpleNamespace(blocks=tuple(blocks), names=names, manifest=None)
    return Journeys(store, lens=lens, engine=LocalEngine(threads=1))


def with_head(journey_map: JourneyMap, *personas: Persona, **fields) -> JourneyMap:
    head = journey_map.head.changed(personas=tuple(one.id for one in personas), **fields)
    return journey_map.changed(head=head, personas=personas)


def persona(id_: str, **rule) -> Persona:
    return Persona(id=id_, name=id_.capitalize(), segment=SegmentRule(**rule) if rule else None)


NORTH = persona("north", where=(Condition(field="attributes.region", equals="north"),))
SOUTH = persona("south", where=(Condition(field="attributes.region", equals="south"),))


def notes(proof: Proof, *, on_figures: bool = False) -> list[str]:
    """What is noted of the binding, or of the figures."""
    about_figures = {"few_journeys", "currency_unknown", "scores_without_scale", "scores_outside_scale"}
    return [note.code for note in proof.notes if (note.code in about_figures) == on_figures]


def test_a_proof_holds_conformance_figures_and_findings():
    proof = journeys_from_lines(*DAY).prove(SHOP, scales={"Cart": "1-5"}, outcome="Pay")
    assert (proof.n_journeys, proof.map_id, proof.outcome) == (2, "test", ("Pay",))
    assert proof.conformance.coverage.n == 6
    assert proof.step("cart").emotion.value == 0
    assert proof.step("nowhere") is None
    assert "Fitness" in proof.headline()
    assert proof.to_arrow().column("step").to_pylist() == ["see", "cart", "pay"]


def test_the_persona_of_the_map_says_whose_journeys_are_looked_at():
    proof = prove(journeys_from_lines(*DAY), with_head(SHOP, NORTH))
    assert (proof.n_journeys, notes(proof)) == (1, ["persona"])


def test_the_segment_of_the_lens_and_of_the_persona_both_hold():
    south = journeys_from_lines(*DAY).where(segment={"region": ["south"]})
    assert prove(south, with_head(SHOP, NORTH)).n_journeys == 0
    assert prove(south, with_head(SHOP, persona("buyer", did=("Chat",)))).n_journeys == 1


def test_of_several_personas_one_is_chosen_or_everyone_is_looked_at():
    both = with_head(SHOP, NORTH, SOUTH)
    everyone = prove(journeys_from_lines(*DAY), both)
    assert (everyone.n_journeys, notes(everyone)) == (2, ["several_personas"])
    chosen = prove(journeys_from_lines(*DAY), both, ProofOptions(persona="south"))
    assert (chosen.n_journeys, notes(chosen)) == (1, ["persona"])
    with pytest.raises(UnknownNameError) as refused:
        prove(journeys_from_lines(*DAY), both, ProofOptions(persona="west"))
    assert refused.value.found == ("north", "south")


def test_personas_that_maps_share_are_given_besides():
    shared = SHOP.changed(head=SHOP.head.changed(personas=("north",)))
    assert prove(journeys_from_lines(*DAY), shared, personas=[NORTH]).n_journeys == 1


def test_a_map_of_the_buyer_journey_looks_at_that_part_when_the_outcome_is_known():
    buyer = with_head(SHOP, scope=Scope(journey=JourneyPart.BUYER))
    lines = (*DAY, "a 10:00 Chat")
    unknown = prove(journeys_from_lines(*lines), buyer)
    assert notes(unknown) == ["part_without_outcome"]
    known = prove(journeys_from_lines(*lines, lens=Lens(outcome=["Pay"])), buyer)
    assert (known.conformance.n_contacts, notes(known)) == (6, ["part"])
    judged = prove(journeys_from_lines(*lines), buyer, ProofOptions(outcome="Pay"))
    assert (judged.conformance.n_contacts, notes(judged)) == (6, ["part"])
    assert (judged.conformance.n_contacts, judged.n_journeys) == (6, 2)


def test_touchpoints_that_the_data_lack_are_said():
    proof = prove(journeys_from_lines(*DAY), map_of("see: Ad", "call: Phone"))
    assert notes(proof) == ["touchpoint_without_data"]
    assert "“Phone” van stap “Call”" in proof.notes[0].sentence("nl")


def test_a_map_whose_steps_only_lead_round_ends_at_its_last_step_and_says_so():
    round_ = map_of("see: Ad", "pay: Pay", edges=[("pay", "see")])
    proof = prove(journeys_from_lines("a 09:00 Ad", "a 09:01 Pay"), round_)
    assert (proof.conformance.fitness.value, notes(proof)) == (1, ["no_end"])


def test_scores_that_measure_nothing_are_said():
    proof = prove(journeys_from_lines(*DAY), SHOP)
    assert notes(proof, on_figures=True)[-1] == "scores_without_scale"
    off = prove(journeys_from_lines(*DAY), SHOP, ProofOptions(scales={"Cart": "1-3"}))
    assert notes(off, on_figures=True)[-1] == "scores_outside_scale"
    assert "1-3" in off.notes[-1].sentence("en")


def test_few_journeys_and_an_unknown_currency_are_said():
    codes = [note.code for note in prove(journeys_from_lines(*DAY), SHOP).notes]
    assert {"few_journeys", "currency_unknown"} <= set(codes)
    known = prove(journeys_from_lines(*DAY), SHOP, ProofOptions(currency="EUR"))
    assert "currency_unknown" not in [note.code for note in known.notes]
    assert known.step("cart").money.currency == "EUR"


def test_another_level_than_touchpoints_is_refused():
    with pytest.raises(InvalidOptionError, match="level='touchpoint'"):
        prove(journeys_from_lines(*DAY).where(level="channel"), SHOP)


@pytest.mark.parametrize("split", [1, 2])
def test_a_proof_survives_json(split):
    lens = Lens(period=(datetime(2024, 1, 1, tzinfo=UTC), None))
    journeys = journeys_from_lines(*DAY, lens=lens, split=split)
    options = ProofOptions(scales={"Cart": "1-5"}, outcome="Pay", currency="EUR")
    proof = prove(journeys, SHOP, options)
    again = Proof.from_json(proof.to_json())
    assert repr(again) == repr(proof)
    assert again.to_json() == proof.to_json()


def test_json_says_findings_in_both_languages_and_unknown_is_null():
    document = json.loads(prove(journeys_from_lines(*["a 09:00 Ad", "a 09:01 Chat"] * 1), SHOP).to_json())
    assert document["format"] == "klantreis-proof/1"
    assert document["notes"][0]["sentence"].keys() == {"en", "nl"}
    assert document["steps"]["steps"][1]["time_to_next"]["median"] is None
    assert document["conformance"]["ways"][0]["from"] == "see"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "klantreis-proof/1"}'])
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(UnreadableProofError, match=r"prove\(journey_map\)"):
        Proof.from_json(text)


def test_a_proof_with_a_wrong_value_is_refused():
    document = json.loads(prove(journeys_from_lines(*DAY), SHOP).to_json())
    document["conformance"]["n_journeys"] = "two"
    with pytest.raises(UnreadableProofError, match="'two' is no int"):
        Proof.from_json(json.dumps(document))


def test_a_proof_is_drawn(tmp_path):
    proof = prove(journeys_from_lines(*DAY), SHOP)
    assert proof.save(tmp_path / "proof.svg").read_text().count("<path") > 5


def evidence_of(journey_map: JourneyMap, card_id: str) -> dict:
    (card,) = (card for _, _, card in journey_map.cards if card.id == card_id)
    return {one.id.rpartition("-")[2]: one for one in card.evidence}


def marked() -> tuple[JourneyMap, Proof]:
    proof = prove(
        journeys_from_lines(*DAY), SHOP, ProofOptions(scales={"Cart": "1-5"}, outcome="Chat", currency="EUR")
    )
    return proved(SHOP, proof), proof


def test_a_proved_map_has_measured_emotions_beside_the_others():
    journey_map, proof = marked()
    (card,) = (card for _, _, card in journey_map.cards if isinstance(card, EmotionCard))
    assert (card.measured.value, card.measured.n) == (0, 2)
    assert (card.measured.scale, card.measured.date) == ("Cart: 1-5", proof.made_at.date())
    assert card.measured.low <= 0 <= card.measured.high
    assert "2024-01-01" in card.measured.source


def test_what_is_measured_of_a_persona_is_not_written_on_the_card_of_another():
    shop = map_of("see: Ad", "cart: Cart", head="personas: [north, south]")
    shop = shop.changed(personas=(NORTH, SOUTH))
    card = EmotionCard(id="south-feels", persona="south", assumed={"value": 2})
    cart = shop.step("cart").changed(cards={**shop.step("cart").cards, "emotion": (card,)})
    (phase,) = shop.phases
    shop = shop.changed(phases=(phase.changed(steps=(phase.steps[0], cart)),))
    options = ProofOptions(persona="north", scales={"Cart": "1-5"})
    proof = prove(journeys_from_lines(*DAY), shop, options)
    assert proof.persona == "north"
    assert "emotion_not_measured" not in [one.code for one in proof.findings]
    cards = [c for _, _, c in proved(shop, proof).cards if isinstance(c, EmotionCard)]
    assert [(c.persona, c.measured and c.measured.value) for c in cards] == [("south", None), ("north", 1)]


def test_a_proved_map_has_figures_as_evidence_on_its_cards():
    journey_map, _ = marked()
    ids = {card.kind: card.id for step, _, card in journey_map.cards if step.id == "pay"}
    reached = evidence_of(journey_map, ids["touchpoint"])["reached"]
    assert (reached.value, reached.unit, reached.n) == (50, "%", 2)
    assert set(evidence_of(journey_map, ids["pain"])) == {"off"}  # “-drop_off”: no time to a next step
    assert set(evidence_of(journey_map, ids["moment_of_truth"])) == {"effect"}
    assert journey_map.basis.assumed_share == 0


def test_a_proved_map_is_a_valid_document_and_its_file_reads_back():
    journey_map, _ = marked()
    assert not [problem for problem in check(journey_map, today=date(2024, 1, 1)) if problem.level == "error"]
    assert map_from_yaml(map_to_yaml(journey_map)) == journey_map


def test_proving_again_takes_the_place_of_the_last_proof():
    journey_map, proof = marked()
    assert proved(journey_map, proof) == journey_map
    without = prove(journeys_from_lines(*DAY), journey_map)
    (card,) = (c for _, _, c in proved(journey_map, without).cards if isinstance(c, EmotionCard))
    assert card.measured is None


def test_steps_that_the_proof_does_not_know_are_left_alone():
    _, proof = marked()
    other = map_of("new: Ad", "thinks:")
    assert proved(other, proof) == other
