"""Days, weeks and months of a time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journeys.build import microseconds

from klantreis.errors import InvalidOptionError
from klantreis.journeys.calendar import EVERY, calendar

_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def of(every: str, first: str, last: str, zone: str = "UTC"):
    return calendar(every, microseconds(first), microseconds(last), zone)


def test_days_weeks_and_months_have_their_names():
    assert of("day", "2024-02-28T12:00", "2024-03-01T00:00").names == (
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    )
    assert of("week", "2024-12-30T00:00", "2025-01-06T00:00").names == ("2025-W01", "2025-W02")
    assert of("month", "2023-11-30T23:59", "2024-01-01T00:00").names == ("2023-11", "2023-12", "2024-01")


def test_a_day_begins_at_midnight_of_the_zone():
    found = of("day", "2024-03-30T23:30", "2024-03-31T23:30", "Europe/Amsterdam")
    assert found.names == ("2024-03-31", "2024-04-01")
    # The clock goes forward on 31 March: that day has 23 hours.
    assert (found.starts[1] - found.starts[0]) / 3.6e9 == 23
    assert found.starts[0] == microseconds("2024-03-30T23:00")


def test_without_moments_there_is_nothing():
    assert calendar("day", None, None, "UTC").n == 0
    assert calendar("day", 5, 4, "UTC").n == 0


def test_what_cannot_be_told_is_refused():
    with pytest.raises(InvalidOptionError, match="choose one of day, week, month"):
        calendar("year", 0, 1, "UTC")
    with pytest.raises(InvalidOptionError, match="Look at a shorter period"):
        of("day", "1900-01-01T00:00", "2020-01-01T00:00")


@given(
    _MOMENTS, _MOMENTS, st.sampled_from(EVERY), st.sampled_from(["UTC", "Europe/Amsterdam", "America/Lima"])
)
def test_every_moment_lies_in_the_one_of_its_own_date(one: datetime, other: datetime, every: str, zone: str):
    first, last = sorted((one, other))
    if last - first > timedelta(days=9000):
        last = first + timedelta(days=9000)
    found = calendar(every, *(int(moment.timestamp()) * 1_000_000 for moment in (first, last)), zone)
    assert found.starts[0] <= int(first.timestamp()) * 1_000_000
    assert found.starts[-2] <= int(last.timestamp()) * 1_000_000 < found.starts[-1]
    assert (found.starts[1:] > found.starts[:-1]).all()
    local = last.astimezone(ZoneInfo(zone)).date()
    year, week, _ = local.isocalendar()
    named = {"day": local.isoformat(), "week": f"{year}-W{week:02d}", "month": f"{local:%Y-%m}"}
    assert found.names[-1] == named[every]
