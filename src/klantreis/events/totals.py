"""What came from each source system."""

# ruff: noqa: S608 - queries are put together from our own names

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from klantreis.events.queries import union
from klantreis.events.store import EventStore

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SourceTotal:
    """Events of one source, and when the first and the last happened."""

    source: str
    n_events: int
    first: datetime
    last: datetime


def source_totals(events: EventStore) -> tuple[SourceTotal, ...]:
    """Every source, the one with most events first."""
    with events.connection() as connection:
        read = union(
            connection,
            "source, occurred_at",
            events.files("events"),
            "source VARCHAR, occurred_at TIMESTAMPTZ",
        )
        rows = connection.execute(
            "SELECT source, count(*), epoch_us(min(occurred_at)), epoch_us(max(occurred_at)) "
            f"FROM ({read}) GROUP BY source ORDER BY count(*) DESC, source"
        ).fetchall()
    return tuple(SourceTotal(source, n, _moment(first), _moment(last)) for source, n, first, last in rows)


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)
