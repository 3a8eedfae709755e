"""The results of a survey, counted by hand."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from klantreis.evidence.survey_results import survey_results
from klantreis.journeys.statistics import wilson
from klantreis.mapping.documents.survey import Option, Page, Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import Respondent, Value

YES, NO = Option(id="yes", title="Yes"), Option(id="no", title="No")
SURVEY = Survey(
    id="s",
    title="S",
    invited=8,
    pages=(
        Page(
            id="p",
            questions=(
                Question(
                    id="knows", kind=QuestionKind.SINGLE, title="K", options=(YES, NO), allows_other=True
                ),
                Question(
                    id="feels", kind=QuestionKind.EMOTION, title="F", after="knows", after_options=("yes",)
                ),
                Question(
                    id="likes",
                    kind=QuestionKind.MULTIPLE,
                    title="L",
                    options=(Option(id="price", title="P"), Option(id="place", title="Q")),
                ),
                Question(id="nps", kind=QuestionKind.NPS, title="N"),
                Question(id="csat", kind=QuestionKind.CSAT, title="C"),
                Question(id="words", kind=QuestionKind.TEXT, title="W"),
            ),
        ),
    ),
)
START = datetime(2025, 3, 1, 23, 59, tzinfo=UTC)


def one(number: int, *, seconds: int | None = 120, name: str = "", **values: Value) -> Respondent:
    finished = None if seconds is None else START + timedelta(seconds=seconds)
    respondent = name or f"r{number}"
    return Respondent(respondent=respondent, started_at=START, finished_at=finished, values=values)


ANSWERS = [
    one(1, knows="yes", feels=2, likes=("price", "place"), nps=10, csat=5, words="Good."),
    one(2, knows="yes", feels=-1, likes=("price",), nps=7, csat=4),
    one(3, knows="no", feels=-2, nps=0, csat=1, seconds=30),
    one(4, knows="other:Perhaps", seconds=None),
]


def test_every_question_has_its_n_of_those_who_were_asked() -> None:
    found = survey_results(SURVEY, ANSWERS)
    assert {each.question: (each.asked, each.n) for each in found.questions} == {
        "knows": (4, 4), "feels": (2, 2), "likes": (4, 2), "nps": (4, 3), "csat": (4, 3), "words": (4, 1),
    }  # fmt: skip


def test_answers_to_questions_that_were_not_asked_do_not_count() -> None:
    feels = survey_results(SURVEY, ANSWERS).question("feels")
    assert feels is not None
    assert feels.mean is not None
    assert feels.mean.value == 0.5
    assert [option.count for option in feels.options] == [0, 1, 0, 0, 1]


def test_shares_have_wilsons_interval() -> None:
    knows = survey_results(SURVEY, ANSWERS).question("knows")
    assert knows is not None
    yes = knows.options[0]
    assert (yes.option, yes.count, yes.share) == ("yes", 2, 0.5)
    assert (yes.low, yes.high) == pytest.approx(tuple(map(float, wilson(2, 4))))
    assert [option.option for option in knows.options] == ["yes", "no", "other"]
    assert knows.texts == ("Perhaps",)


def test_a_multiple_choice_counts_persons() -> None:
    likes = survey_results(SURVEY, ANSWERS).question("likes")
    assert likes is not None
    assert [(option.count, option.share) for option in likes.options] == [(2, 1.0), (1, 0.5)]


def test_nps_and_csat_are_as_everybody_counts_them() -> None:
    found = survey_results(SURVEY, ANSWERS)
    nps, csat = found.question("nps"), found.question("csat")
    assert nps is not None
    assert nps.nps is not None
    assert nps.nps.value == 0
    assert csat is not None
    assert csat.csat is not None
    assert csat.csat.satisfied == 2
    assert csat.is_few


def test_in_a_small_market_intervals_are_narrower_and_vanish_when_all_answered() -> None:
    small = SURVEY.changed(population=4)
    everybody = survey_results(small, ANSWERS).question("knows")
    assert everybody is not None
    assert (everybody.options[0].low, everybody.options[0].high) == (0.5, 0.5)
    assert not everybody.is_few


def test_a_population_that_cannot_be_is_left_out() -> None:
    found = survey_results(SURVEY.changed(population=3), ANSWERS)
    assert found.questions == survey_results(SURVEY, ANSWERS).questions


def test_a_respondent_counts_once_with_the_latest_answers() -> None:
    twice = [one(1, name="r1", knows="no", seconds=500), one(2, name="r1", knows="yes", seconds=100)]
    knows = survey_results(SURVEY, twice).question("knows")
    assert knows is not None
    assert [option.count for option in knows.options] == [0, 1, 0]


def test_the_response_is_told() -> None:
    response = survey_results(SURVEY, ANSWERS).response
    assert (response.started, response.finished, response.share) == (4, 3, 3 / 8)
    assert response.median_seconds == 120
    assert {str(day): n for day, n in response.by_day.items()} == {"2025-03-02": 2, "2025-03-01": 1}
    assert response.needed == 385


def test_without_answers_nothing_is_known() -> None:
    found = survey_results(SURVEY, [])
    assert math.isnan(found.questions[0].options[0].share)
    assert math.isnan(found.response.median_seconds)
    assert found.questions[0].is_few
