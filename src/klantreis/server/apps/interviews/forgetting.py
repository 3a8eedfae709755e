"""Forgetting what a participant said: in the document, its edits, its file and its versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.db import transaction

from klantreis.document_folder import DocumentFolder
from klantreis.mapping.documents.interviews import Interviews
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.editing import keep_document
from klantreis.server.apps.documents.files import alone_with, sync_document
from klantreis.server.apps.documents.kinds import kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.live.broadcasting import broadcast_operation


def forget(row: Document, participant: str, user: User) -> bool:
    """Forget all that a participant said; whether there is such a participant.

    Edits that tell of it lose their words, so that nobody undoes the forgetting: whoever comes to one of
    them fetches the document.
    """
    sync_document(row.pk)
    with alone_with(row):
        if not _forget_here(row, participant, user):
            return False
        folder = DocumentFolder(kind_of(Interviews.KIND).folder(row.workspace.folder), Interviews)
        folder.change_versions(row.name, lambda kept: kept.forgetting(participant))
    sync_document(row.pk)
    return True


def _forget_here(row: Document, participant: str, user: User) -> bool:
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=row.pk)
        said = interviews_of_row(locked)
        found = next((one for one in said.participants if one.id == participant), None)
        if found is None:
            return False
        keep_document(locked, said.forgetting(participant))
        _silence(locked, {participant, *(one.id for one in found.mentions)})
        made = locked.operations.create(
            sequence=locked.sequence, client_id=f"forgotten-{uuid4()}", user_id=user.pk
        )
        broadcast_operation(made)
    return True


def _silence(row: Document, ids: set[str]) -> None:
    """Take the words from the edits of parts with these ids, and of mentions that were among them."""
    edits = list(row.operations.exclude(operation_text=None))
    for edit in edits:
        for operation in (edit.operation, edit.inverse):
            ids |= set(_mentions_in(operation, ids))
    about = [f'"{id_}"' for id_ in ids]
    told = [one.pk for one in edits if any(name in _text(one) for name in about)]
    DocumentOperation.objects.filter(pk__in=told).update(operation_text=None, inverse_text=None)


def _mentions_in(operation: Any, holders: set[str]) -> Iterator[str]:
    """The ids of mentions that an edit adds to participants with these ids."""
    for one in operation.get("operations", ()) if operation else ():
        yield from _mentions_in(one, holders)
    part = (operation or {}).get("part") or {}
    if (operation or {}).get("parent") in holders:
        yield part.get("id", "")
    if part.get("id") in holders:
        yield from (one["id"] for one in part.get("mentions", ()))


def _text(edit: DocumentOperation) -> str:
    return f"{edit.operation_text}{edit.inverse_text}"


def interviews_of_row(row: Document) -> Interviews:
    """Interviews as the server keeps them, parsed."""
    content = row.parsed()
    assert isinstance(content, Interviews)  # noqa: S101 - its kind says so
    return content
