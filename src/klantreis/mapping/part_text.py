"""A document of plain fields (a persona, the settings) as YAML text that keeps comments and order."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from klantreis.mapping.yaml_patch import fresh, patched_part
from klantreis.mapping.yaml_text import dumped, tree_of, writer_like

_STYLE = "a:\n  - b"


def part_to_yaml(part: BaseModel, previous: BaseModel | None = None, previous_text: str = "") -> str:
    """A document as YAML text.

    Parameters
    ----------
    part
        What to write.
    previous, previous_text
        The document as it was, and its text: what did not change keeps its comments, order and way of
        writing.
    """
    if previous is None:
        return dumped(_block(_said(part, is_short=True)), writer_like(_STYLE))
    if previous == part:
        return previous_text
    tree = tree_of(previous_text)
    if isinstance(tree, CommentedMap):
        # A document with a format has parts; theirs are not filled up with what goes without saying.
        is_short = "format" in type(part).model_fields
        patched_part(tree, _said(previous, is_short=is_short), _said(part, is_short=is_short))
        text = dumped(tree, writer_like(previous_text))
        if _says(text, part):
            return text
    return dumped(_block(_said(part, is_short=True)), writer_like(_STYLE))


def _said(part: BaseModel, *, is_short: bool = False) -> dict[str, Any]:
    said = part.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=is_short)
    # By its format a later version knows how to read it.
    return {"format": getattr(part, "format"), **said} if "format" in type(part).model_fields else said  # noqa: B009


def _block(said: dict[str, Any]) -> Any:
    tree = fresh(said)
    tree.fa.set_block_style()
    return tree


def _says(text: str, part: BaseModel) -> bool:
    """Whether a text is read as exactly this document; what is written must never lose anything."""
    try:
        return type(part).model_validate(YAML(typ="safe").load(text)) == part
    except (YAMLError, ValidationError):
        return False
