"""Figures that are counted once for a version of what they are of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches

from klantreis.journeys.store import MANIFEST
from klantreis.workspace import Workspace as Opened

Value = TypeVar("Value")
_MISSING = object()


def kept(key: Any, make: Callable[[], Value]) -> Value:
    """The value that is kept under a key, which names all that it depends on; or else made now."""
    name = hashlib.sha256(json.dumps(key, sort_keys=True, default=str).encode()).hexdigest()
    found = caches["answers"].get(name, _MISSING)
    if found is _MISSING:
        found = make()
        caches["answers"].set(name, found)
    return found  # type: ignore[no-any-return]


def version_of_journeys(opened: Opened) -> str:
    """Different whenever the journeys are; empty while there are none."""
    manifest = opened.folder / "journeys" / "person" / MANIFEST
    return hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.exists() else ""


def version_of_events(opened: Opened) -> int:
    """Different whenever the events are: the number of imports."""
    return len(opened.imports())
