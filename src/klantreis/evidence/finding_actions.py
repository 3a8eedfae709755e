"""Actions proposed for findings: what to do, where it comes from, and what it may yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from klantreis.evidence.catalogue import TABLES
from klantreis.evidence.finding import Finding
from klantreis.evidence.gains import Gain, NoGain, estimated_by, gain_of, impact_of
from klantreis.evidence.gains_words import action_title, gain_reason, unit_of
from klantreis.evidence.open_findings import findings_of_proof
from klantreis.evidence.proof import Proof
from klantreis.mapping.documents.document import ident, walk
from klantreis.mapping.documents.plan import Action, ActionKind, Estimate, FoundBy, Origin, Plan
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import Text

_KINDS = {
    "contact_missing": ActionKind.SERVICE,
    "contact_named": ActionKind.SERVICE,
    "pain_emotion": ActionKind.SERVICE,
    "pain_reported": ActionKind.SERVICE,
    "pain_important": ActionKind.SERVICE,
    "touchpoint_unknown": ActionKind.CONTENT,
    "decision_missed": ActionKind.CONTENT,
    "step_not_passed": ActionKind.CONTENT,
    "order_reversed": ActionKind.CONTENT,
    "delight_unconfirmed": ActionKind.LOYALTY,
}


def action_of(
    journey_map: JourneyMap,
    proof: Proof | None,
    finding: Finding,
    *,
    also: Sequence[Finding] = (),
    found_by: FoundBy = FoundBy.PROOF,
    persona: str | None = None,
    taken: Iterable[str] = (),
) -> Action:
    """The action that a finding asks for: a title, where it comes from, and what it may yield.

    Parameters
    ----------
    journey_map, proof, finding
        The map, its proof and a finding of that or of its validation. Without a proof nothing is estimated.
    also
        Further findings that the same action answers: see `akin`.
    found_by
        Whether the proof or the validation found it.
    persona
        Of whom the finding is, where the proof does not say.
    taken
        Ids that are given out already.
    """
    languages = tuple(one for one in journey_map.head.languages if one in TABLES) or ("en",)
    gain = gain_of(proof, finding) if proof else NoGain("no_rate")

    def text(make: dict[str, str]) -> Text:
        return make if len(make) > 1 else make[languages[0]]

    title = {one: action_title(finding, one) for one in languages}
    description = {one: _description([finding, *also], gain, one) for one in languages}
    estimate = None
    if proof and isinstance(gain, Gain):
        estimate = Estimate(
            value=round(gain.value, 1),
            low=round(gain.low, 1),
            high=round(gain.high, 1),
            unit=unit_of(gain.unit, proof.outcome, languages[0]),
            why=text({one: gain_reason(gain, one) for one in languages}),
        )
    phase = next(
        (phase.id for phase in journey_map.phases for step in phase.steps if step.id == finding.step), None
    )
    return Action(
        id=new_id(title[languages[0]], set(taken), otherwise="action"),
        title=text(title),
        description=text(description),
        kind=_KINDS.get(finding.code, ActionKind.OWN),
        impact=impact_of(gain),
        estimate=estimate,
        origin=Origin(
            map=journey_map.id,
            part=finding.card or finding.step,
            finding=finding.id,
            also=tuple(one.id for one in also),
            found_by=found_by,
        ),
        persona=proof.persona if proof and proof.persona else persona,
        phase=phase,
    )


def _description(findings: Sequence[Finding], gain: Gain | NoGain, language: str) -> str:
    sentences = [one.sentence(language) for one in findings]
    if isinstance(gain, NoGain):
        sentences.append(gain.sentence(language))
    return " ".join(sentences)


def akin(finding: Finding, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Other findings about the same step whose estimate is the same figure: one action answers them all."""
    way = estimated_by(finding)
    if way is None:
        return ()
    return tuple(
        one
        for one in findings
        if one.id != finding.id and one.step == finding.step and estimated_by(one) == way
    )


def gathered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, tuple[Finding, ...]]]:
    """Findings in their order, each with those akin to it, which are not told again."""
    findings = tuple(findings)
    told: set[str] = set()
    for finding in findings:
        if finding.id not in told:
            also = akin(finding, findings)
            told |= {finding.id, *(one.id for one in also)}
            yield finding, also


def with_findings(
    plan: Plan, journey_map: JourneyMap, proof: Proof, *, most: int | None = None
) -> tuple[Plan, tuple[Action, ...]]:
    """The plan with an action for each open finding that it has none for yet, and these actions.

    Parameters
    ----------
    most
        How many to take, the weightiest first; all when left out.
    """
    known = {id_ for one in plan.actions if one.origin for id_ in one.origin.findings_on(journey_map.id)}
    taken = {ident(found.part) for found in walk(plan)}
    made: list[Action] = []
    for finding, also in list(gathered(findings_of_proof(journey_map, proof).open))[:most]:
        if known.isdisjoint({finding.id, *(one.id for one in also)}):
            action = action_of(journey_map, proof, finding, also=also, taken=taken)
            taken.add(action.id)
            made.append(action)
    return plan.changed(actions=(*plan.actions, *made)), tuple(made)
