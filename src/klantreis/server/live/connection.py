"""One open connection: who is behind it, what waits to be sent to it, how fast it may speak."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from klantreis.errors import KlantreisError
from klantreis.server.apps.documents.seen import sees_private
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.live.visitors import Visitor

# A reader this far behind is sent away; he comes back and asks for what he missed: a third of this at once.
_MOST_WAITING = 3000
_PER_SECOND, _AT_ONCE = 50.0, 200.0
_MOST_REFUSED = 500


class Closing(IntEnum):
    """Why the server ends a connection (RFC 6455 leaves 4000 and up to us)."""

    NOT_ADMITTED = 4403
    TOO_SLOW = 4408
    TOO_MANY = 4429

    @property
    def reason(self) -> str:
        """The same for people."""
        return _REASONS[self]


_REASONS = {
    Closing.NOT_ADMITTED: "You are signed out, or no longer a member.",
    Closing.TOO_SLOW: "You read too slowly. Connect again and ask for what you missed.",
    Closing.TOO_MANY: "Too many connections to this document, or too many messages.",
}


class TooManyMessagesError(KlantreisError):
    """A connection says more than can be heard."""

    code = "too_many"

    def __init__(self) -> None:
        super().__init__(
            f"At most {_PER_SECOND:.0f} messages a second, {_AT_ONCE:.0f} at once. "
            "Wait a second and send this one and all after it again.",
            nl=f"Hooguit {_PER_SECOND:.0f} berichten per seconde, {_AT_ONCE:.0f} tegelijk. "
            "Wacht een seconde en stuur dit en alles erna opnieuw.",
        )


@dataclass
class Pace:
    """A bucket of messages that fills again with time."""

    left: float = _AT_ONCE
    at: float = 0.0
    n_refused: int = 0

    def step(self) -> None:
        """Count a message.

        Raises
        ------
        TooManyMessagesError
            When it comes too soon.
        """
        now = time.monotonic()
        self.left = min(_AT_ONCE, self.left + (now - (self.at or now)) * _PER_SECOND)
        self.at = now
        if self.left < 1:
            self.n_refused += 1
            raise TooManyMessagesError
        if self.left == _AT_ONCE:
            self.n_refused = 0
        self.left -= 1

    @property
    def is_lost(self) -> bool:
        """Whether it went on long after it was told to wait."""
        return self.n_refused > _MOST_REFUSED


class Connection:
    """A visitor's open connection to a document. `outgoing` ends with a `Closing` when the server ends it."""

    def __init__(self, visitor: Visitor) -> None:
        self.id = secrets.token_hex(8)
        self.visitor = visitor
        self.role = visitor.role
        self.part: str | None = None
        self.pace = Pace()
        self.outgoing: asyncio.Queue[str | Closing] = asyncio.Queue()
        self.is_ending = False

    def tell(self, text: str) -> None:
        """Send a JSON text, after those that wait already."""
        if self.is_ending:
            return
        if self.outgoing.qsize() >= _MOST_WAITING:
            self.end(Closing.TOO_SLOW)
            return
        self.outgoing.put_nowait(text)

    def tell_message(self, message: dict[str, Any]) -> None:
        """The same of a message."""
        self.tell(json.dumps(message, ensure_ascii=False))

    def end(self, why: Closing) -> None:
        """Close the connection; what waits is not sent any more."""
        if self.is_ending:
            return
        self.is_ending = True
        while not self.outgoing.empty():
            self.outgoing.get_nowait()
        self.outgoing.put_nowait(why)

    @property
    def can_edit(self) -> bool:
        """Whether the visitor may edit."""
        return self.visitor.can_edit(self.role)

    @property
    def sees_private(self) -> bool:
        """Whether the visitor is told all of the document."""
        return sees_private(self.role)

    def has_role(self, role: Role) -> bool:
        """Take note of the visitor's role; whether that changes what he may do or see."""
        before = self.can_edit, self.sees_private
        self.role = role
        return before != (self.can_edit, self.sees_private)

    @property
    def person(self) -> dict[str, Any]:
        """What others see of it."""
        return {
            "connection": self.id,
            "user_id": None if self.visitor.user_id is None else str(self.visitor.user_id),
            "guest": self.visitor.guest,
            "name": self.visitor.name,
            "part": self.part,
        }
