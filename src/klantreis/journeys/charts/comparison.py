"""Two groups of persons compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.style import ACCENT, LABEL_LIMIT, QUIET, finished, rows

if TYPE_CHECKING:
    from klantreis.journeys.analyses.summary_comparison import SummaryComparison

_MOST = 20


def touchpoints_chart(result: SummaryComparison) -> alt.TopLevelMixin:
    """The surest differences of the share of persons, with their 95 % intervals."""
    table = [row for row in result.to_arrow().to_pylist() if row["difference"] is not None][:_MOST]
    base = alt.Chart(rows(table)).encode(
        y=alt.Y("touchpoint:N", sort=None, axis=alt.Axis(title=None, labelLimit=LABEL_LIMIT)),
        tooltip=[
            "touchpoint:N",
            alt.Tooltip("share_left:Q", format=".1%"),
            alt.Tooltip("share_right:Q", format=".1%"),
            alt.Tooltip("q_value:Q", format=".2g"),
        ],
    )
    axis = alt.Axis(format="+%", title="share of persons in the first minus that in the second")
    interval = base.mark_rule(strokeWidth=2, color=ACCENT).encode(x=alt.X("low:Q", axis=axis), x2="high:Q")
    points = base.mark_point(filled=True, size=60, color=ACCENT).encode(x="difference:Q")
    zero = alt.Chart(rows([{"zero": 0}])).mark_rule(color=QUIET).encode(x="zero:Q")
    shown = (zero + interval + points).properties(width=420, height=max(60, 24 * len(table)))
    return finished(shown, "Where two groups differ", "share of persons with a touchpoint")
