"""Work with the database, which waits, beside the event loop, which must not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async  # type: ignore[import-untyped]

P = ParamSpec("P")
R = TypeVar("R")


def in_thread(function: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The function, to be awaited: it runs in any thread that is free, with a connection of that thread."""
    made: Callable[P, Awaitable[R]] = database_sync_to_async(function, thread_sensitive=False)
    return made
