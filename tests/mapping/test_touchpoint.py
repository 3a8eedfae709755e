"""The register and its conditions."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from klantreis.mapping.conditions import Condition
from klantreis.mapping.touchpoint import Register, Touchpoint

PAGE = {
    "name": "page_view",
    "source": "web",
    "channel": None,
    "value": 12.5,
    "attributes": {"page": "/cart", "n": "3"},
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"field": "name", "equals": "page_view"}, True),
        ({"field": "name", "one_of": ["order", "page_view"]}, True),
        ({"field": "attributes.page", "starts_with": "/ca"}, True),
        ({"field": "attributes.page", "contains": "art"}, True),
        ({"field": "attributes.page", "matches": "^/(cart|pay)$"}, True),
        ({"field": "attributes.page", "matches": "^cart"}, False),
        ({"field": "value", "greater": 12, "less": 13}, True),
        ({"field": "value", "equals": 12.5}, True),
        ({"field": "attributes.n", "greater": 2}, True),
        ({"field": "attributes.page", "greater": 2}, False),
        ({"field": "attributes.missing", "equals": ""}, False),
        ({"field": "channel", "equals": "web"}, False),
        ({"not": {"field": "channel", "equals": "web"}}, True),
        ({"all": [{"field": "name", "equals": "page_view"}, {"field": "source", "equals": "app"}]}, False),
        ({"any": [{"field": "name", "equals": "order"}, {"field": "source", "equals": "web"}]}, True),
    ],
)
def test_a_condition_holds_or_not(condition: dict, expected: bool):
    assert Condition.model_validate(condition).holds(PAGE) is expected


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({}, "one of: field, all, any, not"),
        ({"field": "page", "equals": "x"}, "attributes.page"),
        ({"field": "name"}, "say what name must be"),
        ({"field": "name", "greater": 3}, "name is a text"),
        ({"field": "value", "contains": "3"}, "value is a number"),
        ({"field": "name", "matches": "("}, "no regular expression"),
        ({"all": []}, "at least one entry"),
        ({"any": [{"field": "name", "equals": "a"}], "equals": "b"}, "put equals inside"),
        ({"field": "name", "sql": "1=1"}, "Extra inputs"),
    ],
)
def test_a_condition_that_says_nothing_sensible_is_refused(condition: dict, message: str):
    with pytest.raises(ValidationError, match=message):
        Condition.model_validate(condition)


def test_a_touchpoint_without_rules_is_the_events_of_its_name():
    assert Touchpoint(name="page_view").conditions[0].holds(PAGE)


def test_a_condition_knows_the_fields_it_looks_at():
    condition = Condition.model_validate(
        {"any": [{"field": "name", "equals": "a"}, {"not": {"field": "attributes.page", "equals": "b"}}]}
    )
    assert condition.fields == {"name", "attributes.page"}


def test_a_register_names_each_touchpoint_once():
    with pytest.raises(ValidationError, match="there twice: Order"):
        Register(touchpoints=(Touchpoint(name="Order"), Touchpoint(name="Order")))
