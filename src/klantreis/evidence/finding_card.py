"""A finding as a card: the operation that puts onto the map what a proof found."""

from __future__ import annotations

from typing import Any

from klantreis.evidence.catalogue import TABLES, text_in
from klantreis.evidence.finding import ChangedMapError, Finding
from klantreis.evidence.marking import measured_reading
from klantreis.evidence.proof import Proof
from klantreis.journeys.results import START
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, All, AnyOperation, Set
from klantreis.mapping.part import new_id
from klantreis.mapping.places import all_ids
from klantreis.mapping.texts import Text, said

PREFIX = "finding-"

# The kind of card that each finding makes; the others add to the card that they are about.
_KINDS = {
    "step_not_passed": "opportunity",
    "order_reversed": "opportunity",
    "emotion_not_reported": "opportunity",
    "pain_emotion": "pain",
    "pain_drop_off": "pain",
    "pain_time": "pain",
    "dead_end": "pain",
    "loop": "pain",
    "repeat": "pain",
    "moment_missed_good": "moment_of_truth",
    "moment_missed_bad": "moment_of_truth",
}
_MEASURED = "emotion_not_measured"
_MISSING = "contact_missing"


def card_of_finding(
    journey_map: JourneyMap, proof: Proof, finding: Finding, *, step: str | None = None
) -> AnyOperation:
    """The operation by which a finding becomes a card, or evidence on the card that it is about.

    A pain, a moment of truth or an opportunity comes on the finding's step, a contact that is missing on
    the step after which it mostly happens, a measured emotion on the emotion card. The finding's sentence
    goes along as evidence with its figure, n and interval.

    Parameters
    ----------
    step
        Another step to put it on.

    Raises
    ------
    ChangedMapError
        When the step or the card is no longer on the map.
    """
    ids = set(all_ids(journey_map))
    where = step or finding.step or _step_of_contact(journey_map, proof, finding)
    for needed in (where, finding.card):
        if needed is not None and needed not in ids:
            raise ChangedMapError(finding)
    evidence = _evidence(journey_map, proof, finding, ids)
    if finding.code == _MEASURED and finding.step and finding.card:
        figures = proof.step(finding.step)
        reading = figures and measured_reading(journey_map.step(finding.step), figures, journey_map, proof)
        return Set(id=finding.card, field="measured", value=reading)
    if finding.card is not None and finding.code not in _KINDS:
        return Add(what="evidence", parent=finding.card, part=evidence)
    kind = "touchpoint" if finding.code == _MISSING else _KINDS[finding.code]
    return new_card(journey_map, finding, kind, where, evidence)


def new_card(
    journey_map: JourneyMap, finding: Finding, kind: str, step: str, evidence: dict[str, Any]
) -> AnyOperation:
    """The operation that puts a card of a finding on a step, in a lane of its own where there is none."""
    ids = set(all_ids(journey_map))
    part: dict[str, Any] = {"id": new_id(f"{step}-{kind}", ids), "kind": kind, "evidence": [evidence]}
    if kind == "touchpoint":
        part["touchpoint"] = finding.touchpoint
    else:
        part["text"] = _text(finding, journey_map)
    if kind == "moment_of_truth":
        part["why"] = evidence["text"]
    lane = next((lane.id for lane in journey_map.lanes if lane.kind == kind), None)
    if lane is not None:
        return Add(what="card", parent=step, lane=lane, part=part)
    lane = new_id(kind, ids | {part["id"]})
    new_lane = Add(what="lane", part={"id": lane, "kind": kind})
    return All(operations=(new_lane, Add(what="card", parent=step, lane=lane, part=part)))


def _text(finding: Finding, journey_map: JourneyMap) -> Text:
    languages = journey_map.head.languages
    other = said(finding.figures.get("other"), languages[0], languages)
    return text_in("CARDS", finding.code, languages, other=other)


def _step_of_contact(journey_map: JourneyMap, proof: Proof, finding: Finding) -> str:
    """The step after which a contact that is on no step mostly happens; of the start the first one."""
    after = [
        one.after for one in proof.conformance.deviations if one.touchpoint == finding.touchpoint
    ]  # the commonest first
    here = next((id_ for id_ in after if id_ != START), None)
    return here if after and after[0] != START and here else journey_map.steps[0].id


def _evidence(journey_map: JourneyMap, proof: Proof, finding: Finding, ids: set[str]) -> dict[str, Any]:
    """The finding as a metric: its sentence, and its figure with n and interval."""
    languages = journey_map.head.languages
    known = [language for language in languages if language in TABLES] or ["en"]
    sentences = {language: finding.sentence(language) for language in known}
    first, last = proof.steps.first, proof.steps.last
    period = f", {first:%Y-%m-%d} – {last:%Y-%m-%d}" if first and last else ""
    taken = ids if finding.card is None else ids | {finding.card}
    return {
        "id": new_id(f"{PREFIX}{finding.id}", taken),
        "kind": "metric",
        "text": sentences if len(known) > 1 else sentences[known[0]],
        **_figure(finding),
        "n": finding.n,
        "source": f"klantreis{period}",
        "date": proof.made_at.date().isoformat(),
    }


def _figure(finding: Finding) -> dict[str, Any]:
    """The figure that the finding rests on, with its interval where it has one."""
    figures = finding.figures
    if "points" in figures:
        points = 100 * (figures["share"] - figures["other_share"])
        return _bounded(points, figures["low_points"], figures["high_points"], "points")
    if "emotion" in figures:
        return _bounded(figures["emotion"], figures["low_emotion"], figures["high_emotion"], None)
    if "median_seconds" in figures:
        return {"value": round(figures["median_seconds"], 1), "unit": "s"}
    share, low, high = (100 * figures[name] for name in ("share", "low_share", "high_share"))
    return _bounded(share, low, high, "%")


def _bounded(value: float, low: float, high: float, unit: str | None) -> dict[str, Any]:
    figure = {"value": round(value, 3), "low": round(low, 3), "high": round(high, 3), "unit": unit}
    return {name: one for name, one in figure.items() if one is not None}
