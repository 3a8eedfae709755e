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
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.errors import EventsError
from klantreis.events.catalog import Catalog, Import, Segment
from klantreis.events.files import locked, scratch_folder, sync
from klantreis.events.identities import (
    Known,
    read_identity_of_events,
    write_identifiers,
    write_identities,
)
from klantreis.events.queries import copy, one_row, union


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

    def identity_of_events(self, segment: Segment) -> Any:
        """int64 [n_events]: the identity of each event of a segment, mapped into memory."""
        return read_identity_of_events(self._folder_of(segment.number))

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
            known = self._known_ids(connection, events, has_own_ids)
            n_events = _keep_fresh(
                connection, events, known, folder / "events.parquet", has_own_ids=has_own_ids
            )
            segment = self._segment(connection, folder, number, has_own_ids) if n_events else None
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
            n_identifiers = write_identifiers(connection, folder, self._known())
            copy(
                connection,
                "SELECT identifier, attribute, content FROM read_parquet($rows) "
                "JOIN every_identifier USING (kind, value)",
                folder / "attributes.parquet",
                {"rows": str(rows)},
            )
            (n_added,) = one_row(
                connection,
                "SELECT count(DISTINCT (kind, value)) FROM read_parquet($rows)",
                {"rows": str(rows)},
            )
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

    def rejects(self, number: int) -> Path | None:
        """The file of the rows of an import that became no event; None when there are none."""
        done = next((one for one in self.catalog.imports() if one.number == number), None)
        return self.folder / done.rejects if done and done.rejects else None

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
        sources, first, last = one_row(
            connection,
            "SELECT list(DISTINCT source), min(epoch_us(occurred_at)), max(epoch_us(occurred_at)) "
            "FROM read_parquet($events)",
            {"events": str(events)},
        )
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

    def _segment(self, connection: Any, folder: Path, number: int, has_own_ids: bool) -> Segment:
        """The segment of the events in a new folder, and its files of identities and identifiers."""
        events = folder / "events.parquet"
        n_identities, n_identifiers = write_identities(connection, events, folder, self._known())
        source, n_events, first, last = one_row(
            connection,
            "SELECT any_value(source), count(*), min(epoch_us(occurred_at)), max(epoch_us(occurred_at)) "
            "FROM read_parquet($file)",
            {"file": str(events)},
        )
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

    def _known(self) -> Known:
        return Known(
            self.files("identities"), self.identifier_files(), self.n_identities(), self.n_identifiers()
        )

    def _folder_of(self, number: int) -> Path:
        return self.folder / f"{number:06}"

    @contextmanager
    def _new_folder(self, number: int) -> Iterator[Path]:
        """A folder that appears under its name only when everything in it is safely on disk."""
        partial = self.folder / f"{number:06}.partial"
        partial.mkdir()
        try:
            yield partial
        except BaseException:
            # At once, and not by the next writer: the disk may be full.
            shutil.rmtree(partial, ignore_errors=True)
            raise
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


def _keep_fresh(connection: Any, events: Path, known: list[str], target: Path, *, has_own_ids: bool) -> int:
    """Bring to `target` the events whose event_id is not known yet, the first of each id; how many they are.

    Ids made from rows differ within a file, so that a file of which nothing is known is simply moved.
    """
    n_rows: int = pq.read_metadata(events).num_rows
    if known or has_own_ids:
        known_ids = union(connection, "event_id", known, "event_id VARCHAR")
        fresh = connection.execute(
            f"""SELECT min(file_row_number) AS row FROM read_parquet($events, file_row_number = true)
            ANTI JOIN ({known_ids}) AS known USING (event_id) GROUP BY event_id""",  # noqa: S608 - our own names
            {"events": str(events)},
        ).fetchnumpy()["row"]
        if len(fresh) < n_rows:
            _filter(events, fresh, n_rows, target)
            return len(fresh)
    shutil.move(events, target)
    return n_rows


def _filter(events: Path, rows: Any, n_rows: int, target: Path) -> None:
    """Write these rows of a Parquet file to another, in their order."""
    is_kept = np.zeros(n_rows, dtype=np.bool_)
    is_kept[rows] = True
    done = 0
    with (
        pq.ParquetFile(events) as source,
        pq.ParquetWriter(target, source.schema_arrow, compression="zstd") as writer,
    ):
        for batch in source.iter_batches():
            writer.write_batch(batch.filter(pa.array(is_kept[done : done + batch.num_rows])))
            done += batch.num_rows


@contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    """Turn what the disk or DuckDB has to say into an error of ours."""
    try:
        yield
    except duckdb.IOException as error:
        if "No space left" in str(error):
            raise StoreFullError(
                f"The disk of {folder} is full. The store is as it was before.",
                nl=f"De schijf van {folder} is vol. De opslag is zoals hij was.",
            ) from error
        raise EventsError(
            f"Reading or writing under {folder} failed: {error}",
            nl=f"Lezen of schrijven in {folder} mislukte: {error}",
        ) from error
    except duckdb.OutOfMemoryException as error:
        raise StoreFullError(
            f"Not enough memory, or no room on the disk of {folder} to set data aside. "
            "The store is as it was before.",
            nl=f"Er is te weinig geheugen, of geen ruimte op de schijf van {folder} om gegevens apart te "
            "zetten. De opslag is zoals hij was.",
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreFullError(
                f"The disk of {folder} is full. The store is as it was before.",
                nl=f"De schijf van {folder} is vol. De opslag is zoals hij was.",
            ) from error
        raise
