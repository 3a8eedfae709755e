"""A flow as heat map, Sankey or time histograms, and the differences between two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pyarrow.compute as pc

from klantreis.journeys.charts.histogram import bars, time_histogram
from klantreis.journeys.charts.sankey import Place
from klantreis.journeys.charts.sankey import sankey as sankey_of
from klantreis.journeys.charts.style import ACCENT, LABEL_LIMIT, finished, percent, rows
from klantreis.journeys.results import END, START

if TYPE_CHECKING:
    from klantreis.journeys.analyses.flow_result import FlowComparison, FlowResult

_CELL = 30
_PANELS = 8
OTHER = "(other)"


def flow_chart(result: FlowResult, kind: str, top: int) -> alt.TopLevelMixin:
    """The picture of that kind: "heatmap", "sankey" or "times"."""
    return {"heatmap": heatmap, "sankey": sankey, "times": times}[kind](result, top)


def heatmap(result: FlowResult, top: int) -> alt.TopLevelMixin:
    """From each touchpoint (row) the share that goes on to each other one (column)."""
    counts = _gathered(result, top)
    order = _in_order(counts)
    leaving: Counter[str] = Counter()
    for (source, _), count in counts.items():
        leaving[source] += count
    cells = [
        {"from": a, "to": b, "count": n, "share": n / leaving[a], "text": percent(n / leaving[a])}
        for (a, b), n in counts.items()
    ]
    sources = [name for name in order if name != END]
    targets = [name for name in order if name != START]
    base = alt.Chart(rows(cells)).encode(
        x=alt.X("to:N", sort=targets, axis=alt.Axis(orient="top", labelAngle=-40, title="to")),
        y=alt.Y("from:N", sort=sources, axis=alt.Axis(title="from")),
        tooltip=["from:N", "to:N", "count:Q", alt.Tooltip("share:Q", format=".1%")],
    )
    colour = alt.Color(
        "share:Q", scale=alt.Scale(range=["#f3f7fa", "#9cc3dc", "#1b5e86"], domain=[0, 0.35, 1]), legend=None
    )
    ink = alt.when(alt.datum.share > 0.5).then(alt.value("white")).otherwise(alt.value("#333333"))
    shown = base.mark_rect(stroke="white").encode(color=colour) + base.mark_text(fontSize=9).encode(
        text="text:N", color=ink
    )
    shown = shown.properties(width=_CELL * max(len(targets), 4) * 1.25, height=_CELL * max(len(sources), 3))
    return finished(shown, "Share of what leaves a touchpoint", result.headline())


def sankey(result: FlowResult, top: int) -> alt.TopLevelMixin:
    """The commonest transitions, from the left to what follows on the right."""
    table = result.table.slice(0, top).to_pylist()
    links: dict[tuple[Place, Place], int] = {}
    sizes: Counter[Place] = Counter()
    for row in table:
        source, target = (0, row["from"]), (1, row["to"])
        links[source, target] = row["count"]
        sizes[source] += row["count"]
        sizes[target] += row["count"]
    n_shown, n_all = sum(links.values()), result.n_events + result.n_journeys
    if not links:
        return finished(_nothing(), "Transitions", result.headline())
    text = f"the {len(table):,} commonest transitions are {percent(n_shown / n_all)} of all {n_all:,}"
    return finished(sankey_of(links, sizes, n_shown), "What follows directly", text)


def times(result: FlowResult, top: int) -> alt.TopLevelMixin:
    """How long the commonest transitions take, a panel each."""
    is_timed = pc.is_valid(result.table["median_seconds"]).to_numpy()
    wanted = np.flatnonzero(is_timed)[: min(top, _PANELS)]
    transition = result.durations["transition"].to_numpy()
    bins, counts = result.durations["bin"].to_numpy(), result.durations["count"].to_numpy()
    panels = []
    for i, row in zip(wanted, result.table.take(wanted).to_pylist(), strict=True):
        here = transition == i
        panel = time_histogram(bars(bins[here], counts[here], {}), "", height=60)
        panels.append(panel.properties(title=_panel_title(row)))
    if not panels:
        return finished(_nothing(), "Time between", result.headline())
    return finished(
        alt.vconcat(*panels, spacing=8).resolve_scale(x="shared"), "Time between", result.headline()
    )


def differences(result: FlowComparison, top: int) -> alt.TopLevelMixin:
    """The surest differences of the share that goes on, with their 95 % intervals."""
    table = [row for row in result.table.to_pylist() if row["difference"] is not None][:top]
    for row in table:
        row["transition"] = f"{row['from']} → {row['to']}"
    y = alt.Y("transition:N", sort=None, axis=alt.Axis(title=None, labelLimit=2 * LABEL_LIMIT))
    axis = alt.Axis(format="+%", title="share in the first minus share in the second")
    base = alt.Chart(rows(table)).encode(
        y=y,
        tooltip=[
            "transition:N",
            alt.Tooltip("share_a:Q", format=".1%"),
            alt.Tooltip("share_b:Q", format=".1%"),
            alt.Tooltip("p_value:Q", format=".2g"),
        ],
    )
    shown = base.mark_rule(strokeWidth=2, color=ACCENT).encode(
        x=alt.X("low:Q", axis=axis), x2="high:Q"
    ) + base.mark_point(filled=True, size=60, color=ACCENT).encode(x=alt.X("difference:Q"))
    zero = alt.Chart(rows([{"x": 0}])).mark_rule(color="#999999").encode(x="x:Q")
    shown = (zero + shown).properties(width=420, height=max(60, 24 * len(table)))
    return finished(shown, "Where two flows differ", "share of the transitions that leave a touchpoint")


def _gathered(result: FlowResult, top: int) -> dict[tuple[str, str], int]:
    """Counts between the commonest touchpoints; all others are one."""
    events: Counter[str] = Counter()
    for (_, target), count in result.counts.items():
        events[target] += count
    kept = {name for name, _ in events.most_common(top + 1)} | {START, END}
    counts: Counter[tuple[str, str]] = Counter()
    for (source, target), count in result.counts.items():
        counts[source if source in kept else OTHER, target if target in kept else OTHER] += count
    return dict(counts)


def _in_order(counts: dict[tuple[str, str], int]) -> list[str]:
    """Touchpoints from early to late.

    By their trophic level (MacKay, Johnson and Sansom 2020, Royal Society Open Science 7, 201138): each
    stands, on average over its transitions, one level above what comes before it.
    """
    names = list(dict.fromkeys(name for pair in counts for name in pair))
    number = {name: i for i, name in enumerate(names)}
    weights = np.zeros((len(names), len(names)))
    for (source, target), count in counts.items():
        weights[number[source], number[target]] += count
    into, out = weights.sum(axis=0), weights.sum(axis=1)
    laplacian = np.diag(into + out) - weights - weights.T
    level = np.linalg.lstsq(laplacian, into - out, rcond=None)[0] if names else []
    middle = sorted(
        (name for name in names if name not in {START, END, OTHER}), key=lambda name: level[number[name]]
    )
    return [START, *middle, OTHER, END]


def _panel_title(row: dict[str, Any]) -> alt.TitleParams:
    text = f"{row['from']} → {row['to']}"
    subtitle = f"n = {row['count']:,}, median {readable(row['median_seconds'])}"
    return alt.TitleParams(text, subtitle=subtitle, anchor="start", fontSize=11, subtitleFontSize=10)


def readable(seconds: float) -> str:
    """A duration in the unit that suits it: "40 s", "5.2 min", "3.1 h", "12 d"."""
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.3g} s"


def _nothing() -> alt.Chart:
    return alt.Chart(rows([{"text": "nothing to show"}])).mark_text().encode(text="text:N")
