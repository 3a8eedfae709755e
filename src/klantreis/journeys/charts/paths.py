"""Paths as a Sankey diagram: a column per step, the same touchpoint of a column in one node."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.sankey import Place, sankey
from klantreis.journeys.charts.style import NO_TOUCHPOINTS, finished

if TYPE_CHECKING:
    from klantreis.journeys.analyses.paths_result import PathsResult

MOST_COLUMNS = 7
MOST_NODES = 9  # of a column; the rest is one node "(other)"
_LEAST_SHARE = 0.005


def paths_chart(result: PathsResult) -> alt.TopLevelMixin:
    """The first steps of the tree, from left to right."""
    nodes = [node for node in result.nodes if len(node.path) <= MOST_COLUMNS]
    sizes: Counter[Place] = Counter()
    for node in nodes:
        sizes[len(node.path) - 1, node.path[-1]] += node.count
    renamed = _renamed(sizes, result.n_paths)
    shown: Counter[Place] = Counter()
    links: Counter[tuple[Place, Place]] = Counter()
    for node in nodes:
        place = renamed[len(node.path) - 1, node.path[-1]]
        shown[place] += node.count
        if len(node.path) > 1:
            links[renamed[len(node.path) - 2, node.path[-2]], place] += node.count
    deepest = max(len(node.path) for node in result.nodes)
    cut = f"; the first {MOST_COLUMNS - 1} of {deepest - 1} steps" if deepest > MOST_COLUMNS else ""
    title = "What follows" if result.is_forward else "What came before"
    return finished(
        sankey(links, shown, result.n_paths), f"{title} {nodes[0].path[0]}", result.headline() + cut
    )


def _renamed(sizes: Counter[Place], n_paths: int) -> dict[Place, Place]:
    """Small nodes of a column become its "(other)"."""
    renamed = {}
    for column in {column for column, _ in sizes}:
        here = [(label, count) for (place, label), count in sizes.items() if place == column]
        ranked = sorted(here, key=lambda pair: (pair[0] in NO_TOUCHPOINTS, -pair[1], pair[0]))
        for rank, (label, count) in enumerate(ranked):
            is_small = rank >= MOST_NODES or count < _LEAST_SHARE * n_paths
            keeps = label in NO_TOUCHPOINTS or not is_small or column == 0
            renamed[column, label] = (column, label if keeps else "(other)")
    return renamed
