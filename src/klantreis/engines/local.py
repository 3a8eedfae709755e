"""Run an analysis on this machine: threads over memory-mapped blocks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from klantreis.journeys.analysis import Analysis
from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens

State = TypeVar("State")
Result = TypeVar("Result")


class LocalEngine:
    """Counts blocks on all cores; kernels hold no GIL. States are merged in the order of the blocks."""

    def __init__(self, threads: int | None = None) -> None:
        self.threads = threads or os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="klantreis")

    def run(self, analysis: Analysis[State, Result], blocks: Sequence[Block], lens: BoundLens) -> Result:
        """The analysis's answer for these blocks."""
        state = analysis.empty(lens)
        for counted in self._pool.map(lambda block: analysis.count(block, lens), blocks):
            state = analysis.merge(state, counted)
        return analysis.result(state, lens)
