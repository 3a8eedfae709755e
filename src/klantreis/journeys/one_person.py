"""One person's journeys, contact by contact: found without a pass over the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import JourneysError
from klantreis.journeys.block import Block, Names
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.results import Result, moment
from klantreis.journeys.store import JourneyStore
from klantreis.journeys.view import look

if TYPE_CHECKING:
    import altair


class UnknownPersonError(JourneysError):
    """A person who is not in the store, or of whom the lens shows nothing."""

    code = "unknown_person"

    def __init__(self, person: int) -> None:
        super().__init__(
            f"No journey of person {person} can be seen. Widen the lens, or take a number from the list "
            "of journeys: numbers of persons who were put together are given up.",
            nl=f"Van persoon {person} is geen reis te zien. Verruim de lens, of kies een nummer uit de "
            "lijst van reizen: nummers van personen die zijn samengevoegd vervallen.",
        )
        self.person = person


@dataclass(frozen=True)
class SeenContact:
    """One contact.

    Attributes
    ----------
    journey
        Which of the person's journeys it is in, from 0.
    at
        When.
    label
        What the lens calls it.
    touchpoint, channel, phase
        What it is; a phase only where the register gives one.
    value, score
        Money and answer; NaN without.
    event
        Its ordinal in the event store.
    """

    journey: int
    at: datetime
    label: str
    touchpoint: str
    channel: str
    phase: str | None
    value: float
    score: float
    event: int


@dataclass(frozen=True)
class PersonResult(Result):
    """A person's contacts in time order, and what is known of the person."""

    person: int
    n_journeys: int
    attributes: Mapping[str, str]
    contacts: tuple[SeenContact, ...]

    def document(self) -> dict[str, Any]:
        """`{"person", "n_journeys", "attributes", "contacts": [{"journey", "at", "touchpoint", …}]}`."""
        return asdict(self)

    def to_arrow(self) -> pa.Table:
        """One row per contact."""
        return pa.Table.from_pylist([asdict(one) for one in self.contacts], schema=_SCHEMA)

    def headline(self) -> str:
        """How much there is, and from when to when."""
        first, last = self.contacts[0].at, self.contacts[-1].at
        return (
            f"Person {self.person}: {len(self.contacts):,} contacts in {self.n_journeys:,} journeys, "
            f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"
        )

    def plot(self) -> altair.TopLevelMixin:
        """A point per contact over time."""
        from klantreis.journeys.charts.individuals import person_chart  # noqa: PLC0415 - loads slowly

        return person_chart(self)


_SCHEMA = pa.schema(
    [
        ("journey", pa.int64()),
        ("at", pa.timestamp("us", "UTC")),
        *((name, pa.string()) for name in ("label", "touchpoint", "channel", "phase")),
        *((name, pa.float64()) for name in ("value", "score")),
        ("event", pa.int64()),
    ]
)


def one_person(store: JourneyStore, lens: BoundLens, person: int) -> PersonResult:
    """What the lens shows of a person.

    Raises
    ------
    UnknownPersonError
        When that is nothing.
    """
    row = _row_of(store, person)
    if row is None:
        raise UnknownPersonError(person)
    view = look(row, lens)
    if not view.n_journeys:
        raise UnknownPersonError(person)
    names = store.names
    journey_of = np.repeat(np.arange(view.n_journeys), np.diff(view.offsets)).tolist()
    columns = (view.of_events(name).tolist() for name in ("touchpoint", "channel", "value", "score", "event"))
    contacts = [
        SeenContact(
            journey=journey,
            at=_moment(at),
            label=lens.labels[label],
            touchpoint=names.touchpoints[touchpoint],
            channel=names.channels[channel],
            phase=names.phases[touchpoint] if names.phases else None,
            value=value,
            score=score,
            event=event,
        )
        for journey, at, label, touchpoint, channel, value, score, event in zip(
            journey_of, view.times.tolist(), view.labels.tolist(), *columns, strict=True
        )
    ]
    return PersonResult(person, view.n_journeys, _attributes(row, names), tuple(contacts))


def _row_of(store: JourneyStore, person: int) -> Block | None:
    """The block of this person alone; None when there is none."""
    for file, block in zip(store.manifest.blocks, store.blocks, strict=True):
        if file.first_person <= person <= file.last_person:
            row = int(np.searchsorted(block.person, person))
            if block.person[row] == person:
                return block.rows(row, row + 1)
    return None


def _attributes(row: Block, names: Names) -> dict[str, str]:
    return {
        name: names.attributes[name][int(codes[0])] for name, codes in row.attributes.items() if codes[0] >= 0
    }


def _moment(at: int) -> datetime:
    found = moment(at)
    assert found is not None  # noqa: S101 - an event has a time
    return found
