"""The page of an audience: what is known of a map in figures, what was found, what is done, what it yields.

Pure data in words of one language; the web app shows it, `audience.typ` prints it, slides tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.plan import Action, ActionKind, ActionStatus, Kpi, Plan
from klantreis.mapping.documents.plan_views import is_on_target
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.touchpoint import Register
from klantreis.reports.audience_figures import Key, key_figures
from klantreis.reports.audience_labels import audience_labels
from klantreis.reports.audience_table import Table, table_of
from klantreis.reports.audiences import AUDIENCES
from klantreis.reports.labels import spoken
from klantreis.reports.plan_sheet import plan_sheet
from klantreis.reports.sheet import sheet

if TYPE_CHECKING:
    from klantreis.evidence.finding import Finding
    from klantreis.evidence.proof import Proof
    from klantreis.evidence.validation_result import Validation

MOST_FINDINGS, MOST_ACTIONS = 8, 8
# What concerns whom; the board is told everything.
_FINDINGS = {
    "customer service": (
        "pain_",
        "repeat",
        "loop",
        "interviews_differ",
        "emotion_",
        "reported_",
        "moment_missed_bad",
    ),
    "marketing": (
        "touchpoint_unknown",
        "contact_",
        "decision_missed",
        "moment_",
        "dead_end",
        "pain_drop_off",
        "step_not_passed",
        "order_reversed",
    ),
}
_KINDS = {
    "customer service": {ActionKind.CALL_CENTRE, ActionKind.SERVICE, ActionKind.ACCOUNT_MANAGEMENT},
    "marketing": {ActionKind.CONTENT, ActionKind.CROSS_SELL, ActionKind.LOYALTY},
}
_MEASURES = {
    "customer service": {"csat", "ces", "nps", "time"},
    "marketing": {"conversion", "share", "repeat", "nps"},
}


@dataclass(frozen=True)
class Known:
    """What is known besides the map itself; each may be missing."""

    validation: Validation | None = None
    proof: Proof | None = None
    plans: Sequence[Plan] = ()
    register: Register | None = None

    def only_open(self, journey_map: JourneyMap) -> Known:
        """The same without the findings that the team set aside."""
        if self.proof is None and self.validation is None:
            return self
        from klantreis.evidence import open_findings as found  # noqa: PLC0415 - only where there are any

        return replace(
            self,
            proof=self.proof and found.proof_with_open(journey_map, self.proof),
            validation=self.validation and found.validation_with_open(journey_map, self.validation),
        )


@dataclass(frozen=True)
class PageFinding:
    """A finding in a sentence, who says so, and the id of its step or None."""

    text: str
    by: str
    step: str | None


@dataclass(frozen=True)
class PageAction:
    """What is done: who, when, how far it is, and what it may yield with its interval."""

    title: str
    who: str
    due: str
    status: str
    estimate: str
    why: str
    plan: str


@dataclass(frozen=True)
class PageKpi:
    """A figure against its target; `is_on_target` is None without a target or a figure."""

    title: str
    latest: str
    interval: str
    target: str
    state: str
    is_on_target: bool | None


@dataclass(frozen=True)
class AudiencePage:
    """All of the page, in one language.

    Attributes
    ----------
    audience, language, title, goal
        For whom, in what language, of which map, and what that is for.
    is_simulated
        Whether any of it rests on invented data.
    figures, findings, actions, kpis
        What the page shows, the weightiest first.
    n_more_actions
        Actions that did not find room.
    table
        Of customer service and marketing: the journey as it concerns them; None for the board.
    """

    audience: str
    language: str
    title: str
    goal: str
    is_simulated: bool
    figures: tuple[Key, ...]
    findings: tuple[PageFinding, ...]
    actions: tuple[PageAction, ...]
    n_more_actions: int
    kpis: tuple[PageKpi, ...]
    table: Table | None


def audience_page(
    journey_map: JourneyMap, audience: str, known: Known, today: date, *, language: str | None = None
) -> AudiencePage:
    """The page of an audience.

    Parameters
    ----------
    journey_map, audience
        The map, and for whom: customer service, marketing or board.
    known
        What customers said, what was measured, and what is done about it.
    today
        The day on which it is read.
    language
        Of its texts where the map has them; else the map's first.

    Raises
    ------
    UnknownNameError
        When there is no such audience.
    """
    if audience not in AUDIENCES:
        raise UnknownNameError("audience", audience, AUDIENCES)
    known = known.only_open(journey_map)
    shown = sheet(
        journey_map, language=language, audience=audience, proof=known.proof, register=known.register
    )
    actions = _actions(journey_map, audience, known, today, shown.language)
    return AudiencePage(
        audience=audience,
        language=shown.language,
        title=shown.title.title,
        goal=shown.title.goal,
        is_simulated=shown.is_simulated or bool(known.validation and known.validation.is_simulated),
        figures=tuple(key_figures(audience, known.validation, known.proof, shown.language)),
        findings=tuple(_findings(audience, known, shown.language))[:MOST_FINDINGS],
        actions=tuple(actions[:MOST_ACTIONS]),
        n_more_actions=max(len(actions) - MOST_ACTIONS, 0),
        kpis=tuple(_kpis(audience, known, today, shown.language)),
        table=table_of(audience, shown, known.validation),
    )


def _findings(audience: str, known: Known, language: str) -> Iterator[PageFinding]:
    """Those of customers and those of the data in turn: their weights cannot be compared."""
    names = audience_labels(language)
    said = [
        one for one in (known.validation.findings if known.validation else ()) if _concerns(audience, one)
    ]
    seen = [one for one in (known.proof.findings if known.proof else ()) if _concerns(audience, one)]
    for at in range(max(len(said), len(seen))):
        for by, found in (("by_customers", said), ("by_data", seen)):
            if at < len(found):
                yield PageFinding(found[at].sentence(spoken(language)), names[by], found[at].step)


def _concerns(audience: str, finding: Finding) -> bool:
    return audience not in _FINDINGS or finding.code.startswith(_FINDINGS[audience])


def _actions(
    journey_map: JourneyMap, audience: str, known: Known, today: date, language: str
) -> list[PageAction]:
    """What is not done or dropped and concerns this map, what yields most first."""
    found: list[tuple[Action, PageAction]] = []
    for plan in known.plans:
        shown = plan_sheet(plan, today, language=language)
        for row in shown.actions:
            if _is_theirs(row.action, journey_map, audience):
                who = " · ".join(part for part in (row.department, row.owner) if part)
                page = PageAction(row.title, who, row.days, row.status, row.estimate, row.why, shown.title)
                found.append((row.action, page))
    found.sort(key=lambda one: (one[0].estimate is None, -one[0].impact, one[0].term))
    return [page for _, page in found]


def _is_theirs(action: Action, journey_map: JourneyMap, audience: str) -> bool:
    is_open = action.status not in {ActionStatus.DONE, ActionStatus.DROPPED}
    is_here = action.origin is None or action.origin.map == journey_map.id
    is_kind = audience not in _KINDS or action.kind in _KINDS[audience]
    return is_open and is_here and is_kind


def _kpis(audience: str, known: Known, today: date, language: str) -> Iterator[PageKpi]:
    for plan in known.plans:
        moved = {one.moves for one in plan.actions if audience not in _KINDS or one.kind in _KINDS[audience]}
        for row in plan_sheet(plan, today, language=language).kpis:
            if _measures(audience, row.kpi) or row.id in moved:
                reached = is_on_target(row.kpi)
                yield PageKpi(row.title, row.latest, row.interval, row.target, row.state, reached)


def _measures(audience: str, kpi: Kpi) -> bool:
    if audience not in _MEASURES:
        return True
    return kpi.definition is not None and kpi.definition.measure in _MEASURES[audience]
