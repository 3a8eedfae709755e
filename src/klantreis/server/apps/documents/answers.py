"""What the routes of maps and of other documents say alike: operations, documents, snapshots."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Field, Schema, Status

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.editing import Edit, apply_edit
from klantreis.server.apps.documents.files import sync_document
from klantreis.server.apps.documents.kinds import Version, kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.seen import content_seen, data_seen
from klantreis.server.apps.documents.writer import writer
from klantreis.server.live.broadcasting import broadcast_operation


class OperationIn(Schema):
    """An operation under an id of the client's: sent again, it is answered again and not done again."""

    client_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    operation: dict[str, Any]


class OperationOut(Schema):
    """An operation in its place, and what undoes it. Without one, fetch the document: it was replaced.

    `guest` is the id in the workshop of the guest who did it; empty when a member did.
    """

    sequence: int
    client_id: str
    user_id: UUID | None
    guest: str
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


def document_response(request: HttpRequest, row: Document, text: str | None = None) -> HttpResponse:
    """The document, or nothing when the asker has it. Its ETag ends in the number of its last operation.

    `text` is what this asker may see of it, when that is not all.
    """
    tag = f'"{row.pk}{"" if text is None else "-part"}-{row.sequence}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    is_known = tag in known
    said, status = ("", 304) if is_known else (text or row.text, 200)
    response = HttpResponse(said, status=status, content_type="application/json")
    response.headers["ETag"] = tag
    patch_vary_headers(response, ["Cookie"])
    return response


def operated(
    row: Document, user: User | None, given: OperationIn, *, guest: str = ""
) -> Status[DocumentOperation]:
    """An edit, done and told: 201 when it was done now, 200 when it had been done before."""
    edit = Edit(user.pk if user else None, given.client_id, given.operation, guest)
    applied = apply_edit(row.pk, edit)
    if applied.is_new:
        broadcast_operation(applied.row)
        writer.note(row.pk)
    return Status(201 if applied.is_new else 200, applied.row)


def listed_snapshots(row: Document) -> list[SnapshotOut]:
    """Versions that were kept, oldest first."""
    return [_listed(number, one) for number, one in enumerate(_versions(row), 1)]


def kept_snapshot(row: Document, user: User, label: str) -> SnapshotOut:
    """Keep a document as it is now."""
    sync_document(row.pk)
    row.refresh_from_db()
    kind_of(row.kind).keep(row.workspace.folder, row.name, label, user.name, row.parsed())
    row.log(user, "snapshot")
    return listed_snapshots(row)[-1]


def snapshot_or_404(row: Document, number: int) -> Version:
    """A version that was kept, by its number."""
    kept = _versions(row)
    if not 1 <= number <= len(kept):
        raise Http404
    return kept[number - 1]


def changes_since(row: Document, user: User, number: int, language: str) -> ChangesOut:
    """What changed since a version that was kept, in words."""
    old = data_seen(user, row, snapshot_or_404(row, number).data)
    found = kind_of(row.kind).changes(old, content_seen(user, row))
    return ChangesOut(changes=[one.said(language) for one in found])


def _versions(row: Document) -> list[Version]:
    return kind_of(row.kind).versions(row.workspace.folder, row.name)


def _listed(number: int, one: Version) -> SnapshotOut:
    return SnapshotOut(number=number, label=one.label, taken_at=one.taken_at, by=one.by)
