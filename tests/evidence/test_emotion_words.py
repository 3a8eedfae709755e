"""Emotions that a text names."""

from __future__ import annotations

import pytest

from klantreis.evidence.emotion_words import DUTCH_NAMES, EMOTIONS, emotions_of
from klantreis.evidence.words import tokens


def named(text: str) -> tuple[str, ...]:
    return emotions_of([token.lower() for token in tokens(text)])


@pytest.mark.parametrize(
    ("text", "emotions"),
    [
        ("Ik ben boos, woedend zelfs", ("angry",)),
        ("Een boze klant", ("angry",)),
        ("Ik erger me niet, maar de ergernis van mijn man", ("angry",)),
        ("Dolblij met mijn fiets", ("happy",)),
        ("Aangenaam verrast, en blije kinderen", ("happy", "surprised")),
        ("Ik was verbaasd en teleurgesteld", ("surprised", "sad")),
        ("Bang dat het nooit meer komt", ("afraid",)),
        ("Ik maak me ongerust", ("afraid",)),
        ("I was furious and rather disappointed", ("angry", "sad")),
        ("We are happy", ("happy",)),
        ("Scared to pay there", ("afraid",)),
        ("De fiets staat buiten", ()),
        ("", ()),
    ],
)
def test_an_emotion_is_found_in_its_inflections(text, emotions):
    assert named(text) == emotions


@pytest.mark.parametrize("text", ["Ik ben niet blij", "Niet echt verrast", "I am not angry", "geen angst"])
def test_a_denied_emotion_is_not_named(text):
    assert named(text) == ()


def test_a_denial_ends_with_its_clause():
    assert named("Het werkt niet, ik ben boos") == ("angry",)


def test_what_is_delivered_is_not_worried():
    assert named("Netjes bezorgd door de koerier, thuis bezorgd") == ()
    assert named("Ik ben bezorgd over mijn pakket") == ("afraid",)


def test_worse_is_not_angry():
    assert named("het werd steeds erger") == ()


def test_every_emotion_has_a_dutch_name():
    assert set(DUTCH_NAMES) == set(EMOTIONS)
