"""The two groups of a comparison: who is in both, and what their rules mean for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from klantreis.exploration import Journeys


def n_in_both(journeys: Journeys, others: Journeys) -> int:
    """How many persons are of both segments of one store."""
    names = journeys.store.names
    segments = (journeys.lens.segment, others.lens.segment)
    found = 0
    for block in journeys.store.blocks:
        masks = [mask for one in segments if (mask := one.mask(block, names)) is not None]
        found += int(np.all(masks, axis=0).sum()) if masks else block.n_persons
    return found


def group_cautions(journeys: Journeys, others: Journeys) -> Iterator[tuple[str, dict[str, Any]]]:
    """What to bear in mind of two groups: codes of `effect_words`, and what their sentences say."""
    n = n_in_both(journeys, others)
    if n:
        yield "overlap", {"n": n}
    if any(one.lens.segment.did or one.lens.segment.did_not for one in (journeys, others)):
        yield "by_behaviour", {}
