"""`klantreis demo`, as whoever tries it first sees it: both examples, entered by a link that works once."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

import klantreis
from klantreis.cli.app import run
from klantreis.cli.demo_server import open_in_browser
from klantreis.cli.listening import is_free, next_free_port


@contextmanager
def demo(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The demo, and what it printed once it serves."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("KLANTREIS", "DJANGO"))
    }
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", "from klantreis.cli.app import main; main()",
             "demo", "--persons", "500", "--port", str(port)],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=out, text=True,
            env=clean | {"DATABASE_URL": "sqlite:////nowhere/of/another/server"},
        )  # fmt: skip
        try:
            until = time.monotonic() + 120
            while "Ctrl-C" not in log.read_text() and process.poll() is None and time.monotonic() < until:
                time.sleep(0.1)
            yield process, log.read_text()
        finally:
            process.kill()
            process.wait()


def entered(printed: str) -> httpx.Client:
    """A browser that opened the link."""
    link = re.search(r"http://localhost:\d+/enter/\S+", printed)
    assert link, printed
    client = httpx.Client(base_url=link[0].partition("/enter")[0], timeout=60)
    for _ in range(100):
        try:
            assert client.get(link[0]).status_code == 302
            break
        except httpx.TransportError:  # it says where before it listens
            time.sleep(0.1)
    assert httpx.get(link[0], timeout=60).status_code == 404  # once
    return client


@pytest.fixture
def taken() -> Iterator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]


def test_the_demo_opens_both_examples_by_a_new_link_at_each_start(tmp_path: Path, taken: int):
    with demo(tmp_path, taken) as (process, printed):
        assert f"Port {taken} is taken; using " in printed
        with closing(entered(printed)) as client:
            rows = client.get("/api/workspaces").json()["items"]
            assert {(row["name"], row["role"]) for row in rows} == {
                ("The Complete Journey", "owner"),
                ("Fietsgoed (gesimuleerd)", "owner"),
            }
            for row in rows:
                maps = client.get(f"/api/workspaces/{row['id']}/overview").json()["maps"]
                assert all(one["proof"] for one in maps)
        told_at = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - told_at < 10
    with demo(tmp_path, taken) as (_, again):
        assert not set(re.findall(r"/enter/\S+", again)) & set(re.findall(r"/enter/\S+", printed))
        with closing(entered(again)) as client:
            assert client.get("/api/me").json()["name"] == "Demo"
    assert (tmp_path / "demo.server" / "secret.key").stat().st_mode & 0o077 == 0


def test_an_edit_is_in_its_file_when_the_server_was_told_to_end(tmp_path: Path):
    """Edits are written a second later; who stops the server at once loses none of that."""
    with demo(tmp_path, 8700) as (process, printed), closing(entered(printed)) as client:
        client.headers["X-CSRFToken"] = client.get("/api/me").json()["csrf_token"]
        workspace = next(
            row["id"]
            for row in client.get("/api/workspaces").json()["items"]
            if row["name"].startswith("Fietsgoed")
        )
        there = f"/api/workspaces/{workspace}/maps"
        row = client.get(there).json()["items"][0]
        operation = {"op": "set", "id": "head", "field": "owner", "value": "Whoever was last"}
        body = {"client_id": "last", "operation": operation}
        assert client.post(f"{there}/{row['id']}/operations", json=body).status_code == 201
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    maps = (tmp_path / "fietsgoed.klantreis" / "maps").glob("*.yaml")
    assert sum("Whoever was last" in file.read_text() for file in maps) == 1


def test_serve_tells_that_its_port_is_taken(tmp_path: Path, taken: int, capsys: pytest.CaptureFixture[str]):
    shop = klantreis.init(tmp_path / "shop.klantreis")
    assert run(["serve", "-w", str(shop.folder), "--port", str(taken)]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"Port {taken} of 127.0.0.1 is taken" in told
    assert re.search(r"--port \d+", told)
    assert not (tmp_path / "klantreis.server").exists()


def test_the_next_free_port_skips_those_that_are_taken(taken: int):
    found = next_free_port("127.0.0.1", taken)
    assert found is not None
    assert found > taken
    assert is_free("127.0.0.1", found)
    assert next_free_port("256.0.0.1", 8000) is None


@pytest.mark.parametrize("missing", ["django", "uvicorn"])
def test_without_the_servers_packages_it_is_said_how_to_get_them(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setitem(sys.modules, missing, None)
    shop = klantreis.init(tmp_path / "shop.klantreis")
    assert run(["serve", "-w", str(shop.folder), "--port", "0"]) == 2
    assert 'pip install "klantreis[server]"' in " ".join(capsys.readouterr().err.split())
    open_in_browser([shop.folder], 8000)
    assert 'pip install "klantreis[server]"' in " ".join(capsys.readouterr().err.split())
