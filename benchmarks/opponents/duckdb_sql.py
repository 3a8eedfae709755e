"""DuckDB: a table in the order of person and time, or a list per person.

Tried for the flow (2 million events on two cores, milliseconds): lag partitioned by person 103, lag
ordered by person and time 84, positional join of the table with itself one row on 22, join on rowid 121,
lists aggregated on the fly 171, **lag over the table's own order 21**; in the layout with lists: **unnest
of both halves 21**, unnest and lag 25, histogram of zipped lists 40.
For the funnel: running maxima partitioned by person 151 to 174, the same in the table's own order 168,
hash joins per step 60, **chained ASOF joins 61**, the same with semi-joins before 98. For journeys of the
long tail ASOF wins.
For the variants: **lists ordered by time 178**, text 375; lists in the table's own order 63, but two threads
may swap the halves of a journey, which happened in one round of five; **stored lists 22**.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.opponents import N_TOP, Variants

_EVENTS = """
CREATE TABLE names AS
SELECT row_number() OVER (ORDER BY name) - 1 AS code, name
FROM (SELECT DISTINCT touchpoint::varchar AS name FROM read_parquet($file));
CREATE TABLE events AS
SELECT person, epoch_us(time) AS time, code::usmallint AS touchpoint
FROM read_parquet($file) JOIN names ON name = touchpoint
ORDER BY person, time;
"""
_LISTS = """
CREATE TABLE journeys AS
SELECT person, list(touchpoint ORDER BY time) AS touchpoints FROM events GROUP BY person ORDER BY person;
DROP TABLE events;
"""
# The table lies in the order of person and time and DuckDB keeps the order of insertion.
_FLOW_OF_ROWS = """
SELECT source, target, count(*) AS count
FROM (
    SELECT
        lag(touchpoint) OVER () AS source, touchpoint AS target,
        lag(person) OVER () AS person_before, person
    FROM events
)
WHERE person_before = person
GROUP BY ALL
"""
_FLOW_OF_LISTS = """
SELECT source, target, count(*) AS count
FROM (
    SELECT unnest(touchpoints[:-2]) AS source, unnest(touchpoints[2:]) AS target
    FROM journeys
    WHERE len(touchpoints) > 1
)
GROUP BY ALL
"""
_NAMED = """
SELECT s.name AS "from", t.name AS "to", count
FROM ({flow}) JOIN names AS s ON s.code = source JOIN names AS t ON t.code = target
"""
_JOURNEYS_OF_ROWS = "SELECT list(touchpoint ORDER BY time) AS touchpoints FROM events GROUP BY person"
_VARIANTS = """
WITH variants AS MATERIALIZED (
    SELECT touchpoints, count(*) AS n FROM ({journeys}) GROUP BY touchpoints
)
SELECT touchpoints, n, (SELECT count(*) FROM variants) AS n_distinct
FROM variants
ORDER BY n DESC
LIMIT {n_top}
"""


class DuckdbRows:
    """An events table in the order of person and time."""

    flow_query = _FLOW_OF_ROWS
    journeys_query = _JOURNEYS_OF_ROWS

    def build(self, events: Path, store: Path) -> None:
        """Load and sort."""
        store.mkdir(parents=True)
        with duckdb.connect(str(store / "events.duckdb")) as connection:
            self._load(connection, events)

    def _load(self, connection: duckdb.DuckDBPyConnection, events: Path) -> None:
        for statement in _EVENTS.strip().split(";\n"):
            connection.execute(statement.replace("$file", f"'{events}'"))

    def open(self, store: Path) -> None:
        """Connect; the pages are read at the first question."""
        self._connection = duckdb.connect(str(store / "events.duckdb"), read_only=True)
        self._names = [
            name for (name,) in self._connection.execute("SELECT name FROM names ORDER BY code").fetchall()
        ]

    def flow(self) -> pa.Table:
        """See `Contestant`."""
        return self._connection.sql(_NAMED.format(flow=self.flow_query)).to_arrow_table()

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """Chained ASOF joins: for every first step the earliest second step after it, and so on."""
        codes = [self._names.index(step) for step in steps]
        microseconds = window // timedelta(microseconds=1)
        reached = [
            "s0 AS MATERIALIZED ("
            f"SELECT person, time AS first, time FROM events WHERE touchpoint = {codes[0]})"
        ]
        for k, code in enumerate(codes[1:], start=1):
            reached.append(
                f"s{k} AS MATERIALIZED (SELECT before.person, first, next.time FROM s{k - 1} AS before "
                f"ASOF JOIN (SELECT person, time FROM events WHERE touchpoint = {code}) AS next "
                "ON before.person = next.person AND before.time < next.time "
                f"WHERE next.time <= first + {microseconds})"
            )
        counts = ", ".join(f"(SELECT count(DISTINCT person) FROM s{k})" for k in range(len(codes)))
        return list(self._connection.execute(f"WITH {', '.join(reached)} SELECT {counts}").fetchall()[0])

    def variants(self) -> Variants:
        """See `Contestant`."""
        query = _VARIANTS.format(journeys=self.journeys_query, n_top=N_TOP)
        rows = self._connection.execute(query).fetchall()
        top = [(tuple(self._names[code] for code in touchpoints), n) for touchpoints, n, _ in rows]
        return Variants(n_distinct=rows[0][2], top=top)


class DuckdbLists(DuckdbRows):
    """A journeys table with a list per person."""

    flow_query = _FLOW_OF_LISTS
    journeys_query = "SELECT touchpoints FROM journeys"

    def _load(self, connection: duckdb.DuckDBPyConnection, events: Path) -> None:
        super()._load(connection, events)
        for statement in _LISTS.strip().split(";\n"):
            connection.execute(statement)
