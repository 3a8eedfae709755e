"""The page in which the front end runs. Its addresses are the front end's own."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from klantreis.server.headers import POLICY

STATIC = Path(__file__).parent / "static"
_INDEX = STATIC / "web" / "index.html"
_PLACE = '<meta name="nonce" content="" />'


def is_built() -> bool:
    """Whether the front end is there."""
    return _INDEX.exists()


@require_safe
@login_required
def app(request: HttpRequest, **_: str) -> HttpResponse:
    """The front end, for who is signed in."""
    get_token(request)  # sets the cookie whose value goes back with every change
    return shell()


def shell() -> HttpResponse:
    """The front end. Styles that it makes as it runs carry a nonce; scripts come from files alone."""
    nonce = secrets.token_urlsafe(16)
    page = _index(_INDEX.stat().st_mtime_ns).replace(_PLACE, f'<meta name="nonce" content="{nonce}" />')
    response = HttpResponse(page)
    response.headers["Content-Security-Policy"] = policy(nonce)
    return response


def policy(nonce: str) -> str:
    """The policy of every page, with the style sheets and images that the front end makes as it runs."""
    return (
        POLICY.replace(
            "style-src 'self'", f"style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'"
        )
        .replace("img-src 'self' data:", "img-src 'self' data: blob:")
        .replace("connect-src 'self'", "connect-src 'self' data:")
        .replace("base-uri", "frame-src 'self'; base-uri")  # the preview of a survey
    )


@cache
def _index(version: int) -> str:  # noqa: ARG001 - of the file, so that a new build is read
    return _INDEX.read_text()
