"""What a workshop came to: notes and groups by their votes, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.mapping.documents.plan import Origin
from klantreis.mapping.documents.workshop import Column, Note, Workshop
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, All
from klantreis.mapping.part import slug
from klantreis.mapping.texts import Text, said
from klantreis.mapping.touchpoint import LONGEST_NAME, Register, Touchpoint

_MOST_LETTERS_OF_TITLE = 200
# What a card of these kinds says no note says: an image, a figure, a line of a blueprint.
_NOT_OF_WORDS = {"image", "emotion", "interaction_line", "visibility_line", "internal_line"}


@dataclass(frozen=True)
class Result:
    """A group with its notes, or a note that is in none.

    Attributes
    ----------
    id, title
        Of the group or the note.
    notes
        Those of the group, or the note alone.
    n_votes, n_voters
        Dots on it and on its notes, and how many people gave them.
    n_writers
        How many people wrote these notes.
    column, lane
        Where it stands: of a group without a column where most of its notes do.
    """

    id: str
    title: Text
    notes: tuple[Note, ...]
    n_votes: int
    n_voters: int
    n_writers: int
    column: str | None
    lane: str | None


def results(workshop: Workshop) -> tuple[Result, ...]:
    """Every group that holds notes and every note in none, most votes first; each note is in one of them."""
    grouped = [
        _result(workshop, group.id, group.title, notes, group.column)
        for group in workshop.groups
        if (notes := [note for note in workshop.notes if note.group == group.id])
    ]
    loose = [
        _result(workshop, note.id, note.text, [note], note.column)
        for note in workshop.notes
        if note.group is None
    ]
    return tuple(sorted([*grouped, *loose], key=lambda one: (-one.n_votes, -one.n_voters, -one.n_writers)))


def _result(workshop: Workshop, id_: str, title: Text, notes: Sequence[Note], column: str | None) -> Result:
    counted = {id_, *(note.id for note in notes)}
    votes = [vote for vote in workshop.votes if vote.on in counted]
    return Result(
        id=id_,
        title=title,
        notes=tuple(notes),
        n_votes=len(votes),
        n_voters=len({vote.guest for vote in votes}),
        n_writers=len({note.guest for note in notes}),
        column=column or _commonest(note.column for note in notes),
        lane=_commonest(note.lane for note in notes),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value that occurs most, the first of these; None where there is none."""
    known = [value for value in values if value is not None]
    return max(dict.fromkeys(known), key=known.count, default=None)


def columns_of(journey_map: JourneyMap) -> tuple[Column, ...]:
    """A board on a map: a column a step, in its order."""
    return tuple(Column(id=step.id, title=step.title, step=step.id) for step in journey_map.steps)


def chosen_results(workshop: Workshop, ids: Iterable[str]) -> tuple[Result, ...]:
    """The results of these ids, in their order.

    Raises
    ------
    UnknownNameError
        When a group or note of that id is no result: it is not there, or it is in a group.
    """
    found, once = {one.id: one for one in results(workshop)}, dict.fromkeys(ids)
    for id_ in once:
        if id_ not in found:
            raise UnknownNameError("result", id_, found, nl="resultaat")
    return tuple(found[id_] for id_ in once)


def to_map(
    workshop: Workshop,
    chosen: Iterable[Result],
    journey_map: JourneyMap,
    *,
    step: str | None = None,
    lane: str | None = None,
) -> All:
    """The operation on a map that adds results as cards of the kind of their lane.

    A touchpoint lane gets touchpoints, by their name. The cards have no evidence: what a workshop says is
    what its guests think, and counts as assumed until somebody adds on what it rests. A result that is on
    the map already is left out, so that doing it again adds nothing.

    Parameters
    ----------
    step, lane
        Where the cards come; each result's own when left out.

    Raises
    ------
    UnknownNameError, InvalidOptionError
        When the map has no such step or lane, a result says neither, or no note can be such a card.
    """
    steps = {column.id: column.step for column in workshop.columns}
    operations = []
    for one in _not_there(workshop, chosen, {*_ids_of(journey_map)}):
        there = step or steps.get(one.column or "")
        where = lane or one.lane
        found = journey_map.lane(where) if where else None
        if there is None or found is None:
            is_lost, title = there is None, _said(workshop, one)[:60]
            raise InvalidOptionError(
                f"{title!r} stands in no {'step' if is_lost else 'lane'} of the map; say in which.",
                nl=f"{title!r} staat in geen {'stap' if is_lost else 'rij'} van de kaart; zeg in welke.",
            )
        journey_map.step(there)  # tells which steps exist when it is not there
        operations.append(
            Add(what="card", parent=there, lane=found.id, part=_card(workshop, one, found.kind))
        )
    return All(operations=tuple(operations))


def _card(workshop: Workshop, one: Result, kind: str) -> dict[str, object]:
    if kind in _NOT_OF_WORDS:
        raise InvalidOptionError(
            f"A note cannot become a card of kind {kind!r}; choose another lane.",
            nl=f"Een notitie kan geen kaartje van de soort {kind!r} worden; kies een andere rij.",
        )
    card: dict[str, object] = {"kind": kind, "id": _id_of(workshop, one)}
    if kind == "touchpoint":
        card["touchpoint"] = _name(workshop, one)
    else:
        card["text"] = one.title
    return card


def to_touchpoints(
    workshop: Workshop, chosen: Iterable[Result], register: Register
) -> tuple[Touchpoint, ...]:
    """Results as touchpoints that the register lacks, each name once; capitals make no other name."""
    known = {name.casefold() for name in register.names}
    found: dict[str, Touchpoint] = {}
    for one in chosen:
        name = _name(workshop, one)
        if name.casefold() not in known:
            found.setdefault(name.casefold(), Touchpoint(name=name))
    return tuple(found.values())


def to_plan(
    workshop: Workshop, chosen: Iterable[Result], taken: Collection[str], *, most_votes: int | None = None
) -> All:
    """The operation on a plan that adds results as actions; what got most votes stands highest on the grid.

    A result that is in the plan already is left out, so that doing it again adds nothing.

    Parameters
    ----------
    taken
        Ids that the plan has already.
    most_votes
        What counts as much; the most that any result of the workshop got when left out.
    """
    top = most_votes or max((one.n_votes for one in results(workshop)), default=0)
    steps = {column.id: column.step for column in workshop.columns}
    operations = []
    for one in _not_there(workshop, chosen, taken):
        part: dict[str, object] = {
            "id": _id_of(workshop, one),
            "title": one.title if not isinstance(one.title, str) else one.title[:_MOST_LETTERS_OF_TITLE],
            "impact": min(1.0, one.n_votes / top) if top else 0.5,
        }
        told = [note.text for note in one.notes if note.text != part["title"]]
        if told:
            part["description"] = "\n".join(told)
        if workshop.map:
            origin = Origin(map=workshop.map, part=steps.get(one.column or ""))
            part["origin"] = origin.model_dump(mode="json", exclude_none=True)
        operations.append(Add(what="action", part=part))
    return All(operations=tuple(operations))


def _not_there(workshop: Workshop, chosen: Iterable[Result], taken: Collection[str]) -> list[Result]:
    """The results of which nothing was made yet, each once."""
    made = {one.rpartition("-")[2] for one in taken}
    once = {one.id: one for one in chosen}
    return [one for one in once.values() if _mark(workshop, one) not in made]


def _id_of(workshop: Workshop, one: Result) -> str:
    """The id of what a result becomes: its words, and a mark by which it is known again under other words."""
    return f"{slug(_said(workshop, one), 'note')}-{_mark(workshop, one)}"


def _mark(workshop: Workshop, one: Result) -> str:
    return sha256(f"{workshop.id} {one.id}".encode()).hexdigest()[:10]


def _name(workshop: Workshop, one: Result) -> str:
    return " ".join(_said(workshop, one).split())[:LONGEST_NAME]


def _said(workshop: Workshop, one: Result) -> str:
    return said(one.title, workshop.languages[0], workshop.languages)


def _ids_of(journey_map: JourneyMap) -> Iterable[str]:
    """Every id of a map."""
    yield from (one.id for one in journey_map.personas)
    yield from (one.id for one in journey_map.lanes)
    yield from (one.id for one in journey_map.phases)
    yield from (one.id for one in journey_map.edges)
    for one in journey_map.steps:
        yield from one.ids
