"""A survey on paper: what customers are asked, with boxes, faces and lines to answer on; or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any

from klantreis.mapping.documents.survey import Question, QuestionKind, Survey
from klantreis.mapping.texts import Text, said
from klantreis.reports.destination import destination
from klantreis.reports.interview_guide import spoken_in
from klantreis.reports.labels import day, spoken
from klantreis.reports.markdown_text import as_it_is
from klantreis.reports.research_labels import research_labels

PAPER_FORMATS = (".pdf", ".md")


def export_paper(
    survey: Survey, path: str | PathLike[str], *, language: str | None = None, today: date | None = None
) -> None:
    """Write a survey to be filled in on paper; the ending of the file's name says in which format.

    Parameters
    ----------
    path
        Where to: .pdf or .md.
    language
        One of the survey's languages; its first when left out, or when it has no such language.
    today
        The day that it names as that of its making.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, PAPER_FORMATS, "a survey on paper", nl="een enquête op papier")
    today = today or date.today()
    shown = paper_sheet(survey, today, language=language)
    if path.suffix.lower() == ".md":
        path.write_text("\n".join(_lines(shown)) + "\n", encoding="utf-8")
        return
    from klantreis.reports.printing import printed  # noqa: PLC0415 - Typst only where it is asked

    path.write_bytes(printed("survey-paper", shown, ".pdf", today))


def paper_sheet(survey: Survey, today: date, *, language: str | None = None) -> dict[str, Any]:
    """The survey made ready to be shown, as plain data in words of one language."""
    language = spoken_in(survey.languages, language)
    labels = research_labels(language)

    def told(text: Text | None) -> str:
        return said(text, language, survey.languages)

    return {
        "lang": spoken(language),
        "labels": dict(labels),
        "kicker": labels["paper"],
        "title": told(survey.title),
        "is_simulated": survey.is_simulated,
        "printed": labels["printed"].format(day=day(today, language)),
        "intro": told(survey.intro),
        "consent": told(survey.consent),
        "thanks": told(survey.thanks),
        "pages": [
            {
                "title": told(page.title),
                "description": told(page.description),
                "questions": [_question(one, survey, language) for one in page.questions],
            }
            for page in survey.pages
        ],
    }


def _question(question: Question, survey: Survey, language: str) -> dict[str, Any]:
    def told(text: Text | None) -> str:
        return said(text, language, survey.languages)

    labels = research_labels(language)
    return {
        "number": numbers_of(survey)[question.id],
        "title": told(question.title),
        "help": told(question.help),
        "needed": labels["needed"] if question.is_required else "",
        "branch": branch_in_words(question, survey, language),
        "look": _look(question),
        "answers": answer_names(question, survey, language),
        "other": labels["another"] if question.is_choice and question.allows_other else "",
        "worst": told(question.worst_label),
        "best": told(question.best_label),
    }


def numbers_of(survey: Survey) -> dict[str, int]:
    """The number of each question, through all pages."""
    return {one.id: number for number, one in enumerate(survey.questions, 1)}


def answer_names(question: Question, survey: Survey, language: str) -> list[str]:
    """What can be ticked: options, scores, or feelings."""
    if question.is_choice:
        return [said(one.title, language, survey.languages) for one in question.options]
    if question.kind is QuestionKind.EMOTION:
        return [research_labels(language)[str(score)] for score in question.scores]
    return [str(score).replace("-", "−") for score in question.scores]


def _look(question: Question) -> str:
    if question.kind is QuestionKind.EMOTION:
        return "faces"
    if question.is_scale:
        return "scale"
    return str(question.kind)


def branch_in_words(question: Question, survey: Survey, language: str) -> str:
    """When a question is to be answered, in plain words; nothing when always."""
    before = next((one for one in survey.questions if one.id == question.after), None)
    if before is None:
        return ""
    labels = research_labels(language)
    low, high = question.after_from, question.after_to
    names = {"number": numbers_of(survey)[before.id], "low": low, "high": high}
    if before.is_choice and question.after_options:
        chosen = [one.title for one in before.options if one.id in question.after_options]
        answers = [f"“{said(one, language, survey.languages)}”" for one in chosen]
        return labels["if_options"].format(**names, answers=listed(answers, labels["or"]))
    if not before.is_scale or (low is None and high is None):
        return labels["if_answered"].format(**names)
    if low is not None and high is not None:
        return labels["if_exactly" if low == high else "if_between"].format(**names)
    return labels["if_from" if high is None else "if_to"].format(**names)


def listed(names: Sequence[str], last: str) -> str:
    """Names with commas, and a word before the last: a, b or c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _lines(shown: Mapping[str, Any]) -> Iterator[str]:
    labels = shown["labels"]
    yield f"# {as_it_is(shown['title'])}"
    if shown["is_simulated"]:
        yield from ("", f"*{labels['simulated']}*")
    for text in (shown["intro"], shown["consent"]):
        if text:
            yield from ("", as_it_is(text))
    if not any(page["questions"] for page in shown["pages"]):
        yield from ("", f"*{labels['no_questions']}*")
    for page in shown["pages"]:
        if page["title"]:
            yield from ("", f"## {as_it_is(page['title'])}")
        if page["description"]:
            yield from ("", as_it_is(page["description"]))
        for question in page["questions"]:
            yield from _question_lines(question, labels)
    if shown["thanks"]:
        yield from ("", as_it_is(shown["thanks"]))


def _question_lines(question: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    yield ""
    if question["branch"]:
        yield from (f"*{as_it_is(question['branch'])}*", "")
    needed = f" ({question['needed']})" if question["needed"] else ""
    yield f"**{question['number']}. {as_it_is(question['title'])}**{needed}"
    hints = [question["help"], labels["several"] if question["look"] == "multiple" else ""]
    for hint in filter(None, hints):
        yield from ("", as_it_is(hint))
    yield ""
    if question["look"] == "text":
        yield "……………………………………………………"
    elif question["look"] == "scale":
        row = [question["worst"], *(f"☐ {one}" for one in question["answers"]), question["best"]]
        yield "  ".join(as_it_is(one) for one in row if one)
    else:
        yield from (f"- ☐ {as_it_is(one)}" for one in question["answers"])
        if question["other"]:
            yield f"- ☐ {question['other']}: ……………"
