"""Which group a journey belongs to when a funnel is broken down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.analyses.funnel_plan import NEVER
from klantreis.journeys.block import Ints
from klantreis.journeys.lens import BoundLens, microseconds
from klantreis.journeys.view import View

FIRST_CHANNEL, WEEK = "first channel", "week"
UNKNOWN, NOT_ENTERED, EVERYONE = "(unknown)", "(not entered)", "(everyone)"

_WEEK = timedelta(weeks=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UnknownTimeZoneError(InvalidOptionError):
    """A time zone that the database of the world's zones does not hold."""

    code = "unknown_time_zone"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No time zone {name!r}. Give a name of the IANA database, such as Europe/Amsterdam or UTC."
        )
        self.name = name


@dataclass(frozen=True)
class Grouping:
    """The groups of a breakdown over one store, the same for all its blocks.

    Attributes
    ----------
    by
        A person attribute, "first channel" or "week"; None puts all in one group.
    names
        Name of each group code. The last one gathers whom nothing is known of.
    week_starts
        int64 [n_weeks], microseconds.
    """

    by: str | None
    names: tuple[str, ...]
    week_starts: Ints

    def codes(self, view: View, entries: Ints) -> Ints:
        """int32 [n_journeys]: the group of each journey.

        Parameters
        ----------
        view
            The journeys.
        entries
            int64 [n_journeys]: when each entered the funnel, or NEVER; read for weeks only.
        """
        if self.by is None:
            return np.zeros(view.n_journeys, dtype=np.int32)
        if self.by == WEEK:
            weeks = np.searchsorted(self.week_starts, entries, side="right") - 1
            return np.where(entries == NEVER, len(self.week_starts), weeks).astype(np.int32)
        if self.by == FIRST_CHANNEL:
            firsts = view.offsets[:-1]
            first_places = firsts if view.positions is None else view.positions[firsts]
            return view.block.channel[first_places].astype(np.int32)
        known = view.block.attributes[self.by][view.rows]
        return np.where(known < 0, len(self.names) - 1, known).astype(np.int32)


def grouping(by: str | None, time_zone: str, lens: BoundLens) -> Grouping:
    """The groups of a breakdown.

    Raises
    ------
    UnknownNameError
        When `by` is no person attribute, nor "first channel" or "week".
    """
    names, none = lens.names, np.empty(0, dtype=np.int64)
    if by is None:
        return Grouping(by, (EVERYONE,), none)
    if by == FIRST_CHANNEL:
        return Grouping(by, (*names.channels, UNKNOWN), none)
    if by == WEEK:
        weeks, week_starts = _weeks(names.first, names.last, ZoneInfo(time_zone))
        return Grouping(by, (*weeks, NOT_ENTERED), week_starts)
    if by not in names.attributes:
        raise UnknownNameError("breakdown", by, (*names.attributes, FIRST_CHANNEL, WEEK))
    return Grouping(by, (*names.attributes[by], UNKNOWN), none)


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


def _weeks(first: int | None, last: int | None, zone: ZoneInfo) -> tuple[tuple[str, ...], Ints]:
    """Name and start of every week from the first moment to the last."""
    if first is None or last is None:
        return (), np.empty(0, dtype=np.int64)
    begin, end = (_local_date(moment, zone) for moment in (first, last))
    monday = begin - timedelta(days=begin.weekday())
    mondays = [monday + n * _WEEK for n in range((end - monday) // _WEEK + 1)]
    starts = [microseconds(datetime(day.year, day.month, day.day, tzinfo=zone)) for day in mondays]
    return tuple(_iso_week(day) for day in mondays), np.array(starts, dtype=np.int64)


def _local_date(moment: int, zone: ZoneInfo) -> date:
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(zone).date()


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
