"""Maps: operations in order and once, the files beside them, snapshots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.test import Client
from tests.server.made import PICTURE, client_of, posted

import klantreis
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db
STEP = {"op": "add", "what": "step", "parent": "purchase", "part": {"id": "pays", "title": "Pays"}}


def card(id_: str) -> dict[str, Any]:
    part = {"kind": "action", "id": id_, "text": f"does {id_}"}
    return {"op": "add", "what": "card", "parent": "pays", "lane": "action", "part": part}


def owner(value: str | None) -> dict[str, Any]:
    return {"op": "set", "id": "head", "field": "owner", "value": value}


class Editor:
    """A user at work on one map."""

    def __init__(self, client: Client, maps: str, map_id: str) -> None:
        self.client, self.path = client, f"{maps}/{map_id}"

    def edit(self, client_id: str, operation: Any) -> Any:
        body = {"client_id": client_id, "operation": operation}
        return posted(self.client, f"{self.path}/operations", body)

    @property
    def document(self) -> Any:
        return self.client.get(f"{self.path}/document").json()


@pytest.fixture
def maps(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}/maps"


@pytest.fixture
def editor(maps: str, alice: User) -> Editor:
    client = client_of(alice)
    made = posted(client, maps, {"title": "Buying a bicycle", "languages": ["en"]})
    return Editor(client, maps, made.json()["id"])


@pytest.fixture
def file(folder: Path, editor: Editor) -> Path:
    return folder / "maps" / "buying-a-bicycle.yaml"


def test_an_operation_changes_the_document_and_its_file(editor: Editor, file: Path):
    answer = editor.edit("a1", STEP)
    assert answer.status_code == 201
    assert answer.json()["sequence"] == 1
    assert answer.json()["inverse"] == {"op": "remove", "id": "pays"}
    purchase = next(one for one in editor.document["phases"] if one["id"] == "purchase")
    assert purchase["steps"] == [{"id": "pays", "title": "Pays"}]
    assert [step.id for step in map_from_yaml(file.read_text()).steps] == ["pays"]


def test_two_maps_may_have_one_title(editor: Editor, maps: str, folder: Path):
    again = posted(editor.client, maps, {"title": "Buying a bicycle", "languages": ["en"]})
    assert (again.status_code, again.json()["name"]) == (201, "buying-a-bicycle-2")
    assert (folder / "maps" / "buying-a-bicycle-2.yaml").exists()


def test_an_operation_that_comes_twice_is_done_once(editor: Editor):
    first, again = editor.edit("a1", STEP), editor.edit("a1", STEP)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()


def test_an_id_does_not_stand_for_two_operations(editor: Editor):
    editor.edit("a1", owner("CX"))
    answer = editor.edit("a1", owner("Sales"))
    assert (answer.status_code, answer.json()["code"]) == (409, "client_id_taken")
    assert editor.document["head"]["owner"] == "CX"


def test_an_operation_against_the_rules_is_refused_and_leaves_no_trace(editor: Editor):
    before = editor.document
    answer = editor.edit("a1", card("rides"))
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown_step")
    assert editor.document == before
    assert editor.client.get(f"{editor.path}/operations").json() == {"items": [], "count": 0}


def test_a_refusal_speaks_the_readers_language(editor: Editor):
    body = {"client_id": "a1", "operation": {"op": "remove", "id": "nothing"}}
    dutch = editor.client.post(
        f"{editor.path}/operations", body, content_type="application/json", headers={"accept-language": "nl"}
    )
    assert dutch.json()["detail"] != posted(editor.client, f"{editor.path}/operations", body).json()["detail"]
    assert dutch.json()["code"] == "unknown_id"


def test_two_people_editing_different_cards_keep_both(
    editor: Editor, maps: str, shop: Workspace, alice: User, bob: User
):
    Member.objects.create(workspace=shop, user=bob, role=Role.EDITOR)
    other = Editor(client_of(bob), maps, editor.path.rpartition("/")[2])
    assert editor.edit("a1", STEP).status_code == 201
    assert other.edit("b1", card("asks")).status_code == 201
    assert editor.edit("a2", card("rides")).status_code == 201
    listed = other.client.get(f"{editor.path}/operations", {"after": 1}).json()["items"]
    assert [(one["sequence"], one["user_id"]) for one in listed] == [(2, str(bob.id)), (3, str(alice.id))]


def test_inverses_lead_back_to_the_beginning(editor: Editor):
    before = editor.document
    edits = [STEP, card("rides"), owner("CX"), {"op": "remove", "id": "action"}]
    inverses = [editor.edit(f"a{i}", one).json()["inverse"] for i, one in enumerate(edits)]
    for i, one in enumerate(reversed(inverses)):
        assert editor.edit(f"undo{i}", one).status_code == 201
    assert editor.document == before


def test_a_client_that_has_the_document_is_not_sent_it_again(editor: Editor):
    first = editor.client.get(f"{editor.path}/document")
    again = editor.client.get(f"{editor.path}/document", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    editor.edit("a1", STEP)
    changed = editor.client.get(f"{editor.path}/document", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_a_file_changed_outside_becomes_the_map_and_the_old_one_a_snapshot(editor: Editor, file: Path):
    editor.edit("a1", owner("CX"))
    file.write_text(file.read_text().replace("owner: CX", "owner: Sales  # since May"))
    assert editor.document["head"]["owner"] == "Sales"
    kept = editor.client.get(f"{editor.path}/snapshots").json()["items"]
    assert [one["label"] for one in kept] == ["before its file was changed"]
    assert editor.client.get(f"{editor.path}/snapshots/1").json()["head"]["owner"] == "CX"
    last = editor.client.get(f"{editor.path}/operations", {"after": 1}).json()["items"]
    assert [(one["sequence"], one["operation"]) for one in last] == [(2, None)]
    editor.edit("a2", STEP)
    assert "# since May" in file.read_text()


def test_a_file_changed_outside_while_the_map_changed_here_is_kept_as_a_snapshot(
    editor: Editor, file: Path, settings: Any
):
    editor.edit("a1", owner("CX"))
    row = Document.objects.get()
    Document.objects.update(
        text=row.text.replace('"CX"', '"Board"'), sequence=2
    )  # an edit not yet in the file
    file.write_text(file.read_text().replace("owner: CX", "owner: Sales"))
    assert editor.document["head"]["owner"] == "Board"
    assert "owner: Board" in file.read_text()
    kept = editor.client.get(f"{editor.path}/snapshots").json()["items"]
    assert [one["label"] for one in kept] == ["its file, changed outside meanwhile"]
    assert editor.client.get(f"{editor.path}/snapshots/1").json()["head"]["owner"] == "Sales"


def test_a_file_that_no_longer_holds_a_map_is_set_aside_before_it_is_written_over(editor: Editor, file: Path):
    editor.edit("a1", owner("CX"))
    file.write_text("phases: [oops")
    assert editor.document["head"]["owner"] == "CX"
    assert file.read_text() == "phases: [oops"  # its writer may be in the middle of it
    editor.edit("a2", owner("Sales"))
    assert map_from_yaml(file.read_text()).head.owner == "Sales"
    aside = list((file.parent / "history" / file.stem).glob("*-unreadable.txt"))
    assert [one.read_text() for one in aside] == ["phases: [oops"]


def test_a_map_that_comes_as_a_file_is_listed(editor: Editor, folder: Path, file: Path, maps: str):
    library = klantreis.open(folder)
    other = library.maps.read("buying-a-bicycle").model_copy(update={"id": "selling"})
    library.maps.add(other)
    (folder / "maps" / "broken.yaml").write_text("no map")
    listed = editor.client.get(maps).json()
    assert ([one["name"] for one in listed["items"]], listed["count"]) == (["buying-a-bicycle", "selling"], 2)


def test_what_changed_since_a_snapshot_is_said_in_words(editor: Editor):
    posted(editor.client, f"{editor.path}/snapshots", {"label": "June"})
    editor.edit("a1", STEP)
    changes = editor.client.get(f"{editor.path}/snapshots/1/changes").json()["changes"]
    assert changes == ["step *Pays* added to *Purchase*"]


def test_a_map_leaves_as_a_file_that_no_browser_runs(editor: Editor):
    editor.edit("a1", STEP)
    answer = editor.client.get(f"{editor.path}/export", {"format": "html"})
    assert answer["Content-Disposition"] == 'attachment; filename="buying-a-bicycle.html"'
    assert answer["Content-Security-Policy"] == "sandbox"
    assert b"Pays" in answer.content
    assert json.loads(unquote(answer["X-Left-Out"])) == []
    unknown = editor.client.get(f"{editor.path}/export", {"format": "exe"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_name")


def test_what_a_format_cannot_hold_is_told_with_the_file(editor: Editor):
    image = {"id": "i", "kind": "image", "image": "shop.png"}
    editor.edit("a1", STEP)
    editor.edit("a2", {"op": "add", "what": "lane", "part": {"id": "images", "kind": "image"}})
    editor.edit("a3", {"op": "add", "what": "card", "parent": "pays", "lane": "images", "part": image})
    answer = editor.client.get(f"{editor.path}/export", {"format": "svg"})
    assert any("image" in one for one in json.loads(unquote(answer["X-Left-Out"])))


def test_a_map_leaves_with_its_pictures(editor: Editor, shop: Workspace):
    kept = shop.opened().images.add(PICTURE)
    image = {"id": "i", "kind": "image", "image": f"images/{kept.name}"}
    editor.edit("a1", STEP)
    editor.edit("a2", {"op": "add", "what": "lane", "part": {"id": "images", "kind": "image"}})
    editor.edit("a3", {"op": "add", "what": "card", "parent": "pays", "lane": "images", "part": image})
    answer = editor.client.get(f"{editor.path}/export", {"format": "svg"})
    assert b'href="data:image/png' in answer.content
    assert not any("image" in one for one in json.loads(unquote(answer["X-Left-Out"])))
    as_document = editor.path.replace("/maps/", "/documents/")
    answer = editor.client.get(f"{as_document}/export", {"format": "svg"})
    assert b'href="data:image/png' in answer.content


def test_a_map_leaves_in_every_format_and_view_that_is_listed(editor: Editor):
    editor.edit("a1", STEP)
    listed = editor.client.get(f"{editor.path}/formats").json()
    assert listed["audiences"]["board"]
    assert [one["name"] for one in listed["formats"] if not one["has_figures"]] == ["Mermaid"]
    for one in listed["formats"]:
        view = one["views"][-1]
        answer = editor.client.get(f"{editor.path}/export", {"format": one["ending"], "view": view})
        assert (answer.status_code, len(answer.content) > 100) == (200, True), one


def test_a_proof_of_another_map_does_not_leave_with_this_one(editor: Editor):
    answer = editor.client.get(f"{editor.path}/export", {"format": "md", "proof": str(uuid4())})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"client_id": "a", "operation": {"op": "set", "id": "head", "field": "owner", "value": NaN}}',
        b'{"client_id": "a", "operation": {"op": "set", "id": "head", "field": "owner", "value": 1e999}}',
        b'{"client_id": "a", "operation": {"op": "set", "id": "head", "field": "owner", "value": "\\u0000"}}',
        b'{"client_id": "a", "operation": {"op": "set", "id": "head", "field": "owner", "value": "\\ud800"}}',
        b'{"client_id": "a", "operation": {"op": "fly"}}',
        b'{"client_id": "a/b", "operation": {"op": "remove", "id": "x"}}',
        b'{"client_id": "a", "operation": ' + b'{"op": "all", "operations": [' * 200 + b"]}" * 200 + b"}",
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_no_operation_is_told_so(editor: Editor, body: bytes):
    before = editor.document
    answer = editor.client.post(f"{editor.path}/operations", body, content_type="application/json")
    assert answer.status_code in {400, 409, 422}
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert editor.document == before


@pytest.mark.parametrize("query", ["page=0", "page=99999999999999999999", "size=1000", "page=x"])
def test_a_page_that_cannot_be_is_told_so(editor: Editor, maps: str, query: str):
    answer = editor.client.get(f"{maps}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
