"""Pictures as answers to a browser: never anything but pictures."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

_A_YEAR = 365 * 24 * 3600


def picture_response(path: Path, type_: str, *, seconds: int = _A_YEAR) -> HttpResponse:
    """A picture that is kept in a workspace; its reader's browser may keep it for so long."""
    response = HttpResponse(path.read_bytes(), content_type=type_)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    # What has the name never changes; only who may see it does, so that no shared cache keeps it.
    response.headers["Cache-Control"] = f"private, max-age={seconds}, immutable"
    patch_vary_headers(response, ["Cookie"])
    return response
