"""A map as one HTML file that needs nothing else: no script, no font, its pictures within it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from klantreis.mapping.map import JourneyMap
from klantreis.reports.drawing import drawing
from klantreis.reports.format import Options
from klantreis.reports.labels import interval, labels, number, series_title
from klantreis.reports.losses import losses
from klantreis.reports.pictures import pictures_of
from klantreis.reports.sheet import Sheet
from klantreis.reports.style import ACCENTS, PERSONA_INKS, mixed, on_accent
from klantreis.reports.typeset import Layout

if TYPE_CHECKING:
    from klantreis.images import SmallPicture

TEMPLATES = Path(__file__).parent / "html"
CURVE_HEIGHT, COLUMN = 150, 100  # of the curve's own units; the browser stretches the columns


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a map to a file for a browser."""
    sheet = options.sheet(journey_map)
    pictures = pictures_of(sheet, options.images)
    made = page(sheet, today=options.day, shown={said: _within(one) for said, one in pictures.items()})
    path.write_text(made, encoding="utf-8", errors="replace", newline="\n")
    return losses(journey_map, sheet, view="page", pictures=pictures)


@dataclass(frozen=True)
class Shown:
    """Where a browser finds a picture, its size in pixels, and whether a click shows it as large as it is."""

    address: str
    width: int
    height: int
    is_link: bool = False


# Per path, as a card or a persona says it.
AllShown = Mapping[str, Shown]
NONE_SHOWN: AllShown = MappingProxyType({})


def _within(picture: SmallPicture) -> Shown:
    """A picture as part of the page."""
    text = b64encode(picture.data).decode()
    return Shown(f"data:{picture.type};base64,{text}", picture.width, picture.height)


@dataclass(frozen=True)
class Parts:
    """A page in two parts, for whoever puts them in a page of his own. The body has no style of its own."""

    styles: Markup
    body: Markup


def page(sheet: Sheet, *, today: date, shown: AllShown = NONE_SHOWN) -> str:
    """The page: the grid with its curve, the same as a list for small screens, and tables.

    Every text of the map is escaped.
    """
    made = parts(sheet, today=today, shown=shown)
    template = _environment().get_template("map.html.j2")
    return template.render(sheet=sheet, title=sheet.title, styles=made.styles, body=made.body)


def parts(sheet: Sheet, *, today: date, shown: AllShown = NONE_SHOWN) -> Parts:
    """The styles and the body of the page, with the pictures shown. Every text of the map is escaped."""
    numbers = _evidence_numbers(sheet)
    data = drawing(sheet, view="grid", today=today, drawn={said: said for said in shown}) | {
        "shown": shown,
        "sheet": sheet,
        "evidence": _evidence(sheet, numbers),
        "evidence_numbers": numbers,
        "emotions": _emotions(sheet),
        "ways": _ways(sheet),
        "flow": Markup(Layout(sheet, "flow", today).bare_svg()) if sheet.ways else "",  # noqa: S704 - Typst's
        "plot_width": COLUMN * max(1, len(sheet.steps)),
        "plot_height": CURVE_HEIGHT,
        "accents": [{"colour": colour, "on": on_accent(colour)} for colour in ACCENTS],
        "inks": [{"light": ink, "dark": mixed(ink, "#FFFFFF", 0.45)} for ink in PERSONA_INKS],
    }
    lanes = (lane for lane in data["lanes"] if lane["kind"] == "emotion")
    data["plots"] = {lane["id"]: _plot(lane["curves"]) for lane in lanes}
    find = _environment().get_template
    styles, body = find("styles.j2").render(data), find("body.j2").render(data)
    return Parts(Markup(styles), Markup(body))  # noqa: S704 - the templates escape


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _evidence_numbers(sheet: Sheet) -> dict[str, list[int]]:
    """Per card id the numbers of its evidence in the table below the map."""
    numbers, last = {}, 0
    for step in sheet.steps:
        for lane in sheet.lanes:
            for card in lane.cells.get(step.id, ()):
                if card.evidence:
                    numbers[card.id] = list(range(last + 1, last + 1 + len(card.evidence)))
                    last += len(card.evidence)
    return numbers


def _evidence(sheet: Sheet, numbers: dict[str, list[int]]) -> list[dict[str, Any]]:
    return [
        {"number": number, "step": step, "lane": lane.title, "card": card, "one": one}
        for step in sheet.steps
        for lane in sheet.lanes
        for card in lane.cells.get(step.id, ())
        for number, one in zip(numbers.get(card.id, ()), card.evidence, strict=True)
    ]


def _emotions(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of the table that says what the curves show."""
    step_of = {step.id: step for step in sheet.steps}
    rows = [(step_of[point.step], curve, point) for curve in sheet.curves for point in curve.points]
    rows.sort(key=lambda row: row[0].number)
    language = sheet.language
    return [
        {
            "step": step,
            "persona": curve.persona or labels(language)["everyone"],
            "series": series_title(curve.series, language),
            "value": number(point.value, language, digits=2, is_signed=True),
            "word": point.word,
            "n": "" if point.n is None else number(point.n, language, digits=0),
            "interval": ""
            if point.low is None or point.high is None
            else interval(point.low, point.high, language),
            "detail": point.detail,
        }
        for step, curve, point in rows
    ]


def _ways(sheet: Sheet) -> list[dict[str, Any]]:
    step_of = {step.id: step for step in sheet.steps}
    return [
        {"start": step_of[way.from_step], "end": step_of[way.to_step], "label": way.label}
        for way in sheet.ways
    ]


def _plot(curves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The curves of a lane as paths of an SVG; dots are strokes, since the columns stretch."""
    return [
        {
            "series": curve["series"],
            "ink": curve["ink_number"],
            "line": _path(curve["path"]) if len(curve["path"]) > 1 else "",
            "dots": "".join(f"M{_at((point['x'], point['value']))}h0" for point in curve["points"]),
            "bands": [_path(band["upper"]) + "L" + _path(band["lower"])[1:] + "Z" for band in curve["bands"]],
            "bars": "".join(
                f"M{_at((point['x'], point['high']))}L{_at((point['x'], point['low']))}"
                for point in curve["points"]
                if curve["series"] == "reported" and point["low"] is not None
            ),
        }
        for curve in curves
    ]


def _path(points: list[Any]) -> str:
    first, *segments = points
    return f"M{_at(first)}" + "".join("C" + " ".join(_at(point) for point in one) for one in segments)


def _at(point: tuple[float, float]) -> str:
    """A step and an emotion as a place in the plot."""
    x, value = point
    return f"{(x + 0.5) * COLUMN:.1f},{CURVE_HEIGHT * (0.5 - value / 4.6):.1f}"
