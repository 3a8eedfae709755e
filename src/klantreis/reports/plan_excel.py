"""A plan as an Excel workbook: actions to sort and filter, a road map in cells, KPIs and their figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from klantreis.mapping.documents.plan import Plan
from klantreis.reports.excel import FIRST_DAY, FONT, SIZE, Book
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.plan_sheet import PlanSheet, plan_sheet
from klantreis.reports.style import HAIRLINE, accent, tint

_STATUS_NUMBER = {"idea": 4, "planned": 2, "doing": 1, "done": 5, "dropped": 9}
_MOST_WEEKS = 104
_LINE, _HIGHEST = 13.0, 400.0  # points


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write the workbook; what it does not hold is returned."""
    shown = plan_sheet(plan, today, language=language)
    labels = plan_labels(language)
    # Texts only: nothing that starts like a formula, a number or an address may turn into one.
    settings = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with xlsxwriter.Workbook(str(path), settings) as workbook:
        workbook.set_properties({"title": clean(shown.title)})
        book = Book(workbook)
        _actions(book, shown)
        _road_map(book, shown)
        _kpis(book, shown)
        _figures(book, shown)
    return [labels["cut"].format(n=book.n_cut)] if book.n_cut else []


def _actions(book: Book, shown: PlanSheet) -> None:
    labels = plan_labels(shown.language)
    columns = {
        "number": 5,
        "title": 40,
        "status": 11,
        "kind": 16,
        "department": 18,
        "owner": 18,
        "starts_on": 12,
        "due_on": 12,
        "done_on": 12,
        "term": 8,
        "impact": 8,
        "estimate": 26,
        "moves": 24,
        "needs": 8,
        "description": 70,
    }
    rows = [
        [
            one.number,
            one.title,
            one.status,
            one.kind,
            one.department,
            one.owner,
            one.action.starts_on,
            one.action.due_on,
            one.action.done_on,
            one.action.term,
            one.action.impact,
            one.estimate,
            one.moves,
            ", ".join(one.needs),
            "\n".join(text for text in (one.description, one.why) if text),
        ]
        for one in shown.actions
    ]
    _table(book, labels["actions"], [labels[name] for name in columns], list(columns.values()), rows)


def _kpis(book: Book, shown: PlanSheet) -> None:
    labels = plan_labels(shown.language)
    head = [labels[name] for name in ("kpi", "latest", "period", "target", "status", "owner")]
    rows = [[one.title, one.latest, one.interval, one.target, one.state, one.owner] for one in shown.kpis]
    _table(book, labels["kpis"], head, [36, 20, 32, 16, 16, 20], rows)


def _figures(book: Book, shown: PlanSheet) -> None:
    labels = plan_labels(shown.language)
    head = [labels["kpi"], labels["starts_on"], labels["due_on"], labels["latest"], "n", "2.5 %", "97.5 %"]
    rows = [
        [
            one.title,
            it.starts_on,
            it.ends_on,
            it.value,
            it.n,
            it.low,
            it.high,
            labels["provisional"] * it.is_provisional,
        ]
        for one in shown.kpis
        for it in one.kpi.measurements
    ]
    _table(book, labels["measurements"], [*head, labels["status"]], [36, 12, 12, 12, 8, 10, 10, 12], rows)


def _table(
    book: Book, name: str, head: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Any]]
) -> None:
    sheet = book.workbook.add_worksheet(name)
    header = book.format(bold=True, bottom=1, bottom_color=HAIRLINE, bg_color="#F1F4F7", text_wrap=True)
    for at, (title, width) in enumerate(zip(head, widths, strict=True)):
        sheet.write_string(0, at, title, header)
        sheet.set_column(at, at, width)
    for number, row in enumerate(rows, start=1):
        lines = max((_n_lines(cell, width) for cell, width in zip(row, widths, strict=True)), default=1)
        sheet.set_row(number, min(_LINE * lines + 2, _HIGHEST))
        for at, cell in enumerate(row):
            _write(book, sheet, (number, at), cell)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
    _print(sheet)


def _n_lines(cell: Any, width: float) -> int:
    """About how many lines a text takes in a column; programs do not find out by themselves."""
    if not isinstance(cell, str):
        return 1
    return sum(max(math.ceil(len(line) / (width * 1.05)), 1) for line in cell.split("\n"))


def _write(book: Book, sheet: Any, at: tuple[int, int], cell: Any) -> None:
    if isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(*at, cell, book.format(num_format="yyyy-mm-dd", align="left"))
    elif isinstance(cell, int | float):
        sheet.write_number(
            *at, cell, book.format(num_format="0.00" if isinstance(cell, float) else "0", align="left")
        )
    elif cell is not None and cell != "":
        sheet.write_string(*at, book.text(str(cell)), book.format(text_wrap=True))


def _road_map(book: Book, shown: PlanSheet) -> None:
    """A column a week, the weeks of each action filled in the colour of its status."""
    labels = plan_labels(shown.language)
    sheet = book.workbook.add_worksheet(labels["road_map"])
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 12)
    header = book.format(bold=True, bottom=1, bottom_color=HAIRLINE)
    sheet.write_string(0, 0, labels["title"], header)
    sheet.write_string(0, 1, labels["status"], header)
    if not shown.bars:
        return
    first = min(one.starts_on for one in shown.bars)
    monday = first - timedelta(days=first.weekday())
    n = min((max(one.ends_on for one in shown.bars) - monday).days // 7 + 1, _MOST_WEEKS)
    turned = book.format(rotation=90, font_size=8, bottom=1, bottom_color=HAIRLINE, align="center")
    sheet.set_column(2, 1 + n, 2.4)
    sheet.set_row(0, 58)
    for week in range(n):
        sheet.write_string(0, 2 + week, (monday + timedelta(weeks=week)).isoformat(), turned)
    for row, one in enumerate(shown.bars, start=1):
        sheet.write_string(row, 0, book.text(f"{one.number}. {one.title}"))
        sheet.write_string(row, 1, labels[one.status])
        colour = accent(_STATUS_NUMBER[one.status])
        filled = book.format(bg_color=tint(colour) if one.is_guessed else colour)
        begin, end = ((day - monday).days // 7 for day in (one.starts_on, one.ends_on))
        for week in range(begin, min(end, n - 1) + 1):
            sheet.write_blank(row, 2 + week, None, filled)
    sheet.freeze_panes(1, 2)
    _print(sheet)


def _print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&8&F · &A&R&8&P / &N")
