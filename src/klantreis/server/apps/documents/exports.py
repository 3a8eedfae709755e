"""As what the documents of a kind can leave: a line in `EXPORTS` names the function that writes the file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from klantreis.errors import UnknownNameError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.yaml_text import map_to_yaml
from klantreis.reports import FORMATS
from klantreis.reports import export as export_map
from klantreis.server.apps.documents.kinds import Content
from klantreis.server.apps.documents.models import MAP, Document


class Write(Protocol):
    """Writes a document to a file, in a language."""

    def __call__(self, document: Any, path: Path, *, language: str) -> Any: ...  # noqa: D102 - as above


def _all_by(function: str, *endings: str) -> dict[str, str]:
    return dict.fromkeys(endings, f"klantreis.reports.{function}")


# Per kind and ending "module:function"; the module is imported when it is asked for.
EXPORTS: Mapping[str, Mapping[str, str]] = {
    MAP: {one.ending.removeprefix("."): f"{__name__}:write_map_report" for one in FORMATS},
    "plan": _all_by("plan:export_plan", "xlsx", "csv", "ics", "md", "pdf", "svg", "png", "pptx"),
    "content": _all_by("content:export_content", "xlsx", "csv", "ics"),
    "proposition": _all_by("proposition:export_proposition", "pdf", "svg", "png", "md"),
    "project": _all_by("project:export_project", "pdf", "svg", "png", "md"),
}
# Every kind.
_ALWAYS = {"yaml": f"{__name__}:write_yaml", "json": f"{__name__}:write_json"}


def formats_of(kind: str) -> tuple[str, ...]:
    """The endings of the files as which documents of a kind can leave."""
    return (*EXPORTS.get(kind, {}), *_ALWAYS)


def exported(row: Document, ending: str, language: str) -> bytes:
    """A document as a file.

    Raises
    ------
    UnknownNameError
        When documents of its kind do not come in that format.
    """
    known = {**EXPORTS.get(row.kind, {}), **_ALWAYS}
    if ending not in known:
        raise UnknownNameError("format", ending, known)
    module, _, name = known[ending].partition(":")
    write: Write = getattr(import_module(module), name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{row.kind}.{ending}"
        write(row.parsed(), path, language=language)
        return path.read_bytes()


def write_map_report(document: JourneyMap, path: Path, *, language: str) -> None:
    """A map in any format of its reports, in the reader's language where the map has it."""
    export_map(document, path, language=language if language in document.head.languages else None)


def write_yaml(document: Content, path: Path, *, language: str) -> None:  # noqa: ARG001 - in all of its own
    """The file that a workspace keeps."""
    text = map_to_yaml(document) if isinstance(document, JourneyMap) else part_to_yaml(document)
    path.write_text(text, encoding="utf-8")


def write_json(document: Content, path: Path, *, language: str) -> None:  # noqa: ARG001 - in all of its own
    """The same for other programs."""
    said = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
