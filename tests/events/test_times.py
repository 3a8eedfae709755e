"""Times are recognised over a whole column and become UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.errors import InvalidOptionError
from klantreis.events import times
from klantreis.events.times import TimeReading

CONNECTION = duckdb.connect()
CONNECTION.execute("SET TimeZone = 'UTC'; CREATE TABLE cells (x VARCHAR)")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
moments = st.datetimes(datetime(1972, 1, 1), datetime(2199, 12, 30)).map(lambda t: t.replace(tzinfo=UTC))


def fill(cells: Sequence[str]) -> None:
    CONNECTION.execute("DELETE FROM cells")
    CONNECTION.execute("INSERT INTO cells SELECT unnest($cells)", {"cells": list(cells)})


def count(sql: str) -> tuple[int, ...]:
    return CONNECTION.execute(sql).fetchall()[0]


def recognise(cells: Sequence[str], zone: str = "UTC", day_first: bool | None = None) -> TimeReading:
    fill(cells)
    return times.recognised(count, "x", "cells", zone, day_first)


def read(cells: Sequence[str], reading: TimeReading) -> list[datetime | None]:
    fill(cells)
    rows = CONNECTION.execute(f"SELECT epoch_us({reading.sql('x')}) FROM cells").fetchall()
    return [None if row[0] is None else EPOCH + timedelta(microseconds=row[0]) for row in rows]


def epoch(moment: datetime, unit: timedelta) -> str:
    return str((moment - EPOCH) // unit)


WRITERS = {
    "iso": [
        lambda t: t.isoformat(),
        lambda t: t.isoformat(sep=" ").replace("+00:00", "Z"),
        lambda t: t.astimezone(timezone(timedelta(hours=5, minutes=30))).isoformat(),
        lambda t: t.astimezone(timezone(-timedelta(hours=8))).strftime("%Y-%m-%dT%H:%M:%S.%f%z"),
        lambda t: t.strftime("%Y/%m/%d %H:%M:%S,%f"),
    ],
    "epoch_us": [lambda t: epoch(t, timedelta(microseconds=1))],
}


@given(st.lists(moments, min_size=1, max_size=5), st.data())
@settings(deadline=None, max_examples=60)
def test_what_is_written_to_the_microsecond_is_read_to_the_microsecond(written, data):
    format_ = data.draw(st.sampled_from(sorted(WRITERS)))
    write = data.draw(st.sampled_from(WRITERS[format_]))
    cells = [write(moment) for moment in written]
    reading = recognise(cells)
    assert reading.format == format_
    assert read(cells, reading) == written


@given(st.lists(moments, min_size=1, max_size=5), st.sampled_from(["%d-%m-%Y %H:%M:%S", "%Y%m%d%H%M%S"]))
@settings(deadline=None, max_examples=40)
def test_what_is_written_to_the_second_is_read_to_the_second(written, pattern):
    cells = [moment.strftime(pattern) for moment in written]
    assert read(cells, recognise(cells)) == [moment.replace(microsecond=0) for moment in written]


@given(st.lists(moments, min_size=1, max_size=5))
@settings(deadline=None, max_examples=30)
def test_epochs_tell_their_unit_by_their_size(written):
    for name, unit in (("epoch_s", timedelta(seconds=1)), ("epoch_ms", timedelta(milliseconds=1))):
        cells = [epoch(moment, unit) for moment in written]
        reading = recognise(cells)
        assert reading.format == name
        assert read(cells, reading) == [moment - (moment - EPOCH) % unit for moment in written]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31-12-2024", "2024-12-31T00:00"),
        ("31/12/2024 9:15", "2024-12-31T09:15"),
        ("31.12.24 09:15:30", "2024-12-31T09:15:30"),
        ("31-12-2024 9:15 PM", "2024-12-31T21:15"),
        ("31-12-2024, 12:05:00 a.m.", "2024-12-31T00:05"),
        ("12/31/2024 09:15", "2024-12-31T09:15"),
        ("2024-12-31", "2024-12-31T00:00"),
        ("2024-12-31T09:15Z", "2024-12-31T09:15"),
        ("2024-12-31 09:15:00 +01:00", "2024-12-31T08:15"),
        ("2024-12-31 09:15:00 UTC", "2024-12-31T09:15"),
        ("2024-12-31T09:15:00.123456789z", "2024-12-31T09:15:00.123456"),
        ("20241231", "2024-12-31T00:00"),
        ("20241231T0915", "2024-12-31T09:15"),
        ("1735636500.25", "2024-12-31T09:15:00.25"),
        ("1735636500000000000", "2024-12-31T09:15"),
    ],
)
def test_a_known_way_of_writing_is_read(cell, expected):
    assert read([cell], recognise([cell])) == [datetime.fromisoformat(expected).replace(tzinfo=UTC)]


def test_one_row_with_a_thirteenth_tells_the_order_of_day_and_month():
    assert recognise(["01-02-2024", "02-13-2024"]).day_first is False
    assert recognise(["01-02-2024", "13-02-2024"]).day_first is True


def test_dates_that_fit_both_orders_are_day_first_and_said_to_be_unsure():
    reading = recognise(["01-02-2024"])
    assert (reading.day_first, reading.is_ambiguous) == (True, True)
    assert "day_first=False" in reading.words()
    assert recognise(["01-02-2024"], day_first=False).is_ambiguous is False


def test_the_format_that_reads_most_rows_wins_and_the_others_are_unreadable():
    cells = ["2024-01-01", "2024-01-02", "31-01-2024", "soon"]
    reading = recognise(cells)
    assert (reading.format, reading.n_read, reading.n_all) == ("iso", 2, 4)
    assert read(cells, reading)[2:] == [None, None]


def test_a_row_with_its_own_offset_keeps_it_beside_local_ones():
    cells = ["2024-07-01 12:00", "2024-07-01 12:00Z"]
    reading = recognise(cells, zone="Europe/Amsterdam")
    hours = [moment.hour for moment in read(cells, reading) if moment]
    assert hours == [10, 12]
    assert "1 of 2 with an offset" in reading.words()


def test_local_times_follow_their_zone_into_summer():
    cells = ["2024-01-15 12:00", "2024-07-15 12:00"]
    zone = ZoneInfo("Europe/Amsterdam")
    expected = [datetime.fromisoformat(cell).replace(tzinfo=zone).astimezone(UTC) for cell in cells]
    assert read(cells, recognise(cells, zone="Europe/Amsterdam")) == expected


def test_an_hour_that_the_clock_skips_moves_on_and_one_that_it_repeats_is_the_second():
    cells = ["2024-03-31 02:30", "2024-10-27 02:30"]
    assert read(cells, recognise(cells, zone="Europe/Amsterdam")) == [
        datetime(2024, 3, 31, 1, 30, tzinfo=UTC),
        datetime(2024, 10, 27, 1, 30, tzinfo=UTC),
    ]


def test_dates_that_do_not_exist_are_unreadable():
    reading = TimeReading("iso", "UTC")
    assert read(["2024-02-30", "2024-01-01 25:00", "infinity", "epoch"], reading) == [None] * 4


def test_a_pattern_of_ones_own_is_read_with_and_without_offset():
    assert read(["31 December 2024"], TimeReading("%d %B %Y", "UTC")) == [datetime(2024, 12, 31, tzinfo=UTC)]
    with_offset = TimeReading("%d.%m.%y %H:%M %z", "UTC")
    assert read(["31.12.24 09:15 +0100"], with_offset) == [datetime(2024, 12, 31, 8, 15, tzinfo=UTC)]


def test_an_unknown_format_is_refused_with_those_that_exist():
    fill(["x"])
    with pytest.raises(InvalidOptionError, match="epoch_ms"):
        times.declared(count, "x", "cells", TimeReading("unix", "UTC"))
