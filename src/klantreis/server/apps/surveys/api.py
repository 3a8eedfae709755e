"""Running a survey: its links, how the response goes, what the answers come to."""

from collections import Counter
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ConfigDict, StringConstraints

from klantreis.answers_folder import answers_to_csv
from klantreis.errors import InvalidOptionError
from klantreis.evidence.plain import to_plain
from klantreis.evidence.survey_results import survey_results
from klantreis.evidence.survey_sample import survey_sample
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.server.apps.documents.api import file_response
from klantreis.server.apps.surveys.access import survey_or_404
from klantreis.server.apps.surveys.collecting import Entry, survey_of_row
from klantreis.server.apps.surveys.inviting import invite, link_of, links_csv, open_link, take_back
from klantreis.server.apps.surveys.models import OpenLink
from klantreis.server.apps.surveys.reporting import invited_by_link
from klantreis.server.apps.surveys.writing import forget, respondents_of
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.language import language_of
from klantreis.server.paging import Pages
from klantreis.server.qr import qr_of
from klantreis.server.signed_in import user_of

router = Router()

_SURVEY = "/{uuid:workspace_id}/documents/{uuid:document_id}/survey"
Person = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class CollectingOut(Schema):
    """How a survey collects answers: its open link, whether it can be answered today, how many did.

    Who began by the open link, by a personal one, and in the file of imported answers all count. `qr` is the
    link as an SVG; `personas` says how many respondents stand for which.
    """

    link: str | None
    qr: str | None
    is_open: bool
    opens_on: date | None
    closes_on: date | None
    n_links: int
    n_links_used: int
    n_started: int
    n_finished: int
    personas: dict[str, int]


class OpenLinkIn(Schema):
    """Whether another link takes the place of the one there is."""

    model_config = ConfigDict(extra="forbid")

    is_new: bool = False


class InvitationsIn(Schema):
    """Who is invited: persons by an identifier that the data know, and so many more of whom nothing is known.

    `kind` is that of the identifiers: user_id, email, customer … as events have it.
    """

    model_config = ConfigDict(extra="forbid")

    kind: str = Field("user_id", pattern=r"^[A-Za-z0-9_]{1,50}$")
    persons: list[Person] = Field(default_factory=list, max_length=5000)
    n_unknown: int = Field(0, ge=0, le=5000)
    persona: str = Field("", max_length=64)


class TakenBackOut(Schema):
    """How many links no longer work."""

    n: int


class RespondentOut(Schema):
    """One respondent's answers, by pseudonym; `is_known` when the answers join a person's journey."""

    respondent: str
    language: str | None
    persona: str | None
    is_known: bool
    started_at: datetime | None
    finished_at: datetime | None
    values: dict[str, Any]


class ResultsWanted(Schema):
    """Of whom: of those who stand for a persona, or of all."""

    persona: str | None = Field(None, max_length=64)


class SampleWanted(Schema):
    """How sure a share should be: the margin, how often its interval holds, who is expected to answer."""

    margin: float = Field(0.05, gt=0, lt=1)
    confidence: float = Field(0.95, ge=0.5, lt=1)
    response_rate: float = Field(1, gt=0, le=1)
    population: int | None = Field(None, ge=1, le=10**10)


class AnswersWanted(Schema):
    """Whether only of those who finished."""

    finished: bool = False


@router.get(_SURVEY, response=CollectingOut)
def collecting(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> CollectingOut:
    """How a survey collects answers, and how many there are."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    survey, found = survey_of_row(row), respondents_of(row)
    opened = OpenLink.objects.filter(survey=row).first()
    link = link_of(opened.token) if opened else None
    return CollectingOut(
        link=link,
        qr=qr_of(link) if link else None,
        is_open=Entry(row, survey, None).is_open,
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        n_links=row.personal_links.count(),
        n_links_used=row.personal_links.exclude(answering=None).count(),
        n_started=len(found),
        n_finished=sum(one.is_finished for one in found),
        personas=dict(Counter(one.persona for one in found if one.persona)),
    )


@router.put(f"{_SURVEY}/link", response=CollectingOut)
def open_survey(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: OpenLinkIn
) -> CollectingOut:
    """Have a link by which anyone answers; the one there is, unless another is asked for."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    open_link(row, user, is_new=given.is_new)
    row.log(user, "opened")
    return collecting(request, workspace_id, document_id)


@router.delete(f"{_SURVEY}/link", response={204: None})
def close_survey(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> Status[None]:
    """Take the open link back; personal links go on working until the survey's last day."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    OpenLink.objects.filter(survey=row).delete()
    row.log(user, "closed")
    return Status(204, None)


@router.post(f"{_SURVEY}/invitations")
def invite_to_survey(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: InvitationsIn
) -> HttpResponse:
    """A CSV of personal links to be mailed: person, link, answered. They are shown this once."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    if not given.persons and not given.n_unknown:
        raise InvalidOptionError(
            "Say who is invited: persons by an identifier, or how many unknown ones.",
            nl="Zeg wie er uitgenodigd worden: personen met een kenmerk, of hoeveel onbekenden.",
        )
    invited = invite(row, given.kind, given.persons, given.n_unknown, given.persona)
    row.log(user, "invited", n=len(invited))
    return file_response(
        f"{row.name}-links.csv", links_csv(invited, language_of(request)).encode("utf-8-sig")
    )


@router.delete(f"{_SURVEY}/invitations", response=TakenBackOut)
def take_back_invitations(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> TakenBackOut:
    """Take back the personal links by which nobody has begun."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    n = take_back(row)
    row.log(user, "invitations_taken_back", n=n)
    return TakenBackOut(n=n)


@router.get(f"{_SURVEY}/results", response=dict[str, Any])
def results(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[ResultsWanted]
) -> dict[str, Any]:
    """What the answers come to, per question with n and intervals, and how the response goes."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    survey, found = survey_of_row(row), respondents_of(row)
    if wanted.persona:
        # How many were invited or exist is known of all, not of one persona.
        survey = survey.changed(invited=None, population=None)
        found = [one for one in found if one.persona == wanted.persona]
    elif survey.invited is None:
        survey = survey.changed(invited=invited_by_link(row, found))
    counted: dict[str, Any] = to_plain(survey_results(survey, found))
    return counted


@router.get(f"{_SURVEY}/sample", response=dict[str, Any])
def sample(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[SampleWanted]
) -> dict[str, Any]:
    """How many answers a margin takes, beside those that came; the population is the survey's unless said."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    n = sum(one.is_finished for one in respondents_of(row))
    given = wanted.model_dump()
    population = given.pop("population") or survey_of_row(row).population
    found: dict[str, Any] = to_plain(survey_sample(n, population=population, **given))
    return found


@router.get(f"{_SURVEY}/answers", response=list[RespondentOut])
@paginate(Pages)
def answers(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[AnswersWanted]
) -> list[RespondentOut]:
    """The answers, a respondent each, the latest first."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    found = [one for one in respondents_of(row) if one.is_finished or not wanted.finished]
    found.sort(key=lambda one: (one.last_at is not None, one.last_at), reverse=True)
    return [_respondent(one) for one in found]


@router.get(f"{_SURVEY}/answers/export")
def export_answers(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> HttpResponse:
    """All answers as CSV, a row per answer, as the workspace's file has them."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    known = [one.model_copy(update={"person": None, "token": None}) for one in respondents_of(row)]
    return file_response(f"{row.name}-answers.csv", answers_to_csv(known).encode("utf-8-sig"))


@router.delete(f"{_SURVEY}/answers/{{str:respondent}}", response={204: None})
def forget_answers(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, respondent: str
) -> Status[None]:
    """Remove somebody's answers for good."""
    user = user_of(request)
    row = survey_or_404(user, workspace_id, document_id, Role.EDITOR)
    if not forget(row, respondent):
        raise Http404
    row.log(user, "answers_removed")
    return Status(204, None)


def _respondent(one: Respondent) -> RespondentOut:
    known = one.model_dump(
        include={"respondent", "language", "persona", "started_at", "finished_at", "values"}
    )
    return RespondentOut(**known, is_known=one.person is not None)
