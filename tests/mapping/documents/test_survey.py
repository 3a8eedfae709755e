"""Surveys: made from a map, their branches, and what counts as an answer."""

import pytest

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.editing import apply, broken_rules
from klantreis.mapping.documents.survey import Asks, Option, Page, Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import OTHER, next_page, read_answers, shown, value_of
from klantreis.mapping.documents.survey_from_map import survey_of
from klantreis.mapping.operation import Move, Remove, Set
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.yaml_text import map_from_yaml

MAP = map_from_yaml("""
id: purchase
head: {title: {nl: Kopen, en: Buying}, languages: [nl, en]}
phases:
  - title: Purchase
    steps:
      - {id: looks, title: Looks, cards: {touchpoint: [Ad, Blog]}}
      - {id: waits, title: {nl: Wacht, en: Waits}}
      - {id: pays, title: Pays, cards: {touchpoint: [Payment, Ad]}}
""")
SURVEY = survey_of(MAP, "buyers")
KNOWS_AD = {"ad-recognised": ["ad-yes"]}


def by_hand(*questions: Question) -> Survey:
    return Survey(id="own", title="Own", pages=(Page(id="page", questions=questions),))


def test_a_survey_of_a_map_asks_about_every_touchpoint_once_and_about_steps_without_one() -> None:
    asked = [question.touchpoint for question in SURVEY.questions if question.asks is Asks.RECOGNISED]
    assert asked == ["Ad", "Blog", "waits", "Payment"]


def test_a_survey_of_a_map_is_ready_to_be_answered() -> None:
    assert list(SURVEY.problems()) == []
    assert list(broken_rules(SURVEY)) == []


def test_a_survey_of_a_map_speaks_the_maps_languages() -> None:
    assert SURVEY.languages == ("nl", "en")
    assert SURVEY.title == {"nl": "Enquête: Kopen", "en": "Survey: Buying"}
    assert SURVEY.pages[2].questions[1].title == {
        "nl": "Hoe belangrijk was het voor u: Wacht?",
        "en": "How important was it to you: Waits?",
    }


def test_a_survey_is_limited_to_touchpoints_that_the_map_has() -> None:
    assert [page.id for page in survey_of(MAP, "s", touchpoints=["Blog"]).pages] == [
        "blog-page",
        "journey-page",
    ]
    with pytest.raises(UnknownNameError):
        survey_of(MAP, "s", touchpoints=["Bolg"])


def test_who_does_not_know_a_touchpoint_is_asked_no_more_about_it() -> None:
    known = [question.id for question in shown(SURVEY, {"ad-recognised": "ad-yes"})]
    unknown = [question.id for question in shown(SURVEY, {"ad-recognised": "ad-no"})]
    assert [id_ for id_ in known if id_ not in unknown] == ["ad-importance", "ad-emotion", "ad-comment"]


def test_a_question_after_one_that_is_not_shown_is_not_shown() -> None:
    survey = by_hand(
        Question(id="a", kind=QuestionKind.SCALE, title="A"),
        Question(id="b", kind=QuestionKind.NPS, title="B", after="a", after_from=4),
        Question(id="c", kind=QuestionKind.TEXT, title="C", after="b", after_to=6),
    )
    ids = [question.id for question in shown(survey, {"a": 2, "b": 3})]
    assert ids == ["a"]
    assert [question.id for question in shown(survey, {"a": 4, "b": 3})] == ["a", "b", "c"]


def test_a_branch_backwards_is_refused() -> None:
    move = Move(id="ad-recognised", parent="ad-page", index=3)
    with pytest.raises(RefusedOperationError) as refused:
        apply(SURVEY, move)
    assert refused.value.code == "branch_backwards"
    assert "comes later" in refused.value.message("en")
    assert "later wordt gesteld" in refused.value.message("nl")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("after", "nowhere", "unknown_reference"),
        ("after_options", ["blog-yes"], "branch_option"),
    ],
)
def test_a_branch_to_nowhere_is_refused(field: str, value: object, code: str) -> None:
    with pytest.raises(RefusedOperationError) as refused:
        apply(SURVEY, Set(id="ad-emotion", field=field, value=value))
    assert refused.value.code == code


def test_a_branch_that_no_answer_reaches_is_a_problem() -> None:
    survey = by_hand(
        Question(id="a", kind=QuestionKind.SCALE, title="A"),
        Question(id="b", kind=QuestionKind.TEXT, title="B", after="a", after_from=6),
    )
    assert [problem.code for problem in survey.problems()] == ["branch_scores"]


def test_a_question_that_is_removed_takes_its_branches_away() -> None:
    without = apply(SURVEY, Remove(id="ad-recognised"))
    assert [(question.after, question.after_options) for question in without.pages[0].questions] == [
        (None, ())
    ] * 3


def test_a_survey_without_questions_may_be_kept_but_says_so() -> None:
    empty = Survey(id="empty", title="Empty")
    assert [problem.code for problem in empty.problems()] == ["survey_empty"]
    assert list(broken_rules(empty)) == []


def test_pages_on_which_nothing_is_shown_are_passed_over() -> None:
    one = Question(id="a", kind=QuestionKind.CSAT, title="A")
    two = Question(id="b", kind=QuestionKind.TEXT, title="Why?", after="a", after_to=2)
    three = Question(id="c", kind=QuestionKind.TEXT, title="C")
    pages = tuple(Page(id=f"p-{question.id}", questions=(question,)) for question in (one, two, three))
    survey = Survey(id="s", title="S", pages=pages)

    def ids_of_next(score: int) -> list[str]:
        page, found = next_page(survey, {"a": score}), []
        while page is not None:
            found.append(page.id)
            page = next_page(survey, {"a": score}, after=page.id)
        return found

    assert ids_of_next(5) == ["p-a", "p-c"]
    assert ids_of_next(2) == ["p-a", "p-b", "p-c"]


def test_answers_of_a_page_join_those_before() -> None:
    before, _ = read_answers(SURVEY, KNOWS_AD, page="ad-page")
    both, problems = read_answers(SURVEY, {"blog-recognised": ["blog-no"]}, page="blog-page", before=before)
    assert both == {"ad-recognised": "ad-yes", "blog-recognised": "blog-no"}
    assert problems == ()


def test_answers_to_questions_that_are_no_longer_shown_are_dropped() -> None:
    before, _ = read_answers(SURVEY, {**KNOWS_AD, "ad-emotion": ["2"]}, page="ad-page")
    assert before["ad-emotion"] == 2
    after, _ = read_answers(
        SURVEY, {"ad-recognised": ["ad-no"], "ad-emotion": ["2"]}, page="ad-page", before=before
    )
    assert after == {"ad-recognised": "ad-no"}


def test_an_answer_that_is_needed_is_asked_for_on_its_page_only() -> None:
    _, problems = read_answers(SURVEY, {}, page="ad-page")
    assert [(problem.code, problem.where) for problem in problems] == [("answer_needed", ("ad-recognised",))]
    _, all_problems = read_answers(SURVEY, {})
    assert len(all_problems) == 4


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("single", ["c"], "not_an_option"),
        ("single", ["a", "b"], "one_answer"),
        ("multiple", ["a", "c"], "not_an_option"),
        ("scale", ["6"], "not_on_scale"),
        ("scale", ["3.5"], "not_on_scale"),
        ("scale", ["1" * 5000], "answer_too_long"),
        ("scale", ["٣٣"], "not_on_scale"),
        ("nps", ["-1"], "not_on_scale"),
        ("text", ["x" * 4001], "answer_too_long"),
    ],
)
def test_what_is_no_answer_is_refused(kind: str, written: list[str], code: str) -> None:
    options = (Option(id="a", title="A"), Option(id="b", title="B"))
    question = Question(id="q", kind=QuestionKind(kind), title="Q", options=options)
    _, problems = read_answers(by_hand(question), {"q": written})
    assert [problem.code for problem in problems] == [code]
    assert problems[0].message("nl") != problems[0].message("en")


def test_answers_have_the_type_of_their_question() -> None:
    options = (Option(id="a", title="A"), Option(id="b", title="B"))

    def value(kind: str, *written: str) -> object:
        question = Question(id="q", kind=QuestionKind(kind), title="Q", options=options, allows_other=True)
        return value_of(question, written)

    assert value("single", "a") == "a"
    assert value("single", f"{OTHER}My own") == "other:My own"
    assert value("single", OTHER) is None
    assert value("multiple", "b", "a", "b") == ("b", "a")
    assert value("emotion", "-2") == -2
    assert value("text", "  Fine. ") == "Fine."
    assert value("text", " ") is None


def test_scales_run_from_their_worst_answer_to_their_best() -> None:
    marks = Question(id="q", kind=QuestionKind.SCALE, title="Mark", worst=6, best=1)
    assert marks.scores == (6, 5, 4, 3, 2, 1)
    assert Question(id="q", kind=QuestionKind.NPS, title="N", worst=1, best=5).ends == (0, 10)
    long = by_hand(Question(id="q", kind=QuestionKind.SCALE, title="Q", worst=0, best=100))
    assert [problem.code for problem in long.problems()] == ["scale_length"]
