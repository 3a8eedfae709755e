"""What the start screen and the overview of the data show."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from klantreis.mapping.documents.project import MethodStep
from klantreis.mapping.documents.project_standing import Need, Progress
from klantreis.server.figures import RateOut


class DataStandingOut(Schema):
    """How much data there is and how fresh; `is_current` is false while journeys are behind the events."""

    n_events: int
    n_persons: int
    n_touchpoints: int
    first: datetime | None
    last: datetime | None
    last_import_at: datetime | None
    registered: RateOut
    is_current: bool


class HeadlineOut(Schema):
    """What the last proof of a map says, in short; null is unknown."""

    proof_id: UUID
    made_at: datetime
    n_journeys: int
    n_persons: int
    n_findings: int
    fitness: dict[str, Any]
    coverage: dict[str, Any]
    n_drifted: int


Stale = Literal["review_due", "newer_data", "newer_map", "drifted"]


class MapStandingOut(Schema):
    """A map on the start screen. `persona_names` are those of the personas that it describes itself.

    `stale` says why it is to be looked at: its review is due, the data or the map are newer than the proof,
    or steps have drifted since the proof before.
    """

    id: UUID
    title: str
    state: str
    owner: str | None
    changed_at: datetime
    review_on: date | None
    n_steps: int
    personas: list[str]
    persona_names: dict[str, str]
    phases: list[str]
    stale: list[Stale]
    proof: HeadlineOut | None
    n_open_comments: int


class PersonaStandingOut(Schema):
    """A persona on the start screen."""

    id: str
    name: str
    portrait: str | None
    has_segment: bool
    n_maps: int


What = Literal["import", "edits", "added", "comments", "mention", "proof"]


class ChangeOut(Schema):
    """Something that others did since my last visit; `count` is how many, of one document where it names one.

    `document_kind` is map, plan, survey …
    """

    kind: What
    at: datetime
    by: str | None
    document_id: UUID | None
    document_kind: str | None
    title: str
    count: int


class StandingOut(Schema):
    """A step of a project and how far it is.

    `is_ticked` says that a member decided it by hand; `missing` is what is not there yet, whatever was said.
    """

    step: MethodStep
    progress: Progress
    is_ticked: bool
    missing: list[Need]


class ProjectOut(Schema):
    """A project and where its team stands on the steps of the method, in order."""

    id: UUID
    name: str
    title: str
    template: str | None
    owner: str | None
    is_simulated: bool
    changed_at: datetime
    steps: list[StandingOut]


Words = Mapping[str, str]


class ExplainedOut(Schema):
    """A step in words, by language: its title, and two sentences on what to do and why."""

    step: MethodStep
    title: Words
    text: Words


class TemplatePhaseOut(Schema):
    """A phase with the touchpoints that are usual there."""

    title: Words
    touchpoints: tuple[Words, ...]


class TemplateOut(Schema):
    """What a project of a kind of organisation begins with.

    The first of `maps` is the generic one, the others are nested under it; `questions` are worth asking
    customers besides the usual.
    """

    name: str
    title: Words
    audiences: tuple[str, ...]
    use: dict[str, Any]
    scope: dict[str, Any]
    phases: list[TemplatePhaseOut]
    maps: tuple[Words, ...]
    questions: tuple[Words, ...]


class MethodOut(Schema):
    """The method: its steps in words, and the templates that a project can begin from."""

    steps: list[ExplainedOut]
    templates: list[TemplateOut]


class OverviewOut(Schema):
    """The start of a workspace. `since` is my last visit, or when I joined."""

    name: str
    data: DataStandingOut
    maps: list[MapStandingOut]
    personas: list[PersonaStandingOut]
    n_members: int
    n_unread_mentions: int
    since: datetime
    changes: list[ChangeOut]


class VisitOut(Schema):
    """When I was here last: now."""

    at: datetime


class EveryIn(Schema):
    """How the time is parted."""

    every: Literal["day", "week", "month"] = "month"


class PeriodOut(Schema):
    """A day, week or month in the workspace's zone; `is_complete` is false where the data begin or end."""

    period: str
    start: datetime
    n_events: int
    n_persons: int
    n_touchpoints: int
    is_complete: bool


class SourceOut(Schema):
    """What came from one source system."""

    source: str
    n_events: int
    first: datetime
    last: datetime


class ImportTotalOut(Schema):
    """What one import brought and refused."""

    number: int
    input: str
    imported_at: datetime
    is_persons: bool
    n_rows: int
    n_added: int
    n_known: int
    n_rejected: int
    reasons: dict[str, int]


class WarningOut(Schema):
    """Something to look at: a code that stays the same, its figures, and a sentence in my language."""

    code: str
    figures: dict[str, Any]
    sentence: str


class DataOverviewOut(Schema):
    """The data: how much over time, from where, what was refused, and what to look at.

    Of the imports there are the latest hundred.
    """

    data: DataStandingOut
    every: str
    time_zone: str
    periods: list[PeriodOut]
    sources: list[SourceOut]
    imports: list[ImportTotalOut]
    warnings: list[WarningOut] = Field(default_factory=list)
