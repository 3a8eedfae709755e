"""What a guest may do in a workshop: write, group and vote, each in its time, and with his own alone."""

from __future__ import annotations

from klantreis.errors import KlantreisError
from klantreis.mapping.documents.document import find
from klantreis.mapping.documents.workshop import Group, Guest, Note, Stage, Vote, Workshop
from klantreis.mapping.operation import Add, All, AnyOperation, Remove, Set
from klantreis.server.apps.documents.kinds import Content

MOST_NOTES = 200
_WRITTEN = {Stage.WRITING, Stage.GROUPING}
# Where a note hangs; in grouping anyone may hang it elsewhere.
_PLACE = {"group", "column", "lane", "x", "y"}


class GuestMayNotError(KlantreisError):
    """A guest asks for what is not his, or not yet."""

    code = "guest_may_not"

    def __init__(self, why: str, *, nl: str) -> None:
        super().__init__(why, nl=nl)


def refuse_others_work(content: Content, operation: AnyOperation, guest: str) -> None:
    """Raise `GuestMayNotError` when an operation is not a guest's to do.

    Parameters
    ----------
    content
        The workshop before the operation.
    guest
        The id that the guest has in it.
    """
    if not isinstance(content, Workshop):
        raise GuestMayNotError("Guests work in workshops alone.", nl="Gasten werken alleen in workshops.")
    match operation:
        case All():
            for one in operation.operations:
                refuse_others_work(content, one, guest)
        case Add():
            _refuse_added(content, operation, guest)
        case Set() | Remove():
            _refuse_changed(content, operation, guest)
        case _:
            raise GuestMayNotError(
                "The order of the board is for who leads the workshop.",
                nl="De volgorde op het bord is aan wie de workshop leidt.",
            )


def _refuse_added(workshop: Workshop, add: Add, guest: str) -> None:
    if add.what == "group":
        _refuse_unless(
            workshop.stage is Stage.GROUPING,
            "Groups are made when everyone groups.",
            nl="Groepen maak je als iedereen groepeert.",
        )
        return
    _refuse_unless(
        add.what in {"note", "vote"},
        "Guests add notes, votes and groups.",
        nl="Gasten voegen briefjes, stemmen en groepen toe.",
    )
    _refuse_unless(
        add.part.get("guest") == guest,
        "Write and vote under your own name.",
        nl="Schrijf en stem onder je eigen naam.",
    )
    if add.what == "vote":
        _refuse_unless(
            workshop.stage is Stage.VOTING,
            "Votes are given when everyone votes.",
            nl="Stemmen geef je als iedereen stemt.",
        )
        return
    # At any time: what somebody wrote while his connection was broken may arrive when the others vote.
    n_notes = sum(note.guest == guest for note in workshop.notes)
    _refuse_unless(
        n_notes < MOST_NOTES,
        f"A guest writes at most {MOST_NOTES} notes. Take some away first.",
        nl=f"Een gast schrijft hooguit {MOST_NOTES} briefjes. Haal er eerst een paar weg.",
    )


def _refuse_changed(workshop: Workshop, operation: Set | Remove, guest: str) -> None:
    found = find(workshop, operation.id)
    field = operation.field if isinstance(operation, Set) else None
    match found.part if found else None:
        case Note() as note:
            is_moved = field in _PLACE and workshop.stage is Stage.GROUPING
            is_own = note.guest == guest and field != "guest" and workshop.stage in _WRITTEN
            _refuse_unless(
                is_moved or is_own,
                "Change your own notes, before everyone votes.",
                nl="Wijzig je eigen briefjes, voordat iedereen stemt.",
            )
        case Vote() as vote:
            is_own = vote.guest == guest and field != "guest" and workshop.stage is Stage.VOTING
            _refuse_unless(
                is_own,
                "Change your own votes, while everyone votes.",
                nl="Wijzig je eigen stemmen, terwijl iedereen stemt.",
            )
        case Group():
            is_named = field is not None and workshop.stage is Stage.GROUPING
            _refuse_unless(
                is_named,
                "Groups are changed when everyone groups.",
                nl="Groepen wijzig je als iedereen groepeert.",
            )
        case Guest() as other:
            _refuse_unless(
                other.id == guest and field in {"name", "colour"},
                "Change your own name.",
                nl="Wijzig je eigen naam.",
            )
        case _:
            raise GuestMayNotError(
                "That is for who leads the workshop, or it is no longer there.",
                nl="Dat is aan wie de workshop leidt, of het is er niet meer.",
            )


def _refuse_unless(is_allowed: bool, why: str, *, nl: str) -> None:
    if not is_allowed:
        raise GuestMayNotError(why, nl=nl)
