"""The canonical event: one thing that happened at one moment between one person and the organisation."""

from __future__ import annotations

import pyarrow as pa

from klantreis.errors import EventsError

_name = pa.dictionary(pa.int32(), pa.string())

IDENTIFIERS = pa.list_(pa.struct([pa.field("kind", pa.string()), pa.field("value", pa.string())]))

EVENT_SCHEMA = pa.schema(
    [
        pa.field("event_id", pa.string(), nullable=False),
        pa.field("occurred_at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("received_at", pa.timestamp("us", tz="UTC")),
        pa.field("source", _name, nullable=False),
        pa.field("name", _name, nullable=False),
        pa.field("identifiers", IDENTIFIERS, nullable=False),
        pa.field("account", pa.string()),
        pa.field("channel", _name),
        pa.field("campaign", _name),
        pa.field("value", pa.decimal128(18, 4)),
        pa.field("currency", pa.string()),
        pa.field("score", pa.float64()),
        pa.field("scale", pa.string()),
        pa.field("text", pa.string()),
        pa.field("attributes", pa.map_(pa.string(), pa.string())),
    ]
)


class EventSchemaError(EventsError):
    """A table that should hold events and does not."""

    code = "event_schema"

    def __init__(self, problems: list[str]) -> None:
        super().__init__("Not a table of events: " + "; ".join(problems) + ".")
        self.problems = tuple(problems)


def _plain(type_: pa.DataType) -> pa.DataType:
    """The type without its dictionary: a name may come as a dictionary or as text."""
    return type_.value_type if pa.types.is_dictionary(type_) else type_


def checked(table: pa.Table) -> pa.Table:
    """The same events in the canonical column order and types.

    Raises
    ------
    EventSchemaError
        When a column is missing or unknown, has another type, or lacks a value that every event has.
    """
    problems = [
        f"column {name!r} is missing" for name in EVENT_SCHEMA.names if name not in table.column_names
    ]
    problems += [
        f"column {name!r} is unknown" for name in table.column_names if name not in EVENT_SCHEMA.names
    ]
    for field in EVENT_SCHEMA:
        if field.name not in table.column_names:
            continue
        column = table[field.name]
        if _plain(column.type) != _plain(field.type):
            problems.append(f"column {field.name!r} is {column.type}, not {field.type}")
        elif not field.nullable and column.null_count:
            problems.append(f"column {field.name!r} lacks {column.null_count} values")
    if not problems:
        lengths = table["identifiers"].combine_chunks().value_lengths()
        if (n_nobody := lengths.to_pylist().count(0)) if len(lengths) else 0:
            problems.append(f"{n_nobody} events have no identifier")
    if problems:
        raise EventSchemaError(problems)
    return table.select(EVENT_SCHEMA.names).cast(EVENT_SCHEMA)
