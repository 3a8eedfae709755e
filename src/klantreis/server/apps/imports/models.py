"""A file on its way in, and work that is done in the background."""

from __future__ import annotations

import re
import shutil
import uuid
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from klantreis.errors import KlantreisError, is_dutch
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

_UNFIT = re.compile(r"[^\w .()+-]")


class Upload(models.Model):
    """A file that comes in parts, in order; `received` says up to which byte it is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="uploads")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def path(self) -> Path:
        """Where the file is; its name is the user's, without what a path could mistake."""
        folder: Path = settings.UPLOAD_FOLDER / str(self.pk)
        return folder / (_UNFIT.sub("_", self.name).lstrip(". ") or "file")

    @property
    def is_complete(self) -> bool:
        """Whether every byte is there."""
        return self.received == self.size

    def remove_file(self) -> None:
        """Free the disk."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


_OVER_IN_DUTCH = {"done": "klaar", "failed": "mislukt", "cancelled": "geannuleerd"}


class NotCancellableError(KlantreisError):
    """A job that is over cannot be cancelled."""

    code = "not_cancellable"

    def __init__(self, status: str) -> None:
        super().__init__(
            f"The job is {status} already; there is nothing to cancel.",
            nl=f"De taak is al {_OVER_IN_DUTCH.get(status, status)}; er valt niets te annuleren.",
        )


class Job(models.Model):
    """Work in the background: an import, a build of the journeys, a proof, a draft.

    Attributes
    ----------
    options
        What its kind of work is told: of an import the mapping, of a proof its question.
    done, total
        How far the present step is, in units of its own; the total is null while it is not known.
    result
        What the work brought; of an import what the library reports.
    problem
        Code and detail of what went wrong; `nl` is the detail in Dutch.
    """

    class Kind(models.TextChoices):
        """What is done."""

        IMPORT = "import"
        BUILD = "build"
        PROOF = "proof"
        DRAFT = "draft"

    class Status(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="jobs")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    upload = models.ForeignKey(Upload, models.SET_NULL, null=True, related_name="jobs")
    options = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    step = models.CharField(max_length=10, default="")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    is_cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(null=True)
    problem = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:  # noqa: D106
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def problem_in(self, language: str) -> dict[str, Any] | None:
        """Code and detail of what went wrong, for who reads this language."""
        if self.problem is None:
            return None
        in_dutch = self.problem.get("nl") if is_dutch(language) else None
        return {"code": self.problem["code"], "detail": in_dutch or self.problem["detail"]}

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.status not in {self.Status.WAITING, self.Status.RUNNING}

    def cancel(self) -> None:
        """Ask the job to stop; one that has not begun is over at once.

        Raises
        ------
        NotCancellableError
            When it is over already.
        """
        now = timezone.now()
        waiting = Job.objects.filter(pk=self.pk, status=Job.Status.WAITING)
        if not waiting.update(status=Job.Status.CANCELLED, ended_at=now):
            running = Job.objects.filter(pk=self.pk, status=Job.Status.RUNNING)
            if not running.update(is_cancel_asked=True):
                raise NotCancellableError(Job.objects.get(pk=self.pk).status)
        self.refresh_from_db()
