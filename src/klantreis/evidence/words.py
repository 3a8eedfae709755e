"""A text as the words, smileys and marks that say how someone feels."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

# Smileys and what they say, -1 … +1.
SMILEYS: Mapping[str, float] = {
    **dict.fromkeys((":)", ":-)", "=)", "☺", "🙂", "😌", "🙏", "😉", ";)", ";-)", "👌", "✅", "😎"), 0.4),
    **dict.fromkeys((":D", ":-D", "=D", "😀", "😃", "😄", "😁", "😊", "👍", "👏", "💪", "🤗", "😂"), 0.7),
    **dict.fromkeys(("<3", "❤", "♥", "😍", "🥰", "🤩", "🎉", "💯", "😻", "⭐", "🥳", "😘"), 0.9),
    **dict.fromkeys((":/", ":-/", ":|", ":-|", "😐", "😑", "😕", "🙄", "🤔", "😬"), -0.3),
    **dict.fromkeys((":(", ":-(", "=(", "☹", "🙁", "😞", "😔", "😒", "😣", "😩", "😟", "😥", "❌"), -0.6),
    **dict.fromkeys((":'(", "😢", "😭", "👎", "😠", "😤", "😖", "💔", "😱", "😨"), -0.8),
    **dict.fromkeys(("😡", "🤬", "🤮", "💩", "🤢"), -1.0),
}
STOPS = frozenset(".!?…\n")
MARKS = STOPS | frozenset(",;:()")

# The longest first, and ":/" not where it begins an address.
_SMILEY = "|".join(
    re.escape(smiley) + ("(?!/)" if smiley == ":/" else "")
    for smiley in sorted(SMILEYS, key=len, reverse=True)
)
_TOKEN = re.compile(rf"[^\W\d_]+(?:['’\-][^\W\d_]+)*|{_SMILEY}|[.!?…,;:()\n]")
_LONG = re.compile(r"(\w)\1{2,}")


def tokens(text: str) -> list[str]:
    """The words, smileys and marks of a text in order, as written, with ’ as '."""
    return _TOKEN.findall(text.replace("’", "'") if "’" in text else text)


def has_drawn_out(text: str) -> bool:
    """Whether a letter stands three times in a row: "suuuper"."""
    return _LONG.search(text) is not None


def shortened(word: str, known: Container[str]) -> str:
    """The known word that a drawn-out one was: "suuuper" is "super"; other words stay as they are."""
    forms = (word, _LONG.sub(r"\1\1", word), _LONG.sub(r"\1", word))
    return next((form for form in forms if form in known), word)
