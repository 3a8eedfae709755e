"""A contestant in a process of its own: what it answers, how long it takes and how much memory it held."""

from __future__ import annotations

import hashlib
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.opponents import ENTRIES, Entry

_SPAWN = get_context("spawn")  # a forked process would start with the memory and the threads of its parent
_UNBOUNDED = timedelta(days=36_500)


@dataclass(frozen=True)
class Question:
    """What is asked: "flow", "funnel", "unbounded funnel", "variants", or one of `race.KLANTREIS_ALONE`."""

    name: str
    steps: Sequence[str] = ()
    window: timedelta = _UNBOUNDED


@dataclass(frozen=True)
class Answer:
    """How long an answer took, and what it was in short."""

    seconds: float
    digest: str


@dataclass(frozen=True)
class Built:
    """A store that was built: wall time, the highest memory of the process, and named parts of the time."""

    seconds: float = 0.0
    peak_bytes: int = 0
    parts: dict[str, float] = field(default_factory=dict)


class WorkerFailedError(Exception):
    """A contestant's process ended before it answered; its own message is on standard error."""


class Worker:
    """A contestant that has opened its store and waits for questions."""

    def __init__(self, entry: Entry, store: Path) -> None:
        self.entry = entry
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, entry.name, store))
        self._process.start()
        theirs.close()
        self.open_seconds: float = self._received()

    def ask(self, question: Question) -> Answer:
        """Ask once."""
        self._connection.send(question)
        answer: Answer = self._received()
        return answer

    def close(self) -> int:
        """End the process; its highest memory in bytes."""
        self._connection.send(None)
        peak: int = self._received()
        self._process.join()
        return peak

    def _received(self) -> Any:
        try:
            return self._connection.recv()
        except (EOFError, ConnectionError) as error:
            self._process.join()
            raise WorkerFailedError(f"{self.entry.name} ended with code {self._process.exitcode}.") from error


def built(entry: Entry, events: Path, store: Path) -> Built:
    """Build a store in a process that does nothing else."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_build, args=(theirs, entry.name, events, store))
    process.start()
    theirs.close()
    try:
        result: Built = ours.recv()
    except (EOFError, ConnectionError) as error:
        process.join()
        raise WorkerFailedError(f"{entry.name} ended with code {process.exitcode}.") from error
    process.join()
    return result


def peak_memory() -> int:
    """Bytes: the most memory this process ever had resident, mapped files included."""
    try:
        status = Path("/proc/self/status").read_text()
    except FileNotFoundError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    # ru_maxrss of a new process still knows the size of the parent that it was copied from.
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _entry(name: str) -> Entry:
    return next(entry for entry in ENTRIES if entry.name == name)


def _hush() -> None:
    """Standard output belongs to the report; some contestants greet there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _build(connection: Connection, name: str, events: Path, store: Path) -> None:
    _hush()
    contestant = _entry(name).contestant()
    started = time.perf_counter()
    contestant.build(events, store)
    seconds = time.perf_counter() - started
    connection.send(Built(seconds, peak_memory(), getattr(contestant, "parts", {})))


def _serve(connection: Connection, name: str, store: Path) -> None:
    _hush()
    contestant = _entry(name).contestant()
    started = time.perf_counter()
    contestant.open(store)
    connection.send(time.perf_counter() - started)
    while (question := connection.recv()) is not None:
        started = time.perf_counter()
        result = _answer(contestant, question)
        seconds = time.perf_counter() - started
        connection.send(Answer(seconds, digest(question, result)))
    connection.send(peak_memory())


def _answer(contestant: Any, question: Question) -> Any:
    if question.name.endswith("funnel"):
        return contestant.funnel(question.steps, question.window)
    return getattr(contestant, question.name.replace(" ", "_"))()


def digest(question: Question, result: Any) -> str:
    """Equal for equal answers, however they are ordered."""
    if question.name == "flow":
        rows = sorted(zip(*(result[name].to_pylist() for name in ("from", "to", "count")), strict=True))
        return f"{len(rows)} pairs, {sum(row[2] for row in rows)} transitions, {_hash(rows)}"
    if question.name == "variants":
        counts = [n for _, n in result.top]
        # Variants as common as the last of the top may stand there in any selection.
        surely = sorted(variant for variant in result.top if variant[1] > counts[-1])
        return f"{result.n_distinct} variants, {_hash([counts, surely])}"
    return "" if question.name == "full flow" else str(result)


def _hash(value: Any) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]
