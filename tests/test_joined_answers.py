"""Answers that join the journeys of who gave them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

import klantreis
from klantreis.joined_answers import EVENT, known_person
from klantreis.mapping.documents.survey import Option, Page, Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.workspace import Workspace

SURVEY = Survey(
    id="shop",
    title="The shop",
    pages=(
        Page(
            id="one",
            questions=(
                Question(id="nps", kind=QuestionKind.NPS, title="Recommend?"),
                Question(id="felt", kind=QuestionKind.EMOTION, title="Felt?", touchpoint="Mailing"),
                Question(id="why", kind=QuestionKind.TEXT, title="Why?"),
                Question(
                    id="how",
                    kind=QuestionKind.MULTIPLE,
                    title="How?",
                    options=(Option(id="web", title="Web"), Option(id="shop", title="Shop")),
                ),
            ),
        ),
    ),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = klantreis.init(tmp_path / "shop.klantreis")
    events = {"email": ["Ann@example.nl"], "time": ["2024-03-01T10:00:00Z"], "event": ["Mailing"]}
    made.import_events(pa.table(events), person="email=email", time="time", event="event")
    return made


def ann(workspace: Workspace, **more: object) -> Respondent:
    person = known_person("email", workspace.identity("email", "ANN@example.nl"))
    known = {
        "respondent": "r1",
        "person": person,
        "may_join": True,
        "finished_at": datetime(2024, 4, 1, 12, tzinfo=UTC),
        "values": {"nps": 9, "felt": -2, "why": "Slow", "how": ("web", "shop")},
    }
    return Respondent.model_validate(known | more)


def test_answers_stand_in_the_journey_of_who_gave_them(workspace: Workspace):
    assert workspace.join_answers(SURVEY, [ann(workspace)]) == 4
    journeys = workspace.journeys()
    summary = journeys.summary()
    assert (summary.n_persons, summary.n_events) == (1, 5)
    assert EVENT in journeys.touchpoints
    with workspace.sql() as database:
        rows = database.execute("SELECT score, scale, text FROM events WHERE source = 'survey'").fetchall()
    assert set(rows) == {
        (-2.0, "-2-2", None),
        (9.0, "nps 0-10", None),
        (None, None, "Slow"),
        (None, None, None),
    }


def test_answers_that_were_joined_are_not_joined_again(workspace: Workspace):
    workspace.join_answers(SURVEY, [ann(workspace)])
    assert workspace.join_answers(SURVEY, [ann(workspace)]) == 0


@pytest.mark.parametrize("missing", [{"person": None}, {"may_join": False}, {"finished_at": None}])
def test_nobody_joins_unknown_unasked_or_unfinished(workspace: Workspace, missing: dict[str, object]):
    assert workspace.join_answers(SURVEY, [ann(workspace, **missing)]) == 0


def test_an_address_is_kept_only_as_its_hash(workspace: Workspace):
    person = ann(workspace).person
    assert person is not None
    assert "ann" not in person.lower()
    assert workspace.identity("user_id", "Ann") == "Ann"
