"""In which language a text is."""

from __future__ import annotations

import pytest

from klantreis.evidence.sentiment.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ik heb de fiets gisteren gekregen", "nl"),
        ("the bike was delivered on time", "en"),
        ("ich habe das Fahrrad noch nicht bekommen", "de"),
        ("je n'ai pas encore reçu le vélo", "fr"),
        ("prima", None),
        ("", None),
        ("het bike the fiets", None),
    ],
)
def test_function_words_tell_the_language(text, language):
    assert language_of(text.lower().split()) == language


def test_words_that_languages_share_say_nothing():
    assert language_of(["we", "was", "in", "is", "die"]) in (None, "de")
    assert language_of(["met", "is", "in"]) == "nl"
