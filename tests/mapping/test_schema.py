"""The published schemas are current, and say of files what the models say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from tests.mapping.made import CASES

from klantreis.errors import UnknownNameError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.schema import SCHEMAS, schema_text
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
EXAMPLE = (Path(__file__).parent / "online-purchase.yaml").read_text("utf-8")


def errors(schema: str, document: Any) -> list[str]:
    validator = Draft202012Validator(json.loads((PUBLISHED / f"{schema}.json").read_text("utf-8")))
    return [error.message for error in validator.iter_errors(document)]


def as_json(text: str) -> Any:
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_current(name: str):
    published = (PUBLISHED / f"{name}.json").read_text("utf-8")
    assert published == schema_text(name), (
        f"python -m klantreis.mapping.schema {name} > docs/schema/{name}.json"
    )


def test_a_file_by_hand_and_one_written_for_people_fit_the_schema_of_files():
    assert errors("map-file", as_json(EXAMPLE)) == []
    assert errors("map-file", as_json(map_to_yaml(map_from_yaml(EXAMPLE)))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("emotion: 1 ", "emotion: 3 "),
        ("severity: 4", "severity: 6"),
        ("is_decision", "is_decided"),
        ("title: Pays", "titel: Pays"),
    ],
)
def test_a_mistake_in_a_file_does_not_fit_the_schema_of_files(old: str, new: str):
    assert old in EXAMPLE
    assert errors("map-file", as_json(EXAMPLE.replace(old, new)))


@pytest.mark.parametrize("group", ["add", "set", "move", "remove", "all"])
def test_the_cases_fit_the_schemas_of_maps_and_operations(group: str):
    cases = json.loads((CASES / f"{group}.json").read_text("utf-8"))
    for case in cases["cases"]:
        assert errors("map", case["after"]) == []
        assert errors("operation", case["operation"]) == []
        assert errors("operation", case["inverse"]) == []


def test_a_map_in_full_fits_the_schema_of_maps():
    dumped = map_from_yaml(EXAMPLE).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert errors("map", dumped) == []
    assert JourneyMap.model_validate(dumped) == map_from_yaml(EXAMPLE)


def test_a_schema_that_does_not_exist_is_told():
    with pytest.raises(UnknownNameError, match=r"No schema 'maps'. Did you mean 'map'"):
        schema_text("maps")
