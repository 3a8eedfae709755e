"""A finding becomes a card by one operation that the map's rules allow."""

from __future__ import annotations

import pytest
from tests.evidence.maps import map_of
from tests.evidence.proving import PLANTED, SHOP, Planted

from klantreis.evidence.finding import ChangedMapError
from klantreis.evidence.finding_card import card_of_finding
from klantreis.mapping.evidence import Status
from klantreis.mapping.operation import operation_from_data, operation_to_data
from klantreis.mapping.operations import apply, inverse

_KIND = {
    "contact_missing": "touchpoint",
    "emotion_not_measured": "emotion",
    "delight_unconfirmed": "delight",
    **dict.fromkeys(("step_not_passed", "order_reversed", "emotion_not_reported"), "opportunity"),
    **dict.fromkeys(("moment_missed_good", "moment_missed_bad", "moment_without_effect"), "moment_of_truth"),
}


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.code)
def test_a_finding_becomes_a_card_that_rests_on_what_was_observed(planted: Planted):
    _, proof, finding = planted.proved()
    operation = card_of_finding(planted.map, proof, finding)
    after = apply(planted.map, operation_from_data(operation_to_data(operation)))
    kind = _KIND.get(finding.code, "pain")
    changed = {card.id: card for _, _, card in after.cards}
    for _, _, card in planted.map.cards:
        if changed[card.id] == card:
            del changed[card.id]
    (card,) = changed.values()
    assert card.kind == kind
    assert card.status() is Status.OBSERVED
    if kind != "emotion":
        assert card.evidence[-1].text == finding.sentence("en")
        assert card.evidence[-1].n == finding.n
    undone = apply(after, inverse(planted.map, operation))
    assert undone == planted.map


def test_a_measured_emotion_is_put_beside_the_assumed_one():
    planted = next(one for one in PLANTED if one.code == "emotion_not_measured")
    _, proof, finding = planted.proved()
    after = apply(planted.map, card_of_finding(planted.map, proof, finding))
    (card,) = (card for _, _, card in after.cards if card.kind == "emotion")
    assert (card.assumed.value, card.measured.value, card.measured.n) == (1.5, 0.0, 40)


def test_a_missing_contact_comes_on_the_step_after_which_it_happens():
    planted = next(one for one in PLANTED if one.code == "contact_missing")
    _, proof, finding = planted.proved()
    after = apply(SHOP, card_of_finding(SHOP, proof, finding))
    assert after.step("see").touchpoints == ("Ad", "Chat")
    elsewhere = apply(SHOP, card_of_finding(SHOP, proof, finding, step="pay"))
    assert elsewhere.step("pay").touchpoints == ("Pay", "Chat")


def test_a_card_is_written_in_the_languages_of_its_map():
    planted = next(one for one in PLANTED if one.code == "dead_end")
    _, proof, finding = planted.proved()
    dutch = map_of("see: Ad", "cart: Cart", "pay: Pay", head="languages: [nl, en]")
    after = apply(dutch, card_of_finding(dutch, proof, finding))
    (card,) = (card for _, _, card in after.cards if card.kind == "pain")
    assert card.text == {
        "nl": "Een doodlopende stap: de meesten stoppen hier",
        "en": "A dead end: most stop here",
    }


def test_the_same_finding_may_become_a_card_twice():
    planted = next(one for one in PLANTED if one.code == "dead_end")
    _, proof, finding = planted.proved()
    once = apply(SHOP, card_of_finding(SHOP, proof, finding))
    twice = apply(once, card_of_finding(once, proof, finding))
    assert sum(card.kind == "pain" for _, _, card in twice.cards) == 2


def test_a_step_that_is_gone_is_told():
    planted = next(one for one in PLANTED if one.code == "dead_end")
    _, proof, finding = planted.proved()
    with pytest.raises(ChangedMapError):
        card_of_finding(map_of("see: Ad", "pay: Pay"), proof, finding)


def test_a_finding_keeps_its_id_from_proof_to_proof():
    planted = next(one for one in PLANTED if one.code == "loop")
    _, first, _ = planted.proved()
    _, again, _ = planted.proved(split=2)
    ids = [one.id for one in first.findings]
    assert ids == [one.id for one in again.findings]
    assert len(set(ids)) == len(ids)
    assert [one["id"] for one in first.document()["findings"]] == ids
