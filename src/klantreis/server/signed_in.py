"""Who asks."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from klantreis.server.apps.accounts.models import User


def user_of(request: HttpRequest) -> User:
    """The user of a request that was let in."""
    return cast(User, request.user)
