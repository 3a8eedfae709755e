"""How a Dutch text sounds: words of a lexicon, turned by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klantreis.evidence.sentiment.dutch_lexicon import (
    ADJECTIVE,
    INTENSIFIERS,
    NEGATIONS,
    VERB,
    Entry,
    Lexicon,
    Phrase,
    lexicon,
)
from klantreis.evidence.sentiment.scored import Scored, Word
from klantreis.evidence.words import MARKS, STOPS, has_drawn_out, shortened, tokens

# How far before a word "niet" may stand, and after a verb; the clause's end stops both.
NEGATION_REACH, AFTER_VERB, GAP_REACH = 4, 4, 8
# "Niet goed" is nearly as bad as "slecht"; "niet slecht" is less good than "goed".
NEGATED_PRAISE, NEGATED_BLAME = -0.75, -0.5
NEGATED_VERB = -0.5  # "werkt niet" says more than "werkt"
# Praise comes easily: a negative word says more. Chosen, like CONTRAST, on one half of the reviews that
# docs/emotion.md measures on; the figures there are of the other half.
NEGATIVE_WEIGHT = 1.5
CONTRAST = 1.5  # what follows "maar" counts so much more, what stands before it so much less
CAPITALS = 1.25
EXCLAMATION, MOST_EXCLAMATIONS = 0.1, 3
TOO = -0.4  # "te" before an adjective that is not negative itself
CONTRASTING = frozenset(("maar", "echter"))
# "Niet alleen mooi" and "niets dan lof" are praise.
NO_NEGATION_BEFORE = frozenset(("alleen", "dan", "zomaar"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A word or phrase that says something: tokens first … last, and what it says by itself."""

    first: int
    last: int
    entry: Entry


def scored(text: str) -> Scored:
    """Polarity of a Dutch text, -1 … +1, and the words that made it; None where no word says anything."""
    known = lexicon()
    written = tokens(text)
    lowered = [token.lower() for token in written]
    if has_drawn_out(text):
        lowered = [shortened(token, known.known) for token in lowered]
    words: list[Word] = []
    total = weights = 0.0
    contrasts = _contrasts(lowered)
    for found in _found(lowered, known):
        first, polarity = _in_context(lowered, found)
        if polarity == 0:
            continue
        polarity = _bounded(polarity * _loudness(written[found.last], text))
        weight = (contrasts[found.last] if contrasts else 1.0) * (NEGATIVE_WEIGHT if polarity < 0 else 1.0)
        total += weight * polarity
        weights += weight
        words.append(Word(" ".join(written[first : found.last + 1]), polarity))
    if not words:
        return Scored(None, ())
    emphasis = 1 + EXCLAMATION * min(lowered.count("!"), MOST_EXCLAMATIONS)
    return Scored(_bounded(emphasis * total / weights), tuple(words))


def _bounded(polarity: float) -> float:
    return max(-1.0, min(1.0, polarity))


def _loudness(token: str, text: str) -> float:
    """More for a word in capitals where not everything is."""
    return CAPITALS if token.isupper() and len(token) > 2 and not text.isupper() else 1.0


def _found(lowered: Sequence[str], known: Lexicon) -> Iterator[_Found]:
    """Words, smileys and phrases of the lexicon; a phrase takes its words away from what follows."""
    taken: set[int] = set()
    for i in [i for i, token in enumerate(lowered) if token in known.known]:
        if i in taken:
            continue
        phrase = _phrase(lowered, i, known)
        if phrase is not None:
            found, rest = phrase
            taken.update(rest)
            yield found
        elif (entry := known.words.get(lowered[i])) is not None and not _only_intensifies(lowered, i, known):
            yield _Found(i, i, entry)


def _only_intensifies(lowered: Sequence[str], i: int, known: Lexicon) -> bool:
    """Whether a word makes the next one stronger or weaker and says nothing itself: "vreselijk mooi"."""
    if lowered[i] not in INTENSIFIERS or i + 1 == len(lowered):
        return False
    after = known.words.get(lowered[i + 1])
    return lowered[i + 1] in INTENSIFIERS or (after is not None and after.polarity != 0)


def _phrase(lowered: Sequence[str], i: int, known: Lexicon) -> tuple[_Found, set[int]] | None:
    """The longest phrase that begins at token i, and where its other words and intensifiers stand."""
    for phrase in known.phrases.get(lowered[i], ()):
        start = _rest_at(lowered, i, phrase)
        if start is not None:
            entry = phrase.entry
            if phrase.has_gap and not NEGATIONS.isdisjoint(lowered[i:start]):
                entry = Entry(_negated(entry.polarity))
            stop = start + len(phrase.rest)
            rest = {k for k in range(i + 1, stop) if k >= start or lowered[k] in INTENSIFIERS}
            return _Found(i, stop - 1, entry), rest
    return None


def _rest_at(lowered: Sequence[str], i: int, phrase: Phrase) -> int | None:
    """Where the words after the first one of a phrase stand; None when they do not, or not in its clause."""
    n = len(phrase.rest)
    for start in range(i + 1, i + 2 + (GAP_REACH if phrase.has_gap else 0)):
        if tuple(lowered[start : start + n]) == phrase.rest:
            return start
        if start >= len(lowered) or lowered[start] in MARKS:
            return None
    return None


def _in_context(lowered: Sequence[str], found: _Found) -> tuple[int, float]:
    """Where the words that turn it begin, and what it says with them."""
    entry, first = found.entry, found.first
    polarity = entry.polarity
    if first and entry.kind == ADJECTIVE and lowered[first - 1] == "te" and not lowered[first].endswith("en"):
        polarity, first = min(polarity, TOO), first - 1
    if polarity == 0:
        return first, polarity
    if first and (intensity := INTENSIFIERS.get(lowered[first - 1])):
        polarity, first = polarity * intensity, first - 1
    negation = _negation_before(lowered, first)
    if negation is not None:
        return negation, _negated(polarity)
    if entry.kind == VERB and _is_negated_after(lowered, found.last):
        return first, NEGATED_VERB
    return first, polarity


def _negated(polarity: float) -> float:
    return polarity * (NEGATED_PRAISE if polarity > 0 else NEGATED_BLAME)


def _negation_before(lowered: Sequence[str], first: int) -> int | None:
    for i in range(first - 1, max(first - 1 - NEGATION_REACH, -1), -1):
        token = lowered[i]
        if token in MARKS or token in CONTRASTING:
            return None
        if token in NEGATIONS:
            return None if lowered[i + 1] in NO_NEGATION_BEFORE else i
    return None


def _is_negated_after(lowered: Sequence[str], last: int) -> bool:
    for i in range(last + 1, min(last + 1 + AFTER_VERB, len(lowered))):
        if lowered[i] in MARKS or lowered[i] in CONTRASTING:
            return False
        if lowered[i] in NEGATIONS:
            return i + 1 == len(lowered) or lowered[i + 1] not in NO_NEGATION_BEFORE
    return False


def _contrasts(lowered: Sequence[str]) -> list[float]:
    """How much each token counts: less before "maar", more after it, in its sentence; [] without any."""
    if CONTRASTING.isdisjoint(lowered):
        return []
    weights = [1.0] * len(lowered)
    start, turn = 0, None
    for i, token in enumerate([*lowered, "."]):
        if token in STOPS:
            if turn is not None:
                weights[start:turn] = [1 / CONTRAST] * (turn - start)
                weights[turn:i] = [CONTRAST] * (i - turn)
            start, turn = i + 1, None
        elif token in CONTRASTING and i > start:
            turn = i
    return weights
