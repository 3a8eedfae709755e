"""Who may open the live connection of a document, and whether he still may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language_from_request

from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.apps.documents.access import role_to_edit
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.guests.joining import guest_of, guests_now, name_of
from klantreis.server.apps.guests.models import WorkshopGuest
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Member, Role


class NotAdmittedError(Exception):
    """Who asks is not told why: a stranger learns nothing, not even whether there is such a document."""


@dataclass(frozen=True)
class Visitor:
    """Someone who was let in, and by what.

    Attributes
    ----------
    role, editing
        His role when he came, and the least with which this document is edited.
    session_key, session_hash
        The session that let him in, and what it was signed with; None for who came by a token.
    token_id
        The token that let him in.
    is_read_only
        Whether his token may only look, whatever his role.
    guest
        Of a guest of a workshop, who is no user: the id that he has in it.
    """

    user_id: UUID | None
    name: str
    language: str
    role: Role
    editing: Role
    session_key: str | None = None
    session_hash: str = ""
    token_id: int | None = None
    is_read_only: bool = False
    guest: str = ""

    @property
    def who(self) -> str:
        """The same for all connections of one person."""
        return self.guest or str(self.user_id)

    def can_edit(self, role: Role) -> bool:
        """Whether he may edit with this role."""
        return role.allows(self.editing) and not self.is_read_only


def admitted(scope: dict[str, Any], document_id: UUID) -> Visitor:
    """Who opens a connection to a document.

    Raises
    ------
    NotAdmittedError
        When the page is not ours, he is not signed in, or there is no such document that he may see.
    """
    request = _request(scope)
    token = _token(request)
    if not _is_origin_ours(request, must_be_said=token is None):
        raise NotAdmittedError
    try:
        return _member(request, token, document_id)
    except NotAdmittedError:
        guest = guest_of(request) if token is None else None
        if guest is None or guest.link.workshop_id != document_id:
            raise
        return _guest(request, guest)


def _guest(request: HttpRequest, guest: WorkshopGuest) -> Visitor:
    return Visitor(
        user_id=None,
        name=name_of(guest),
        language=get_language_from_request(request),
        role=Role.COMMENTER,
        editing=Role.COMMENTER,
        guest=guest.part,
    )


def _member(request: HttpRequest, token: ApiToken | None, document_id: UUID) -> Visitor:
    user = _signed_in(request) if token is None else token.user
    role, editing = _role_on(user, document_id)
    return Visitor(
        user_id=user.pk,
        name=user.name,
        language=user.language or get_language_from_request(request),
        role=role,
        editing=editing,
        session_key=request.session.session_key if token is None else None,
        session_hash=user.get_session_auth_hash() if token is None else "",
        token_id=None if token is None else token.pk,
        is_read_only=token is not None and token.scope != ApiToken.Scope.WRITE,
    )


def roles_now(document_id: UUID, visitors: Sequence[Visitor]) -> list[Role | None]:
    """The role of each as it is now; None for who may no longer be here."""
    ids = {one.user_id for one in visitors if one.user_id is not None}
    members = Member.objects.filter(
        workspace__documents=document_id, workspace__is_served=True, user_id__in=ids
    )
    roles = {user_id: Role(role) for user_id, role in members.values_list("user_id", "role")}
    users = {user.pk: user for user in User.objects.filter(pk__in=ids, is_active=True)}
    hashes = {pk: user.get_session_auth_hash() for pk, user in users.items()}
    sessions = _sessions_now(visitors)
    tokens = _tokens_now(visitors)
    guests = guests_now(document_id) if any(one.guest for one in visitors) else set()

    def role_of(one: Visitor) -> Role | None:
        if one.user_id is None:
            return one.role if one.guest in guests else None
        by_session = one.session_key in sessions and hashes.get(one.user_id) == one.session_hash
        is_in = by_session or one.token_id in tokens
        return roles.get(one.user_id) if is_in and one.user_id in users else None

    return [role_of(one) for one in visitors]


def _sessions_now(visitors: Sequence[Visitor]) -> set[str]:
    keys = [one.session_key for one in visitors if one.session_key]
    found = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    return set(found.values_list("session_key", flat=True))


def _tokens_now(visitors: Sequence[Visitor]) -> set[int]:
    ids = [one.token_id for one in visitors if one.token_id is not None]
    found = ApiToken.objects.filter(pk__in=ids).exclude(expires_at__lte=timezone.now())
    return set(found.values_list("pk", flat=True))


def _request(scope: dict[str, Any]) -> ASGIRequest:
    """The handshake as Django's own code reads it: cookies, headers, the session."""
    scheme = "https" if scope.get("scheme") == "wss" else "http"
    request = ASGIRequest({**scope, "type": "http", "method": "GET", "scheme": scheme}, BytesIO())
    SessionMiddleware(lambda _: HttpResponse()).process_request(request)
    return request


def _is_origin_ours(request: HttpRequest, *, must_be_said: bool) -> bool:
    """Whether a page of ours opens the connection; every browser says which, a program need not."""
    try:
        own = f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return False
    said = request.headers.get("Origin")
    if said is None:
        return not must_be_said
    return said == own or said in settings.CSRF_TRUSTED_ORIGINS


def _token(request: HttpRequest) -> ApiToken | None:
    """The token of the request; None when it comes with none."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return None
    found = ApiToken.of(secret.strip())
    if found is None:
        raise NotAdmittedError
    return found


def _signed_in(request: HttpRequest) -> User:
    user = get_user(request)
    if not user.is_authenticated or not user.is_active:
        raise NotAdmittedError
    return user


def _role_on(user: User, document_id: UUID) -> tuple[Role, Role]:
    """The user's role, and the one that editing takes."""
    row = Document.objects.only("workspace_id", "kind").filter(pk=document_id).first()
    if row is None:
        raise NotAdmittedError
    try:
        workspace_or_404(user, row.workspace_id)
    except Http404:
        raise NotAdmittedError from None
    return Role(Member.objects.get(user=user, workspace_id=row.workspace_id).role), role_to_edit(row.kind)
