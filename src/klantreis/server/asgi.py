"""The app as an ASGI server runs it, with a bound on every request's body."""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import django

from klantreis.errors import KlantreisError

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class _TooLargeError(Exception):
    """The body is longer than allowed."""


def bounded(app: App, most_bytes: int) -> App:
    """The app, with every body that is longer than `most_bytes` refused before it is kept anywhere."""

    async def bounded_app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said) > most_bytes:
            await _refuse(scope, send, most_bytes)
            return
        n_bytes, has_begun = 0, False

        async def counted() -> Message:
            nonlocal n_bytes
            message = await receive()
            n_bytes += len(message.get("body", b""))
            if n_bytes > most_bytes:
                raise _TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await app(scope, counted, noted)
        except _TooLargeError:
            if not has_begun:
                await _refuse(scope, send, most_bytes)

    return bounded_app


class _ContentTooLargeError(KlantreisError):
    """Told before Django, and so before it is known who asks."""

    code = "too_large"

    def __init__(self, most_bytes: int) -> None:
        most = most_bytes >> 20
        super().__init__(
            f"A request holds at most {most} MB. Upload a larger file in parts.",
            nl=f"Een verzoek is hooguit {most} MB groot. Stuur een groter bestand in delen.",
        )


async def _refuse(scope: Scope, send: Send, most_bytes: int) -> None:
    wanted = dict(scope["headers"]).get(b"accept-language", b"en").decode("latin-1")
    detail = _ContentTooLargeError(most_bytes).message(re.split("[,;]", wanted)[0].strip())
    body = {"title": "Content Too Large", "status": 413, "code": "too_large", "detail": detail}
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


def application() -> App:
    """The app, ready to serve."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klantreis.server.settings")
    django.setup(set_prefix=False)
    from channels.routing import (  # type: ignore[import-untyped]  # noqa: PLC0415 - only once Django is set up
        ProtocolTypeRouter,
        URLRouter,
    )
    from django.conf import settings  # noqa: PLC0415
    from django.urls import path, re_path  # noqa: PLC0415

    from klantreis.server.apps.analyses.warming import warm_in_background  # noqa: PLC0415
    from klantreis.server.live.consumer import LiveDocument, refused  # noqa: PLC0415
    from klantreis.server.live.hub import lifespan  # noqa: PLC0415
    from klantreis.server.threaded import ThreadedHandler  # noqa: PLC0415

    # WhiteNoise gives its small files as plain iterators, which Django then reads in a thread.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

    elsewhere: Any = refused
    document = LiveDocument.as_asgi()
    live = URLRouter(
        [
            path("api/live/documents/<uuid:document_id>", document),
            path("api/live/maps/<uuid:document_id>", document),
            re_path("", elsewhere),
        ]
    )
    http = bounded(ThreadedHandler(), settings.MOST_BODY_BYTES)
    warm_in_background()
    made: App = ProtocolTypeRouter({"http": http, "websocket": live, "lifespan": lifespan})
    return made
