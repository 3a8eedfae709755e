"""What the races gave, as a page: tables, goals, method and machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.check import N_EVENTS
from benchmarks.generate import SETS
from benchmarks.opponents import ENTRIES, KLANTREIS, N_TOP
from benchmarks.race import FULL_FLOW, SUMS, FirstCall, Race, Run

DATABASES = ("Polars", "DuckDB", "DuckDB, lists", "ClickHouse", "ClickHouse, arrays")
_ASKED = {
    "flow": "flow",
    "funnel": "funnel of 4 steps",
    "unbounded funnel": "the same without a window",
    "variants": "variants",
    FULL_FLOW: "flow with persons and times",
}


COMPARED = ("flow", "funnel", "unbounded funnel", "variants")


@dataclass(frozen=True)
class Goal:
    """A figure to reach and what was measured; `measured` is None when the race that tells was not run."""

    what: str
    to_reach: str
    measured: str | None
    is_reached: bool | None


def page(races: Sequence[Race], first_calls: Sequence[FirstCall]) -> str:
    """The whole report in Markdown."""
    parts = [
        "# Benchmarks",
        "Klantreis and its peers on the same data, the same machine and in one run. `make bench` makes this "
        "page anew. Every figure is as measured.",
        "## Goals",
        _table(
            ("goal", "to reach", "measured", "reached"),
            [(goal.what, goal.to_reach, goal.measured or "not run", _yes(goal)) for goal in goals(races)],
        ),
        *(part for race in races for part in _race(race)),
        *_growth(races),
        *_first_calls(first_calls),
        "## Method",
        _method(races),
        "## Machine",
        _machine(),
    ]
    return "\n\n".join(parts) + "\n"


def goals(races: Sequence[Race]) -> list[Goal]:
    """The goals, each measured on the largest race that can tell."""
    shops = sorted((race for race in races if race.data == "shop"), key=lambda race: race.n_events)
    main = _race_of(shops, 20_000_000) or (shops[-1] if shops else None)
    with_pm4py = next((race for race in reversed(shops) if race.run("pm4py")), None)
    largest = _race_of(shops, 100_000_000)
    return [
        _times_faster("flow", main, DATABASES, 10, "the fastest of DuckDB, Polars and ClickHouse"),
        _times_faster("funnel", main, DATABASES, 10, "the fastest of DuckDB, Polars and ClickHouse"),
        _times_faster("flow", with_pm4py, ("pm4py",), 100, "pm4py"),
        _near_the_machine("flow", main),
        _near_the_machine("funnel", main),
        _near_the_machine(FULL_FLOW, main),
        _build_rate(main),
        _at_100_million("memory of the build", "memory", 4, "GB", largest),
        _at_100_million("opening the store", "open", 0.1, "s", largest),
    ]


def _race_of(races: Iterable[Race], n_events: int) -> Race | None:
    return next((race for race in races if race.n_events == n_events), None)


def _times_faster(question: str, race: Race | None, others: Sequence[str], wanted: int, whom: str) -> Goal:
    what, to_reach = f"{question} against {whom}", f"{wanted} × faster"
    ours = race and race.run(KLANTREIS.name)
    best = {
        run.name: seconds
        for run in (race.runs if race else ())
        if run.name in others and (seconds := run.best(question)) is not None
    }
    if race is None or not ours or not best or (own := ours.best(question)) is None:
        return Goal(what, to_reach, None, None)
    name = min(best, key=lambda name: best[name])
    ratio = best[name] / own
    return Goal(what, to_reach, f"{ratio:.1f} × ({name}, {race.n_events:,} events)", ratio >= wanted)


def _near_the_machine(question: str, race: Race | None) -> Goal:
    what, to_reach = f"{_ASKED.get(question, question)} against summing its columns", "within 4 ×"
    ours = race and race.run(KLANTREIS.name)
    if not ours or (own := ours.best(question)) is None or (bound := ours.best(SUMS[question])) is None:
        return Goal(what, to_reach, None, None)
    return Goal(what, to_reach, f"{own / bound:.1f} × ({_time(bound)})", own / bound <= 4)


def _build_rate(race: Race | None) -> Goal:
    what, to_reach = "building the journeys", "3 million events per second"
    ours = race and race.run(KLANTREIS.name)
    if race is None or not ours:
        return Goal(what, to_reach, None, None)
    seconds = ours.build.parts.get("build", ours.build.seconds)
    rate = race.n_events / seconds / 1e6
    whole = race.n_events / ours.build.seconds / 1e6
    return Goal(what, to_reach, f"{rate:.1f} million; {whole:.1f} million with the import", rate >= 3)


def _at_100_million(what: str, figure: str, most: float, unit: str, race: Race | None) -> Goal:
    """`figure` is a column of the race's table: "memory" of the build or "open"."""
    what, to_reach = f"{what} at 100 million events", f"< {most:g} {unit}"
    ours = race and race.run(KLANTREIS.name)
    if not ours:
        return Goal(what, to_reach, None, None)
    measured = ours.build.peak_bytes / 1e9 if figure == "memory" else ours.open_seconds
    return Goal(what, to_reach, f"{measured:.3g} {unit}", measured < most)


def _race(race: Race) -> list[str]:
    ours = race.run(KLANTREIS.name)
    asked = [question for question in COMPARED if any(run.best(question) for run in race.runs)]
    head = ("", "load", "open", *(_ASKED[question] for question in asked), "memory: load", "memory: answer")
    rows = [
        (
            run.name,
            _time(run.build.seconds) if run.build.seconds else "failed",
            _time(run.open_seconds) if run.open_seconds else "",
            *(_compared(run, ours, question) for question in asked),
            _size(run.build.peak_bytes),
            _size(run.peak_bytes),
        )
        for run in race.runs
    ]
    parts = [f"## {race.data}, {race.n_events:,} events", _table(head, rows), *_own_figures(ours)]
    parts += [f"{run.name} did not finish: {run.failure}" for run in race.runs if run.failure]
    wrong = race.disagreements()
    parts.append(
        f"**Not all gave the same answer:** {'; '.join(wrong)}." if wrong else "All gave the same answers."
    )
    return parts


def _own_figures(ours: Run | None) -> list[str]:
    if ours is None:
        return []
    lines = []
    if ours.build.parts:
        parts = ", ".join(f"{name} {_time(seconds)}" for name, seconds in ours.build.parts.items())
        lines.append(f"Of Klantreis' load: {parts}.")
    if (full := ours.best(FULL_FLOW)) is not None:
        lines.append(f"Its flow with distinct persons, journeys and times between: {_time(full)}.")
    sums = [ours.best(SUMS[question]) for question in ("flow", "funnel")]
    if sums[0] is not None and sums[1] is not None:
        lines.append(
            f"Merely summing the touchpoints and offsets, as a flow reads them: {_time(sums[0])}; with the "
            f"times, as a funnel and a flow with times do: {_time(sums[1])}."
        )
    return [" ".join(lines)] if lines else []


def _growth(races: Sequence[Race]) -> list[str]:
    shops = sorted((race for race in races if race.data == "shop"), key=lambda race: race.n_events)
    names = list(dict.fromkeys(run.name for race in shops for run in race.runs))
    rows = []
    for name in names:
        for question in ("load", "flow", "funnel"):
            rates = [_rate(race, name, question) for race in shops]
            if any(rates):
                rows.append((name, question, *(rate or "" for rate in rates)))
    if len(shops) < 2 or not rows:
        return []
    head = ("", "", *(f"{race.n_events:,}" for race in shops))
    return ["## How cost grows", "Million events per second, by the number of events.", _table(head, rows)]


def _rate(race: Race, name: str, question: str) -> str:
    run = race.run(name)
    seconds = run and (run.build.seconds if question == "load" else run.best(question))
    return f"{race.n_events / seconds / 1e6:,.1f}" if seconds else ""


def _first_calls(calls: Sequence[FirstCall]) -> list[str]:
    if not calls:
        return []
    rows = [(call.question, _time(call.compiling), _time(call.cached), _time(call.warm)) for call in calls]
    head = ("Klantreis", "first call ever", "first call of a process", "later calls")
    text = (
        "The first call on a machine compiles the kernels and keeps them on disk; later processes load them. "
        "100,000 events, so that little else counts."
    )
    return ["## The first call", text, _table(head, rows)]


_METHOD = """- Data sets: {sets}, made by `benchmarks/generate.py` with a fixed seed; nobody has two events at
  the same microsecond.
- Everybody loads the same Parquet file in a process of its own; load is the fastest of its loads. Then every
  contestant opens its store in a new process, and all are asked in turn, one question after the other, in up
  to {n_rounds} rounds; a time is the fastest round. In brackets: how many times Klantreis' time it is.
- The answer is what a contestant's own library hands over: a table of pairs with names and counts, the
  persons per step, the number of variants and the {n_top} commonest.
- Each opponent has the fastest formulation that was found for it; what was tried, with times, is at the top
  of its file in `benchmarks/opponents/`. No one may keep an answer in its store. {notes}.
- Answers are compared on the raced data, and before, on {n_checked:,} events, with plain Python
  (`python -m benchmarks --check`).
- Memory is the most that the process ever had resident, files mapped into memory included."""


def _method(races: Sequence[Race]) -> str:
    times = (seconds for race in races for run in race.runs for seconds in run.seconds.values())
    return _METHOD.format(
        sets=", ".join(f"`{name}` ({len(data.touchpoints)} touchpoints)" for name, data in SETS.items()),
        n_rounds=max(map(len, times), default=0),
        n_top=N_TOP,
        n_checked=N_EVENTS,
        notes="; ".join(f"{entry.name}: {entry.note}" for entry in ENTRIES if entry.note),
    )


def _machine() -> str:
    packages = dict.fromkeys(package for entry in ENTRIES for package in entry.packages)
    versions = ", ".join(f"{package} {_version(package)}" for package in packages)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}; {versions}. {datetime.now(UTC):%-d %B %Y}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except FileNotFoundError:
        return platform.processor() or platform.machine()
    models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _compared(run: Run, ours: Run | None, question: str) -> str:
    seconds = run.best(question)
    if seconds is None:
        return ""
    own = ours.best(question) if ours else None
    return _time(seconds) + (f" ({seconds / own:.1f} ×)" if own and run is not ours else "")


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.2f} GB"


def _yes(goal: Goal) -> str:
    return "" if goal.is_reached is None else "yes" if goal.is_reached else "no"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
