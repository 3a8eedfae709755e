"""The links by which a survey is answered, and the answers."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from pydantic import TypeAdapter

from klantreis.joined_answers import known_person
from klantreis.mapping.documents.survey_answers import Respondent, Value
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document

_VALUES: TypeAdapter[dict[str, Value]] = TypeAdapter(dict[str, Value])


class OpenLink(models.Model):
    """The link by which anyone answers a survey. It is public, so that its secret is kept and shown again."""

    survey = models.OneToOneField(Document, models.CASCADE, related_name="open_link")
    token = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"open link {self.pk}"


class PersonalLink(models.Model):
    """The link of one person, by whom alone it is answered, once.

    Attributes
    ----------
    kind, identifier
        By which the person is known, as the event store holds it; empty for who is not known.
    """

    survey = models.ForeignKey(Document, models.CASCADE, related_name="personal_links")
    token_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=50, default="")
    identifier = models.CharField(max_length=200, default="")
    persona = models.CharField(max_length=64, default="")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"personal link {self.pk}"


class Answering(models.Model):
    """One respondent's answers to a survey; its id is the respondent's pseudonym.

    Attributes
    ----------
    link
        The personal link; None by the open one.
    secret_hash
        Of the secret by which the browser of who came by the open link goes on; it is in a cookie.
    values_text
        The answers as JSON.
    page
        Id of the page that was sent in last.
    written_at, joined_at
        When the file of the answers got them, and when they joined the person's journey.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # A survey with answers cannot be removed.
    survey = models.ForeignKey(Document, models.PROTECT, related_name="answerings")
    link = models.OneToOneField(PersonalLink, models.PROTECT, null=True, related_name="answering")
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    language = models.CharField(max_length=10, default="")
    may_join = models.BooleanField(default=False)
    values_text = models.TextField(default="{}")
    page = models.CharField(max_length=200, default="")
    n_saved = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["started_at", "id"]
        indexes: ClassVar = [models.Index(fields=["survey", "finished_at"], name="answers_of_a_survey")]

    def __str__(self) -> str:
        return f"answers {self.pk}"

    @property
    def values(self) -> dict[str, Value]:
        """The answers."""
        return _VALUES.validate_json(self.values_text)

    def keep(self, values: dict[str, Value]) -> None:
        """Have these answers; they are not saved yet."""
        self.values_text = _VALUES.dump_json(values).decode()

    def respondent(self) -> Respondent:
        """The same for the library."""
        link = self.link
        is_known = link is not None and bool(link.identifier) and self.may_join
        return Respondent(
            respondent=str(self.pk),
            token=None if link is None else str(link.pk),
            person=known_person(link.kind, link.identifier) if link is not None and is_known else None,
            persona=(link.persona or None) if link is not None else None,
            language=self.language or None,
            may_join=self.may_join,
            started_at=self.started_at,
            finished_at=self.finished_at,
            values=self.values,
        )
