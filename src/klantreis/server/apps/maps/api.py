"""Maps: read, edit by operations, keep snapshots, check and export."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate

from klantreis.errors import UnknownNameError
from klantreis.map_folder import SUFFIX
from klantreis.mapping.history import Snapshot, diff
from klantreis.mapping.problem import Problem
from klantreis.mapping.rules import check
from klantreis.mapping.templates import new_map
from klantreis.mapping.texts import Language
from klantreis.reports import FORMATS, export
from klantreis.server.apps.maps.access import editable_map_or_404, readable_map_or_404
from klantreis.server.apps.maps.editing import apply_operation
from klantreis.server.apps.maps.files import current, sync_map, take_in
from klantreis.server.apps.maps.models import Map, MapOperation, Share
from klantreis.server.apps.maps.shares import make_share
from klantreis.server.apps.maps.writer import writer
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.live.broadcasting import broadcast_operation
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


class OperationIn(Schema):
    """An operation under an id of the client's: sent again, it is answered again and not done again."""

    client_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    operation: dict[str, Any]


class OperationOut(Schema):
    """An operation in its place, and what undoes it. Without one, fetch the document: it was replaced."""

    sequence: int
    client_id: str
    user_id: UUID | None
    at: datetime
    operation: dict[str, Any] | None
    inverse: dict[str, Any] | None


class After(Schema):
    """From where on."""

    after: int = Field(0, ge=0, le=2**31 - 1)


class LabelIn(Schema):
    """By which the team knows a snapshot."""

    label: str = Field(min_length=1, max_length=200)


class SnapshotOut(Schema):
    """A snapshot by its number, from 1, oldest first."""

    number: int
    label: str
    taken_at: datetime
    by: str | None


class ChangesOut(Schema):
    """What changed since a snapshot, a sentence each."""

    changes: list[str]


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
    """How to show a map."""

    format: str = "pdf"
    view: str = "grid"
    audience: str | None = None
    language: str | None = None


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
def maps(request: HttpRequest, workspace_id: UUID) -> QuerySet[Map]:
    """The maps of a workspace."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    take_in(workspace)
    return workspace.maps.defer("document")


@router.post("/{uuid:workspace_id}/maps", response={201: MapOut})
def add_map(request: HttpRequest, workspace_id: UUID, given: NewMapIn) -> Status[Map]:
    """Make an empty map with phases and lanes."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    made = new_map(given.title, phase_set=given.phase_set, languages=given.languages)
    path = workspace.opened().maps.add(made)
    take_in(workspace)
    workspace.log(user_of(request), "map.added", map=path.stem)
    return Status(201, workspace.maps.get(name=path.stem))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}", response=MapOut)
def one_map(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> Map:
    """A map without its document."""
    return current(readable_map_or_404(user_of(request), workspace_id, map_id))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/document", response={200: dict[str, Any], 304: None})
def document(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> HttpResponse:
    """The document of a map. Its ETag is the number of its last operation."""
    return document_response(request, current(readable_map_or_404(user_of(request), workspace_id, map_id)))


def document_response(request: HttpRequest, row: Map) -> HttpResponse:
    """The document, or nothing when the asker has it."""
    tag = f'"{row.pk}-{row.sequence}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    is_known = tag in known
    response = HttpResponse(
        b"" if is_known else row.document, status=304 if is_known else 200, content_type="application/json"
    )
    response.headers["ETag"] = tag
    patch_vary_headers(response, ["Cookie"])
    return response


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/operations", response=list[OperationOut])
@paginate(Pages)
def operations(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, since: Query[After]
) -> QuerySet[MapOperation]:
    """The operations after a number, in order: what a client has missed."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    return row.operations.filter(sequence__gt=since.after)


@router.post(
    "/{uuid:workspace_id}/maps/{uuid:map_id}/operations", response={200: OperationOut, 201: OperationOut}
)
def operate(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, given: OperationIn
) -> Status[MapOperation]:
    """Edit a map. 201 when it was done now, 200 when this client's operation had been done before."""
    row = current(editable_map_or_404(user_of(request), workspace_id, map_id))
    applied = apply_operation(row.pk, user_of(request), given.client_id, given.operation)
    if applied.is_new:
        broadcast_operation(applied.row)
        writer.note(row.pk)
    return Status(201 if applied.is_new else 200, applied.row)


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots", response=list[SnapshotOut])
@paginate(Pages)
def snapshots(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> list[SnapshotOut]:
    """Versions that were kept, oldest first."""
    row = readable_map_or_404(user_of(request), workspace_id, map_id)
    return [_listed(number, one) for number, one in enumerate(_snapshots(row), 1)]


@router.post("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots", response={201: SnapshotOut})
def take_snapshot(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, given: LabelIn
) -> Status[SnapshotOut]:
    """Keep the map as it is now."""
    user = user_of(request)
    row = editable_map_or_404(user, workspace_id, map_id)
    sync_map(row.pk)
    row.refresh_from_db()
    folder = row.workspace.opened().maps
    folder.take_snapshot(row.name, given.label, by=user.name, journey_map=row.parsed())
    row.workspace.log(user, "map.snapshot", map=row.name)
    kept = folder.snapshots(row.name)
    return Status(201, _listed(len(kept), kept[-1]))


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots/{int:number}", response=dict[str, Any])
def snapshot(request: HttpRequest, workspace_id: UUID, map_id: UUID, number: int) -> HttpResponse:
    """The document as it was."""
    kept = _snapshot(readable_map_or_404(user_of(request), workspace_id, map_id), number)
    text = kept.map.model_dump_json(by_alias=True, exclude_defaults=True)
    return HttpResponse(text, content_type="application/json")


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/snapshots/{int:number}/changes", response=ChangesOut)
def changes(request: HttpRequest, workspace_id: UUID, map_id: UUID, number: int) -> ChangesOut:
    """What changed since then, in words."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    found = diff(_snapshot(row, number).map, row.parsed())
    return ChangesOut(changes=[one.said(_language(request)) for one in found])


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/checks", response=ChecksOut)
def checks(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> ChecksOut:
    """What is wrong with the map, and what could be better."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    others = [other.parsed() for other in row.workspace.maps.all()]
    opened = row.workspace.opened()
    known, personas = opened.known_touchpoints(), list(opened.personas.all())
    language = _language(request)
    found = check(row.parsed(), register=known, personas=personas, maps=others)
    return ChecksOut(problems=[_problem(one, language) for one in found])


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/export")
def export_map(request: HttpRequest, workspace_id: UUID, map_id: UUID, how: Query[ExportIn]) -> HttpResponse:
    """The map as a file: pdf, svg, png, html, xlsx, mmd."""
    row = current(readable_map_or_404(user_of(request), workspace_id, map_id))
    endings = [one.ending.removeprefix(".") for one in FORMATS]
    if how.format not in endings:
        raise UnknownNameError("format", how.format, endings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"map.{how.format}"
        export(row.parsed(), path, view=how.view, language=how.language, audience=how.audience)
        response = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=f"{row.name}.{how.format}")
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox"
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
    row.workspace.log(user_of(request), "map.shared", map=row.name, share=made.pk)
    link = f"{settings.PUBLIC_URL}/shared/{token}"
    return Status(201, NewShareOut(**_share(made).model_dump(), link=link))


@router.delete("/{uuid:workspace_id}/maps/{uuid:map_id}/shares/{int:share_id}", response={204: None})
def unshare(request: HttpRequest, workspace_id: UUID, map_id: UUID, share_id: int) -> Status[None]:
    """Take a link back; it stops working at once."""
    row = editable_map_or_404(user_of(request), workspace_id, map_id)
    get_object_or_404(row.shares, pk=share_id).delete()
    row.workspace.log(user_of(request), "map.unshared", map=row.name, share=share_id)
    return Status(204, None)


def _share(one: Share) -> ShareOut:
    return ShareOut(
        id=one.pk,
        has_password=bool(one.password),
        expires_at=one.expires_at,
        hidden_lanes=one.hidden_lanes,
        made_at=one.made_at,
    )


def _snapshots(row: Map) -> list[Snapshot]:
    folder = row.workspace.opened().maps
    return folder.snapshots(row.name) if (folder.folder / f"{row.name}{SUFFIX}").exists() else []


def _snapshot(row: Map, number: int) -> Snapshot:
    kept = _snapshots(row)
    if not 1 <= number <= len(kept):
        raise Http404
    return kept[number - 1]


def _listed(number: int, one: Snapshot) -> SnapshotOut:
    return SnapshotOut(number=number, label=one.label, taken_at=one.taken_at, by=one.by)


def _problem(one: Problem, language: str) -> ProblemOut:
    return ProblemOut(level=one.level, code=one.code, where=list(one.where), message=one.message(language))


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", "en"))
