"""A file a system: each source reads an export into cells; `stage` makes canonical events of them."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import pyarrow as pa

from klantreis.errors import InvalidOptionError, KlantreisError
from klantreis.events.mapping import ColumnMapping, checked_zone
from klantreis.events.queries import literal
from klantreis.events.recognise import MissingRoleError, guessed_so_far
from klantreis.events.sources.canonical import Statement, set_hash_key
from klantreis.events.sources.cells import Cells
from klantreis.events.sources.numbering import number_identical
from klantreis.events.sources.raw import (
    Progress,
    Raw,
    StageSettings,
    StagingError,
    UnreadableInputError,
    Workbench,
    connect,
    staging_faults,
    table_of,
)
from klantreis.events.sources.reading import recognised
from klantreis.events.sources.text import checked_file
from klantreis.events.times import UnreadableTimeError

__all__ = [
    "SOURCES",
    "Preview",
    "Source",
    "StageSettings",
    "Staged",
    "StagingError",
    "UnreadableInputError",
    "preview",
    "read_raw",
    "stage",
]

_PREVIEW_ROWS = 50
_ROW_GROUP_BYTES = 1 << 25  # of the input's cells; DuckDB holds a few row groups in memory at once
_WIDE = 1 << 12  # bytes of a row from which on two threads' row groups no longer fit in the memory limit


@dataclass(frozen=True)
class Source:
    """A kind of input: the endings of its files and the module whose `read_raw` reads it."""

    name: str
    endings: tuple[str, ...]
    module: str


SOURCES = (
    Source("csv", (".csv", ".tsv", ".tab", ".txt", ".psv"), "delimited"),
    Source("parquet", (".parquet", ".pq"), "parquet"),
    Source("json lines", (".jsonl", ".ndjson", ".json"), "json_lines"),
    Source("excel", (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"), "excel"),
    Source("xes", (".xes",), "xes"),
)
_FRAMES = Source("frame", (), "frames")


@dataclass(frozen=True)
class Staged:
    """An input as canonical events, ready for the store.

    Attributes
    ----------
    events
        Parquet in the input's order with the columns of `EVENT_SCHEMA`, names as plain text.
    rejects
        CSV (line, reason, column, value) of the rows that became no event; None when all did. It holds no
        identifiers and no texts.
    n_rows, n_rejected
        Rows of the input, and how many of them are rejects.
    reasons
        Rejects per reason.
    mapping
        Complete, as used: a second input of the same shape needs nothing else.
    notes
        What was recognised, for a person to read.
    """

    events: Path
    rejects: Path | None
    n_rows: int
    n_rejected: int
    reasons: dict[str, int]
    mapping: ColumnMapping
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What `stage` would make of an input, judged by its first part.

    Attributes
    ----------
    mapping
        The mapping as far as guessed.
    reasons
        Per column that has a role: which, and why.
    rows
        The first rows as they are, all text.
    notes
        What was recognised, for a person to read.
    personal
        Columns without a role that hold personal identifiers nevertheless, and of which kind.
    problem
        Why it cannot be read like this: a column that nobody named, or times that are not understood.
    is_remembered
        Whether the mapping is that of an earlier file with these columns.
    sheets
        The sheets of a workbook, of which one is read.
    """

    mapping: ColumnMapping
    reasons: dict[str, str]
    rows: pa.Table
    notes: tuple[str, ...]
    personal: dict[str, str] = field(default_factory=dict)
    problem: KlantreisError | None = None
    is_remembered: bool = False
    sheets: tuple[str, ...] = ()


def source_of(input: Any) -> Source:  # noqa: A002 - the word the whole package uses
    """The source that reads an input, by its type and the ending of its name.

    Raises
    ------
    UnreadableInputError
        When none does.
    """
    if not isinstance(input, str | Path):
        return _FRAMES
    if Path(input).is_dir():
        checked_file(Path(input))
    name = str(input).lower().removesuffix(".gz")
    for source in SOURCES:
        if name.endswith(source.endings):
            return source
    endings = ", ".join(ending for source in SOURCES for ending in source.endings)
    raise UnreadableInputError(
        f"{input} has no ending that says what it is. Known: {endings}, and most of them with .gz behind. "
        "Rename the file.",
        nl=f"{input} heeft geen uitgang die zegt wat het is. Gelezen worden: {endings}, de meeste ook met "
        ".gz erachter. Geef het bestand een andere naam.",
    )


def stage(
    input: Any,  # noqa: A002 - the word the whole package uses
    mapping: ColumnMapping,
    folder: Path,
    *,
    time_zone: str = "UTC",
    settings: StageSettings,
    progress: Progress | None = None,
) -> Staged:
    """Make canonical events of a person's file or frame.

    Parameters
    ----------
    input
        A path (CSV, TSV, Parquet, JSON lines, Excel, XES; text also gzipped), an Arrow table or
        RecordBatchReader, or a frame of pandas, Polars or anything else that streams Arrow.
    mapping
        Which columns are what; the rest is guessed.
    folder
        Where the events and rejects are written; the caller removes it. Nothing else is left in it.
    time_zone
        Zone of local times when the mapping does not say.
    settings
        The key of personal identifiers, and bounds of memory.
    progress
        Is told what is done and, where known, of how much: bytes, or rows where there are no bytes.

    Raises
    ------
    UnreadableInputError
        When the input as a whole cannot be read.
    UnknownColumnError, MissingRoleError, UnreadableTimeError
        When it is not clear which column is what.
    StagingError
        When the disk or the memory is full.
    """
    checked_zone(time_zone)
    tell = progress or _silent
    what = str(input) if isinstance(input, str | Path) else "the frame"
    with staging_faults(what):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="cells.", ignore_cleanup_errors=True) as scratch:
            meter = _Meter(tell)
            bench = Workbench(Path(scratch), connect(Path(scratch), settings), meter.reading)
            try:
                return _staged(input, mapping, folder, bench, settings, time_zone, meter)
            finally:
                bench.connection.close()


def _staged(
    input: Any,  # noqa: A002
    mapping: ColumnMapping,
    folder: Path,
    bench: Workbench,
    settings: StageSettings,
    zone: str,
    meter: _Meter,
) -> Staged:
    raw = read_raw(input, mapping, bench)
    cells = Cells(bench.connection, raw)
    set_hash_key(bench.connection, settings.hash_key)
    read = recognised(cells, raw, mapping, zone, settings.hashed_kinds)
    statement = Statement(cells, read, settings.hashed_kinds)
    n_rows, reasons = _judge(cells, statement, raw)
    events, n_rejected = folder / "events.parquet", sum(reasons.values())
    _write_events(cells, statement, events, bench, meter)
    rejects = folder / "rejects.csv" if n_rejected else None
    if rejects:
        bench.connection.execute(
            'COPY (SELECT line, reason, "column", value FROM rejected ORDER BY line) '
            f"TO {literal(str(rejects))} (FORMAT csv, HEADER)"
        )
    return Staged(events, rejects, n_rows, n_rejected, reasons, read.mapping, read.notes)


def read_raw(input: Any, mapping: ColumnMapping, bench: Workbench) -> Raw:  # noqa: A002
    """The cells of an input of any kind."""
    read: Callable[[Any, ColumnMapping, Workbench], Raw]
    read = import_module(f"{__name__}.{source_of(input).module}").read_raw
    return read(Path(input) if isinstance(input, str) else input, mapping, bench)


def _judge(cells: Cells, statement: Statement, raw: Raw) -> tuple[int, dict[str, int]]:
    """Leave the rejects in the table `rejected`; how many rows there are, and rejects per reason."""
    cells.connection.execute(f"CREATE TEMP TABLE rejected AS {statement.rejects()}")
    if raw.broken and raw.n_broken:
        sql = f"INSERT INTO rejected SELECT NULL, line, reason, NULL, NULL FROM {table_of(raw.broken)}"
        cells.connection.execute(sql)
    counts = cells.connection.execute(
        "SELECT reason, count(*) FROM rejected GROUP BY reason ORDER BY count(*) DESC, reason"
    ).fetchall()
    return cells.count("SELECT count(*) FROM raw")[0] + raw.n_broken, dict(counts)


def _write_events(cells: Cells, statement: Statement, events: Path, bench: Workbench, meter: _Meter) -> None:
    first = bench.folder / "events.parquet"
    row_bytes = _row_bytes(cells)
    # A multiple of DuckDB's vector of 2,048 rows; fewer rows at once where rows are wide.
    rows = max(1, min(60, _ROW_GROUP_BYTES // (2048 * row_bytes))) * 2048
    if row_bytes > _WIDE:
        bench.connection.execute("SET threads = 1")
    n_rows, n_rejected = cells.count("SELECT (SELECT count(*) FROM raw), count(row) FROM rejected")
    sql = statement.events("rejected" if n_rejected else None)
    sql = f"COPY ({sql}) TO {literal(str(first))} (FORMAT parquet, ROW_GROUP_SIZE {rows})"
    _run(bench.connection, sql, lambda percent: meter.writing(percent, n_rows))
    if not number_identical(bench.connection, first, events):
        first.replace(events)


def _row_bytes(cells: Cells) -> int:
    """About what a row takes in DuckDB's memory: 16 bytes a cell, as cell and as attribute, and its text."""
    columns = ", ".join(cells.text(name) for name in cells.names)
    sql = f"SELECT coalesce(avg(strlen(concat({columns}))), 0)::BIGINT FROM sample"
    return 32 * len(cells.names) + 2 * cells.count(sql)[0]


def _run(connection: Any, sql: str, tell: Callable[[float], None]) -> None:
    """Run a long statement while telling how far it is; Ctrl-C stops it at once."""
    failure: list[BaseException] = []

    def execute() -> None:
        try:
            connection.execute(sql)
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread that called
            failure.append(error)

    thread = Thread(target=execute, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.1)
            tell(max(connection.query_progress(), 0.0))
    except BaseException:
        connection.interrupt()
        thread.join()
        raise
    if failure:
        raise failure[0]
    tell(100.0)


def _silent(_done: int, _total: int | None) -> None:
    """Progress that nobody watches."""


class _Meter:
    """One measure for both halves of the work: reading cells, then writing events."""

    def __init__(self, tell: Progress) -> None:
        self.tell, self.total = tell, 0

    def reading(self, done: int, total: int | None) -> None:
        """So much of the input is read."""
        self.total = done if total is None else total
        self.tell(done, None if total is None else 2 * total)

    def writing(self, percent: float, n_rows: int) -> None:
        """So much of the events is written."""
        unit = self.total or n_rows
        self.tell(self.total + int(unit * percent / 100), self.total + unit)


def preview(
    input: Any,  # noqa: A002 - the word the whole package uses
    mapping: ColumnMapping,
    *,
    time_zone: str = "UTC",
    hashed_kinds: frozenset[str] = StageSettings(b"").hashed_kinds,
) -> Preview:
    """What `stage` would recognise, judged by the first part of the input; writes nothing that stays.

    Where a role is missing or the times are not understood, `Preview.problem` says so beside the rows:
    whoever is to name the right column has to see them.

    Raises
    ------
    UnreadableInputError, UnknownColumnError
        When there are no rows to show, or a declared column is not there.
    """
    if hasattr(input, "read_next_batch"):
        raise InvalidOptionError("A stream can be read only once: preview a table, and stage the stream.")
    checked_zone(time_zone)
    what = str(input) if isinstance(input, str | Path) else "the frame"
    with staging_faults(what), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        settings = StageSettings(b"")
        bench = Workbench(Path(scratch), connect(Path(scratch), settings), _silent, is_preview=True)
        try:
            raw = read_raw(input, mapping, bench)
            cells = Cells(bench.connection, raw)
            rows = _first_rows(cells)
            try:
                read = recognised(cells, raw, mapping, time_zone, hashed_kinds)
            except (MissingRoleError, UnreadableTimeError, InvalidOptionError) as problem:
                guess = guessed_so_far(mapping, raw.names, cells.shares)
                known = replace(
                    guess.mapping,
                    delimiter=raw.delimiter or mapping.delimiter,
                    encoding=raw.encoding or mapping.encoding,
                    sheet=raw.sheet,
                    header_line=raw.header_line,
                )
                return Preview(known, guess.reasons, rows, raw.notes, problem=problem, sheets=raw.sheets)
            return Preview(read.mapping, read.reasons, rows, read.notes, read.personal, sheets=raw.sheets)
        finally:
            bench.connection.close()


def _first_rows(cells: Cells) -> pa.Table:
    columns = ", ".join(cells.text(name) for name in cells.names)
    sql = f"SELECT {columns} FROM cells LIMIT {_PREVIEW_ROWS}"
    return cells.connection.sql(sql).to_arrow_table().rename_columns(list(cells.names))
