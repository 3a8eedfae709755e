"""The kinds of documents there are, and their parts in a form that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.content import Content
from klantreis.mapping.documents.document import Document, references_of, sorts_of
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.documents.project import Project
from klantreis.mapping.documents.proposition import Proposition
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.workshop import Workshop

KINDS: Mapping[str, type[Document]] = {
    kind.KIND: kind for kind in (Plan, Survey, Interviews, Proposition, Content, Workshop, Project)
}


def kind_of(name: str) -> type[Document]:
    """A kind of document by its word.

    Raises
    ------
    UnknownNameError
        When there is no such kind.
    """
    if name not in KINDS:
        raise UnknownNameError("kind of document", name, KINDS)
    return KINDS[name]


def structures() -> dict[str, Any]:
    """Per kind its parts by their nouns: where they stand, and which of their fields refer to other parts.

    The front end applies operations by it; `docs/schema/structures.json` holds it.
    """
    return {name: _structure(kind) for name, kind in KINDS.items()}


def _structure(kind: type[Document]) -> dict[str, Any]:
    return {
        what: {
            "field": sort.field,
            "holder": sort.holder,
            "references": {
                field: {"what": to, "is_needed": model.model_fields[field].is_required()}
                for model in sort.models
                for field, to in references_of(model).items()
            },
        }
        for what, sort in sorts_of(kind).items()
    }
