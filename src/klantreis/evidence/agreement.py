"""How far people who were asked the same agree."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from klantreis.errors import InvalidOptionError
from klantreis.evidence.scales import FloatArray
from klantreis.journeys.statistics import CONFIDENCE

Difference = Callable[[FloatArray, FloatArray], FloatArray]
N_RESAMPLES = 1000
_FEWEST_UNITS = 5  # an interval of fewer would be an invention


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha.

    Attributes
    ----------
    alpha
        1 when all agree, 0 when no more than by chance, below 0 when they contradict each other; NaN where
        nothing can be compared or all answers are the same.
    low, high
        Its 95 % interval, from drawing the units anew; NaN of fewer than five units.
    n_units, n_raters, n_values
        How many things were rated by two or more, by how many persons, with how many answers.
    """

    alpha: float
    low: float
    high: float
    n_units: int
    n_raters: int
    n_values: int


def krippendorff_alpha(
    ratings: npt.ArrayLike, level: str = "interval", *, confidence: float = CONFIDENCE, seed: int = 1
) -> Agreement:
    """How far raters agree on units, whoever rated what.

    Parameters
    ----------
    ratings
        float [n_raters, n_units]; NaN where somebody said nothing.
    level
        nominal (kinds), ordinal (an order) or interval (distances count).
    confidence, seed
        Of the interval, which draws the units anew 1,000 times.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
    """
    table = np.atleast_2d(np.asarray(ratings, dtype=np.float64))
    paired = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    n_raters = int((~np.isnan(paired)).any(axis=1).sum())
    n_units, n_values = paired.shape[1], int((~np.isnan(paired)).sum())
    if not n_units:
        return Agreement(math.nan, math.nan, math.nan, 0, 0, 0)
    values, counts = _counts(paired)
    distances = _squared_distances(values, counts.sum(axis=0), level)
    alpha = _alpha(counts, distances)
    low, high = (
        _interval(counts, distances, confidence, seed) if n_units >= _FEWEST_UNITS else (math.nan,) * 2
    )
    return Agreement(alpha, low, high, n_units, n_raters, n_values)


def _counts(paired: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The distinct answers, ascending, and per unit how often each was given: [n_units, n_answers]."""
    values = np.unique(paired[~np.isnan(paired)])
    return values, (paired[:, :, None] == values).sum(axis=0).astype(np.float64)


def _squared_distances(values: FloatArray, marginals: FloatArray, level: str) -> FloatArray:
    """How far two answers are apart, squared: [n_answers, n_answers]."""
    if level == "nominal":
        return np.asarray((values[:, None] != values).astype(np.float64))
    if level == "interval":
        return np.asarray((values[:, None] - values) ** 2)
    if level == "ordinal":
        # The number of answers between the two, half of those at either end.
        middle = np.cumsum(marginals) - marginals / 2
        return np.asarray((middle[:, None] - middle) ** 2)
    raise InvalidOptionError(f"No level {level!r}. Choose nominal, ordinal or interval.")


def _alpha(counts: FloatArray, distances: FloatArray) -> float:
    """1 - observed / expected disagreement (Krippendorff 2011, D and E)."""
    per_unit = counts.sum(axis=1)
    n = per_unit.sum()
    within = np.einsum("uc,ck,uk->u", counts, distances, counts) / (per_unit - 1)
    marginals = counts.sum(axis=0)
    expected = marginals @ distances @ marginals / (n - 1)
    return float(1 - within.sum() / expected) if expected > 0 else math.nan


def _interval(counts: FloatArray, distances: FloatArray, confidence: float, seed: int) -> tuple[float, float]:
    drawing = np.random.default_rng(seed)
    drawn = drawing.integers(0, len(counts), (N_RESAMPLES, len(counts)))
    alphas = np.array([_alpha(counts[units], distances) for units in drawn])
    alphas = alphas[~np.isnan(alphas)]
    if not len(alphas):
        return math.nan, math.nan
    tail = 100 * (1 - confidence) / 2
    low, high = np.percentile(alphas, [tail, 100 - tail])
    return float(low), float(high)


def in_common(named: Sequence[Collection[str]]) -> float:
    """How much any two of several lists share: the mean, over pairs, of what both name in what either does.

    NaN where there are not two lists that name something.
    """
    lists = [set(one) for one in named if one]
    shares = [len(one & other) / len(one | other) for one, other in combinations(lists, 2)]
    return float(np.mean(shares)) if shares else math.nan


def table_of(said: Sequence[Mapping[str, float]]) -> FloatArray:
    """What persons said of things as a table of raters and units: [n_persons, n_things], NaN if nothing."""
    things = list(dict.fromkeys(name for one in said for name in one))
    return np.array([[one.get(name, math.nan) for name in things] for one in said], dtype=np.float64).reshape(
        len(said), len(things)
    )
