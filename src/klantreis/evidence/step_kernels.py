"""The kernels behind the figures per step."""

from __future__ import annotations

import numpy as np
from numba import njit

from klantreis.evidence.money import UNITS
from klantreis.journeys.block import Bools, Floats, Ints
from klantreis.journeys.log_histogram import N_BINS, log_bin

# Columns of `visited`: of persons those with such a journey; of journeys that may go on the data ended first.
CONTACTS, JOURNEYS, PERSONS, LAST, LAST_PERSONS, MAY_GO_ON, REPEATING, REPEATING_PERSONS, VISITS, MONEY = (
    range(10)
)
# Columns of transitions in `followed`: visits, journeys and persons with one, and of these with a return.
COUNT, GOING, GOING_PERSONS, RETURNING, RETURNING_PERSONS = range(5)
# Columns of `outcome_counts`.
PASSED, PASSED_TO_OUTCOME, OTHERS, OTHERS_TO_OUTCOME = range(4)


@njit(cache=True, nogil=True)
def visited(
    offsets: Ints,
    rows: Ints,
    steps: Ints,
    counts_as_contact: Bools,
    money: Ints,
    may_go_on: Bools,
    n_steps: int,
) -> tuple[Ints, Floats, Ints]:
    """Who comes at each step.

    Parameters
    ----------
    offsets, rows
        int32 [n_journeys + 1]; int32 [n_journeys], ascending.
    steps, counts_as_contact
        int32 [n_events]: step or -1; bool [n_events].
    money, may_go_on
        int64 [n_journeys] ten-thousandths; bool [n_journeys].
    n_steps
        Steps.

    Returns
    -------
    int64 [n_steps, 10] counts, float64 [n_steps] squared money of the journeys there, and int32
    [n_journeys, n_steps] position of the first contact at each step, -1 where there is none
    """
    counts = np.zeros((n_steps, 10), dtype=np.int64)
    squares = np.zeros(n_steps)
    first_visits = np.full((len(rows), n_steps), -1, dtype=np.int32)
    last_person = np.full((n_steps, 3), -1, dtype=np.int64)
    in_journey = np.zeros(n_steps, dtype=np.int64)
    for journey in range(len(rows)):
        before = -1
        in_journey[:] = 0
        for k in range(offsets[journey], offsets[journey + 1]):
            step = steps[k]
            if step < 0:
                continue
            counts[step, CONTACTS] += counts_as_contact[k]
            in_journey[step] += counts_as_contact[k]
            counts[step, VISITS] += step != before
            before = step
            if first_visits[journey, step] < 0:
                first_visits[journey, step] = k
        amount = money[journey] / UNITS
        for step in range(n_steps):
            if first_visits[journey, step] < 0:
                continue
            counts[step, JOURNEYS] += 1
            counts[step, PERSONS] += last_person[step, 0] != rows[journey]
            last_person[step, 0] = rows[journey]
            if in_journey[step] > 1:
                counts[step, REPEATING] += 1
                counts[step, REPEATING_PERSONS] += last_person[step, 1] != rows[journey]
                last_person[step, 1] = rows[journey]
            counts[step, MONEY] += money[journey]
            squares[step] += amount * amount
        if before >= 0:
            counts[before, LAST] += 1
            counts[before, LAST_PERSONS] += last_person[before, 2] != rows[journey]
            last_person[before, 2] = rows[journey]
            counts[before, MAY_GO_ON] += may_go_on[journey]
    return counts, squares, first_visits


@njit(cache=True, nogil=True)
def followed(
    offsets: Ints, rows: Ints, steps: Ints, times: Ints, first_visits: Ints
) -> tuple[Ints, Ints, Ints]:
    """Which step is visited after which, and after how long.

    Parameters
    ----------
    offsets, rows
        int32 [n_journeys + 1]; int32 [n_journeys], ascending.
    steps, times
        int32 [n_events]: step or -1; int64 [n_events] microseconds, ascending within a journey.
    first_visits
        int32 [n_journeys, n_steps]: as from `visited`.

    Returns
    -------
    int64 [n_steps, n_steps, 2]: journeys and persons that first come at i before j; int64 [n_steps + 1,
    n_steps + 1, 5]: visits of j after i, journeys, persons, and both again of those that had been at j
    before; int64 [n_times] keys of transition and log bin
    """
    n_journeys, n_steps = first_visits.shape
    order = np.zeros((n_steps, n_steps, 2), dtype=np.int64)
    ordered_person = np.full((n_steps, n_steps), -1, dtype=np.int64)
    transitions = np.zeros((n_steps + 1, n_steps + 1, 5), dtype=np.int64)
    last = np.full((n_steps + 1, n_steps + 1, 4), -1, dtype=np.int64)
    keys = np.empty(len(steps), dtype=np.int64)
    came_at = np.empty(n_steps, dtype=np.int64)
    n = 0
    for journey in range(n_journeys):
        here, left_at = n_steps, np.int64(0)
        for k in range(offsets[journey], offsets[journey + 1] + 1):
            is_over = k == offsets[journey + 1]
            there = n_steps if is_over else steps[k]
            if there < 0:
                continue
            if there != here or is_over:
                marks = last[here, there]
                _mark(transitions[here, there], marks, 1, journey, rows[journey])
                if not is_over and first_visits[journey, there] < k:
                    _mark(transitions[here, there], marks, 3, journey, rows[journey])
                transitions[here, there, COUNT] += 1
                if here != n_steps and not is_over:
                    keys[n] = (here * (n_steps + 1) + there) * N_BINS + log_bin(times[k] - left_at)
                    n += 1
                here = there
            if not is_over:
                left_at = times[k]
        n_visited = 0
        for step in range(n_steps):
            if first_visits[journey, step] >= 0:
                came_at[n_visited] = step
                n_visited += 1
        for i in came_at[:n_visited]:
            for j in came_at[:n_visited]:
                if first_visits[journey, i] < first_visits[journey, j]:
                    order[i, j, 0] += 1
                    order[i, j, 1] += ordered_person[i, j] != rows[journey]
                    ordered_person[i, j] = rows[journey]
    return order, transitions, keys[:n].copy()


@njit(cache=True, nogil=True)
def _mark(counts: Ints, marks: Ints, column: int, journey: int, person: int) -> None:
    """Count a journey in a column and its person in the next, unless `marks` says they are counted.

    `counts` int64 [5]; `marks` int64 [4], the last journey and person of each, for the columns from 1.
    """
    counts[column] += marks[column - 1] != journey
    marks[column - 1] = journey
    counts[column + 1] += marks[column] != person
    marks[column] = person


@njit(cache=True, nogil=True)
def outcome_counts(offsets: Ints, first_visits: Ints, is_outcome: Bools, leads_on: Bools) -> Ints:
    """How many come to an outcome after each step, and of those who could have taken it and did not.

    Who could have taken a step was at a step that leads to it before, or began, where the map begins
    with it. An outcome counts after the first contact at the step; for those who did not take it after
    the first contact at a step that leads to it.

    Parameters
    ----------
    offsets, first_visits
        int32 [n_journeys + 1]; int32 [n_journeys, n_steps] as from `visited`.
    is_outcome
        bool [n_events].
    leads_on
        bool [n_steps + 1, n_steps]: which step, or the start, leads to which with none skipped.

    Returns
    -------
    int64 [n_steps, 4]: journeys that take it, of these with the outcome; the others, and of these
    """
    n_journeys, n_steps = first_visits.shape
    counts = np.zeros((n_steps, 4), dtype=np.int64)
    # The steps that lead to each, one list after the other: most lead to one or two.
    ends = np.zeros(n_steps + 1, dtype=np.int64)
    leading = np.empty(n_steps * n_steps, dtype=np.int64)
    n = 0
    for step in range(n_steps):
        for before in range(n_steps):
            if before != step and leads_on[before, step]:
                leading[n] = before
                n += 1
        ends[step + 1] = n
    for journey in range(n_journeys):
        last_outcome = offsets[journey + 1] - 1
        while last_outcome >= offsets[journey] and not is_outcome[last_outcome]:
            last_outcome -= 1
        for step in range(n_steps):
            came = first_visits[journey, step]
            could = offsets[journey] - 1 if leads_on[n_steps, step] else offsets[journey + 1]
            for before in leading[ends[step] : ends[step + 1]]:
                if first_visits[journey, before] >= 0:
                    could = min(could, first_visits[journey, before])
            if could == offsets[journey + 1] or 0 <= came < could:
                continue
            if came >= 0:
                counts[step, PASSED] += 1
                counts[step, PASSED_TO_OUTCOME] += last_outcome > came
            else:
                counts[step, OTHERS] += 1
                counts[step, OTHERS_TO_OUTCOME] += last_outcome > could
    return counts
