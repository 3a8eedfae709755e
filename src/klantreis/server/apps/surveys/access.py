"""Surveys that a user may see or change: the lookup is the check."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.access import document_or_404
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.surveys.collecting import SURVEY
from klantreis.server.apps.workspaces.models import Role


def survey_or_404(user: User, workspace_id: UUID, document_id: UUID, role: Role) -> Document:
    """A survey of a workspace in which the user has at least this role."""
    row = document_or_404(user, workspace_id, document_id, role)
    if row.kind != SURVEY:
        raise Http404
    return current(row)
