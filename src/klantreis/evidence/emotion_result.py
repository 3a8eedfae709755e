"""What emotion per touchpoint tells: means, intervals, and every answer with its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import JourneysError, UnknownNameError
from klantreis.evidence.answers import NO_SCALE
from klantreis.evidence.satisfaction import Csat, Mean, Nps, csat, mean_of, nps
from klantreis.evidence.scales import BEST, WORST, FloatArray, Scale, to_emotion
from klantreis.journeys.block import Ints
from klantreis.journeys.results import Result, without_nan

if TYPE_CHECKING:
    import altair

LEVELS = (-2, -1, 0, 1, 2)
SMALL_N = 30


class NoSuchAnswersError(JourneysError):
    """A figure that the answers at a touchpoint do not give."""

    code = "no_such_answers"


@dataclass(frozen=True, eq=False)
class Answers:
    """All answers on one scale.

    Attributes
    ----------
    scale
        On which they were given.
    scores, counts
        [n]: distinct scores, ascending, and how often each was given.
    """

    scale: Scale
    scores: FloatArray
    counts: Ints


@dataclass(frozen=True, eq=False)
class TouchpointEmotion:
    """How customers felt at one touchpoint.

    Attributes
    ----------
    touchpoint
        Or the channel or phase, as the lens has it.
    persons
        How many different persons the answers are of.
    emotion
        The mean, -2 … +2, with n and interval.
    levels
        int64 [5]: answers nearest to -2, -1, 0, 1, 2 (those halfway go to the even one).
    answers
        By scale.
    without_scale, off_scale
        Scores that are not in the mean: of no declared scale, and not on theirs.
    """

    touchpoint: str
    persons: int
    emotion: Mean
    levels: Ints
    answers: tuple[Answers, ...]
    without_scale: int
    off_scale: int

    @property
    def is_small(self) -> bool:
        """Whether there are so few answers (below 30) that this should be said."""
        return self.emotion.n < SMALL_N

    def row(self) -> dict[str, Any]:
        """The touchpoint as a row of the table."""
        return {
            "touchpoint": self.touchpoint,
            "n": self.emotion.n,
            "persons": self.persons,
            "emotion": self.emotion.value,
            "low": self.emotion.low,
            "high": self.emotion.high,
            "levels": self.levels.tolist(),
            "scales": [str(answers.scale) for answers in self.answers],
            "formulas": [answers.scale.formula for answers in self.answers],
            "without_scale": self.without_scale,
            "off_scale": self.off_scale,
        }


_ROW = pa.schema(
    [
        ("touchpoint", pa.string()),
        ("n", pa.int64()),
        ("persons", pa.int64()),
        ("emotion", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("levels", pa.list_(pa.int64())),
        ("scales", pa.list_(pa.string())),
        ("formulas", pa.list_(pa.string())),
        ("without_scale", pa.int64()),
        ("off_scale", pa.int64()),
    ]
)


@dataclass(frozen=True, eq=False)
class EmotionResult(Result):
    """Emotion per touchpoint, those with most answers first."""

    touchpoints: tuple[TouchpointEmotion, ...]

    @classmethod
    def of_counts(
        cls,
        *,
        labels: Sequence[str],
        scales: Sequence[Scale],
        label_codes: Ints,
        scale_numbers: Ints,
        scores: FloatArray,
        counts: Ints,
        persons: Ints,
    ) -> EmotionResult:
        """The result out of counted scores: [n_keys] each, and persons [n_labels]."""
        found = []
        for code in np.unique(label_codes):
            here = label_codes == code
            answers = [
                Answers(scales[number - 1], *_sorted(scores[of_scale], counts[of_scale]))
                for number in np.unique(scale_numbers[here])
                if number != NO_SCALE
                for of_scale in [here & (scale_numbers == number)]
            ]
            without = int(counts[here & (scale_numbers == NO_SCALE)].sum())
            found.append(_touchpoint(labels[code], int(persons[code]), answers, without))
        return cls(tuple(sorted(found, key=lambda touchpoint: -touchpoint.emotion.n)))

    def of(self, touchpoint: str) -> TouchpointEmotion:
        """One touchpoint.

        Raises
        ------
        UnknownNameError
            When nothing was answered at a touchpoint of that name.
        """
        for found in self.touchpoints:
            if found.touchpoint == touchpoint:
                return found
        names = [found.touchpoint for found in self.touchpoints]
        raise UnknownNameError("touchpoint with answers", touchpoint, names)

    def csat(self, touchpoint: str) -> Csat:
        """CSAT at a touchpoint, as a mean and as the share of the two best answers.

        Raises
        ------
        NoSuchAnswersError
            When its answers are not on one scale.
        """
        answers = self._one_scale(touchpoint)
        return csat(answers.scores, answers.counts, answers.scale)

    def nps(self, touchpoint: str) -> Nps:
        """The net promoter score at a touchpoint.

        Raises
        ------
        NoSuchAnswersError
            When its answers are not on the scale of NPS.
        """
        answers = self._one_scale(touchpoint)
        if (answers.scale.worst, answers.scale.best) != (0, 10):
            raise NoSuchAnswersError(
                f"NPS is of answers from 0 to 10; those at {touchpoint!r} are on the scale {answers.scale}. "
                "Its mean emotion can be compared with others.",
                nl=f"NPS gaat over antwoorden van 0 tot 10; die bij {touchpoint!r} zijn op de schaal "
                f"{answers.scale}. De gemiddelde emotie ervan is wel met andere te vergelijken.",
            )
        return nps(answers.scores, answers.counts)

    def to_arrow(self) -> pa.Table:
        """One row per touchpoint."""
        return pa.Table.from_pylist([without_nan(found.row()) for found in self.touchpoints], schema=_ROW)

    def document(self) -> dict[str, Any]:
        """`{"touchpoints": [{"touchpoint", "n", "emotion", "low", "high", …, "answers": [...]}, …]}`."""
        return {
            "touchpoints": [
                {
                    **found.row(),
                    "answers": [
                        {"scale": str(answers.scale), "score": score, "count": count}
                        for answers in found.answers
                        for score, count in zip(answers.scores.tolist(), answers.counts.tolist(), strict=True)
                    ],
                }
                for found in self.touchpoints
            ]
        }

    def headline(self) -> str:
        """How many answers there are, and what could not be used."""
        n = sum(found.emotion.n for found in self.touchpoints)
        without = sum(found.without_scale for found in self.touchpoints)
        off = sum(found.off_scale for found in self.touchpoints)
        unused = (
            f"; {without:,} without a scale and {off:,} off theirs are left out" if without or off else ""
        )
        known = sum(found.emotion.n > 0 for found in self.touchpoints)
        return f"{n:,} answers at {known:,} touchpoints{unused}"

    def plot(self) -> altair.TopLevelMixin:
        """Mean emotion with its interval, beside the answers."""
        from klantreis.evidence.emotion_chart import emotion_chart  # noqa: PLC0415 - Altair loads slowly

        return emotion_chart(self)

    def _one_scale(self, touchpoint: str) -> Answers:
        found = self.of(touchpoint)
        if len(found.answers) != 1:
            scales = ", ".join(str(answers.scale) for answers in found.answers) or "none that is declared"
            raise NoSuchAnswersError(
                f"The answers at {touchpoint!r} are on several scales or none ({scales}). "
                "Look at one touchpoint (level='touchpoint'), and declare its scale.",
                nl=f"De antwoorden bij {touchpoint!r} zijn op verschillende schalen of geen ({scales}). "
                "Kijk naar één contactmoment (niveau: contactmoment), en zeg op welke schaal het is.",
            )
        (answers,) = found.answers
        on = (answers.scores >= answers.scale.low) & (answers.scores <= answers.scale.high)
        return Answers(answers.scale, answers.scores[on], answers.counts[on])


def _touchpoint(name: str, persons: int, answers: list[Answers], without_scale: int) -> TouchpointEmotion:
    emotions = np.concatenate([np.empty(0), *(to_emotion(one.scores, one.scale) for one in answers)])
    counts = np.concatenate([np.empty(0, dtype=np.int64), *(one.counts for one in answers)])
    known = ~np.isnan(emotions)
    nearest = np.rint(emotions[known])
    return TouchpointEmotion(
        touchpoint=name,
        persons=persons,
        emotion=mean_of(emotions[known], counts[known], WORST, BEST),
        levels=np.array([counts[known][nearest == level].sum() for level in LEVELS], dtype=np.int64),
        answers=tuple(answers),
        without_scale=without_scale,
        off_scale=int(counts[~known].sum()),
    )


def _sorted(scores: FloatArray, counts: Ints) -> tuple[FloatArray, Ints]:
    order = np.argsort(scores, kind="stable")
    return scores[order], counts[order]
