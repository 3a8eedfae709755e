"""The slow, obvious twin of paths: each path as a tuple, cut out of its journey with list operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

Who = tuple[int, int]  # person, journey


def paths(
    journeys: Iterable[tuple[int, list[str], list[int]]],
    *,
    anchor: str | None = None,
    to: str | None = None,
    direction: str = "forward",
    depth: int | None = 5,
    occurrences: str = "first",
    collapse: bool = False,
) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """Count, journeys and persons per path prefix, the anchor included."""
    is_forward = direction == "forward"
    seen: dict[tuple[str, ...], list[Who]] = defaultdict(list)
    for number, (person, touchpoints, _) in enumerate(journeys):
        steps = [label for label, _ in groupby(touchpoints)] if collapse else touchpoints
        for path in _paths_of(steps, anchor, to, is_forward, occurrences):
            cut = path if depth is None else path[: depth + 1]
            for length in range(1, len(cut) + 1):
                seen[tuple(cut[:length])].append((person, number))
    return {
        path: (len(who), len({number for _, number in who}), len({person for person, _ in who}))
        for path, who in seen.items()
    }


def _paths_of(
    steps: list[str], anchor: str | None, to: str | None, is_forward: bool, occurrences: str
) -> list[list[str]]:
    stop = "(end)" if is_forward else "(start)"
    if anchor is None:
        rests = [steps if is_forward else steps[::-1]]
        root = "(start)" if is_forward else "(end)"
    else:
        places = [k for k, label in enumerate(steps) if label == anchor]
        rests = [steps[k + 1 :] if is_forward else steps[:k][::-1] for k in places]
        rests = rests if occurrences == "all" else rests[:1]
        root = anchor
    if to is None:
        return [[root, *rest, stop] for rest in rests]
    return [[root, *rest[: rest.index(to) + 1]] if to in rest else [root, "(not reached)"] for rest in rests]
