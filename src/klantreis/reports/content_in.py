"""CSV and Excel as the items of a content calendar: a whole file, or what of it can be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.content import Content
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.texts import chosen_language
from klantreis.reports.content_rows import UnreadableRowError, grid_of, item_of, with_table
from klantreis.reports.content_table import (
    HEAD_WITHIN,
    ContentTable,
    UnreadableContentError,
    column_called,
    content_table,
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
    ignored
        Columns that content does not have, and that nothing was done with.
    """

    content: Content
    added: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    n_same: int
    rejects: tuple[Reject, ...]
    ignored: tuple[str, ...] = ()


def import_content(content: Content, path: str | PathLike[str], *, language: str | None = None) -> Content:
    """The calendar with the items of a CSV or Excel file; see `content_rows.with_rows`.

    Of a workbook the first sheet counts; formulas count with the value that was saved last.
    """
    return with_table(content, table_of_file(path), language=language)


def read_content(content: Content, path: str | PathLike[str], *, language: str | None = None) -> ReadContent:
    """The same of the rows that can be items; the others are told with their number and why.

    Raises
    ------
    UnreadableContentError
        When the file is no table of content at all.
    """
    return read_table(content, table_of_file(path), language=language)


def with_csv(content: Content, text: str, *, language: str | None = None) -> Content:
    """The calendar with the items of a CSV; commas, semicolons and tabs may part its cells."""
    return with_table(content, table_of_csv(text), language=language)


def read_rows(
    content: Content, rows: Iterable[Mapping[str, Any]], *, language: str | None = None
) -> ReadContent:
    """What rows by their columns say of a calendar; see `ReadContent`."""
    return read_table(content, content_table(grid_of(rows)), language=language)


def read_table(content: Content, table: ContentTable, *, language: str | None = None) -> ReadContent:
    """What a table says of a calendar; see `ReadContent`."""
    language = chosen_language(language, content.languages)
    known = {item.id: item for item in content.items}
    made, rejects, n_same = dict(known), [], 0
    touched: dict[str, None] = {}
    for number, cells in table.rows:
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
        ignored=table.ignored,
    )


def _check_rules(alone: Content, number: int, cells: Mapping[str, str]) -> None:
    """That an item by itself breaks no rule of calendars."""
    for problem in broken_rules(alone):
        field = problem.where[-1] if problem.where else ""
        raise UnreadableRowError(
            number, field, cells.get(field, ""), problem.message("en"), nl=problem.message("nl")
        )


def table_of_file(path: str | PathLike[str]) -> ContentTable:
    """The table in a CSV or on the first sheet of a workbook."""
    path = Path(path)
    if path.suffix.lower() == ".xlsx":
        from klantreis.reports.excel_in import grids_of  # noqa: PLC0415 - openpyxl only where it is asked

        return content_table(next(iter(grids_of(path).values()), []))
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
    written = path.read_bytes()
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:  # as Excel saves a CSV that is not called UTF-8
        text = written.decode("cp1252", errors="replace")
    try:
        return table_of_csv(text)
    except csv.Error as wrong:
        raise UnreadableContentError(
            f"{path.name} cannot be read as CSV ({wrong}).",
            nl=f"{path.name} kan niet als CSV gelezen worden ({wrong}).",
        ) from None


def table_of_csv(text: str) -> ContentTable:
    """The table in a CSV; commas, semicolons and tabs may part its cells.

    Raises
    ------
    UnreadableContentError
        When a row has more cells than there are columns, or there is no column for titles.
    """
    text = text.lstrip("\ufeff")
    return content_table(_grid(text, max(",;\t", key=lambda one: _n_known(text, one))))


def _n_known(text: str, delimiter: str) -> int:
    """How many columns of content the best of the first rows names, if that parts its cells."""
    head = csv.reader(text.splitlines()[:HEAD_WITHIN], delimiter=delimiter)
    return max((sum(column_called(cell) is not None for cell in row) for row in head), default=0)


def _grid(text: str, delimiter: str) -> Iterator[list[str]]:
    n_columns = 0
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter), start=1):
        is_head = not n_columns and any(column_called(cell) == "title" for cell in row)
        if is_head:
            n_columns = len(row)
        elif n_columns and any(row[n_columns:]):
            raise UnreadableContentError(
                f"Row {number} has more cells than there are columns. Put texts that hold the "
                "separator between quotes.",
                nl=f"Rij {number} heeft meer cellen dan er kolommen zijn. Zet teksten waar het "
                "scheidingsteken in staat tussen aanhalingstekens.",
            )
        yield row
