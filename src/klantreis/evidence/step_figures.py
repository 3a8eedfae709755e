"""What is known of each step: figures with their n and interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from klantreis.evidence.conformance_result import Share
from klantreis.evidence.money import Money
from klantreis.evidence.satisfaction import Mean, mean_of
from klantreis.evidence.scales import BEST, WORST
from klantreis.evidence.step_kernels import (
    CONTACTS,
    COUNT,
    GOING,
    GOING_PERSONS,
    JOURNEYS,
    LAST,
    LAST_PERSONS,
    MAY_GO_ON,
    MONEY,
    OTHERS,
    OTHERS_TO_OUTCOME,
    PASSED,
    PASSED_TO_OUTCOME,
    PERSONS,
    REPEATING,
    REPEATING_PERSONS,
    RETURNING,
    RETURNING_PERSONS,
    VISITS,
)
from klantreis.journeys.block import Ints
from klantreis.journeys.log_histogram import N_BINS, quantile
from klantreis.journeys.results import END, moment
from klantreis.journeys.statistics import difference_of_shares
from klantreis.journeys.tally import Tally
from klantreis.mapping.map import JourneyMap

if TYPE_CHECKING:
    from klantreis.evidence.steps import StepsState

_SECOND = 1_000_000
# Emotions are counted on so many levels that every answer on a scale of up to 13, or of 0 … 100, has
# one of its own: the least common multiple of 1 … 12 and 100.
LEVELS = 138_600


@dataclass(frozen=True)
class Times:
    """Times that something took, in seconds; quantiles differ from the true ones by 1.6 % at most.

    Attributes
    ----------
    n
        How many.
    median, p90
        What half, and nine of ten, do not exceed; NaN when there are none.
    histogram
        (bin, count) of `journeys.log_histogram`, in microseconds.
    """

    n: int
    median: float
    p90: float
    histogram: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, counts: Ints) -> Times:
        """From counts per bin, integer [N_BINS]."""
        filled = np.flatnonzero(counts)
        return cls(
            n=int(counts.sum()),
            median=quantile(counts, 0.5) / _SECOND,
            p90=quantile(counts, 0.9) / _SECOND,
            histogram=tuple((int(bin_), int(counts[bin_])) for bin_ in filled),
        )


@dataclass(frozen=True)
class Onward:
    """Where visits of a step lead.

    Attributes
    ----------
    to
        Id of the step visited next, or "(end)".
    share
        Of the visits of the step; one journey may visit it several times.
    journeys, persons
        How many do so at least once.
    returning, returning_persons
        Of these, that had been at the next step before.
    median_seconds
        From the last contact here to the first there; NaN for the end.
    """

    to: str
    share: Share
    journeys: int
    persons: int
    returning: int
    returning_persons: int
    median_seconds: float


@dataclass(frozen=True)
class Effect:
    """How often the outcome follows a step, against those who were there to take it and did not.

    An association: who takes a step may differ in other ways, and comes further than who leaves before.

    Attributes
    ----------
    passed, others
        Share of journeys with the outcome after taking the step, and of those that could have and did not.
    difference, low, high
        First minus second, and Newcombe's 95 % interval; NaN when either group is empty.
    p_value
        Of no difference, before any correction for looking at many steps.
    is_gate
        Whether nearly every journey with the outcome takes the step, so that the figure says little.
    """

    passed: Share
    others: Share
    difference: float
    low: float
    high: float
    p_value: float
    is_gate: bool


GATE_SHARE = 0.95


@dataclass(frozen=True)
class StepFigures:
    """What is known of a step.

    Attributes
    ----------
    step, title
        Its id, and what it was called.
    is_silent, is_end, is_outcome
        Whether it has no touchpoint, so that nothing can be known; whether a journey may end here; whether
        it is the outcome.
    reached
        Share of the journeys that come here.
    taken
        The same among the journeys that could: that were at a step that leads here before, or began,
        where the map begins here.
    persons, contacts, visits
        How many persons come, contacts they make, and visits those are.
    repeated, repeating_persons
        Share of the journeys here that make more than one contact, and persons with such a journey.
    drop_off, dropped_persons
        Share of the journeys here that never come at another step of the map later, and persons with such
        a journey.
    may_go_on
        Of these, journeys that were not over when the data ended.
    onward
        Where visits lead, the commonest first.
    time_to_next, time_since_last
        From leaving to the next step, and from leaving the step before to coming here.
    money
        Of the journeys that come here; the whole journey's.
    emotion
        Mean of the answers given here, -2 … +2.
    effect
        On the outcome; None when there is none, or the step is it.
    """

    step: str
    title: str | dict[str, str]
    is_silent: bool
    is_end: bool
    is_outcome: bool
    reached: Share
    taken: Share
    persons: int
    contacts: int
    visits: int
    repeated: Share
    repeating_persons: int
    drop_off: Share
    dropped_persons: int
    may_go_on: int
    onward: tuple[Onward, ...]
    time_to_next: Times
    time_since_last: Times
    money: Money
    emotion: Mean
    effect: Effect | None


@dataclass(frozen=True)
class Succession:
    """Of the journeys that come at both steps, the share that come at the second before the first.

    `before` and `after` are ids in the order of the map, `persons` those with such a journey.
    """

    before: str
    after: str
    reversed: Share
    persons: int


@dataclass(frozen=True)
class Unscaled:
    """Scores of a touchpoint that measure nothing: without a scale, or not on it."""

    touchpoint: str
    without_scale: int
    off_scale: int


@dataclass(frozen=True)
class StepsResult:
    """Figures per step, in the order of the map.

    Attributes
    ----------
    n_journeys, n_persons
        What was looked at.
    first, last
        The first and last contact; None without any.
    money
        Of all journeys.
    start
        Where journeys come first, as `Onward` from their start.
    successions
        Pairs of steps that some journeys take against the order of the map, by how many.
    unscaled
        Touchpoints with scores that measure nothing.
    """

    n_journeys: int
    n_persons: int
    first: datetime | None
    last: datetime | None
    money: Money
    steps: tuple[StepFigures, ...]
    start: tuple[Onward, ...]
    successions: tuple[Succession, ...]
    unscaled: tuple[Unscaled, ...]

    @classmethod
    def of_counts(
        cls,
        journey_map: JourneyMap,
        state: StepsState,
        is_outcome_step: Sequence[bool] | None,
        currency: str | None,
        touchpoints: Sequence[str],
    ) -> StepsResult:
        """Names, shares and intervals out of the counts; `is_outcome_step` is None without an outcome."""
        ids = [step.id for step in journey_map.steps]
        can_matter = [is_outcome_step is not None and bool(step.touchpoints) for step in journey_map.steps]
        is_outcome = is_outcome_step or [False] * len(ids)
        ends = set(journey_map.ends)
        times = _Between.of(state.durations, len(ids))
        money = partial(Money.of, is_known=state.n_amounts > 0, currency=currency)
        counts = state.steps.tolist()
        figures = []
        for number, (step, row) in enumerate(zip(journey_map.steps, counts, strict=True)):
            n_here = row[JOURNEYS]
            outcomes = state.outcomes[number].tolist()
            figures.append(
                StepFigures(
                    step=step.id,
                    title=step.title,
                    is_silent=not step.touchpoints,
                    is_end=step.id in ends,
                    is_outcome=is_outcome[number],
                    reached=Share.of(n_here, state.n_journeys if step.touchpoints else 0),
                    taken=Share.of(outcomes[PASSED], outcomes[PASSED] + outcomes[OTHERS]),
                    persons=row[PERSONS],
                    contacts=row[CONTACTS],
                    visits=row[VISITS],
                    repeated=Share.of(row[REPEATING], n_here),
                    repeating_persons=row[REPEATING_PERSONS],
                    drop_off=Share.of(row[LAST], n_here),
                    dropped_persons=row[LAST_PERSONS],
                    may_go_on=row[MAY_GO_ON],
                    onward=_onward(number, ids, state.transitions, times),
                    time_to_next=Times.of(times.histogram(here=number)),
                    time_since_last=Times.of(times.histogram(there=number)),
                    money=money(row[MONEY], float(state.squares[number]), n_here),
                    emotion=_emotion(state.emotions, number),
                    effect=_effect(outcomes) if can_matter[number] and not is_outcome[number] else None,
                )
            )
        return cls(
            n_journeys=state.n_journeys,
            n_persons=state.n_persons,
            first=moment(state.first),
            last=moment(state.last),
            money=money(state.money, state.money_squares, state.n_journeys),
            steps=tuple(figures),
            start=_onward(len(ids), ids, state.transitions, times),
            successions=_successions(ids, state.order),
            unscaled=tuple(
                Unscaled(name, *row)
                for name, row in zip(touchpoints, state.scores.tolist(), strict=True)
                if any(row)
            ),
        )


@dataclass(frozen=True, eq=False)
class _Between:
    """The times between visits: of each filled bin from where to where it is, and how many."""

    here: Ints
    there: Ints
    bins: Ints
    counts: Ints

    @classmethod
    def of(cls, durations: Tally, n_steps: int) -> _Between:
        transition, bins = np.divmod(durations.keys, N_BINS)
        here, there = np.divmod(transition, n_steps + 1)
        return cls(here, there, bins, durations.counts[:, 0])

    def histogram(self, here: int | None = None, there: int | None = None) -> Ints:
        """int64 [N_BINS] of those that leave `here` and come at `there`."""
        wanted = np.ones(len(self.bins), dtype=np.bool_)
        if here is not None:
            wanted &= self.here == here
        if there is not None:
            wanted &= self.there == there
        histogram = np.zeros(N_BINS, dtype=np.int64)
        np.add.at(histogram, self.bins[wanted], self.counts[wanted])
        return histogram


def _onward(number: int, ids: Sequence[str], transitions: Ints, times: _Between) -> tuple[Onward, ...]:
    """Where visits of a step lead, or those of the start when the number is that of no step."""
    row = transitions[number]
    total = int(row[:, COUNT].sum())
    order = [int(there) for there in np.argsort(-row[:, COUNT], kind="stable") if row[there, COUNT]]
    return tuple(
        Onward(
            to=END if there == len(ids) else ids[there],
            share=Share.of(int(row[there, COUNT]), total),
            journeys=int(row[there, GOING]),
            persons=int(row[there, GOING_PERSONS]),
            returning=int(row[there, RETURNING]),
            returning_persons=int(row[there, RETURNING_PERSONS]),
            median_seconds=quantile(times.histogram(number, there), 0.5) / _SECOND,
        )
        for there in order
    )


def _emotion(emotions: Tally, number: int) -> Mean:
    step, level = np.divmod(emotions.keys, LEVELS + 1)
    here = step == number
    values = level[here] / LEVELS * (BEST - WORST) + WORST
    return mean_of(values, emotions.counts[here, 0], WORST, BEST)


def _effect(counts: list[int]) -> Effect | None:
    """None when nobody was there to take the step."""
    passed = Share.of(counts[PASSED_TO_OUTCOME], counts[PASSED])
    others = Share.of(counts[OTHERS_TO_OUTCOME], counts[OTHERS])
    if not passed.n and not others.n:
        return None
    found = difference_of_shares(passed.count, passed.n, others.count, others.n)
    n_outcomes = passed.count + others.count
    return Effect(
        passed=passed,
        others=others,
        difference=float(found.difference),
        low=float(found.low),
        high=float(found.high),
        p_value=float(found.p_value) if passed.n and others.n else math.nan,
        is_gate=n_outcomes > 0 and passed.count / n_outcomes >= GATE_SHARE,
    )


def _successions(ids: Sequence[str], order: Ints) -> tuple[Succession, ...]:
    found = [
        Succession(
            before=ids[i],
            after=ids[j],
            reversed=Share.of(int(order[j, i, 0]), int(order[i, j, 0] + order[j, i, 0])),
            persons=int(order[j, i, 1]),
        )
        for i in range(len(ids))
        for j in range(i + 1, len(ids))
        if order[j, i, 0]
    ]
    return tuple(sorted(found, key=lambda one: -one.reversed.count))
