"""Race Klantreis against its peers and write what came out to docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.check import disagreements
from benchmarks.generate import DATA, SETS
from benchmarks.opponents import ENTRIES, KLANTREIS, Entry
from benchmarks.race import Results, Rules, first_calls, run_race
from benchmarks.report import page

REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
ROUNDS = DATA / "races.json"
# Data set, events, rounds, builds.
_FULL = (
    ("shop", 1_000_000, 7, 2),
    ("shop", 10_000_000, 7, 1),
    ("shop", 20_000_000, 7, 2),
    ("shop", 100_000_000, 3, 1),
    ("long-tail", 20_000_000, 5, 1),
)
_QUICK = (("shop", 100_000, 3, 1), ("shop", 1_000_000, 3, 1), ("long-tail", 1_000_000, 3, 1))


def main() -> int:
    """Check, race, report."""
    options = _options()
    if options.again:
        if not ROUNDS.exists():
            sys.exit("No race was run yet, so there is nothing to write again. Run: python -m benchmarks")
        return _publish(Results.read(ROUNDS), options.report)
    entries = _chosen(options.only)
    _tell("all contestants count a small set")
    if wrong := disagreements(entries):
        print("\n".join(wrong))
        return 1
    if options.check:
        print(f"{len(entries)} contestants count the same as plain Python.")
        return 0
    results = Results()
    if KLANTREIS in entries:
        results.first_calls = first_calls(SETS["shop"], 100_000)
    for name, n_events, n_rounds, n_builds in _program(options):
        results.races.append(run_race(SETS[name], n_events, Rules(entries, n_rounds, n_builds, _tell)))
        results.write(ROUNDS)
    return _publish(results, options.report)


def _publish(results: Results, report: Path | None) -> int:
    text = page(results.races, results.first_calls)
    if report:
        report.write_text(text)
    print(text)
    return 0


def _program(options: argparse.Namespace) -> tuple[tuple[str, int, int, int], ...]:
    if options.events:
        return tuple((name, options.events, 5, 1) for name in SETS)
    sizes = _QUICK if options.quick else _FULL
    return tuple(size for size in sizes if options.up_to is None or size[1] <= options.up_to)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare answers on a small set")
    parser.add_argument("--quick", action="store_true", help="small sizes, a minute; no page is written")
    parser.add_argument("--events", type=int, help="one race of this size per data set; no page is written")
    parser.add_argument("--up-to", type=int, help="leave out the races of more events than this")
    parser.add_argument("--again", action="store_true", help="write the page of the last races once more")
    parser.add_argument("--only", help="names of contestants, separated by ';'")
    parser.add_argument("--report", type=Path, help="write the page to this file")
    options = parser.parse_args()
    is_full = not (options.quick or options.events or options.only)
    if is_full and options.report is None:
        options.report = REPORT
    return options


def _chosen(only: str | None) -> tuple[Entry, ...]:
    if only is None:
        return ENTRIES
    names = [name.strip() for name in only.split(";")]
    known = {entry.name: entry for entry in ENTRIES}
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"No contestant {unknown[0]!r}. There are: {'; '.join(known)}.")
    return tuple(known[name] for name in names)


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
