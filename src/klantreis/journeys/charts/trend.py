"""A trend as lines over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.style import ACCENT, PALE, finished, rows

if TYPE_CHECKING:
    from klantreis.journeys.analyses.trend_result import TrendResult

_COUNTED = {"events": PALE, "persons": ACCENT}


def trend_chart(result: TrendResult) -> alt.TopLevelMixin:
    """A line of events and one of persons; hollow points where a day, week or month is not whole."""
    values = [
        {"start": row["start"].isoformat(), "what": what, "count": row[what], "whole": row["is_complete"]}
        for row in result.table.to_pylist()
        for what in _COUNTED
    ]
    base = alt.Chart(rows(values)).encode(
        x=alt.X("start:T", axis=alt.Axis(title=None)),
        y=alt.Y("count:Q", axis=alt.Axis(title=f"each {result.every}")),
        color=alt.Color(
            "what:N", scale=alt.Scale(domain=list(_COUNTED), range=list(_COUNTED.values())), title=None
        ),
    )
    points = base.mark_point(size=30).encode(
        fillOpacity=alt.condition("datum.whole", alt.value(1), alt.value(0))
    )
    return finished((base.mark_line() + points).properties(width=560, height=220), "Trend", result.headline())
