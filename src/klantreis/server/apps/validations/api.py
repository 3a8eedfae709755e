"""Validation of maps: everything known of one beside each other, and findings as cards and actions."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from klantreis.errors import InvalidOptionError
from klantreis.evidence.finding import Finding
from klantreis.evidence.finding_actions import action_of
from klantreis.evidence.open_findings import set_aside, whose
from klantreis.evidence.plain import to_plain
from klantreis.evidence.validation_card import card_of_disagreement, part_with
from klantreis.evidence.validation_result import Validation
from klantreis.mapping.aside import MOST_REASON, Aside
from klantreis.mapping.documents.document import ident, walk
from klantreis.mapping.documents.plan import FoundBy, Plan
from klantreis.mapping.operation import Add, operation_to_data
from klantreis.mapping.texts import Language, said
from klantreis.reports.audience_page import AudiencePage, audience_page
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses.asked import Strict, Text
from klantreis.server.apps.documents.access import (
    editable_document_or_404,
    editable_map_or_404,
    readable_map_or_404,
)
from klantreis.server.apps.documents.answers import OperationOut
from klantreis.server.apps.documents.editing import apply_operation
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.validations.gathering import Gathered
from klantreis.server.apps.workspaces.calendar import today_in
from klantreis.server.language import language_of
from klantreis.server.live.broadcasting import broadcast_operation
from klantreis.server.schemas import schema_of
from klantreis.server.signed_in import user_of

router = Router()

_VALIDATION = "/{uuid:workspace_id}/maps/{uuid:map_id}/validation"
_FINDING = f"{_VALIDATION}/findings/{{str:finding_id}}"
_PLAN = "plan"


class ValidationIn(Schema):
    """Of whom: a persona or everyone; and how many customers there are, where they are few."""

    persona: str | None = Field(None, max_length=64)
    population: int | None = Field(None, ge=1, le=1_000_000_000)


class ValidationCardIn(Strict):
    """Of whom the finding is, and where to put it when not where it belongs."""

    persona: str | None = Field(None, max_length=64)
    population: int | None = Field(None, ge=1, le=1_000_000_000)
    step: Text | None = None


class ValidationActionIn(Strict):
    """Of whom the finding is, and the plan that is to act on it."""

    persona: str | None = Field(None, max_length=64)
    population: int | None = Field(None, ge=1, le=1_000_000_000)
    plan_id: UUID


class ValidationAsideIn(Strict):
    """Of whom the finding is, and why it is set aside."""

    persona: str | None = Field(None, max_length=64)
    population: int | None = Field(None, ge=1, le=1_000_000_000)
    why: str = Field(min_length=1, max_length=MOST_REASON)


class AskedOut(Schema):
    """What was asked: a survey or interviews, and how many answered."""

    document_id: UUID
    title: str
    n: int


class ProofOfValidationOut(Schema):
    """What was measured: of whom, of how many journeys, and when the map was proved."""

    made_at: str
    persona: str | None
    n_journeys: int


class ActionOnFindingOut(Schema):
    """An action that rests on a finding."""

    plan_id: UUID
    plan: str
    action_id: str
    title: str | dict[str, str]


class QuoteOut(Schema):
    """What somebody said in an interview; `speaker` is a pseudonym."""

    speaker: str
    text: str


class AsideOut(Schema):
    """How a finding was set aside; `id` is that part of the map, `text` what it said then."""

    id: str
    why: str
    by: str | None
    on: date
    text: str


class ValidatedFindingOut(schema_of(Finding, prefix="Validated")):  # type: ignore[misc]
    """A finding in the asker's language, the card that carries it, and what is done about it.

    `aside` is there of one that was set aside; of an open one it says that it became worse since.
    """

    id: str
    sentence: str
    on_map: str | None
    actions: list[ActionOnFindingOut]
    quotes: list[QuoteOut]
    found_by: FoundBy
    aside: AsideOut | None


_WITHOUT = frozenset({"findings"})


class ValidationOut(schema_of(Validation, prefix="Validated", without=_WITHOUT)):  # type: ignore[misc]
    """A map beside what customers said and what was measured, with what contradicts it.

    `findings` are the open ones, `proof_findings` those of the map's last proof, which is of everyone;
    `aside` are those of both that were set aside.
    """

    findings: list[ValidatedFindingOut]
    proof_findings: list[ValidatedFindingOut]
    aside: list[ValidatedFindingOut]
    surveys: list[AskedOut]
    interviews: list[AskedOut]
    proof: ProofOfValidationOut | None


class FindingDoneOut(Schema):
    """The document that was edited, and the edit as it was done."""

    document_id: UUID
    applied: OperationOut


@router.get(_VALIDATION, response=ValidationOut)
def validation(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, of: Query[ValidationIn]
) -> dict[str, Any]:
    """All that is known of a map: assumed, reported and measured, per touchpoint, and what contradicts it."""
    found = _gathered(readable_map_or_404(user_of(request), workspace_id, map_id), of)
    proof, language = found.proof, language_of(request)
    return {
        **to_plain(found.validation),
        **_sorted(found, language),
        "surveys": [
            {"document_id": row.pk, "title": row.title, "n": sum(bool(one.values) for one in answers)}
            for row, _, answers in found.surveys
        ],
        "interviews": [
            {"document_id": row.pk, "title": row.title, "n": len(one.held)} for row, one in found.interviews
        ],
        "proof": proof
        and {
            "made_at": proof.made_at.isoformat(),
            "persona": proof.persona,
            "n_journeys": proof.n_journeys,
        },
    }


class AudienceIn(Schema):
    """For whom: customer service, marketing or board; and in which of the map's languages."""

    audience: str = Field("board", max_length=50)
    language: Language | None = None


AudiencePageOut = schema_of(AudiencePage, prefix="Told")


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/audience", response=AudiencePageOut)
def page_of_audience(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, whom: Query[AudienceIn]
) -> dict[str, Any]:
    """A map as one page for an audience: figures, findings, actions and what they yield, KPIs."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    found = Gathered(row)
    today = today_in(row.workspace)
    language = whom.language or language_of(request)
    page: dict[str, Any] = to_plain(
        audience_page(found.map, whom.audience, found.known(), today, language=language)
    )
    return page


@router.post(f"{_FINDING}/card", response=FindingDoneOut)
def finding_to_card(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, finding_id: str, given: ValidationCardIn
) -> dict[str, Any]:
    """Put a finding of the validation onto the map, with what customers said as evidence."""
    user = user_of(request)
    row = editable_map_or_404(user, workspace_id, map_id)
    found = _gathered(row, given)
    finding, is_ours = found.finding_or_404(finding_id)
    if not is_ours:
        raise Http404  # a finding of the proof is put there by that
    operation = card_of_disagreement(
        found.map, found.validation, finding, source=found.source, date=found.last_asked, step=given.step
    )
    return _done(row, user, f"validation-{finding.id}-{row.sequence}", operation_to_data(operation))


@router.post(f"{_FINDING}/action", response=FindingDoneOut)
def finding_to_action(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, finding_id: str, given: ValidationActionIn
) -> dict[str, Any]:
    """Make a finding of the validation, or of the proof, an action of a plan."""
    user = user_of(request)
    row = current(editable_document_or_404(user, workspace_id, given.plan_id))
    found = _gathered(readable_map_or_404(user, workspace_id, map_id), given)
    finding, is_ours = found.finding_or_404(finding_id)
    if row.kind != _PLAN:
        raise InvalidOptionError(
            "Actions stand in a plan. Give the id of a plan.",
            nl="Acties staan in een plan. Geef de id van een plan.",
        )
    plan = row.parsed()
    assert isinstance(plan, Plan)  # noqa: S101 - a row's kind says what it holds
    taken = {ident(one.part) for one in walk(plan)}
    action = action_of(
        found.map,
        found.proof,
        finding,
        also=found.akin(finding),
        found_by=FoundBy.VALIDATION if is_ours else FoundBy.PROOF,
        persona=given.persona,
        taken=taken,
    )
    part = action.model_dump(mode="json", exclude_defaults=True)
    operation = operation_to_data(Add(what="action", part=part))
    return _done(row, user, f"finding-{finding.id}-{row.sequence}", operation)


@router.post(f"{_FINDING}/aside", response=FindingDoneOut)
def finding_aside(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, finding_id: str, given: ValidationAsideIn
) -> dict[str, Any]:
    """Set a finding of the validation, or of the proof, aside with a reason, for all."""
    user = user_of(request)
    row = editable_map_or_404(user, workspace_id, map_id)
    found = _gathered(row, given)
    finding, is_ours = found.finding_or_404(finding_id)
    of = (given.persona or "") if is_ours or not found.proof else whose(found.proof)
    on = today_in(row.workspace)
    edit = set_aside(found.map, finding, why=given.why, by=user.name, on=on, of=of)
    return _done(row, user, f"aside-{finding.id}-{row.sequence}", operation_to_data(edit))


def _gathered(
    row: Document, of: ValidationIn | ValidationCardIn | ValidationActionIn | ValidationAsideIn
) -> Gathered:
    return Gathered(current(row), of.persona, of.population)


def _done(row: Document, user: User, client_id: str, operation: dict[str, Any]) -> dict[str, Any]:
    applied: DocumentOperation = apply_operation(row.pk, user, client_id, operation).row
    broadcast_operation(applied)
    writer.note(row.pk)
    return {"document_id": row.pk, "applied": applied}


def _sorted(found: Gathered, language: str) -> dict[str, Any]:
    """The findings as the screen shows them: those of customers, those of the data, what was set aside."""
    told: dict[str, list[dict[str, Any]]] = {"findings": [], "proof_findings": [], "aside": []}
    of_both = (
        ("findings", FoundBy.VALIDATION, found.sorted),
        ("proof_findings", FoundBy.PROOF, found.sorted_of_proof),
    )
    for name, by, those in of_both:
        told[name] = [_told(found, one, by, language, those.back.get(one.id)) for one in those.open]
        told["aside"] += [_told(found, one, by, language, aside) for one, aside in those.aside]
    return told


def _told(
    found: Gathered, finding: Finding, found_by: FoundBy, language: str, aside: Aside | None
) -> dict[str, Any]:
    languages = found.map.head.languages
    return {
        "found_by": found_by,
        "aside": aside and {**aside.model_dump(), "text": said(aside.text, language, languages)},
        **to_plain(finding),
        "id": finding.id,
        "sentence": finding.sentence(language),
        "on_map": part_with(found.map, finding),
        "actions": [
            {"plan_id": row.pk, "plan": row.title, "action_id": one.id, "title": one.title}
            for row, one in found.actions_on(finding)
        ],
        "quotes": [{"speaker": speaker, "text": text} for speaker, text in found.quotes_on(finding)],
    }
