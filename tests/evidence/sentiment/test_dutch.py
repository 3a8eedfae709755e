"""How Dutch texts sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.evidence.sentiment.dutch import scored
from klantreis.evidence.sentiment.dutch_lexicon import attributive, forms, lexicon

WORDS = (
    "niet",
    "te",
    "erg",
    "mooi",
    "slecht",
    "maar",
    "raad",
    "aan",
    "valt",
    "tegen",
    "!",
    ".",
    "geen",
    "😡",
)


def polarity(text: str) -> float:
    found = scored(text).polarity
    assert found is not None, f"nothing found in {text!r}"
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Prima service, snel geholpen!",
        "Een prachtige fiets en een vriendelijke monteur.",
        "Niet slecht.",
        "Niet alleen mooi, maar ook goedkoop.",
        "Niets dan lof voor de klantenservice",
        "Geen problemen gehad, alles op tijd",
        "Ik raad deze winkel iedereen aan",
        "Een vreselijk leuke dag",
        "Eerst was het slecht, maar daarna geweldig",
        "suuuper 👍",
        "Het viel reuze mee",
    ],
)
def test_praise_is_positive(text):
    assert polarity(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Niet goed.",
        "Ik ben niet erg tevreden over de levering",
        "Nooit een vriendelijk woord gehoord",
        "Nauwelijks bruikbaar",
        "Het pakket was kapot en ik kreeg geen reactie.",
        "De fiets is mooi, maar de klantenservice is verschrikkelijk slecht.",
        "De website werkt nog steeds niet",
        "De app werkt niet",
        "Ik raad deze winkel niemand aan",
        "Dit product valt erg tegen",
        "Te simpel en te lang",
        "Nooit meer bestellen hier 😡",
        "Ik werd van het kastje naar de muur gestuurd",
        "waardeloos :(",
    ],
)
def test_blame_is_negative(text):
    assert polarity(text) < 0


def test_nothing_said_is_unknown_and_not_neutral():
    for text in ("De fiets staat in de schuur.", "", "   ", "12345", "?!"):
        assert scored(text) == (None, ())


def test_the_words_that_made_it_are_told_with_what_turned_them():
    words = scored("De fiets is niet erg mooi maar snel").words
    assert [word.text for word in words] == ["niet erg mooi", "snel"]
    assert words[0].polarity < 0 < words[1].polarity
    assert [word.text for word in scored("Ik raad dit niet aan").words] == ["raad dit niet aan"]


def test_an_intensifier_makes_it_stronger_and_a_dampener_weaker():
    assert (
        polarity("een beetje leuk") < polarity("leuk") < polarity("heel leuk") < polarity("ontzettend leuk")
    )
    assert polarity("heel slecht") < polarity("slecht")


def test_exclamations_and_capitals_make_it_stronger():
    assert polarity("leuk") < polarity("leuk!") < polarity("leuk!!!") == polarity("leuk!!!!!!")
    assert polarity("Wat een LEUKE fiets") > polarity("Wat een leuke fiets")
    assert polarity("WAT EEN LEUKE FIETS") == polarity("Wat een leuke fiets")


def test_what_comes_after_maar_counts_more():
    assert polarity("Mooi, maar saai.") < 0
    assert polarity("Mooi, maar saai.") < polarity("Saai, maar mooi.")


def test_a_contrast_ends_with_its_sentence():
    # By hand: 0.7 and -0.7 in sentences of their own, the negative one 1.5 times as heavy.
    assert polarity("Mooi. Saai. Maar toch.") == pytest.approx((0.7 - 1.5 * 0.7) / 2.5)


def test_a_negation_ends_with_its_clause():
    assert polarity("Ik wist het niet, prachtig!") > 0
    assert polarity("Waarom ook niet? Prachtig") > 0


@pytest.mark.parametrize(
    ("word", "inflected"),
    [
        ("mooi", "mooie"),
        ("saai", "saaie"),
        ("groot", "grote"),
        ("dom", "domme"),
        ("boos", "boze"),
        ("lief", "lieve"),
        ("waardeloos", "waardeloze"),
        ("vriendelijk", "vriendelijke"),
        ("prettig", "prettige"),
        ("actief", "actieve"),
        ("dapper", "dappere"),
        ("stom", "stomme"),
        ("goed", "goede"),
        ("vies", "vieze"),
        ("logisch", "logische"),
        ("oranje", "oranje"),
    ],
)
def test_the_form_before_a_noun_follows_dutch_spelling(word, inflected):
    assert attributive(word) == inflected


def test_every_form_of_an_adjective_is_known():
    assert forms("mooi") == ("mooie", "mooier", "mooiere", "mooist", "mooiste", "moois")
    assert forms("duur") == ("dure", "duurder", "duurdere", "duurst", "duurste", "duurs")
    words = lexicon().words
    assert words["mooiste"] == words["mooi"]
    assert words["saaier"] == words["saai"]


def test_a_form_never_hides_a_word_of_the_lexicon_itself():
    # "goede" would be a form of "goed", and stands in it with a polarity of its own.
    assert "goede" in forms("goed")
    assert lexicon().words["goede"].polarity == 0.5 != lexicon().words["goed"].polarity


@given(st.text(max_size=80))
def test_any_text_has_a_polarity_within_its_bounds_or_none(text):
    found = scored(text)
    assert found.polarity is None or -1 <= found.polarity <= 1
    assert (found.polarity is None) == (not found.words)


@given(st.lists(st.sampled_from(WORDS)))
def test_words_in_any_order_have_one_too(words):
    found = scored(" ".join(words))
    assert found.polarity is None or -1 <= found.polarity <= 1
