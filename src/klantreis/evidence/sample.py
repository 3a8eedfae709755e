"""How many people to ask, and how sure a figure of so many is, also among few customers.

A market of 114 firms is normal between firms: the more of them answered, the less is left to guess. All
of this holds for a random sample; who answers because it pleases them is none, however many they are.

References
----------
Cochran (1977), Sampling Techniques, 3rd edition, sections 4.4, 4.6 and 2.8.
Krejcie and Morgan (1970), Educational and Psychological Measurement 30, 607-610.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtri, stdtrit

from klantreis.errors import InvalidOptionError, dutch
from klantreis.evidence.catalogue import FEW
from klantreis.journeys.statistics import CONFIDENCE, wilson

USUAL_MARGIN = 0.05
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Sample:
    """How many answers a figure needs.

    Attributes
    ----------
    n
        Answers needed: enough for the margin, and no more than there are people.
    exact
        The same before it was rounded up.
    margin, confidence
        Half the width of the interval wanted, and how often such intervals hold the true figure.
    population
        How many there are; None for so many that it does not matter.
    """

    n: int
    exact: float
    margin: float
    confidence: float
    population: int | None

    def invitations(self, response_rate: float) -> int:
        """How many to invite when that share of them answers; never more than there are.

        Raises
        ------
        InvalidOptionError
            When the share is not above 0 and up to 1.
        """
        if not 0 < response_rate <= 1:
            raise InvalidOptionError(
                f"A response of {response_rate:g} is no share. Give one above 0 and up to 1, such as 0.2.",
                nl=f"Een respons van {dutch(response_rate, 'g')} is geen deel. Geef er een boven 0 en tot "
                "en met 1, zoals 0,2.",
            )
        needed = _up(self.n / response_rate)
        return needed if self.population is None else min(needed, self.population)


def sample_for_share(
    margin: float = USUAL_MARGIN,
    *,
    population: int | None = None,
    expected: float = 0.5,
    confidence: float = CONFIDENCE,
) -> Sample:
    """How many answers a share needs for a margin of error.

    Parameters
    ----------
    margin
        Half the width of the interval, 0..1: 0.05 for plus or minus five points.
    population
        How many people there are.
    expected
        What the share may be; 0.5 needs most, and is right where nothing is known.
    confidence
        How often such intervals hold the true share.
    """
    _check(margin, population, confidence, most=1.0)
    if not 0 < expected < 1:
        raise InvalidOptionError(
            f"An expected share of {expected:g} is not between 0 and 1. Try 0.5.",
            nl=f"Een verwacht deel van {dutch(expected, 'g')} ligt niet tussen 0 en 1. Probeer 0,5.",
        )
    n0 = _z(confidence) ** 2 * expected * (1 - expected) / margin**2
    exact = n0 if population is None else n0 / (1 + (n0 - 1) / population)
    return _sample(exact, margin, confidence, population)


def sample_for_mean(
    margin: float, deviation: float, *, population: int | None = None, confidence: float = CONFIDENCE
) -> Sample:
    """How many answers a mean needs for a margin of error.

    Parameters
    ----------
    margin
        Half the width of the interval, in the unit of the answers.
    deviation
        The standard deviation of the answers; on a scale of 1 to 5 mostly about 1, and 2 at most.
    population
        How many people there are.
    confidence
        How often such intervals hold the true mean.
    """
    _check(margin, population, confidence, most=math.inf)
    if not 0 < deviation < math.inf:
        raise InvalidOptionError(
            f"A standard deviation of {deviation:g} makes no sense. Give one above 0, such as 1 of 1-5.",
            nl=f"Een standaardafwijking van {dutch(deviation, 'g')} kan niet. Geef er een boven 0, zoals 1 "
            "bij 1-5.",
        )
    n0 = (_z(confidence) * deviation / margin) ** 2
    exact = n0 if population is None else n0 / (1 + n0 / population)
    return _sample(exact, margin, confidence, population)


def margin_of_share(
    n: int, *, share: float = 0.5, population: int | None = None, confidence: float = CONFIDENCE
) -> float:
    """The margin of error that so many answers give a share; NaN of none, 0 where everybody answered."""
    if n == 0:
        return math.nan
    spread = math.sqrt(share * (1 - share) / n)
    return _z(confidence) * spread * math.sqrt(_left_for_share(n, population))


def margin_of_mean(
    n: int, deviation: float, *, population: int | None = None, confidence: float = CONFIDENCE
) -> float:
    """The margin of error that so many answers give a mean; NaN of fewer than two."""
    if n < 2:
        return 0.0 if n == population else math.nan
    _check_counts(n, population)
    left = 1.0 if population is None else 1 - n / population
    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    return t * deviation / math.sqrt(n) * math.sqrt(left)


def share_interval(
    count: int, n: int, *, population: int | None = None, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Wilson's interval of a share among few people.

    What is drawn from few tells more: the answers count as n / (1 - (n - 1) / (N - 1)), so that the
    variance is that of drawing without putting back (Cochran, section 2.8). Where everybody answered
    the interval is the share itself.
    """
    left = _left_for_share(n, population)
    if n and left <= 0:
        return count / n, count / n
    low, high = wilson(count / left if n else 0, n / left if n else 0, confidence=confidence)
    return float(low), float(high)


def is_few(n: int, population: int | None = None, *, margin: float = 0.15) -> bool:
    """Whether figures of so many answers should carry a warning.

    Fewer than 30 are few, unless they are so many of all there are that a share is still known within
    15 points.
    """
    if n == 0:
        return True
    return n < FEW and margin_of_share(n, population=population) > margin


def _left_for_share(n: int, population: int | None) -> float:
    """The finite-population correction of a variance: (N - n) / (N - 1)."""
    _check_counts(n, population)
    if population is None:
        return 1.0
    return (population - n) / (population - 1) if population > 1 else 0.0


def _sample(exact: float, margin: float, confidence: float, population: int | None) -> Sample:
    n = max(_up(exact), 1)
    return Sample(n if population is None else min(n, population), exact, margin, confidence, population)


def _up(number: float) -> int:
    # A whole number that came out a hair too large stays itself.
    return math.ceil(number - _ROUNDING)


def _z(confidence: float) -> float:
    return float(ndtri((1 + confidence) / 2))


def _check(margin: float, population: int | None, confidence: float, *, most: float) -> None:
    if not 0 < margin < most:
        raise InvalidOptionError(
            f"A margin of {margin:g} makes no sense. Give one above 0, such as 0.05 for five points.",
            nl=f"Een marge van {dutch(margin, 'g')} kan niet. Geef er een boven 0, zoals 0,05 voor vijf "
            "punten.",
        )
    if not 0 < confidence < 1:
        raise InvalidOptionError(
            f"A confidence of {confidence:g} is not between 0 and 1. Try 0.95.",
            nl=f"Een betrouwbaarheid van {dutch(confidence, 'g')} ligt niet tussen 0 en 1. Probeer 0,95.",
        )
    _check_counts(0, population)


def _check_counts(n: int, population: int | None) -> None:
    if n < 0 or (population is not None and population < 1):
        raise InvalidOptionError(
            f"{n} answers of {population} people cannot be. Give how many there are.",
            nl=f"{n} antwoorden van {population} mensen kan niet. Geef hoeveel het er zijn.",
        )
    if population is not None and n > population:
        raise InvalidOptionError(
            f"{n} answers of {population} people cannot be: more answered than there are. "
            "Check how many there are, or leave it out.",
            nl=f"{n} antwoorden van {population} mensen kan niet: er antwoordden er meer dan er zijn. "
            "Kijk na hoeveel het er zijn, of laat dat weg.",
        )
