"""From what another program wrote to a map: ids that stay, and small damage repaired aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from klantreis.errors import KlantreisError
from klantreis.mapping.cards import KINDS
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.rules import broken_rules
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import card_kind, in_full
from klantreis.reports.labels import spoken
from klantreis.reports.notes import note

Document = dict[str, Any]


class UnreadableReportError(KlantreisError):
    """A file of another program that cannot be read as a map."""

    code = "unreadable_report"


def built(document: Document, language: str) -> tuple[JourneyMap, list[str]]:
    """The map of a document, and what had to be repaired.

    Parameters
    ----------
    document
        As people may write it: ids, lanes and kinds may be left out. It is changed on the way.
    language
        In which to say what was repaired.

    Raises
    ------
    InvalidMapError
        When it does not fit a map.
    """
    notes = [
        *_give_own_ids(document, language),
        *_add_lanes(document, language),
        *_cut_loose_ends(document, language),
    ]
    journey_map = map_from_data(in_full(document))
    wrong = (problem.message(spoken(language)) for problem in broken_rules(journey_map))
    return journey_map, [*notes, *(note("still_wrong", language, problem=one) for one in wrong)]


def _give_own_ids(document: Document, language: str) -> Iterator[str]:
    taken: set[str] = set()
    for part in _parts(document):
        if part.get("id") is None:
            part.pop("id", None)
        elif part["id"] in taken:
            yield note("same_id", language, id=part.pop("id"))
        else:
            taken.add(part["id"])


def _parts(document: Document) -> Iterator[Document]:
    for field in ("personas", "lanes", "edges", "phases"):
        yield from (part for part in document.get(field, ()) if isinstance(part, dict))
    for step in _steps(document):
        yield step
        for cell in step.get("cards", {}).values():
            for card in cell:
                yield card
                yield from card.get("evidence", ())


def _steps(document: Document) -> Iterator[Document]:
    for phase in document.get("phases", ()):
        yield from phase.get("steps", ())


def _add_lanes(document: Document, language: str) -> Iterator[str]:
    """A lane for every cell that stands in none. Without any lane the document gets those it needs."""
    is_silent = "lanes" not in document
    lanes = document.setdefault("lanes", [])
    known = {lane["id"]: lane["kind"] for lane in lanes}
    for step in _steps(document):
        for lane, cell in step.get("cards", {}).items():
            if lane not in known and cell:
                known[lane] = cell[0].get("kind") or card_kind(lane, {})
                lanes.append({"id": lane, "kind": known[lane]})
                if not is_silent:
                    yield note("lane_added", language, lane=lane)
    if is_silent:
        lanes.sort(key=lambda lane: KINDS.index(lane["kind"]) if lane["kind"] in KINDS else len(KINDS))


def _cut_loose_ends(document: Document, language: str) -> Iterator[str]:
    """Leave out ways to steps that are gone, and whom the head does not name."""
    steps = {step.get("id") for step in _steps(document)}
    edges = document.get("edges", [])
    document["edges"] = [edge for edge in edges if {edge["from"], edge["to"]} <= steps]
    for edge in edges:
        if edge not in document["edges"]:
            yield note("edge_left_out", language, start=edge["from"], end=edge["to"])
    named = document.get("head", {}).get("personas", ())
    for step in _steps(document):
        for cell in step.get("cards", {}).values():
            for card in cell:
                if card.get("persona") is not None and card["persona"] not in named:
                    yield note("persona_left_out", language, persona=card.pop("persona"))


def written(part: Any, *, without: frozenset[str] = frozenset()) -> Document:
    """A part of a map as JSON data: nothing that is as it is by default."""
    document: Document = part.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=set(without)
    )
    return document


def replaced(text: Any, new: str, language: str) -> str | dict[str, str]:
    """A text with other words in one language."""
    return {**text, language: new} if isinstance(text, Mapping) else new
