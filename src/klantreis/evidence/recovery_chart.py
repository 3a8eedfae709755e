"""Recovery as a picture: the share of each group that came back, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.style import ACCENT, INK, PALE, finished, rows

if TYPE_CHECKING:
    from klantreis.evidence.recovery_result import RecoveryResult


def recovery_chart(result: RecoveryResult) -> alt.TopLevelMixin:
    """A bar per group, the groups of those with a bad contact below it."""
    known = [found for found in result.groups if found.n]
    table = [
        {**found.row(), "group": f"{found.group} (n = {found.n:,})", "is_part": "recovered" in found.group}
        for found in known
    ]
    base = alt.Chart(rows(table)).encode(
        y=alt.Y("group:N", sort=[row["group"] for row in table], axis=alt.Axis(title=None)),
        tooltip=["group:N", "returned:Q", "pending:Q", alt.Tooltip("share:Q", format=".1%")],
    )
    share = base.mark_bar().encode(
        x=alt.X("share:Q", axis=alt.Axis(title="share that came back, 95 % interval", format="%")),
        color=alt.Color(
            "is_part:N", scale=alt.Scale(domain=[True, False], range=[ACCENT, PALE]), legend=None
        ),
    )
    interval = base.mark_rule(color=INK).encode(x="low:Q", x2="high:Q")
    chart = (share + interval).properties(width=420, height=max(60, 28 * len(table)))
    return finished(chart, "Recovery", [result.headline(), result.caution()])
