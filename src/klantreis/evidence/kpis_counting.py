"""Counting a KPI's definition from journeys, over periods, in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError, UnknownNameError, listed
from klantreis.evidence.effect_statistics import (
    Figure,
    mean_figure,
    median_figure,
    nps_figure,
    share_figure,
)
from klantreis.evidence.kpis_calendar import Periods
from klantreis.evidence.scales import NAMED, Scale
from klantreis.journeys.block import Block, Bools, Ints, Names
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.log_histogram import N_BINS, log_bin, quantile
from klantreis.journeys.tally import Tally
from klantreis.journeys.view import View, look
from klantreis.mapping.documents.plan import Definition

SECOND = 1_000_000
FOLLOWING = frozenset({"conversion", "time", "repeat"})
ANSWERED = frozenset({"csat", "ces", "nps"})
_SCORE_BITS = 32


class NoAnswersError(InvalidOptionError):
    """No touchpoint has answers on the scale of a measure, or they are on several."""

    code = "no_answers_for_kpi"


@dataclass(frozen=True)
class KpiState:
    """What adds up over blocks.

    Attributes
    ----------
    n, successes
        int64 [n_periods]: how many there were, and of these did it.
    keys
        Key `period * N_BINS + bin` of durations, or `period << 32 | bits of the float32 score`.
    """

    n: Ints
    successes: Ints
    keys: Tally


@dataclass(frozen=True)
class Counted:
    """Figures per period.

    Attributes
    ----------
    figures
        One a period; its n is 0 where there was nothing.
    follow_seconds
        Within which nine of ten of those that reached the end did; NaN where nothing follows.
    """

    figures: tuple[Figure, ...]
    follow_seconds: float


@dataclass(frozen=True)
class Counting:
    """A KPI's definition over periods.

    Of conversion and time the journey counts once in each period in which it has the start, by the first
    of these that the end follows in time. Of repeat and share the person counts, however the lens splits.

    Attributes
    ----------
    definition
        What is counted.
    periods
        When; by the start of what is counted.
    scales
        Per touchpoint the scale of its scores.
    within_seconds
        How soon the end must follow where the definition does not say.
    """

    definition: Definition
    periods: Periods
    scales: Mapping[str, str | Scale] = field(default_factory=dict)
    within_seconds: float | None = None

    def empty(self, lens: BoundLens) -> KpiState:
        """Nothing counted; a touchpoint that does not exist is told here."""
        self._codes(lens)
        none = np.zeros(self.periods.n, dtype=np.int64)
        return KpiState(none, none, Tally.empty(1))

    def count(self, block: Block, lens: BoundLens) -> KpiState:
        """Journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        if self.definition.measure in ANSWERED:
            return self._answers(view, lens)
        start, end = self._codes(lens)
        n_events = view.labels, view.times, view.offsets, view.rows
        if self.definition.measure == "share":
            n, successes = _had(*n_events, end, self.periods.starts)
            return KpiState(n, successes, Tally.empty(1))
        within = self.definition.within_seconds or self.within_seconds
        by_person = self.definition.measure == "repeat"
        limit = -1 if within is None else round(within * SECOND)
        n, successes, keys = _followed(*n_events, start, end, self.periods.starts, limit, by_person)
        return KpiState(n, successes, Tally.of_values(keys))

    def merge(self, left: KpiState, right: KpiState) -> KpiState:
        """Both together."""
        return KpiState(left.n + right.n, left.successes + right.successes, left.keys.merged(right.keys))

    def result(self, state: KpiState, lens: BoundLens) -> Counted:
        """Figures with their intervals."""
        measure = self.definition.measure
        if measure in ANSWERED:
            scale = self._scale(lens.names)
            figures = tuple(self._answered(state.keys, at, scale) for at in range(self.periods.n))
            return Counted(figures, np.nan)
        if measure == "time":
            figures = tuple(
                median_figure(_histogram(state.keys, at), unit=SECOND) for at in range(self.periods.n)
            )
        else:
            pairs = zip(state.successes.tolist(), state.n.tolist(), strict=True)
            figures = tuple(share_figure(did, n) for did, n in pairs)
        everything = sum((_histogram(state.keys, at) for at in range(self.periods.n)), np.zeros(N_BINS, int))
        return Counted(figures, quantile(everything, 0.9) / SECOND if measure in FOLLOWING else np.nan)

    def _codes(self, lens: BoundLens) -> tuple[int, int]:
        """The labels of start and end; of answers nothing but whether they can be counted."""
        if self.definition.measure in ANSWERED:
            self._scale(lens.names)
            return -1, -1
        end = lens.code(self.definition.end or "")
        start = self.definition.start if self.definition.measure in {"conversion", "time"} else None
        return end if start is None else lens.code(start), end

    def _asked(self, names: Names) -> Mapping[str, Scale]:
        """The touchpoints whose answers count, with their scales."""
        measure, end = self.definition.measure, self.definition.end
        if end is not None and end not in names.touchpoints:
            raise UnknownNameError("touchpoint", end, names.touchpoints)
        known = {name: Scale.parse(scale) for name, scale in self.scales.items() if name in names.touchpoints}
        asked = {
            name: scale for name, scale in known.items() if end in {None, name} and _fits(measure, scale)
        }
        if not asked:
            there = listed(f"{name} ({scale})" for name, scale in known.items())
            who = "No touchpoint has answers" if end is None else f"The touchpoint {end!r} has no answers"
            wie = (
                "Geen contactmoment heeft antwoorden"
                if end is None
                else f"Het contactmoment {end!r} heeft geen antwoorden"
            )
            raise NoAnswersError(
                f"{who} on the scale of {measure}. Scales are known of: {there}. "
                f"Say at import on which scale scores are, such as scale='{measure}'.",
                nl=f"{wie} op de schaal van {measure}. Van deze is de schaal bekend: "
                f"{listed((f'{name} ({scale})' for name, scale in known.items()), language='nl')}. "
                f"Zeg bij het importeren op welke schaal scores zijn, zoals {measure!r}.",
            )
        return asked

    def _scale(self, names: Names) -> Scale:
        asked = self._asked(names)
        ends = {(scale.worst, scale.best) for scale in asked.values()}
        if len(ends) > 1:
            there = listed(f"{name} ({scale})" for name, scale in asked.items())
            raise NoAnswersError(
                f"Answers on different scales have no mean together: {there}. Name one touchpoint as the "
                "end.",
                nl=f"Antwoorden op verschillende schalen hebben samen geen gemiddelde: {there}. Noem één "
                "contactmoment als einde.",
            )
        return next(iter(asked.values()))

    def _answers(self, view: View, lens: BoundLens) -> KpiState:
        asked = self._asked(lens.names)
        is_asked: Bools = np.array([name in asked for name in lens.names.touchpoints], dtype=np.bool_)
        scores = np.asarray(view.of_events("score"), dtype=np.float32)
        at = np.searchsorted(self.periods.starts, view.times, side="right") - 1
        scale = self._scale(lens.names)
        counts = (
            is_asked[view.of_events("touchpoint")]
            & (scores >= scale.low)
            & (scores <= scale.high)
            & (at >= 0)
            & (at < self.periods.n)
        )
        bits = (scores[counts] + np.float32(0)).view(np.uint32).astype(np.int64)
        keys = (at[counts].astype(np.int64) << _SCORE_BITS) | bits
        n = np.bincount(at[counts], minlength=self.periods.n).astype(np.int64)
        return KpiState(n, n, Tally.of_values(keys))

    def _answered(self, keys: Tally, at: int, scale: Scale) -> Figure:
        here = keys.keys >> _SCORE_BITS == at
        bits = (keys.keys[here] & ((1 << _SCORE_BITS) - 1)).astype(np.uint32)
        scores, counts = bits.view(np.float32).astype(np.float64), keys.counts[here, 0]
        if self.definition.measure == "nps":
            return nps_figure(scores, counts)
        return mean_figure(scores, counts, scale.low, scale.high)


def _fits(measure: str, scale: Scale) -> bool:
    """Whether a scale is one of a measure: it is called so, or it has no name and the same ends."""
    if scale.name:
        return scale.name == measure or (measure == "ces" and scale.name == "ces-effort")
    return (scale.worst, scale.best) == NAMED[measure]


def _histogram(keys: Tally, at: int) -> Ints:
    """int64 [N_BINS] of one period."""
    low, high = np.searchsorted(keys.keys, [at * N_BINS, (at + 1) * N_BINS])
    counts = np.zeros(N_BINS, dtype=np.int64)
    counts[keys.keys[low:high] - at * N_BINS] = keys.counts[low:high, 0]
    return counts


@njit(cache=True, nogil=True)
def _followed(  # noqa: PLR0913 - one pass, with all that the definition says
    labels: Ints,
    times: Ints,
    offsets: Ints,
    rows: Ints,
    start: int,
    end: int,
    bounds: Ints,
    within: int,
    by_person: bool,
) -> tuple[Ints, Ints, Ints]:
    """Of those with a start in each period, how many had an end behind it, and after how long.

    Parameters
    ----------
    labels, times, offsets, rows
        uint16 and int64 [n_events], int32 [n_journeys + 1] and [n_journeys], of a view.
    start, end
        Label codes; they may be the same.
    bounds
        int64 [n_periods + 1], ascending.
    within
        Microseconds; -1 is for ever.
    by_person
        Whether to look beyond a journey at all of its person.

    Returns
    -------
    n int64 [n_periods], successes int64 [n_periods], keys int64 [n_successes]
        A key is `period * N_BINS + bin` of the time from the first start in the period that was followed.
    """
    n_periods = len(bounds) - 1
    n = np.zeros(n_periods, dtype=np.int64)
    successes = np.zeros(n_periods, dtype=np.int64)
    keys = np.empty(len(labels), dtype=np.int64)
    n_keys, row, period, taken = 0, -1, -1, np.int64(-1)
    has_end, next_end = False, np.int64(0)
    # Backwards, so that the end that follows an event is known when the event comes.
    for journey in range(len(rows) - 1, -1, -1):
        if not by_person or rows[journey] != row:
            if period >= 0 and taken >= 0:
                successes[period] += 1
                keys[n_keys] = period * N_BINS + log_bin(taken)
                n_keys += 1
            row, period, taken, has_end = rows[journey], -1, np.int64(-1), False
        for k in range(offsets[journey + 1] - 1, offsets[journey] - 1, -1):
            if labels[k] == start:
                here = np.searchsorted(bounds, times[k], side="right") - 1
                if 0 <= here < n_periods:
                    if here != period:
                        if period >= 0 and taken >= 0:
                            successes[period] += 1
                            keys[n_keys] = period * N_BINS + log_bin(taken)
                            n_keys += 1
                        n[here] += 1
                        period, taken = here, np.int64(-1)
                    if has_end and (within < 0 or next_end - times[k] <= within):
                        taken = next_end - times[k]
            if labels[k] == end:
                has_end, next_end = True, times[k]
    if period >= 0 and taken >= 0:
        successes[period] += 1
        keys[n_keys] = period * N_BINS + log_bin(taken)
        n_keys += 1
    return n, successes, keys[:n_keys].copy()


@njit(cache=True, nogil=True)
def _had(labels: Ints, times: Ints, offsets: Ints, rows: Ints, end: int, bounds: Ints) -> tuple[Ints, Ints]:
    """Of the persons seen in each period, how many had an end then: n and successes, int64 [n_periods].

    The arrays are as in `_followed`; a person's journeys follow one another, in time order.
    """
    n_periods = len(bounds) - 1
    n = np.zeros(n_periods, dtype=np.int64)
    successes = np.zeros(n_periods, dtype=np.int64)
    row, period, did = -1, -1, False
    for journey in range(len(rows)):
        if rows[journey] != row:
            row, period = rows[journey], -1
        for k in range(offsets[journey], offsets[journey + 1]):
            here = np.searchsorted(bounds, times[k], side="right") - 1
            if not 0 <= here < n_periods:
                continue
            if here != period:
                n[here] += 1
                period, did = here, False
            if labels[k] == end and not did:
                successes[here] += 1
                did = True
    return n, successes
