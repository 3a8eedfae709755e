"""Excel and OpenDocument workbooks: the first sheet that holds rows."""

from __future__ import annotations

import zipfile
from pathlib import Path

import fastexcel
import pyarrow as pa

from klantreis.errors import dutch, listed
from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources.delimited import NoHeaderError, looks_like_data, stem_of
from klantreis.events.sources.frames import staged_frame
from klantreis.events.sources.raw import Raw, UnreadableInputError, Workbench
from klantreis.events.sources.text import checked_file

_LARGEST = 1 << 31  # bytes a workbook may unpack to: it is read as a whole


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:  # noqa: ARG001 - as every source
    """The cells of a workbook's first sheet with rows; their line is the row.

    Raises
    ------
    UnreadableInputError
        When it is no workbook, is locked by a password, or has no rows or no header.
    """
    name, rows, others = first_sheet(path)
    raw = staged_frame(rows, bench, stem=stem_of(path), n_rows=rows.num_rows, first_line=2)
    told = f"sheet {name!r}" + (f"; not read: {listed(others)}" if others else "")
    return Raw(names=raw.names, relation=raw.relation, stem=raw.stem, notes=(told, *raw.notes))


def first_sheet(path: Path) -> tuple[str, pa.RecordBatch, list[str]]:
    """The name and the cells, as text, of a workbook's first sheet with rows; and the names of the others.

    Raises
    ------
    UnreadableInputError
        When it is no workbook, is locked by a password, or has no rows or no header.
    """
    _check_size(checked_file(path))
    try:
        reader = fastexcel.read_excel(str(path))
        sheets = ((name, _sheet(reader, name)) for name in reader.sheet_names)
        name, rows = next((pair for pair in sheets if pair[1].num_columns), (None, None))
    except fastexcel.FastExcelError as error:
        raise UnreadableInputError(
            f"{path} is no Excel workbook that can be read, or has a password "
            f"({str(error).splitlines()[0][:200]}). Save it again as .xlsx without one, or as CSV.",
            nl=f"{path} is geen Excelbestand dat gelezen kan worden, of er zit een wachtwoord op "
            f"({str(error).splitlines()[0][:200]}). Bewaar het opnieuw als .xlsx zonder wachtwoord, of als "
            "CSV.",
        ) from None
    if name is None or rows is None:
        raise UnreadableInputError(
            f"{path} is empty: none of its sheets holds a header and rows.",
            nl=f"{path} is leeg: op geen van de bladen staan een kopregel en rijen.",
        )
    if any(looks_like_data(column) for column in rows.schema.names):
        raise NoHeaderError(f"Sheet {name!r} of {path}", rows.num_columns)
    return name, rows, [other for other in reader.sheet_names if other != name]


def _sheet(reader: fastexcel.ExcelReader, name: str) -> pa.RecordBatch:
    """A sheet as text, dates as ISO: where types are guessed, the text "NA" among numbers goes missing."""
    return reader.load_sheet(name, dtypes="string").to_arrow()


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
