"""Dutch words that say how someone feels, with the forms they occur in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from defusedxml import ElementTree

from klantreis.evidence.words import SMILEYS

_FOLDER = files("klantreis.evidence.sentiment")
GAP = "…"
VERB, ADJECTIVE = "v", "a"

NEGATIONS = frozenset(
    (
        *("niet", "geen", "niemand", "nooit", "nauwelijks", "niets", "niks", "noch", "amper", "zonder"),
        *("nergens", "evenmin", "allerminst", "allesbehalve", "weinig"),
    )
)
# A word before another that makes it stronger or weaker. Some say something themselves when alone.
INTENSIFIERS: Mapping[str, float] = {
    **dict.fromkeys(("heel", "hele", "zeer", "erg", "echt", "bijzonder", "behoorlijk"), 1.25),
    **dict.fromkeys(
        ("super", "ontzettend", "enorm", "uiterst", "zwaar", "vreselijk", "verschrikkelijk"), 1.5
    ),
    **dict.fromkeys(("ongelooflijk", "ongelofelijk", "waanzinnig", "onwijs", "extreem", "absoluut"), 1.5),
    **dict.fromkeys(("totaal", "volledig", "volstrekt", "helemaal", "hartstikke", "mega", "gruwelijk"), 1.5),
    **dict.fromkeys(("beetje", "enigszins", "lichtelijk", "ietwat", "wat"), 0.6),
    **dict.fromkeys(("redelijk", "vrij", "tamelijk", "nogal", "aardig", "grotendeels", "deels"), 0.8),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word says: polarity -1 … +1; its kind is VERB, ADJECTIVE or ""."""

    polarity: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words after the first one of a phrase; where `has_gap`, others may stand before them."""

    rest: tuple[str, ...]
    has_gap: bool
    entry: Entry


@dataclass(frozen=True)
class Lexicon:
    """Words; phrases by their first word, the longest first; and all that either begins with."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]
    known: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The public lexicon of adjectives in all their forms, and our own words of customer contact."""
    words: dict[str, Entry] = {}
    stems = dict(_adjectives())
    for word, entry in stems.items():
        if entry.kind == ADJECTIVE:
            for form in forms(word):
                words.setdefault(form, entry)
    words.update(stems)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for text, entry in _own_words():
        first, *rest = text.split()
        if not rest:
            words[first] = entry
        else:
            has_gap = rest[0] == GAP
            phrases[first].append(Phrase(tuple(rest[has_gap:]), has_gap, entry))
    # Smileys are looked up like words, in small letters.
    words.update({smiley.lower(): Entry(polarity) for smiley, polarity in SMILEYS.items()})
    ordered = {first: tuple(sorted(some, key=lambda p: -len(p.rest))) for first, some in phrases.items()}
    return Lexicon(words, ordered, frozenset(words) | frozenset(ordered))


def _adjectives() -> Iterator[tuple[str, Entry]]:
    """Each word of nl-sentiment.xml with the mean over its senses."""
    senses: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for word in ElementTree.fromstring(_FOLDER.joinpath("nl-sentiment.xml").read_bytes()):
        sense = float(word.get("polarity")), word.get("pos")
        senses[word.get("form").lower()].append(sense)
    for form, found in senses.items():
        polarity = sum(sense[0] for sense in found) / len(found)
        kind = ADJECTIVE if found[0][1] == "JJ" else ""
        yield form, Entry(polarity, kind)


def _own_words() -> Iterator[tuple[str, Entry]]:
    for line in _FOLDER.joinpath("nl-service.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            text, polarity, *kind = line.split("\t")
            yield text, Entry(float(polarity), kind[0] if kind else "")


_DOUBLED = re.compile(r"(?P<before>.*[^aeiou])(aa|ee|oo|uu)(?P<end>[^aeiouy])$")
_SHORT = re.compile(r"(?:^|.*[^aeiouy])[aeiou](?P<end>[bdfgklmnprst])$")
_WEAK_END = ("ig", "lijk", "el", "er", "en", "em", "isch", "is")


def attributive(word: str) -> str:
    """The form before a noun: mooi → mooie, groot → grote, dom → domme, boos → boze, lief → lieve."""
    if word.endswith("e"):
        return word
    if doubled := _DOUBLED.match(word):
        return f"{doubled['before']}{doubled[2][0]}{_voiced(doubled['end'])}e"
    if (short := _SHORT.match(word)) and not word.endswith(_WEAK_END):
        return f"{word}{short['end']}e"
    if re.search(r"(ie|oe|ij|eu|ui|ou)[fs]$", word):
        return f"{word[:-1]}{_voiced(word[-1])}e"
    return f"{word}e"


def _voiced(consonant: str) -> str:
    return {"f": "v", "s": "z"}.get(consonant, consonant)


def forms(adjective: str) -> tuple[str, ...]:
    """Forms of an adjective beside itself: mooie, mooier, mooiere, mooist, mooiste, moois."""
    if len(adjective) < 3:
        return ()
    before_noun = attributive(adjective)
    more = f"{adjective}der" if adjective.endswith("r") else f"{before_noun}r"
    most = f"{adjective}t" if adjective.endswith("s") else f"{adjective}st"
    some = () if adjective.endswith("s") else (f"{adjective}s",)
    return (before_noun, more, f"{more}e", most, f"{most}e", *some)
