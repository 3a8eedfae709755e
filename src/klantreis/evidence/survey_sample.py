"""How many answers a survey needs, and how sure its figures are with those that came."""

from __future__ import annotations

from dataclasses import dataclass

from klantreis.evidence.sample import is_few, margin_of_share, sample_for_share
from klantreis.journeys.statistics import CONFIDENCE

# What a table of margins shows: from three points to fifteen.
MARGINS = (0.03, 0.05, 0.075, 0.1, 0.15)


@dataclass(frozen=True)
class SampleRow:
    """How many answers a margin takes, and how many invitations.

    Attributes
    ----------
    margin, needed
        The margin, and the answers that it takes.
    invitations
        How many to invite; never more than there are.
    expected
        How many of those answer: fewer than needed where there are too few customers for the margin.
    expected_margin
        The margin that so many answers give.
    """

    margin: float
    needed: int
    invitations: int
    expected: int
    expected_margin: float

    @property
    def is_within_reach(self) -> bool:
        """Whether inviting everybody would bring as many answers as it takes."""
        return self.expected >= self.needed


@dataclass(frozen=True)
class SurveySample:
    """What is needed beside what came in.

    Attributes
    ----------
    population, confidence, response_rate
        How many customers there are (None: very many), how often an interval holds the true figure, the share
        of those invited that is expected to answer.
    wanted
        Answers and invitations for the margin that is wanted.
    rows
        The same for other margins.
    n, margin
        Answers that came in, and the margin of a share that they give; NaN of none, 0 of everybody.
    is_enough
        Whether they are as many as needed.
    is_few
        Whether figures of so many carry a warning.
    """

    population: int | None
    confidence: float
    response_rate: float
    wanted: SampleRow
    rows: tuple[SampleRow, ...]
    n: int
    margin: float
    is_enough: bool
    is_few: bool


def survey_sample(
    n: int,
    margin: float = 0.05,
    *,
    population: int | None = None,
    confidence: float = CONFIDENCE,
    response_rate: float = 1.0,
) -> SurveySample:
    """What a margin of error takes, and what so many answers give.

    Parameters
    ----------
    n
        Answers that came in. More than there are people says that the population was mistaken; it is then
        taken to be as many as answered.
    margin, population, confidence
        As in `sample_for_share`.
    response_rate
        The share of those invited that is expected to answer, above 0 and up to 1.
    """
    of_all = population if population is None else max(population, n)

    def row(wanted: float) -> SampleRow:
        sample = sample_for_share(wanted, population=population, confidence=confidence)
        invitations = sample.invitations(response_rate)
        expected = round(invitations * response_rate)
        reached = margin_of_share(expected, population=population, confidence=confidence)
        return SampleRow(wanted, sample.n, invitations, expected, reached)

    asked = row(margin)
    return SurveySample(
        population=population,
        confidence=confidence,
        response_rate=response_rate,
        wanted=asked,
        rows=tuple(row(one) for one in MARGINS),
        n=n,
        margin=margin_of_share(n, population=of_all, confidence=confidence),
        is_enough=n >= asked.needed,
        is_few=is_few(n, of_all),
    )
