"""A block: the journeys of some persons as columns that a kernel reads at the speed of memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Ints = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.floating[Any]]
Bools = npt.NDArray[np.bool_]

MAX_TOUCHPOINTS = 1 << 16
MAX_CHANNELS = 1 << 8

# The list columns of a block, one entry per event; all share their offsets.
EVENT_COLUMNS: dict[str, pa.DataType] = {
    "occurred_at": pa.int64(),
    "touchpoint": pa.uint16(),
    "channel": pa.uint8(),
    "value": pa.float64(),
    "score": pa.float32(),
    "event": pa.int64(),
}


@dataclass(frozen=True)
class Block:
    """One row per person, and per person a list of events in time order.

    Attributes
    ----------
    person
        int64 [n_persons], ascending: the person's number in the store.
    offsets
        int32 [n_persons + 1]: the events of row i stand at offsets[i] up to offsets[i + 1]. No row is empty.
    occurred_at
        int64 [n_events], microseconds since 1970 UTC, ascending within a person. Events of the same
        microsecond keep the order in which they were imported.
    touchpoint, channel
        uint16, uint8 [n_events]: codes into `Names`.
    value, score
        float64, float32 [n_events]; NaN where the event has none. Score is as it was answered.
    event
        int64 [n_events]: the event's ordinal in the event store.
    attributes
        int32 [n_persons] per person attribute: codes into `Names`, -1 where unknown.
    """

    person: Ints
    offsets: Ints
    occurred_at: Ints
    touchpoint: Ints
    channel: Ints
    value: Floats
    score: Floats
    event: Ints
    attributes: Mapping[str, Ints] = field(default_factory=dict)

    @property
    def n_persons(self) -> int:
        """Rows."""
        return len(self.person)

    @property
    def n_events(self) -> int:
        """Entries of each list column."""
        return len(self.touchpoint)

    @cached_property
    def person_rows(self) -> Ints:
        """int32 [n_persons]: 0, 1, 2 …"""
        return np.arange(self.n_persons, dtype=np.int32)

    def rows(self, first: int, stop: int) -> Block:
        """The block of rows first up to stop."""
        events = slice(self.offsets[first], self.offsets[stop])
        return Block(
            person=self.person[first:stop],
            offsets=self.offsets[first : stop + 1] - self.offsets[first],
            attributes={name: codes[first:stop] for name, codes in self.attributes.items()},
            **{name: getattr(self, name)[events] for name in EVENT_COLUMNS},
        )

    def to_arrow(self) -> pa.RecordBatch:
        """The block as it lies on disk and travels through Spark's mapInArrow; columns are not copied."""
        offsets = pa.array(self.offsets, pa.int32())
        columns = {"person": pa.array(self.person, pa.int64())}
        for name, codes in self.attributes.items():
            columns[f"attribute:{name}"] = pa.array(codes, pa.int32())
        for name, type_ in EVENT_COLUMNS.items():
            columns[name] = pa.ListArray.from_arrays(offsets, pa.array(getattr(self, name), type_))
        return pa.RecordBatch.from_pydict(columns)

    @classmethod
    def from_arrow(cls, batch: pa.RecordBatch) -> Block:
        """The block that `to_arrow` wrote; its arrays are views of the batch's memory."""
        lists = {name: batch.column(name) for name in EVENT_COLUMNS}
        prefix = "attribute:"
        return cls(
            person=batch.column("person").to_numpy(),
            offsets=lists["occurred_at"].offsets.to_numpy(),
            attributes={
                name.removeprefix(prefix): batch.column(name).to_numpy()
                for name in batch.schema.names
                if name.startswith(prefix)
            },
            **{name: column.values.to_numpy() for name, column in lists.items()},
        )


@dataclass(frozen=True)
class Names:
    """What the codes in the blocks of one store mean, and what the register says of each touchpoint.

    Attributes
    ----------
    touchpoints, channels
        Name of each code.
    phases
        Phase of each touchpoint code; None where the register gives none.
    registered
        Per touchpoint code whether the register holds it.
    attributes
        Per person attribute the text of each code.
    first, last
        First and last moment in the store, int64 microseconds; None when it is empty.
    """

    touchpoints: tuple[str, ...]
    channels: tuple[str, ...] = ()
    phases: tuple[str | None, ...] = ()
    registered: tuple[bool, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None
