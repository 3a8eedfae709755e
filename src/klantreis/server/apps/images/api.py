"""Pictures: sent by editors, shown to members, never anything but pictures."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from klantreis.images import MOST_BYTES, Image, ImageFolder
from klantreis.server.apps.images.sending import picture_response
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.signed_in import user_of

router = Router()

_BYTES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The bytes of a PNG, JPEG, WebP or GIF, at most {MOST_BYTES >> 20} MB.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_PICTURE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The picture.",
            "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


class ImageOut(Schema):
    """A picture that is kept. `path` is what a card or a persona says; `url` is where browsers find it."""

    name: str
    path: str
    url: str
    type: str
    width: int
    height: int
    n_bytes: int


@router.post("/{uuid:workspace_id}/images", response={201: ImageOut}, openapi_extra=_BYTES)
def add(request: HttpRequest, workspace_id: UUID) -> Status[ImageOut]:
    """Keep a picture, without place, time and whatever else was in its file. The same one is kept once."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    made = _folder(workspace).add(request.body)
    workspace.log(user_of(request), "image.added", image=made.name)
    return Status(201, _said(workspace, made))


@router.get("/{uuid:workspace_id}/images/{str:name}", openapi_extra=_PICTURE)
def image(request: HttpRequest, workspace_id: UUID, name: str) -> HttpResponse:
    """A picture, by its name."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    found = _folder(workspace).find(name)
    if found is None:
        raise Http404
    return picture_response(*found)


def _folder(workspace: Workspace) -> ImageFolder:
    return workspace.opened().images


def _said(workspace: Workspace, made: Image) -> ImageOut:
    return ImageOut(
        name=made.name,
        path=f"images/{made.name}",
        url=f"/api/workspaces/{workspace.pk}/images/{made.name}",
        type=made.type,
        width=made.width,
        height=made.height,
        n_bytes=made.n_bytes,
    )
