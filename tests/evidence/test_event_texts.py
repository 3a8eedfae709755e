"""Emotion of the texts in an event store."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import klantreis
from klantreis.evidence.answers import Scores
from klantreis.evidence.emotion import Emotion
from klantreis.evidence.event_texts import texts_of
from klantreis.evidence.recovery import Recovery
from klantreis.evidence.recovery_result import BAD

FIRST = """\
klant,datum,actie,cijfer,opmerking
1,2024-03-01 10:00,Delivery,2,Het pakket was kapot en ik kreeg geen reactie
1,2024-03-02 10:00,Call,9,Heel vriendelijk geholpen!
1,2024-05-01 10:00,Order,,
2,2024-03-01 10:00,Delivery,10,
"""
SECOND = """\
klant,datum,actie,cijfer,opmerking
3,2024-03-05 10:00,Delivery,8,"Great, I am very happy"
3,2024-12-31 10:00,Visit,,
"""


@pytest.fixture
def workspace(tmp_path: Path) -> klantreis.Workspace:
    found = klantreis.init(tmp_path / "shop.klantreis")
    for name, text in (("first.csv", FIRST), ("second.csv", SECOND)):
        path = tmp_path / name
        path.write_text(text)
        found.import_events(
            path, person="klant", time="datum", event="actie", score="cijfer", text="opmerking"
        )
    return found


def test_each_text_stands_at_its_event_over_all_segments(workspace):
    emotions = texts_of(workspace.events).emotions
    assert len(emotions) == 6
    assert np.isnan(emotions).tolist() == [False, False, True, True, False, True]
    assert emotions[0] < 0 < emotions[1]


def test_reported_and_measured_emotion_are_asked_alike_and_kept_apart(workspace):
    journeys = workspace.journeys()
    reported = journeys.ask(Emotion(Scores(otherwise="rapportcijfer")))
    measured = journeys.ask(Emotion(texts_of(workspace.events)))
    assert (reported.of("Delivery").emotion.n, measured.of("Delivery").emotion.n) == (3, 2)
    assert reported.of("Call").emotion.value == pytest.approx(4 * 8 / 9 - 2)
    assert measured.of("Call").emotion.value > 0


def test_recovery_is_asked_of_the_texts_too(workspace):
    found = workspace.journeys().ask(
        Recovery(["Order"], texts_of(workspace.events), bad_at=-0.5, good_from=0.5)
    )
    assert (found.recovered, found.group(BAD).n, found.group("recovered").returned) == (1, 1, 1)


def test_an_empty_store_has_no_texts(tmp_path):
    assert len(texts_of(klantreis.init(tmp_path / "empty.klantreis").events).emotions) == 0
