"""Answers, each counted once for a version of the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import caches

from klantreis.errors import KlantreisError
from klantreis.exploration import Journeys
from klantreis.journeys.results import Result
from klantreis.journeys.store import MANIFEST
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.workspace import Workspace as Opened

_MOST_KEPT_BYTES = 4 << 20


class NotBuiltError(KlantreisError):
    """The journeys are behind the events."""

    code = "not_built"

    def __init__(self) -> None:
        super().__init__("The journeys are being brought up to date. Ask again in a moment.")


def answer(
    workspace: Workspace,
    user: User,
    lens: dict[str, Any],
    question: tuple[str, dict[str, Any]],
    ask: Callable[[Journeys], Result],
) -> str:
    """The JSON of an answer: the one that is kept, or else counted now.

    Parameters
    ----------
    lens
        What `Journeys.where` takes, and whose journeys (`subject`).
    question
        Name and options of the analysis, by which the answer is known again.
    ask
        Asks it.

    Raises
    ------
    NotBuiltError
        When the journeys of persons are behind; a build has been started then.
    """
    lens = dict(lens)
    subject = lens.pop("subject", "person")
    opened = workspace.opened()
    if subject == "person" and not opened.is_built():
        start_build(workspace, user)
        raise NotBuiltError
    key = _key(workspace, opened, [subject, lens, question])
    kept = caches["answers"].get(key)
    if kept is None:
        kept = ask(opened.journeys(subject=subject).where(**lens)).to_json()
        if len(kept) <= _MOST_KEPT_BYTES:
            caches["answers"].set(key, kept)
    return str(kept)


def _key(workspace: Workspace, opened: Opened, question: Any) -> str:
    """What an answer depends on: the version of the store, what was imported, the zone, and the question."""
    subject = question[0]
    manifest = opened.folder / "journeys" / subject / MANIFEST
    version = hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.exists() else ""
    known = [str(workspace.pk), version, len(opened.imports()), opened.settings.time_zone, question]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()
