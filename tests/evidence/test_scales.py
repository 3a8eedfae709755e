"""Scores on -2 … +2 by their declared scale."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.evidence.scales import (
    NAMED,
    Scale,
    ScoreOutOfRangeError,
    UnknownScaleError,
    to_emotion,
)


@pytest.mark.parametrize(
    ("scale", "score", "emotion"),
    [
        ("1-5", 1, -2),
        ("1-5", 3, 0),
        ("1-5", 4, 1),
        ("CSAT", 5, 2),
        ("CES", 7, 2),
        ("CES", 4, 0),
        ("ces 7-1", 7, -2),
        ("ces-effort", 1, 2),
        ("ces effort", 2, 1),
        ("NPS", 10, 2),
        ("NPS", 5, 0),
        ("NPS", 7, 0.8),
        ("0-10", 0, -2),
        ("stars", 4.5, 1.5),
        ("4 stars", 2.5, 0),
        ("10 sterren", 1, -2),
        ("Schulnote", 1, 2),
        ("6-1", 6, -2),
        ("schulnote", 3.5, 0),
        ("rapportcijfer", 5.5, 0),
        ("thumbs", 0, -2),
        ("csat 1-7", 4, 0),
        ("1..7", 7, 2),
        ("1 tot 5", 2, -1),
        ("-2-2", -1, -1),
        ("0-2,5", 2.5, 2),
    ],
)
def test_a_score_lies_where_its_scale_puts_it(scale, score, emotion):
    assert Scale.parse(scale).emotion(score) == pytest.approx(emotion)
    assert to_emotion(score, scale) == pytest.approx(emotion)


def test_the_formula_is_kept_as_text_and_is_the_one_that_is_used():
    scale = Scale.parse("schulnote")
    assert scale.formula == "emotion = 4 × (score − 6) / (-5) − 2"
    assert str(scale) == "schulnote 6-1"
    score = 2
    written = scale.formula.split("= ")[1].replace("×", "*").replace("−", "-").replace("score", str(score))
    assert eval(written) == scale.emotion(score)  # noqa: S307 - our own text


def test_a_scale_below_zero_has_a_formula_that_can_be_read():
    assert Scale(-3, 3).formula == "emotion = 4 × (score − (-3)) / (6) − 2"


def test_scores_outside_the_scale_are_unknown_and_never_moved():
    emotions = to_emotion([0, 1, 5, 6, math.nan], "1-5")
    np.testing.assert_array_equal(emotions, [np.nan, -2, 2, np.nan, np.nan])
    with pytest.raises(ScoreOutOfRangeError) as refused:
        Scale.parse("csat").emotion(9)
    assert (refused.value.score, str(refused.value.scale)) == (9, "csat 1-5")
    assert "csat 1-5" in str(refused.value)


def test_no_score_at_all_is_refused_where_one_is_asked():
    with pytest.raises(ScoreOutOfRangeError):
        Scale.parse("csat").emotion(math.nan)


def test_the_shape_of_the_scores_is_kept():
    assert to_emotion(np.ones((2, 3), dtype=np.float32), "1-5").shape == (2, 3)
    assert to_emotion([], "1-5").shape == (0,)


@pytest.mark.parametrize(
    "text", ["", "5", "1-", "csta", "5-5", "1-5-7", "3 ces", "nps 1-10", "1-5 stars", None, 5, "1-1e400"]
)
def test_a_text_that_is_no_scale_is_refused_with_what_exists(text):
    with pytest.raises(UnknownScaleError) as refused:
        Scale.parse(text)
    assert "ces-effort" in str(refused.value)
    assert refused.value.code == "unknown_scale"


def test_ends_must_be_numbers_that_differ():
    for worst, best in [(math.nan, 1), (1, math.inf), (3, 3)]:
        with pytest.raises(UnknownScaleError):
            Scale(worst, best)


def test_a_scale_is_its_own_parse():
    for name in NAMED:
        scale = Scale.parse(name)
        assert Scale.parse(scale) is scale
        assert Scale.parse(str(scale)) == scale


@given(st.sampled_from(sorted(NAMED)), st.floats(0, 1))
def test_emotion_stays_between_its_ends_and_rises_from_worst_to_best(name, part):
    scale = Scale.parse(name)
    score = scale.worst + part * (scale.best - scale.worst)
    emotion = scale.emotion(min(max(score, scale.low), scale.high))
    assert emotion == pytest.approx(-2 + 4 * part, abs=1e-9)
