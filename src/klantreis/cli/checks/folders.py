"""What lies on the disk: workspaces, their maps and journeys, room and rights."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from klantreis.cli.checks.finding import Finding, State
from klantreis.errors import KlantreisError

SHORT_BYTES, FULL_BYTES = 2 << 30, 100 << 20


def workspace(folder: Path) -> Iterator[Finding]:
    """Whether all of it can be read, and whether its journeys are up to date."""
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    try:
        opened = open_workspace(folder)
        n_events, n_touchpoints = opened.events.n_events(), len(opened.register.touchpoints)
    except (KlantreisError, OSError) as error:
        yield Finding("workspace", State.ERROR, "workspace_unreadable", folder=folder, why=error)
        return
    yield Finding(
        "workspace", State.OK, "workspace_read", folder=folder, n_events=n_events, n_touchpoints=n_touchpoints
    )
    try:
        n_maps = sum(1 for _ in opened.maps.all())
    except (KlantreisError, OSError) as error:
        yield Finding("maps", State.ERROR, "maps_unreadable", folder=folder, why=error)
    else:
        yield Finding("maps", State.OK, "maps_fit", folder=folder, n=n_maps)
    if n_events:
        is_current = opened.is_built()
        state, code = (State.OK, "journeys_current") if is_current else (State.WARNING, "journeys_behind")
        yield Finding("journeys", state, code, folder=folder)


def disk(folder: Path) -> Finding:
    """How much room there is."""
    free = shutil.disk_usage(_existing(folder)).free
    state, code = State.OK, "disk_free"
    if free < FULL_BYTES:
        state, code = State.ERROR, "disk_full"
    elif free < SHORT_BYTES:
        state, code = State.WARNING, "disk_short"
    return Finding("disk", state, code, free=_size(free), folder=folder)


def write(folder: Path) -> Finding:
    """Whether a file can be made there. It is tried: rights on paper are not all."""
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)) as file:
            file.write(b"klantreis")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return Finding("write", State.ERROR, "not_writable", folder=folder, why=error.strerror)
    return Finding("write", State.OK, "writable", folder=folder)


def server_folder(folder: Path) -> Finding:
    """Whether the database and the key are closed to others."""
    if not folder.exists():
        return Finding("server_folder", State.OK, "server_folder_new", folder=folder)
    is_open = os.name == "posix" and folder.stat().st_mode & 0o077
    state, code = (State.WARNING, "server_folder_open") if is_open else (State.OK, "server_folder_closed")
    return Finding("server_folder", state, code, folder=folder)


def _existing(folder: Path) -> Path:
    """The folder, or that in which it would be made."""
    absolute = folder.resolve()
    return next(one for one in (absolute, *absolute.parents) if one.is_dir())


def _size(n_bytes: int) -> str:
    return f"{n_bytes / (1 << 30):.1f} GB" if n_bytes >= 1 << 30 else f"{n_bytes >> 20} MB"
