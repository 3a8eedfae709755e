"""What the tests of the server share."""

from __future__ import annotations

from typing import Any

from django.test import Client

from klantreis.server.apps.accounts.models import User

PASSWORD = "een lang wachtwoord"  # noqa: S105 - of made-up people


def client_of(user: User | None) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def posted(client: Client, path: str, body: Any) -> Any:
    """The answer to a JSON body."""
    return client.post(path, body, content_type="application/json")
