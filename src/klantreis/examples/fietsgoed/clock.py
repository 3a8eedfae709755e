"""Moments of the clock in Amsterdam as files write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from klantreis.examples.fietsgoed.happenings import DAY
from klantreis.examples.fietsgoed.people import FIRST_DAY, Ints

ZONE = "Europe/Amsterdam"
_BEFORE, _N_DAYS = 30, 900  # days around the simulation for which texts are ready


def as_dutch(when: Ints) -> pa.Array:
    """ "31-12-2025 09:15:00" for each moment."""
    return pc.binary_join_element_wise(as_dutch_date(when), _times().take(pa.array(when % DAY)), " ")


def as_dutch_date(when: Ints) -> pa.Array:
    """ "31-12-2025" for each moment."""
    return _days("%d-%m-%Y").take(_day_of(when))


def as_iso(when: Ints) -> pa.Array:
    """ "2025-12-31T09:15:00+01:00" for each moment."""
    clock = pc.binary_join_element_wise(
        _days("%Y-%m-%d").take(_day_of(when)), _times().take(pa.array(when % DAY)), "T"
    )
    return pc.binary_join_element_wise(clock, _days("%:z").take(_day_of(when)), "")


def as_utc(when: Ints) -> pa.Array:
    """Moments in UTC, to the millisecond as analytics tools keep them."""
    seconds = when - _offsets()[when // DAY - FIRST_DAY + _BEFORE]
    return pa.array(seconds * 1_000, pa.timestamp("ms", tz="UTC"))


def _day_of(when: Ints) -> pa.Array:
    return pa.array(when // DAY - FIRST_DAY + _BEFORE)


@cache
def _times() -> pa.Array:
    seconds = range(DAY)
    return pa.array([f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in seconds], pa.string())


@cache
def _days(pattern: str) -> pa.Array:
    if pattern == "%:z":
        return pa.array([f"+{offset // 3600:02d}:00" for offset in _offsets().tolist()], pa.string())
    return pa.array([noon.strftime(pattern) for noon in _noons()], pa.string())


@cache
def _offsets() -> Ints:
    """Seconds ahead of UTC on each day; clocks change while nobody of the simulation is up."""
    zone = ZoneInfo(ZONE)
    shifts = [noon.replace(tzinfo=zone).utcoffset() or timedelta(0) for noon in _noons()]
    return np.array([shift // timedelta(seconds=1) for shift in shifts], dtype=np.int64)


def _noons() -> list[datetime]:
    first = datetime.fromtimestamp((FIRST_DAY - _BEFORE) * DAY, UTC).replace(tzinfo=None, hour=12)
    return [first + timedelta(days=day) for day in range(_N_DAYS)]
