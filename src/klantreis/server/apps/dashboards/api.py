"""The tiles of a workspace's dashboard: made, changed, put in order, taken away."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError
from klantreis.mapping.field_errors import why
from klantreis.server.apps.analyses.asked import ANALYSES, Strict
from klantreis.server.apps.dashboards.models import Tile
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()

MOST_TILES = 100
_MOST_BYTES = 32 << 10
_TILES = "/{uuid:workspace_id}/dashboard/tiles"


class TooManyTilesError(KlantreisError):
    """A dashboard is full."""

    code = "too_many_tiles"

    def __init__(self) -> None:
        super().__init__(
            f"A dashboard holds {MOST_TILES} tiles. Take one away first.",
            nl=f"Een dashboard heeft hooguit {MOST_TILES} tegels. Haal er eerst een weg.",
        )


class TileIn(Strict):
    """A question, its title and its size; `asked` is the body that its analysis takes, lens and all."""

    title: str = Field(min_length=1, max_length=200)
    analysis: str = Field(max_length=30)
    asked: dict[str, Any] = Field(default_factory=dict)
    chart: str = Field("", max_length=30)
    width: int = Field(2, ge=1, le=4)

    def checked(self) -> dict[str, Any]:
        """The fields of a tile whose analysis takes the question.

        Raises
        ------
        UnknownNameError, InvalidOptionError
            When there is no such analysis, or it would not take the question.
        """
        if self.analysis not in ANALYSES:
            raise UnknownNameError("analysis", self.analysis, ANALYSES)
        if len(json.dumps(self.asked)) > _MOST_BYTES:
            raise InvalidOptionError(
                f"The question is longer than {_MOST_BYTES >> 10} KB; a tile keeps less.",
                nl=f"De vraag is langer dan {_MOST_BYTES >> 10} KB; een tegel onthoudt minder.",
            )
        try:
            ANALYSES[self.analysis].model_validate(self.asked)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "asked"
            raise InvalidOptionError(
                f"{self.analysis} does not take {where}: {why(first)}.",
                nl=f"{self.analysis} neemt {where} zo niet aan: {why(first, 'nl')}.",
            ) from None
        return self.model_dump()


class TileOut(Schema):
    """A tile in its place."""

    id: UUID
    title: str
    analysis: str
    asked: dict[str, Any]
    chart: str
    width: int
    place: int
    user_id: UUID | None = Field(None, alias="made_by_id")
    changed_at: datetime


class TileOrderIn(Strict):
    """Every tile, in the order wanted."""

    ids: list[UUID] = Field(max_length=MOST_TILES)


@router.get(_TILES, response=list[TileOut])
@paginate(Pages)
def tiles(request: HttpRequest, workspace_id: UUID) -> QuerySet[Tile]:
    """The tiles in their order."""
    return workspace_or_404(user_of(request), workspace_id).tiles.all()


@router.post(_TILES, response={201: TileOut})
def add_tile(request: HttpRequest, workspace_id: UUID, given: TileIn) -> Status[Tile]:
    """Save a question as a tile, behind the others."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    fields = given.checked()
    with transaction.atomic():
        places = _locked(workspace).values_list("place", flat=True)
        if len(places) >= MOST_TILES:
            raise TooManyTilesError
        place = max(places, default=-1) + 1
        made = workspace.tiles.create(made_by=user_of(request), place=place, **fields)
    return Status(201, made)


@router.put(f"{_TILES}/{{uuid:tile_id}}", response=TileOut)
def change_tile(request: HttpRequest, workspace_id: UUID, tile_id: UUID, given: TileIn) -> Tile:
    """Put another question, title or size in a tile's place."""
    found = _tile_or_404(request, workspace_id, tile_id)
    for name, value in given.checked().items():
        setattr(found, name, value)
    found.save()
    return found


@router.delete(f"{_TILES}/{{uuid:tile_id}}", response={204: None})
def remove_tile(request: HttpRequest, workspace_id: UUID, tile_id: UUID) -> Status[None]:
    """Take a tile away."""
    _tile_or_404(request, workspace_id, tile_id).delete()
    return Status(204, None)


@router.put("/{uuid:workspace_id}/dashboard/order", response=list[TileOut])
def put_in_order(request: HttpRequest, workspace_id: UUID, given: TileOrderIn) -> list[Tile]:
    """Put the tiles in an order; one that is not named comes behind those that are."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    wanted = {tile_id: place for place, tile_id in enumerate(given.ids)}
    with transaction.atomic():
        found = list(_locked(workspace))
        found.sort(key=lambda tile: wanted.get(tile.pk, len(wanted) + tile.place))
        for place, tile in enumerate(found):
            tile.place = place
        Tile.objects.bulk_update(found, ["place"])
    return found


def _locked(workspace: Workspace) -> QuerySet[Tile]:
    """The tiles of a workspace, which nobody else changes meanwhile."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    return workspace.tiles.all()


def _tile_or_404(request: HttpRequest, workspace_id: UUID, tile_id: UUID) -> Tile:
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    found = workspace.tiles.filter(pk=tile_id).first()
    if found is None:
        raise Http404
    return found
