"""Alignment: each journey against the flow chart of a map, at the least cost.

A contact that happens where the map has it costs nothing; a contact that is not taken on the map costs 1,
and so does a step of the map that has touchpoints and is skipped. What is found is a way through the map
from a start to an end for which the sum is least; it is exact.

Several ways may be equally cheap. Then the last step matched is the earliest on the map, a step is matched
by the earliest contact that allows the cost, and it is come to from the earliest step on the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numba import njit

from klantreis.evidence.flow_chart import FAR, FlowChart
from klantreis.journeys.block import Ints
from klantreis.journeys.view import View


class Move(IntEnum):
    """What became of a contact."""

    MATCHED = 0
    """Taken as a step of the map."""
    REPEATED = 1
    """Its step had been completed before, and the map has no way back to it."""
    OUT_OF_ORDER = 2
    """It is on the map, but its step was not completed before, and cannot be at this place."""
    OFF = 3
    """On no step of the map."""
    COLLAPSED = 4
    """The same touchpoint as the contact directly before it, where such repeats are counted once."""


_MATCHED, _REPEATED, _OUT, _OFF, _COLLAPSED = (int(move) for move in Move)


@dataclass(frozen=True, eq=False)
class Plan:
    """A flow chart with the label codes of its steps: all that alignment needs.

    Attributes
    ----------
    chart
        The map's ways.
    label_offsets, label_steps
        int32 [n_labels + 1] and int32: the steps that have label l are
        label_steps[label_offsets[l]:label_offsets[l + 1]], ascending.
    collapses
        Whether a touchpoint that directly follows itself counts once.
    """

    chart: FlowChart
    label_offsets: Ints
    label_steps: Ints
    collapses: bool = False


@dataclass(frozen=True, eq=False)
class Aligned:
    """The journeys of a view against a map.

    Attributes
    ----------
    steps
        int32 [n_events]: the step each contact belongs to; -1 when it is on none. A contact that is not
        matched belongs to the step it repeats, else to the first step of the map with its touchpoint.
    moves
        int8 [n_events]: `Move`.
    costs
        int32 [n_journeys]: contacts that are not matched, and steps skipped.
    contacts
        int32 [n_journeys]: events, without the collapsed.
    """

    steps: Ints
    moves: Ints
    costs: Ints
    contacts: Ints


def align(view: View, plan: Plan) -> Aligned:
    """The cheapest alignment of each journey that the view shows."""
    matched, costs, contacts = _matched(
        view.labels,
        view.offsets,
        plan.label_offsets,
        plan.label_steps,
        plan.chart.before,
        plan.chart.to_end,
        plan.collapses,
    )
    steps, moves = _moves(
        view.labels,
        view.offsets,
        matched,
        plan.label_offsets,
        plan.label_steps,
        plan.chart.n_steps,
        plan.collapses,
    )
    return Aligned(steps, moves, costs, contacts)


@njit(cache=True, nogil=True)
def _matched(
    labels: Ints,
    offsets: Ints,
    label_offsets: Ints,
    label_steps: Ints,
    before: Ints,
    to_end: Ints,
    collapses: bool,
) -> tuple[Ints, Ints, Ints]:
    """The step that each contact is matched with, by dynamic programming over contacts and steps.

    With f[k][i] the least cost after k contacts when step i is the last matched: an insertion gives
    f[k+1][i] = f[k][i] + 1, and a match with step j gives f[k+1][j] = min over i of f[k][i] + before[j][i].
    Kept is f[k][i] - k, which an insertion leaves as it is: only the steps that have the label change.

    Parameters
    ----------
    labels, offsets
        uint16 [n_events]; int32 [n_journeys + 1].
    label_offsets, label_steps
        int32 [n_labels + 1], int32: as in `Plan`.
    before
        int32 [n_steps, n_steps + 1]: cost of arriving at a step from each step and from the start.
    to_end
        int32 [n_steps + 1]: cost of the end from each step and from the start; the start's is finite.
    collapses
        Whether a label that directly follows itself is passed over.

    Returns
    -------
    int32 [n_events] step or -1; int32 [n_journeys] costs; int32 [n_journeys] contacts
    """
    n_journeys, n_steps = len(offsets) - 1, len(before)
    matched = np.full(len(labels), -1, dtype=np.int32)
    costs = np.empty(n_journeys, dtype=np.int32)
    contacts = np.empty(n_journeys, dtype=np.int32)
    width = _widest(label_offsets)
    came_from = np.empty((_widest(offsets), width), dtype=np.int32)
    fresh = np.empty(width, dtype=np.int32)
    least = np.empty(n_steps + 1, dtype=np.int32)
    for journey in range(n_journeys):
        first, stop = offsets[journey], offsets[journey + 1]
        least[:] = FAR
        least[n_steps] = 0
        n_contacts = 0
        for k in range(first, stop):
            label = labels[k]
            if collapses and k > first and labels[k - 1] == label:
                continue
            n_contacts += 1
            low, high = label_offsets[label], label_offsets[label + 1]
            for slot in range(high - low):
                step = label_steps[low + slot]
                cheapest = np.int32(FAR)
                for i in range(n_steps + 1):
                    cheapest = min(cheapest, least[i] + before[step, i])
                fresh[slot] = cheapest - 1
                came_from[k - first, slot] = -1
                if fresh[slot] < least[step]:
                    i = 0
                    while least[i] + before[step, i] != cheapest:
                        i += 1
                    came_from[k - first, slot] = i
            for slot in range(high - low):
                if came_from[k - first, slot] >= 0:
                    least[label_steps[low + slot]] = fresh[slot]
        at = 0
        for i in range(n_steps + 1):
            if least[i] + to_end[i] < least[at] + to_end[at]:
                at = i
        costs[journey] = least[at] + to_end[at] + n_contacts
        contacts[journey] = n_contacts
        k = stop
        while at != n_steps:
            k -= 1
            if collapses and k > first and labels[k - 1] == labels[k]:
                continue
            low = label_offsets[labels[k]]
            slot = _slot_of(at, label_steps, low, label_offsets[labels[k] + 1])
            if slot >= 0 and came_from[k - first, slot] >= 0:
                matched[k] = at
                at = came_from[k - first, slot]
    return matched, costs, contacts


@njit(cache=True, nogil=True)
def _widest(offsets: Ints) -> int:
    """The greatest length between two offsets (integer [n + 1]), and at least 1."""
    widest = 1
    for k in range(len(offsets) - 1):
        widest = max(widest, offsets[k + 1] - offsets[k])
    return widest


@njit(cache=True, nogil=True)
def _slot_of(step: int, steps: Ints, low: int, high: int) -> int:
    """Where a step stands among steps[low:high] (integer), counted from low; -1 when it does not."""
    for place in range(low, high):
        if steps[place] == step:
            return place - low
    return -1


@njit(cache=True, nogil=True)
def _moves(
    labels: Ints,
    offsets: Ints,
    matched: Ints,
    label_offsets: Ints,
    label_steps: Ints,
    n_steps: int,
    collapses: bool,
) -> tuple[Ints, Ints]:
    """What became of each contact, and the step it belongs to.

    Parameters as for `_matched`, with `matched` its first result.

    Returns
    -------
    int32 [n_events] step or -1; int8 [n_events] `Move`
    """
    steps = matched.copy()
    moves = np.full(len(labels), _OFF, dtype=np.int8)
    completed_at = np.full(n_steps, -1, dtype=np.int64)
    for journey in range(len(offsets) - 1):
        first = offsets[journey]
        for k in range(first, offsets[journey + 1]):
            label = labels[k]
            if collapses and k > first and labels[k - 1] == label:
                steps[k] = steps[k - 1]
                moves[k] = _COLLAPSED
                continue
            if matched[k] >= 0:
                moves[k] = _MATCHED
                completed_at[matched[k]] = k
                continue
            # The step completed last; positions of earlier journeys lie before `first`.
            latest = first - 1
            for place in range(label_offsets[label], label_offsets[label + 1]):
                step = label_steps[place]
                if completed_at[step] > latest:
                    latest = completed_at[step]
                    steps[k] = step
            if latest >= first:
                moves[k] = _REPEATED
            elif label_offsets[label] < label_offsets[label + 1]:
                steps[k] = label_steps[label_offsets[label]]
                moves[k] = _OUT
    return steps, moves
