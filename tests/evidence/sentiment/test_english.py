"""How English texts sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from klantreis.evidence.sentiment.english import scored

VADER = SentimentIntensityAnalyzer()
WORDS = [
    *(
        "not",
        "never",
        "so",
        "this",
        "great",
        "bad",
        "kind",
        "of",
        "no",
        "or",
        "nor",
        "but",
        "very",
        "at",
        "least",
    ),
    *(
        "without",
        "doubt",
        "sort",
        "the",
        "bomb",
        "hand",
        "to",
        "mouth",
        "GREAT",
        "BAD",
        "service",
        "😀",
        "💔",
    ),
    *(":)", "!", "?", "is", "good", "terrible", "extremely", "barely"),
]


def test_the_examples_that_vader_publishes_have_its_scores():
    # Compound scores in VADER's own documentation.
    assert scored("VADER is smart, handsome, and funny.").polarity == 0.8316
    assert scored("VADER is not smart, handsome, nor funny.").polarity == -0.7424
    assert scored("Today only kinda sux! But I'll get by, lol").polarity == 0.5249
    assert scored("Not bad at all").polarity == 0.431


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_text_has_the_score_that_vader_gives_it(words):
    text = " ".join(words)
    assert (scored(text).polarity or 0.0) == VADER.polarity_scores(text)["compound"]


@given(st.text(max_size=60))
def test_any_text_has_the_score_that_vader_gives_it(text):
    assert (scored(text).polarity or 0.0) == VADER.polarity_scores(text)["compound"]


@pytest.mark.parametrize("text", ["", "The bike is in the shed.", "42"])
def test_nothing_said_is_unknown(text):
    assert scored(text) == (None, ())


def test_the_words_that_made_it_are_told():
    words = scored("The delivery was not great, the bike is terrible").words
    assert [word.text for word in words] == ["great", "terrible"]
    assert all(-1 <= word.polarity < 0 for word in words)
