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
    recover_within: int,
    within: int | None,
    data_end: int,
) -> Counter[tuple[str, str]]:
    """How many persons are in each group and what became of them; a person is a list of journeys."""
    found: Counter[tuple[str, str]] = Counter()
    for journeys in persons:
        found[_one(journeys, returns, bad, good, recover_within, within, data_end)] += 1
    return found


def _one(journeys, returns, bad, good, recover_within, within, data_end) -> tuple[str, str]:
    def is_bad(event: Event) -> bool:
        return event.label in bad or event.emotion <= -1

    def is_good(event: Event) -> bool:
        return not is_bad(event) and (event.label in good or event.emotion >= 1)

    def is_known(event: Event) -> bool:
        return bool(bad) or is_good(event) or not math.isnan(event.emotion)

    events = [(j, event) for j, journey in enumerate(journeys) for event in journey]
    bads = [k for k, (_, event) in enumerate(events) if is_bad(event)]
    starts = bads or [k for k, (_, event) in enumerate(events) if is_known(event)]
    if not starts:
        return "unknown", ""
    anchor = starts[0]
    landmark = events[anchor][1].time + recover_within
    if landmark > data_end:
        return "recent", ""
    end = math.inf if within is None else landmark + within
    goods = [
        event
        for j, event in events[anchor + 1 :]
        if j == events[anchor][0] and is_good(event) and event.time <= landmark
    ]
    group = ("recovered" if goods else "not recovered") if bads else "without a bad contact"
    if within is not None and end > data_end:
        return group, "pending"
    is_back = any(event.label in returns and landmark < event.time <= end for _, event in events)
    return group, "returned" if is_back else "away"
