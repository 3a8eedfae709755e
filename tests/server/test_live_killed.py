"""The server is killed in the middle of ten people's live edits, starts again, and nothing is lost."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
from tests.server.live import LiveClient, Site, step, workspace_in
from tests.serving import free_port, serving
from websockets.exceptions import WebSocketException

N_EDITORS = 10
N_BEFORE_IT_IS_KILLED = 100


class Editor:
    """Someone who adds steps, one after the other, and keeps what was not acknowledged."""

    def __init__(self, site: Site, map_id: str, client: httpx.Client, number: int) -> None:
        self.site, self.map_id, self.client, self.number = site, map_id, client, number
        self.unacknowledged: list[str] = []
        self.acknowledged: list[str] = []

    def edit_until_it_breaks(self) -> None:
        try:
            with LiveClient(self.site, self.map_id, self.client) as live:
                for i in range(10_000):
                    id_ = f"step-{self.number}-{i}"
                    self.unacknowledged.append(id_)
                    live.edit(id_, step(id_))
                    if i % 3 == 2:  # up to three are under way
                        self.hear(live)
        except (WebSocketException, OSError):
            return

    def replay(self) -> None:
        with LiveClient(self.site, self.map_id, self.client) as live:
            for id_ in self.unacknowledged:
                live.edit(id_, step(id_))
            self.hear(live)

    def hear(self, live: LiveClient) -> None:
        while self.unacknowledged:
            told = live.next("operation", "refused")
            assert told["type"] == "operation", told
            if told["client_id"] in self.unacknowledged:
                self.unacknowledged.remove(told["client_id"])
                self.acknowledged.append(told["client_id"])


def test_no_acknowledged_edit_is_lost_and_the_others_are_done_once_after_the_restart(tmp_path: Path):
    folder, port = workspace_in(tmp_path), free_port()
    with serving(folder, port) as (process, printed):
        site = Site(port, printed)
        map_id = site.new_map()
        others = [site.invited(f"Editor{i}", "editor") for i in range(1, N_EDITORS)]
        editors = [Editor(site, map_id, who, i) for i, who in enumerate([site.alice, *others])]
        threads = [Thread(target=editor.edit_until_it_breaks) for editor in editors]
        for thread in threads:
            thread.start()
        until = time.monotonic() + 60
        while sum(len(one.acknowledged) for one in editors) < N_BEFORE_IT_IS_KILLED:
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        for thread in threads:
            thread.join()
    acknowledged = {id_ for editor in editors for id_ in editor.acknowledged}
    sent = acknowledged | {id_ for editor in editors for id_ in editor.unacknowledged}
    assert len(sent) > len(acknowledged) >= N_BEFORE_IT_IS_KILLED

    with serving(folder, port):
        assert acknowledged <= set(site.steps(map_id))
        for editor in editors:
            editor.replay()
        steps = site.steps(map_id)
        assert (len(steps), set(steps)) == (len(sent), sent)
        assert sequences(site, map_id) == list(range(1, len(sent) + 1))
    site.close()


def sequences(site: Site, map_id: str) -> list[int]:
    found: list[int] = []
    while True:
        query: dict[str, Any] = {"after": len(found), "size": 200}
        items = site.alice.get(f"{site.path(map_id)}/operations", params=query).json()["items"]
        if not items:
            return found
        found += [one["sequence"] for one in items]
