"""What a workshop came to: notes and groups by their votes, and what becomes of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.plan import Origin
from klantreis.mapping.documents.workshop import Column, Note, Workshop
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, All
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import Text, said

_LONGEST_TOUCHPOINT = 200
_MOST_LETTERS_OF_TITLE = 200


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
    """Every group and every note in none, most votes first; each note is in exactly one of them."""
    grouped = [
        _result(
            workshop,
            group.id,
            group.title,
            [note for note in workshop.notes if note.group == group.id],
            group.column,
        )
        for group in workshop.groups
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
    what its guests think, and counts as assumed until somebody adds on what it rests.

    Parameters
    ----------
    step, lane
        Where the cards come; each result's own when left out.

    Raises
    ------
    UnknownNameError, InvalidOptionError
        When the map has no such step or lane, or a result says neither.
    """
    steps = {column.id: column.step for column in workshop.columns}
    taken = {*_ids_of(journey_map)}
    operations = []
    for one in chosen:
        there = step or steps.get(one.column or "")
        where = lane or one.lane
        found = journey_map.lane(where) if where else None
        if there is None or found is None:
            raise InvalidOptionError(
                f"{one.id!r} stands in no {'step' if there is None else 'lane'} of the map; say in which."
            )
        journey_map.step(there)  # tells which steps exist when it is not there
        operations.append(
            Add(what="card", parent=there, lane=found.id, part=_card(workshop, one, found.kind, taken))
        )
    return All(operations=tuple(operations))


def _card(workshop: Workshop, one: Result, kind: str, taken: set[str]) -> dict[str, object]:
    text = said(one.title, workshop.languages[0], workshop.languages)
    id_ = _new(text, taken)
    card: dict[str, object] = {"kind": kind, "id": id_}
    if kind == "touchpoint":
        card["touchpoint"] = text[:_LONGEST_TOUCHPOINT]
    elif kind == "image":
        raise InvalidOptionError("A note cannot become an image; choose another lane.")
    else:
        card["text"] = one.title
    return card


def to_plan(
    workshop: Workshop, chosen: Iterable[Result], taken: Container[str], *, most_votes: int | None = None
) -> All:
    """The operation on a plan that adds results as actions; what got most votes stands highest on the grid.

    Parameters
    ----------
    taken
        Ids that the plan has already.
    most_votes
        What counts as much; the most that any result of the workshop got when left out.
    """
    top = most_votes or max((one.n_votes for one in results(workshop)), default=0)
    steps = {column.id: column.step for column in workshop.columns}
    ids: set[str] = set()
    operations = []
    for one in chosen:
        text = said(one.title, workshop.languages[0], workshop.languages)
        id_ = new_id(text, _Either(taken, ids), otherwise="action")
        ids.add(id_)
        part: dict[str, object] = {
            "id": id_,
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


class _Either:
    """The ids of two collections."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self.one, self.other = one, other

    def __contains__(self, id_: object) -> bool:
        return id_ in self.one or id_ in self.other


def _new(text: str, taken: set[str]) -> str:
    id_ = new_id(text, taken, otherwise="note")
    taken.add(id_)
    return id_


def _ids_of(journey_map: JourneyMap) -> Iterable[str]:
    """Every id of a map."""
    yield from (one.id for one in journey_map.personas)
    yield from (one.id for one in journey_map.lanes)
    yield from (one.id for one in journey_map.phases)
    yield from (one.id for one in journey_map.edges)
    for one in journey_map.steps:
        yield from one.ids
