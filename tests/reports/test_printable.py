import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.reports.letters import FONT, strange_letters
from klantreis.reports.printable import ZERO_WIDTH_SPACE, breakable, printable


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=ZERO_WIDTH_SPACE)))
def test_making_a_text_breakable_adds_nothing_visible(text):
    assert breakable(text).replace(ZERO_WIDTH_SPACE, "") == text


@given(st.from_regex(r"[a-z0-9/._]{19,200}", fullmatch=True))
def test_no_long_run_stays_unbreakable(run):
    longest = max(map(len, re.split(f"{ZERO_WIDTH_SPACE}|(?<=-)", breakable(run))))
    assert longest <= 40


def test_words_are_left_to_hyphenation():
    assert breakable("versnellingsmogelijkheden") == "versnellingsmogelijkheden"


def test_texts_that_no_file_can_hold_become_ones_that_it_can():
    assert printable({"a": ["x\ud800y", "b\x00\u202ed", 3, None]}) == {"a": ["x?y", "bd", 3, None]}


def test_letters_the_font_lacks_are_named_once():
    assert strange_letters("Fiets é Ж α → 中文 中 ★") == "中文"


def test_the_letters_of_the_font_are_read_as_fonttools_reads_them():
    ttlib = pytest.importorskip("fontTools.ttLib")
    known = set(ttlib.TTFont(FONT).getBestCmap())
    plane = [chr(code) for code in range(0x20, 0xD800) if code != 0x200B]
    strange = set(strange_letters("".join(plane)))
    assert {one for one in plane if ord(one) in known}.isdisjoint(strange)
    assert len(strange) > len(plane) - len(known) - 100
