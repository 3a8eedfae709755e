"""As what the documents of a kind can leave: a line in `REPORTS` names the function that writes the file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from klantreis.errors import UnknownNameError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.yaml_text import map_to_yaml
from klantreis.reports import FORMATS
from klantreis.reports import export as export_map
from klantreis.server.apps.documents.kinds import Content
from klantreis.server.apps.documents.models import MAP, Document

# Takes a document, the file's path and `language`; the ending of the path says in which format.
Write = Callable[..., Any]


@dataclass(frozen=True)
class Report:
    """A module of reports, loaded when it is asked for: what writes a file, and the endings it knows.

    `facts` names, in a module, what gives the further arguments of `write` for a row.
    """

    module: str
    write: str
    endings: str
    facts: tuple[str, str] | None = None

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings, without their dots."""
        return tuple(one.removeprefix(".") for one in getattr(import_module(self.module), self.endings))

    def writes(self) -> Write:
        """The function that writes the file."""
        found: Write = getattr(import_module(self.module), self.write)
        return found

    def facts_of(self, row: Document) -> dict[str, Any]:
        """What its workspace holds that the file tells as well."""
        if self.facts is None:
            return {}
        module, name = self.facts
        found: dict[str, Any] = getattr(import_module(module), name)(row)
        return found


REPORTS: Mapping[str, Report] = {
    MAP: Report(__name__, "write_map_report", "MAP_FORMATS", facts=(__name__, "facts_for_map")),
    "plan": Report("klantreis.reports.plan", "export_plan", "PLAN_FORMATS"),
    "project": Report(
        "klantreis.reports.project",
        "export_project",
        "PROJECT_FORMATS",
        facts=("klantreis.server.apps.overview.projects", "facts_for_report"),
    ),
    "proposition": Report("klantreis.reports.proposition", "export_proposition", "PROPOSITION_FORMATS"),
    "content": Report("klantreis.reports.content", "export_content", "CONTENT_FORMATS"),
}
MAP_FORMATS = tuple(one.ending for one in FORMATS)


def formats_of(kind: str) -> tuple[str, ...]:
    """The endings of the files as which documents of a kind can leave."""
    report = REPORTS.get(kind)
    return (*(report.formats if report else ()), *_ALWAYS)


def exported(row: Document, content: Content, ending: str, language: str) -> bytes:
    """A document as a file.

    Parameters
    ----------
    row, content
        The document, and what of it is told to who asks.
    ending, language
        In which format, and in which language where that matters.

    Raises
    ------
    UnknownNameError
        When documents of its kind do not come in that format.
    """
    known = formats_of(row.kind)
    if ending not in known:
        raise UnknownNameError("format", ending, known)
    if ending in _ALWAYS:
        write, facts = _ALWAYS[ending], {}
    else:
        write, facts = REPORTS[row.kind].writes(), REPORTS[row.kind].facts_of(row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{row.kind}.{ending}"
        write(content, path, language=language, **facts)
        return path.read_bytes()


def write_map_report(document: JourneyMap, path: Path, *, language: str, **facts: Any) -> None:
    """A map in any format of its reports, in the reader's language where the map has it."""
    export_map(document, path, language=language if language in document.head.languages else None, **facts)


def facts_for_map(row: Document) -> dict[str, Any]:
    """What the workspace of a map has for its reports: personas that it names, and pictures."""
    workspace = row.workspace.opened()
    return {
        "personas": workspace.personas.found(row.parsed_map().head.personas),
        "images": workspace.images,
    }


def write_yaml(document: Content, path: Path, *, language: str) -> None:  # noqa: ARG001 - in all of its own
    """The file that a workspace keeps."""
    text = map_to_yaml(document) if isinstance(document, JourneyMap) else part_to_yaml(document)
    path.write_text(text, encoding="utf-8")


def write_json(document: Content, path: Path, *, language: str) -> None:  # noqa: ARG001 - in all of its own
    """The same for other programs."""
    said = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


# Every kind.
_ALWAYS: Mapping[str, Write] = {"yaml": write_yaml, "json": write_json}
