"""Durations as bars on a logarithmic axis of seconds, hours and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from klantreis.journeys.block import Ints
from klantreis.journeys.charts.style import ACCENT, rows, time_axis
from klantreis.journeys.log_histogram import RELATIVE_ERROR, bin_starts

BINS_PER_OCTAVE = round(1 / (2 * RELATIVE_ERROR))
# Two bars an octave. Bins divide an octave evenly, an axis by the logarithm: 13/32 is nearest its middle.
_HALF_OCTAVE = 13
SHORTEST = 0.5  # seconds: what is shorter stands in the first bar


def bars(bins: Ints, counts: Ints, more: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Bars of one histogram with `from` and `to` in seconds and their share; `more` goes along."""
    first = _bar_of(int(np.searchsorted(bin_starts(), SHORTEST * 1e6)))
    heights: Counter[int] = Counter()
    for bin_, count in zip(np.asarray(bins).tolist(), np.asarray(counts).tolist(), strict=True):
        heights[max(_bar_of(bin_), first)] += count
    total = sum(heights.values())
    return [
        {"from": _start(bar), "to": _start(bar + 1), "share": height / total, "count": height, **more}
        for bar, height in sorted(heights.items())
    ]


def _bar_of(bin_: int) -> int:
    octave, place = divmod(max(bin_ - 1, 0), BINS_PER_OCTAVE)
    return 2 * octave + (place >= _HALF_OCTAVE)


def _start(bar: int) -> float:
    """Where a bar begins, seconds."""
    octave, half = divmod(bar, 2)
    return float(2.0**octave * (1 + half * _HALF_OCTAVE / BINS_PER_OCTAVE) / 1e6)


def time_histogram(values: Sequence[Mapping[str, Any]], title: str, *, height: int = 130) -> alt.Chart:
    """Bars as from `bars`, in one panel."""
    return (
        alt.Chart(rows(values))
        .mark_rect(color=ACCENT, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("from:Q", scale=alt.Scale(type="log", nice=False), axis=time_axis(title)),
            x2="to:Q",
            y=alt.Y("share:Q", axis=alt.Axis(format="%", title=None, tickCount=3, grid=False, minExtent=40)),
            y2=alt.datum(0),
            tooltip=[alt.Tooltip("count:Q"), alt.Tooltip("share:Q", format=".1%")],
        )
        .properties(width=560, height=height)
    )
