"""The touchpoint register as YAML text that keeps what people wrote in it: comments, order, way of writing.

The text is cut into entries, each with the comment above it. An entry that says the same stays as it is to
the letter; comments go where their entry goes, and stay where it is taken out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from klantreis.mapping.touchpoint import Register, Touchpoint
from klantreis.mapping.yaml_patch import fresh, patched_part
from klantreis.mapping.yaml_text import dumped, tree_of, writer_like

_HEADER = "# The first rule that matches an event, from the top, wins.\n"


@dataclass(frozen=True)
class _Entry:
    """Lines of a touchpoint and of the comment above it; where its dash and its contents begin."""

    touchpoint: Touchpoint
    comment: str
    lines: str
    dash: int
    indent: int


def register_from_yaml(text: str) -> Register:
    """The register in a YAML text.

    Raises
    ------
    YAMLError, ValidationError
        When it holds none.
    """
    return Register.model_validate(YAML(typ="safe").load(text) or {})


def register_to_yaml(
    register: Register, previous_text: str | None = None, renamed: Mapping[str, str] | None = None
) -> str:
    """The register as YAML text.

    Parameters
    ----------
    register
        What to write.
    previous_text
        The file as it was; it holds a register.
    renamed
        New names of touchpoints by the name they had, so that they keep their comments.
    """
    if previous_text is not None and register_from_yaml(previous_text) == register:
        return previous_text
    head, entries, tail = _cut(previous_text or _HEADER)
    was = {(renamed or {}).get(one.touchpoint.name, one.touchpoint.name): one for one in entries}
    parts = _parts(register, was, dash=entries[0].dash if entries else 2)
    head = head if register.touchpoints else f"{head.rstrip()} []\n"
    text = "".join([head, *parts, tail])
    return text if _says(text, register) else _fresh(register)


def _parts(register: Register, was: dict[str, _Entry], *, dash: int) -> list[str]:
    """The text of every touchpoint, in the new order, behind the comments of those that are gone."""
    names = set(register.names)
    orphaned: dict[str, str] = {}
    waiting = ""
    for name, entry in was.items():
        if name in names:
            orphaned[name], waiting = waiting, ""
        else:
            waiting += entry.comment
    parts = []
    for touchpoint in register.touchpoints:
        entry_was = was.get(touchpoint.name)
        if entry_was is None:
            parts.append(_new(touchpoint, dash))
        else:
            parts += [orphaned[touchpoint.name], entry_was.comment, _changed(entry_was, touchpoint)]
    return [*parts, waiting]


def _cut(text: str) -> tuple[str, list[_Entry], str]:
    """The text before the entries, the entries, and what stands behind them.

    A list that is not written as a block is no list of entries: its touchpoints are written anew.
    """
    tree = tree_of(text)
    found = tree.get("touchpoints") if isinstance(tree, CommentedMap) else None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if not isinstance(found, CommentedSeq) or not found or found.fa.flow_style():
        comments = [line for line in lines if line.startswith("#")]
        return "".join([*comments, "touchpoints:\n"]), [], ""
    key = tree.lc.key("touchpoints")[0]
    starts = [found.lc.data[i] for i in range(len(found))]
    ends = [_first_of_comment(lines, at, starts[i][0]) for i, (at, _) in enumerate(starts[1:])]
    ends.append(_first_of_comment(lines, len(lines), starts[-1][0]))
    begins = [key + 1, *ends[:-1]]
    touchpoints = register_from_yaml(text).touchpoints
    entries = [
        _Entry(
            touchpoint,
            "".join(lines[begin:at]),
            "".join(lines[at:end]),
            len(lines[at]) - len(lines[at].lstrip(" ")),
            indent,
        )
        for touchpoint, begin, (at, indent), end in zip(touchpoints, begins, starts, ends, strict=True)
    ]
    return "".join(lines[: key + 1]), entries, "".join(lines[ends[-1] :])


def _first_of_comment(lines: list[str], end: int, after: int) -> int:
    """Where the comment and the empty lines directly above a line begin."""
    while end - 1 > after and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _changed(entry: _Entry, touchpoint: Touchpoint) -> str:
    """The entry's lines, saying something else where something changed."""
    if entry.touchpoint == touchpoint:
        return entry.lines
    first, *rest = entry.lines.splitlines(keepends=True)
    first = first[: entry.dash] + " " + first[entry.dash + 1 :]
    inner = "".join(line[min(entry.indent, len(line) - len(line.lstrip(" "))) :] for line in (first, *rest))
    try:
        tree = tree_of(inner)
    except ValueError:
        return _new(touchpoint, entry.dash)
    if not isinstance(tree, CommentedMap):
        return _new(touchpoint, entry.dash)
    patched_part(tree, _said(entry.touchpoint), _said(touchpoint))
    return _indented(dumped(tree, writer_like(inner)), entry.dash, entry.indent)


def _new(touchpoint: Touchpoint, dash: int) -> str:
    tree = fresh(touchpoint.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True))
    tree.fa.set_block_style()
    return _indented(dumped(tree, writer_like("a:\n  - b")), dash, dash + 2)


def _indented(text: str, dash: int, indent: int) -> str:
    first, *rest = text.splitlines(keepends=True)
    between = " " * (indent - dash - 1)
    inner = (" " * indent + line if line.strip() else line for line in rest)
    return " " * dash + "-" + between + first + "".join(inner)


def _said(touchpoint: Touchpoint) -> dict[str, Any]:
    return touchpoint.model_dump(mode="json", by_alias=True, exclude_none=True)


def _says(text: str, register: Register) -> bool:
    """Whether a text is read as exactly this register; what is written must never lose anything."""
    try:
        return register_from_yaml(text) == register
    except (YAMLError, ValidationError):
        return False


def _fresh(register: Register) -> str:
    if not register.touchpoints:
        return f"{_HEADER}touchpoints: []\n"
    return f"{_HEADER}touchpoints:\n" + "".join(_new(one, 2) for one in register.touchpoints)
