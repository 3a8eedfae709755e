"""Emotion per touchpoint."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import Line, blocks_from, blocks_of
from tests.journeys.made import in_every_grouping, run
from tests.naive import emotion as naive

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.answers import Scores, Texts, UnmeasuredEventsError
from klantreis.evidence.emotion import Emotion
from klantreis.evidence.emotion_result import NoSuchAnswersError
from klantreis.evidence.scales import UnknownScaleError
from klantreis.journeys.lens import Lens

SHOP = [
    "a 09:00 Delivered score=5",
    "a 10:00 Recommend score=9",
    "b 09:00 Delivered score=2",
    "b 09:30 Delivered score=4",
    "b 10:00 Recommend score=3",
    "c 09:00 Delivered",
    "c 10:00 Recommend score=10",
    "c 11:00 Call score=4",
]
SCALES = Scores({"Delivered": "csat", "Recommend": "nps"})


def emotion_of(*lines: str, source=SCALES, lens: Lens | None = None, split: int = 1):
    blocks, names = blocks_from(*lines, split=split)
    return run(Emotion(source), blocks, (lens or Lens()).bind(names))


def test_each_touchpoint_has_its_mean_emotion_by_its_own_scale():
    result = emotion_of(*SHOP)
    delivered, recommend = result.of("Delivered"), result.of("Recommend")
    # 5, 2, 4 of 1-5 are 2, -1, 1; 9, 3, 10 of 0-10 are 1.6, -0.8, 2.
    assert (delivered.emotion.n, delivered.persons) == (3, 2)
    assert delivered.emotion.value == pytest.approx(2 / 3)
    assert recommend.emotion.value == pytest.approx(2.8 / 3)
    assert delivered.levels.tolist() == [0, 1, 0, 1, 1]
    assert delivered.emotion.low < 2 / 3 < delivered.emotion.high
    assert delivered.is_small


def test_scale_and_formula_stay_with_the_figure():
    row = emotion_of(*SHOP).to_arrow().to_pylist()[0]
    assert row["scales"] == ["csat 1-5"]
    assert row["formulas"] == ["emotion = 4 × (score − 1) / (4) − 2"]


def test_scores_without_a_scale_or_off_it_are_counted_apart():
    unusable = ["a 09:00 Delivered score=9", "a 10:00 Call score=4"]
    result = emotion_of(*unusable, "a 11:00 Delivered score=1", "a 12:00 Recommend")
    assert (result.of("Delivered").emotion.n, result.of("Delivered").off_scale) == (1, 1)
    assert (result.of("Call").emotion.n, result.of("Call").without_scale) == (0, 1)
    assert math.isnan(result.of("Call").emotion.value)
    assert "1 without a scale and 1 off theirs are left out" in result.headline()


def test_csat_and_nps_come_from_the_same_answers():
    result = emotion_of(*SHOP, "d 12:00 Delivered score=77")
    csat, nps = result.csat("Delivered"), result.nps("Recommend")
    assert (csat.n, csat.satisfied, csat.mean.value) == (3, 2, pytest.approx(11 / 3))
    assert (nps.promoters, nps.passives, nps.detractors) == (2, 0, 1)
    with pytest.raises(NoSuchAnswersError, match="from 0 to 10"):
        result.nps("Delivered")
    with pytest.raises(NoSuchAnswersError, match="none that is declared"):
        result.csat("Call")
    with pytest.raises(UnknownNameError):
        result.csat("Nowhere")


def test_a_channel_joins_touchpoints_of_different_scales():
    result = emotion_of(*SHOP, lens=Lens(level="channel"))
    web = result.of("web")
    assert (web.emotion.n, web.without_scale, web.persons) == (6, 1, 3)
    assert web.emotion.value == pytest.approx((2 + 2.8) / 6)
    with pytest.raises(NoSuchAnswersError, match="several scales"):
        result.csat("web")


def test_one_scale_can_serve_all_touchpoints():
    assert emotion_of(*SHOP, source=Scores(otherwise="1-5")).of("Call").emotion.value == 1


def test_texts_are_a_series_of_their_own():
    emotions = np.array([np.nan, -1.5, np.nan, 0.5])
    lines = ["a 09:00 Review score=5", "a 10:00 Review score=5", "b 09:00 Review", "b 10:00 Call"]
    result = emotion_of(*lines, source=Texts(emotions))
    assert (result.of("Review").emotion.n, result.of("Review").emotion.value) == (1, -1.5)
    assert result.of("Call").emotion.value == 0.5


def test_texts_of_fewer_events_than_there_are_are_refused():
    with pytest.raises(UnmeasuredEventsError) as refused:
        emotion_of(*SHOP, source=Texts(np.zeros(3)))
    assert (refused.value.n_measured, refused.value.event) == (3, 7)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(InvalidOptionError, match="without their scale"):
        Scores()
    with pytest.raises(UnknownScaleError):
        Scores({"Delivered": "1-"})
    with pytest.raises(UnknownNameError, match="Did you mean 'Delivered'"):
        emotion_of(*SHOP, source=Scores({"Deliverd": "csat"}))


def test_nothing_answered_is_an_empty_table():
    for lines in ([], ["a 09:00 Visit"]):
        result = emotion_of(*lines, source=Scores(otherwise="csat"))
        assert result.to_arrow().num_rows == 0
        assert json.loads(result.to_json()) == {"touchpoints": []}
        assert result.headline() == "0 answers at 0 touchpoints"


def test_the_document_holds_every_answer():
    document = json.loads(emotion_of(*SHOP).to_json())
    first = document["touchpoints"][0]
    assert [answer["score"] for answer in first["answers"]] == [2, 4, 5]
    assert all(answer["scale"] == "csat 1-5" for answer in first["answers"])


def test_the_chart_shows_every_touchpoint_with_answers(tmp_path):
    written = emotion_of(*SHOP).save(tmp_path / "emotion.svg").read_text("utf-8")
    assert "Delivered" in written
    assert "Recommend" in written
    assert "n = 3" in written


ANSWERS = st.lists(
    st.tuples(
        st.integers(0, 4), st.sampled_from("ABC"), st.sampled_from(["1", "2.5", "5", "0", "-0", "7", "nan"])
    ),
    max_size=25,
)


@settings(deadline=None)
@given(ANSWERS, st.integers(1, 4))
def test_emotion_equals_its_naive_twin_for_every_split(answers, split):
    lines = [Line("z", 0, touchpoint) for touchpoint in "ABC"]
    lines += [Line(str(person), 1, touchpoint, {"score": score}) for person, touchpoint, score in answers]
    blocks, names = blocks_of(lines, split=split)
    result = run(Emotion(Scores({"A": "1-5", "B": "6-1"})), blocks, Lens().bind(names))
    expected = naive.emotion(
        ((str(person), touchpoint, float(score)) for person, touchpoint, score in answers),
        {"A": (1, 5), "B": (6, 1)},
    )
    found = {one.touchpoint: one for one in result.touchpoints if one.emotion.n}
    assert set(found) == set(expected)
    for touchpoint, (n, persons, mean) in expected.items():
        assert (found[touchpoint].emotion.n, found[touchpoint].persons) == (n, persons)
        assert found[touchpoint].emotion.value == pytest.approx(mean, abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(ANSWERS)
def test_merging_is_associative_and_empty_changes_nothing(answers):
    lines = [Line("z", 0, touchpoint) for touchpoint in "ABC"]
    lines += [Line(str(person), 1, touchpoint, {"score": score}) for person, touchpoint, score in answers]
    blocks, names = blocks_of(lines, split=4)
    first, *others = in_every_grouping(Emotion(Scores({"A": "1-5", "B": "6-1"})), blocks, Lens().bind(names))
    assert all(other.to_json() == first.to_json() for other in others)
