"""From events in any order to blocks: partition by person, then sort each partition in the cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from klantreis.journeys.block import Block, Floats, Ints

# An event on its way into a block. 40 bytes.
RECORD = np.dtype(
    [
        ("person", np.int64),
        ("occurred_at", np.int64),
        ("event", np.int64),
        ("value", np.float64),
        ("score", np.float32),
        ("touchpoint", np.uint16),
        ("channel", np.uint8),
    ],
    align=True,
)
Records = npt.NDArray[np.void]

# Above this an insertion sort of one person's events costs more than a merge sort.
_FEW = 32


class Spill:
    """Records by partition, in memory up to a budget and beyond it in files.

    Parameters
    ----------
    folder
        Where the files go.
    budget
        Bytes.
    """

    def __init__(self, folder: Path, n_partitions: int, *, budget: int = 1 << 30) -> None:
        self.folder = folder
        self.budget = budget
        self._held: list[list[Records]] = [[] for _ in range(n_partitions)]
        self._n_bytes = 0

    def add(self, records: Records, bounds: Ints) -> None:
        """Add records that lie ordered by partition; those of k from bounds[k] up to bounds[k + 1]."""
        for k in range(len(self._held)):
            if bounds[k] < bounds[k + 1]:
                self._held[k].append(records[bounds[k] : bounds[k + 1]])
        self._n_bytes += records.nbytes
        if self._n_bytes > self.budget:
            self._flush()

    def partitions(self) -> list[int]:
        """Those that hold records."""
        return [k for k, parts in enumerate(self._held) if parts or self._file(k).exists()]

    def read(self, partition: int) -> Records:
        """All records of a partition; what lay in memory is let go."""
        parts, self._held[partition] = self._held[partition], []
        file = self._file(partition)
        if file.exists():
            parts.insert(0, np.fromfile(file, dtype=RECORD))
            file.unlink()
        return np.concatenate(parts) if parts else np.empty(0, dtype=RECORD)

    def _flush(self) -> None:
        for k, parts in enumerate(self._held):
            if parts:
                with self._file(k).open("ab") as file:
                    for part in parts:
                        part.tofile(file)
                parts.clear()
        self._n_bytes = 0

    def _file(self, partition: int) -> Path:
        return self.folder / f"{partition}.records"


@njit(cache=True, nogil=True)
def by_partition(  # noqa: PLR0913 - a column each
    partition_of: Ints,
    n_partitions: int,
    person: Ints,
    occurred_at: Ints,
    event: Ints,
    value: Floats,
    score: Floats,
    touchpoint: Ints,
    channel: Ints,
) -> tuple[Records, Ints]:
    """Records of events, gathered by the partition of their person; those of nobody are left out.

    Parameters
    ----------
    partition_of
        int32 [n_persons]: partition of each person.
    person
        int64 [n_events], -1 for nobody.
    occurred_at, event, value, score, touchpoint, channel
        [n_events], of the types in RECORD.

    Returns
    -------
    RECORD [n_of_someone] and int64 [n_partitions + 1] where each partition starts.
    """
    bounds = np.zeros(n_partitions + 1, dtype=np.int64)
    for k in range(len(person)):
        if person[k] >= 0:
            bounds[partition_of[person[k]] + 1] += 1
    bounds = np.cumsum(bounds)
    cursor = bounds[:-1].copy()
    records = np.empty(bounds[-1], dtype=RECORD)
    of_person, of_time, of_event = records["person"], records["occurred_at"], records["event"]
    of_value, of_score = records["value"], records["score"]
    of_touchpoint, of_channel = records["touchpoint"], records["channel"]
    for k in range(len(person)):
        if person[k] >= 0:
            partition = partition_of[person[k]]
            place = cursor[partition]
            cursor[partition] = place + 1
            of_person[place] = person[k]
            of_time[place] = occurred_at[k]
            of_event[place] = event[k]
            of_value[place] = value[k]
            of_score[place] = score[k]
            of_touchpoint[place] = touchpoint[k]
            of_channel[place] = channel[k]
    return records, bounds


def sorted_block(records: Records, attributes: dict[str, Ints]) -> Block:
    """The block of these records, sorted by person, time and ordinal.

    Parameters
    ----------
    records
        RECORD [n_events], in any order, of persons whose numbers lie close together.
    attributes
        int32 per attribute, indexed by person number.
    """
    person, offsets, order = _person_order(records["person"])
    _sort_within(order, offsets, records["occurred_at"], records["event"])
    columns: dict[str, Any] = {name: records[name][order] for name in RECORD.names or () if name != "person"}
    of_persons = {name: codes[person] for name, codes in attributes.items()}
    return Block(person=person, offsets=offsets, attributes=of_persons, **columns)


@njit(cache=True, nogil=True)
def _person_order(person: Ints) -> tuple[Ints, Ints, Ints]:
    """Counting sort by person.

    Parameters
    ----------
    person
        int64 [n_events]; memory is spent on every number between the lowest and the highest.

    Returns
    -------
    The persons that occur int64 ascending, int32 offsets, and int32 [n_events] the order.
    """
    if len(person) == 0:
        return np.empty(0, np.int64), np.zeros(1, np.int32), np.empty(0, np.int32)
    lowest = person.min()
    starts = np.zeros(person.max() - lowest + 2, dtype=np.int32)
    for k in range(len(person)):
        starts[person[k] - lowest + 1] += 1
    present = np.flatnonzero(starts[1:])
    starts = np.cumsum(starts).astype(np.int32)
    offsets = np.empty(len(present) + 1, dtype=np.int32)
    offsets[:-1] = starts[present]
    offsets[-1] = len(person)
    order = np.empty(len(person), dtype=np.int32)
    for k in range(len(person)):
        row = person[k] - lowest
        order[starts[row]] = k
        starts[row] += 1
    return present + lowest, offsets, order


@njit(cache=True, nogil=True)
def _sort_within(order: Ints, offsets: Ints, occurred_at: Ints, event: Ints) -> None:
    """Sort int32 `order` between offsets by (occurred_at, event), both int64 [n_events]; in place."""
    for row in range(len(offsets) - 1):
        first, stop = offsets[row], offsets[row + 1]
        if stop - first > _FEW:
            mine = order[first:stop]
            mine = mine[np.argsort(event[mine], kind="mergesort")]
            order[first:stop] = mine[np.argsort(occurred_at[mine], kind="mergesort")]
            continue
        for k in range(first + 1, stop):
            moving = order[k]
            time, ordinal = occurred_at[moving], event[moving]
            place = k
            while place > first and (
                occurred_at[order[place - 1]] > time
                or (occurred_at[order[place - 1]] == time and event[order[place - 1]] > ordinal)
            ):
                order[place] = order[place - 1]
                place -= 1
            order[place] = moving
