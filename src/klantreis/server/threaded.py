"""Django behind ASGI, each request in one go in a thread of a pool.

Django's own handler makes a thread and a database connection for every request, and changes between thread
and event loop at each middleware. All our middleware and views are synchronous; their threads stay.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections

# Each holds a database connection; PostgreSQL has 100 for all processes together.
N_THREADS = 12


class ThreadedHandler(ASGIHandler):
    """Answers requests in threads that keep their database connection."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=False)
        self._threads = ThreadPoolExecutor(N_THREADS, thread_name_prefix="requests")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request."""
        await self.handle(scope, receive, send)

    async def get_response_async(self, request: Any) -> Any:
        """The response to a request; what the request sets, as its language, ends with it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, copy_context().run, self._answer, request)

    def _answer(self, request: Any) -> Any:
        close_old_connections()
        try:
            return self.get_response(request)
        finally:
            close_old_connections()
