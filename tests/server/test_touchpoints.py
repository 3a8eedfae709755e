"""The register over the API: listed with counts, changed by one at a time, tried before it is written."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db
REGISTER = """\
# Ours. Ask Dina before you change it.
touchpoints:
  # By post
  - name: Mailing
    channel: post
    phase: orientation
    owner: Marketing   # since March
  - name: Bought
    rules: [{field: name, equals: Purchase}]
"""


@pytest.fixture
def register(shop: Workspace, folder: Any) -> str:
    (folder / "touchpoints.yaml").write_text(REGISTER)
    return f"/api/workspaces/{shop.id}/touchpoints"


def put(client: Any, path: str, body: Any, version: str = "*") -> Any:
    return client.put(path, body, content_type="application/json", headers={"If-Match": version})


def add(client: Any, path: str, *touchpoints: Any, version: str = "*", **more: Any) -> Any:
    body = {"touchpoints": touchpoints, **more}
    return client.post(path, body, content_type="application/json", headers={"If-Match": version})


def test_the_register_tells_what_there_is_of_each(filled: None, register: str, shop: Workspace, alice: User):
    shop.opened().build()
    answer = client_of(alice).get(register)
    told = answer.json()
    assert answer["ETag"] == f'"{told["version"]}"'
    assert [(one["name"], one["n_events"], one["n_persons"]) for one in told["touchpoints"]] == [
        ("Mailing", 2, 2),
        ("Bought", 2, 2),
    ]
    assert told["touchpoints"][1]["last"] == "2024-06-01T08:00:00Z"
    assert told["touchpoints"][1]["rules"] == [{"field": "name", "equals": "Purchase"}]
    assert (told["registered"]["count"], told["registered"]["n"]) == (4, 5)
    assert told["registered"]["low"] < 0.8 < told["registered"]["high"]
    assert (told["owners"], told["is_current"]) == (["Marketing"], True)
    assert set(told["channels"]) == {"post", "winkel", "web"}


def test_a_change_keeps_comments_and_has_the_journeys_built(
    filled: None, register: str, shop: Workspace, alice: User, folder: Any
):
    client = client_of(alice)
    changed = {"name": "Letter", "channel": "post", "phase": "orientation", "owner": "Sales"}
    told = put(client, f"{register}?name=Mailing", changed).json()
    assert (folder / "touchpoints.yaml").read_text() == REGISTER.replace(
        "name: Mailing", "name: Letter"
    ).replace("Marketing   #", "Sales       #")
    assert Job.objects.get(pk=told["job_id"]).kind == "build"
    assert told["touchpoints"][0]["n_events"] is None


def test_two_people_never_overwrite_each_other(register: str, alice: User):
    client = client_of(alice)
    read = client.get(register)["ETag"]
    assert add(client, register, {"name": "Shop"}, version=read).status_code == 201
    late = add(client, register, {"name": "Chat"}, version=read)
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")
    unsaid = posted(client, register, {"touchpoints": [{"name": "Chat"}]})
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "no_version")
    assert [one["name"] for one in client.get(register).json()["touchpoints"]] == [
        "Mailing",
        "Bought",
        "Shop",
    ]


def test_touchpoints_are_put_in_another_order_and_taken_out(register: str, alice: User, folder: Any):
    client = client_of(alice)
    told = put(client, f"{register}/order", {"names": ["Bought", "Mailing"]}).json()
    assert [one["name"] for one in told["touchpoints"]] == ["Bought", "Mailing"]
    assert client.delete(f"{register}?name=Bought", headers={"If-Match": "*"}).status_code == 200
    assert (folder / "touchpoints.yaml").read_text() == REGISTER.partition("  - name: Bought")[0]
    wrong = put(client, f"{register}/order", {"names": ["Bought"]}).json()
    assert (wrong["code"], "Bought, Mailing" in wrong["detail"]) == ("invalid_option", True)
    assert (
        client.delete(f"{register}?name=Nothing", headers={"If-Match": "*"}).json()["code"] == "unknown_name"
    )


def test_a_preview_tells_what_rules_take_from_others_and_changes_nothing(
    filled: None, register: str, alice: User, folder: Any
):
    rules = [{"field": "channel", "equals": "winkel"}]
    told = posted(
        client_of(alice), f"{register}/preview", {"touchpoint": {"name": "Shop", "rules": rules}, "at": 0}
    ).json()
    assert (told["n_all"], told["n_matching"], told["n_won"]) == (5, 2, 2)
    assert told["taken"] == [
        {"touchpoint": "Bought", "is_registered": True, "n_events": 1},
        {"touchpoint": "Coupon", "is_registered": False, "n_events": 1},
    ]
    assert [(one["name"], one["channel"], one["n_events"]) for one in told["examples"]] == [
        ("Coupon", "winkel", 1),
        ("Purchase", "winkel", 1),
    ]
    assert (folder / "touchpoints.yaml").read_text() == REGISTER


def test_a_touchpoint_behind_another_is_told_what_that_one_keeps(filled: None, register: str, alice: User):
    rules = [{"field": "channel", "equals": "winkel"}]
    told = posted(
        client_of(alice), f"{register}/preview", {"touchpoint": {"name": "Shop", "rules": rules}}
    ).json()
    assert (told["n_matching"], told["n_won"]) == (2, 1)
    assert told["kept"] == [{"touchpoint": "Bought", "is_registered": True, "n_events": 1}]


def test_what_a_changed_rule_lets_go_is_told(filled: None, register: str, alice: User):
    tried = {
        "name": "Bought in the shop",
        "rules": [
            {"all": [{"field": "name", "equals": "Purchase"}, {"field": "channel", "equals": "winkel"}]}
        ],
    }
    told = posted(
        client_of(alice), f"{register}/preview", {"touchpoint": tried, "instead_of": "Bought"}
    ).json()
    assert (told["n_won"], told["taken"]) == (1, [])
    assert told["released"] == [{"touchpoint": "Purchase", "is_registered": False, "n_events": 1}]


def test_events_that_wait_to_be_named_are_listed_and_named_at_once(
    filled: None, register: str, shop: Workspace, alice: User
):
    client = client_of(alice)
    shop.opened().build()
    waiting = client.get(f"{register}/unregistered").json()
    assert waiting["items"] == [
        {
            "name": "Coupon",
            "n_events": 1,
            "n_persons": 1,
            "last": "2024-03-05T09:00:00Z",
            "kinds": [{"source": "orders", "channel": "winkel", "n_events": 1}],
            "maps": [],
            "channel": None,
            "phase": None,
        }
    ]
    assert add(client, register, {"name": "Coupon", "channel": "winkel"}).status_code == 201
    assert client.get(f"{register}/unregistered").json()["items"] == []


def test_contacts_on_maps_wait_for_their_place_in_the_register(register: str, shop: Workspace, alice: User):
    client = client_of(alice)
    for title in ("Buying", "All"):
        _map_with(client, shop, title, "Showroom", "Coupon", "Mailing")
    planned = _map_with(client, shop, "Next year", "Virtual showroom")
    to_be = {"op": "set", "id": "head", "field": "state", "value": "to_be"}
    edit = {"client_id": "to-be", "operation": to_be}
    assert posted(client, f"{planned}/operations", edit).status_code == 201
    waiting = {one["name"]: one for one in client.get(f"{register}/unregistered").json()["items"]}
    assert list(waiting) == ["Showroom", "Coupon"]
    assert waiting["Showroom"] == {
        "name": "Showroom",
        "n_events": 0,
        "n_persons": None,
        "last": None,
        "kinds": [],
        "maps": ["All", "Buying"],
        "channel": "shop",
        "phase": "purchase",
    }
    assert (
        add(client, register, {"name": "Showroom", "channel": "shop", "phase": "purchase"}).status_code == 201
    )
    assert [one["name"] for one in client.get(f"{register}/unregistered").json()["items"]] == ["Coupon"]


def test_an_event_that_a_map_draws_is_listed_once_with_both(
    filled: None, register: str, shop: Workspace, alice: User
):
    client = client_of(alice)
    _map_with(client, shop, "Buying", "Coupon")
    (coupon,) = client.get(f"{register}/unregistered").json()["items"]
    assert (coupon["name"], coupon["n_events"], coupon["maps"]) == ("Coupon", 1, ["Buying"])


def _map_with(client: Any, shop: Workspace, title: str, *touchpoints: str) -> str:
    """A map with these touchpoints in its phase of purchase; its path."""
    made = posted(client, f"/api/workspaces/{shop.id}/maps", {"title": title, "languages": ["en"]})
    path = f"/api/workspaces/{shop.id}/maps/{made.json()['id']}"
    step = {"op": "add", "what": "step", "parent": "purchase", "part": {"id": "pays", "title": "Pays"}}
    cards = [
        {"kind": "touchpoint", "id": f"c{at}", "touchpoint": one, "channel": "shop"}
        for at, one in enumerate(touchpoints)
    ]
    added = [
        {"op": "add", "what": "card", "parent": "pays", "lane": "touchpoint", "part": card} for card in cards
    ]
    body = {"client_id": "drawn", "operation": {"op": "all", "operations": [step, *added]}}
    answer = posted(client, f"{path}/operations", body)
    assert answer.status_code == 201, answer.text
    return path


@pytest.mark.parametrize(
    ("touchpoint", "said"),
    [
        ({"name": "Mailing"}, "touchpoint_exists"),
        ({"name": "New", "phase": "orientatie"}, "unknown_name"),
        ({"name": "New", "rules": [{"field": "name", "matches": "(?<=a)b"}]}, "invalid_option"),
        ({"name": "New", "rules": [{"field": "name"}]}, "invalid_request"),
        ({"name": "", "rules": []}, "invalid_request"),
        ({"name": "New", "rules": [{"field": "name", "equals": "x" * 60_000}]}, "invalid_request"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_the_file(
    touchpoint: dict[str, Any], said: str, register: str, alice: User, folder: Any
):
    answer = add(client_of(alice), register, touchpoint)
    assert (answer.status_code, answer.json()["code"]) == (409 if "exists" in said else 422, said)
    assert (folder / "touchpoints.yaml").read_text() == REGISTER


def test_a_viewer_reads_the_register_and_changes_nothing(
    register: str, shop: Workspace, bob: User, folder: Any
):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    client = client_of(bob)
    assert client.get(register).status_code == 200
    assert add(client, register, {"name": "Chat"}).json()["code"] == "role_too_low"
    assert (folder / "touchpoints.yaml").read_text() == REGISTER
