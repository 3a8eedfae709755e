"""A list of journeys."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from klantreis.journeys.results import Result

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True)
class ListedJourney:
    """One journey.

    Attributes
    ----------
    person, number
        The person's number in the store, and which of his journeys this is, from 0.
    first, last
        Its first and last contact.
    contacts
        How many it has.
    value
        Of all its amounts; NaN when there is none.
    outcome
        The last of the outcomes in it; None without one.
    touchpoints
        Its first contacts, as the lens calls them.
    """

    person: int
    number: int
    first: datetime
    last: datetime
    contacts: int
    value: float
    outcome: str | None
    touchpoints: tuple[str, ...]


@dataclass(frozen=True)
class ListingResult(Result):
    """Some journeys in their order.

    Attributes
    ----------
    order
        As asked.
    n_journeys, n_persons
        How many there are in all.
    first_place
        Place of the first one listed, from 0.
    journeys
        Those listed.
    """

    order: str
    n_journeys: int
    n_persons: int
    first_place: int
    journeys: tuple[ListedJourney, ...]

    def document(self) -> dict[str, Any]:
        """`{"order", "n_journeys", "n_persons", "first_place", "journeys": [{"person", "first", …}]}`."""
        plain = asdict(self)
        for written, one in zip(plain["journeys"], self.journeys, strict=True):
            written["duration_seconds"] = (one.last - one.first).total_seconds()
        return plain

    def to_arrow(self) -> pa.Table:
        """One row per journey."""
        return pa.Table.from_pylist([asdict(one) for one in self.journeys], schema=_SCHEMA)

    def headline(self) -> str:
        """Which of how many."""
        last = self.first_place + len(self.journeys)
        return (
            f"Journeys {self.first_place + 1:,} to {last:,} of {self.n_journeys:,}, "
            f"of {self.n_persons:,} persons"
        )

    def plot(self) -> altair.TopLevelMixin:
        """A bar per journey from its first to its last contact."""
        from klantreis.journeys.charts.individuals import listing_chart  # noqa: PLC0415 - loads slowly

        return listing_chart(self)


_SCHEMA = pa.schema(
    [
        ("person", pa.int64()),
        ("number", pa.int64()),
        ("first", pa.timestamp("us", "UTC")),
        ("last", pa.timestamp("us", "UTC")),
        ("contacts", pa.int64()),
        ("value", pa.float64()),
        ("outcome", pa.string()),
        ("touchpoints", pa.list_(pa.string())),
    ]
)
