"""Maps and their files: every change goes to its file, and a file changed outside comes in.

The database is the truth of a map while it is served. One process at a time touches the files of a
workspace, so that nobody takes our own writing for another's.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from klantreis.errors import WorkspaceError
from klantreis.events.files import BusyError, locked
from klantreis.map_folder import SUFFIX, MapFolder, read_map
from klantreis.server.apps.maps.editing import keep_document, title_of
from klantreis.server.apps.maps.models import Map, document_of
from klantreis.server.apps.maps.scribe import scribe
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.live.broadcasting import broadcast_operation

_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.01


def take_in(workspace: Workspace) -> None:
    """Make the server's maps of a workspace agree with files that came or changed since it last looked."""
    folder = _folder_of(workspace)
    known = {row.name: row for row in workspace.maps.defer("document")}
    for name in folder.names():
        row = known.get(name)
        if row is None:
            _take_new(workspace, folder, name)
        elif _stat(folder.folder / f"{name}{SUFFIX}") != row.file_stat:
            sync_map(row.pk)


def current(row: Map) -> Map:
    """A map with what its file may have got from outside."""
    path = _folder_of(row.workspace).folder / f"{row.name}{SUFFIX}"
    stat = _stat(path)
    if stat and stat != row.file_stat:
        sync_map(row.pk, only_if_changed=True)
        row.refresh_from_db()
    return row


def _folder_of(workspace: Workspace) -> MapFolder:
    """The maps of a workspace, without opening all of it: this is asked at every request."""
    return MapFolder(Path(workspace.folder) / "maps")


def sync_map(map_id: UUID, *, only_if_changed: bool = False) -> None:
    """Bring a map and its file together: first what another program wrote, then what the file lacks.

    A file that is being written by ourselves looks changed for a moment: `only_if_changed` does nothing
    when it turns out to be so, and whoever edits does not write a second time what is written just now.
    """
    workspace = Workspace.objects.get(maps=map_id)
    folder = _folder_of(workspace)
    with _alone(folder):
        row = Map.objects.get(pk=map_id)
        path = folder.folder / f"{row.name}{SUFFIX}"
        if only_if_changed and _stat(path) == row.file_stat:
            return
        if path.exists() and _stat(path) != row.file_stat and _hash(path) != row.file_hash:
            _take_change(row, folder, path)
            row.refresh_from_db()
        if not row.is_written or not path.exists():
            scribe.write(path, row.document)
        Map.objects.filter(pk=map_id).update(
            written_sequence=row.sequence, file_hash=_hash(path), file_stat=_stat(path)
        )


def _take_new(workspace: Workspace, folder: MapFolder, name: str) -> None:
    """A file that the server did not know. One that holds no map is left alone."""
    path = folder.folder / f"{name}{SUFFIX}"
    with _alone(folder):
        try:
            journey_map = read_map(path)
        except WorkspaceError:
            return
        Map.objects.get_or_create(
            workspace=workspace,
            name=name,
            defaults={
                "title": title_of(journey_map),
                "document": document_of(journey_map),
                "written_sequence": 0,
                "file_hash": _hash(path),
                "file_stat": _stat(path),
            },
        )


def _take_change(row: Map, folder: MapFolder, path: Path) -> None:
    """What another program wrote: it becomes the map, unless the map has changed here as well.

    Whatever is replaced is kept as a snapshot first; a file that holds no map is kept as it is.
    """
    try:
        outside = read_map(path)
    except WorkspaceError:
        # It stays until the map is edited here: its writer may be in the middle of it.
        _keep_aside(path)
        row.workspace.log(None, "map.file_unreadable", map=row.name)
        return
    with transaction.atomic():
        locked_row = Map.objects.select_for_update().get(pk=row.pk)
        here = locked_row.parsed()
        if outside == here:
            return
        if locked_row.is_written:
            folder.take_snapshot(row.name, "before its file was changed", journey_map=here)
            keep_document(locked_row, outside)
            made = locked_row.operations.create(sequence=locked_row.sequence, client_id=f"file-{uuid4()}")
            broadcast_operation(made)
            Map.objects.filter(pk=row.pk).update(written_sequence=locked_row.sequence)
            row.workspace.log(None, "map.file_taken_in", map=row.name)
        else:
            folder.take_snapshot(row.name, "its file, changed outside meanwhile", journey_map=outside)
            row.workspace.log(None, "map.file_set_aside", map=row.name)


def _keep_aside(path: Path) -> None:
    kept = path.parent / "history" / path.stem
    kept.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-unreadable.txt")


@contextmanager
def _alone(folder: MapFolder) -> Iterator[None]:
    """Hold the files of a workspace's maps; another holder is waited for.

    Raises
    ------
    BusyError
        When it takes too long.
    """
    folder.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        _take(held, folder.folder / ".lock", time.monotonic() + _PATIENCE_SECONDS)
        yield


def _take(held: ExitStack, lock: Path, until: float) -> None:
    while True:
        try:
            held.enter_context(locked(lock))
        except BusyError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _stat(path: Path) -> str:
    """Size and time of change of a file; empty when it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
