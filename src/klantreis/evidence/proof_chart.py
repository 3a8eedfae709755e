"""A proof drawn: per step of the map who completes it and whose way leads over it without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pyarrow as pa

from klantreis.evidence.conformance_result import Share
from klantreis.mapping.texts import said

if TYPE_CHECKING:
    from klantreis.evidence.proof import Proof

_COLOURS = {"completed": "#1b7f79", "skipped": "#d98b2b", "repeated": "#7a6fb0", "out of order": "#b04a5a"}


def proof_chart(proof: Proof) -> alt.TopLevelMixin:
    """Shares of journeys with their intervals, a row per step and kind."""
    titles = {step.step: said(step.title, "") or step.step for step in proof.steps.steps}
    if len(set(titles.values())) < len(titles):
        titles = {id_: f"{title} ({id_})" for id_, title in titles.items()}
    rows = [
        {"step": titles[step.step], "kind": kind, "share": share.share, "low": share.low, "high": share.high}
        for step in proof.conformance.steps
        for kind, share in _kinds(step.completed, step.skipped, step.repeated, step.out_of_order)
    ]
    steps = list(titles.values())
    base = alt.Chart(pa.Table.from_pylist(rows))
    y = alt.Y("step:N", sort=steps, title=None)
    offset = alt.YOffset("kind:N", sort=list(_COLOURS))
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())), title=None
    )
    share = alt.X(
        "share:Q", title="share of journeys", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])
    )
    bars = base.mark_bar().encode(x=share, y=y, yOffset=offset, color=colour)
    intervals = base.mark_rule(color="#333").encode(x=alt.X("low:Q"), x2="high:Q", y=y, yOffset=offset)
    return alt.layer(bars, intervals).properties(title=proof.headline(), width=480)


def _kinds(*shares: Share) -> list[tuple[str, Share]]:
    return list(zip(_COLOURS, shares, strict=True))
