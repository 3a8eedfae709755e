"""What the charts share: colours, room for long names, and how durations are written on an axis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from klantreis.journeys.results import END, START

LABEL_LIMIT = 260  # points: room for "Klanttevredenheidsonderzoek ontvangen"
INK, QUIET, ACCENT, PALE = "#333333", "#b8b8b8", "#2a6f97", "#94b8cc"
# Okabe and Ito's colours, told apart by the colour-blind too, then darker and lighter ones.
PALETTE = (
    *("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c6bb1", "#a6761d"),
    *("#4d9221", "#c51b7d", "#2c7fb8", "#fdae61", "#66c2a5", "#7f7f7f", "#b2182b", "#bcbd22"),
)
NO_TOUCHPOINTS = frozenset({START, END, "(other)", "(not reached)"})

SECONDS = {
    "1 s": 1,
    "10 s": 10,
    "1 min": 60,
    "10 min": 600,
    "1 h": 3600,
    "6 h": 21_600,
    "1 d": 86_400,
    "1 wk": 604_800,
    "30 d": 2_592_000,
    "1 y": 31_536_000,
}

Row = Mapping[str, Any]


def rows(values: Iterable[Row]) -> alt.InlineData:
    """Rows of a chart; not a data frame, so that a chart needs no pandas."""
    return alt.InlineData(values=[dict(row) for row in values])


def colours(names: Iterable[str]) -> dict[str, str]:
    """A colour per name; what is no touchpoint is grey."""
    touchpoints = [name for name in dict.fromkeys(names) if name not in NO_TOUCHPOINTS]
    chosen = {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(touchpoints)}
    return chosen | dict.fromkeys(NO_TOUCHPOINTS, QUIET)


def finished(chart: alt.TopLevelMixin, title: str, subtitle: str | Sequence[str] = "") -> alt.TopLevelMixin:
    """The chart with its title and the look that all charts have."""
    heading = alt.TitleParams(title, subtitle=subtitle, anchor="start", color=INK, subtitleColor="#666666")
    return (
        chart.properties(title=heading, padding=12)
        .configure_view(stroke=None)
        .configure_axis(labelLimit=LABEL_LIMIT, labelColor=INK, titleColor=INK, titleFontWeight="normal")
        .configure_header(labelLimit=LABEL_LIMIT, labelColor=INK)
    )


def time_axis(title: str) -> alt.Axis:
    """Axis over seconds, on a logarithmic scale, whose marks a person can read."""
    cases = [f"datum.value == {seconds} ? '{text}'" for text, seconds in SECONDS.items()]
    return alt.Axis(
        title=title,
        values=list(SECONDS.values()),
        labelExpr=f"{' : '.join(cases)} : ''",
        labelOverlap="greedy",
        grid=True,
        gridColor="#eeeeee",
    )


def percent(share: float) -> str:
    """A share as a person reads it: "12%", "0.4%", "<0.1%"."""
    if 0 < share < 0.001:
        return "<0.1%"
    return f"{share:.1%}" if 0 < share < 0.0995 else f"{share:.0%}"


def shortened(text: str, most: int) -> str:
    """At most so many characters, with a sign that some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
