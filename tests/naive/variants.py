"""The slow, obvious twin of variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def variants(
    journeys: Iterable[tuple[int, list[str], list[int]]],
) -> dict[tuple[str, ...], tuple[int, int]]:
    """Journeys and persons per sequence of touchpoints."""
    persons: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for person, touchpoints, _ in journeys:
        persons[tuple(touchpoints)].append(person)
    return {touchpoints: (len(who), len(set(who))) for touchpoints, who in persons.items()}
