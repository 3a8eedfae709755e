"""One race: every contestant loads the same file, then all are asked in turn, over and over."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.generate import DATA, DataSet
from benchmarks.opponents import ENTRIES, KLANTREIS, Entry
from benchmarks.worker import Built, Question, Worker, WorkerFailedError, built

QUESTIONS = ("flow", "funnel", "variants")
FULL_FLOW = "full flow"
SUMS = {"flow": "flow column sums", "funnel": "funnel column sums", FULL_FLOW: "funnel column sums"}
# Asked of Klantreis only: its flow as it answers by itself, with persons and times; and the time that merely
# summing the columns of a pass takes, which is the bound of the machine.
KLANTREIS_ALONE = (FULL_FLOW, *dict.fromkeys(SUMS.values()))
# A question that has taken this long is not asked again.
_ENOUGH_SECONDS = 30.0

Tell = Callable[[str], None]


@dataclass
class Run:
    """What one contestant did in a race.

    Attributes
    ----------
    build
        The fastest of the builds.
    open_seconds, peak_bytes
        Opening the store, and the highest memory of the process that answered.
    seconds
        Per question the times of all rounds.
    digests
        Per question the answer in short; answers of one contestant that differ stand side by side.
    failure
        Why it did not finish, such as being killed for want of memory; empty when it did.
    """

    name: str
    build: Built = field(default_factory=Built)
    open_seconds: float = 0.0
    peak_bytes: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    failure: str = ""

    def best(self, question: str) -> float | None:
        """Seconds of the fastest round; None when it was not asked."""
        return min(self.seconds[question]) if self.seconds.get(question) else None

    def note(self, question: str, seconds: float, digest: str) -> None:
        """Keep one answer."""
        self.seconds.setdefault(question, []).append(seconds)
        known = self.digests.setdefault(question, digest)
        if digest not in known.split(" | "):
            self.digests[question] = f"{known} | {digest}"


@dataclass
class Race:
    """All runs on one data set of one size."""

    data: str
    n_events: int
    runs: list[Run] = field(default_factory=list)

    def run(self, name: str) -> Run | None:
        """The run of a contestant, if it took part."""
        return next((run for run in self.runs if run.name == name), None)

    def disagreements(self) -> list[str]:
        """Questions to which not all gave the same answer, with who said what."""
        found = []
        for question in (*QUESTIONS, "unbounded funnel"):
            said: dict[str, list[str]] = {}
            for run in self.runs:
                if question in run.digests:
                    said.setdefault(run.digests[question], []).append(run.name)
            if len(said) > 1:
                who = "; ".join(f"{', '.join(names)}: {answer}" for answer, names in said.items())
                found.append(f"{question} ({who})")
        return found


@dataclass(frozen=True)
class FirstCall:
    """Seconds of the very first question in a new process: everything compiled anew, and from the cache."""

    question: str
    compiling: float
    cached: float
    warm: float


@dataclass
class Results:
    """Everything that the report is made of."""

    races: list[Race] = field(default_factory=list)
    first_calls: list[FirstCall] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """As JSON, all rounds included."""
        file.write_bytes(TypeAdapter(Results).dump_json(self, indent=1))

    @classmethod
    def read(cls, file: Path) -> Results:
        """What `write` wrote."""
        return TypeAdapter(cls).validate_json(file.read_bytes())


@dataclass(frozen=True)
class Rules:
    """Who takes part, how many rounds of questions and builds of each store, and who hears of progress."""

    entries: Sequence[Entry] = ENTRIES
    n_rounds: int = 7
    n_builds: int = 2
    tell: Tell = print


def run_race(data: DataSet, n_events: int, rules: Rules) -> Race:
    """Build all stores one after the other, open them, and ask in turn."""
    entries = [entry for entry in rules.entries if entry.most_events is None or n_events <= entry.most_events]
    race = Race(data.name, n_events)
    with scratch() as folder:
        events = data.file(n_events)
        stores = {entry.name: folder / str(k) for k, entry in enumerate(entries)}
        for entry in entries:
            rules.tell(f"{data.name}, {n_events:,} events: {entry.name} loads")
            race.runs.append(_loaded(entry, events, stores[entry.name], rules.n_builds))
        workers = _opened(race, entries, stores)
        for k in range(rules.n_rounds):
            rules.tell(f"{data.name}, {n_events:,} events: round {k + 1} of {rules.n_rounds}")
            for question in questions_of(data):
                _ask_all(race, workers, question)
        for run in race.runs:
            if not run.failure:
                run.peak_bytes = workers[run.name].close()
    return race


def questions_of(data: DataSet) -> list[Question]:
    """What is asked about a data set."""
    return [
        Question("flow"),
        Question("funnel", data.steps, data.window),
        Question("unbounded funnel", data.steps),
        Question("variants"),
        *(Question(name) for name in KLANTREIS_ALONE),
    ]


def first_calls(data: DataSet, n_events: int) -> list[FirstCall]:
    """Klantreis' first question of a process, without compiled kernels on disk and with them."""
    with scratch() as folder:
        built(KLANTREIS, data.file(n_events), folder / "store")
        questions = [question for question in questions_of(data) if question.name in QUESTIONS]
        return [_first_call(question, folder) for question in questions]


def _first_call(question: Question, folder: Path) -> FirstCall:
    with _environment("NUMBA_CACHE_DIR", str(folder / f"compiled-{question.name}")):
        times = []
        for _ in range(2):
            worker = Worker(KLANTREIS, folder / "store")
            times.append([worker.ask(question).seconds for _ in range(4)])
            worker.close()
    return FirstCall(question.name, compiling=times[0][0], cached=times[1][0], warm=min(times[1][1:]))


def _loaded(entry: Entry, events: Path, store: Path, n_builds: int) -> Run:
    builds = []
    for _ in range(n_builds):
        shutil.rmtree(store, ignore_errors=True)
        try:
            builds.append(built(entry, events, store))
        except WorkerFailedError as error:
            return Run(entry.name, failure=f"load: {error}")
    return Run(entry.name, min(builds, key=lambda build: build.seconds))


def _opened(race: Race, entries: Sequence[Entry], stores: dict[str, Path]) -> dict[str, Worker]:
    workers = {}
    for run, entry in zip(race.runs, entries, strict=True):
        if not run.failure:
            try:
                workers[run.name] = Worker(entry, stores[run.name])
                run.open_seconds = workers[run.name].open_seconds
            except WorkerFailedError as error:
                run.failure = f"open: {error}"
    return workers


def _ask_all(race: Race, workers: dict[str, Worker], question: Question) -> None:
    entries = [worker.entry for worker in workers.values()]
    # The unbounded funnel is there to compare with those who know no other.
    if question.name == "unbounded funnel" and not any(question.name in entry.questions for entry in entries):
        return
    for run in race.runs:
        has_time = sum(run.seconds.get(question.name, ())) < _ENOUGH_SECONDS
        if run.failure or not has_time or not can_answer(workers[run.name].entry, question):
            continue
        try:
            answer = workers[run.name].ask(question)
        except WorkerFailedError as error:
            run.failure = f"{question.name}: {error}"
        else:
            run.note(question.name, answer.seconds, answer.digest)


def can_answer(entry: Entry, question: Question) -> bool:
    """Whether the contestant knows such questions; a funnel with a window can do without."""
    if question.name in KLANTREIS_ALONE:
        return entry == KLANTREIS
    return question.name in entry.questions or (
        question.name == "unbounded funnel" and "funnel" in entry.questions
    )


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the disk of the data, removed afterwards."""
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DATA, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """A variable that processes started meanwhile see."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
