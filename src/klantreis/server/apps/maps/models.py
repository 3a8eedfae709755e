"""A map as the server keeps it: its document, and every operation that made it."""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

from django.db import models

from klantreis.mapping.map import JourneyMap
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace


class Map(models.Model):
    """A map of a workspace; `name` is that of its file without the ending.

    Attributes
    ----------
    document
        The map as JSON, after operation number `sequence`.
    written_sequence
        The operation up to which the file has it.
    file_hash, file_stat
        SHA-256 of the file as this server knows it, and its size and time of change, by which another
        program's change is noticed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="maps")
    name = models.CharField(max_length=255)
    title = models.CharField(max_length=500)
    document = models.TextField()
    sequence = models.PositiveIntegerField(default=0)
    written_sequence = models.IntegerField(default=-1)
    file_hash = models.CharField(max_length=64, default="")
    file_stat = models.CharField(max_length=60, default="")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "name"], name="a_map_has_its_own_file")
        ]

    def __str__(self) -> str:
        return self.name

    def parsed(self) -> JourneyMap:
        """The document as the library's map."""
        return JourneyMap.model_validate_json(self.document)

    @property
    def is_written(self) -> bool:
        """Whether the file has every operation."""
        return self.written_sequence == self.sequence


def document_of(journey_map: JourneyMap) -> str:
    """A map as JSON without what is left out."""
    return journey_map.model_dump_json(by_alias=True, exclude_defaults=True)


class MapOperation(models.Model):
    """One edit. Without an operation the whole document was replaced, by a file changed outside."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="operations")
    sequence = models.PositiveIntegerField()
    client_id = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    operation_text = models.TextField(null=True)
    inverse_text = models.TextField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["map", "sequence"], name="operations_stand_in_one_order"),
            models.UniqueConstraint(fields=["map", "client_id"], name="an_operation_happens_once"),
        ]

    def __str__(self) -> str:
        return f"{self.map_id} {self.sequence}"

    @property
    def operation(self) -> Any:
        """The operation's JSON."""
        return None if self.operation_text is None else json.loads(self.operation_text)

    @property
    def inverse(self) -> Any:
        """The JSON of what undoes it."""
        return None if self.inverse_text is None else json.loads(self.inverse_text)


class Share(models.Model):
    """A link by which anyone may read one map.

    Attributes
    ----------
    password
        As Django hashes it; empty for none.
    hidden_lanes
        Ids of the lanes that readers do not get.
    """

    map = models.ForeignKey(Map, models.CASCADE, related_name="shares")
    token_hash = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=200, default="")
    hidden_lanes = models.JSONField(default=list)
    expires_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"share {self.pk}"
