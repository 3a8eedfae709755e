"""From cells to canonical events: one SQL statement in which every row is either an event or a reject."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import hashlib
import hmac
import re

import duckdb

from klantreis.events import times
from klantreis.events.numbers import NumberReading
from klantreis.events.queries import literal
from klantreis.events.sources.cells import Cells
from klantreis.events.sources.reading import Recognised, attribute_columns, time_text

VALUE_TYPE, SCORE_TYPE = "DECIMAL(18, 4)", "DOUBLE"
NO_PERSON, NO_TIME, NO_NAME = "no person", "no time", "no event name"
UNREADABLE_TIME, FAR_TIME = "unreadable time", "time outside 1900-2200"
NO_VALUE, NO_SCORE = "value is not a number", "score is not a number"


class Statement:
    """The SQL that makes events and rejects of cells."""

    def __init__(self, cells: Cells, recognised: Recognised, hashed: frozenset[str]) -> None:
        self.cells, self.recognised, self.mapping = cells, recognised, recognised.mapping
        self.hashed = hashed
        self.personal = recognised.personal

    def _read(self, *, rejected: str | None = None) -> str:
        """SQL: every row, save those in the table `rejected`, with its cells read."""
        time = self.recognised.time
        moment = self.cells.cell(str(self.mapping.time)) if time.is_typed else self._time_text()
        identities = "".join(
            f", {self._stored(column)} AS i{number}"
            for number, (column, _) in enumerate(self.mapping.identifiers)
        )
        return (
            f"SELECT *, {self._time_text()} AS time_text, {time.sql(moment)} AS moment, "
            f"{_or(self.cells.text(self.mapping.name), self.mapping.event_name)} AS event_name, "
            f"{self._number('value', VALUE_TYPE)} AS amount, "
            f"{self._number('score', SCORE_TYPE)} AS points{identities} FROM cells"
            + (f" ANTI JOIN {rejected} USING (row)" if rejected else "")
        )

    def _time_text(self) -> str:
        return time_text(self.cells, self.mapping)

    def _number(self, role: str, type_: str) -> str:
        column = self.mapping.column_of(role)
        reading: NumberReading | None = getattr(self.recognised, role)
        if not column:
            return f"NULL::{type_}"
        if reading:
            return reading.sql(self.cells.text(column), type_)
        cell = self.cells.cell(column)
        return f"CASE WHEN {self.cells.text(column)} IS NOT NULL THEN try_cast({cell} AS {type_}) END"

    def _identifiers(self) -> str:
        pairs = [
            f"{{'kind': {literal(kind)}, 'value': i{number}}}"
            for number, (_, kind) in enumerate(self.mapping.identifiers)
        ]
        return f"list_filter([{', '.join(pairs)}], lambda one: one.value IS NOT NULL)"

    def _identity(self, text: str, kind: str) -> str:
        return identity_sql(text, kind, self.hashed)

    def _reason(self) -> str:
        # Not the hashed ones: hashing is the dearest thing here, and a hash says no more than its text.
        texts = [identity_sql(self.cells.text(c), kind, frozenset()) for c, kind in self.mapping.identifiers]
        persons = ", ".join(texts)
        value, score = self.cells.text(self.mapping.value), self.cells.text(self.mapping.score)
        return (
            f"CASE WHEN coalesce({persons}, NULL) IS NULL THEN '{NO_PERSON}' "
            f"WHEN time_text IS NULL THEN '{NO_TIME}' "
            f"WHEN moment IS NULL THEN '{UNREADABLE_TIME}' "
            f"WHEN NOT {times.within_sql('moment')} THEN '{FAR_TIME}' "
            f"WHEN event_name IS NULL THEN '{NO_NAME}' "
            f"WHEN {value} IS NOT NULL AND amount IS NULL THEN '{NO_VALUE}' "
            f"WHEN {score} IS NOT NULL AND (points IS NULL OR isinf(points)) THEN '{NO_SCORE}' END"
        )

    def events(self, rejected: str | None) -> str:
        """SQL: the canonical events in the input's order, without the rows in the table `rejected`."""
        text, mapping = self.cells.text, self.mapping
        return (
            f"SELECT {self._event_id()} AS event_id, moment AS occurred_at, "
            f"NULL::TIMESTAMPTZ AS received_at, {literal(str(mapping.source))} AS source, "
            f"event_name AS name, {self._identifiers()} AS identifiers, {text(mapping.account)} AS account, "
            f"{_or(text(mapping.channel), mapping.channel_name)} AS channel, "
            f"{text(mapping.campaign)} AS campaign, amount AS value, CASE WHEN amount IS NOT NULL THEN "
            f"{_or(f'upper({text(mapping.currency)})', mapping.currency_code)} END AS currency, "
            f"points AS score, CASE WHEN points IS NOT NULL THEN {_constant(mapping.scale)} END AS scale, "
            f"{text(mapping.text)} AS text, {self._attributes()} AS attributes "
            f"FROM ({self._read(rejected=rejected)})"
        )

    def _stored(self, column: str) -> str:
        """SQL: a cell as the store may hold it, a personal one hashed."""
        kinds = dict(self.mapping.identifiers)
        kind = kinds.get(column) or self.personal.get(column)
        return self._identity(self.cells.text(column), kind) if kind else self.cells.text(column)

    def _event_id(self) -> str:
        identities = {column: f"i{number}" for number, (column, _) in enumerate(self.mapping.identifiers)}
        stored = {name: identities.get(name) or self._stored(name) for name in self.cells.names}
        cells = [f"{literal(name + '=')} || {cell}" for name, cell in stored.items()]
        source = literal(str(self.mapping.source))
        row = f"md5(concat_ws(chr(31), {source}, event_name, epoch_us(moment), {', '.join(cells)}))"
        own = f"{literal(f'{self.mapping.source}:')} || {self.cells.text(self.mapping.event_id)}"
        return f"coalesce({own}, {row} || ':0')" if self.mapping.event_id else f"{row} || ':0'"

    def _attributes(self) -> str:
        entries = [
            f"{{'k': {literal(name)}, 'v': {self._stored(name)}}}"
            for name in attribute_columns(self.cells.names, self.mapping)
        ]
        if not entries:
            return "NULL::MAP(VARCHAR, VARCHAR)"
        return f"map_from_entries(list_filter([{', '.join(entries)}], lambda one: one.v IS NOT NULL))"

    def rejects(self) -> str:
        """SQL: row, line, reason, column and value of every reject; no personal value."""
        mapping = self.mapping
        persons = ", ".join(column for column, _ in mapping.identifiers)
        of_reason = {
            NO_PERSON: (persons, None),
            NO_TIME: (mapping.time, None),
            UNREADABLE_TIME: (mapping.time, "time_text"),
            FAR_TIME: (mapping.time, "time_text"),
            NO_NAME: (mapping.name, None),
            NO_VALUE: (mapping.value, self.cells.text(mapping.value)),
            NO_SCORE: (mapping.score, self.cells.text(mapping.score)),
        }
        private = {column for column, _ in mapping.identifiers} | {mapping.text}
        columns = _case({reason: literal(column or "") for reason, (column, _) in of_reason.items()})
        values = _case({r: v for r, (column, v) in of_reason.items() if v and column not in private})
        shown = f"coalesce(left({values}, 100), place)"
        # A reject file is opened in a spreadsheet: a value must not become a formula there.
        safe = f"CASE WHEN regexp_matches({shown}, '^[=+@\\t\\r-]') THEN '''' || {shown} ELSE {shown} END"
        return (
            f'SELECT row, line, reason, {columns} AS "column", {safe} AS value '
            f"FROM (SELECT *, {self._reason()} AS reason FROM ({self._read()})) WHERE reason IS NOT NULL"
        )


def _case(values: dict[str, str]) -> str:
    if not values:
        return "NULL"
    return "CASE reason " + " ".join(f"WHEN '{reason}' THEN {sql}" for reason, sql in values.items()) + " END"


def _constant(text: str | None) -> str:
    return literal(text) if text else "NULL::VARCHAR"


def _or(cell: str, constant: str | None) -> str:
    return f"coalesce({cell}, {_constant(constant)})"


def identity_sql(text: str, kind: str, hashed: frozenset[str]) -> str:
    """SQL: an identifier as it is stored: in one spelling, and hashed when its kind is personal."""
    if kind == "email":
        text = f"lower({text})"
    if kind == "phone":
        text = rf"nullif(regexp_replace({text}, '[\s()./-]', '', 'g'), '')"
    return hmac_sql(text) if kind in hashed else text


def stored_identity(text: str, kind: str, hashed: frozenset[str], key: bytes) -> str:
    """The same of one identifier, without SQL."""
    if kind == "email":
        text = text.lower()
    if kind == "phone":
        text = re.sub(r"[\s()./-]", "", text)
    return hmac.new(key, text.encode(), "sha256").hexdigest() if kind in hashed else text


def hmac_sql(text: str) -> str:
    """SQL: HMAC-SHA256 in hex of a text under the key that `set_hash_key` set."""
    inner = f"unhex(sha256(getvariable('hash_key_inner') || encode({text})))"
    return f"CASE WHEN {text} IS NOT NULL THEN sha256(getvariable('hash_key_outer') || {inner}) END"


def set_hash_key(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Make a key known to `hmac_sql`; as a variable, so that no SQL text and no message holds it."""
    block = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    for name, pad in (("inner", 0x36), ("outer", 0x5C)):
        connection.execute(f"SET VARIABLE hash_key_{name} = ?", [bytes(byte ^ pad for byte in block)])
