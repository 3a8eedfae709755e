"""Joining a workshop by its link, and who may be there."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from klantreis.errors import KlantreisError
from klantreis.mapping.documents.workshop import Workshop
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.editing import Edit, apply_edit
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.guests.models import GuestLink, WorkshopGuest
from klantreis.server.live.broadcasting import broadcast_operation
from klantreis.server.tokens import new_token, token_hash

WORKSHOP = "workshop"
COOKIE = "guest"
N_COLOURS = 12


class WorkshopFullError(KlantreisError):
    """More would join a workshop than its link lets in."""

    code = "workshop_full"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} guests have joined, which is the most. Ask who leads the workshop.",
            nl=f"Er doen {most} gasten mee, en meer kunnen er niet bij. Vraag het wie de workshop leidt.",
        )


def make_link(row: Document, user: User, *, hours: int, most: int) -> tuple[GuestLink, str]:
    """A link by which guests join, and its secret, which is not kept. Guests of an earlier one stay."""
    token = new_token()[:22]
    fields = {
        "token_hash": token_hash(token),
        "most": most,
        "made_by": user,
        "expires_at": timezone.now() + timedelta(hours=hours),
    }
    made, _ = GuestLink.objects.update_or_create(workshop=row, defaults=fields)
    return made, token


def guest_of(request: HttpRequest) -> WorkshopGuest | None:
    """The guest whose browser asks, while his link works."""
    secret = request.COOKIES.get(COOKIE, "")
    return WorkshopGuest.present().filter(secret_hash=token_hash(secret)).first() if secret else None


def guests_now(document_id: UUID) -> set[str]:
    """The ids in a workshop of those who may be there as guests."""
    return set(WorkshopGuest.present().filter(link__workshop=document_id).values_list("part", flat=True))


def join(link: GuestLink, name: str) -> str:
    """Let somebody into a workshop under a name; the secret for the browser.

    Raises
    ------
    WorkshopFullError
        When so many have joined already.
    """
    secret, part = new_token(), f"guest-{uuid4().hex[:12]}"
    with transaction.atomic():
        locked = GuestLink.objects.select_for_update().get(pk=link.pk)
        n_guests = locked.guests.count()
        if n_guests >= locked.most:
            raise WorkshopFullError(locked.most)
        WorkshopGuest.objects.create(link=locked, part=part, secret_hash=token_hash(secret))
        _enter(link.workshop_id, part, name, n_guests % N_COLOURS, locked.made_by)
    writer.note(link.workshop_id)
    return secret


def _enter(document_id: UUID, part: str, name: str, colour: int, by: User | None) -> None:
    """Write the guest into the workshop, as who made the link would."""
    operation = {"op": "add", "what": "guest", "part": {"id": part, "name": name, "colour": colour}}
    user_id = None if by is None else by.pk
    applied = apply_edit(document_id, Edit(user_id, f"join-{part}", operation, is_ours=True))
    broadcast_operation(applied.row)


def name_of(guest: WorkshopGuest) -> str:
    """The name under which a guest joined, or goes now."""
    content = hot_documents.content_of(guest.link.workshop)
    names = {one.id: one.name for one in content.guests} if isinstance(content, Workshop) else {}
    return names.get(guest.part, "")


def seen_by(row: Document, part: str) -> str:
    """The workshop as a guest may see it, as JSON."""
    content = hot_documents.content_of(row)
    seen = content.seen_by(part) if isinstance(content, Workshop) else content
    return seen.model_dump_json(by_alias=True, exclude_defaults=True)
