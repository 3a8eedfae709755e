"""A workshop: notes that many people write at once, group and vote on, on a map or an empty board.

Edits of several people commute as far as they can: each note, vote and guest is a part with an id of its
own, made by the client, so that one that is sent again is the same one and none overwrites another. A note
says in which group it is, and not a group which notes it holds: two people who group different notes never
collide, and of two who group the same note the last has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, Field

from klantreis.mapping.documents.document import Document, Refers
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=1000)]
LONGEST_TIMER = 24 * 60 * 60


class Stage(StrEnum):
    """What the group is doing."""

    WRITING = "writing"  # in silence: everyone sees their own notes only
    GROUPING = "grouping"
    VOTING = "voting"
    RESULT = "result"


class Guest(Part):
    """Somebody who takes part, under a name of their own choice. `colour` is a number of the palette."""

    id: Id
    name: Name
    colour: Annotated[int, Field(strict=True, ge=0, le=11)] = 0


class Column(Part):
    """A part of the board: of a map the step that it stands for, else a heading."""

    id: Id
    title: Text
    step: Id | None = None


class Group(Part):
    """Notes that say the same, under one title."""

    id: Id
    title: Text
    column: Annotated[Id, Refers("column")] | None = None


class Note(Part):
    """What somebody wrote.

    Attributes
    ----------
    guest
        Who wrote it.
    column, lane
        Where it stands: a column of the board, and on a map the lane of the cell.
    group
        Id of the group that it was put in.
    x, y
        Where it hangs in its column, 0 … 1.
    """

    id: Id
    guest: Annotated[Id, Refers("guest")]
    text: Words
    column: Annotated[Id, Refers("column")] | None = None
    lane: Id | None = None
    group: Annotated[Id, Refers("group")] | None = None
    x: Annotated[float, Field(ge=0, le=1)] = 0.5
    y: Annotated[float, Field(ge=0, le=1)] = 0.5


class Vote(Part):
    """A dot of somebody on a note or on a group; several dots of one person on one are several votes.

    When what it was for is removed it is for nothing: it counts no more, and may be given again.
    """

    id: Id
    guest: Annotated[Id, Refers("guest")]
    note: Annotated[Id, Refers("note")] | None = None
    group: Annotated[Id, Refers("group")] | None = None

    @property
    def on(self) -> Id | None:
        """Id of the note or group that it is for."""
        return self.note or self.group


class Timer(Part):
    """A clock that all see: it runs from its start, as long as it says."""

    started_at: AwareDatetime
    seconds: Annotated[int, Field(strict=True, ge=1, le=LONGEST_TIMER)]

    def left(self, now: datetime) -> float:
        """Seconds that are left, 0 when it is over."""
        return max(0.0, self.seconds - max(0.0, (now - self.started_at).total_seconds()))


class Workshop(Document):
    """A board with notes.

    Attributes
    ----------
    map
        Id of the map that it is on; None for an empty board.
    question
        What everyone answers.
    votes_each
        How many votes a guest may give.
    is_simulated
        Whether it is invented, which every report then says.
    """

    KIND: ClassVar = "workshop"
    HOLDS: ClassVar = {
        "column": "columns",
        "guest": "guests",
        "group": "groups",
        "note": "notes",
        "vote": "votes",
    }

    format: Literal["klantreis-workshop/1"] = "klantreis-workshop/1"
    map: Id | None = None
    question: Text | None = None
    stage: Stage = Stage.WRITING
    timer: Timer | None = None
    votes_each: Annotated[int, Field(strict=True, ge=0, le=100)] = 5
    is_simulated: bool = False
    columns: tuple[Column, ...] = ()
    guests: tuple[Guest, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    votes: tuple[Vote, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """A vote is for one thing, and nobody gives more votes than the others may."""
        for vote in self.votes:
            if vote.note is not None and vote.group is not None:
                yield error("vote_outside", (vote.id,), vote=vote.id)
        names = {guest.id: guest.name for guest in self.guests}
        for guest, n in Counter(vote.guest for vote in self.votes if vote.on).items():
            if n > self.votes_each:
                voter = names.get(guest, guest)
                yield error("too_many_votes", (guest,), voter=voter, n=n, most=self.votes_each)

    def seen_by(self, guest: str | None) -> Workshop:
        """The board as a guest may see it: in silent writing only the guest's own notes."""
        if self.stage is not Stage.WRITING or guest is None:
            return self
        own = tuple(note for note in self.notes if note.guest == guest)
        kept = {note.id for note in own}
        votes = tuple(vote for vote in self.votes if vote.note is None or vote.note in kept)
        return self.changed(notes=own, votes=votes)
