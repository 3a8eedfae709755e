"""What rules of the register do to the events: before they are written, and which events none matches."""

# ruff: noqa: S608 - queries are put together from our own names; values are parameters

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from klantreis.errors import InvalidOptionError
from klantreis.events.queries import union
from klantreis.events.schema import EVENT_SCHEMA
from klantreis.events.store import EventStore
from klantreis.journeys.classification import (
    NO_CODE,
    Parameters,
    compiled,
    first_match,
    looks_at_names_only,
)
from klantreis.mapping.touchpoint import Register, Touchpoint

_KIND = "source, name, channel, campaign"


@dataclass(frozen=True)
class EventKind:
    """Events of one name from one source, in one channel and of one campaign, and what they become."""

    name: str
    source: str
    channel: str | None
    campaign: str | None
    n_events: int
    touchpoint: str


@dataclass(frozen=True)
class Moved:
    """Events and the touchpoint they are of: as it is registered, or unregistered under their own name."""

    touchpoint: str
    is_registered: bool
    n_events: int


@dataclass(frozen=True)
class RulePreview:
    """What a touchpoint's rules would do.

    Attributes
    ----------
    n_all
        Events there are.
    n_matching
        Those for which one of the rules holds.
    n_won
        Those that become the touchpoint: the others are kept by touchpoints above it.
    taken
        Per touchpoint of now the events it would lose to this one, the most first.
    kept
        Per touchpoint above it the matching events it keeps.
    released
        Per touchpoint of then the events that are this one's now and would no longer be.
    examples
        The commonest kinds of events that match.
    """

    n_all: int
    n_matching: int
    n_won: int
    taken: tuple[Moved, ...]
    kept: tuple[Moved, ...]
    released: tuple[Moved, ...]
    examples: tuple[EventKind, ...]


@dataclass(frozen=True)
class UnregisteredKind:
    """Where events of one name come from."""

    source: str
    channel: str | None
    n_events: int


@dataclass(frozen=True)
class UnregisteredEvents:
    """Events of one name that no rule matches, the commonest kinds first."""

    name: str
    n_events: int
    kinds: tuple[UnregisteredKind, ...]


def preview_rules(
    events: EventStore,
    register: Register,
    proposed: Register,
    touchpoint: str,
    *,
    was: str | None = None,
    n_examples: int = 20,
) -> RulePreview:
    """What becomes of the events when the register is replaced.

    Parameters
    ----------
    register, proposed
        As it is, and as it would be.
    touchpoint
        The one in the proposed register that is looked at.
    was
        Its name in the register as it is; the same when left out.

    Raises
    ------
    InvalidOptionError
        When a pattern cannot be run.
    """
    refuse_unrunnable(proposed.touchpoints)
    code = proposed.names.index(touchpoint)
    before = register.names.index(was or touchpoint) if (was or touchpoint) in register.names else NO_CODE
    rows = _moves(events, register, proposed, proposed.touchpoints[code])
    taken, kept, released = Counter[Any](), Counter[Any](), Counter[Any]()
    matching = [row for row in rows if row.matches]
    for row in rows:
        if row.becomes == code and (row.was != before or before == NO_CODE):
            taken[_named(register, row.was, row.name)] += row.n
        elif row.becomes != code and row.matches:
            kept[_named(proposed, row.becomes, row.name)] += row.n
        elif row.becomes != code and row.was == before != NO_CODE:
            released[_named(proposed, row.becomes, row.name)] += row.n
    examples = tuple(
        EventKind(
            row.name, row.source, row.channel, row.campaign, row.n, _named(proposed, row.becomes, row.name)[0]
        )
        for row in sorted(matching, key=lambda row: (-row.n, row.name, row.source))[:n_examples]
    )
    return RulePreview(
        n_all=sum(row.n for row in rows),
        n_matching=sum(row.n for row in matching),
        n_won=sum(row.n for row in rows if row.becomes == code),
        taken=_most_first(taken),
        kept=_most_first(kept),
        released=_most_first(released),
        examples=examples,
    )


def unregistered_events(events: EventStore, register: Register) -> tuple[UnregisteredEvents, ...]:
    """The events that no rule of the register matches, by name, the commonest first."""
    parameters = Parameters()
    with events.connection() as connection:
        rows = connection.execute(
            f"SELECT name, source, channel, sum(n)::BIGINT AS n FROM ("
            f"SELECT *, {first_match(list(enumerate(register.touchpoints)), parameters)} AS code "
            f"FROM {_events(connection, events, register.touchpoints)} AS event) "
            f"WHERE code = {NO_CODE} GROUP BY ALL ORDER BY n DESC, name, source, channel",
            parameters.values or None,
        ).fetchall()
    found: dict[str, list[UnregisteredKind]] = {}
    for name, source, channel, n in rows:
        found.setdefault(name, []).append(UnregisteredKind(source, channel, n))
    kinds = [
        UnregisteredEvents(name, sum(one.n_events for one in each), tuple(each))
        for name, each in found.items()
    ]
    return tuple(sorted(kinds, key=lambda one: (-one.n_events, one.name)))


def refuse_unrunnable(touchpoints: Iterable[Touchpoint]) -> None:
    """Refuse patterns that Python knows and the database does not, such as those that look behind.

    Raises
    ------
    InvalidOptionError
        With the touchpoint and what is wrong.
    """
    with duckdb.connect() as connection:
        connection.register("nothing", EVENT_SCHEMA.empty_table())
        for touchpoint in touchpoints:
            parameters = Parameters()
            rules = " OR ".join(compiled(one, parameters) for one in touchpoint.conditions)
            try:
                # A pattern is compiled when the query is made; a text of one row has it run once too.
                connection.execute(f"SELECT {rules} FROM nothing AS event", parameters.values).fetchall()
                for pattern in _patterns(touchpoint):
                    connection.execute("SELECT regexp_matches('', $p)", {"p": pattern}).fetchall()
            except duckdb.Error as error:
                said = str(error).splitlines()[0].partition(": ")[2]
                raise InvalidOptionError(
                    f"The rules of {touchpoint.name!r} cannot be run: {said} "
                    "A pattern is a regular expression without look-around and references back.",
                    nl=f"De regels van {touchpoint.name!r} kunnen niet uitgevoerd worden: {said} Een "
                    "patroon is een reguliere expressie zonder vooruit- of terugkijken en zonder "
                    "terugverwijzingen.",
                ) from error


def _patterns(touchpoint: Touchpoint) -> list[str]:
    waiting, found = list(touchpoint.conditions), []
    while waiting:
        one = waiting.pop()
        found += [one.matches] if one.matches is not None else []
        waiting += [*(one.all_ or ()), *(one.any_ or ()), *([one.not_] if one.not_ else [])]
    return found


@dataclass(frozen=True)
class _Move:
    """Events of one kind: their codes in two registers, and whether the rules looked at hold."""

    source: str
    name: str
    channel: str | None
    campaign: str | None
    was: int
    becomes: int
    matches: bool
    n: int


def _moves(events: EventStore, register: Register, proposed: Register, looked_at: Touchpoint) -> list[_Move]:
    parameters = Parameters()
    was = first_match(list(enumerate(register.touchpoints)), parameters)
    becomes = first_match(list(enumerate(proposed.touchpoints)), parameters)
    matches = " OR ".join(compiled(one, parameters) for one in looked_at.conditions)
    every = (*register.touchpoints, *proposed.touchpoints)
    with events.connection() as connection:
        rows = connection.execute(
            f"SELECT {_KIND}, {was} AS was, {becomes} AS becomes, {matches} AS matches, sum(n)::BIGINT "
            f"FROM {_events(connection, events, every)} AS event GROUP BY ALL",
            parameters.values or None,
        ).fetchall()
    return [_Move(*row) for row in rows]


def _events(connection: Any, events: EventStore, touchpoints: Sequence[Touchpoint]) -> str:
    """The events with a count `n` each: one row a kind when no rule needs to see more of them."""
    if all(looks_at_names_only(one) for one in touchpoints):
        kinds = union(connection, _KIND, events.files("events"), _KIND.replace(",", " VARCHAR,") + " VARCHAR")
        return f"(SELECT {_KIND}, count(*) AS n FROM ({kinds}) GROUP BY ALL)"
    columns = f"{_KIND}, value, attributes"
    types = (
        _KIND.replace(",", " VARCHAR,") + " VARCHAR, value DECIMAL(18, 4), attributes MAP(VARCHAR, VARCHAR)"
    )
    return f"(SELECT *, 1 AS n FROM ({union(connection, columns, events.files('events'), types)}))"


def _named(register: Register, code: int, event: str) -> tuple[str, bool]:
    """The touchpoint of a code, and whether it is registered."""
    return (event, False) if code == NO_CODE else (register.names[code], True)


def _most_first(counted: Counter[Any]) -> tuple[Moved, ...]:
    found = [Moved(name, is_registered, n) for (name, is_registered), n in counted.items() if n]
    return tuple(sorted(found, key=lambda one: (-one.n_events, one.touchpoint)))
