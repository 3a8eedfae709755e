"""Comments on a map: said, answered, changed by who said them, settled; and members who are called."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.comments import talk
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bobs(shop: Workspace, bob: User) -> Client:
    """Bob may comment."""
    Member.objects.create(workspace=shop, user=bob, role=Role.COMMENTER)
    return client_of(bob)


@pytest.fixture
def comments(shop: Workspace, alice: User) -> str:
    maps = f"/api/workspaces/{shop.id}/maps"
    return f"{maps}/{posted(client_of(alice), maps, {'title': 'Way'}).json()['id']}/comments"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is broadcast to those who have the map open."""
    sent: list[Any] = []
    monkeypatch.setattr(talk, "broadcast", lambda map_id, message: sent.append((str(map_id), message)))
    return sent


def put(client: Client, path: str, body: Any) -> Any:
    return client.put(path, body, content_type="application/json")


def test_a_thread_is_begun_answered_and_listed(comments: str, alice: User, bob: User, bobs: Client):
    begun = posted(bobs, comments, {"body": "  Why here?\n<b>Odd</b>  "})
    assert begun.status_code == 201
    assert begun.json()["body"] == "Why here?\n<b>Odd</b>"
    answered = posted(
        client_of(alice), f"{comments}/{begun.json()['id']}/replies", {"body": "Because."}
    ).json()
    assert [one["body"] for one in answered["replies"]] == ["Because."]
    listed = client_of(alice).get(comments).json()
    assert listed == {"items": [answered], "count": 1}
    assert (listed["items"][0]["author"], listed["items"][0]["author_id"]) == ("Bob", str(bob.id))


def test_a_remark_is_about_a_part_of_the_map_or_all_of_it(
    comments: str, shop: Workspace, alice: User, bobs: Client
):
    document = client_of(alice).get(comments.replace("comments", "document")).json()
    phase, lane = document["phases"][0]["id"], document["lanes"][0]["id"]
    for part in (phase, phase, lane, None):
        assert posted(bobs, comments, {"body": "Hm.", "part": part}).status_code == 201
    assert bobs.get(f"{comments}?part={phase}").json()["count"] == 2
    counts = {one["part"]: one["n_open"] for one in bobs.get(f"{comments}/counts").json()}
    assert counts == {phase: 2, lane: 1, None: 1}
    wrong = posted(bobs, comments, {"body": "Hm.", "part": "nowhere"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "unknown_name")


def test_only_who_wrote_a_comment_changes_it(comments: str, alice: User, bobs: Client):
    said = posted(bobs, comments, {"body": "Wrong."}).json()
    refused = put(client_of(alice), f"{comments}/{said['id']}", {"body": "Right."})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_yours")
    changed = put(bobs, f"{comments}/{said['id']}", {"body": "Right."}).json()
    assert (changed["body"], changed["changed_at"] is not None) == ("Right.", True)


def test_a_comment_is_taken_back_by_its_writer_or_an_owner(
    comments: str, shop: Workspace, alice: User, bobs: Client, charlie: User
):
    Member.objects.create(workspace=shop, user=charlie, role=Role.EDITOR)
    said = posted(bobs, comments, {"body": "Wrong."}).json()["id"]
    assert client_of(charlie).delete(f"{comments}/{said}").json()["code"] == "not_yours"
    assert client_of(alice).delete(f"{comments}/{said}").status_code == 204
    assert bobs.get(comments).json()["count"] == 0


def test_a_remark_with_replies_loses_its_words_and_goes_with_the_last_of_them(
    comments: str, alice: User, bobs: Client
):
    said = posted(bobs, comments, {"body": "Wrong."}).json()["id"]
    reply = posted(client_of(alice), f"{comments}/{said}/replies", {"body": "No."}).json()["replies"][0]["id"]
    assert bobs.delete(f"{comments}/{said}").status_code == 204
    (thread,) = bobs.get(comments).json()["items"]
    assert (thread["body"], thread["is_deleted"], len(thread["replies"])) == ("", True, 1)
    assert put(bobs, f"{comments}/{said}", {"body": "Back."}).json()["code"] == "not_yours"
    assert client_of(alice).delete(f"{comments}/{reply}").status_code == 204
    assert bobs.get(comments).json()["count"] == 0


def test_a_thread_is_settled_and_a_reply_opens_it_again(comments: str, alice: User, bobs: Client):
    said = posted(bobs, comments, {"body": "Why?"}).json()["id"]
    settled = put(client_of(alice), f"{comments}/{said}/resolved", {"is_resolved": True}).json()
    assert settled["resolved_by"] == str(alice.id)
    assert bobs.get(f"{comments}?resolved=false").json()["count"] == 0
    assert bobs.get(f"{comments}?resolved=true").json()["count"] == 1
    assert posted(bobs, f"{comments}/{said}/replies", {"body": "Still."}).json()["resolved_at"] is None


def test_a_member_who_is_called_finds_it_until_he_has_read_it(
    comments: str, shop: Workspace, alice: User, bob: User, bobs: Client
):
    posted(client_of(alice), comments, {"body": "@Bob, look.", "mentions": [str(bob.id), str(bob.id)]})
    mentions = f"/api/workspaces/{shop.id}/mentions"
    (found,) = bobs.get(f"{mentions}?unread=true").json()["items"]
    assert (found["excerpt"], found["author"], found["title"]) == ("@Bob, look.", "Alice", "Way")
    assert client_of(alice).get(mentions).json()["count"] == 0
    assert posted(client_of(alice), f"{mentions}/read", {"ids": [found["id"]]}).json() == {"n_unread": 0}
    assert bobs.get(f"{mentions}?unread=true").json()["count"] == 1
    assert posted(bobs, f"{mentions}/read", {"ids": [found["id"]]}).json() == {"n_unread": 0}
    assert bobs.get(f"{mentions}?unread=true").json()["count"] == 0
    assert bobs.get(mentions).json()["items"][0]["read_at"] is not None


def test_a_changed_comment_calls_whom_it_names_now(
    comments: str, shop: Workspace, alice: User, bob: User, bobs: Client
):
    client, mentions = client_of(alice), f"/api/workspaces/{shop.id}/mentions"
    said = posted(client, comments, {"body": "@Bob", "mentions": [str(bob.id)]}).json()["id"]
    posted(bobs, f"{mentions}/read", {})
    again = put(client, f"{comments}/{said}", {"body": "@Bob!", "mentions": [str(bob.id)]}).json()
    assert again["mentions"] == [str(bob.id)]
    assert bobs.get(f"{mentions}?unread=true").json()["count"] == 0
    put(client, f"{comments}/{said}", {"body": "Nobody.", "mentions": []})
    assert bobs.get(mentions).json()["count"] == 0


def test_who_is_no_member_cannot_be_called(comments: str, alice: User, charlie: User):
    answer = posted(client_of(alice), comments, {"body": "@C", "mentions": [str(charlie.id)]})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_name")
    assert client_of(alice).get(comments).json()["count"] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": ""},
        {"body": "  \n "},
        {"body": "x" * 5001},
        {"body": "x", "html": "y"},
        {"body": "x", "mentions": ["me"]},
    ],
)
def test_words_are_bounded(wrong: Any, comments: str, alice: User):
    assert posted(client_of(alice), comments, wrong).json()["code"] == "invalid_request"


def test_those_who_have_the_map_open_are_told(comments: str, alice: User, told: list[Any]):
    client = client_of(alice)
    said = posted(client, comments, {"body": "Hm."}).json()["id"]
    posted(client, f"{comments}/{said}/replies", {"body": "Hm?"})
    put(client, f"{comments}/{said}/resolved", {"is_resolved": True})
    client.delete(f"{comments}/{said}")
    map_id = comments.split("/")[-2]
    assert len(told) >= 4
    assert set(map(str, told)) == {str((map_id, {"type": "comments"}))}


def test_a_comment_of_another_map_is_not_found(comments: str, shop: Workspace, alice: User):
    client, maps = client_of(alice), f"/api/workspaces/{shop.id}/maps"
    said = posted(client, comments, {"body": "Hm."}).json()["id"]
    other = posted(client, maps, {"title": "Other"}).json()["id"]
    assert put(client, f"{maps}/{other}/comments/{said}", {"body": "Here."}).status_code == 404


def test_a_plan_is_talked_about_as_a_map_is_and_a_mention_says_where(
    shop: Workspace, alice: User, bob: User, bobs: Client, told: list[Any]
):
    documents = f"/api/workspaces/{shop.id}/documents"
    action = {"id": "call", "title": "Call them"}
    plan = posted(
        client_of(alice), documents, {"kind": "plan", "title": "Year", "fields": {"actions": [action]}}
    ).json()
    comments = f"{documents}/{plan['id']}/comments"
    said = posted(
        client_of(alice), comments, {"body": "@Bob?", "part": "call", "mentions": [str(bob.id)]}
    ).json()
    assert told == [(plan["id"], {"type": "comments"})]
    assert bobs.get(f"{comments}/counts").json() == [{"part": "call", "n_open": 1}]
    (mention,) = bobs.get(f"/api/workspaces/{shop.id}/mentions").json()["items"]
    assert (mention["document_id"], mention["kind"], mention["title"], mention["part"]) == (
        plan["id"],
        "plan",
        "Year",
        "call",
    )
    assert posted(bobs, f"{comments}/{said['id']}/replies", {"body": "Yes."}).status_code == 201
    wrong = posted(bobs, comments, {"body": "Hm.", "part": "nowhere"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "unknown_name")


def test_a_comment_is_not_found_through_another_document(comments: str, shop: Workspace, bobs: Client):
    said = posted(bobs, comments, {"body": "Why?"}).json()["id"]
    documents = f"/api/workspaces/{shop.id}/documents"
    other = client_of(shop.memberships.get(role=Role.OWNER).user)
    plan = posted(other, documents, {"kind": "plan", "title": "Year"}).json()["id"]
    assert put(bobs, f"{documents}/{plan}/comments/{said}", {"body": "x"}).status_code == 404
