"""A finding of validation as a card: the operation that puts onto the map what customers said."""

from __future__ import annotations

import re
from datetime import date as day
from typing import Any

from klantreis.evidence.catalogue import TABLES
from klantreis.evidence.finding import ChangedMapError, Finding
from klantreis.evidence.finding_card import PREFIX, new_card
from klantreis.evidence.findings import card_of
from klantreis.evidence.validation_marking import reported_reading
from klantreis.evidence.validation_result import Validation
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.map import JourneyMap, Step
from klantreis.mapping.operation import AnyOperation, Set
from klantreis.mapping.part import new_id
from klantreis.mapping.places import all_ids

# What each finding becomes; all others are an opportunity: something to find out.
KINDS = {
    "contact_named": "touchpoint",
    "pain_reported": "pain",
    "pain_important": "pain",
    "decision_missed": "moment_of_truth",
}
_REPORTED = "emotion_not_reported"
_SAME = 0.05  # emotions closer than this are written alike


def card_of_disagreement(
    journey_map: JourneyMap,
    validation: Validation,
    finding: Finding,
    *,
    source: str,
    date: day | None = None,
    step: str | None = None,
) -> AnyOperation:
    """The operation by which a finding of validation becomes a card.

    An emotion that customers do not share is written on the emotion card as reported, beside what is
    assumed. A pain, a moment of truth, a contact that the map lacks, or else an opportunity, comes on the
    finding's step with what customers said as evidence.

    Parameters
    ----------
    journey_map, validation, finding
        The map as it is, its validation, and one of the findings of that.
    source, date
        What the evidence says of where it comes from, such as the survey's title, and of when.
    step
        Another step to put it on; a contact that the map lacks comes on the first one otherwise.

    Raises
    ------
    ChangedMapError
        When the step is no longer on the map.
    """
    where = step or finding.step or journey_map.steps[0].id
    found = next((one for one in journey_map.steps if one.id == where), None)
    if found is None:
        raise ChangedMapError(finding)
    if finding.code == _REPORTED:
        return _reported(journey_map, validation, finding, found, source, date)
    evidence = _evidence(journey_map, finding, source, date)
    return new_card(journey_map, finding, KINDS.get(finding.code, "opportunity"), where, evidence)


def part_with(journey_map: JourneyMap, finding: Finding) -> str | None:
    """The card that carries a finding, as evidence or as its reported emotion; None when none does."""
    known = re.compile(rf"{PREFIX}{finding.id}(-\d+)?")
    for _, _, card in journey_map.cards:
        if any(known.fullmatch(one.id) for one in card.evidence):
            return card.id
        if finding.code == _REPORTED and isinstance(card, EmotionCard) and _holds(journey_map, card, finding):
            return card.id
    return None


def _holds(journey_map: JourneyMap, card: EmotionCard, finding: Finding) -> bool:
    """Whether an emotion card of the finding's step has the emotion that customers reported."""
    step = next((one for one in journey_map.steps if one.id == finding.step), None)
    is_there = step is not None and any(card in cell for cell in step.cards.values())
    reported = card.reported
    return is_there and reported is not None and abs(reported.value - finding.figures["emotion"]) < _SAME


def _reported(
    journey_map: JourneyMap,
    validation: Validation,
    finding: Finding,
    step: Step,
    source: str,
    date: day | None,
) -> AnyOperation:
    card = card_of(step, "emotion", validation.persona)
    point = validation.point(finding.touchpoint or "")
    if card is None or point is None:
        raise ChangedMapError(finding)
    reading = reported_reading(journey_map, point.reported.emotion, source=source, date=date)
    return Set(id=card.id, field="reported", value=reading)


def _evidence(journey_map: JourneyMap, finding: Finding, source: str, date: day | None) -> dict[str, Any]:
    """The finding as what people answered: its sentence, and its figure with n and interval."""
    languages = [one for one in journey_map.head.languages if one in TABLES] or ["en"]
    sentences = {language: finding.sentence(language) for language in languages}
    figures = finding.figures
    name, factor = ("emotion", 1) if "emotion" in figures else ("share", 100)
    values = {"value": name, "low": f"low_{name}", "high": f"high_{name}"}
    return {
        "id": new_id(f"{PREFIX}{finding.id}", set(all_ids(journey_map))),
        "kind": "answer",
        "text": sentences if len(sentences) > 1 else sentences[languages[0]],
        **{field: round(factor * figures[key], 3) for field, key in values.items()},
        "scale": "-2..2" if name == "emotion" else "%",
        "n": finding.n,
        "source": source[:200],
        **({"date": date.isoformat()} if date else {}),
    }
