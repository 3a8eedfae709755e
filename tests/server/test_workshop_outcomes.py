"""What a workshop came to becomes cards, actions and touchpoints, each once however often it is asked."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from tests.server.made import client_of, posted

import klantreis
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db


class Led:
    """A workshop on a map with a group of two notes that has votes, and a note without."""

    def __init__(self, shop: Workspace, user: User) -> None:
        self.client, self.shop = client_of(user), f"/api/workspaces/{shop.id}"
        made = posted(self.client, f"{self.shop}/maps", {"title": "Way", "phase_set": "six"}).json()
        self.map_id, self.map = made["id"], f"{self.shop}/maps/{made['id']}"
        phase = self.client.get(f"{self.map}/document").json()["phases"][0]["id"]
        step = {"op": "add", "what": "step", "parent": phase, "part": {"id": "pays", "title": "Pays"}}
        self.edit(self.map, step)
        body = {"kind": "workshop", "map_id": self.map_id}
        self.path = (
            f"{self.shop}/documents/{posted(self.client, f'{self.shop}/documents', body).json()['id']}"
        )
        parts: dict[str, list[dict[str, Any]]] = {
            "guest": [{"id": "ann", "name": "Ann"}],
            "group": [{"id": "late", "title": "Comes late"}],
            "note": [
                {"id": "n1", "guest": "ann", "text": "Three weeks!", "column": "pays", "group": "late"},
                {"id": "n2", "guest": "ann", "text": "Late", "column": "pays", "group": "late"},
                {"id": "n3", "guest": "ann", "text": "Chat", "column": "pays"},
            ],
            "vote": [{"id": "v1", "guest": "ann", "group": "late"}],
        }
        for what, some in parts.items():
            for part in some:
                self.edit(self.path, {"op": "add", "what": what, "part": part})

    def edit(self, path: str, operation: Any) -> None:
        answer = posted(self.client, f"{path}/operations", {"client_id": uuid4().hex, "operation": operation})
        assert answer.status_code == 201, answer.content

    def make(self, what: str, **how: Any) -> Any:
        return posted(self.client, f"{self.path}/workshop/{what}", {"results": ["late", "n3"]} | how)

    def cards(self, lane: str) -> list[dict[str, Any]]:
        phases = self.client.get(f"{self.map}/document").json()["phases"]
        found: list[dict[str, Any]] = phases[0]["steps"][0].get("cards", {}).get(lane, [])
        return found


@pytest.fixture
def led(shop: Workspace, alice: User) -> Led:
    return Led(shop, alice)


def test_results_become_cards_once(led: Led):
    first = led.make("cards", map_id=led.map_id, lane="pain")
    assert first.status_code == 200, first.content
    assert (len(first.json()["made"]), first.json()["n_already"]) == (2, 0)
    assert [card["text"] for card in led.cards("pain")] == ["Comes late", "Chat"]
    again = led.make("cards", map_id=led.map_id, lane="pain").json()
    assert again == {"made": [], "n_already": 2}
    assert len(led.cards("pain")) == 2
    led.edit(led.map, {"op": "remove", "id": first.json()["made"][1]})
    assert led.make("cards", map_id=led.map_id, lane="pain").json()["n_already"] == 1
    assert len(led.cards("pain")) == 2


def test_a_card_that_has_no_place_is_told(led: Led):
    answer = led.make("cards", map_id=led.map_id)
    assert answer.status_code == 422
    assert "stands in no lane" in answer.json()["detail"]
    assert led.make("cards", map_id=led.map_id, lane="pain", step="nowhere").json()["code"] == "unknown_name"
    assert led.cards("pain") == []


def test_results_become_actions_once(led: Led):
    plan = posted(led.client, f"{led.shop}/documents", {"kind": "plan", "title": "Plan"}).json()["id"]
    assert len(led.make("actions", plan_id=plan).json()["made"]) == 2
    assert led.make("actions", plan_id=plan).json() == {"made": [], "n_already": 2}
    actions = led.client.get(f"{led.shop}/documents/{plan}/document").json()["actions"]
    assert [(one["title"], one["impact"]) for one in actions] == [("Comes late", 1.0), ("Chat", 0.0)]
    workshop = led.path.rpartition("/")[2]
    assert led.make("actions", plan_id=workshop).status_code == 404


def test_results_become_touchpoints_once(led: Led, shop: Workspace):
    assert led.make("touchpoints").json() == {"made": ["Comes late", "Chat"], "n_already": 0}
    assert led.make("touchpoints").json() == {"made": [], "n_already": 2}
    assert klantreis.open(shop.folder).register.names[-2:] == ("Comes late", "Chat")


def test_a_note_in_a_group_is_no_result(led: Led):
    answer = led.make("touchpoints", results=["n1"])
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_name")


def test_who_only_takes_part_takes_nothing_along(led: Led, shop: Workspace, bob: User, charlie: User):
    Member.objects.update_or_create(workspace=shop, user=bob, defaults={"role": Role.COMMENTER})
    for user, status in ((bob, 403), (charlie, 404)):
        answer = posted(client_of(user), f"{led.path}/workshop/touchpoints", {"results": ["late"]})
        assert answer.status_code == status
