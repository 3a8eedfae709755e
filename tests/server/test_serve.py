"""The whole server as a process: first start, killed in the middle of edits, restarted."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from tests.serving import PASSWORD, browser, form_token, free_port, serving

import klantreis
from klantreis.cli.app import run
from klantreis.mapping.templates import new_map

N_EDITORS = 3


@contextmanager
def signed_in(port: int) -> Iterator[tuple[httpx.Client, str]]:
    """A signed-in browser and the address of the only map."""
    with browser(port) as client:
        yield client, _map_of(client)


def _map_of(client: httpx.Client) -> str:
    token = form_token(client.get("/account/login/"))
    form = {"login": "alice@example.nl", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/account/login/", data=form).url.path == "/"
    client.headers["X-CSRFToken"] = client.get("/api/me").json()["csrf_token"]
    workspace = client.get("/api/workspaces").json()["items"][0]["id"]
    found = client.get(f"/api/workspaces/{workspace}/maps").json()["items"]
    return f"/api/workspaces/{workspace}/maps/{found[0]['id']}"


def step(id_: str) -> dict[str, Any]:
    return {"op": "add", "what": "step", "parent": "purchase", "part": {"id": id_, "title": id_}}


def test_no_acknowledged_edit_is_lost_when_the_server_is_killed(tmp_path: Path):
    shop = klantreis.init(tmp_path / "shop.klantreis")
    path = shop.maps.add(new_map("Buying"))
    port = free_port()
    acknowledged: list[str] = []
    with serving(shop.folder, port) as (process, printed):
        link = re.search(r"http://localhost:\d+(/join/\S+)", printed)
        assert link, printed
        form = {"name": "Alice", "email": "alice@example.nl", "password": PASSWORD}
        with browser(port) as client:
            token = form_token(client.get(link[1]))
            assert client.post(link[1], data=form | {"csrfmiddlewaretoken": token}).url.path == "/"

        def edit(number: int) -> None:
            with signed_in(port) as (mine, there):
                for i in range(1000):
                    id_ = f"step-{number}-{i}"
                    body = {"client_id": id_, "operation": step(id_)}
                    try:
                        answer = mine.post(f"{there}/operations", json=body)
                    except httpx.TransportError:
                        return
                    assert answer.status_code == 201, answer.text
                    acknowledged.append(id_)

        editors = [Thread(target=edit, args=(number,)) for number in range(N_EDITORS)]
        for editor in editors:
            editor.start()
        until = time.monotonic() + 60
        while len(acknowledged) < 20 and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        for editor in editors:
            editor.join()
    assert len(acknowledged) >= 20

    with serving(shop.folder, port) as (_, printed), signed_in(port) as (client, there):
        assert "/join/" not in printed  # there is an owner
        document: Any = client.get(f"{there}/document").json()
        steps = [step["id"] for phase in document["phases"] for step in phase.get("steps", ())]
        assert set(acknowledged) <= set(steps)
        assert len(steps) == len(set(steps))
        listed = client.get(f"{there}/operations", params={"size": 200}).json()
        assert [one["sequence"] for one in listed["items"]] == list(range(1, len(steps) + 1))
    assert [step.id for step in shop.maps.read(path.stem).steps] == steps  # the file has them too


@pytest.mark.parametrize(
    "command",
    [["check", "--deploy", "--fail-level", "WARNING"], ["makemigrations", "--check", "--dry-run"]],
    ids=["safe to deploy", "every table has its migration"],
)
def test_django_has_nothing_to_say(command: list[str], tmp_path: Path):
    said = {"KLANTREIS_SERVER": str(tmp_path), "KLANTREIS_URL": "https://maps.example.nl"}
    done = subprocess.run(
        [sys.executable, "-m", "klantreis.server", *command],
        env=os.environ | said,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_serve_tells_what_is_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["serve", "-w", str(tmp_path), "--port", "0"]) == 2
    assert "klantreis init" in capsys.readouterr().err
    assert not (tmp_path.parent / "klantreis.server").exists()
