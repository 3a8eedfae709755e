"""Changing a YAML tree so that it says something else, and touching nothing that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from klantreis.mapping.cards import MAIN_FIELDS
from klantreis.mapping.short_forms import card_kind, id_that_would_be_made

LONGEST_LINE = 100
_NOUNS = {
    "personas": "persona",
    "lanes": "lane",
    "phases": "phase",
    "steps": "step",
    "edges": "edge",
    "asides": "aside",
}


def fresh(written: Any) -> Any:
    """A tree for something new: small parts without parts of their own on a line, the rest in a block."""
    if isinstance(written, Mapping):
        block = CommentedMap((fresh(key), fresh(value)) for key, value in written.items())
        return _on_a_line(block, written)
    if isinstance(written, list):
        items = CommentedSeq(fresh(item) for item in written)
        if all(isinstance(item, str | int | float) for item in written):
            _on_a_line(items, written)
        return items
    if isinstance(written, str) and (written.startswith(("?", ":", "-")) or "\x85" in written):
        return DoubleQuotedScalarString(written)  # ruamel would write what it cannot read
    return written


def _on_a_line(node: Any, written: Any) -> Any:
    values = list(written.values()) if isinstance(written, Mapping) else written
    if isinstance(written, Mapping) and "title" in written and "kind" not in written:
        return node  # a phase or a step: something will be written in it
    is_small = all(not isinstance(value, Mapping | list) for value in values)
    if is_small and len(str(written)) <= LONGEST_LINE and "\n" not in "".join(map(str, values)):
        node.fa.set_flow_style()
    return node


def patched(
    tree: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any], *, languages: Sequence[str]
) -> None:
    """Make a map's tree say `new`; `old` is what it says now. Both have every id."""
    kinds = {_id(lane): lane if isinstance(lane, str) else lane["kind"] for lane in new.get("lanes", ())}
    if "id" not in tree and id_that_would_be_made(new, "map", tuple(languages), within="") != new["id"]:
        tree.insert(0, "id", new["id"])
    _Patch(tuple(languages), kinds, dict(_nodes(tree, old))).mapping(tree, old, new)


def patched_part(tree: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """The same for a document that is no map; parts in its lists are known by their ids, all written."""
    _PartPatch((), {}, {}).mapping(tree, old, new)


def _nodes(node: Any, old: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Per id of a phase, step or card its node and what it says, wherever it may go."""
    for field in ("phases", "steps"):
        for inner, part in _side_by_side(node.get(field), old.get(field, ())):
            yield _id(part), (inner, part)
            yield from _nodes(inner, part) if isinstance(inner, Mapping) else ()
    for lane, cell in old.get("cards", {}).items():
        for inner, card in _side_by_side(node["cards"][lane], cell):
            yield _id(card), (inner, card)


def _side_by_side(node: Any, old: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(node if isinstance(node, CommentedSeq) else [node], old, strict=bool(old))


class _Patch:
    """One rewriting of a tree, with what it must know to tell which ids may stay unwritten."""

    def __init__(
        self, languages: tuple[str, ...], kinds: Mapping[str, str], nodes: Mapping[str, tuple[Any, Any]]
    ) -> None:
        self.languages, self.kinds, self.nodes = languages, kinds, nodes

    def mapping(self, node: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Set, change and delete the fields that differ."""
        for key in [key for key in old if key not in new]:
            node.pop(key, None)
        for key, value in new.items():
            if key == "cards":
                self._cells(node, old.get(key, {}), value, step=new["id"])
            elif key not in old:
                node[fresh(key)] = fresh(value)
            elif old[key] != value or key in _NOUNS:
                self._field(node, key, old[key], value)

    def _field(self, node: CommentedMap, key: str, old: Any, new: Any) -> None:
        """Change a field; one that is not written yet says the default."""
        if key not in node:
            if old != new:
                node[key] = fresh(new)
        elif key in _NOUNS:
            node[key] = self._parts(node[key], old, new, _NOUNS[key])
        elif isinstance(node[key], CommentedMap) and isinstance(old, Mapping) and isinstance(new, Mapping):
            self.mapping(node[key], old, new)
        else:
            node[key] = _in_the_style_of(node[key], fresh(new))

    def _cells(
        self, node: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any], *, step: str
    ) -> None:
        if not isinstance(node.get("cards"), CommentedMap):
            node["cards"] = CommentedMap()
        cells = node["cards"]
        for lane in [lane for lane in old if lane not in new]:
            cells.pop(lane, None)
        for lane, cards in new.items():
            cell = cells.get(lane) if lane in old else CommentedSeq()
            cells[lane] = self._cell(cell, old.get(lane, []), cards, card_kind(lane, self.kinds), step)

    def _cell(self, node: Any, old: list[Any], new: list[Any], kind: str, step: str) -> Any:
        """A cell may be written as one card instead of a list."""
        if isinstance(node, CommentedSeq):
            return self._parts(node, old, new, kind, within=step)
        only = self._parts(CommentedSeq([node]), old, new, kind, within=step)
        return only[0] if len(only) == 1 else only

    def _parts(self, node: Any, old: list[Any], new: list[Any], what: str, *, within: str = "") -> Any:
        """A list of parts with ids: each keeps its own node, wherever it goes."""
        if not isinstance(node, CommentedSeq):
            return fresh(new)
        was = {_id(part): (i, part) for i, part in enumerate(old)}
        comments = dict(node.ca.items)
        nodes, kept = [], {}
        for at, part in enumerate(new):
            if _id(part) in was:
                i, before = was[_id(part)]
                nodes.append(self._part(node[i], before, part, what, within))
                if i in comments:
                    kept[at] = comments[i]
            elif _id(part) in self.nodes and isinstance(part, Mapping):
                nodes.append(self._part(*self.nodes[_id(part)], part, what, within))
            else:
                nodes.append(fresh(part))
        node[:] = []
        node.ca.items.clear()
        node.extend(nodes)
        node.ca.items.update(kept)
        return node

    def _part(self, node: Any, old: Any, new: Any, what: str, within: str) -> Any:
        """One part: changed in its place, with its id written where the id would not be made again."""
        if not isinstance(new, Mapping):
            return node if old == new else new
        made = id_that_would_be_made(new, what, self.languages, within=within)
        may_leave_out_id = made == new["id"]
        if isinstance(node, CommentedMap) and isinstance(old, Mapping) and "id" in {*node, *_ids(node, old)}:
            self.mapping(node, old, new)
            if "id" not in node and not may_leave_out_id:
                node.insert(0, "id", new["id"])
            return node
        if old == new and may_leave_out_id:
            return node
        main = MAIN_FIELDS.get(what, "title")
        is_alone = set(new) == {"id", main} and not isinstance(new[main], Mapping)
        return _in_the_style_of(node, new[main]) if is_alone and may_leave_out_id else fresh(new)


class _PartPatch(_Patch):
    """The same where every list of mappings with ids is a list of parts, and no id may be left out."""

    def _field(self, node: CommentedMap, key: str, old: Any, new: Any) -> None:
        there = node.get(key)
        if isinstance(there, CommentedSeq) and _are_parts(old) and _are_parts(new) and _are_parts(there):
            was = {part["id"]: (i, part) for i, part in enumerate(old)}
            comments, parts = dict(there.ca.items), list[Any]()
            places = {at: was[part["id"]][0] for at, part in enumerate(new) if part["id"] in was}
            kept = {at: comments[i] for at, i in places.items() if i in comments}
            for part in new:
                if part["id"] in was:
                    i, before = was[part["id"]]
                    self.mapping(there[i], before, part)
                    parts.append(there[i])
                else:
                    parts.append(fresh(part))
            there[:] = []
            there.ca.items.clear()
            there.extend(parts)
            there.ca.items.update(kept)
        else:
            super()._field(node, key, old, new)


def _are_parts(written: Any) -> bool:
    return bool(written) and all(isinstance(part, Mapping) and "id" in part for part in written)


def _ids(node: CommentedMap, old: Mapping[str, Any]) -> set[str]:
    """{"id"} when a node is the part itself, and not a text by language that stands for it."""
    return {"id"} if set(node) & set(old) else set()


def _id(part: Any) -> str:
    return str(part["id"]) if isinstance(part, Mapping) else str(part)


def _in_the_style_of(node: Any, value: Any) -> Any:
    """A text in the quotes of the one it replaces, a list on a line where the old one was."""
    if isinstance(node, str) and type(node) is not str and type(value) is str and "\n" not in value:
        return type(node)(value)
    if isinstance(node, CommentedSeq) and isinstance(value, CommentedSeq) and node.fa.flow_style():
        value.fa.set_flow_style()
    return value
