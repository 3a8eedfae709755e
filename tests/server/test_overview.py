"""The start of a workspace: how everything stands, and what others did meanwhile."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.made import client_of, posted, proof_text

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.overview.models import Visit
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}"


@pytest.fixture
def bobs(shop: Workspace, bob: User) -> Client:
    """Bob edits."""
    Member.objects.create(workspace=shop, user=bob, role=Role.EDITOR)
    return client_of(bob)


@pytest.fixture
def way(start: str, alice: User) -> str:
    """The address of a map that Alice made."""
    return f"{start}/maps/{posted(client_of(alice), f'{start}/maps', {'title': 'Way'}).json()['id']}"


def operate(client: Client, way: str, number: int, operation: Any) -> None:
    body = {"client_id": f"op-{number}", "operation": operation}
    answer = posted(client, f"{way}/operations", body)
    assert answer.status_code == 201, answer.content


def set_head(client: Client, way: str, number: int, field: str, value: Any) -> None:
    operate(client, way, number, {"op": "set", "id": "head", "field": field, "value": value})


def changes(user: User, start: str) -> list[tuple[str, str | None, int]]:
    told = client_of(user).get(f"{start}/overview").json()["changes"]
    return sorted((one["kind"], one["by"], one["count"]) for one in told)


def test_an_empty_workspace_says_that_there_is_nothing_yet(start: str, alice: User):
    told = client_of(alice).get(f"{start}/overview").json()
    assert (told["maps"], told["personas"], told["changes"], told["n_members"]) == ([], [], [], 1)
    assert told["data"]["registered"] == {"share": None, "low": None, "high": None, "count": 0, "n": 0}


def test_the_data_are_told_with_their_share_of_registered_events(
    filled: None, start: str, alice: User, shop: Workspace, folder: Path
):
    (folder / "touchpoints.yaml").write_text("touchpoints: [{name: Mailing}]\n")
    assert client_of(alice).get(f"{start}/overview").json()["data"]["is_current"] is False
    shop.opened().build()
    data = client_of(alice).get(f"{start}/overview").json()["data"]
    assert (data["n_events"], data["n_persons"], data["n_touchpoints"]) == (5, 2, 3)
    assert (data["first"], data["is_current"]) == ("2024-03-01T09:00:00Z", True)
    assert (data["registered"]["count"], data["registered"]["n"]) == (2, 5)


def test_a_map_is_stale_when_its_review_is_due_or_its_proof_is_old(
    filled: None, way: str, start: str, alice: User, shop: Workspace
):
    client = client_of(alice)

    def stale() -> list[str]:
        (found,) = client.get(f"{start}/overview").json()["maps"]
        return list(found["stale"])

    assert stale() == []
    yesterday = (timezone.now() - timedelta(days=2)).date().isoformat()
    set_head(client, way, 1, "review_on", yesterday)
    assert stale() == ["review_due"]
    opened = shop.opened()
    opened.maps.keep_proof(client.get(way).json()["name"], proof_text())
    (found,) = client.get(f"{start}/overview").json()["maps"]
    assert (found["proof"]["n_findings"], found["proof"]["n_journeys"]) == (1, 1)
    assert found["proof"]["fitness"]["value"] == 1.0


def test_a_map_is_told_with_its_phases_and_whose_journey_it_is(way: str, start: str, alice: User):
    client = client_of(alice)
    (found,) = client.get(f"{start}/overview").json()["maps"]
    document = client.get(f"{way}/document").json()
    assert len(found["phases"]) == len(document["phases"])
    assert found["personas"] == document["head"].get("personas", [])
    assert found["persona_names"] == {one["id"]: one["name"] for one in document.get("personas", [])}


def test_a_map_is_called_as_whoever_asks_speaks(start: str, alice: User):
    client = client_of(alice)
    made = posted(client, f"{start}/maps", {"title": "Weg", "languages": ["nl", "en"]}).json()
    title = {"op": "set", "id": "head", "field": "title", "value": {"nl": "Weg", "en": "Way"}}
    operate(client, f"{start}/maps/{made['id']}", 1, title)
    for language, called in (("nl", "Weg"), ("en", "Way")):
        found = client.get(f"{start}/overview", headers={"Accept-Language": language}).json()
        assert [one["title"] for one in found["maps"]] == [called]


def test_a_proof_is_older_than_data_that_came_later(
    way: str, start: str, alice: User, shop: Workspace, folder: Path, tmp_path: Path
):
    client = client_of(alice)
    name = client.get(way).json()["name"]
    shop.opened().maps.keep_proof(name, proof_text().replace('"made_at": "20', '"made_at": "19'))
    assert client.get(f"{start}/overview").json()["maps"][0]["stale"] == []
    events = tmp_path / "events.csv"
    events.write_text("person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n")
    shop.opened().import_events(events)
    assert client.get(f"{start}/overview").json()["maps"][0]["stale"] == ["newer_data"]


def test_what_others_did_is_new_until_the_next_visit(
    way: str, start: str, alice: User, bob: User, bobs: Client, shop: Workspace, tmp_path: Path
):
    set_head(bobs, way, 1, "owner", "CX")
    set_head(bobs, way, 2, "owner", "Sales")
    set_head(client_of(alice), way, 3, "owner", "Board")
    posted(bobs, f"{start}/maps", {"title": "Bob's"})
    posted(bobs, f"{way}/comments", {"body": "@Alice", "mentions": [str(alice.id)]})
    events = tmp_path / "events.csv"
    events.write_text("person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n")
    shop.opened().import_events(events)
    assert changes(alice, start) == [
        ("added", "Bob", 1),
        ("comments", "Bob", 1),
        ("edits", "Bob", 2),
        ("import", None, 1),
        ("mention", "Bob", 1),
    ]
    assert client_of(alice).get(f"{start}/overview").json()["n_unread_mentions"] == 1
    assert ("edits", "Alice", 1) in changes(bob, start)
    Visit.objects.create(workspace=shop, user=alice, at=timezone.now() + timedelta(seconds=2))
    assert changes(alice, start) == [("mention", "Bob", 1)]


def test_what_others_did_to_a_plan_or_a_survey_is_new_as_well(
    start: str, alice: User, bob: User, bobs: Client
):
    plan = posted(client_of(alice), f"{start}/documents", {"kind": "plan", "title": "Year"}).json()
    there = f"{start}/documents/{plan['id']}"
    operate(bobs, there, 1, {"op": "add", "what": "action", "part": {"id": "call", "title": "Call"}})
    posted(bobs, f"{there}/comments", {"body": "Soon?", "part": "call"})
    survey = posted(bobs, f"{start}/documents", {"kind": "survey", "title": "How was it?"}).json()
    told = client_of(alice).get(f"{start}/overview").json()["changes"]
    assert {(one["kind"], one["document_kind"], one["document_id"], one["title"]) for one in told} == {
        ("edits", "plan", plan["id"], "Year"),
        ("comments", "plan", plan["id"], "Year"),
        ("added", "survey", survey["id"], "How was it?"),
    }


def test_a_visit_is_noted_for_oneself_alone(start: str, alice: User, bob: User, bobs: Client):
    before = client_of(alice).get(f"{start}/overview").json()["since"]
    at = posted(client_of(alice), f"{start}/visit", {}).json()["at"]
    assert client_of(alice).get(f"{start}/overview").json()["since"] == at != before
    assert bobs.get(f"{start}/overview").json()["since"] != at


def test_the_overview_of_the_data_tells_how_much_when_and_from_where(filled: None, start: str, alice: User):
    told = client_of(alice).get(f"{start}/data/overview?every=month").json()
    periods = [
        (one["period"], one["n_events"], one["n_persons"], one["n_touchpoints"]) for one in told["periods"]
    ]
    assert (periods[0], periods[-1]) == (("2024-03", 4, 2, 3), ("2024-06", 1, 1, 1))
    assert [(one["source"], one["n_events"]) for one in told["sources"]] == [("orders", 5)]
    (done,) = told["imports"]
    assert (done["n_rows"], done["n_added"], done["n_rejected"]) == (6, 5, 1)
    assert [one["code"] for one in told["warnings"]] == ["unregistered", "rejected"]
    assert told["warnings"][0]["figures"] == {"n": 5, "n_all": 5, "share": 1.0}
    assert told["warnings"][0]["sentence"].startswith("5 of 5 events (100%)")
    dutch = client_of(alice).get(f"{start}/data/overview", headers={"accept-language": "nl"}).json()
    assert dutch["warnings"][0]["sentence"].startswith("5 van 5 gebeurtenissen")


def test_data_that_are_ahead_of_the_journeys_have_them_built(
    start: str, alice: User, shop: Workspace, tmp_path: Path
):
    empty = client_of(alice).get(f"{start}/data/overview").json()
    assert (empty["periods"], empty["warnings"], Job.objects.count()) == ([], [], 0)
    events = tmp_path / "events.csv"
    events.write_text("person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n")
    shop.opened().import_events(events)
    ahead = client_of(alice).get(f"{start}/data/overview").json()
    assert (ahead["data"]["is_current"], ahead["sources"][0]["n_events"]) == (False, 1)
    assert Job.objects.get().kind == "build"
