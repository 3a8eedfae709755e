"""Emotion: how customers felt at each touchpoint, by what they answered or wrote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError
from klantreis.evidence.answers import Scores, Source, Texts
from klantreis.evidence.emotion_result import EmotionResult
from klantreis.journeys.block import Block, Floats, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.tally import Tally, distinct_groups
from klantreis.journeys.view import look

__all__ = ["Emotion", "EmotionState", "Scores", "Texts"]

_SCORE_BITS = 32
_MAX_SCALES = 1 << 15


@dataclass(frozen=True)
class EmotionState:
    """What adds up over blocks: exact, so that every split gives the same figures.

    Attributes
    ----------
    answers
        Key `(label * (n_scales + 1) + scale number) << 32 | bits of the float32 score`; one column, how
        many gave it. Scale number 0 is for scores without a scale.
    persons
        int64 [n_labels]: persons with a known emotion there.
    """

    answers: Tally
    persons: Ints


@dataclass(frozen=True)
class Emotion:
    """Mean emotion per touchpoint, with its interval and all answers.

    Attributes
    ----------
    source
        `Scores`, what customers reported, or `Texts`, what was measured from their words.
    """

    source: Source

    def empty(self, lens: BoundLens) -> EmotionState:
        """No answers."""
        if len(self.source.scales_of(lens.names)) >= _MAX_SCALES:
            raise InvalidOptionError(
                f"More than {_MAX_SCALES - 1} different scales cannot be counted.",
                nl=f"Meer dan {_MAX_SCALES - 1} verschillende schalen kunnen niet geteld worden.",
            )
        return EmotionState(Tally.empty(1), np.zeros(lens.n_labels, dtype=np.int64))

    def count(self, block: Block, lens: BoundLens) -> EmotionState:
        """Answers in the journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        answered = self.source.answered(view, lens)
        n_scales = len(answered.scales) + 1
        keys = _keys(view.labels, answered.scores, answered.scale_numbers, n_scales)
        known, offsets = _known(view.labels, view.offsets, answered.emotions)
        return EmotionState(Tally.of_values(keys), distinct_groups(known, offsets, view.rows, lens.n_labels))

    def merge(self, left: EmotionState, right: EmotionState) -> EmotionState:
        """Both together."""
        return EmotionState(left.answers.merged(right.answers), left.persons + right.persons)

    def result(self, state: EmotionState, lens: BoundLens) -> EmotionResult:
        """Names, means and intervals."""
        scales = self.source.scales_of(lens.names)
        code = state.answers.keys >> _SCORE_BITS
        bits = (state.answers.keys & ((1 << _SCORE_BITS) - 1)).astype(np.uint32)
        labels, scale_numbers = np.divmod(code, len(scales) + 1)
        return EmotionResult.of_counts(
            labels=lens.labels,
            scales=scales,
            label_codes=labels,
            scale_numbers=scale_numbers,
            scores=bits.view(np.float32).astype(np.float64),
            counts=state.answers.counts[:, 0],
            persons=state.persons,
        )


@njit(cache=True, nogil=True)
def _keys(labels: Ints, scores: Floats, scale_numbers: Ints, n_scales: int) -> Ints:
    """Keys of `EmotionState.answers`, int64 [n_answers].

    Parameters
    ----------
    labels, scores, scale_numbers
        uint16, float32, int64 [n_events]; NaN is no answer.
    n_scales
        Scales and none, below 2**15.
    """
    keys = np.empty(len(labels), dtype=np.int64)
    n = 0
    for k in range(len(labels)):
        if not np.isnan(scores[k]):
            # Adding zero makes one of -0.0 and 0.0.
            bits = np.int64(np.float32(scores[k] + np.float32(0)).view(np.int32)) & 0xFFFFFFFF
            keys[n] = ((np.int64(labels[k]) * n_scales + scale_numbers[k]) << 32) | bits
            n += 1
    return keys[:n].copy()


@njit(cache=True, nogil=True)
def _known(labels: Ints, offsets: Ints, emotions: Floats) -> tuple[Ints, Ints]:
    """The labels of events whose emotion (float64 [n_events]) is known, int64, and their offsets per journey.

    `labels` is uint16 [n_events], `offsets` int32 [n_journeys + 1].
    """
    known = np.empty(len(labels), dtype=np.int64)
    bounds = np.zeros(len(offsets), dtype=np.int64)
    n = 0
    for journey in range(len(offsets) - 1):
        for k in range(offsets[journey], offsets[journey + 1]):
            if not np.isnan(emotions[k]):
                known[n] = labels[k]
                n += 1
        bounds[journey + 1] = n
    return known[:n].copy(), bounds
