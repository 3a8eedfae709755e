"""Interviews: good questions to ask, and what the participants together told."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from klantreis.evidence.agreement_interviews import interviews_overview
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.question_bank import BANK, PER_POINT, THEMES
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.access import readable_document_or_404
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.signed_in import user_of

router = Router()


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


@router.get("/{uuid:workspace_id}/documents/{uuid:document_id}/interviews", response=dict[str, Any])
def overview(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[OverviewWanted]
) -> dict[str, Any]:
    """How far the participants agree, whether there were enough, and each one's own journey."""
    held = _interviews_or_404(user_of(request), workspace_id, document_id)
    return interviews_overview(held, persona=wanted.persona).document()


def _out(texts: Mapping[str, str], asks: str | None) -> BankQuestionOut:
    return BankQuestionOut(text=dict(texts), asks=asks)


def _interviews_or_404(user: User, workspace_id: UUID, document_id: UUID) -> Interviews:
    row = readable_document_or_404(user, workspace_id, document_id)
    if row.kind != Interviews.KIND:
        raise Http404
    content = current(row).parsed()
    assert isinstance(content, Interviews)  # noqa: S101 - its kind says so
    return content
