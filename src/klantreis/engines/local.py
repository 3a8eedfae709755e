"""Run an analysis on this machine: threads over memory-mapped blocks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import TypeVar

from klantreis.journeys.analysis import Analysis
from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens

State = TypeVar("State")
Result = TypeVar("Result")

# Runs of blocks per thread: enough that no thread waits long for the last one.
_RUNS_A_THREAD = 4


class LocalEngine:
    """Counts runs of neighbouring blocks on all cores; kernels hold no GIL.

    States are merged in the order of the blocks, so an answer is the same to the last bit every time.
    """

    def __init__(
        self, threads: int | None = None, *, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Count with so many threads; `progress` is told events done and in all, and may raise to stop."""
        self.threads = threads or os.cpu_count() or 1
        self.progress = progress
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="klantreis")

    def run(self, analysis: Analysis[State, Result], blocks: Sequence[Block], lens: BoundLens) -> Result:
        """The analysis's answer for these blocks."""

        def counted(run: Sequence[Block]) -> State:
            return reduce(analysis.merge, (analysis.count(block, lens) for block in run))

        size = -(-len(blocks) // (self.threads * _RUNS_A_THREAD))
        runs = [blocks[first : first + size] for first in range(0, len(blocks), size or 1)]
        state = analysis.empty(lens)
        n_done, n_events = 0, sum(block.n_events for block in blocks)
        for run, found in zip(runs, self._pool.map(counted, runs), strict=True):
            state = analysis.merge(state, found)
            n_done += sum(block.n_events for block in run)
            if self.progress is not None:
                self.progress(n_done, n_events)
        return analysis.result(state, lens)
