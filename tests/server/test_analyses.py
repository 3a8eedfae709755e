"""Questions through the API: the library's answers, kept a version of the store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ninja import Schema
from tests.server.made import client_of, posted

import klantreis
from klantreis.engines.local import LocalEngine
from klantreis.server.api import api
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses import answered
from klantreis.server.apps.analyses.asked import ANALYSES
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
    ("trend", {"every": "month", "outcome": ["Purchase"]}, {}),
    ("funnel", {"steps": ["Mailing", "Purchase"], "breakdown": "week"}, {}),
]
SCHEMAS: dict[str, type[Schema]] = {
    "summary": answered.SummaryOut,
    "flow": answered.FlowOut,
    "funnel": answered.FunnelOut,
    "paths": answered.PathsOut,
    "variants": answered.VariantsOut,
    "trend": answered.TrendOut,
    "journeys": answered.ListingOut,
    "person": answered.PersonOut,
    "summary/comparison": answered.SummaryComparisonOut,
    "flow/comparison": answered.FlowComparisonOut,
    "funnel/comparison": answered.FunnelComparisonOut,
}
BODIES: dict[str, dict[str, Any]] = {
    "funnel": {"steps": ["Mailing", "Purchase"], "within": "60d", "breakdown": "first channel"},
    "person": {"person": 0},
    "summary/comparison": {"other": {"did": ["Coupon"]}},
    "flow/comparison": {"other": {"did": ["Coupon"]}},
    "funnel/comparison": {"steps": ["Mailing", "Purchase"], "other": {"did": ["Coupon"]}},
}


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


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_answer_fits_the_schema_that_the_api_tells(ask: Any, name: str):
    answer = ask(name, **BODIES.get(name, {}))
    assert answer.status_code == 200, answer.content
    read = json.loads(SCHEMAS[name].model_validate(answer.json()).model_dump_json(by_alias=True))
    assert _shape(read) == _shape(answer.json())


def _shape(value: Any) -> Any:
    """The keys of a document, and how long its lists are."""
    if isinstance(value, dict):
        return {key: _shape(part) for key, part in value.items()}
    return [_shape(part) for part in value] if isinstance(value, list) else None


def test_every_question_has_its_schema_tested():
    assert set(SCHEMAS) == {*ANALYSES, "person"}


def test_a_trend_counts_the_outcomes_of_the_workspace(ask: Any, folder: Path):
    path = folder / "workspace.yaml"
    path.write_text(path.read_text().replace("outcomes: []", "outcomes: [Purchase, Elsewhere]"))
    assert klantreis.open(folder).settings.outcomes == ("Purchase", "Elsewhere")
    found = ask("trend", every="month").json()
    assert found["outcome"] == ["Purchase"]
    assert [(one["period"], one["outcomes"]) for one in found["periods"]] == [
        ("2024-03", 1),
        ("2024-04", 0),
        ("2024-05", 0),
        ("2024-06", 1),
    ]
    assert found["time_zone"] == "Europe/Amsterdam"


def test_journeys_are_listed_in_pages(ask: Any):
    found = ask("journeys", order="most contacts", size=1).json()
    assert (found["n_journeys"], [one["contacts"] for one in found["journeys"]]) == (2, [3])
    last = ask("journeys", order="most contacts", size=1, page=2).json()
    assert [one["touchpoints"] for one in last["journeys"]] == [["Mailing", "Purchase"]]


def test_journeys_of_a_variant_are_listed(ask: Any):
    (variant, *_) = ask("variants").json()["variants"]
    found = ask("journeys", variant=variant["touchpoints"]).json()
    assert found["n_journeys"] == variant["count"]
    assert found["journeys"][0]["touchpoints"] == variant["touchpoints"]


def test_a_person_is_shown_contact_by_contact_without_what_he_wrote(ask: Any, folder: Path, tmp_path: Path):
    more = tmp_path / "answers.csv"
    more.write_text("klantnummer,datum,actie,score,opmerking\n1,2024-03-07,Survey,4,Fijne winkel\n")
    opened = klantreis.open(folder)
    opened.import_events(
        more, person="klantnummer", time="datum", event="actie", score="score", text="opmerking"
    )
    opened.build()
    answer = ask("person", person=0)
    contacts = answer.json()["contacts"]
    assert [(one["touchpoint"], one["channel"], one["score"], one["text_length"]) for one in contacts] == [
        ("Mailing", "post", None, None),
        ("Coupon", "winkel", None, None),
        ("Purchase", "winkel", None, None),
        ("Survey", "(no channel)", 4.0, 12),
    ]
    assert "Fijne" not in answer.content.decode()
    assert ask("person", person=99).json()["code"] == "unknown_person"


def test_the_vocabulary_names_what_a_lens_can_say(shop: Workspace, alice: User):
    found = client_of(alice).get(f"/api/workspaces/{shop.id}/analyses/vocabulary").json()
    assert json.loads(answered.VocabularyOut.model_validate(found).model_dump_json()) == found
    assert {one["name"]: one["persons"] for one in found["touchpoints"]} == {
        "Mailing": 2,
        "Coupon": 1,
        "Purchase": 2,
    }
    assert [one["name"] for one in found["channels"]] == ["post", "winkel", "web"]


def test_a_comparison_says_how_many_persons_both_groups_share(ask: Any):
    found = ask("summary/comparison", lens={"did": ["Coupon"]}, other={"did_not": ["Coupon"]}).json()
    assert (found["n_shared_persons"], found["left"]["persons"], found["right"]["persons"]) == (0, 1, 1)
    assert ask("summary/comparison", other={}).json()["n_shared_persons"] == 2


def test_a_workspace_is_read_again_when_its_files_change(ask: Any, folder: Path, tmp_path: Path):
    assert ask("summary").json()["rejected"] == 1
    more = tmp_path / "more.csv"
    more.write_text("klantnummer,datum,actie,kanaal\n,2024-03-01 10:00,Mailing,post\n")
    klantreis.open(folder).import_events(more)
    assert ask("summary").json()["rejected"] == 2


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


def test_the_document_of_the_api_names_transitions_as_the_answers_do() -> None:
    schemas = api.get_openapi_schema()["components"]["schemas"]
    assert "from" in schemas["TransitionOut"]["properties"]
    assert "from" in schemas["FlowDifferenceOut"]["properties"]
