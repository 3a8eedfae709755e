"""Value propositions: the needs that a workspace knows of, and the first sentence of unique value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.server.made import client_of

import klantreis
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant
from klantreis.mapping.documents.proposition import Canvas, Item, Link, Need, Offer, Proposition
from klantreis.mapping.persona import Persona
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db

CANVAS = Canvas(
    id="canvas",
    title="Anna",
    persona="anna",
    needs=(Need(id="rain", kind="pain", text="Rain", importance=5),),
    offers=(
        Offer(
            id="us",
            company="Shop",
            is_ours=True,
            items=(Item(id="cape", kind="product", text="a cape"),),
            links=(Link(id="l1", item="cape", need="rain"),),
        ),
    ),
)


@pytest.fixture
def there(shop: Workspace, alice: User) -> str:
    """The address of a canvas in a workspace that knows its persona and has talked to her."""
    opened = klantreis.open(shop.folder)
    opened.personas.add(Persona(id="anna", name="Anna", jobs=("Commute",), pains=("Rain",)))
    mention = Mention(id="m1", quote="It broke", emotion=-2, importance=4)
    told = Participant(
        id="p1", pseudonym="P1", persona="anna", consented_on=date(2026, 1, 2), mentions=(mention,)
    )
    opened.interviews.add(Interviews(id="talks", title="Talks", participants=(told,)))
    opened.propositions.add(Proposition(id="why", title="Why us", canvases=(CANVAS,)))
    documents: Any = client_of(alice).get(f"/api/workspaces/{shop.id}/documents?kind=proposition").json()
    return f"/api/workspaces/{shop.id}/documents/{documents['items'][0]['id']}/canvases"


def test_what_the_workspace_knows_and_the_canvas_lacks_comes_with_its_worth_and_its_source(
    there: str, alice: User
):
    known = client_of(alice).get(f"{there}/canvas/known-needs").json()
    assert [
        (
            one["need"]["kind"],
            one["need"]["text"],
            one["need"].get("importance"),
            one["status"],
            one["source"],
        )
        for one in known
    ] == [("job", "Commute", None, "assumed", "Anna"), ("pain", "It broke", 4, "reported", "Talks")]


def test_a_need_that_is_known_can_be_added_as_it_is(there: str, alice: User):
    client = client_of(alice)
    need = client.get(f"{there}/canvas/known-needs").json()[1]["need"]
    operation = {"op": "add", "what": "need", "parent": "canvas", "part": need}
    address = there.removesuffix("/canvases") + "/operations"
    done = client.post(address, {"client_id": "1", "operation": operation}, content_type="application/json")
    assert done.status_code == 201
    assert [one["source"] for one in client.get(f"{there}/canvas/known-needs").json()] == ["Anna"]


def test_the_first_sentence_of_unique_value_is_said_in_the_asked_language(there: str, alice: User):
    said = client_of(alice).get(f"{there}/canvas/unique-value?language=nl").json()
    assert said == {"sentence": "Voor Anna biedt Shop a cape dat “Rain” wegneemt."}


def test_a_canvas_that_is_not_there_is_not_found(there: str, alice: User):
    assert client_of(alice).get(f"{there}/nobody/known-needs").status_code == 404
    assert client_of(alice).get(f"{there}/nobody/unique-value").status_code == 404
