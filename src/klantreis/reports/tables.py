"""A map as tidy tables, one row a fact, that `tables_in` reads back without loss.

A column is a field, or the way to it: `text/nl` is the text in Dutch, `pains/#1` the first of the pains.
Columns that only help to read (`phase`, `step`, `lane`) repeat what the ids beside them say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from klantreis.errors import is_dutch
from klantreis.mapping.cards import AnyCard, EmotionCard
from klantreis.mapping.emotion import SERIES
from klantreis.mapping.head import State
from klantreis.mapping.map import JourneyMap, Phase, Step
from klantreis.mapping.texts import Text, said
from klantreis.reports.incoming import written
from klantreis.reports.labels import kind_title

Cell = str | float | bool | date | None
Row = dict[str, Cell]
DATES = frozenset({"date", "review_on", "on"})
# What a spreadsheet, or a program that reads its CSV, could run as a formula; and what would read as nothing.
_RUNS = re.compile(r"'*(?:[=+\-@\t\r\n＝＋－＠]|\Z|\{\}\Z|\[\]\Z)")
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "head": ("field", "value"),
    "personas": ("persona", "field", "value"),
    "lanes": ("id", "kind", "title", "is_hidden"),
    "steps": (
        *("phase_id", "phase", "phase_kind", "id", "title", "description", "wait_seconds"),
        *("is_start", "is_end", "is_decision", "leads_on", "opens"),
    ),
    "cards": (
        *("phase", "step", "lane", "step_id", "lane_id", "id", "kind", "persona", "status"),
        *("text", "touchpoint", "channel", "severity", "why", "moment", "value", "target", "unit", "n"),
        *("date", "image"),
    ),
    "emotions": (
        *("step", "card_id", "series", "value", "word", "n", "low", "high", "question", "scale"),
        *("formula", "source", "date"),
    ),
    "evidence": (
        *("step", "card_id", "id", "kind", "text", "value", "unit", "scale", "formula", "n", "low", "high"),
        *("speaker", "source", "date"),
    ),
    "ways": ("id", "from", "to", "label"),
    "asides": ("id", "finding", "of", "text", "why", "by", "on", "value", "low", "high"),
}
TABLES = tuple(_COLUMNS)


@dataclass(frozen=True)
class Table:
    """A name, the columns in order, and per row what stands in those that are not empty."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_of(journey_map: JourneyMap, language: str) -> list[Table]:
    """Every table of a map; the columns that only help to read are in the language."""
    made = _Making(journey_map, language)
    rows = {
        "head": made.head(),
        "personas": made.personas(),
        "lanes": (flattened(written(lane)) for lane in journey_map.lanes),
        "steps": made.steps(),
        "cards": made.cards(),
        "emotions": made.emotions(),
        "evidence": made.evidence(),
        "ways": (flattened(written(edge)) for edge in journey_map.edges),
        "asides": (flattened(written(aside)) for aside in journey_map.asides),
    }
    return [_table(name, tuple(rows[name])) for name in TABLES]


def _table(name: str, rows: tuple[Row, ...]) -> Table:
    """A table whose columns stand in their order, those by language together."""
    wanted = list(_COLUMNS[name])
    seen = dict.fromkeys([*wanted, *(column for row in rows for column in row)])
    written_columns = {column for row in rows for column in row}
    by_language = {column.partition("/")[0] for column in written_columns if "/" in column}
    kept = [one for one in seen if one in written_columns or one not in by_language]
    rank = {column: at for at, column in enumerate(wanted)}
    kept.sort(key=lambda column: rank.get(column.partition("/")[0], len(wanted)))
    return Table(name, tuple(kept), rows)


def cell_of(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before = + - @, tab and line ends.

    A text that is empty gets one too, for an empty cell says that there is none.
    """
    return f"'{text}" if _RUNS.match(text) else text


def delimiter_in(language: str) -> str:
    """What parts the cells of a CSV, so that Excel opens it in columns: Dutch Excel waits for semicolons."""
    return ";" if is_dutch(language) else ","


def number_in(language: str, value: Any) -> Any:
    """A number as a CSV of that language has it, so that Excel reads no date in it; the rest as it is."""
    return str(value).replace(".", ",") if is_dutch(language) and isinstance(value, float) else value


def text_of(cell: str) -> str:
    """The text that a cell stands for."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell


def flattened(value: Any, way: str = "") -> Row:
    """The leaves of JSON data by the way to them: {"title": {"nl": "x"}} gives title/nl."""
    if isinstance(value, Mapping) and value:
        inner: Iterable[tuple[str, Any]] = ((_key(str(key)), one) for key, one in value.items())
    elif isinstance(value, list) and value:
        inner = ((f"#{number}", one) for number, one in enumerate(value, start=1))
    else:
        return {} if value is None else {way: _cell(value, way)}
    row: Row = {}
    for key, one in inner:
        row |= flattened(one, f"{way}/{key}" if way else key)
    return row


def _key(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1").replace("#", "~2")


def _cell(value: Any, way: str) -> Cell:
    if isinstance(value, str):
        return date.fromisoformat(value) if way in DATES else cell_of(value)
    if isinstance(value, Mapping | list):
        return "{}" if isinstance(value, Mapping) else "[]"
    number: float | bool = value
    return number


class _Making:
    """The rows of a map."""

    def __init__(self, journey_map: JourneyMap, language: str) -> None:
        self.map, self.language = journey_map, language
        self.is_proposal = journey_map.head.state is State.TO_BE
        self.phases = {step.id: phase for phase in journey_map.phases for step in phase.steps}

    def said(self, text: Text | None) -> str:
        return cell_of(said(text, self.language, self.map.head.languages))

    def head(self) -> Iterator[Row]:
        parts = {"id": self.map.id, **written(self.map.head)}
        yield from ({"field": way, "value": cell} for way, cell in flattened(parts).items())

    def personas(self) -> Iterator[Row]:
        for persona in self.map.personas:
            fields = flattened(written(persona, without=frozenset({"id"})))
            yield from ({"persona": persona.id, "field": way, "value": cell} for way, cell in fields.items())

    def steps(self) -> Iterator[Row]:
        for phase in self.map.phases:
            for step in phase.steps:
                yield self.phase(phase) | flattened(written(step, without=frozenset({"cards"})))
            if not phase.steps:
                yield self.phase(phase)

    def phase(self, phase: Phase) -> Row:
        data = {"phase_id": phase.id, "phase": written(phase)["title"], "phase_kind": phase.kind}
        return flattened(data)

    def cards(self) -> Iterator[Row]:
        for step, lane_id, card in self.map.cards:
            lane = self.map.lane(lane_id)
            own = kind_title(lane.kind, self.language) if lane else lane_id
            named = self.said(lane.title) if lane and lane.title else cell_of(own)
            status = card.status(is_proposal=self.is_proposal).value
            yield {
                **self.aids(step),
                "lane": named,
                "step_id": step.id,
                "lane_id": lane_id,
                **flattened(written(card, without=frozenset({"evidence", *SERIES}))),
                "status": status,
            }

    def aids(self, step: Step) -> Row:
        return {"phase": self.said(self.phases[step.id].title), "step": self.said(step.title)}

    def emotions(self) -> Iterator[Row]:
        for step, _, card in self.map.cards:
            if isinstance(card, EmotionCard):
                for series in SERIES:
                    reading = getattr(card, series)
                    if reading is not None:
                        yield self.of_card(step, card) | {"series": series} | flattened(written(reading))

    def evidence(self) -> Iterator[Row]:
        for step, _, card in self.map.cards:
            yield from (self.of_card(step, card) | flattened(written(one)) for one in card.evidence)

    def of_card(self, step: Step, card: AnyCard) -> Row:
        return {"step": self.said(step.title), "card_id": card.id}
