"""Answers to a survey as events of the persons who gave them, so that they stand in their journeys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from klantreis.evidence.scales import Scale
from klantreis.mapping.documents.survey import Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import Respondent, Value, shown

EVENT = "Survey answer"
_COLUMNS = ("event_id", "person", "time", "score", "text", "survey", "question", "asks", "about", "answer")


@dataclass(frozen=True)
class JoinedAnswers:
    """Answers that are imported together.

    Attributes
    ----------
    kind
        Of the identifiers in the column `person`, which are as the event store holds them.
    scale
        Of the scores; empty where there are none.
    events
        A row per answer.
    """

    kind: str
    scale: str
    events: pa.Table


def known_person(kind: str, identifier: str) -> str:
    """Who a respondent is, for `Respondent.person`: an identifier as the event store holds it."""
    return f"{kind}:{identifier}"


def joined_answers(survey: Survey, respondents: Iterable[Respondent]) -> Iterator[JoinedAnswers]:
    """The answers of everyone who finished, is known, and agreed that they join the journey."""
    found: defaultdict[tuple[str, str], list[dict[str, str | None]]] = defaultdict(list)
    for one in respondents:
        if one.person is None or one.finished_at is None or not one.may_join:
            continue
        kind, _, person = one.person.partition(":")
        for question in shown(survey, one.values):
            value = one.values.get(question.id)
            if value is not None:
                row = _row(survey, question, one.respondent, person, one.finished_at, value)
                found[kind, _scale(question)].append(row)
    for (kind, scale), rows in found.items():
        columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in _COLUMNS}
        yield JoinedAnswers(kind, scale, pa.table(columns))


def _row(
    survey: Survey, question: Question, respondent: str, person: str, at: datetime, value: Value
) -> dict[str, str | None]:
    is_text = question.kind is QuestionKind.TEXT
    chosen = ", ".join(value) if isinstance(value, tuple) else str(value)
    return {
        "event_id": f"{respondent}-{question.id}",
        "person": person,
        "time": at.isoformat(),
        "score": chosen if question.is_scale else None,
        "text": chosen if is_text else None,
        "survey": survey.id,
        "question": question.id,
        "asks": question.asks,
        "about": question.touchpoint,
        "answer": None if is_text or question.is_scale else chosen,
    }


def _scale(question: Question) -> str:
    if not question.is_scale:
        return ""
    worst, best = question.ends
    named = {QuestionKind.CSAT, QuestionKind.CES, QuestionKind.NPS}
    return str(Scale(worst, best, str(question.kind) if question.kind in named else ""))
