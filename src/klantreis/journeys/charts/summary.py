"""A summary as bars: events and share of persons per touchpoint, and how long journeys last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.histogram import bars, time_histogram
from klantreis.journeys.charts.style import ACCENT, INK, PALE, finished, rows

if TYPE_CHECKING:
    from klantreis.journeys.analyses.summary_result import SummaryResult


def summary_chart(result: SummaryResult, top: int) -> alt.TopLevelMixin:
    """Bars per touchpoint above the histogram of durations."""
    table = result.table.slice(0, top).to_pylist()
    order = [row["touchpoint"] for row in table]
    height = max(60, 20 * len(table))
    base = alt.Chart(rows(table)).encode(
        y=alt.Y("touchpoint:N", sort=order, axis=alt.Axis(title=None)),
        tooltip=[
            "touchpoint:N",
            "events:Q",
            "journeys:Q",
            "persons:Q",
            alt.Tooltip("persons_share:Q", format=".1%"),
        ],
    )
    events = base.mark_bar(color=ACCENT).encode(
        x=alt.X("events:Q", axis=alt.Axis(title="events", labelExpr="format(datum.value, '~s')", tickCount=5))
    )
    share = alt.X(
        "persons_share:Q", axis=alt.Axis(title="share of persons, 95 % interval", format="%", tickCount=5)
    )
    nameless = alt.Y("touchpoint:N", sort=order, axis=None)
    persons = base.mark_bar(color=PALE).encode(x=share, y=nameless)
    interval = base.mark_rule(color=INK).encode(x="low:Q", x2="high:Q", y=nameless)
    beside = alt.hconcat(
        events.properties(width=280, height=height), (persons + interval).properties(width=280, height=height)
    )
    durations = bars(result.durations["bin"].to_numpy(), result.durations["count"].to_numpy(), {})
    below = time_histogram(
        durations, "time from first to last event of a journey (shorter ones in the first bar)", height=110
    )
    return finished(alt.vconcat(beside, below, spacing=24), "Summary", result.headline())
