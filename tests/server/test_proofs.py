"""Maps are held against journeys over the API, and what is found goes onto the map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.evidence.proving import SHOP, lines_of
from tests.server.made import client_of, posted

import klantreis
from klantreis.engines.local import LocalEngine
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.imports import tasks
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.proofs import api as proofs_api
from klantreis.server.apps.proofs import history
from klantreis.server.apps.proofs import tasks as proofs_tasks
from klantreis.server.apps.proofs.schemas import ProofOut, ProofRowOut
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db
JOURNEYS = {"Ad Cart": 160, "Ad Cart Pay:score=5": 20, "Ad Chat Cart Pay": 40}


@pytest.fixture
def asker(shop: Workspace, alice: User, folder: Path, tmp_path: Path) -> Asker:
    """Alice, in a shop with journeys and a map of them."""
    opened = klantreis.open(folder)
    events = tmp_path / "events.csv"
    rows = []
    for line in lines_of(JOURNEYS):
        person, time, name, *more = line.split()
        rows.append(f"{person},2024-01-01T{time}Z,{name},{more[0].removeprefix('score=') if more else ''}")
    events.write_text("\n".join(["person,time,event,score", *rows]) + "\n")
    opened.import_events(events)
    opened.build()
    opened.maps.add(SHOP)
    return Asker(alice, shop)


class Asker:
    """A user of the map."""

    def __init__(self, user: User, shop: Workspace) -> None:
        self.user, self.shop = user, shop
        self.client = client_of(user)
        here = f"/api/workspaces/{shop.id}"
        (found,) = self.client.get(f"{here}/maps").json()["items"]
        self.here, self.map = here, f"{here}/maps/{found['id']}"

    def prove(self, **body: Any) -> Any:
        return posted(self.client, f"{self.map}/proofs", body)

    def proof(self, **body: Any) -> Any:
        started = self.prove(**body).json()
        assert started["proof"] is not None, started
        return self.client.get(f"{self.map}/proofs/{started['proof']['id']}").json()

    def finding(self, code: str, proof: Any) -> Any:
        found = next(one for one in proof["findings"] if one["code"] == code)
        return f"{self.map}/proofs/{proof['id']}/findings/{found['id']}", found


def test_a_proof_has_the_librarys_figures(asker: Asker, folder: Path):
    proof = asker.proof()
    opened = klantreis.open(folder)
    own = json.loads(opened.prove("test", is_kept=False).proof.to_json())
    for figures in own["steps"]["steps"]:
        del figures["time_to_next"]["histogram"], figures["time_since_last"]["histogram"]
    for part in ("conformance", "steps", "outcome", "lens", "scales"):
        assert proof[part] == own[part]
    assert [one["id"] for one in proof["findings"]] == [one["id"] for one in own["findings"]]
    assert (proof["sequence"], proof["steps"]["n_persons"]) == (0, 220)
    assert opened.maps.last_proof("test") is not None


def test_a_proof_fits_the_schema_that_the_api_tells(asker: Asker):
    proof = asker.proof()
    read = ProofOut.model_validate(proof).model_dump(mode="json", by_alias=True)
    assert _shape(read) == _shape(proof)
    row = asker.client.get(f"{asker.map}/proofs").json()["items"][0]
    assert set(ProofRowOut.model_fields) - {"user_id"} == set(row) - {"user_id"}
    assert row["user_id"] == str(asker.user.id)


def test_asking_for_a_proof_without_starting_one_tells_the_latest_of_the_same_question(asker: Asker):
    assert asker.prove(is_started=False).json() == {"proof": None, "job": None, "is_current": False}
    assert Job.objects.filter(kind=Job.Kind.PROOF).count() == 0
    plain = asker.proof()
    other = asker.proof(lens={"did": ["Pay"]})
    known = asker.prove(is_started=False).json()
    assert (known["proof"]["id"], known["is_current"]) == (plain["id"], True)
    row = asker.client.get(asker.map).json()
    edit = {"op": "set", "id": "head", "field": "goal", "value": "Another"}
    posted(asker.client, f"{asker.map}/operations", {"client_id": "edit-1", "operation": edit})
    assert asker.client.get(asker.map).json() != row
    for body, proof in (({}, plain), ({"lens": {"did": ["Pay"]}}, other)):
        stale = asker.prove(**body, is_started=False).json()
        assert (stale["proof"]["id"], stale["is_current"]) == (proof["id"], False)
    assert asker.prove(lens={"did": ["Chat"]}, is_started=False).json()["proof"] is None


def _shape(value: Any) -> Any:
    """The keys of a document, and how long its lists are."""
    if isinstance(value, dict):
        return {key: _shape(part) for key, part in value.items()}
    return [_shape(part) for part in value] if isinstance(value, list) else None


def test_of_many_proofs_through_lenses_the_latest_are_kept(asker: Asker, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(history, "MOST_OF_LENSES", 2)
    plain = asker.proof()
    for name in ("Ad", "Cart", "Chat", "Pay"):
        asker.proof(lens={"did": [name]})
    listed = asker.client.get(f"{asker.map}/proofs").json()["items"]
    assert [one["lens"] for one in listed] == [{"did": ["Pay"]}, {"did": ["Chat"]}, {}]
    assert listed[2]["id"] == plain["id"]


def test_a_proof_that_was_listed_before_its_job_ended_is_listed_once(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
):
    keep = proofs_tasks._keep

    def listed_first(row: Document, *arguments: Any) -> Any:
        assert history.proofs_of(row).count() == 1
        return keep(row, *arguments)

    monkeypatch.setattr(proofs_tasks, "_keep", listed_first)
    proof = asker.proof()
    (row,) = asker.client.get(f"{asker.map}/proofs").json()["items"]
    assert (row["id"], row["sequence"], row["user_id"]) == (proof["id"], 0, str(asker.user.id))


def test_the_same_question_is_answered_without_proving_again(asker: Asker, monkeypatch: pytest.MonkeyPatch):
    first = asker.prove()
    assert (first.status_code, first.json()["job"]["status"]) == (200, "done")
    monkeypatch.setattr(LocalEngine, "run", None)
    again = asker.prove()
    assert (again.status_code, again.json()["job"]) == (200, None)
    assert again.json()["proof"] == first.json()["proof"]


def test_another_lens_another_map_and_new_events_are_proved_anew(asker: Asker, folder: Path, tmp_path: Path):
    asker.proof()
    narrowed = asker.proof(lens={"did": ["Chat"]})
    assert (narrowed["lens"], narrowed["steps"]["n_persons"]) == ({"did": ["Chat"]}, 40)
    operation = {"op": "set", "id": "head", "field": "owner", "value": "CX"}
    posted(asker.client, f"{asker.map}/operations", {"client_id": "1", "operation": operation})
    assert asker.proof()["sequence"] == 1
    more = tmp_path / "more.csv"
    more.write_text("person,time,event,score\nnew,2024-01-02T10:00:00Z,Ad,\n")
    opened = klantreis.open(folder)
    opened.import_events(more)
    opened.build()
    assert asker.proof()["steps"]["n_persons"] == 221
    assert asker.client.get(f"{asker.map}/proofs").json()["count"] == 4


def test_drift_is_told_against_the_proof_of_the_same_persons(asker: Asker, folder: Path, tmp_path: Path):
    assert asker.proof()["drift"] is None
    assert asker.proof(lens={"did": ["Chat"]})["drift"] is None
    more = tmp_path / "more.csv"
    rows = [f"new{n},2024-02-02T10:00:00Z,Ad," for n in range(300)]
    more.write_text("\n".join(["person,time,event,score", *rows]) + "\n")
    opened = klantreis.open(folder)
    opened.import_events(more)
    opened.build()
    drift = asker.proof()["drift"]
    assert {one["step"] for one in drift["changes"]} >= {"cart"}
    assert "it was" in drift["changes"][0]["sentence"]


def test_a_proof_of_the_command_line_is_listed(asker: Asker, folder: Path):
    klantreis.open(folder).prove("test")
    (row,) = asker.client.get(f"{asker.map}/proofs").json()["items"]
    assert (row["user_id"], row["sequence"], row["n_persons"]) == (None, None, 220)
    proof = asker.client.get(f"{asker.map}/proofs/{row['id']}").json()
    assert proof["findings"]


def test_sentences_are_in_the_askers_language(asker: Asker):
    proof = asker.proof()
    dutch = asker.client.get(f"{asker.map}/proofs/{proof['id']}", headers={"accept-language": "nl"}).json()
    assert any("dead end" in one["sentence"] for one in proof["findings"])
    assert any("loopt dood" in one["sentence"] for one in dutch["findings"])


def test_behind_a_finding_are_journeys_by_number(asker: Asker):
    path, _ = asker.finding("contact_missing", asker.proof())
    found = asker.client.get(f"{path}/journeys?size=10&page=2").json()
    assert (found["n_journeys"], found["first_place"], len(found["journeys"])) == (40, 10, 10)
    assert found["journeys"][0]["touchpoints"] == ["Ad", "Chat", "Cart", "Pay"]
    assert asker.client.get(f"{path}/journeys?page=10000").status_code == 422
    assert "p2-" not in json.dumps(found)


def test_a_finding_becomes_a_card_once(asker: Asker):
    path, finding = asker.finding("dead_end", asker.proof())
    shown = posted(asker.client, f"{path}/card", {"is_applied": False}).json()
    assert (shown["applied"], Document.objects.get().sequence) == (None, 0)
    done = posted(asker.client, f"{path}/card", {}).json()
    assert done["operation"] == shown["operation"]
    assert posted(asker.client, f"{path}/card", {}).json() == done
    document = asker.client.get(f"{asker.map}/document").json()
    step = next(one for phase in document["phases"] for one in phase["steps"] if one["id"] == "cart")
    (card,) = step["cards"]["pain"]
    assert card["evidence"][0]["text"] == finding["sentence"]
    assert Document.objects.get().sequence == 1


def test_a_finding_is_set_aside_for_all_and_taken_back(asker: Asker, folder: Path):
    proof = asker.proof()
    path, finding = asker.finding("dead_end", proof)
    shown = posted(asker.client, f"{path}/aside", {"why": "Known", "is_applied": False}).json()
    assert (shown["applied"], Document.objects.get().sequence) == (None, 0)
    done = posted(asker.client, f"{path}/aside", {"why": "Known"}).json()
    assert done["operation"] == shown["operation"]
    (aside,) = asker.client.get(f"{asker.map}/document").json()["asides"]
    assert (aside["finding"], aside["why"], aside["by"]) == (finding["id"], "Known", "Alice")
    assert (aside["low"], aside["high"]) == tuple(
        round(finding["worsening"][end], 4) for end in ("low", "high")
    )
    assert aside["id"] == f"aside-{finding['id']}"
    (standing,) = asker.client.get(f"{asker.here}/overview").json()["maps"]
    assert standing["proof"]["n_findings"] == len(proof["findings"]) - 1
    undone = {"client_id": "back", "operation": {"op": "remove", "id": aside["id"]}}
    posted(asker.client, f"{asker.map}/operations", undone)
    assert "asides" not in asker.client.get(f"{asker.map}/document").json()
    (standing,) = asker.client.get(f"{asker.here}/overview").json()["maps"]
    assert standing["proof"]["n_findings"] == len(proof["findings"])


def test_setting_a_finding_aside_makes_no_proof_old(asker: Asker):
    proof = asker.proof()
    path, _ = asker.finding("dead_end", proof)
    posted(asker.client, f"{path}/aside", {"why": "Known"})
    known = asker.prove(is_started=False).json()
    assert (known["proof"]["id"], known["is_current"]) == (proof["id"], True)
    assert asker.client.get(f"{asker.here}/overview").json()["maps"][0]["stale"] == []
    edit = {"op": "set", "id": "head", "field": "goal", "value": "Another"}
    posted(asker.client, f"{asker.map}/operations", {"client_id": "edit-1", "operation": edit})
    assert asker.prove(is_started=False).json()["is_current"] is False
    assert asker.client.get(f"{asker.here}/overview").json()["maps"][0]["stale"] == ["newer_map"]


def test_a_finding_is_not_set_aside_without_a_reason_nor_by_a_viewer(asker: Asker, bob: User):
    path, _ = asker.finding("dead_end", asker.proof())
    assert posted(asker.client, f"{path}/aside", {"why": ""}).status_code == 422
    assert posted(asker.client, f"{path}/aside", {"why": "x" * 1001}).status_code == 422
    Member.objects.create(workspace=asker.shop, user=bob, role=Role.VIEWER)
    refused = posted(client_of(bob), f"{path}/aside", {"why": "Known"})
    assert refused.json()["code"] == "role_too_low"


def test_a_viewer_may_ask_but_makes_no_card(asker: Asker, bob: User):
    Member.objects.create(workspace=asker.shop, user=bob, role=Role.VIEWER)
    viewer = Asker(bob, asker.shop)
    path, _ = viewer.finding("dead_end", viewer.proof())
    assert posted(viewer.client, f"{path}/card", {}).json()["code"] == "role_too_low"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"lens": {"did": ["Nothing"]}}, "unknown_name"),
        ({"lens": {"level": "channel"}}, "invalid_request"),
        ({"lens": {"subject": "account"}}, "invalid_request"),
        ({"collapse": "perhaps"}, "invalid_request"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_at_once(asker: Asker, body: Any, code: str):
    answer = asker.prove(**body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not Job.objects.exists()


def test_a_map_that_cannot_be_proved_says_so_in_its_job(asker: Asker):
    empty = posted(asker.client, f"{asker.here}/maps", {"title": "Empty"}).json()
    started = posted(asker.client, f"{asker.here}/maps/{empty['id']}/proofs", {}).json()
    assert started["proof"] is None
    assert (started["job"]["status"], started["job"]["problem"]["code"]) == ("failed", "unprovable_map")


def test_a_large_proof_waits_in_the_queue_once_and_is_resumed(asker: Asker, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(proofs_api, "_FEW_EVENTS", 0)
    first, again = asker.prove(), asker.prove()
    assert (first.status_code, first.json()["proof"]) == (202, None)
    assert first.json()["job"]["id"] == again.json()["job"]["id"]
    job = Job.objects.get()
    Job.objects.update(status=Job.Status.RUNNING)  # as a killed server leaves it
    assert tasks.resume() == 1
    tasks.run_job.call(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.result["map_id"]) == ("done", asker.map.rpartition("/")[2])
    assert asker.prove().json()["proof"]["id"] == job.result["proof_id"]


def test_a_proof_can_be_cancelled(asker: Asker, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(proofs_api, "_FEW_EVENTS", 0)
    job = asker.prove().json()["job"]
    Job.objects.update(is_cancel_asked=True)
    tasks.run_job.call(job["id"])
    assert Job.objects.get().status == "cancelled"
    assert asker.client.get(f"{asker.map}/proofs").json()["count"] == 0


def test_a_draft_becomes_a_map_with_its_proof(asker: Asker):
    body = {"title": "How they buy", "outcome": ["Pay"], "lens": {"did": ["Cart"]}, "languages": ["nl", "en"]}
    answer = posted(asker.client, f"{asker.here}/drafts", body)
    assert answer.status_code == 202
    job = answer.json()
    assert (job["status"], job["problem"]) == ("done", None)
    made = f"{asker.here}/maps/{job['result']['map_id']}"
    document = asker.client.get(f"{made}/document").json()
    assert document["head"]["title"] == "How they buy"
    assert document["head"]["languages"] == ["nl", "en"]
    (row,) = asker.client.get(f"{made}/proofs").json()["items"]
    assert row["id"] == job["result"]["proof_id"]
    assert row["lens"] == {"did": ["Cart"]}
    asked = {"lens": {"did": ["Cart"]}, "outcome": ["Pay"], "is_started": False}
    known = posted(asker.client, f"{made}/proofs", asked).json()
    assert (known["proof"]["id"], known["is_current"]) == (row["id"], True)
    again = posted(asker.client, f"{asker.here}/drafts", body).json()
    assert again["result"]["name"] == "how-they-buy-2"


def test_a_draft_of_nobody_says_so(asker: Asker):
    answer = posted(asker.client, f"{asker.here}/drafts", {"lens": {"period": {"end": "2020-01-01"}}})
    assert answer.json()["problem"]["code"] == "nothing_to_draft"


def test_a_proof_that_is_known_is_not_sent_again(asker: Asker):
    path = f"{asker.map}/proofs/{asker.proof()['id']}"
    tag = asker.client.get(path)["ETag"]
    assert asker.client.get(path, headers={"if-none-match": tag}).status_code == 304
    dutch = {"if-none-match": tag, "accept-language": "nl"}
    assert asker.client.get(path, headers=dutch).status_code == 200
