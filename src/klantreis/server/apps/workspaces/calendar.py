"""The days of a workspace."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from klantreis.server.apps.workspaces.models import Workspace


def today_in(workspace: Workspace) -> date:
    """The day that it is where the workspace is."""
    return timezone.localdate(timezone=ZoneInfo(workspace.opened().settings.time_zone))
