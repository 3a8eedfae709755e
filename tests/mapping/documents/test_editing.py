"""Edits of documents: what any kind of document can rely on, shown on a plan."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.mapping.documents.document import find, ident, references, sorts_of, walk
from klantreis.mapping.documents.editing import apply, broken_rules, inverse
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.operation import operation_from_data, operation_to_data
from klantreis.mapping.problem import RefusedOperationError

PLAN = Plan.model_validate(
    {
        "id": "2024",
        "title": {"nl": "Plan", "en": "Plan"},
        "languages": ["nl", "en"],
        "kpis": [
            {
                "id": "returns",
                "title": "Returns",
                "measurements": [
                    {"id": "q1", "starts_on": "2024-01-01", "ends_on": "2024-03-31", "value": 0.2, "n": 100}
                ],
            },
            {"id": "orders", "title": "Orders"},
        ],
        "actions": [
            {"id": "photos", "title": "Better photographs", "moves": "returns"},
            {"id": "sizes", "title": "A table of sizes", "needs": ["photos"], "moves": "returns"},
            {"id": "mail", "title": "A mail about it", "needs": ["photos", "sizes"]},
        ],
    }
)


def done(plan: Plan, **operation: Any) -> Plan:
    return apply(plan, operation_from_data(operation))


def test_a_kind_of_document_knows_its_parts_from_its_models():
    assert {what: (sort.field, sort.holder) for what, sort in sorts_of(Plan).items()} == {
        "kpi": ("kpis", None),
        "measurement": ("measurements", "kpi"),
        "annotation": ("annotations", "kpi"),
        "action": ("actions", None),
    }
    assert [(ident(found.part), field, id_) for found, field, _, id_ in references(PLAN)] == [
        ("photos", "moves", "returns"),
        ("sizes", "needs", "photos"),
        ("sizes", "moves", "returns"),
        ("mail", "needs", "photos"),
        ("mail", "needs", "sizes"),
    ]


def test_a_part_is_added_where_it_belongs():
    measured = {"id": "q2", "starts_on": "2024-04-01", "ends_on": "2024-06-30", "value": 0.1}
    after = done(PLAN, op="add", what="measurement", parent="returns", index=0, part=measured)
    assert [one.id for one in after.kpis[0].measurements] == ["q2", "q1"]
    assert after.actions is PLAN.actions


def test_thousands_of_parts_are_added_at_once_in_seconds():
    new = [{"op": "add", "what": "action", "part": {"id": f"a{n}", "title": f"A {n}"}} for n in range(2000)]
    begun = perf_counter()
    after = done(PLAN, op="all", operations=new)
    assert perf_counter() - begun < 8  # about 1; it was 15 when every part was looked up for every other
    assert len(after.actions) == 2003
    with pytest.raises(RefusedOperationError) as refused:
        done(after, op="all", operations=[new[0]])
    assert refused.value.code == "duplicate_id"


def test_the_document_itself_is_set_as_head():
    assert done(PLAN, op="set", id="head", field="title", value="Anders").title == "Anders"


def test_parts_move_among_the_others():
    after = done(PLAN, op="move", id="mail", index=0)
    assert [one.id for one in after.actions] == ["mail", "photos", "sizes"]


def test_what_goes_is_referred_to_no_more():
    after = done(PLAN, op="remove", id="returns")
    assert [one.moves for one in after.actions] == [None, None, None]
    assert find(after, "q1") is None
    assert done(PLAN, op="remove", id="photos").actions[1].needs == ("sizes",)


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ({"op": "add", "what": "lane", "part": {"id": "a"}}, "unknown_sort"),
        ({"op": "add", "what": "measurement", "part": {"id": "a"}}, "missing_field"),
        (
            {"op": "add", "what": "annotation", "part": {"id": "a", "on": "2024-01-01", "text": "x"}},
            "missing_parent",
        ),
        (
            {
                "op": "add",
                "what": "annotation",
                "parent": "mail",
                "part": {"id": "a", "on": "2024-01-01", "text": "x"},
            },
            "unknown_holder",
        ),
        ({"op": "add", "what": "action", "part": {"id": "mail", "title": "x"}}, "duplicate_id"),
        (
            {"op": "add", "what": "action", "part": {"id": "x", "title": "x", "moves": "no"}},
            "unknown_reference",
        ),
        ({"op": "set", "id": "mail", "field": "moves", "value": "sizes"}, "unknown_reference"),
        ({"op": "set", "id": "mail", "field": "term", "value": 2}, "invalid_value"),
        ({"op": "set", "id": "mail", "field": "colour", "value": 2}, "unknown_field"),
        ({"op": "set", "id": "mail", "field": "id", "value": "post"}, "fixed_field"),
        ({"op": "set", "id": "returns", "field": "measurements", "value": None}, "fixed_field"),
        ({"op": "set", "id": "photos", "field": "needs", "value": ["mail"]}, "needs_itself"),
        ({"op": "set", "id": "gone", "field": "title", "value": "x"}, "unknown_part"),
        ({"op": "set", "id": "mail", "field": "tickets", "value": ["javascript:alert(1)"]}, "invalid_value"),
        ({"op": "move", "id": "head"}, "cannot_move"),
        ({"op": "remove", "id": "head"}, "cannot_remove"),
    ],
)
def test_an_edit_that_breaks_a_rule_is_refused(operation: Any, code: str):
    with pytest.raises(RefusedOperationError) as refused:
        apply(PLAN, operation_from_data(operation))
    assert refused.value.code == code
    assert "{" not in refused.value.message("nl") + refused.value.message("en")


def test_several_edits_are_looked_at_as_one():
    add = {"op": "add", "what": "action", "part": {"id": "late", "title": "Late", "moves": "new"}}
    kpi = {"op": "add", "what": "kpi", "part": {"id": "new", "title": "New"}}
    assert done(PLAN, op="all", operations=[add, kpi]).actions[-1].moves == "new"


OPERATIONS = st.one_of(
    st.builds(
        lambda id_, index: {"op": "move", "id": id_, "index": index},
        st.sampled_from(["photos", "sizes", "mail", "returns", "orders"]),
        st.integers(0, 4),
    ),
    st.builds(
        lambda id_: {"op": "remove", "id": id_},
        st.sampled_from(["photos", "sizes", "mail", "returns", "orders", "q1"]),
    ),
    st.builds(
        lambda id_, title: {"op": "set", "id": id_, "field": "title", "value": title},
        st.sampled_from(["photos", "returns", "head"]),
        st.text(min_size=1, max_size=5),
    ),
    st.builds(
        lambda id_, needs: {"op": "set", "id": id_, "field": "needs", "value": needs or None},
        st.sampled_from(["photos", "sizes", "mail"]),
        st.lists(st.sampled_from(["photos", "sizes", "mail"]), unique=True),
    ),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(OPERATIONS, min_size=1, max_size=6))
def test_undoing_gives_the_document_before(several: list[Any]):
    plan = PLAN
    for data in several:
        operation = operation_from_data(data)
        try:
            after = apply(plan, operation)
        except RefusedOperationError:
            continue
        undo = operation_from_data(operation_to_data(inverse(plan, operation)))
        assert apply(after, undo) == plan
        assert not list(broken_rules(after))
        assert len({ident(found.part) for found in walk(after)}) == len(list(walk(after)))
        plan = after


SHARED: Any = json.loads((Path(__file__).parent / "operations" / "plan.json").read_text("utf-8"))


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["title"])
def test_the_cases_that_the_front_end_runs_too(case: Any):
    before, operation = Plan.model_validate(SHARED["document"]), operation_from_data(case["operation"])
    assert before == PLAN
    assert apply(before, operation) == Plan.model_validate(case["after"])
    assert operation_to_data(inverse(before, operation)) == case["inverse"]


@pytest.mark.parametrize("case", SHARED["refused"], ids=lambda case: case["title"])
def test_what_the_front_end_refuses_too(case: Any):
    with pytest.raises(RefusedOperationError) as refused:
        apply(PLAN, operation_from_data(case["operation"]))
    assert refused.value.code == case["code"]
