"""Emotion per touchpoint as a picture: the mean with its interval, and all answers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.evidence.emotion_result import LEVELS
from klantreis.journeys.charts.style import ACCENT, INK, finished, rows

if TYPE_CHECKING:
    from klantreis.evidence.emotion_result import EmotionResult

# From red over grey to blue, told apart by the colour-blind too.
COLOURS = ("#b2182b", "#ef8a62", "#d9d9d9", "#67a9cf", "#2166ac")
NAMES = ("−2", "−1", "0", "+1", "+2")


def emotion_chart(result: EmotionResult) -> alt.TopLevelMixin:
    """A point with its interval per touchpoint, beside a bar of the shares of its answers."""
    known = [found for found in result.touchpoints if found.emotion.n]
    order = [found.touchpoint for found in known]
    height = max(60, 24 * len(order))
    table = [{**found.row(), "label": f"n = {found.emotion.n:,}"} for found in known]
    axis = alt.Axis(title="mean emotion, 95 % interval", values=list(LEVELS), tickCount=5)
    base = alt.Chart(rows(table)).encode(y=alt.Y("touchpoint:N", sort=order, axis=alt.Axis(title=None)))
    interval = base.mark_rule(color=INK).encode(
        x=alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[-2, 2])), x2="high:Q"
    )
    mean = base.mark_point(filled=True, size=70, color=ACCENT, opacity=1).encode(
        x="emotion:Q",
        tooltip=[
            "touchpoint:N",
            "n:Q",
            *(alt.Tooltip(f"{name}:Q", format=".2f") for name in ("emotion", "low", "high")),
        ],
    )
    shares = [
        {"touchpoint": found.touchpoint, "level": NAMES[i], "order": i, "count": int(found.levels[i])}
        for found in known
        for i in range(len(LEVELS))
    ]
    bars = (
        alt.Chart(rows(shares))
        .mark_bar()
        .encode(
            y=alt.Y("touchpoint:N", sort=order, axis=None),
            x=alt.X("count:Q", stack="normalize", axis=alt.Axis(title="share of answers", format="%")),
            color=alt.Color(
                "level:N", scale=alt.Scale(domain=list(NAMES), range=list(COLOURS)), title="emotion"
            ),
            order="order:Q",
            tooltip=["touchpoint:N", "level:N", "count:Q"],
        )
    )
    n = base.mark_text(align="left", color=INK).encode(
        y=alt.Y("touchpoint:N", sort=order, axis=None), text="label:N", x=alt.value(4)
    )
    beside = alt.hconcat(
        (interval + mean).properties(width=280, height=height),
        bars.properties(width=220, height=height),
        n.properties(width=70, height=height),
    )
    return finished(beside, "Emotion", result.headline())
