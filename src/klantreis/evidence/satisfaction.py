"""The figures that people know of scores: CSAT, NPS and a mean emotion, each with how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtrit  # scipy.stats takes half a second more to load

from klantreis.errors import InvalidOptionError
from klantreis.evidence.scales import BEST, WORST, FloatArray, Scale, to_emotion
from klantreis.journeys.statistics import CONFIDENCE, share, wilson

PROMOTERS_FROM, DETRACTORS_TO = 9, 6
_TOP_BOXES = 2
# Answers added to the interval of an NPS (Rocks 2016): three in all, a quarter to either end.
_ADDED, _ADDED_TO_EACH_END = 3.0, 0.75


class ImpossibleAnswersError(InvalidOptionError):
    """Counts of answers that cannot be."""

    code = "impossible_answers"


@dataclass(frozen=True)
class Mean:
    """A mean with its 95 % interval; NaN where nothing is known.

    Attributes
    ----------
    n
        Answers.
    value, low, high
        The mean and its interval, on the scale of the answers.
    """

    n: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Csat:
    """Customer satisfaction both ways, since tools differ in which of them they call CSAT.

    Attributes
    ----------
    mean
        Of the scores as answered.
    satisfied
        How many gave one of the two best answers (4 or 5 of 1-5).
    share, low, high
        Their share, 0..1, and its Wilson interval.
    """

    n: int
    mean: Mean
    satisfied: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Nps:
    """Net promoter score: the share of promoters (9, 10) minus that of detractors (0 … 6), -100 … 100."""

    n: int
    promoters: int
    passives: int
    detractors: int
    value: float
    low: float
    high: float


def mean_of(
    values: npt.ArrayLike, counts: npt.ArrayLike, low: float, high: float, *, confidence: float = CONFIDENCE
) -> Mean:
    """The mean of answers that lie between two ends, with Student's t interval.

    A t interval needs only sums, which add up over any parts of the data, and is exact enough from some
    ten answers on, since answers are bounded; a bootstrap would need the answers again and a seed. Where
    all answers are equal it would have no width at all. Then the interval says what is still possible:
    the share of other answers that Wilson's interval leaves open, all of them at the worst or best end.
    The interval of one answer is that one as well. It never leaves the scale.

    Parameters
    ----------
    values, counts
        [n_values]: distinct answers, and how often each was given.
    low, high
        The ends of the scale.
    confidence
        How often, 0..1, such an interval holds the true mean.
    """
    values = np.asarray(values, dtype=np.float64)
    counts = np.asarray(counts, dtype=np.float64)
    n = int(counts.sum())
    if n == 0:
        return Mean(0, math.nan, math.nan, math.nan)
    mean = float((values * counts).sum() / n)
    squares = float((counts * (values - mean) ** 2).sum())
    if n == 1 or squares == 0:
        others = float(wilson(0, n, confidence=confidence).high)
        return Mean(n, mean, mean - others * (mean - low), mean + others * (high - mean))
    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    half = t * math.sqrt(squares / (n - 1) / n)
    return Mean(n, mean, max(mean - half, low), min(mean + half, high))


def mean_emotion(
    scores: npt.ArrayLike, counts: npt.ArrayLike, scale: Scale | str, *, confidence: float = CONFIDENCE
) -> Mean:
    """The mean emotion, -2 … +2, of scores (see `mean_of`); those outside the scale are left out."""
    emotions = to_emotion(scores, scale)
    counts = np.asarray(counts, dtype=np.int64)
    known = ~np.isnan(emotions)
    return mean_of(emotions[known], counts[known], WORST, BEST, confidence=confidence)


def csat(
    scores: npt.ArrayLike,
    counts: npt.ArrayLike | None = None,
    scale: Scale | str = "csat",
    *,
    confidence: float = CONFIDENCE,
) -> Csat:
    """CSAT as a mean and as the share of the two best answers.

    Parameters
    ----------
    scores, counts
        [n]: scores, and how often each was given (once when left out).
    scale
        On which; "1-5" unless said.
    confidence
        How often, 0..1, such intervals hold the true figures.

    Raises
    ------
    ImpossibleAnswersError
        When a score is not on the scale.
    """
    scale = Scale.parse(scale)
    values, counts = _answers(scores, counts, scale)
    towards_best = math.copysign(1, scale.best - scale.worst)
    from_best = (scale.best - values) * towards_best
    n, satisfied = int(counts.sum()), int(counts[from_best < _TOP_BOXES].sum())
    low, high = wilson(satisfied, n, confidence=confidence)
    mean = mean_of(values, counts, scale.low, scale.high, confidence=confidence)
    return Csat(n, mean, satisfied, float(share(satisfied, n)), float(low), float(high))


def nps(scores: npt.ArrayLike, counts: npt.ArrayLike | None = None, *, confidence: float = CONFIDENCE) -> Nps:
    """The net promoter score of scores from 0 to 10.

    Parameters
    ----------
    scores, counts
        [n]: scores, and how often each was given (once when left out).
    confidence
        How often, 0..1, such an interval holds the true score.

    Raises
    ------
    ImpossibleAnswersError
        When a score is not from 0 to 10.
    """
    values, counts = _answers(scores, counts, Scale.parse("nps"))
    n = int(counts.sum())
    promoters = int(counts[values >= PROMOTERS_FROM].sum())
    # 6.5 is no answer to the question; where scores are means of several it counts as passive.
    detractors = int(counts[values <= DETRACTORS_TO].sum())
    return nps_of_groups(promoters, n - promoters - detractors, detractors, confidence=confidence)


def nps_of_groups(promoters: int, passives: int, detractors: int, *, confidence: float = CONFIDENCE) -> Nps:
    """The net promoter score of counted groups.

    The interval has the variance of a multinomial difference, (p + d - (p - d)²) / n, of the shares after
    three answers are added, 3/4 to the promoters and 3/4 to the detractors: the one of six methods that
    held best in Rocks's comparison, and it keeps a width when all answer alike. It is widened to hold the
    score itself where few answers are all alike.

    References
    ----------
    Rocks (2016), The American Statistician 70, 365-372.
    """
    if min(promoters, passives, detractors) < 0:
        raise ImpossibleAnswersError(
            f"{promoters} promoters, {passives} passives and {detractors} detractors cannot be: "
            "no count is below zero.",
            nl=f"{promoters} promotors, {passives} passief tevredenen en {detractors} criticasters kan niet: "
            "geen aantal is onder nul.",
        )
    n = promoters + passives + detractors
    if n == 0:
        return Nps(0, 0, 0, 0, math.nan, math.nan, math.nan)
    value = 100 * (promoters - detractors) / n
    p = (promoters + _ADDED_TO_EACH_END) / (n + _ADDED)
    d = (detractors + _ADDED_TO_EACH_END) / (n + _ADDED)
    z = float(ndtri((1 + confidence) / 2))
    half = 100 * z * math.sqrt((p + d - (p - d) ** 2) / (n + _ADDED))
    centre = 100 * (p - d)
    low, high = max(centre - half, -100.0), min(centre + half, 100.0)
    return Nps(n, promoters, passives, detractors, value, min(low, value), max(high, value))


def _answers(
    scores: npt.ArrayLike, counts: npt.ArrayLike | None, scale: Scale
) -> tuple[FloatArray, FloatArray]:
    """Scores and how often, without those that are NaN."""
    values = np.atleast_1d(np.asarray(scores, dtype=np.float64))
    often = np.ones(values.shape) if counts is None else np.atleast_1d(np.asarray(counts, dtype=np.float64))
    if often.shape != values.shape or (often < 0).any():
        raise ImpossibleAnswersError(
            f"{values.size} scores came with {often.size} counts, or with one below zero. "
            "Give one count, 0 or more, per score.",
            nl=f"{values.size} scores kwamen met {often.size} aantallen, of met een onder nul. "
            "Geef per score één aantal, 0 of meer.",
        )
    answered = ~np.isnan(values)
    values, often = values[answered], often[answered]
    outside = (values < scale.low) | (values > scale.high)
    if outside.any():
        raise ImpossibleAnswersError(
            f"{int(often[outside].sum())} of {int(often.sum())} scores are not on the scale {scale}, such as "
            f"{values[outside][0]:g}. Check which scale the question had.",
            nl=f"{int(often[outside].sum())} van {int(often.sum())} scores liggen niet op de schaal "
            f"{scale}, zoals {values[outside][0]:g}. Kijk na welke schaal de vraag had.",
        )
    return values, often
