"""People who read a large map: how many a second, without an error?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import httpx
from tests.server.live import Site


@dataclass
class Answers:
    """How long each answer took, and which were none."""

    seconds: list[float] = field(default_factory=list)
    n_failed: int = 0
    lasted: float = 0.0

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return len(self.seconds) / self.lasted


async def read_together(site: Site, map_id: str, n_readers: int, seconds: float, *, known: bool) -> Answers:
    """Everyone asks for the document again and again; `known` says with its ETag that he has it."""
    path = f"{site.path(map_id)}/document"
    tag = site.alice.get(path).headers["ETag"]
    headers = {"If-None-Match": tag} if known else {}
    answers = Answers()
    began = time.perf_counter()
    await asyncio.gather(*(_read(site, path, headers, answers, began + seconds) for _ in range(n_readers)))
    answers.lasted = time.perf_counter() - began
    return answers


async def _read(site: Site, path: str, headers: dict[str, str], answers: Answers, until: float) -> None:
    base = f"http://localhost:{site.port}"
    async with httpx.AsyncClient(base_url=base, cookies=site.alice.cookies, timeout=30) as client:
        while (at := time.perf_counter()) < until:
            try:
                answer = await client.get(path, headers=headers)
            except httpx.TransportError:
                answers.n_failed += 1
                continue
            if answer.status_code in {200, 304}:
                answers.seconds.append(time.perf_counter() - at)
            else:
                answers.n_failed += 1
