"""Fifty people edit one map: how long until everyone has seen an edit?"""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.server.live import Site
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server.site import N_CARDS, N_LANES, N_STEPS


@dataclass
class Seen:
    """When each edit was sent, and when each client saw it."""

    sent: dict[str, float] = field(default_factory=dict)
    last_seen: dict[str, float] = field(default_factory=dict)
    n_seen: dict[str, int] = field(default_factory=dict)
    refused: list[Any] = field(default_factory=list)

    def note(self, message: Any) -> None:
        """A message that a client got."""
        if message["type"] == "operation":
            id_ = message["client_id"]
            self.last_seen[id_] = time.perf_counter()
            self.n_seen[id_] = self.n_seen.get(id_, 0) + 1
        elif message["type"] == "refused":
            self.refused.append(message)

    def seconds(self, n_editors: int) -> list[float]:
        """Of each edit that all have seen: from its sending to the last one's seeing it."""
        return [
            self.last_seen[id_] - at for id_, at in self.sent.items() if self.n_seen.get(id_) == n_editors
        ]


async def edit_together(site: Site, map_id: str, n_editors: int, seconds: float) -> Seen:
    """Everyone goes somewhere and does an operation there, once a second, at moments of his own."""
    seen = Seen()
    cookies = "; ".join(f"{name}={value}" for name, value in site.alice.cookies.items())
    tokens = [_token(site, i) for i in range(n_editors // 20 + 1)]
    assert cookies
    sockets = [await _opened(site, map_id, tokens[i // 20]) for i in range(n_editors)]
    readers = [asyncio.create_task(_read(socket, seen)) for socket in sockets]
    await asyncio.sleep(1)
    await asyncio.gather(*(_edit(socket, i, seen, seconds) for i, socket in enumerate(sockets)))
    await asyncio.sleep(2)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*(socket.close() for socket in sockets))
    return seen


def _token(site: Site, number: int) -> str:
    """Of a member of his own: one person opens a map only so often."""
    client = site.invited(f"Group{number}", "editor")
    return str(client.post("/api/me/tokens", json={"name": "load", "scope": "write"}).json()["token"])


async def _opened(site: Site, map_id: str, token: str) -> ClientConnection:
    return await connect(
        f"ws://localhost:{site.port}/api/live/maps/{map_id}",
        additional_headers={"Authorization": f"Bearer {token}"},
        compression=None,
        proxy=None,
        max_size=None,
    )


async def _read(socket: ClientConnection, seen: Seen) -> None:
    async for text in socket:
        seen.note(json.loads(text))


async def _edit(socket: ClientConnection, number: int, seen: Seen, seconds: float) -> None:
    dice = random.Random(number)  # noqa: S311 - no secret
    await asyncio.sleep(dice.random())
    until = time.perf_counter() + seconds
    for i in count():
        if time.perf_counter() > until:
            return
        id_ = f"e{number}-{i}"
        operation = _operation(dice, id_)
        await socket.send(json.dumps({"type": "at", "part": operation.get("id", operation.get("parent"))}))
        message = {"type": "operation", "client_id": id_, "operation": operation}
        seen.sent[id_] = time.perf_counter()
        await socket.send(json.dumps(message))
        await asyncio.sleep(1)


def _operation(dice: random.Random, id_: str) -> dict[str, Any]:
    """Mostly a text typed; now and then a card added or moved."""
    card = f"card-{dice.randrange(N_CARDS)}"
    step, lane = f"step-{dice.randrange(N_STEPS)}", f"lane-{dice.randrange(N_LANES)}"
    match dice.randrange(10):
        case 0:
            part = {"kind": "action", "id": id_, "text": "Asks a colleague."}
            return {"op": "add", "what": "card", "parent": step, "lane": lane, "part": part}
        case 1:
            return {"op": "move", "id": card, "parent": step, "lane": lane, "index": 0}
        case _:
            return {"op": "set", "id": card, "field": "text", "value": f"Typed as {id_}."}
