"""Klantreis in the race: a workspace, as a user has it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from benchmarks.opponents import N_TOP, Variants
from klantreis.workspace import init, open_workspace

Array = npt.NDArray[np.generic]


class Klantreis:
    """A workspace folder; the register is empty, so every name is a touchpoint."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def build(self, events: Path, store: Path) -> None:
        """Import the file and build the journeys."""
        workspace = init(store)
        started = time.perf_counter()
        workspace.import_events(
            events, person="person", time="time", event="touchpoint", channel="channel", value="value"
        )
        imported = time.perf_counter()
        workspace.build()
        self.parts = {"import": imported - started, "build": time.perf_counter() - imported}

    def open(self, store: Path) -> None:
        """Open the workspace and the journeys in it."""
        self._journeys = open_workspace(store).journeys()
        self._threads = ThreadPoolExecutor()

    def flow(self) -> pa.Table:
        """The counts alone, as the others give them."""
        counted = self._journeys.flow(persons=False, times=False).to_arrow().select(["from", "to", "count"])
        ends = pa.array(["(start)", "(end)"])
        is_end = pc.or_(pc.is_in(counted["from"], ends), pc.is_in(counted["to"], ends))
        return counted.filter(pc.invert(is_end))

    def full_flow(self) -> pa.Table:
        """The flow as a user gets it: distinct persons and journeys, and times between."""
        return self._journeys.flow().to_arrow()

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """See `Contestant`."""
        return self._journeys.funnel(steps, within=window).everyone.reached.tolist()

    def variants(self) -> Variants:
        """See `Contestant`."""
        result = self._journeys.variants(top=N_TOP)
        top = [(tuple(variant.touchpoints), variant.count) for variant in result.variants]
        return Variants(n_distinct=result.distinct, top=top)

    def flow_column_sums(self) -> int:
        """Sum the columns that counting a flow reads, on all cores: what no pass can be faster than."""
        return self._sums("touchpoint", "offsets")

    def funnel_column_sums(self) -> int:
        """The same with the times, which a funnel and a flow with times read too."""
        return self._sums("touchpoint", "offsets", "occurred_at")

    def _sums(self, *columns: str) -> int:
        arrays = [getattr(block, column) for block in self._journeys.store.blocks for column in columns]
        return sum(int(total) for total in self._threads.map(_sum, arrays))


@njit(cache=True, nogil=True)
def _sum(values: Array) -> int:
    """Sum of an integer array of any type, int64."""
    total = np.int64(0)
    for value in values:
        total += np.int64(value)
    return total
