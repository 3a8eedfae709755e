"""The catalog of the event store: which files count, in one SQLite database, changed in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from klantreis.errors import EventsError

VERSION = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS imports (
    number INTEGER PRIMARY KEY, input TEXT NOT NULL, imported_at TEXT NOT NULL,
    is_persons INTEGER NOT NULL, n_rows INTEGER NOT NULL, n_added INTEGER NOT NULL, n_known INTEGER NOT NULL,
    n_rejected INTEGER NOT NULL, reasons TEXT NOT NULL, notes TEXT NOT NULL, rejects TEXT
);
CREATE TABLE IF NOT EXISTS segments (
    number INTEGER PRIMARY KEY REFERENCES imports (number), source TEXT NOT NULL,
    has_own_ids INTEGER NOT NULL,
    n_events INTEGER NOT NULL, first_event INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    n_identifiers INTEGER NOT NULL, n_identities INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS person_attributes (
    number INTEGER PRIMARY KEY REFERENCES imports (number), n_identifiers INTEGER NOT NULL
);
"""


class CatalogVersionError(EventsError):
    """The store was written by a Klantreis that this one does not understand."""

    code = "catalog_version"


@dataclass(frozen=True)
class Import:
    """What one import did."""

    number: int
    input: str
    imported_at: str
    is_persons: bool
    n_rows: int
    n_added: int
    n_known: int
    n_rejected: int
    reasons: dict[str, int]
    notes: tuple[str, ...]
    rejects: str | None = None


@dataclass(frozen=True)
class Segment:
    """One file of events. Its events have the ordinals first_event, first_event + 1 …

    `first` and `last` are int64 microseconds; `n_identifiers` and `n_identities` are how many it was
    the first to bring.
    """

    number: int
    source: str
    has_own_ids: bool
    n_events: int
    first_event: int
    first: int
    last: int
    n_identifiers: int
    n_identities: int


class Catalog:
    """Rows of the catalog; every change is one transaction, on disk when it returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._connect() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise CatalogVersionError(
                    f"{path} has version {version}; this Klantreis reads up to {VERSION}. Update Klantreis.",
                    nl=f"{path} is van versie {version}; deze Klantreis leest tot en met {VERSION}. Werk "
                    "Klantreis bij.",
                )
            # A store that is opened to be read is not written to: its disk may be full or read-only.
            if version < VERSION:
                connection.executescript(_TABLES)
                connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path, timeout=30)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            with connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise EventsError(
                f"The catalog {self.path} could not be used: {error}.",
                nl=f"De catalogus {self.path} kon niet gebruikt worden: {error}.",
            ) from error
        finally:
            connection.close()

    def next_number(self) -> int:
        """The number of the import to come."""
        with self._connect() as connection:
            return int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM imports").fetchone()[0])

    def segments(self) -> tuple[Segment, ...]:
        """All that count, oldest first."""
        with self._connect() as connection:
            rows = connection.execute(f"SELECT {_columns(Segment)} FROM segments ORDER BY number").fetchall()  # noqa: S608
        return tuple(Segment(row[0], row[1], bool(row[2]), *row[3:]) for row in rows)

    def imports(self) -> tuple[Import, ...]:
        """All that were done, oldest first."""
        with self._connect() as connection:
            rows = connection.execute(f"SELECT {_columns(Import)} FROM imports ORDER BY number").fetchall()  # noqa: S608
        return tuple(Import(*_read(row)) for row in rows)

    def person_attributes(self) -> tuple[tuple[int, int], ...]:
        """Number of each file of person attributes, and how many identifiers it was the first to bring."""
        with self._connect() as connection:
            return tuple(
                connection.execute("SELECT number, n_identifiers FROM person_attributes ORDER BY number")
            )

    def enter(
        self, done: Import, segment: Segment | None = None, *, n_attribute_identifiers: int | None = None
    ) -> None:
        """An import and the file it brought, if any."""
        with self._connect() as connection:
            row = asdict(done) | {"reasons": json.dumps(done.reasons), "notes": json.dumps(done.notes)}
            _insert(connection, "imports", row)
            if segment is not None:
                _insert(connection, "segments", asdict(segment))
            if n_attribute_identifiers is not None:
                row = {"number": done.number, "n_identifiers": n_attribute_identifiers}
                _insert(connection, "person_attributes", row)


def _read(row: tuple[Any, ...]) -> Iterator[Any]:
    """The columns of an import as `Import` has them."""
    convert: dict[str, Callable[[Any], Any]] = {
        "is_persons": bool,
        "reasons": json.loads,
        "notes": lambda notes: tuple(json.loads(notes)),
    }
    for field, column in zip(fields(Import), row, strict=True):
        yield convert[field.name](column) if field.name in convert else column


def _columns(row: type[Import] | type[Segment]) -> str:
    return ", ".join(field.name for field in fields(row))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)  # noqa: S608 - our own names
