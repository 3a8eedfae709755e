"""The JSON of a request, bounded in depth and free of what no database can keep."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from klantreis.errors import KlantreisError

DEEPEST = 60


class UnreadableBodyError(KlantreisError):
    """A body that is no JSON, or one that no database can keep."""

    code = "bad_request"


class StrictParser(Parser):
    """Reads JSON as its standard has it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body of a request.

        Raises
        ------
        UnreadableBodyError
            When it is no JSON, nests too deep, or holds NaN, a NUL or half a character.
        """
        return strict_json(request.body)


def strict_json(text: str | bytes) -> Any:
    """What a JSON text holds.

    Raises
    ------
    UnreadableBodyError
        When it is no JSON, nests too deep, or holds NaN, a NUL or half a character.
    """
    try:
        body = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableBodyError("The body is no JSON.", nl="Het verzoek is geen JSON.") from error
    _refuse_unfit(body)
    return body


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse_unfit(body: Any) -> None:
    """Walk through the values, not by recursion, which deep nesting would exhaust."""
    level, depth = [body], 0
    while level:
        if depth > DEEPEST:
            raise UnreadableBodyError(
                f"The body nests deeper than {DEEPEST} levels.",
                nl=f"Het verzoek is meer dan {DEEPEST} niveaus diep.",
            )
        for value in level:
            _refuse_value(value)
        level = [child for value in level for child in _children(value)]
        depth += 1


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _refuse_value(value: Any) -> None:
    is_infinite = isinstance(value, float) and not math.isfinite(value)
    if is_infinite or (isinstance(value, int) and abs(value) > 2**63 - 1):
        raise UnreadableBodyError(
            "The body holds a number that is too large.", nl="In het verzoek staat een te groot getal."
        )
    if isinstance(value, str) and ("\0" in value or _is_broken(value)):
        raise UnreadableBodyError(
            "The body holds a text with a NUL or half a character.",
            nl="In het verzoek staat een tekst met een NUL of een half teken.",
        )


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
