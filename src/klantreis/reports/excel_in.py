"""An Excel workbook as a map: its tidy sheets, or any sheet with phase, step, lane and text."""

from __future__ import annotations

import zipfile
from os import PathLike
from pathlib import Path
from typing import Any

import openpyxl

from klantreis.errors import dutch
from klantreis.mapping.map import JourneyMap
from klantreis.reports.incoming import UnreadableReportError
from klantreis.reports.tables_in import map_from_tables

LARGEST_BYTES = 50_000_000
LARGEST_UNPACKED_BYTES = 400_000_000
LARGEST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 100_000, 200


def map_from_excel(path: str | PathLike[str], *, language: str = "en") -> tuple[JourneyMap, list[str]]:
    """The map that a workbook describes, and what was repaired or left out.

    Formulas count with the value that was saved last; nothing in the file is run.

    Parameters
    ----------
    path
        An .xlsx file.
    language
        The language of plain texts, and of what is said about them.

    Raises
    ------
    UnreadableReportError
        When it is no workbook, is too large unpacked, or holds no cards.
    InvalidMapError
        When its tables do not make a map.
    """
    path = Path(path)
    return map_from_tables(sheets_of(path), language=language, title=path.stem)


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet of a workbook, by the names in its first row; see `grids_of`."""
    return {title: _by_names(grid) for title, grid in grids_of(path).items()}


def grids_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The cells of every sheet of a workbook, row by row; nothing in the file is run.

    Raises
    ------
    UnreadableReportError
        When it is no workbook, or is too large unpacked.
    """
    _check_size(path)
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            return {sheet.title: _grid(sheet, path) for sheet in workbook.worksheets}
        finally:
            workbook.close()
    except UnreadableReportError:
        raise
    except Exception as wrong:  # noqa: BLE001 - openpyxl raises whatever broken XML makes it raise
        raise UnreadableReportError(
            f"{path.name} cannot be read as an Excel workbook ({type(wrong).__name__}: {wrong}). "
            "Open it in Excel and save it again as .xlsx.",
            nl=f"{path.name} kan niet als Excelbestand gelezen worden ({type(wrong).__name__}: {wrong}). "
            "Open het in Excel en bewaar het opnieuw als .xlsx.",
        ) from None


def _check_size(path: Path) -> None:
    """Refuse files that are no workbook, or that unpack to far more than a map can be."""
    if not path.is_file():
        raise UnreadableReportError(f"There is no file {path}.", nl=f"Er is geen bestand {path}.")
    if path.stat().st_size > LARGEST_BYTES:
        raise UnreadableReportError(
            f"{path.name} is larger than {LARGEST_BYTES // 1_000_000} MB; no map is.",
            nl=f"{path.name} is groter dan {LARGEST_BYTES // 1_000_000} MB; zo groot is geen kaart.",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as wrong:
        raise UnreadableReportError(
            f"{path.name} is no Excel workbook ({wrong}). Save it as .xlsx; .xls and .csv are not read here.",
            nl=f"{path.name} is geen Excelbestand ({wrong}). Bewaar het als .xlsx; .xls en .csv worden hier "
            "niet gelezen.",
        ) from None
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    is_bomb = unpacked > 10_000_000 and unpacked / packed > LARGEST_RATIO
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED_BYTES or is_bomb:
        raise UnreadableReportError(
            f"{path.name} unpacks to {unpacked:,} bytes in {len(parts):,} parts, far more than a map: "
            "refused. Copy the sheet with the cards into a new workbook.",
            nl=f"{path.name} is uitgepakt {dutch(unpacked)} bytes in {dutch(len(parts))} delen, veel meer "
            "dan een kaart: geweigerd. Kopieer het blad met de kaartjes naar een nieuw bestand.",
        )


def _grid(sheet: Any, path: Path) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
        if len(rows) == MOST_ROWS:
            raise UnreadableReportError(
                f"Sheet {sheet.title!r} of {path.name} has more than {MOST_ROWS:,} rows.",
                nl=f"Blad {sheet.title!r} van {path.name} heeft meer dan {dutch(MOST_ROWS)} rijen.",
            )
        rows.append(cells)
    return rows


def _by_names(grid: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """The rows below the first that is not empty, which names the columns."""
    at = next((at for at, cells in enumerate(grid) if any(cell is not None for cell in cells)), len(grid))
    return [
        {str(name): cell for name, cell in zip(grid[at], cells, strict=False) if name is not None}
        for cells in grid[at + 1 :]
    ]
