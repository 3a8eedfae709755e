"""Writing a proof on its map: measured emotions, and figures as evidence on the cards they speak of."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from klantreis.evidence.catalogue import text_in
from klantreis.evidence.conformance_result import Share
from klantreis.evidence.findings import card_of
from klantreis.evidence.proof import Proof
from klantreis.evidence.step_figures import StepFigures
from klantreis.mapping.cards import AnyCard, EmotionCard
from klantreis.mapping.map import JourneyMap, Step
from klantreis.mapping.operation import Add, AnyOperation, Remove, Set
from klantreis.mapping.operations import apply
from klantreis.mapping.part import new_id
from klantreis.mapping.places import all_ids
from klantreis.mapping.texts import said

PREFIX = "proof-"  # ids of evidence that a proof wrote, so that the next one can take its place

# Per kind of card the figures that speak of it.
FIGURES = {
    "touchpoint": ("reached",),
    "pain": ("drop_off", "time_to_next"),
    "moment_of_truth": ("effect",),
}


def proved(journey_map: JourneyMap, proof: Proof) -> JourneyMap:
    """The map with what was measured written on it; what an earlier proof wrote is replaced.

    Steps get the measured emotion beside what is assumed and reported, and their first touchpoint card,
    pains and moments of truth get figures as evidence, with n, interval, period and formula. Steps that
    the proof does not know are left alone.
    """
    for operation in _old_evidence(journey_map):
        journey_map = apply(journey_map, operation)
    for step in journey_map.steps:
        figures = proof.step(step.id)
        if figures is None or figures.is_silent:
            continue
        for operation in _emotion(journey_map, step, figures, proof):
            journey_map = apply(journey_map, operation)
        for card in _cards(step):
            for name in FIGURES[card.kind]:
                metric = _metric(name, figures, journey_map, proof)
                if metric is not None:
                    id_ = new_id(f"{PREFIX}{card.id}-{name}", set(all_ids(journey_map)))
                    part = {"id": id_, "kind": "metric", **metric}
                    journey_map = apply(journey_map, Add(what="evidence", parent=card.id, part=part))
    return journey_map


def _old_evidence(journey_map: JourneyMap) -> Iterator[AnyOperation]:
    for _, _, card in journey_map.cards:
        for one in card.evidence:
            if one.kind == "metric" and one.id.startswith(PREFIX):
                yield Remove(id=one.id)


def _cards(step: Step) -> Iterator[AnyCard]:
    """The cards of a step that figures speak of; of its touchpoints the first, which stands for the step."""
    seen = False
    for cell in step.cards.values():
        for card in cell:
            if card.kind in FIGURES and not (card.kind == "touchpoint" and seen):
                seen |= card.kind == "touchpoint"
                yield card


def _emotion(
    journey_map: JourneyMap, step: Step, figures: StepFigures, proof: Proof
) -> Iterator[AnyOperation]:
    """The measured series of the step's emotion card; without a measurement an old one is taken away."""
    card: EmotionCard | None = card_of(step, "emotion", proof.persona)
    reading = measured_reading(step, figures, journey_map, proof)
    if card is not None:
        if reading is not None or card.measured is not None:
            yield Set(id=card.id, field="measured", value=reading)
    elif reading is not None:
        taken = set(all_ids(journey_map))
        lane = next((lane.id for lane in journey_map.lanes if lane.kind == "emotion"), None)
        if lane is None:
            lane = new_id("emotion", taken)
            taken.add(lane)
            yield Add(what="lane", part={"id": lane, "kind": "emotion"})
        part = {"id": new_id(f"{step.id}-emotion", taken), "kind": "emotion", "measured": reading}
        if proof.persona in {persona.id for persona in journey_map.personas}:
            part["persona"] = proof.persona
        yield Add(what="card", parent=step.id, lane=lane, part=part)


def measured_reading(
    step: Step, figures: StepFigures, journey_map: JourneyMap, proof: Proof
) -> dict[str, Any] | None:
    """The measured emotion of a step as a card holds it; None when nothing was measured."""
    mean = figures.emotion
    if not mean.n:
        return None
    scales = [f"{name}: {proof.scales[name]}" for name in step.touchpoints if name in proof.scales]
    reading = {
        "value": round(mean.value, 3),
        "n": mean.n,
        "low": round(mean.low, 3),
        "high": round(mean.high, 3),
        "scale": "; ".join(scales) or None,
        "formula": said(text_in("FORMULAS", "emotion", journey_map.head.languages[:1]), ""),
        **_origin(proof),
    }
    return {key: value for key, value in reading.items() if value is not None}


def _origin(proof: Proof) -> dict[str, Any]:
    """Where a figure comes from: which period of the journeys, and when it was made."""
    first, last = proof.steps.first, proof.steps.last
    period = f", {first:%Y-%m-%d} – {last:%Y-%m-%d}" if first and last else ""
    return {"source": f"klantreis{period}", "date": proof.made_at.date().isoformat()}


def _metric(name: str, figures: StepFigures, journey_map: JourneyMap, proof: Proof) -> dict[str, Any] | None:
    """A figure as evidence; None when it is not known."""
    measured = _measured(name, figures)
    if measured is None:
        return None
    languages = journey_map.head.languages
    return {
        "text": text_in("EVIDENCE", name, languages),
        "formula": said(text_in("FORMULAS", name, languages[:1]), ""),
        **measured,
        **_origin(proof),
    }


def _measured(name: str, figures: StepFigures) -> dict[str, Any] | None:
    if name == "time_to_next":
        times = figures.time_to_next
        return {"value": round(times.median, 1), "unit": "s", "n": times.n} if times.n else None
    if name == "effect":
        effect = figures.effect
        if effect is None or math.isnan(effect.difference):
            return None
        n = effect.passed.n + effect.others.n
        return _percent(effect.difference, effect.low, effect.high, n)
    share: Share = getattr(figures, name)
    return _percent(share.share, share.low, share.high, share.n) if share.n else None


def _percent(value: float, low: float, high: float, n: int) -> dict[str, Any]:
    value, low, high = (round(100 * one, 2) for one in (value, low, high))
    return {"value": value, "low": low, "high": high, "n": n, "unit": "%"}
