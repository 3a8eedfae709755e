"""Questions about journeys, each through a lens; the answers are the library's own documents."""

import json
from collections.abc import Callable
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from klantreis.events.texts import text_lengths
from klantreis.exploration import Journeys
from klantreis.journeys.results import Result, without_nan
from klantreis.server.apps.analyses.answered import (
    FlowComparisonOut,
    FlowOut,
    FunnelComparisonOut,
    FunnelOut,
    ListingOut,
    PathsOut,
    PersonOut,
    SummaryComparisonOut,
    SummaryOut,
    TrendOut,
    VariantsOut,
    VocabularyOut,
)
from klantreis.server.apps.analyses.answers import answer
from klantreis.server.apps.analyses.asked import (
    Asked,
    FlowComparisonIn,
    FlowIn,
    FunnelComparisonIn,
    FunnelIn,
    LensIn,
    ListingIn,
    PathsIn,
    PersonIn,
    SummaryComparisonIn,
    SummaryIn,
    TrendIn,
    VariantsIn,
)
from klantreis.server.apps.analyses.opening import opened_for
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.signed_in import user_of

router = Router()

_HERE = "/{uuid:workspace_id}/analyses"


class SubjectIn(Schema):
    """Whose journeys."""

    subject: Literal["person", "account"] = "person"


@router.post(f"{_HERE}/summary", response=SummaryOut)
def summary(request: HttpRequest, workspace_id: UUID, asked: SummaryIn) -> HttpResponse:
    """Who, how many, when."""
    return _answered(request, workspace_id, "summary", asked)


@router.post(f"{_HERE}/flow", response=FlowOut, by_alias=True)
def flow(request: HttpRequest, workspace_id: UUID, asked: FlowIn) -> HttpResponse:
    """What follows what, how often and after how long."""
    return _answered(request, workspace_id, "flow", asked)


@router.post(f"{_HERE}/funnel", response=FunnelOut)
def funnel(request: HttpRequest, workspace_id: UUID, asked: FunnelIn) -> HttpResponse:
    """How many come how far along some steps, with intervals and times; broken down, also over time."""
    return _answered(request, workspace_id, "funnel", asked)


@router.post(f"{_HERE}/paths", response=PathsOut)
def paths(request: HttpRequest, workspace_id: UUID, asked: PathsIn) -> HttpResponse:
    """Which ways lead on from a touchpoint, or to it."""
    return _answered(request, workspace_id, "paths", asked)


@router.post(f"{_HERE}/variants", response=VariantsOut)
def variants(request: HttpRequest, workspace_id: UUID, asked: VariantsIn) -> HttpResponse:
    """Which different journeys there are, and how often each."""
    return _answered(request, workspace_id, "variants", asked)


@router.post(f"{_HERE}/trend", response=TrendOut)
def trend(request: HttpRequest, workspace_id: UUID, asked: TrendIn) -> HttpResponse:
    """How many events, persons, journeys and outcomes there are, by day, week or month."""
    return _answered(request, workspace_id, "trend", asked)


@router.post(f"{_HERE}/journeys", response=ListingOut)
def journeys(request: HttpRequest, workspace_id: UUID, asked: ListingIn) -> HttpResponse:
    """Journeys one by one, by the number of their person: the first 10,000 of an order."""
    return _answered(request, workspace_id, "listing", asked)


@router.post(f"{_HERE}/person", response=PersonOut)
def person(request: HttpRequest, workspace_id: UUID, asked: PersonIn) -> HttpResponse:
    """One person's contacts in time order: what is told of a text is its length."""
    found = opened_for(workspace_or_404(user_of(request), workspace_id), user_of(request), asked.lens.subject)
    document = _seen(found.journeys, asked.lens).person(asked.person).document()
    lengths = text_lengths(found.opened.events, [one["event"] for one in document["contacts"]])
    for one in document["contacts"]:
        one["text_length"] = lengths.get(one["event"])
    return _json(json.dumps(without_nan(document), ensure_ascii=False))


@router.get(f"{_HERE}/vocabulary", response=VocabularyOut)
def vocabulary(request: HttpRequest, workspace_id: UUID, whose: Query[SubjectIn]) -> HttpResponse:
    """Every touchpoint, channel, phase and person attribute that a lens can name, with counts."""
    return _answered(request, workspace_id, "vocabulary", Asked(lens=LensIn(subject=whose.subject)))


@router.post(f"{_HERE}/summary/comparison", response=SummaryComparisonOut)
def compare_summaries(request: HttpRequest, workspace_id: UUID, asked: SummaryComparisonIn) -> HttpResponse:
    """Which touchpoints one group has more often than another."""
    return _compared(request, workspace_id, "summary", asked)


@router.post(f"{_HERE}/flow/comparison", response=FlowComparisonOut, by_alias=True)
def compare_flows(request: HttpRequest, workspace_id: UUID, asked: FlowComparisonIn) -> HttpResponse:
    """Where two groups go on differently."""
    return _compared(request, workspace_id, "flow", asked)


@router.post(f"{_HERE}/funnel/comparison", response=FunnelComparisonOut)
def compare_funnels(request: HttpRequest, workspace_id: UUID, asked: FunnelComparisonIn) -> HttpResponse:
    """How much further one group comes than another."""
    return _compared(request, workspace_id, "funnel", asked)


def _answered(request: HttpRequest, workspace_id: UUID, name: str, asked: Asked) -> HttpResponse:
    """The library's own document: `klantreis NAME --json` prints the same."""

    def ask(journeys: Journeys, outcome: tuple[str, ...]) -> str:
        options = asked.options()
        if options.get("outcome") == []:
            options["outcome"] = () if asked.lens.outcome else outcome
        found: Result = getattr(_seen(journeys, asked.lens), name)(**options)
        return found.to_json()

    return _kept(request, workspace_id, name, asked, ask)


def _compared(
    request: HttpRequest,
    workspace_id: UUID,
    name: str,
    asked: SummaryComparisonIn | FlowComparisonIn | FunnelComparisonIn,
) -> HttpResponse:
    """Two answers side by side, and how many persons they have in common."""

    def ask(journeys: Journeys, _outcome: tuple[str, ...]) -> str:
        here, there = _seen(journeys, asked.lens), _seen(journeys, asked.other)
        left, right = (getattr(one, name)(**asked.options()) for one in (here, there))
        document = {"n_shared_persons": here.shared_persons(there), **left.compare(right).document()}
        return json.dumps(without_nan(document), ensure_ascii=False)

    return _kept(request, workspace_id, f"{name}/comparison", asked, ask)


def _kept(
    request: HttpRequest,
    workspace_id: UUID,
    name: str,
    asked: Asked,
    ask: Callable[[Journeys, tuple[str, ...]], str],
) -> HttpResponse:
    workspace = workspace_or_404(user_of(request), workspace_id)
    found = opened_for(workspace, user_of(request), asked.lens.subject)
    question = [name, asked.model_dump()]
    return _json(answer(workspace, found, question, lambda: ask(found.journeys, found.outcome)))


def _seen(journeys: Journeys, lens: LensIn) -> Journeys:
    said = lens.said()
    said.pop("subject", None)
    return journeys.where(**said)


def _json(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/json")
