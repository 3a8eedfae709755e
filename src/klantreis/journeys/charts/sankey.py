"""A Sankey diagram in Vega-Lite: its nodes and ribbons are computed here as plain shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from klantreis.journeys.charts.style import INK, NO_TOUCHPOINTS, colours, percent, rows, shortened

Place = tuple[int, str]  # column and label
Links = Mapping[tuple[Place, Place], int]

_NODE_WIDTH = 0.05  # of a column
_SAMPLES = 20  # corners along the edge of a ribbon
_COLUMN, _ROW, _LOWEST = 215, 44, 260  # points: width of a column, height for a node, least height
_GAP = 14  # points between two nodes: room for the name of the thinnest
_NAME_CHARACTERS = 27


@dataclass(frozen=True)
class _Box:
    """A node: where it stands, from top to bottom, in points."""

    top: float
    bottom: float
    count: int


def sankey(links: Links, sizes: Mapping[Place, int], n_paths: int) -> alt.LayerChart:
    """Ribbons from column to column.

    Parameters
    ----------
    links
        How many go from one place to another, one column further on.
    sizes
        How many come by each place.
    n_paths
        How many are 100 %.
    """
    most = max(Counter(column for column, _ in sizes).values())
    height = max(_LOWEST, _ROW * most)
    boxes = _boxes(sizes, height)
    colour = colours(label for _, label in sizes)
    n_columns = 1 + max(column for column, _ in boxes)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, n_columns], nice=False), axis=None)
    y = alt.Y("top:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    ribbons = (
        alt.Chart(rows(_ribbons(links, boxes, colour)))
        .mark_area(opacity=0.35, line=False)
        .encode(
            x=x,
            y=y,
            y2="bottom:Q",
            detail="link:N",
            color=alt.Color("colour:N", scale=None),
            tooltip=["from:N", "to:N", "count:Q"],
        )
    )
    nodes = rows(_nodes(boxes, colour, n_paths))
    tooltip = ["label:N", "count:Q", "share:N"]
    bars = (
        alt.Chart(nodes)
        .mark_rect()
        .encode(
            x=x, x2="right:Q", y=y, y2="bottom:Q", color=alt.Color("colour:N", scale=None), tooltip=tooltip
        )
    )
    text = alt.Chart(nodes).encode(x=alt.X("right:Q"), y=alt.Y("middle:Q"), text="name:N", tooltip=tooltip)
    look = {"align": "left", "baseline": "middle", "dx": 5, "fontSize": 11}
    # Names lie over ribbons: a white edge keeps them readable.
    edges = text.mark_text(
        **look, color="white", stroke="white", strokeWidth=3, strokeJoin="round", opacity=0.75
    )
    names = text.mark_text(**look, color=INK)
    return alt.layer(ribbons, bars, edges, names).properties(width=_COLUMN * n_columns, height=height)


def _boxes(sizes: Mapping[Place, int], height: float) -> dict[Place, _Box]:
    """Each column from its largest node down; what is no touchpoint stands below."""
    columns: dict[int, list[Place]] = {}
    for place in sorted(sizes, key=lambda place: (place[1] in NO_TOUCHPOINTS, -sizes[place], place[1])):
        columns.setdefault(place[0], []).append(place)
    # One scale for all columns, set by the fullest, so that widths can be compared.
    per_one = min(
        (height - _GAP * (len(places) - 1)) / max(sum(sizes[place] for place in places), 1)
        for places in columns.values()
    )
    boxes = {}
    for places in columns.values():
        top = 0.0
        for place in places:
            bottom = top + sizes[place] * per_one
            boxes[place] = _Box(top, bottom, sizes[place])
            top = bottom + _GAP
    return boxes


def _nodes(boxes: Mapping[Place, _Box], colour: Mapping[str, str], n_paths: int) -> list[dict[str, Any]]:
    shown = []
    for (column, label), box in boxes.items():
        share = percent(box.count / n_paths) if n_paths else ""
        shown.append(
            {
                "x": column,
                "right": column + _NODE_WIDTH,
                "top": box.top,
                "bottom": box.bottom,
                "middle": (box.top + box.bottom) / 2,
                "label": label,
                "count": box.count,
                "share": share,
                "name": f"{shortened(label, _NAME_CHARACTERS)} {share}",
                "colour": colour[label],
            }
        )
    return shown


def _ribbons(links: Links, boxes: Mapping[Place, _Box], colour: Mapping[str, str]) -> list[dict[str, Any]]:
    """Points along the upper and lower edge of each ribbon."""
    heights = {
        place: (box.bottom - box.top) / box.count if box.count else 0.0 for place, box in boxes.items()
    }
    order = sorted(links, key=lambda pair: (boxes[pair[0]].top, boxes[pair[1]].top))
    leave = _stacked(order, links, boxes, heights, side=0)
    arrive = _stacked(sorted(order, key=lambda pair: boxes[pair[0]].top), links, boxes, heights, side=1)
    points = []
    for number, pair in enumerate(order):
        (column, source), (_, target) = pair
        thickness = links[pair] * heights[pair[0]]
        for sample in range(_SAMPLES + 1):
            part = sample / _SAMPLES
            eased = part * part * (3 - 2 * part)
            top = leave[pair] + (arrive[pair] - leave[pair]) * eased
            points.append(
                {
                    "x": column + _NODE_WIDTH + (1 - _NODE_WIDTH) * part,
                    "top": top,
                    "bottom": top + thickness,
                    "link": number,
                    "from": source,
                    "to": target,
                    "count": links[pair],
                    "colour": colour[source],
                }
            )
    return points


def _stacked(
    order: Sequence[tuple[Place, Place]],
    links: Links,
    boxes: Mapping[Place, _Box],
    heights: Mapping[Place, float],
    *,
    side: int,
) -> dict[tuple[Place, Place], float]:
    """Where each ribbon begins (side 0) or ends (side 1): one below the other along the node."""
    filled = {place: box.top for place, box in boxes.items()}
    tops = {}
    for pair in order:
        tops[pair] = filled[pair[side]]
        filled[pair[side]] += links[pair] * heights[pair[side]]
    return tops
