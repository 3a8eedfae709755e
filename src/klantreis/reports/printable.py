"""Texts made fit for paper: valid Unicode, whose long runs may be broken."""

from __future__ import annotations

import re
from typing import Any

ZERO_WIDTH_SPACE = "\u200b"
LONGEST_WORD = 40
_LONG_RUN = re.compile(r"\S{19,}")
# Controls without a shape, and those that turn the direction of all text behind them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_AFTER_SIGN = re.compile(r"(?<=[/._\-?&=@:,;+])(?=\w)")
_TWELVE = re.compile(rf"([^\s{ZERO_WIDTH_SPACE}]{{12}})(?=[^\s{ZERO_WIDTH_SPACE}]{{4}})")


def printable(data: Any) -> Any:
    """Plain data with every text in it breakable and valid as UTF-8."""
    if isinstance(data, str):
        return breakable(_CONTROLS.sub("", data.encode("utf-8", "replace").decode("utf-8")))
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [printable(value) for value in data]
    return data


def breakable(text: str) -> str:
    """A text whose long runs may be broken: after signs, and within runs that no hyphenation breaks."""
    return _LONG_RUN.sub(lambda run: _broken(run.group()), text)


def _broken(run: str) -> str:
    if run.isalpha() and len(run) <= LONGEST_WORD:
        return run  # a word: hyphenated by its language
    return _TWELVE.sub(rf"\1{ZERO_WIDTH_SPACE}", _AFTER_SIGN.sub(ZERO_WIDTH_SPACE, run))
