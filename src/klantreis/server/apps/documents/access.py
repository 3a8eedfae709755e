"""Documents that a user may see or change: the lookup is the check."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import MAP, Document
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role

# Who may work in a document of a kind; of all others an editor.
_WORKERS = {"workshop": Role.COMMENTER}


def role_to_edit(kind: str) -> Role:
    """The least role that may edit documents of a kind."""
    return _WORKERS.get(kind, Role.EDITOR)


def readable_document_or_404(user: User, workspace_id: UUID, document_id: UUID) -> Document:
    """A document that the user may see."""
    return document_or_404(user, workspace_id, document_id, Role.VIEWER)


def editable_document_or_404(user: User, workspace_id: UUID, document_id: UUID) -> Document:
    """A document that the user may change: the role that takes is its kind's."""
    row = document_or_404(user, workspace_id, document_id, Role.VIEWER)
    return document_or_404(user, workspace_id, document_id, role_to_edit(row.kind))


def document_or_404(user: User, workspace_id: UUID, document_id: UUID, role: Role) -> Document:
    """A document of a workspace in which the user has at least this role."""
    workspace = workspace_or_404(user, workspace_id, role)
    found = workspace.documents.select_related("workspace").filter(pk=document_id).first()
    if found is None:
        raise Http404
    return found


def readable_map_or_404(user: User, workspace_id: UUID, map_id: UUID) -> Document:
    """A map that the user may see."""
    return map_or_404(user, workspace_id, map_id, Role.VIEWER)


def editable_map_or_404(user: User, workspace_id: UUID, map_id: UUID) -> Document:
    """A map that the user may change."""
    return map_or_404(user, workspace_id, map_id, Role.EDITOR)


def map_or_404(user: User, workspace_id: UUID, map_id: UUID, role: Role) -> Document:
    """A map of a workspace in which the user has at least this role."""
    found = document_or_404(user, workspace_id, map_id, role)
    if found.kind != MAP:
        raise Http404
    return found
