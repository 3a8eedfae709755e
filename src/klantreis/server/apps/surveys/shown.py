"""What the public page shows of a survey: its questions as fields of a form, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from klantreis.mapping.documents.survey import Page, Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import OTHER, Value, Values, shown
from klantreis.mapping.problem import Problem
from klantreis.mapping.texts import Text, said

# How the mouth of a face is drawn; not every telephone and machine has a font of faces.
MOUTHS = {
    -2: "M9 24q7-10 14 0",
    -1: "M10 22.5q6-4 12 0",
    0: "M10 21h12",
    1: "M10 19.5q6 5 12 0",
    2: "M8.5 18.5q7.5 11 15 0z",
}
# Before the names of fields: what is chosen or written, and what is written instead of choosing.
ANSWER, OWN = "q.", "o."


@dataclass(frozen=True)
class Choice:
    """An answer to choose: what is sent, what it is called, the mouth of its face, whether it is chosen."""

    value: str
    label: str
    mouth: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Field:
    """A question as a part of the form.

    Attributes
    ----------
    look
        radio, checkbox, scale, faces or text.
    other
        What was written instead of choosing; None where that cannot be.
    worst, best
        What stands at both ends of a scale.
    """

    id: str
    name: str
    look: str
    title: str
    help: str
    is_required: bool
    choices: tuple[Choice, ...]
    text: str
    other: str | None
    worst: str
    best: str
    problem: str


def form_of(data: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Per question what was sent; an own answer stands behind its mark."""
    form: dict[str, list[str]] = {}
    for name, texts in data.items():
        if name.startswith(ANSWER):
            id_ = name.removeprefix(ANSWER)
            own = " ".join(data.get(OWN + id_, ())).strip()
            form[id_] = [_clean(OTHER + own if text == OTHER else text) for text in texts]
    return form


def _clean(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


def fields_of(
    survey: Survey, page: Page, values: Values, language: str, problems: Sequence[Problem] = ()
) -> list[Field]:
    """The questions of a page that are shown, given the answers so far."""
    asked = {question.id for question in shown(survey, values)}
    wrong = {problem.where[0]: problem.message(language) for problem in problems}
    return [
        _field(question, survey, values.get(question.id), language, wrong.get(question.id, ""))
        for question in page.questions
        if question.id in asked
    ]


def pages_of(survey: Survey, values: Values) -> list[Page]:
    """The pages that have something to ask."""
    asked = {question.id for question in shown(survey, values)}
    return [page for page in survey.pages if any(one.id in asked for one in page.questions)]


def _field(question: Question, survey: Survey, value: Value | None, language: str, problem: str) -> Field:
    def told(text: Text | None) -> str:
        return said(text, language, survey.languages)

    given = [str(one) for one in value] if isinstance(value, tuple) else [] if value is None else [str(value)]
    own = next((one.removeprefix(OTHER) for one in given if one.startswith(OTHER)), "")
    return Field(
        id=question.id,
        name=ANSWER + question.id,
        look=_look(question),
        title=told(question.title),
        help=told(question.help),
        is_required=question.is_required,
        choices=tuple(_choices(question, survey, given, language)),
        text=given[0] if given and question.kind is QuestionKind.TEXT else "",
        other=own if question.is_choice and question.allows_other else None,
        worst=told(question.worst_label),
        best=told(question.best_label),
        problem=problem,
    )


def _look(question: Question) -> str:
    if question.kind is QuestionKind.EMOTION:
        return "faces"
    if question.is_scale:
        return "scale"
    return {QuestionKind.SINGLE: "radio", QuestionKind.MULTIPLE: "checkbox"}.get(question.kind, "text")


def _choices(question: Question, survey: Survey, given: Sequence[str], language: str) -> list[Choice]:
    if question.kind is QuestionKind.EMOTION:
        words = _feelings()
        return [Choice(str(one), words[one], MOUTHS[one], str(one) in given) for one in question.scores]
    if question.is_scale:
        return [Choice(str(one), str(one), is_chosen=str(one) in given) for one in question.scores]
    options = [
        Choice(one.id, said(one.title, language, survey.languages), is_chosen=one.id in given)
        for one in question.options
    ]
    if question.is_choice and question.allows_other:
        has_own = any(one.startswith(OTHER) for one in given)
        options.append(Choice(OTHER, gettext("Another answer"), is_chosen=has_own))
    return options


def _feelings() -> dict[int, str]:
    return {
        -2: gettext("Awful"),
        -1: gettext("Bad"),
        0: gettext("So-so"),
        1: gettext("Good"),
        2: gettext("Wonderful"),
    }
