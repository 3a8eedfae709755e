"""The cells of an input inside DuckDB, and questions about them."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import duckdb

from klantreis.events import times
from klantreis.events.numbers import NumberReading
from klantreis.events.queries import literal
from klantreis.events.sources.raw import BLANKS, Raw
from klantreis.events.times import TimeReading

# A column's role is guessed by its first rows; how it is written is decided over all of them.
_SAMPLE_ROWS, _SAMPLE_CELLS = 10_000, 1_000_000
_EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"
_NESTED = ("STRUCT", "MAP", "LIST", "UNION", "JSON")


class Cells:
    """The cells of a raw input inside DuckDB, and questions about them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, raw: Raw) -> None:
        self.connection, self.names = connection, raw.names
        connection.execute(f"CREATE OR REPLACE TEMP VIEW raw AS {raw.relation}")
        described = connection.execute("DESCRIBE raw").fetchall()
        self.types = {name: str(row[1]) for name, row in zip(raw.names, described[3:], strict=True)}
        self._number = {name: i for i, name in enumerate(raw.names)}
        texts = [
            f"nullif(c{i}, '')" if raw.is_trimmed else _text(f"c{i}", self.types[name])
            for i, name in enumerate(raw.names)
        ]
        named = "".join(f", {text} AS t{i}" for i, text in enumerate(texts))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW cells AS SELECT *{named} FROM raw")
        n_rows = min(_SAMPLE_ROWS, max(100, _SAMPLE_CELLS // len(raw.names)))
        columns = ", ".join(map(self.text, raw.names))
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE sample AS SELECT {columns} FROM cells LIMIT {n_rows}"
        )

    def cell(self, column: str) -> str:
        """SQL of a column's cell as it is."""
        return f"c{self._number[column]}"

    def text(self, column: str | None) -> str:
        """SQL of a column's cell as trimmed text, null when blank or when there is no column."""
        return f"t{self._number[column]}" if column else "NULL::VARCHAR"

    def count(self, sql: str) -> tuple[int, ...]:
        """The one row of a query."""
        rows: list[tuple[int, ...]] = self.connection.execute(sql).fetchall()
        return rows[0]

    def share(self, column: str, role: str) -> float:
        """Share of a column's filled cells among the first rows that fit a role; NaN when none is filled."""
        return self.shares([column], role)[column]

    def shares(self, columns: Sequence[str], role: str) -> dict[str, float]:
        """The same of several columns, in one pass."""
        is_typed = role in {"time", "written time"}
        typed = {c: 1.0 for c in columns if is_typed and times.of_type(self.types[c], "UTC")}
        others = [column for column in columns if column not in typed]
        if not others:
            return typed
        test = _ROLE_TESTS[role]
        counts = ", ".join(f"count({x}), count(*) FILTER (WHERE {test(x)})" for x in map(self.text, others))
        row = self.count(f"SELECT {counts} FROM sample")
        pairs = zip(others, row[::2], row[1::2], strict=True)
        return typed | {column: n_fit / n_all if n_all else math.nan for column, n_all, n_fit in pairs}

    def shapes(self, column: str) -> list[str]:
        """What a column's commonest values look like, digits as 9 and letters as a: no value is told."""
        shape = (
            rf"regexp_replace(regexp_replace(left({self.text(column)}, 40), '\d', '9', 'g'), '\pL', 'a', 'g')"
        )
        sql = f"SELECT {shape} AS x, count(*) FROM sample GROUP BY x ORDER BY 2 DESC, 1 LIMIT 3"
        return [repr(row[0]) if row[0] else "nothing" for row in self.connection.execute(sql).fetchall()]


def _text(cell: str, type_: str) -> str:
    if type_.startswith(("DOUBLE", "FLOAT")):
        # A customer number that a frame holds as 1042.0 is 1042.
        whole = f"{cell} = trunc({cell}) AND abs({cell}) < 1e15"
        return (
            f"CASE WHEN isnan({cell}) THEN NULL WHEN {whole} THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR) "
            f"ELSE CAST({cell} AS VARCHAR) END"
        )
    if type_.startswith(_NESTED) or type_.endswith("]"):
        return f"CAST(to_json({cell}) AS VARCHAR)"
    return f"nullif(trim(CAST({cell} AS VARCHAR), {literal(BLANKS)}), '')"


def _reads(readings: Sequence[TimeReading]) -> Callable[[str], str]:
    def test(cell: str) -> str:
        return " OR ".join(f"coalesce({times.likely_sql(reading, cell)}, false)" for reading in readings)

    return test


def _is_number(cell: str) -> str:
    readings = (NumberReading(decimal_comma=comma).sql(cell, "DOUBLE") for comma in (True, False))
    return f"coalesce({', '.join(readings)}) IS NOT NULL"


_DATES = [TimeReading("date", "UTC", day_first=first) for first in (True, False)]
_BARE = [TimeReading(name, "UTC") for name in ("compact", *times.EPOCH_UNITS)]
_ROLE_TESTS: dict[str, Callable[[str], str]] = {
    "time": _reads([TimeReading("iso", "UTC"), *_DATES, *_BARE]),
    "written time": _reads([TimeReading("iso", "UTC"), *_DATES]),
    "date": lambda cell: f"NOT contains({cell}, ':') OR regexp_matches({cell}, '[T ]00:00(:00)?$')",
    "clock": times.clock_sql,
    "number": _is_number,
    "email": lambda cell: f"regexp_matches({cell}, '{_EMAIL}')",
}
