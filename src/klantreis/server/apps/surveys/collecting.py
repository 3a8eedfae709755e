"""Who may answer a survey, and answers coming in: kept page by page, once a respondent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from klantreis.errors import KlantreisError
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import missing, read_answers
from klantreis.mapping.problem import Problem, error
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.surveys.models import Answering, OpenLink, PersonalLink
from klantreis.server.apps.surveys.writing import answers_joiner, answers_writer
from klantreis.server.live.broadcasting import broadcast
from klantreis.server.tokens import new_token, token_hash
from klantreis.settings import read_settings

SURVEY = "survey"
# Of one address, by the open link: an office behind one address, and no robot's night.
MOST_STARTS, STARTS_SECONDS = 600, 3600
MOST_RESPONDENTS = 100_000
MOST_SAVES = 2000

_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
Form = Mapping[str, Sequence[str]]


class TooManyAnswersError(KlantreisError):
    """Answers come in faster, or more of them, than people can give."""

    code = "too_many"

    def __init__(self) -> None:
        super().__init__(
            "Too many answers came from here. Wait an hour.",
            nl="Hiervandaan kwamen te veel antwoorden. Wacht een uur.",
        )


@dataclass(frozen=True)
class Entry:
    """A way in to a survey that works: the survey, and the personal link unless anyone may come."""

    row: Document
    survey: Survey
    link: PersonalLink | None

    @property
    def is_open(self) -> bool:
        """Whether it can be answered today, where the workspace is."""
        if self.survey.opens_on is None and self.survey.closes_on is None:
            return True
        zone = ZoneInfo(read_settings(Path(self.row.workspace.folder)).time_zone)
        return self.survey.is_open(timezone.now().astimezone(zone).date())

    @property
    def asks_to_join(self) -> bool:
        """Whether the respondent is known, and can be asked that the answers join the journey."""
        return self.link is not None and bool(self.link.identifier) and self.survey.join_consent is not None


def entry_of(token: str) -> Entry | None:
    """Where a link leads, while it works."""
    if not _TOKEN.fullmatch(token):
        return None
    hashed = token_hash(token)
    link = PersonalLink.objects.filter(token_hash=hashed).first()
    found = link or OpenLink.objects.filter(token=token).first()
    if found is None:
        return None
    rows = Document.objects.select_related("workspace").defer("text")
    row = rows.filter(pk=found.survey_id, workspace__is_served=True).first()
    if row is None:
        return None
    return Entry(row, survey_of_row(current(row)), link)


def survey_of_row(row: Document) -> Survey:
    """The survey that a document is."""
    return cast(Survey, hot_documents.content_of(row))


def answering_of(entry: Entry, secret: str) -> Answering | None:
    """What this respondent answered so far; None for who has not begun."""
    mine = Answering.objects.filter(survey=entry.row)
    if entry.link is not None:
        return mine.filter(link=entry.link).first()
    return mine.filter(secret_hash=token_hash(secret)).first() if secret else None


def begin(entry: Entry, language: str, address: str, *, may_join: bool) -> tuple[Answering, str]:
    """A new respondent, and the secret by which the browser goes on.

    Raises
    ------
    TooManyAnswersError
        When too many begin from one address.
    """
    given = {"survey": entry.row, "language": language, "may_join": may_join and entry.asks_to_join}
    if entry.link is not None:
        made, _ = Answering.objects.get_or_create(link=entry.link, defaults=given)
        return made, ""
    key = f"survey-starts-{entry.row.pk}-{token_hash(address)[:32]}"
    cache.add(key, 0, STARTS_SECONDS)
    if cache.incr(key) > MOST_STARTS or entry.row.answerings.count() >= MOST_RESPONDENTS:
        raise TooManyAnswersError
    secret = new_token()
    return Answering.objects.create(secret_hash=token_hash(secret), **given), secret


def save(
    entry: Entry, answering_id: UUID, form: Form, page: str, language: str, *, is_sent_in: bool
) -> tuple[Problem, ...]:
    """Keep the answers of a page; they are on disk when this returns.

    Parameters
    ----------
    entry, answering_id
        What is answered, and by whom. Answers that were finished stay as they are.
    form
        Per question what was written.
    page
        Id of the page.
    language
        In which it was read.
    is_sent_in
        Whether the respondent is done with the page, and not still writing.

    Returns
    -------
    tuple
        What must be mended.
    """
    with transaction.atomic():
        row = Answering.objects.select_for_update().get(pk=answering_id)
        if row.finished_at is not None:
            return ()
        if row.n_saved >= MOST_SAVES:
            raise TooManyAnswersError
        values, problems = read_answers(entry.survey, form, page=page, before=row.values)
        row.keep(values)
        row.n_saved, row.language = row.n_saved + 1, language
        if is_sent_in and not problems:
            row.page = page
        row.save(update_fields=["values_text", "n_saved", "page", "language", "changed_at"])
    answers_writer.note(entry.row.pk)
    return problems


def finish(entry: Entry, answering_id: UUID) -> tuple[Problem, ...]:
    """Close a respondent's answers, once; what must be mended before that can be."""
    with transaction.atomic():
        row = Answering.objects.select_for_update().get(pk=answering_id)
        if row.finished_at is not None:
            return ()
        needed = tuple(error("answer_needed", (one.id,)) for one in missing(entry.survey, row.values))
        if needed:
            return needed
        row.finished_at = timezone.now()
        row.save(update_fields=["finished_at", "changed_at"])
        broadcast(entry.row.pk, {"type": "answers"})
    answers_writer.note(entry.row.pk)
    if row.may_join and entry.asks_to_join:
        answers_joiner.note(entry.row.pk)
    return ()
