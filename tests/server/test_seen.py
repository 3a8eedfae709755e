"""What who only looks does not get of a document: the transcripts of interviews, wherever they leave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.server.live import LiveClient, Site, workspace_in
from tests.server.made import client_of, posted
from tests.server.test_documents import Writer
from tests.serving import free_port, serving

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.exports import formats_of
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

SAID = "I told them about my sister"
QUOTE = "I waited for an hour"
PARTICIPANT = {
    "id": "p01",
    "pseudonym": "P01",
    "consented_on": "2025-03-11",
    "notes": f"{SAID}. {QUOTE}.",
    "mentions": [{"id": "m1", "touchpoint": "Pay", "emotion": -1, "quote": QUOTE}],
}
ADDED = {"op": "add", "what": "participant", "part": PARTICIPANT}
REWRITTEN = {"op": "set", "id": "p01", "field": "notes", "value": f"{SAID} twice"}
_PACKED = ("pdf", "xlsx")  # tests/reports/test_research.py reads them
NOTHING = {"op": "all", "operations": []}


@pytest.fixture
def talks(shop: Workspace, alice: User) -> Writer:
    """Interviews whose transcript was written, kept in a version, and written anew."""
    talks = Writer(client_of(alice), f"/api/workspaces/{shop.id}/documents", "interviews")
    assert talks.edit("a1", {"op": "all", "operations": [ADDED]}).status_code == 201
    assert posted(talks.client, f"{talks.path}/snapshots", {"label": "June"}).status_code == 201
    assert talks.edit("a2", REWRITTEN).status_code == 201
    return talks


def everything(talks: Writer, user: User) -> dict[str, str]:
    """All by which the document leaves, as a user gets it."""
    client = client_of(user)
    paths = ["document", "operations", "snapshots/1", "snapshots/1/changes", "interviews"]
    paths += [f"export?format={one}" for one in formats_of("interviews") if not one.endswith(_PACKED)]
    answers = {path: client.get(f"{talks.path}/{path}") for path in paths}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: answer.content.decode() for path, answer in answers.items()}


@pytest.mark.django_db
def test_a_viewer_gets_quotes_and_figures_and_no_transcript(talks: Writer, shop: Workspace, bob: User):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    got = everything(talks, bob)
    assert [path for path, text in got.items() if SAID in text or '"notes"' in text] == []
    assert all(QUOTE in got[path] for path in ("document", "operations", "snapshots/1", "interviews"))
    assert QUOTE in got["export?format=yaml"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.COMMENTER, Role.EDITOR, Role.OWNER])
def test_who_comments_or_edits_reads_the_transcript(talks: Writer, shop: Workspace, bob: User, role: Role):
    Member.objects.create(workspace=shop, user=bob, role=role)
    got = everything(talks, bob)
    everywhere = {"document", "operations", "snapshots/1", "snapshots/1/changes"}
    for path in everywhere | {"export?format=yaml", "export?format=json"}:
        assert SAID in got[path], path


@pytest.mark.django_db
def test_a_stranger_finds_nothing(talks: Writer, charlie: User):
    for path in ("document", "operations", "snapshots/1", "snapshots/1/changes", "export"):
        assert client_of(charlie).get(f"{talks.path}/{path}").status_code == 404


@pytest.mark.django_db
def test_the_edits_that_a_viewer_gets_lead_to_the_document_he_gets(talks: Writer, shop: Workspace, bob: User):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    edits = client_of(bob).get(f"{talks.path}/operations").json()["items"]
    assert [one["sequence"] for one in edits] == [1, 2]
    (added,) = edits[0]["operation"]["operations"]
    assert added["part"] == {key: value for key, value in PARTICIPANT.items() if key != "notes"}
    assert (edits[1]["operation"], edits[1]["inverse"]) == (NOTHING, NOTHING)


@pytest.mark.django_db
def test_who_may_see_more_than_before_does_not_keep_what_he_has(talks: Writer, shop: Workspace, bob: User):
    member = Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    first = client_of(bob).get(f"{talks.path}/document")
    known = {"if-none-match": first["ETag"]}
    assert client_of(bob).get(f"{talks.path}/document", headers=known).status_code == 304
    member.role = Role.EDITOR
    member.save()
    again = client_of(bob).get(f"{talks.path}/document", headers=known)
    assert again.status_code == 200
    assert SAID in again.content.decode()
    assert again["ETag"].rpartition("-")[2] == first["ETag"].rpartition("-")[2] == '2"'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    folder = workspace_in(tmp_path_factory.mktemp("seen"))
    with serving(folder, port) as (_, printed), closing(Site(port, printed)) as made:
        yield made


class Talks:
    """Interviews of the site, made by Alice."""

    def __init__(self, site: Site) -> None:
        documents = f"/api/workspaces/{site.workspace}/documents"
        made = site.alice.post(documents, json={"kind": "interviews", "title": f"Talks {uuid4()}"})
        self.id = made.json()["id"]
        self.path = f"{documents}/{self.id}"

    def read_by(self, client: httpx.Client) -> Any:
        return client.get(f"{self.path}/document").json()


def test_a_viewer_is_told_live_of_all_but_the_transcript(site: Site):
    talks = Talks(site)
    vera, coen = site.invited("Vera", "viewer"), site.invited("Coen", "commenter")
    with (
        LiveClient(site, talks.id, site.alice) as alice,
        LiveClient(site, talks.id, vera) as viewer,
        LiveClient(site, talks.id, coen) as commenter,
    ):
        assert (viewer.hello["sees_private"], commenter.hello["sees_private"]) == (False, True)
        alice.edit("a1", ADDED)
        seen, told = viewer.next("operation"), commenter.next("operation")
        assert SAID in str(told)
        assert SAID not in str(seen)
        assert (QUOTE in str(seen), seen["sequence"]) == (True, told["sequence"])
        alice.edit("a2", REWRITTEN)
        again, told = viewer.next("operation"), commenter.next("operation")
        assert (again["operation"], again["inverse"]) == (NOTHING, NOTHING)
        assert SAID in str(told)
        viewer.say({"type": "since", "sequence": 0})
        assert [viewer.next("operation") for _ in range(2)] == [seen, again]


def test_who_becomes_a_commenter_is_told_that_there_is_more_to_see(site: Site):
    talks = Talks(site)
    raised = site.invited("Rosa", "viewer")
    me = raised.get("/api/me").json()["id"]
    with LiveClient(site, talks.id, site.alice) as alice, LiveClient(site, talks.id, raised) as client:
        alice.edit("a1", ADDED)
        client.next("operation")
        assert "notes" not in talks.read_by(raised)["participants"][0]
        site.alice.put(f"/api/workspaces/{site.workspace}/members/{me}", json={"role": "commenter"})
        told = client.next("hello")
        assert (told["sees_private"], told["can_edit"], told["sequence"]) == (True, False, 1)
        assert SAID in talks.read_by(raised)["participants"][0]["notes"]
        alice.edit("a2", REWRITTEN)
        assert SAID in str(client.next("operation"))
