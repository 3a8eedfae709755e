"""A funnel as bars, as points per group, as lines over time, and as curves of time to convert."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import altair as alt

from klantreis.journeys.calendar import EVERY
from klantreis.journeys.charts.style import ACCENT, INK, PALETTE, QUIET, finished, percent, rows, time_axis

if TYPE_CHECKING:
    from klantreis.journeys.analyses.funnel_comparison import FunnelComparison
    from klantreis.journeys.analyses.funnel_rates import FunnelGroup
    from klantreis.journeys.analyses.funnel_result import FunnelResult

MOST_GROUPS = 8
OPEN_SHARE = 0.1
_MOST_MARKS = 8
_WIDTH, _ROW = 420, 34  # points
_SHORTEST = 0.5  # seconds: a logarithmic axis has no zero
_INTERVAL = "95 % interval"


def funnel_chart(result: FunnelResult) -> alt.TopLevelMixin:
    """Bars per step; per group points, over time lines, when the funnel is broken down."""
    if result.breakdown in EVERY:
        return _over_time(result)
    if result.breakdown is not None:
        return _groups(result)
    return _bars(result)


def _bars(result: FunnelResult) -> alt.TopLevelMixin:
    steps = _numbered(result.steps)
    values = [row | {"text": _told(row, number)} for number, row in enumerate(_rows(result.everyone, steps))]
    base = alt.Chart(rows(values)).encode(y=_step_axis(steps), tooltip=_tooltip())
    bars = base.mark_bar(color=ACCENT, height=alt.RelativeBandSize(0.62)).encode(
        x=_rate_axis(f"share of those that entered, {_INTERVAL}")
    )
    # The first step is everyone that entered: its share is 1 by definition and has nothing to estimate.
    interval = base.transform_filter("datum.number > 0").mark_rule(color=INK).encode(x="low:Q", x2="high:Q")
    told = (
        alt.Chart(rows(values))
        .mark_text(align="left", color=INK)
        .encode(y=_step_axis(steps, is_named=False), x=alt.value(0), text="text:N")
        .properties(width=230, height=_ROW * len(steps))
    )
    left = (bars + interval).properties(width=_WIDTH, height=_ROW * len(steps))
    return finished(alt.hconcat(left, told, spacing=8), "Funnel", _sentences(result.headline()))


def _told(row: dict[str, Any], number: int) -> str:
    if not number:
        return f"{row['reached']:,} entered"
    pending = f", {row['pending']:,} pending" if row["pending"] else ""
    if row["rate"] is None:
        return f"nobody to judge yet{pending}"
    return f"{percent(row['rate'])} ({row['reached']:,} of {row['n']:,}{pending})"


def _groups(result: FunnelResult) -> alt.TopLevelMixin:
    steps = _numbered(result.steps)
    shown = result.groups[:MOST_GROUPS]
    names = [_counted(group) for group in shown]
    # The first step is 100 % in every group.
    values = [
        row | {"group": _counted(group)}
        for group in shown
        for row in _rows(group, steps)
        if row["number"] > 0 and row["rate"] is not None
    ]
    base = alt.Chart(rows(values)).encode(
        y=_step_axis(steps[1:]),
        yOffset=alt.YOffset("group:N", sort=names, scale=alt.Scale(paddingOuter=0.4)),
        color=_colour("group:N", names, result.breakdown or ""),
        tooltip=_tooltip(),
    )
    interval = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q")
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        x=_rate_axis(f"share of those that entered, {_INTERVAL}")
    )
    chart = (interval + points).properties(
        width=_WIDTH, height=max(len(steps) - 1, 1) * max(_ROW, 14 * len(names) + 10)
    )
    left_out = (
        f" The {len(names)} of {len(result.groups)} groups that most entered are shown."
        if len(result.groups) > MOST_GROUPS
        else ""
    )
    return finished(chart, f"Funnel by {result.breakdown}", _sentences(result.headline() + left_out))


def _counted(group: FunnelGroup) -> str:
    return f"{group.name} (n = {group.reached[0]:,})"


def _over_time(result: FunnelResult) -> alt.TopLevelMixin:
    steps = _numbered(result.steps)
    values = [row for group in result.groups for row in _of_period(group, steps)]
    begins = sorted({row["begin"] for row in values})
    axis = alt.Axis(
        title=f"{result.breakdown} of entry, by its first day",
        format="%d %b %Y",
        values=begins[:: math.ceil(len(begins) / _MOST_MARKS) or 1],
    )
    base = alt.Chart(rows(values)).encode(
        x=alt.X("begin:T", scale=alt.Scale(type="utc"), axis=axis),
        color=_colour("step:N", steps[1:], "step"),
        tooltip=_tooltip(),
    )
    rate = alt.Y(
        "rate:Q",
        axis=alt.Axis(title=f"share of those that entered, {_INTERVAL}", format="%"),
        scale=_FROM_ZERO,
    )
    band = base.mark_area(opacity=0.16).encode(y=alt.Y("known_low:Q", title=""), y2="known_high:Q")
    line = base.mark_line().encode(y=alt.Y("known_rate:Q", title=""))
    points = base.mark_point(filled=True, size=40, opacity=1).encode(y=alt.Y("known_rate:Q", title=""))
    hollow = base.transform_filter("datum.is_open").mark_point(size=32, opacity=1).encode(y=rate)
    chart = (band + line + points + hollow).properties(width=640, height=280)
    note = (
        [f"Hollow: more than {percent(OPEN_SHARE)} are still pending, so that the share leans high."]
        if any(row["is_open"] for row in values)
        else []
    )
    return finished(chart, f"Funnel by {result.breakdown}", _sentences(result.headline()) + note)


def _of_period(group: FunnelGroup, steps: Sequence[str]) -> list[dict[str, Any]]:
    """The steps of a day, week or month; line and band are left out where much is pending.

    Who is quick has converted, who is slow is not counted yet: the end of any trend would rise.
    """
    found = []
    for row in _rows(group, steps):
        if row["number"] > 0 and row["rate"] is not None:
            is_open = bool(row["pending"] > OPEN_SHARE * group.reached[0])
            known = {f"known_{name}": None if is_open else row[name] for name in ("rate", "low", "high")}
            found.append(row | known | {"begin": _begin(group.name), "is_open": is_open})
    return found


def time_chart(result: FunnelResult) -> alt.TopLevelMixin:
    """Share that had converted after so much time, a curve per step."""
    steps = _numbered(result.steps)[1:]
    values = [row for number, name in enumerate(steps, start=2) for row in _curve(result, number, name)]
    base = alt.Chart(rows(values)).encode(
        x=alt.X(
            "seconds:Q", scale=alt.Scale(type="log", nice=False), axis=time_axis("time since the first step")
        ),
        color=_colour("step:N", steps, "step"),
    )
    band = base.mark_area(opacity=0.16, interpolate="step-after").encode(
        y=alt.Y("low:Q", title=""), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after").encode(
        y=alt.Y(
            "share:Q", axis=alt.Axis(title=f"share converted, {_INTERVAL}", format="%"), scale=_FROM_ZERO
        ),
        tooltip=[
            "step:N",
            alt.Tooltip("seconds:Q", format=",.0f"),
            alt.Tooltip("share:Q", format=".1%"),
            "at_risk:Q",
        ],
    )
    n = result.everyone.reached[0]
    note = f"n = {n:,} that entered; those pending count for as long as they were seen (Kaplan-Meier)."
    return finished((band + line).properties(width=640, height=300), "Time to convert", note)


def _curve(result: FunnelResult, number: int, name: str) -> list[dict[str, Any]]:
    """One step's curve as rows; where its interval is unknown it is left out of the band."""
    curve = result.time_to_convert(number)
    seconds = [max(float(time), _SHORTEST) for time in curve.times]
    found = [
        {
            "step": name,
            "seconds": time,
            "share": 1 - left,
            "low": _up(high),
            "high": _up(low),
            "at_risk": at_risk,
        }
        for time, left, low, high, at_risk in zip(
            seconds,
            curve.survival.tolist(),
            curve.low.tolist(),
            curve.high.tolist(),
            curve.at_risk.tolist(),
            strict=True,
        )
    ]
    if found and result.within is not None:
        found.append(found[-1] | {"seconds": max(result.within.total_seconds(), seconds[-1])})
    return found


def _up(left: float) -> float | None:
    return None if math.isnan(left) else 1 - left


def comparison_chart(comparison: FunnelComparison) -> alt.TopLevelMixin:
    """The difference per step as a point with its interval, and zero as a line."""
    steps = _numbered(comparison.steps)
    values = [
        row | {"step": name}
        for name, row in zip(steps[1:], comparison.to_arrow().to_pylist()[1:], strict=True)
        if row["difference"] is not None
    ]
    base = alt.Chart(rows(values)).encode(
        y=_step_axis(steps[1:]),
        tooltip=[
            "step:N",
            alt.Tooltip("difference:Q", format="+.1%"),
            alt.Tooltip("p_value:Q", format=".3g"),
            "n_left:Q",
            "n_right:Q",
        ],
    )
    zero = alt.Chart(rows([{"zero": 0}])).mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x="zero:Q")
    interval = base.mark_rule(color=ACCENT, strokeWidth=2).encode(x="low:Q", x2="high:Q")
    points = base.mark_point(filled=True, size=70, color=ACCENT, opacity=1).encode(
        x=alt.X("difference:Q", axis=_points_axis())
    )
    chart = (zero + interval + points).properties(width=_WIDTH, height=_ROW * max(len(steps) - 1, 1))
    return finished(chart, "Two funnels compared", _sentences(comparison.headline()))


_FROM_ZERO = alt.Scale(domainMin=0)


def _rows(group: FunnelGroup, steps: Sequence[str]) -> list[dict[str, Any]]:
    import pyarrow as pa  # noqa: PLC0415 - only for its table

    table = pa.table(group.columns(steps)).to_pylist()
    return [row | {"number": number, "group": group.name} for number, row in enumerate(table)]


def _numbered(steps: Sequence[str]) -> list[str]:
    """Names that differ even when a step is repeated."""
    return [f"{number}. {name}" for number, name in enumerate(steps, start=1)]


def _sentences(text: str) -> list[str]:
    """One line of the subtitle per part, so that none runs out of the picture."""
    return text.replace("; ", ";\n").replace("). ", ").\n").replace(". The ", ".\nThe ").split("\n")


def _begin(name: str) -> str:
    """The first day of a day, week or month by its name."""
    year, is_week, number = name.partition("-W")
    if is_week:
        name = date.fromisocalendar(int(year), int(number), 1).isoformat()
    return f"{name}-01T00:00:00Z" if len(name) == len("2024-03") else f"{name}T00:00:00Z"


def _step_axis(steps: Sequence[str], *, is_named: bool = True) -> alt.Y:
    axis = alt.Axis(title=None, domain=False, ticks=False) if is_named else None
    return alt.Y("step:N", sort=list(steps), axis=axis, scale=alt.Scale(domain=list(steps)))


def _rate_axis(title: str) -> alt.X:
    return alt.X("rate:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(title=title, format="%"))


def _points_axis() -> alt.Axis:
    marks = "datum.value == 0 ? '0' : format(100 * datum.value, '+.3~g')"
    return alt.Axis(title=f"difference in percentage points, {_INTERVAL}", labelExpr=marks, tickCount=7)


def _colour(field: str, names: Sequence[str], title: str) -> alt.Color:
    scale = alt.Scale(domain=list(names), range=[PALETTE[i % len(PALETTE)] for i in range(len(names))])
    return alt.Color(field, scale=scale, legend=alt.Legend(title=title, labelLimit=260, symbolOpacity=1))


def _tooltip() -> list[str | alt.Tooltip]:
    rates = [alt.Tooltip(f"{name}:Q", format=".1%") for name in ("rate", "low", "high")]
    return ["group:N", "step:N", *rates, "reached:Q", "n:Q", "pending:Q"]
