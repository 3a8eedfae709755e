"""What the files of interviews tell besides the interviews themselves."""

from __future__ import annotations

from typing import Any

from klantreis.mapping.map import JourneyMap
from klantreis.server.apps.documents.models import MAP, Document
from klantreis.server.apps.interviews.forgetting import interviews_of_row


def facts_for_guide(row: Document) -> dict[str, Any]:
    """The map that is asked about, while it is there."""
    return {"journey_map": _map_of(row)}


def facts_for_results(row: Document) -> dict[str, Any]:
    """The same, and what personas are called."""
    personas = {one.id: one.name for one in row.workspace.opened().personas.all()}
    return {"journey_map": _map_of(row), "personas": personas}


def _map_of(row: Document) -> JourneyMap | None:
    name = interviews_of_row(row).map
    found = row.workspace.documents.filter(kind=MAP, name=name).first() if name else None
    return None if found is None else found.parsed_map()
