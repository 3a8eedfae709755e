"""retentioneering: an event stream; the counts behind its transition graph and its funnel without a screen.

Tried for the flow (1 million events on two cores, milliseconds): the transition matrix of counts 610; its
data for the graph, 521, are shares.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa

from benchmarks.opponents import Variants

# Its calls report their use over the network unless told otherwise before the import.
os.environ["RETENTIONEERING_NO_TRACK"] = "1"

from retentioneering import Eventstream
from retentioneering.tools.transition_matrix import TransitionMatrix

_ENDS = ("path_start", "path_end")


class RetentioneeringStream:
    """A stream in memory."""

    def build(self, events: Path, store: Path) -> None:
        """It has no store of its own: the events are written as they are."""
        store.mkdir(parents=True)
        frame = pd.read_parquet(events, columns=["person", "time", "touchpoint"])
        frame.sort_values(["person", "time"]).to_parquet(store / "events.parquet", index=False)

    def open(self, store: Path) -> None:
        """Make the stream."""
        frame = pd.read_parquet(store / "events.parquet")
        frame["touchpoint"] = frame["touchpoint"].astype(str)
        schema = {"path_cols": ["person"], "event_col": "touchpoint", "timestamp_col": "time"}
        self._stream = Eventstream(frame, schema=schema)

    def flow(self) -> pa.Table:
        """See `Contestant`."""
        matrix = TransitionMatrix(self._stream).fit("count")
        matrix = matrix.drop(index=list(_ENDS), columns=list(_ENDS), errors="ignore")
        counts = matrix.stack()
        counts = counts[counts > 0]
        return pa.table(
            {
                "from": counts.index.get_level_values(0).astype(str).to_list(),
                "to": counts.index.get_level_values(1).astype(str).to_list(),
                "count": counts.to_list(),
            }
        )

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:  # noqa: ARG002
        """Without a window, since it has none."""
        return [step["unique_paths"] for step in self._stream.funnel_data(list(steps))["steps"]]

    def variants(self) -> Variants:
        """There are none."""
        raise NotImplementedError
