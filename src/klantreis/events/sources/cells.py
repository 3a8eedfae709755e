"""The cells of an input inside DuckDB, and questions about them."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import duckdb

from klantreis.events import times
from klantreis.events.numbers import NumberReading
from klantreis.events.sources.raw import Raw, literal
from klantreis.events.times import TimeReading

_SAMPLE = 10_000  # rows by which a column's role is guessed; how it is written is decided over all rows
_BLANKS = " \t\r\n\u00a0\ufeff"
_EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"
_NESTED = ("STRUCT", "MAP", "LIST", "UNION", "JSON")


class Cells:
    """The cells of a raw input inside DuckDB, and questions about them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, raw: Raw) -> None:
        self.connection, self.names = connection, raw.names
        connection.execute(f"CREATE OR REPLACE TEMP VIEW raw AS {raw.relation}")
        described = connection.execute("DESCRIBE raw").fetchall()
        self.types = {name: str(row[1]) for name, row in zip(raw.names, described[2:], strict=True)}
        self._number = {name: i for i, name in enumerate(raw.names)}
        texts = "".join(f", {_text(f'c{i}', self.types[name])} AS t{i}" for i, name in enumerate(raw.names))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW cells AS SELECT *{texts} FROM raw")

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
        type_ = self.types[column]
        if role in {"time", "written time"} and times.of_type(type_, "UTC"):
            return 1.0
        test = _ROLE_TESTS[role]
        sample = f"SELECT {self.text(column)} AS x FROM cells LIMIT {_SAMPLE}"
        n_all, n_fit = self.count(f"SELECT count(x), count(*) FILTER (WHERE {test}) FROM ({sample})")
        return n_fit / n_all if n_all else float("nan")

    def shapes(self, column: str) -> list[str]:
        """What a column's commonest values look like, digits as 9 and letters as a: no value is told."""
        shape = (
            rf"regexp_replace(regexp_replace(left({self.text(column)}, 40), '\d', '9', 'g'), '\pL', 'a', 'g')"
        )
        sample = f"SELECT {shape} AS x FROM cells LIMIT {_SAMPLE}"
        sql = f"SELECT x, count(*) FROM ({sample}) GROUP BY x ORDER BY 2 DESC, 1 LIMIT 3"
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
    return f"nullif(trim(CAST({cell} AS VARCHAR), {literal(_BLANKS)}), '')"


def _any_time() -> str:
    readings = [TimeReading(format_, "UTC") for format_ in times.TIME_FORMATS]
    readings.append(TimeReading("date", "UTC", day_first=False))
    return " OR ".join(f"coalesce({times.likely_sql(reading, 'x')}, false)" for reading in readings)


def _written_time() -> str:
    readings = [TimeReading("iso", "UTC"), *(TimeReading("date", "UTC", day_first=d) for d in (True, False))]
    return " OR ".join(f"coalesce({times.likely_sql(reading, 'x')}, false)" for reading in readings)


def _number() -> str:
    readings = (NumberReading(decimal_comma=comma).sql("x", "DOUBLE") for comma in (True, False))
    return f"coalesce({', '.join(readings)}) IS NOT NULL"


_ROLE_TESTS = {
    "time": _any_time(),
    "written time": _written_time(),
    "date": r"NOT contains(x, ':') OR regexp_matches(x, '[T ]00:00(:00)?$')",
    "clock": times.clock_sql("x"),
    "number": _number(),
    "email": f"regexp_matches(x, '{_EMAIL}')",
}
