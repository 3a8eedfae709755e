"""Where the boxes and the ways of a flow chart go: columns of steps, and a track for each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from math import ceil
from typing import Any

from klantreis.reports.labels import labels
from klantreis.reports.sheet import Sheet

MOST_IN_COLUMN = 12


@dataclass(frozen=True)
class Column:
    """Steps below each other, by their place in the map; of one phase."""

    phase: int
    steps: tuple[int, ...]
    is_continued: bool


@dataclass(frozen=True)
class Route:
    """How a way runs.

    Attributes
    ----------
    kind
        down, to the box below; across the gutter, to the column at the right; beside, within a
        column; around, through the corridor below all columns.
    gutter, track
        The gutter it leaves into (0 is left of the first column) and its track there.
    gutter_in, track_in, corridor
        Of a way around: the gutter before the column it goes to, its track, and its corridor.
    row
        The row of the box it leaves, None when the way is simply on.
    into, n_into
        Which of how many ways that enter this side of the box.
    """

    from_: int
    to: int
    kind: str
    is_onward: bool
    gutter: int
    track: int
    gutter_in: int
    track_in: int
    corridor: int
    row: int | None
    into: int
    n_into: int


def flow_chart(sheet: Sheet) -> dict[str, Any]:
    """The columns, rows and routes of a sheet's flow chart, as plain data."""
    columns = columns_of(sheet)
    column_of = {step: c for c, column in enumerate(columns) for step in column.steps}
    ways = [_Ends(*ends) for ends in _ends(sheet)]
    rows = _rows(sheet, ways)
    routes = _routes(ways, column_of, columns, rows)
    gutters = Counter(dict.fromkeys(range(len(columns) + 1), 0))
    for route in routes:
        if route.kind != "down":
            gutters[route.gutter] = max(gutters[route.gutter], route.track + 1)
        if route.kind == "around":
            gutters[route.gutter_in] = max(gutters[route.gutter_in], route.track_in + 1)
    return {
        "columns": [asdict(column) for column in columns],
        "ways": [_as_data(route) for route in routes],
        "gutters": [gutters[g] for g in range(len(columns) + 1)],
        "corridors": sum(route.kind == "around" for route in routes),
        "rows": [[{"text": text} for _, text in rows.get(s, ())] for s in range(len(sheet.steps))],
    }


def columns_of(sheet: Sheet) -> list[Column]:
    """The columns: a phase each, or several of even length when a phase has many steps."""
    columns, first = [], 0
    for number, phase in enumerate(sheet.phases):
        n = len(phase.steps)
        parts = ceil(n / MOST_IN_COLUMN)
        for part in range(parts):
            start, end = first + n * part // parts, first + n * (part + 1) // parts
            columns.append(Column(number, tuple(range(start, end)), part > 0))
        first += n
    return columns


@dataclass(frozen=True)
class _Ends:
    here: int
    there: int
    label: str
    is_onward: bool


def _ends(sheet: Sheet) -> list[tuple[int, int, str, bool]]:
    place = {step.id: at for at, step in enumerate(sheet.steps)}
    return [(place[way.from_step], place[way.to_step], way.label, way.is_onward) for way in sheet.ways]


def _kind(way: _Ends, column_of: Mapping[int, int]) -> str:
    here, there = column_of[way.here], column_of[way.there]
    if here == there:
        return "down" if way.there == way.here + 1 and not way.label else "beside"
    return "across" if there == here + 1 else "around"


def _rows(sheet: Sheet, ways: Sequence[_Ends]) -> dict[int, list[tuple[_Ends, str]]]:
    """Per step the ways that need a row: those with a label, and those that are not simply on."""
    names = labels(sheet.language)
    rows: dict[int, list[tuple[_Ends, str]]] = {}
    for way in ways:
        if way.label or not way.is_onward:
            to = sheet.steps[way.there].number
            text = f"{way.label} → {to}" if way.label else f"{names['to'].lower()} {to}"
            rows.setdefault(way.here, []).append((way, text))
    return rows


def _routes(
    ways: Sequence[_Ends],
    column_of: Mapping[int, int],
    columns: Sequence[Column],
    rows: Mapping[int, Sequence[tuple[_Ends, str]]],
) -> list[Route]:
    tracks: dict[int, count[int]] = {g: count() for g in range(len(columns) + 1)}
    corridors = count()
    kinds = {way: _kind(way, column_of) for way in ways}
    sides = [(way.there, kinds[way] == "beside") for way in ways if kinds[way] != "down"]
    n_into, entered = Counter(sides), Counter[tuple[int, bool]]()
    routes = []
    # Ways within a column take the tracks next to it: so none lies over one that leaves for the right.
    for way in sorted(ways, key=lambda way: kinds[way] != "beside"):
        kind, side = kinds[way], (way.there, kinds[way] == "beside")
        row = next((n for n, (one, _) in enumerate(rows.get(way.here, ())) if one is way), None)
        gutter, gutter_in = column_of[way.here] + 1, column_of[way.there]
        routes.append(
            Route(
                from_=way.here,
                to=way.there,
                kind=kind,
                is_onward=way.is_onward,
                gutter=gutter,
                track=0 if kind == "down" else next(tracks[gutter]),
                gutter_in=gutter_in,
                track_in=next(tracks[gutter_in]) if kind == "around" else 0,
                corridor=next(corridors) if kind == "around" else 0,
                row=row,
                into=entered[side],
                n_into=n_into[side],
            )
        )
        entered[side] += kind != "down"
    return routes


def _as_data(route: Route) -> dict[str, Any]:
    data = asdict(route)
    data["from"] = data.pop("from_")
    return data
