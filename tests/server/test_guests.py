"""Guests of a workshop: they join by a link under a name, and work in that workshop and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.guests.models import GuestLink, WorkshopGuest
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db


class Board:
    """A workshop, and who leads it."""

    def __init__(self, shop: Workspace, user: User) -> None:
        self.client, self.documents = client_of(user), f"/api/workspaces/{shop.id}/documents"
        made = posted(self.client, self.documents, {"kind": "workshop", "title": "Our journey"}).json()
        self.id, self.path = made["id"], f"{self.documents}/{made['id']}"

    def link(self, **how: Any) -> str:
        answer = posted(self.client, f"{self.path}/guests/link", how)
        assert answer.status_code == 201, answer.content
        return "/" + answer.json()["link"].split("/", 3)[3]

    def stage(self, stage: str) -> None:
        self.edit({"op": "set", "id": "head", "field": "stage", "value": stage})

    def edit(self, operation: Any) -> None:
        body = {"client_id": uuid4().hex, "operation": operation}
        assert posted(self.client, f"{self.path}/operations", body).status_code == 201

    @property
    def document(self) -> Any:
        return self.client.get(f"{self.path}/document").json()


class Somebody:
    """A browser that joined by a link."""

    def __init__(self, link: str, name: str) -> None:
        self.client = Client()
        self.joined = self.client.post(link, {"name": name})
        self.me = self.client.get("/api/guest").json()

    def edit(self, operation: Any, client_id: str | None = None) -> Any:
        body = {"client_id": client_id or uuid4().hex, "operation": operation}
        return posted(self.client, "/api/guest/operations", body)

    def note(self, id_: str, **more: Any) -> dict[str, Any]:
        part = {"id": id_, "guest": self.me["guest"], "text": f"note {id_}", **more}
        return {"op": "add", "what": "note", "part": part}

    def vote(self, id_: str, note: str) -> dict[str, Any]:
        return {"op": "add", "what": "vote", "part": {"id": id_, "guest": self.me["guest"], "note": note}}

    @property
    def notes(self) -> list[str]:
        found = self.client.get("/api/guest/document").json().get("notes", [])
        return [note["id"] for note in found]


@pytest.fixture
def board(shop: Workspace, alice: User) -> Board:
    return Board(shop, alice)


@pytest.fixture
def ann(board: Board) -> Somebody:
    return Somebody(board.link(), "Ann")


@pytest.fixture
def ben(board: Board, ann: Somebody) -> Somebody:
    return Somebody(board.link(), "Ben")


def set_(id_: str, field: str, value: Any) -> dict[str, Any]:
    return {"op": "set", "id": id_, "field": field, "value": value}


def test_a_guest_joins_by_a_link_under_a_name(board: Board):
    link = board.link(hours=2)
    page = Client().get(link)
    assert page.status_code == 200
    assert "Our journey" in page.content.decode()
    assert Client().post(link, {"name": " "}).status_code == 200
    ann = Somebody(link, "Ann")
    assert ann.joined["Location"] == f"/guest/{board.id}"
    assert (ann.me["name"], ann.me["document_id"], ann.me["title"]) == ("Ann", board.id, "Our journey")
    assert [(one["id"], one["name"]) for one in board.document["guests"]] == [(ann.me["guest"], "Ann")]
    assert ann.client.get(link)["Location"] == f"/guest/{board.id}"  # who comes again is who he was
    assert WorkshopGuest.objects.count() == 1
    listed = board.client.get(f"{board.path}/guests").json()
    assert [one["name"] for one in listed["guests"]] == ["Ann"]


def test_a_link_comes_as_a_code_to_photograph(board: Board):
    answer = posted(board.client, f"{board.path}/guests/link", {}).json()
    assert answer["qr"].startswith("<svg")
    assert answer["link"].startswith("http://testserver/workshop/")


def test_a_member_who_opens_the_link_goes_to_the_workshop_itself(board: Board, shop: Workspace):
    answer = board.client.get(board.link())
    assert answer["Location"] == f"/w/{shop.id}/workshops/{board.id}"


def test_a_note_that_is_sent_again_is_written_once(ann: Somebody, board: Board):
    first, again = ann.edit(ann.note("n1"), "c1"), ann.edit(ann.note("n1"), "c1")
    assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
    assert (first.json()["user_id"], first.json()["guest"]) == (None, ann.me["guest"])
    assert [one["id"] for one in board.document["notes"]] == ["n1"]
    assert ann.edit({"op": "remove", "id": "n1"}).status_code == 201


def test_while_everyone_writes_in_silence_each_sees_his_own(ann: Somebody, ben: Somebody, board: Board):
    ann.edit(ann.note("a1"))
    ben.edit(ben.note("b1"))
    assert (ann.notes, ben.notes) == (["a1"], ["b1"])
    board.stage("grouping")
    assert ann.notes == ben.notes == ["a1", "b1"]


def test_nobody_writes_for_another_or_out_of_turn(ann: Somebody, ben: Somebody, board: Board):
    ann.edit(ann.note("a1"))
    group = {"op": "add", "what": "group", "part": {"id": "g1", "title": "Late"}}
    wrong = [
        ben.note("b1", guest=ann.me["guest"]),
        set_("a1", "text", "mine now"),
        set_("a1", "guest", ben.me["guest"]),
        {"op": "remove", "id": "a1"},
        {"op": "move", "id": "a1", "index": 0},
        set_("head", "stage", "result"),
        set_("head", "votes_each", 100),
        set_(ann.me["guest"], "name", "Not Ann"),
        {"op": "remove", "id": ann.me["guest"]},
        {"op": "add", "what": "guest", "part": {"id": "x", "name": "X"}},
        ben.vote("v1", "a1"),
        group,
        {"op": "all", "operations": [ben.note("b2"), {"op": "remove", "id": "a1"}]},
    ]
    before = board.document
    for operation in wrong:
        answer = ben.edit(operation)
        assert (answer.status_code, answer.json()["code"]) == (403, "guest_may_not"), operation
    assert board.document == before
    board.stage("grouping")
    assert ben.edit(group).status_code == 201
    assert ben.edit(set_("a1", "group", "g1")).status_code == 201
    assert ben.edit(set_("a1", "text", "mine now")).status_code == 403
    board.stage("voting")
    assert ben.edit(ben.vote("v1", "a1")).status_code == 201
    assert ann.edit({"op": "remove", "id": "v1"}).status_code == 403
    assert ben.edit({"op": "remove", "id": "v1"}).status_code == 201
    assert ben.edit(ben.note("b1")).status_code == 201  # written while his connection was broken
    assert ben.edit(set_("b1", "text", "another")).status_code == 403
    for i in range(5):
        assert ben.edit(ben.vote(f"w{i}", "a1")).status_code == 201
    assert ben.edit(ben.vote("w5", "a1")).json()["code"] == "too_many_votes"


def test_a_guest_is_nobody_anywhere_else(ann: Somebody, board: Board, shop: Workspace):
    for path in ("/api/me", f"/api/workspaces/{shop.id}", board.path, f"{board.path}/document"):
        assert ann.client.get(path).status_code == 401
    assert ann.client.get("/").status_code == 302
    other = Board(shop, shop.members.get())
    assert ann.client.get(f"/guest/{other.id}").status_code == 404


def test_nobody_is_a_guest_without_a_link(board: Board):
    for client in (Client(), board.client):
        assert client.get("/api/guest").status_code == 401
        assert client.get("/api/guest/document").status_code == 401
        assert posted(client, "/api/guest/operations", {}).status_code == 401
    forged = Client()
    forged.cookies["guest"] = "x" * 43
    assert forged.get("/api/guest").status_code == 401
    assert Client().get("/workshop/nonsense").status_code == 404


def test_a_forged_form_is_refused(ann: Somebody):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ann.client.cookies
    body = {"client_id": "c1", "operation": ann.note("n1")}
    assert posted(strict, "/api/guest/operations", body).status_code == 403


@pytest.mark.parametrize("way", ["taken back", "expired", "not served"])
def test_when_a_link_is_over_its_guests_are_out_and_what_they_wrote_stays(
    way: str, ann: Somebody, board: Board
):
    ann.edit(ann.note("n1"))
    link = board.link()
    if way == "taken back":
        assert board.client.delete(f"{board.path}/guests/link").status_code == 204
    if way == "expired":
        GuestLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if way == "not served":
        Workspace.objects.update(is_served=False)
    assert ann.edit(ann.note("n2")).status_code == 401
    assert Client().get(link).status_code == 404
    Workspace.objects.update(is_served=True)
    assert [one["id"] for one in board.document["notes"]] == ["n1"]


def test_one_guest_is_put_out(ann: Somebody, ben: Somebody, board: Board):
    path = f"{board.path}/guests/{ben.me['guest']}"
    assert board.client.delete(path).status_code == 204
    assert board.client.delete(path).status_code == 404
    assert ben.client.get("/api/guest").status_code == 401
    assert ann.client.get("/api/guest").status_code == 200


def test_nobody_by_a_strange_name_is_put_out(ann: Somebody, board: Board):
    for name in ("%00", "nobody", "x" * 3000):
        assert board.client.delete(f"{board.path}/guests/{name}").status_code == 404
    assert ann.client.get("/api/guest").status_code == 200


def test_a_full_workshop_lets_nobody_else_in(board: Board):
    link = board.link(most=1)
    Somebody(link, "Ann")
    second = Client().post(link, {"name": "Ben"})
    assert (second.status_code, WorkshopGuest.objects.count()) == (409, 1)


def test_a_commenter_may_work_in_a_workshop_and_a_viewer_looks_on(board: Board, shop: Workspace, bob: User):
    member = Member.objects.create(workspace=shop, user=bob, role=Role.COMMENTER)
    bobs = client_of(bob)
    column = {"op": "add", "what": "column", "part": {"id": "c1", "title": "Before"}}
    path = f"{board.path}/operations"
    assert posted(bobs, path, {"client_id": "1", "operation": column}).status_code == 201
    assert posted(bobs, f"{board.path}/guests/link", {}).status_code == 403
    assert bobs.delete(board.path).status_code == 403
    member.role = Role.VIEWER
    member.save()
    assert posted(bobs, path, {"client_id": "2", "operation": column}).status_code == 403


def test_a_plan_has_no_guests(board: Board):
    plan = posted(board.client, board.documents, {"kind": "plan", "title": "A"}).json()
    assert board.client.get(f"{board.documents}/{plan['id']}/guests").status_code == 404


@pytest.mark.parametrize("name", ["x" * 61, "", "\x00", "   "])
def test_a_name_that_is_none_is_asked_for_again(board: Board, name: str):
    assert Client().post(board.link(), {"name": name}).status_code == 200
    assert WorkshopGuest.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[" * 100_000,
        b'{"client_id": "a", "operation": {"op": "fly"}}',
        b'{"client_id": "a/b", "operation": {"op": "remove", "id": "x"}}',
        b'{"client_id": "a", "operation": {"op": "add", "what": "note", "part": {"guest": {"id": 1}}}}',
        b'{"client_id": "a", "operation": {"op": "add", "what": "note", "part": {}}}',
        b'{"client_id": "a", "operation": {"op": "set", "id": "head", "field": "notes", "value": []}}',
        b'{"client_id": "a", "operation": ' + b'{"op": "all", "operations": [' * 200 + b"]}" * 200 + b"}",
        b'{"client_id": "a", "operation": {"op": "set", "id": "\\u0000", "field": "x", "value": 1e999}}',
    ],
)
def test_nonsense_of_a_guest_is_told_so(ann: Somebody, board: Board, body: bytes):
    before = board.document
    answer = ann.client.post("/api/guest/operations", body, content_type="application/json")
    assert answer.status_code in {400, 403, 409, 422}
    assert answer["Content-Type"] == "application/problem+json"
    assert board.document == before
