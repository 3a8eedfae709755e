"""Documents of every kind go through one door: the same order, history, files and roles as maps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from tests.server.made import client_of, posted

import klantreis
from klantreis.document_folder import FOLDERS, DocumentFolder
from klantreis.mapping.documents.kinds import KINDS
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.models import LogEntry, Workspace

pytestmark = pytest.mark.django_db


def action(id_: str, **more: Any) -> dict[str, Any]:
    return {"op": "add", "what": "action", "part": {"id": id_, "title": id_.title(), **more}}


class Writer:
    """A user at work on one document."""

    def __init__(self, client: Client, documents: str, kind: str = "plan", **more: Any) -> None:
        self.client = client
        made = posted(client, documents, {"kind": kind, "title": "This year"} | more)
        assert made.status_code == 201, made.content
        self.made = made.json()
        self.path = f"{documents}/{self.made['id']}"

    def edit(self, client_id: str, operation: Any) -> Any:
        return posted(
            self.client, f"{self.path}/operations", {"client_id": client_id, "operation": operation}
        )

    @property
    def document(self) -> Any:
        return self.client.get(f"{self.path}/document").json()


@pytest.fixture
def documents(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}/documents"


@pytest.fixture
def plan(documents: str, alice: User) -> Writer:
    return Writer(client_of(alice), documents)


@pytest.fixture
def plans(folder: Path) -> DocumentFolder[Plan]:
    return DocumentFolder(folder / "plans", Plan)


def test_an_operation_changes_the_document_and_its_file(plan: Writer, plans: DocumentFolder[Plan]):
    answer = plan.edit("a1", action("call"))
    assert (answer.status_code, answer.json()["sequence"]) == (201, 1)
    assert answer.json()["inverse"] == {"op": "remove", "id": "call"}
    assert plan.document["actions"] == [{"id": "call", "title": "Call"}]
    assert plans.read("this-year").actions == (Action(id="call", title="Call"),)


def test_an_operation_that_comes_twice_is_done_once_and_one_against_the_rules_never(plan: Writer):
    first, again = plan.edit("a1", action("call")), plan.edit("a1", action("call"))
    assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
    refused = plan.edit("a2", action("write", needs=["nothing"]))
    assert (refused.status_code, refused.json()["code"]) == (409, "unknown_reference")
    assert [one["id"] for one in plan.document["actions"]] == ["call"]
    assert plan.client.get(f"{plan.path}/operations").json()["count"] == 1


def test_inverses_lead_back_to_the_beginning(plan: Writer):
    before = plan.document
    edits = [
        action("call"),
        action("write", needs=["call"]),
        {"op": "set", "id": "write", "field": "status", "value": "doing"},
        {"op": "remove", "id": "call"},
    ]
    inverses = [plan.edit(f"a{i}", one).json()["inverse"] for i, one in enumerate(edits)]
    for i, one in enumerate(reversed(inverses)):
        assert plan.edit(f"undo{i}", one).status_code == 201
    assert plan.document == before


def test_a_file_changed_outside_becomes_the_document_and_the_old_one_a_version(
    plan: Writer, plans: DocumentFolder[Plan]
):
    plan.edit("a1", action("call"))
    file = plans.folder / "this-year.yaml"
    file.write_text(file.read_text().replace("title: Call", "title: Ring  # since May"))
    assert plan.document["actions"][0]["title"] == "Ring"
    kept = plan.client.get(f"{plan.path}/snapshots").json()["items"]
    assert [one["label"] for one in kept] == ["before its file was changed"]
    plan.edit("a2", action("write"))
    assert "# since May" in file.read_text()
    file.write_text("actions: [oops")
    assert len(plan.document["actions"]) == 2
    plan.edit("a3", action("ask"))
    assert len(plans.read("this-year").actions) == 3


def test_documents_that_come_as_files_are_listed_and_others_left_alone(
    plan: Writer, plans: DocumentFolder[Plan], documents: str
):
    plans.add(Plan(id="next-year", title="Next year"))
    (plans.folder / "broken.yaml").write_text("no plan")
    (plans.folder / "another.yaml").write_text((plans.folder / "next-year.yaml").read_text())
    listed = plan.client.get(documents, {"kind": "plan"}).json()["items"]
    assert [one["name"] for one in listed] == ["next-year", "this-year"]
    assert plan.client.get(documents).json()["count"] == 2
    unknown = plan.client.get(documents, {"kind": "poem"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_name")


def test_what_changed_since_a_version_is_said_in_words(plan: Writer):
    posted(plan.client, f"{plan.path}/snapshots", {"label": "June"})
    plan.edit("a1", action("call"))
    path = f"{plan.path}/snapshots/1"
    assert plan.client.get(f"{path}/changes").json()["changes"] == ["action *Call* added"]
    dutch = plan.client.get(f"{path}/changes", headers={"accept-language": "nl"}).json()["changes"]
    assert dutch != ["action *Call* added"]
    assert "actions" not in plan.client.get(path).json() or not plan.client.get(path).json()["actions"]
    assert plan.client.get(f"{plan.path}/snapshots/2").status_code == 404


def test_a_document_that_is_removed_keeps_its_last_version(
    plan: Writer, plans: DocumentFolder[Plan], documents: str
):
    plan.edit("a1", action("call"))
    assert plan.client.delete(plan.path).status_code == 204
    assert plan.client.get(plan.path).status_code == 404
    assert plan.client.get(documents).json()["count"] == 0
    assert plans.ids() == ()
    assert [one.label for one in plans.versions("this-year")] == ["removed"]
    assert LogEntry.objects.filter(action="plan.removed", what={"plan": "this-year"}).exists()


@pytest.mark.parametrize("kind", ["map", *KINDS])
def test_every_kind_is_made_read_and_leaves_as_a_file(kind: str, documents: str, alice: User, folder: Path):
    made = Writer(client_of(alice), documents, kind)
    file = folder / ("maps" if kind == "map" else FOLDERS[kind]) / f"{made.made['name']}.yaml"
    assert file.exists()
    yaml = made.client.get(f"{made.path}/export", {"format": "yaml"})
    assert yaml["Content-Disposition"] == f'attachment; filename="{made.made["name"]}.yaml"'
    assert yaml["Content-Security-Policy"] == "sandbox"
    assert yaml.content == file.read_bytes()
    said = made.client.get(f"{made.path}/export", {"format": "json"})
    assert json.loads(said.content)["id"] == made.made["name"]
    assert made.client.get(f"{made.path}/export", {"format": "exe"}).json()["code"] == "unknown_name"


def test_a_kind_names_its_formats_and_every_one_can_be_had(documents: str, alice: User):
    client = client_of(alice)
    for kind in client.get(f"{documents}/kinds").json():
        made = Writer(client, documents, kind["kind"])
        for one in kind["formats"]:
            answer = client.get(f"{made.path}/export", {"format": one})
            assert (answer.status_code, len(answer.content) > 20) == (200, True), (kind["kind"], one)


def test_a_document_starts_from_a_template_a_map_or_its_own_fields(documents: str, alice: User):
    client = client_of(alice)
    journey = Writer(client, documents, "map", template="five")
    assert len(journey.document["phases"]) == 5
    step = {"op": "add", "what": "step", "parent": "purchase", "part": {"id": "pays", "title": "Pays"}}
    journey.edit("a1", step)
    survey = Writer(client, documents, "survey", map_id=journey.made["id"], languages=["nl", "en"])
    assert (survey.document["title"], survey.document["map"]) == ("This year", "this-year")
    assert "pays" in json.dumps(survey.document["pages"])
    board = Writer(client, documents, "workshop", map_id=journey.made["id"])
    assert [one["step"] for one in board.document["columns"]] == ["pays"]
    fields = {"id": "ignored", "actions": [{"id": "call", "title": "Call"}]}
    assert len(Writer(client, documents, fields=fields).document["actions"]) == 1
    assert client.get(documents).json()["count"] == 4


def test_every_template_that_is_listed_makes_a_document(documents: str, alice: User):
    client = client_of(alice)
    n_made = 0
    for kind in client.get(f"{documents}/kinds").json():
        for name in kind["templates"]:
            made = Writer(client, documents, kind["kind"], template=name, title=f"From {name}")
            assert made.made["title"] == f"From {name}"
            n_made += 1
    assert n_made > 8


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "plan"},
        {"kind": "poem", "title": "A"},
        {"kind": "plan", "title": ""},
        {"kind": "plan", "title": "A" * 201},
        {"kind": "plan", "title": "A", "template": "none"},
        {"kind": "plan", "title": "A", "map_id": "00000000-0000-0000-0000-000000000000"},
        {"kind": "plan", "title": "A", "languages": []},
        {"kind": "plan", "title": "A", "fields": {"actions": [{"id": "x"}]}},
        {"kind": "plan", "title": "A", "fields": {"actions": 1e308}},
        {"kind": "plan", "title": "A", "fields": {"actions": [{"id": "x", "title": "x", "needs": ["x"]}]}},
        {"kind": "map", "title": "A", "fields": {}},
        {"kind": "../plans", "title": "A"},
    ],
)
def test_a_document_that_cannot_be_made_is_told_so(body: Any, documents: str, alice: User):
    client = client_of(alice)
    answer = posted(client, documents, body)
    assert answer.status_code in {404, 422}, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert client.get(documents).json()["count"] == 0


@pytest.mark.parametrize("title", ["..", "/etc/passwd", "é" * 200, "😀", "CON", "a\\b", "x" * 200])
def test_no_title_leads_out_of_the_folder(title: str, documents: str, alice: User, folder: Path):
    made = Writer(client_of(alice), documents, title=title)
    (file,) = (folder / "plans").glob("*.yaml")
    assert file.stem == made.made["name"]
    assert made.edit("a1", action("call")).status_code == 201


def test_two_documents_of_one_title_are_two(documents: str, alice: User):
    client = client_of(alice)
    names = {Writer(client, documents).made["name"] for _ in range(3)}
    assert len(names) == 3


def test_maps_are_documents_and_other_documents_are_no_maps(plan: Writer, documents: str):
    journey = Writer(plan.client, documents, "map")
    maps = documents.replace("/documents", "/maps")
    assert [one["id"] for one in plan.client.get(maps).json()["items"]] == [journey.made["id"]]
    assert plan.client.get(f"{maps}/{plan.made['id']}").status_code == 404
    assert plan.client.get(f"{maps}/{plan.made['id']}/document").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_maps_of_an_earlier_version_become_documents(shop: Workspace, alice: User):
    client = client_of(alice)
    opened = klantreis.open(shop.folder)
    made = posted(client, f"/api/workspaces/{shop.id}/maps", {"title": "Way"}).json()
    path = f"/api/workspaces/{shop.id}/maps/{made['id']}"
    step = {"op": "add", "what": "step", "parent": "purchase", "part": {"id": "pays", "title": "Pays"}}
    posted(client, f"{path}/operations", {"client_id": "a1", "operation": step})
    posted(client, f"{path}/comments", {"body": "Look."})
    before = client.get(f"{path}/document").json()
    MigrationExecutor(connection).migrate([("maps", "0001_initial")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM maps_map")
        assert json.loads(cursor.fetchone()[0]) == before
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert client.get(f"{path}/document").json() == before
    assert client.get(f"{path}/operations").json()["count"] == 1
    assert client.get(f"{path}/comments").json()["count"] == 1
    assert Document.objects.get().kind == "map"
    assert opened.maps.names() == ("way",)
