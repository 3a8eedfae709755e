"""What interviews told as a workbook: touchpoints, quotes, saturation, participants by pseudonym."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from klantreis.evidence.agreement_interviews import InterviewsOverview, interviews_overview
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.texts import said
from klantreis.reports.excel import Book
from klantreis.reports.excel_tables import Percent, book_at, write_table
from klantreis.reports.interview_results import in_order, mentions_of, together
from klantreis.reports.labels import spoken
from klantreis.reports.research_labels import research_labels


def write_book(
    interviews: Interviews, titles: Mapping[str, str], personas: Mapping[str, str], path: Path, language: str
) -> list[str]:
    """Write the workbook; what it does not hold is returned."""
    labels, found = research_labels(language), interviews_overview(interviews)
    with book_at(path, said(interviews.title, language, interviews.languages)) as book:
        _touchpoints(book, interviews, found, titles, language)
        _quotes(book, interviews, titles, language)
        _themes(book, interviews, found, language)
        _together(book, found, language)
        _participants(book, interviews, personas, language)
    return [labels["cut"].format(n=book.n_cut)] if book.n_cut else []


def _touchpoints(
    book: Book,
    interviews: Interviews,
    found: InterviewsOverview,
    titles: Mapping[str, str],
    language: str,
) -> None:
    labels = research_labels(language)
    interval = [labels["low"], labels["high"]]
    head = [labels["touchpoint"]]
    for name in ("recognised", "importance", "emotion"):
        head += [labels[name], *interval, "n"]
    head += [labels[one] for one in ("lowest", "highest", "decided")]
    rows: list[list[Any]] = []
    for one in in_order(found, titles):
        had, matters, felt = one.recognised, one.importance, one.emotion
        rows.append(
            [
                titles.get(one.touchpoint, one.touchpoint),
                *(Percent(had.share), Percent(had.low), Percent(had.high), had.n),
                *(matters.value, matters.low, matters.high, matters.n),
                *(felt.value, felt.low, felt.high, felt.n),
                *(one.lowest, one.highest, one.n_decided),
            ]
        )
    above = [said(interviews.title, language, interviews.languages), found.in_words(spoken(language))]
    above += [labels["simulated"]] if interviews.is_simulated else []
    widths = [36, *(12, 8, 8, 6) * 3, 8, 8, 10]
    write_table(book, labels["touchpoints"], head, widths, rows, above=above)


def _quotes(book: Book, interviews: Interviews, titles: Mapping[str, str], language: str) -> None:
    labels = research_labels(language)
    themes = {one.id: said(one.title, language, interviews.languages) for one in interviews.themes}
    names = ("participant", "order", "touchpoint", "quote", "recognised", "importance", "emotion", "decided")
    head = [labels[one] for one in (*names, "need", "themes")]
    order: dict[str, int] = {}
    rows: list[list[Any]] = []
    for who, mention in mentions_of(interviews):
        order[who.id] = order.get(who.id, 0) + 1
        rows.append(
            [
                who.pseudonym,
                order[who.id],
                titles.get(mention.touchpoint or "", mention.touchpoint) or labels["no_touchpoint"],
                mention.quote,
                labels["yes" if mention.is_recognised else "no"] if mention.touchpoint else None,
                mention.importance,
                mention.emotion,
                labels["yes"] if mention.is_decision else None,
                mention.need,
                ", ".join(themes[one] for one in mention.themes),
            ]
        )
    write_table(book, labels["quotes"], head, [14, 10, 30, 70, 12, 10, 10, 10, 40, 30], rows)


def _themes(book: Book, interviews: Interviews, found: InterviewsOverview, language: str) -> None:
    labels = research_labels(language)
    rows = [
        [
            said(one.title, language, interviews.languages),
            found.themes.get(one.id, 0),
            found.n,
            said(one.description, language, interviews.languages),
        ]
        for one in interviews.themes
    ]
    write_table(
        book, labels["themes"], [labels["themes"], labels["participants"], "n", ""], [40, 14, 8, 70], rows
    )


def _together(book: Book, found: InterviewsOverview, language: str) -> None:
    labels = research_labels(language)
    above = [labels["together"], *(f"{label}: {text}" for label, text in together(found, language))]
    rows = [[one.n, one.expected, one.new] for one in found.saturation.steps]
    head = [labels[one] for one in ("interviews", "named", "new")]
    write_table(book, labels["together"], head, [28, 26, 12], rows, above=above)


def _participants(book: Book, interviews: Interviews, personas: Mapping[str, str], language: str) -> None:
    labels = research_labels(language)
    names = ("participant", "persona", "consented_on", "interviewed_on", "interviewer", "n_mentions")
    rows = [
        [
            one.pseudonym,
            personas.get(one.persona or "", one.persona),
            one.consented_on,
            one.interviewed_on or labels["planned"],
            one.interviewer,
            len(one.mentions),
        ]
        for one in interviews.participants
    ]
    write_table(book, labels["participants"], [labels[one] for one in names], [18, 26, 16, 18, 24, 12], rows)
