"""Tidy tables as a map: those of `tables`, and plainer ones that a person typed.

A list of cards alone will do: phase, step, lane and text, in Dutch or English.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from klantreis.errors import listed
from klantreis.mapping.cards import CARD, KINDS, LINES, MAIN_FIELDS
from klantreis.mapping.catalogue import TABLES as CATALOGUES
from klantreis.mapping.emotion import SERIES
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import Text, languages_of
from klantreis.reports.incoming import Document, UnreadableReportError, built
from klantreis.reports.notes import note
from klantreis.reports.tables import DATES, text_of

_NUMBERS = frozenset({"severity", "value", "n", "low", "high", "target", "wait_seconds"})
_YES = frozenset({"true", "yes", "ja", "waar", "x", "1"})
_ALIASES = {
    "fase": "phase",
    "stap": "step",
    "rij": "lane",
    "laan": "lane",
    "soort": "kind",
    "tekst": "text",
    "kaartje": "text",
    "card": "text",
    "titel": "title",
    "contactmoment": "touchpoint",
    "kanaal": "channel",
    "ernst": "severity",
    "waarde": "value",
    "reeks": "series",
    "woord": "word",
    "bron": "source",
    "datum": "date",
    "veld": "field",
    "van": "from",
    "naar": "to",
    "waarom": "why",
    "emotie": "emotion",
}
_SHEETS = {"kop": "head", "rijen": "lanes", "stappen": "steps", "kaartjes": "cards", "edges": "ways"}
# Of each table the columns that only help to read, or that follow from others.
_AIDS = {"cards": {"phase", "step", "lane", "step_id", "lane_id", "status", "emotion"}}


@dataclass(frozen=True)
class Line:
    """A row as it was read: its number in its table, and what stands in which column."""

    number: int
    cells: Mapping[str, Any]


@dataclass
class Reading:
    """A map being put together from tables."""

    language: str
    title: str
    document: Document = field(default_factory=dict)
    steps: dict[str, Document] = field(default_factory=dict)
    by_title: dict[tuple[str, str], Document] = field(default_factory=dict)
    cards: dict[str, Document] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)  # what a lane is called: its id
    notes: list[str] = field(default_factory=list)

    def tell(self, code: str, **values: Any) -> None:
        """Say that something was repaired or not understood."""
        self.notes.append(note(code, self.language, **values))


def map_from_tables(
    tables: Mapping[str, Iterable[Mapping[str, Any]]], *, language: str = "en", title: str = "Map"
) -> tuple[JourneyMap, list[str]]:
    """The map that tables describe, and what was repaired or left out.

    Parameters
    ----------
    tables
        By name the rows, each with what stands in which column; empty cells are None or left out.
    language
        The language of plain texts, and of what is said about them.
    title
        What to call a map whose tables do not say.

    Raises
    ------
    UnreadableReportError
        When no table holds cards or steps.
    InvalidMapError
        When the tables do not make a map.
    """
    named = {_SHEETS.get(name.strip().lower(), name.strip().lower()): rows for name, rows in tables.items()}
    lines = {name: _lines(rows) for name, rows in named.items()}
    if "cards" not in lines and "steps" not in lines:
        lines["cards"] = _cards_elsewhere(lines)
    reading = Reading(language, title)
    _read_head(lines.get("head", ()), reading)
    _read_personas(lines.get("personas", ()), reading)
    _read_lanes(lines.get("lanes", ()), reading)
    _read_steps(lines.get("steps", ()), reading)
    _read_cards(lines.get("cards", ()), reading)
    _read_emotions(lines.get("emotions", ()), reading)
    _read_evidence(lines.get("evidence", ()), reading)
    _read_ways(lines.get("ways", ()), reading)
    _read_asides(lines.get("asides", ()), reading)
    _drop_broken_cards(reading)
    journey_map, repairs = built(reading.document, language)
    return journey_map, [*reading.notes, *repairs]


def _lines(rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    found = []
    for number, row in enumerate(rows, start=2):  # 1 is the header
        named = {_column(str(name)): cell for name, cell in row.items() if name is not None}
        cells = {name: cell for name, cell in named.items() if cell is not None and cell != ""}
        if cells:
            found.append(Line(number, cells))
    return found


def _column(name: str) -> str:
    first, slash, rest = name.strip().partition("/")
    first = first.strip()
    return _ALIASES.get(first.lower(), first if slash else first.lower()) + slash + rest


def _cards_elsewhere(lines: Mapping[str, list[Line]]) -> list[Line]:
    """The first table that has a step and something to put in a card."""
    for found in lines.values():
        columns = {name.partition("/")[0] for line in found for name in line.cells}
        if "step" in columns and columns & {"text", "touchpoint", "emotion", "kind", "lane"}:
            return found
    raise UnreadableReportError(
        "No sheet holds the cards of a map. It needs a sheet with the columns phase, step, lane and text "
        f"(fase, stap, rij, tekst); there are the sheets: {listed(lines)}.",
        nl="Op geen blad staan de kaartjes van een kaart. Er is een blad nodig met de kolommen fase, stap, "
        f"rij en tekst (phase, step, lane, text); dit zijn de bladen: {listed(lines, language='nl')}.",
    )


def nested(cells: Mapping[str, Any]) -> Document:
    """JSON data from its leaves by the way to them; the inverse of `flattened`."""
    whole: Document = {}
    for way, cell in cells.items():
        keys = way.split("/")
        inner = whole
        for key in keys[:-1]:
            below = inner.setdefault(key, {})
            if not isinstance(below, dict):  # a plain text beside texts by language: those win
                below = inner[key] = {}
            inner = below
        if not isinstance(inner.get(keys[-1]), dict):
            inner[keys[-1]] = cell
    listed_data = _with_lists(whole)
    return listed_data if isinstance(listed_data, dict) else {}


def _with_lists(value: Any) -> Any:
    if value == "{}":
        return {}
    if value == "[]":
        return []
    if isinstance(value, str):
        return text_of(value)
    if not isinstance(value, dict):
        return value
    if all(re.fullmatch(r"#\d+", key) for key in value):
        return [_with_lists(value[key]) for key in sorted(value, key=lambda key: int(key[1:]))]
    return {_plain_key(key): _with_lists(one) for key, one in value.items()}


def _plain_key(key: str) -> str:
    return key.replace("~2", "#").replace("~1", "/").replace("~0", "~")


def _fields(line: Line, reading: Reading, *, without: Iterable[str] = ()) -> Document:
    """The fields of a row as JSON data, each in the type of its column."""
    left_out = set(without)
    cells = {
        name: _typed(name, cell, line.number, reading)
        for name, cell in line.cells.items()
        if name.partition("/")[0] not in left_out
    }
    return nested({name: cell for name, cell in cells.items() if cell is not None})


def _typed(name: str, cell: Any, row: int, reading: Reading) -> Any:
    """A cell in the type of its column; None when it cannot be."""
    if isinstance(cell, datetime | date):
        cell = cell.date() if isinstance(cell, datetime) else cell
        return cell.isoformat()
    if name.startswith(("segment/", "use/")):
        return cell
    if name.startswith("is_") or name == "leads_on":
        return cell if isinstance(cell, bool) else str(cell).strip().lower() in _YES
    if name in _NUMBERS or name.partition("/")[0] in SERIES:
        return _number(name, cell, row, reading)
    return cell.strip() if name in DATES and isinstance(cell, str) else _text(cell)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _number(name: str, cell: Any, row: int, reading: Reading) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    try:
        number = float(text_of(str(cell)).strip().replace("−", "-").replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        reading.tell("number_as_text", row=row, column=name, value=cell, kept="–")
        return None
    kept = int(number) if number.is_integer() else number
    reading.tell("number_as_text", row=row, column=name, value=cell, kept=kept)
    return kept


def _by_fields(lines: Iterable[Line], reading: Reading) -> dict[str, Any]:
    """What rows of field and value say."""
    cells = {}
    for line in lines:
        way = str(line.cells.get("field", "")).strip()
        if way and "value" in line.cells:
            cells[way] = _typed(way, line.cells["value"], line.number, reading)
    return cells


def _read_head(lines: Iterable[Line], reading: Reading) -> None:
    head = nested(_by_fields(lines, reading))
    if "id" in head:
        reading.document["id"] = head.pop("id")
    head.setdefault("title", reading.title)
    head.setdefault("languages", list(languages_of(head["title"])) or [reading.language])
    reading.document["head"] = head


def _read_personas(lines: Iterable[Line], reading: Reading) -> None:
    by_persona: dict[str, list[Line]] = {}
    for line in lines:
        by_persona.setdefault(str(line.cells.get("persona", "")), []).append(line)
    reading.document["personas"] = [
        {"id": id_, "name": id_, **nested(_by_fields(own, reading))} for id_, own in by_persona.items() if id_
    ]


def _read_lanes(lines: Iterable[Line], reading: Reading) -> None:
    rows = [_fields(line, reading) for line in lines]
    lanes = [{"id": row["kind"], **row} for row in rows if row.get("kind") in (*KINDS, *LINES)]
    if rows:
        reading.document["lanes"] = lanes
    for lane in lanes:
        for name in (lane["id"], *_texts(lane.get("title"))):
            reading.lanes.setdefault(str(name).lower(), lane["id"])


def _texts(text: Text | None) -> list[str]:
    if text is None:
        return []
    return list(text.values()) if isinstance(text, Mapping) else [text]


def _read_steps(lines: Iterable[Line], reading: Reading) -> None:
    phases: dict[str, Document] = {}
    reading.document["phases"] = []
    for line in lines:
        row = _fields(line, reading)
        phase = {
            "id": row.pop("phase_id", None),
            "title": row.pop("phase", None),
            "kind": row.pop("phase_kind", None),
        }
        key = phase["id"] or str(phase["title"])
        if key not in phases:
            phases[key] = {name: value for name, value in phase.items() if value is not None} | {"steps": []}
            phases[key].setdefault("title", key)
            reading.document["phases"].append(phases[key])
        if row:
            step = {"title": row.get("id", ""), **row}
            phases[key]["steps"].append(step)
            _know(step, _texts(phases[key]["title"]), reading)


def _know(step: Document, phase_titles: Iterable[str], reading: Reading) -> None:
    if "id" in step:
        reading.steps[step["id"]] = step
    for title in _texts(step["title"]):
        for phase_title in (*phase_titles, ""):
            reading.by_title.setdefault((phase_title, title), step)


def _step_of(line: Line, reading: Reading) -> Document | None:
    """The step a card stands in: by its id, else by its title, else a new one."""
    id_ = line.cells.get("step_id")
    if id_ in reading.steps:
        return reading.steps[id_]
    phase, title = (text_of(_text(line.cells.get(name, ""))).strip() for name in ("phase", "step"))
    if not title and id_ is None:
        reading.tell("row_left_out", row=line.number, reason="step?")
        return None
    known = reading.by_title.get((phase, title))
    if known is not None:
        return known
    phases = reading.document["phases"]
    home = next((one for one in phases if phase in _texts(one["title"])), None)
    if home is None or (not phase and phases):
        home = phases[-1] if phases and not phase else {"title": phase or reading.title, "steps": []}
        if home not in phases:
            phases.append(home)
    step: Document = {"title": title or str(id_)} | ({"id": id_} if id_ else {})
    home["steps"].append(step)
    _know(step, [phase], reading)
    return step


def _lane_of(line: Line, reading: Reading) -> tuple[str, str]:
    """The id of a card's lane and the kind of what stands in it."""
    lanes: list[Document] = reading.document.get("lanes", [])
    kinds = {lane["id"]: lane["kind"] for lane in lanes}
    name = text_of(_text(line.cells.get("lane_id") or line.cells.get("lane") or line.cells.get("kind") or ""))
    id_ = name if name in kinds else reading.lanes.get(name.strip().lower())
    if id_ is not None:
        return id_, kinds[id_]
    kind = str(line.cells.get("kind") or _kind_called(name) or _kind_by_columns(line))
    kind = kind if kind in KINDS else _kind_called(kind) or "note"
    id_ = kind if _kind_called(name) or not name else new_id(name, set(kinds), otherwise="lane")
    if id_ not in kinds:
        lane: Document = {"id": id_, "kind": kind} | ({"title": name} if id_ != kind else {})
        reading.document.setdefault("lanes", []).append(lane)
    reading.lanes[name.strip().lower()] = id_
    return id_, kind


def _kind_called(name: str) -> str | None:
    wanted = name.strip().lower()
    for kind in KINDS:
        if wanted in {kind, *(str(one.KINDS[kind]).lower() for one in CATALOGUES.values())}:
            return kind
    return None


def _kind_by_columns(line: Line) -> str:
    return next((kind for kind in ("touchpoint", "emotion", "image") if kind in line.cells), "note")


def _read_cards(lines: Iterable[Line], reading: Reading) -> None:
    for line in lines:
        step = _step_of(line, reading)
        if step is None or set(line.cells) <= {"phase", "step", "step_id", "phase_id"}:
            continue
        lane, kind = _lane_of(line, reading)
        card = _fields(line, reading, without=_AIDS["cards"] | {"kind"})
        main = MAIN_FIELDS[kind]
        if kind == "emotion" and "emotion" in line.cells:
            value = _number("emotion", line.cells["emotion"], line.number, reading)
            card |= {} if value is None else {"assumed": {"value": value}}
        elif main != "emotion" and main not in card and isinstance(card.get("text"), str):
            card[main] = card.pop("text")
        card = {"kind": kind, **card}
        step.setdefault("cards", {}).setdefault(lane, []).append(card)
        card["row"] = line.number
        if "id" in card:
            reading.cards.setdefault(str(card["id"]), card)


def _card_of(line: Line, reading: Reading) -> Document | None:
    card = reading.cards.get(str(line.cells.get("card_id")))
    if card is None:
        reading.tell("row_left_out", row=line.number, reason=f"card_id {line.cells.get('card_id')!r}?")
    return card


def _read_emotions(lines: Iterable[Line], reading: Reading) -> None:
    for line in lines:
        card = _card_of(line, reading)
        series = str(line.cells.get("series", "")).strip()
        if card is not None and series in SERIES:
            card[series] = _fields(line, reading, without={"step", "card_id", "series"})
        elif card is not None:
            reading.tell("row_left_out", row=line.number, reason=f"series {series!r}?")


def _read_evidence(lines: Iterable[Line], reading: Reading) -> None:
    for line in lines:
        card = _card_of(line, reading)
        if card is not None:
            card.setdefault("evidence", []).append(_fields(line, reading, without={"step", "card_id"}))


def _read_ways(lines: Iterable[Line], reading: Reading) -> None:
    rows = [_fields(line, reading) for line in lines]
    reading.document["edges"] = [row for row in rows if "from" in row and "to" in row]


def _read_asides(lines: Iterable[Line], reading: Reading) -> None:
    rows = [_fields(line, reading) for line in lines]
    reading.document["asides"] = [row for row in rows if "finding" in row and "why" in row]


def _drop_broken_cards(reading: Reading) -> None:
    """Leave out cards that cannot be, each with its row and the reason; the others stay."""
    for phase in reading.document["phases"]:
        for step in phase["steps"]:
            for lane, cell in step.get("cards", {}).items():
                step["cards"][lane] = [card for card in cell if _is_sound(card, reading)]


def _is_sound(card: Document, reading: Reading) -> bool:
    row = card.pop("row")
    evidence = [{"id": "evidence", **one} for one in card.get("evidence", ())]
    try:
        CARD.validate_python({"id": "card", **card, "evidence": evidence})
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        reason = f"{'/'.join(str(key) for key in first['loc'][1:])}: {first['msg']}"
        reading.tell("row_left_out", row=row, reason=reason)
        return False
    return True
