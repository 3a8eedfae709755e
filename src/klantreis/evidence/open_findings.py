"""Open findings and those that a team set aside: one definition for screens, reports, plans and commands.

A finding that was set aside stays so in every later proof and validation that finds the same: the same kind
at the same place, which is what its id is made of. It comes back by itself when it became markedly worse.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from klantreis.errors import UnknownNameError
from klantreis.evidence.catalogue import TABLES
from klantreis.evidence.effect_statistics import Gap, mover
from klantreis.mapping.aside import Aside
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, All, AnyOperation, Remove

if TYPE_CHECKING:
    from klantreis.evidence.finding import Finding
    from klantreis.evidence.proof import Proof
    from klantreis.evidence.validation_result import Validation

PREFIX = "aside-"
_RISES = frozenset(
    {"contact_missing", "order_reversed", "pain_drop_off", "dead_end", "loop", "repeat", "decision_missed"}
    | {"contact_named", "moment_missed_good"}
)
_FALLS = frozenset(
    {"step_not_passed", "touchpoint_unknown", "pain_emotion", "pain_reported", "pain_important"}
    | {"delight_unconfirmed", "moment_missed_bad"}
)


@dataclass(frozen=True)
class Worsening:
    """The figure that a finding rests on, with its interval, and in which direction it is worse.

    Attributes
    ----------
    value, low, high
        A share 0..1, an emotion, or points of difference; never without an interval.
    is_worse_low
        Whether less is worse.
    """

    value: float
    low: float
    high: float
    is_worse_low: bool

    def is_beyond(self, aside: Aside) -> bool:
        """Whether the whole interval lies on the worse side of the one when it was set aside."""
        if self.is_worse_low:
            return aside.low is not None and self.high < aside.low
        return aside.high is not None and self.low > aside.high


@dataclass(frozen=True)
class SortedFindings:
    """Findings as a team wants to see them, each part with the weightiest first.

    Attributes
    ----------
    open
        What asks for something, also what came back.
    aside
        What was set aside, with who did, when and why.
    back
        Per id of an open finding how it was set aside before it became worse.
    """

    open: tuple[Finding, ...]
    aside: tuple[tuple[Finding, Aside], ...]
    back: Mapping[str, Aside]


def sorted_findings(journey_map: JourneyMap, findings: Iterable[Finding], *, of: str = "") -> SortedFindings:
    """Which findings are open, which were set aside, and which of these came back.

    Parameters
    ----------
    journey_map
        The map as it is now; it holds what was set aside.
    findings
        Of a proof or a validation.
    of
        Whose journeys or answers: `whose(proof)`, or the persona of a validation. What was set aside when
        looking at others stays aside and is not compared with them.
    """
    known = {one.finding: one for one in journey_map.asides}
    is_open: list[Finding] = []
    aside: list[tuple[Finding, Aside]] = []
    back: dict[str, Aside] = {}
    for finding in findings:
        before = known.get(finding.id)
        now = worsening(finding)
        if before is None:
            is_open.append(finding)
        elif before.of == of and now is not None and now.is_beyond(before):
            is_open.append(finding)
            back[finding.id] = before
        else:
            aside.append((finding, before))
    return SortedFindings(tuple(is_open), tuple(aside), back)


def findings_of_proof(journey_map: JourneyMap, proof: Proof) -> SortedFindings:
    """The same of a proof."""
    return sorted_findings(journey_map, proof.findings, of=whose(proof))


def proof_with_open(journey_map: JourneyMap, proof: Proof) -> Proof:
    """The proof without the findings that were set aside: what reports and plans go by."""
    return replace(proof, findings=findings_of_proof(journey_map, proof).open)


def validation_with_open(journey_map: JourneyMap, validation: Validation) -> Validation:
    """The same of a validation."""
    found = sorted_findings(journey_map, validation.findings, of=validation.persona or "")
    return replace(validation, findings=found.open)


def whose(proof: Proof) -> str:
    """A word for whom and what a proof is of, its period apart; empty for everyone and everything."""
    lens = {name: value for name, value in proof.lens.items() if name != "period"}
    if not lens:
        return proof.persona or ""
    said = json.dumps([proof.persona, lens], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def set_aside(
    journey_map: JourneyMap, finding: Finding, *, why: str, on: date, by: str | None = None, of: str = ""
) -> AnyOperation:
    """The edit of the map that sets a finding aside; one that came back is set aside anew.

    Parameters
    ----------
    why, on, by
        The reason, the day, and who decided it.
    of
        As in `sorted_findings`.
    """
    languages = [one for one in journey_map.head.languages if one in TABLES] or ["en"]
    said = {language: finding.sentence(language) for language in languages}
    now = worsening(finding)
    figure = {"value": now.value, "low": now.low, "high": now.high} if now else {}
    part: dict[str, Any] = {
        "id": f"{PREFIX}{finding.id}",
        "finding": finding.id,
        **({"of": of} if of else {}),
        "text": said if len(said) > 1 else said[languages[0]],
        "why": why,
        **({"by": by} if by else {}),
        "on": on.isoformat(),
        **{name: round(value, 4) for name, value in figure.items()},
    }
    add = Add(what="aside", part=part)
    known = _aside_of(journey_map, finding.id)
    return All(operations=(Remove(id=known.id), add)) if known else add


def take_back(journey_map: JourneyMap, finding_id: str) -> AnyOperation:
    """The edit of the map by which a finding is no longer set aside.

    Raises
    ------
    UnknownNameError
        When it was not.
    """
    known = _aside_of(journey_map, finding_id)
    if known is None:
        found = [one.finding for one in journey_map.asides]
        raise UnknownNameError("finding set aside", finding_id, found, nl="terzijde gelegde bevinding")
    return Remove(id=known.id)


def _aside_of(journey_map: JourneyMap, finding_id: str) -> Aside | None:
    return next((one for one in journey_map.asides if one.finding == finding_id), None)


def worsening(finding: Finding) -> Worsening | None:
    """The figure by which a finding is worse than it was; None when it has none with an interval."""
    code, figures = finding.code, finding.figures
    if code in {"reported_not_measured", "interviews_differ"}:
        gap = mover(_gap(figures, "other_"), _gap(figures))
        return _known(gap, is_worse_low=gap.value < 0)
    if code in {"emotion_not_measured", "emotion_not_reported"}:
        here = _gap(figures)
        return _known(here, is_worse_low=here.value < figures["assumed_emotion"])
    if code in _RISES | _FALLS:
        return _known(_gap(figures), is_worse_low=code in _FALLS)
    return None


def _gap(figures: Mapping[str, Any], prefix: str = "") -> Gap:
    """A share, an emotion or points of difference with its interval."""
    if "points" in figures:
        points = 100 * (figures["share"] - figures["other_share"])
        return Gap(points, figures["low_points"], figures["high_points"])
    name = "emotion" if f"{prefix}emotion" in figures else "share"
    return Gap(*(_number(figures.get(f"{prefix}{end}{name}")) for end in ("", "low_", "high_")))


def _number(value: float | None) -> float:
    return math.nan if value is None else float(value)


def _known(gap: Gap, *, is_worse_low: bool) -> Worsening | None:
    figures = (gap.value, gap.low, gap.high)
    return None if any(map(math.isnan, figures)) else Worsening(*figures, is_worse_low)
