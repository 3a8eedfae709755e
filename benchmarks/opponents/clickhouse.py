"""ClickHouse (chdb): a MergeTree ordered by person and time, or an array per person; merged into one part.

Tried for the flow (2 million events on two cores, milliseconds): lagInFrame partitioned by person 99 to
103, ordered without partitions 89, without an order of its own 93, groupArray of a sorted subquery 63,
**groupArray in the order of the key 40**; neighbor 21 to 23, but it loses the pairs at the edge of each
block of rows and so counts wrong. In the layout with arrays: arrayMap to one key 17, **array join of both
halves 13** (long tail 22 and 24).
For the funnel, windowFunnel on all rows 64, aggregated in the order of the key 69, **on the rows of its
steps 44**, the same in the order of the key 53. With arrays: array join of the steps 47, **arrayReduce
52**, windowFunnelArray 86; on the long tail 39, 33 and 41.
For the variants: **groupArray in the order of the key 60**, of a sorted subquery 85, as text 52 but text
cannot hold 600 touchpoints in one character; with arrays 52.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
from chdb.session import Session

from benchmarks.opponents import N_TOP, Variants

_NAMES = """
CREATE TABLE race.names ENGINE = MergeTree ORDER BY code AS
SELECT toUInt16(row_number() OVER (ORDER BY name) - 1) AS code, name
FROM (SELECT DISTINCT touchpoint::String AS name FROM file('{file}', Parquet))
"""
_EVENTS = """
CREATE TABLE race.events (person Int64, time UInt64, touchpoint UInt16)
ENGINE = MergeTree ORDER BY (person, time)
"""
_LOAD = """
INSERT INTO race.events
SELECT
    person, toUnixTimestamp64Micro(time),
    transform(
        touchpoint::String,
        (SELECT groupArray(name) FROM (SELECT name FROM race.names ORDER BY code)),
        (SELECT groupArray(code) FROM (SELECT code FROM race.names ORDER BY code)),
        toUInt16(0)
    )
FROM file('{file}', Parquet)
"""
_JOURNEYS = """
CREATE TABLE race.journeys (person Int64, times Array(UInt64), touchpoints Array(UInt16))
ENGINE = MergeTree ORDER BY person
"""
_COLLECT = """
INSERT INTO race.journeys
SELECT person, groupArray(time), groupArray(touchpoint)
FROM (SELECT * FROM race.events ORDER BY person, time)
GROUP BY person
SETTINGS optimize_aggregation_in_order = 1
"""
_JOURNEYS_OF_ROWS = "SELECT groupArray(touchpoint) AS touchpoints FROM race.events GROUP BY person"
_FLOW_OF_ROWS = f"""
SELECT both, count() AS count
FROM (
    SELECT arrayJoin(arrayMap(
        (source, target) -> {{type}}(source * {{n}} + target),
        arrayPopBack(touchpoints), arrayPopFront(touchpoints)
    )) AS both
    FROM ({_JOURNEYS_OF_ROWS})
)
GROUP BY both
"""
_FLOW_OF_ARRAYS = """
SELECT {type}(source * {n} + target) AS both, count() AS count
FROM (SELECT arrayPopBack(touchpoints) AS sources, arrayPopFront(touchpoints) AS targets FROM race.journeys)
ARRAY JOIN sources AS source, targets AS target
GROUP BY both
"""
_NAMED = """
WITH (SELECT groupArray(name) FROM (SELECT name FROM race.names ORDER BY code)) AS names
SELECT names[intDiv(both, {n}) + 1] AS "from", names[both % {n} + 1] AS "to", count
FROM ({flow})
SETTINGS optimize_aggregation_in_order = 1, output_format_arrow_string_as_string = 1
"""
_VARIANTS = """
WITH (SELECT groupArray(name) FROM (SELECT name FROM race.names ORDER BY code)) AS names
SELECT arrayMap(code -> names[code + 1], touchpoints) AS touchpoints, n, n_distinct
FROM (
    SELECT touchpoints, count() AS n, count() OVER () AS n_distinct
    FROM ({journeys})
    GROUP BY touchpoints
    ORDER BY n DESC
    LIMIT {n_top}
)
SETTINGS optimize_aggregation_in_order = 1, output_format_arrow_string_as_string = 1
"""
_REACHED = "SELECT {counts} FROM ({levels})"


class ClickhouseRows:
    """An events table ordered by person and time."""

    flow_query = _FLOW_OF_ROWS
    journeys_query = _JOURNEYS_OF_ROWS

    def build(self, events: Path, store: Path) -> None:
        """Load, and merge into one part."""
        self._session = Session(str(store))
        self._session.query("CREATE DATABASE race")
        for statement in (_NAMES, _EVENTS, _LOAD):
            self._session.query(statement.format(file=events))
        self._session.query("OPTIMIZE TABLE race.events FINAL")
        self._lay_out()
        self._session.close()

    def _lay_out(self) -> None:
        """Rows are what was loaded."""

    def open(self, store: Path) -> None:
        """Start the session."""
        self._session = Session(str(store))
        names = self._table("SELECT name FROM race.names ORDER BY code")["name"]
        self._names = [name.decode() if isinstance(name, bytes) else name for name in names.to_pylist()]

    def flow(self) -> pa.Table:
        """See `Contestant`."""
        n = len(self._names)
        flow = self.flow_query.format(type="toUInt16" if n * n < 2**16 else "toUInt32", n=n)
        return self._table(_NAMED.format(n=n, flow=flow))

    def funnel(self, steps: Sequence[str], window: timedelta) -> list[int]:
        """See `Contestant`."""
        codes = [self._names.index(step) for step in steps]
        counts = ", ".join(f"countIf(level >= {k}) AS c{k}" for k in range(1, len(codes) + 1))
        query = _REACHED.format(
            counts=counts, levels=self._levels(codes, window // timedelta(microseconds=1))
        )
        return list(self._table(query).to_pylist()[0].values())

    def _levels(self, codes: list[int], microseconds: int) -> str:
        steps = ", ".join(f"touchpoint = {code}" for code in codes)
        return (
            f"SELECT windowFunnel({microseconds})(time, {steps}) AS level FROM race.events "
            f"WHERE touchpoint IN ({', '.join(map(str, codes))}) GROUP BY person"
        )

    def variants(self) -> Variants:
        """See `Contestant`."""
        rows = self._table(_VARIANTS.format(journeys=self.journeys_query, n_top=N_TOP)).to_pylist()
        top = [(tuple(row["touchpoints"]), row["n"]) for row in rows]
        return Variants(n_distinct=rows[0]["n_distinct"], top=top)

    def _table(self, query: str) -> pa.Table:
        return pa.ipc.open_file(io.BytesIO(self._session.query(query, "Arrow").bytes())).read_all()


class ClickhouseArrays(ClickhouseRows):
    """A journeys table with an array per person."""

    flow_query = _FLOW_OF_ARRAYS
    journeys_query = "SELECT touchpoints FROM race.journeys"

    def _lay_out(self) -> None:
        for statement in (
            _JOURNEYS,
            _COLLECT,
            "OPTIMIZE TABLE race.journeys FINAL",
            "DROP TABLE race.events SYNC",
        ):
            self._session.query(statement)

    def _levels(self, codes: list[int], microseconds: int) -> str:
        steps = ", ".join(f"arrayMap(code -> toUInt8(code = {code}), touchpoints)" for code in codes)
        return (
            f"SELECT arrayReduce('windowFunnel({microseconds})', times, {steps}) AS level FROM race.journeys"
        )
