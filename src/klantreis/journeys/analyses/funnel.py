"""How many journeys come how far along some steps, and how long they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

import numpy as np

from klantreis.journeys.analyses import funnel_kernels as kernels
from klantreis.journeys.analyses.funnel_groups import Grouping, grouping
from klantreis.journeys.analyses.funnel_plan import Plan, fitting, plan
from klantreis.journeys.analyses.funnel_rates import FunnelState
from klantreis.journeys.analyses.funnel_result import FunnelResult, funnel_result
from klantreis.journeys.analyses.funnel_steps import (
    Condition,
    Exclusion,
    InvalidFunnelError,
    Labels,
    Step,
    as_step,
)
from klantreis.journeys.block import Block, Bools, Ints
from klantreis.journeys.calendar import EVERY, check_time_zone
from klantreis.journeys.durations import duration
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.log_histogram import N_BINS
from klantreis.journeys.view import View, look

__all__ = ["MODES", "Condition", "Exclusion", "Funnel", "FunnelState", "InvalidFunnelError", "Step"]

MODES = ("ordered", "strict", "any")


@dataclass(frozen=True)
class Funnel:
    """Journeys that have a chain of events up to each step; the options and the analysis.

    A chain is a row of events of one journey, each later in it than the one before (events of the same
    moment in the order of the store), that are the steps in their order. A journey *reached* a step when
    some chain of it ends there. It is *pending* for a step that it did not reach while a window that
    leads there is still open at the end of the data; without any window nothing is pending.

    Attributes
    ----------
    steps
        Any number. A step is a label, several labels of which any will do, a `Condition`, or a `Step`,
        which can also be optional and have its own window.
    within
        At most this long from the first event of a chain to any other of it, such as "30d"; None sets
        no limit. ClickHouse's windowFunnel, without modes, means the same, but that it lets one event be
        several steps of a chain, which here take an event each.
    mode
        "ordered"; "strict": nothing happens in the journey between the events of a chain; "any": the
        steps in any order, so that row i counts the journeys that did at least i different steps within
        one window (an event that fits several steps does them all).
    exclusions
        What may not happen between two steps of a chain.
    breakdown
        The same for each value of a person attribute, for each "first channel" of a journey, or for
        each "day", "week" (ISO) or "month" of the first event that is the first step (in any order, any
        step).
    time_zone
        Where days begin; weeks begin on Monday.

    Examples
    --------
    >>> Funnel(["Mailing", "Coupon", "Purchase"], within="30d").within
    datetime.timedelta(days=30)
    """

    steps: Sequence[Labels | Condition | Step]
    within: timedelta | str | None = None
    mode: str = "ordered"
    exclusions: Sequence[Exclusion] = ()
    breakdown: str | None = None
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        steps = self.steps if isinstance(self.steps, list | tuple) else (self.steps,)
        object.__setattr__(self, "steps", tuple(as_step(what) for what in steps))
        exclusions = (self.exclusions,) if isinstance(self.exclusions, Exclusion) else self.exclusions
        object.__setattr__(self, "exclusions", tuple(exclusions))
        if self.within is not None:
            object.__setattr__(self, "within", duration(self.within))
        if self.mode not in MODES:
            raise InvalidFunnelError(
                f"mode={self.mode!r} does not exist; choose one of {', '.join(MODES)}.",
                nl=f"{self.mode!r} bestaat niet; kies uit {', '.join(MODES)}.",
            )
        _check_steps(self._steps)
        for exclusion in self.exclusions:
            exclusion.between(self._steps)
        if self.mode == "any":
            _check_any_order(self._steps, self.exclusions)
        check_time_zone(self.time_zone)

    @property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(as_step(step) for step in self.steps)

    @property
    def _window(self) -> timedelta | None:
        return None if self.within is None else duration(self.within)

    def empty(self, lens: BoundLens) -> FunnelState:
        """The state of no journeys at all."""
        n_groups, n_steps = len(self._grouping(lens).names), len(self.steps)
        return FunnelState(
            np.zeros(n_groups, dtype=np.int64),
            *(np.zeros((n_groups, n_steps), dtype=np.int64) for _ in range(3)),
            *(np.zeros((n_steps, N_BINS), dtype=np.int64) for _ in range(2)),
        )

    def count(self, block: Block, lens: BoundLens) -> FunnelState:
        """What this block adds.

        Raises
        ------
        UnknownNameError
            When a label, a channel or the breakdown does not exist.
        """
        arrays, view, state = self._plan(lens), look(block, lens), self.empty(lens)
        journeys = _journeys(view, fitting(self._steps, view, lens))
        events = kernels.relevant_events(journeys.labels, arrays.relevance)
        if self.breakdown is not None:
            entries = self._entries(events, journeys, arrays)
            journeys = journeys._replace(groups=_frozen(self._grouping(lens).codes(view, entries)))
        state.n_journeys[:] = np.bincount(journeys.groups, minlength=len(state.n_journeys))
        counts = kernels.Counts(*(getattr(state, name) for name in kernels.Counts._fields))
        self._pass(events, journeys, arrays, counts)
        return state

    def merge(self, left: FunnelState, right: FunnelState) -> FunnelState:
        """Both together."""
        return FunnelState(
            *(getattr(left, part.name) + getattr(right, part.name) for part in fields(FunnelState))
        )

    def result(self, state: FunnelState, lens: BoundLens) -> FunnelResult:
        """Rates with their intervals, and times."""
        names = [step.name for step in self._steps]
        if self.mode == "any":
            names = [f"any {number} of {len(names)}" for number in range(1, len(names) + 1)]
        return funnel_result(
            state,
            names=tuple(names),
            previous=self._plan(lens).previous,
            mode=self.mode,
            within=self._window,
            groups=self._grouping(lens),
        )

    def _plan(self, lens: BoundLens) -> Plan:
        return plan(self._steps, self.exclusions, self._window, self.mode, lens)

    def _grouping(self, lens: BoundLens) -> Grouping:
        return grouping(self.breakdown, self.time_zone, lens)

    def _entries(self, events: Ints, journeys: kernels.Journeys, arrays: Plan) -> Ints:
        """When each journey entered the funnel; nothing where the breakdown does not ask."""
        if self.breakdown not in EVERY:
            return np.empty(0, dtype=np.int64)
        entries: Ints = kernels.entry_times(events, journeys, arrays, self.mode == "any")
        return entries

    def _pass(self, events: Ints, journeys: kernels.Journeys, arrays: Plan, counts: kernels.Counts) -> None:
        """Run the simplest kernel that can answer the question."""
        if self.mode == "any":
            kernels.count_any_order(events, journeys, arrays, counts)
        elif self.mode == "strict" or self.exclusions or not all(map(_is_plain, self._steps)):
            kernels.count_chains(events, journeys, arrays, counts)
        else:
            kernels.count_plain(events, journeys, arrays, counts)


def _is_plain(step: Step) -> bool:
    """Whether a step is nothing but labels."""
    return not (step.is_optional or step.window or step.condition.is_more_than_labels)


def _check_steps(steps: Sequence[Step]) -> None:
    if not steps:
        raise InvalidFunnelError(
            "A funnel needs a step. Name at least one, such as Funnel(['Visit', 'Order']).",
            nl="Een trechter heeft een stap nodig. Noem er minstens één, zoals Bezoek of Bestelling.",
        )
    first = steps[0]
    if first.is_optional:
        raise InvalidFunnelError(
            f"The first step ({first.name}) is optional, so nothing says where a chain starts. "
            "Make it a step that every chain has, or leave it out.",
            nl=f"De eerste stap ({first.name}) mag overgeslagen worden, en dan zegt niets waar het begint. "
            "Maak er een stap van die altijd gezet wordt, of laat hem weg.",
        )
    if first.window:
        raise InvalidFunnelError(
            f"The first step ({first.name}) has a window, but no step comes before it. "
            "Move the window to a later step, or use the funnel's own: Funnel(..., within='30d').",
            nl=f"De eerste stap ({first.name}) heeft een termijn, maar er gaat geen stap aan vooraf. "
            "Geef de termijn aan een latere stap, of aan de hele trechter.",
        )


def _check_any_order(steps: Sequence[Step], exclusions: Sequence[Exclusion]) -> None:
    if exclusions or any(step.is_optional or step.window for step in steps):
        raise InvalidFunnelError(
            "In any order no step comes before another: exclusions, optional steps and windows of steps "
            "mean nothing. Leave them out, or use mode='ordered'.",
            nl="In willekeurige volgorde gaat geen stap voor een andere: uitsluitingen, stappen die "
            "overgeslagen mogen worden en termijnen van stappen zeggen dan niets. Laat ze weg, of kies een "
            "vaste volgorde.",
        )
    conditions = [step.condition for step in steps]
    for number, condition in enumerate(conditions):
        if condition in conditions[:number]:
            raise InvalidFunnelError(
                f"{steps[number].name} stands twice. In any order a step was done or was not; "
                "name it once, or use mode='ordered'.",
                nl=f"{steps[number].name} staat er twee keer. In willekeurige volgorde is een stap gezet of "
                "niet; noem hem één keer, of kies een vaste volgorde.",
            )


def _journeys(view: View, fits: Bools) -> kernels.Journeys:
    """What the kernels read, all in one group."""
    return kernels.Journeys(
        offsets=view.offsets,
        labels=view.labels,
        times=view.times,
        may_go_on=view.may_go_on,
        groups=_frozen(np.zeros(view.n_journeys, dtype=np.int32)),
        fits=fits,
    )


def _frozen(array: Any) -> Any:
    """A view that cannot be written to, as those of `View` are: so one compilation serves all."""
    frozen = array.view()
    frozen.flags.writeable = False
    return frozen
