"""A document in a file that several people change: its version, and changing it without overwriting."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from klantreis.errors import WorkspaceError
from klantreis.events.files import BusyError, locked, sync

NO_VERSION = "none"  # of a file that is not there yet
_PATIENCE_SECONDS = 20.0
_PAUSE_SECONDS = 0.01


class ChangedMeanwhileError(WorkspaceError):
    """Somebody else changed the document since it was read."""

    code = "changed_meanwhile"

    def __init__(self, what: str, version: str) -> None:
        super().__init__(
            f"{what} was changed since you read it. Read it again, and make your change on what it says now.",
            nl=f"{what} is gewijzigd sinds je het las. Lees het opnieuw, en wijzig wat er nu staat.",
        )
        self.version = version


def version_of(path: Path) -> str:
    """What is different whenever the file is: a hash of what it says."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except FileNotFoundError:
        return NO_VERSION


@contextmanager
def changing(path: Path, expected: str | None = None, *, lock: Path | None = None) -> Iterator[None]:
    """Hold a document while it is changed; another holder is waited for.

    Parameters
    ----------
    path
        The file that will be changed.
    expected
        The version that the change is meant for; None takes whatever there is.
    lock
        The file that is locked; one beside the document when left out.

    Raises
    ------
    ChangedMeanwhileError
        When the document has another version.
    BusyError
        When another holder takes too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with holding(lock or path.with_name(f".{path.name}.lock")):
        found = version_of(path)
        if expected is not None and expected != found:
            raise ChangedMeanwhileError(path.name, found)
        yield


@contextmanager
def holding(lock: Path, *, patience_seconds: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Hold a lock; another holder is waited for. Its folder is made when it is not there.

    Raises
    ------
    BusyError
        When it takes too long.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience_seconds
    with ExitStack() as held:
        _take(held, lock, until)
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


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one go; it is on disk when this returns."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    sync(temporary)
    temporary.replace(path)
