"""The live connection of a document: `/api/live/documents/{id}`. What is said is in docs/live.md."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any
from uuid import UUID

from channels.generic.websocket import AsyncWebsocketConsumer  # type: ignore[import-untyped]
from django.http import Http404

from klantreis.errors import KlantreisError
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.access import RoleTooLowError
from klantreis.server.bearer import ScopeTooLowError
from klantreis.server.live.broadcasting import operation_message
from klantreis.server.live.connection import Closing, Connection
from klantreis.server.live.hub import hub
from klantreis.server.live.messages import At, Message, Operate, Since, client_id_of, read_json, read_message
from klantreis.server.live.room import Room, missed
from klantreis.server.live.threads import in_thread
from klantreis.server.live.visitors import NotAdmittedError, admitted
from klantreis.server.problems import FailedError, problem_of

logger = logging.getLogger("klantreis.server")

_admitted = in_thread(admitted)


class LiveDocument(AsyncWebsocketConsumer):  # type: ignore[misc]
    """One browser, or program, that has one document open.

    Its messages are taken one by one, so the edits of a client are done in the order in which it sent them.
    """

    # The hub holds one connection to the other processes for all consumers.
    channel_layer_alias = "none"

    connection: Connection
    room: Room | None = None
    sender: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the connection, and leave the room however it ends."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            if self.room is not None:
                hub().leave(self.room, self.connection)
            if self.sender is not None:
                self.sender.cancel()

    async def connect(self) -> None:
        """Let a member in; anybody else is refused before the connection stands."""
        document_id: UUID = self.scope["url_route"]["kwargs"]["document_id"]
        try:
            visitor = await _admitted(self.scope, document_id)
            self.connection = Connection(visitor)
            self.room = await hub().enter(document_id, self.connection)
        except (NotAdmittedError, Document.DoesNotExist):
            await self.close()
            return
        await self.accept()
        if self.room is None:
            self.connection.end(Closing.TOO_MANY)
        self.sender = asyncio.create_task(self._send_all())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Do what the client asks, or say why not."""
        if self.room is None or self.connection.is_ending:
            return
        client_id: str | None = None
        try:
            body = read_json(text_data, bytes_data)
            client_id = client_id_of(body)
            self.connection.pace.step()
            await self._do(self.room, read_message(body))
        except KlantreisError as error:
            self._refuse(client_id, problem_of(error, self.connection.visitor.language))
            if self.connection.pace.is_lost:
                self.connection.end(Closing.TOO_MANY)
        except Http404:
            self.connection.end(Closing.NOT_ADMITTED)
        except Exception as error:  # noqa: BLE001 - the connection lives on, the client keeps its edit
            # What it says may quote a customer.
            logger.error("A live message on a document failed: %s", type(error).__name__)  # noqa: TRY400
            self._refuse(client_id, problem_of(FailedError(), self.connection.visitor.language))

    async def _do(self, room: Room, message: Message) -> None:
        match message:
            case Operate():
                await self._operate(room, message)
            case At():
                self.connection.part = message.part
                room.people_changed()
            case Since():
                found = await missed(room.document_id, message.sequence)
                if found and self.connection.visitor.guest:
                    # What he may see of each is not known any more; the document as it is now he may have.
                    self.connection.tell_message({"type": "replaced", "sequence": found[-1][0]})
                    return
                for _, text in found:
                    room.tell_again(self.connection, text)

    async def _operate(self, room: Room, message: Operate) -> None:
        """An edit. Everyone is told of a new one; one that was done before is told to its sender again."""
        visitor = self.connection.visitor
        if visitor.is_read_only:
            raise ScopeTooLowError
        if not self.connection.can_edit:
            raise RoleTooLowError(visitor.editing, visitor.role)
        applied = await room.submit(visitor, message.client_id, message.operation)
        if not applied.is_new:
            room.tell_again(self.connection, operation_message(applied.row))

    def _refuse(self, client_id: str | None, problem: dict[str, Any]) -> None:
        self.connection.tell_message({"type": "refused", "client_id": client_id, "problem": problem})

    async def _send_all(self) -> None:
        """Send what waits, as fast as the client reads."""
        with suppress(asyncio.CancelledError):
            while True:
                waiting = await self.connection.outgoing.get()
                if isinstance(waiting, Closing):
                    await self.close(waiting.value, waiting.reason)
                    return
                await self.send(text_data=waiting)


async def refused(_scope: Any, _receive: Any, send: Any) -> None:
    """What is at every other address: nothing."""
    await send({"type": "websocket.close"})
