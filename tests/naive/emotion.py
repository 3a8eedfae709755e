"""The slow, obvious twin of emotion per touchpoint."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping


def emotion(
    answers: Iterable[tuple[str, str, float]], scales: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int, float]]:
    """Per touchpoint: answers, persons and mean emotion, out of (person, touchpoint, score)."""
    found: dict[str, list[tuple[str, float]]] = {}
    for person, touchpoint, score in answers:
        if touchpoint not in scales or math.isnan(score):
            continue
        worst, best = scales[touchpoint]
        if min(worst, best) <= score <= max(worst, best):
            found.setdefault(touchpoint, []).append((person, -2 + 4 * (score - worst) / (best - worst)))
    return {
        touchpoint: (
            len(some),
            len({person for person, _ in some}),
            statistics.fmean(value for _, value in some),
        )
        for touchpoint, some in found.items()
    }
