"""A server as a process of its own: started, waited for, ended."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from tests.databases import environment_of

PASSWORD = "een lang wachtwoord"  # noqa: S105 - of made-up people


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    folder: Path, port: int, *arguments: str, **environment: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server over a workspace, and what it printed until it answers."""
    ours = ("KLANTREIS", "DJANGO", "DATABASE_URL", "REDIS_URL")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    told = {"KLANTREIS_MAPS_WRITTEN_AFTER": "0.2"} | environment_of(folder) | environment
    log = folder.parent / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", "from klantreis.cli.app import main; main()",
             "serve", "-w", str(folder), "--port", str(port), *arguments],
            stderr=out, env=clean | told, text=True,
        )  # fmt: skip
        try:
            _wait_for(f"http://127.0.0.1:{port}/account/login/", process)
            yield process, log.read_text()
        finally:
            process.kill()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def browser(port: int) -> httpx.Client:
    return httpx.Client(base_url=f"http://localhost:{port}", follow_redirects=True, timeout=30)


def form_token(page: httpx.Response) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert found
    return found[1]
