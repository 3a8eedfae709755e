"""Answers, each counted once for a version of the journeys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import caches

from klantreis.server.apps.analyses.opening import Asked
from klantreis.server.apps.workspaces.models import Workspace

_MOST_KEPT_BYTES = 4 << 20


def answer(workspace: Workspace, asked: Asked, question: Any, ask: Callable[[], str]) -> str:
    """The JSON of an answer: the one that is kept, or else counted now.

    Parameters
    ----------
    question
        Lens, name and options of the analysis, as JSON has them, by which the answer is known again.
    ask
        Asks it.
    """
    known = json.dumps([str(workspace.pk), asked.version, question], sort_keys=True)
    key = hashlib.sha256(known.encode()).hexdigest()
    kept = caches["answers"].get(key)
    if kept is None:
        kept = ask()
        if len(kept) <= _MOST_KEPT_BYTES:
            caches["answers"].set(key, kept)
    return str(kept)
