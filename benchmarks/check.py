"""Before anything is timed: do all contestants count the same, and what plain Python counts?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.generate import SETS, DataSet
from benchmarks.opponents import N_TOP, Entry, Variants
from benchmarks.race import can_answer, questions_of, scratch
from benchmarks.worker import Question, Worker, WorkerFailedError, built, digest

N_EVENTS = 50_000
CHECKED = ("flow", "funnel", "unbounded funnel", "variants")
_Journey = list[tuple[int, str]]  # time in microseconds and touchpoint, in the order of time


class PlainPython:
    """The obvious way, in loops; what it answers is right by inspection."""

    def __init__(self, events: Path) -> None:
        table = pq.read_table(events, columns=["person", "time", "touchpoint"])
        times = table["time"].cast(pa.int64()).to_pylist()
        self._journeys: dict[int, _Journey] = {}
        for person, time, touchpoint in zip(
            table["person"].to_pylist(), times, table["touchpoint"].to_pylist(), strict=True
        ):
            self._journeys.setdefault(person, []).append((time, touchpoint))
        for journey in self._journeys.values():
            journey.sort()

    def flow(self) -> pa.Table:
        """Pairs of neighbours."""
        pairs: Counter[tuple[str, str]] = Counter()
        for journey in self._journeys.values():
            names = [touchpoint for _, touchpoint in journey]
            pairs.update(pairwise(names))
        return pa.table(
            {
                "from": [source for source, _ in pairs],
                "to": [target for _, target in pairs],
                "count": list(pairs.values()),
            }
        )

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """From every first step on, take the earliest next step as long as the window is open."""
        microseconds = window // timedelta(microseconds=1)
        levels = [max(_levels(journey, steps, microseconds)) for journey in self._journeys.values()]
        return [sum(level >= k for level in levels) for k in range(1, len(steps) + 1)]

    def variants(self) -> Variants:
        """Journeys as tuples."""
        counted = Counter(
            tuple(touchpoint for _, touchpoint in journey) for journey in self._journeys.values()
        )
        return Variants(len(counted), counted.most_common(N_TOP))


def _levels(journey: _Journey, steps: Sequence[str], window: int) -> Iterator[int]:
    """How far each event that is a first step leads; 0 for all else."""
    for k, (start, touchpoint) in enumerate(journey):
        level = int(touchpoint == steps[0])
        for time, name in journey[k + 1 :] if level else ():
            if level < len(steps) and name == steps[level] and time - start <= window:
                level += 1
        yield level


def disagreements(entries: Sequence[Entry]) -> list[str]:
    """What a contestant counts otherwise than plain Python, on a small part of each data set."""
    with scratch() as folder:
        return [
            line
            for data in SETS.values()
            for k, entry in enumerate(entries)
            for line in _compared(data, entry, folder / f"{data.name}-{k}")
        ]


def _compared(data: DataSet, entry: Entry, store: Path) -> Iterator[str]:
    events = data.file(N_EVENTS)
    right: Any = PlainPython(events)
    try:
        built(entry, events, store)
        worker = Worker(entry, store)
        for question in questions_of(data):
            if question.name in CHECKED and can_answer(entry, question):
                wanted, found = _right_answer(right, question), worker.ask(question).digest
                if wanted != found:
                    yield f"{data.name}, {question.name}: {entry.name} says {found}, plain Python {wanted}"
        worker.close()
    except WorkerFailedError as error:
        yield f"{data.name}: {error}"


def _right_answer(right: Any, question: Question) -> str:
    if question.name.endswith("funnel"):
        return digest(question, right.funnel(question.steps, question.window))
    return digest(question, getattr(right, question.name)())
