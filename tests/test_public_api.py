"""What `import klantreis` promises."""

from __future__ import annotations

import subprocess
import sys

import klantreis

PUBLIC = [
    "Condition",
    "Exclusion",
    "Journeys",
    "KlantreisError",
    "Lens",
    "Segment",
    "Step",
    "Workspace",
    "init",
    "journeys_from",
    "open",
]
HEAVY = {"altair", "django", "numba", "pandas", "pyarrow", "pyspark", "scipy", "duckdb", "vl_convert"}


def test_the_public_names_are_these_and_exist():
    assert klantreis.__all__ == PUBLIC == sorted(PUBLIC, key=lambda name: (name[0].islower(), name))
    for name in PUBLIC:
        assert callable(getattr(klantreis, name)), name


def test_importing_klantreis_loads_nothing_heavy():
    code = "import sys, klantreis; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {name.split(".")[0] for name in loaded} & HEAVY == set()
