"""Programs sign in by a token: the header `Authorization: Bearer klantreis_…`."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from klantreis.errors import KlantreisError
from klantreis.server.apps.accounts.models import ApiToken


class ScopeTooLowError(KlantreisError):
    """A token that may only look is used to change something."""

    code = "scope_too_low"

    def __init__(self) -> None:
        super().__init__(
            "This token may only read. Make one with the scope 'write' at /api/me/tokens.",
            nl="Dit token mag alleen lezen. Maak er een met de scope 'write' op /api/me/tokens.",
        )


class Bearer(HttpBearer):
    """Lets a request with a token in, as its user. Without the header others are asked."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        """The token, when it works and may do this.

        Raises
        ------
        AuthenticationError
            When it is unknown, expired or taken back.
        ScopeTooLowError
            When it may only look.
        """
        found = ApiToken.of(token)
        if found is None:
            raise AuthenticationError
        # A question has a body, and changes nothing.
        is_reading = request.method == "GET" or "/analyses/" in request.path
        if not is_reading and found.scope != ApiToken.Scope.WRITE:
            raise ScopeTooLowError
        request.user = found.user
        return found
