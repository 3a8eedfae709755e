"""Who is where in a document: the people of this process, and what the other processes say of theirs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

# A process repeats itself every few seconds; one that is silent this long has died.
_FORGOTTEN_AFTER_SECONDS = 25.0


@dataclass
class _Neighbour:
    people: list[dict[str, Any]]
    heard_at: float


class Elsewhere:
    """The people whose connections other processes hold."""

    def __init__(self) -> None:
        self._neighbours: dict[str, _Neighbour] = {}

    def heard(self, process: str, people: list[dict[str, Any]]) -> bool:
        """Take in what a process says of all its people; whether that is news."""
        before = self._neighbours.pop(process, None)
        if people:
            self._neighbours[process] = _Neighbour(people, time.monotonic())
        return people != (before.people if before else [])

    def forget_the_silent(self) -> bool:
        """Drop the people of processes that have died; whether there were any."""
        now = time.monotonic()
        silent = [
            name for name, one in self._neighbours.items() if now - one.heard_at > _FORGOTTEN_AFTER_SECONDS
        ]
        for name in silent:
            del self._neighbours[name]
        return bool(silent)

    @property
    def people(self) -> list[dict[str, Any]]:
        """All of them."""
        return [person for one in self._neighbours.values() for person in one.people]
