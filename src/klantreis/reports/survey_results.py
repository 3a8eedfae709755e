"""What the answers to a survey come to, as pages to read or as a workbook to calculate with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any

from klantreis.evidence.survey_results import OptionResult, QuestionResult, SurveyResults, survey_results
from klantreis.mapping.documents.survey import Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.texts import chosen_language, said
from klantreis.reports.destination import destination
from klantreis.reports.labels import day, duration, interval, number, share, spoken
from klantreis.reports.research_labels import research_labels
from klantreis.reports.survey_paper import answer_names, branch_in_words, numbers_of

RESULTS_FORMATS = (".pdf", ".xlsx")
MOST_TEXTS = 12  # on paper; the workbook has them all


def export_survey_results(
    survey: Survey,
    path: str | PathLike[str],
    *,
    respondents: Sequence[Respondent],
    invited: int | None = None,
    personas: Mapping[str, str] | None = None,
    language: str | None = None,
    today: date | None = None,
) -> list[str]:
    """Write what the answers to a survey come to; the ending of the file's name says in which format.

    Parameters
    ----------
    path
        Where to: .pdf has a chart a question, .xlsx a sheet a question and all answers by pseudonym.
    respondents
        Who answered, and what.
    invited
        How many were invited, where the survey does not say.
    personas
        What personas are called, by their ids.
    language
        Of its texts; the survey's first language when left out.
    today
        The day that it names as that of its making.

    Returns
    -------
    list
        What the format cannot hold, a sentence each.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, RESULTS_FORMATS, "the results of a survey", nl="de uitkomsten van een enquête")
    today = today or date.today()
    language = chosen_language(language, survey.languages)
    if survey.invited is None:
        survey = survey.changed(invited=invited)
    found = survey_results(survey, respondents)
    if path.suffix.lower() == ".xlsx":
        from klantreis.reports.survey_excel import write_book  # noqa: PLC0415 - loads slowly

        return write_book(survey, found, respondents, personas or {}, path, language)
    from klantreis.reports.printing import printed  # noqa: PLC0415 - Typst only where it is asked

    path.write_bytes(printed("survey-results", results_sheet(survey, found, today, language), ".pdf", today))
    return []


def results_sheet(survey: Survey, found: SurveyResults, today: date, language: str) -> dict[str, Any]:
    """The results made ready to be shown, as plain data in words of one language."""
    labels = research_labels(language)
    return {
        "lang": spoken(language),
        "labels": dict(labels),
        "kicker": labels["survey_results"],
        "title": said(survey.title, language, survey.languages),
        "is_simulated": survey.is_simulated,
        "printed": labels["printed"].format(day=day(today, language)),
        "response": [
            {"label": label, "text": text, "detail": detail}
            for label, text, detail in response_rows(found, language)
        ],
        "is_empty": found.response.started == 0,
        "pages": [
            {
                "title": said(page.title, language, survey.languages),
                "questions": [
                    _question(one, survey, result, language)
                    for one in page.questions
                    if (result := found.question(one.id)) is not None
                ],
            }
            for page in survey.pages
        ],
    }


def response_rows(found: SurveyResults, language: str) -> Iterator[tuple[str, str, str]]:
    """How the response went: what, how much, and how sure that is."""
    labels, response = research_labels(language), found.response
    if response.invited is not None:
        yield labels["invited"], number(response.invited, language, digits=0), ""
    yield labels["started"], number(response.started, language, digits=0), ""
    told = number(response.finished, language, digits=0)
    if math.isnan(response.share):
        yield labels["finished"], told, ""
    else:
        between = between_shares(response.low, response.high, language)
        detail = f"{share(response.share, language)} ({between}), n {response.invited}"
        yield labels["finished"], told, detail
    yield labels["needed_n"], number(response.needed, language, digits=0), ""
    if not math.isnan(response.median_seconds):
        yield labels["median_time"], duration(response.median_seconds, language), ""


def between_shares(low: float, high: float, language: str) -> str:
    """The ends of the interval of a share: 28–41%."""
    return f"{number(100 * low, language, digits=0)}–{share(high, language)}"


def option_names(question: Question, survey: Survey, language: str) -> list[str]:
    """What the answers are called that `QuestionResult.options` counts, in its order."""
    names = answer_names(question, survey, language)
    return [*names, research_labels(language)["another"]] if question.allows_other else names


def key_figures(question: Question, found: QuestionResult, language: str) -> Iterator[tuple[str, str, str]]:
    """The figures of a question beside its distribution: what, how much, and its interval with its n."""
    labels = research_labels(language)
    if found.mean is not None and found.mean.n:
        mean, is_felt = found.mean, question.kind is QuestionKind.EMOTION
        told = number(mean.value, language, digits=2, is_signed=is_felt)
        worst, best = question.ends
        scale = "" if is_felt else " " + labels["with_others"].format(worst=worst, best=best)
        between = interval(mean.low, mean.high, language)
        yield labels["mean"], told, f"({between}), n {mean.n}{scale}"
    if found.csat is not None and found.csat.n:
        between = between_shares(found.csat.low, found.csat.high, language)
        yield labels["csat"], share(found.csat.share, language), f"({between}), n {found.csat.n}"
    if found.nps is not None and found.nps.n:
        told = number(found.nps.value, language, digits=0, is_signed=True)
        between = interval(found.nps.low, found.nps.high, language, digits=0)
        yield labels["nps"], told, f"({between}), n {found.nps.n}"


def _question(question: Question, survey: Survey, found: QuestionResult, language: str) -> dict[str, Any]:
    labels = research_labels(language)
    texts = Counter(found.texts).most_common()
    return {
        "number": numbers_of(survey)[question.id],
        "title": said(question.title, language, survey.languages),
        "branch": branch_in_words(question, survey, language),
        "n": labels["of_asked"].format(n=found.n, asked=found.asked),
        "few": labels["few"] if found.is_few and found.options and found.n else "",
        "look": "faces" if question.kind is QuestionKind.EMOTION else "bars",
        "bars": [
            _bar(name, one, found.n, language)
            for name, one in zip(option_names(question, survey, language), found.options, strict=True)
        ]
        if found.n
        else [],
        "figures": [
            {"label": label, "text": text, "detail": detail}
            for label, text, detail in key_figures(question, found, language)
        ],
        "texts": [{"text": text, "often": f"{n}×" if n > 1 else ""} for text, n in texts[:MOST_TEXTS]],
        "more": labels["more"].format(n=len(texts) - MOST_TEXTS) if len(texts) > MOST_TEXTS else "",
    }


def _bar(name: str, found: OptionResult, n: int, language: str) -> dict[str, Any]:
    return {
        "label": name,
        "share": found.share,
        "low": found.low,
        "high": found.high,
        "text": share(found.share, language),
        "detail": f"{between_shares(found.low, found.high, language)}, {found.count} / {n}",
    }
