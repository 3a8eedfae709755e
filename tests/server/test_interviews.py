"""Interviews over the API: the bank, what participants told together, and forgetting one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.server.made import client_of
from tests.server.test_documents import Writer

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.models import LogEntry, Workspace

pytestmark = pytest.mark.django_db
TOLD = "They overcharged my sister"


def told(id_: str, touchpoint: str, emotion: int, quote: str = "Fine") -> dict[str, Any]:
    return {"id": id_, "touchpoint": touchpoint, "emotion": emotion, "quote": quote}


@pytest.fixture
def talks(shop: Workspace, alice: User) -> Writer:
    """Two participants; the second said something, word by word, that was changed and removed."""
    talks = Writer(client_of(alice), f"/api/workspaces/{shop.id}/documents", "interviews")
    for number in (1, 2):
        part = {"id": f"p0{number}", "pseudonym": f"P0{number}", "consented_on": "2025-03-11"}
        part |= {"mentions": [told(f"m{number}", "Pay", -number)]}
        made = talks.edit(f"p{number}", {"op": "add", "what": "participant", "part": part})
        assert made.status_code == 201, made.content
    mention = {"op": "add", "what": "mention", "parent": "p02", "part": told("m3", "Ad", 1)}
    for client_id, operation in enumerate(
        (
            {"op": "set", "id": "p02", "field": "notes", "value": TOLD},
            mention,
            {"op": "set", "id": "m3", "field": "quote", "value": TOLD},
            {"op": "remove", "id": "m3"},
        )
    ):
        assert talks.edit(str(client_id), operation).status_code == 201
    return talks


def test_the_bank_asks_in_both_languages(shop: Workspace, alice: User):
    bank = client_of(alice).get(f"/api/workspaces/{shop.id}/documents/question-bank").json()
    assert {"en", "nl"} == set(bank["themes"][0]["questions"][0]["text"])
    assert all("{name}" in one["text"]["nl"] or one["asks"] == "need" for one in bank["of_touchpoint"])


def test_the_overview_tells_of_each_touchpoint_with_its_n(talks: Writer):
    found = talks.client.get(f"{talks.path}/interviews").json()
    assert found["n"] == 2
    (pay,) = found["points"]
    assert (pay["touchpoint"], pay["emotion"]["n"], pay["emotion"]["value"]) == ("Pay", 2, -1.5)
    assert found["emotion"]["alpha"] is None or found["emotion"]["n_raters"] == 2
    assert {"en", "nl"} <= set(found["sentence"])


def test_the_overview_is_of_interviews_alone(shop: Workspace, alice: User):
    plan = Writer(client_of(alice), f"/api/workspaces/{shop.id}/documents")
    assert plan.client.get(f"{plan.path}/interviews").status_code == 404


def test_what_a_participant_said_is_forgotten_everywhere(talks: Writer, shop: Workspace):
    client, folder = talks.client, Path(shop.folder) / "interviews"
    kept = client.post(f"{talks.path}/snapshots", {"label": "June"}, content_type="application/json")
    assert kept.status_code == 201
    assert TOLD in (folder / "this-year.yaml").read_text(encoding="utf-8")
    assert client.delete(f"{talks.path}/interviews/p02").status_code == 204

    assert talks.document["participants"][1] == {"id": "p02", "pseudonym": "P02"}
    assert talks.document["participants"][0]["mentions"]
    for path in folder.rglob("*.*"):
        assert TOLD not in path.read_text(encoding="utf-8"), path
    row = Document.objects.get(kind="interviews")
    edits = [f"{one.operation_text}{one.inverse_text}" for one in row.operations.all()]
    assert not any(TOLD in one or "m3" in one for one in edits)
    assert any("p01" in one for one in edits)
    assert TOLD not in str(list(LogEntry.objects.values()))


def test_who_missed_the_forgetting_is_told_to_fetch_the_document(talks: Writer):
    talks.client.delete(f"{talks.path}/interviews/p02")
    missed = talks.client.get(f"{talks.path}/operations").json()["items"]
    assert [one["operation"] is None for one in missed] == [False, *[True] * 6]


def test_the_files_know_the_map_and_the_personas(talks: Writer, shop: Workspace, alice: User):
    documents = f"/api/workspaces/{shop.id}/documents"
    journey = Writer(client_of(alice), documents, "map", title="Paying", template="five")
    step = {"op": "add", "what": "step", "parent": "purchase", "part": {"id": "s1", "title": "Checks out"}}
    assert journey.edit("1", step).status_code == 201
    asked = {"id": "q1", "text": "How did that go?", "touchpoint": "s1"}
    assert talks.edit("q", {"op": "add", "what": "question", "part": asked}).status_code == 201
    assert talks.edit("m", {"op": "set", "id": "head", "field": "map", "value": "paying"}).status_code == 201
    guide = talks.client.get(f"{talks.path}/export", {"format": "guide-md"})
    assert guide["Content-Disposition"] == 'attachment; filename="this-year-guide.md"'
    assert "## Checks out\n\n1. How did that go?" in guide.content.decode()


def test_a_participant_who_is_not_there_is_not_found(talks: Writer):
    assert talks.client.delete(f"{talks.path}/interviews/p99").status_code == 404
