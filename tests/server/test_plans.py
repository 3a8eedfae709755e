"""Plans over the API: figures measured, effects told, findings as actions, what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.evidence.proving import SHOP, lines_of
from tests.server.made import client_of, posted

import klantreis
from klantreis.evidence.effect import effect
from klantreis.evidence.kpis import measure
from klantreis.mapping.documents.plan import Kpi
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.tasks import run_job
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
PAYS = {"measure": "share", "end": "Pay"}
KPI = {"id": "pays", "title": "Pays", "source": "events", "definition": PAYS}
GONE = {**KPI, "id": "fax", "title": "Fax", "definition": {"measure": "share", "end": "Fax"}}


@pytest.fixture
def there(shop: Workspace, alice: User, folder: Path, tmp_path: Path) -> str:
    """The path of a shop with journeys, a map of them, and its proof."""
    events = tmp_path / "events.csv"
    rows = []
    for line in lines_of({"Ad Cart": 160, "Ad Cart Pay": 60}):
        person, time, name, *_ = line.split()
        rows.append(f"{person},2024-01-01T{time}Z,{name}")
    events.write_text("\n".join(["person,time,event", *rows]) + "\n")
    opened = klantreis.open(folder)
    opened.import_events(events)
    opened.build()
    opened.maps.add(SHOP)
    opened.prove(SHOP.id, outcome=["Pay"])
    return f"/api/workspaces/{shop.id}"


@pytest.fixture
def plan(there: str, alice: User) -> str:
    """The path of a plan with two KPIs, one of which cannot be counted."""
    body = {"kind": "plan", "title": "Plan", "fields": {"kpis": [KPI, GONE]}}
    made = posted(client_of(alice), f"{there}/documents", body)
    assert made.status_code == 201, made.content
    return f"{there}/documents/{made.json()['id']}"


def document(user: User, plan: str) -> dict[str, Any]:
    found: dict[str, Any] = client_of(user).get(f"{plan}/document").json()
    return found


def test_measuring_shows_the_figure_of_the_library_and_does_it_once(alice: User, plan: str, folder: Path):
    client = client_of(alice)
    told = posted(client, f"{plan}/plan/measure", {}).json()
    assert told["applied"] is not None
    assert [(one["kpi"], one["code"]) for one in told["failures"]] == [("fax", "unknown_name")]
    (measured,) = document(alice, plan)["kpis"][0]["measurements"]
    (expected,) = measure(klantreis.open(folder).journeys(), Kpi.model_validate(KPI))
    assert measured == expected.model_dump(mode="json", exclude_defaults=True)
    assert posted(client, f"{plan}/plan/measure", {}).json()["applied"] is None


def test_a_series_comes_in_from_a_csv_once(alice: User, there: str):
    client = client_of(alice)
    fields = {"kpis": [{"id": "calls", "title": "Calls"}]}
    made = posted(client, f"{there}/documents", {"kind": "plan", "title": "By hand", "fields": fields}).json()
    plan = f"{there}/documents/{made['id']}"
    csv = "periode;waarde;aantal\n2024-03;7,5;40\n2024-04;6,5;44\n"
    assert posted(client, f"{plan}/plan/series", {"kpi": "calls", "text": csv}).json()["applied"] is not None
    (kpi,) = document(alice, plan)["kpis"]
    assert [(one["starts_on"], one["value"], one["n"]) for one in kpi["measurements"]] == [
        ("2024-03-01", 7.5, 40),
        ("2024-04-01", 6.5, 44),
    ]
    assert posted(client, f"{plan}/plan/series", {"kpi": "calls", "text": csv}).json()["applied"] is None
    wrong = posted(client, f"{plan}/plan/series", {"kpi": "calls", "text": "when,figure\nspring,7"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "unreadable_series")


def test_a_build_measures_by_itself(alice: User, plan: str, shop: Workspace):
    job = Job.objects.create(workspace=shop, kind=Job.Kind.BUILD)
    run_job.call(str(job.pk))
    job.refresh_from_db()
    assert job.status == Job.Status.DONE, job.problem
    assert document(alice, plan)["kpis"][0]["measurements"]


def test_an_effect_is_told_in_my_language_with_its_cautions(alice: User, there: str):
    months = [("2024-01", 30), ("2024-02", 32), ("2024-03", 31), ("2024-04", 20), ("2024-05", 22)]
    series = [
        {"id": f"m{n}", "starts_on": f"{month}-01", "ends_on": f"{month}-28", "value": value}
        for n, (month, value) in enumerate([*months, ("2024-06", 21)])
    ]
    kpi = {"id": "late", "title": "Te laat", "is_better_low": True, "measurements": series}
    action = {"id": "van", "title": "Bus", "moves": "late", "status": "done", "done_on": "2024-04-01"}
    body = {"kind": "plan", "title": "Plan", "languages": ["nl"]}
    body["fields"] = {"kpis": [kpi], "actions": [action, {"id": "idea", "title": "Idee"}]}
    client = client_of(alice)
    plan = f"{there}/documents/{posted(client, f'{there}/documents', body).json()['id']}"
    dutch = {"HTTP_ACCEPT_LANGUAGE": "nl"}
    told = client.post(f"{plan}/plan/effect", {"id": "van"}, content_type="application/json", **dutch)
    assert told.status_code == 200, told.content
    assert told.json()["verdict"] == "better"
    assert "Het is beter geworden." in told.json()["sentences"]
    assert told.json()["cautions"][0]["code"] == "by_series"
    assert posted(client, f"{plan}/plan/effect", {"id": "idea"}).status_code == 422
    early = posted(client, f"{plan}/plan/effect", {"id": "van", "on": "2024-02-01"})
    assert (early.status_code, early.json()["code"]) == (422, "too_early")


def test_an_effect_is_compared_with_any_segment_as_the_library_does(
    alice: User, plan: str, folder: Path, tmp_path: Path
):
    rows = ["person,time,event"]
    for day in range(1, 29):
        for one in range(6):
            names = ["Ad", *(["Chat"] if one % 2 else []), *(["Pay"] if (day + one) % 3 or day > 14 else [])]
            rows += [f"d{day}-{one},2024-02-{day:02d}T1{n}:00:00Z,{name}" for n, name in enumerate(names)]
    (tmp_path / "more.csv").write_text("\n".join(rows) + "\n")
    opened = klantreis.open(folder)
    opened.import_events(tmp_path / "more.csv")
    opened.build()
    client = client_of(alice)
    groups = {"touched": {"did_not": ["Chat"]}, "others": {"did": ["Chat"]}}
    told = posted(client, f"{plan}/plan/effect", {"id": "pays", "on": "2024-02-15", **groups})
    assert told.status_code == 200, told.content
    journeys = opened.journeys()
    expected = effect(
        journeys.where(did_not=["Chat"]),
        Kpi.model_validate(KPI),
        date(2024, 2, 15),
        others=journeys.where(did=["Chat"]),
    )
    assert told.json()["beyond_others"] == expected.document()["beyond_others"]
    assert "by_behaviour" in {one["code"] for one in told.json()["cautions"]}
    wrong = {"id": "pays", "on": "2024-02-15", "others": {"did": ["Fax"]}}
    assert posted(client, f"{plan}/plan/effect", wrong).json()["code"] == "unknown_name"
    strange = {"id": "pays", "on": "2024-02-15", "others": {"colour": []}}
    assert posted(client, f"{plan}/plan/effect", strange).status_code == 422


def test_a_finding_is_offered_as_an_action_until_the_plan_has_it(alice: User, plan: str):
    client = client_of(alice)
    found = client.get(f"{plan}/plan/findings").json()
    assert found
    assert {one["map"] for one in found} == {SHOP.head.title}
    first = found[0]
    assert first["action_id"] is None
    operation = {"op": "add", "what": "action", "part": first["action"]}
    body = {"client_id": "1", "operation": operation}
    assert posted(client, f"{plan}/operations", body).status_code == 201
    again = client.get(f"{plan}/plan/findings").json()
    assert [one["action_id"] for one in again if one["finding"] == first["finding"]] == [
        first["action"]["id"]
    ]


def test_what_is_due_is_told_of_all_plans_and_calendars(alice: User, there: str):
    today = timezone.now().date()
    days = [(today + timedelta(days=n)).isoformat() for n in (-2, 3, 40)]
    actions = [
        {"id": f"a{n}", "title": f"Action {n}", "due_on": day, "owner": "Ann"} for n, day in enumerate(days)
    ]
    item = {"id": "film", "title": "Film", "starts_on": days[0], "status": "making"}
    client = client_of(alice)
    for kind, fields in (("plan", {"actions": actions}), ("content", {"items": [item]})):
        made = posted(client, f"{there}/documents", {"kind": kind, "title": kind, "fields": fields})
        assert made.status_code == 201, made.content
    found = client.get(f"{there}/reminders").json()
    assert sorted((one["kind"], one["id"], one["why"]) for one in found) == [
        ("content", "film", "late"),
        ("plan", "a0", "late"),
        ("plan", "a1", "due"),
    ]
    assert date.fromisoformat(found[0]["on"]) == today - timedelta(days=2)
