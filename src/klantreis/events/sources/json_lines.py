"""JSON lines, plain or gzipped, and files that are one JSON array: an object a row, its keys the columns."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.errors import dutch
from klantreis.events.mapping import ColumnMapping
from klantreis.events.queries import literal
from klantreis.events.sources.delimited import LONGEST_RECORD, UNREADABLE, stem_of
from klantreis.events.sources.raw import (
    MAX_COLUMNS,
    BrokenLines,
    Raw,
    UnreadableInputError,
    Workbench,
    distinct_names,
    parquet_relation,
    table_of,
)
from klantreis.events.sources.text import (
    byte_chunks,
    checked_encoding,
    checked_file,
    encoding_by_mark,
    is_gzipped,
    utf8_chunks,
)

NOT_AN_OBJECT, TOO_LONG = "not a JSON object", "line too long"
_LINES = pa.schema([("line", pa.int64()), ("text", pa.string())])
_OBJECT = "coalesce(try(json_type(text)) = 'OBJECT', false)"
_MAX_NESTED = 2_000  # columns from which on nested objects stay one text each


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:
    """The cells of JSON objects as text; a nested object's keys become columns such as `user.id`.

    Raises
    ------
    UnreadableInputError
        When the file is missing, empty, or holds no JSON object at all.
    """
    checked_file(path)
    head = next(byte_chunks(path, lambda *_: None, size=4096), b"")
    marked = encoding_by_mark(head)
    encoding = marked[0] if marked else checked_encoding(mapping.encoding or "utf-8")
    broken = BrokenLines(bench.folder / "broken.parquet")
    try:
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            lines = _staged_array(path, bench)
        else:
            lines = _staged_lines(path, encoding, bench, broken)
        _reject_others(lines, bench, broken)
    finally:
        broken.close()
    keys = _keys(lines, path, bench)
    notes: list[str] = []
    names = distinct_names([".".join(key) for key in keys], notes)
    cells = _staged_cells(lines, keys, bench)
    return Raw(
        names=names,
        relation=parquet_relation(cells, lines="h0", n_columns=len(names), skip=1),
        stem=stem_of(path),
        broken=broken.path,
        n_broken=broken.n,
        encoding=encoding,
        notes=tuple(notes),
    )


def _staged_array(path: Path, bench: Workbench) -> Path:
    """The objects of one array, numbered from 1, as Parquet (line, text)."""
    last = b""
    for chunk in byte_chunks(path, bench.progress):
        last = chunk.rstrip()[-1:] or last
    if last != b"]":  # DuckDB takes what is there for all
        raise UnreadableInputError(
            f"{path} is a JSON array that does not end. It was cut off; export or download it again.",
            nl=f"{path} is een JSON-lijst die niet eindigt. Het bestand is afgebroken; exporteer of "
            "download het opnieuw.",
        )
    lines = bench.folder / "lines.parquet"
    compression = "gzip" if is_gzipped(path) else "uncompressed"
    bench.connection.execute(
        "COPY (SELECT row_number() OVER () AS line, CAST(json AS VARCHAR) AS text FROM read_json_objects("
        f"{literal(str(path))}, format='array', compression='{compression}', "
        f"maximum_object_size={LONGEST_RECORD})) TO {literal(str(lines))} (FORMAT parquet)"
    )
    return lines


def _staged_lines(path: Path, encoding: str, bench: Workbench, broken: BrokenLines) -> Path:
    """The lines that are text, as Parquet (line, text)."""
    lines = bench.folder / "lines.parquet"
    chunks = utf8_chunks(byte_chunks(path, bench.progress), encoding)
    with pq.ParquetWriter(lines, _LINES, write_statistics=False) as writer:
        for batch in _batches(chunks, broken):
            writer.write_batch(batch)
            if bench.is_preview:
                break
    return lines


def _batches(chunks: Iterator[bytes], broken: BrokenLines) -> Iterator[pa.RecordBatch]:
    carry, number, is_skipping = b"", 1, False
    for chunk in chunks:
        *complete, carry = (carry + chunk).split(b"\n")
        if is_skipping and complete:
            complete, is_skipping = complete[1:], False
        if is_skipping:
            carry = b""
        yield _batch(complete, number, broken)
        number += len(complete)
        if len(carry) > LONGEST_RECORD:
            broken.add([number], [TOO_LONG])
            carry, is_skipping, number = b"", True, number + 1
    if carry:
        yield _batch([carry], number, broken)


def _batch(lines: list[bytes], first: int, broken: BrokenLines) -> pa.RecordBatch:
    """The lines that are text and not blank; the others are broken or nothing."""
    numbers: list[int] = []
    texts: list[str] = []
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        if len(line) > LONGEST_RECORD:
            broken.add([number], [TOO_LONG])
            continue
        try:
            texts.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            broken.add([number], [UNREADABLE])
        else:
            numbers.append(number)
    return pa.RecordBatch.from_arrays(
        [pa.array(numbers, pa.int64()), pa.array(texts, pa.string())], schema=_LINES
    )


def _reject_others(lines: Path, bench: Workbench, broken: BrokenLines) -> None:
    """Lines that are no JSON object are broken."""
    query = bench.connection.execute(f"SELECT line FROM {table_of(lines)} WHERE NOT {_OBJECT}")
    while found := query.fetchmany(100_000):
        broken.add([row[0] for row in found], [NOT_AN_OBJECT] * len(found))


def _keys(lines: Path, path: Path, bench: Workbench) -> list[tuple[str, ...]]:
    """The keys of all objects, those of nested objects behind their own."""
    sql = f"SELECT json_group_structure(CAST(text AS JSON)) FROM {table_of(lines)} WHERE {_OBJECT}"
    found = bench.connection.execute(sql).fetchall()
    if found[0][0] is None:
        raise UnreadableInputError(
            f"{path} holds no JSON object on any line. JSON lines are one object a line: "
            '{"user_id": 7, "time": "2024-12-31T09:15:00Z", "event": "order"}.',
            nl=f"In {path} staat op geen enkele regel een JSON-object. Bij JSON-regels is elke regel één "
            "object: "
            '{"user_id": 7, "time": "2024-12-31T09:15:00Z", "event": "order"}.',
        )
    structure: dict[str, Any] = json.loads(found[0][0])
    keys = list(_leaves(structure, ()))
    if len(keys) > _MAX_NESTED:
        keys = [(key,) for key in structure]
    if len(keys) > MAX_COLUMNS:
        raise UnreadableInputError(
            f"{path} has {len(keys):,} different keys; {MAX_COLUMNS:,} can be read.",
            nl=f"{path} heeft {dutch(len(keys))} verschillende sleutels; {dutch(MAX_COLUMNS)} kunnen "
            "gelezen worden.",
        )
    return keys


def _leaves(structure: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, below in structure.items():
        if isinstance(below, dict) and below:
            yield from _leaves(below, (*above, key))
        else:
            yield (*above, key)


def _staged_cells(lines: Path, keys: list[tuple[str, ...]], bench: Workbench) -> Path:
    cells = bench.folder / "cells.parquet"
    pointers = ", ".join(literal(_pointer(key)) for key in keys)
    columns = "".join(f", found[{i + 1}] AS c{i}" for i in range(len(keys)))
    bench.connection.execute(
        f"COPY (SELECT line{columns} FROM (SELECT line, json_extract_string(text, [{pointers}]) AS found "
        f"FROM {table_of(lines)} WHERE {_OBJECT})) TO {literal(str(cells))} (FORMAT parquet)"
    )
    return cells


def _pointer(key: tuple[str, ...]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in key)
