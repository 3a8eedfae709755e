"""What paths tell: the nodes of the tree with their shares, rare branches gathered, as table or Sankey."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.journeys.block import Ints
from klantreis.journeys.results import END, START, Result
from klantreis.journeys.statistics import wilson

if TYPE_CHECKING:
    import altair

NO_LABEL = -1
NOT_REACHED, OTHER = "(not reached)", "(other)"


@dataclass(frozen=True)
class PathNode:
    """All paths that begin in the same way.

    Attributes
    ----------
    path
        Touchpoints from the anchor to here, both included; from the last to the first going backward.
    count, journeys, persons
        How many paths, in how many journeys, of how many persons. The journeys and persons of `(other)`
        are None when someone may be in several of the branches gathered there.
    share, low, high
        Share of all paths and its 95 % interval.
    persons_share
        Share of all persons who have a path; None where `persons` is.
    """

    path: tuple[str, ...]
    count: int
    journeys: int | None
    persons: int | None
    share: float
    low: float
    high: float
    persons_share: float | None


@dataclass(frozen=True)
class PathsResult(Result):
    """The tree as a list of nodes: a node, then its branches (the commonest first) with theirs.

    Attributes
    ----------
    nodes
        The first is the anchor. The branches of a node that is not cut off by the depth add up to it.
    anchor, to, is_forward
        What was asked.
    n_persons, n_journeys
        All that the lens shows, with the anchor or without.
    """

    nodes: tuple[PathNode, ...]
    anchor: str | None
    to: str | None
    is_forward: bool
    n_persons: int
    n_journeys: int

    @classmethod
    def of_tree(  # noqa: PLR0913 - the tree and what was asked
        cls,
        parents: Ints,
        codes: Ints,
        counts: Ints,
        *,
        labels: Sequence[str],
        anchor: str | None,
        to: str | None,
        is_forward: bool,
        top: int | None,
        min_share: float,
        n_persons: int,
        n_journeys: int,
    ) -> PathsResult:
        """The result out of the counted tree (see `Tree`)."""
        names = [*labels, END if is_forward else START, NOT_REACHED]
        root = anchor or (START if is_forward else END)
        shown = _Shown(parents, codes, counts, names, top, min_share * int(counts[0, 0]))
        found = shown.below(0, (root,))
        low, high = wilson([count for _, (count, _, _) in found], [int(counts[0, 0])] * len(found))
        n_paths, n_with = (int(counts[0, column]) for column in (0, 2))
        nodes = tuple(
            PathNode(
                path,
                count,
                journeys,
                persons,
                count / n_paths if n_paths else math.nan,
                float(low[i]),
                float(high[i]),
                None if persons is None else persons / n_with if n_with else math.nan,
            )
            for i, (path, (count, journeys, persons)) in enumerate(found)
        )
        return cls(nodes, anchor, to, is_forward, n_persons, n_journeys)

    @property
    def n_paths(self) -> int:
        """Paths in all: occurrences of the anchor."""
        return self.nodes[0].count

    def to_arrow(self) -> pa.Table:
        """One row per node; `path` is a list."""
        columns = {
            "path": pa.list_(pa.string()),
            "count": pa.int64(),
            "journeys": pa.int64(),
            "persons": pa.int64(),
            "share": pa.float64(),
            "low": pa.float64(),
            "high": pa.float64(),
            "persons_share": pa.float64(),
        }
        return pa.table(
            {name: pa.array([getattr(n, name) for n in self.nodes], t) for name, t in columns.items()}
        )

    def document(self) -> dict[str, Any]:
        """`{"anchor", "to", "direction", "n_paths", …, "paths": [{"path": [...], "count", …}]}`."""
        return {
            "anchor": self.anchor,
            "to": self.to,
            "direction": "forward" if self.is_forward else "backward",
            "n_paths": self.n_paths,
            "n_journeys": self.n_journeys,
            "n_persons": self.n_persons,
            "paths": self.to_arrow().to_pylist(),
        }

    def headline(self) -> str:
        """How many paths there are."""
        root = self.nodes[0]
        where = "from" if self.is_forward else "back from"
        return (
            f"{root.count:,} paths {where} {root.path[0]}, in {root.journeys:,} of {self.n_journeys:,} "
            f"journeys, of {root.persons:,} of {self.n_persons:,} persons"
        )

    def plot(self) -> altair.TopLevelMixin:
        """The tree as a Sankey diagram: a column per step."""
        from klantreis.journeys.charts.paths import paths_chart  # noqa: PLC0415 - Altair loads slowly

        return paths_chart(self)


_Counted = tuple[int, int | None, int | None]


class _Shown:
    """The nodes to show, each with its path, rare branches gathered."""

    def __init__(
        self, parents: Ints, codes: Ints, counts: Ints, names: Sequence[str], top: int | None, least: float
    ) -> None:
        self.codes, self.counts, self.names = codes, counts, names
        self.top, self.least = top, least
        # The children of a node stand together, the commonest first; of equal ones in order of label.
        order = np.lexsort((codes, -counts[:, 0], parents))
        self.order = order
        bounds = np.searchsorted(parents[order], np.arange(len(parents) + 1))
        self.bounds = bounds

    def below(self, root: int, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], _Counted]]:
        """The node and everything under it. No recursion: paths may be longer than Python's stack."""
        found: list[tuple[tuple[str, ...], _Counted]] = []
        waiting: list[tuple[int | _Counted, tuple[str, ...]]] = [(root, path)]
        while waiting:
            node, here = waiting.pop()
            if isinstance(node, tuple):
                found.append((here, node))
                continue
            count, journeys, persons = self.counts[node].tolist()
            found.append((here, (count, journeys, persons)))
            kept, rare = self._children(node)
            if len(rare):
                waiting.append((self._gathered(node, rare), (*here, OTHER)))
            waiting += [(int(child), (*here, self.names[self.codes[child]])) for child in kept[::-1]]
        return found

    def _children(self, node: int) -> tuple[Ints, Ints]:
        children = self.order[self.bounds[node] : self.bounds[node + 1]]
        # Where a journey stops and what is not reached are answers, never "other".
        is_kept = self.counts[children, 0] >= self.least
        if self.top is not None:
            is_kept &= np.arange(len(children)) < self.top
        is_kept |= self.codes[children] >= len(self.names) - 2
        return children[is_kept], children[~is_kept]

    def _gathered(self, node: int, rare: Ints) -> _Counted:
        """Rare branches as one. Whoever is in one branch alone may be added up; else it is unknown."""
        total = self.counts[rare].sum(axis=0)
        children = self.order[self.bounds[node] : self.bounds[node + 1]]
        is_apart = (self.counts[children].sum(axis=0) == self.counts[node]) | (len(rare) == 1)
        count, journeys, persons = (
            int(number) if known else None for number, known in zip(total, is_apart, strict=True)
        )
        return int(total[0]) if count is None else count, journeys, persons
