"""Advice on a map: what a good one has. Nothing here stops anyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from klantreis.mapping.cards import EmotionCard, MomentOfTruthCard, TouchpointCard
from klantreis.mapping.evidence import Answer, Evidence, Metric
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona
from klantreis.mapping.places import Found, id_of, kind_of, title_of, walk
from klantreis.mapping.problem import Place, Problem, warning
from klantreis.mapping.texts import Text, languages_of, said
from klantreis.mapping.touchpoint import Register

MOST_STEPS = 40


def advice(
    journey_map: JourneyMap,
    *,
    register: Register | Collection[str] | None,
    personas: Iterable[Persona] | None,
    today: date,
) -> Iterator[Problem]:
    """What would make the map better."""
    yield from on_its_keeping(journey_map, today)
    yield from on_its_steps(journey_map)
    yield from on_channels(journey_map, register, [*journey_map.personas, *(personas or ())])
    yield from on_evidence(journey_map)
    yield from on_languages(journey_map)


def on_its_keeping(journey_map: JourneyMap, today: date) -> Iterator[Problem]:
    """Whether someone keeps it true, and looked at it in time."""
    head = journey_map.head
    if not head.owner:
        yield warning("no_owner", ("head", "owner"))
    if head.review_on is None:
        yield warning("no_review_date", ("head", "review_on"))
    elif head.review_on < today:
        late = (today - head.review_on).days
        yield warning("review_due", ("head", "review_on"), date=head.review_on.isoformat(), n=late)


def on_its_steps(journey_map: JourneyMap) -> Iterator[Problem]:
    """Whether there are enough steps, too many, and a moment of truth among them."""
    n = len(journey_map.steps)
    if n == 0:
        yield warning("no_steps")
        return
    if n > MOST_STEPS:
        yield warning("many_steps", n=n, most=MOST_STEPS)
    if not any(isinstance(card, MomentOfTruthCard) for _, _, card in journey_map.cards):
        yield warning("no_moment_of_truth")


def on_channels(
    journey_map: JourneyMap, register: Register | Collection[str] | None, personas: Iterable[Persona]
) -> Iterator[Problem]:
    """Preferred channels of the personas that no touchpoint is in; silent while a channel is unknown."""
    registered = register.touchpoints if isinstance(register, Register) else ()
    channel_of = {touchpoint.name: touchpoint.channel for touchpoint in registered}
    cards = [card for _, _, card in journey_map.cards if isinstance(card, TouchpointCard)]
    channels = {card.channel or channel_of.get(card.touchpoint) for card in cards}
    if not cards or None in channels:
        return
    for persona in {one.id: one for one in personas if one.id in journey_map.head.personas}.values():
        for channel in persona.channels:
            if channel not in channels:
                yield warning("channel_missing", (persona.id,), persona=persona.name, channel=channel)


def on_evidence(journey_map: JourneyMap) -> Iterator[Problem]:
    """Evidence that others cannot check, and figures without a number of cases."""
    for step, _, card in journey_map.cards:
        for one in card.evidence:
            missing = _missing(one)
            if missing:
                where = (step.id, card.id, one.id)
                yield warning("evidence_incomplete", where, evidence=one.id, card=card.id, missing=missing)
        if isinstance(card, EmotionCard):
            for series, reading in (("reported", card.reported), ("measured", card.measured)):
                if reading is not None and reading.n is None:
                    place = Place("step", said(step.title, "", journey_map.head.languages))
                    yield warning("figure_without_n", (step.id, card.id, series), place=place, series=series)


def _missing(one: Evidence) -> list[str]:
    has_figure = isinstance(one, Metric) or (isinstance(one, Answer) and one.value is not None)
    wanted = ("source", "date", "n") if has_figure else ("source", "date")
    return [field for field in wanted if getattr(one, field) is None]


def on_languages(journey_map: JourneyMap) -> Iterator[Problem]:
    """Texts in a language that the head does not name."""
    declared = journey_map.head.languages
    for found in walk(journey_map):
        used = {language for text in _texts(found) for language in languages_of(text)}
        for language in sorted(used - set(declared)):
            name = "" if found.what == "head" else said(title_of(found.part), "", declared)
            yield warning(
                "undeclared_language",
                (id_of(found.part),),
                place=Place(kind_of(found), name),
                language=language,
                found=declared,
            )


def _texts(found: Found) -> Iterator[Text | None]:
    part: Any = found.part
    if found.what == "evidence":
        return  # its card has told of it
    if hasattr(part, "texts"):
        yield from part.texts()
        return
    for field in ("title", "goal", "scenario", "expectations", "description", "label"):
        yield getattr(part, field, None)
