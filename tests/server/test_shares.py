"""Share links: one map, read-only, with what the link hides left out."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.reports.pictured import drawing
from tests.server.made import client_of, posted

from klantreis.mapping.persona import Persona
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Share
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
SECRET = "open sesame"  # noqa: S105 - of a made-up link


class Sharer:
    """Alice, who shares a map of one step with two cards."""

    def __init__(self, shop: Workspace, alice: User) -> None:
        self.client, maps = client_of(alice), f"/api/workspaces/{shop.id}/maps"
        made = posted(self.client, maps, {"title": "Buying <b>"})
        self.path = f"{maps}/{made.json()['id']}"
        step = {"id": "pays", "title": "Pays <script>"}
        self.edit({"op": "add", "what": "step", "parent": "purchase", "part": step})
        for lane, text in (("action", "chooses iDEAL"), ("pain", "secret sorrow")):
            part = {"id": lane + "-1", "kind": lane, "text": text}
            self.edit({"op": "add", "what": "card", "parent": "pays", "lane": lane, "part": part})

    def edit(self, operation: Any) -> None:
        body = {"client_id": f"c{len(str(operation))}{hash(str(operation)) % 997}", "operation": operation}
        answer = posted(self.client, f"{self.path}/operations", body)
        assert answer.status_code == 201, answer.content

    def share(self, **how: Any) -> str:
        answer = posted(self.client, f"{self.path}/shares", how)
        assert answer.status_code == 201, answer.content
        return str(answer.json()["link"].removeprefix("http://testserver"))


@pytest.fixture
def sharer(shop: Workspace, alice: User) -> Sharer:
    return Sharer(shop, alice)


def test_what_was_set_aside_does_not_leave_with_the_link(sharer: Sharer):
    part = {"id": "aside-1", "finding": "1", "text": "Many stop", "why": "our secret", "by": "Alice"}
    sharer.edit({"op": "add", "what": "aside", "part": {**part, "on": "2026-03-01"}})
    assert "our secret" not in Client().get(sharer.share()).content.decode()


def test_anyone_with_the_link_reads_the_map_and_no_text_becomes_markup(sharer: Sharer):
    answer = Client().get(sharer.share())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "chooses iDEAL" in page
    assert "secret sorrow" in page
    assert "Pays &lt;script&gt;" in page
    assert not re.search(r"<script| style=| on\w+=", page)


def test_only_the_styles_of_the_page_itself_count(sharer: Sharer):
    answer = Client().get(sharer.share())
    policy = answer["Content-Security-Policy"]
    found = re.search(r"style-src 'self' 'nonce-([\w-]+)'", policy)
    assert found
    assert re.findall(r"<style[^>]*>", answer.content.decode()) == [f'<style nonce="{found[1]}">']
    assert "unsafe" not in policy


def test_hidden_lanes_do_not_leave_the_server(sharer: Sharer):
    page = Client().get(sharer.share(hidden_lanes=["pain"])).content.decode()
    assert "chooses iDEAL" in page
    assert "secret sorrow" not in page


def test_a_lane_that_is_not_there_cannot_be_hidden(sharer: Sharer):
    answer = posted(sharer.client, f"{sharer.path}/shares", {"hidden_lanes": ["pian"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_name")


def test_a_password_is_asked_once_a_browser(sharer: Sharer):
    link, reader = sharer.share(password=SECRET), Client()
    assert "chooses" not in reader.get(link).content.decode()
    wrong = reader.post(link, {"password": "open"})
    assert (wrong.status_code, b"chooses" in wrong.content) == (403, False)
    assert "chooses" in reader.post(link, {"password": SECRET}, follow=True).content.decode()
    assert "chooses" in reader.get(link).content.decode()
    assert "chooses" not in Client().get(link).content.decode()
    assert "sesame" not in Share.objects.get().password


def test_passwords_cannot_be_guessed_at_speed(sharer: Sharer):
    link, reader = sharer.share(password=SECRET), Client()
    for _ in range(10):
        reader.post(link, {"password": "guess"})
    late = reader.post(link, {"password": SECRET})
    assert (late.status_code, b"chooses" in late.content) == (429, False)


def test_a_link_ends_when_it_expires_or_is_taken_back(sharer: Sharer):
    soon = sharer.share(expires_at=(timezone.now() + timedelta(days=1)).isoformat())
    assert Client().get(soon).status_code == 200
    Share.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(soon).status_code == 404
    other = sharer.share()
    listed = sharer.client.get(f"{sharer.path}/shares").json()["items"]
    assert "token" not in str(listed)
    sharer.client.delete(f"{sharer.path}/shares/{listed[-1]['id']}")
    assert Client().get(other).status_code == 404


def test_a_link_shows_that_map_alone_and_changes_nothing(sharer: Sharer):
    reader = Client()
    reader.get(sharer.share())
    assert reader.get(sharer.path).status_code == 401
    assert reader.get(f"{sharer.path}/document").status_code == 401


class Illustrated(Sharer):
    """Alice, whose map has a picture in a lane that is shown, one in a lane to hide, and two faces."""

    def __init__(self, shop: Workspace, alice: User) -> None:
        super().__init__(shop, alice)
        self.images = shop.opened().images
        self.shown, self.hidden, self.unused = (self.kept(width) for width in (40, 50, 60))
        self.own_face, self.face = self.kept(70), self.kept(80)
        for lane, image in (("pictures", self.shown), ("secrets", self.hidden)):
            self.edit({"op": "add", "what": "lane", "part": {"id": lane, "kind": "image"}})
            card = {"id": f"of-{lane}", "kind": "image", "image": image}
            self.edit({"op": "add", "what": "card", "parent": "pays", "lane": lane, "part": card})
        ann = {"id": "ann", "name": "Ann", "portrait": self.own_face}
        self.edit({"op": "add", "what": "persona", "part": ann})
        shop.opened().personas.add(Persona(id="bo", name="Bo", portrait=self.face))
        shop.opened().personas.add(Persona(id="cas", name="Cas", portrait=self.unused))
        self.edit({"op": "set", "id": "head", "field": "personas", "value": ["ann", "bo"]})

    def kept(self, width: int) -> str:
        return f"images/{self.images.add(drawing((width, 30))).name}"

    def answers(self, link: str, reader: Client) -> dict[str, int]:
        """Per picture how a reader who follows the link to it is answered."""
        named = ("shown", "hidden", "unused", "own_face", "face")
        return {name: reader.get(f"{link}/{getattr(self, name)}").status_code for name in named}


@pytest.fixture
def illustrated(shop: Workspace, alice: User) -> Illustrated:
    return Illustrated(shop, alice)


def test_a_link_draws_the_pictures_of_its_map(illustrated: Illustrated):
    link, reader = illustrated.share(), Client()
    page = reader.get(link).content.decode()
    sources = re.findall(r'<img class="(?:picture|portrait)" src="([^"]+)"', page)
    drawn = (illustrated.own_face, illustrated.face, illustrated.shown, illustrated.hidden)
    assert set(sources) == {f"{link}/{path}" for path in drawn}
    assert set(re.findall(r'<a class="large" href="([^"]+)"', page)) == {
        f"{link}/{path}" for path in (illustrated.shown, illustrated.hidden)
    }
    for source in set(sources):
        answer = reader.get(source)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"].startswith("private")
    assert "Bo" in page


def test_a_link_shows_no_other_picture_of_the_workspace(illustrated: Illustrated):
    everything = dict.fromkeys(("shown", "hidden", "own_face", "face"), 200)
    assert illustrated.answers(illustrated.share(), Client()) == everything | {"unused": 404}
    without = illustrated.share(hidden_lanes=["secrets"])
    assert illustrated.answers(without, Client()) == everything | {"unused": 404, "hidden": 404}
    assert illustrated.hidden not in Client().get(without).content.decode()


def test_a_picture_is_behind_the_password_of_its_link(illustrated: Illustrated, bob: User, charlie: User):
    link, holder = illustrated.share(password=SECRET), Client()
    shut = dict.fromkeys(("shown", "hidden", "unused", "own_face", "face"), 404)
    for reader in (holder, client_of(bob), client_of(charlie), illustrated.client):
        assert illustrated.answers(link, reader) == shut
    holder.post(link, {"password": SECRET})
    assert illustrated.answers(link, holder) == dict.fromkeys(shut, 200) | {"unused": 404}


def test_a_picture_goes_when_its_link_ends(illustrated: Illustrated):
    link = illustrated.share(expires_at=(timezone.now() + timedelta(days=1)).isoformat())
    assert illustrated.answers(link, Client())["shown"] == 200
    Share.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert set(illustrated.answers(link, Client()).values()) == {404}


def test_a_link_opens_no_picture_to_strangers_elsewhere(illustrated: Illustrated, charlie: User):
    link = illustrated.share()
    workspace = illustrated.path.partition("/maps")[0]
    assert client_of(charlie).get(f"{link}/{illustrated.shown}").status_code == 200
    assert client_of(charlie).get(f"{workspace}/{illustrated.shown}").status_code == 404
    assert Client().get(f"{workspace}/{illustrated.shown}").status_code == 401


@pytest.mark.parametrize("name", ["..%2Fworkspace.yaml", "%2e%2e%2fsecret.key", "x.png", "0" * 64 + ".png"])
def test_a_link_sends_nothing_but_pictures(name: str, illustrated: Illustrated):
    assert Client().get(f"{illustrated.share()}/images/{name}").status_code == 404


def test_a_picture_that_is_gone_is_described(illustrated: Illustrated):
    illustrated.images.folder.joinpath(illustrated.shown.removeprefix("images/")).unlink()
    link = illustrated.share()
    page = Client().get(link)
    assert page.status_code == 200
    assert f"{link}/{illustrated.shown}" not in page.content.decode()
    assert illustrated.answers(link, Client())["shown"] == 404
