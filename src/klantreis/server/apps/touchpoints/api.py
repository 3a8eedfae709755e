"""The touchpoint register: read, changed, and what its rules do to the events."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ConfigDict, model_validator

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.rule_counts import RulePreview
from klantreis.mapping.conditions import Condition
from klantreis.mapping.field_errors import wrong_value
from klantreis.mapping.touchpoint import LONGEST_NAME, Register, Touchpoint, Weight
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.touchpoints.counts import (
    Counts,
    UnregisteredOut,
    counts_of,
    unregistered_with_persons,
)
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.conditions import ConditionOut
from klantreis.server.figures import RateOut, share_of
from klantreis.server.kept import kept, version_of_events
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of
from klantreis.server.versions import expected_version, tag
from klantreis.workspace import Workspace as Opened

router = Router()

MOST_TOUCHPOINTS = 5000
_LONGEST_RULES = 50_000


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class TouchpointIn(_Strict):
    """A touchpoint; without rules it is every event of its own name. See docs/touchpoints.md."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    channel: str | None = Field(None, min_length=1, max_length=100)
    phase: str | None = Field(None, min_length=1, max_length=100)
    weight: Weight = Weight.PRIMARY
    owner: str | None = Field(None, min_length=1, max_length=200)
    description: str | None = Field(None, max_length=2000)
    rules: list[Condition] = Field(default_factory=list, max_length=100)

    @model_validator(mode="after")
    def _rules_are_bounded(self) -> Self:
        if len(str(self.rules)) > _LONGEST_RULES:
            raise wrong_value(
                "these rules are too long; make several touchpoints of them",
                nl="deze regels zijn te lang; maak er verschillende contactmomenten van",
            )
        return self

    def parsed(self, phases: tuple[str, ...]) -> Touchpoint:
        """The library's touchpoint.

        Raises
        ------
        UnknownNameError
            When the workspace has no such phase.
        """
        if self.phase is not None and self.phase not in phases:
            raise UnknownNameError("phase", self.phase, phases)
        return Touchpoint(**(dict(self) | {"rules": tuple(self.rules)}))


class NewTouchpointsIn(_Strict):
    """Touchpoints to add: one, or several at once; `at` is the place of the first, the end when left out."""

    touchpoints: list[TouchpointIn] = Field(min_length=1, max_length=500)
    at: int | None = Field(None, ge=0, le=MOST_TOUCHPOINTS)


class OrderIn(_Strict):
    """Every name of the register, in the order in which the rules are to be tried."""

    names: list[str] = Field(max_length=MOST_TOUCHPOINTS)


class ByName(Schema):
    """Which touchpoint."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)


class RulesIn(_Strict):
    """Rules to try: of a touchpoint that would be added at a place, or stand instead of another."""

    touchpoint: TouchpointIn
    instead_of: str | None = Field(None, max_length=LONGEST_NAME)
    at: int | None = Field(None, ge=0, le=MOST_TOUCHPOINTS)


class TouchpointOut(Schema):
    """A touchpoint and what there is of it; counts are null while the journeys do not know it."""

    name: str
    channel: str | None
    phase: str | None
    weight: Weight
    owner: str | None
    description: str | None
    rules: list[ConditionOut]
    n_events: int | None
    n_persons: int | None
    first: datetime | None
    last: datetime | None


class RegisterOut(Schema):
    """The register in the order in which rules are tried: the first that matches wins.

    `is_current` is false while the counts are of journeys that are behind; `job_id` names the build that
    brings them up to date.
    """

    version: str
    touchpoints: list[TouchpointOut]
    owners: list[str]
    channels: list[str]
    phases: list[str]
    registered: RateOut
    is_current: bool
    job_id: UUID | None = None


class MovedOut(Schema):
    """Events and the touchpoint they are of; one that is not registered is named after its events."""

    touchpoint: str
    is_registered: bool
    n_events: int


class EventKindOut(Schema):
    """Events of one name, source, channel and campaign, and the touchpoint they would become."""

    name: str
    source: str
    channel: str | None
    campaign: str | None
    n_events: int
    touchpoint: str


class RulesPreviewOut(Schema):
    """What rules would do: `taken` from others, `kept` by others above, `released` to others."""

    n_all: int
    n_matching: int
    n_won: int
    taken: list[MovedOut]
    kept: list[MovedOut]
    released: list[MovedOut]
    examples: list[EventKindOut]


@router.get("/{uuid:workspace_id}/touchpoints", response=RegisterOut, by_alias=True)
def touchpoints(request: HttpRequest, workspace_id: UUID, response: HttpResponse) -> RegisterOut:
    """The register with its counts. Its ETag is what changes take as If-Match."""
    return _said(workspace_or_404(user_of(request), workspace_id), response)


@router.post("/{uuid:workspace_id}/touchpoints", response={201: RegisterOut}, by_alias=True)
def add(
    request: HttpRequest, workspace_id: UUID, given: NewTouchpointsIn, response: HttpResponse
) -> Status[RegisterOut]:
    """Register touchpoints."""
    workspace, opened = _editable(request, workspace_id)
    added = [one.parsed(opened.settings.phases) for one in given.touchpoints]
    opened.register_file.change(
        lambda register: bounded(register.with_added(added, given.at)), expected=expected_version(request)
    )
    workspace.log(user_of(request), "touchpoint.added", touchpoints=[one.name for one in added])
    return Status(201, _said(workspace, response, user_of(request)))


@router.put("/{uuid:workspace_id}/touchpoints", response=RegisterOut, by_alias=True)
def change(
    request: HttpRequest,
    workspace_id: UUID,
    which: Query[ByName],
    given: TouchpointIn,
    response: HttpResponse,
) -> RegisterOut:
    """Change the touchpoint of a name, its name too."""
    workspace, opened = _editable(request, workspace_id)
    changed = given.parsed(opened.settings.phases)
    opened.register_file.change(
        lambda register: register.with_changed(which.name, changed),
        expected=expected_version(request),
        renamed={which.name: changed.name},
    )
    workspace.log(user_of(request), "touchpoint.changed", touchpoint=changed.name)
    return _said(workspace, response, user_of(request))


@router.delete("/{uuid:workspace_id}/touchpoints", response=RegisterOut, by_alias=True)
def remove(
    request: HttpRequest, workspace_id: UUID, which: Query[ByName], response: HttpResponse
) -> RegisterOut:
    """Take a touchpoint out; its events go to those below it, or become unregistered."""
    workspace, opened = _editable(request, workspace_id)
    opened.register_file.change(
        lambda register: register.without(which.name), expected=expected_version(request)
    )
    workspace.log(user_of(request), "touchpoint.removed", touchpoint=which.name)
    return _said(workspace, response, user_of(request))


@router.put("/{uuid:workspace_id}/touchpoints/order", response=RegisterOut, by_alias=True)
def order(request: HttpRequest, workspace_id: UUID, given: OrderIn, response: HttpResponse) -> RegisterOut:
    """Put the touchpoints in another order: the first rule that matches wins."""
    workspace, opened = _editable(request, workspace_id)
    opened.register_file.change(
        lambda register: register.in_order(given.names), expected=expected_version(request)
    )
    workspace.log(user_of(request), "touchpoint.ordered")
    return _said(workspace, response, user_of(request))


@router.post("/{uuid:workspace_id}/touchpoints/preview", response=RulesPreviewOut)
def preview(request: HttpRequest, workspace_id: UUID, given: RulesIn) -> RulePreview:
    """What the events would become with these rules; nothing is changed."""
    workspace, opened = _editable(request, workspace_id)
    tried = given.touchpoint.parsed(opened.settings.phases)
    version = opened.register_file.version
    key = ["rules", workspace.pk, version_of_events(opened), version, given.model_dump(mode="json")]
    return kept(key, lambda: opened.preview_rules(tried, instead_of=given.instead_of, at=given.at))


@router.get("/{uuid:workspace_id}/touchpoints/unregistered", response=list[UnregisteredOut])
@paginate(Pages)
def unregistered(request: HttpRequest, workspace_id: UUID) -> list[UnregisteredOut]:
    """Events that wait to be named, the commonest first, then contacts that are drawn and not registered."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    return unregistered_with_persons(workspace, workspace.opened())


def _editable(request: HttpRequest, workspace_id: UUID) -> tuple[Workspace, Opened]:
    workspace = workspace_or_404(user_of(request), workspace_id, Role.EDITOR)
    return workspace, workspace.opened()


def bounded(register: Register) -> Register:
    """The register, when it is no larger than it may be."""
    if len(register.touchpoints) > MOST_TOUCHPOINTS:
        raise InvalidOptionError(
            f"The register would have {len(register.touchpoints)} touchpoints; "
            f"{MOST_TOUCHPOINTS} is the most. Let one touchpoint have rules for several names.",
            nl=f"Het register zou {len(register.touchpoints)} contactmomenten hebben; {MOST_TOUCHPOINTS} is "
            "het meeste. Geef één contactmoment regels voor verschillende namen.",
        )
    return register


def _said(workspace: Workspace, response: HttpResponse, changed_by: User | None = None) -> RegisterOut:
    """The register with its counts; who changed it gets the build that applies the change."""
    opened = workspace.opened()
    register, version = opened.register, opened.register_file.version
    is_current = opened.is_built()
    job = start_build(workspace, changed_by) if changed_by is not None and not is_current else None
    tag(response, version)
    counts = counts_of(workspace, opened)
    return RegisterOut(
        version=version,
        touchpoints=[_touchpoint(one, counts) for one in register.touchpoints],
        owners=sorted({one.owner for one in register.touchpoints if one.owner}),
        channels=sorted({one.channel for one in register.touchpoints if one.channel} | counts.channels),
        phases=list(opened.settings.phases),
        registered=share_of(counts.n_registered, counts.n_events),
        is_current=is_current,
        job_id=job.pk if job else None,
    )


def _touchpoint(one: Touchpoint, counts: Counts) -> TouchpointOut:
    found = counts.of.get(one.name)
    figures: dict[str, Any] = {
        name: getattr(found, name, None) for name in ("n_events", "n_persons", "first", "last")
    }
    return TouchpointOut(**dict(one), **figures)
