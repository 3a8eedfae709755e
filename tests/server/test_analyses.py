"""Questions through the API: the library's answers, kept a version of the store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.server.made import client_of, posted

import klantreis
from klantreis.engines.local import LocalEngine
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]
QUESTIONS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("summary", {}, {}),
    ("flow", {}, {}),
    ("funnel", {"steps": ["Mailing", "Purchase"], "within": "30d"}, {}),
    ("paths", {"anchor": "Mailing", "top": 10}, {}),
    ("variants", {"top": 20}, {}),
    ("flow", {}, {"level": "channel", "hidden": ["web"]}),
    ("summary", {}, {"period": {"start": "2024-03-02"}}),
    ("summary", {}, {"did": ["Coupon"], "grouping": {"Buying": ["Purchase"]}}),
]


@pytest.fixture
def ask(shop: Workspace, alice: User) -> Any:
    client = client_of(alice)
    return lambda name, **body: posted(client, f"/api/workspaces/{shop.id}/analyses/{name}", body)


@pytest.mark.parametrize(("name", "options", "lens"), QUESTIONS)
def test_the_answer_is_the_librarys(
    ask: Any, folder: Path, name: str, options: dict[str, Any], lens: dict[str, Any]
):
    answer = ask(name, **options, lens=lens)
    period = {"period": (lens["period"]["start"], None)} if "period" in lens else {}
    journeys = klantreis.open(folder).journeys().where(**lens | period)
    assert answer.status_code == 200
    assert answer.json() == json.loads(getattr(journeys, name)(**options).to_json())


def test_a_step_may_say_more_than_a_name(ask: Any):
    steps = ["Mailing", {"labels": ["Coupon"], "is_optional": True}, {"channels": ["winkel"], "name": "Shop"}]
    found = ask("funnel", steps=steps).json()["steps"]
    assert [(one["step"], one["reached"]) for one in found] == [("Mailing", 2), ("Coupon", 1), ("Shop", 1)]


def test_the_same_question_is_counted_once_a_version_of_the_store(
    ask: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    n_asked, run = 0, LocalEngine.run

    def counted(*arguments: Any) -> Any:
        nonlocal n_asked
        n_asked += 1
        return run(*arguments)

    monkeypatch.setattr(LocalEngine, "run", counted)
    first = ask("flow").content
    assert (ask("flow").content, n_asked) == (first, 1)
    assert ask("flow", lens={"level": "channel"}).content != first
    assert n_asked == 2
    more = tmp_path / "more.csv"
    more.write_text("klantnummer,datum,actie,kanaal\n3,2024-03-01 10:00,Mailing,post\n")
    opened = klantreis.open(folder)
    opened.import_events(more)
    opened.build()
    assert ask("flow").content != first
    assert n_asked == 3


def test_journeys_that_are_behind_are_brought_up_to_date_in_the_background(
    ask: Any, folder: Path, tmp_path: Path
):
    more = tmp_path / "more.csv"
    more.write_text("klantnummer,datum,actie,kanaal\n3,2024-03-01 10:00,Mailing,post\n")
    klantreis.open(folder).import_events(more)
    first = ask("summary")
    assert (first.status_code, first.json()["code"], first["Retry-After"]) == (503, "not_built", "2")
    ask("summary")
    assert [(one.kind, one.status) for one in Job.objects.all()] == [("build", "waiting")]


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("flow", {"lens": {"hidden": ["Mail"]}}, "unknown_name"),
        ("flow", {"lens": {"level": "colour"}}, "invalid_option"),
        ("flow", {"lens": {"gap": "soon"}}, None),
        ("flow", {"lens": {"gap": "99999999999999999999d"}}, None),
        ("flow", {"lens": {"period": {"start": "May"}}}, "invalid_option"),
        ("flow", {"lens": {"subject": "../../elsewhere"}}, "invalid_request"),
        ("flow", {"lenses": {}}, "invalid_request"),
        ("funnel", {"steps": []}, "invalid_request"),
        ("funnel", {"steps": ["Nothing"]}, "unknown_name"),
        ("funnel", {"steps": [{}]}, "invalid_funnel"),
        ("funnel", {"steps": ["Mailing"], "mode": "loose"}, "invalid_funnel"),
        ("paths", {"direction": "up"}, "invalid_option"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(ask: Any, name: str, body: Any, code: str | None):
    answer = ask(name, **body)
    assert answer["Content-Type"] == "application/problem+json", answer.content
    assert answer.status_code == 422
    assert code in {None, answer.json()["code"]}
