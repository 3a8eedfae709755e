"""The slow, obvious twin of alignment: Dijkstra over contacts done × place on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

START, END = "start", "end"


@dataclass(frozen=True)
class Chart:
    """Steps with their touchpoints (none: silent), the ways between them, and where one may start and end."""

    touchpoints: Sequence[frozenset[str]]
    ways: Iterable[tuple[int, int]]
    starts: Sequence[int]
    ends: Sequence[int]


def cost(chart: Chart, journey: Sequence[str]) -> int:
    """The least number of contacts not on the map and steps skipped."""
    leads: dict[int | str, list[int | str]] = {START: list(chart.starts)}
    for here, there in chart.ways:
        leads.setdefault(here, []).append(there)
    for end in chart.ends:
        leads.setdefault(end, []).append(END)
    reached: set[tuple[int, int | str]] = set()
    queue: list[tuple[int, int, int | str]] = [(0, 0, START)]
    while queue:
        paid, done, place = heappop_any(queue)
        if (done, place) in reached:
            continue
        reached.add((done, place))
        if done == len(journey) and place == END:
            return paid
        if done < len(journey):
            push(queue, paid + 1, done + 1, place)
        for there in leads.get(place, []):
            if there == END:
                push(queue, paid, done, END)
                continue
            names = chart.touchpoints[int(there)]
            push(queue, paid + bool(names), done, there)
            if done < len(journey) and journey[done] in names:
                push(queue, paid, done + 1, there)
    raise AssertionError("no way from start to end")


def push(queue: list, paid: int, done: int, place: int | str) -> None:
    heappush(queue, (paid, done, str(place), place))


def heappop_any(queue: list) -> tuple[int, int, int | str]:
    entry = heappop(queue)
    return entry[0], entry[1], entry[-1]
