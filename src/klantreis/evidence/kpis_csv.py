"""A KPI's series from a CSV of another program, or typed over."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, dutch, listed
from klantreis.evidence.kpis import measurement_id, with_measurements
from klantreis.evidence.kpis_calendar import next_start
from klantreis.mapping.documents.plan import Kpi, Measurement
from klantreis.mapping.field_errors import wrong_fields

MOST_ROWS = 5_000
_NAMES: Mapping[str, tuple[str, ...]] = {
    "period": ("period", "periode", "week", "month", "maand", "quarter", "kwartaal", "date", "datum"),
    "starts_on": ("starts_on", "start", "from", "begin", "van"),
    "ends_on": ("ends_on", "end", "until", "einde", "tot en met"),
    "value": ("value", "waarde", "figure", "cijfer"),
    "n": ("n", "count", "aantal"),
    "low": ("low", "laag", "ondergrens"),
    "high": ("high", "hoog", "bovengrens"),
}
_PERIODS = (
    ("week", re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)),
    ("quarter", re.compile(r"(\d{4})-?[QK]([1-4])", re.IGNORECASE)),
    ("month", re.compile(r"(\d{4})-(\d{1,2})")),
)


class UnreadableSeriesError(InvalidOptionError):
    """A CSV that holds no series."""

    code = "unreadable_series"


def with_series(kpi: Kpi, text: str) -> Kpi:
    """The KPI with the figures of a CSV; those of the same period make place, others stay.

    Parameters
    ----------
    kpi
        Of any source.
    text
        Lines with a `period` (2024-03, 2024-W09, 2024-Q1 or a day) or `starts_on` and `ends_on`, a
        `value`, and if known `n`, `low` and `high`; commas, semicolons or tabs between, also with a
        decimal comma. The Dutch names of columns do too.

    Raises
    ------
    UnreadableSeriesError
        When a column is missing, or a line cannot be read; it says which.
    """
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    columns = _columns(reader.fieldnames or ())
    found: list[Measurement] = []
    for row in reader:
        if len(found) == MOST_ROWS:
            raise UnreadableSeriesError(
                f"The series has more than {MOST_ROWS} figures. Split it.",
                nl=f"De reeks heeft meer dan {dutch(MOST_ROWS)} cijfers. Splits haar.",
            )
        if any((value or "").strip() for value in row.values() if isinstance(value, str)):
            cells = {name: (row.get(column) or "").strip() for name, column in columns.items()}
            found.append(_measurement(kpi, cells, reader.line_num))
    return with_measurements(kpi, found)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _columns(found: Iterable[str]) -> dict[str, str]:
    by_name = {name.strip().lower(): name for name in found}
    columns = {
        what: next(by_name[name] for name in names if name in by_name)
        for what, names in _NAMES.items()
        if any(name in by_name for name in names)
    }
    for needed in ("value",) if {"period", "starts_on"} & set(columns) else ("period", "value"):
        if needed not in columns:
            raise UnreadableSeriesError(
                f"The series has no column {needed!r}. Found: {listed(by_name)}. The first line names the "
                "columns: period (2024-03, 2024-W09, 2024-Q1), value and, if known, n, low and high.",
                nl=f"De reeks heeft geen kolom {needed!r}. Gevonden: {listed(by_name, language='nl')}. De "
                "eerste regel noemt de kolommen: period (2024-03, 2024-W09, 2024-Q1), value en, als ze "
                "bekend zijn, n, low en high.",
            )
    return columns


def _measurement(kpi: Kpi, cells: Mapping[str, str], line: int) -> Measurement:
    try:
        every, starts_on, ends_on = _period(cells)
        numbers = {name: _number(cells[name]) for name in ("value", "low", "high") if cells.get(name)}
        return Measurement(
            id=measurement_id(kpi, starts_on, every),
            starts_on=starts_on,
            ends_on=ends_on,
            n=int(_number(cells["n"])) if cells.get("n") else None,
            **numbers,
        )
    except ValidationError as error:
        wrong = error.errors()[:1]
        raise UnreadableSeriesError(
            f"Line {line} of the series is no figure: {wrong_fields(wrong)}.",
            nl=f"Regel {line} van de reeks is geen cijfer: {wrong_fields(wrong, 'nl')}.",
        ) from None
    except InvalidOptionError as error:
        raise UnreadableSeriesError(
            f"Line {line} of the series cannot be read: {error}.",
            nl=f"Regel {line} van de reeks kan niet gelezen worden: {error.message('nl')}.",
        ) from None


def _period(cells: Mapping[str, str]) -> tuple[str, date, date]:
    """Which sort of period, its first day and its last."""
    if cells.get("starts_on"):
        start = _day(cells["starts_on"])
        return "from", start, _day(cells["ends_on"]) if cells.get("ends_on") else start
    text = cells.get("period", "")
    for every, pattern in _PERIODS:
        found = pattern.fullmatch(text)
        if found:
            year, number = int(found[1]), int(found[2])
            start = _first_day(text, every, year, number)
            return every, start, next_start(every, start) - timedelta(days=1)
    return "day", _day(text), _day(text)


def _first_day(text: str, every: str, year: int, number: int) -> date:
    try:
        if every == "week":
            return date.fromisocalendar(year, number, 1)
        return date(year, number if every == "month" else 3 * number - 2, 1)
    except ValueError:
        raise _no_day(text) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _no_day(text) from None


def _no_day(text: str) -> InvalidOptionError:
    return InvalidOptionError(
        f"{text!r} is no day or period; write 2024-03-31, 2024-03, 2024-W09 or 2024-Q1",
        nl=f"{text!r} is geen dag of periode; schrijf 2024-03-31, 2024-03, 2024-W09 of 2024-Q1",
    )


def _number(text: str) -> float:
    plain = text.removesuffix("%").strip().replace("\u00a0", "").replace(" ", "")
    if "," in plain:
        # The last of both is the decimal one; a comma alone is the Dutch one.
        plain = (
            plain.replace(".", "").replace(",", ".")
            if plain.rfind(",") > plain.rfind(".")
            else plain.replace(",", "")
        )
    try:
        number = float(plain)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InvalidOptionError(f"{text!r} is no number", nl=f"{text!r} is geen getal")
    return number
