"""What a funnel found: rates with intervals, times and groups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import InvalidOptionError, JourneysError
from klantreis.journeys.analyses.funnel_comparison import FunnelComparison, FunnelsDifferError
from klantreis.journeys.analyses.funnel_groups import NOT_ENTERED, Grouping
from klantreis.journeys.analyses.funnel_rates import FunnelGroup, FunnelState
from klantreis.journeys.block import Floats, Ints
from klantreis.journeys.calendar import EVERY
from klantreis.journeys.durations import duration_text
from klantreis.journeys.log_histogram import RELATIVE_ERROR, bin_middles
from klantreis.journeys.results import Result, float_column
from klantreis.journeys.statistics import (
    Survival,
    kaplan_meier,
    wilson,
)

if TYPE_CHECKING:
    import altair

CHARTS = ("steps", "times")
MOST_POINTS = 80


@dataclass(frozen=True)
class FunnelResult(Result):
    """How far journeys came, and how fast.

    Attributes
    ----------
    steps
        Name of each step.
    mode, within, breakdown
        As asked.
    everyone
        All journeys together.
    groups
        The same per value of the breakdown: weeks in time order, others by how many entered. Groups
        without any journey are left out.
    converted, censored
        int64 [n_steps, N_BINS]: time from the start of the chain to the step for those that reached it,
        and to the end of the data for those pending, in bins of `log_histogram`.
    """

    steps: tuple[str, ...]
    mode: str
    within: timedelta | None
    breakdown: str | None
    everyone: FunnelGroup
    groups: tuple[FunnelGroup, ...]
    converted: Ints
    censored: Ints

    def time_to_convert(self, step: int) -> Survival:
        """How long it takes from the first step to this one (counted from 1), of all that entered.

        Kaplan and Meier's estimate in seconds: those pending are known to take longer than they have
        waited; those lost stay unconverted throughout. Times are off by 1/64 of themselves at most.
        The time is that of the first chain to reach the step; of several that reach it together, of
        the one that started last.
        """
        position = self._position(step)
        entered = int(self.everyone.reached[0])
        seen = int(self.converted[position].sum() + self.censored[position].sum())
        return kaplan_meier(
            bin_middles() / 1e6,
            self.converted[position],
            self.censored[position],
            n_beyond=entered - seen,
        )

    def curve(self, step: int, *, most: int = MOST_POINTS) -> list[dict[str, float]]:
        """Share of all that entered that had come to the step after so many seconds, with its interval.

        At most about so many points: thinned where the curve rises least.
        """
        found = self.time_to_convert(step)
        share, low, high = 1 - found.survival, 1 - found.high, 1 - found.low
        kept = _thinned(share, most)
        columns = {"seconds": found.times, "share": share, "low": low, "high": high}
        return [{name: float(values[k]) for name, values in columns.items()} for k in kept]

    def expected_rate(self, step: int) -> tuple[float, float, float]:
        """Share of all that entered that will have reached the step, and its 95 % interval; or NaN.

        Those pending are taken to go on like the others that waited as long (Kaplan and Meier). With
        nothing pending it is the plain rate with its interval. NaN while nobody was seen to the end.
        """
        everyone, position = self.everyone, self._position(step)
        if not everyone.pending[position] or not everyone.reached[position]:
            low, high = everyone.interval
            return float(everyone.rate[position]), float(low[position]), float(high[position])
        if everyone.n[position] == everyone.reached[position]:
            return math.nan, math.nan, math.nan
        curve = self.time_to_convert(step)
        return 1 - float(curve.survival[-1]), 1 - float(curve.high[-1]), 1 - float(curve.low[-1])

    def median_time(self, step: int) -> tuple[float, float, float]:
        """Seconds in which half of those that convert had done so, and the 95 % interval; or NaN.

        The plain median when nothing is pending; else from the Kaplan-Meier curve, up to where it was
        seen. The interval reads the curve at the ends of Wilson's interval of a half.
        """
        curve = self.time_to_convert(step)
        n_converted = int(curve.ended.sum())
        if not n_converted:
            return math.nan, math.nan, math.nan
        low, high = wilson(n_converted / 2, n_converted)
        all_converted = 1 - curve.survival[-1]
        seconds = [curve.time_by(part * all_converted) for part in (0.5, float(low), float(high))]
        return seconds[0], seconds[1], seconds[2]

    def compare(self, other: FunnelResult) -> FunnelComparison:
        """This funnel's rates minus another's, step by step, with intervals and p-values.

        Raises
        ------
        FunnelsDifferError
            When they are not of the same steps.
        """
        if self.steps != other.steps:
            raise FunnelsDifferError(self.steps, other.steps)
        return FunnelComparison(self.steps, self.everyone, other.everyone)

    def to_arrow(self) -> pa.Table:
        """One row per step, or per group and step when broken down."""
        if self.breakdown is None:
            columns = self.everyone.columns(self.steps)
            return pa.table(columns | self._estimates())
        if not self.groups:
            return self._group_table(self.everyone).slice(0, 0)
        return pa.concat_tables([self._group_table(group) for group in self.groups])

    def document(self) -> dict[str, Any]:
        """The JSON document; every number of seconds has its unit in the name."""
        plain = FunnelResult(
            self.steps, self.mode, self.within, None, self.everyone, (), self.converted, self.censored
        )
        return {
            "steps": plain.to_arrow().to_pylist(),
            "n_journeys": self.everyone.n_journeys,
            "mode": self.mode,
            "within_seconds": None if self.within is None else self.within.total_seconds(),
            "relative_error_of_seconds": RELATIVE_ERROR,
            "times": [{"step": self.steps[k - 1], "points": self.curve(k)} for k in self._numbers],
            "breakdown": self.breakdown,
            "groups": [
                {
                    "group": group.name,
                    "n_journeys": group.n_journeys,
                    "steps": pa.table(group.columns(self.steps)).to_pylist(),
                }
                for group in self.groups
            ],
        }

    def headline(self) -> str:
        """How many of those that entered came to the last step."""
        everyone, last = self.everyone, len(self.steps) - 1
        window = f" within {duration_text(self.within)}" if self.within else ""
        reached = f"{everyone.reached[last]:,} of {everyone.n[last]:,} journeys"
        if not everyone.n[last]:
            return f"No journey that did {self.steps[0]} can be judged yet{self._pending_text()}."
        low, high = everyone.interval
        rate = f"{everyone.rate[last]:.1%} (95 % interval {low[last]:.1%} to {high[last]:.1%})"
        came = f"that did {self.steps[0]} came to {self.steps[last]}{window}"
        return f"{reached} {came}: {rate}{self._pending_text()}."

    def _pending_text(self) -> str:
        """The end of the headline: who is pending, and what is to be expected in the end."""
        n_pending = self.everyone.pending[-1]
        if not n_pending:
            return ""
        expected, low, high = self.expected_rate(len(self.steps))
        end = f", which makes {expected:.1%} likely in the end ({low:.1%} to {high:.1%})"
        return f"; {n_pending:,} more are still pending{'' if math.isnan(expected) else end}"

    def plot(self, kind: str = "steps") -> altair.TopLevelMixin:
        """The funnel as a picture.

        Parameters
        ----------
        kind
            "steps": bars with their intervals, or a point per group, or a line over the weeks, as the
            funnel was broken down; "times": share that converted as time passes, a curve per step.
        """
        if kind not in CHARTS:
            raise InvalidOptionError(f"No chart {kind!r} of a funnel; choose one of {', '.join(CHARTS)}.")
        from klantreis.journeys.charts import funnel as charts  # noqa: PLC0415 - Altair loads slowly

        return charts.funnel_chart(self) if kind == "steps" else charts.time_chart(self)

    def _estimates(self) -> dict[str, pa.Array]:
        """Columns that take those pending into account, which only all journeys together have."""
        names = {
            self.expected_rate: ("expected_rate", "expected_low", "expected_high"),
            self.median_time: ("median_seconds", "median_low_seconds", "median_high_seconds"),
        }
        return {
            name: float_column(np.array([estimate(step)[i] for step in self._numbers]))
            for estimate, parts in names.items()
            for i, name in enumerate(parts)
        }

    @property
    def _numbers(self) -> range:
        return range(1, len(self.steps) + 1)

    def _position(self, step: int) -> int:
        if step not in self._numbers:
            raise JourneysError(
                f"The funnel has no step {step}. "
                f"It has steps 1 to {len(self.steps)}: {', '.join(self.steps)}.",
                nl=f"De trechter heeft geen stap {step}. "
                f"Er zijn de stappen 1 tot en met {len(self.steps)}: {', '.join(self.steps)}.",
            )
        return step - 1

    def _group_table(self, group: FunnelGroup) -> pa.Table:
        names = pa.array([group.name] * len(self.steps), pa.string())
        return pa.table({"group": names, **group.columns(self.steps)})


def funnel_result(
    state: FunnelState,
    *,
    names: tuple[str, ...],
    previous: Ints,
    mode: str,
    within: timedelta | None,
    groups: Grouping,
) -> FunnelResult:
    """The result of all counts."""
    found = [
        FunnelGroup(name, int(n_journeys), reached, pending, pending_from_previous, previous)
        for name, n_journeys, reached, pending, pending_from_previous in zip(
            groups.names,
            state.n_journeys,
            state.reached,
            state.pending,
            state.pending_from_previous,
            strict=True,
        )
    ]
    everyone = FunnelGroup(
        "(everyone)",
        int(state.n_journeys.sum()),
        state.reached.sum(axis=0),
        state.pending.sum(axis=0),
        state.pending_from_previous.sum(axis=0),
        previous,
    )
    return FunnelResult(
        steps=names,
        mode=mode,
        within=within,
        breakdown=groups.by,
        everyone=everyone,
        groups=_shown(found, groups),
        converted=state.converted,
        censored=state.censored,
    )


def _thinned(rising: Floats, most: int) -> list[int]:
    """Places of at most so many values, ascending: the first, the last and those about equally far apart."""
    if len(rising) <= most:
        return list(range(len(rising)))
    wanted = np.linspace(rising[0], rising[-1], most)
    return sorted({int(place) for place in np.searchsorted(rising, wanted).clip(max=len(rising) - 1)})


def _shown(found: Sequence[FunnelGroup], groups: Grouping) -> tuple[FunnelGroup, ...]:
    if groups.by is None:
        return ()
    filled = [group for group in found if group.n_journeys and group.name != NOT_ENTERED]
    if groups.by in EVERY:
        return tuple(filled)
    return tuple(sorted(filled, key=lambda group: -int(group.reached[0])))
