"""Documents with a version: the ETag of what is read, and If-Match on what would change it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from klantreis.errors import KlantreisError


class NoVersionError(KlantreisError):
    """A document would be changed without saying which version was read."""

    code = "no_version"

    def __init__(self) -> None:
        super().__init__(
            "Say which version you change, so that nobody is overwritten: send the ETag that you read as the "
            "header If-Match, or If-Match: * to change whatever there is.",
            nl="Zeg welke versie je wijzigt, zodat niemand overschreven wordt: stuur de ETag die je las "
            "als de header If-Match, of If-Match: * om te wijzigen wat er ook staat.",
        )


def expected_version(request: HttpRequest) -> str | None:
    """The version that a request wants to change; None for whatever there is.

    Raises
    ------
    NoVersionError
        When it does not say.
    """
    said = request.headers.get("If-Match", "").strip()
    if not said:
        raise NoVersionError
    return None if said == "*" else said.removeprefix("W/").strip('"')


def tag(response: HttpResponse, version: str) -> None:
    """Say which version is sent."""
    response.headers["ETag"] = f'"{version}"'
