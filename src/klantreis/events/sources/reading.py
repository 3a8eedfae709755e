"""How all of an input is read: what its mapping declares, and for the rest what it tells itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from klantreis.errors import InvalidOptionError
from klantreis.events import numbers, times
from klantreis.events.mapping import ColumnMapping
from klantreis.events.numbers import NumberReading
from klantreis.events.recognise import Guess, guessed, kind_of
from klantreis.events.sources.cells import Cells
from klantreis.events.sources.raw import Raw
from klantreis.events.times import TimeReading, UnreadableTimeError

_NUMERIC = ("DECIMAL", "DOUBLE", "FLOAT", "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT", "U")


@dataclass(frozen=True)
class Recognised:
    """A raw input and how all of it is read.

    Attributes
    ----------
    mapping
        Complete: nothing in it is left to be guessed.
    time, value, score
        How these columns are written; None where there is none, or it has the type already.
    personal
        Attributes that hold personal identifiers, and of which kind.
    reasons
        Per column what it is and why.
    notes
        The same for a person to read, with everything else worth saying.
    """

    mapping: ColumnMapping
    time: TimeReading
    value: NumberReading | None
    score: NumberReading | None
    personal: dict[str, str]
    reasons: dict[str, str]
    notes: tuple[str, ...]


def recognised(
    cells: Cells, raw: Raw, declared: ColumnMapping, zone: str, hashed: frozenset[str]
) -> Recognised:
    """How an input is read: what the mapping declares, and for the rest what its names and contents tell.

    Raises
    ------
    UnknownColumnError, MissingRoleError, UnreadableTimeError
        When it cannot be told.
    """
    guess = guessed(declared, raw.names, cells.shares)
    mapping = replace(guess.mapping, time_zone=guess.mapping.time_zone or zone)
    time = _time_reading(cells, mapping)
    value = _number_reading(cells, mapping.value, mapping.decimal_comma)
    comma = mapping.decimal_comma if value is None else value.decimal_comma
    score = _number_reading(cells, mapping.score, comma if value and not value.is_ambiguous else None)
    if value and value.is_euro and not mapping.currency and mapping.currency_code is None:
        mapping = replace(mapping, currency_code="EUR")
    mapping = _completed(mapping, raw, time, comma)
    personal = personal_columns(cells, mapping, hashed)
    notes = (*raw.notes, *_notes(guess, mapping, time, value, personal))
    return Recognised(mapping, time, value, score, personal, guess.reasons, notes)


def _completed(mapping: ColumnMapping, raw: Raw, time: TimeReading, comma: bool | None) -> ColumnMapping:
    is_written = time.n_all > 0
    return replace(
        mapping,
        source=mapping.source or raw.stem,
        time_format=time.format if is_written else mapping.time_format,
        day_first=time.day_first if time.format == "date" else mapping.day_first,
        decimal_comma=comma,
        delimiter=raw.delimiter or mapping.delimiter,
        encoding=raw.encoding or mapping.encoding,
        sheet=raw.sheet,
        header_line=raw.header_line,
    )


def _time_reading(cells: Cells, mapping: ColumnMapping) -> TimeReading:
    column, zone = str(mapping.time), str(mapping.time_zone)
    typed = None if mapping.time_of_day else times.of_type(cells.types[column], zone)
    if typed:
        return typed
    cell = time_text(cells, mapping)
    if mapping.time_format and (mapping.time_format != "date" or mapping.day_first is not None):
        reading = TimeReading(mapping.time_format, zone, day_first=mapping.day_first is not False)
        reading = _declared(cells, cell, reading)
    else:
        reading = times.recognised(cells.count, cell, "cells", zone, mapping.day_first)
    if reading.n_all and not reading.n_read:
        raise UnreadableTimeError(column, cells.shapes(column))
    return reading


def _declared(cells: Cells, cell: str, reading: TimeReading) -> TimeReading:
    try:
        return times.declared(cells.count, cell, "cells", reading)
    except duckdb.InvalidInputException as error:
        if "format specifier" not in str(error):
            raise
        raise InvalidOptionError(
            f"No time can be written as {reading.format!r}: a sign behind % is unknown or missing. "
            "A pattern looks like '%d-%m-%Y %H:%M:%S'; %z reads an offset.",
            nl=f"Geen tijd kan geschreven zijn als {reading.format!r}: een teken achter % is onbekend of "
            "ontbreekt. Een patroon ziet eruit als '%d-%m-%Y %H:%M:%S'; %z leest een tijdsverschil.",
        ) from None


def time_text(cells: Cells, mapping: ColumnMapping) -> str:
    """The time's text, with the clock time of its own column behind it."""
    text = cells.text(mapping.time)
    if not mapping.time_of_day:
        return text
    date = f"left({text}, 10)" if cells.types[str(mapping.time)].startswith("TIMESTAMP") else text
    return f"concat_ws(' ', {date}, CASE WHEN {text} IS NOT NULL THEN {cells.text(mapping.time_of_day)} END)"


def _number_reading(cells: Cells, column: str | None, comma: bool | None) -> NumberReading | None:
    if not column or cells.types[column].startswith(_NUMERIC):
        return None
    reading = numbers.recognised(cells.count, cells.text(column), "cells")
    return reading if comma is None else replace(reading, decimal_comma=comma, is_ambiguous=False)


def personal_columns(cells: Cells, mapping: ColumnMapping, hashed: frozenset[str]) -> dict[str, str]:
    """Attributes that hold personal identifiers nevertheless, by name or contents, and of which kind."""
    columns = attribute_columns(cells.names, mapping)
    found = {column: kind for column in columns if (kind := kind_of(column)) in hashed}
    texts = [column for column in columns if column not in found and cells.types[column] == "VARCHAR"]
    if "email" in hashed:
        shares = cells.shares(texts, "email")
        found |= {column: "email" for column, share in shares.items() if share >= 0.5}
    return {column: str(kind) for column, kind in found.items()}


def attribute_columns(names: Sequence[str], mapping: ColumnMapping) -> list[str]:
    """Columns that have no role and are not left out."""
    roles = ("time", "time_of_day", "name", "event_id", "channel", "campaign", "account", "value", "currency")
    taken = {mapping.column_of(role) for role in (*roles, "score", "text")}
    taken |= {column for column, _ in mapping.identifiers} | set(mapping.left_out)
    return [name for name in names if name not in taken]


def _notes(
    guess: Guess,
    mapping: ColumnMapping,
    time: TimeReading,
    value: NumberReading | None,
    personal: dict[str, str],
) -> list[str]:
    notes = [f"{column!r}: {reason}" for column, reason in guess.reasons.items()]
    notes.append(f"time {mapping.time!r}: {time.words()}")
    if value:
        notes.append(f"value {mapping.value!r}: {value.words()}")
    if mapping.score and not mapping.scale:
        notes.append(f"score {mapping.score!r}: no scale is known; say it with --scale, e.g. 1-5")
    for column, kind in personal.items():
        notes.append(
            f"{column!r} holds {kind}: kept as a keyed hash; --person {column} makes it an identifier"
        )
    return notes
