"""How a column's times are written, decided over the whole column, and the SQL that reads them as UTC.

A local time that a clock shows twice (the end of summer time) is taken as the second; one that it skips is
moved on by what the clock skipped.
"""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from klantreis.errors import EventsError, InvalidOptionError, listed
from klantreis.events.queries import literal

Scalars = Callable[[str], tuple[int, ...]]  # runs SQL that gives one row of counts

EPOCH_UNITS = {"epoch_s": 1_000_000, "epoch_ms": 1_000, "epoch_us": 1, "epoch_ns": 0}
TIME_FORMATS = ("iso", "compact", "date", *EPOCH_UNITS)
_WORDS = {
    "moment": "moments in UTC",
    "epoch_s": "seconds since 1970",
    "epoch_ms": "milliseconds since 1970",
    "epoch_us": "microseconds since 1970",
    "epoch_ns": "nanoseconds since 1970",
}

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
_OFFSET = r"(?:[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)"
_ISO = rf"^\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[T ]+{_CLOCK}(?: ?{_OFFSET})?)?$"
_HAS_OFFSET = rf":\d{{2}}(?:[.,]\d+)? ?{_OFFSET}$"
_DATE = rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}})(?:,?[T ]+({_CLOCK})(?: ?([AaPp])\.?[Mm]\.?)?)?$"
_COMPACT = r"^\d{8}(?:[T ]?\d{4}(?:\d{2})?)?$"
_EPOCH = r"^-?\d{1,19}(?:\.\d{1,9})?$"
_FIRST, _LAST = "1900-01-01", "2200-01-01"


class UnreadableTimeError(EventsError):
    """No time format fits a column that should hold times."""

    code = "unreadable_time"

    def __init__(self, column: str, shapes: list[str]) -> None:
        super().__init__(
            f"Column {column!r} holds no times that are understood. It holds values such as "
            f"{listed(shapes)} (digits shown as 9, letters as a). Name another column with --time, or say "
            f"how these are written: --time-format with {listed(TIME_FORMATS)}, or a pattern such as "
            "'%d %B %Y'.",
            nl=f"In kolom {column!r} staan geen tijden die begrepen worden. Er staan waarden in zoals "
            f"{listed(shapes, language='nl')} (cijfers als 9, letters als a). Kies een andere kolom, of zeg "
            f"hoe deze geschreven zijn: {listed(TIME_FORMATS, language='nl')}, of een patroon zoals '%d %B "
            "%Y'.",
        )
        self.column, self.shapes = column, tuple(shapes)


@dataclass(frozen=True)
class TimeReading:
    """How a column's times are read.

    Attributes
    ----------
    format
        One of `TIME_FORMATS`, a strptime pattern, or "moment" for a column that has the type of one.
    zone
        Time zone of what is written without an offset.
    day_first
        For "date": whether the day stands before the month.
    is_ambiguous
        Neither order of day and month is excluded by any row.
    n_read, n_offset, n_all
        Rows that can be read so, that carry their own offset, and that hold anything.
    """

    format: str
    zone: str
    day_first: bool = True
    is_ambiguous: bool = False
    n_read: int = 0
    n_offset: int = 0
    n_all: int = 0

    def sql(self, cell: str) -> str:
        """SQL that reads a cell, of text or of a type of time, as timestamptz; null where it cannot."""
        if self.format in EPOCH_UNITS:
            return _epoch(cell, self.format)
        read = _READERS.get(self.format, _pattern)
        return read(cell, self)

    def words(self) -> str:
        """What was recognised, for a person."""
        if not self.n_all and not self.is_typed:
            return "no row holds one"
        if self.format in _WORDS:
            return _WORDS[self.format]
        local = f"local time in {self.zone}"
        if self.format == "iso":
            return self._words_of_iso(local)
        if self.format == "date":
            order = "day first (31-12-2024)" if self.day_first else "month first (12-31-2024)"
            unsure = "; month first would fit as well (then day_first=False)" if self.is_ambiguous else ""
            return f"{local}, {order}{unsure}"
        shape = {"compact": "20241231", "local moment": "dates and times"}.get(self.format, self.format)
        return f"{local} ({shape})"

    @property
    def is_typed(self) -> bool:
        """Whether the column has a type of time, so that nothing needs to be recognised."""
        return self.format in {"moment", "local moment"}

    def _words_of_iso(self, local: str) -> str:
        if self.n_offset == self.n_read:
            return "ISO with offset (2024-12-31T09:15:00+01:00)"
        mixed = f", {self.n_offset} of {self.n_read} with an offset of their own" if self.n_offset else ""
        return f"{local} (2024-12-31 09:15){mixed}"


def clock_sql(cell: str) -> str:
    """SQL: whether a cell is a clock time and nothing more."""
    return f"regexp_matches({cell}, '^{_CLOCK}$')"


def _local(timestamp: str, zone: str) -> str:
    return f"timezone('{zone}', {timestamp})"


def _moment(cell: str, _: TimeReading) -> str:
    return f"try_cast({cell} AS TIMESTAMPTZ)"


def _local_moment(cell: str, reading: TimeReading) -> str:
    return _local(f"try_cast({cell} AS TIMESTAMP)", reading.zone)


def _cleaned(cell: str) -> str:
    """ISO as DuckDB casts it: dashes in the date, a point in the second, no space before the offset."""
    dashed = rf"regexp_replace({cell}, '^(\d{{4}})[/.](\d{{1,2}})[/.]', '\1-\2-')"
    tight = f"regexp_replace(replace({dashed}, ',', '.'), ' +(Z|z|UTC|GMT|[+-])', '\\1')"
    zulu = f"regexp_replace({tight}, '(z|UTC|GMT)$', 'Z')"
    return f"regexp_replace({zulu}, '[T ]+', ' ')"


def _iso(cell: str, reading: TimeReading) -> str:
    clean = _cleaned(cell)
    local = f"coalesce(try_cast({cell} AS TIMESTAMP), try_cast({clean} AS TIMESTAMP))"
    return (
        f"CASE WHEN NOT regexp_matches({cell}, '{_ISO}') THEN NULL "
        f"WHEN regexp_matches({cell}, '{_HAS_OFFSET}') "
        f"THEN coalesce(try_cast({cell} AS TIMESTAMPTZ), try_cast({clean} AS TIMESTAMPTZ)) "
        f"ELSE {_local(local, reading.zone)} END"
    )


def _compact(cell: str, reading: TimeReading) -> str:
    iso = rf"regexp_replace(regexp_replace({cell}, '[T ]', ''), '^(\d{{4}})(\d\d)(\d\d)', '\1-\2-\3 ')"
    clock = rf"regexp_replace({iso}, ' (\d\d)(\d\d)(\d\d)?$', ' \1:\2:\3')"
    read = f"try_cast(trim(regexp_replace({clock}, ':$', ':00')) AS TIMESTAMP)"
    return _local(f"CASE WHEN regexp_matches({cell}, '{_COMPACT}') THEN {read} END", reading.zone)


def _date(cell: str, reading: TimeReading) -> str:
    day, month = (r"\1", r"\2") if reading.day_first else (r"\2", r"\1")
    long = rf"regexp_replace({cell}, '^(\d{{1,2}}[-/.]\d{{1,2}}[-/.])(\d\d)([^\d]|$)', '\120\2\3')"
    iso = rf"regexp_replace({long}, '{_DATE}', '\3-{month}-{day} \4')"
    half = rf"regexp_replace({long}, '{_DATE}', '\3-{month}-{day} \4 \5M')"
    clock = "['%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M:%S.%f %p']"
    read = (
        f"CASE WHEN NOT regexp_matches({cell}, '{_DATE}') THEN NULL "
        f"WHEN regexp_matches({cell}, '[AaPp]\\.?[Mm]\\.?$') THEN try_strptime(upper({half}), {clock}) "
        f"ELSE try_cast(trim(replace({iso}, ',', '.')) AS TIMESTAMP) END"
    )
    return _local(read, reading.zone)


def _epoch(cell: str, unit: str) -> str:
    number = f"CASE WHEN regexp_matches({cell}, '{_EPOCH}') THEN try_cast({cell} AS DECIMAL(38, 9)) END"
    factor = EPOCH_UNITS[unit]
    micros = f"trunc({number} * {factor})" if factor else f"trunc({number} / 1000)"
    # Clamped to what a timestamp holds; the check on the year then rejects it.
    bounded = f"least(greatest({micros}, -9e15), 9e15)"
    return f"timezone('UTC', make_timestamp(CAST({bounded} AS BIGINT)))"


def _pattern(cell: str, reading: TimeReading) -> str:
    quoted = literal(reading.format)
    read = f"try_strptime({cell}, {quoted})"
    return read if "%z" in reading.format else _local(read, reading.zone)


_READERS: dict[str, Callable[[str, TimeReading], str]] = {
    "moment": _moment,
    "local moment": _local_moment,
    "iso": _iso,
    "compact": _compact,
    "date": _date,
}


def within_sql(moment: str) -> str:
    """SQL: whether a moment lies in the years that events happen in."""
    return f"({moment} >= TIMESTAMPTZ '{_FIRST}' AND {moment} < TIMESTAMPTZ '{_LAST}')"


def of_type(type_: str, zone: str) -> TimeReading | None:
    """The reading of a column that has a type of time; None when it has not."""
    if type_ == "TIMESTAMP WITH TIME ZONE":
        return TimeReading("moment", zone)
    return TimeReading("local moment", zone) if type_ == "DATE" or type_.startswith("TIMESTAMP") else None


def recognised(
    count: Scalars, cell: str, source: str, zone: str, day_first: bool | None = None
) -> TimeReading:
    """How the times in a column of text are written: the format that reads most of its rows.

    Parameters
    ----------
    count
        Runs SQL that gives one row of counts.
    cell, source
        SQL of the cell, null when blank, and of the relation that it stands in.
    zone
        Time zone of what is written without an offset.
    day_first
        Whether the day stands before the month, where that is known.
    """
    orders = (True, False) if day_first is None else (day_first,)
    readings = [
        TimeReading("iso", zone),
        TimeReading("compact", zone),
        *(TimeReading(unit, zone) for unit in EPOCH_UNITS),
        *(TimeReading("date", zone, day_first=first) for first in orders),
    ]
    tests = [f"count(*) FILTER (WHERE {likely_sql(reading, 'x')})" for reading in readings]
    sql = f"SELECT count(x), count(*) FILTER (WHERE regexp_matches(x, '{_HAS_OFFSET}')), {', '.join(tests)} "
    n_all, n_offset, *n_read = count(f"{sql} FROM (SELECT {cell} AS x FROM {source})")
    best = max(range(len(readings)), key=lambda i: n_read[i])  # the first of equals
    is_ambiguous = readings[best].format == "date" and len(orders) == 2 and n_read[-1] == n_read[-2]
    return replace(
        readings[best],
        n_all=n_all,
        n_read=n_read[best],
        n_offset=n_offset if readings[best].format == "iso" else 0,
        is_ambiguous=is_ambiguous,
    )


def likely_sql(reading: TimeReading, cell: str) -> str:
    """SQL: whether a cell reads so. Of an epoch only the years 1971 to 2200: they tell the units apart."""
    moment = reading.sql(cell)
    first = "1971-01-01" if reading.format in EPOCH_UNITS else _FIRST
    return f"{moment} >= TIMESTAMPTZ '{first}' AND {moment} < TIMESTAMPTZ '{_LAST}'"


def declared(count: Scalars, cell: str, source: str, reading: TimeReading) -> TimeReading:
    """A reading that a mapping declares, with the rows it can read counted.

    Raises
    ------
    InvalidOptionError
        When its pattern is none.
    """
    if reading.format not in TIME_FORMATS and "%" not in reading.format:
        raise InvalidOptionError(
            f"No time format {reading.format!r}. There are: {listed(TIME_FORMATS)}, and patterns such as "
            "'%d %B %Y %H:%M'.",
            nl=f"Er is geen tijdnotatie {reading.format!r}. Er zijn: {listed(TIME_FORMATS, language='nl')}, "
            "en patronen zoals '%d %B %Y %H:%M'.",
        )
    has_offset = f"count(*) FILTER (WHERE regexp_matches(x, '{_HAS_OFFSET}'))"
    sql = f"SELECT count(x), {has_offset}, count({reading.sql('x')})"
    n_all, n_offset, n_read = count(f"{sql} FROM (SELECT {cell} AS x FROM {source})")
    return replace(reading, n_all=n_all, n_read=n_read, n_offset=n_offset if reading.format == "iso" else 0)
