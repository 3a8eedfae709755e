"""The slow, obvious twins of conformance and of the figures per step, over journeys whose moves are known."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any


@dataclass(frozen=True)
class Aligned:
    """A journey: its person, contacts, times, steps (None: on none), moves and amounts."""

    person: int
    contacts: Sequence[str]
    times: Sequence[int]
    steps: Sequence[int | None]
    moves: Sequence[str]
    values: Sequence[float]


def conformance(journeys: Sequence[Aligned], walks: Sequence[list[tuple[int, bool]]]) -> dict[str, Any]:
    """Counts per step and per deviation; a walk lists the steps passed and whether each was matched."""
    steps: dict[int, Counter] = defaultdict(Counter)
    persons: dict[int, set] = defaultdict(set)
    deviations: dict[tuple, list] = defaultdict(list)
    for number, (journey, walk) in enumerate(zip(journeys, walks, strict=True)):
        money = sum(value for value in journey.values if not math.isnan(value))
        seen: dict[str, set] = defaultdict(set)
        after: int | str = "(start)"
        for step, is_matched in walk:
            if is_matched:
                seen["completed"].add(step)
                steps[step]["matched"] += 1
                after = step
            else:
                seen["skipped"].add(step)
                deviations["skipped", step, after].append((number, journey.person, money))
        after = "(start)"
        for contact, step, move in zip(journey.contacts, journey.steps, journey.moves, strict=True):
            if move == "matched":
                after = step
                continue
            what = contact if move == "off" else step
            deviations[move, what, after].append((number, journey.person, money))
            if move != "off":
                seen[move].add(step)
                steps[step][f"{move}_contacts"] += 1
        for step in seen["completed"]:
            persons[step].add(journey.person)
        for kind, among in seen.items():
            for step in among - (seen["completed"] if kind == "skipped" else set()):
                steps[step][kind] += 1
    return {
        "steps": {step: dict(counts) for step, counts in steps.items()},
        "persons": {step: len(who) for step, who in persons.items()},
        "deviations": {
            key: {
                "count": len(found),
                "journeys": len({number for number, _, _ in found}),
                "persons": len({person for _, person, _ in found}),
                "money": sum({number: money for number, _, money in found}.values()),
                "examples": tuple(sorted({person for _, person, _ in found})[:5]),
            }
            for key, found in deviations.items()
        },
    }


def figures(journeys: Sequence[Aligned], n_steps: int) -> list[dict[str, Any]]:
    """Per step who comes, how often, who stops, what follows and after how long."""
    found: list[dict[str, Any]] = [
        {
            "journeys": 0,
            "persons": set(),
            "contacts": 0,
            "visits": 0,
            "repeating": 0,
            "last": 0,
            "money": 0.0,
            "onward": Counter(),
            "times": [],
        }
        for _ in range(n_steps)
    ]
    for journey in journeys:
        on_map = [
            (step, time) for step, time in zip(journey.steps, journey.times, strict=True) if step is not None
        ]
        money = sum(value for value in journey.values if not math.isnan(value))
        for step in {step for step, _ in on_map}:
            n = sum(one == step for one, _ in on_map)
            found[step]["journeys"] += 1
            found[step]["persons"].add(journey.person)
            found[step]["contacts"] += n
            found[step]["repeating"] += n > 1
            found[step]["money"] += money
        if on_map:
            found[on_map[-1][0]]["last"] += 1
            found[on_map[0][0]]["visits"] += 1
            found[on_map[-1][0]]["onward"]["(end)"] += 1
        for (here, left), (there, came) in pairwise(on_map):
            if here != there:
                found[there]["visits"] += 1
                found[here]["onward"][there] += 1
                found[here]["times"].append(came - left)
    return found


def successions(journeys: Sequence[Aligned]) -> dict[tuple[int, int], tuple[int, int]]:
    """Per pair of steps in map order: journeys that come at the second first, and those that have both."""
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for journey in journeys:
        first: dict[int, int] = {}
        for k, step in enumerate(journey.steps):
            if step is not None:
                first.setdefault(step, k)
        for (i, at_i), (j, at_j) in combinations(sorted(first.items()), 2):
            counts[i, j][0] += at_j < at_i
            counts[i, j][1] += 1
    return {pair: (reversed_, both) for pair, (reversed_, both) in counts.items() if reversed_}


def effect(
    journeys: Sequence[Aligned], step: int, before: set[int], outcome: str, *, may_start: bool
) -> tuple[int, int, int, int]:
    """Who takes a step and comes to the outcome, and who could have taken it and did not."""
    passed = passed_out = others = others_out = 0
    for journey in journeys:
        outcomes = [k for k, contact in enumerate(journey.contacts) if contact == outcome]
        came = [k for k, at in enumerate(journey.steps) if at == step]
        there = [k for k, at in enumerate(journey.steps) if at in before - {step}]
        could = -1 if may_start else min(there, default=None)
        if could is None or (came and came[0] < could):
            continue
        if came:
            passed += 1
            passed_out += any(k > came[0] for k in outcomes)
        else:
            others += 1
            others_out += any(k > could for k in outcomes)
    return passed, passed_out, others, others_out
