"""The event store: events as Parquet segments that are complete or not there, and their catalog."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from klantreis.errors import EventsError
from klantreis.events.catalog import Catalog, Import, Segment
from klantreis.events.files import locked, scratch_folder, sync

# What an event's identifiers are to the store: a sorted set, written as one text.
_SET_OF_IDENTIFIERS = """CASE WHEN len(identifiers) = 1
    THEN identifiers[1].kind || chr(31) || identifiers[1].value
    ELSE array_to_string(list_sort(list_distinct(
        list_transform(identifiers, lambda one: one.kind || chr(31) || one.value))), chr(30)) END"""


class StoreFullError(EventsError):
    """The disk has no room for what is to be written."""

    code = "store_full"


@dataclass(frozen=True)
class Staging:
    """What an import found in its input, next to the file of events or person attributes it made.

    Attributes
    ----------
    input
        Name of the input, for the report.
    n_rows, n_rejected
        Rows read; rows that could not become an event.
    reasons
        How many rows were rejected for each reason.
    notes
        What was recognised, for a person to read.
    rejects
        The reject file, if there is one.
    """

    input: str
    n_rows: int
    n_rejected: int
    reasons: Mapping[str, int]
    notes: Sequence[str]
    rejects: Path | None = None


class EventStore:
    """Events of a workspace in a folder. Many may read; one at a time may write."""

    def __init__(self, folder: Path, *, memory_limit: str = "1GB", threads: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.catalog = Catalog(folder / "catalog.sqlite")
        self.memory_limit = memory_limit
        self.threads = threads or os.cpu_count() or 1

    # Reading

    def segments(self) -> tuple[Segment, ...]:
        """The segments that count, oldest first."""
        return self.catalog.segments()

    def n_events(self) -> int:
        """How many events the store holds."""
        return sum(segment.n_events for segment in self.segments())

    def files(self, kind: str, segments: Sequence[Segment] | None = None) -> list[str]:
        """Paths of one kind of file (events, identifiers, identities, links) of these or all segments."""
        chosen = self.segments() if segments is None else segments
        return [str(self._folder_of(segment.number) / f"{kind}.parquet") for segment in chosen]

    def attribute_files(self) -> list[str]:
        """Paths of the files of person attributes (identifier, attribute, value), oldest first."""
        return [
            str(self._folder_of(number) / "attributes.parquet")
            for number, _ in self.catalog.person_attributes()
        ]

    def identifier_files(self) -> list[str]:
        """Paths of every file that introduces identifiers (identifier, kind, value)."""
        numbers = [segment.number for segment in self.segments() if segment.n_identifiers]
        numbers += [number for number, n_identifiers in self.catalog.person_attributes() if n_identifiers]
        return [str(self._folder_of(number) / "identifiers.parquet") for number in sorted(numbers)]

    def n_identifiers(self) -> int:
        """How many identifiers are known; their numbers are 0, 1, 2 …"""
        brought = sum(segment.n_identifiers for segment in self.segments())
        return brought + sum(n for _, n in self.catalog.person_attributes())

    def n_identities(self) -> int:
        """How many sets of identifiers are known; their numbers are 0, 1, 2 …"""
        return sum(segment.n_identities for segment in self.segments())

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """A DuckDB connection that stays within the store's memory and cleans up after itself."""
        with scratch_folder(self.folder) as scratch, _failures_told(self.folder):
            connection = duckdb.connect()
            try:
                connection.execute("SET memory_limit = $limit", {"limit": self.memory_limit})
                connection.execute("SET threads = $threads", {"threads": self.threads})
                connection.execute("SET temp_directory = $folder", {"folder": str(scratch)})
                connection.execute("SET TimeZone = 'UTC'")
                connection.execute("SET enable_progress_bar = false")
                yield connection
            finally:
                connection.close()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Hold the store for writing; yields a folder for temporary files, gone afterwards.

        Raises
        ------
        BusyError
            When another process is writing.
        """
        with locked(self.folder / "lock"):
            self._clear_leftovers()
            with scratch_folder(self.folder) as scratch:
                yield scratch

    def add(self, events: Path, staging: Staging, *, has_own_ids: bool) -> Import:
        """Add the events of a Parquet file in the canonical schema; those already there are left out.

        The file's order becomes the order of events of the same moment. Call inside `writing()`.
        """
        number = self.catalog.next_number()
        with self._new_folder(number) as folder, self.connection() as connection:
            n_events = _create_fresh(connection, events, self._known_ids(connection, events, has_own_ids))
            segment = (
                self._write_segment(connection, events, folder, number, has_own_ids) if n_events else None
            )
        done = self._import(number, staging, n_added=n_events, is_persons=False)
        self.catalog.enter(done, segment)
        return done

    def add_person_attributes(self, rows: Path, staging: Staging) -> Import:
        """Add attributes of persons from a Parquet file (kind, value, attribute, content), text all of them.

        A later import says more than an earlier one. Call inside `writing()`.
        """
        number = self.catalog.next_number()
        with self._new_folder(number) as folder, self.connection() as connection:
            connection.execute(
                "CREATE TEMP TABLE links AS SELECT row_number() OVER () AS identity, kind, value "
                "FROM (SELECT DISTINCT kind, value FROM read_parquet($rows))",
                {"rows": str(rows)},
            )
            n_identifiers = self._write_identifiers(connection, folder)
            _copy(
                connection,
                "SELECT identifier, attribute, content FROM read_parquet($rows) "
                "JOIN every_identifier USING (kind, value)",
                folder / "attributes.parquet",
                {"rows": str(rows)},
            )
            n_added = connection.execute(
                "SELECT count(DISTINCT (kind, value)) FROM read_parquet($rows)", {"rows": str(rows)}
            ).fetchone()[0]
        done = self._import(number, staging, n_added=n_added, is_persons=True)
        self.catalog.enter(done, n_attribute_identifiers=n_identifiers)
        return done

    def _import(self, number: int, staging: Staging, *, n_added: int, is_persons: bool) -> Import:
        rejects = (
            None if staging.rejects is None else self._kept_rejects(staging.rejects, staging.input, number)
        )
        n_valid = staging.n_rows - staging.n_rejected
        return Import(
            number=number,
            input=staging.input,
            imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
            is_persons=is_persons,
            n_rows=staging.n_rows,
            n_added=n_added,
            n_known=n_valid - n_added,
            n_rejected=staging.n_rejected,
            reasons=dict(staging.reasons),
            notes=tuple(staging.notes),
            rejects=rejects,
        )

    def _kept_rejects(self, rejects: Path, input: str, number: int) -> str:  # noqa: A002
        """Where the reject file is kept: with an earlier import of the same input, if it is the same."""
        for done in self.catalog.imports():
            if (
                done.input == input
                and done.rejects
                and filecmp.cmp(rejects, self.folder / done.rejects, shallow=False)
            ):
                return done.rejects
        kept = Path("rejects") / f"{number:06}.csv"
        (self.folder / "rejects").mkdir(exist_ok=True)
        shutil.copyfile(rejects, self.folder / kept)
        return str(kept)

    def _known_ids(self, connection: Any, events: Path, has_own_ids: bool) -> list[str]:
        """The segments in which one of these events could already stand.

        An id belongs to its source. One made from the row says the event's time as well, so only
        segments of the same time can hold it.
        """
        sources, first, last = connection.execute(
            "SELECT list(DISTINCT source), min(epoch_us(occurred_at)), max(epoch_us(occurred_at)) "
            "FROM read_parquet($events)",
            {"events": str(events)},
        ).fetchone()
        return self.files(
            "events",
            [
                segment
                for segment in self.segments()
                if segment.source in (sources or [])
                and segment.has_own_ids == has_own_ids
                and (has_own_ids or (segment.first <= last and segment.last >= first))
            ],
        )

    def _write_segment(
        self, connection: Any, events: Path, folder: Path, number: int, has_own_ids: bool
    ) -> Segment:
        n_identities = self._write_identities(connection, events, folder)
        n_identifiers = self._write_identifiers(connection, folder)
        columns = ", ".join(f"event.{name}" for name in pq.read_schema(events).names)
        _copy(
            connection,
            f"SELECT {columns}, fresh.identity FROM read_parquet($events, file_row_number = true) AS event "  # noqa: S608 - the schema's own names
            "JOIN fresh_identity AS fresh ON fresh.row = event.file_row_number ORDER BY fresh.row",
            folder / "events.parquet",
            {"events": str(events)},
        )
        source, n_events, first, last = connection.execute(
            "SELECT any_value(source), count(*), min(epoch_us(occurred_at)), max(epoch_us(occurred_at)) "
            "FROM read_parquet($file)",
            {"file": str(folder / "events.parquet")},
        ).fetchone()
        return Segment(
            number=number,
            source=source,
            has_own_ids=has_own_ids,
            n_events=n_events,
            first_event=self.n_events(),
            first=first,
            last=last,
            n_identifiers=n_identifiers,
            n_identities=n_identities,
        )

    def _write_identities(self, connection: Any, events: Path, folder: Path) -> int:
        """Number the sets of identifiers that are new; leaves `fresh_identity` and `links` behind."""
        known = _union(connection, "identity, key", self.files("identities"), "identity BIGINT, key VARCHAR")
        connection.execute(
            f"""CREATE TEMP TABLE keyed AS
            SELECT row, md5({_SET_OF_IDENTIFIERS}) AS key
            FROM read_parquet($events, file_row_number = true) JOIN fresh ON row = file_row_number""",  # noqa: S608
            {"events": str(events)},
        )
        connection.execute(
            f"""CREATE TEMP TABLE new_identity AS
            SELECT {self.n_identities()} + row_number() OVER (ORDER BY row) - 1 AS identity, key, row
            FROM (SELECT key, min(row) AS row FROM keyed GROUP BY key)
            ANTI JOIN ({known}) AS known USING (key)"""  # noqa: S608
        )
        connection.execute(
            f"""CREATE TEMP TABLE fresh_identity AS
            SELECT row, identity FROM keyed
            JOIN (SELECT identity, key FROM new_identity UNION ALL FROM ({known})) USING (key)"""  # noqa: S608
        )
        connection.execute(
            """CREATE TEMP TABLE links AS
            SELECT DISTINCT identity, one.kind AS kind, one.value AS value FROM (
                SELECT identity, unnest(identifiers) AS one
                FROM read_parquet($events, file_row_number = true) JOIN new_identity ON row = file_row_number
            )""",
            {"events": str(events)},
        )
        _copy(
            connection,
            "SELECT identity, key FROM new_identity ORDER BY identity",
            folder / "identities.parquet",
        )
        return int(connection.execute("SELECT count(*) FROM new_identity").fetchone()[0])

    def _write_identifiers(self, connection: Any, folder: Path) -> int:
        """Number the identifiers in `links` that are new; leaves `every_identifier` behind."""
        columns = "identifier BIGINT, kind VARCHAR, value VARCHAR"
        known = _union(connection, "identifier, kind, value", self.identifier_files(), columns)
        connection.execute(
            f"""CREATE TEMP TABLE new_identifier AS
            SELECT kind, value,
                {self.n_identifiers()} + row_number() OVER (ORDER BY identity, kind, value) - 1 AS identifier
            FROM (SELECT kind, value, min(identity) AS identity FROM links GROUP BY kind, value)
            ANTI JOIN ({known}) AS known USING (kind, value)"""  # noqa: S608
        )
        connection.execute(
            f"CREATE TEMP VIEW every_identifier AS FROM ({known}) UNION ALL BY NAME FROM new_identifier"
        )
        _copy(
            connection,
            "SELECT identity, identifier FROM links JOIN every_identifier USING (kind, value) "
            "ORDER BY identity, kind, value",
            folder / "links.parquet",
        )
        _copy(connection, "FROM new_identifier ORDER BY identifier", folder / "identifiers.parquet")
        return int(connection.execute("SELECT count(*) FROM new_identifier").fetchone()[0])

    def _folder_of(self, number: int) -> Path:
        return self.folder / f"{number:06}"

    @contextmanager
    def _new_folder(self, number: int) -> Iterator[Path]:
        """A folder that appears under its name only when everything in it is safely on disk."""
        partial = self.folder / f"{number:06}.partial"
        partial.mkdir()
        yield partial
        for file in partial.iterdir():
            sync(file)
        sync(partial)
        partial.rename(self._folder_of(number))
        sync(self.folder)

    def _clear_leftovers(self) -> None:
        """Remove what a killed import left: folders that never made it into the catalog."""
        entered = {f"{done.number:06}" for done in self.catalog.imports()}
        for folder in self.folder.glob("[0-9]*"):
            if folder.name not in entered:
                shutil.rmtree(folder)
        # A reader may be at work in its own scratch folder; one of yesterday has no reader any more.
        for scratch in self.folder.glob("scratch.*"):
            if time.time() - scratch.stat().st_mtime > timedelta(days=1).total_seconds():
                shutil.rmtree(scratch, ignore_errors=True)


def _create_fresh(connection: Any, events: Path, known: list[str]) -> int:
    """Temporary table `fresh` of the rows whose event_id is not known yet; the first row of each id."""
    known_ids = _union(connection, "event_id", known, "event_id VARCHAR")
    connection.execute(
        f"""CREATE TEMP TABLE fresh AS
        SELECT row FROM (SELECT event_id, min(file_row_number) AS row
            FROM read_parquet($events, file_row_number = true) GROUP BY event_id)
        ANTI JOIN ({known_ids}) AS known USING (event_id)""",  # noqa: S608
        {"events": str(events)},
    )
    return int(connection.execute("SELECT count(*) FROM fresh").fetchone()[0])


def _union(connection: Any, columns: str, files: list[str], schema: str) -> str:
    """A query over the files; over an empty table of the same shape when there are none."""
    if files:
        return f"SELECT {columns} FROM read_parquet({_literal(files)})"  # noqa: S608
    connection.execute(f"CREATE OR REPLACE TEMP TABLE nothing_{len(schema)} ({schema})")
    return f"SELECT {columns} FROM nothing_{len(schema)}"  # noqa: S608


def _literal(files: Sequence[str]) -> str:
    """A list of paths for a place in SQL that takes no parameter."""
    return "[" + ", ".join(map(_quoted, files)) + "]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _copy(connection: Any, query: str, file: Path, parameters: dict[str, str] | None = None) -> None:
    options = "FORMAT parquet, COMPRESSION zstd"
    connection.execute(f"COPY ({query}) TO {_quoted(str(file))} ({options})", parameters)


@contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    """Turn what the disk or DuckDB has to say into an error of ours."""
    try:
        yield
    except duckdb.IOException as error:
        if "No space left" in str(error):
            raise StoreFullError(f"The disk of {folder} is full. The store is as it was before.") from error
        raise EventsError(f"Reading or writing under {folder} failed: {error}") from error
    except duckdb.OutOfMemoryException as error:
        raise StoreFullError(
            f"Not enough memory, or no room on the disk of {folder} to set data aside. "
            "The store is as it was before."
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreFullError(f"The disk of {folder} is full. The store is as it was before.") from error
        raise
