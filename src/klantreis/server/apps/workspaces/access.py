"""Who may see and do what: the lookup is the check. A stranger finds nothing, a member is told his role."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from klantreis.errors import KlantreisError
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

_IN_DUTCH = {
    Role.OWNER: "eigenaar",
    Role.EDITOR: "bewerker",
    Role.COMMENTER: "commentator",
    Role.VIEWER: "lezer",
}


class RoleTooLowError(KlantreisError):
    """A member asks for what his role does not allow."""

    code = "role_too_low"

    def __init__(self, needed: Role, has: Role) -> None:
        super().__init__(
            f"This takes the role of {needed.value}; yours is {has.value}. "
            "Ask an owner of the workspace to change it.",
            nl=f"Dit vraagt de rol {_IN_DUTCH[needed]}; die van jou is {_IN_DUTCH[has]}. "
            "Vraag een eigenaar van de werkruimte om die te wijzigen.",
        )
        self.needed, self.has = needed, has


def memberships(user: User) -> QuerySet[Member]:
    """The user's memberships of the workspaces that are served."""
    return Member.objects.filter(user=user, workspace__is_served=True).select_related("workspace")


def workspace_or_404(user: User, workspace_id: UUID, role: Role = Role.VIEWER) -> Workspace:
    """The workspace, when the user is a member of it.

    Raises
    ------
    Http404
        When there is none of that id, or the user is no member of it.
    RoleTooLowError
        When his role does not allow it.
    """
    member = memberships(user).filter(workspace_id=workspace_id).first()
    if member is None:
        raise Http404
    refuse_role(member, role)
    return member.workspace


def role_in(user: User, workspace_id: UUID) -> Role:
    """The role of a member.

    Raises
    ------
    Http404
        When the user is no member of the workspace.
    """
    role = memberships(user).filter(workspace_id=workspace_id).values_list("role", flat=True).first()
    if role is None:
        raise Http404
    return Role(role)


def refuse_role(member: Member, role: Role) -> None:
    """Raise `RoleTooLowError` when the member's role is below another."""
    has = Role(member.role)
    if not has.allows(role):
        raise RoleTooLowError(role, has)
