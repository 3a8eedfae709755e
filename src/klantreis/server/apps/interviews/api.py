"""Interviews: good questions to ask, and what the participants together told."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema, Status

from klantreis.evidence.agreement_interviews import interviews_overview
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.question_bank import BANK, PER_POINT, THEMES
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.access import document_or_404
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.interviews.forgetting import forget, interviews_of_row
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.signed_in import user_of

router = Router()

_INTERVIEWS = "/{uuid:workspace_id}/documents/{uuid:document_id}/interviews"


class BankQuestionOut(Schema):
    """A question by language, and what it is to bring to light."""

    text: dict[str, str]
    asks: str | None


class BankThemeOut(Schema):
    """A heading of the bank by language, and the questions under it."""

    theme: str
    title: dict[str, str]
    questions: list[BankQuestionOut]


class BankOut(Schema):
    """Open questions by theme, and what is asked of every touchpoint; `{name}` is its name."""

    themes: list[BankThemeOut]
    of_touchpoint: list[BankQuestionOut]


class OverviewWanted(Schema):
    """Of those who stand for which persona; of everyone when left out."""

    persona: str | None = Field(None, max_length=64)


@router.get("/{uuid:workspace_id}/documents/question-bank", response=BankOut)
def question_bank(request: HttpRequest, workspace_id: UUID) -> BankOut:
    """Good questions for interviews."""
    workspace_or_404(user_of(request), workspace_id)
    return BankOut(
        themes=[
            BankThemeOut(
                theme=theme,
                title=dict(title),
                questions=[_out(one.texts, one.asks) for one in BANK if one.theme == theme],
            )
            for theme, title in THEMES.items()
        ],
        of_touchpoint=[_out(texts, asks) for asks, texts in PER_POINT.items()],
    )


@router.get(_INTERVIEWS, response=dict[str, Any])
def overview(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[OverviewWanted]
) -> dict[str, Any]:
    """How far the participants agree, whether there were enough, and each one's own journey."""
    row = _interviews_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    return interviews_overview(interviews_of_row(row), persona=wanted.persona).document()


@router.delete(f"{_INTERVIEWS}/{{participant}}", response={204: None})
def forget_participant(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, participant: str
) -> Status[None]:
    """Forget what a participant said, also in earlier edits and versions; the pseudonym stays."""
    user = user_of(request)
    row = _interviews_or_404(user, workspace_id, document_id, Role.EDITOR)
    if not forget(row, participant, user):
        raise Http404
    row.log(user, "forgotten")
    return Status(204, None)


def _out(texts: Mapping[str, str], asks: str | None) -> BankQuestionOut:
    return BankQuestionOut(text=dict(texts), asks=asks)


def _interviews_or_404(user: User, workspace_id: UUID, document_id: UUID, role: Role) -> Document:
    row = document_or_404(user, workspace_id, document_id, role)
    if row.kind != Interviews.KIND:
        raise Http404
    return current(row)
