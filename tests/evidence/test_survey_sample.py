"""What a survey needs beside what came in."""

import math

import pytest

from klantreis.errors import InvalidOptionError
from klantreis.evidence.survey_sample import survey_sample


def test_of_114_firms_89_are_needed_for_five_points() -> None:
    found = survey_sample(40, population=114, response_rate=0.8)
    assert (found.wanted.needed, found.wanted.invitations) == (89, 112)
    assert found.margin == pytest.approx(0.125, abs=0.0005)
    assert not found.is_enough
    assert survey_sample(89, population=114).is_enough


def test_a_margin_is_out_of_reach_where_all_customers_together_answer_too_little() -> None:
    """Of 114 firms a fifth is 23 answers: 1.96 √(¼ ÷ 23 × 91 ÷ 113) is 18 points, and no five."""
    wanted = survey_sample(0, population=114, response_rate=0.2).wanted
    assert (wanted.invitations, wanted.expected) == (114, 23)
    assert not wanted.is_within_reach
    assert wanted.expected_margin == pytest.approx(0.183, abs=0.001)
    assert survey_sample(0, response_rate=0.2).wanted.is_within_reach
    assert survey_sample(0, population=114, response_rate=0.8).wanted.is_within_reach


def test_everybody_leaves_no_margin_and_nobody_no_figure() -> None:
    assert survey_sample(114, population=114).margin == 0
    assert math.isnan(survey_sample(0).margin)
    assert survey_sample(0).is_few


def test_more_answers_than_customers_say_that_there_are_more_customers() -> None:
    assert survey_sample(120, population=114).margin == 0


def test_smaller_margins_take_more_answers() -> None:
    needed = [row.needed for row in survey_sample(0).rows]
    assert needed == sorted(needed, reverse=True)
    assert survey_sample(0).rows[1].needed == 385


def test_a_margin_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(InvalidOptionError):
        survey_sample(0, margin=2)
