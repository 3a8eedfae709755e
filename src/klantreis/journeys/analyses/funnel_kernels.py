"""The passes over journeys that find how far their chains of steps come.

A chain is a row of events of one journey, each the next step of the funnel. Only the time of its first
and its last event decide how it can go on, so a kernel keeps these and no chains.

A pass reads only the events that matter, which are gathered first and without a branch. A kernel takes the
arrays out of their tuples once, at its top: to pass a tuple on for every event costs more than all the rest.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from klantreis.journeys.analyses.funnel_plan import FOREVER, NEVER, Plan
from klantreis.journeys.block import Bools, Ints
from klantreis.journeys.log_histogram import log_bin

_ANYWHERE = -1


class Journeys(NamedTuple):
    """What the kernels read of a view.

    Attributes
    ----------
    offsets, labels, times, may_go_on
        As in `View`.
    groups
        int32 [n_journeys], each below n_groups.
    fits
        bool [n_conditions, n_events]: whether the event meets the condition, label apart.
    """

    offsets: Ints
    labels: Ints
    times: Ints
    may_go_on: Bools
    groups: Ints
    fits: Bools


class Counts(NamedTuple):
    """What the kernels add to.

    Attributes
    ----------
    reached, pending, pending_from_previous
        int64 [n_groups, n_steps]: journeys that reached the step; that did not yet and still can; and of
        the latter those that reached the required step before it.
    converted, censored
        int64 [n_steps, N_BINS]: time from the start of the chain to the step for those that reached it,
        and to the end of the data for those pending.
    """

    reached: Ints
    pending: Ints
    pending_from_previous: Ints
    converted: Ints
    censored: Ints


@njit(cache=True, nogil=True)
def relevant_events(labels: Ints, relevance: Ints) -> Ints:
    """Positions of the events that the funnel reads, and after them the number of all events.

    Parameters
    ----------
    labels, relevance
        uint16 [n_events]; int32 [n_labels], 0 or 1.

    Returns
    -------
    int32 [n_relevant + 1], ascending
    """
    events = np.empty(len(labels) + 1, dtype=np.int32)
    n_relevant = 0
    for k in range(len(labels)):
        events[n_relevant] = k
        n_relevant += relevance[labels[k]]
    events[n_relevant] = len(labels)
    return events[: n_relevant + 1]


@njit(cache=True, nogil=True)
def _tally(  # noqa: PLR0913 - the arrays of Counts, one by one
    reached: Ints,
    pending: Ints,
    pending_from_previous: Ints,
    converted: Ints,
    censored: Ints,
    group: int,
    previous: Ints,
    elapsed: Ints,
    waiting: Ints,
) -> None:
    """Add one journey to the arrays of `Counts`.

    Parameters
    ----------
    previous
        int32 [n_steps], as in `Plan`.
    elapsed, waiting
        int64 [n_steps] microseconds that reaching the step took, and that the journey has waited for it;
        -1 where it did not, or does not.
    """
    for s in range(len(elapsed)):
        if elapsed[s] >= 0:
            reached[group, s] += 1
            converted[s, log_bin(elapsed[s])] += 1
        elif waiting[s] >= 0:
            pending[group, s] += 1
            censored[s, log_bin(waiting[s])] += 1
            if elapsed[previous[s]] >= 0:
                pending_from_previous[group, s] += 1


@njit(cache=True, nogil=True)
def count_plain(events: Ints, journeys: Journeys, plan: Plan, counts: Counts) -> None:
    """Ordered chains with labels as steps and one window for the whole.

    Of all chains at a step the one that started last can do whatever another can, so that one time per
    step is enough (as in ClickHouse's windowFunnel). `events` is what `relevant_events` gives.
    """
    offsets, labels, times = journeys.offsets, journeys.labels, journeys.times
    may_go_on, groups = journeys.may_go_on, journeys.groups
    operation_offsets, operations, previous = plan.operation_offsets, plan.operations, plan.previous
    within, data_end = plan.within, plan.data_end
    reached, pending, pending_from_previous = counts.reached, counts.pending, counts.pending_from_previous
    converted, censored = counts.converted, counts.censored
    starts = np.empty(len(previous), dtype=np.int64)
    elapsed = np.empty(len(previous), dtype=np.int64)
    waiting = np.empty(len(previous), dtype=np.int64)
    e = 0
    for journey in range(len(offsets) - 1):
        stop = offsets[journey + 1]
        if events[e] >= stop:
            continue
        starts[:] = NEVER
        elapsed[:] = -1
        while events[e] < stop:
            time, label = times[events[e]], labels[events[e]]
            e += 1
            for o in range(operation_offsets[label], operation_offsets[label + 1]):
                step = operations[o]
                start = time if step == 0 else starts[step - 1]
                if time - start <= within:
                    starts[step] = start
                    if elapsed[step] < 0:
                        elapsed[step] = time - start
        is_open = within < FOREVER and data_end + 1 - starts[0] <= within and may_go_on[journey]
        waiting[:] = data_end - starts[0] if is_open else -1
        _tally(
            reached,
            pending,
            pending_from_previous,
            converted,
            censored,
            groups[journey],
            previous,
            elapsed,
            waiting,
        )


@njit(cache=True, nogil=True)
def _latest_start(
    starts: Ints, lasts: Ints, places: Ints, first: int, stop: int, earliest: int, place: int
) -> int:
    """Start of the chain that started last of those that can go on; NEVER when none can.

    Parameters
    ----------
    starts, lasts, places
        int64 [n_steps]: of the newest chain up to each step, time of its first and last event and
        position of the last; NEVER where there is none.
    first, stop
        The steps to look at.
    earliest
        The last event may not be before it.
    place
        Where the last event must stand; -1 for anywhere.
    """
    latest = NEVER
    for level in range(first, stop):
        if lasts[level] >= earliest and (place == _ANYWHERE or places[level] == place):
            latest = max(latest, starts[level])
    return latest


@njit(cache=True, nogil=True)
def count_chains(events: Ints, journeys: Journeys, plan: Plan, counts: Counts) -> None:
    """Ordered or strict chains with everything a funnel may have.

    Of all chains at a step only the newest matters: no older one started later. For let chain Q reach
    the step after chain P, and start before it. Going along the steps that every chain has, Q is behind P
    first and ahead in the end. Between the last of them where Q is behind and the next, let x be Q's
    first event after P's event of the former. P up to that event and Q from x on is a chain too: x comes
    sooner after it than after Q's own event before x; it started later than Q; and it spends no more
    time between the steps of an exclusion than Q. So the newest chain starts no earlier than P.

    An event takes its steps from the last down, so that no chain takes it twice.

    A step is pending when an event right after the data ends could still lead to it before a window
    closes. `events` is what `relevant_events` gives.
    """
    offsets, labels, times = journeys.offsets, journeys.labels, journeys.times
    may_go_on, groups = journeys.may_go_on, journeys.groups
    operation_offsets, operations, previous = plan.operation_offsets, plan.operations, plan.previous
    within, step_within, data_end, is_strict = plan.within, plan.step_within, plan.data_end, plan.is_strict
    excluded_after, excluded_before = plan.excluded_after, plan.excluded_before
    conditions, fits = plan.conditions, journeys.fits
    reached, pending, pending_from_previous = counts.reached, counts.pending, counts.pending_from_previous
    converted, censored = counts.converted, counts.censored
    n_steps = len(previous)
    starts = np.empty(n_steps, dtype=np.int64)
    lasts = np.empty(n_steps, dtype=np.int64)
    places = np.empty(n_steps, dtype=np.int64)
    elapsed = np.empty(n_steps, dtype=np.int64)
    waiting = np.empty(n_steps, dtype=np.int64)
    e = 0
    for journey in range(len(offsets) - 1):
        stop = offsets[journey + 1]
        if events[e] >= stop:
            continue
        lasts[:] = NEVER
        elapsed[:] = -1
        while events[e] < stop:
            k = events[e]
            e += 1
            time, label = times[k], labels[k]
            for o in range(operation_offsets[label], operation_offsets[label + 1]):
                step = operations[o]
                if step < 0:
                    lasts[excluded_after[-1 - step] : excluded_before[-1 - step]] = NEVER
                    continue
                if conditions[step] >= 0 and not fits[conditions[step], k]:
                    continue
                start = time
                if step > 0:
                    place = k - 1 if is_strict else _ANYWHERE
                    start = _latest_start(
                        starts, lasts, places, previous[step], step, time - step_within[step], place
                    )
                if time - start <= within:
                    starts[step], lasts[step], places[step] = start, time, k
                    if elapsed[step] < 0:
                        elapsed[step] = time - start
        latest = NEVER
        waiting[0] = -1
        for step in range(1, n_steps):
            if may_go_on[journey] and min(within, step_within[step]) < FOREVER:
                place = stop - 1 if is_strict else _ANYWHERE
                start = _latest_start(
                    starts, lasts, places, previous[step], step, data_end + 1 - step_within[step], place
                )
                if data_end + 1 - start <= within:
                    latest = max(latest, start)
            waiting[step] = data_end - latest if latest > NEVER else -1
        _tally(
            reached,
            pending,
            pending_from_previous,
            converted,
            censored,
            groups[journey],
            previous,
            elapsed,
            waiting,
        )


@njit(cache=True, nogil=True)
def _move_to_front(recent: Ints, step: int) -> None:
    """Put the step first of all n_steps, int64; those that were before it move one back."""
    moved = step
    for i in range(len(recent)):
        recent[i], moved = moved, recent[i]
        if moved == step:
            break


@njit(cache=True, nogil=True)
def count_any_order(events: Ints, journeys: Journeys, plan: Plan, counts: Counts) -> None:
    """How many different steps lie within one window; entry i counts journeys with more than i.

    The steps are kept by how recently they were done: the first i + 1 of them lie within a window when
    the last of these does. `events` is what `relevant_events` gives.
    """
    offsets, labels, times = journeys.offsets, journeys.labels, journeys.times
    may_go_on, groups = journeys.may_go_on, journeys.groups
    operation_offsets, operations, previous = plan.operation_offsets, plan.operations, plan.previous
    within, data_end = plan.within, plan.data_end
    conditions, fits = plan.conditions, journeys.fits
    reached, pending, pending_from_previous = counts.reached, counts.pending, counts.pending_from_previous
    converted, censored = counts.converted, counts.censored
    n_steps = len(previous)
    done_at = np.empty(n_steps, dtype=np.int64)
    recent = np.arange(n_steps)
    elapsed = np.empty(n_steps, dtype=np.int64)
    waiting = np.empty(n_steps, dtype=np.int64)
    e = 0
    for journey in range(len(offsets) - 1):
        stop = offsets[journey + 1]
        if events[e] >= stop:
            continue
        done_at[:] = NEVER
        elapsed[:] = -1
        n_reached = 0
        while events[e] < stop:
            k = events[e]
            e += 1
            time, label = times[k], labels[k]
            for o in range(operation_offsets[label], operation_offsets[label + 1]):
                step = operations[o]
                if conditions[step] < 0 or fits[conditions[step], k]:
                    done_at[step] = time
                    _move_to_front(recent, step)
            while n_reached < n_steps and time - done_at[recent[n_reached]] <= within:
                elapsed[n_reached] = time - done_at[recent[n_reached]]
                n_reached += 1
        latest = done_at[recent[0]]
        is_open = within < FOREVER and data_end + 1 - latest <= within and may_go_on[journey]
        waiting[:] = data_end - latest if is_open else -1
        _tally(
            reached,
            pending,
            pending_from_previous,
            converted,
            censored,
            groups[journey],
            previous,
            elapsed,
            waiting,
        )


@njit(cache=True, nogil=True)
def entry_times(events: Ints, journeys: Journeys, plan: Plan, is_any_order: bool) -> Ints:
    """int64 [n_journeys]: time of the first event that is the first step (any step); or NEVER."""
    offsets, labels, times = journeys.offsets, journeys.labels, journeys.times
    operation_offsets, operations = plan.operation_offsets, plan.operations
    conditions, fits = plan.conditions, journeys.fits
    entries = np.full(len(offsets) - 1, NEVER, dtype=np.int64)
    e = 0
    for journey in range(len(offsets) - 1):
        while events[e] < offsets[journey + 1]:
            k = events[e]
            e += 1
            for o in range(operation_offsets[labels[k]], operation_offsets[labels[k] + 1]):
                step = operations[o]
                is_entry = step == 0 or (is_any_order and step > 0)
                if not is_entry or entries[journey] > NEVER:
                    continue
                if conditions[step] < 0 or fits[conditions[step], k]:
                    entries[journey] = times[k]
    return entries
