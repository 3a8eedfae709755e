"""Personas: described, shared by maps, and sized by a rule over the data."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate

from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError, listed
from klantreis.mapping.part import Id, new_id
from klantreis.mapping.persona import Persona
from klantreis.server.apps.documents.access import readable_map_or_404
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import maps_of
from klantreis.server.apps.maps.facts import facts_of_maps
from klantreis.server.apps.personas.figures import FiguresOut, SizeOut, figures_of, size_of
from klantreis.server.apps.personas.schemas import (
    FromMapIn,
    NewPersonaIn,
    OnMapOut,
    PersonaIn,
    PersonaOut,
    SegmentIn,
    UsedOut,
)
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of
from klantreis.server.versions import expected_version, tag
from klantreis.workspace import Workspace as Opened

router = Router()

MOST_PERSONAS = 500
# What stands in an address where the id of a persona can stand.
_WORDS = ("compare", "from-map", "on-maps", "size")


class PersonaInUseError(KlantreisError):
    """Maps would lose the persona that they name."""

    code = "persona_in_use"

    def __init__(self, titles: list[str]) -> None:
        super().__init__(
            f"These maps show this persona's journey: {listed(titles)}. Take it from their heads first.",
            nl=f"Deze kaarten tonen de reis van deze persona: {listed(titles, language='nl')}. Haal haar "
            "eerst uit de kop daarvan.",
        )
        self.titles = tuple(titles)


class TooManyPersonasError(KlantreisError):
    """A workspace has all the personas it can have."""

    code = "too_many_personas"

    def __init__(self) -> None:
        super().__init__(
            f"A workspace has {MOST_PERSONAS} personas at most. Throw one away that nobody uses.",
            nl=f"Een werkruimte heeft hooguit {MOST_PERSONAS} persona's. Gooi er een weg die niemand "
            "gebruikt.",
        )


class Pair(Schema):
    """Two personas by their ids."""

    first: Id
    second: Id


class ComparedOut(Schema):
    """The figures of two personas side by side."""

    first: FiguresOut
    second: FiguresOut


class SizeIn(Schema):
    """A rule to try."""

    segment: SegmentIn = Field(default_factory=SegmentIn)


@router.get("/{uuid:workspace_id}/personas", response=list[PersonaOut], by_alias=True)
@paginate(Pages)
def personas(request: HttpRequest, workspace_id: UUID) -> list[PersonaOut]:
    """The personas of the workspace."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    opened = workspace.opened()
    used = _uses(workspace)
    found = [(one, opened.personas.version(one.id)) for one in opened.personas.all()]
    return [PersonaOut.of(one, version=version, used_by=used.get(one.id, [])) for one, version in found]


@router.post("/{uuid:workspace_id}/personas", response={201: PersonaOut}, by_alias=True)
def add(
    request: HttpRequest, workspace_id: UUID, given: NewPersonaIn, response: HttpResponse
) -> Status[PersonaOut]:
    """Describe a persona."""
    workspace, opened = _editable(request, workspace_id)
    persona = given.parsed(given.id or new_id(given.name, (*opened.personas.ids(), *_WORDS)))
    return Status(201, _added(request, workspace, opened, persona, response))


@router.post("/{uuid:workspace_id}/personas/from-map", response={201: PersonaOut}, by_alias=True)
def add_from_map(
    request: HttpRequest, workspace_id: UUID, given: FromMapIn, response: HttpResponse
) -> Status[PersonaOut]:
    """Share a persona that a map describes, under the id it has there."""
    workspace, opened = _editable(request, workspace_id)
    row = current(readable_map_or_404(user_of(request), workspace_id, given.map_id))
    described = {one.id: one for one in row.parsed_map().personas}
    if given.persona not in described:
        raise UnknownNameError("persona on the map", given.persona, described)
    return Status(201, _added(request, workspace, opened, described[given.persona], response))


@router.get("/{uuid:workspace_id}/personas/on-maps", response=list[OnMapOut], by_alias=True)
@paginate(Pages)
def on_maps(request: HttpRequest, workspace_id: UUID) -> list[OnMapOut]:
    """The personas that only maps describe, each once for every map."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    shared = set(workspace.opened().personas.ids())
    rows = {row.pk: row for row in maps_of(workspace)}
    return [
        OnMapOut.of(one, map_id=facts.id, map_title=facts.title)
        for facts in facts_of_maps(workspace)
        if set(facts.described) - shared
        for one in rows[facts.id].parsed_map().personas
        if one.id not in shared
    ]


@router.get("/{uuid:workspace_id}/personas/compare", response=ComparedOut)
def compare(request: HttpRequest, workspace_id: UUID, pair: Query[Pair]) -> ComparedOut:
    """How two personas' persons go, side by side; one person may be of both."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id)
    first, second = (_read(workspace.opened(), one) for one in (pair.first, pair.second))
    return ComparedOut(first=figures_of(workspace, user, first), second=figures_of(workspace, user, second))


@router.post("/{uuid:workspace_id}/personas/size", response=SizeOut)
def size(request: HttpRequest, workspace_id: UUID, given: SizeIn) -> SizeOut:
    """How many persons a rule holds for; nothing is changed."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    return size_of(workspace, user_of(request), given.segment.parsed())


@router.get("/{uuid:workspace_id}/personas/{str:persona_id}", response=PersonaOut, by_alias=True)
def persona(request: HttpRequest, workspace_id: UUID, persona_id: str, response: HttpResponse) -> PersonaOut:
    """A persona. Its ETag is what changes take as If-Match."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    opened = workspace.opened()
    return _said(workspace, opened, _read(opened, persona_id), response)


@router.put("/{uuid:workspace_id}/personas/{str:persona_id}", response=PersonaOut, by_alias=True)
def change(
    request: HttpRequest, workspace_id: UUID, persona_id: str, given: PersonaIn, response: HttpResponse
) -> PersonaOut:
    """Describe a persona anew; its id stays."""
    workspace, opened = _editable(request, workspace_id)
    _read(opened, persona_id)
    changed = given.parsed(persona_id)
    opened.personas.write(changed, expected=expected_version(request))
    workspace.log(user_of(request), "persona.changed", persona=persona_id)
    return _said(workspace, opened, changed, response)


@router.delete("/{uuid:workspace_id}/personas/{str:persona_id}", response={204: None})
def remove(request: HttpRequest, workspace_id: UUID, persona_id: str) -> Status[None]:
    """Throw a persona away that no map needs."""
    workspace, opened = _editable(request, workspace_id)
    _read(opened, persona_id)
    needed_by = [one.title for one in _uses(workspace).get(persona_id, []) if not one.is_copied]
    if needed_by:
        raise PersonaInUseError(needed_by)
    opened.personas.remove(persona_id, expected=expected_version(request))
    workspace.log(user_of(request), "persona.removed", persona=persona_id)
    return Status(204, None)


@router.get("/{uuid:workspace_id}/personas/{str:persona_id}/size", response=SizeOut)
def size_of_persona(request: HttpRequest, workspace_id: UUID, persona_id: str) -> SizeOut:
    """How many persons are of the persona; everyone when it has no rule."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id)
    return figures_of(workspace, user, _read(workspace.opened(), persona_id)).size


def _editable(request: HttpRequest, workspace_id: UUID) -> tuple[Workspace, Opened]:
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    return workspace, workspace.opened()


def _read(opened: Opened, persona_id: str) -> Persona:
    if persona_id not in opened.personas.ids():
        raise Http404
    return opened.personas.read(persona_id)


def _added(
    request: HttpRequest, workspace: Workspace, opened: Opened, persona: Persona, response: HttpResponse
) -> PersonaOut:
    if len(opened.personas.ids()) >= MOST_PERSONAS:
        raise TooManyPersonasError
    if persona.id in _WORDS:
        raise InvalidOptionError(
            f"{persona.id!r} means something else in an address. Give another id.",
            nl=f"{persona.id!r} betekent iets anders in een adres. Geef een andere id.",
        )
    opened.personas.add(persona)
    workspace.log(user_of(request), "persona.added", persona=persona.id)
    return _said(workspace, opened, persona, response)


def _said(workspace: Workspace, opened: Opened, persona: Persona, response: HttpResponse) -> PersonaOut:
    version = opened.personas.version(persona.id)
    tag(response, version)
    return PersonaOut.of(persona, version=version, used_by=_uses(workspace).get(persona.id, []))


def _uses(workspace: Workspace) -> dict[str, list[UsedOut]]:
    """By persona the maps whose journey is its."""
    uses: dict[str, list[UsedOut]] = {}
    for facts in facts_of_maps(workspace):
        for id_ in facts.personas or facts.described:
            used = UsedOut(map_id=facts.id, title=facts.title, is_copied=id_ in facts.described)
            uses.setdefault(id_, []).append(used)
    return uses
