"""Which edits are refused: only what an edit touched is looked at again, not the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from klantreis.mapping.cards import BaseCard
from klantreis.mapping.head import Head
from klantreis.mapping.map import Edge, JourneyMap, Lane, Phase, Step
from klantreis.mapping.operation import Set
from klantreis.mapping.part import Part
from klantreis.mapping.places import cards_of, find, id_of, kind_of, title_of
from klantreis.mapping.problem import Place, Problem, RefusedOperationError, error
from klantreis.mapping.rules import (
    edge_to_nowhere,
    name_of,
    persona_not_named,
    step_of,
    two_emotions_in,
    wrong_cell,
)


def refuse_taken_ids(journey_map: JourneyMap, part: Part) -> None:
    """Refuse a part when an id in it is used already, in the map or twice in the part.

    Raises
    ------
    RefusedOperationError
        With code `duplicate_id`.
    """
    for id_, n in Counter(_ids_in(part)).items():
        found = find(journey_map, id_)
        if found is None and n == 1:
            continue
        new = Place(str(getattr(part, "kind", None) or type(part).__name__.lower()), id_)
        places = [new] * n
        if found is not None:
            places.append(Place(kind_of(found), name_of(journey_map, title_of(found.part))))
        raise RefusedOperationError(error("duplicate_id", (id_,), id=id_, n=len(places), places=places))


def _ids_in(part: Part) -> Iterator[str]:
    yield id_of(part)
    match part:
        case Phase():
            for step in part.steps:
                yield from _ids_in(step)
        case Step():
            for cell in part.cards.values():
                for card in cell:
                    yield from _ids_in(card)
        case BaseCard():
            yield from (one.id for one in part.evidence)


def refuse_field(what: str, edit: Set, place: Place, names: Mapping[str, str], children: str | None) -> None:
    """Refuse to set a field that a part does not have, or that only other operations change.

    Raises
    ------
    RefusedOperationError
        With code `unknown_field` or `fixed_field`.
    """
    where, field = (edit.id, edit.field), edit.field
    if field not in names:
        near = (field, names)
        raise RefusedOperationError(
            error("unknown_field", where, place=place, field=field, near=near, found=list(names))
        )
    advice = None
    if field == "id":
        advice = "id"
    elif field == "kind" and what in {"card", "evidence"}:
        advice = "kind"
    elif field == children:
        advice = "children"
    if advice is not None:
        raise RefusedOperationError(error("fixed_field", where, place=place, field=field, advice=advice))


def refuse_broken_rules(
    after: JourneyMap, what: str, part: Part, *, parent: str | None, field: str | None = None
) -> None:
    """Refuse an edit after which a part, or what refers to it, breaks a rule.

    Raises
    ------
    RefusedOperationError
        With the code of the first rule broken.
    """
    for problem in _broken(after, what, part, parent, field):
        raise RefusedOperationError(problem)


def _broken(
    after: JourneyMap, what: str, part: Part, parent: str | None, field: str | None
) -> Iterator[Problem]:
    match part:
        case Head() if field == "personas":
            yield from _personas_in_use(after)
        case Lane() if field == "kind":
            yield from _cards_of_another_kind(after, part)
        case Edge():
            yield from _ends(after, part)
        case Phase() if field is None:
            for step in part.steps:
                yield from _cells(after, step)
        case Step() if field is None:
            yield from _cells(after, part)
        case _ if what == "card" and parent is not None:
            around = step_of(after, parent)
            yield from _cells(after, around) if around is not None else ()


def _cells(after: JourneyMap, step: Step) -> Iterator[Problem]:
    """What is wrong in the cells of one step."""
    kinds = {lane.id: lane.kind for lane in after.lanes}
    for lane, cell in step.cards.items():
        for card in cell:
            if kinds.get(lane) != card.kind:
                yield wrong_cell(after, step, lane, card.id, card.kind)
            if card.persona is not None and card.persona not in after.head.personas:
                yield persona_not_named(after, (step.id, card.id), card.persona)
        yield from two_emotions_in(step, lane)


def _personas_in_use(after: JourneyMap) -> Iterator[Problem]:
    users: dict[str, list[str]] = {}
    for _, _, card in after.cards:
        if card.persona is not None and card.persona not in after.head.personas:
            users.setdefault(card.persona, []).append(card.id)
    for persona, cards in users.items():
        where = ("head", "personas")
        yield error("persona_in_use", where, persona=persona, found=cards)


def _cards_of_another_kind(after: JourneyMap, lane: Lane) -> Iterator[Problem]:
    for step, card in cards_of(after, lane.id):
        if card.kind != lane.kind:
            yield wrong_cell(after, step, lane.id, card.id, card.kind)


def _ends(after: JourneyMap, edge: Edge) -> Iterator[Problem]:
    for end in (edge.from_, edge.to):
        if step_of(after, end) is None:
            yield edge_to_nowhere(edge.id, end, [step.id for step in after.steps])
