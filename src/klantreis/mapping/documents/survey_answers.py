"""The answers to a survey: which questions somebody is shown, and what counts as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from klantreis.mapping.documents.survey import Page, Question, QuestionKind, Survey, is_between
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error
from klantreis.mapping.texts import Language

MOST_LETTERS = 4000
OTHER = "other:"  # before what somebody wrote instead of choosing an option

Written = Annotated[str, Field(max_length=MOST_LETTERS + len(OTHER))]
Score = Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True, allow_inf_nan=False)]
Value = Score | Written | tuple[Written, ...]
Values = Mapping[str, Value]
"""Per question its answer: an option's id, the ids of several, a score, or words.

A score is a whole number; one that was imported from another scale may lie between two.
"""


class Respondent(Part):
    """One respondent's answers.

    Attributes
    ----------
    respondent
        A pseudonym, the same for all answers of one respondent; never a name or an address.
    token
        Of the personal link by which the respondent came; None by the open link.
    person
        Who it is in the data, known only by a personal link and with consent.
    may_join
        Whether the respondent agreed that the answers join the journey.
    started_at, finished_at
        When the first page was opened, and when the last was sent in; None while under way.
    values
        Per question its answer: an option's id or "other:" and what was written, a tuple of those, a whole
        number, or words.
    """

    respondent: Annotated[str, Field(min_length=1, max_length=200)]
    token: Annotated[str, Field(max_length=200)] | None = None
    person: Annotated[str, Field(max_length=200)] | None = None
    persona: Id | None = None
    language: Language | None = None
    may_join: bool = False
    started_at: AwareDatetime | None = None
    finished_at: AwareDatetime | None = None
    values: dict[str, Value] = Field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        """Whether all was sent in."""
        return self.finished_at is not None

    @property
    def last_at(self) -> datetime | None:
        """When it was finished, or else started."""
        return self.finished_at or self.started_at


def shown(survey: Survey, values: Values) -> tuple[Question, ...]:
    """The questions that somebody is asked, given the answers so far.

    A question that follows from one that is not shown is not shown either.
    """
    found: dict[str, Question] = {}
    for question in survey.questions:
        before = found.get(question.after or "")
        if question.after is None or (before is not None and _follows(question, before, values)):
            found[question.id] = question
    return tuple(found.values())


def _follows(question: Question, before: Question, values: Values) -> bool:
    """Whether the answer to the question before is one after which this one is asked."""
    value = values.get(before.id)
    if before.is_choice and question.after_options:
        chosen = value if isinstance(value, tuple) else (value,)
        return bool(set(chosen) & set(question.after_options))
    if isinstance(value, int | float):
        return is_between(value, question.after_from, question.after_to)
    return value is not None


def next_page(survey: Survey, values: Values, after: str | None = None) -> Page | None:
    """The first page behind another one with a question to show; None at the end.

    Parameters
    ----------
    survey, values
        The survey, and the answers so far.
    after
        Id of the page that was sent in; None at the start.
    """
    ids = [page.id for page in survey.pages]
    start = ids.index(after) + 1 if after in ids else 0
    asked = {question.id for question in shown(survey, values)}
    return next(
        (page for page in survey.pages[start:] if any(one.id in asked for one in page.questions)), None
    )


def value_of(question: Question, written: Sequence[str]) -> Value | None:
    """The answer that the fields of a form come to; None when nothing was answered.

    Parameters
    ----------
    question
        What was asked.
    written
        What came under the question's name: nothing, one text, or several of a multiple choice.

    Raises
    ------
    ValueError
        When the question has no such answer; the text is the code of the problem.
    """
    given = [text.strip() for text in written if text.strip() not in {"", OTHER}]
    if not given:
        return None
    if any(len(text) > MOST_LETTERS for text in given):
        raise ValueError("answer_too_long")
    if question.kind is QuestionKind.MULTIPLE:
        return tuple(dict.fromkeys(_option(question, text) for text in given))
    if len(given) > 1:
        raise ValueError("one_answer")
    if question.kind is QuestionKind.SINGLE:
        return _option(question, given[0])
    return _score(question, given[0]) if question.is_scale else given[0]


def _option(question: Question, text: str) -> str:
    is_other = question.allows_other and text.startswith(OTHER)
    if not is_other and text not in {option.id for option in question.options}:
        raise ValueError("not_an_option")
    return text


def _score(question: Question, text: str) -> int:
    try:
        score = int(text)
    except ValueError:
        raise ValueError("not_on_scale") from None
    if score not in question.scores:
        raise ValueError("not_on_scale")
    return score


def read_answers(
    survey: Survey,
    form: Mapping[str, Sequence[str]],
    *,
    page: str | None = None,
    before: Values | None = None,
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """The answers in a form, together with those given before, and what must be mended.

    Answers to questions that are not shown (any more) are dropped, and so are fields that are no question.

    Parameters
    ----------
    survey
        What was asked.
    form
        Per id of a question the texts that came under that name.
    page
        Id of the page that was sent in: its questions are answered anew, and only they can be missing.
        None for the whole survey.
    before
        The answers given before.

    Returns
    -------
    The answers, and a problem per question that was answered wrongly or must be answered (where:
    the question's id). The answers are sound also when there are problems: a wrong one is not among them.
    """
    values, problems = dict(before or {}), []
    for question in _asked(survey, page):
        values.pop(question.id, None)
        try:
            value = value_of(question, form.get(question.id, ()))
        except ValueError as wrong:
            problems.append(error(str(wrong), (question.id,), most=MOST_LETTERS))
            continue
        if value is not None:
            values[question.id] = value
    kept = {question.id: values[question.id] for question in shown(survey, values) if question.id in values}
    wrong_ids = {problem.where[0] for problem in problems}
    needed = (one for one in missing(survey, kept, page=page) if one.id not in wrong_ids)
    return kept, (*problems, *(error("answer_needed", (one.id,)) for one in needed))


def missing(survey: Survey, values: Values, *, page: str | None = None) -> Iterator[Question]:
    """The questions that are shown, must be answered and are not."""
    asked = {question.id for question in _asked(survey, page)}
    return (
        question
        for question in shown(survey, values)
        if question.is_required and question.id in asked and question.id not in values
    )


def _asked(survey: Survey, page: str | None) -> tuple[Question, ...]:
    """The questions on a page, or all."""
    return tuple(one for each in survey.pages if page in {None, each.id} for one in each.questions)
