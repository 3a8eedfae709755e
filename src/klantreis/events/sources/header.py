"""Which row of a table holds the names of its columns: exports often put a title and a date above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klantreis.errors import dutch
from klantreis.events.sources.raw import UnreadableInputError

SEARCHED = 50  # rows; a header further down must be declared
_ENOUGH = 0.6  # of the cells that the fullest row fills
_DATA_CELL = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?|[^@\s]+@[^@\s]+\.\w+|\d{8,}")
_NUMBER_CELL = re.compile(r"[-+]?\d+([.,]\d+)*")

Cells = Sequence[str | None]


class NoHeaderError(UnreadableInputError):
    """The first row of a table holds data instead of names."""

    code = "no_header"

    def __init__(self, what: str, n_columns: int) -> None:
        names, namen = (
            ",".join(f"{n}{i}" for i in range(1, min(n_columns, 3) + 1)) for n in ("name", "naam")
        )
        super().__init__(
            f"{what} has no header: its first row holds data. "
            f"Put the names of its {n_columns} columns above it, e.g. {names}.",
            nl=f"{what} heeft geen kopregel: in de eerste rij staan al gegevens. "
            f"Zet de namen van de {n_columns} kolommen erboven, bijvoorbeeld {namen}.",
        )


class NoSuchLineError(UnreadableInputError):
    """The line that is said to hold the names is not there, or is empty."""

    code = "no_header_line"

    def __init__(self, what: str, line: int) -> None:
        super().__init__(
            f"{what} has no names of columns on line {line}. Give the line on which they stand, from 1.",
            nl=f"{what} heeft op regel {dutch(line)} geen kopregel. Kies de regel waarop de namen van de "
            "kolommen staan; de eerste is 1.",
        )


def header_place(rows: Sequence[Cells]) -> int:
    """Which of a table's first rows holds the names of its columns, from 0.

    The first row that fills most columns, when it holds words: titles above a table fill one cell or two.
    Else the first row that holds anything, so that no row of data is passed over.
    """
    filled = [[cell.strip() for cell in row if cell and cell.strip()] for row in rows[:SEARCHED]]
    enough = max(2, _ENOUGH * max(map(len, filled), default=0))
    first = next((place for place, row in enumerate(filled) if row), 0)
    wide = next((place for place, row in enumerate(filled) if len(row) >= enough), first)
    has_rows = any(len(below) > 1 for below in filled[wide + 1 :])
    return wide if has_rows and not holds_data(filled[wide]) else first


def holds_data(cells: Sequence[str]) -> bool:
    """Whether a row's filled cells are data, and so no names of columns."""
    return any(map(looks_like_data, cells)) or 2 * sum(map(_is_number, cells)) >= max(len(cells), 1)


def looks_like_data(cell: str) -> bool:
    """Whether a cell holds a date, an e-mail address or a long number, and so is no column's name."""
    return _DATA_CELL.fullmatch(cell) is not None


def _is_number(cell: str) -> bool:
    return _NUMBER_CELL.fullmatch(cell) is not None
