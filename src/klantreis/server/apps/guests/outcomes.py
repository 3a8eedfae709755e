"""What a workshop came to, taken along: cards of a map, actions of a plan, touchpoints of the register."""

from typing import Annotated
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema
from pydantic import ConfigDict, StringConstraints

from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.documents.workshop import Workshop
from klantreis.mapping.documents.workshop_results import (
    Result,
    chosen_results,
    to_map,
    to_plan,
    to_touchpoints,
)
from klantreis.mapping.operation import All, operation_to_data
from klantreis.mapping.touchpoint import Register
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.access import (
    document_or_404,
    editable_document_or_404,
    editable_map_or_404,
)
from klantreis.server.apps.documents.editing import apply_operation
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.touchpoints.api import bounded
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.live.broadcasting import broadcast_operation
from klantreis.server.signed_in import user_of

router = Router()

_WORKSHOP = "/{uuid:workspace_id}/documents/{uuid:document_id}/workshop"

PartId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class ResultsIn(Schema):
    """Which results: the ids of groups, and of notes that are in none."""

    model_config = ConfigDict(extra="forbid")

    results: list[PartId] = Field(min_length=1, max_length=500)


class CardsIn(ResultsIn):
    """On which map, and where; each result's own step and lane when left out."""

    map_id: UUID
    step: PartId | None = None
    lane: PartId | None = None


class ActionsIn(ResultsIn):
    """In which plan."""

    plan_id: UUID


class MadeOut(Schema):
    """Ids or names of what was made, and how many of the results there were already."""

    made: list[str]
    n_already: int


@router.post(f"{_WORKSHOP}/cards", response=MadeOut)
def make_cards(request: HttpRequest, workspace_id: UUID, document_id: UUID, given: CardsIn) -> MadeOut:
    """Make cards of results. What is on the map already is not made again."""
    user = user_of(request)
    row = current(editable_map_or_404(user, workspace_id, given.map_id))
    workshop, chosen = _chosen(user, workspace_id, document_id, given)
    made = to_map(workshop, chosen, row.parsed_map(), step=given.step, lane=given.lane)
    return _done(row, user, made, len(chosen))


@router.post(f"{_WORKSHOP}/actions", response=MadeOut)
def make_actions(request: HttpRequest, workspace_id: UUID, document_id: UUID, given: ActionsIn) -> MadeOut:
    """Make actions of results. What is in the plan already is not made again."""
    user = user_of(request)
    row = current(editable_document_or_404(user, workspace_id, given.plan_id))
    plan = hot_documents.content_of(row)
    if not isinstance(plan, Plan):
        raise Http404
    workshop, chosen = _chosen(user, workspace_id, document_id, given)
    made = to_plan(workshop, chosen, [one.id for one in plan.actions])
    return _done(row, user, made, len(chosen))


@router.post(f"{_WORKSHOP}/touchpoints", response=MadeOut)
def register_touchpoints(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: ResultsIn
) -> MadeOut:
    """Register results as touchpoints, by their names. What is registered already stays as it is."""
    user = user_of(request)
    workshop, chosen = _chosen(user, workspace_id, document_id, given)
    workspace = workspace_or_404(user, workspace_id, Role.EDITOR)
    opened = workspace.opened()
    made: list[str] = []

    def added(register: Register) -> Register:
        touchpoints = to_touchpoints(workshop, chosen, register)
        made[:] = [one.name for one in touchpoints]
        return bounded(register.with_added(touchpoints))

    opened.register_file.change(added)
    if made:
        workspace.log(user, "touchpoint.added", touchpoints=made)
        if not workspace.opened().is_built():
            start_build(workspace, user)
    return MadeOut(made=made, n_already=len(chosen) - len(made))


def _chosen(
    user: User, workspace_id: UUID, document_id: UUID, given: ResultsIn
) -> tuple[Workshop, tuple[Result, ...]]:
    """The workshop as it is now, and the results that are asked for."""
    row = current(document_or_404(user, workspace_id, document_id, Role.EDITOR))
    workshop = hot_documents.content_of(row)
    if not isinstance(workshop, Workshop):
        raise Http404
    return workshop, chosen_results(workshop, given.results)


def _done(row: Document, user: User, operation: All, n_chosen: int) -> MadeOut:
    """Edit what the results come into, unless all are there."""
    made = [str(one.part["id"]) for one in operation.operations if one.op == "add"]
    if made:
        applied = apply_operation(row.pk, user, f"workshop-{uuid4().hex}", operation_to_data(operation))
        broadcast_operation(applied.row)
        writer.note(row.pk)
    return MadeOut(made=made, n_already=n_chosen - len(made))
