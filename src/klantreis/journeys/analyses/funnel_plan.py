"""A funnel as arrays over the label codes of a lens: what its kernels read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from klantreis.errors import UnknownNameError
from klantreis.journeys.analyses.funnel_steps import Condition, Exclusion, Step
from klantreis.journeys.block import MAX_CHANNELS, Bools, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import View

# A time that never comes and a window that never closes: the one minus any moment exceeds the other, so
# that one comparison tells "has started and is still open", and nothing overflows an int64.
NEVER = -(1 << 62)
FOREVER = 1 << 61


class Plan(NamedTuple):
    """A funnel of n_steps steps for a lens of n_labels labels.

    Attributes
    ----------
    relevance
        int32 [n_labels]: 1 where a label has operations, else 0.
    operation_offsets, operations
        int32 [n_labels + 1], int32: per label what its events do, last step first. s >= 0 advances to
        step s; -1 - x applies exclusion x.
    within
        int64 microseconds from the first step of a chain; FOREVER when there is no limit.
    step_within
        int64 [n_steps] microseconds from the step before in the chain.
    previous
        int32 [n_steps]: the last step before this one that every chain has; -1 for the first.
    excluded_after, excluded_before
        int32 [n_exclusions]: the steps between which an exclusion applies.
    conditions
        int32 [n_steps]: the row of `fitting` that the step's events must meet; -1 when its labels are enough.
    is_strict
        Whether nothing may happen between the steps of a chain.
    data_end
        int64 microseconds: what is known up to.
    """

    relevance: Ints
    operation_offsets: Ints
    operations: Ints
    within: int
    step_within: Ints
    previous: Ints
    excluded_after: Ints
    excluded_before: Ints
    conditions: Ints
    is_strict: bool
    data_end: int


def plan(
    steps: Sequence[Step],
    exclusions: Sequence[Exclusion],
    within: timedelta | None,
    mode: str,
    lens: BoundLens,
) -> Plan:
    """The funnel for the codes of a lens.

    Raises
    ------
    UnknownNameError
        When a label or channel does not exist.
    """
    conditions = [step.condition for step in steps]
    between = [exclusion.between(steps) for exclusion in exclusions]
    offsets, operations = _operations(conditions, exclusions, between, lens)
    return Plan(
        relevance=(np.diff(offsets) > 0).astype(np.int32),
        operation_offsets=offsets,
        operations=operations,
        within=_microseconds(within),
        step_within=np.array([_microseconds(step.window) for step in steps], dtype=np.int64),
        previous=np.arange(-1, len(steps) - 1, dtype=np.int32) if mode == "any" else _previous(steps),
        excluded_after=np.array([after for after, _ in between], dtype=np.int32),
        excluded_before=np.array([before for _, before in between], dtype=np.int32),
        conditions=_rows(conditions),
        is_strict=mode == "strict",
        data_end=lens.data_end,
    )


def _operations(
    conditions: Sequence[Condition],
    exclusions: Sequence[Exclusion],
    between: Sequence[tuple[int, int]],
    lens: BoundLens,
) -> tuple[Ints, Ints]:
    """Per label its operations, the last step first.

    An exclusion before step b comes after the advance to b, which the same event may still be, and
    before the advances to the steps between, which it may not.
    """
    parts = [(_codes(one.labels, lens), 2 * s + 1, s) for s, one in enumerate(conditions)]
    parts += [
        (_codes(exclusion.labels, lens), 2 * before, -1 - x)
        for x, (exclusion, (_, before)) in enumerate(zip(exclusions, between, strict=True))
    ]
    labels = np.concatenate([codes for codes, _, _ in parts])
    ranks = np.concatenate([np.full(len(codes), rank) for codes, rank, _ in parts])
    operations = np.concatenate([np.full(len(codes), operation) for codes, _, operation in parts])
    order = np.lexsort((-ranks, labels))
    offsets = np.searchsorted(labels[order], np.arange(lens.n_labels + 1))
    return offsets.astype(np.int32), operations[order].astype(np.int32)


def _codes(labels: Collection[str], lens: BoundLens) -> Ints:
    """Codes of the labels; of all labels when none is named."""
    if not labels:
        return np.arange(lens.n_labels)
    return np.array([lens.code(label) for label in labels], dtype=np.int64)


def _rows(conditions: Sequence[Condition]) -> Ints:
    """A row for each step that asks for more than labels, in their order."""
    asks = np.array([one.is_more_than_labels for one in conditions], dtype=np.bool_)
    return np.where(asks, np.cumsum(asks) - 1, -1).astype(np.int32)


def fitting(steps: Sequence[Step], view: View, lens: BoundLens) -> Bools:
    """bool [n_conditions, n_events]: whether an event meets a step's condition, label apart.

    Raises
    ------
    UnknownNameError
        When a channel does not exist.
    """
    conditions = [step.condition for step in steps if step.condition.is_more_than_labels]
    fits = np.ones((len(conditions), len(view.labels)), dtype=np.bool_)
    for row, one in enumerate(conditions):
        if one.channels:
            fits[row] &= _channel_fits(one, lens)[view.of_events("channel")]
        for column, least, most in (
            ("value", one.min_value, one.max_value),
            ("score", one.min_score, one.max_score),
        ):
            # NaN, unknown, meets no bound.
            if least is not None:
                fits[row] &= view.of_events(column) >= least
            if most is not None:
                fits[row] &= view.of_events(column) <= most
    return fits


def _channel_fits(condition: Condition, lens: BoundLens) -> Bools:
    """bool [256]: per channel code whether the condition names it."""
    for channel in condition.channels:
        if channel not in lens.names.channels:
            raise UnknownNameError("channel", channel, lens.names.channels)
    codes = [lens.names.channels.index(channel) for channel in condition.channels]
    return np.isin(np.arange(MAX_CHANNELS), codes)


def _previous(steps: Sequence[Step]) -> Ints:
    needed = [s for s, step in enumerate(steps) if not step.is_optional]
    return np.array(
        [max([n for n in needed if n < s], default=-1) for s in range(len(steps))], dtype=np.int32
    )


def _microseconds(time: timedelta | None) -> int:
    return FOREVER if time is None else min(time // timedelta(microseconds=1), FOREVER)
