"""Questions saved as tiles, in an order that the team chooses."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses.asked import ANALYSES
from klantreis.server.apps.dashboards import api
from klantreis.server.apps.dashboards.models import Tile
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
FUNNEL = {
    "title": "From mailing to purchase",
    "analysis": "funnel",
    "asked": {"steps": ["Mailing", "Purchase"], "within": "30d", "lens": {"did": ["Coupon"]}},
    "chart": "bars",
    "width": 4,
}


class Dashboard:
    """Alice's, through the API."""

    def __init__(self, shop: Workspace, user: User) -> None:
        self.client, self.path = client_of(user), f"/api/workspaces/{shop.id}/dashboard"

    def add(self, **changed: Any) -> Any:
        return posted(self.client, f"{self.path}/tiles", FUNNEL | changed)

    def put(self, path: str, body: Any) -> Any:
        return self.client.put(f"{self.path}/{path}", body, content_type="application/json")

    def tiles(self) -> Any:
        return self.client.get(f"{self.path}/tiles").json()["items"]


@pytest.fixture
def dashboard(shop: Workspace, alice: User) -> Dashboard:
    return Dashboard(shop, alice)


@pytest.mark.usefixtures("filled")
def test_a_tile_keeps_a_question_that_can_be_asked(dashboard: Dashboard, shop: Workspace):
    made = dashboard.add().json()
    assert {name: made[name] for name in FUNNEL} == FUNNEL
    (tile,) = dashboard.tiles()
    answer = posted(dashboard.client, f"/api/workspaces/{shop.id}/analyses/{tile['analysis']}", tile["asked"])
    assert [one["reached"] for one in answer.json()["steps"]] == [1, 1]


def test_tiles_stand_in_the_order_chosen(dashboard: Dashboard):
    ids = [dashboard.add(title=title).json()["id"] for title in ("a", "b", "c")]
    assert [one["title"] for one in dashboard.tiles()] == ["a", "b", "c"]
    dashboard.put("order", {"ids": [ids[2], ids[0]]})
    assert [one["title"] for one in dashboard.tiles()] == ["c", "a", "b"]
    dashboard.client.delete(f"{dashboard.path}/tiles/{ids[0]}")
    dashboard.add(title="d")
    assert [one["title"] for one in dashboard.tiles()] == ["c", "b", "d"]


def test_a_tile_is_changed_in_its_place(dashboard: Dashboard):
    ids = [dashboard.add(title=title).json()["id"] for title in ("a", "b")]
    dashboard.put(f"tiles/{ids[0]}", {"title": "How many", "analysis": "summary"})
    first, _ = dashboard.tiles()
    assert (first["title"], first["analysis"], first["asked"], first["width"]) == (
        "How many",
        "summary",
        {},
        2,
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"analysis": "guess"}, "unknown_name"),
        ({"asked": {}}, "invalid_option"),
        ({"asked": {"steps": ["A"], "lense": {}}}, "invalid_option"),
        ({"asked": {"steps": ["A"], "lens": {"segment": 3}}}, "invalid_option"),
        ({"asked": {"steps": ["A" * 400 for _ in range(100)]}}, "invalid_option"),
        ({"width": 5}, "invalid_request"),
        ({"title": ""}, "invalid_request"),
    ],
)
def test_a_tile_that_makes_no_sense_is_refused(dashboard: Dashboard, changed: Any, code: str):
    answer = dashboard.add(**changed)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not Tile.objects.exists()


def test_a_dashboard_is_bounded(dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "MOST_TILES", 2)
    assert [dashboard.add().status_code for _ in range(3)] == [201, 201, 409]


def test_every_analysis_can_be_a_tile(dashboard: Dashboard):
    needed: dict[str, Any] = {"funnel": {"steps": ["A"]}, "funnel/comparison": {"steps": ["A"]}}
    for name in ANALYSES:
        asked = needed.get(name, {}) | ({"other": {}} if name.endswith("comparison") else {})
        assert dashboard.add(analysis=name, asked=asked).status_code == 201, name
