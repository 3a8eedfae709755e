"""What there is of every touchpoint, as the journeys know it that were built last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ninja import Schema

from klantreis.journeys.analyses.occurrences import Occurrence
from klantreis.journeys.rule_counts import UnregisteredEvents
from klantreis.mapping.head import State
from klantreis.server.apps.maps.facts import facts_of_maps
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.kept import kept, version_of_events, version_of_journeys
from klantreis.workspace import Workspace as Opened


class UnregisteredKindOut(Schema):
    """Where events of one name come from."""

    source: str
    channel: str | None
    n_events: int


class UnregisteredOut(Schema):
    """A name that waits for its place in the register: of events, of a contact drawn on maps, or of both.

    Persons and the last moment are of the journeys that were built last, and null when these do not know
    the name; of the kinds there are the commonest. `maps` are the titles of the maps that draw it; the
    channel and the phase are what these say, and null where they do not.
    """

    name: str
    n_events: int
    n_persons: int | None
    last: datetime | None
    kinds: list[UnregisteredKindOut]
    maps: list[str]
    channel: str | None
    phase: str | None


@dataclass
class _Drawn:
    channel: str | None
    phase: str | None
    maps: list[str]


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
    """The events that no rule matches now, the commonest first, then contacts that are only drawn."""
    versions = [version_of_events(opened), opened.register_file.version]
    found = kept(["unregistered", workspace.pk, *versions], opened.unregistered_events)
    drawn = _drawn(workspace, opened)
    counts = counts_of(workspace, opened)
    events = [
        _unregistered(one.name, drawn.pop(one.name, None), one, counts.of.get(one.name)) for one in found
    ]
    return [*events, *(_unregistered(name, one) for name, one in drawn.items())]


def _unregistered(
    name: str, drawn: _Drawn | None, events: UnregisteredEvents | None = None, known: Occurrence | None = None
) -> UnregisteredOut:
    return UnregisteredOut(
        name=name,
        n_events=events.n_events if events else 0,
        n_persons=known.n_persons if known else None,
        last=known.last if known else None,
        kinds=[UnregisteredKindOut.from_orm(kind) for kind in events.kinds[:_MOST_KINDS]] if events else [],
        maps=drawn.maps if drawn else [],
        channel=drawn.channel if drawn else None,
        phase=drawn.phase if drawn else None,
    )


def _drawn(workspace: Workspace, opened: Opened) -> dict[str, _Drawn]:
    """Contacts that maps of what is draw and the register does not have, in the order of the maps."""
    registered = {one.name for one in opened.register.touchpoints}
    found: dict[str, _Drawn] = {}
    for facts in facts_of_maps(workspace):
        contacts = facts.contacts if facts.state == State.AS_IS else ()
        for one in contacts:
            if one.touchpoint in registered:
                continue
            phase = one.phase if one.phase in opened.settings.phases else None
            drawn = found.setdefault(one.touchpoint, _Drawn(one.channel, phase, []))
            drawn.maps.append(facts.title)
    return found
