"""What members say about the parts of a document."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document


class Comment(models.Model):
    """A remark, or a reply to one.

    Attributes
    ----------
    part
        Id of the part of the document it is about; empty for all of it. A reply has that of its thread.
    thread
        The remark it replies to; None for the remark itself.
    is_deleted
        Whether its words were taken back while others had replied to them.
    resolved_at, resolved_by
        Of a thread that is settled.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="comments")
    part = models.CharField(max_length=64, blank=True, default="")
    thread = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    body = models.TextField()
    is_deleted = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:  # noqa: D106
        ordering: ClassVar = ["made_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["document", "thread", "made_at"], name="comments_of_a_document")
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class Mention(models.Model):
    """A member who is called in a comment; `read_at` is when he saw it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, models.CASCADE, related_name="mentions")
    read_at = models.DateTimeField(null=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "user"], name="a_comment_calls_a_member_once")
        ]

    def __str__(self) -> str:
        return f"mention {self.pk}"
