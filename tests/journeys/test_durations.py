"""Durations as people write them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.durations import InvalidDurationError, duration, duration_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30d", timedelta(days=30)),
        ("12h", timedelta(hours=12)),
        ("90m", timedelta(minutes=90)),
        ("45s", timedelta(seconds=45)),
        ("2w", timedelta(weeks=2)),
        ("1d12h", timedelta(hours=36)),
        (" 1 d 30 M ", timedelta(days=1, minutes=30)),
        ("1.5h", timedelta(minutes=90)),
        ("250ms", timedelta(milliseconds=250)),
        ("3µs", timedelta(microseconds=3)),
        (timedelta(hours=2), timedelta(hours=2)),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str | timedelta, expected: timedelta):
    assert duration(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("30", "'30' has no number with a unit"),
        ("thirty days", "'thirty days' has no number"),
        ("30x", "there is no unit 'x'"),
        ("3d-", "'-' has no number with a unit"),
        ("-3d", "'-3d' has no number"),
        ("0d", "it is not above zero"),
        (timedelta(seconds=-1), "it is not above zero"),
        ("9999999999d", "longer than time can be told"),
        (30, "neither a text nor a timedelta"),
    ],
)
def test_what_is_no_duration_is_refused_with_the_reason(text: object, why: str):
    with pytest.raises(InvalidDurationError, match=why) as refused:
        duration(text)
    assert "such as 30d" in str(refused.value)
    assert refused.value.code == "invalid_duration"


@pytest.mark.parametrize(
    ("text", "shortest"), [("36h", "1d12h"), ("14d", "2w"), ("30d", "30d"), ("90m", "1h30m")]
)
def test_a_duration_is_written_shortly(text: str, shortest: str):
    assert duration_text(duration(text)) == shortest


@given(st.timedeltas(min_value=timedelta(microseconds=1)))
def test_a_written_duration_reads_back_the_same(time: timedelta):
    assert duration(duration_text(time)) == time
