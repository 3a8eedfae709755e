"""Telling identical rows of one input apart, so that two equal purchases stay two."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from klantreis.events.sources.raw import table_of


def number_identical(connection: duckdb.DuckDBPyConnection, events: Path, numbered: Path) -> bool:
    """Write events anew in which identical rows bear :0, :1 …; False, and nothing written, when all differ.

    Only rows whose hash occurs more than once are looked at again.
    """
    ids = (
        "SELECT try_cast(left(event_id, 32) AS UUID) AS id, file_row_number AS row "
        f"FROM {table_of(events)} WHERE length(event_id) = 34 AND suffix(event_id, ':0')"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE repeated AS SELECT id FROM ({ids}) WHERE id IS NOT NULL "
        "GROUP BY id HAVING count(*) > 1"
    )
    later: Any = connection.execute(
        "SELECT row, CAST(ordinal AS INTEGER) AS ordinal FROM ("
        "SELECT row, row_number() OVER (PARTITION BY id ORDER BY row) - 1 AS ordinal "
        f"FROM ({ids}) SEMI JOIN repeated USING (id)) WHERE ordinal > 0 ORDER BY row"
    ).fetchnumpy()
    if not len(later["row"]):
        return False
    _renumber(events, numbered, later["row"], later["ordinal"])
    return True


def _renumber(events: Path, numbered: Path, rows: Any, ordinals: Any) -> None:
    """Copy events with the ordinal of these rows (ascending) put behind their id."""
    with pq.ParquetFile(events) as file, pq.ParquetWriter(numbered, file.schema_arrow) as writer:
        start = 0
        for batch in file.iter_batches():
            first, last = rows.searchsorted([start, start + batch.num_rows])
            start += batch.num_rows
            writer.write_batch(
                _with_ordinals(batch, rows[first:last] - start + batch.num_rows, ordinals[first:last])
            )


def _with_ordinals(batch: pa.RecordBatch, rows: Any, ordinals: Any) -> pa.RecordBatch:
    if not len(rows):
        return batch
    ids = batch.column("event_id")
    place = batch.schema.get_field_index("event_id")
    stems = pc.utf8_slice_codeunits(ids.take(pa.array(rows)), 0, 33)
    changed = pc.binary_join_element_wise(stems, pc.cast(pa.array(ordinals), pa.string()), "")
    mask = np.zeros(len(ids), dtype=np.bool_)
    mask[rows] = True
    return batch.set_column(
        place, batch.schema.field(place), pc.replace_with_mask(ids, pa.array(mask), changed)
    )
