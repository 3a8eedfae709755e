"""How many to ask: published tables and examples, and markets of few customers."""

import math

import pytest
from scipy.special import ndtr

from klantreis.errors import InvalidOptionError
from klantreis.evidence.sample import (
    is_few,
    margin_of_mean,
    margin_of_share,
    sample_for_mean,
    sample_for_share,
    share_interval,
)
from klantreis.journeys.statistics import wilson

# Krejcie and Morgan (1970), table 1: population and sample. The table rounds to the nearest.
KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 60: 52, 70: 59, 80: 66, 90: 73,
    100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 200: 132, 300: 169, 400: 196, 500: 217,
    1000: 278, 2000: 322, 5000: 357, 10_000: 370, 50_000: 381, 1_000_000: 384,
}  # fmt: skip
TWO_DEVIATIONS = float(2 * ndtr(2) - 1)  # Cochran works with t = 2


@pytest.mark.parametrize(("population", "n"), KREJCIE_MORGAN.items())
def test_the_sample_of_a_share_is_that_of_the_table_of_krejcie_and_morgan(population: int, n: int) -> None:
    assert round(sample_for_share(0.05, population=population).exact) == n


def test_the_sample_of_a_share_is_that_of_cochrans_island() -> None:
    # Cochran (1977), section 4.4: 3,200 persons, five points, t = 2: n0 = 400 and n = 356.
    assert sample_for_share(0.05, confidence=TWO_DEVIATIONS).n == 400
    assert sample_for_share(0.05, population=3200, confidence=TWO_DEVIATIONS).n == 356


def test_the_sample_of_a_mean_is_that_of_cochrans_nursery() -> None:
    # Cochran (1977), section 4.6: S2 = 85.6, margin 1.9, 430 feet of bed, t = 2: n0 = 95 and n = 78.
    deviation = math.sqrt(85.6)
    assert sample_for_mean(1.9, deviation, confidence=TWO_DEVIATIONS).n == 95
    assert sample_for_mean(1.9, deviation, population=430, confidence=TWO_DEVIATIONS).n == 78


def test_a_market_of_114_firms_needs_89_of_them() -> None:
    # By hand: 384.146 / (1 + 383.146 / 114) = 88.09.
    needed = sample_for_share(0.05, population=114)
    assert needed.exact == pytest.approx(88.09, abs=0.005)
    assert needed.n == 89
    assert margin_of_share(89, population=114) <= 0.05 < margin_of_share(88, population=114)


@pytest.mark.parametrize("population", [1, 2, 7, 114, 5000, None])
def test_the_sample_reaches_its_margin(population: int | None) -> None:
    needed = sample_for_share(0.08, population=population)
    assert margin_of_share(needed.n, population=population) <= 0.08


def test_there_is_no_margin_left_when_everybody_answered() -> None:
    assert margin_of_share(114, population=114) == 0
    assert margin_of_mean(114, 1.2, population=114) == 0
    assert share_interval(40, 114 - 0, population=114) == (40 / 114, 40 / 114)


def test_the_margin_of_a_mean_is_students() -> None:
    # t of 9 degrees of freedom is 2.262; 2.262 * 1 / sqrt(10) = 0.715; of 40 people times sqrt(0.75).
    assert margin_of_mean(10, 1) == pytest.approx(0.7154, abs=5e-4)
    assert margin_of_mean(10, 1, population=40) == pytest.approx(0.6195, abs=5e-4)


def test_an_interval_among_few_people_is_narrower_and_among_many_wilsons() -> None:
    wide, narrow = share_interval(30, 60), share_interval(30, 60, population=80)
    assert wide == pytest.approx(tuple(map(float, wilson(30, 60))))
    assert wide[0] < narrow[0] < 0.5 < narrow[1] < wide[1]


def test_invitations_follow_from_the_response_but_stop_at_everybody() -> None:
    needed = sample_for_share(0.05, population=114)
    assert needed.invitations(1.0) == 89
    assert needed.invitations(0.3) == 114
    assert sample_for_share(0.05).invitations(0.2) == 385 * 5


def test_few_answers_carry_a_warning_unless_they_are_most_of_all() -> None:
    assert is_few(29)
    assert not is_few(30)
    assert not is_few(20, population=22)
    assert is_few(20, population=114)
    assert is_few(0, population=1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: sample_for_share(0),
        lambda: sample_for_share(0.05, population=0),
        lambda: sample_for_share(0.05, expected=1),
        lambda: sample_for_mean(0.1, 0),
        lambda: margin_of_share(12, population=11),
        lambda: sample_for_share(0.05, confidence=1),
        lambda: sample_for_share().invitations(0),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidOptionError):
        wrong()  # type: ignore[operator]
