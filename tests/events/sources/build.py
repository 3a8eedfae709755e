"""Staging small inputs for tests."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from klantreis.events.mapping import ColumnMapping
from klantreis.events.schema import checked
from klantreis.events.sources import Staged, StageSettings, stage

KEY = b"secret"
SETTINGS = StageSettings(KEY)


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def staged(folder: Path, input_: Any, *, zone: str = "UTC", **mapping: Any) -> Staged:
    """Stage an input; what comes out is checked to be canonical and to leave nothing else behind."""
    out = Path(tempfile.mkdtemp(dir=folder))
    done = stage(input_, ColumnMapping(**mapping), out, time_zone=zone, settings=SETTINGS)
    checked(pq.read_table(done.events))
    expected = {"events.parquet", *(["rejects.csv"] if done.rejects else [])}
    assert {path.name for path in out.iterdir()} == expected
    assert done.n_rejected == sum(done.reasons.values())
    assert pq.read_metadata(done.events).num_rows == done.n_rows - done.n_rejected
    assert len(rejects(done)) == done.n_rejected
    return done


def events(done: Staged) -> list[dict[str, Any]]:
    """The staged events, identifiers and attributes as dictionaries."""
    rows = pq.read_table(done.events).to_pylist()
    for row in rows:
        row["identifiers"] = {one["kind"]: one["value"] for one in row["identifiers"]}
        row["attributes"] = dict(row["attributes"] or [])
        row["time"] = row["occurred_at"].isoformat().removesuffix("+00:00")
    return rows


def column(done: Staged, name: str) -> list[Any]:
    return [event[name] for event in events(done)]


def rejects(done: Staged) -> list[tuple[int, str, str, str]]:
    if done.rejects is None:
        return []
    with done.rejects.open(newline="", encoding="utf-8") as lines:
        return [
            (int(row["line"]), row["reason"], row["column"], row["value"]) for row in csv.DictReader(lines)
        ]
