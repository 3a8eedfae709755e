"""Texts as words, smileys and marks."""

from __future__ import annotations

from klantreis.evidence.words import SMILEYS, has_drawn_out, shortened, tokens


def test_words_keep_their_apostrophes_and_hyphens_and_marks_stand_alone():
    assert tokens("Zo’n tip-top pagina's, hè?!") == ["Zo'n", "tip-top", "pagina's", ",", "hè", "?", "!"]


def test_smileys_are_tokens_and_addresses_have_none():
    assert tokens("goed :-) 👍 https://x.nl") == ["goed", ":-)", "👍", "https", ":", "x", ".", "nl"]
    assert all(tokens(f"a {smiley} b") == ["a", smiley, "b"] for smiley in SMILEYS)


def test_numbers_are_no_words():
    assert tokens("3 dagen 12,50") == ["dagen", ","]


def test_a_drawn_out_word_is_the_known_one():
    assert has_drawn_out("suuuper")
    assert not has_drawn_out("boottocht")
    assert shortened("suuuper", {"super"}) == "super"
    assert shortened("gooood", {"good"}) == "good"
    assert shortened("zzzz", {"super"}) == "zzzz"
