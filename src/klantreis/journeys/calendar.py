"""Days, weeks and months of a time zone, as microseconds that a kernel can search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Ints
from klantreis.journeys.lens import microseconds

EVERY = ("day", "week", "month")
_MOST = 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UnknownTimeZoneError(InvalidOptionError):
    """A time zone that the database of the world's zones does not hold."""

    code = "unknown_time_zone"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No time zone {name!r}. Give a name of the IANA database, such as Europe/Amsterdam or UTC.",
            nl=f"Er is geen tijdzone {name!r}. Geef een naam uit de lijst van IANA, zoals Europe/Amsterdam "
            "of UTC.",
        )
        self.name = name


@dataclass(frozen=True)
class Calendar:
    """Days, weeks or months without a gap.

    Attributes
    ----------
    names
        "2024-03-01", "2024-W09" (ISO) or "2024-03".
    starts
        int64 [n + 1], microseconds: where each begins, and where the last one ends.
    """

    names: tuple[str, ...]
    starts: Ints

    @property
    def n(self) -> int:
        """How many."""
        return len(self.names)


def calendar(every: str, first: int | None, last: int | None, time_zone: str) -> Calendar:
    """Every day, week or month of a zone from the one of a moment to that of another; none without moments.

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
    if first is None or last is None or first > last:
        return Calendar((), np.zeros(1, dtype=np.int64))
    zone = ZoneInfo(time_zone)
    begin, end = (_local_date(moment, zone) for moment in (first, last))
    if (end - begin).days > _MOST:
        raise InvalidOptionError(
            f"The data last from {begin} to {end}: more than {_MOST} days. Look at a shorter period.",
            nl=f"De gegevens lopen van {begin} tot {end}: meer dan {_MOST} dagen. Kijk naar een kortere "
            "periode.",
        )
    days = list(_days(every, begin, end))
    starts = [microseconds(datetime(day.year, day.month, day.day, tzinfo=zone)) for day in days]
    return Calendar(tuple(_name(every, day) for day in days[:-1]), np.array(starts, dtype=np.int64))


def check_time_zone(name: str) -> None:
    """Refuse a name that is no time zone.

    Raises
    ------
    UnknownTimeZoneError
        When there is none of that name.
    """
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # an unknown name, a path, a folder
        raise UnknownTimeZoneError(name) from None


def _days(every: str, begin: date, end: date) -> Iterator[date]:
    """The first day of each, and that of the one behind the last."""
    offset = {"day": 0, "week": begin.weekday(), "month": begin.day - 1}[every]
    day = begin - timedelta(days=offset)
    while day <= end:
        yield day
        day = _next(every, day)
    yield day


def _next(every: str, day: date) -> date:
    if every == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + timedelta(days=7 if every == "week" else 1)


def _name(every: str, day: date) -> str:
    if every == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return day.isoformat()[: 7 if every == "month" else 10]


def _local_date(moment: int, zone: ZoneInfo) -> date:
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(zone).date()
