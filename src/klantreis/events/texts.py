"""How long the texts of some events are: read out of their segments alone, and not told themselves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq

from klantreis.events.store import EventStore


def text_lengths(events: EventStore, ordinals: Sequence[int]) -> dict[int, int]:
    """Characters of the text of each event that has one, by its ordinal."""
    wanted = np.unique(np.array(ordinals, dtype=np.int64))
    found: dict[int, int] = {}
    segments = events.segments()
    for segment, path in zip(segments, events.files("events", segments), strict=True):
        first = segment.first_event
        rows = wanted[(wanted >= first) & (wanted < first + segment.n_events)] - first
        if len(rows):
            found |= {first + row: length for row, length in _lengths(path, rows).items()}
    return found


def _lengths(path: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> dict[int, int]:
    """By row of a file; only the row groups that hold one are read."""
    found: dict[int, int] = {}
    with pq.ParquetFile(path) as file:
        start = 0
        for group in range(file.num_row_groups):
            stop = start + file.metadata.row_group(group).num_rows
            here = rows[(rows >= start) & (rows < stop)]
            if len(here):
                texts = file.read_row_group(group, columns=["text"]).column("text")
                lengths = pc.utf8_length(texts.take(here - start)).to_pylist()
                pairs = zip(here.tolist(), lengths, strict=True)
                found |= {row: length for row, length in pairs if length is not None}
            start = stop
    return found
