"""How the maps and the personas stand."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils import timezone

from klantreis.server.apps.comments.models import Comment
from klantreis.server.apps.documents.models import Document, maps_of
from klantreis.server.apps.maps.facts import MapFacts, facts_of
from klantreis.server.apps.overview.schemas import (
    HeadlineOut,
    MapStandingOut,
    PersonaStandingOut,
    Stale,
)
from klantreis.server.apps.proofs.history import drawn_at, n_open, proofs_of
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.workspace import Workspace as Opened


def map_standings(workspace: Workspace, opened: Opened) -> list[MapStandingOut]:
    """Every map, and why it is to be looked at."""
    imports = [one.imported_at for one in opened.imports()[-1:]]
    last_import = datetime.fromisoformat(imports[0]) if imports else None
    threads = Comment.objects.filter(document__workspace=workspace, thread=None, resolved_at=None)
    n_open = dict(threads.order_by().values_list("document").annotate(n=Count("pk")))
    today = timezone.now().astimezone(ZoneInfo(opened.settings.time_zone)).date()
    found = []
    for row in maps_of(workspace).defer("text").select_related("workspace"):
        facts, proof = facts_of(row), proofs_of(row).first()
        is_due = facts.review_on is not None and facts.review_on < today
        stale = _stale(row, proof, last_import, is_due=is_due)
        found.append(_map(row, facts, proof, stale, n_open))
    return found


def _stale(row: Document, proof: Proof | None, last_import: datetime | None, *, is_due: bool) -> list[Stale]:
    """Why a map is to be looked at; one that was never proved has nothing to be older than."""
    reasons: dict[Stale, bool] = {"review_due": is_due}
    if proof is not None:
        reasons["newer_data"] = last_import is not None and last_import > proof.made_at
        reasons["newer_map"] = proof.sequence is not None and drawn_at(row) > proof.sequence
        reasons["drifted"] = bool(proof.drift and proof.drift.get("changes"))
    return [reason for reason, holds in reasons.items() if holds]


def _map(
    row: Document, facts: MapFacts, proof: Proof | None, stale: list[Stale], n_open: dict[object, int]
) -> MapStandingOut:
    return MapStandingOut(
        id=row.pk,
        title=facts.title,
        state=facts.state,
        owner=facts.owner,
        changed_at=row.changed_at,
        review_on=facts.review_on,
        n_steps=facts.n_steps,
        personas=list(facts.personas),
        persona_names=facts.persona_names,
        phases=list(facts.phases),
        stale=stale,
        proof=_headline(row, proof) if proof else None,
        n_open_comments=n_open.get(row.pk, 0),
    )


def _headline(row: Document, proof: Proof) -> HeadlineOut:
    return HeadlineOut(
        proof_id=proof.pk,
        made_at=proof.made_at,
        n_journeys=proof.n_journeys,
        n_persons=proof.n_persons,
        n_findings=n_open(row, proof),
        fitness=proof.fitness,
        coverage=proof.coverage,
        n_drifted=len((proof.drift or {}).get("changes", ())),
    )


def persona_standings(opened: Opened, maps: list[MapFacts]) -> list[PersonaStandingOut]:
    """Every persona of the workspace."""
    return [
        PersonaStandingOut(
            id=one.id,
            name=one.name,
            portrait=one.portrait,
            has_segment=one.segment is not None,
            n_maps=sum(one.id in facts.personas for facts in maps),
        )
        for one in opened.personas.all()
    ]
