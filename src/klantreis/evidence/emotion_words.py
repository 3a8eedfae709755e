"""Which emotions a text names, beside how positive it is: Dutch and English, by the stems of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from klantreis.evidence.words import MARKS

EMOTIONS = ("angry", "happy", "surprised", "sad", "afraid")
DUTCH_NAMES: Mapping[str, str] = {
    "angry": "boos",
    "happy": "blij",
    "surprised": "verrast",
    "sad": "verdrietig",
    "afraid": "bang",
}

# A stem ending in * stands for all words that begin with it; others are whole words.
_STEMS: Mapping[str, str] = {
    "angry": (
        "boos boze bozer boosheid kwaad kwade woedend* woede* woest woeste razend* furieus furieuze pissig* "
        "nijdig* witheet geïrriteerd* geirriteerd* irriteer* irriterend* irritant* ergernis* ergeren ergert "
        "ergerde* ergerlijk* geërgerd* gefrustreerd* frustrer* frustratie* verontwaardig* laaiend* toornig* "
        "angry angrier anger angered furious* mad annoyed annoying annoys frustrat* irritated irritating "
        "outraged outrageous livid rage raging infuriat* fuming pissed"
    ),
    "happy": (
        "blij blije blijer dolblij* blijdschap gelukkige gelukkiger verheugd* verheug opgetogen enthousiast* "
        "vrolijk* vreugde tevreden opgelucht* genoten genieten geniet trots* "
        "happy happier happiest happily happiness glad delighted delight* pleased joy joyful thrilled "
        "cheerful excited satisfied relieved proud"
    ),
    "surprised": (
        "verrast* verrassing* verrassend* verbaasd* verbaas* verbazing verbazend* verbluft* versteld "
        "verwonder* stomverbaasd* onverwacht* perplex "
        "surpris* amazed astonish* unexpected* stunned startled"
    ),
    "sad": (
        "verdrietig* verdriet droevig* treurig* bedroefd* somber* teleurgesteld* teleurstell* teleurgestelde "
        "huil huilen gehuild huilde tranen ongelukkig* neerslachtig* moedeloos moedeloze "
        "sad sadder saddened sadly sadness disappoint* unhappy upset cry cried crying tears depress* "
        "heartbroken gloomy miserable"
    ),
    "afraid": (
        "bang bange banger angst* angstig* bevreesd* vrees vreesde bezorgd ongerust* zorgelijk* zenuwachtig* "
        "nerveus nerveuze geschrokken schrok paniek* griezelig* doodsbang* "
        "afraid fear fears feared fearful scared scary frightened frightening terrified worried worry "
        "worries worrying anxious anxiety nervous* panic*"
    ),
}
_NEGATIONS = frozenset(
    (
        *("niet", "geen", "nooit", "nauwelijks", "niets", "niks", "zonder"),
        *("not", "no", "never", "hardly", "nothing", "without"),
        *("isn't", "wasn't", "aren't", "don't", "didn't", "doesn't"),
    )
)
# In a shop "bezorgd" is delivered; worried only after "ik ben", "maakt mij" and the like.
_WORRIED = frozenset(("ben", "maak", "maakt", "maakte", "maakten"))
_REACH = 3


def _pattern() -> re.Pattern[str]:
    groups = []
    for emotion in EMOTIONS:
        stems = (re.escape(stem).replace(r"\*", r"[^\W\d_]*") for stem in _STEMS[emotion].split())
        groups.append(f"(?P<{emotion}>{'|'.join(stems)})")
    return re.compile(f"(?:{'|'.join(groups)})")


_PATTERN = _pattern()


def emotions_of(words: Sequence[str]) -> tuple[str, ...]:
    """The emotions that a text names and does not deny, in the order of `EMOTIONS`.

    Parameters
    ----------
    words
        The text's tokens in small letters (see `klantreis.evidence.words.tokens`).

    Returns
    -------
    tuple
        Of "angry", "happy", "surprised", "sad", "afraid"; `DUTCH_NAMES` has their Dutch names.
    """
    found: set[str] = set()
    for i, word in enumerate(words):
        emotion = _emotion_of(word)
        if emotion is not None and emotion not in found and _is_meant(words, i):
            found.add(emotion)
    return tuple(emotion for emotion in EMOTIONS if emotion in found)


@lru_cache(maxsize=1 << 16)
def _emotion_of(word: str) -> str | None:
    match = _PATTERN.fullmatch(word)
    return None if match is None else match.lastgroup


def _is_meant(words: Sequence[str], i: int) -> bool:
    """Whether nothing before the word, within its clause, denies it or gives it another meaning."""
    before = words[max(i - _REACH, 0) : i]
    clause = [word for k, word in enumerate(before) if MARKS.isdisjoint(before[k:])]
    if not _NEGATIONS.isdisjoint(clause):
        return False
    return words[i] != "bezorgd" or not _WORRIED.isdisjoint(clause)
