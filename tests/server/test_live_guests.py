"""Guests of a workshop over a real server: live, in silence while that lasts, out when they are put out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.server.live import LiveClient, Site, workspace_in
from tests.serving import browser, form_token, free_port, serving
from websockets.exceptions import ConnectionClosed, InvalidStatus


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    folder = workspace_in(tmp_path_factory.mktemp("guests"))
    with serving(folder, port) as (_, printed), closing(Site(port, printed)) as made:
        yield made


class Workshop:
    """A workshop of the site, led by Alice."""

    def __init__(self, site: Site) -> None:
        self.site, self.documents = site, f"/api/workspaces/{site.workspace}/documents"
        start = {"kind": "workshop", "title": f"Board {uuid4()}"}
        self.id = site.alice.post(self.documents, json=start).json()["id"]
        self.path = f"{self.documents}/{self.id}"
        made = site.alice.post(f"{self.path}/guests/link", json={}).json()
        self.link = "/workshop/" + made["link"].rpartition("/")[2]

    def joined(self, name: str) -> httpx.Client:
        client = browser(self.site.port)
        token = form_token(client.get(self.link))
        client.post(self.link, data={"name": name, "csrfmiddlewaretoken": token}, follow_redirects=False)
        return client

    @property
    def notes(self) -> list[str]:
        document = self.site.alice.get(f"{self.path}/document").json()
        return [one["id"] for one in document.get("notes", [])]


def me(client: httpx.Client) -> str:
    return str(client.get("/api/guest").json()["guest"])


def note(guest: str, id_: str) -> dict[str, Any]:
    return {"op": "add", "what": "note", "part": {"id": id_, "guest": guest, "text": f"secret {id_}"}}


def stage(name: str) -> dict[str, Any]:
    return {"op": "set", "id": "head", "field": "stage", "value": name}


@pytest.fixture
def workshop(site: Site) -> Workshop:
    return Workshop(site)


def test_guests_and_members_work_at_once(site: Site, workshop: Workshop):
    with (
        closing(workshop.joined("Ann")) as ann,
        closing(workshop.joined("Ben")) as ben,
        LiveClient(site, workshop.id, site.alice) as alice,
        LiveClient(site, workshop.id, ann) as anns,
        LiveClient(site, workshop.id, ben) as bens,
    ):
        assert (anns.hello["you"]["guest"], anns.hello["you"]["user_id"]) == (me(ann), None)
        assert anns.hello["can_edit"]
        alice.people_until(["Alice", "Ann", "Ben"])
        anns.edit("a1", note(me(ann), "n1"))
        seen, own, others = (who.next("operation", client_id="a1") for who in (alice, anns, bens))
        assert seen["operation"]["part"]["text"] == "secret n1"
        assert own == seen
        # In silence nobody else's words leave the server, and no number is missing.
        assert "secret" not in str(others)
        assert others["sequence"] == seen["sequence"]
        alice.edit("s1", stage("grouping"))
        for guest in (anns, bens):
            assert guest.next("replaced")["sequence"] == seen["sequence"] + 1
        assert [one["id"] for one in ben.get("/api/guest/document").json()["notes"]] == ["n1"]
        bens.edit("b1", note(me(ben), "n2"))
        assert anns.next("operation", client_id="b1")["operation"]["part"]["text"] == "secret n2"
        bens.edit("b2", {"op": "remove", "id": "n1"})
        assert bens.next("refused")["problem"]["code"] == "guest_may_not"
    assert workshop.notes == ["n1", "n2"]


def test_in_silence_guests_are_told_the_time_the_question_and_who_joins(site: Site, workshop: Workshop):
    with (
        closing(workshop.joined("Ann")) as ann,
        LiveClient(site, workshop.id, site.alice) as alice,
        LiveClient(site, workshop.id, ann) as anns,
    ):
        timer = {"started_at": "2026-03-01T10:00:00Z", "seconds": 300}
        column = {"op": "add", "what": "column", "part": {"id": "c1", "title": "Before"}}
        guest = {"op": "add", "what": "guest", "part": {"id": "member-1", "name": "Alice"}}
        told = {
            "t1": {"op": "set", "id": "head", "field": "timer", "value": timer},
            "t2": column,
            "t3": {"op": "set", "id": "c1", "field": "title", "value": "First"},
            "t4": guest,
        }
        for client_id, operation in told.items():
            alice.edit(client_id, operation)
            heard = anns.next("operation", client_id=client_id)["operation"]
            assert (heard["op"], heard.get("value")) == (operation["op"], operation.get("value"))
        alice.edit("t5", note("member-1", "n1"))
        assert "secret" not in str(anns.next("operation", client_id="t5"))
        alice.edit("t6", {"op": "set", "id": "n1", "field": "text", "value": "secret too"})
        assert "secret" not in str(anns.next("operation", client_id="t6"))
        alice.edit("t7", {"op": "all", "operations": [told["t1"], note("member-1", "n2")]})
        assert "secret" not in str(anns.next("operation", client_id="t7"))


def test_nothing_is_lost_when_a_connection_drops(site: Site, workshop: Workshop):
    with closing(workshop.joined("Ann")) as ann:
        for i in range(4):
            with LiveClient(site, workshop.id, ann) as live:
                for j in range(i + 1):  # what was not acknowledged is sent again, in order
                    live.edit(f"c{j}", note(me(ann), f"n{j}"))
        with LiveClient(site, workshop.id, ann) as live:
            for j in range(5):
                live.edit(f"c{j}", note(me(ann), f"n{j}"))
            live.next("operation", client_id="c4")
            live.say({"type": "since", "sequence": 0})
            assert live.next("replaced")["sequence"] >= 5
    assert workshop.notes == [f"n{j}" for j in range(5)]


def test_a_guest_has_no_connection_to_anything_else(site: Site, workshop: Workshop):
    with closing(workshop.joined("Ann")) as ann:
        for other in (site.new_map(), Workshop(site).id):
            with pytest.raises(InvalidStatus):
                LiveClient(site, other, ann)


def test_who_is_put_out_is_out_within_seconds(site: Site, workshop: Workshop):
    with closing(workshop.joined("Ann")) as ann, LiveClient(site, workshop.id, ann) as live:
        guest = me(ann)
        assert site.alice.delete(f"{workshop.path}/guests/{guest}").status_code == 204
        live.edit("c1", note(guest, "n1"))
        with pytest.raises(ConnectionClosed) as closed:
            live.next("nothing")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403
    assert workshop.notes == []
