"""History: what changed between two versions, in Dutch and English."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.mapping.made import BAKERY, maps, operations

from klantreis.errors import InvalidOptionError
from klantreis.mapping.change import in_words
from klantreis.mapping.history import Snapshot, diff
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import operation_from_data
from klantreis.mapping.operations import apply
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.shape import map_from_data

OLD = map_from_data(BAKERY)


def after(*edits: dict[str, Any]) -> JourneyMap:
    journey_map = OLD
    for edit in edits:
        journey_map = apply(journey_map, operation_from_data(edit))
    return journey_map


def setting(id_: str, field: str, value: Any) -> dict[str, Any]:
    return {"op": "set", "id": id_, "field": field, "value": value}


def adding(what: str, part: dict[str, Any], **place: Any) -> dict[str, Any]:
    return {"op": "add", "what": what, "part": part, **place}


def test_a_moved_step_and_a_removed_pain_are_said_as_one_sentence():
    changes = diff(
        OLD, after({"op": "move", "id": "pays", "parent": "orientation"}, {"op": "remove", "id": "too-many"})
    )
    assert (
        in_words(changes)
        == "pain *Too many kinds* removed; step *Pays* moved from *Purchase* to *Orientation*"
    )
    assert in_words(changes, "nl") == (
        "pijnpunt *Too many kinds* verwijderd; stap *Pays* verplaatst van *Purchase* naar *Orientation*"
    )


@pytest.mark.parametrize(
    ("edit", "english", "dutch"),
    [
        (
            setting("pays", "title", {"en": "Paying", "nl": "Betalen"}),
            "step *Paying*: title changed from *Pays* to *Paying*",
            "stap *Betalen*: titel gewijzigd van *Pays* in *Betalen*",
        ),
        (
            setting("too-many", "severity", 4),
            "pain *Too many kinds*: severity changed from 2 to 4",
            "pijnpunt *Too many kinds*: ernst gewijzigd van 2 in 4",
        ),
        (
            setting("too-many", "severity", None),
            "pain *Too many kinds*: severity 2 taken away",
            "pijnpunt *Too many kinds*: ernst 2 weggehaald",
        ),
        (
            setting("head", "review_on", "2026-12-01"),
            "head: review date set to 2026-12-01",
            "kop: datum van herziening is nu 2026-12-01",
        ),
        (
            setting("head", "personas", ["anna"]),
            "head: personas changed from *anna, bob* to *anna*",
            "kop: persona's gewijzigd van *anna, bob* in *anna*",
        ),
        (
            setting("pays-emotion", "assumed", {"value": 1.5}),
            "emotion *Pays*: assumed emotion changed from -1 to +1.5",
            "emotie *Pays*: aangenomen emotie gewijzigd van -1 in +1.5",
        ),
        (
            setting("anna", "segment", {"did": ["Order"]}),
            "persona *Anna*: segment rule changed",
            "persona *Anna*: segmentregel gewijzigd",
        ),
        (
            setting("bob", "demographics", {"age": "41"}),
            "persona *Bob*: demographics changed",
            "persona *Bob*: demografie gewijzigd",
        ),
        (setting("pays", "is_end", True), "step *Pays*: end yes", "stap *Pays*: einde ja"),
        (setting("pain", "is_hidden", True), "lane *pain* hidden", "rij *pijnpunt* verborgen"),
        (
            {"op": "move", "id": "pain", "index": 0},
            "lane *pain* moved to the front",
            "rij *pijnpunt* verplaatst naar voren",
        ),
        (
            {"op": "move", "id": "too-many", "index": 1},
            "pain *Too many kinds* moved behind *No picture*",
            "pijnpunt *Too many kinds* verplaatst achter *No picture*",
        ),
        (
            {"op": "remove", "id": "sees-offer"},
            "step *Sees the offer* removed",
            "stap *Sees the offer* verwijderd",
        ),
        ({"op": "remove", "id": "pain"}, "lane *pain* removed", "rij *pijnpunt* verwijderd"),
        (
            {"op": "remove", "id": "pays-to-chooses"},
            "edge *Pays* → *Chooses* removed",
            "verbinding *Pays* → *Chooses* verwijderd",
        ),
        (
            adding("card", {"kind": "action", "id": "x", "text": "Waits"}, parent="pays", lane="action"),
            "action *Waits* added to *Pays*",
            "handeling *Waits* toegevoegd aan *Pays*",
        ),
        (
            adding("evidence", {"kind": "quote", "id": "x", "text": "Too dear"}, parent="too-many"),
            "quote *Too dear* added to *Too many kinds*",
            "citaat *Too dear* toegevoegd aan *Too many kinds*",
        ),
        (adding("phase", {"id": "x", "title": "After"}), "phase *After* added", "fase *After* toegevoegd"),
    ],
)
def test_a_change_is_said_in_both_languages(edit: dict[str, Any], english: str, dutch: str):
    changes = diff(OLD, after(edit))
    assert in_words(changes) == english
    assert in_words(changes, "nl") == dutch


def test_a_card_that_moved_to_another_lane_and_step_names_both_cells():
    lane = adding("lane", {"id": "pain-2", "kind": "pain", "title": {"en": "Regrets", "nl": "Spijt"}})
    here = {"op": "move", "id": "slow", "lane": "pain-2"}
    there = {"op": "move", "id": "slow", "lane": "pain-2", "parent": "chooses"}
    assert (
        diff(OLD, after(lane, here))[-1].said("nl")
        == "pijnpunt *Slow* verplaatst van *pijnpunt* naar *Spijt*"
    )
    assert diff(OLD, after(lane, there))[-1].said() == (
        "pain *Slow* moved from *pain* of *Pays* to *Regrets* of *Chooses*"
    )


def test_only_the_part_that_moved_is_told_not_those_that_made_room():
    more = [adding("phase", {"id": f"p{i}", "title": f"P{i}"}) for i in range(4)]
    before = after(*more)
    moved = apply(before, operation_from_data({"op": "move", "id": "p3", "index": 0}))
    assert in_words(diff(before, moved)) == "phase *P3* moved to the front"


def test_a_long_text_is_cut():
    said = in_words(diff(OLD, after(setting("slow", "text", "very " * 40))))
    assert "…*" in said
    assert len(said) < 220


def test_nothing_changed_is_said_too():
    assert in_words(diff(OLD, OLD)) == "nothing changed"
    assert in_words([], "nl") == "niets gewijzigd"


def test_a_language_without_texts_is_refused():
    with pytest.raises(InvalidOptionError, match="No texts in 'fr'; choose one of en, nl"):
        in_words([], "fr")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_edit_of_any_map_can_be_said(data: st.DataObject):
    old = data.draw(maps)
    try:
        new = apply(old, data.draw(operations(old)))
    except RefusedOperationError:
        return
    changes = diff(old, new)
    assert bool(changes) == (old != new)
    assert all(change.said(language) for change in changes for language in ("en", "nl"))


def test_a_snapshot_knows_its_label_and_moment_and_survives_json():
    snapshot = Snapshot(label="After the workshop", taken_at=datetime(2026, 3, 1, 12, tzinfo=UTC), map=OLD)
    assert Snapshot.model_validate_json(snapshot.model_dump_json(by_alias=True)) == snapshot
    with pytest.raises(ValidationError, match="timezone"):
        Snapshot(label="x", taken_at=datetime(2026, 3, 1), map=OLD)
