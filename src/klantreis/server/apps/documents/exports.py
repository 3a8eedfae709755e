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
from klantreis.mapping.documents.proposition import Proposition
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

    Attributes
    ----------
    module, write, endings
        The module, and the names in it of the function and of its endings.
    facts
        Names, in a module, what gives the further arguments of `write` for a row.
    part
        What of the document it shows, where there are several reports of a kind: guide, results.
    """

    module: str
    write: str
    endings: str
    facts: tuple[str, str] | None = None
    part: str = ""

    @property
    def formats(self) -> tuple[str, ...]:
        """By which its files are asked for: pdf, or guide-pdf."""
        endings = (one.removeprefix(".") for one in getattr(import_module(self.module), self.endings))
        return tuple(f"{self.part}-{one}" if self.part else one for one in endings)

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


_OF_INTERVIEWS, _OF_SURVEYS = (f"klantreis.server.apps.{one}.reporting" for one in ("interviews", "surveys"))
REPORTS: Mapping[str, tuple[Report, ...]] = {
    MAP: (Report(__name__, "write_map_report", "MAP_FORMATS", facts=(__name__, "facts_for_map")),),
    "plan": (Report("klantreis.reports.plan", "export_plan", "PLAN_FORMATS"),),
    "project": (
        Report(
            "klantreis.reports.project",
            "export_project",
            "PROJECT_FORMATS",
            facts=("klantreis.server.apps.overview.projects", "facts_for_report"),
        ),
    ),
    "proposition": (
        Report(
            "klantreis.reports.proposition",
            "export_proposition",
            "PROPOSITION_FORMATS",
            facts=(__name__, "facts_for_proposition"),
        ),
    ),
    "content": (Report("klantreis.reports.content", "export_content", "CONTENT_FORMATS"),),
    "interviews": (
        Report(
            "klantreis.reports.interview_guide",
            "export_guide",
            "GUIDE_FORMATS",
            facts=(_OF_INTERVIEWS, "facts_for_guide"),
            part="guide",
        ),
        Report(
            "klantreis.reports.interview_results",
            "export_interview_results",
            "INTERVIEW_RESULTS_FORMATS",
            facts=(_OF_INTERVIEWS, "facts_for_results"),
            part="results",
        ),
    ),
    "survey": (
        Report("klantreis.reports.survey_paper", "export_paper", "PAPER_FORMATS", part="paper"),
        Report(
            "klantreis.reports.survey_results",
            "export_survey_results",
            "RESULTS_FORMATS",
            facts=(_OF_SURVEYS, "facts_for_results"),
            part="results",
        ),
    ),
}
MAP_FORMATS = tuple(one.ending for one in FORMATS)


def formats_of(kind: str) -> tuple[str, ...]:
    """As what documents of a kind can leave."""
    return (*(name for report in REPORTS.get(kind, ()) for name in report.formats), *_ALWAYS)


def file_name(row: Document, format_: str) -> str:
    """What the file of a document is called: buyers.pdf, or buyers-results.pdf."""
    part, _, ending = format_.rpartition("-")
    return f"{row.name}-{part}.{ending}" if part else f"{row.name}.{ending}"


def exported(row: Document, content: Content, format_: str, language: str) -> bytes:
    """A document as a file.

    Parameters
    ----------
    row, content
        The document, and what of it is told to who asks.
    format_, language
        One of `formats_of` its kind, and in which language where that matters.

    Raises
    ------
    UnknownNameError
        When documents of its kind do not come in that format.
    """
    known = formats_of(row.kind)
    if format_ not in known:
        raise UnknownNameError("format", format_, known)
    if format_ in _ALWAYS:
        write, facts = _ALWAYS[format_], {}
    else:
        report = next(one for one in REPORTS[row.kind] if format_ in one.formats)
        write, facts = report.writes(), report.facts_of(row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{row.kind}.{format_.rpartition('-')[2]}"
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


def facts_for_proposition(row: Document) -> dict[str, Any]:
    """The faces of a proposition: the personas of its canvases, and the pictures."""
    workspace, document = row.workspace.opened(), row.parsed()
    canvases = document.canvases if isinstance(document, Proposition) else ()
    shown = dict.fromkeys(one.persona for one in canvases if one.persona)
    return {"personas": workspace.personas.found(shown), "images": workspace.images}


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
