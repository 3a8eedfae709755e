"""What texts say of how someone feels: Dutch by a public lexicon, English by VADER."""

from klantreis.evidence.sentiment.measure import (
    EMOTION_FORMULA,
    MEASURED_SCHEMA,
    Measured,
    NotTextsError,
    UnknownLanguageError,
    measured,
    measured_text,
)

__all__ = [
    "EMOTION_FORMULA",
    "MEASURED_SCHEMA",
    "Measured",
    "NotTextsError",
    "UnknownLanguageError",
    "measured",
    "measured_text",
]
