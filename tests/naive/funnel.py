"""The slow, obvious twin of the funnel: every chain of every journey is written out and judged."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from klantreis.journeys.analyses.funnel import Exclusion, Step
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import View

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Event:
    time: int
    label: str
    channel: str
    value: float
    score: float


@dataclass(frozen=True)
class Outcome:
    """Of one journey: microseconds that reaching each step took, or that it has waited; None for neither."""

    elapsed: list[int | None]
    waiting: list[int | None]


Chain = tuple[tuple[int, int], ...]  # (step, position) of each event


def journeys_of(view: View, lens: BoundLens) -> list[list[Event]]:
    """The journeys of a view, event by event."""
    channels, values, scores = (view.of_events(name) for name in ("channel", "value", "score"))
    events = [
        Event(
            int(view.times[k]),
            lens.labels[view.labels[k]],
            lens.names.channels[channels[k]],
            float(values[k]),
            float(scores[k]),
        )
        for k in range(len(view.labels))
    ]
    return [events[view.offsets[j] : view.offsets[j + 1]] for j in range(view.n_journeys)]


def outcome(
    journey: Sequence[Event],
    steps: Sequence[Step],
    *,
    within: timedelta | None,
    mode: str,
    exclusions: Sequence[Exclusion],
    may_go_on: bool,
    data_end: int,
) -> Outcome:
    """How far one journey came."""
    if mode == "any":
        return _any_order(journey, steps, within, may_go_on, data_end)
    rules = (steps, within, mode == "strict", [(*one.between(steps), one.labels) for one in exclusions])
    chains = [chain for chain in _chains(journey, steps) if _is_valid(chain, journey, *rules)]
    elapsed: list[int | None] = [None] * len(steps)
    waiting: list[int | None] = [None] * len(steps)
    for i in range(len(steps)):
        ends = [(chain[-1][1], chain[0][1]) for chain in chains if chain[-1][0] == i]
        if ends:
            first_end = min(end for end, _ in ends)
            start = max(start for end, start in ends if end == first_end)
            elapsed[i] = journey[first_end].time - journey[start].time
            continue
        open_starts = []
        for chain in chains if may_go_on else []:
            for following in _followers(chain[-1][0], steps):
                has_window = within is not None or steps[following].window is not None
                next_event = Event(data_end + 1, "an event right after the data", "", math.nan, math.nan)
                longer = (*chain, (following, len(journey)))
                if following <= i and has_window and _is_valid(longer, [*journey, next_event], *rules):
                    open_starts.append(journey[chain[0][1]].time)
        if open_starts:
            waiting[i] = data_end - max(open_starts)
    return Outcome(elapsed, waiting)


def previous_needed(steps: Sequence[Step], mode: str) -> list[int]:
    """Per step the last one before it that every chain has; the first has itself."""
    if mode == "any":
        return [max(i - 1, 0) for i in range(len(steps))]
    return [max([s for s in range(i) if not steps[s].is_optional], default=0) for i in range(len(steps))]


def is_step(event: Event, step: Step) -> bool:
    """Whether the event is the step."""
    one = step.condition
    return (
        (not one.labels or event.label in one.labels)
        and (not one.channels or event.channel in one.channels)
        and (one.min_value is None or event.value >= one.min_value)
        and (one.max_value is None or event.value <= one.max_value)
        and (one.min_score is None or event.score >= one.min_score)
        and (one.max_score is None or event.score <= one.max_score)
    )


def _followers(step: int, steps: Sequence[Step]) -> list[int]:
    """The steps that may come next in a chain: optional ones, up to the first that is not."""
    followers = []
    for following in range(step + 1, len(steps)):
        followers.append(following)
        if not steps[following].is_optional:
            break
    return followers


def _chains(journey: Sequence[Event], steps: Sequence[Step]) -> Iterator[Chain]:
    """Every row of events that are steps in their order, windows and exclusions apart."""

    def longer(chain: Chain) -> Iterator[Chain]:
        yield chain
        for following in _followers(chain[-1][0], steps):
            for position in range(chain[-1][1] + 1, len(journey)):
                if is_step(journey[position], steps[following]):
                    yield from longer((*chain, (following, position)))

    for position, event in enumerate(journey):
        if is_step(event, steps[0]):
            yield from longer(((0, position),))


def _is_valid(
    chain: Chain,
    journey: Sequence[Event],
    steps: Sequence[Step],
    within: timedelta | None,
    is_strict: bool,
    exclusions: Sequence[tuple[int, int, Sequence[str]]],
) -> bool:
    times = [journey[position].time for _, position in chain]
    positions = dict(chain)
    if within is not None and (times[-1] - times[0]) * MICROSECOND > within:
        return False
    for i, (step, position) in enumerate(chain[1:], start=1):
        window = steps[step].window
        if window is not None and (times[i] - times[i - 1]) * MICROSECOND > window:
            return False
        if is_strict and position != chain[i - 1][1] + 1:
            return False
    for after, before, labels in exclusions:
        if after in positions:
            # Up to the event that is step `before`, or all that the chain has so far.
            stop = positions.get(before, chain[-1][1] + 1)
            if any(event.label in labels for event in journey[positions[after] + 1 : stop]):
                return False
    return True


def _any_order(
    journey: Sequence[Event], steps: Sequence[Step], within: timedelta | None, may_go_on: bool, data_end: int
) -> Outcome:
    elapsed: list[int | None] = [None] * len(steps)
    waiting: list[int | None] = [None] * len(steps)
    done = [{i for i, step in enumerate(steps) if is_step(event, step)} for event in journey]
    for last in range(len(journey)):
        for first in range(last, -1, -1):
            time = journey[last].time - journey[first].time
            if within is None or time * MICROSECOND <= within:
                for i in range(len(set().union(*done[first : last + 1]))):
                    if elapsed[i] is None:
                        elapsed[i] = time
    open_starts = [
        event.time
        for event, did in zip(journey, done, strict=True)
        if did and within is not None and (data_end + 1 - event.time) * MICROSECOND <= within
    ]
    for i in range(len(steps)):
        if elapsed[i] is None and open_starts and may_go_on:
            waiting[i] = data_end - max(open_starts)
    return Outcome(elapsed, waiting)
