"""Whom a persona's rule holds for, in figures."""

from __future__ import annotations

import json
from typing import Any

from ninja import Schema

from klantreis.mapping.persona import Persona, SegmentRule
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses.opening import NotBuiltError
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.figures import RateOut, share_of
from klantreis.server.kept import kept, version_of_journeys


class SizeOut(Schema):
    """How many persons a rule holds for, of all persons with events; and how many events are theirs."""

    persons: RateOut
    n_events: int


class FiguresOut(Schema):
    """A persona's size, and the summary of the journeys of its persons as analyses/summary gives it."""

    id: str
    name: str
    has_segment: bool
    size: SizeOut
    summary: dict[str, Any]


def size_of(workspace: Workspace, user: User, rule: SegmentRule) -> SizeOut:
    """How many the rule holds for.

    Raises
    ------
    NotBuiltError
        When the journeys are behind; a build has been started then.
    """
    summary, every = _summary(workspace, user, rule), _summary(workspace, user, SegmentRule())
    return SizeOut(persons=share_of(summary["persons"], every["persons"]), n_events=summary["events"])


def figures_of(workspace: Workspace, user: User, persona: Persona) -> FiguresOut:
    """The figures of a persona; one without a rule is everyone."""
    rule = persona.segment or SegmentRule()
    return FiguresOut(
        id=persona.id,
        name=persona.name,
        has_segment=persona.segment is not None,
        size=size_of(workspace, user, rule),
        summary=_summary(workspace, user, rule),
    )


def _summary(workspace: Workspace, user: User, rule: SegmentRule) -> dict[str, Any]:
    opened = workspace.opened()
    if not opened.is_built():
        start_build(workspace, user)
        raise NotBuiltError
    key = ["summary", workspace.pk, version_of_journeys(opened), rule.model_dump(mode="json")]
    return kept(key, lambda: json.loads(opened.journeys().of(rule).summary().to_json()))
