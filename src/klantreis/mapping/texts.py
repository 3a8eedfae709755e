"""Texts in several languages. A plain text is in the first language of its map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from klantreis.errors import InvalidOptionError

LANGUAGE_PATTERN = "^[a-z]{2,3}(-[A-Z]{2})?$"
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]


def _is_text(written: Any) -> Any:
    """Refuse what no union of types explains well: a number, a date, a yes."""
    by_language = isinstance(written, Mapping) and written and all(_is_plain(v) for v in written.values())
    if not by_language and not _is_plain(written):
        raise PydanticCustomError("invalid_text", "{found} is no text", {"found": repr(written)})
    return written


def _is_plain(written: Any) -> bool:
    return isinstance(written, str)


Text = Annotated[str | dict[Language, str], BeforeValidator(_is_text)]


def said(text: Text | None, language: str, languages: Sequence[str] = ()) -> str:
    """The text in a language, or in the first of the map's languages that has it.

    Parameters
    ----------
    text
        Plain, by language, or None, which says nothing.
    language
        The language wanted.
    languages
        The languages of the map, most important first.
    """
    if text is None or isinstance(text, str):
        return text or ""
    found = (text[one] for one in (language, *languages, *text) if one in text)
    return next(found)


def chosen_language(asked: str | None, languages: Sequence[str]) -> str:
    """The language asked for, or else the first of a document.

    Raises
    ------
    InvalidOptionError
        When it is not named as `nl` or `nl-BE`.
    """
    chosen = asked or languages[0]
    if not re.fullmatch(LANGUAGE_PATTERN, chosen):
        raise InvalidOptionError(
            f"{chosen!r} names no language. Name it as in nl, en or nl-BE.",
            nl=f"{chosen!r} is geen taal. Schrijf een taal als nl, en of nl-BE.",
        )
    return chosen


def languages_of(text: Text | None) -> tuple[str, ...]:
    """The languages a text names; none when it is plain."""
    return tuple(text) if isinstance(text, Mapping) else ()
