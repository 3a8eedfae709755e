"""Proofs of maps: made, listed, read, followed to the journeys behind them, and turned into cards."""

import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Status
from ninja.pagination import paginate

from klantreis.evidence.behind import behind
from klantreis.evidence.finding import Finding
from klantreis.evidence.finding_card import card_of_finding
from klantreis.evidence.open_findings import set_aside, whose
from klantreis.evidence.proof import Proof as Proved
from klantreis.mapping.operation import operation_to_data
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses.answered import ListingOut
from klantreis.server.apps.analyses.opening import Asked, opened_for
from klantreis.server.apps.documents.access import editable_map_or_404, readable_map_or_404
from klantreis.server.apps.documents.editing import apply_operation
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.imports.api import JobOut
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.tasks import run_job, start
from klantreis.server.apps.proofs.history import key_of, latest_through, proofs_of, text_of, told
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.apps.proofs.schemas import (
    AsideIn,
    DraftIn,
    FindingCardIn,
    FindingCardOut,
    PlaceIn,
    ProofIn,
    ProofOut,
    ProofRowOut,
    StartedProofOut,
)
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.calendar import today_in
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.language import language_of
from klantreis.server.live.broadcasting import broadcast_operation
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()

_MAP = "/{uuid:workspace_id}/maps/{uuid:map_id}"
_PROOF = f"{_MAP}/proofs/{{uuid:proof_id}}"
_FINDING = f"{_PROOF}/findings/{{str:finding_id}}"

# Of so many events a proof takes less time than a browser's next question.
_FEW_EVENTS = 200_000


@router.post(f"{_MAP}/proofs", response={200: StartedProofOut, 202: StartedProofOut})
def prove(request: HttpRequest, workspace_id: UUID, map_id: UUID, given: ProofIn) -> Status[dict[str, Any]]:
    """Hold a map against journeys: 200 with the proof when there is one, 202 with the job that makes it.

    With `is_started` false nothing is made: the answer is the latest proof through that lens, of the same
    persons, and whether it is of the map and the data as they are now.
    """
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    found = opened_for(row.workspace, user_of(request))
    lens = given.lens.said()
    found.journeys.where(**lens)  # so that a wrong name is told now
    options = given.model_dump(exclude={"lens", "is_started"}, exclude_defaults=True)
    key = key_of(row, found, {"lens": lens, **options})
    known = proofs_of(row).filter(key=key).first()
    if known is not None:
        return Status(200, {"proof": known, "job": None, "is_current": True})
    if not given.is_started:
        earlier = latest_through(row, found, lens, given.persona)
        running = _running(row.workspace, key)
        return Status(200, {"proof": earlier, "job": running, "is_current": False})
    question = {"map_id": str(row.pk), "key": key, "lens": lens, "options": options}
    job = _running(row.workspace, key) or _started(request, row.workspace, found, Job.Kind.PROOF, question)
    made = proofs_of(row).filter(key=key).first()
    return Status(200 if made else 202, {"proof": made, "job": job, "is_current": made is not None})


@router.get(f"{_MAP}/proofs", response=list[ProofRowOut])
@paginate(Pages)
def proofs(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> QuerySet[Proof]:
    """The proofs of a map, the latest first."""
    return proofs_of(readable_map_or_404(user_of(request), workspace_id, map_id))


@router.get(_PROOF, response={200: ProofOut, 304: None})
def proof(request: HttpRequest, workspace_id: UUID, map_id: UUID, proof_id: UUID) -> HttpResponse:
    """The whole proof, in the asker's language. It never changes: its ETag is that of its id and language."""
    row, text = _proof_or_404(readable_map_or_404(user_of(request), workspace_id, map_id), proof_id)
    language = language_of(request)
    tag = f'"{row.pk}-{language}-2"'  # a number for each way of telling it
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    said = json.dumps(told(row, text, language), ensure_ascii=False)
    return HttpResponse(said, content_type="application/json", headers={"ETag": tag})


@router.get(f"{_FINDING}/journeys", response=ListingOut)
def journeys_behind(
    request: HttpRequest,
    workspace_id: UUID,
    map_id: UUID,
    proof_id: UUID,
    finding_id: str,
    place: Query[PlaceIn],
) -> HttpResponse:
    """The journeys behind a finding, on the map and the data as they are now."""
    user = user_of(request)
    row = current(readable_map_or_404(user, workspace_id, map_id))
    proved, finding = _finding_or_404(row, proof_id, finding_id)
    found = opened_for(row.workspace, user)
    options = {"order": place.order, "first": (place.page - 1) * place.size, "size": place.size}
    personas = found.opened.personas.all()
    listing = behind(found.journeys, row.parsed_map(), proved, finding, personas=personas, **options)
    return HttpResponse(listing.to_json(), content_type="application/json")


@router.post(f"{_FINDING}/card", response=FindingCardOut)
def make_card(
    request: HttpRequest,
    workspace_id: UUID,
    map_id: UUID,
    proof_id: UUID,
    finding_id: str,
    given: FindingCardIn,
) -> dict[str, Any]:
    """Make a card of a finding, or evidence on the card that it is about. A second time changes nothing."""
    user = user_of(request)
    row = current(editable_map_or_404(user, workspace_id, map_id))
    proved, finding = _finding_or_404(row, proof_id, finding_id)
    client_id = f"finding-{proof_id.hex}-{finding.id}"
    done = row.operations.filter(client_id=client_id).first()
    if done is not None:
        return {"operation": done.operation, "applied": done}
    operation = operation_to_data(card_of_finding(row.parsed_map(), proved, finding, step=given.step))
    return _edited(row, user, client_id, operation, is_applied=given.is_applied)


@router.post(f"{_FINDING}/aside", response=FindingCardOut)
def put_aside(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, proof_id: UUID, finding_id: str, given: AsideIn
) -> dict[str, Any]:
    """Set a finding aside with a reason, for all. It is taken back by removing that part of the map."""
    user = user_of(request)
    row = current(editable_map_or_404(user, workspace_id, map_id))
    proved, finding = _finding_or_404(row, proof_id, finding_id)
    on = today_in(row.workspace)
    edit = set_aside(row.parsed_map(), finding, why=given.why, by=user.name, on=on, of=whose(proved))
    client_id = f"aside-{finding.id}-{row.sequence}"
    return _edited(row, user, client_id, operation_to_data(edit), is_applied=given.is_applied)


@router.post("/{uuid:workspace_id}/drafts", response={202: JobOut})
def draft(request: HttpRequest, workspace_id: UUID, given: DraftIn) -> Status[Job]:
    """Make a map out of journeys; the job's result holds its `map_id` and the `proof_id` of its proof."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    found = opened_for(workspace, user_of(request))
    lens = given.lens.said()
    found.journeys.where(**lens)
    options = given.model_dump(exclude={"lens"}, exclude_defaults=True)
    question = {"lens": lens, "options": options}
    return Status(202, _started(request, workspace, found, Job.Kind.DRAFT, question))


def _started(
    request: HttpRequest, workspace: Workspace, found: Asked, kind: Job.Kind, question: dict[str, Any]
) -> Job:
    """A job: in the queue, or done at once when it is a matter of a moment."""
    job = Job.objects.create(workspace=workspace, user=user_of(request), kind=kind, options=question)
    if found.journeys.store.manifest.n_events > _FEW_EVENTS:
        return start(job)
    run_job.call(str(job.pk))
    job.refresh_from_db()
    return job


def _running(workspace: Workspace, key: str) -> Job | None:
    """The job that makes the same proof already."""
    unfinished = (Job.Status.WAITING, Job.Status.RUNNING)
    return workspace.jobs.filter(kind=Job.Kind.PROOF, status__in=unfinished, options__key=key).first()


def _edited(
    row: Document, user: User, client_id: str, operation: dict[str, Any], *, is_applied: bool
) -> dict[str, Any]:
    """An edit of a map, done or for the asker to do."""
    applied: DocumentOperation | None = None
    if is_applied:
        applied = apply_operation(row.pk, user, client_id, operation).row
        broadcast_operation(applied)
        writer.note(row.pk)
    return {"operation": operation, "applied": applied}


def _proof_or_404(row: Document, proof_id: UUID) -> tuple[Proof, str]:
    found = row.proofs.select_related("map__workspace").filter(pk=proof_id).first()
    text = None if found is None else text_of(found)
    if found is None or text is None:
        raise Http404
    return found, text


def _finding_or_404(row: Document, proof_id: UUID, finding_id: str) -> tuple[Proved, Finding]:
    proved = Proved.from_json(_proof_or_404(row, proof_id)[1])
    for finding in proved.findings:
        if finding.id == finding_id:
            return proved, finding
    raise Http404
