"""Weeks, months and quarters of a time zone, as days and as moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Ints
from klantreis.journeys.lens import microseconds

EVERY = ("week", "month", "quarter")
_MOST = 1_000
_MONTHS = {"month": 1, "quarter": 3}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Periods:
    """Periods that follow one another.

    Attributes
    ----------
    days
        The first day of each, and that of the one behind the last.
    starts
        int64 [n + 1], microseconds: midnight of these days in the zone.
    """

    days: tuple[date, ...]
    starts: Ints

    @property
    def n(self) -> int:
        """How many."""
        return len(self.days) - 1

    @classmethod
    def between(cls, days: tuple[date, ...], time_zone: str) -> Periods:
        """The periods between days."""
        zone = ZoneInfo(time_zone)
        midnights = [microseconds(datetime(one.year, one.month, one.day, tzinfo=zone)) for one in days]
        return cls(days, np.array(midnights, dtype=np.int64))


def periods(every: str, first: int, last: int, time_zone: str) -> Periods:
    """Every week (from Monday), month or quarter from the one of a moment to that of another.

    Raises
    ------
    InvalidOptionError
        When `every` is none of these, or there would be too many.
    """
    if every not in EVERY:
        raise InvalidOptionError(
            f"every={every!r} does not exist; choose one of {', '.join(EVERY)}.",
            nl=f"{every!r} bestaat niet; kies uit {', '.join(EVERY)}.",
        )
    days = [start_of(every, local_day(first, time_zone))]
    end = local_day(last, time_zone)
    while days[-1] <= end:
        days.append(next_start(every, days[-1]))
        if len(days) > _MOST:
            raise InvalidOptionError(
                f"From {days[0]} to {end} there are more than {_MOST} periods. "
                "Look at a shorter time, or at longer periods.",
                nl=f"Van {days[0]} tot {end} zijn er meer dan {_MOST} perioden. "
                "Kijk naar een kortere tijd, of naar langere perioden.",
            )
    return Periods.between(tuple(days), time_zone)


def start_of(every: str, day: date) -> date:
    """The first day of the period that a day lies in."""
    if every == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[every]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def next_start(every: str, start: date) -> date:
    """The first day of the period that follows the one that starts on a day."""
    if every == "week":
        return start + timedelta(days=7)
    month = start.month - 1 + _MONTHS[every]
    return date(start.year + month // 12, month % 12 + 1, 1)


def local_day(moment: int, time_zone: str) -> date:
    """The day of a moment (microseconds) in a zone."""
    return (_EPOCH + timedelta(microseconds=int(moment))).astimezone(ZoneInfo(time_zone)).date()
