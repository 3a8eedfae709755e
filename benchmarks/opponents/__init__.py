"""Who races: each loads the same Parquet file and answers the same questions as fast as it was found to.

All get touchpoints as small integer codes where that is faster for them, may lay their store out as they
like (sorted, as lists) and may use all cores. What they may not do is to keep an answer, or half of one,
in the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

N_TOP = 10


@dataclass(frozen=True)
class Variants:
    """How many distinct journeys there are, and the commonest.

    Attributes
    ----------
    n_distinct
        Different journeys.
    top
        The `N_TOP` commonest with their counts, commonest first.
    """

    n_distinct: int
    top: list[tuple[tuple[str, ...], int]]


class Contestant(Protocol):
    """One system in one layout. `build` and `open` happen in different processes."""

    def build(self, events: Path, store: Path) -> None:
        """Load the Parquet file into a store of its own, sorted by person and time."""
        ...

    def open(self, store: Path) -> None:
        """Be ready to answer."""
        ...

    def flow(self) -> Any:
        """Arrow table with the columns from, to, count: how often one touchpoint directly follows another."""
        ...

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """Persons who reached each step, in this order, all within the window from the first."""
        ...

    def variants(self) -> Variants:
        """Distinct journeys."""
        ...


@dataclass(frozen=True)
class Entry:
    """A line of the starting list.

    Attributes
    ----------
    name
        As the report calls it.
    where
        "module:Class" of its `Contestant`; imported only in the processes that run it.
    packages
        Whose versions the report names.
    questions
        What it can be asked.
    most_events
        More it cannot hold in the memory and time of a race; None for no bound.
    note
        What the reader of the report must know.
    """

    name: str
    where: str
    packages: tuple[str, ...]
    questions: tuple[str, ...] = ("flow", "funnel", "variants")
    most_events: int | None = None
    note: str = ""

    def contestant(self) -> Contestant:
        """Import it and give it."""
        module, name = self.where.split(":")
        contestant: Contestant = getattr(import_module(module), name)()
        return contestant


_HERE = "benchmarks.opponents"
KLANTREIS = Entry("Klantreis", "benchmarks.klantreis_side:Klantreis", ("klantreis", "numba"))
OPPONENTS = (
    Entry("Polars", f"{_HERE}.polars_frames:PolarsFrames", ("polars",)),
    Entry("DuckDB", f"{_HERE}.duckdb_sql:DuckdbRows", ("duckdb",)),
    Entry(
        "DuckDB, lists",
        f"{_HERE}.duckdb_sql:DuckdbLists",
        ("duckdb",),
        questions=("flow", "variants"),
        note="journeys stored as a list per person",
    ),
    Entry("ClickHouse", f"{_HERE}.clickhouse:ClickhouseRows", ("chdb",)),
    Entry(
        "ClickHouse, arrays",
        f"{_HERE}.clickhouse:ClickhouseArrays",
        ("chdb",),
        note="journeys stored as an array per person",
    ),
    Entry(
        "pm4py",
        f"{_HERE}.pm4py_log:Pm4pyLog",
        ("pm4py", "polars"),
        questions=("flow", "variants"),
        most_events=1_000_000,
        note="has no funnel",
    ),
    Entry(
        "retentioneering",
        f"{_HERE}.retentioneering_stream:RetentioneeringStream",
        ("retentioneering",),
        questions=("flow", "unbounded funnel"),
        most_events=1_000_000,
        note="its funnel has no window; it has no variants",
    ),
)
ENTRIES = (KLANTREIS, *OPPONENTS)
