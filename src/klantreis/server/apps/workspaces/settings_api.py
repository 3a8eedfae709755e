"""The settings of a workspace: for its owners, written into workspace.yaml without losing a comment."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import ConfigDict, StringConstraints, ValidationError

from klantreis.document_file import version_of
from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError, listed
from klantreis.mapping.field_errors import wrong_fields
from klantreis.mapping.texts import Language
from klantreis.mapping.touchpoint import LONGEST_NAME, Register
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.apps.workspaces.models import Role, Workspace
from klantreis.server.signed_in import user_of
from klantreis.server.versions import expected_version, tag
from klantreis.settings import FILE, PeopleSettings, Privacy, Settings, change_settings
from klantreis.workspace import Workspace as Opened

router = Router()

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Touchpoint = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]


class PhaseInUseError(KlantreisError):
    """Touchpoints would lose the phase that they are in."""

    code = "phase_in_use"

    def __init__(self, phases: Sequence[str], touchpoints: Sequence[str]) -> None:
        super().__init__(
            f"These touchpoints are in a phase that would be gone ({listed(phases)}): {listed(touchpoints)}. "
            "Rename the phase instead (say what it `was`), or send is_confirmed to leave them without one.",
            nl="Deze contactmomenten zitten in een fase die zou verdwijnen "
            f"({listed(phases, language='nl')}): {listed(touchpoints, language='nl')}. Geef de fase liever "
            "een andere naam, of bevestig dat ze zonder fase verdergaan.",
        )
        self.phases, self.touchpoints = tuple(phases), tuple(touchpoints)


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class PhaseIn(_Strict):
    """A phase; `was` is its name until now when it gets another one."""

    name: Name
    was: Name | None = None


class PhasesIn(_Strict):
    """The phases in their order."""

    phases: list[PhaseIn] = Field(min_length=1, max_length=30)


class SettingsIn(PhasesIn):
    """All settings. `hashed_kinds` and `people_limit` say what later imports and builds do.

    `is_confirmed` lets touchpoints lose a phase that is gone.
    """

    name: Name
    time_zone: str = Field(max_length=64)
    currency: str = Field(pattern="^[A-Z]{3}$")
    outcomes: list[Touchpoint] = Field(max_length=100)
    languages: list[Language] = Field(min_length=1, max_length=10)
    hashed_kinds: list[Kind] = Field(max_length=50)
    people_limit: int = Field(ge=1, le=1_000_000)
    is_confirmed: bool = False


class SettingsOut(Schema):
    """All settings, and the build that applies them when journeys depend on what changed."""

    version: str
    name: str
    time_zone: str
    currency: str
    phases: list[str]
    outcomes: list[str]
    languages: list[str]
    hashed_kinds: list[str]
    people_limit: int
    job_id: UUID | None = None


class TouchedOut(Schema):
    """A touchpoint whose phase would become another, or none."""

    touchpoint: str
    phase: str
    becomes: str | None


class TouchesOut(Schema):
    """What other phases would touch."""

    touchpoints: list[TouchedOut]


@router.get("/{uuid:workspace_id}/settings", response=SettingsOut)
def settings(request: HttpRequest, workspace_id: UUID, response: HttpResponse) -> SettingsOut:
    """The settings. Their ETag is what a change takes as If-Match."""
    return _said(workspace_or_404(user_of(request), workspace_id, Role.OWNER), response)


@router.post("/{uuid:workspace_id}/settings/touches", response=TouchesOut)
def touches(request: HttpRequest, workspace_id: UUID, given: PhasesIn) -> TouchesOut:
    """Which touchpoints would get another phase, or none; nothing is changed."""
    opened = workspace_or_404(user_of(request), workspace_id, Role.OWNER).opened()
    return TouchesOut(touchpoints=_touched(opened.register, _becomes(opened.settings, given.phases)))


@router.put("/{uuid:workspace_id}/settings", response=SettingsOut)
def change(
    request: HttpRequest, workspace_id: UUID, given: SettingsIn, response: HttpResponse
) -> SettingsOut:
    """Change the settings; a phase that is renamed is renamed in the register too."""
    workspace = workspace_or_404(user_of(request), workspace_id, Role.OWNER)
    opened, expected = workspace.opened(), expected_version(request)

    def changed(before: Settings) -> Settings:
        after, becomes = _changed(before, given), _becomes(before, given.phases)
        touched = _touched(opened.register, becomes)
        lost = [one for one in touched if one.becomes is None]
        if lost and not given.is_confirmed:
            raise PhaseInUseError(sorted({one.phase for one in lost}), [one.touchpoint for one in lost])
        if touched:
            opened.register_file.change(lambda register: _rephased(register, becomes))
        return after

    change_settings(opened.folder, changed, expected=expected)
    workspace.log(user_of(request), "settings.changed")
    told = _said(workspace, response)
    if not workspace.opened().is_built():
        told.job_id = start_build(workspace, user_of(request)).pk
    return told


def _changed(before: Settings, given: SettingsIn) -> Settings:
    """The settings as asked; how files are read stays."""
    names = [one.name for one in given.phases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InvalidOptionError(
            f"Phases that are there twice: {listed(twice)}. Give each a name of its own.",
            nl=f"Fasen die er twee keer staan: {listed(twice, language='nl')}. Geef elk een eigen naam.",
        )
    try:
        return Settings(
            name=given.name,
            time_zone=given.time_zone,
            currency=given.currency,
            phases=tuple(names),
            outcomes=tuple(dict.fromkeys(given.outcomes)),
            languages=tuple(dict.fromkeys(given.languages)),
            privacy=Privacy(hashed_kinds=tuple(dict.fromkeys(given.hashed_kinds))),
            people=PeopleSettings(limit=given.people_limit),
            imports=before.imports,
        )
    except ValidationError as error:
        wrong = error.errors(include_url=False)[:1]
        raise InvalidOptionError(wrong_fields(wrong), nl=wrong_fields(wrong, "nl")) from error


def _becomes(before: Settings, phases: Sequence[PhaseIn]) -> dict[str, str | None]:
    """What becomes of each phase of now: its new name, or None when it is gone.

    Raises
    ------
    UnknownNameError
        When a phase is said to have been one that does not exist.
    """
    for one in phases:
        if one.was is not None and one.was not in before.phases:
            raise UnknownNameError("phase", one.was, before.phases)
    now = {one.was or one.name: one.name for one in phases}
    return {phase: now.get(phase) for phase in before.phases}


def _touched(register: Register, becomes: dict[str, str | None]) -> list[TouchedOut]:
    return [
        TouchedOut(touchpoint=one.name, phase=one.phase, becomes=becomes[one.phase])
        for one in register.touchpoints
        if one.phase is not None and becomes.get(one.phase, one.phase) != one.phase
    ]


def _rephased(register: Register, becomes: dict[str, str | None]) -> Register:
    return Register(
        touchpoints=tuple(
            one.model_copy(update={"phase": becomes.get(one.phase, one.phase)}) if one.phase else one
            for one in register.touchpoints
        )
    )


def _said(workspace: Workspace, response: HttpResponse) -> SettingsOut:
    opened: Opened = workspace.opened()
    version, known = version_of(opened.folder / FILE), opened.settings
    tag(response, version)
    return SettingsOut(
        version=version,
        name=known.name,
        time_zone=known.time_zone,
        currency=known.currency,
        phases=list(known.phases),
        outcomes=list(known.outcomes),
        languages=list(known.languages),
        hashed_kinds=list(known.privacy.hashed_kinds),
        people_limit=known.people.limit,
    )
