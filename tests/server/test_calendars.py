"""Content calendars over the API: ideas, what content did, and tables to take in."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from tests.server.made import client_of, posted

import klantreis
from klantreis.evidence.content_performance import performance
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db
ITEMS = [
    {"id": "film", "title": "Film", "kind": "hero_video", "phase": "orientation", "campaign": "F1"},
    {"id": "mail", "title": "Mail", "campaign": "M1", "owner": "Ann"},
]


@pytest.fixture
def calendar(shop: Workspace, alice: User) -> str:
    """The path of a calendar for the phases of a map."""
    client, there = client_of(alice), f"/api/workspaces/{shop.id}"
    way = posted(client, f"{there}/maps", {"title": "Way"}).json()
    phase = client.get(f"{there}/maps/{way['id']}/document").json()["phases"][0]["id"]
    fields = {"map": way["name"], "phases": [phase], "items": [{**ITEMS[0], "phase": phase}, ITEMS[1]]}
    made = posted(client, f"{there}/documents", {"kind": "content", "title": "Year", "fields": fields})
    assert made.status_code == 201, made.content
    return f"{there}/documents/{made.json()['id']}"


def document(user: User, calendar: str) -> dict[str, Any]:
    found: dict[str, Any] = client_of(user).get(f"{calendar}/document").json()
    return found


def test_ideas_fit_the_phase_and_leave_out_what_it_has(alice: User, calendar: str):
    phase = document(alice, calendar)["phases"][0]
    found = client_of(alice).get(f"{calendar}/calendar/ideas", {"phase": phase}).json()
    assert {one["purpose"] for one in found} == {"inspire"}
    assert "hero_video" not in {one["kind"] for one in found}
    assert set(found[0]["title"]) == {"en", "nl"}


def test_a_table_is_read_and_the_edit_that_takes_it_in_comes_with_it(alice: User, calendar: str):
    table = "id,title,owner\nfilm,Film,Ben\nmail,Mail,Ann\n,New one,\n,,Nobody\n"
    answer = client_of(alice).post(
        f"{calendar}/calendar/reading?format=csv", table.encode(), content_type="application/octet-stream"
    )
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["added"], told["n_same"]) == (["New one"], 1)
    assert told["changed"] == [{"id": "film", "title": "Film", "fields": ["owner"]}]
    assert [(one["row"], one["field"]) for one in told["rejects"]] == [(5, "title")]
    assert "New one" not in str(document(alice, calendar))
    body = {"client_id": "1", "operation": told["operation"]}
    assert posted(client_of(alice), f"{calendar}/operations", body).status_code == 201
    assert [(one["title"], one.get("owner")) for one in document(alice, calendar)["items"]] == [
        ("Film", "Ben"),
        ("Mail", "Ann"),
        ("New one", None),
    ]


def test_what_is_no_table_is_told(alice: User, calendar: str):
    for form, file in (("csv", b"a,b\n1,2\n"), ("xlsx", b"no workbook"), ("csv", b"\xff\xfe")):
        answer = client_of(alice).post(
            f"{calendar}/calendar/reading?format={form}", file, content_type="application/octet-stream"
        )
        assert answer.status_code == 422, answer.content


def test_what_content_did_is_counted_by_its_code(alice: User, calendar: str, folder: Path, tmp_path: Path):
    rows = ["person,time,event,campaign"]
    for n in range(40):
        rows.append(f"p{n},2024-01-01T10:00:00Z,Visit,F1")
        if n < 10:
            rows.append(f"p{n},2024-01-03T10:00:00Z,Order,")
    rows.append("last,2024-06-01T10:00:00Z,Visit,")
    events = tmp_path / "events.csv"
    events.write_text("\n".join(rows) + "\n")
    opened = klantreis.open(folder)
    opened.import_events(events)
    opened.build()
    client = client_of(alice)
    assert client.get(f"{calendar}/calendar/performance").json()["items"] == []
    told = client.get(f"{calendar}/calendar/performance", {"outcome": "Order", "days": 7}).json()
    film, mail = told["items"]
    assert (film["item"], film["n_reached"], film["n_waiting"]) == ("film", 40, 0)
    assert (film["converted"]["count"], film["converted"]["n"], film["converted"]["share"]) == (10, 40, 0.25)
    assert film["converted"]["low"] < 0.25 < film["converted"]["high"]
    assert mail["n_reached"] == 0
    assert mail["converted"]["share"] is None


def test_what_content_did_is_counted_once_until_a_code_a_day_or_the_data_changes(
    alice: User, calendar: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def takes_in(*rows: str) -> None:
        events = tmp_path / f"events-{len(rows)}.csv"
        events.write_text("\n".join(["person,time,event,campaign", *rows]) + "\n")
        opened = klantreis.open(folder)
        opened.import_events(events)
        opened.build()

    def asked(**how: Any) -> dict[str, Any]:
        question: dict[str, Any] = {"outcome": "Order", **how}
        answer = client_of(alice).get(f"{calendar}/calendar/performance", question)
        return {one["item"]: one["n_reached"] for one in answer.json()["items"]}

    counts: list[int] = []

    def counting(*given: Any, **how: Any) -> Any:
        counts.append(1)
        return performance(*given, **how)

    monkeypatch.setattr("klantreis.server.apps.calendars.api.performance", counting)
    takes_in("ann,2024-01-01T10:00:00Z,Visit,F1", "ann,2024-01-02T10:00:00Z,Order,")
    assert [asked(), asked()] == [{"film": 1, "mail": 0}] * 2
    client = client_of(alice)
    begun = perf_counter()
    for _ in range(10):
        client.get(f"{calendar}/calendar/performance", {"outcome": "Order"})
    assert (perf_counter() - begun) / 10 < 0.1  # 0.02 on a quiet machine, where nothing else runs
    edit = {"op": "set", "id": "film", "field": "title", "value": "Another title"}
    posted(client, f"{calendar}/operations", {"client_id": "1", "operation": edit})
    asked()
    assert len(counts) == 1
    asked(days=7)
    edit = {"op": "set", "id": "film", "field": "campaign", "value": "M9"}
    posted(client, f"{calendar}/operations", {"client_id": "2", "operation": edit})
    assert asked() == {"film": 0, "mail": 0}
    takes_in("bob,2024-01-03T10:00:00Z,Visit,M9")
    assert asked() == {"film": 1, "mail": 0}
    assert len(counts) == 4
