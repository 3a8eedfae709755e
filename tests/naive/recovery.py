"""The slow, obvious twin of recovery."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Event(NamedTuple):
    time: int
    label: str
    emotion: float
    value: float


def recovery(
    persons: Iterable[Sequence[Sequence[Event]]],
    *,
    returns: set[str],
    bad: set[str],
    good: set[str],
    within: int | None,
    data_end: int,
) -> Counter[tuple[str, str]]:
    """How many persons are in each group and what became of them; a person is a list of journeys."""
    found: Counter[tuple[str, str]] = Counter()
    for journeys in persons:
        found[_one(journeys, returns, bad, good, within, data_end)] += 1
    return found


def _one(journeys, returns, bad, good, within, data_end) -> tuple[str, str]:
    def is_bad(event: Event) -> bool:
        return event.label in bad or event.emotion <= -1

    def is_good(event: Event) -> bool:
        return not is_bad(event) and (event.label in good or event.emotion >= 1)

    events = [(j, event) for j, journey in enumerate(journeys) for event in journey]
    bads = [k for k, (_, event) in enumerate(events) if is_bad(event)]
    firsts = [
        k for k, (_, event) in enumerate(events) if bad or is_good(event) or not math.isnan(event.emotion)
    ]
    if not bads and not firsts:
        return "unknown", ""
    anchor = bads[0] if bads else firsts[0]
    start = events[anchor][1].time
    later = range(anchor + 1, len(events))
    back = [
        k
        for k in later
        if events[k][1].label in returns and (within is None or events[k][1].time - start <= within)
    ]
    goods = [k for k in later if events[k][0] == events[anchor][0] and is_good(events[k][1])]
    group = "without a bad contact"
    if bads:
        recovered = goods and (not back or goods[0] < back[0])
        group = "recovered" if recovered else "not recovered"
    if back:
        return group, "returned"
    return group, "pending" if within is not None and start + within > data_end else "away"
