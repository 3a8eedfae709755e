"""Variants as rows of coloured touchpoints, the commonest on top, with their share beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import altair as alt

from klantreis.journeys.charts.style import colours, finished, percent, rows, shortened

if TYPE_CHECKING:
    from klantreis.journeys.analyses.variants_result import VariantsResult

MOST_STEPS = 12
_ROW, _CHARACTER, _MARGIN = 30, 5.6, 16  # points
_FEW_STEPS, _MANY_CHARACTERS, _FEW_CHARACTERS = 6, 30, 18


def variants_chart(result: VariantsResult, top: int) -> alt.TopLevelMixin:
    """A row per variant; a touchpoint that is directly repeated stands there once, with ×n."""
    shown = result.variants[:top]
    colour = colours(touchpoint for variant in shown for touchpoint in variant.touchpoints)
    names = [f"{percent(variant.share)}   n = {variant.count:,}" for variant in shown]
    runs = [[(label, len(list(same))) for label, same in groupby(variant.touchpoints)] for variant in shown]
    characters = _MANY_CHARACTERS if max(map(len, runs), default=0) <= _FEW_STEPS else _FEW_CHARACTERS
    chips = [
        {"rank": rank, "share": names[rank], "colour": colour.get(chip["label"], "#ffffff"), **chip}
        for rank, row in enumerate(runs)
        for chip in _chips(row, characters)
    ]
    n_steps = max((chip["step"] + 1 for chip in chips), default=1)
    width = _CHARACTER * max((len(chip["text"]) for chip in chips), default=1) + _MARGIN
    x = alt.X("step:Q", scale=alt.Scale(domain=[0, n_steps], nice=False), axis=None)
    labels = " : ".join(f"datum.value == {rank} ? '{name}'" for rank, name in enumerate(names)) or "''"
    axis = alt.Axis(
        title=None, domain=False, ticks=False, labelExpr=f"{labels} : ''" if names else "''", labelPadding=8
    )
    y = alt.Y("rank:O", axis=axis, scale=alt.Scale(padding=0.12))
    base = alt.Chart(rows(chips)).encode(y=y, tooltip=["label:N", "times:Q", "share:N"])
    boxes = base.mark_rect(cornerRadius=3, opacity=0.28).encode(
        x=x, x2="right:Q", color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(align="left", dx=5, fontSize=10).encode(x=x, text="text:N")
    chart = (boxes + text).properties(width=width * n_steps, height=max(_ROW * len(shown), _ROW))
    covered = f"; the {len(shown)} shown are {percent(result.coverage(len(shown)))}" if shown else ""
    text = f"{result.distinct:,} different variants in {result.total:,} journeys{covered}"
    return finished(chart, "Commonest variants", text)


def _chips(runs: Sequence[tuple[str, int]], characters: int) -> list[dict[str, Any]]:
    """What stands in one row; a long row ends with how many are left."""
    chips = []
    for step, (label, times) in enumerate(runs[:MOST_STEPS]):
        repeated = f" ×{times}" if times > 1 else ""
        text = shortened(label, characters - len(repeated)) + repeated
        chips.append({"step": step, "right": step + 0.96, "label": label, "times": times, "text": text})
    if len(runs) > MOST_STEPS:
        left = sum(times for _, times in runs[MOST_STEPS:])
        text = f"… {left:,} more"
        chips.append(
            {"step": MOST_STEPS, "right": MOST_STEPS + 0.96, "label": text, "times": left, "text": text}
        )
    return chips
