"""What people may leave out of a map's file, and how it is filled in.

Ids may be left out: they are made of titles. A lane may be its kind alone, a cell one card instead of a
list, a card its text alone, an emotion its number alone. The kind of a card follows from its lane.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from klantreis.mapping.cards import CARD_TYPES, KINDS, MAIN_FIELDS
from klantreis.mapping.emotion import SERIES
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.templates import DEFAULT_LANES
from klantreis.mapping.texts import LANGUAGE_PATTERN, Text, said

_TITLES = ("title", "name", "touchpoint", "text", "image")
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
Written = Mapping[str, Any]


def in_full(written: Any) -> Any:
    """The document with everything filled in that may be left out.

    What is not shaped like a map stays as it is: the models say what is wrong with it.
    """
    if not isinstance(written, Mapping):
        return written
    document = dict(written)
    document["lanes"] = _each(document.get("lanes", list(DEFAULT_LANES)), _full_lane)
    kinds = {
        lane["id"]: lane.get("kind")
        for lane in _mappings(document["lanes"])
        if isinstance(lane.get("id"), str)
    }
    for field in ("personas", "edges", "asides"):
        if field in document:
            document[field] = _each(document[field], _copy)
    document["phases"] = _each(document.get("phases", []), lambda phase: _full_phase(phase, kinds))
    _fill_in_ids(document)
    return document


def _each(items: Any, change: Any) -> Any:
    if items is None:
        return []
    return [change(item) for item in items] if isinstance(items, list) else items


def _copy(item: Any) -> Any:
    return dict(item) if isinstance(item, Mapping) else item


def _mappings(items: Any) -> list[Any]:
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _full_lane(lane: Any) -> Any:
    if isinstance(lane, str):
        return {"id": lane, "kind": lane}
    if isinstance(lane, Mapping) and "kind" in lane and "id" not in lane and "title" not in lane:
        return {"id": lane["kind"], **lane}
    return _copy(lane)


def _full_phase(phase: Any, kinds: Mapping[str, Any]) -> Any:
    if not isinstance(phase, Mapping):
        return phase
    steps = _each(phase.get("steps", []), lambda step: _full_step(step, kinds))
    return {**phase, "steps": steps}


def _full_step(step: Any, kinds: Mapping[str, Any]) -> Any:
    if isinstance(step, str):
        return {"title": step}
    if not isinstance(step, Mapping) or not isinstance(step.get("cards"), Mapping):
        return {k: v for k, v in step.items() if v is not None} if isinstance(step, Mapping) else step
    cards = {lane: _full_cell(cell, card_kind(lane, kinds)) for lane, cell in step["cards"].items()}
    return {**step, "cards": cards}


def card_kind(lane: Any, kinds: Mapping[str, Any]) -> str:
    """The kind of the cards in a lane, also in one that does not exist: the rules tell of that."""
    if kinds.get(lane) in KINDS:
        return str(kinds[lane])
    return str(lane) if lane in KINDS else "note"


def _full_cell(cell: Any, kind: str) -> Any:
    if cell is None:
        return []
    return [_full_card(card, kind) for card in (cell if isinstance(cell, list) else [cell])]


def _full_card(card: Any, kind: str) -> Any:
    if not isinstance(card, Mapping):
        return _full_emotion({"kind": kind, MAIN_FIELDS[kind]: card})
    if _is_text_by_language(card, kind):
        return {"kind": kind, "text": dict(card)}
    full = _full_emotion({"kind": kind, **card})
    if isinstance(full.get("evidence"), list):
        full["evidence"] = [_copy(one) for one in full["evidence"]]
    return full


def _is_text_by_language(card: Written, kind: str) -> bool:
    fields = CARD_TYPES[kind].model_fields
    return bool(card) and all(key not in fields and _LANGUAGE.fullmatch(str(key)) for key in card)


def _full_emotion(card: dict[str, Any]) -> dict[str, Any]:
    """A number alone is the value of a reading."""
    if card["kind"] == "emotion":
        for series in SERIES:
            if series in card and not isinstance(card[series], Mapping) and card[series] is not None:
                card[series] = {"value": card[series]}
    return card


def _fill_in_ids(document: dict[str, Any]) -> None:
    parts = list(_parts(document))
    taken = {str(part["id"]) for part, *_ in parts if "id" in part}
    languages = languages_of_head(document.get("head"))
    if "id" not in document:
        _put_first(document, id_that_would_be_made(document, "map", languages, within=""))
    for part, what, step in parts:
        if "id" not in part:
            source = slug_source(part, what, languages, within=str(step.get("id", "")))
            part_id = new_id(source, taken, otherwise=what)
            taken.add(part_id)
            _put_first(part, part_id)


def _put_first(part: dict[str, Any], part_id: str) -> None:
    rest = dict(part)
    part.clear()
    part.update({"id": part_id, **rest})


def _parts(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, Written]]:
    """Every part of a map that has an id, what it is, and the step it stands in or nothing."""
    for field, what in (("personas", "persona"), ("lanes", "lane")):
        for part in _mappings(document.get(field)):
            yield part, what, {}
    for phase in _mappings(document.get("phases")):
        yield phase, "phase", {}
        for step in _mappings(phase.get("steps")):
            yield step, "step", {}
            cells = step.get("cards")
            for card in _cards(cells.values() if isinstance(cells, Mapping) else ()):
                yield card, str(card.get("kind")), step
                for evidence in _mappings(card.get("evidence")):
                    yield evidence, "evidence", step
    for field, what in (("edges", "edge"), ("asides", "aside")):
        for part in _mappings(document.get(field)):
            yield part, what, {}


def _cards(cells: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for cell in cells:
        yield from _mappings(cell)


def languages_of_head(head: Any) -> tuple[str, ...]:
    """The languages that a head names, as far as it can be read."""
    languages = head.get("languages") if isinstance(head, Mapping) else None
    return tuple(map(str, languages)) if isinstance(languages, list) else ()


def slug_source(part: Written, what: str, languages: tuple[str, ...], *, within: str = "") -> str:
    """The text that an id is made of: its title, where an edge goes, or what it is in which step."""
    if what == "map":
        head = part.get("head")
        return slug_source(head, "head", languages) if isinstance(head, Mapping) else ""
    if what == "edge":
        return f"{part.get('from')} to {part.get('to')}"
    for field in _TITLES:
        text = part.get(field)
        if text and isinstance(text, str | Mapping):
            return _first(text, languages)
    return f"{within} {what}"


def _first(text: Any, languages: tuple[str, ...]) -> str:
    plain: Text = text if isinstance(text, str) else {str(k): str(v) for k, v in text.items()}
    return said(plain, languages[0] if languages else "en", languages)


def id_that_would_be_made(part: Written, what: str, languages: tuple[str, ...], *, within: str) -> str:
    """The id that a part without one gets when no other has it; `within` is the id of its step."""
    return slug(slug_source(part, what, languages, within=within), what)


def in_short(journey_map: JourneyMap) -> dict[str, Any]:
    """The document as people write it: no defaults, no kinds that the lane tells, with all ids."""
    document = plain(journey_map.model_dump(by_alias=True, exclude_defaults=True))
    kinds = {lane["id"]: lane["kind"] for lane in document.get("lanes", [])}
    document["lanes"] = [_short_lane(lane) for lane in document.get("lanes", [])]
    for phase in document.setdefault("phases", []):
        for step in phase.get("steps", []):
            for lane, cell in step.get("cards", {}).items():
                step["cards"][lane] = [_short_card(card, card_kind(lane, kinds)) for card in cell]
    return {"format": journey_map.format, **document}


def plain(value: Any) -> Any:
    """A dump without tuples, enumerations and whole numbers that look broken (2.0)."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str | int | float | date) or value is None:
        return value
    raise TypeError(f"a map does not hold {type(value).__name__}")


def _short_lane(lane: dict[str, Any]) -> Any:
    return lane["id"] if lane == {"id": lane["kind"], "kind": lane["kind"]} else lane


def _short_card(card: dict[str, Any], kind: str) -> dict[str, Any]:
    short = {key: value for key, value in card.items() if key != "kind" or value != kind}
    for series in SERIES:
        reading = short.get(series)
        if isinstance(reading, Mapping) and set(reading) == {"value"}:
            short[series] = reading["value"]
    return short


def duplicate_ids(document: Any) -> dict[str, list[tuple[str, Written]]]:
    """The ids that a document in full gives to several parts, with what those parts are."""
    users: dict[str, list[tuple[str, Written]]] = {}
    for part, what, _ in _parts(document) if isinstance(document, dict) else ():
        users.setdefault(str(part.get("id")), []).append((what, part))
    return {id_: parts for id_, parts in users.items() if len(parts) > 1}
