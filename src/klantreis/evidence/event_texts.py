"""The emotion of the texts in an event store, in the store's order."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.events.store import EventStore
from klantreis.evidence.answers import Texts
from klantreis.evidence.sentiment import measured

_BATCH_ROWS = 65_536


def texts_of(events: EventStore, *, language: str | None = None, otherwise: str = "nl") -> Texts:
    """How the texts of all events sound, as a source of emotions; the texts are read in batches.

    Parameters
    ----------
    events
        The store, such as `workspace.events`.
    language, otherwise
        As for `measured`.

    Raises
    ------
    UnknownLanguageError
        When there is no lexicon for the language.
    """
    emotions = np.full(events.n_events(), np.nan, dtype=np.float32)
    segments = events.segments()
    for segment, path in zip(segments, events.files("events", segments), strict=True):
        row = segment.first_event
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH_ROWS, columns=["text"]):
                texts = batch.column("text")
                places = row + np.flatnonzero(texts.is_valid().to_numpy(zero_copy_only=False))
                found = measured(texts.filter(texts.is_valid()), language=language, otherwise=otherwise)
                emotions[places] = found["emotion"].cast(pa.float32()).to_numpy(zero_copy_only=False)
                row += len(batch)
    return Texts(emotions)
