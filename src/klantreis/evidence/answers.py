"""Where the emotion of an event comes from: the score of an answer, or a text that was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.scales import BEST, WORST, FloatArray, Scale
from klantreis.journeys.block import Floats, Ints, Names
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import View

NO_SCALE = 0


class UnmeasuredEventsError(InvalidOptionError):
    """Events of journeys that texts were not measured of."""

    code = "unmeasured_events"

    def __init__(self, n_measured: int, event: int) -> None:
        super().__init__(
            f"The emotions of texts are of {n_measured} events, and there is an event {event} (counted from "
            "0) in these journeys. Measure the texts of the whole event store, in its order, once more.",
            nl=f"De emoties van teksten zijn van {n_measured} gebeurtenissen, en in deze reizen is er een "
            f"gebeurtenis {event} (geteld vanaf 0). Meet de teksten van alle gebeurtenissen nog eens, in "
            "hun volgorde.",
        )
        self.n_measured, self.event = n_measured, event


@dataclass(frozen=True)
class Answered:
    """What the events of a view answered.

    Attributes
    ----------
    scores
        float32 [n_events]; NaN where an event has none.
    scale_numbers
        int64 [n_events]: into `scales`, from 1; `NO_SCALE` where none is declared.
    scales
        The scales that occur.
    """

    scores: Floats
    scale_numbers: Ints
    scales: tuple[Scale, ...]

    @property
    def emotions(self) -> FloatArray:
        """float64 [n_events], -2 … +2; NaN without a score, without a scale, or off the scale."""
        ends = np.array([(np.nan, np.nan), *((scale.worst, scale.best) for scale in self.scales)])
        emotions: FloatArray = _emotions(self.scores, self.scale_numbers, ends)
        return emotions


class Source(Protocol):
    """Where emotions come from. Scores and texts are series of their own and never mixed."""

    def scales_of(self, names: Names) -> tuple[Scale, ...]:
        """The distinct scales, numbered from 1 in this order."""
        ...

    def answered(self, view: View, lens: BoundLens) -> Answered:
        """The scores of the events of a view."""
        ...


@dataclass(frozen=True)
class Scores:
    """Answers to questions: the *reported* emotion.

    Attributes
    ----------
    scales
        Per touchpoint the scale of its question, such as {"Survey": "csat", "Recommend": "nps"}.
    otherwise
        The scale of all other touchpoints; without one their scores are counted and not used.
    """

    scales: Mapping[str, Scale | str] = field(default_factory=dict)
    otherwise: Scale | str | None = None

    def __post_init__(self) -> None:
        if not self.scales and self.otherwise is None:
            raise InvalidOptionError(
                "Scores mean nothing without their scale. Name it per touchpoint, "
                'scales={"Survey": "csat"}, or for all, otherwise="1-5".',
                nl="Scores zeggen niets zonder hun schaal. Noem die per contactmoment, zoals csat voor "
                "Enquête, of één voor alle, zoals 1-5.",
            )
        for scale in (*self.scales.values(), *(() if self.otherwise is None else (self.otherwise,))):
            Scale.parse(scale)

    def scales_of(self, names: Names) -> tuple[Scale, ...]:
        """The distinct scales.

        Raises
        ------
        UnknownNameError
            When a touchpoint does not exist.
        """
        for touchpoint in self.scales:
            if touchpoint not in names.touchpoints:
                raise UnknownNameError("touchpoint", touchpoint, names.touchpoints)
        scales = (self._scale(touchpoint) for touchpoint in names.touchpoints)
        return tuple(dict.fromkeys(scale for scale in scales if scale is not None))

    def answered(self, view: View, lens: BoundLens) -> Answered:
        """The scores of the events of a view, each with the scale of its touchpoint."""
        scales = self.scales_of(lens.names)
        number = {scale: i for i, scale in enumerate(scales, start=1)}
        of_touchpoint = [self._scale(touchpoint) for touchpoint in lens.names.touchpoints]
        numbers = np.array([number[scale] if scale else NO_SCALE for scale in of_touchpoint], dtype=np.int64)
        scores = np.asarray(view.of_events("score"), dtype=np.float32)
        return Answered(scores, numbers[view.of_events("touchpoint")], scales)

    def _scale(self, touchpoint: str) -> Scale | None:
        scale = self.scales.get(touchpoint, self.otherwise)
        return None if scale is None else Scale.parse(scale)


@dataclass(frozen=True, eq=False)
class Texts:
    """Texts that were read: the *measured* emotion.

    Attributes
    ----------
    emotions
        float [n_events of the event store], in its order: `measured(texts)["emotion"]` as NumPy, NaN
        where a text says nothing or an event has none.
    """

    emotions: Floats

    def scales_of(self, names: Names) -> tuple[Scale, ...]:  # noqa: ARG002 - the same for every store
        """Emotion itself."""
        return (Scale(WORST, BEST, ""),)

    def answered(self, view: View, lens: BoundLens) -> Answered:
        """The emotions of the texts of the events of a view.

        Raises
        ------
        UnmeasuredEventsError
            When the store has events beyond those that were measured.
        """
        events = view.of_events("event")
        last = int(events.max(initial=-1))
        if last >= len(self.emotions):
            raise UnmeasuredEventsError(len(self.emotions), last)
        scores = self.emotions[events].astype(np.float32)
        return Answered(scores, np.ones(len(events), dtype=np.int64), self.scales_of(lens.names))


@njit(cache=True, nogil=True)
def _emotions(scores: Floats, scale_numbers: Ints, ends: Floats) -> FloatArray:
    """Scores as emotion.

    Parameters
    ----------
    scores, scale_numbers
        float32 [n], int64 [n], below len(ends).
    ends
        float64 [n_scales + 1, 2]: worst and best answer of each scale; NaN for no scale.

    Returns
    -------
    float64 [n]; NaN where it is unknown
    """
    emotions = np.full(len(scores), np.nan)
    for k in range(len(scores)):
        worst, best = ends[scale_numbers[k], 0], ends[scale_numbers[k], 1]
        score = np.float64(scores[k])
        if min(worst, best) <= score <= max(worst, best):
            emotions[k] = 4.0 * (score - worst) / (best - worst) - 2.0
    return emotions
