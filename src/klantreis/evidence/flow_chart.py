"""A map's flow chart as arrays: the cheapest way from each step to each other one, and what it skips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numba import njit

from klantreis.journeys.block import Bools, Ints
from klantreis.mapping.map import JourneyMap

MOST_STEPS = 250
# Of ways that skip as many steps the one with the fewest hops is taken: both in one number.
_HOPS = 1 << 12
_FAR = np.int64(1) << 40
FAR = 1 << 28  # what it costs to come where no way leads


@dataclass(frozen=True, eq=False)
class FlowChart:
    """Steps by number, with the start behind them (number n_steps) and the end behind that.

    Attributes
    ----------
    is_silent
        bool [n_steps]: steps without a touchpoint, which may be passed unseen.
    ways
        int64 [n_ways, 2]: from and to, steps of the map only, in the order of the map.
    cost
        int32 [n_steps + 2, n_steps + 2]: the least number of steps skipped between being at one place and
        arriving at the other; `FAR` where no way leads. A place has no way to itself but by a loop.
    next_hop
        int32 of the same shape: where the cheapest way goes first; of equal ones the earliest on the map.
        -1 where no way leads.
    closed_at
        The step that was taken for an end because no way leads to one; None when the map has an end.
    """

    is_silent: Bools
    ways: Ints
    cost: Ints
    next_hop: Ints
    closed_at: int | None

    @property
    def n_steps(self) -> int:
        """Steps of the map."""
        return len(self.is_silent)

    @property
    def start(self) -> int:
        """Number of the start."""
        return self.n_steps

    @property
    def end(self) -> int:
        """Number of the end."""
        return self.n_steps + 1

    @property
    def empty_cost(self) -> int:
        """Steps skipped on the cheapest way from start to end."""
        return int(self.cost[self.start, self.end])

    @cached_property
    def before(self) -> Ints:
        """int32 [n_steps, n_steps + 1]: cost of arriving at a step from each step and from the start."""
        return np.ascontiguousarray(self.cost[: self.n_steps + 1, : self.n_steps].T)

    @cached_property
    def to_end(self) -> Ints:
        """int32 [n_steps + 1]: cost of the end from each step and from the start."""
        return np.ascontiguousarray(self.cost[: self.n_steps + 1, self.end])

    @cached_property
    def leads_on(self) -> Bools:
        """bool [n_steps + 1, n_steps]: whether one comes from a step, or the start, to another unskipped."""
        unskipped: Bools = self.cost[: self.n_steps + 1, : self.n_steps] == 0
        return unskipped

    @cached_property
    def way_numbers(self) -> Ints:
        """int32 [n_steps + 2, n_steps + 2]: the row of `ways`, -1 where there is none."""
        numbers = np.full(self.cost.shape, -1, dtype=np.int32)
        for number, (here, there) in enumerate(self.ways):
            numbers[here, there] = number
        return numbers

    @classmethod
    def of_map(cls, journey_map: JourneyMap) -> FlowChart:
        """The flow chart of a map; its steps in their order."""
        number = {step.id: i for i, step in enumerate(journey_map.steps)}
        return cls.of_steps(
            is_silent=[not step.touchpoints for step in journey_map.steps],
            ways=[(number[here], number[there]) for here, there in journey_map.ways],
            starts=[number[step] for step in journey_map.starts],
            ends=[number[step] for step in journey_map.ends],
        )

    @classmethod
    def of_steps(
        cls,
        *,
        is_silent: list[bool],
        ways: list[tuple[int, int]],
        starts: list[int],
        ends: list[int],
    ) -> FlowChart:
        """The same from numbers of steps.

        When no end can be reached, the last step of the map that can be reached is taken for one.
        """
        n = len(is_silent)
        leads = _leads(n, ways, starts, ends)
        skip = np.array([not silent for silent in is_silent] + [False, False], dtype=np.int64)
        packed, hops = _cheapest(leads, skip * _HOPS)
        closed_at = None
        if packed[n, n + 1] >= _FAR:
            closed_at = int(np.flatnonzero(packed[n, :n] < _FAR).max())
            leads[closed_at, n + 1] = True
            packed, hops = _cheapest(leads, skip * _HOPS)
        return cls(
            is_silent=np.array(is_silent, dtype=np.bool_),
            ways=np.array(sorted(ways), dtype=np.int64).reshape(-1, 2),
            cost=np.where(packed < _FAR, packed // _HOPS, FAR).astype(np.int32),
            next_hop=hops,
            closed_at=closed_at,
        )


def _leads(n: int, ways: list[tuple[int, int]], starts: list[int], ends: list[int]) -> Bools:
    """bool [n + 2, n + 2]: which place directly leads to which, with start and end."""
    leads = np.zeros((n + 2, n + 2), dtype=np.bool_)
    for here, there in ways:
        leads[here, there] = True
    leads[n, starts] = True
    leads[ends, n + 1] = True
    return leads


@njit(cache=True, nogil=True)
def _cheapest(leads: Bools, toll: Ints) -> tuple[Ints, Ints]:
    """Floyd and Warshall's least cost between all pairs of places, and the first hop of it.

    Parameters
    ----------
    leads
        bool [n, n]: the direct ways.
    toll
        int64 [n]: what it costs to pass a place, in units of `_HOPS`; every hop costs 1 besides.

    Returns
    -------
    int64 [n, n] costs without the toll of either side, `_FAR` or more where no way leads; int32 [n, n]
    first hops
    """
    n = len(toll)
    cost = np.full((n, n), _FAR)
    for i in range(n):
        for j in range(n):
            if leads[i, j]:
                cost[i, j] = 1
    for middle in range(n):
        for i in range(n):
            if cost[i, middle] >= _FAR:
                continue
            for j in range(n):
                through = cost[i, middle] + toll[middle] + cost[middle, j]
                cost[i, j] = min(cost[i, j], through)
    hops = np.full((n, n), -1, dtype=np.int32)
    for i in range(n):
        for j in range(n):
            for hop in range(n - 1, -1, -1):
                rest = 0 if hop == j else toll[hop] + cost[hop, j]
                if leads[i, hop] and cost[i, j] < _FAR and rest + 1 == cost[i, j]:
                    hops[i, j] = hop
    return cost, hops


def label_steps(steps_of_label: Mapping[int, list[int]], n_labels: int) -> tuple[Ints, Ints]:
    """The steps that have each label: int32 [n_labels + 1] offsets and int32 steps, ascending per label."""
    several = [sorted(set(steps_of_label.get(label, ()))) for label in range(n_labels)]
    offsets = np.cumsum([0, *map(len, several)]).astype(np.int32)
    return offsets, np.array([step for steps in several for step in steps], dtype=np.int32)
