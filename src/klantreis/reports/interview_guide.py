"""The guide of interviews on paper, with room to write, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from os import PathLike
from typing import Any

from klantreis.mapping.documents.interviews import GuideQuestion, Interviews
from klantreis.mapping.documents.question_bank import THEMES
from klantreis.mapping.documents.survey import Asks
from klantreis.mapping.documents.survey_points import points_of
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import said
from klantreis.reports.destination import destination
from klantreis.reports.labels import day, spoken
from klantreis.reports.markdown_text import as_it_is
from klantreis.reports.research_labels import research_labels

GUIDE_FORMATS = (".pdf", ".md")
# How a question is answered on paper, by what it asks; any other by words.
_LOOKS = {Asks.RECOGNISED: "known", Asks.IMPORTANCE: "scale", Asks.EMOTION: "faces"}
_SHORT = "known", "scale", "faces"


def export_guide(
    interviews: Interviews,
    path: str | PathLike[str],
    *,
    language: str | None = None,
    journey_map: JourneyMap | None = None,
    today: date | None = None,
) -> None:
    """Write the guide of interviews to a file; the ending of its name says in which format.

    Parameters
    ----------
    path
        Where to: .pdf has room to write under every question.
    language
        One of the guide's languages; its first when left out, or when it has no such language.
    journey_map
        The map that they are about, for what its touchpoints are called.
    today
        The day that it names as that of its making.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, GUIDE_FORMATS, "an interview guide", nl="een gespreksleidraad")
    today = today or date.today()
    shown = guide_sheet(interviews, today, language=language, journey_map=journey_map)
    if path.suffix.lower() == ".md":
        path.write_text("\n".join(_lines(shown)) + "\n", encoding="utf-8")
        return
    from klantreis.reports.printing import printed  # noqa: PLC0415 - Typst only where it is asked

    path.write_bytes(printed("interview-guide", shown, ".pdf", today))


def guide_sheet(
    interviews: Interviews,
    today: date,
    *,
    language: str | None = None,
    journey_map: JourneyMap | None = None,
) -> dict[str, Any]:
    """The guide made ready to be shown, as plain data in words of one language."""
    language = spoken_in(interviews.languages, language)
    labels = research_labels(language)
    titles = titles_of(journey_map, language)

    def told(text: Any) -> str:
        return said(text, language, interviews.languages)

    numbers = {one.id: number for number, one in enumerate(interviews.guide, 1)}
    return {
        "lang": spoken(language),
        "labels": dict(labels),
        "kicker": labels["guide"],
        "title": told(interviews.title),
        "is_simulated": interviews.is_simulated,
        "printed": labels["printed"].format(day=day(today, language)),
        "intro": told(interviews.intro),
        "consent": told(interviews.consent),
        "chapters": [
            {
                "title": _chapter_title(touchpoint, theme, titles, language),
                "questions": [
                    {"number": numbers[one.id], "text": told(one.text), "look": _look(one)}
                    for one in questions
                ],
            }
            for (touchpoint, theme), questions in groupby(interviews.guide, _chapter)
        ],
    }


def spoken_in(languages: tuple[str, ...], asked: str | None) -> str:
    """The language of a paper that customers read: one that it is written in."""
    same = (one for one in languages if asked and one.partition("-")[0] == asked.partition("-")[0])
    return next(same, languages[0])


def titles_of(journey_map: JourneyMap | None, language: str) -> dict[str, str]:
    """What the points of a map that customers are asked about are called, in its order."""
    if journey_map is None:
        return {}
    languages = journey_map.head.languages
    return {one.touchpoint: said(one.title, language, languages) for one in points_of(journey_map)}


def _chapter(question: GuideQuestion) -> tuple[str | None, str | None]:
    """Questions under one theme, or of one touchpoint, that follow each other stand together."""
    return question.touchpoint, None if question.touchpoint else question.theme


def _chapter_title(
    touchpoint: str | None, theme: str | None, titles: Mapping[str, str], language: str
) -> str:
    if touchpoint:
        return titles.get(touchpoint, touchpoint)
    known = THEMES.get(theme or "")
    return known[spoken(language)] if known else theme or research_labels(language)["other_theme"]


def _look(question: GuideQuestion) -> str:
    return _LOOKS.get(question.asks, "open") if question.asks else "open"


def _lines(shown: Mapping[str, Any]) -> Iterator[str]:
    labels = shown["labels"]
    yield f"# {as_it_is(shown['title'])}"
    if shown["is_simulated"]:
        yield from ("", f"*{labels['simulated']}*")
    yield from ("", "  \n".join(f"{labels[one]}: ……………" for one in ("participant", "interviewer", "day")))
    if shown["intro"]:
        yield from ("", as_it_is(shown["intro"]))
    if shown["consent"]:
        yield from ("", f"☐ {as_it_is(shown['consent'])}")
    if not shown["chapters"]:
        yield from ("", f"*{labels['no_questions']}*")
    for chapter in shown["chapters"]:
        yield from ("", f"## {as_it_is(chapter['title'])}", "")
        for one in chapter["questions"]:
            yield f"{one['number']}. {as_it_is(one['text'])}"
            if one["look"] in _SHORT:
                yield f"   {answers_in_words(one['look'], labels)}"


def answers_in_words(look: str, labels: Mapping[str, str]) -> str:
    """What can be ticked under a question of the guide, on one line."""
    if look == "known":
        return "  ".join(f"☐ {labels[one]}" for one in ("yes", "no", "unsure"))
    if look == "scale":
        return f"{labels['not']}  " + "  ".join(f"☐ {score}" for score in range(1, 6)) + f"  {labels['very']}"
    return "  ".join(f"☐ {labels[str(score)]}" for score in range(-2, 3))
