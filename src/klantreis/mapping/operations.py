"""Edits of a map: add, set, move, remove, and several at once. Pure: a map and an edit give a map.

Parts are addressed by their ids, so edits of different cards give the same map in either order. An edit
that would break a rule of the document is refused; the map stays as it was.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from klantreis.mapping.aside import Aside
from klantreis.mapping.cards import CARD
from klantreis.mapping.edit_rules import refuse_broken_rules, refuse_field, refuse_taken_ids
from klantreis.mapping.evidence import Evidence
from klantreis.mapping.map import Edge, JourneyMap, Lane, Phase, Step
from klantreis.mapping.members import field_after, setting_back
from klantreis.mapping.operation import Add, All, AnyOperation, Move, Remove, Set
from klantreis.mapping.part import HEAD, Part
from klantreis.mapping.persona import Persona
from klantreis.mapping.places import (
    CONTAINERS,
    PARENTS,
    Found,
    Path,
    Slot,
    all_ids,
    cards_of,
    edited,
    find,
    id_of,
    inserted,
    kind_of,
    replaced,
    title_of,
    without,
)
from klantreis.mapping.problem import Place, Problem, RefusedOperationError, error
from klantreis.mapping.rules import name_of
from klantreis.mapping.shape import problems_of

CHILDREN = {"phase": "steps", "step": "cards", "card": "evidence"}

_SHAPES: dict[str, TypeAdapter[Any]] = {
    "persona": TypeAdapter(Persona),
    "lane": TypeAdapter(Lane),
    "phase": TypeAdapter(Phase),
    "step": TypeAdapter(Step),
    "card": CARD,
    "evidence": TypeAdapter(Evidence),
    "edge": TypeAdapter(Edge),
    "aside": TypeAdapter(Aside),
}


def apply(journey_map: JourneyMap, operation: AnyOperation) -> JourneyMap:
    """The map after an operation; it shares every part that did not change.

    Raises
    ------
    RefusedOperationError
        When the operation names what does not exist or would break a rule; `code` says which.
    """
    match operation:
        case Add():
            return _add(journey_map, operation)
        case Set():
            return _set(journey_map, operation)
        case Move():
            return _move(journey_map, operation)
        case Remove():
            return _remove(journey_map, operation)
        case All():
            for one in operation.operations:
                journey_map = apply(journey_map, one)
            return journey_map


def inverse(journey_map: JourneyMap, operation: AnyOperation) -> AnyOperation:
    """The operation that undoes one, given the map before it.

    Raises
    ------
    RefusedOperationError
        When the operation itself would be refused.
    """
    match operation:
        case Add():
            return Remove(id=str(operation.part.get("id")))
        case Set():
            return setting_back(_found(journey_map, operation.id).part, operation)
        case Move():
            found = _found(journey_map, operation.id)
            return Move(id=operation.id, parent=found.parent, lane=found.slot.lane, index=found.slot.index)
        case Remove():
            cascade = with_what_depends(journey_map, operation)
            if len(cascade) == 1:
                return _add_again(_found(journey_map, operation.id))
            return _undone(journey_map, cascade)
        case All():
            return _undone(journey_map, operation.operations)


def _undone(journey_map: JourneyMap, operations: tuple[AnyOperation, ...]) -> AnyOperation:
    undone: list[AnyOperation] = []
    for operation in operations:
        undone.append(inverse(journey_map, operation))
        journey_map = apply(journey_map, operation)
    undone.reverse()
    return undone[0] if len(undone) == 1 else All(operations=tuple(undone))


def _add_again(found: Found) -> Add:
    what: Any = found.what
    return Add(
        what=what,
        parent=found.parent,
        lane=found.slot.lane,
        index=found.slot.index,
        part=found.part.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    )


def _add(journey_map: JourneyMap, add: Add) -> JourneyMap:
    part = _shaped(add)
    refuse_taken_ids(journey_map, part)
    path = _container(journey_map, add.what, add.parent, add.lane)
    after = edited(journey_map, path, lambda items: inserted(items, add.index, part))
    refuse_broken_rules(after, add.what, part, parent=add.parent)
    return after


def _shaped(add: Add) -> Part:
    """The part to add, checked."""
    if add.what not in _SHAPES:
        near = (add.what, list(_SHAPES))
        raise RefusedOperationError(error("unknown_sort", (), name=add.what, near=near, found=list(_SHAPES)))
    try:
        part: Part = _SHAPES[add.what].validate_python(add.part)
    except ValidationError as invalid:
        raise RefusedOperationError(problems_of(invalid, add.part, what=add.what)[0]) from None
    return part


def _container(journey_map: JourneyMap, what: str, parent: str | None, lane: str | None) -> Path:
    """The way to where parts of a kind stand; its last index means nothing."""
    if what not in PARENTS:
        return (Slot(CONTAINERS[what]),)
    wanted = PARENTS[what]
    if parent is None:
        raise RefusedOperationError(error("missing_parent", what=what, parent=wanted))
    if what == "card" and lane is None:
        raise RefusedOperationError(error("missing_lane"))
    found = find(journey_map, parent)
    if found is None or found.what != wanted:
        raise RefusedOperationError(_no_parent(journey_map, wanted, parent))
    return (*found.path, Slot(CONTAINERS[what], lane=lane if what == "card" else None))


def _no_parent(journey_map: JourneyMap, what: str, id_: str) -> Problem:
    ids = {"phase": [one.id for one in journey_map.phases], "step": [one.id for one in journey_map.steps]}
    found = ids.get(what) or [card.id for _, _, card in journey_map.cards]
    return error(f"unknown_{what}", (id_,), id=id_, near=(id_, found), found=found)


def _set(journey_map: JourneyMap, operation: Set) -> JourneyMap:
    found = _found(journey_map, operation.id)
    part = _with_field(journey_map, found, operation)
    after = edited(journey_map, found.path, lambda items: replaced(items, found.slot.index, part))
    refuse_broken_rules(after, found.what, part, parent=found.parent, field=operation.field)
    return after


def _with_field(journey_map: JourneyMap, found: Found, operation: Set) -> Part:
    """The part with another value in one field, validated without the parts in it."""
    children = CHILDREN.get(found.what)
    place = Place(kind_of(found), name_of(journey_map, title_of(found.part)))
    names = {field.alias or name: name for name, field in type(found.part).model_fields.items()}
    refuse_field(found.what, operation, place, names, children)
    fields = {alias: getattr(found.part, name) for alias, name in names.items() if name != children}
    fields[operation.field] = field_after(
        found.part, operation, languages=journey_map.head.languages, place=place
    )
    if fields[operation.field] is None:
        del fields[operation.field]
    try:
        part = type(found.part).model_validate(fields)
    except ValidationError as invalid:
        shown = {**fields, "id": id_of(found.part)}
        raise RefusedOperationError(problems_of(invalid, shown, what=kind_of(found))[0]) from None
    return part.changed(**{children: getattr(found.part, children)}) if children else part


def _move(journey_map: JourneyMap, move: Move) -> JourneyMap:
    found = _found(journey_map, move.id)
    if found.what in {"head", "edge", "aside"}:
        raise RefusedOperationError(error("cannot_move", (move.id,), what=found.what))
    parent, lane = move.parent or found.parent, move.lane or found.slot.lane
    path = _container(journey_map, found.what, parent, lane)
    lifted = edited(journey_map, found.path, lambda items: without(items, found.slot.index))
    after = edited(lifted, path, lambda items: inserted(items, move.index, found.part))
    refuse_broken_rules(after, found.what, found.part, parent=parent)
    return after


def _remove(journey_map: JourneyMap, operation: Remove) -> JourneyMap:
    cascade = with_what_depends(journey_map, operation)
    if len(cascade) == 1:
        found = _found(journey_map, operation.id)
        return edited(journey_map, found.path, lambda items: without(items, found.slot.index))
    return apply(journey_map, All(operations=cascade))


def with_what_depends(journey_map: JourneyMap, operation: Remove) -> tuple[AnyOperation, ...]:
    """A removal, and before it those of the parts that cannot stand without what it removes.

    Raises
    ------
    RefusedOperationError
        When there is no such part, or it is the head.
    """
    found = _found(journey_map, operation.id)
    first: list[AnyOperation] = []
    match found.part:
        case Phase() | Step():
            steps = (
                {step.id for step in found.part.steps} if isinstance(found.part, Phase) else {operation.id}
            )
            first = [Remove(id=edge.id) for edge in journey_map.edges if {edge.from_, edge.to} & steps]
        case Lane():
            first = [Remove(id=card.id) for _, card in cards_of(journey_map, operation.id)]
        case Persona():
            first = _without_persona(journey_map, operation.id)
    if found.what == "head":
        raise RefusedOperationError(error("cannot_remove", (HEAD,)))
    return (*first, operation)


def _without_persona(journey_map: JourneyMap, id_: str) -> list[AnyOperation]:
    cards = [Remove(id=card.id) for _, _, card in journey_map.cards if card.persona == id_]
    named = journey_map.head.personas
    if id_ not in named:
        return [*cards]
    left = [one for one in named if one != id_] or None
    return [*cards, Set(id=HEAD, field="personas", value=left)]


def _found(journey_map: JourneyMap, id_: str) -> Found:
    found = find(journey_map, id_)
    if found is None:
        known = tuple(all_ids(journey_map))
        raise RefusedOperationError(error("unknown_id", (id_,), id=id_, near=(id_, known)))
    return found
