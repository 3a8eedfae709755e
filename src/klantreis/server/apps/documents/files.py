"""Documents and their files: every change goes to its file, and a file changed outside comes in.

The database is the truth of a document while it is served. One process at a time touches the files of a
kind in a workspace, so that nobody takes our own writing for another's.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import ProtectedError

from klantreis.document_file import holding
from klantreis.errors import KlantreisError, WorkspaceError, noun_in_dutch
from klantreis.server.apps.documents.editing import keep_document, title_of
from klantreis.server.apps.documents.kinds import KINDS, SUFFIX, Kind, kind_of
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.documents.scribe import scribe
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.live.broadcasting import broadcast_operation

_PATIENCE_SECONDS = 30.0


class DocumentInUseError(KlantreisError):
    """A document would be removed while something rests on it."""

    code = "document_in_use"

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Something rests on this {kind}, as answers on a survey. Remove that first.",
            nl=f"Op dit document ({noun_in_dutch(kind)}) rust iets, zoals antwoorden op een enquête. Haal "
            "dat eerst weg.",
        )


def take_in(workspace: Workspace, *only: str) -> None:
    """Make the server's documents agree with files that came or changed since it last looked.

    Parameters
    ----------
    workspace
        Whose files are looked at.
    only
        The kinds to look at; all when none is named.
    """
    for kind in map(kind_of, only or KINDS):
        _take_in(workspace, kind)


def _take_in(workspace: Workspace, kind: Kind) -> None:
    folder = kind.folder(workspace.folder)
    known = {row.name: row for row in workspace.documents.filter(kind=kind.name).defer("text")}
    for path in sorted(folder.glob(f"[!.]*{SUFFIX}")):
        row = known.get(path.stem)
        if row is None:
            _take_new(workspace, kind, path)
        elif _stat(path) != row.file_stat:
            sync_document(row.pk)


def current(row: Document) -> Document:
    """A document with what its file may have got from outside."""
    stat = _stat(path_of(row))
    if stat and stat != row.file_stat:
        sync_document(row.pk, only_if_changed=True)
        row.refresh_from_db()
    return row


def path_of(row: Document) -> Path:
    """Its file, without opening all of the workspace: this is asked at every request."""
    return _kind(row).folder(row.workspace.folder) / f"{row.name}{SUFFIX}"


def sync_document(document_id: UUID, *, only_if_changed: bool = False) -> None:
    """Bring a document and its file together: first what another program wrote, then what the file lacks.

    A file that is being written by ourselves looks changed for a moment: `only_if_changed` does nothing
    when it turns out to be so, and whoever edits does not write a second time what is written just now.
    """
    with alone_with(Document.objects.select_related("workspace").get(pk=document_id)):
        row = Document.objects.select_related("workspace").get(pk=document_id)
        path = path_of(row)
        if only_if_changed and _stat(path) == row.file_stat:
            return
        if path.exists() and _stat(path) != row.file_stat and _hash(path) != row.file_hash:
            _take_change(row, path)
            row.refresh_from_db()
        if not row.is_written or not path.exists():
            scribe.write(row.kind, path, row.text)
        Document.objects.filter(pk=document_id).update(
            written_sequence=row.sequence, file_hash=_hash(path), file_stat=_stat(path)
        )


def _take_new(workspace: Workspace, kind: Kind, path: Path) -> None:
    """A file that the server did not know. One that holds no such document is left alone."""
    with _alone(path.parent):
        try:
            content = kind.read(path)
        except (WorkspaceError, FileNotFoundError):
            return
        Document.objects.get_or_create(
            workspace=workspace,
            kind=kind.name,
            name=path.stem,
            defaults={
                "title": title_of(kind.name, content),
                "text": kind.text(content),
                "written_sequence": 0,
                "file_hash": _hash(path),
                "file_stat": _stat(path),
            },
        )


def _take_change(row: Document, path: Path) -> None:
    """What another program wrote: it becomes the document, unless that has changed here as well.

    Whatever is replaced is kept as a snapshot first; a file that holds no such document is kept as it is.
    """
    kind = _kind(row)
    try:
        outside = kind.read(path)
    except WorkspaceError:
        # It stays until the document is edited here: its writer may be in the middle of it.
        _keep_aside(path)
        row.log(None, "file_unreadable")
        return
    with transaction.atomic():
        locked_row = Document.objects.select_for_update().get(pk=row.pk)
        here = locked_row.parsed()
        if outside == here:
            return
        folder = row.workspace.folder
        if locked_row.is_written:
            kind.keep(folder, row.name, "before its file was changed", None, here)
            keep_document(locked_row, outside)
            made = locked_row.operations.create(sequence=locked_row.sequence, client_id=f"file-{uuid4()}")
            broadcast_operation(made)
            Document.objects.filter(pk=row.pk).update(written_sequence=locked_row.sequence)
            row.log(None, "file_taken_in")
        else:
            kind.keep(folder, row.name, "its file, changed outside meanwhile", None, outside)
            row.log(None, "file_set_aside")


def _keep_aside(path: Path) -> None:
    kept = path.parent / "history" / path.stem
    kept.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-unreadable.txt")


def remove_document(row: Document) -> None:
    """Throw a document and its file away; a last version of it is kept, with those that were kept before.

    Raises
    ------
    DocumentInUseError
        When something rests on it, as answers on a survey.
    """
    sync_document(row.pk)
    with alone_with(row):
        last = Document.objects.get(pk=row.pk)
        _kind(row).keep(row.workspace.folder, row.name, "removed", None, last.parsed())
        with transaction.atomic():
            try:
                last.delete()
            except ProtectedError:
                raise DocumentInUseError(row.kind) from None
            path_of(row).unlink(missing_ok=True)


def _kind(row: Document) -> Kind:
    return kind_of(row.kind)


def alone_with(row: Document) -> AbstractContextManager[None]:
    """Hold the files of a document's kind; another holder is waited for, or `BusyError` raised."""
    return _alone(_kind(row).folder(row.workspace.folder))


def _alone(folder: Path) -> AbstractContextManager[None]:
    """Hold the files of a kind in a workspace; another holder is waited for, or `BusyError` raised."""
    return holding(folder / ".lock", patience_seconds=_PATIENCE_SECONDS)


def _stat(path: Path) -> str:
    """Size and time of change of a file; empty when it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
