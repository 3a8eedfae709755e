"""A map as YAML text and back, keeping the comments and the order of a file written by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.problem import InvalidMapError, Place, Problem, error
from klantreis.mapping.shape import map_from_data, name_in
from klantreis.mapping.short_forms import duplicate_ids, in_full, in_short
from klantreis.mapping.yaml_patch import fresh, patched

DEEPEST = 40
WIDTH = 110
_FIRST_LIST = re.compile(
    r"^( *)(?:- )?[^\s#-][^\n]*:[ ]*\n(?:[ ]*\n|[ ]*#[^\n]*\n)*( *)-( +)\S", re.MULTILINE
)


def map_from_yaml(text: str) -> JourneyMap:
    """The map that a YAML text describes; what may be left out is filled in.

    Raises
    ------
    InvalidMapError
        When it is no YAML, does not fit a map, or gives an id to two parts; with all
        problems and their lines.
    """
    return _read(text)[0]


def map_to_yaml(journey_map: JourneyMap, previous_text: str | None = None) -> str:
    """The map as YAML text.

    Parameters
    ----------
    journey_map
        The map to write.
    previous_text
        The file as it was: what did not change keeps its comments, order and way of writing.

    Raises
    ------
    InvalidMapError
        When the previous text is no map.
    """
    if previous_text is None:
        return dumped(fresh(in_short(journey_map)), writer_like("a:\n  - b"))
    previous, tree = _read(previous_text)
    if previous == journey_map:
        return previous_text
    patched(tree, in_short(previous), in_short(journey_map), languages=journey_map.head.languages)
    text = dumped(tree, writer_like(previous_text))
    return (
        text if _says(text, journey_map) else dumped(fresh(in_short(journey_map)), writer_like("a:\n  - b"))
    )


def _says(text: str, journey_map: JourneyMap) -> bool:
    """Whether a text is read as exactly this map; what is written must never lose anything."""
    try:
        return map_from_yaml(text) == journey_map
    except InvalidMapError:
        return False


def _read(text: str) -> tuple[JourneyMap, CommentedMap]:
    tree = tree_of(text)
    document = in_full(plain(tree))
    try:
        journey_map = map_from_data(document)
    except InvalidMapError as invalid:
        raise InvalidMapError(problem.at_line(_line(tree, problem)) for problem in invalid.problems) from None
    twice = duplicate_ids(document)
    if twice:
        raise InvalidMapError(_twice(id_, parts) for id_, parts in twice.items())
    return journey_map, tree


def _twice(id_: str, parts: list[tuple[str, Mapping[str, Any]]]) -> Problem:
    places = [Place(what, name_in(part)) for what, part in parts]
    return error("duplicate_id", (id_,), id=id_, n=len(places), places=places)


def tree_of(text: str) -> Any:
    """The text as ruamel's tree, which knows comments and lines."""
    try:
        yaml = YAML()
        yaml.Composer = _BoundedComposer
        yaml.preserve_quotes = True
        return yaml.load(text)
    except YAMLError as wrong:
        mark = wrong.problem_mark if isinstance(wrong, MarkedYAMLError) else None
        detail = str(getattr(wrong, "problem", None) or wrong).splitlines()[0]
        line = None if mark is None else mark.line + 1
        raise InvalidMapError([error("not_yaml", detail=detail).at_line(line)]) from None
    except (ValueError, RecursionError) as wrong:
        raise InvalidMapError([error("not_yaml", detail=str(wrong).splitlines()[0])]) from None


class _BoundedComposer(Composer):
    """Refuses aliases, which may stand for billions of parts, and nesting that exhausts the stack."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        line = self.parser.peek_event().start_mark.line + 1
        if self.parser.check_event(AliasEvent):
            raise InvalidMapError([error("yaml_alias").at_line(line)])
        if self.depth > DEEPEST:
            raise InvalidMapError([error("yaml_depth", most=DEEPEST).at_line(line)])
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _line(tree: Any, problem: Problem) -> int | None:
    """The line of the innermost part of a problem that the file shows."""
    return _line_of(tree, problem.path)


def _line_of(tree: Any, path: tuple[str | int, ...]) -> int | None:
    line, node = None, tree
    for key in path:
        lines = getattr(node, "lc", None)
        try:
            at = lines.data[key][0] if lines is not None else None
            node = node[key]
        except (KeyError, IndexError, TypeError):
            at = None
            if not isinstance(key, int):
                break  # a field that is missing or misspelt: the line of its part will do
        line = line if at is None else at + 1
    return line


def writer_like(text: str) -> YAML:
    """A writer with the indentation of a text."""
    yaml = YAML()
    found = _FIRST_LIST.search(text)
    if found:
        outer, dash, gap = (len(spaces) for spaces in found.groups())
        yaml.indent(mapping=2, sequence=dash - outer + 1 + gap, offset=dash - outer)
    return yaml


def plain(node: Any) -> Any:
    """A tree as ordinary data, without what ruamel knows of how it was written."""
    if isinstance(node, Mapping):
        return {plain(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    for scalar in (bool, int, float, str):
        if isinstance(node, scalar):
            return scalar(node)
    return node


def dumped(tree: Any, yaml: YAML) -> str:
    """A tree as text."""
    yaml.width = WIDTH
    yaml.allow_unicode = True
    stream = StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()
