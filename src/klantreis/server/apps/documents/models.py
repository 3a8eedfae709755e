"""A document as the server keeps it: its text, and every operation that made it."""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

from django.db import models

from klantreis.mapping.map import JourneyMap
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.kinds import Content, kind_of
from klantreis.server.apps.workspaces.models import Workspace

MAP = "map"


class Document(models.Model):
    """A document of a workspace; `name` is that of its file without the ending.

    Attributes
    ----------
    kind
        A map, a plan, a survey …: a name of `kinds.KINDS`.
    text
        The document as JSON, after operation number `sequence`.
    written_sequence
        The operation up to which the file has it.
    file_hash, file_stat
        SHA-256 of the file as this server knows it, and its size and time of change, by which another
        program's change is noticed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=20, default=MAP)
    name = models.CharField(max_length=255)
    title = models.CharField(max_length=500)
    text = models.TextField()
    sequence = models.PositiveIntegerField(default=0)
    written_sequence = models.IntegerField(default=-1)
    file_hash = models.CharField(max_length=64, default="")
    file_stat = models.CharField(max_length=60, default="")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "kind", "name"], name="a_document_has_its_own_file")
        ]

    def __str__(self) -> str:
        return self.name

    def parsed(self) -> Content:
        """The document as the library's."""
        return kind_of(self.kind).parsed(self.text)

    def parsed_map(self) -> JourneyMap:
        """The same of a map."""
        return JourneyMap.model_validate_json(self.text)

    @property
    def is_written(self) -> bool:
        """Whether the file has every operation."""
        return self.written_sequence == self.sequence

    def log(self, user: User | None, action: str, /, **what: Any) -> None:
        """Note what was done with it; `what` holds ids and names of things, no personal data."""
        self.workspace.log(user, f"{self.kind}.{action}", **{self.kind: self.name}, **what)


def maps_of(workspace: Workspace) -> models.QuerySet[Document]:
    """The maps of a workspace."""
    return Document.objects.filter(workspace=workspace, kind=MAP)


class DocumentOperation(models.Model):
    """One edit. Without an operation the whole document was replaced, by a file changed outside.

    Attributes
    ----------
    guest
        Of an edit by a guest of a workshop: the id that the guest has in it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="operations")
    sequence = models.PositiveIntegerField()
    client_id = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    guest = models.CharField(max_length=64, default="")
    operation_text = models.TextField(null=True)
    inverse_text = models.TextField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "sequence"], name="operations_stand_in_one_order"),
            models.UniqueConstraint(fields=["document", "client_id"], name="an_operation_happens_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.sequence}"

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

    map = models.ForeignKey(Document, models.CASCADE, related_name="shares")
    token_hash = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=200, default="")
    hidden_lanes = models.JSONField(default=list)
    expires_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"share {self.pk}"
