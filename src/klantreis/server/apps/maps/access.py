"""Maps that a user may see or change: the lookup is the check."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.maps.models import Map
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role


def readable_map_or_404(user: User, workspace_id: UUID, map_id: UUID) -> Map:
    """A map that the user may see."""
    return map_or_404(user, workspace_id, map_id, Role.VIEWER)


def editable_map_or_404(user: User, workspace_id: UUID, map_id: UUID) -> Map:
    """A map that the user may change."""
    return map_or_404(user, workspace_id, map_id, Role.EDITOR)


def map_or_404(user: User, workspace_id: UUID, map_id: UUID, role: Role) -> Map:
    """A map of a workspace in which the user has at least this role."""
    workspace = workspace_or_404(user, workspace_id, role)
    found = workspace.maps.select_related("workspace").filter(pk=map_id).first()
    if found is None:
        raise Http404
    return found
