"""A document that somebody has open in this process: its connections, its operations in order, its people."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any
from uuid import UUID

from klantreis.server.apps.documents.editing import Applied, Edit
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.kinds import kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.seen import message_seen
from klantreis.server.apps.guests.joining import WORKSHOP
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.live.broadcasting import operation_message
from klantreis.server.live.connection import Closing, Connection
from klantreis.server.live.curtain import Curtain, curtain_of
from klantreis.server.live.line import Line
from klantreis.server.live.presence import Elsewhere
from klantreis.server.live.threads import in_thread
from klantreis.server.live.visitors import Visitor, roles_now
from klantreis.server.live.wire import Wire

# How often a room looks whether everyone may still be there, and for what it was not told.
LOOK_EVERY_SECONDS = 5.0
# An operation that is missing may still be under way.
_PATIENCE_SECONDS = 0.1
# People who come and go or move are told of together; the more there are, the longer the list, the later.
_GATHER_SECONDS, _PER_PERSON_SECONDS = 0.1, 0.005
# Who misses more than this fetches the document again.
MOST_MISSED = 1000

logger = logging.getLogger("klantreis.server")


class Room:
    """Everyone of this process who has one document open.

    Operations may arrive out of order, by other threads and processes; they leave in order, each once.
    """

    def __init__(self, document_id: UUID, wire: Wire) -> None:
        self.document_id = document_id
        self.sequence = 0
        self.connections: dict[str, Connection] = {}
        self.elsewhere = Elsewhere()
        self.line = Line(document_id, self._done_here)
        self._wire = wire
        self._is_open = False
        self._curtain: Curtain | None = None
        self._private: frozenset[str] = frozenset()
        self._early: dict[int, str] = {}
        self._filler: asyncio.Task[None] | None = None
        self._looker: asyncio.Task[None] | None = None
        self._gathering: asyncio.TimerHandle | None = None

    async def open(self) -> None:
        """Begin where the document is now."""
        await self._wire.follow(self.document_id)
        self.sequence, self._private, self._curtain = await _beginning(self.document_id)
        self._is_open = True
        self._flush()
        self._looker = asyncio.create_task(self._look_again_and_again())
        self._wire.say(self.document_id, people=[], is_asking=True)

    def close(self) -> None:
        """The last has left."""
        for task in (self._filler, self._looker, self._gathering):
            if task is not None:
                task.cancel()
        self._wire.say(self.document_id, people=[], is_asking=False)

    def enter(self, connection: Connection) -> None:
        """Greet someone; from now on he is told of everything after the operation that `hello` names."""
        self.connections[connection.id] = connection
        self.greet(connection)
        self.people_changed()

    def leave(self, connection: Connection) -> None:
        """Someone has gone."""
        if self.connections.pop(connection.id, None) is not None:
            self.people_changed()

    def greet(self, connection: Connection) -> None:
        """Tell someone where the document is, who he is here, and what he may do."""
        visitor = connection.visitor
        connection.tell_message(
            {
                "type": "hello",
                "sequence": self.sequence,
                "you": {
                    "user_id": None if visitor.user_id is None else str(visitor.user_id),
                    "guest": visitor.guest,
                    "connection": connection.id,
                },
                "can_edit": connection.can_edit,
                "sees_private": connection.sees_private,
                "people": self.people,
            }
        )

    async def submit(self, visitor: Visitor, client_id: str, operation: Any) -> Applied:
        """Do an edit; whoever has the document open is told of it before this returns."""
        return await self.line.submit(Edit(visitor.user_id, client_id, operation, visitor.guest))

    # What happens to the document.

    def take_in(self, sequence: int | None, text: str) -> None:
        """Something to tell everyone here; an operation waits until those before it have been told."""
        if sequence is None:
            self._tell(text)
            return
        self._early[sequence] = text
        self._flush()

    def _done_here(self, applied: Applied) -> None:
        text = operation_message(applied.row)
        self.take_in(applied.row.sequence, text)
        self._wire.say(self.document_id, sequence=applied.row.sequence, text=text)

    def _flush(self) -> None:
        if not self._is_open:
            return
        while (text := self._early.pop(self.sequence + 1, None)) is not None:
            self.sequence += 1
            self._tell(text)
        for told in [one for one in self._early if one <= self.sequence]:
            del self._early[told]
        if self._early and self._filler is None:
            self._filler = asyncio.create_task(self._fill())

    async def _fill(self) -> None:
        """Give what is missing a moment to arrive, then fetch it."""
        try:
            await asyncio.sleep(_PATIENCE_SECONDS)
            if self._early:
                self._catch_up(await missed(self.document_id, self.sequence))
        finally:
            self._filler = None

    def _catch_up(self, found: list[tuple[int, str]]) -> None:
        for sequence, text in found:
            self._early.setdefault(sequence, text)
        # Too many are missing to fetch: everyone starts again from the document.
        if found and found[0][0] > self.sequence + 1:
            self.sequence = found[0][0] - 1
        self._flush()

    def _tell(self, text: str) -> None:
        whose, for_guests = self._curtain.behind(text) if self._curtain else ("", text)
        hides = self._private and any(not one.sees_private for one in self.connections.values())
        for_viewers = message_seen(text, self._private) if hides else text
        for connection in self.connections.values():
            guest = connection.visitor.guest
            told = text if connection.sees_private else for_viewers
            connection.tell(for_guests if guest and guest != whose else told)

    def tell_again(self, connection: Connection, text: str) -> None:
        """Tell one person of an operation that was told before."""
        hides = self._private and not connection.sees_private
        connection.tell(message_seen(text, self._private) if hides else text)

    # Who is there.

    @property
    def people(self) -> list[dict[str, Any]]:
        """Everyone who has the document open, here and in other processes."""
        return [*self._people_here, *self.elsewhere.people]

    @property
    def _people_here(self) -> list[dict[str, Any]]:
        return [one.person for one in self.connections.values()]

    def people_changed(self) -> None:
        """Someone came, went or moved: everyone is told, of all within a moment at once."""
        if self._gathering is None:
            wait = _GATHER_SECONDS + _PER_PERSON_SECONDS * len(self.connections)
            self._gathering = asyncio.get_running_loop().call_later(wait, self._tell_people)

    def hear_people(self, process: str, people: list[dict[str, Any]], *, is_asking: bool) -> None:
        """What another process says of all its people here."""
        if is_asking or self.elsewhere.heard(process, people):
            self.people_changed()

    def _tell_people(self) -> None:
        self._gathering = None
        self._tell(json.dumps({"type": "people", "people": self.people}, ensure_ascii=False))
        self._wire.say(self.document_id, people=self._people_here, is_asking=False)

    # Now and then.

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - the database is busy: the next look is soon
                logger.warning(
                    "Document %s could not be looked at: %s", self.document_id, type(error).__name__
                )

    async def _look(self) -> None:
        present = list(self.connections.values())
        visitors, sequence = [one.visitor for one in present], self.sequence
        roles, found, curtain = await _looked(self.document_id, visitors, sequence)
        for connection, role in zip(present, roles, strict=True):
            self._take_role(connection, role)
        self._catch_up(found)
        if not found and self.sequence == sequence:
            self._curtain = curtain
        await self._wire.follow(self.document_id)
        self._wire.say(self.document_id, people=self._people_here, is_asking=False)
        if self.elsewhere.forget_the_silent():
            self.people_changed()

    def _take_role(self, connection: Connection, role: Role | None) -> None:
        if role is None:
            connection.end(Closing.NOT_ADMITTED)
            self.leave(connection)
        elif connection.has_role(role):
            self.greet(connection)


@in_thread
def missed(document_id: UUID, sequence: int) -> list[tuple[int, str]]:
    """The operations after a number, as clients get them; too many are one: fetch the document again."""
    return _missed(document_id, sequence)


def _missed(document_id: UUID, sequence: int) -> list[tuple[int, str]]:
    rows = list(
        DocumentOperation.objects.filter(document=document_id, sequence__gt=sequence)[: MOST_MISSED + 1]
    )
    if len(rows) <= MOST_MISSED:
        return [(row.sequence, operation_message(row)) for row in rows]
    last = Document.objects.values_list("sequence", flat=True).get(pk=document_id)
    return [(last, json.dumps({"type": "replaced", "sequence": last}))]


@in_thread
def _beginning(document_id: UUID) -> tuple[int, frozenset[str], Curtain | None]:
    """Where a document is, its private fields, and what guests may see of it."""
    row = Document.objects.defer("text").get(pk=document_id)
    curtain = curtain_of(row) if row.kind == WORKSHOP else None
    return row.sequence, kind_of(row.kind).private_fields, curtain


@in_thread
def _looked(
    document_id: UUID, visitors: list[Visitor], sequence: int
) -> tuple[list[Role | None], list[tuple[int, str]], Curtain | None]:
    """What each visitor may still do, and what the room was not told; a changed file is taken in."""
    row = Document.objects.select_related("workspace").defer("text").filter(pk=document_id).first()
    if row is None:
        return [None for _ in visitors], [], None
    current(row)
    curtain = curtain_of(row) if row.kind == WORKSHOP else None
    return roles_now(document_id, visitors), _missed(document_id, sequence), curtain
