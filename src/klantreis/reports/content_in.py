"""CSV and Excel as the items of a content calendar: a whole file, or what of it can be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.content import Content
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.texts import chosen_language
from klantreis.reports.content_rows import (
    UnreadableContentError,
    UnreadableRowError,
    check_table,
    item_of,
    with_rows,
)

_LARGEST_CSV = 20_000_000


@dataclass(frozen=True)
class Reject:
    """A row that cannot be an item: its number in the file, where the head is 1, the cell, and why."""

    row: int
    field: str
    value: str
    error: UnreadableRowError


@dataclass(frozen=True)
class ReadContent:
    """What a table says of a calendar.

    Attributes
    ----------
    content
        The calendar with what could be read.
    added, changed
        Ids of items, in the order of the table; a changed one with the fields that changed.
    n_same
        Rows that say what the calendar says already.
    rejects
        Rows that were left out.
    """

    content: Content
    added: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    n_same: int
    rejects: tuple[Reject, ...]


def import_content(content: Content, path: str | PathLike[str], *, language: str | None = None) -> Content:
    """The calendar with the items of a CSV or Excel file; see `content_rows.with_rows`.

    Of a workbook the first sheet counts; formulas count with the value that was saved last.
    """
    return with_rows(content, rows_of_file(path), language=language)


def read_content(content: Content, path: str | PathLike[str], *, language: str | None = None) -> ReadContent:
    """The same of the rows that can be items; the others are told with their number and why.

    Raises
    ------
    UnreadableContentError
        When the file is no table of content at all.
    """
    return read_rows(content, rows_of_file(path), language=language)


def with_csv(content: Content, text: str, *, language: str | None = None) -> Content:
    """The calendar with the items of a CSV; commas, semicolons and tabs may part its cells."""
    return with_rows(content, rows_of_csv(text), language=language)


def read_rows(
    content: Content, rows: Iterable[Mapping[str, Any]], *, language: str | None = None
) -> ReadContent:
    """What a table of rows says of a calendar; see `ReadContent`."""
    language = chosen_language(language, content.languages)
    known = {item.id: item for item in content.items}
    made, rejects, n_same = dict(known), [], 0
    touched: dict[str, None] = {}
    for number, cells in check_table(rows):
        try:
            item = item_of(cells, made, content, language, number)
            _check_rules(content.changed(items=(item,)), number, cells)
        except UnreadableRowError as error:
            rejects.append(Reject(error.row, error.field, error.value, error))
            continue
        n_same += made.get(item.id) == item
        if made.get(item.id) != item:
            touched[item.id] = None
        made[item.id] = item
    changed = {
        id_: tuple(name for name, value in dict(made[id_]).items() if value != getattr(known[id_], name))
        for id_ in touched
        if id_ in known
    }
    return ReadContent(
        content=content.changed(items=tuple(made.values())),
        added=tuple(id_ for id_ in touched if id_ not in known),
        changed={id_: fields for id_, fields in changed.items() if fields},
        n_same=n_same,
        rejects=tuple(rejects),
    )


def _check_rules(alone: Content, number: int, cells: Mapping[str, str]) -> None:
    """That an item by itself breaks no rule of calendars."""
    for problem in broken_rules(alone):
        field = problem.where[-1] if problem.where else ""
        raise UnreadableRowError(
            number, field, cells.get(field, ""), problem.message("en"), nl=problem.message("nl")
        )


def rows_of_file(path: str | PathLike[str]) -> list[dict[str, Any]]:
    """The rows of a CSV or of the first sheet of a workbook, each by its columns."""
    path = Path(path)
    if path.suffix.lower() == ".xlsx":
        from klantreis.reports.excel_in import sheets_of  # noqa: PLC0415 - openpyxl only where it is asked

        return next(iter(sheets_of(path).values()), [])
    if path.suffix.lower() != ".csv":
        raise InvalidOptionError(
            f"{path.name} cannot be read as content: give a .csv or .xlsx file.",
            nl=f"{path.name} kan niet als content gelezen worden: geef een .csv- of .xlsx-bestand.",
        )
    if not path.is_file():
        raise InvalidOptionError(f"There is no file {path}.", nl=f"Er is geen bestand {path}.")
    if path.stat().st_size > _LARGEST_CSV:
        raise UnreadableContentError(
            f"{path.name} is larger than {_LARGEST_CSV // 1_000_000} MB.",
            nl=f"{path.name} is groter dan {_LARGEST_CSV // 1_000_000} MB.",
        )
    try:
        return rows_of_csv(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableContentError(
            f"{path.name} is not UTF-8. Save it as CSV UTF-8.",
            nl=f"{path.name} is geen UTF-8. Bewaar het als CSV UTF-8.",
        ) from None


def rows_of_csv(text: str) -> list[dict[str, Any]]:
    """The rows of a CSV by its columns.

    Raises
    ------
    UnreadableContentError
        When a row has more cells than there are columns, or there is no column for titles.
    """
    text = text.lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
    rows: list[dict[str, Any]] = []
    for row in reader:
        if None in row:
            raise UnreadableContentError(
                f"Row {len(rows) + 2} has more cells than there are columns. Put texts that hold the "
                "separator between quotes.",
                nl=f"Rij {len(rows) + 2} heeft meer cellen dan er kolommen zijn. Zet teksten waar het "
                "scheidingsteken in staat tussen aanhalingstekens.",
            )
        rows.append({name: cell or "" for name, cell in row.items()})
    if not rows and "title" not in reader.fieldnames:
        raise UnreadableContentError("The CSV has no column 'title'.", nl="De CSV heeft geen kolom 'title'.")
    return rows
