"""A workspace folder as the server knows it, its members, invitations, and the log of what was done."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from klantreis.server.apps.accounts.models import User
from klantreis.server.tokens import new_token, token_hash
from klantreis.workspace import Workspace as Opened
from klantreis.workspace import open_workspace


class Role(models.TextChoices):
    """What a member may do; each may do what those before it may."""

    VIEWER = "viewer"
    COMMENTER = "commenter"
    EDITOR = "editor"
    OWNER = "owner"

    def allows(self, role: Role) -> bool:
        """Whether it is at least the other role."""
        order = list(Role)
        return order.index(self) >= order.index(role)


class Workspace(models.Model):
    """A served folder. `is_served` is false while the server runs without it: nobody sees it then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.CharField(max_length=4096, unique=True)
    is_served = models.BooleanField(default=True)
    members: models.ManyToManyField[User, Member] = models.ManyToManyField(User, through="Member")

    def __str__(self) -> str:
        return Path(self.folder).name

    def opened(self) -> Opened:
        """The library's workspace."""
        return open_workspace(self.folder)

    def log(self, user: User | None, action: str, /, **what: Any) -> None:
        """Note what was done; `what` holds ids and names of things, no personal data."""
        LogEntry.objects.create(workspace=self, user=user, action=action, what=what)


class Member(models.Model):
    """A user in a workspace, and what he may do there."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:  # noqa: D106
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="a_user_is_a_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} as {self.role}"


class Invitation(models.Model):
    """A link that makes one who opens it a member, once; without a workspace of all that are served."""

    LASTS = timedelta(days=7)

    workspace = models.ForeignKey(Workspace, models.CASCADE, null=True, related_name="invitations")
    role = models.CharField(max_length=10, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk} as {self.role}"

    @classmethod
    def issue(
        cls, role: Role, workspace: Workspace | None = None, made_by: User | None = None
    ) -> tuple[Invitation, str]:
        """A new invitation and its secret, which is not kept."""
        token = new_token()
        made = cls.objects.create(
            role=role,
            workspace=workspace,
            made_by=made_by,
            token_hash=token_hash(token),
            expires_at=timezone.now() + cls.LASTS,
        )
        return made, token

    @classmethod
    def open(cls) -> models.QuerySet[Invitation]:
        """Those that can still be used."""
        return cls.objects.filter(used_at=None, expires_at__gt=timezone.now())


class LogEntry(models.Model):
    """One thing that was done in a workspace. `what` holds names and ids of things, no personal data."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="entries")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=50)
    what = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.action
