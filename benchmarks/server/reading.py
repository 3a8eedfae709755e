"""People who read a large map: how many a second, without an error?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

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
    cookies = "; ".join(f"{name}={value}" for name, value in site.alice.cookies.items())
    lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{site.port}", f"Cookie: {cookies}"]
    lines += [f"If-None-Match: {tag}"] if known else []
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    answers = Answers()
    began = time.perf_counter()
    await asyncio.gather(*(_read(site.port, request, answers, began + seconds) for _ in range(n_readers)))
    answers.lasted = time.perf_counter() - began
    return answers


async def _read(port: int, request: bytes, answers: Answers, until: float) -> None:
    """Ask and read over one connection, without a library: it would take longer than the server."""
    reader, writer = await asyncio.open_connection("localhost", port)
    while (at := time.perf_counter()) < until:
        writer.write(request)
        try:
            status = await _status_of(reader)
        except (OSError, asyncio.IncompleteReadError):
            answers.n_failed += 1
            reader, writer = await asyncio.open_connection("localhost", port)
            continue
        if status in {200, 304}:
            answers.seconds.append(time.perf_counter() - at)
        else:
            answers.n_failed += 1
    writer.close()


async def _status_of(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(maxsplit=2)[1])
    length = next((line for line in head.split("\r\n") if line.startswith("content-length:")), ":0")
    if status != 304:
        await reader.readexactly(int(length.partition(":")[2]))
    return status
