"""The rules of the document: what must hold in every map. Advice on good maps is in `advice`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from klantreis.mapping.advice import advice
from klantreis.mapping.cards import EmotionCard, TouchpointCard
from klantreis.mapping.map import JourneyMap, Step
from klantreis.mapping.persona import Persona
from klantreis.mapping.places import find, id_of, kind_of, title_of, walk
from klantreis.mapping.problem import Level, Place, Problem, error
from klantreis.mapping.texts import Text, said
from klantreis.mapping.touchpoint import Register


def check(
    journey_map: JourneyMap,
    *,
    register: Register | Collection[str] | None = None,
    personas: Iterable[Persona] | None = None,
    maps: Iterable[JourneyMap] | None = None,
    today: date | None = None,
) -> list[Problem]:
    """What is wrong with a map: errors first, then warnings, each in the order of the document.

    Parameters
    ----------
    journey_map
        The map.
    register
        The touchpoints there are, with their channels or as names alone. Without it names are not checked.
    personas
        The personas that maps share. Without it a persona the head names need not be in the map.
    maps
        The other maps that its steps may open. Without it they are not looked for.
    today
        The day by which a review is due; today when left out.
    """
    found = [*broken_rules(journey_map), *unreachable_steps(journey_map)]
    if register is not None:
        names = register.names if isinstance(register, Register) else register
        found += unknown_touchpoints(journey_map, names)
    if personas is not None:
        found += unknown_personas(journey_map, [*journey_map.personas, *personas])
    if maps is not None:
        found += nested_maps(journey_map, {other.id: other for other in maps} | {journey_map.id: journey_map})
    found += advice(journey_map, register=register, personas=personas, today=today or date.today())
    return sorted(found, key=lambda problem: problem.level is Level.WARNING)


def broken_rules(journey_map: JourneyMap) -> list[Problem]:
    """The rules that no operation may break: one id a part, and every reference leads somewhere."""
    return [
        *duplicate_ids(journey_map),
        *wrong_cells(journey_map),
        *two_emotions(journey_map),
        *personas_not_named(journey_map),
        *edges_to_nowhere(journey_map),
    ]


def duplicate_ids(journey_map: JourneyMap) -> Iterator[Problem]:
    """An id of several parts."""
    parts = [found for found in walk(journey_map) if found.what != "head"]
    for id_, n in Counter(id_of(found.part) for found in parts).items():
        if n > 1:
            same = [found for found in parts if id_of(found.part) == id_]
            places = [Place(kind_of(one), name_of(journey_map, title_of(one.part))) for one in same]
            yield error("duplicate_id", (id_,), id=id_, n=n, places=places)


def wrong_cells(journey_map: JourneyMap) -> Iterator[Problem]:
    """Cards in a lane that does not exist or is of another kind."""
    lanes = {lane.id: lane.kind for lane in journey_map.lanes}
    for step, lane, card in journey_map.cards:
        if lanes.get(lane) != card.kind:
            yield wrong_cell(journey_map, step, lane, card.id, card.kind)


def wrong_cell(journey_map: JourneyMap, step: Step, lane: str, card: str, kind: str) -> Problem:
    """Why a card of a kind cannot stand in a lane."""
    held = journey_map.lane(lane)
    if held is None:
        lanes = [one.id for one in journey_map.lanes]
        return error(
            "unknown_lane",
            (step.id, card),
            card=card,
            step=step.id,
            lane=lane,
            near=(lane, lanes),
            found=lanes,
        )
    return error("wrong_lane", (step.id, card), card=card, kind=kind, lane=lane, lane_kind=held.kind)


def two_emotions(journey_map: JourneyMap) -> Iterator[Problem]:
    """Cells in which a persona has two emotion cards."""
    for step in journey_map.steps:
        for lane in step.cards:
            yield from two_emotions_in(step, lane)


def two_emotions_in(step: Step, lane: str) -> Iterator[Problem]:
    """Personas with two emotion cards in one cell."""
    cards = [card for card in step.cards.get(lane, ()) if isinstance(card, EmotionCard)]
    for persona, n in Counter(card.persona for card in cards).items():
        if n > 1:
            yield error("two_emotions", (step.id,), step=step.id, lane=lane, n=n, persona=persona)


def personas_not_named(journey_map: JourneyMap) -> Iterator[Problem]:
    """Cards that speak of a persona who is not of the map."""
    for step, _, card in journey_map.cards:
        if card.persona is not None and card.persona not in journey_map.head.personas:
            yield persona_not_named(journey_map, (step.id, card.id), card.persona)


def persona_not_named(journey_map: JourneyMap, where: tuple[str, ...], persona: str) -> Problem:
    """Why a card cannot speak of a persona."""
    named = journey_map.head.personas
    return error(
        "persona_not_named", where, card=where[-1], persona=persona, near=(persona, named), found=named
    )


def edges_to_nowhere(journey_map: JourneyMap) -> Iterator[Problem]:
    """Edges from or to a step that does not exist."""
    steps = [step.id for step in journey_map.steps]
    for edge in journey_map.edges:
        for end in (edge.from_, edge.to):
            if end not in steps:
                yield edge_to_nowhere(edge.id, end, steps)


def edge_to_nowhere(edge: str, step: str, steps: list[str]) -> Problem:
    """Why an edge cannot go to or from a step."""
    return error("edge_to_nowhere", (edge,), edge=edge, step=step, near=(step, steps), found=steps)


def unreachable_steps(journey_map: JourneyMap) -> Iterator[Problem]:
    """Steps that no way from a start leads to."""
    onward: dict[str, list[str]] = {}
    for here, there in journey_map.ways:
        onward.setdefault(here, []).append(there)
    reached, waiting = set(journey_map.starts), list(journey_map.starts)
    while waiting:
        for there in onward.get(waiting.pop(), ()):
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    for step in journey_map.steps:
        if step.id not in reached:
            yield error("unreachable_step", (step.id,), step=step.id)


def unknown_touchpoints(journey_map: JourneyMap, names: Collection[str]) -> Iterator[Problem]:
    """Touchpoints that the register does not have, on cards, in the scope and in segment rules."""
    for where, place, touchpoint in _named_touchpoints(journey_map):
        if touchpoint not in names:
            yield error(
                "unknown_touchpoint",
                where,
                place=place,
                touchpoint=touchpoint,
                near=(touchpoint, names),
                found=names,
            )


def _named_touchpoints(journey_map: JourneyMap) -> Iterator[tuple[tuple[str, ...], Place, str]]:
    scope = journey_map.head.scope
    for touchpoint in (scope.start, scope.end) if scope else ():
        if touchpoint is not None:
            yield ("head", "scope"), Place("head"), touchpoint
    for persona in journey_map.personas:
        for touchpoint in persona.segment.touchpoints if persona.segment else ():
            yield (persona.id, "segment"), Place("persona", persona.name), touchpoint
    for step, _, card in journey_map.cards:
        if isinstance(card, TouchpointCard):
            place = Place("step", name_of(journey_map, step.title))
            yield (step.id, card.id), place, card.touchpoint


def unknown_personas(journey_map: JourneyMap, personas: Iterable[Persona]) -> Iterator[Problem]:
    """Personas that the head names and nobody described."""
    known = [persona.id for persona in personas]
    for persona in journey_map.head.personas:
        if persona not in known:
            yield error(
                "unknown_persona",
                ("head", "personas"),
                place=Place("head"),
                persona=persona,
                near=(persona, known),
                found=known,
            )


def nested_maps(journey_map: JourneyMap, maps: Mapping[str, JourneyMap]) -> Iterator[Problem]:
    """Steps that open a map that does not exist, or that leads back to this one."""
    for step in journey_map.steps:
        if step.opens is None:
            continue
        if step.opens not in maps:
            yield error(
                "unknown_map",
                (step.id, "opens"),
                step=step.id,
                map=step.opens,
                near=(step.opens, maps),
                found=sorted(maps),
            )
        elif (way := _way_back(journey_map.id, step.opens, maps)) is not None:
            yield error("map_cycle", (step.id, "opens"), path=" → ".join([journey_map.id, *way]))


def _way_back(home: str, first: str, maps: Mapping[str, JourneyMap]) -> list[str] | None:
    """The maps opened one from the other until home, if that can happen; never through a map twice."""
    before: dict[str, str | None] = {first: None}
    waiting = [first]
    while waiting and home not in before:
        here = waiting.pop(0)
        for step in maps[here].steps if here in maps else ():
            if step.opens is not None and step.opens not in before:
                before[step.opens] = here
                waiting.append(step.opens)
    if home not in before:
        return None
    way, at = [], home
    while at is not None:  # pragma: no branch - ends at `first`
        way.append(at)
        at = before[at]  # type: ignore[assignment]
    return way[::-1]


def name_of(journey_map: JourneyMap, title: Text) -> str:
    """A title in the map's first language, for a message."""
    languages = journey_map.head.languages
    return said(title, languages[0], languages)


def step_of(journey_map: JourneyMap, id_: str) -> Step | None:
    """The step with an id, if there is one."""
    found = find(journey_map, id_)
    return found.part if found is not None and isinstance(found.part, Step) else None
