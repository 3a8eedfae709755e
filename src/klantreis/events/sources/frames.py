"""Tables in memory: Arrow tables and streams, pandas and Polars frames, anything that streams Arrow."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources.raw import (
    Raw,
    UnreadableInputError,
    Workbench,
    distinct_names,
    parquet_relation,
)

_PREVIEW_ROWS = 10_000


def read_raw(frame: Any, mapping: ColumnMapping, bench: Workbench) -> Raw:  # noqa: ARG001 - as every source
    """The cells of a frame; their line is the row's number, from 1.

    Raises
    ------
    UnreadableInputError
        When it is no frame, or its columns have no one type.
    """
    return staged_frame(frame, bench, stem="frame", n_rows=getattr(frame, "num_rows", None))


def staged_frame(
    frame: Any, bench: Workbench, *, stem: str, n_rows: int | None = None, first_line: int = 1
) -> Raw:
    """Write a frame as Parquet, batch by batch, its columns named by their place."""
    reader = _reader(frame)
    notes: list[str] = []
    names = distinct_names([str(name) for name in reader.schema.names], notes)
    schema = pa.schema([_field(f"c{i}", field.type) for i, field in enumerate(reader.schema)])
    path, done = bench.folder / "cells.parquet", 0
    with pq.ParquetWriter(path, schema, write_statistics=False) as writer:
        for batch in reader:
            columns = [
                _plain(column, field.type) for column, field in zip(batch.columns, schema, strict=True)
            ]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
            done += batch.num_rows
            bench.progress(done, n_rows)
            if bench.is_preview and done >= _PREVIEW_ROWS:
                break
    relation = parquet_relation(path, lines=f"row + {first_line}", n_columns=len(names))
    return Raw(names=names, relation=relation, stem=stem, notes=tuple(notes))


def _plain(array: pa.Array, type_: pa.DataType) -> pa.Array:
    """The array as the type that is written; a dictionary is first spelled out."""
    if pa.types.is_dictionary(array.type):
        values = array.dictionary.cast(type_)
        return pa.DictionaryArray.from_arrays(array.indices, values).dictionary_decode()
    return array.cast(type_)


def _field(name: str, type_: pa.DataType) -> pa.Field:
    """The column's field as Parquet and DuckDB know it."""
    if pa.types.is_dictionary(type_):
        return _field(name, type_.value_type)
    plain = {pa.large_string(): pa.string(), pa.string_view(): pa.string(), pa.null(): pa.string()}
    return pa.field(name, pa.string() if pa.types.is_duration(type_) else plain.get(type_, type_))


def _reader(frame: Any) -> pa.RecordBatchReader:
    if isinstance(frame, pa.RecordBatchReader):
        return frame
    if not hasattr(frame, "__arrow_c_stream__"):
        raise UnreadableInputError(
            f"Cannot read events from a {type(frame).__name__}. Give the path of a file, an Arrow table or "
            "RecordBatchReader, or a pandas or Polars frame."
        )
    try:
        return pa.RecordBatchReader.from_stream(frame)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
        raise UnreadableInputError(
            f"A column of the frame mixes types ({str(error).splitlines()[0][:200]}). "
            "Give it one, e.g. frame['column'].astype('string')."
        ) from None
