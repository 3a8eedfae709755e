"""The rooms of this process, and the two ways into them: from its threads and from other processes."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from klantreis.server.live.broadcasting import listen, stop_listening
from klantreis.server.live.connection import Connection
from klantreis.server.live.room import Room
from klantreis.server.live.wire import Wire

MOST_CONNECTIONS, MOST_PER_DOCUMENT, MOST_PER_USER = 2000, 300, 20


class Hub:
    """Made and used on the event loop; only `tell` may be called from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._wire = Wire(self._heard)
        self._rooms: dict[UUID, Room] = {}
        self._openings: dict[UUID, asyncio.Task[None]] = {}
        self._n_connections = 0

    def start(self) -> None:
        """Hear and tell from now on."""
        self._wire.start()
        listen(self.tell)

    async def stop(self) -> None:
        """Do so no more."""
        stop_listening(self.tell)
        for room in self._rooms.values():
            room.close()
        await self._wire.stop()

    async def enter(self, document_id: UUID, connection: Connection) -> Room | None:
        """The room of a document, with someone new in it; None when it is full, or he is there too often."""
        room = await self._room(document_id)
        same = [one for one in room.connections.values() if one.visitor.who == connection.visitor.who]
        is_full = len(room.connections) >= MOST_PER_DOCUMENT or self._n_connections >= MOST_CONNECTIONS
        if is_full or len(same) >= MOST_PER_USER:
            self._close_if_empty(room)
            return None
        self._n_connections += 1
        room.enter(connection)
        return room

    def leave(self, room: Room, connection: Connection) -> None:
        """Someone has gone."""
        self._n_connections -= 1
        room.leave(connection)
        self._close_if_empty(room)

    def tell(self, document_id: UUID, sequence: int | None, text: str) -> None:
        """Tell everyone who has the document open, here and in other processes."""
        self._loop.call_soon_threadsafe(self._told_here, document_id, sequence, text)

    async def _room(self, document_id: UUID) -> Room:
        """The open room of a document; the first who comes opens it, those who come meanwhile wait."""
        while True:
            room = self._rooms.get(document_id)
            if room is None:
                room = self._rooms[document_id] = Room(document_id, self._wire)
                self._openings[document_id] = asyncio.create_task(room.open())
            try:
                await asyncio.shield(self._openings[document_id])
            except BaseException:
                self._close_if_empty(room)
                raise
            if self._rooms.get(document_id) is room:
                return room

    def _close_if_empty(self, room: Room) -> None:
        if not room.connections and self._rooms.get(room.document_id) is room:
            del self._rooms[room.document_id]
            self._openings.pop(room.document_id).cancel()
            room.close()

    def _told_here(self, document_id: UUID, sequence: int | None, text: str) -> None:
        room = self._rooms.get(document_id)
        if room is not None:
            room.take_in(sequence, text)
        self._wire.say(document_id, sequence=sequence, text=text)

    def _heard(self, message: dict[str, Any]) -> None:
        room = self._rooms.get(UUID(message["document"]))
        if room is None:
            return
        if "text" in message:
            room.take_in(message["sequence"], message["text"])
        else:
            room.hear_people(message["process"], message["people"], is_asking=message["is_asking"])


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """The hub of this process's event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
        _hubs[loop].start()
    return _hubs[loop]


async def lifespan(_scope: Any, receive: Any, send: Any) -> None:
    """Open the hub when the server starts, and close it when it ends."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub()
        else:
            await _hubs.pop(asyncio.get_running_loop()).stop()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
