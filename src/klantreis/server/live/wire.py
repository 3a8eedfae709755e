"""Between the processes: Redis, when there is one; else this process is the only one."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer  # type: ignore[import-untyped]

from klantreis.server.live.broadcasting import group_of

_RETRY_SECONDS = 1.0
_MOST_WAITING = 10_000

logger = logging.getLogger("klantreis.server")


class Wire:
    """Sends what happens here to the other processes, and hears what happens there.

    Nothing depends on a message arriving: a room looks every few seconds for what it missed.
    """

    def __init__(self, heard: Callable[[dict[str, Any]], None]) -> None:
        self.process = secrets.token_hex(4)
        self._heard = heard
        self._layer = get_channel_layer()
        self._outgoing: asyncio.Queue[tuple[UUID, dict[str, Any]]] = asyncio.Queue(_MOST_WAITING)
        self._tasks: list[asyncio.Task[None]] = []
        self._channel = ""

    def start(self) -> None:
        """Listen and speak from now on."""
        if self._layer is not None:
            self._tasks = [asyncio.create_task(self._speak()), asyncio.create_task(self._listen())]

    async def stop(self) -> None:
        """Do so no more."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task

    def say(self, document_id: UUID, **message: Any) -> None:
        """Send a message about a document to the other processes."""
        if self._layer is None:
            return
        with suppress(asyncio.QueueFull):
            self._outgoing.put_nowait(
                (
                    document_id,
                    {"type": "told", "document": str(document_id), "process": self.process, **message},
                )
            )

    async def follow(self, document_id: UUID) -> None:
        """Hear what others say about a document. Asked again and again: Redis may have been restarted."""
        if self._layer is None or not self._channel:
            return
        try:
            await self._layer.group_add(group_of(document_id), self._channel)
        except Exception as error:  # noqa: BLE001 - redis raises many; the room asks again
            _warn(error)

    async def unfollow(self, document_id: UUID) -> None:
        """Hear no more about it."""
        if self._layer is not None and self._channel:
            try:
                await self._layer.group_discard(group_of(document_id), self._channel)
            except Exception as error:  # noqa: BLE001 - what is heard without a room is dropped
                _warn(error)

    async def _speak(self) -> None:
        while True:
            document_id, message = await self._outgoing.get()
            try:
                await self._layer.group_send(group_of(document_id), message)
            except Exception as error:  # noqa: BLE001 - Redis is away; rooms look for what they missed
                _warn(error)
                await asyncio.sleep(_RETRY_SECONDS)

    async def _listen(self) -> None:
        while True:
            try:
                self._channel = self._channel or await self._layer.new_channel()
                message = await self._layer.receive(self._channel)
            except Exception as error:  # noqa: BLE001 - the same
                _warn(error)
                await asyncio.sleep(_RETRY_SECONDS)
                continue
            if message["process"] != self.process:
                self._heard(message)


def _warn(error: Exception) -> None:
    logger.warning("The processes cannot tell each other of edits: %s", type(error).__name__)
