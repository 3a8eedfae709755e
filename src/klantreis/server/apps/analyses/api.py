"""Questions about journeys: summary, flow, funnel, paths, variants, each through a lens."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from klantreis.journeys.analyses.funnel import Condition, Exclusion, Step
from klantreis.server.apps.analyses.answers import answer
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.signed_in import user_of

router = Router()


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class Period(_Strict):
    """Half-open; a date is midnight in the workspace's zone."""

    start: str | None = None
    end: str | None = None


class LensIn(_Strict):
    """What is looked at; what is left out shows everything. See docs/lens.md."""

    period: Period = Period()
    segment: dict[str, list[str]] = Field(default_factory=dict)
    did: list[str] = Field(default_factory=list)
    did_not: list[str] = Field(default_factory=list)
    level: str = "touchpoint"
    grouping: dict[str, list[str]] = Field(default_factory=dict)
    hidden: list[str] = Field(default_factory=list)
    gap: str | None = None
    outcome: list[str] = Field(default_factory=list)
    part: str | None = None
    subject: Literal["person", "account"] = "person"

    def said(self) -> dict[str, Any]:
        """What the library takes, without what is left alone."""
        given = self.model_dump(exclude_defaults=True)
        if "period" in given:
            given["period"] = (self.period.start, self.period.end)
        return given


class SummaryIn(_Strict):
    """Who, how many, when."""

    lens: LensIn = LensIn()


class FlowIn(SummaryIn):
    """What follows what."""

    persons: bool = True
    times: bool = True


class StepIn(_Strict):
    """One step: any of these touchpoints, perhaps in a channel or within bounds."""

    labels: list[str] = Field(default_factory=list)
    channels: list[str] = Field(default_factory=list)
    min_value: float | None = None
    max_value: float | None = None
    min_score: float | None = None
    max_score: float | None = None
    within: str | None = None
    is_optional: bool = False
    name: str = ""

    def parsed(self) -> Step:
        """The library's step."""
        return Step(
            Condition(
                self.labels, self.channels, self.min_value, self.max_value, self.min_score, self.max_score
            ),
            within=self.within,
            is_optional=self.is_optional,
            name=self.name,
        )


class FunnelIn(SummaryIn):
    """How many come how far; a step is a touchpoint's name or says more."""

    steps: list[str | StepIn] = Field(min_length=1, max_length=100)
    within: str | None = None
    mode: str = "ordered"
    exclude: list[str] = Field(default_factory=list)
    breakdown: str | None = None


class PathsIn(SummaryIn):
    """Which ways lead on."""

    anchor: str | None = None
    to: str | None = None
    direction: str = "forward"
    depth: int | None = Field(5, ge=1, le=100)
    occurrences: str = "first"
    collapse: bool = False
    top: int | None = Field(10, ge=1, le=1000)
    min_share: float = 0.0


class VariantsIn(SummaryIn):
    """Which different journeys there are."""

    top: int | None = Field(20, ge=1, le=100_000)


@router.post("/{uuid:workspace_id}/analyses/summary", response=dict[str, Any])
def summary(request: HttpRequest, workspace_id: UUID, asked: SummaryIn) -> HttpResponse:
    """Who, how many, when."""
    return _answered(request, workspace_id, asked, "summary", {})


@router.post("/{uuid:workspace_id}/analyses/flow", response=dict[str, Any])
def flow(request: HttpRequest, workspace_id: UUID, asked: FlowIn) -> HttpResponse:
    """What follows what, how often and after how long."""
    return _answered(request, workspace_id, asked, "flow", {"persons": asked.persons, "times": asked.times})


@router.post("/{uuid:workspace_id}/analyses/funnel", response=dict[str, Any])
def funnel(request: HttpRequest, workspace_id: UUID, asked: FunnelIn) -> HttpResponse:
    """How many come how far along some steps, with intervals."""
    options = {
        "steps": [one if isinstance(one, str) else one.parsed() for one in asked.steps],
        "within": asked.within,
        "mode": asked.mode,
        "breakdown": asked.breakdown,
        "exclusions": [Exclusion(one) for one in asked.exclude],
    }
    return _answered(request, workspace_id, asked, "funnel", options)


@router.post("/{uuid:workspace_id}/analyses/paths", response=dict[str, Any])
def paths(request: HttpRequest, workspace_id: UUID, asked: PathsIn) -> HttpResponse:
    """Which ways lead on from a touchpoint, or to it."""
    return _answered(request, workspace_id, asked, "paths", asked.model_dump(exclude={"lens"}))


@router.post("/{uuid:workspace_id}/analyses/variants", response=dict[str, Any])
def variants(request: HttpRequest, workspace_id: UUID, asked: VariantsIn) -> HttpResponse:
    """Which different journeys there are, and how often each."""
    return _answered(request, workspace_id, asked, "variants", {"top": asked.top})


def _answered(
    request: HttpRequest, workspace_id: UUID, asked: SummaryIn, name: str, options: dict[str, Any]
) -> HttpResponse:
    """The library's own document: `klantreis NAME --json` prints the same."""
    workspace = workspace_or_404(user_of(request), workspace_id)
    known_by = (name, asked.model_dump(exclude={"lens"}))
    text = answer(
        workspace,
        user_of(request),
        asked.lens.said(),
        known_by,
        lambda journeys: getattr(journeys, name)(**options),
    )
    return HttpResponse(text, content_type="application/json")
