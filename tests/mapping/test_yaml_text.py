"""YAML: nothing is lost, and a file written by hand stays as its writer left it."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.mapping.made import maps, operations

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Move, Remove, Set, operation_from_data
from klantreis.mapping.operations import apply
from klantreis.mapping.problem import InvalidMapError, RefusedOperationError
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml

EXAMPLE = (Path(__file__).parent / "online-purchase.yaml").read_text("utf-8")
DOCS = Path(__file__).parents[2] / "docs" / "map-format.md"
SMALL = """\
head: {title: Small}
phases:
  - title: Purchase
    steps:
      - title: Pays  # with a card, mostly
        cards:
          pain: Slow
          emotion: -1
"""


@settings(deadline=None, max_examples=40)
@given(maps)
def test_a_map_written_and_read_again_is_the_same(journey_map: JourneyMap):
    assert map_from_yaml(map_to_yaml(journey_map)) == journey_map


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_map_written_over_its_previous_text_says_the_new_map(data: st.DataObject):
    journey_map = data.draw(maps)
    before = map_to_yaml(journey_map)
    try:
        after = apply(journey_map, data.draw(operations(journey_map)))
    except RefusedOperationError:
        return
    assert map_from_yaml(map_to_yaml(after, before)) == after


def test_a_file_that_says_the_map_already_is_not_touched():
    assert map_to_yaml(map_from_yaml(EXAMPLE), EXAMPLE) == EXAMPLE


def test_only_the_line_of_what_changed_changes():
    changed = apply(map_from_yaml(EXAMPLE), Set(id="head", field="owner", value="Sales"))
    before, after = EXAMPLE.splitlines(), map_to_yaml(changed, EXAMPLE).splitlines()
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert differing == [('  owner: "Marketing" # until June', '  owner: "Sales"     # until June')]


def test_comments_short_forms_and_order_stay_when_a_step_moves():
    moved = apply(map_from_yaml(EXAMPLE), Move(id="gets-the-mailing", parent="purchase", index=0))
    text = map_to_yaml(moved, EXAMPLE)
    assert map_from_yaml(text) == moved
    assert "# until June" in text
    assert "action: Opens the envelope" in text
    assert text.index("Purchase") < text.index("Gets the mailing") < text.index("title: Pays")


def test_an_id_is_written_down_once_the_title_would_make_another():
    renamed = apply(map_from_yaml(SMALL), Set(id="pays", field="title", value="Paying"))
    text = map_to_yaml(renamed, SMALL)
    assert "      - id: pays\n        title: Paying # with a card, mostly\n" in text
    assert map_from_yaml(text) == renamed


def test_an_id_with_a_number_is_written_down_when_the_part_before_it_goes():
    text = SMALL.replace("pain: Slow", "pain: [Slow, Slow]")
    assert [card.id for _, lane, card in map_from_yaml(text).cards if lane == "pain"] == ["slow", "slow-2"]
    left = apply(map_from_yaml(text), Remove(id="slow"))
    assert map_from_yaml(map_to_yaml(left, text)) == left


def test_what_may_be_left_out_is_filled_in():
    journey_map = map_from_yaml(SMALL)
    (step,) = journey_map.steps
    assert (journey_map.id, journey_map.phases[0].id, step.id) == ("small", "purchase", "pays")
    assert [(card.kind, card.id) for _, _, card in journey_map.cards] == [
        ("pain", "slow"),
        ("emotion", "pays-emotion"),
    ]
    assert step.cards["emotion"][0].assumed.value == -1
    assert [lane.id for lane in journey_map.lanes][:4] == ["action", "thought", "touchpoint", "emotion"]


def test_a_card_may_be_its_text_in_several_languages():
    text = SMALL.replace("pain: Slow", "pain: {en: Slow, nl: Traag}")
    assert map_from_yaml(text).steps[0].cards["pain"][0].text == {"en": "Slow", "nl": "Traag"}


def test_quotes_and_indentation_of_the_previous_text_are_kept():
    flush = "head:\n  title: 'Flush'\nphases:\n- title: A\n  steps:\n  - title: B\n  - title: C\n"
    changed = apply(map_from_yaml(flush), Set(id="head", field="title", value="Still flush"))
    assert map_to_yaml(changed, flush) == flush.replace("head:", "id: flush\nhead:").replace(
        "'Flush'", "'Still flush'"
    )


def test_a_card_added_to_a_short_cell_makes_it_a_list():
    part: dict[str, Any] = {"kind": "pain", "id": "dear", "text": "Dear"}
    add = operation_from_data({"op": "add", "what": "card", "parent": "pays", "lane": "pain", "part": part})
    added = apply(map_from_yaml(SMALL), add)
    text = map_to_yaml(added, SMALL)
    assert map_from_yaml(text) == added
    assert "- Slow" in text
    assert "{id: dear, text: Dear}" in text


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("head: {title: A\n", "not_yaml", 2, "no YAML"),
        ("head: {title: A}\nhead: {title: B}\n", "not_yaml", 2, "duplicate key"),
        ("- a\n", "not_a_map", None, "here are none"),
        ("", "not_a_map", None, "here are none"),
        ("head: &a {title: A}\nphases: [*a]\n", "yaml_alias", 2, "in full"),
        ("head: " + "[" * 60 + "]" * 60, "yaml_depth", 1, "40 levels"),
        ("head: {title: \x07}", "not_yaml", None, "not allowed"),
        (SMALL.replace("Small", "7"), "invalid_text", 1, "between quotes"),
        (
            SMALL.replace("title: Small", "title: Small, owner: 7"),
            "invalid_name",
            1,
            "owner of head must be a plain",
        ),
        (SMALL.replace("{title: Small}", "{}"), "missing_field", 1, "head lacks title"),
        (SMALL.replace("-1", "-3"), "emotion_out_of_range", 8, "from -2"),
        (SMALL.replace("-1", "low"), "invalid_number", 8, "must be a number"),
        (SMALL.replace("pain: Slow", "pain: {text: Slow, severity: 9}"), "invalid_value", 7, "at most 5"),
        (SMALL.replace("pain: Slow", "pain: {text: Slow, severty: 2}"), "unknown_field", 7, "mean severity"),
        (
            SMALL.replace("- title: Pays", "- id: purchase\n        title: Pays").replace(
                "- title: Purchase", "- id: purchase\n    title: Purchase"
            ),
            "duplicate_id",
            None,
            "phase 'Purchase', step 'Pays'",
        ),
        (SMALL.replace("title: Small", "title: Small, review_on: soon"), "invalid_date", 1, "2026-03-31"),
        (SMALL.replace("title: Small", "title: Small, state: to_bee"), "invalid_choice", 1, "mean to_be"),
        (
            SMALL.replace("title: Small", "title: Small, languages: [english]"),
            "invalid_value",
            1,
            "written nl, en",
        ),
        (SMALL.replace("title: Small", "title: Small, personas: [Anna B]"), "invalid_id", 1, "lower-case"),
        (SMALL.replace("phases:\n", "phases:\n  - 3\n"), "invalid_value", 3, "fields with values"),
        (
            SMALL.replace("- title: Purchase", "- id: head\n    title: Purchase"),
            "reserved_id",
            3,
            "Choose another",
        ),
    ],
)
def test_a_file_that_is_wrong_is_told_what_where_and_what_to_do(
    text: str, code: str, line: int | None, message: str
):
    with pytest.raises(InvalidMapError, match=re.escape(message)) as invalid:
        map_from_yaml(text)
    (problem,) = invalid.value.problems
    assert (problem.code, problem.line) == (code, line)
    assert invalid.value.message("nl") != invalid.value.message("en")


JUNK: list[Any] = [
    None,
    True,
    3,
    -1.5,
    "",
    [],
    {},
    [1],
    {"a": 1},
    {1: 2},
    {"id": []},
    {"kind": "pain"},
    float("nan"),
]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_file_with_anything_anywhere_is_a_map_or_told_what_is_wrong(data: st.DataObject):
    document = YAML(typ="safe", pure=True).load(EXAMPLE)
    at: Any = document
    while True:
        key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
        if not at[key] or not isinstance(at[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            break
        at = at[key]
    at[key] = data.draw(st.sampled_from(JUNK))
    text = StringIO()
    YAML().dump(document, text)
    try:
        map_from_yaml(text.getvalue())
    except InvalidMapError as invalid:
        assert all(invalid.message(one) for one in ("en", "nl"))  # noqa: PT017 - any other error fails


def test_all_that_is_wrong_is_told_at_once():
    text = SMALL.replace("-1", "5").replace("Small", "Small, stat: 1")
    with pytest.raises(InvalidMapError) as invalid:
        map_from_yaml(text)
    assert [problem.code for problem in invalid.value.problems] == ["unknown_field", "emotion_out_of_range"]
    assert str(invalid.value).startswith("Line 1: head has no field stat.")


def test_the_example_in_the_docs_is_a_map():
    blocks = re.findall(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert blocks[0] == EXAMPLE
    assert map_from_yaml(blocks[0]).id == "online-purchase"
