"""Trend: events, persons, journeys and outcomes, day by day, week by week or month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.analyses.trend_result import TrendResult
from klantreis.journeys.block import Block, Bools, Ints
from klantreis.journeys.calendar import Calendar, calendar, check_time_zone
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import look

# Columns of TrendState.counts; journeys are those that begin then.
EVENTS, PERSONS, JOURNEYS, OUTCOMES, OUTCOME_PERSONS = range(5)
_MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class TrendState:
    """Counts, which add up.

    Attributes
    ----------
    counts
        int64 [n_periods, 5]; columns as above.
    labels
        int64 [n_periods, n_labels]: events of each label.
    """

    counts: Ints
    labels: Ints


@dataclass(frozen=True)
class Trend:
    """Counts over time.

    Attributes
    ----------
    every
        "day", "week" (from Monday) or "month".
    time_zone
        Where days begin.
    outcome
        Touchpoints that are counted as outcomes.
    """

    every: str = "week"
    time_zone: str = "UTC"
    outcome: Sequence[str] = ()

    def __post_init__(self) -> None:
        check_time_zone(self.time_zone)

    def empty(self, lens: BoundLens) -> TrendState:
        """No journeys.

        Raises
        ------
        UnknownNameError, InvalidOptionError
            When an outcome does not occur, or there would be too much to tell.
        """
        for name in self.outcome:
            if name not in lens.names.touchpoints:
                raise UnknownNameError("touchpoint", name, lens.names.touchpoints)
        n_periods = self._calendar(lens).n
        if n_periods * lens.n_labels > _MOST_CELLS:
            raise InvalidOptionError(
                f"{n_periods} times every {self.every} for {lens.n_labels} names is too much to tell. "
                "Count by month, or look at a shorter period.",
                nl=f"{n_periods} perioden ({self.every}) voor {lens.n_labels} namen is te veel om te "
                "vertellen. Tel per maand, of kijk naar een kortere periode.",
            )
        return TrendState(
            np.zeros((n_periods, 5), dtype=np.int64), np.zeros((n_periods, lens.n_labels), dtype=np.int64)
        )

    def count(self, block: Block, lens: BoundLens) -> TrendState:
        """What this block adds."""
        state, view = self.empty(lens), look(block, lens)
        if view.n_journeys:
            is_outcome = np.isin(lens.names.touchpoints, list(self.outcome))
            starts = self._calendar(lens).starts
            _counted(
                view.offsets,
                view.rows,
                view.times,
                view.labels,
                is_outcome[view.of_events("touchpoint")],
                starts,
                state.counts,
                state.labels,
            )
        return state

    def merge(self, left: TrendState, right: TrendState) -> TrendState:
        """Both together."""
        return TrendState(left.counts + right.counts, left.labels + right.labels)

    def result(self, state: TrendState, lens: BoundLens) -> TrendResult:
        """Names and shares."""
        return TrendResult.of_counts(
            every=self.every,
            time_zone=self.time_zone,
            outcome=tuple(self.outcome),
            found=self._calendar(lens),
            known=_known(lens),
            counts=state.counts,
            labels=lens.labels,
            label_counts=state.labels,
        )

    def _calendar(self, lens: BoundLens) -> Calendar:
        first, last = _known(lens)
        return calendar(self.every, first, last, self.time_zone)


def _known(lens: BoundLens) -> tuple[int | None, int | None]:
    """The first and last moment that the lens shows something of."""
    first, last = lens.names.first, lens.names.last
    if first is None or last is None:
        return None, None
    start = first if lens.start is None else max(first, lens.start)
    return start, last if lens.end is None else min(last, lens.end - 1)


@njit(cache=True, nogil=True)
def _counted(  # noqa: PLR0913 - one pass over the events
    offsets: Ints,
    rows: Ints,
    times: Ints,
    labels: Ints,
    is_outcome: Bools,
    starts: Ints,
    counts: Ints,
    label_counts: Ints,
) -> None:
    """Add the events of journeys to the periods in which they happen.

    Parameters
    ----------
    offsets, rows
        int32 [n_journeys + 1]; int32 [n_journeys], ascending.
    times, labels, is_outcome
        int64 [n_events], ascending in a journey, within the periods; uint16 and bool [n_events].
    starts
        int64 [n_periods + 1], ascending.
    counts, label_counts
        int64 [n_periods, 5] and [n_periods, n_labels], added to.
    """
    seen = np.full((len(starts), 2), -1, dtype=np.int64)
    for journey in range(len(rows)):
        first, row = offsets[journey], rows[journey]
        period = np.searchsorted(starts, times[first], side="right") - 1
        counts[period, JOURNEYS] += 1
        for k in range(first, offsets[journey + 1]):
            if times[k] >= starts[period + 1]:
                period = np.searchsorted(starts, times[k], side="right") - 1
            counts[period, EVENTS] += 1
            label_counts[period, labels[k]] += 1
            counts[period, PERSONS] += seen[period, 0] != row
            seen[period, 0] = row
            if is_outcome[k]:
                counts[period, OUTCOMES] += 1
                counts[period, OUTCOME_PERSONS] += seen[period, 1] != row
                seen[period, 1] = row
