"""Texts to emotion, in batches: language, polarity, emotion, and the words that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from klantreis.errors import EventsError, InvalidOptionError
from klantreis.evidence.emotion_words import emotions_of
from klantreis.evidence.scales import BEST
from klantreis.evidence.sentiment import dutch, english
from klantreis.evidence.sentiment.dutch_lexicon import lexicon
from klantreis.evidence.sentiment.language import language_of
from klantreis.evidence.sentiment.scored import Scored
from klantreis.evidence.words import tokens

SCORERS: Mapping[str, Callable[[str], Scored]] = {"nl": dutch.scored, "en": english.scored}
EMOTION_FORMULA = "emotion = 2 × polarity"

MEASURED_SCHEMA = pa.schema(
    [
        pa.field("language", pa.string()),
        pa.field("polarity", pa.float64()),
        pa.field("emotion", pa.float64()),
        pa.field(
            "words",
            pa.list_(pa.struct([pa.field("text", pa.string()), pa.field("polarity", pa.float64())])),
        ),
        pa.field("emotion_words", pa.list_(pa.string())),
    ]
)


class NotTextsError(EventsError):
    """Something that is no column of texts."""

    code = "not_texts"

    def __init__(self, type_: object) -> None:
        super().__init__(
            f"Sentiment reads a column of texts, and this one is {type_}. "
            "Give the events' column 'text', such as table['text'], or pa.array([...], pa.string())."
        )


class UnknownLanguageError(InvalidOptionError):
    """A language without a lexicon."""

    code = "unknown_language"

    def __init__(self, language: str) -> None:
        super().__init__(
            f"No lexicon for the language {language!r}. There are: {', '.join(SCORERS)}. "
            "Leave it out to have the language of each text guessed."
        )
        self.language = language


@dataclass(frozen=True)
class Measured:
    """What one text says.

    Attributes
    ----------
    language
        "nl", "en"; "de" or "fr", which are not measured; None when nothing tells.
    polarity
        -1 … +1; None when no word of the text says anything, which is not the same as neutral.
    words
        The words that made it, as they stand there, each with its own polarity.
    emotion_words
        Emotions that the text names (see `emotion_words`).
    """

    language: str | None
    polarity: float | None
    words: tuple[tuple[str, float], ...]
    emotion_words: tuple[str, ...]

    @property
    def emotion(self) -> float | None:
        """-2 … +2: twice the polarity."""
        return None if self.polarity is None else BEST * self.polarity


def measured_text(text: str, *, language: str | None = None, otherwise: str = "nl") -> Measured:
    """What one text says; parameters as for `measured`."""
    _check(language, otherwise)
    return _measured(text, language, otherwise)


def measured(
    texts: pa.Array | pa.ChunkedArray, *, language: str | None = None, otherwise: str = "nl"
) -> pa.RecordBatch:
    """Emotion of many texts; equal ones are read once.

    Parameters
    ----------
    texts
        Strings; null where an event has no text.
    language
        Of all texts; guessed for each when left out.
    otherwise
        The language of a text that is too short to tell ("ok", "Super!!").

    Returns
    -------
    RecordBatch
        A row per text, columns as in `MEASURED_SCHEMA`: `language`, `polarity` -1 … +1, `emotion`
        -2 … +2 (`EMOTION_FORMULA`), `words` with their polarities, `emotion_words`. Null is unknown.

    Raises
    ------
    NotTextsError
        When the column does not hold strings.
    UnknownLanguageError
        When there is no lexicon for the language.
    """
    _check(language, otherwise)
    distinct = _distinct(texts)
    rows = [
        None if text is None else _measured(text, language, otherwise)
        for text in distinct.dictionary.to_pylist()
    ]
    return _batch(rows).take(distinct.indices)


def _check(*languages: str | None) -> None:
    for language in languages:
        if language is not None and language not in SCORERS:
            raise UnknownLanguageError(language)


def _distinct(texts: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    if not isinstance(texts, pa.Array):
        raise NotTextsError(type(texts).__name__)
    value_type = texts.type.value_type if pa.types.is_dictionary(texts.type) else texts.type
    if not (pa.types.is_string(value_type) or pa.types.is_large_string(value_type)):
        raise NotTextsError(texts.type)
    return pc.dictionary_encode(texts.cast(value_type))


def _measured(text: str, language: str | None, otherwise: str) -> Measured:
    words = [token.lower() for token in tokens(text)]
    spoken = language or language_of(words) or _by_lexicon(words) or otherwise
    named = emotions_of(words)
    if spoken not in SCORERS:
        return Measured(spoken, None, (), named)
    polarity, said = SCORERS[spoken](text)
    return Measured(spoken, polarity, said, named)


def _by_lexicon(words: list[str]) -> str | None:
    """The language whose lexicon knows more of the words: for "Great service" or "Prima", without a verb."""
    n_dutch = sum(word in lexicon().words for word in words)
    n_english = sum(word in english.known_words() for word in words)
    return None if n_dutch == n_english else "nl" if n_dutch > n_english else "en"


def _batch(rows: list[Measured | None]) -> pa.RecordBatch:
    columns = {
        "language": [row and row.language for row in rows],
        "polarity": [row and row.polarity for row in rows],
        "emotion": [row and row.emotion for row in rows],
        "words": [row and [{"text": word, "polarity": said} for word, said in row.words] for row in rows],
        "emotion_words": [row and row.emotion_words for row in rows],
    }
    return pa.RecordBatch.from_pydict(columns, schema=MEASURED_SCHEMA)
