"""Persons the slow, obvious way: merge sets until nothing merges."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def stitched(identities: Sequence[Collection[str]]) -> list[set[int]]:
    """Groups of identities (by position) that share identifiers, directly or through others."""
    groups = [({position}, set(identifiers)) for position, identifiers in enumerate(identities)]
    while pair := sharing(groups):
        i, j = pair
        groups[j] = (groups[i][0] | groups[j][0], groups[i][1] | groups[j][1])
        del groups[i]
    return [positions for positions, _ in groups]


def sharing(groups: list[tuple[set[int], set[str]]]) -> tuple[int, int] | None:
    """Two groups that share an identifier, the later one first."""
    for i in range(len(groups)):
        for j in range(i):
            if groups[i][1] & groups[j][1]:
                return i, j
    return None
