"""Texts to emotion in batches."""

from __future__ import annotations

import pyarrow as pa
import pytest

from klantreis.evidence.sentiment import (
    MEASURED_SCHEMA,
    NotTextsError,
    UnknownLanguageError,
    measured,
    measured_text,
)


def test_a_batch_has_a_row_per_text_in_its_order_and_null_where_there_is_none():
    texts = pa.array(
        ["Ik ben erg blij met de fiets", None, "I am very angry", "Ik ben erg blij met de fiets", "x"]
    )
    found = measured(texts)
    assert found.schema == MEASURED_SCHEMA
    assert found["language"].to_pylist() == ["nl", None, "en", "nl", "nl"]
    assert found["emotion_words"].to_pylist() == [["happy"], None, ["angry"], ["happy"], []]
    emotions = found["emotion"].to_pylist()
    assert emotions[0] == emotions[3] > 0 > emotions[2]
    assert emotions[1] is None
    assert emotions[4] is None
    assert found["words"].to_pylist()[4] == []
    assert found["words"].to_pylist()[0][0]["text"] == "erg blij"


def test_emotion_is_twice_the_polarity():
    found = measured(pa.array(["De levering was slecht"]))
    assert found["emotion"][0].as_py() == 2 * found["polarity"][0].as_py() == pytest.approx(-1.4)


def test_a_text_and_a_batch_say_the_same():
    text = "Leuk, maar te duur"
    one, row = measured_text(text), measured(pa.array([text])).to_pylist()[0]
    assert (one.language, one.polarity, one.emotion) == (row["language"], row["polarity"], row["emotion"])


def test_short_texts_without_function_words_go_by_the_lexicon_and_then_as_said():
    assert measured_text("Great service").language == "en"
    assert measured_text("Klantvriendelijk").language == "nl"
    assert measured_text("bzzt").language == "nl"
    assert measured_text("bzzt", otherwise="en").language == "en"


def test_a_language_without_a_lexicon_is_said_and_not_measured():
    found = measured_text("Das Fahrrad ist nicht gut und ich bin sehr traurig")
    assert (found.language, found.polarity, found.emotion, found.words) == ("de", None, None, ())


def test_the_language_can_be_given():
    assert measured_text("super", language="en").language == "en"
    for call in (
        lambda: measured_text("x", language="de"),
        lambda: measured(pa.array(["x"]), otherwise="xx"),
    ):
        with pytest.raises(UnknownLanguageError, match="There are: nl, en"):
            call()


@pytest.mark.parametrize(
    "texts",
    [
        pa.array(["a"], pa.large_string()),
        pa.array(["a"]).dictionary_encode(),
        pa.chunked_array([["a"], ["b", None]]),
        pa.chunked_array([], pa.string()),
        pa.array([], pa.string()),
        pa.array([None], pa.string()),
    ],
)
def test_every_kind_of_column_of_strings_is_read(texts):
    assert measured(texts).num_rows == len(texts)


@pytest.mark.parametrize("wrong", [pa.array([1, 2]), ["a"], "a", pa.array([b"a"])])
def test_what_is_no_column_of_texts_is_refused(wrong):
    with pytest.raises(NotTextsError):
        measured(wrong)
