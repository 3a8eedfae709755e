"""How an English text sounds: by VADER, with the words that made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from klantreis.evidence.sentiment.scored import Scored, Word

# VADER's rules look at the three words before a word and the two after it.
_BEFORE, _AFTER = 3, 2
_FULL_VALENCE = 4.0  # VADER's words go from -4 to 4


@cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import (  # noqa: PLC0415 - reads its lexicon, 50 ms
        SentimentIntensityAnalyzer,
    )

    return SentimentIntensityAnalyzer()


@cache
def known_words() -> frozenset[str]:
    """The words that VADER's lexicon has."""
    return frozenset(_vader().lexicon)


@dataclass(slots=True)
class _Window:
    """The part of a text that VADER's rules for one word look at, in the form in which they expect a text."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


def scored(text: str) -> Scored:
    """VADER's compound score of an English text, and the words that made it; None where no word does.

    The same as `polarity_scores(text)["compound"]`, which does not tell the words and whose time grows
    with the square of a text's length: here each word is shown to its rules with its neighbours only.

    References
    ----------
    Hutto and Gilbert (2014), VADER, ICWSM-14.
    """
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentiText  # noqa: PLC0415 - as above

    vader = _vader()
    described = _described(text, vader.emojis)
    sentitext = SentiText(described)
    words: list[str] = sentitext.words_and_emoticons
    lowered = [word.lower() for word in words]
    valences = [0.0] * len(words)
    for i, word in enumerate(lowered):
        if word not in vader.lexicon or word in BOOSTER_DICT or lowered[i : i + 2] == ["kind", "of"]:
            continue
        start = max(i - _BEFORE, 0)
        window = _Window(words[start : i + _AFTER + 1], sentitext.is_cap_diff)
        valences[i] = vader.sentiment_valence(0, window, words[i], i - start, [])[0]
    if not any(valences):
        return Scored(None, ())
    valences = vader._but_check(words, valences)
    polarity = float(vader.score_valence(valences, described)["compound"])
    said = tuple(
        Word(words[i], max(-1.0, min(1.0, valence / _FULL_VALENCE)))
        for i, valence in enumerate(valences)
        if valence
    )
    return Scored(polarity, said)


def _described(text: str, emojis: dict[str, str]) -> str:
    """The text with VADER's description for each emoji, set apart as VADER does."""
    if text.isascii():
        return text.strip()
    parts: list[str] = []
    after_space = True
    for character in text:
        description = emojis.get(character)
        if description is None:
            parts.append(character)
            after_space = character == " "
        else:
            parts.append(description if after_space else f" {description}")
            after_space = False
    return "".join(parts).strip()
