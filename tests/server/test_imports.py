"""Files that come in parts and become events in the background."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as server_settings
from django.test import AsyncClient
from django.utils import timezone
from tests.events.sources.test_excel import workbook
from tests.server.made import client_of, posted

import klantreis
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports import tasks
from klantreis.server.apps.imports.models import Job, Upload
from klantreis.server.apps.imports.uploads import clear_abandoned
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
FILE = (
    b"klantnummer,datum,actie\n1,2024-03-01 10:00,Mailing\n2,2024-03-02 10:00,Mailing\n,2024-03-02,Mailing\n"
)


@pytest.fixture(autouse=True)
def _at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


class Sender:
    """A browser that sends files."""

    def __init__(self, shop: Workspace, user: User) -> None:
        self.client, self.path = client_of(user), f"/api/workspaces/{shop.id}"

    def begin(self, name: str, size: int) -> Any:
        return posted(self.client, f"{self.path}/uploads", {"name": name, "size": size})

    def part(self, upload: str, offset: int, part: bytes) -> Any:
        path = f"{self.path}/uploads/{upload}?offset={offset}"
        return self.client.put(path, part, content_type="application/octet-stream")

    def send(self, name: str, file: bytes) -> str:
        upload = str(self.begin(name, len(file)).json()["id"])
        assert self.part(upload, 0, file).json()["received"] == len(file)
        return upload

    def take_in(self, upload: str, **mapping: Any) -> Any:
        body = {"upload_id": upload, "mapping": mapping}
        made = posted(self.client, f"{self.path}/imports", body)
        assert made.status_code == 202
        return self.client.get(f"{self.path}/jobs/{made.json()['id']}").json()


@pytest.fixture
def sender(shop: Workspace, alice: User) -> Sender:
    return Sender(shop, alice)


def test_a_file_is_previewed_taken_in_and_built(sender: Sender, folder: Path):
    upload = sender.send("orders.csv", FILE)
    preview = posted(sender.client, f"{sender.path}/uploads/{upload}/preview", {}).json()
    assert preview["columns"] == ["klantnummer", "datum", "actie"]
    assert preview["rows"][0] == ["1", "2024-03-01 10:00", "Mailing"]
    assert preview["mapping"]["time"] == "datum"
    job = sender.take_in(upload)
    assert (job["status"], job["problem"]) == ("done", None)
    assert {key: job["result"]["import"][key] for key in ("n_added", "n_rejected")} == {
        "n_added": 2,
        "n_rejected": 1,
    }
    assert klantreis.open(folder).is_built()
    assert not Upload.objects.exists()
    assert list(server_settings.UPLOAD_FOLDER.iterdir()) == []


def test_parts_may_be_sent_again_but_not_skipped(sender: Sender):
    upload = sender.begin("orders.csv", len(FILE)).json()["id"]
    sender.part(upload, 0, FILE[:50])
    gap = sender.part(upload, 60, FILE[60:])
    assert (gap.status_code, gap.json()["code"]) == (409, "upload_gap")
    assert sender.part(upload, 0, FILE[:50]).json()["received"] == 50
    assert sender.part(upload, 40, FILE[40:]).json()["received"] == len(FILE)
    assert Upload.objects.get().path.read_bytes() == FILE


def test_a_file_is_not_longer_than_was_said(sender: Sender):
    upload = sender.begin("orders.csv", 10).json()["id"]
    answer = sender.part(upload, 0, FILE)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_too_large")
    assert Upload.objects.get().path.read_bytes() == b""


def test_a_file_beyond_the_bound_is_refused_before_a_byte_comes(sender: Sender, settings: Any):
    settings.MOST_UPLOAD_BYTES = 1 << 20
    answer = sender.begin("orders.csv", (1 << 20) + 1)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_too_large")
    assert not Upload.objects.exists()


def test_a_file_that_nothing_reads_is_refused_before_a_byte_comes(sender: Sender):
    answer = sender.begin("orders.pdf", 10)
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable_input")
    assert ".xlsx" in answer.json()["detail"]
    assert not Upload.objects.exists()


def test_half_a_file_is_not_taken_in(sender: Sender):
    upload = sender.begin("orders.csv", len(FILE)).json()["id"]
    answer = posted(sender.client, f"{sender.path}/imports", {"upload_id": upload})
    assert (answer.status_code, answer.json()["code"]) == (422, "upload_incomplete")
    assert not Job.objects.exists()


@pytest.mark.parametrize("name", ["../../../etc/passwd.csv", "..csv", "a/b\\c*.csv", "[x].csv", "~.csv"])
def test_a_name_cannot_lead_out_of_the_folder_of_uploads(sender: Sender, name: str):
    sender.send(name, FILE)
    path = Upload.objects.get().path.resolve()
    assert path.read_bytes() == FILE
    assert path.parent.parent == server_settings.UPLOAD_FOLDER.resolve()


def test_a_file_that_cannot_be_read_fails_its_job_and_tells_why_without_our_folder(sender: Sender):
    job = sender.take_in(sender.send("orders.csv", FILE), time="when")
    assert (job["status"], job["problem"]["code"]) == ("failed", "unknown_column")
    assert "datum" in job["problem"]["detail"]
    unreadable = sender.take_in(sender.send("orders.xlsx", FILE))
    assert unreadable["status"] == "failed"
    assert "orders.xlsx" in unreadable["problem"]["detail"]
    assert str(server_settings.UPLOAD_FOLDER) not in unreadable["problem"]["detail"]


def test_a_job_that_is_cancelled_while_it_runs_leaves_the_store_as_it_was(
    sender: Sender, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    upload = sender.send("orders.csv", FILE)
    tell = tasks.teller

    def cancelling(job: Job, step: str) -> Any:
        Job.objects.get(pk=job.pk).cancel()
        return tell(job, step)

    monkeypatch.setattr(tasks, "teller", cancelling)
    assert sender.take_in(upload)["status"] == "cancelled"
    assert klantreis.open(folder).events.n_events() == 0


def test_a_job_that_waits_is_cancelled_at_once_and_one_that_is_over_is_not(sender: Sender, shop: Workspace):
    job = Job.objects.create(workspace=shop, kind=Job.Kind.BUILD)
    path = f"{sender.path}/jobs/{job.pk}/cancel"
    assert sender.client.post(path).json()["status"] == "cancelled"
    again = sender.client.post(path)
    assert (again.status_code, again.json()["code"]) == (409, "not_cancellable")
    tasks.run_job.call(str(job.pk))
    assert Job.objects.get().status == "cancelled"


def test_a_job_that_a_killed_server_left_is_done_at_the_next_start(
    sender: Sender, shop: Workspace, folder: Path
):
    sender.send("orders.csv", FILE)
    Job.objects.create(
        workspace=shop, kind=Job.Kind.IMPORT, upload=Upload.objects.get(), status=Job.Status.RUNNING
    )
    assert tasks.resume() == 1
    assert Job.objects.get().status == "done"
    assert klantreis.open(folder).events.n_events() == 2


def test_a_file_that_nobody_took_in_for_a_week_is_thrown_away(sender: Sender):
    old, new = sender.send("old.csv", FILE), sender.send("new.csv", FILE)
    Upload.objects.filter(pk=old).update(made_at=timezone.now() - timedelta(days=8))
    clear_abandoned()
    assert [str(one.pk) for one in Upload.objects.all()] == [new]
    assert [one.name for one in server_settings.UPLOAD_FOLDER.iterdir()] == [new]


def test_the_log_of_a_failure_quotes_no_data(
    sender: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_arguments: Any, **_options: Any) -> Any:
        raise ValueError("a@example.nl")

    monkeypatch.setattr(klantreis.Workspace, "import_events", broken)
    job = sender.take_in(sender.send("orders.csv", FILE))
    assert (job["status"], job["problem"]["code"]) == ("failed", "failed")
    assert "ValueError" in caplog.text
    assert "example.nl" not in caplog.text + json.dumps(job)


def test_a_preview_shows_rows_though_nobody_can_tell_which_column_is_the_person(sender: Sender):
    upload = sender.send("a.csv", b"wie;wanneer;actie\nx;2024-03-01;Mailing\n")
    preview = posted(sender.client, f"{sender.path}/uploads/{upload}/preview", {}).json()
    assert (preview["problem"]["code"], preview["problem"]["roles"]) == ("missing_role", ["person"])
    assert preview["rows"] == [["x", "2024-03-01", "Mailing"]]
    assert (preview["mapping"]["time"], preview["mapping"]["delimiter"]) == ("wanneer", ";")
    mended = posted(sender.client, f"{sender.path}/uploads/{upload}/preview", {"person": ["wie"]}).json()
    assert (mended["problem"], mended["mapping"]["identifiers"]) == (None, [["wie", "user_id"]])


def test_a_second_file_of_the_same_shape_is_previewed_as_the_first_was_read(sender: Sender):
    sender.take_in(
        sender.send("a.csv", FILE), person=["klantnummer=member"], left_out=["actie"], event_name="Mail"
    )
    upload = sender.send("b.csv", FILE)
    preview = posted(sender.client, f"{sender.path}/uploads/{upload}/preview", {}).json()
    assert preview["is_remembered"]
    assert preview["mapping"]["identifiers"] == [["klantnummer", "member"]]
    assert preview["mapping"]["left_out"] == ["actie"]


def test_another_sheet_of_a_workbook_is_chosen_and_remembered(sender: Sender, tmp_path: Path):
    about: list[list[object]] = [["soort", "aantal"], ["Mailing", 2]]
    table: list[list[object]] = [
        ["Export"],
        ["klantnummer", "datum", "actie"],
        ["1", "2024-03-01", "Mailing"],
    ]
    upload = sender.send("crm.xlsx", workbook(tmp_path, about, table).read_bytes())
    path = f"{sender.path}/uploads/{upload}/preview"
    first, chosen = (
        posted(sender.client, path, {}).json(),
        posted(sender.client, path, {"sheet": "Blad2"}).json(),
    )
    assert (first["mapping"]["sheet"], first["sheets"]) == ("Blad1", ["Blad1", "Blad2"])
    assert (chosen["mapping"]["header_line"], chosen["columns"]) == (2, ["klantnummer", "datum", "actie"])
    assert posted(sender.client, path, {"sheet": "Blad3"}).json()["code"] == "no_sheet"
    assert posted(sender.client, path, {"header_line": 0}).status_code == 422
    assert sender.take_in(upload, sheet="Blad2")["result"]["import"]["n_added"] == 1
    again = sender.send("crm.xlsx", workbook(tmp_path, about, table).read_bytes())
    seen = posted(sender.client, f"{sender.path}/uploads/{again}/preview", {}).json()
    assert (seen["is_remembered"], seen["mapping"]["sheet"]) == (True, "Blad2")


def test_imports_are_listed_the_latest_first_and_their_rejects_downloaded(sender: Sender, alice: User):
    sender.take_in(sender.send("a.csv", FILE))
    sender.take_in(sender.send("b.csv", FILE.replace(b"\n,", b"\n3,")))
    items = sender.client.get(f"{sender.path}/imports").json()["items"]
    assert [(one["input"], one["has_rejects"]) for one in items] == [("b.csv", False), ("a.csv", True)]
    assert items[1]["reasons"] == {"no person": 1}

    async def downloaded(language: str) -> tuple[str, bytes]:
        browser = AsyncClient()
        await browser.aforce_login(alice)
        path = f"{sender.path}/imports/{items[1]['number']}/rejects"
        answer = await browser.get(path, headers={"accept-language": language})
        return answer["Content-Disposition"], b"".join([part async for part in answer.streaming_content])

    disposition, report = async_to_sync(downloaded)("en")
    assert disposition == 'attachment; filename="rejects-1.csv"'
    assert report.decode("utf-8-sig").splitlines() == ["line,reason,column,value", "4,no person,klantnummer,"]
    _, report = async_to_sync(downloaded)("nl")
    assert report.decode("utf-8-sig").splitlines() == [
        "regel;reden;kolom;waarde",
        "4;geen persoon;klantnummer;",
    ]
    assert sender.client.get(f"{sender.path}/imports/{items[0]['number']}/rejects").status_code == 404


def test_a_file_of_persons_gives_them_attributes(sender: Sender, folder: Path):
    sender.take_in(sender.send("orders.csv", FILE))
    upload = sender.send("customers.csv", b"klantnummer,regio\n1,noord\n2,zuid\n")
    body = {"upload_id": upload, "mapping": {"person": ["klantnummer=user_id"]}, "is_persons": True}
    made = posted(sender.client, f"{sender.path}/imports", body).json()
    job = sender.client.get(f"{sender.path}/jobs/{made['id']}").json()
    assert (job["status"], job["problem"]) == ("done", None)
    assert job["result"]["import"]["is_persons"]
    summary = klantreis.open(folder).journeys().where(segment={"regio": "noord"}).summary()
    assert summary.n_persons == 1
