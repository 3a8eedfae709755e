"""Several processes with Redis between them: one map for all of them, and none the wiser when one dies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from tests.server.live import LiveClient, Site, step, workspace_in
from tests.serving import free_port, serving
from websockets.exceptions import ConnectionClosed

from klantreis.cli.app import run

N_CLIENTS, N_WORKERS = 12, 3

needs_redis = pytest.mark.skipif(
    shutil.which("redis-server") is None, reason="needs redis-server: apt-get install redis-server"
)


@contextmanager
def redis(port: int) -> Iterator[subprocess.Popen[bytes]]:
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, redis_port: int) -> Iterator[tuple[int, Site]]:
    """The id of the process that leads the others, and what they serve."""
    port, url = free_port(), f"redis://127.0.0.1:{redis_port}"
    workers = ("--workers", str(N_WORKERS))
    with (
        serving(workspace_in(folder), port, *workers, REDIS_URL=url) as (process, printed),
        closing(Site(port, printed)) as site,
    ):
        try:
            yield process.pid, site
        finally:  # killed, it could not end its workers
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@needs_redis
def test_people_of_all_processes_see_each_other_and_those_of_a_dead_one_go(tmp_path: Path):
    redis_port = free_port()
    with redis(redis_port), cluster(tmp_path, redis_port) as (pid, site), ExitStack() as open_:
        map_id = site.new_map()
        clients = [open_.enter_context(LiveClient(site, map_id, site.alice)) for _ in range(N_CLIENTS)]
        for client in clients:
            client.people_until(["Alice"] * N_CLIENTS)
        for i, client in enumerate(clients):
            client.edit(f"a{i}", step(f"step-{i}"))
        for client in clients:
            told = [client.next("operation")["sequence"] for _ in range(N_CLIENTS)]
            assert told == list(range(1, N_CLIENTS + 1))

        os.kill(workers_of(pid)[0], signal.SIGKILL)
        time.sleep(1)
        left = [client for client in clients if not is_closed(client)]
        assert 0 < len(left) < N_CLIENTS  # they were spread over the processes
        left[0].patience = 40
        people = left[0].people_until(["Alice"] * len(left))
        assert {one["connection"] for one in people} == {client.connection for client in left}


def is_closed(client: LiveClient) -> bool:
    client.patience = 0.2
    try:
        client.next("nothing")
    except ConnectionClosed:
        return True
    except TimeoutError:
        return False
    raise AssertionError


@needs_redis
def test_edits_go_on_without_redis_and_are_seen_a_little_later(tmp_path: Path):
    redis_port = free_port()
    with cluster_and_redis(tmp_path, redis_port) as (site, server), ExitStack() as open_:
        map_id = site.new_map()
        clients = [open_.enter_context(LiveClient(site, map_id, site.alice)) for _ in range(N_CLIENTS)]
        server.kill()
        server.wait()
        for i, client in enumerate(clients):
            client.edit(f"a{i}", step(f"step-{i}"))
        for client in clients:
            told = [client.next("operation")["sequence"] for _ in range(N_CLIENTS)]
            assert told == list(range(1, N_CLIENTS + 1))

        with redis(redis_port):
            time.sleep(8)  # everyone has found it again
            began = time.monotonic()
            clients[0].edit("again", step("again"))
            for client in clients:
                assert client.next("operation")["client_id"] == "again"
            assert time.monotonic() - began < 2


@contextmanager
def cluster_and_redis(folder: Path, redis_port: int) -> Iterator[tuple[Site, subprocess.Popen[bytes]]]:
    with redis(redis_port) as server, cluster(folder, redis_port) as (_, site):
        yield site, server


def test_several_processes_that_cannot_hear_each_other_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("REDIS_URL", raising=False)
    assert run(["serve", "-w", str(workspace_in(tmp_path)), "--workers", "2"]) == 2
    assert "REDIS_URL=redis://" in capsys.readouterr().err
