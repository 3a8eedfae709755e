"""A tile of a workspace's dashboard."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace


class Tile(models.Model):
    """A question under a title, in a place.

    Attributes
    ----------
    analysis
        Which analysis: the last part of its address.
    asked
        The body that is sent to it, with the lens.
    chart
        How a screen draws it; a word of the screen's own.
    width
        Of the four columns of a wide screen.
    place
        Its number in the order, from 0.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="tiles")
    title = models.CharField(max_length=200)
    analysis = models.CharField(max_length=30)
    asked = models.JSONField(default=dict)
    chart = models.CharField(max_length=30, default="")
    width = models.PositiveSmallIntegerField(default=2)
    place = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["place", "id"]

    def __str__(self) -> str:
        return f"tile {self.pk}"
