"""A proof of a map as the server lists it; the proof itself is a file beside the map."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document


class Proof(models.Model):
    """A proof of a map.

    Attributes
    ----------
    name
        Of its file in maps/proofs/, without the ending.
    key
        Of the question it answers; empty when another program made it.
    sequence
        Number of the map's last operation when it was proved; null when that is not known.
    drift
        What had changed since the proof of the same persons before; null when there was none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    map = models.ForeignKey(Document, models.CASCADE, related_name="proofs")
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=64, default="", db_index=True)
    sequence = models.PositiveIntegerField(null=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    lens = models.JSONField(default=dict)
    persona = models.CharField(max_length=200, null=True)
    n_journeys = models.BigIntegerField()
    n_persons = models.BigIntegerField()
    n_findings = models.PositiveIntegerField()
    fitness = models.JSONField()
    coverage = models.JSONField()
    drift = models.JSONField(null=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["-made_at", "-name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["map", "name"], name="a_proof_is_listed_once")
        ]

    def __str__(self) -> str:
        return f"proof {self.name}"
