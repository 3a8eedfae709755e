"""What new documents start from: templates, and maps that they are made from in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from klantreis.mapping.documents.document import Document
from klantreis.mapping.documents.interviews_guide import interviews_of
from klantreis.mapping.documents.project_templates import (
    TEMPLATES,
    map_from_template,
    project_from_template,
)
from klantreis.mapping.documents.survey_from_map import survey_of, survey_without_questions
from klantreis.mapping.documents.workshop import Workshop
from klantreis.mapping.documents.workshop_results import columns_of
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.templates import PHASE_SETS, new_map

MAP_TEMPLATES = (*PHASE_SETS, *TEMPLATES)
_NEW = "new"  # an id that is replaced by one that is free


def map_of_template(template: str, title: str, languages: Sequence[str]) -> JourneyMap:
    """A map with the phases of a set, or with all that is usual for a sort of organisation."""
    if template in TEMPLATES:
        return map_from_template(template, title, tuple(languages))
    return new_map(title, phase_set=template, languages=languages)


def _project(template: str, title: str, languages: Sequence[str]) -> Document:
    return project_from_template(template, _NEW, title, tuple(languages))


def _workshop(journey_map: JourneyMap, id_: str, *, languages: Sequence[str]) -> Document:
    head = journey_map.head
    spoken = tuple(dict.fromkeys((*head.languages, *languages)))
    board = {"map": journey_map.id, "columns": columns_of(journey_map)}
    return Workshop(id=id_, title=head.title, languages=spoken, is_simulated=head.is_simulated, **board)


def _survey(title: str, languages: Sequence[str]) -> Document:
    return survey_without_questions(_NEW, title, languages)


# Per kind and template what makes a document of a title and its languages.
FROM_TEMPLATE: Mapping[str, Mapping[str, Callable[[str, Sequence[str]], Document]]] = {
    "project": {name: partial(_project, name) for name in TEMPLATES},
    "survey": {"by_hand": _survey},
}
# Per kind what makes a document of a map, an id and `languages`.
FROM_MAP: Mapping[str, Callable[..., Document]] = {
    "survey": survey_of,
    "interviews": interviews_of,
    "workshop": _workshop,
}


def from_map(kind: str, journey_map: JourneyMap, languages: Sequence[str]) -> Document:
    """A document made from a map; its id is to be replaced."""
    return FROM_MAP[kind](journey_map, _NEW, languages=languages)
