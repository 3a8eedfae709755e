"""Guests: who leads a workshop makes their link; they themselves see and edit that workshop, and no more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Field, Router, Schema, Status
from ninja.security import APIKeyCookie
from pydantic import ConfigDict

from klantreis.mapping.documents.workshop import Workshop
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.access import document_or_404
from klantreis.server.apps.documents.answers import OperationIn, OperationOut, document_response, operated
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.guests.joining import COOKIE, WORKSHOP, guest_of, make_link, seen_by
from klantreis.server.apps.guests.models import GuestLink, WorkshopGuest
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.qr import qr_of
from klantreis.server.signed_in import user_of


class _Guest(APIKeyCookie):
    """Lets a guest in by the cookie that joining gave."""

    param_name = COOKIE

    def authenticate(self, request: HttpRequest, key: str | None) -> WorkshopGuest | None:  # noqa: ARG002
        """The guest; None for whoever is none, or no longer."""
        return guest_of(request)


router = Router()
guest_router = Router(auth=_Guest())

_GUESTS = "/{uuid:workspace_id}/documents/{uuid:document_id}/guests"


class GuestLinkIn(Schema):
    """How long guests may join and work, and how many."""

    model_config = ConfigDict(extra="forbid")

    hours: int = Field(12, ge=1, le=14 * 24)
    most: int = Field(100, ge=1, le=250)


class GuestOut(Schema):
    """A guest, by the id that he has in the workshop."""

    guest: str
    name: str
    joined_at: datetime


class GuestsOut(Schema):
    """Until when guests may join, how many, and who did."""

    expires_at: datetime | None
    most: int
    guests: list[GuestOut]


class NewGuestLinkOut(GuestsOut):
    """A new link, and as a QR code (SVG). It is shown this once: only its hash is kept."""

    link: str
    qr: str


class GuestMeOut(Schema):
    """Who I am as a guest, and where."""

    guest: str
    name: str
    document_id: UUID
    title: str
    expires_at: datetime
    csrf_token: str


@router.get(_GUESTS, response=GuestsOut)
def guests(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> GuestsOut:
    """The guests of a workshop, and until when they may work in it."""
    return _guests(_workshop_or_404(user_of(request), workspace_id, document_id, Role.VIEWER))


@router.post(f"{_GUESTS}/link", response={201: NewGuestLinkOut})
def add_link(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: GuestLinkIn
) -> Status[NewGuestLinkOut]:
    """Make a link by which guests join; the one before it stops working, who joined by it stays."""
    user = user_of(request)
    row = _workshop_or_404(user, workspace_id, document_id, Role.EDITOR)
    _, token = make_link(row, user, hours=given.hours, most=given.most)
    row.log(user, "guests_invited", most=given.most)
    link = f"{settings.PUBLIC_URL}/workshop/{token}"
    return Status(201, NewGuestLinkOut(**_guests(row).model_dump(), link=link, qr=qr_of(link)))


@router.delete(f"{_GUESTS}/link", response={204: None})
def remove_link(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> Status[None]:
    """Take the link back; its guests are out at once, what they wrote stays."""
    user = user_of(request)
    row = _workshop_or_404(user, workspace_id, document_id, Role.EDITOR)
    GuestLink.objects.filter(workshop=row).delete()
    row.log(user, "guests_out")
    return Status(204, None)


@router.delete(f"{_GUESTS}/{{str:guest}}", response={204: None})
def put_out(request: HttpRequest, workspace_id: UUID, document_id: UUID, guest: str) -> Status[None]:
    """Put one guest out; what he wrote stays."""
    user = user_of(request)
    row = _workshop_or_404(user, workspace_id, document_id, Role.EDITOR)
    found = [one for one in WorkshopGuest.objects.filter(link__workshop=row) if one.part == guest]
    if not found:
        raise Http404
    for one in found:
        one.delete()
    row.log(user, "guest_out", guest=guest)
    return Status(204, None)


@guest_router.get("", response=GuestMeOut)
def me(request: HttpRequest) -> GuestMeOut:
    """Who I am, and in which workshop."""
    guest = _me(request)
    row = current(guest.link.workshop)
    names = _names(row)
    return GuestMeOut(
        guest=guest.part,
        name=names.get(guest.part, ""),
        document_id=row.pk,
        title=row.title,
        expires_at=guest.link.expires_at,
        csrf_token=get_token(request),
    )


@guest_router.get("/document", response={200: dict[str, Any], 304: None})
def my_workshop(request: HttpRequest) -> HttpResponse:
    """The workshop as I may see it: while everyone writes in silence, my own notes alone."""
    guest = _me(request)
    row = current(guest.link.workshop)
    return document_response(request, row, seen_by(row, guest.part))


@guest_router.post("/operations", response={200: OperationOut, 201: OperationOut})
def operate_as_guest(request: HttpRequest, given: OperationIn) -> Status[DocumentOperation]:
    """Write, group or vote. 201 when it was done now, 200 when this client's operation had been done."""
    guest = _me(request)
    return operated(current(guest.link.workshop), None, given, guest=guest.part)


def _me(request: HttpRequest) -> WorkshopGuest:
    guest: WorkshopGuest = request.auth  # type: ignore[attr-defined]
    return guest


def _workshop_or_404(user: User, workspace_id: UUID, document_id: UUID, role: Role) -> Document:
    row = document_or_404(user, workspace_id, document_id, role)
    if row.kind != WORKSHOP:
        raise Http404
    return current(row)


def _guests(row: Document) -> GuestsOut:
    link, names = GuestLink.open().filter(workshop=row).first(), _names(row)
    if link is None:
        return GuestsOut(expires_at=None, most=0, guests=[])
    joined = [
        GuestOut(guest=one.part, name=names.get(one.part, ""), joined_at=one.joined_at)
        for one in link.guests.all()
    ]
    return GuestsOut(expires_at=link.expires_at, most=link.most, guests=joined)


def _names(row: Document) -> dict[str, str]:
    content = hot_documents.content_of(row)
    return {one.id: one.name for one in content.guests} if isinstance(content, Workshop) else {}
