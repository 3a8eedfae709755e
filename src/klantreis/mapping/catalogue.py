"""The tables of texts, one per language, and how a sentence is made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.mapping import catalogue_en, catalogue_nl

TABLES: Mapping[str, ModuleType] = {"en": catalogue_en, "nl": catalogue_nl}
MOST_NAMES = 12


def table(language: str) -> Any:
    """The texts of one language.

    Raises
    ------
    InvalidOptionError
        When there is no table of that language.
    """
    if language not in TABLES:
        raise InvalidOptionError(f"No texts in {language!r}; choose one of {', '.join(TABLES)}.")
    return TABLES[language]


def noun(what: str, language: str) -> str:
    """What a part, a card or evidence is called: step, pain, quote … or a document's part: plan.action."""
    texts = table(language)
    name: str = texts.PARTS.get(what) or texts.KINDS.get(what) or texts.NOUNS[what]
    return name


def field_name(field: str, language: str) -> str:
    """What a field is called on screens and in sentences."""
    name: str = table(language).FIELDS.get(field, field)
    return name


def names(several: Iterable[str], language: str) -> str:
    """Names for a sentence: all of them, or the first and how many more."""
    texts = table(language)
    several = list(several)
    if not several:
        return str(texts.NOTHING)
    shown = ", ".join(several[:MOST_NAMES])
    more = len(several) - MOST_NAMES
    return str(texts.AND_MORE.format(names=shown, n=more)) if more > 0 else shown
