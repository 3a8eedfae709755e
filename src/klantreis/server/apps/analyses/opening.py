"""Workspaces opened for questions, and kept open until a file of theirs changes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from klantreis.errors import KlantreisError
from klantreis.exploration import Journeys
from klantreis.journeys.store import MANIFEST
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.settings import FILE
from klantreis.workspace import REGISTER
from klantreis.workspace import Workspace as Opened

_MOST_OPEN = 20

Stamp = tuple[tuple[int, int, int] | None, ...]


class NotBuiltError(KlantreisError):
    """The journeys are behind the events."""

    code = "not_built"

    def __init__(self) -> None:
        super().__init__(
            "The journeys are being brought up to date. Ask again in a moment.",
            nl="De reizen worden bijgewerkt. Probeer het zo nog eens.",
        )


@dataclass(frozen=True)
class Asked:
    """What a question is put to.

    Attributes
    ----------
    version
        Of the journeys and of the settings that answers depend on.
    """

    opened: Opened
    journeys: Journeys
    version: str

    @property
    def outcome(self) -> tuple[str, ...]:
        """The outcomes of the workspace that occur in the data."""
        known = set(self.journeys.store.names.touchpoints)
        return tuple(name for name in self.opened.settings.outcomes if name in known)


_open: OrderedDict[tuple[str, str], tuple[Stamp, Asked]] = OrderedDict()
_lock = Lock()


def opened_for(workspace: Workspace, user: User | None, subject: str = "person") -> Asked:
    """The workspace and its journeys, as they are now.

    Raises
    ------
    NotBuiltError
        When the journeys are behind; a build has been started then.
    """
    key, stamp = (workspace.folder, subject), _stamp(Path(workspace.folder), subject)
    with _lock:
        kept = _open.get(key)
        if kept is not None and kept[0] == stamp:
            _open.move_to_end(key)
            return kept[1]
    opened = workspace.opened()
    if not opened.is_built(subject=subject):
        start_build(workspace, user, subject)
        raise NotBuiltError
    asked = Asked(opened, opened.journeys(subject=subject), _version(opened, subject))
    with _lock:
        _open[key] = stamp, asked
        while len(_open) > _MOST_OPEN:
            _open.popitem(last=False)
    return asked


def _stamp(folder: Path, subject: str) -> Stamp:
    """By which a change of any file is noticed that an answer depends on."""
    catalog = folder / "events" / "catalog.sqlite"
    files = (
        folder / FILE,
        folder / REGISTER,
        catalog,
        catalog.with_name(f"{catalog.name}-wal"),
        folder / "journeys" / subject / MANIFEST,
    )
    return tuple(_stat(file) for file in files)


def _stat(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _version(opened: Opened, subject: str) -> str:
    manifest = (opened.folder / "journeys" / subject / MANIFEST).read_bytes()
    known = f"{len(opened.imports())} {opened.settings.time_zone} {opened.settings.outcomes}"
    return hashlib.sha256(manifest + known.encode()).hexdigest()
