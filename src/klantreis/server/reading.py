"""The JSON of a request, bounded in depth and free of what no database can keep."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.parser import Parser

DEEPEST = 60


class StrictParser(Parser):
    """Reads JSON as its standard has it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body of a request.

        Raises
        ------
        HttpError
            When it is no JSON, nests too deep, or holds NaN, a NUL or half a character.
        """
        return strict_json(request.body)


def strict_json(text: str | bytes) -> Any:
    """What a JSON text holds.

    Raises
    ------
    HttpError
        When it is no JSON, nests too deep, or holds NaN, a NUL or half a character.
    """
    try:
        body = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise HttpError(400, "The body is no JSON.") from error
    _refuse_unfit(body)
    return body


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse_unfit(body: Any) -> None:
    """Walk through the values, not by recursion, which deep nesting would exhaust."""
    level, depth = [body], 0
    while level:
        if depth > DEEPEST:
            raise HttpError(400, f"The body nests deeper than {DEEPEST} levels.")
        for value in level:
            _refuse_value(value)
        level = [child for value in level for child in _children(value)]
        depth += 1


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _refuse_value(value: Any) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise HttpError(400, "The body holds a number that is too large.")
    if isinstance(value, int) and abs(value) > 2**63 - 1:
        raise HttpError(400, "The body holds a number that is too large.")
    if isinstance(value, str) and ("\0" in value or _is_broken(value)):
        raise HttpError(400, "The body holds a text with a NUL or half a character.")


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
