"""Workspaces, members, invitations, the log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from ninja.pagination import paginate

from klantreis.errors import KlantreisError
from klantreis.server.apps.workspaces.access import memberships, workspace_or_404
from klantreis.server.apps.workspaces.models import Invitation, LogEntry, Member, Role, Workspace
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()


class LastOwnerError(KlantreisError):
    """A workspace would be left without an owner."""

    code = "last_owner"

    def __init__(self) -> None:
        super().__init__(
            "A workspace keeps at least one owner. Make another member owner first.",
            nl="Een werkruimte houdt minstens één eigenaar. Maak eerst een ander teamlid eigenaar.",
        )


class WorkspaceOut(Schema):
    """A workspace, and what the user may do in it."""

    id: UUID
    name: str
    role: Role
    time_zone: str
    currency: str
    phases: list[str]
    outcomes: list[str]


class MemberOut(Schema):
    """A member."""

    user_id: UUID
    name: str
    email: str
    role: Role
    joined_at: datetime


class RoleIn(Schema):
    """A role to give."""

    role: Role


class InvitationOut(Schema):
    """An invitation that is open; only its maker sees its link, once."""

    id: int
    role: Role
    made_at: datetime
    expires_at: datetime


class NewInvitationOut(InvitationOut):
    """A new invitation. The link is shown this once: only its hash is kept."""

    link: str


class EntryOut(Schema):
    """A line of the log."""

    id: int
    at: datetime
    action: str
    user_id: UUID | None
    what: dict[str, Any]


def _said(workspace: Workspace, role: str) -> WorkspaceOut:
    known = workspace.opened().settings
    return WorkspaceOut(
        id=workspace.id,
        name=known.name,
        role=Role(role),
        time_zone=known.time_zone,
        currency=known.currency,
        phases=list(known.phases),
        outcomes=list(known.outcomes),
    )


@router.get("", response=list[WorkspaceOut])
@paginate(Pages)
def workspaces(request: HttpRequest) -> list[WorkspaceOut]:
    """The workspaces that I am a member of."""
    found = memberships(user_of(request)).order_by("workspace__folder")
    return [_said(member.workspace, member.role) for member in found]


@router.get("/{uuid:workspace_id}", response=WorkspaceOut)
def workspace(request: HttpRequest, workspace_id: UUID) -> WorkspaceOut:
    """A workspace."""
    found = workspace_or_404(user_of(request), workspace_id)
    return _said(found, memberships(user_of(request)).get(workspace=found).role)


@router.get("/{uuid:workspace_id}/members", response=list[MemberOut])
@paginate(Pages)
def members(request: HttpRequest, workspace_id: UUID) -> list[MemberOut]:
    """Who is in it."""
    found = workspace_or_404(user_of(request), workspace_id).memberships.select_related("user")
    return [_member(one) for one in found.order_by("user__name", "id")]


def _member(member: Member) -> MemberOut:
    user = member.user
    return MemberOut(
        user_id=user.id,
        name=user.name,
        email=user.email,
        role=Role(member.role),
        joined_at=member.joined_at,
    )


@router.put("/{uuid:workspace_id}/members/{uuid:user_id}", response=MemberOut)
def give_role(request: HttpRequest, workspace_id: UUID, user_id: UUID, given: RoleIn) -> MemberOut:
    """Give a member another role."""
    found = workspace_or_404(user_of(request), workspace_id, Role.OWNER)
    with transaction.atomic():
        member = _locked(found, user_id)
        _refuse_last_owner(found, member, given.role)
        member.role = given.role
        member.save(update_fields=["role"])
        found.log(user_of(request), "member.role", member=str(user_id), role=given.role.value)
    return _member(member)


@router.delete("/{uuid:workspace_id}/members/{uuid:user_id}", response={204: None})
def remove_member(request: HttpRequest, workspace_id: UUID, user_id: UUID) -> Status[None]:
    """Take a member out of the workspace; anyone may take himself out."""
    user = user_of(request)
    found = workspace_or_404(user, workspace_id, Role.VIEWER if user.id == user_id else Role.OWNER)
    with transaction.atomic():
        member = _locked(found, user_id)
        _refuse_last_owner(found, member, None)
        member.delete()
        found.log(user, "member.removed", member=str(user_id))
    return Status(204, None)


def _locked(workspace: Workspace, user_id: UUID) -> Member:
    """The member, with all memberships locked so that two owners cannot remove each other at once."""
    list(workspace.memberships.select_for_update().values_list("pk"))
    return get_object_or_404(workspace.memberships.select_related("user"), user_id=user_id)


def _refuse_last_owner(workspace: Workspace, member: Member, role: Role | None) -> None:
    others = workspace.memberships.filter(role=Role.OWNER).exclude(pk=member.pk)
    if member.role == Role.OWNER and role != Role.OWNER and not others.exists():
        raise LastOwnerError


@router.get("/{uuid:workspace_id}/invitations", response=list[InvitationOut])
@paginate(Pages)
def invitations(request: HttpRequest, workspace_id: UUID) -> QuerySet[Invitation]:
    """Invitations that were not used yet."""
    found = workspace_or_404(user_of(request), workspace_id, Role.OWNER)
    return Invitation.open().filter(workspace=found).order_by("id")


@router.post("/{uuid:workspace_id}/invitations", response={201: NewInvitationOut})
def invite(request: HttpRequest, workspace_id: UUID, given: RoleIn) -> Status[NewInvitationOut]:
    """Make a link by which one person joins, within a week."""
    found = workspace_or_404(user_of(request), workspace_id, Role.OWNER)
    made, token = Invitation.issue(given.role, found, user_of(request))
    found.log(user_of(request), "invitation.made", invitation=made.pk, role=given.role.value)
    said = InvitationOut.from_orm(made).model_dump()
    return Status(201, NewInvitationOut(**said, link=f"{settings.PUBLIC_URL}/join/{token}"))


@router.delete("/{uuid:workspace_id}/invitations/{int:invitation_id}", response={204: None})
def revoke(request: HttpRequest, workspace_id: UUID, invitation_id: int) -> Status[None]:
    """Take an invitation back."""
    found = workspace_or_404(user_of(request), workspace_id, Role.OWNER)
    get_object_or_404(Invitation.open(), workspace=found, pk=invitation_id).delete()
    found.log(user_of(request), "invitation.revoked", invitation=invitation_id)
    return Status(204, None)


@router.get("/{uuid:workspace_id}/log", response=list[EntryOut])
@paginate(Pages)
def log(request: HttpRequest, workspace_id: UUID) -> QuerySet[LogEntry]:
    """What was done in the workspace, the latest first."""
    return workspace_or_404(user_of(request), workspace_id, Role.OWNER).entries.all()
