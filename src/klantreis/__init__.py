"""A living customer journey map: drawn by a team, proved by the events of real customers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klantreis.errors import KlantreisError
    from klantreis.exploration import Journeys
    from klantreis.journeys.analyses.funnel import Condition, Exclusion, Step
    from klantreis.journeys.lens import Lens
    from klantreis.journeys.segment import Segment
    from klantreis.workspace import Workspace, init, journeys_from
    from klantreis.workspace import open_workspace as open  # noqa: A004 - klantreis.open reads as it should

__all__ = [
    "Condition",
    "Exclusion",
    "Journeys",
    "KlantreisError",
    "Lens",
    "Segment",
    "Step",
    "Workspace",
    "init",
    "journeys_from",
    "open",
]

# Loaded when first used, so that `import klantreis` costs nothing that is not needed.
_HOMES = {
    "Condition": "journeys.analyses.funnel",
    "Exclusion": "journeys.analyses.funnel",
    "Journeys": "exploration",
    "KlantreisError": "errors",
    "Lens": "journeys.lens",
    "Segment": "journeys.segment",
    "Step": "journeys.analyses.funnel",
    "Workspace": "workspace",
    "init": "workspace",
    "journeys_from": "workspace",
    "open": "workspace",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'klantreis' has no attribute {name!r}")
    module = import_module(f"klantreis.{_HOMES[name]}")
    return getattr(module, "open_workspace" if name == "open" else name)


def __dir__() -> list[str]:
    return __all__
