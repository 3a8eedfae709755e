"""A served workspace and the people who look at it: what the browser tests share."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Page
from tests.serving import PASSWORD, form_token, free_port, serving
from tests.serving import browser as client_of

DESK, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)


class Served:
    """A server over one workspace; it can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self.cookies: dict[str, dict[str, str]] = {}
        self._running = ExitStack()

    def start(self) -> None:
        """Start it; at the first start the owner, Alice, makes her account."""
        self.process, printed = self._running.enter_context(serving(self.folder, self.port))
        if not self.cookies:
            link = re.search(rf"{self.url}(/join/\S+)", printed)
            assert link, printed
            self.join("alice", link[1])

    def stop(self) -> None:
        """Kill it, as a power cut would."""
        self._running.close()

    def join(self, name: str, link: str) -> None:
        """Make an account by an invitation, and keep its cookies."""
        with client_of(self.port) as client:
            form = {"name": name.title(), "email": f"{name}@example.nl", "password": PASSWORD}
            token = form_token(client.get(link))
            answer = client.post(link, data=form | {"csrfmiddlewaretoken": token})
            assert answer.status_code == 200, answer.text
            self.cookies[name] = dict(client.cookies)

    def invite(self, name: str, role: str) -> None:
        """Have someone join in a role, once."""
        if name not in self.cookies:
            with self.api("alice") as alice:
                made = alice.post(f"{self.workspace}/invitations", json={"role": role})
                assert made.status_code == 201, made.text
            self.join(name, made.json()["link"].removeprefix(self.url))

    @contextmanager
    def api(self, name: str) -> Iterator[httpx.Client]:
        """The API as someone asks it; paths begin behind `/api`."""
        with httpx.Client(
            base_url=f"{self.url}/api", cookies=self.cookies[name], timeout=30, follow_redirects=True
        ) as client:
            client.headers["X-CSRFToken"] = client.get("/me").json()["csrf_token"]
            yield client

    @property
    def workspace(self) -> str:
        """Its path in the API."""
        with self.api("alice") as client:
            return f"/workspaces/{client.get('/workspaces').json()['items'][0]['id']}"

    def address(self, screen: str = "") -> str:
        """The address of a screen of the workspace."""
        return f"{self.url}{self.workspace.replace('/workspaces/', '/w/')}/{screen}"

    def map_address(self, title: str) -> str:
        """The address of the map of that title."""
        with self.api("alice") as client:
            maps: list[dict[str, Any]] = client.get(f"{self.workspace}/maps").json()["items"]
        return self.address(f"maps/{next(one['id'] for one in maps if title in one['title'])}")


@contextmanager
def looking(
    chromium: Browser, served: Served, name: str | None, *, size: tuple[int, int] = DESK, language: str = "en"
) -> Iterator[Page]:
    """A page of a browser in which someone is signed in; what goes wrong in the page fails the test."""
    width, height = size
    context: BrowserContext = chromium.new_context(
        viewport={"width": width, "height": height},
        locale={"en": "en-GB", "nl": "nl-NL"}[language],
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    if name is not None:
        context.add_cookies(
            [{"name": key, "value": value, "url": served.url} for key, value in served.cookies[name].items()]
        )
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "console",
        lambda said: failures.append(said.text) if "Content Security Policy" in said.text else None,
    )
    try:
        yield page
    finally:
        context.close()
    assert not failures
