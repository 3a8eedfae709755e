"""Answers from a file: seen, taken in once, and only by who may."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.made import posted
from tests.server.test_surveys import Survey

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Upload
from klantreis.server.apps.imports.uploads import add_part, begin
from klantreis.server.apps.surveys import import_api
from klantreis.server.apps.workspaces.models import LogEntry, Workspace

pytestmark = pytest.mark.django_db
CSV = b"""Response ID;Kent u de mailing?;Cijfer;Why?
1;Ja;9;Slow
2;No;;
3;Misschien;12;
"""
CIJFER = {"Response ID": "respondent", "Kent u de mailing?": "knows", "Cijfer": "felt", "Why?": "why"}


@pytest.fixture
def survey(shop: Workspace, alice: User) -> Survey:
    return Survey(shop, alice)


def sent(survey: Survey, user: User, content: bytes = CSV, name: str = "answers.csv") -> str:
    return str(add_part(begin(survey.shop, user, name, len(content)), 0, content).pk)


def asked(survey: Survey, what: str, upload: str, **more: Any) -> Any:
    return posted(survey.client, f"{survey.path}/{what}", {"upload_id": upload, **more})


def test_a_file_is_seen_before_anything_of_it_is_kept(survey: Survey, alice: User):
    seen = asked(survey, "import/preview", sent(survey, alice)).json()
    assert [(one["name"], one["target"]) for one in seen["columns"]] == [
        ("Response ID", "respondent"), ("Kent u de mailing?", "knows"), ("Cijfer", None), ("Why?", "why"),
    ]  # fmt: skip
    assert (seen["columns"][2]["lowest"], seen["columns"][2]["highest"]) == (9, 12)
    assert (seen["n_rows"], seen["n_new"], seen["n_known"], seen["problem"]) == (3, 3, 0, None)
    assert survey.answers == []


def test_answers_come_in_on_the_declared_scale_and_a_second_time_not(survey: Survey, alice: User):
    how = {"columns": CIJFER, "scales": {"Cijfer": "1-9"}}
    upload = sent(survey, alice)
    done = asked(survey, "import", upload, **how).json()
    assert done["n_new"] == 3
    assert [(one["line"], one["column"]) for one in done["rejects"]] == [(4, "Cijfer")]
    assert {one["respondent"]: one["values"] for one in survey.answers} == {
        "1": {"knows": "yes", "felt": 2, "why": "Slow"},
        "2": {"knows": "no"},
        "3": {"knows": "other:Misschien"},
    }
    assert survey.state["n_finished"] == 3
    assert not Upload.objects.filter(pk=upload).exists()
    again = asked(survey, "import", sent(survey, alice), **how).json()
    assert (again["n_new"], again["n_changed"], again["n_known"]) == (0, 0, 3)
    assert len(survey.answers) == 3


def test_a_scale_that_makes_no_sense_is_told_and_takes_nothing_in(survey: Survey, alice: User):
    upload, how = sent(survey, alice), {"columns": CIJFER, "scales": {"Cijfer": "good"}}
    assert "no scale" in asked(survey, "import/preview", upload, **how).json()["problem"]
    refused = asked(survey, "import", upload, **how)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_scale")
    assert survey.answers == []


def test_a_file_that_is_too_large_is_refused_with_what_to_do(
    survey: Survey, alice: User, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(import_api, "MOST_ROWS", 2)
    answer = asked(survey, "import/preview", sent(survey, alice))
    assert answer.json()["code"] == "upload_too_large"
    assert "Split it" in answer.json()["detail"]
    monkeypatch.setattr(import_api, "MOST_BYTES", 10)
    assert asked(survey, "import", sent(survey, alice)).json()["code"] == "upload_too_large"


def test_the_log_says_how_many_and_nothing_of_them(survey: Survey, alice: User):
    asked(survey, "import", sent(survey, alice))
    entry = LogEntry.objects.filter(action="survey.answers_imported").get()
    assert entry.what["n"] == 3
    assert "Slow" not in str(entry.what)


def test_a_needed_sample_stands_beside_what_came_in(survey: Survey, alice: User):
    survey.set("population", 114)
    asked(survey, "import", sent(survey, alice))
    found = survey.client.get(f"{survey.path}/sample?response_rate=0.5").json()
    assert (found["wanted"]["needed"], found["n"], found["is_enough"]) == (89, 3, False)
    assert found["wanted"]["invitations"] == 114
    assert survey.client.get(f"{survey.path}/sample?margin=2").status_code == 422


def test_results_of_a_persona_are_its_own(survey: Survey, alice: User):
    content = b"id,persona,Kent u de mailing?\n1,tom,Ja\n2,tom,Nee\n3,ann,Ja\n"
    assert asked(survey, "import", sent(survey, alice, content)).json()["n_new"] == 3
    assert survey.state["personas"] == {"tom": 2, "ann": 1}
    found = survey.client.get(f"{survey.path}/results?persona=tom").json()
    assert found["response"]["finished"] == 2
    assert found["questions"][0]["n"] == 2
