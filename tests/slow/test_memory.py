"""What does not fit in memory still imports and builds. Run by `make slow`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

GIGABYTES = float(os.environ.get("KLANTREIS_SLOW_GB", "10"))
LINE = "{person},{time},{name},{value},some words about this event as lines have them,{person}@example.nl\n"

IMPORT = """
import resource, sys
import klantreis
workspace = klantreis.init(sys.argv[2])
done = workspace.import_events(sys.argv[1], person="person", time="time", event="name", value="value")
print(done.n_added, done.n_rejected, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
BUILD = """
import resource, sys
import klantreis
workspace = klantreis.open(sys.argv[1])
report = workspace.build()
print(report.n_events, report.n_persons, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def write_csv(path: Path, n_bytes: float) -> int:
    """Lines of many persons in time order, up to a size; how many."""
    n_lines = 0
    with path.open("w") as file:
        file.write("person,time,name,value,note,mail\n")
        while file.tell() < n_bytes:
            lines = []
            for _ in range(100_000):
                person = n_lines * 7919 % 20_000_003 // 20
                moment = 1_700_000_000 + n_lines
                lines.append(
                    LINE.format(
                        person=person, time=moment, name=f"event {n_lines % 23}", value=n_lines % 1000
                    )
                )
                n_lines += 1
            file.write("".join(lines))
    return n_lines


def ran(code: str, *arguments: object) -> list[int]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [int(word) for word in printed.split()]


def test_a_large_csv_imports_and_builds_in_bounded_memory(tmp_path: Path):
    file = tmp_path / "large.csv"
    n_lines = write_csv(file, GIGABYTES * 1e9)
    n_added, n_rejected, import_bytes = ran(IMPORT, file, tmp_path / "large.klantreis")
    print(f"\n{n_lines:,} lines, {file.stat().st_size / 1e9:.1f} GB: import peak {import_bytes / 1e9:.2f} GB")
    assert (n_added, n_rejected) == (n_lines, 0)
    assert import_bytes < 2e9
    file.unlink()
    n_events, n_persons, build_bytes = ran(BUILD, tmp_path / "large.klantreis")
    print(f"{n_persons:,} persons: build peak {build_bytes / 1e9:.2f} GB")
    assert n_events == n_lines
    assert build_bytes < 4e9
