"""What changed between two versions of a document, in words."""

from __future__ import annotations

from typing import Any

from tests.mapping.documents.test_editing import PLAN, done

from klantreis.mapping.documents.history import diff
from klantreis.mapping.documents.plan import Plan


def said(plan: Plan, **operation: Any) -> list[str]:
    return [one.said("en") for one in diff(plan, done(plan, **operation))]


def test_nothing_changed():
    assert diff(PLAN, PLAN) == []


def test_every_kind_of_edit_is_told_in_a_sentence():
    assert said(PLAN, op="remove", id="mail") == ["action *A mail about it* removed"]
    assert said(PLAN, op="remove", id="orders") == ["KPI *Orders* removed"]
    assert said(PLAN, op="set", id="mail", field="department", value="Marketing") == [
        "action *A mail about it*: department set to *Marketing*"
    ]
    assert said(PLAN, op="move", id="mail", index=0) == ["action *A mail about it* moved to the front"]
    note = {"id": "sale", "on": "2024-05-01", "text": "Sale"}
    assert said(PLAN, op="add", what="annotation", parent="returns", part=note) == [
        "annotation *Sale* added to *Returns*"
    ]
    assert said(PLAN, op="set", id="head", field="title", value="Other") == [
        "plan *Other*: title changed from *Plan* to *Other*"
    ]


def test_in_dutch():
    (one,) = diff(PLAN, done(PLAN, op="remove", id="mail"))
    assert one.said("nl") == "actie *A mail about it* verwijderd"
