"""Workbooks of plain tables: a sheet each, to sort, filter, calculate with and print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from klantreis.reports.excel import FIRST_DAY, FONT, SIZE, Book
from klantreis.reports.plain_text import clean
from klantreis.reports.style import HAIRLINE

_LINE, _HIGHEST = 13.0, 400.0  # points


class Percent(float):
    """A share 0..1, to be written as a percentage."""


@contextmanager
def book_at(path: Path, title: str, *, is_long: bool = False) -> Iterator[Book]:
    """A workbook that is written when this ends.

    `is_long` keeps one row at a time in memory; every sheet is then written from top to bottom.
    """
    # Texts only: nothing that starts like a formula, a number or an address may turn into one.
    settings = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": is_long,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with xlsxwriter.Workbook(str(path), settings) as workbook:
        workbook.set_properties({"title": clean(title)})
        yield Book(workbook)


def write_table(
    book: Book,
    name: str,
    head: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[Any]],
    *,
    above: Sequence[str] = (),
) -> None:
    """A sheet with a table.

    Parameters
    ----------
    book, name
        The workbook, and what the sheet is called.
    head, widths, rows
        The titles of the columns, how wide each is in letters, and the cells.
    above
        Lines of text before the table, the first one as a title.
    """
    sheet = book.workbook.add_worksheet(name)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for number, text in enumerate(above):
        sheet.write_string(number, 0, book.text(text), book.format(bold=number == 0))
    top = len(above) + 1 if above else 0
    header = book.format(bold=True, bottom=1, bottom_color=HAIRLINE, bg_color="#F1F4F7", text_wrap=True)
    for at, title in enumerate(head):
        sheet.write_string(top, at, book.text(title), header)
    last = top
    for last, row in enumerate(rows, start=top + 1):
        lines = max((n_lines(cell, width) for cell, width in zip(row, widths, strict=True)), default=1)
        sheet.set_row(last, min(_LINE * lines + 2, _HIGHEST))
        for at, cell in enumerate(row):
            _write(book, sheet, (last, at), cell)
    sheet.freeze_panes(top + 1, 0)
    if last > top:
        sheet.autofilter(top, 0, last, len(head) - 1)
    print_on_a4(sheet, top)


def n_lines(cell: Any, width: float) -> int:
    """About how many lines a text takes in a column; programs do not find out by themselves."""
    if not isinstance(cell, str):
        return 1
    return sum(max(math.ceil(len(line) / (width * 1.05)), 1) for line in cell.split("\n"))


def _write(book: Book, sheet: Any, at: tuple[int, int], cell: Any) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(*at, cell, book.format(num_format="yyyy-mm-dd hh:mm", align="left"))
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(*at, cell, book.format(num_format="yyyy-mm-dd", align="left"))
    elif isinstance(cell, float) and math.isnan(cell):
        pass  # unknown is empty, and not 0
    elif isinstance(cell, int | float):
        written = "0.0%" if isinstance(cell, Percent) else "0.00" if isinstance(cell, float) else "0"
        sheet.write_number(*at, cell, book.format(num_format=written, align="left"))
    elif cell is not None and cell != "":
        sheet.write_string(*at, book.text(str(cell)), book.format(text_wrap=True))


def print_on_a4(sheet: Any, head: int = 0) -> None:
    """Print a sheet on A4, as wide as a page, its head on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&L&8&F · &A&R&8&P / &N")
