"""The results of a survey as a workbook: a sheet a question, and every answer by pseudonym."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from klantreis.evidence.survey_results import QuestionResult, SurveyResults
from klantreis.mapping.documents.survey import Question, Survey
from klantreis.mapping.documents.survey_answers import OTHER, Respondent, Value
from klantreis.mapping.texts import said
from klantreis.reports.excel import Book
from klantreis.reports.excel_tables import Percent, book_at, write_table
from klantreis.reports.research_labels import research_labels
from klantreis.reports.survey_paper import branch_in_words
from klantreis.reports.survey_results import key_figures, option_names, response_rows

MOST_RESPONDENTS = 20_000


def write_book(
    survey: Survey,
    found: SurveyResults,
    respondents: Sequence[Respondent],
    personas: Mapping[str, str],
    path: Path,
    language: str,
) -> list[str]:
    """Write the workbook; what it does not hold is returned."""
    labels = research_labels(language)
    with book_at(path, said(survey.title, language, survey.languages), is_long=True) as book:
        _overview(book, survey, found, language)
        for at, question in enumerate(survey.questions, start=1):
            result = found.question(question.id)
            if result is not None:
                _question(book, at, question, survey, result, language)
        _answers(book, survey, respondents, personas, language)
    left_out = len(respondents) - MOST_RESPONDENTS
    return [
        *([labels["cut"].format(n=book.n_cut)] if book.n_cut else []),
        *([labels["n_left_out"].format(n=left_out)] if left_out > 0 else []),
    ]


def _above(survey: Survey, title: str, language: str) -> list[str]:
    return [title, *([research_labels(language)["simulated"]] if survey.is_simulated else [])]


def _overview(book: Book, survey: Survey, found: SurveyResults, language: str) -> None:
    labels = research_labels(language)
    above = _above(survey, said(survey.title, language, survey.languages), language)
    above += [f"{label}: {text} {detail}".strip() for label, text, detail in response_rows(found, language)]
    rows = [
        [
            at,
            said(question.title, language, survey.languages),
            result.asked,
            result.n,
            result.mean.value if result.mean else None,
            result.mean.low if result.mean else None,
            result.mean.high if result.mean else None,
            labels["few"] if result.is_few and result.n else "",
        ]
        for at, question in enumerate(survey.questions, start=1)
        if (result := found.question(question.id)) is not None
    ]
    names = ("question", "asked", "answered", "mean", "low", "high")
    head = ["#", *(labels[one] for one in names), ""]
    write_table(book, labels["response"], head, [6, 60, 10, 12, 12, 10, 10, 34], rows, above=above)


def _question(
    book: Book, at: int, question: Question, survey: Survey, found: QuestionResult, language: str
) -> None:
    """The distribution with its intervals, then what was written; what is known of it stands above."""
    labels = research_labels(language)
    above = [
        *_above(survey, f"{at}. {said(question.title, language, survey.languages)}", language),
        *filter(None, [branch_in_words(question, survey, language)]),
        labels["of_asked"].format(n=found.n, asked=found.asked),
        *([labels["few"]] if found.is_few and found.n else []),
        *(f"{label}: {text} {detail}" for label, text, detail in key_figures(question, found, language)),
    ]
    counted = [
        [name, one.count, Percent(one.share), Percent(one.low), Percent(one.high)]
        for name, one in zip(option_names(question, survey, language), found.options, strict=True)
    ]
    written = [[text, None, None, None, None] for text in found.texts]
    head = [labels[one] for one in ("answer", "n", "share", "low", "high")]
    name = f"{labels['question']} {at}"
    write_table(book, name, head, [60, 8, 12, 10, 10], [*counted, *written], above=above)


def _answers(
    book: Book, survey: Survey, respondents: Sequence[Respondent], personas: Mapping[str, str], language: str
) -> None:
    labels = research_labels(language)
    titles = [
        f"{at}. {said(one.title, language, survey.languages)}" for at, one in enumerate(survey.questions, 1)
    ]
    names = ("respondent", "persona", "language", "joins", "started", "finished")
    head = [*(labels[one] for one in names), *titles]
    widths = [24, 20, 8, 12, 18, 18, *(24 for _ in titles)]
    rows = _rows(survey, respondents, personas, language)
    write_table(book, labels["answers"], head, widths, rows)


def _rows(
    survey: Survey, respondents: Sequence[Respondent], personas: Mapping[str, str], language: str
) -> Iterator[list[Any]]:
    """A row per respondent, by pseudonym: neither who it is in the data nor by which link he came."""
    labels = research_labels(language)
    for one in islice(respondents, MOST_RESPONDENTS):
        yield [
            one.respondent,
            personas.get(one.persona or "", one.persona),
            one.language,
            labels["yes" if one.may_join else "no"],
            _moment(one.started_at),
            _moment(one.finished_at),
            *(_in_words(each, one.values.get(each.id), survey, language) for each in survey.questions),
        ]


def _moment(at: datetime | None) -> datetime | None:
    """In UTC: Excel knows no time zones."""
    return None if at is None else at.astimezone(UTC).replace(tzinfo=None)


def _in_words(question: Question, value: Value | None, survey: Survey, language: str) -> Any:
    if not question.is_choice or value is None:
        return value
    titles = {one.id: said(one.title, language, survey.languages) for one in question.options}
    several = value if isinstance(value, tuple) else (str(value),)
    return "; ".join(titles.get(one, one.removeprefix(OTHER)) for one in several)
