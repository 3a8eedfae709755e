"""What a scorer of a language says of a text."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """Words as they stand in a text, with what turned them ("niet erg mooi"), and their polarity, -1 … +1."""

    text: str
    polarity: float


class Scored(NamedTuple):
    """Polarity of a text, -1 … +1, and the words that made it; None where no word says anything."""

    polarity: float | None
    words: tuple[Word, ...]
