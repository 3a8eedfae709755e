"""Personas, their segment rules, and what evidence makes of a card."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from klantreis.errors import UnknownNameError
from klantreis.journeys.segment import Segment
from klantreis.mapping.cards import CARD
from klantreis.mapping.evidence import Status
from klantreis.mapping.persona import SegmentRule

KNOWN = {"age": ("19", "35", "52"), "region": ("North", "North-East", "South")}


def rule(*where: dict[str, Any], **did: Any) -> SegmentRule:
    return SegmentRule.model_validate({"where": where, **did})


def test_a_segment_rule_becomes_a_segment_of_journeys():
    parts = rule(
        {"field": "attributes.region", "starts_with": "North"}, did=["Mailing"], did_not=["Order"]
    ).parts(KNOWN)
    assert Segment(**parts) == Segment(
        attributes={"region": ["North", "North-East"]}, did=("Mailing",), did_not=("Order",)
    )


def test_conditions_on_one_attribute_must_all_hold():
    older = {"field": "attributes.age", "greater": 20}
    not_old = {"not": {"field": "attributes.age", "greater": 50}}
    assert rule(older, not_old).parts(KNOWN)["attributes"] == {"age": ["35"]}


def test_a_value_that_nobody_has_makes_a_segment_of_nobody():
    assert rule({"field": "attributes.age", "equals": "90"}).parts(KNOWN)["attributes"] == {"age": []}


def test_an_attribute_that_the_data_lacks_is_told():
    with pytest.raises(UnknownNameError, match=r"No person attribute 'regoin'. Did you mean 'region'"):
        rule({"field": "attributes.regoin", "equals": "x"}).parts(KNOWN)


@pytest.mark.parametrize(
    "where",
    [
        {"field": "name", "equals": "x"},
        {
            "any": [
                {"field": "attributes.age", "equals": "19"},
                {"field": "attributes.region", "equals": "South"},
            ]
        },
    ],
)
def test_a_condition_on_an_event_or_on_two_attributes_is_refused(where: dict[str, Any]):
    with pytest.raises(ValidationError, match="looks at one attribute"):
        rule(where)


QUOTE = {"kind": "quote", "id": "q", "text": "Slow"}
METRIC = {"kind": "metric", "id": "m", "text": "Drop-off", "value": 0.3}


@pytest.mark.parametrize(
    ("card", "is_proposal", "status"),
    [
        ({"kind": "pain", "text": "x"}, False, Status.ASSUMED),
        ({"kind": "pain", "text": "x"}, True, Status.PROPOSED),
        ({"kind": "pain", "text": "x", "evidence": [QUOTE]}, True, Status.REPORTED),
        ({"kind": "pain", "text": "x", "evidence": [QUOTE, METRIC]}, False, Status.OBSERVED),
        ({"kind": "opportunity", "text": "x"}, False, Status.PROPOSED),
        ({"kind": "opportunity", "text": "x", "evidence": [QUOTE]}, False, Status.REPORTED),
        ({"kind": "emotion", "assumed": {"value": 1}}, False, Status.ASSUMED),
        ({"kind": "emotion", "assumed": {"value": 1}, "reported": {"value": 0}}, False, Status.REPORTED),
        ({"kind": "emotion", "reported": {"value": 0}, "evidence": [METRIC]}, False, Status.OBSERVED),
        ({"kind": "emotion", "assumed": {"value": 1}, "measured": {"value": 0}}, False, Status.OBSERVED),
    ],
)
def test_the_status_of_a_card_follows_from_what_it_rests_on(card: Any, is_proposal: bool, status: Status):
    assert CARD.validate_python({"id": "x", **card}).status(is_proposal=is_proposal) is status


@pytest.mark.parametrize(
    ("reading", "message"),
    [
        ({"value": 2.1}, "out of range"),
        ({"value": True}, "valid number"),
        ({"value": 1, "low": 0}, "not within 0 … \\?"),
        ({"value": 1, "low": 1.5, "high": 2}, "not within"),
        ({"value": 1, "n": 0}, "greater than or equal to 1"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(reading: Any, message: str):
    with pytest.raises(ValidationError, match=message):
        CARD.validate_python({"kind": "emotion", "id": "x", "measured": reading})
