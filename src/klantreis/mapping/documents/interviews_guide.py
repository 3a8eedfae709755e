"""A guide for interviews, made from a map: open questions around it, and the same ones of each touchpoint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.interviews import GuideQuestion, Interviews
from klantreis.mapping.documents.question_bank import BANK, PER_POINT, THEMES, BankQuestion
from klantreis.mapping.documents.survey_points import Point, points_of
from klantreis.mapping.documents.survey_texts import said_in, wording_in
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import Text

BEFORE = ("opening", "need", "orientation")
AFTER = ("decision", "trouble", "closing")


def interviews_of(
    journey_map: JourneyMap,
    id_: str,
    *,
    languages: Sequence[str] = (),
    themes: Collection[str] = (*BEFORE, *AFTER),
) -> Interviews:
    """Interviews about a map, with a guide and nobody interviewed yet.

    Parameters
    ----------
    journey_map
        The map.
    id_
        Of the document.
    languages
        Of the guide; those of the map unless said.
    themes
        Headings of the question bank to ask from before and after the touchpoints.

    Raises
    ------
    UnknownNameError
        When the bank has no such theme.
    """
    for theme in themes:
        if theme not in THEMES:
            raise UnknownNameError("theme", theme, THEMES)
    asked = tuple(languages) or journey_map.head.languages
    title = journey_map.head.title
    by_language = title if not isinstance(title, str) else {journey_map.head.languages[0]: title}
    around = [one for one in BANK if one.theme in themes]
    opening = [one for one in around if one.theme not in AFTER]
    closing = [one for one in around if one.theme in AFTER]
    return Interviews(
        id=id_,
        title=said_in("interviews_title", asked, map=by_language),
        languages=asked,
        map=journey_map.id,
        intro=said_in("interviews_intro", asked),
        consent=said_in("interviews_consent", asked),
        is_simulated=journey_map.head.is_simulated,
        guide=(
            *_open(opening, asked),
            *(one for point in points_of(journey_map) for one in _about(point, journey_map, asked)),
            *_open(closing, asked),
        ),
    )


def _open(questions: Iterable[BankQuestion], languages: Sequence[str]) -> Iterator[GuideQuestion]:
    often: dict[str, int] = {}
    for question in questions:
        number = often[question.theme] = often.get(question.theme, 0) + 1
        yield GuideQuestion(
            id=f"open-{question.theme}-{number}",
            text=wording_in(question.texts, languages),
            asks=question.asks,
            theme=question.theme,
        )


def _about(point: Point, journey_map: JourneyMap, languages: Sequence[str]) -> Iterator[GuideQuestion]:
    name: Text = point.title
    if isinstance(name, str):
        name = {journey_map.head.languages[0]: name}
    for asks, texts in PER_POINT.items():
        yield GuideQuestion(
            id=f"{point.id}-{asks}",
            text=wording_in(texts, languages, name=name),
            asks=asks,
            touchpoint=point.touchpoint,
            step=point.step,
            theme="contact",
        )
