"""The work itself, with progress, and an ear for who cancels. Each kind of job has its function."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from klantreis.errors import KlantreisError
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.uploads import called_by_its_name
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.problems import FailedError
from klantreis.workspace import Workspace as Opened

_TELL_SECONDS = 0.5

Tell = Callable[[int, int | None], None]
Work = Callable[[Job, Opened], dict[str, Any]]

logger = logging.getLogger("klantreis.server")


class CancelledError(KlantreisError):
    """Somebody cancelled the job."""

    code = "cancelled"


class UploadGoneError(KlantreisError):
    """The file of an import was thrown away, or taken in by another job."""

    code = "upload_gone"


def start(job: Job) -> Job:
    """Put a job in the queue."""
    run_job.enqueue(str(job.pk))
    job.refresh_from_db()
    return job


def start_build(workspace: Workspace, user: User | None, subject: str = "person") -> Job:
    """A build of the journeys; the one that waits already, when there is one."""
    asked = {"workspace": workspace, "kind": Job.Kind.BUILD, "options": {"subject": subject}}
    waiting = Job.objects.filter(status=Job.Status.WAITING, **asked).first()
    return waiting or start(Job.objects.create(user=user, **asked))


def resume() -> int:
    """Queue again what a stopped server left half-way; how many jobs. Importing a file twice adds nothing."""
    DBTaskResult.objects.running().delete()
    left = list(Job.objects.filter(status=Job.Status.RUNNING))
    Job.objects.filter(status=Job.Status.RUNNING).update(status=Job.Status.WAITING)
    for job in left:
        run_job.enqueue(str(job.pk))
    return len(left)


@task()
def run_job(job_id: str) -> None:
    """Do a job that waits; one that was cancelled meanwhile is left alone."""
    waiting = Job.objects.filter(pk=job_id, status=Job.Status.WAITING)
    if not waiting.update(status=Job.Status.RUNNING):
        return
    job = Job.objects.select_related("workspace", "upload").get(pk=job_id)
    try:
        result = _WORK[job.kind](job, job.workspace.opened())
    except CancelledError:
        _end(job, Job.Status.CANCELLED)
    except KlantreisError as error:
        _end(job, Job.Status.FAILED, problem=_problem(error))
    except Exception as error:  # noqa: BLE001 - the worker goes on with the next job
        logger.error("Job %s failed: %s", job.pk, type(error).__name__)  # noqa: TRY400 - it may quote data
        _end(job, Job.Status.FAILED, problem=_problem(FailedError()))
    else:
        _end(job, Job.Status.DONE, result=result)


def _problem(error: KlantreisError) -> dict[str, str | None]:
    """What is kept of an error, for readers of either language."""
    return {"code": error.code, "detail": str(error), "nl": error.nl}


def does(kind: Job.Kind) -> Callable[[Work], Work]:
    """Make a function the one that does the jobs of a kind; its answer is the job's result.

    An app's tasks are loaded when the app is ready, so that the worker knows them.
    """

    def register(work: Work) -> Work:
        _WORK[kind] = work
        return work

    return register


_WORK: dict[str, Work] = {}
_AFTER_BUILD: list[Callable[[Job, Opened], None]] = []


def after_build(work: Callable[[Job, Opened], None]) -> Callable[[Job, Opened], None]:
    """Have something done whenever journeys were built. That it fails does not make the build fail."""
    _AFTER_BUILD.append(work)
    return work


@does(Job.Kind.IMPORT)
def take_in_file(job: Job, opened: Opened) -> dict[str, Any]:
    """Take the events of an uploaded file in, or what it says of persons, and build."""
    if job.upload is None:
        raise UploadGoneError(
            "The uploaded file is no longer there. Upload it again.",
            nl="Het bestand is er niet meer. Stuur het opnieuw.",
        )
    with called_by_its_name(job.upload):
        if "persons_by" in job.options:
            person, written = job.options["persons_by"], job.options.get("written", {})
            done = opened.import_persons(job.upload.path, person=person, **written)
        else:
            done = opened.import_events(job.upload.path, progress=teller(job, "import"), **job.options)
    return {"import": asdict(done), **bring_up_to_date(job, opened)}


@does(Job.Kind.BUILD)
def bring_up_to_date(job: Job, opened: Opened) -> dict[str, Any]:
    """Build the journeys."""
    subject = job.options.get("subject", "person") if job.kind == Job.Kind.BUILD else "person"
    built = {"build": asdict(opened.build(subject=subject, progress=teller(job, "build")))}
    for work in _AFTER_BUILD if subject == "person" else ():
        try:
            work(job, opened)
        except Exception as error:  # noqa: BLE001 - the journeys are there, and that is what was asked
            logger.error("What follows build %s failed: %s", job.pk, type(error).__name__)  # noqa: TRY400
    return built


def teller(job: Job, step: str) -> Tell:
    """What the library tells its progress to; now and then it is kept, and heard whether to go on."""
    last = -_TELL_SECONDS

    def tell(done: int, total: int | None) -> None:
        nonlocal last
        if time.monotonic() - last < _TELL_SECONDS:
            return
        last = time.monotonic()
        row = Job.objects.filter(pk=job.pk)
        row.update(step=step, done=done, total=total)
        if row.filter(is_cancel_asked=True).exists():
            raise CancelledError

    return tell


def _end(job: Job, status: Job.Status, **fields: Any) -> None:
    Job.objects.filter(pk=job.pk).update(status=status, ended_at=timezone.now(), **fields)
    if job.upload is not None:
        job.upload.remove_file()
        job.upload.delete()
    job.workspace.log(job.user, f"job.{status.value}", job=str(job.pk), kind=job.kind)
