"""Per step of a map: who comes there, where they go, after how long, how they feel and what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from klantreis.errors import UnknownNameError
from klantreis.evidence.alignment import Aligned, Move, Plan, align
from klantreis.evidence.binding import codes_of, plan_of
from klantreis.evidence.money import UNITS, journey_money
from klantreis.evidence.scales import BEST, WORST, Scale, to_emotion
from klantreis.evidence.step_figures import LEVELS, StepsResult
from klantreis.evidence.step_kernels import followed, outcome_counts, visited
from klantreis.journeys.block import Block, Bools, Floats, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.tally import Tally, is_one_each, n_distinct
from klantreis.journeys.view import View, look
from klantreis.mapping.map import JourneyMap


@dataclass(frozen=True, eq=False)
class StepsState:
    """Counts, which merge by addition.

    Attributes
    ----------
    steps
        int64 [n_steps, 10]: columns of `step_kernels.visited`.
    squares
        float64 [n_steps]: sum over the journeys that come there of their squared money.
    money, money_squares
        Of all journeys, in ten-thousandths; and the sum of their squared money.
    order
        int64 [n_steps, n_steps, 2]: journeys and persons that come at i before they first come at j.
    transitions
        int64 [n_steps + 1, n_steps + 1, 5]: visits of j that follow one of i, with the columns of
        `step_kernels.followed`; n_steps is the start of a journey as i and its end as j.
    durations
        Key `(i * (n_steps + 1) + j) * N_BINS + bin`, one column: times from leaving i to coming at j.
    outcomes
        int64 [n_steps, 4]: columns of `step_kernels.outcome_counts`.
    emotions
        Key `step * (LEVELS + 1) + level`, one column: answers.
    scores
        int64 [n_touchpoints, 2]: scores without a scale, and scores that are not on theirs.
    n_journeys, n_persons, n_amounts
        What there is; events with an amount of money.
    first, last
        Of all contacts, microseconds; None without any.
    """

    steps: Ints
    squares: Floats
    money: int
    money_squares: float
    order: Ints
    transitions: Ints
    durations: Tally
    outcomes: Ints
    emotions: Tally
    scores: Ints
    n_journeys: int
    n_persons: int
    n_amounts: int
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Steps:
    """Figures per step, over contacts as the alignment gives them to steps.

    A contact belongs to the step it is matched with; one that repeats a step, or comes out of order,
    belongs to that step as well. A *visit* is contacts of one step with none of another step between.

    Attributes
    ----------
    journey_map
        The map; its touchpoints are bound to the labels of the lens.
    outcome
        Touchpoints that a journey is judged by.
    scales
        Per touchpoint the scale of its scores, such as "1-5"; scores without one measure nothing.
    currency
        What the amounts are in; None when nobody said.
    collapse
        Whether a touchpoint that directly follows itself counts once.
    """

    journey_map: JourneyMap
    outcome: tuple[str, ...] = ()
    scales: Mapping[str, str | Scale] = field(default_factory=dict)
    currency: str | None = None
    collapse: bool = False

    def empty(self, lens: BoundLens) -> StepsState:
        """No journeys.

        Raises
        ------
        UnknownNameError, UnknownScaleError
            When an outcome or a scale is of no touchpoint there is, or a scale is none.
        """
        for touchpoint in (*self.outcome, *self.scales):
            if touchpoint not in lens.names.touchpoints:
                raise UnknownNameError("touchpoint", touchpoint, lens.names.touchpoints)
        for scale in self.scales.values():
            Scale.parse(scale)
        n = len(self.journey_map.steps)
        return StepsState(
            steps=np.zeros((n, 10), dtype=np.int64),
            squares=np.zeros(n),
            money=0,
            money_squares=0.0,
            order=np.zeros((n, n, 2), dtype=np.int64),
            transitions=np.zeros((n + 1, n + 1, 5), dtype=np.int64),
            durations=Tally.empty(1),
            outcomes=np.zeros((n, 4), dtype=np.int64),
            emotions=Tally.empty(1),
            scores=np.zeros((len(lens.names.touchpoints), 2), dtype=np.int64),
            n_journeys=0,
            n_persons=0,
            n_amounts=0,
            first=None,
            last=None,
        )

    def count(self, block: Block, lens: BoundLens) -> StepsState:
        """Journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        plan = plan_of(self.journey_map, lens, collapse=self.collapse)
        return self.counted(view, align(view, plan), plan, lens)

    def counted(self, view: View, aligned: Aligned, plan: Plan, lens: BoundLens) -> StepsState:
        """Journeys that are aligned already."""
        n = plan.chart.n_steps
        money, n_amounts = journey_money(view.of_events("value"), view.offsets)
        counts_as_contact = aligned.moves != int(Move.COLLAPSED)
        steps, squares, first_visits = visited(
            view.offsets, view.rows, aligned.steps, counts_as_contact, money, view.may_go_on, n
        )
        order, transitions, keys = followed(view.offsets, view.rows, aligned.steps, view.times, first_visits)
        emotions, scores = self._emotions(view, aligned, lens)
        return StepsState(
            steps=steps,
            squares=squares,
            money=int(money.sum()),
            money_squares=float(((money / UNITS) ** 2).sum()),
            order=order,
            transitions=transitions,
            durations=Tally.of_values(keys),
            outcomes=self._outcomes(view, first_visits, plan, lens),
            emotions=emotions,
            scores=scores,
            n_journeys=view.n_journeys,
            n_persons=view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows),
            n_amounts=int(n_amounts.sum()),
            first=int(view.times[view.offsets[:-1]].min()),
            last=int(view.times[view.offsets[1:] - 1].max()),
        )

    def merge(self, left: StepsState, right: StepsState) -> StepsState:
        """Both together."""
        return StepsState(
            left.steps + right.steps,
            left.squares + right.squares,
            left.money + right.money,
            left.money_squares + right.money_squares,
            left.order + right.order,
            left.transitions + right.transitions,
            left.durations.merged(right.durations),
            left.outcomes + right.outcomes,
            left.emotions.merged(right.emotions),
            left.scores + right.scores,
            left.n_journeys + right.n_journeys,
            left.n_persons + right.n_persons,
            left.n_amounts + right.n_amounts,
            min((time for time in (left.first, right.first) if time is not None), default=None),
            max((time for time in (left.last, right.last) if time is not None), default=None),
        )

    def result(self, state: StepsState, lens: BoundLens) -> StepsResult:
        """Figures, each with its n and interval."""
        return StepsResult.of_counts(
            self.journey_map,
            state,
            self._outcome_steps(lens) if self.outcome else None,
            self.currency,
            lens.names.touchpoints,
        )

    def _outcome_steps(self, lens: BoundLens) -> list[bool]:
        """Whether a step is the outcome itself, which cannot be judged by it."""
        outcome = {code for name in self.outcome for code in codes_of(name, lens)}
        return [
            any(code in outcome for name in step.touchpoints for code in codes_of(name, lens))
            for step in self.journey_map.steps
        ]

    def _outcomes(self, view: View, first_visits: Ints, plan: Plan, lens: BoundLens) -> Ints:
        is_outcome = np.isin(lens.names.touchpoints, self.outcome)[view.of_events("touchpoint")]
        counts: Ints = outcome_counts(view.offsets, first_visits, is_outcome, plan.chart.leads_on)
        return counts

    def _emotions(self, view: View, aligned: Aligned, lens: BoundLens) -> tuple[Tally, Ints]:
        """Answers per step and level, and scores that could not be used per touchpoint."""
        scores, touchpoints = view.of_events("score"), view.of_events("touchpoint")
        n_touchpoints = len(lens.names.touchpoints)
        unused = np.zeros((n_touchpoints, 2), dtype=np.int64)
        is_scored = ~np.isnan(scores)
        if not is_scored.any():
            return Tally.empty(1), unused
        unused[:, 0] = np.bincount(touchpoints[is_scored], minlength=n_touchpoints)
        keys = []
        for touchpoint, scale in self.scales.items():
            code = lens.names.touchpoints.index(touchpoint)
            here = is_scored & (touchpoints == code)
            emotion = to_emotion(scores[here], scale)
            is_on_scale = ~np.isnan(emotion)
            unused[code] = 0, np.count_nonzero(~is_on_scale)
            keys.append(_emotion_keys(aligned.steps[here], emotion, is_on_scale))
        return Tally.of_values(np.concatenate([np.empty(0, dtype=np.int64), *keys])), unused


def _emotion_keys(steps: Ints, emotion: Floats, is_on_scale: Bools) -> Ints:
    """int64: step and level of each answer that is on its scale and on a step."""
    used = is_on_scale & (steps >= 0)
    levels = np.rint((emotion[used] - WORST) / (BEST - WORST) * LEVELS).astype(np.int64)
    keys: Ints = steps[used].astype(np.int64) * (LEVELS + 1) + levels
    return keys
