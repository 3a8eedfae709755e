"""A plan as an Excel workbook: actions to sort and filter, a road map in cells, KPIs and their figures."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from klantreis.mapping.documents.plan import Plan
from klantreis.reports.excel import Book
from klantreis.reports.excel_tables import book_at, print_on_a4, write_table
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.plan_sheet import PlanSheet, plan_sheet
from klantreis.reports.style import HAIRLINE, accent, tint

_STATUS_NUMBER = {"idea": 4, "planned": 2, "doing": 1, "done": 5, "dropped": 9}
_MOST_WEEKS = 104


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write the workbook; what it does not hold is returned."""
    shown = plan_sheet(plan, today, language=language)
    labels = plan_labels(language)
    with book_at(path, shown.title) as book:
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
    write_table(book, labels["actions"], [labels[name] for name in columns], list(columns.values()), rows)


def _kpis(book: Book, shown: PlanSheet) -> None:
    labels = plan_labels(shown.language)
    head = [labels[name] for name in ("kpi", "latest", "period", "target", "status", "owner")]
    rows = [[one.title, one.latest, one.interval, one.target, one.state, one.owner] for one in shown.kpis]
    write_table(book, labels["kpis"], head, [36, 20, 32, 16, 16, 20], rows)


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
    head, widths = [*head, labels["status"]], [36, 12, 12, 12, 8, 10, 10, 12]
    write_table(book, labels["measurements"], head, widths, rows)


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
    print_on_a4(sheet)
