"""Uploads, what would become of them, and the jobs that take them in."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ConfigDict

from klantreis.errors import KlantreisError
from klantreis.events.recognise import MissingRoleError
from klantreis.reports.rejects import rejects_csv
from klantreis.server.apps.imports.models import Job, Upload
from klantreis.server.apps.imports.tasks import start, start_build
from klantreis.server.apps.imports.uploads import UploadIncompleteError, add_part, begin, called_by_its_name
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.language import language_of
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()


class UploadIn(Schema):
    """A file that is going to be sent."""

    name: str = Field(min_length=1, max_length=200)
    size: int = Field(ge=1)


class UploadOut(Schema):
    """A file and how much of it is here; send the next part from byte `received` on."""

    id: UUID
    name: str
    size: int
    received: int
    most_part_bytes: int = settings.MOST_PART_BYTES


class Offset(Schema):
    """Where a part begins."""

    offset: int = Field(ge=0, le=2**62)


class MappingIn(Schema):
    """Which column is what; what is left out is guessed. The words are those of `klantreis import`."""

    model_config = ConfigDict(extra="forbid")

    person: list[str] = Field(default_factory=list)
    time: str | None = None
    time_of_day: str | None = None
    event: str | None = None
    event_name: str | None = None
    source: str | None = None
    event_id: str | None = None
    channel: str | None = None
    channel_name: str | None = None
    campaign: str | None = None
    account: str | None = None
    value: str | None = None
    currency: str | None = None
    score: str | None = None
    scale: str | None = None
    text: str | None = None
    time_format: str | None = None
    time_zone: str | None = None
    day_first: bool | None = None
    decimal_comma: bool | None = None
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = Field(default=None, max_length=100)
    header_line: int | None = Field(default=None, ge=1, le=100_000)
    left_out: list[str] = Field(default_factory=list, max_length=5_000)

    def said(self) -> dict[str, Any]:
        """What the library takes."""
        return self.model_dump(exclude_unset=True)

    def of_persons(self) -> dict[str, Any]:
        """What the library takes where each row is a person."""
        written = {"delimiter", "encoding", "sheet", "header_line"}
        return {
            "persons_by": self.person,
            "written": self.model_dump(include=written, exclude_unset=True, exclude_none=True),
        }


class PreviewProblemOut(Schema):
    """Why a file cannot be read like this; `roles` are those that still need a column."""

    code: str
    detail: str
    roles: list[str]


class PreviewOut(Schema):
    """What an import would make of the file; with a problem it would make nothing of it yet."""

    mapping: dict[str, Any]
    reasons: dict[str, str]
    notes: list[str]
    columns: list[str]
    rows: list[list[str | None]]
    personal: dict[str, str]
    is_remembered: bool
    sheets: list[str]
    problem: PreviewProblemOut | None


class ImportOut(Schema):
    """An import that was done."""

    number: int
    input: str
    imported_at: datetime
    is_persons: bool
    n_rows: int
    n_added: int
    n_known: int
    n_rejected: int
    reasons: dict[str, int]
    notes: list[str]
    has_rejects: bool


class ImportIn(Schema):
    """Which upload to take in, and how to read it.

    With `is_persons` each row describes a person: `person` of the mapping says who, each other column is an
    attribute, and of the rest only counts how the file is written.
    """

    upload_id: UUID
    mapping: MappingIn = MappingIn()
    is_persons: bool = False


class JobOut(Schema):
    """Work in the background."""

    id: UUID
    kind: str
    status: str
    step: str
    done: int
    total: int | None
    result: dict[str, Any] | None
    problem: dict[str, Any] | None
    user_id: UUID | None
    made_at: datetime
    ended_at: datetime | None

    @staticmethod
    def resolve_problem(job: Job) -> dict[str, Any] | None:
        """What went wrong, in the language of who asks."""
        return job.problem_in(get_language() or "en")


@router.post("/{uuid:workspace_id}/uploads", response={201: UploadOut})
def begin_upload(request: HttpRequest, workspace_id: UUID, given: UploadIn) -> Status[Upload]:
    """Announce a file; its bytes follow in parts."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    return Status(201, begin(workspace, user_of(request), given.name, given.size))


@router.get("/{uuid:workspace_id}/uploads/{uuid:upload_id}", response=UploadOut)
def upload(request: HttpRequest, workspace_id: UUID, upload_id: UUID) -> Upload:
    """How much of a file is here."""
    return _upload_or_404(request, workspace_id, upload_id)


@router.put("/{uuid:workspace_id}/uploads/{uuid:upload_id}", response=UploadOut)
def send_part(request: HttpRequest, workspace_id: UUID, upload_id: UUID, at: Query[Offset]) -> Upload:
    """The bytes of a part, as they are, from an offset on."""
    return add_part(_upload_or_404(request, workspace_id, upload_id), at.offset, request.body)


@router.delete("/{uuid:workspace_id}/uploads/{uuid:upload_id}", response={204: None})
def drop_upload(request: HttpRequest, workspace_id: UUID, upload_id: UUID) -> Status[None]:
    """Throw a file away."""
    found = _upload_or_404(request, workspace_id, upload_id)
    found.remove_file()
    found.delete()
    return Status(204, None)


@router.post("/{uuid:workspace_id}/uploads/{uuid:upload_id}/preview", response=PreviewOut)
def preview(request: HttpRequest, workspace_id: UUID, upload_id: UUID, given: MappingIn) -> PreviewOut:
    """What an import would make of the file, judged by its first part."""
    found = _complete(_upload_or_404(request, workspace_id, upload_id))
    with called_by_its_name(found):
        seen = found.workspace.opened().preview(found.path, **given.said())
    return PreviewOut(
        mapping=seen.mapping.to_dict(),
        reasons=seen.reasons,
        notes=list(seen.notes),
        columns=seen.rows.column_names,
        rows=[list(row.values()) for row in seen.rows.to_pylist()],
        personal=seen.personal,
        is_remembered=seen.is_remembered,
        sheets=list(seen.sheets),
        problem=_problem(seen.problem, language_of(request)),
    )


def _problem(error: KlantreisError | None, language: str) -> PreviewProblemOut | None:
    if error is None:
        return None
    roles = list(error.roles) if isinstance(error, MissingRoleError) else []
    return PreviewProblemOut(code=error.code, detail=error.message(language), roles=roles)


@router.post("/{uuid:workspace_id}/imports", response={202: JobOut})
def import_events(request: HttpRequest, workspace_id: UUID, given: ImportIn) -> Status[Job]:
    """Take the events of an uploaded file in, or its persons; follow the job to see how it goes."""
    found = _complete(_upload_or_404(request, workspace_id, given.upload_id))
    made = Job.objects.create(
        workspace=found.workspace,
        user=user_of(request),
        kind=Job.Kind.IMPORT,
        upload=found,
        options=given.mapping.of_persons() if given.is_persons else given.mapping.said(),
    )
    return Status(202, start(made))


@router.get("/{uuid:workspace_id}/imports", response=list[ImportOut])
@paginate(Pages)
def imports(request: HttpRequest, workspace_id: UUID) -> list[ImportOut]:
    """What was imported, the latest first."""
    opened = workspace_or_404(user_of(request), workspace_id).opened()
    return [
        ImportOut(**(asdict(done) | {"has_rejects": done.rejects is not None}))
        for done in reversed(opened.imports())
    ]


@router.get("/{uuid:workspace_id}/imports/{int:number}/rejects", response={200: None})
def rejects(request: HttpRequest, workspace_id: UUID, number: int) -> StreamingHttpResponse:
    """The rows that became no event, as CSV in the reader's language: line, reason, column, value."""
    opened = workspace_or_404(user_of(request), workspace_id, Role.EDITOR).opened()
    path = opened.events.rejects(number)
    if path is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="rejects-{number}.csv"'}
    parts = _in_parts(rejects_csv(path, language_of(request)))
    return StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8", headers=headers)


async def _in_parts(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """A file, which may be large, part by part; opened once somebody reads."""
    while part := await sync_to_async(lambda: next(parts, b""))():
        yield part


@router.post("/{uuid:workspace_id}/builds", response={202: JobOut})
def build(request: HttpRequest, workspace_id: UUID) -> Status[Job]:
    """Bring the journeys up to date."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    return Status(202, start_build(workspace, user_of(request)))


@router.get("/{uuid:workspace_id}/jobs", response=list[JobOut])
@paginate(Pages)
def jobs(request: HttpRequest, workspace_id: UUID) -> QuerySet[Job]:
    """Work in the background, the latest first."""
    return workspace_or_404(user_of(request), workspace_id).jobs.all()


@router.get("/{uuid:workspace_id}/jobs/{uuid:job_id}", response=JobOut)
def job(request: HttpRequest, workspace_id: UUID, job_id: UUID) -> Job:
    """How far a job is."""
    return _job_or_404(request, workspace_id, job_id, Role.VIEWER)


@router.post("/{uuid:workspace_id}/jobs/{uuid:job_id}/cancel", response=JobOut)
def cancel(request: HttpRequest, workspace_id: UUID, job_id: UUID) -> Job:
    """Ask a job to stop; the store stays as it was."""
    found = _job_or_404(request, workspace_id, job_id, Role.EDITOR)
    found.cancel()
    return found


def _upload_or_404(request: HttpRequest, workspace_id: UUID, upload_id: UUID) -> Upload:
    """An upload, for those who may import."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    found = workspace.uploads.select_related("workspace").filter(pk=upload_id).first()
    if found is None:
        raise Http404
    return found


def _complete(upload: Upload) -> Upload:
    if not upload.is_complete:
        raise UploadIncompleteError(upload)
    return upload


def _job_or_404(request: HttpRequest, workspace_id: UUID, job_id: UUID, role: Role) -> Job:
    found = workspace_or_404(user_of(request), workspace_id, role).jobs.filter(pk=job_id).first()
    if found is None:
        raise Http404
    return found
