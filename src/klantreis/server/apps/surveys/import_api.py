"""Answers from the file of another survey tool: seen first, then taken in."""

from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema
from pydantic import ConfigDict, StringConstraints

from klantreis.errors import KlantreisError
from klantreis.evidence.plain import to_plain
from klantreis.evidence.survey_added import Added, added_to
from klantreis.evidence.survey_columns import columns_seen
from klantreis.evidence.survey_import import (
    Imported,
    ImportPlan,
    guessed_columns,
    import_answers,
    read_rows,
)
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.imports.models import Upload
from klantreis.server.apps.imports.uploads import (
    UploadIncompleteError,
    UploadTooLargeError,
    called_by_its_name,
)
from klantreis.server.apps.surveys.access import survey_or_404
from klantreis.server.apps.surveys.collecting import survey_of_row
from klantreis.server.apps.surveys.writing import answers_folder, respondents_of
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.language import language_of
from klantreis.server.live.broadcasting import broadcast
from klantreis.server.signed_in import user_of

router = Router()

_IMPORT = "/{uuid:workspace_id}/documents/{uuid:document_id}/survey/import"
# A file of answers is read as a whole.
MOST_BYTES, MOST_ROWS = 30_000_000, 100_000
_MOST_SHOWN = 100
Title = Annotated[str, StringConstraints(max_length=2000)]


class ReadingIn(Schema):
    """Which file that was sent, and how it is read.

    `columns` says per column the id of its question, or what it tells of the respondent; it is guessed when
    left out. `scales` says per column on which scale it was asked, such as "1-7".
    """

    model_config = ConfigDict(extra="forbid")

    upload_id: UUID
    columns: dict[Title, str] | None = Field(None, max_length=2000)
    scales: dict[Title, Annotated[str, StringConstraints(max_length=50)]] = Field({}, max_length=2000)


class ColumnSeenOut(Schema):
    """A column of the file: what it is taken for, how many cells say something, between which numbers."""

    name: str
    target: str | None
    n: int
    examples: list[str]
    lowest: float | None
    highest: float | None


class RejectOut(Schema):
    """A cell that is no answer to its question; `code` says why."""

    line: int
    column: str
    cell: str
    why: str
    code: str


class AnswersReadOut(Schema):
    """What a file of answers comes to; with a problem nothing of it can be taken in yet.

    `n_new`, `n_changed` and `n_known` are respondents: who were not there, who were with other answers, who
    were with the same. The first rejects are listed.
    """

    columns: list[ColumnSeenOut]
    problem: str | None
    n_rows: int
    n_new: int
    n_changed: int
    n_known: int
    n_rejects: int
    rejects: list[RejectOut]


@router.post(f"{_IMPORT}/preview", response=AnswersReadOut)
def preview_answers(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: ReadingIn
) -> AnswersReadOut:
    """What an import of a file would do; nothing is kept."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.EDITOR)
    rows = _rows(_upload_or_404(row, given.upload_id))
    plan = _plan(row, rows, given)
    try:
        found, added = _read(row, rows, plan)
    except KlantreisError as error:
        return _told(rows, plan, problem=error.message(language_of(request)))
    return _told(rows, plan, found, added)


@router.post(_IMPORT, response=AnswersReadOut)
def import_into_survey(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: ReadingIn
) -> AnswersReadOut:
    """Take the answers of a file in; a file that was taken in before adds nothing."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    upload = _upload_or_404(row, given.upload_id)
    rows = _rows(upload)
    plan = _plan(row, rows, given)
    found, added = _read(row, rows, plan)
    if added.respondents:
        answers_folder(row.workspace).add(row.name, added.respondents)
        broadcast(row.pk, {"type": "answers"})
    row.log(user, "answers_imported", n=len(added.respondents))
    upload.remove_file()
    upload.delete()
    return _told(rows, plan, found, added)


def _upload_or_404(row: Document, upload_id: UUID) -> Upload:
    """A file that was sent to the survey's workspace."""
    found = Upload.objects.filter(pk=upload_id, workspace=row.workspace).first()
    if found is None:
        raise Http404
    if not found.is_complete:
        raise UploadIncompleteError(found)
    if found.size > MOST_BYTES:
        raise UploadTooLargeError(
            f"A file of answers may have {MOST_BYTES // 1_000_000} MB, and this one has "
            f"{found.size // 1_000_000}. Split it: files add up.",
            nl=f"Een bestand met antwoorden mag {MOST_BYTES // 1_000_000} MB zijn, en dit is "
            f"{found.size // 1_000_000} MB. Splits het: bestanden tellen op.",
        )
    return found


def _rows(upload: Upload) -> list[dict[str, str]]:
    with called_by_its_name(upload):
        rows = read_rows(upload.path)
    if len(rows) > MOST_ROWS:
        raise UploadTooLargeError(
            f"A file of answers may have {MOST_ROWS} rows. Split it: files add up.",
            nl=f"Een bestand met antwoorden mag {MOST_ROWS} rijen hebben. Splits het: bestanden tellen op.",
        )
    return rows


def _plan(row: Document, rows: list[dict[str, str]], given: ReadingIn) -> ImportPlan:
    guessed = guessed_columns(survey_of_row(row), rows[0] if rows else ())
    return ImportPlan(guessed if given.columns is None else given.columns, given.scales, timezone.now())


def _read(row: Document, rows: list[dict[str, str]], plan: ImportPlan) -> tuple[Imported, Added]:
    found = import_answers(survey_of_row(row), rows, plan)
    return found, added_to(respondents_of(row), found.respondents)


def _told(
    rows: list[dict[str, str]],
    plan: ImportPlan,
    found: Imported | None = None,
    added: Added | None = None,
    problem: str | None = None,
) -> AnswersReadOut:
    rejects = found.rejects if found is not None else ()
    return AnswersReadOut(
        columns=to_plain(columns_seen(rows, plan.columns)),
        problem=problem,
        n_rows=len(rows),
        n_new=len(added.new) if added is not None else 0,
        n_changed=len(added.changed) if added is not None else 0,
        n_known=added.n_known if added is not None else 0,
        n_rejects=len(rejects),
        rejects=to_plain(rejects[:_MOST_SHOWN]),
    )
