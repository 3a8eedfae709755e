"""Plans: figures measured now, effects told, findings that become actions, and what asks for attention."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.effect import KpiEffect, Verdict, effect, effect_of_series
from klantreis.evidence.effect_words import effect_sentences
from klantreis.exploration import Journeys
from klantreis.journeys.results import without_nan
from klantreis.mapping.documents.content import Content, ContentItem
from klantreis.mapping.documents.content_views import late
from klantreis.mapping.documents.plan import Action, Kpi, Plan, Source
from klantreis.mapping.documents.plan_views import Why, reminders
from klantreis.mapping.texts import said
from klantreis.server.apps.analyses.asked import Strict, Text, Texts
from klantreis.server.apps.analyses.opening import Asked, opened_for
from klantreis.server.apps.documents.access import document_or_404
from klantreis.server.apps.documents.answers import OperationOut
from klantreis.server.apps.documents.files import current, take_in
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.plans.findings import findings_for
from klantreis.server.apps.plans.measuring import import_series, measure_row, plan_of
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.calendar import today_in
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.language import language_of
from klantreis.server.signed_in import user_of

router = Router()

_PLAN = "/{uuid:workspace_id}/documents/{uuid:document_id}/plan"
_MOST_REMINDERS = 100


class MeasureIn(Strict):
    """For which periods; as each KPI was counted before, and else by month, when left out."""

    every: Literal["week", "month", "quarter"] | None = None


class NotMeasuredOut(Schema):
    """A KPI that could not be counted, and why."""

    kpi: str
    code: str
    why: str


class MeasuredOut(Schema):
    """The edit that brought the figures up to date, null when they were; and what could not be counted."""

    applied: OperationOut | None
    failures: list[NotMeasuredOut]


class SeriesIn(Strict):
    """A KPI's figures as CSV: `period`, or `starts_on` and `ends_on`, and `value`, `n`, `low`, `high`."""

    kpi: Text
    text: str = Field(min_length=1, max_length=500_000)


class SeriesOut(Schema):
    """The edit that put the figures in, null when they were there."""

    applied: OperationOut | None


class GroupIn(Strict):
    """A segment of persons, as a lens has it."""

    segment: dict[Text, Texts] = Field(default_factory=dict, max_length=100)
    did: Texts = Field(default_factory=list)
    did_not: Texts = Field(default_factory=list)


class EffectIn(Strict):
    """On which action, or from which day on which KPI; whom it touched and whom not.

    A group is a persona by its id, or any segment of persons.
    """

    id: Text
    on: date | None = None
    touched: Text | GroupIn | None = None
    others: Text | GroupIn | None = None


class FigureOut(Schema):
    """A figure of a group in the unit of the KPI, with its 95 % interval."""

    value: float | None
    low: float | None
    high: float | None
    n: int


class GapOut(Schema):
    """A difference with its 95 % interval."""

    value: float | None
    low: float | None
    high: float | None


class CautionOut(Schema):
    """What to bear in mind."""

    code: str
    sentence: str


class EffectOut(Schema):
    """What an action did to a KPI, with all of it in plain words in the asker's language.

    `beyond_others` is what changed beyond those whom it did not touch; the verdict rests on it where it is.
    """

    kpi: str
    unit: str
    on: date
    starts_on: date
    ends_on: date
    before: FigureOut
    after: FigureOut
    others_before: FigureOut | None
    others_after: FigureOut | None
    change: GapOut
    beyond_others: GapOut | None
    last_year: GapOut | None
    verdict: Verdict
    sentences: list[str]
    cautions: list[CautionOut]


class FoundOut(Schema):
    """An open finding of a map's last proof in the asker's language, and the action that it asks for.

    `action` is the part that an operation adds to the plan; `action_id` is that of the one that is there.
    """

    map_id: UUID
    map: str
    proved_at: datetime
    finding: str
    code: str
    sentence: str
    action: dict[str, Any]
    action_id: str | None


class ReminderOut(Schema):
    """An action or content that asks for attention, the day, and why."""

    kind: Literal["plan", "content"]
    document_id: UUID
    document: str
    id: str
    title: str
    owner: str | None
    on: date
    why: Why


@router.post(f"{_PLAN}/measure", response=MeasuredOut)
def measure(request: HttpRequest, workspace_id: UUID, document_id: UUID, given: MeasureIn) -> dict[str, Any]:
    """Bring the series of all KPIs up to date that are counted. A second time nothing changes."""
    user = user_of(request)
    row = _plan_or_404(request, workspace_id, document_id, Role.EDITOR)
    found = measure_row(row, user, opened_for(row.workspace, user), given.every)
    language = language_of(request)
    failures = [
        {"kpi": kpi, "code": why.code, "why": why.message(language)} for kpi, why in found.failures.items()
    ]
    return {"applied": found.applied, "failures": failures}


@router.post(f"{_PLAN}/series", response=SeriesOut)
def add_series(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: SeriesIn
) -> dict[str, Any]:
    """Put the figures of a CSV into a KPI; those of the same periods make place. Twice changes nothing."""
    row = _plan_or_404(request, workspace_id, document_id, Role.EDITOR)
    return {"applied": import_series(row, user_of(request), given.kpi, given.text)}


@router.post(f"{_PLAN}/effect", response=EffectOut)
def effect_on_kpi(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: EffectIn
) -> dict[str, Any]:
    """Whether an action moved its KPI: before and after, against others where they are named."""
    row = _plan_or_404(request, workspace_id, document_id, Role.VIEWER)
    kpi, on, expected = _asked(plan_of(row), given)
    if kpi.source is Source.BY_HAND:
        found = effect_of_series(kpi, on, expected=expected)
    else:
        asked = opened_for(row.workspace, user_of(request))
        found = effect(
            _of_group(asked, given.touched) or asked.journeys,
            kpi,
            on,
            others=_of_group(asked, given.others),
            scales=asked.opened.only_scales(),
            expected=expected,
        )
    return _told(kpi, found, language_of(request))


@router.get(f"{_PLAN}/findings", response=list[FoundOut])
def findings(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> list[FoundOut]:
    """What the last proof of every map found, with what acting on it may yield."""
    row = _plan_or_404(request, workspace_id, document_id, Role.VIEWER)
    language = language_of(request)
    return [
        FoundOut(
            map_id=one.row.pk,
            map=one.row.title,
            proved_at=one.proof.made_at,
            finding=one.finding.id,
            code=one.finding.code,
            sentence=one.finding.sentence(language),
            action=one.action.model_dump(mode="json", exclude_defaults=True),
            action_id=one.known,
        )
        for one in findings_for(plan_of(row), row.workspace)
    ]


@router.get("/{uuid:workspace_id}/reminders", response=list[ReminderOut])
def what_is_due(request: HttpRequest, workspace_id: UUID) -> list[ReminderOut]:
    """What asks for attention in all plans and content calendars, the earliest first."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    take_in(workspace, Plan.KIND, Content.KIND)
    today = today_in(workspace)
    found = sorted(_reminders(workspace, today, language_of(request)), key=lambda one: one.on)
    return found[:_MOST_REMINDERS]


def _reminders(workspace: Workspace, today: date, language: str) -> Iterator[ReminderOut]:
    for row in workspace.documents.filter(kind__in=(Plan.KIND, Content.KIND)):
        document = row.parsed()
        if isinstance(document, Plan):
            for due in reminders(document, today):
                yield _reminder(row, document, due.action, due.on, due.why, language)
        elif isinstance(document, Content):
            for item in late(document, today):
                yield _reminder(row, document, item, item.starts_on or today, Why.LATE, language)


def _reminder(
    row: Document, document: Plan | Content, one: Action | ContentItem, on: date, why: Why, language: str
) -> ReminderOut:
    return ReminderOut(
        kind="plan" if isinstance(document, Plan) else "content",
        document_id=row.pk,
        document=row.title,
        id=one.id,
        title=said(one.title, language, document.languages),
        owner=one.owner,
        on=on,
        why=why,
    )


def _plan_or_404(request: HttpRequest, workspace_id: UUID, document_id: UUID, role: Role) -> Document:
    row = document_or_404(user_of(request), workspace_id, document_id, role)
    if row.kind != Plan.KIND:
        raise Http404
    return current(row)


def _asked(plan: Plan, given: EffectIn) -> tuple[Kpi, date, float | None]:
    """The KPI that is asked after, the first day with the action, and what was expected of it."""
    kpis = {one.id: one for one in plan.kpis}
    actions: dict[str, Action] = {one.id: one for one in plan.actions}
    if given.id not in kpis | actions:
        raise UnknownNameError("action or KPI", given.id, [*actions, *kpis])
    action = actions.get(given.id)
    if action is not None and action.moves is None:
        raise InvalidOptionError(
            f"The action {given.id!r} names no KPI that it should move.",
            nl=f"De actie {given.id!r} noemt geen KPI die zij moet bewegen.",
        )
    on = given.on or (action.done_on if action else None)
    if on is None:
        raise InvalidOptionError(
            "Say on which day the action began to work.", nl="Zeg op welke dag de actie begon te werken."
        )
    kpi = kpis[action.moves if action and action.moves else given.id]
    return kpi, on, action.expected if action else None


def _of_group(asked: Asked, group: str | GroupIn | None) -> Journeys | None:
    """The journeys of a persona that the data know, or of a segment; None for everyone."""
    if group is None:
        return None
    if isinstance(group, GroupIn):
        return asked.journeys.where(**group.model_dump(exclude_defaults=True))
    return _of_persona(asked, group)


def _of_persona(asked: Asked, persona: str) -> Journeys:
    known = {one.id: one.segment for one in asked.opened.personas.all() if one.segment is not None}
    if persona not in known:
        raise UnknownNameError("persona with a rule", persona, known)
    return asked.journeys.of(known[persona])


def _told(kpi: Kpi, found: KpiEffect, language: str) -> dict[str, Any]:
    cautions = [{"code": one.code, "sentence": one.sentence(language)} for one in found.cautions]
    return {
        **without_nan(found.document()),
        "kpi": kpi.id,
        "sentences": list(effect_sentences(found, language)),
        "cautions": cautions,
    }
