"""Documents of every kind: made, read, edited by operations, kept in versions, exported, removed."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ConfigDict

from klantreis.mapping.texts import Language
from klantreis.server.apps.documents.access import (
    document_or_404,
    editable_document_or_404,
    readable_document_or_404,
    readable_map_or_404,
    role_to_edit,
)
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
from klantreis.server.apps.documents.editing import MOST_DOCUMENT_BYTES, DocumentTooLargeError
from klantreis.server.apps.documents.exports import exported, file_name, formats_of
from klantreis.server.apps.documents.files import current, remove_document, take_in
from klantreis.server.apps.documents.kinds import KINDS, Start, kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.seen import content_seen, data_seen, operations_seen, text_seen
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.language import language_of
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()

_ALL = "/{uuid:workspace_id}/documents"
_ONE = f"{_ALL}/{{uuid:document_id}}"


class KindOut(Schema):
    """A kind of document: what a new one can start from, who may edit one, as what it can leave."""

    kind: str
    templates: list[str]
    is_made_from_maps: bool
    edited_by: Role
    formats: list[str]


class DocumentOut(Schema):
    """A document without what it says; `sequence` is the number of its last operation."""

    id: UUID
    kind: str
    name: str
    title: str
    sequence: int
    changed_at: datetime


class KindIn(Schema):
    """Which kind; all when left out."""

    kind: str | None = Field(None, max_length=20)


class NewDocumentIn(Schema):
    """What a new document starts from: nothing, a template, a map, or all of its fields but its id.

    One made from a map has a title already; any other needs one.
    """

    model_config = ConfigDict(extra="forbid")

    kind: str = Field(max_length=20)
    title: str | None = Field(None, min_length=1, max_length=200)
    languages: list[Language] = Field(["en"], min_length=1, max_length=10)
    template: str | None = Field(None, max_length=100)
    map_id: UUID | None = None
    fields: dict[str, Any] | None = None


class ExportOfDocumentIn(Schema):
    """In which format, and in which language where that matters."""

    format: str = Field("yaml", max_length=20)
    language: Language | None = None


@router.get(f"{_ALL}/kinds", response=list[KindOut])
def kinds(request: HttpRequest, workspace_id: UUID) -> list[KindOut]:
    """The kinds of documents there are."""
    workspace_or_404(user_of(request), workspace_id)
    return [
        KindOut(
            kind=name,
            templates=list(kind.templates),
            is_made_from_maps=kind.is_made_from_maps,
            edited_by=role_to_edit(name),
            formats=list(formats_of(name)),
        )
        for name, kind in KINDS.items()
    ]


@router.get(_ALL, response=list[DocumentOut])
@paginate(Pages)
def documents(request: HttpRequest, workspace_id: UUID, wanted: Query[KindIn]) -> QuerySet[Document]:
    """The documents of a workspace, those of one kind or all."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    only = [kind_of(wanted.kind).name] if wanted.kind else [*KINDS]
    take_in(workspace, *only)
    return workspace.documents.filter(kind__in=only).order_by("kind", "name").defer("text")


@router.post(_ALL, response={201: DocumentOut})
def add_document(request: HttpRequest, workspace_id: UUID, given: NewDocumentIn) -> Status[Document]:
    """Make a document."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id, Role.EDITOR)
    kind = kind_of(given.kind)
    if given.fields is not None and len(json.dumps(given.fields)) > MOST_DOCUMENT_BYTES:
        raise DocumentTooLargeError
    journey_map = None
    if given.map_id is not None:
        journey_map = current(readable_map_or_404(user, workspace_id, given.map_id)).parsed_map()
    start = Start(given.template, journey_map, given.fields)
    name = kind.add(workspace.folder, given.title, given.languages, start)
    take_in(workspace, kind.name)
    row = workspace.documents.get(kind=kind.name, name=name)
    row.log(user, "added")
    return Status(201, row)


@router.get(_ONE, response=DocumentOut)
def one_document(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> Document:
    """A document without what it says."""
    return current(readable_document_or_404(user_of(request), workspace_id, document_id))


@router.delete(_ONE, response={204: None})
def remove(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> Status[None]:
    """Throw a document away; a last version of it stays in the history beside its file."""
    user = user_of(request)
    row = document_or_404(user, workspace_id, document_id, Role.EDITOR)
    remove_document(row)
    row.log(user, "removed")
    return Status(204, None)


@router.get(f"{_ONE}/document", response={200: dict[str, Any], 304: None})
def read_document(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> HttpResponse:
    """What a document says, to viewers without its private fields.

    Its ETag ends in the number of its last operation.
    """
    user = user_of(request)
    row = current(readable_document_or_404(user, workspace_id, document_id))
    return document_response(request, row, text_seen(user, row))


@router.get(f"{_ONE}/operations", response=list[OperationOut])
@paginate(Pages)
def document_operations(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, since: Query[After]
) -> QuerySet[DocumentOperation] | Sequence[DocumentOperation]:
    """The operations after a number, in order: what a client has missed."""
    user = user_of(request)
    row = current(readable_document_or_404(user, workspace_id, document_id))
    return operations_seen(user, row, row.operations.filter(sequence__gt=since.after))


@router.post(f"{_ONE}/operations", response={200: OperationOut, 201: OperationOut})
def operate_document(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: OperationIn
) -> Status[DocumentOperation]:
    """Edit a document. 201 when it was done now, 200 when this client's operation had been done before."""
    row = current(editable_document_or_404(user_of(request), workspace_id, document_id))
    return operated(row, user_of(request), given)


@router.get(f"{_ONE}/snapshots", response=list[SnapshotOut])
@paginate(Pages)
def document_snapshots(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> list[SnapshotOut]:
    """Versions that were kept, oldest first."""
    return listed_snapshots(readable_document_or_404(user_of(request), workspace_id, document_id))


@router.post(f"{_ONE}/snapshots", response={201: SnapshotOut})
def keep_document_snapshot(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: LabelIn
) -> Status[SnapshotOut]:
    """Keep the document as it is now."""
    user = user_of(request)
    row = document_or_404(user, workspace_id, document_id, Role.EDITOR)
    return Status(201, kept_snapshot(row, user, given.label))


@router.get(f"{_ONE}/snapshots/{{int:number}}", response=dict[str, Any])
def document_snapshot(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, number: int
) -> dict[str, Any]:
    """The document as it was."""
    user = user_of(request)
    row = readable_document_or_404(user, workspace_id, document_id)
    return data_seen(user, row, snapshot_or_404(row, number).data)


@router.get(f"{_ONE}/snapshots/{{int:number}}/changes", response=ChangesOut)
def document_changes(request: HttpRequest, workspace_id: UUID, document_id: UUID, number: int) -> ChangesOut:
    """What changed since then, in words."""
    user = user_of(request)
    row = current(readable_document_or_404(user, workspace_id, document_id))
    return changes_since(row, user, number, language_of(request))


@router.get(f"{_ONE}/export")
def export_document(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, how: Query[ExportOfDocumentIn]
) -> HttpResponse:
    """The document as a file; `documents/kinds` lists the formats."""
    user = user_of(request)
    row = current(readable_document_or_404(user, workspace_id, document_id))
    content = exported(row, content_seen(user, row), how.format, how.language or language_of(request))
    return file_response(file_name(row, how.format), content)


def file_response(name: str, content: bytes) -> HttpResponse:
    """A file that no browser runs."""
    response = HttpResponse(content, content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response
