"""Excel and OpenDocument workbooks: one sheet, that which is named or the first that holds a table."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import fastexcel
import pyarrow as pa

from klantreis.errors import dutch, listed, nearest
from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources.delimited import stem_of
from klantreis.events.sources.frames import staged_frame
from klantreis.events.sources.header import (
    SEARCHED,
    NoHeaderError,
    NoSuchLineError,
    header_place,
    looks_like_data,
)
from klantreis.events.sources.raw import Raw, UnreadableInputError, Workbench
from klantreis.events.sources.text import checked_file

_LARGEST = 1 << 31  # bytes a workbook may unpack to: it is read as a whole


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook as a table.

    Attributes
    ----------
    name, names
        What it is called, and the names of all sheets.
    rows
        What stands below the header, as text, dates as ISO; the columns as the sheet calls them.
    header_line
        The row that holds the names of the columns, from 1.
    """

    name: str
    names: tuple[str, ...]
    rows: pa.RecordBatch
    header_line: int


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:
    """The cells of a workbook's sheet; their line is the row.

    Raises
    ------
    UnreadableInputError
        When it is no workbook, is locked by a password, or has no such sheet, no rows or no header.
    """
    found = sheet_of(path, mapping.sheet, mapping.header_line)
    raw = staged_frame(
        found.rows,
        bench,
        stem=stem_of(path),
        n_rows=found.rows.num_rows,
        first_line=found.header_line + 1,
    )
    others = [name for name in found.names if name != found.name]
    told = [f"sheet {found.name!r}" + (f"; not read: {listed(others)}" if others else "")]
    told += [f"header on line {found.header_line}"] if found.header_line > 1 else []
    return replace(
        raw, sheet=found.name, sheets=found.names, header_line=found.header_line, notes=(*told, *raw.notes)
    )


def sheet_of(path: Path, name: str | None = None, header_line: int | None = None) -> Sheet:
    """A sheet of a workbook: by its name, or else the first one that holds a table.

    Raises
    ------
    UnreadableInputError
        When it is no workbook, is locked by a password, or has no such sheet, no rows or no header.
    """
    _check_size(checked_file(path))
    try:
        reader = fastexcel.read_excel(str(path))
        names = tuple(reader.sheet_names)
        if name is not None and name not in names:
            raise NoSuchSheetError(path, name, names)
        name, cells = _cells(reader, (name,) if name else names)
    except fastexcel.FastExcelError as error:
        raise UnreadableInputError(
            f"{path} is no Excel workbook that can be read, or has a password "
            f"({str(error).splitlines()[0][:200]}). Save it again as .xlsx without one, or as CSV.",
            nl=f"{path} is geen Excelbestand dat gelezen kan worden, of er zit een wachtwoord op. "
            "Bewaar het opnieuw als .xlsx zonder wachtwoord, of als CSV.",
        ) from None
    if not cells.num_columns:
        raise UnreadableInputError(
            f"{path} is empty: none of its sheets holds a header and rows.",
            nl=f"{path} is leeg: op geen van de bladen staan een kopregel en rijen.",
        )
    what, first = f"{path} ({name})", _first_rows(cells)
    place = header_place(first) if header_line is None else header_line - 1
    header = [cell or "" for cell in _row(cells, place)] if 0 <= place < cells.num_rows else []
    if not any(header):
        raise NoSuchLineError(what, place + 1)
    if any(map(looks_like_data, header)):
        raise NoHeaderError(what, cells.num_columns)
    arrays = [column.slice(place + 1) for column in cells.columns]
    return Sheet(name, names, pa.RecordBatch.from_arrays(arrays, names=header), place + 1)


class NoSuchSheetError(UnreadableInputError):
    """The workbook has no sheet of that name."""

    code = "no_sheet"

    def __init__(self, path: Path, name: str, names: tuple[str, ...]) -> None:
        super().__init__(
            f"{path} has no sheet {name!r}.{nearest(name, names)} It has: {listed(names)}.",
            nl=f"{path} heeft geen blad {name!r}.{nearest(name, names, language='nl')} "
            f"Er zijn: {listed(names, language='nl')}.",
        )


def _cells(reader: fastexcel.ExcelReader, names: Sequence[str]) -> tuple[str, pa.RecordBatch]:
    """The first of these sheets that holds a table, or else the first that holds anything, as cells.

    As text: where types are guessed, the text "NA" among numbers goes missing.
    """
    found: tuple[str, pa.RecordBatch] | None = None
    for name in names:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_arrow()
        if sheet.num_columns > 1 and sheet.num_rows > 1:
            return name, sheet
        if found is None or not found[1].num_columns:
            found = name, sheet
    return found or ("", pa.RecordBatch.from_arrays([], names=[]))


def _first_rows(cells: pa.RecordBatch) -> list[list[str | None]]:
    return [_row(cells, place) for place in range(min(SEARCHED, cells.num_rows))]


def _row(cells: pa.RecordBatch, place: int) -> list[str | None]:
    return [column[place].as_py() for column in cells.columns]


def _check_size(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _LARGEST:
        raise UnreadableInputError(
            f"{path} unpacks to {size / 1e9:.1f} GB; a workbook is read as a whole and may be 2 GB. "
            "Save it as CSV, which may be of any size.",
            nl=f"{path} is uitgepakt {dutch(size / 1e9, '.1f')} GB; een Excelbestand wordt in één keer "
            "gelezen en mag 2 GB zijn. Bewaar het als CSV, dat zo groot mag zijn als het is.",
        )
