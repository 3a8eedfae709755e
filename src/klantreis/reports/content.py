"""A content calendar as CSV, Excel or calendar; `content_in` reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from os import PathLike
from pathlib import Path
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.content import Content, ContentItem, ContentKind
from klantreis.mapping.documents.content_views import Across, Key, in_order, matrix
from klantreis.mapping.texts import chosen_language, said
from klantreis.reports.content_labels import COLUMN_TITLES, COLUMNS, content_labels
from klantreis.reports.content_rows import row_of
from klantreis.reports.labels import spoken
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_calendar import escaped, folded
from klantreis.reports.tables import cell_of, delimiter_in

CONTENT_FORMATS = (".xlsx", ".csv", ".ics")
_WIDTHS = {"id": 18, "title": 40, "description": 60, "address": 30}


def export_content(
    content: Content,
    path: str | PathLike[str],
    *,
    language: str | None = None,
    today: date | None = None,
) -> list[str]:
    """Write a content calendar to a file; the ending of its name says in which format.

    Parameters
    ----------
    path
        .xlsx has the items and both matrices, .csv the items, .ics the days of those that have any.
    language
        Of its texts; its first language when left out.
    today
        The day that the file bears.

    Returns
    -------
    list
        What the format cannot hold, a sentence each.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path, language = Path(path), chosen_language(language, content.languages)
    labels = content_labels(language)
    _check(path)
    if not path.absolute().parent.is_dir():
        raise InvalidOptionError(
            f"No folder {path.parent} to write {path.name} in. Make it first.",
            nl=f"Er is geen map {path.parent} om {path.name} in te schrijven. Maak haar eerst.",
        )
    match path.suffix.lower():
        case ".csv":
            path.write_text(content_csv(content, language), encoding="utf-8-sig", newline="")
            return [labels["lists"]] if content.phases or content.channels or content.personas else []
        case ".ics":
            path.write_bytes(content_calendar(content, today or date.today(), language).encode())
            n = sum(item.starts_on is None for item in content.items if item.is_on)
            return [labels["no_days"].format(n=n)] if n else []
    n_cut = _write_excel(content, path, language)
    return [labels["cut"].format(n=n_cut)] if n_cut else []


def content_csv(content: Content, language: str) -> str:
    """The items as CSV with CRLF, texts in one language and such that no spreadsheet runs them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter_in(language), lineterminator="\r\n")
    writer.writerow(COLUMN_TITLES[spoken(language)])
    for item in content.items:
        row = row_of(item, content, language)
        writer.writerow(
            {
                name: cell_of(clean(value)) if isinstance(value, str) else value.isoformat()
                for name, value in row.items()
            }
        )
    return text.getvalue()


def content_calendar(content: Content, today: date, language: str) -> str:
    """The items that have days as a calendar (RFC 5545); UIDs stay as long as ids do."""
    stamp = datetime.combine(today, time(), UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Klantreis//Content//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(said(content.title, language, content.languages))}",
    ]
    for item in in_order(content):
        if item.starts_on and item.is_on:
            lines += _event(content, item, f"{stamp:%Y%m%dT%H%M%SZ}", language)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(content: Content, item: ContentItem, stamp: str, language: str) -> Iterator[str]:
    begin = item.starts_on or date.max
    end = item.ends_on or begin  # what stays out stands on the day that it came out
    labels = content_labels(language)
    about = [said(item.description, language, content.languages), kind_title(item, language)]
    about += [
        f"{labels[name]}: {value}"
        for name in ("channel", "owner", "campaign")
        if (value := getattr(item, name))
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{content.id}-{item.id}@klantreis"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{begin:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(said(item.title, language, content.languages))}"
    told = "\n".join(one for one in about if one)
    yield f"DESCRIPTION:{escaped(told)}"
    if item.address:
        yield f"URL:{clean(item.address).replace(chr(10), '')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def kind_title(item: ContentItem, language: str) -> str:
    """What an item's kind is called."""
    own = item.kind_name if item.kind is ContentKind.OWN else None
    return own or content_labels(language)[item.kind]


def _write_excel(content: Content, path: Path, language: str) -> int:
    """Write the workbook: the items, which can be read back, and what there is and lacks; texts cut."""
    import xlsxwriter  # noqa: PLC0415 - only where it is asked

    from klantreis.reports.excel import FONT, SIZE, Book  # noqa: PLC0415

    # Texts only: nothing that starts like a formula, a number or an address may turn into one.
    settings = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    labels = content_labels(language)
    with xlsxwriter.Workbook(str(path), settings) as workbook:
        workbook.set_properties({"title": clean(said(content.title, language, content.languages))})
        book = Book(workbook)
        _write_items(book, content, language, labels["items"])
        if content.items or content.phases:
            _write_matrix(book, content, language, "channel")
            _write_matrix(book, content, language, "persona")
        return int(book.n_cut)


def _write_items(book: Any, content: Content, language: str, name: str) -> None:
    sheet = book.workbook.add_worksheet(name)
    header = book.format(bold=True, bottom=1, bg_color="#F1F4F7")
    day_form = "dd-mm-yyyy" if spoken(language) == "nl" else "yyyy-mm-dd"
    for at, column in enumerate(COLUMNS):
        sheet.write_string(0, at, COLUMN_TITLES[spoken(language)][column], header)
        sheet.set_column(at, at, _WIDTHS.get(column, 16))
    for number, item in enumerate(content.items, start=1):
        row = row_of(item, content, language)
        for at, column in enumerate(COLUMNS):
            if isinstance(row.get(column), date):
                sheet.write_datetime(number, at, row[column], book.format(num_format=day_form, align="left"))
            elif column in row:
                sheet.write_string(number, at, book.text(row[column]), book.format(text_wrap=True))
    sheet.freeze_panes(1, 2)
    if content.items:
        sheet.autofilter(0, 0, len(content.items), len(COLUMNS) - 1)
    _print_on_a4(sheet)


def _write_matrix(book: Any, content: Content, language: str, across: Across) -> None:
    labels, found = content_labels(language), matrix(content, across)
    sheet = book.workbook.add_worksheet(labels[f"by_{across}"])
    header = book.format(bold=True, bottom=1, bg_color="#F1F4F7", text_wrap=True)
    plain = book.format(text_wrap=True, valign="top")
    gap = book.format(bg_color="#FFF3C4", font_color="#5C4600", valign="top")
    gaps = {(cell.phase, cell.across) for cell in found.gaps}

    def named(key: Key) -> str:
        return labels["none"] if key is None else key

    sheet.write_string(0, 0, labels["phase"], header)
    sheet.set_column(0, len(found.columns), 26)
    for at, column in enumerate(found.columns, start=1):
        sheet.write_string(0, at, book.text(named(column)), header)
    for row, phase in enumerate(found.phases, start=1):
        sheet.write_string(row, 0, book.text(named(phase)), header)
    for number, cell in enumerate(found.cells):
        row, at = divmod(number, len(found.columns))
        titles = "\n".join(said(item.title, language, content.languages) for item in cell.items)
        if titles:
            sheet.write_string(row + 1, at + 1, book.text(titles), plain)
        elif (cell.phase, cell.across) in gaps:
            sheet.write_string(row + 1, at + 1, labels["gap"], gap)
    sheet.freeze_panes(1, 1)
    _print_on_a4(sheet)


def _print_on_a4(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _check(path: Path) -> None:
    if path.suffix.lower() not in CONTENT_FORMATS:
        raise InvalidOptionError(
            f"No format of content for {path.name!r}: its ending must be one of "
            f"{', '.join(CONTENT_FORMATS)}.",
            nl=f"Er is geen bestandssoort van content voor {path.name!r}: de uitgang moet een van deze zijn: "
            f"{', '.join(CONTENT_FORMATS)}.",
        )
