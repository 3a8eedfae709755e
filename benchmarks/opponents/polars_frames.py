"""Polars: a frame sorted by person and time.

Tried for the flow (2 million events on two cores, milliseconds): shift over persons 131, shift and
compare persons 9 with one key of both touchpoints and 10 with two, slices of the series 17 to 21, sort
and run lengths 22, the streaming engine 9, **shift with the smallest integer that holds both codes 8**.
For the funnel: forward fill over persons 423, ASOF joins 75 to 230, **forward fill of the start over the
whole frame, compared by person, 19**, the same on the streaming engine 30.
For the variants: lists 30, text 121, **lists on the streaming engine 29** (long tail: 30, 62 and 21).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import polars as pl
import pyarrow as pa
from polars import col

from benchmarks.opponents import N_TOP, Variants


class PolarsFrames:
    """One frame, memory-mapped."""

    def build(self, events: Path, store: Path) -> None:
        """Code the touchpoints, sort, and write as Arrow IPC."""
        store.mkdir(parents=True)
        scanned = pl.scan_parquet(events)
        names = scanned.select(col("touchpoint").unique()).collect()["touchpoint"].cast(pl.String).sort()
        codes = pl.int_range(len(names), dtype=pl.UInt16, eager=True)
        frame = scanned.select(
            "person",
            col("time").dt.epoch("us"),
            col("touchpoint").cast(pl.String).replace_strict(names, codes, return_dtype=pl.UInt16),
        )
        frame.collect().sort("person", "time").rechunk().write_ipc(store / "events.arrow")
        names.to_frame().write_ipc(store / "names.arrow")

    def open(self, store: Path) -> None:
        """Into memory as one chunk: a scan of the file at every question is slower."""
        self._names = pl.read_ipc(store / "names.arrow")["touchpoint"].to_list()
        self._frame = pl.read_ipc(store / "events.arrow").rechunk().lazy()
        self._small = pl.UInt16 if len(self._names) ** 2 < 2**16 else pl.UInt32

    def flow(self) -> pa.Table:
        """See `Contestant`."""
        n = pl.lit(len(self._names), self._small)
        touchpoint = col("touchpoint").cast(self._small)
        counted = (
            self._frame.select(
                (touchpoint.shift(1) * n + touchpoint).alias("both"),
                (col("person") == col("person").shift(1)).alias("is_same_person"),
            )
            .filter("is_same_person")
            .group_by("both")
            .len("count")
        )
        names = pl.Series(self._names)
        named = counted.select(
            pl.lit(names).gather(col("both") // n).alias("from"),
            pl.lit(names).gather(col("both") % n).alias("to"),
            col("count").cast(pl.Int64),
        )
        return named.collect().to_arrow()

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """The latest start that a chain may come from is carried forward; one of another person is none."""
        codes = [self._names.index(step) for step in steps]
        microseconds = window // timedelta(microseconds=1)
        is_first = col("touchpoint") == codes[0]
        frame = self._frame.filter(col("touchpoint").is_in(codes)).with_columns(
            pl.when(is_first).then("time").alias("start0"),
            pl.when(is_first).then("person").alias("person0"),
        )
        for k, code in enumerate(codes[1:], start=1):
            start = col(f"start{k - 1}").forward_fill().shift(1)
            is_same_person = col(f"person{k - 1}").forward_fill().shift(1) == col("person")
            follows = (col("touchpoint") == code) & is_same_person & (col("time") - start <= microseconds)
            frame = frame.with_columns(
                pl.when(follows).then(start).alias(f"start{k}"),
                pl.when(follows).then("person").alias(f"person{k}"),
            )
        counts = [col(f"person{k}").drop_nulls().n_unique() for k in range(len(codes))]
        return list(frame.select(counts).collect().row(0))

    def variants(self) -> Variants:
        """See `Contestant`."""
        counted = (
            self._frame.group_by("person")
            .agg("touchpoint")
            .group_by("touchpoint")
            .agg(pl.len().alias("n"))
            .collect(engine="streaming")
        )
        top = [
            (tuple(self._names[code] for code in touchpoints), n)
            for touchpoints, n in counted.top_k(N_TOP, by="n").sort("n", descending=True).iter_rows()
        ]
        return Variants(n_distinct=counted.height, top=top)
