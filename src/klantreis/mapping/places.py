"""Where the parts of a map stand: find one by its id, and make the map in which it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from klantreis.mapping.cards import AnyCard
from klantreis.mapping.map import JourneyMap, Phase, Step
from klantreis.mapping.part import HEAD, Part
from klantreis.mapping.texts import Text

What = Literal["head", "persona", "lane", "phase", "step", "card", "evidence", "edge", "aside"]
Items = tuple[Part, ...]

# Per kind of part the field of its parent that holds it.
CONTAINERS: dict[str, str] = {
    "persona": "personas",
    "lane": "lanes",
    "phase": "phases",
    "step": "steps",
    "card": "cards",
    "evidence": "evidence",
    "edge": "edges",
    "aside": "asides",
}
NOUNS: dict[str, str] = {field: what for what, field in CONTAINERS.items()}
PARENTS: dict[str, str] = {"step": "phase", "card": "step", "evidence": "card"}


@dataclass(frozen=True)
class Slot:
    """A place among the parts of a field; cards stand in a lane, and the head is alone in its field."""

    field: str
    index: int = 0
    lane: str | None = None

    def items(self, parent: Part) -> Items:
        """The parts among which it is."""
        held: Any = getattr(parent, self.field)
        if self.field == HEAD:
            return (held,)
        items: Items = held.get(self.lane, ()) if self.lane is not None else held
        return items

    def with_items(self, parent: Part, items: Items) -> Part:
        """The parent with other parts in that field; a cell without cards is no cell."""
        if self.field == HEAD:
            return parent.changed(head=items[0])
        if self.lane is None:
            return parent.changed(**{self.field: items})
        cells = {lane: cell for lane, cell in getattr(parent, self.field).items() if lane != self.lane}
        return parent.changed(**{self.field: {**cells, self.lane: items} if items else cells})


Path = tuple[Slot, ...]  # from the map inwards


@dataclass(frozen=True)
class Found:
    """A part, what it is, the way to it and the id of what holds it."""

    what: What
    part: Part
    path: Path
    parent: str | None = None

    @property
    def slot(self) -> Slot:
        """Its place in what holds it."""
        return self.path[-1]


def walk(journey_map: JourneyMap) -> Iterator[Found]:
    """Every part of a map that an operation can address, in the order of the document."""
    yield Found("head", journey_map.head, (Slot(HEAD),))
    for i, persona in enumerate(journey_map.personas):
        yield Found("persona", persona, (Slot("personas", i),))
    for i, lane in enumerate(journey_map.lanes):
        yield Found("lane", lane, (Slot("lanes", i),))
    for i, phase in enumerate(journey_map.phases):
        yield Found("phase", phase, (Slot("phases", i),))
        for j, step in enumerate(phase.steps):
            yield from _in_step(step, (Slot("phases", i), Slot("steps", j)), phase)
    for i, edge in enumerate(journey_map.edges):
        yield Found("edge", edge, (Slot("edges", i),))
    for i, aside in enumerate(journey_map.asides):
        yield Found("aside", aside, (Slot("asides", i),))


def _in_step(step: Step, path: Path, phase: Phase) -> Iterator[Found]:
    yield Found("step", step, path, phase.id)
    for lane, cell in step.cards.items():
        for i, card in enumerate(cell):
            card_path = (*path, Slot("cards", i, lane))
            yield Found("card", card, card_path, step.id)
            for j, evidence in enumerate(card.evidence):
                yield Found("evidence", evidence, (*card_path, Slot("evidence", j)), card.id)


def find(journey_map: JourneyMap, id_: str) -> Found | None:
    """The part with an id. Steps without it are passed over by their set of ids, which they keep."""
    if id_ == HEAD:
        return Found("head", journey_map.head, (Slot(HEAD),))
    for i, phase in enumerate(journey_map.phases):
        if phase.id == id_:
            return Found("phase", phase, (Slot("phases", i),))
        for j, step in enumerate(phase.steps):
            if id_ in step.ids:
                inside = _in_step(step, (Slot("phases", i), Slot("steps", j)), phase)
                return next(found for found in inside if id_of(found.part) == id_)
    loose: tuple[tuple[What, str, Items], ...] = (
        ("persona", "personas", journey_map.personas),
        ("lane", "lanes", journey_map.lanes),
        ("edge", "edges", journey_map.edges),
        ("aside", "asides", journey_map.asides),
    )
    for what, field, parts in loose:
        for i, part in enumerate(parts):
            if id_of(part) == id_:
                return Found(what, part, (Slot(field, i),))
    return None


def all_ids(journey_map: JourneyMap) -> Iterator[str]:
    """The id of every part but the head."""
    return (id_of(found.part) for found in walk(journey_map) if found.what != "head")


def id_of(part: Part) -> str:
    """The id of a part that has one."""
    id_: str = getattr(part, "id", HEAD)
    return id_


def title_of(part: Part) -> Text:
    """What a part is called: its title, name or text, or else its id."""
    for field in ("title", "name", "text"):
        called: Text | None = getattr(part, field, None)
        if called:
            return called
    return id_of(part)


def kind_of(found: Found) -> str:
    """The word for a part in a sentence: its kind for a card, evidence or an own lane, else what it is."""
    return str(getattr(found.part, "kind", found.what)) if found.what in {"card", "evidence"} else found.what


def edited(journey_map: JourneyMap, path: Path, edit: Callable[[Items], Items]) -> JourneyMap:
    """The map with other parts where the path ends; all that is not on the path is shared."""
    whole = _edited(journey_map, path, edit)
    assert isinstance(whole, JourneyMap)  # noqa: S101 - `changed` gives the same type
    return whole


def _edited(parent: Part, path: Path, edit: Callable[[Items], Items]) -> Part:
    slot, *further = path
    items = slot.items(parent)
    if not further:
        return slot.with_items(parent, edit(items))
    inner = _edited(items[slot.index], tuple(further), edit)
    return slot.with_items(parent, replaced(items, slot.index, inner))


def replaced(items: Items, index: int, part: Part) -> Items:
    """The parts with another one at an index."""
    return (*items[:index], part, *items[index + 1 :])


def inserted(items: Items, index: int | None, part: Part) -> Items:
    """The parts with one more, at an index or at the end; an index past the end is the end."""
    at = len(items) if index is None else min(index, len(items))
    return (*items[:at], part, *items[at:])


def without(items: Items, index: int) -> Items:
    """The parts but the one at an index."""
    return (*items[:index], *items[index + 1 :])


def cards_of(journey_map: JourneyMap, lane: str) -> Iterator[tuple[Step, AnyCard]]:
    """The cards in a lane with their steps."""
    for step in journey_map.steps:
        for card in step.cards.get(lane, ()):
            yield step, card
