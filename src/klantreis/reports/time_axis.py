"""Where steps stand on an axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import Literal

Scale = Literal["linear", "shortened", "equal"]


@dataclass(frozen=True)
class TimeAxis:
    """Per step its place, 0..1, and how times became places.

    `scale` is linear; shortened, when long times take less room than they would; or equal, when the
    map has no times.
    """

    places: tuple[float, ...]
    scale: Scale


def time_axis(elapsed_seconds: Sequence[float | None], *, least_gap: float) -> TimeAxis:
    """The places of steps by their time since the first.

    Parameters
    ----------
    elapsed_seconds
        Ascending; None throughout when the map has no times.
    least_gap
        The distance that two steps need to stay legible, as a share of the axis.
    """
    n = len(elapsed_seconds)
    times = [seconds for seconds in elapsed_seconds if seconds is not None]
    if n < 2:
        return TimeAxis((0.5,) * n, "equal")
    if len(times) < n or times[-1] <= times[0]:
        return TimeAxis(_places([1.0] * (n - 1)), "equal")
    waits = [after - before for before, after in pairwise(times)]
    if min(waits) / sum(waits) >= least_gap:
        return TimeAxis(_places(waits), "linear")
    return TimeAxis(_places([1 + log2(1 + wait / 60) / 6 for wait in waits]), "shortened")


def _places(gaps: Sequence[float]) -> tuple[float, ...]:
    total, at, places = sum(gaps), 0.0, [0.0]
    for gap in gaps:
        at += gap
        places.append(at / total)
    return tuple(places)
