"""SQL over a workspace: DuckDB views of its events, persons and journeys."""

# ruff: noqa: S608 - the views are put together from our own names and from paths that are quoted

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from klantreis.events.queries import literal
from klantreis.events.schema import EVENT_SCHEMA
from klantreis.events.store import EventStore
from klantreis.exploration import Journeys
from klantreis.journeys.block import EVENT_COLUMNS
from klantreis.people.stitching import People

VIEWS = ("events", "persons", "journeys")


def connect(events: EventStore, journeys: Journeys, people: People) -> Any:
    """A DuckDB connection, in memory and of its own, with the views

    - `events`: every event as it was imported, with its ordinal `event` and its `person`;
    - `persons`: one row a person: identifiers, attributes, first and last moment, number of events, value;
    - `journeys`: one row an event in the order of the journeys: person, position, touchpoint, channel, phase.

    What is done in it changes nothing in the workspace.
    """
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET memory_limit = $limit", {"limit": events.memory_limit})
    connection.execute("SET enable_progress_bar = false")
    _create_journeys(connection, journeys)
    _create_events(connection, events, people)
    _create_persons(connection, events, journeys, people)
    return connection


def _create_journeys(connection: Any, journeys: Journeys) -> None:
    names = journeys.store.names
    phases = names.phases or (None,) * len(names.touchpoints)
    lists = [pa.field(name, pa.list_(type_)) for name, type_ in EVENT_COLUMNS.items()]
    attributes = [pa.field(f"attribute:{name}", pa.int32()) for name in names.attributes]
    schema = pa.schema([pa.field("person", pa.int64()), *attributes, *lists])
    batches = [block.to_arrow().select(schema.names) for block in journeys.store.blocks]
    connection.register("blocks", pa.Table.from_batches(batches, schema))
    connection.register("touchpoints", _coded(name=names.touchpoints, phase=phases))
    connection.register("channels", _coded(name=names.channels))
    connection.execute(
        """CREATE VIEW journeys AS
        SELECT person, position, make_timestamptz(moment) AS occurred_at, touchpoints.name AS touchpoint,
            channels.name AS channel, touchpoints.phase AS phase,
            CASE WHEN NOT isnan(amount) THEN amount END AS value,
            CASE WHEN NOT isnan(points) THEN points END AS score, event
        FROM (SELECT person, unnest(range(1, len(occurred_at) + 1)) AS position,
                unnest(occurred_at) AS moment,
                unnest(touchpoint) AS touchpoint_code, unnest(channel) AS channel_code,
                unnest(value) AS amount, unnest(score) AS points, unnest(event) AS event FROM blocks)
        JOIN touchpoints ON touchpoints.code = touchpoint_code
        JOIN channels ON channels.code = channel_code"""
    )


def _create_events(connection: Any, events: EventStore, people: People) -> None:
    columns = ", ".join(EVENT_SCHEMA.names)
    parts = []
    for segment, file in zip(events.segments(), events.files("events"), strict=True):
        person = people.of_identity[events.identity_of_events(segment)]
        connection.register(f"person_{segment.number}", pa.table({"person": person}))
        parts.append(
            f"SELECT {segment.first_event} + file_row_number AS event, person, {columns} "
            f"FROM read_parquet({literal(file)}, file_row_number = true) "
            f"POSITIONAL JOIN person_{segment.number}"
        )
    connection.register("no_events", EVENT_SCHEMA.empty_table())
    nothing = f"SELECT 0::BIGINT AS event, 0::BIGINT AS person, {columns} FROM no_events"
    connection.execute(f"CREATE VIEW events AS {' UNION ALL '.join(parts) or nothing}")


def _create_persons(connection: Any, events: EventStore, journeys: Journeys, people: People) -> None:
    known = {"identifier": np.arange(len(people.of_identifier)), "person": people.of_identifier}
    connection.register("person_of_identifier", pa.table(known))
    attributes = []
    for number, (name, values) in enumerate(journeys.store.names.attributes.items()):
        connection.register(f"attribute_{number}", _coded(name=values))
        column = '"' + f"attribute:{name}".replace('"', '""') + '"'
        alias = '"' + name.replace('"', '""') + '"'
        attributes.append(f"(SELECT name FROM attribute_{number} WHERE code = {column}) AS {alias}")
    files = events.identifier_files()
    listed = "[" + ", ".join(map(literal, files)) + "]"
    identifiers = (
        "SELECT person, list({'kind': kind, 'value': value} ORDER BY kind, value) AS identifiers "
        f"FROM read_parquet({listed}) JOIN person_of_identifier USING (identifier) GROUP BY person"
        if files
        else "SELECT 0::BIGINT AS person, []::STRUCT(kind VARCHAR, value VARCHAR)[] AS identifiers LIMIT 0"
    )
    connection.execute(
        f"""CREATE VIEW persons AS
        SELECT person, identifiers, len(occurred_at) AS n_events, make_timestamptz(occurred_at[1]) AS first,
            make_timestamptz(occurred_at[-1]) AS last,
            list_sum(list_filter(value, lambda one: NOT isnan(one))) AS value
            {"".join(f", {one}" for one in attributes)}
        FROM blocks LEFT JOIN ({identifiers}) USING (person)"""
    )


def _coded(**columns: Any) -> pa.Table:
    length = len(next(iter(columns.values())))
    texts = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return pa.table({"code": pa.array(range(length), pa.int32()), **texts})
