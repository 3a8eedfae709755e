"""What there is of every touchpoint, as the journeys know it that were built last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ninja import Schema

from klantreis.journeys.analyses.occurrences import Occurrence
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.kept import kept, version_of_events, version_of_journeys
from klantreis.workspace import Workspace as Opened


class UnregisteredKindOut(Schema):
    """Where events of one name come from."""

    source: str
    channel: str | None
    n_events: int


class UnregisteredOut(Schema):
    """Events of one name that wait to be named.

    Persons and the last moment are of the journeys that were built last, and null when these do not know
    the name; of the kinds there are the commonest.
    """

    name: str
    n_events: int
    n_persons: int | None
    last: datetime | None
    kinds: list[UnregisteredKindOut]


@dataclass(frozen=True)
class Counts:
    """Occurrences by touchpoint, how many persons there are, and how many events are of registered ones."""

    of: dict[str, Occurrence] = field(default_factory=dict)
    channels: frozenset[str] = frozenset()
    n_persons: int = 0
    n_events: int = 0
    n_registered: int = 0


_MOST_KINDS = 20


def counts_of(workspace: Workspace, opened: Opened) -> Counts:
    """The counts of the journeys that were built last; none while there are no journeys."""
    version = version_of_journeys(opened)
    return kept(["touchpoints", workspace.pk, version], lambda: _counted(opened)) if version else Counts()


def _counted(opened: Opened) -> Counts:
    journeys = opened.journeys_as_built()
    if journeys is None:
        return Counts()
    names = journeys.store.names
    of = {one.touchpoint: one for one in journeys.occurrences()}
    n_registered = sum(
        of[name].n_events
        for name, is_registered in zip(names.touchpoints, names.registered, strict=True)
        if is_registered
    )
    return Counts(
        of,
        frozenset(names.channels[1:]),
        journeys.store.manifest.n_persons,
        sum(one.n_events for one in of.values()),
        n_registered,
    )


def unregistered_with_persons(workspace: Workspace, opened: Opened) -> list[UnregisteredOut]:
    """The events that no rule matches now, the commonest first, with what the journeys say of them."""
    versions = [version_of_events(opened), opened.register_file.version]
    found = kept(["unregistered", workspace.pk, *versions], opened.unregistered_events)
    counts = counts_of(workspace, opened)
    return [
        UnregisteredOut(
            name=one.name,
            n_events=one.n_events,
            n_persons=known.n_persons if known else None,
            last=known.last if known else None,
            kinds=[UnregisteredKindOut.from_orm(kind) for kind in one.kinds[:_MOST_KINDS]],
        )
        for one in found
        for known in [counts.of.get(one.name)]
    ]
