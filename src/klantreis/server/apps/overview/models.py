"""When a member last looked at the start of a workspace."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace


class Visit(models.Model):
    """A member's last visit; what happened after it is new to him."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="visits")
    user = models.ForeignKey(User, models.CASCADE, related_name="visits")
    at = models.DateTimeField()

    class Meta:  # noqa: D106
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="a_member_visited_last_once")
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"
