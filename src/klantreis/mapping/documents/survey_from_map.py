"""A survey made from a map in one call: per touchpoint whether one knows it, how it matters and feels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.survey import Asks, Option, Page, Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_points import Point, points_of
from klantreis.mapping.documents.survey_texts import said_in
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import Text


def survey_of(
    journey_map: JourneyMap,
    id_: str,
    *,
    languages: Sequence[str] = (),
    touchpoints: Collection[str] = (),
    persona: str | None = None,
) -> Survey:
    """A survey about the touchpoints of a map.

    On a page for each: do you know it, how important was it (1-5), how did it feel (-2 … +2), anything to
    add. At the end: when did you decide, and what did we forget.

    Parameters
    ----------
    journey_map
        The map.
    id_
        Of the survey.
    languages
        In which it is asked; those of the map unless said. Questions are in Dutch and English.
    touchpoints
        Only these; all of the map unless said. A step without a touchpoint goes by its id.
    persona
        Id of the persona who is asked.

    Raises
    ------
    UnknownNameError
        When the map has no such touchpoint.
    """
    points = points_of(journey_map)
    for name in touchpoints:
        if name not in {point.touchpoint for point in points}:
            raise UnknownNameError("touchpoint", name, [point.touchpoint for point in points])
    chosen = [point for point in points if not touchpoints or point.touchpoint in touchpoints]
    asked = tuple(languages) or journey_map.head.languages
    return Survey(
        id=id_,
        title=said_in("title", asked, map=_by_language(journey_map.head.title, journey_map)),
        languages=asked,
        map=journey_map.id,
        persona=persona,
        intro=said_in("intro", asked),
        consent=said_in("consent", asked),
        join_consent=said_in("join_consent", asked),
        thanks=said_in("thanks", asked),
        is_simulated=journey_map.head.is_simulated,
        pages=(
            *(_page(point, journey_map, asked) for point in chosen),
            _last_page(chosen, journey_map, asked),
        ),
    )


def survey_without_questions(id_: str, title: str, languages: Sequence[str]) -> Survey:
    """A survey to be written by hand, with the words that stand around any: beginning, consent, thanks."""
    asked = tuple(languages)
    words = {field: said_in(field, asked) for field in ("intro", "consent", "join_consent", "thanks")}
    return Survey(id=id_, title=title, languages=asked, **words)


def _page(point: Point, journey_map: JourneyMap, languages: Sequence[str]) -> Page:
    """The page about one touchpoint; whoever does not know it is asked no more about it."""
    title = _by_language(point.title, journey_map)
    yes = f"{point.id}-yes"

    def question(asks: Asks, kind: QuestionKind, **more: Any) -> Question:
        about: dict[str, Any] = {"asks": asks, "touchpoint": point.touchpoint, "step": point.step, **more}
        return Question(
            id=f"{point.id}-{asks}", kind=kind, title=said_in(asks, languages, name=title), **about
        )

    then: dict[str, Any] = {"after": f"{point.id}-{Asks.RECOGNISED}", "after_options": (yes,)}
    answers = tuple(
        Option(id=f"{point.id}-{means}", title=said_in(means, languages), means=means)
        for means in ("yes", "no", "unsure")
    )
    ends: dict[str, Any] = {
        "worst_label": said_in("unimportant", languages),
        "best_label": said_in("important", languages),
    }
    faces: dict[str, Any] = {
        "worst_label": said_in("awful", languages),
        "best_label": said_in("wonderful", languages),
    }
    told = None if point.description is None else _by_language(point.description, journey_map)
    return Page(
        id=f"{point.id}-page",
        title=title,
        description=None if told == title else told,
        questions=(
            question(Asks.RECOGNISED, QuestionKind.SINGLE, options=answers, is_required=True),
            question(Asks.IMPORTANCE, QuestionKind.SCALE, **ends, **then),
            question(Asks.EMOTION, QuestionKind.EMOTION, **faces, **then),
            question(Asks.COMMENT, QuestionKind.TEXT, **then),
        ),
    )


def _last_page(points: Sequence[Point], journey_map: JourneyMap, languages: Sequence[str]) -> Page:
    moments = tuple(
        Option(
            id=f"{point.id}-decision",
            title=_by_language(point.title, journey_map),
            means=point.touchpoint,
        )
        for point in points
    )
    undecided = Option(id="journey-undecided", title=said_in("undecided", languages))
    return Page(
        id="journey-page",
        title=said_in("journey", languages),
        questions=(
            Question(
                id="journey-decision",
                kind=QuestionKind.SINGLE,
                title=said_in("decision", languages),
                asks=Asks.DECISION,
                options=(*moments, undecided),
                allows_other=True,
            ),
            Question(
                id="journey-missing",
                kind=QuestionKind.TEXT,
                title=said_in("missing", languages),
                help=said_in("missing_help", languages),
                asks=Asks.MISSING,
            ),
            Question(
                id="journey-need", kind=QuestionKind.TEXT, title=said_in("need", languages), asks=Asks.NEED
            ),
        ),
    )


def _by_language(text: Text, journey_map: JourneyMap) -> Text:
    """A text of the map, whose plain texts are in the map's first language."""
    return text if not isinstance(text, str) else {journey_map.head.languages[0]: text}
