"""Value propositions: what is known already of a customer's needs, and a first sentence of unique value."""

from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.proposition import Canvas, Need, Proposition
from klantreis.mapping.documents.proposition_feed import known_needs, lacking
from klantreis.mapping.documents.proposition_fit import proposed_value
from klantreis.mapping.evidence import Status
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import Language
from klantreis.server.apps.documents.access import readable_document_or_404
from klantreis.server.apps.documents.files import current, take_in
from klantreis.server.apps.documents.models import MAP, Document
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.language import language_of
from klantreis.server.signed_in import user_of

router = Router()

AnyContent = TypeVar("AnyContent", JourneyMap, Interviews)

_CANVAS = "/{uuid:workspace_id}/documents/{uuid:document_id}/canvases/{canvas_id}"
_MOST_NEEDS = 500


class LanguageIn(Schema):
    """In which language; in mine when left out."""

    language: Language | None = None


class KnownNeedOut(Schema):
    """A need as a canvas can take it, what it is worth, and the title of what it comes from."""

    need: dict[str, Any]
    status: Status
    source: str


class UniqueValueOut(Schema):
    """A sentence out of what we answer best; null while nothing is answered."""

    sentence: str | None


@router.get(f"{_CANVAS}/known-needs", response=list[KnownNeedOut])
def needs(request: HttpRequest, workspace_id: UUID, document_id: UUID, canvas_id: str) -> list[KnownNeedOut]:
    """What the persona's description, the maps and the interviews tell and the canvas has not."""
    row, _, canvas = _canvas_or_404(request, workspace_id, document_id, canvas_id)
    personas = list(row.workspace.opened().personas.all())
    maps = _contents(row.workspace, MAP, JourneyMap)
    told = _contents(row.workspace, Interviews.KIND, Interviews)
    titles = {
        **{("persona", one.id): one.name for one in personas},
        **{("map", one.id): title for title, one in maps},
        **{("interviews", one.id): title for title, one in told},
    }
    known = known_needs(canvas.persona, personas, (one for _, one in maps), (one for _, one in told))
    return [
        KnownNeedOut(
            need=need.model_dump(mode="json", exclude_defaults=True),
            status=need.status,
            source=titles[_source(need)],
        )
        for need in islice(lacking(canvas, known), _MOST_NEEDS)
    ]


@router.get(f"{_CANVAS}/unique-value", response=UniqueValueOut)
def unique_value(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, canvas_id: str, wanted: Query[LanguageIn]
) -> UniqueValueOut:
    """A first sentence of unique value for the customer of a canvas."""
    _, document, canvas = _canvas_or_404(request, workspace_id, document_id, canvas_id)
    language = wanted.language or language_of(request)
    return UniqueValueOut(sentence=proposed_value(canvas, language, document.languages))


def _canvas_or_404(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, canvas_id: str
) -> tuple[Document, Proposition, Canvas]:
    row = readable_document_or_404(user_of(request), workspace_id, document_id)
    document = current(row).parsed()
    if isinstance(document, Proposition):
        for canvas in document.canvases:
            if canvas.id == canvas_id:
                return row, document, canvas
    raise Http404


def _contents(workspace: Workspace, kind: str, model: type[AnyContent]) -> list[tuple[str, AnyContent]]:
    """Every document of a kind with its title."""
    take_in(workspace, kind)
    rows = workspace.documents.filter(kind=kind).order_by("name")
    return [(row.title, found) for row in rows if isinstance(found := row.parsed(), model)]


def _source(need: Need) -> tuple[str, str]:
    source = need.source
    assert source is not None  # noqa: S101 - all that is known comes from somewhere
    held = {"persona": source.persona, "map": source.map, "interviews": source.interviews}
    return next((name, id_) for name, id_ in held.items() if id_)
