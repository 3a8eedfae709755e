"""What every source makes of its input first: cells in the input's own order, nothing interpreted yet."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.errors import EventsError
from klantreis.events.queries import literal

Bytes = npt.NDArray[np.uint8]
Lines = npt.NDArray[np.int64]
Progress = Callable[[int, int | None], None]

MAX_COLUMNS = 10_000
BLANKS = " \t\r\n\u00a0\ufeff"  # what is no part of a cell at its ends
_BROKEN = pa.schema([("line", pa.int64()), ("reason", pa.string())])


class UnreadableInputError(EventsError):
    """The input as a whole cannot be read: missing, empty, damaged, or of another kind than it says."""

    code = "unreadable_input"


class StagingError(EventsError):
    """The machine failed while an input was read: disk full, out of memory."""

    code = "staging"


@dataclass(frozen=True)
class StageSettings:
    """How an input is staged, whatever it holds.

    Attributes
    ----------
    hash_key
        Secret of the workspace: personal identifiers are stored as their HMAC-SHA256 under it.
    hashed_kinds
        Kinds of identifiers that are personal.
    memory_limit
        What DuckDB may use, such as "1GB"; beyond it, it works on disk.
    threads
        Threads that DuckDB uses.
    """

    hash_key: bytes
    hashed_kinds: frozenset[str] = frozenset({"email", "phone", "ip"})
    memory_limit: str = "1GB"
    threads: int = 2


@dataclass
class Workbench:
    """Where one input is being read.

    Attributes
    ----------
    folder
        Holds what is temporary, and with it cells as they were; removed when staging ends.
    connection
        A DuckDB of its own, bounded in memory, spilling into `folder`.
    progress
        Is told how far reading is: bytes (or rows) done and, where known, in all.
    is_preview
        Only the input's first part is wanted.
    """

    folder: Path
    connection: duckdb.DuckDBPyConnection
    progress: Progress
    is_preview: bool = False


@dataclass(frozen=True)
class Raw:
    """An input as cells.

    Attributes
    ----------
    names
        The columns as the input calls them, made distinct.
    relation
        SQL of a SELECT in the input's order: `row` (bigint: 0, 1 …), `line` (bigint), `place` (text or
        null: where in the input, when a line does not say it), `c0`, `c1` … one per name.
    broken
        Parquet (line, reason) of what could not be cut into cells, and how many.
    stem
        What the source is called when the mapping does not say.
    is_trimmed
        Whether the cells are text without blanks at their ends.
    delimiter, encoding
        Of a text file, as used.
    sheet, sheets
        Of a workbook: the sheet that was read, and all there are.
    header_line
        Where the names of the columns stand, from 1.
    notes
        What was recognised, for a person to read.
    """

    names: tuple[str, ...]
    relation: str
    stem: str
    broken: Path | None = None
    n_broken: int = 0
    is_trimmed: bool = False
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header_line: int | None = None
    notes: tuple[str, ...] = field(default=())


def table_of(path: Path) -> str:
    """SQL of a Parquet file as a table that knows its rows' numbers."""
    return f"read_parquet({literal(str(path))}, file_row_number=true)"


def parquet_relation(path: Path, *, lines: str, place: str = "NULL", n_columns: int, skip: int = 0) -> str:
    """SELECT over a Parquet file whose first `skip` columns are not cells; columns are renamed by position.

    Position, not name: a file may hold names that SQL takes for equal (`ID` and `id`).
    """
    names = [f"h{i}" for i in range(skip)] + [f"c{i}" for i in range(n_columns)] + ["row"]
    cells = "".join(f", c{i}" for i in range(n_columns))
    return f"SELECT row, {lines} AS line, {place} AS place{cells} FROM {table_of(path)} t({', '.join(names)})"


def distinct_names(names: list[str], notes: list[str]) -> tuple[str, ...]:
    """Names made distinct ("price", "price_2") and non-empty; what was renamed goes into the notes."""
    taken = {name for name in names if name}
    seen: set[str] = set()
    result = []
    for number, name in enumerate(names, start=1):
        new = name or f"column_{number}"
        if name in seen or (not name and new in taken):
            base, copy = new, 2
            while new in taken:
                new, copy = f"{base}_{copy}", copy + 1
        if new != name:
            notes.append(
                f"column {number} {'has no name' if not name else f'repeats {name!r}'}: called {new!r}"
            )
        taken.add(new)
        seen.add(name)
        result.append(new)
    return tuple(result)


class BrokenLines:
    """Lines that could not be cut into cells, written as they come so that any number fits in memory."""

    def __init__(self, path: Path) -> None:
        self.path, self.n = path, 0
        self._writer = pq.ParquetWriter(path, _BROKEN)

    def add(self, lines: list[int] | Lines, reasons: list[str]) -> None:
        """More of them, in the input's order."""
        if len(lines):
            self.n += len(lines)
            self._writer.write_table(pa.table([pa.array(lines, pa.int64()), reasons], schema=_BROKEN))

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()


@contextmanager
def staging_faults(what: str) -> Iterator[None]:
    """Turns faults of disk and memory while reading `what` into errors that say what to do."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        if "space" in str(error).lower() and "disk" in str(error).lower():
            raise _disk_full(what) from None
        raise StagingError(
            f"Not enough memory to stage {what}. Raise the limit, e.g. StageSettings(memory_limit='2GB').",
            nl=f"Er is te weinig geheugen om {what} klaar te zetten. Geef Klantreis meer geheugen, "
            "of splits het bestand.",
        ) from None
    except (duckdb.IOException, duckdb.InvalidInputException, pa.ArrowException) as error:
        if "no space left" in str(error).lower():
            raise _disk_full(what) from None
        first_line = str(error).splitlines()[0][:200]
        raise UnreadableInputError(
            f"{what} is damaged or not what its name says ({first_line}). Export it again and import that.",
            nl=f"{what} is beschadigd of niet wat de naam zegt ({first_line}). Exporteer het opnieuw en "
            "importeer dat.",
        ) from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _disk_full(what) from None
        raise UnreadableInputError(
            f"Cannot read {what}: {error.strerror or error}.",
            nl=f"{what} kan niet gelezen worden: {error.strerror or error}.",
        ) from None


def _disk_full(what: str) -> StagingError:
    return StagingError(
        f"No space left on the disk while staging {what}; nothing was imported. "
        "Staging takes up to three times the size of the input: free some, or give another folder.",
        nl=f"De schijf raakte vol bij het klaarzetten van {what}; er is niets geïmporteerd. Klaarzetten "
        "kost tot drie keer de grootte van het bestand: maak ruimte vrij, of kies een andere map.",
    )


def connect(folder: Path, settings: StageSettings) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that stays within its limit and spills into the folder."""
    options: dict[str, Any] = {
        "memory_limit": settings.memory_limit,
        "threads": settings.threads,
        "temp_directory": str(folder / "spill"),
        "preserve_insertion_order": True,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(config=options)
    connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
    return connection
