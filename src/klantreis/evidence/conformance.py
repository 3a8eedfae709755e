"""Conformance: journeys against a map, step by step and as a whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.evidence.alignment import Aligned, Move, Plan, align
from klantreis.evidence.binding import plan_of
from klantreis.evidence.conformance_result import ConformanceResult
from klantreis.evidence.deviations import KINDS, OFF, OUT_OF_ORDER, REPEATED, SKIPPED, Deviations
from klantreis.evidence.money import journey_money
from klantreis.journeys.block import Block, Bools, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.tally import Tally, is_one_each, journeys_and_persons, n_distinct, occurrences
from klantreis.journeys.view import View, look
from klantreis.mapping.map import JourneyMap

COST_BITS = 32
_MATCHED, _COLLAPSED = int(Move.MATCHED), int(Move.COLLAPSED)

# Columns of ConformanceState.steps: of matches, repeats and what is misplaced contacts, of the rest journeys.
COMPLETED, PERSONS, SKIPS, MATCHES, REPEATS, REPEATING, MISPLACED, DISORDERED = range(8)
# Columns of ConformanceState.phases: moves. Of contacts those in the phase a journey is in.
PHASE_MATCHED, PHASE_SKIPPED, PHASE_REPEATED, PHASE_MISPLACED, PHASE_OFF = range(5)
# Columns of ConformanceState.labels; money of the journeys in ten-thousandths.
CONTACTS, JOURNEYS, LABEL_PERSONS, MONEY = range(4)


@dataclass(frozen=True, eq=False)
class ConformanceState:
    """Counts, which merge by addition.

    Attributes
    ----------
    steps, phases, labels
        int64 [n_steps, 8], [n_phases, 5], [n_labels, 4]; columns as above. Labels on the map stay zero.
    ways
        int64 [n_ways, 2]: how often, and by how many journeys, a way is used with no step skipped.
    fits
        Key `contacts << COST_BITS | cost`, one column: how many journeys have that many of both.
    deviations
        What differs, after which step.
    n_persons, n_amounts
        Persons with a journey; events with an amount of money.
    """

    steps: Ints
    phases: Ints
    labels: Ints
    ways: Ints
    fits: Tally
    deviations: Deviations
    n_persons: int
    n_amounts: int


@dataclass(frozen=True)
class Conformance:
    """Each journey aligned to the map at the least cost, and what that says of map and journeys.

    The fitness of a journey is 1 - cost / (its contacts + steps skipped on the cheapest way through the
    map without any contact): 1 when it goes as mapped, 0 when nothing of it does. That of the map is the
    mean over journeys. Coverage is the share of contacts that are on the map, precision the share of the
    map's ways that a journey uses without skipping a step before or after.

    Attributes
    ----------
    journey_map
        The map; its touchpoints are bound to the labels of the lens.
    collapse
        Whether a touchpoint that directly follows itself counts once.
    """

    journey_map: JourneyMap
    collapse: bool = False

    def empty(self, lens: BoundLens) -> ConformanceState:
        """No journeys."""
        plan = plan_of(self.journey_map, lens, collapse=self.collapse)
        return ConformanceState(
            steps=np.zeros((plan.chart.n_steps, 8), dtype=np.int64),
            phases=np.zeros((len(self.journey_map.phases), 5), dtype=np.int64),
            labels=np.zeros((lens.n_labels, 4), dtype=np.int64),
            ways=np.zeros((len(plan.chart.ways), 2), dtype=np.int64),
            fits=Tally.empty(1),
            deviations=Deviations.none(),
            n_persons=0,
            n_amounts=0,
        )

    def count(self, block: Block, lens: BoundLens) -> ConformanceState:
        """Journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        plan = plan_of(self.journey_map, lens, collapse=self.collapse)
        return self.counted(view, align(view, plan), plan)

    def counted(self, view: View, aligned: Aligned, plan: Plan) -> ConformanceState:
        """Journeys that are aligned already."""
        chart = plan.chart
        n_labels = len(plan.label_offsets) - 1
        n_keys = len(KINDS) * max(chart.n_steps, n_labels) * (chart.n_steps + 1)
        money, n_amounts = journey_money(view.of_events("value"), view.offsets)
        steps, phases, ways, keys, journeys = _counted(
            view.offsets,
            view.rows,
            view.labels,
            aligned.steps,
            aligned.moves,
            chart.next_hop,
            chart.cost,
            chart.is_silent,
            chart.way_numbers,
            phase_numbers(self.journey_map),
            np.array([len(self.journey_map.phases), len(chart.ways), n_labels, aligned.costs.sum()]),
        )
        return ConformanceState(
            steps=steps,
            phases=phases,
            labels=_off_the_map(view, aligned, plan, money),
            ways=ways,
            fits=Tally.of_values(aligned.contacts.astype(np.int64) << COST_BITS | aligned.costs),
            deviations=Deviations.of(keys, journeys, view.rows, view.block.person, money, n_keys),
            n_persons=view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows),
            n_amounts=int(n_amounts.sum()),
        )

    def merge(self, left: ConformanceState, right: ConformanceState) -> ConformanceState:
        """Both together."""
        return ConformanceState(
            left.steps + right.steps,
            left.phases + right.phases,
            left.labels + right.labels,
            left.ways + right.ways,
            left.fits.merged(right.fits),
            left.deviations.merged(right.deviations),
            left.n_persons + right.n_persons,
            left.n_amounts + right.n_amounts,
        )

    def result(self, state: ConformanceState, lens: BoundLens) -> ConformanceResult:
        """Fitness, coverage, precision, and what happens at each step."""
        plan = plan_of(self.journey_map, lens, collapse=self.collapse)
        return ConformanceResult.of_counts(self.journey_map, plan.chart, lens.labels, state)


def phase_numbers(journey_map: JourneyMap) -> Ints:
    """int32 [n_steps]: the phase of each step."""
    numbers = [number for number, phase in enumerate(journey_map.phases) for _ in phase.steps]
    return np.array(numbers, dtype=np.int32)


def _off_the_map(view: View, aligned: Aligned, plan: Plan, money: Ints) -> Ints:
    """int64 [n_labels, 4]: contacts, journeys, persons and money of each label that is on no step."""
    n_labels = len(plan.label_offsets) - 1
    journeys, persons = journeys_and_persons(view.labels, view.offsets, view.rows, n_labels)
    counts = np.column_stack(
        [
            occurrences(view.labels[aligned.moves != _COLLAPSED], n_labels),
            journeys,
            persons,
            _label_money(view.labels, view.offsets, money, n_labels),
        ]
    )
    counts[np.diff(plan.label_offsets) > 0] = 0
    return counts


@njit(cache=True, nogil=True)
def _label_money(labels: Ints, offsets: Ints, money: Ints, n_labels: int) -> Ints:
    """int64 [n_labels]: the money (int64 [n_journeys]) of the journeys that have each label.

    `labels` uint16 [n_events] stand per journey at `offsets`, int32 [n_journeys + 1].
    """
    sums = np.zeros(n_labels, dtype=np.int64)
    last = np.full(n_labels, -1, dtype=np.int64)
    for journey in range(len(money)):
        for k in range(offsets[journey], offsets[journey + 1]):
            if last[labels[k]] != journey:
                last[labels[k]] = journey
                sums[labels[k]] += money[journey]
    return sums


@njit(cache=True, nogil=True)
def _counted(  # noqa: PLR0913, PLR0915 - one pass over the moves, counting all of them
    offsets: Ints,
    rows: Ints,
    labels: Ints,
    steps: Ints,
    moves: Ints,
    next_hop: Ints,
    cost: Ints,
    is_silent: Bools,
    way_numbers: Ints,
    phases: Ints,
    sizes: Ints,
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """What the alignment of each journey says of steps, phases and ways.

    Parameters
    ----------
    offsets, rows
        int32 [n_journeys + 1]; int32 [n_journeys], ascending.
    labels, steps, moves
        uint16, int32, int8 [n_events]: as `Aligned` has them.
    next_hop, cost, is_silent, way_numbers
        As `FlowChart` has them.
    phases
        int32 [n_steps].
    sizes
        int64 [4]: how many phases, ways, labels, and deviations (the sum of all costs).

    Returns
    -------
    int64 [n_steps, 8], int64 [n_phases, 5], int64 [n_ways, 2] counts; int64 [n_deviations] keys as in
    `Deviations`, and int32 [n_deviations] the journey of each
    """
    n_steps = len(is_silent)
    start, end = n_steps, n_steps + 1
    width = max(n_steps, sizes[2])
    of_step = np.zeros((n_steps, 8), dtype=np.int64)
    of_phase = np.zeros((sizes[0], 5), dtype=np.int64)
    of_way = np.zeros((sizes[1], 2), dtype=np.int64)
    keys = np.empty(sizes[3], dtype=np.int64)
    journeys = np.empty(sizes[3], dtype=np.int32)
    # Per step the last journey in which it was completed, skipped, repeated, out of order; and the person.
    last = np.full((n_steps, 4), -1, dtype=np.int64)
    last_person = np.full(n_steps, -1, dtype=np.int64)
    last_on_way = np.full(sizes[1], -1, dtype=np.int64)
    n = 0
    for journey in range(len(rows)):
        first, stop = offsets[journey], offsets[journey + 1]
        k = first
        while k < stop and moves[k] != _MATCHED:
            k += 1
        # Contacts before the first that is matched are made in its phase.
        phase = phases[steps[k]] if k < stop else phases[0]
        at = start
        for k in range(first, stop + 1):
            move = moves[k] if k < stop else _MATCHED
            if move == _COLLAPSED:
                continue
            if move != _MATCHED:
                step = steps[k]
                what = step if move != OFF else int(labels[k])
                keys[n] = (move * width + what) * (n_steps + 1) + at
                journeys[n] = journey
                n += 1
                if move == REPEATED:
                    of_phase[phase, PHASE_REPEATED] += 1
                    of_step[step, REPEATS] += 1
                    of_step[step, REPEATING] += last[step, 2] != journey
                    last[step, 2] = journey
                elif move == OUT_OF_ORDER:
                    of_phase[phase, PHASE_MISPLACED] += 1
                    of_step[step, MISPLACED] += 1
                    of_step[step, DISORDERED] += last[step, 3] != journey
                    last[step, 3] = journey
                else:
                    of_phase[phase, PHASE_OFF] += 1
                continue
            there = steps[k] if k < stop else end
            is_unskipped = cost[at, there] == 0
            place = at
            while True:
                hop = next_hop[place, there]
                way = way_numbers[place, hop]
                if is_unskipped and way >= 0:
                    of_way[way, 0] += 1
                    of_way[way, 1] += last_on_way[way] != journey
                    last_on_way[way] = journey
                if hop == there:
                    break
                if not is_silent[hop]:
                    of_phase[phases[hop], PHASE_SKIPPED] += 1
                    last[hop, 1] = journey
                    keys[n] = (SKIPPED * width + hop) * (n_steps + 1) + at
                    journeys[n] = journey
                    n += 1
                place = hop
            if k == stop:
                break
            at = there
            phase = phases[at]
            of_phase[phase, PHASE_MATCHED] += 1
            of_step[at, MATCHES] += 1
            of_step[at, PERSONS] += last_person[at] != rows[journey]
            last_person[at] = rows[journey]
            last[at, 0] = journey
        for step in range(n_steps):
            is_completed = last[step, 0] == journey
            of_step[step, COMPLETED] += is_completed
            of_step[step, SKIPS] += last[step, 1] == journey and not is_completed
    return of_step, of_phase, of_way, keys, journeys
