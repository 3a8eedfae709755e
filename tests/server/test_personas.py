"""Personas over the API: described, shared by maps, sized by a rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
NORTH = {"where": [{"field": "attributes.region", "equals": "North"}]}
TOM = {
    "name": "Thrifty Tom",
    "quote": {"nl": "Kan het goedkoper?", "en": "Cheaper?"},
    "goals": ["Save money"],
    "segment": NORTH,
}


@pytest.fixture
def personas(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}/personas"


@pytest.fixture
def regions(filled: None, shop: Workspace) -> None:
    """Of the two persons with events one lives in the north."""
    table = pa.table({"klantnummer": ["1", "2"], "region": ["North", "South"]})
    opened = shop.opened()
    opened.import_persons(table, person="klantnummer")
    opened.build()


def change(client: Any, path: str, body: Any, version: str) -> Any:
    return client.put(path, body, content_type="application/json", headers={"If-Match": version})


def test_a_persona_is_described_read_changed_and_thrown_away(personas: str, alice: User, folder: Path):
    client = client_of(alice)
    made = posted(client, personas, TOM)
    assert (made.status_code, made.json()["id"]) == (201, "thrifty-tom")
    assert made.json()["segment"] == {**NORTH, "did": [], "did_not": []}
    path = folder / "personas" / "thrifty-tom.yaml"
    path.write_text("# From the interviews.\n" + path.read_text())
    read = client.get(f"{personas}/thrifty-tom")
    assert change(client, f"{personas}/thrifty-tom", {"name": "Tom"}, made["ETag"]).status_code == 412
    changed = change(client, f"{personas}/thrifty-tom", {"name": "Tom", "pains": ["Delivery"]}, read["ETag"])
    assert (changed.json()["name"], changed.json()["goals"]) == ("Tom", [])
    assert path.read_text().startswith("# From the interviews.\n")
    gone = client.delete(f"{personas}/thrifty-tom", headers={"If-Match": changed["ETag"]})
    assert gone.status_code == 204
    assert client.get(personas).json() == {"items": [], "count": 0}
    assert client.get(f"{personas}/thrifty-tom").status_code == 404


def test_a_rule_has_a_size_with_its_interval(personas: str, alice: User, regions: None):
    client = client_of(alice)
    told = posted(client, f"{personas}/size", {"segment": NORTH}).json()
    assert told["n_events"] == 3
    assert {"share": 0.5, "count": 1, "n": 2}.items() <= told["persons"].items()
    assert 0 < told["persons"]["low"] < 0.5 < told["persons"]["high"] < 1
    posted(client, personas, TOM)
    assert client.get(f"{personas}/thrifty-tom/size").json() == told
    buyers = posted(client, f"{personas}/size", {"segment": {"did": ["Coupon"], "did_not": ["Nothing"]}})
    assert (buyers.status_code, buyers.json()["code"]) == (422, "unknown_name")


def test_two_personas_are_compared_through_their_rules(personas: str, alice: User, regions: None):
    client = client_of(alice)
    posted(client, personas, TOM)
    posted(client, personas, {"name": "Everyone"})
    told = client.get(f"{personas}/compare?first=thrifty-tom&second=everyone").json()
    assert [told[which]["has_segment"] for which in ("first", "second")] == [True, False]
    assert [told[which]["summary"]["persons"] for which in ("first", "second")] == [1, 2]
    names = [row["touchpoint"] for row in told["first"]["summary"]["by_touchpoint"]]
    assert set(names) == {"Mailing", "Coupon", "Purchase"}
    assert client.get(f"{personas}/compare?first=thrifty-tom&second=nobody").status_code == 404


def test_a_persona_of_a_map_is_shared_and_then_needed(
    personas: str, shop: Workspace, alice: User, folder: Path
):
    client = client_of(alice)
    maps = f"/api/workspaces/{shop.id}/maps"
    map_id = posted(client, maps, {"title": "Way"}).json()["id"]

    def operate(number: int, operation: Any) -> None:
        body = {"client_id": str(number), "operation": operation}
        answer = posted(client, f"{maps}/{map_id}/operations", body)
        assert answer.status_code == 201, answer.content

    operate(1, {"op": "add", "what": "persona", "part": {"id": "ann", "name": "Ann"}})
    operate(2, {"op": "set", "id": "head", "field": "personas", "value": ["ann"]})
    on_maps = client.get(f"{personas}/on-maps").json()["items"]
    assert [(one["id"], one["map_title"]) for one in on_maps] == [("ann", "Way")]
    shared = posted(client, f"{personas}/from-map", {"map_id": map_id, "persona": "ann"})
    assert shared.json()["used_by"] == [{"map_id": map_id, "title": "Way", "is_copied": True}]
    assert client.get(f"{personas}/on-maps").json()["items"] == []
    again = posted(client, f"{personas}/from-map", {"map_id": map_id, "persona": "ann"})
    assert (again.status_code, again.json()["code"]) == (409, "persona_exists")
    operate(3, {"op": "remove", "id": "ann"})
    operate(4, {"op": "set", "id": "head", "field": "personas", "value": ["ann"]})
    refused = client.delete(f"{personas}/ann", headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "persona_in_use")
    assert "Way" in refused.json()["detail"]
    codes = [one["code"] for one in client.get(f"{maps}/{map_id}/checks").json()["problems"]]
    assert "unknown_persona" not in codes
    (folder / "personas" / "ann.yaml").unlink()
    codes = [one["code"] for one in client.get(f"{maps}/{map_id}/checks").json()["problems"]]
    assert "unknown_persona" in codes


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "Tom", "age": 40},
        {"name": "Tom", "id": "../up"},
        {"name": "Tom", "quote": 3},
        {"name": "Tom", "goals": ["x"] * 51},
        {"name": "Tom", "description": "x" * 300_000},
        {"name": "Tom", "segment": {"where": [{"field": "name", "equals": "x"}]}},
        {"name": "Tom", "segment": {"where": [{"field": "attributes.region", "matches": "(a+)+$"}]}},
        {"name": "Tom", "segment": {"where": [{"not": {"field": "attributes.region", "matches": "a"}}]}},
    ],
)
def test_what_is_no_persona_is_refused(wrong: Any, personas: str, alice: User, folder: Path):
    answer = posted(client_of(alice), personas, wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert not (folder / "personas").exists()


def test_an_id_is_made_of_the_name_and_never_that_of_another_address(personas: str, alice: User):
    client = client_of(alice)
    assert [posted(client, personas, {"name": name}).json()["id"] for name in ("Ann", "Ann", "Compare")] == [
        "ann",
        "ann-2",
        "compare-2",
    ]
    refused = posted(client, personas, {"name": "Ann", "id": "size"})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_option")
