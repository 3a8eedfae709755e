"""Files that are whole or not there: locks, scratch folders, and getting things safely on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klantreis.errors import WorkspaceError


class BusyError(WorkspaceError):
    """Someone else is writing to the same folder."""

    code = "busy"


def sync(path: Path) -> None:
    """Return when the file or folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A folder for temporary files on the store's own disk, private to this user."""
    with tempfile.TemporaryDirectory(prefix="scratch.", dir=folder, ignore_cleanup_errors=True) as scratch:
        yield Path(scratch)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file's lock; the operating system lets go of it when the process dies."""
    with path.open("w") as handle:
        try:
            _take(handle.fileno())
        except OSError as error:
            raise BusyError(
                f"Another process is writing to {path.parent}. Wait until it has finished, or stop it.",
                nl=f"Een ander proces schrijft in {path.parent}. Wacht tot het klaar is, of stop het.",
            ) from error
        yield


def _take(handle: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there only on Windows

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl  # noqa: PLC0415 - there everywhere else

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
