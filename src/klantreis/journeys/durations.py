"""Durations as people write them: "30d", "12h", "1d12h"."""

from __future__ import annotations

import re
from datetime import timedelta

from klantreis.errors import InvalidOptionError

_UNITS = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
    "ms": timedelta(milliseconds=1),
    "us": timedelta(microseconds=1),
}
_PART = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*", re.IGNORECASE)


class InvalidDurationError(InvalidOptionError):
    """A text that is no duration, or one that nothing can last."""

    code = "invalid_duration"

    def __init__(self, text: object, why: str, *, nl: str) -> None:
        super().__init__(
            f"{text!r} is no duration: {why}. "
            "Write a number and a unit, such as 30d, 12h, 90m, 45s, 2w or 1d12h "
            "(w weeks, d days, h hours, m minutes, s seconds, ms, us).",
            nl=f"{text!r} is geen duur: {nl}. "
            "Schrijf een getal en een eenheid, zoals 30d, 12h, 90m, 45s, 2w of 1d12h "
            "(w weken, d dagen, h uren, m minuten, s seconden, ms, us).",
        )
        self.text = text


def duration(text: str | timedelta) -> timedelta:
    """The time that a text such as "30d", "12h", "90m", "45s", "2w" or "1d12h" means.

    Raises
    ------
    InvalidDurationError
        When it is no such text, or not above zero.
    """
    if isinstance(text, timedelta):
        return _positive(text, text)
    if not isinstance(text, str):
        raise InvalidDurationError(text, "it is neither a text nor a timedelta", nl="het is geen tekst")
    if not text.strip():
        raise InvalidDurationError(text, "it is empty", nl="er staat niets")
    total = timedelta(0)
    position = 0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None:
            raise InvalidDurationError(
                text,
                f"{text[position:]!r} has no number with a unit",
                nl=f"{text[position:]!r} heeft geen getal met een eenheid",
            )
        total += _times(text, float(part[1]), part[2].lower().replace("µ", "u"))
        position = part.end()
    return _positive(total, text)


def duration_text(time: timedelta) -> str:
    """The shortest text that `duration` reads as this time: 36 hours are "1d12h"."""
    parts = []
    for unit, size in _UNITS.items():
        number, time = divmod(time, size)
        if number and not (unit == "w" and time):
            parts.append(f"{number}{unit}")
        else:
            time += number * size
    return "".join(parts) or "0s"


def _times(text: str, number: float, unit: str) -> timedelta:
    if unit not in _UNITS:
        raise InvalidDurationError(text, f"there is no unit {unit!r}", nl=f"er is geen eenheid {unit!r}")
    try:
        return number * _UNITS[unit]
    except OverflowError:
        raise InvalidDurationError(
            text, "it is longer than time can be told", nl="zo lang kan niets duren"
        ) from None


def _positive(time: timedelta, text: object) -> timedelta:
    if time <= timedelta(0):
        raise InvalidDurationError(text, "it is not above zero", nl="het is niet meer dan nul")
    return time
