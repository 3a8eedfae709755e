"""Maps: read, edit by operations, keep snapshots, check and export."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate

from klantreis.errors import UnknownNameError
from klantreis.mapping.part import new_id
from klantreis.mapping.problem import Problem
from klantreis.mapping.rules import check
from klantreis.mapping.templates import new_map
from klantreis.mapping.texts import Language
from klantreis.reports import FORMATS
from klantreis.reports.audiences import AUDIENCES
from klantreis.server.apps.documents.access import editable_map_or_404, readable_map_or_404
from klantreis.server.apps.documents.answers import (
    After,
    ChangesOut,
    LabelIn,
    OperationIn,
    OperationOut,
    SnapshotOut,
    changes_since,
    document_response,
    kept_snapshot,
    listed_snapshots,
    operated,
    snapshot_or_404,
)
from klantreis.server.apps.documents.files import current, take_in
from klantreis.server.apps.documents.models import MAP, Document, DocumentOperation, Share, maps_of
from klantreis.server.apps.maps.exporting import exported
from klantreis.server.apps.maps.shares import make_share
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.language import language_of
from klantreis.server.moments import Moment
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()


class MapOut(Schema):
    """A map without its document; `sequence` is the number of its last operation."""

    id: UUID
    name: str
    title: str
    sequence: int
    changed_at: datetime


class NewMapIn(Schema):
    """What a new map starts from."""

    title: str = Field(min_length=1, max_length=200)
    phase_set: str = "six"
    languages: list[Language] = Field(["en"], min_length=1, max_length=10)


class ProblemOut(Schema):
    """What is wrong with a map, or could be better."""

    level: str
    code: str
    where: list[str]
    message: str


class ChecksOut(Schema):
    """All that the rules have to say."""

    problems: list[ProblemOut]


class ExportIn(Schema):
    """How to show a map, and with the figures of which proof."""

    format: str = "pdf"
    view: str = "grid"
    audience: str | None = None
    language: str | None = None
    proof: UUID | None = None


class FormatOut(Schema):
    """A format of files, and what it can show of a map; `has_figures` of a proof as well."""

    name: str
    ending: str
    views: list[str]
    has_figures: bool


class FormatsOut(Schema):
    """As what a map can leave, and per audience the kinds of lanes that it is shown."""

    formats: list[FormatOut]
    audiences: dict[str, list[str]]


class ShareIn(Schema):
    """How a link shows the map; it is read-only always."""

    password: str = Field("", max_length=500)
    expires_at: Moment | None = None
    hidden_lanes: list[str] = Field(default_factory=list, max_length=200)


class ShareOut(Schema):
    """A link by which anyone reads the map."""

    id: int
    has_password: bool
    expires_at: datetime | None
    hidden_lanes: list[str]
    made_at: datetime


class NewShareOut(ShareOut):
    """A new link. It is shown this once: only its hash is kept."""

    link: str


@router.get("/{uuid:workspace_id}/maps", response=list[MapOut])
@paginate(Pages)
def maps(request: HttpRequest, workspace_id: UUID) -> QuerySet[Document]:
    """The maps of a workspace."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    take_in(workspace, MAP)
    return maps_of(workspace).defer("text")


@router.post("/{uuid:workspace_id}/maps", response={201: MapOut})
def add_map(request: HttpRequest, workspace_id: UUID, given: NewMapIn) -> Status[Document]:
    """Make an empty map with phases and lanes."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    folder = workspace.opened().maps
    made = new_map(given.title, phase_set=given.phase_set, languages=given.languages)
    path = folder.add(made.changed(id=new_id(given.title, folder.names(), otherwise="map")))
    take_in(workspace, MAP)
    row = maps_of(workspace).get(name=path.stem)
    row.log(user_of(request), "added")
    return Status(201, row)


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}", response=MapOut)
def one_map(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> Document:
    """A map without its document."""
    return current(readable_map_or_404(user_of(request), workspace_id, map_id))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/document", response={200: dict[str, Any], 304: None})
def document(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> HttpResponse:
    """The document of a map. Its ETag is the number of its last operation."""
    return document_response(request, current(readable_map_or_404(user_of(request), workspace_id, map_id)))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/operations", response=list[OperationOut])
@paginate(Pages)
def operations(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, since: Query[After]
) -> QuerySet[DocumentOperation]:
    """The operations after a number, in order: what a client has missed."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    return row.operations.filter(sequence__gt=since.after)


@router.post(
    "/{uuid:workspace_id}/maps/{uuid:map_id}/operations", response={200: OperationOut, 201: OperationOut}
)
def operate(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, given: OperationIn
) -> Status[DocumentOperation]:
    """Edit a map. 201 when it was done now, 200 when this client's operation had been done before."""
    row = current(editable_map_or_404(user_of(request), workspace_id, map_id))
    return operated(row, user_of(request), given)


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots", response=list[SnapshotOut])
@paginate(Pages)
def snapshots(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> list[SnapshotOut]:
    """Versions that were kept, oldest first."""
    return listed_snapshots(readable_map_or_404(user_of(request), workspace_id, map_id))


@router.post("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots", response={201: SnapshotOut})
def take_snapshot(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, given: LabelIn
) -> Status[SnapshotOut]:
    """Keep the map as it is now."""
    user = user_of(request)
    row = editable_map_or_404(user, workspace_id, map_id)
    return Status(201, kept_snapshot(row, user, given.label))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots/{int:number}", response=dict[str, Any])
def snapshot(request: HttpRequest, workspace_id: UUID, map_id: UUID, number: int) -> dict[str, Any]:
    """The document as it was."""
    return snapshot_or_404(readable_map_or_404(user_of(request), workspace_id, map_id), number).data


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots/{int:number}/changes", response=ChangesOut)
def changes(request: HttpRequest, workspace_id: UUID, map_id: UUID, number: int) -> ChangesOut:
    """What changed since then, in words."""
    user = user_of(request)
    row = current(readable_map_or_404(user, workspace_id, map_id))
    return changes_since(row, user, number, language_of(request))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/checks", response=ChecksOut)
def checks(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> ChecksOut:
    """What is wrong with the map, and what could be better."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    others = [other.parsed_map() for other in maps_of(row.workspace)]
    opened = row.workspace.opened()
    known, personas = opened.known_touchpoints(), list(opened.personas.all())
    language = language_of(request)
    found = check(row.parsed_map(), register=known, personas=personas, maps=others)
    return ChecksOut(problems=[_problem(one, language) for one in found])


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/formats", response=FormatsOut)
def formats(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> FormatsOut:
    """As what the map can leave, and for whom."""
    readable_map_or_404(user_of(request), workspace_id, map_id)
    known = [
        FormatOut(
            name=one.name,
            ending=one.ending.removeprefix("."),
            views=list(one.views),
            has_figures=one.has_figures,
        )
        for one in FORMATS
    ]
    return FormatsOut(formats=known, audiences={name: sorted(kinds) for name, kinds in AUDIENCES.items()})


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/export")
def export_map(request: HttpRequest, workspace_id: UUID, map_id: UUID, how: Query[ExportIn]) -> HttpResponse:
    """The map as a file. What the format cannot hold is told in `X-Left-Out`, as JSON in percent-encoding."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    endings = [one.ending.removeprefix(".") for one in FORMATS]
    if how.format not in endings:
        raise UnknownNameError("format", how.format, endings)
    name = f"{row.name}.{how.format}"
    content, left_out = exported(row, how.format, how.view, how.language, how.audience, how.proof)
    response = HttpResponse(content, content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["X-Left-Out"] = quote(json.dumps(left_out, ensure_ascii=False))
    return response


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/shares", response=list[ShareOut])
@paginate(Pages)
def shares(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> list[ShareOut]:
    """The links by which anyone reads the map."""
    row = editable_map_or_404(user_of(request), workspace_id, map_id)
    return [_share(one) for one in row.shares.order_by("id")]


@router.post("/{uuid:workspace_id}/maps/{uuid:map_id}/shares", response={201: NewShareOut})
def share(request: HttpRequest, workspace_id: UUID, map_id: UUID, given: ShareIn) -> Status[NewShareOut]:
    """Make a link by which anyone reads the map, perhaps with a password, until a day, without some lanes."""
    row = current(editable_map_or_404(user_of(request), workspace_id, map_id))
    made, token = make_share(row, user_of(request), **given.model_dump())
    row.log(user_of(request), "shared", share=made.pk)
    link = f"{settings.PUBLIC_URL}/shared/{token}"
    return Status(201, NewShareOut(**_share(made).model_dump(), link=link))


@router.delete("/{uuid:workspace_id}/maps/{uuid:map_id}/shares/{int:share_id}", response={204: None})
def unshare(request: HttpRequest, workspace_id: UUID, map_id: UUID, share_id: int) -> Status[None]:
    """Take a link back; it stops working at once."""
    row = editable_map_or_404(user_of(request), workspace_id, map_id)
    get_object_or_404(row.shares, pk=share_id).delete()
    row.log(user_of(request), "unshared", share=share_id)
    return Status(204, None)


def _share(one: Share) -> ShareOut:
    return ShareOut(
        id=one.pk,
        has_password=bool(one.password),
        expires_at=one.expires_at,
        hidden_lanes=one.hidden_lanes,
        made_at=one.made_at,
    )


def _problem(one: Problem, language: str) -> ProblemOut:
    return ProblemOut(level=one.level, code=one.code, where=list(one.where), message=one.message(language))
