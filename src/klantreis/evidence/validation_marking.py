"""Writing on a map what customers reported: the reported series of its emotion cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from typing import Any

from klantreis.evidence.catalogue import text_in
from klantreis.evidence.findings import card_of
from klantreis.evidence.satisfaction import Mean
from klantreis.evidence.validation_result import PointOverview, Validation
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Set
from klantreis.mapping.texts import said


def reported_on(
    journey_map: JourneyMap, validation: Validation, *, source: str, date: day | None = None
) -> tuple[Set, ...]:
    """The operations that write the reported emotion, with its n and interval, on the cards of a map.

    A step with several touchpoints has one emotion: that of the touchpoint of which most were asked. Steps
    without an emotion card, and those of which nobody said how they feel, are left alone.

    Parameters
    ----------
    journey_map, validation
        The map as it is, and what customers said of it.
    source, date
        What the cards say of where it comes from, such as the survey's title, and of when.
    """
    return tuple(_operations(journey_map, validation, source, date))


def _operations(
    journey_map: JourneyMap, validation: Validation, source: str, date: day | None
) -> Iterator[Set]:
    for point in _most_asked(validation):
        step = next((one for one in journey_map.steps if one.id == point.step), None)
        card: EmotionCard | None = card_of(step, "emotion", validation.persona) if step else None
        emotion = point.reported.emotion
        if card is None or not emotion.n:
            continue
        yield Set(
            id=card.id,
            field="reported",
            value=reported_reading(journey_map, emotion, source=source, date=date),
        )


def reported_reading(
    journey_map: JourneyMap, emotion: Mean, *, source: str, date: day | None
) -> dict[str, Any]:
    """What customers reported of an emotion, as the data of a reading on a card."""
    languages = journey_map.head.languages
    reading = {
        "value": round(emotion.value, 3),
        "n": emotion.n,
        "low": round(emotion.low, 3),
        "high": round(emotion.high, 3),
        "scale": "-2..2",
        "formula": said(text_in("FORMULAS", "emotion", languages[:1]), languages[0]),
        "source": source,
        "date": date.isoformat() if date else None,
    }
    return {key: one for key, one in reading.items() if one is not None}


def _most_asked(validation: Validation) -> Iterator[PointOverview]:
    """Per step its touchpoint with most reported emotions."""
    best: dict[str, PointOverview] = {}
    for point in validation.points:
        known = best.get(point.step)
        if known is None or point.reported.emotion.n > known.reported.emotion.n:
            best[point.step] = point
    yield from best.values()
