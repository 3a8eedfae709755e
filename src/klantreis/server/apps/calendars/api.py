"""Content calendars: ideas for a phase, what content did by its campaign code, and tables to take in."""

import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import TypeAdapter

from klantreis.errors import InvalidOptionError
from klantreis.evidence.conformance_result import Share
from klantreis.evidence.content_performance import performance
from klantreis.mapping.documents.content import Content, ContentKind, Purpose
from klantreis.mapping.documents.content_ideas import ideas
from klantreis.mapping.documents.difference import operation_between
from klantreis.mapping.map import PhaseKind
from klantreis.mapping.operation import operation_to_data
from klantreis.mapping.texts import Language, said
from klantreis.reports.content_in import read_content
from klantreis.server.apps.analyses.answers import answer
from klantreis.server.apps.analyses.asked import Texts
from klantreis.server.apps.analyses.opening import Asked, opened_for
from klantreis.server.apps.documents.access import document_or_404
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document, maps_of
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.figures import RateOut, share_of
from klantreis.server.language import language_of
from klantreis.server.signed_in import user_of

router = Router()

_CALENDAR = "/{uuid:workspace_id}/documents/{uuid:document_id}/calendar"
MOST_BYTES = 5 << 20
_BYTES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The bytes of a CSV (UTF-8) or Excel file, at most {MOST_BYTES >> 20} MB.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class IdeasIn(Schema):
    """For which phase of the calendar's map; for any when left out."""

    phase: str | None = Field(None, max_length=64)


class IdeaOut(Schema):
    """Something one could make: what it does, its kind, a title, and why it helps there."""

    purpose: Purpose
    kind: ContentKind
    title: dict[str, str]
    why: dict[str, str]


class PerformanceIn(Schema):
    """What counts as a conversion (the workspace's outcomes when left out), and within how many days."""

    outcome: Texts = Field(default_factory=list)
    days: int = Field(30, ge=1, le=3650)


class ItemPerformanceOut(Schema):
    """What one item did: contacts, persons reached, those whose time is not over, and who converted.

    `before` is of the same persons, in as long a time before. `shares_code_with` names items that bore the
    same code in the same days, which no event can tell apart.
    """

    item: str
    campaign: str
    n_contacts: int
    n_reached: int
    n_waiting: int
    converted: RateOut
    before: RateOut
    shares_code_with: list[str]


class PerformanceOut(Schema):
    """What the items with a campaign code did, in the order of the calendar."""

    outcomes: list[str]
    days: int
    items: list[ItemPerformanceOut]


_ITEMS = TypeAdapter(list[ItemPerformanceOut])


class TableIn(Schema):
    """What the file is, and in which language its texts are."""

    format: Literal["csv", "xlsx"]
    language: Language | None = None


class ChangedItemOut(Schema):
    """An item that the table changes, and in which fields."""

    id: str
    title: str
    fields: list[str]


class RejectedRowOut(Schema):
    """A row that is left out: its number in the file, the column and the cell that are wrong, and why."""

    row: int
    field: str
    value: str
    why: str


class ReadTableOut(Schema):
    """What taking a table in would do. `operation` does it; null when there is nothing to do."""

    added: list[str]
    changed: list[ChangedItemOut]
    n_same: int
    rejects: list[RejectedRowOut]
    ignored: list[str] = Field(description="Columns that content does not have; nothing is done with them.")
    operation: dict[str, Any] | None


@router.get(f"{_CALENDAR}/ideas", response=list[IdeaOut])
def content_ideas(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[IdeasIn]
) -> list[IdeaOut]:
    """What one could make for a phase, without the kinds of content that it has already."""
    row, content = _calendar_or_404(request, workspace_id, document_id, Role.VIEWER)
    kind = _kind_of_phase(row, content, wanted.phase)
    return [IdeaOut.from_orm(one) for one in ideas(content, phase=wanted.phase, kind=kind)]


@router.get(f"{_CALENDAR}/performance", response=PerformanceOut)
def content_performance(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, how: Query[PerformanceIn]
) -> PerformanceOut:
    """Whom items reached by their campaign code, and how many of them had an outcome within a time."""
    row, content = _calendar_or_404(request, workspace_id, document_id, Role.VIEWER)
    asked = opened_for(row.workspace, user_of(request))
    outcomes = how.outcome or list(asked.outcome)
    if not outcomes:
        return PerformanceOut(outcomes=[], days=how.days, items=[])
    question = ["content performance", outcomes, how.days, _coded(content)]
    counted = answer(row.workspace, asked, question, lambda: _counted(asked, content, outcomes, how.days))
    return PerformanceOut(outcomes=outcomes, days=how.days, items=_ITEMS.validate_json(counted))


@router.post(f"{_CALENDAR}/reading", response=ReadTableOut, openapi_extra=_BYTES)
def read_table(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, how: Query[TableIn]
) -> ReadTableOut:
    """What a CSV or Excel file would change in the calendar, and which rows cannot be taken in.

    Nothing is changed: the edit that does it comes with the answer.
    """
    _, content = _calendar_or_404(request, workspace_id, document_id, Role.EDITOR)
    if len(request.body) > MOST_BYTES:
        raise InvalidOptionError(
            f"The file is larger than {MOST_BYTES >> 20} MB. Split it.",
            nl=f"Het bestand is groter dan {MOST_BYTES >> 20} MB. Splits het.",
        )
    language = how.language or language_of(request)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{how.format}"
        path.write_bytes(request.body)
        known = language if language in content.languages else None
        found = read_content(content, path, language=known)
    items = {one.id: one for one in found.content.items}
    operation = operation_between(content, found.content)
    return ReadTableOut(
        added=[said(items[id_].title, language, content.languages) for id_ in found.added],
        changed=[
            ChangedItemOut(
                id=id_, title=said(items[id_].title, language, content.languages), fields=list(fields)
            )
            for id_, fields in found.changed.items()
        ],
        n_same=found.n_same,
        rejects=[
            RejectedRowOut(
                row=one.row, field=one.field, value=one.value, why=one.error.message(language_of(request))
            )
            for one in found.rejects
        ],
        ignored=list(found.ignored),
        operation=None if operation is None else operation_to_data(operation),
    )


def _calendar_or_404(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, role: Role
) -> tuple[Document, Content]:
    row = current(document_or_404(user_of(request), workspace_id, document_id, role))
    content = row.parsed()
    if not isinstance(content, Content):
        raise Http404
    return row, content


def _coded(content: Content) -> list[Any]:
    """All of a calendar that what it did depends on."""
    return [
        [one.id, one.campaign, str(one.starts_on), str(one.ends_on)] for one in content.items if one.campaign
    ]


def _counted(asked: Asked, content: Content, outcomes: list[str], days: int) -> str:
    """What every item with a campaign code did, as JSON."""
    with closing(asked.opened.sql()) as connection:
        found = performance(
            connection,
            content,
            outcomes,
            within=timedelta(days=days),
            time_zone=asked.opened.settings.time_zone,
        )
    together = _together(content)
    told = [
        ItemPerformanceOut(
            item=one.item,
            campaign=one.campaign,
            n_contacts=one.n_contacts,
            n_reached=one.n_reached,
            n_waiting=one.n_waiting,
            converted=_rate(one.converted),
            before=_rate(one.before),
            shares_code_with=together.get(one.item, []),
        )
        for one in found
    ]
    return _ITEMS.dump_json(told).decode()


def _kind_of_phase(row: Document, content: Content, phase: str | None) -> PhaseKind | None:
    """What kind of phase of the calendar's map it is; None when there is no such map or phase."""
    found = maps_of(row.workspace).filter(name=content.map or "").first()
    phases = found.parsed_map().phases if found else ()
    return next((one.kind for one in phases if one.id == phase), None)


def _together(content: Content) -> dict[str, list[str]]:
    """Per item the others with its code in the same days."""
    found: dict[str, list[str]] = {}
    for problem in content.advice():
        one, other = problem.values["item"], problem.values["other"]
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _rate(share: Share) -> RateOut:
    return share_of(share.count, share.n)
