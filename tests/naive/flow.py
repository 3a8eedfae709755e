"""The slow, obvious twin of flow."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Any


def flow(journeys: Iterable[tuple[int, list[str], list[int]]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Per transition: count, persons, journeys, and the sorted times between in microseconds."""
    seen: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    times: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (person, touchpoints, moments) in enumerate(journeys):
        steps = ["(start)", *touchpoints, "(end)"]
        for k in range(len(steps) - 1):
            seen[steps[k], steps[k + 1]].append((person, number))
        for k in range(1, len(touchpoints)):
            times[touchpoints[k - 1], touchpoints[k]].append(moments[k] - moments[k - 1])
    return {
        pair: {
            "count": len(who),
            "persons": len({person for person, _ in who}),
            "journeys": len({number for _, number in who}),
            "times": sorted(times[pair]),
        }
        for pair, who in seen.items()
    }


def median_seconds(times: list[int]) -> float:
    """The lower median."""
    return statistics.median_low(times) / 1e6


def mean_seconds(times: list[int]) -> float | None:
    return float(Fraction(sum(times), len(times) * 1_000_000)) if times else None
