"""Clients of a live map, and the process they talk to."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx
from tests.serving import PASSWORD, browser, form_token
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 10.0


class Site:
    """A server that runs, at one port, over one workspace."""

    def __init__(self, port: int, printed: str) -> None:
        self.port = port
        self._browsers: list[httpx.Client] = []
        link = re.search(r"(/join/\S+)", printed)
        assert link, printed
        self.alice = self.joined(link[1], "Alice")
        self.workspace = self.alice.get("/api/workspaces").json()["items"][0]["id"]

    def joined(self, link: str, name: str) -> httpx.Client:
        """A browser in which someone has just made an account by an invitation."""
        client = browser(self.port)
        self._browsers.append(client)
        form = {"name": name, "email": f"{name.lower()}@example.nl", "password": PASSWORD}
        token = form_token(client.get(link))
        assert client.post(link, data=form | {"csrfmiddlewaretoken": token}).url.path == "/"
        client.headers["X-CSRFToken"] = client.get("/api/me").json()["csrf_token"]
        return client

    def close(self) -> None:
        """Close every browser."""
        for client in self._browsers:
            client.close()

    def invited(self, name: str, role: str) -> httpx.Client:
        """A browser of a new member of the workspace."""
        made = self.alice.post(f"/api/workspaces/{self.workspace}/invitations", json={"role": role})
        return self.joined(made.json()["link"].partition(f":{self.port}")[2], name)

    def new_map(self) -> str:
        """The id of a map of its own."""
        made = self.alice.post(f"/api/workspaces/{self.workspace}/maps", json={"title": f"Way {uuid4()}"})
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    def path(self, map_id: str) -> str:
        """Where the map is in the API."""
        return f"/api/workspaces/{self.workspace}/maps/{map_id}"

    def document(self, map_id: str) -> Any:
        """The map as it is."""
        return self.alice.get(f"{self.path(map_id)}/document").json()

    def steps(self, map_id: str) -> list[str]:
        """The ids of its steps."""
        phases = self.document(map_id)["phases"]
        return [step["id"] for phase in phases for step in phase.get("steps", ())]


class LiveClient:
    """A live connection to a map, which waits so many seconds for what it is asked for."""

    patience = PATIENCE_SECONDS

    def __init__(self, site: Site, map_id: str, client: httpx.Client | None = None, **headers: str) -> None:
        self.socket = opened(site.port, map_id, client, **headers)
        try:
            self.hello = self.next("hello")
        except BaseException:
            self.socket.close()
            raise
        self.connection = self.hello["you"]["connection"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, message: Any) -> None:
        """Send a message; texts and bytes as they are."""
        self.socket.send(message if isinstance(message, (str, bytes)) else json.dumps(message))

    def edit(self, client_id: str, operation: Any) -> None:
        """Send an operation."""
        self.say({"type": "operation", "client_id": client_id, "operation": operation})

    def next(self, *types: str, **wanted: Any) -> Any:
        """The next message of one of these types; others are passed over."""
        until = time.monotonic() + self.patience
        while True:
            message = json.loads(self.socket.recv(timeout=max(0.0, until - time.monotonic())))
            if message["type"] in types and all(message[key] == value for key, value in wanted.items()):
                return message

    def people_until(self, names: list[str]) -> list[dict[str, Any]]:
        """The people, once they are these."""
        while True:
            people: list[dict[str, Any]] = self.next("people")["people"]
            if sorted(one["name"] for one in people) == sorted(names):
                return people


def opened(
    port: int, map_id: str, client: httpx.Client | None, host: str = "localhost", **headers: str
) -> ClientConnection:
    """A WebSocket as a page of the site opens it, with the cookies of a browser."""
    said = {"Origin": f"http://localhost:{port}"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    if client is not None:
        said["Cookie"] = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    origin = said.pop("Origin")
    made = connect(
        f"ws://localhost:{port}/api/live/maps/{map_id}",
        additional_headers=said,
        origin=origin or None,  # type: ignore[arg-type]
        max_size=None,
        open_timeout=PATIENCE_SECONDS,
        proxy=None,
    )
    return made.__enter__()  # whoever asks closes it


def step(id_: str) -> dict[str, Any]:
    """An operation that adds a step."""
    return {"op": "add", "what": "step", "parent": "purchase", "part": {"id": id_, "title": id_}}


def workspace_in(folder: Path) -> Path:
    """A new workspace, without a map."""
    import klantreis  # noqa: PLC0415

    return klantreis.init(folder / "shop.klantreis").folder
