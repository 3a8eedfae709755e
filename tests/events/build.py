"""Small files of canonical events for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.events.schema import EVENT_SCHEMA
from klantreis.events.store import EventStore, Staging

START = datetime(2024, 1, 1, tzinfo=UTC)


def event(who: str, minute: float, name: str, **more: Any) -> dict[str, Any]:
    """An event; `who` is "a" or "user_id:a+email:x" for several identifiers."""
    identifiers = [
        dict(zip(("kind", "value"), one.split(":") if ":" in one else ("user_id", one), strict=True))
        for one in who.split("+")
    ]
    value = more.pop("value", None)
    return {
        "event_id": more.pop("event_id", f"{who}/{minute}/{name}"),
        "occurred_at": START + timedelta(minutes=minute),
        "source": more.pop("source", "shop"),
        "name": name,
        "identifiers": identifiers,
        "value": None if value is None else Decimal(str(value)),
        **more,
    }


def events_table(events: Sequence[dict[str, Any]]) -> pa.Table:
    """Canonical events, in this order."""
    columns = {name: [one.get(name) for one in events] for name in EVENT_SCHEMA.names}
    return pa.table(
        {
            field.name: pa.array(
                columns[field.name],
                field.type.value_type if pa.types.is_dictionary(field.type) else field.type,
            )
            for field in EVENT_SCHEMA
        }
    )


def add(store: EventStore, events: Sequence[dict[str, Any]], *, has_own_ids: bool = False) -> Any:
    """Add events to a store as an import would; returns its report."""
    staging = Staging("test", n_rows=len(events), n_rejected=0, reasons={}, notes=())
    with store.writing() as scratch:
        file: Path = scratch / "staged.parquet"
        pq.write_table(events_table(events), file)
        return store.add(file, staging, has_own_ids=has_own_ids)
