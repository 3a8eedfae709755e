"""The sentences of findings and notes, a table per language."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.evidence import texts_en, texts_nl
from klantreis.mapping.texts import Text, said

TABLES: Mapping[str, ModuleType] = {"en": texts_en, "nl": texts_nl}
FEW = 30  # figures of fewer are said to be


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


def note_sentence(code: str, values: Mapping[str, Any], language: str) -> str:
    """What a note says."""
    texts = table(language)
    words = {key: _word(key, value, texts, language) for key, value in values.items()}
    sentence: str = texts.NOTES[code].format(**words)
    return sentence


def _word(key: str, value: Any, texts: Any, language: str) -> str:
    if key == "part":
        return str(texts.PARTS[value])
    return said(value, language) if isinstance(value, str | dict) else str(value)


def finding_sentence(code: str, figures: Mapping[str, Any], language: str) -> str:
    """What a finding says."""
    texts = table(language)
    words = {key: figure_in_words(key, value, language) for key, value in figures.items()}
    sentence: str = texts.FINDINGS[code].format(**words)
    n = figures.get("n")
    return sentence if n is None or n >= FEW else f"{sentence} {texts.FEW.format(n=n)}"


def figure_in_words(key: str, value: Any, language: str) -> str:
    """A figure as a sentence has it, by the ending of its key."""
    if isinstance(value, str | dict):
        return said(value, language)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "?"
    kind = key.rpartition("_")[2]
    if kind == "seconds":
        return time_in_words(value, language)
    formats = {"share": _percent(value), "emotion": _emotion(value), "points": f"{float(value):z.0f}"}
    plain = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
    return _number(formats.get(kind, plain), language)


def _emotion(value: float) -> str:
    return f"{value:+.1f}" if round(value, 1) else "0.0"


def _percent(share: float) -> str:
    return f"{share * 100:.2g} %" if 0 < share < 0.1 else f"{share * 100:.0f} %"


def time_in_words(seconds: float, language: str) -> str:
    """A length of time in its largest unit that is at least 1: 90 seconds are 1.5 minutes."""
    units = table(language).UNITS
    for unit, size in _SIZES.items():
        if seconds >= size or unit == "second":
            number = round(seconds / size, 1)
            one, several = units[unit]
            return f"{_number(f'{number:g}', language)} {one if number == 1 else several}"
    raise AssertionError("unreachable")


_SIZES = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}


def _number(written: str, language: str) -> str:
    """An English number as a language writes it."""
    return written.translate(str.maketrans(",.", ".,")) if language == "nl" else written


def change_sentence(code: str, figures: Mapping[str, Any], language: str) -> str:
    """What a change since the last proof says."""
    words = {key: figure_in_words(key, value, language) for key, value in figures.items()}
    sentence: str = table(language).DRIFT[code].format(**words)
    return sentence


def text_in(part: str, key: str, languages: Sequence[str], **values: str) -> Text:
    """A text for a map in its languages: plain in one, else by language; English where there is no table."""
    known = [language for language in languages if language in TABLES]
    if len(known) < 2:
        language = known[0] if known else "en"
        plain: str = getattr(TABLES[language], part)[key].format(**values)
        return plain
    return {language: getattr(TABLES[language], part)[key].format(**values) for language in known}
