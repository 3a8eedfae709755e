"""Projects: how far each step is, in words, and the plan that is printed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.made import client_of, posted, proof_text

from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import Touchpoint
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}"


@pytest.fixture
def client(alice: User) -> Client:
    return client_of(alice)


def begun(client: Client, start: str, **fields: Any) -> str:
    """The address of a new project."""
    made = posted(client, f"{start}/documents", {"kind": "project", "title": "Better", "fields": fields})
    assert made.status_code == 201, made.content
    return f"{start}/documents/{made.json()['id']}"


def progress(client: Client, start: str) -> dict[str, str]:
    (project,) = client.get(f"{start}/projects").json()
    return {one["step"]: one["progress"] for one in project["steps"]}


def made_map(client: Client, start: str, shop: Workspace) -> str:
    """The name of a map with touchpoints, that was proved."""
    body = {"kind": "map", "title": "Way", "template": "web_shop"}
    name: str = posted(client, f"{start}/documents", body).json()["name"]
    opened = shop.opened()
    opened.maps.keep_proof(name, proof_text())
    opened.register_file.change(lambda register: register.with_added([Touchpoint(name="Mailing")]))
    return name


def test_what_others_drew_is_not_of_a_new_project(client: Client, start: str, shop: Workspace):
    made_map(client, start, shop)
    begun(client, start)
    assert set(progress(client, start).values()) == {"open"}


def test_the_maps_of_a_project_tell_how_far_it_is(client: Client, start: str, shop: Workspace):
    name = made_map(client, start, shop)
    begun(client, start, views=["grid"], maps=[{"id": "way", "title": "Way", "map": name}])
    told = progress(client, start)
    assert (told["format"], told["touchpoints"], told["analysis"], told["goal"]) == (
        "done",
        "done",
        "begun",
        "open",
    )


def test_a_step_says_what_is_missing_and_that_it_was_decided_by_hand(client: Client, start: str):
    begun(client, start, goal="Less calls", ticks={"goal": {"is_done": True, "on": "2026-03-01"}})
    (project,) = client.get(f"{start}/projects").json()
    goal = project["steps"][0]
    assert goal == {"step": "goal", "progress": "done", "is_ticked": True, "missing": ["audiences"]}


def test_the_project_that_was_changed_last_comes_first(client: Client, start: str):
    first, _ = begun(client, start), begun(client, start)
    operation = {"op": "set", "id": "head", "field": "goal", "value": "Less calls"}
    answer = posted(client, f"{first}/operations", {"client_id": "a", "operation": operation})
    assert answer.status_code == 201, answer.content
    projects = client.get(f"{start}/projects").json()
    assert first.endswith(projects[0]["id"])
    assert len(projects) == 2


def test_the_method_explains_its_steps_and_what_templates_hold(client: Client, start: str):
    method = client.get(f"{start}/method").json()
    assert len(method["steps"]) == 8
    shop = next(one for one in method["templates"] if one["name"] == "web_shop")
    assert shop["title"] == {"en": "Web shop", "nl": "Webwinkel"}
    assert shop["maps"][0]["nl"] == "De hele reis"
    assert "Winkelmand" in [one["nl"] for phase in shop["phases"] for one in phase["touchpoints"]]


def test_the_printed_plan_names_things_and_tells_how_far_they_are(
    client: Client, start: str, shop: Workspace
):
    name = made_map(client, start, shop)
    shop.opened().personas.add(Persona(id="tom", name="Tom the tinkerer"))
    plan = posted(client, f"{start}/documents", {"kind": "plan", "title": "This year"}).json()["name"]
    maps = [{"id": "way", "title": "Way", "map": name}]
    project = begun(client, start, views=["grid"], maps=maps, personas=["tom"], plans=[plan, "lost"])
    text = client.get(f"{project}/export?format=md&language=en").content.decode()
    assert "## 3. Format (done)" in text
    assert "**Personas:** Tom the tinkerer" in text
    assert "- This year\n- lost" in text


def test_two_maps_of_one_title_get_a_name_each(client: Client, start: str):
    body = {"kind": "map", "title": "Way", "template": "web_shop"}
    names = [posted(client, f"{start}/documents", body).json()["name"] for _ in range(2)]
    assert names == ["way", "way-2"]


def test_a_project_is_called_as_whoever_asks_speaks(client: Client, start: str):
    there = begun(client, start, languages=["nl", "en"])
    title = {"op": "set", "id": "head", "field": "title", "value": {"nl": "Beter", "en": "Better"}}
    assert (
        posted(client, f"{there}/operations", {"client_id": "title", "operation": title}).status_code == 201
    )
    for language, called in (("nl", "Beter"), ("en", "Better")):
        (project,) = client.get(f"{start}/projects", headers={"Accept-Language": language}).json()
        assert project["title"] == called
