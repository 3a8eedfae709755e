"""The kernel that cuts delimited text gives each record its true line, and contains what is broken."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.naive.records import records

from klantreis.events.sources.records import (
    BROKEN_QUOTE,
    NUL_BYTE,
    TOO_FEW,
    TOO_LONG,
    TOO_MANY,
    split_records,
)

LONGEST = 1 << 16


def split(text: str, n_columns: int, longest: int = LONGEST) -> tuple[str, list[int], list[tuple[int, int]]]:
    buffer = np.frombuffer((text + "\n").encode(), dtype=np.uint8)
    sound, lines, ends, broken, reasons, n_used, _ = split_records(
        buffer, 1, ord(","), ord('"'), n_columns, longest, True
    )
    assert n_used == buffer.size
    assert len(lines) == len(ends)
    return (
        sound.tobytes().decode(),
        lines.tolist(),
        list(zip(broken.tolist(), reasons.tolist(), strict=True)),
    )


def test_a_quoted_line_end_moves_the_lines_that_follow():
    assert split('a,"x\ny"\n\nb,2', 2) == ('a,"x\ny"\nb,2\n', [1, 4], [])


def test_line_ends_of_every_system_count_as_one():
    assert split("a,1\r\nb,2\rc,3\nd,4", 2)[1] == [1, 2, 3, 4]


def test_each_fault_is_told_with_its_line():
    text = 'a\nb,1,2\nc,"x"y\nd,\0\ne,"open\nf,5'
    assert split(text, 2) == (
        "f,5\n",
        [6],
        [(1, TOO_FEW), (2, TOO_MANY), (3, BROKEN_QUOTE), (4, NUL_BYTE), (5, BROKEN_QUOTE)],
    )


def test_a_record_that_is_too_long_costs_one_line():
    text = "a,1\nb," + "x" * 100 + "\nc,3"
    assert split(text, 2, longest=50) == ("a,1\nc,3\n", [1, 3], [(2, TOO_LONG)])


def test_a_quote_that_never_closes_is_found_within_the_longest_record():
    text = 'a,"open\n' + "b,2\n" * 100
    sound, lines, broken = split(text, 2, longest=50)
    assert broken == [(1, BROKEN_QUOTE)]
    assert len(lines) == 100
    assert sound.startswith("b,2\n")


def test_a_quote_within_a_cell_is_a_character():
    assert split('5" screen,2', 2)[0] == '5" screen,2\n'


TEXTS = st.text(alphabet='ab,"\n\r ', max_size=60)


@given(TEXTS, st.integers(1, 3))
@settings(deadline=None, max_examples=300)
def test_any_text_is_cut_as_the_naive_twin_cuts_it(text: str, n_columns: int):
    expected, broken = records(text + "\n", ",", n_columns)
    sound, lines, found_broken = split(text, n_columns)
    assert lines == [line for line, _ in expected]
    assert [line for line, _ in found_broken] == broken
    assert list(csv.reader(io.StringIO(sound, newline=""))) == [cells for _, cells in expected]


@given(st.lists(st.lists(st.text(alphabet='ab,"\n é', min_size=1, max_size=5), min_size=2, max_size=2)))
@settings(deadline=None)
def test_what_a_csv_writer_writes_is_never_broken(rows: list[list[str]]):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    sound, lines, broken = split(text.getvalue(), 2)
    assert (sound, len(lines), broken) == (text.getvalue(), len(rows), [])


@pytest.mark.parametrize("cut", range(1, 24))
def test_a_buffer_may_end_anywhere(cut: int):
    text = b'a,"x\ny"\r\n\r\nb,"2""3"\rc,4\n'
    lines: list[int] = []
    carry, line = b"", 1
    for chunk, is_last in ((text[:cut], False), (text[cut:], True)):
        buffer = np.frombuffer(carry + chunk, dtype=np.uint8)
        _, new, _, broken, _, n_used, line = split_records(
            buffer, line, ord(","), ord('"'), 2, LONGEST, is_last
        )
        assert not len(broken)
        lines += new.tolist()
        carry = buffer[n_used:].tobytes()
    assert lines == [1, 4, 5]
