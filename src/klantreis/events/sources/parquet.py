"""Parquet files: read where they lie, with the types they have."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources.delimited import stem_of
from klantreis.events.sources.raw import (
    Raw,
    UnreadableInputError,
    Workbench,
    distinct_names,
    parquet_relation,
)
from klantreis.events.sources.text import checked_file


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:  # noqa: ARG001 - as every source
    """The cells of a Parquet file; their line is the row's number, from 1.

    Raises
    ------
    UnreadableInputError
        When the file is missing, cut off or no Parquet.
    """
    checked_file(path)
    try:
        names = pq.read_schema(path).names
    except pa.ArrowInvalid:
        raise UnreadableInputError(
            f"{path} is no complete Parquet file: its closing part is missing. "
            "It was cut off or is of another kind; export or download it again.",
            nl=f"{path} is geen volledig Parquetbestand: het slot ontbreekt. "
            "Het is afgebroken of van een andere soort; exporteer of download het opnieuw.",
        ) from None
    notes: list[str] = []
    return Raw(
        names=distinct_names(list(names), notes),
        relation=parquet_relation(path, lines="row + 1", n_columns=len(names)),
        stem=stem_of(path),
        notes=tuple(notes),
    )
