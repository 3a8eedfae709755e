"""A map as an Excel workbook: a grid to print, a road map to fill in, and tidy tables to calculate with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import chosen_language
from klantreis.reports.excel_grid import write_curves, write_grid
from klantreis.reports.excel_road_map import write_road_map
from klantreis.reports.format import Options
from klantreis.reports.notes import counted_kinds, note
from klantreis.reports.pictures import Pictures, n_not_drawn, pictures_of
from klantreis.reports.plain_text import clean
from klantreis.reports.sheet import Sheet
from klantreis.reports.style import HAIRLINE, INK
from klantreis.reports.tables import Table, cell_of, tables_of

FONT, SIZE = "Arial", 10
MOST_LETTERS = 32_000  # Excel holds 32,767 in a cell
FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_WIDTHS = {"text": 48, "title": 28, "description": 40, "phase": 18, "step": 26, "lane": 20, "field": 26}


@dataclass
class Book:
    """A workbook being written, with the pictures it can show, its formats made once, and what did not fit.

    `n_unhung` counts pictures that found no room in their cell.
    """

    workbook: Any
    pictures: Pictures = field(default_factory=dict)
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    n_cut: int = 0
    n_unhung: int = 0

    def format(self, **properties: Any) -> Any:
        """The format with these properties, in the report's font and ink."""
        properties = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "top"} | properties
        if "indent" in properties:
            properties.setdefault("align", "left")  # else Excel takes it for an indent from the top
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(properties)
        return self.formats[key]

    def text(self, text: str) -> str:
        """A text to be shown: never a formula, no sign that a file cannot hold, not too long."""
        return self.cut(cell_of(clean(text)) if text else "")

    def piece(self, text: str) -> str:
        """A text within a cell, as much as it holds."""
        return self.cut(clean(text))

    def cut(self, text: str) -> str:
        """As much of a text as a cell holds."""
        if len(text) > MOST_LETTERS:
            self.n_cut += 1
        return text[:MOST_LETTERS]


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a workbook; what it does not hold is returned."""
    language = chosen_language(options.language, journey_map.head.languages)
    shown = options.sheet(journey_map)
    # Texts only: nothing that starts like a formula, a number or an address may turn into one.
    settings = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with xlsxwriter.Workbook(str(path), settings) as workbook:
        workbook.set_properties({"title": clean(shown.title.title), "subject": clean(shown.title.goal)})
        book = Book(workbook, pictures_of(shown, options.images))
        write_grid(book, shown)
        write_road_map(book, shown)
        for table in tables_of(journey_map, language):
            _write_table(book, table)
        write_curves(book, shown)
    return _losses(journey_map, shown, book, language)


def _losses(journey_map: JourneyMap, shown: Sheet, book: Book, language: str) -> list[str]:
    n_images = n_not_drawn(shown, book.pictures) + book.n_unhung
    hidden = [lane.kind for lane in journey_map.lanes if lane.is_hidden]
    return [
        *([note("cut", language, n=book.n_cut, limit=MOST_LETTERS, format="Excel")] if book.n_cut else []),
        *([note("images", language, n=n_images)] if n_images else []),
        *([note("hidden_lanes", language, lanes=counted_kinds(hidden, language))] if hidden else []),
    ]


def _write_table(book: Book, table: Table) -> None:
    sheet = book.workbook.add_worksheet(table.name)
    header = book.format(bold=True, bottom=1, bottom_color=HAIRLINE, bg_color="#F1F4F7")
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column, header)
        is_value = column == "value" and table.name in {"head", "personas"}
        sheet.set_column(at, at, 60 if is_value else _WIDTHS.get(column.partition("/")[0], 14))
    for number, row in enumerate(table.rows, start=1):
        for at, column in enumerate(table.columns):
            if column in row:
                _write_cell(book, sheet, (number, at), row[column])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _print_on_a4(sheet)


def _write_cell(book: Book, sheet: Any, at: tuple[int, int], cell: Any) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(*at, cell, book.format(num_format="yyyy-mm-dd", align="left"))
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell)
    elif cell is not None:
        sheet.write_string(*at, book.piece(str(cell)))


def _print_on_a4(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&8&F · &A&R&8&P / &N")
