"""A served workspace and the people who look at it: what the browser tests share."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import gettempdir
from time import time_ns
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.serving import PASSWORD, form_token, free_port, serving
from tests.serving import browser as client_of

DESK, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)
WAIT_MS = 30_000  # of a machine that does other things too

expect.set_options(timeout=WAIT_MS)


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

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """While this lasts there is no server."""
        self.stop()
        try:
            yield
        finally:
            self.start()

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

    def map_id(self, title: str) -> str:
        """The id of the map of that title."""
        with self.api("alice") as client:
            maps: list[dict[str, Any]] = client.get(f"{self.workspace}/maps").json()["items"]
        return next(str(one["id"]) for one in maps if title in one["title"])

    def map_address(self, title: str) -> str:
        """The address of the map of that title."""
        return self.address(f"maps/{self.map_id(title)}")

    def document(self, title: str) -> dict[str, Any]:
        """The map of that title, as the server has it."""
        with self.api("alice") as client:
            found = client.get(f"{self.workspace}/maps/{self.map_id(title)}/document")
        assert found.status_code == 200, found.text
        document: dict[str, Any] = found.json()
        return document

    def new_map(self, title: str, *steps: str) -> None:
        """Make a map in one language with some steps in its first phase."""
        with self.api("alice") as client:
            made = client.post(f"{self.workspace}/maps", json={"title": title, "languages": ["en"]})
            assert made.status_code == 201, made.text
            path = f"{self.workspace}/maps/{made.json()['id']}"
            phase = client.get(f"{path}/document").json()["phases"][0]["id"]
            for number, step in enumerate(steps):
                part = {"id": f"step-{number + 1}", "title": step}
                operation = {"op": "add", "what": "step", "parent": phase, "part": part}
                body = {"client_id": f"made-{number}", "operation": operation}
                answer = client.post(f"{path}/operations", json=body)
                assert answer.status_code == 201, answer.text


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
    context.set_default_timeout(WAIT_MS)
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
    except Exception as error:
        _note(error, page)
        raise
    finally:
        context.close()
    assert not failures, "\n".join(failures)


def settled(page: Page) -> None:
    """Wait until a screen has all that it waits for."""
    expect(page.locator("h1").filter(visible=True)).to_be_visible()
    expect(page.locator(".mantine-Skeleton-root, .mantine-Loader-root, [aria-busy=true]")).to_have_count(0)


def _note(error: Exception, page: Page) -> None:
    """Tell with a failure what the page looked like."""
    picture = Path(gettempdir()) / f"klantreis-{time_ns()}.png"
    page.screenshot(path=picture)
    error.add_note(f"{page.url} looked like {picture}")
