"""Paths: the tree of what follows, or came before, a touchpoint or the start of a journey."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError
from klantreis.journeys.analyses.paths_result import NO_LABEL, PathsResult
from klantreis.journeys.block import Block, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.tally import gathered, is_one_each, n_distinct, new_table, number_of, table_of
from klantreis.journeys.view import View, look

DIRECTIONS = ("forward", "backward")
OCCURRENCES = ("first", "all")
_NO_DEPTH = np.iinfo(np.int64).max
# Columns of Tree.counts.
COUNT, JOURNEYS, PERSONS = range(3)


@dataclass(frozen=True)
class Tree:
    """Paths that share their beginnings; node 0 is the anchor and every parent stands before its children.

    Attributes
    ----------
    parents
        int64 [n_nodes]; of node 0 it is -1.
    labels
        int64 [n_nodes]: label code; n_labels where a journey stops, n_labels + 1 where it never comes to
        the target; of node 0 it is -1.
    counts
        int64 [n_nodes, 3]: occurrences, journeys, persons.
    """

    parents: Ints
    labels: Ints
    counts: Ints


@dataclass(frozen=True)
class PathsState:
    """Trees still to be merged, each more than twice as large as the next, and all persons and journeys."""

    trees: tuple[Tree, ...]
    n_persons: int
    n_journeys: int


@dataclass(frozen=True)
class Paths:
    """The tree of next (or previous) touchpoints. No journey that has the anchor is left out.

    Attributes
    ----------
    anchor
        Touchpoint where paths begin. None begins at the start of each journey (backward: at its end).
    to
        Touchpoint where paths end. Paths that never come to it are counted in one node,
        `(not reached)`, directly below the anchor.
    direction
        "forward", to what follows, or "backward", to what came before.
    depth
        Steps after the anchor; None follows each journey to its end.
    occurrences
        "first": a path from the first occurrence of the anchor in a journey; "all": from each.
    collapse
        Whether a touchpoint that is repeated directly counts once.
    top, min_share
        What the result shows: at most this many branches of a node (None: all), and none with less than
        this share of all paths. The others are gathered in one branch `(other)`; counting never drops any.
    """

    anchor: str | None = None
    to: str | None = None
    direction: str = "forward"
    depth: int | None = 5
    occurrences: str = "first"
    collapse: bool = False
    top: int | None = 10
    min_share: float = 0.0

    def __post_init__(self) -> None:
        for option, value, allowed in (
            ("direction", self.direction, DIRECTIONS),
            ("occurrences", self.occurrences, OCCURRENCES),
        ):
            if value not in allowed:
                raise InvalidOptionError(
                    f"{option}={value!r} does not exist; use {' or '.join(allowed)}.",
                    nl=f"{option}={value!r} bestaat niet; kies {' of '.join(allowed)}.",
                )
        for option, number in (("depth", self.depth), ("top", self.top)):
            if number is not None and number < 1:
                raise InvalidOptionError(
                    f"{option}={number} shows nothing; give 1 or more, or None for all.",
                    nl=f"{option}={number} toont niets; geef 1 of meer, of niets voor alles.",
                )
        if not 0 <= self.min_share <= 1:
            raise InvalidOptionError(
                f"min_share={self.min_share} is no share; give one from 0 to 1.",
                nl=f"min_share={self.min_share} is geen deel; geef er een van 0 tot 1.",
            )

    def empty(self, lens: BoundLens) -> PathsState:
        """No journeys."""
        self._codes(lens)
        return PathsState((), 0, 0)

    def count(self, block: Block, lens: BoundLens) -> PathsState:
        """Paths in the journeys of one block."""
        anchor, to = self._codes(lens)
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        n_persons = view.n_journeys if is_one_each(view.rows) else n_distinct(view.rows)
        return PathsState((self._tree(view, lens.n_labels, anchor, to),), n_persons, view.n_journeys)

    def merge(self, left: PathsState, right: PathsState) -> PathsState:
        """Both together."""
        return PathsState(
            gathered((*left.trees, *right.trees), _size, _merged),
            left.n_persons + right.n_persons,
            left.n_journeys + right.n_journeys,
        )

    def result(self, state: PathsState, lens: BoundLens) -> PathsResult:
        """Names and shares per node, with rare branches gathered."""
        tree = reduce(_merged, state.trees[::-1] or (_NOTHING,))
        return PathsResult.of_tree(
            tree.parents,
            tree.labels,
            tree.counts,
            labels=lens.labels,
            anchor=self.anchor,
            to=self.to,
            is_forward=self.direction == "forward",
            top=self.top,
            min_share=self.min_share,
            n_persons=state.n_persons,
            n_journeys=state.n_journeys,
        )

    def _codes(self, lens: BoundLens) -> tuple[int, int]:
        """Label codes of the anchor and the target, or NO_LABEL; an unknown name is an error."""
        anchor, to = (NO_LABEL if name is None else lens.code(name) for name in (self.anchor, self.to))
        return anchor, to

    def _tree(self, view: View, n_labels: int, anchor: int, to: int) -> Tree:
        return Tree(
            *_grow(
                view.labels,
                view.offsets,
                view.rows,
                n_labels,
                (anchor, to, _NO_DEPTH if self.depth is None else self.depth),
                (self.direction == "forward", self.occurrences == "all", self.collapse),
            )
        )


_NOTHING = Tree(np.array([-1]), np.array([NO_LABEL]), np.zeros((1, 3), dtype=np.int64))


def _size(tree: Tree) -> int:
    return len(tree.parents)


def _merged(left: Tree, right: Tree) -> Tree:
    """Both trees as one."""
    # What a node's key is made of must exceed every label, with the two that are no touchpoints.
    width = int(max(left.labels.max(), right.labels.max(), 0)) + 1
    return Tree(
        *_graft(left.parents, left.labels, left.counts, right.parents, right.labels, right.counts, width)
    )


@njit(cache=True, nogil=True)
def _grow(
    labels: Ints,
    offsets: Ints,
    rows: Ints,
    n_labels: int,
    codes: tuple[int, int, int],
    switches: tuple[bool, bool, bool],
) -> tuple[Ints, Ints, Ints]:
    """The tree of the paths of some journeys.

    Parameters
    ----------
    labels
        uint16 [n_events], below `n_labels`.
    offsets, rows
        int32 [n_journeys + 1] from 0 to n_events, no journey empty; int32 [n_journeys] ascending: persons.
    codes
        Label of the anchor, or -1 for the start of the journey (backward: its end); label of the target
        or -1; the most steps.
    switches
        Forward; every occurrence; collapse repeats.

    Returns
    -------
    parents int64 [n_nodes], labels int64 [n_nodes], counts int64 [n_nodes, 3] as in `Tree`
    """
    anchor, to, depth = codes
    is_forward, has_all, collapses = switches
    width = n_labels + 2
    keys = np.empty(1024, dtype=np.int64)
    table = new_table(len(keys))
    nodes = _new_nodes(len(keys))
    keys[0] = -1
    n_nodes = 1
    for journey in range(len(offsets) - 1):
        first, last = int(offsets[journey]), int(offsets[journey + 1]) - 1
        # Without an anchor a path begins just outside the journey: the step into it is its first.
        outside = first - 1 if is_forward else last + 1
        begins = range(first, last + 1) if anchor >= 0 else range(outside, outside + 1)
        furthest = _furthest(labels, first, last, to, is_forward)
        for begin in begins:
            if anchor >= 0 and labels[begin] != anchor:
                continue
            if anchor >= 0 and collapses and begin > first and labels[begin - 1] == anchor:
                continue
            k = begin
            while anchor >= 0 and collapses and is_forward and k < last and labels[k + 1] == anchor:
                k += 1
            while n_nodes + min(depth, last - first + 2) >= len(keys):
                keys, nodes = _roomier(keys, nodes)
                table = table_of(keys, n_nodes, len(keys))
            who = (journey, int(rows[journey]))
            _pass(nodes, 0, who)
            if to >= 0 and (furthest <= k if is_forward else furthest >= k):
                node = number_of(table, keys, n_nodes, n_labels + 1)
                n_nodes += node == n_nodes
                _pass(nodes, node, who)
            else:
                place = (first, last, k)
                n_nodes = _walk(
                    labels, place, (n_labels, to, depth), switches, who, table, keys, nodes, n_nodes
                )
            if not has_all:
                break
    parents, node_labels = _unpacked(keys, n_nodes, width)
    return parents, node_labels, nodes[:n_nodes, :3].copy()


@njit(cache=True, nogil=True)
def _furthest(labels: Ints, first: int, last: int, to: int, is_forward: bool) -> int:
    """Where in the journey the target stands furthest on; just before its first step when nowhere."""
    k = last if is_forward else first
    while first <= k <= last and labels[k] != to:
        k += -1 if is_forward else 1
    return k


@njit(cache=True, nogil=True)
def _walk(  # noqa: PLR0913 - the state of the tree that grows
    labels: Ints,
    place: tuple[int, int, int],
    codes: tuple[int, int, int],
    switches: tuple[bool, bool, bool],
    who: tuple[int, int],
    table: Ints,
    keys: Ints,
    nodes: Ints,
    n_nodes: int,
) -> int:
    """Follow one path from the anchor, counting at each node that it comes by; the new number of nodes.

    Parameters
    ----------
    labels
        uint16 [n_events].
    place
        First and last event of the journey, and where the path begins.
    codes
        n_labels; label of the target or -1; the most steps.
    switches, who
        As in `_grow` and in `_pass`.
    table, keys, nodes, n_nodes
        The tree, with room for the whole path.
    """
    first, last, k = place
    n_labels, to, depth = codes
    is_forward, _, collapses = switches
    node = 0
    label = -1
    taken = 0
    while taken < depth and label != n_labels and (label != to or label < 0):
        before = label
        k += 1 if is_forward else -1
        label = int(labels[k]) if first <= k <= last else n_labels
        if collapses and label == before:
            continue
        node = number_of(table, keys, n_nodes, node * (n_labels + 2) + label)
        n_nodes += node == n_nodes
        _pass(nodes, node, who)
        taken += 1
    return n_nodes


@njit(cache=True, nogil=True)
def _pass(nodes: Ints, node: int, who: tuple[int, int]) -> None:
    """Count one occurrence at a node of int64 [n, 5]; `who` is the journey and the person's row."""
    journey, row = who
    nodes[node, 0] += 1
    nodes[node, 1] += nodes[node, 3] != journey
    nodes[node, 2] += nodes[node, 4] != row
    nodes[node, 3] = journey
    nodes[node, 4] = row


@njit(cache=True, nogil=True)
def _new_nodes(room: int) -> Ints:
    """int64 [room, 5], per node: occurrences, journeys, persons, last journey and last row that came by."""
    nodes = np.zeros((room, 5), dtype=np.int64)
    for node in range(room):
        nodes[node, 3] = -1
        nodes[node, 4] = -1
    return nodes


@njit(cache=True, nogil=True)
def _roomier(keys: Ints, nodes: Ints) -> tuple[Ints, Ints]:
    """The same int64 [n] keys and int64 [n, 5] nodes with room for twice as many."""
    # Loops where slices would do: assigning to slices takes Numba seconds to compile.
    more_keys = np.empty(2 * len(keys), dtype=np.int64)
    more_nodes = _new_nodes(2 * len(keys))
    for node in range(len(keys)):
        more_keys[node] = keys[node]
        for column in range(5):
            more_nodes[node, column] = nodes[node, column]
    return more_keys, more_nodes


@njit(cache=True, nogil=True)
def _unpacked(keys: Ints, n_nodes: int, width: int) -> tuple[Ints, Ints]:
    """Parents and labels, int64 [n_nodes], out of keys `parent * width + label`; of node 0 both are -1."""
    parents = np.full(n_nodes, -1, dtype=np.int64)
    labels = np.full(n_nodes, -1, dtype=np.int64)
    for node in range(1, n_nodes):
        parents[node] = keys[node] // width
        labels[node] = keys[node] % width
    return parents, labels


@njit(cache=True, nogil=True)
def _graft(
    parents: Ints,
    labels: Ints,
    counts: Ints,
    other_parents: Ints,
    other_labels: Ints,
    other_counts: Ints,
    width: int,
) -> tuple[Ints, Ints, Ints]:
    """Two trees (each int64 [n], int64 [n] below `width`, int64 [n, 3]) as one of the same form."""
    n_nodes = len(parents)
    most = n_nodes + len(other_parents)
    keys = np.empty(most + 1, dtype=np.int64)
    keys[0] = -1
    for node in range(1, n_nodes):
        keys[node] = parents[node] * width + labels[node]
    table = table_of(keys[1:], n_nodes - 1, most)
    grown = np.zeros((most, 3), dtype=np.int64)
    for node in range(n_nodes):
        for column in range(3):
            grown[node, column] = counts[node, column]
    place = np.zeros(len(other_parents), dtype=np.int64)
    for node in range(len(other_parents)):
        if node > 0:
            key = place[other_parents[node]] * width + other_labels[node]
            place[node] = 1 + number_of(table, keys[1:], n_nodes - 1, key)
            n_nodes += place[node] == n_nodes
        for column in range(3):
            grown[place[node], column] += other_counts[node, column]
    parents_of_all, labels_of_all = _unpacked(keys, n_nodes, width)
    return parents_of_all, labels_of_all, grown[:n_nodes].copy()
