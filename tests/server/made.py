"""What the tests of the server share."""

from __future__ import annotations

from typing import Any

from django.test import Client
from tests.serving import PASSWORD as PASSWORD  # noqa: PLC0414 - shared

from klantreis.server.apps.accounts.models import User


def client_of(user: User | None) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def posted(client: Client, path: str, body: Any) -> Any:
    """The answer to a JSON body."""
    return client.post(path, body, content_type="application/json")
