"""Two hundred respondents at once, on a real server that is then killed: nobody who was thanked is lost."""

from __future__ import annotations

import asyncio
import re
import signal
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
from tests.server.live import Site, workspace_in
from tests.server.test_surveys import FIELDS
from tests.serving import free_port, serving

N, AT_A_TIME = 200, 200


def test_two_hundred_respondents_at_once_lose_nothing(tmp_path: Path):
    folder, port = workspace_in(tmp_path), free_port()
    with serving(folder, port) as (process, printed), closing(Site(port, printed)) as site:
        path, links = collecting(site)
        thanked = asyncio.run(crowd(port, links))
        process.send_signal(signal.SIGKILL)
        process.wait()
        cookies = site.alice.cookies
    assert thanked == {f"number {i}" for i in range(N)}
    with serving(folder, port):
        client = httpx.Client(base_url=f"http://localhost:{port}", cookies=cookies, timeout=30)
        with client:
            state = client.get(path).json()
            said = [one for page in (1, 2) for one in listed(client, path, page)]
    assert (state["n_started"], state["n_finished"], state["n_links_used"]) == (N, N, N // 2)
    assert {one["values"]["why"] for one in said if one["finished_at"]} == thanked
    assert {one["values"]["nps"] for one in said} == set(range(11))


def listed(client: httpx.Client, path: str, page: int) -> Any:
    return client.get(f"{path}/answers", params={"page": page, "size": 100}).json()["items"]


def collecting(site: Site) -> tuple[str, list[str]]:
    """Where the survey is, and a link for each respondent: half of them personal."""
    documents = f"/api/workspaces/{site.workspace}/documents"
    start = {"kind": "survey", "title": "Our shop", "languages": ["en", "nl"], "fields": FIELDS}
    path = f"{documents}/{site.alice.post(documents, json=start).json()['id']}/survey"
    link = site.alice.put(f"{path}/link", json={}).json()["link"]
    invited = site.alice.post(f"{path}/invitations", json={"n_unknown": N // 2}).text
    return path, [link] * (N // 2) + re.findall(r"http\S+/survey/[\w-]+", invited)


async def crowd(port: int, links: list[str]) -> set[str]:
    """What was written by everyone who was thanked."""
    gate = asyncio.Semaphore(AT_A_TIME)
    answers = (answer(port, link, i, gate) for i, link in enumerate(links))
    return {text for text in await asyncio.gather(*answers) if text is not None}


async def answer(port: int, link: str, i: int, gate: asyncio.Semaphore) -> str | None:
    """Somebody answers, with a connection of his own."""
    limits = httpx.Limits(max_connections=1)
    there = {
        "base_url": f"http://localhost:{port}",
        "follow_redirects": True,
        "timeout": 60,
        "limits": limits,
    }
    path, text = "/survey/" + link.rpartition("/")[2], f"number {i}"
    async with gate, httpx.AsyncClient(**there) as client:
        assert "Five minutes." in (await client.get(path)).text
        for data in (
            {},
            {"page": "one", "q.knows": "yes", "q.felt": "-1"},
            {"page": "two", "q.nps": str(i % 11), "q.why": text, "q.how": ["web", "shop"]},
        ):
            page = await client.post(path, data=data)
            assert page.status_code == 200, page.text
    return text if "That helps." in page.text else None
