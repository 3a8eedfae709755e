"""What customers said comes onto the map by one operation that the map's rules allow."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evidence.test_validation import KNOWS, MAP, answers, validated

from klantreis.evidence.finding import ChangedMapError, Finding
from klantreis.evidence.finding_actions import action_of
from klantreis.evidence.validation_card import card_of_disagreement, part_with
from klantreis.evidence.validation_result import Validation
from klantreis.mapping.evidence import Status
from klantreis.mapping.operation import operation_from_data, operation_to_data
from klantreis.mapping.operations import apply, inverse

SOURCE = "Survey among buyers"


def found_by(code: str, validation: Validation) -> Finding:
    return next(one for one in validation.findings if one.code == code)


@pytest.fixture(scope="module")
def validation() -> Validation:
    """Customers suffer at the payment, decide at the ad, chat besides, and few ever see the parcel."""
    told = {"journey_decision": "ad-decision", "journey_missing": "Chat"}
    suffers = {**KNOWS, **told, "parcel_recognised": "parcel-no"}
    return validated(
        [
            *answers(30, **suffers, payment_emotion="-2", payment_importance="5", ad_importance="1"),
            *answers(30, **suffers, payment_emotion="-1", payment_importance="4", ad_importance="2"),
        ]
    )


@pytest.mark.parametrize(
    ("code", "kind", "step"),
    [
        ("touchpoint_unknown", "opportunity", "waits"),
        ("pain_important", "pain", "pays"),
        ("decision_missed", "moment_of_truth", "looks"),
        ("contact_named", "touchpoint", "looks"),
    ],
)
def test_a_finding_becomes_a_card_that_rests_on_what_customers_said(
    code: str, kind: str, step: str, validation: Validation
) -> None:
    finding = found_by(code, validation)
    operation = card_of_disagreement(MAP, validation, finding, source=SOURCE, date=date(2024, 5, 1))
    after = apply(MAP, operation_from_data(operation_to_data(operation)))
    made = part_with(after, finding)
    where, card = next((where, card) for where, _, card in after.cards if card.id == made)
    assert (getattr(where, "id", where), card.kind, card.status()) == (step, kind, Status.REPORTED)
    (evidence,) = card.evidence
    assert (evidence.kind, evidence.n, evidence.source) == ("answer", 60, SOURCE)
    assert evidence.text == finding.sentence("en")
    assert evidence.low <= evidence.value <= evidence.high
    assert part_with(MAP, finding) is None
    assert apply(after, inverse(MAP, operation)) == MAP


def test_a_contact_that_the_map_lacks_comes_where_the_team_says(validation: Validation) -> None:
    finding = found_by("contact_named", validation)
    operation = card_of_disagreement(MAP, validation, finding, source=SOURCE, step="pays")
    assert apply(MAP, operation).step("pays").touchpoints == ("Payment", "Chat")


def test_an_emotion_that_customers_do_not_share_is_written_beside_the_assumed_one(
    validation: Validation,
) -> None:
    finding = found_by("emotion_not_reported", validation)
    after = apply(MAP, card_of_disagreement(MAP, validation, finding, source=SOURCE))
    card = next(card for _, _, card in after.cards if card.id == part_with(after, finding))
    assert (card.assumed.value, card.reported.value, card.reported.n) == (0, -1.5, 60)
    assert part_with(MAP, finding) is None


def test_a_step_that_is_gone_is_told(validation: Validation) -> None:
    with pytest.raises(ChangedMapError, match="gone"):
        card_of_disagreement(
            MAP, validation, Finding("decision_missed", "gone", None, "Ad", 1, 1.0, 40, {}), source=SOURCE
        )


def test_a_finding_becomes_an_action_that_knows_where_it_comes_from(validation: Validation) -> None:
    finding = found_by("pain_important", validation)
    action = action_of(MAP, None, finding, persona="buyer")
    assert (action.title, action.persona, action.phase) == (
        "Take away what hurts at “Payment”",
        "buyer",
        MAP.phases[0].id,
    )
    assert action.origin is not None
    assert (action.origin.map, action.origin.part, action.origin.finding) == ("purchase", "pays", finding.id)
    assert action.estimate is None
    assert "cannot be estimated" in str(action.description)
