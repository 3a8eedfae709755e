"""Answers reach their file, and the journeys of who agreed to it, a moment after they were given.

The database has them before the respondent is thanked; what is left is written at the next start.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from klantreis.answers_folder import AnswersFolder
from klantreis.document_folder import FOLDERS
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.documents.writer import Writer
from klantreis.server.apps.surveys.models import Answering
from klantreis.server.apps.workspaces.models import Workspace

logger = logging.getLogger("klantreis.server")


def answers_folder(workspace: Workspace) -> AnswersFolder:
    """Where the answers to surveys lie in a workspace."""
    return AnswersFolder(Path(workspace.folder) / FOLDERS["survey"] / "answers")


def respondents_of(row: Document) -> list[Respondent]:
    """All who answered a survey: here, and elsewhere where their answers were put into its file."""
    elsewhere = {one.respondent: one for one in answers_folder(row.workspace).read(row.name)}
    here = {str(one.pk): one.respondent() for one in row.answerings.select_related("link")}
    return [*(elsewhere | here).values()]


def forget(row: Document, respondent: str) -> bool:
    """Remove somebody's answers, here and from the file; whether there were any.

    What joined a person's journey is erased with the person.
    """
    here = [one for one in row.answerings.all() if str(one.pk) == respondent]
    for one in here:
        one.delete()
    folder = answers_folder(row.workspace)
    listed = folder.read(row.name)
    left = [one for one in listed if one.respondent != respondent]
    if len(left) < len(listed):
        folder.write(row.name, left)
    return bool(here) or len(left) < len(listed)


def write_answers(survey_id: UUID) -> bool:
    """Write the answers to a survey that its file lacks; whether that went well."""
    try:
        _write(Document.objects.select_related("workspace").get(pk=survey_id))
    except Document.DoesNotExist:
        return True  # it was removed meanwhile
    except Exception as error:  # noqa: BLE001 - a full disk, a busy store: it is tried again
        logger.error("Answers to survey %s could not be written: %s", survey_id, type(error).__name__)  # noqa: TRY400
        return False
    return True


def join_answers(survey_id: UUID) -> bool:
    """Have answers join the journeys of who agreed to it; whether that went well."""
    try:
        _join(Document.objects.select_related("workspace").get(pk=survey_id))
    except Document.DoesNotExist:
        return True
    except Exception as error:  # noqa: BLE001 - an import is under way: it is tried again
        logger.error("Answers to survey %s could not be joined: %s", survey_id, type(error).__name__)  # noqa: TRY400
        return False
    return True


def write_all_answers() -> int:
    """Write and join all answers that wait for it; of how many surveys that did not go well."""
    failed = [one for one in _surveys(_unwritten(Answering.objects.all())) if not write_answers(one)]
    failed += [one for one in _surveys(_unjoined(Answering.objects.all())) if not join_answers(one)]
    return len(set(failed))


def _surveys(answerings: QuerySet[Answering]) -> set[UUID]:
    served = answerings.filter(survey__workspace__is_served=True)
    return set(served.order_by().values_list("survey", flat=True))


def _write(row: Document) -> None:
    now = timezone.now()
    unwritten = list(_unwritten(row.answerings.all()).select_related("link"))
    if not unwritten:
        return
    answers_folder(row.workspace).add(row.name, [one.respondent() for one in unwritten])
    row.answerings.filter(pk__in=[one.pk for one in unwritten]).update(written_at=now)


def _join(row: Document) -> None:
    unjoined = list(_unjoined(row.answerings.all()).select_related("link"))
    if not unjoined:
        return
    survey = cast(Survey, row.parsed())
    row.workspace.opened().join_answers(survey, [one.respondent() for one in unjoined])
    row.answerings.filter(pk__in=[one.pk for one in unjoined]).update(joined_at=timezone.now())


def _unwritten(answerings: QuerySet[Answering]) -> QuerySet[Answering]:
    return answerings.filter(Q(written_at=None) | Q(written_at__lt=F("changed_at")))


def _unjoined(answerings: QuerySet[Answering]) -> QuerySet[Answering]:
    known = answerings.filter(may_join=True, joined_at=None, finished_at__isnull=False)
    return known.exclude(link__identifier="").filter(link__isnull=False)


answers_writer = Writer("answers-writer", write_answers)
answers_joiner = Writer("answers-joiner", join_answers, "ANSWERS_JOINED_AFTER_SECONDS")
