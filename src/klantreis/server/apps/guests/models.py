"""The link by which guests join a workshop, and who joined."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document


class GuestLink(models.Model):
    """A link by which anyone joins a workshop; a workshop has one at a time.

    Attributes
    ----------
    most
        How many guests may join by it.
    expires_at
        Until when it works, and for its guests the workshop.
    """

    workshop = models.OneToOneField(Document, models.CASCADE, related_name="guest_link")
    token_hash = models.CharField(max_length=64, unique=True)
    most = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"guest link {self.pk}"

    @classmethod
    def open(cls) -> models.QuerySet[GuestLink]:
        """Those that work."""
        return cls.objects.filter(expires_at__gt=timezone.now(), workshop__workspace__is_served=True)


class WorkshopGuest(models.Model):
    """Somebody who joined a workshop by a link, as long as that works.

    Attributes
    ----------
    part
        The id that the guest has in the workshop, where the name stands.
    secret_hash
        Of the secret in the guest's cookie.
    """

    link = models.ForeignKey(GuestLink, models.CASCADE, related_name="guests")
    part = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"guest {self.pk}"

    @classmethod
    def present(cls) -> models.QuerySet[WorkshopGuest]:
        """Those whose link works."""
        return cls.objects.filter(link__in=GuestLink.open()).select_related("link__workshop__workspace")
