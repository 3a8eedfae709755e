"""Vocabulary: every name that a lens can say, with how often it occurs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.journeys.block import Block, Floats, Ints
from klantreis.journeys.lens import NO_PHASE, BoundLens
from klantreis.journeys.results import Result
from klantreis.journeys.tally import is_one_each, journeys_and_persons, n_distinct, occurrences
from klantreis.journeys.view import View, look

if TYPE_CHECKING:
    import altair

MOST_VALUES = 200


@dataclass(frozen=True)
class VocabularyState:
    """Counts, which add up.

    Attributes
    ----------
    n_persons
        How many.
    touchpoints, channels, phases
        int64 [n, 2]: events and persons of each code.
    attributes
        int64 [n_values + 1] persons per value of each attribute; the last one of whom it is not known.
    """

    n_persons: int
    touchpoints: Ints
    channels: Ints
    phases: Ints
    attributes: Mapping[str, Ints]


@dataclass(frozen=True)
class Name:
    """A touchpoint, channel or phase; of a touchpoint its phase too, and whether the register has it."""

    name: str
    events: int
    persons: int
    phase: str | None = None
    is_registered: bool | None = None


@dataclass(frozen=True)
class Value:
    """A value of a person attribute, and how many persons have it."""

    value: str
    persons: int


@dataclass(frozen=True)
class Attribute:
    """A person attribute: its commonest values, how many there are, and of how many persons it is unknown."""

    name: str
    values: tuple[Value, ...]
    n_values: int
    n_unknown: int


@dataclass(frozen=True)
class VocabularyResult(Result):
    """What a lens can name; the commonest first.

    Attributes
    ----------
    n_persons
        How many the counts of persons are of.
    touchpoints, channels, phases, attributes
        Of attributes at most `MOST_VALUES` values each.
    """

    n_persons: int
    touchpoints: tuple[Name, ...]
    channels: tuple[Name, ...]
    phases: tuple[Name, ...]
    attributes: tuple[Attribute, ...]

    def document(self) -> dict[str, Any]:
        """`{"persons", "touchpoints": [{"name", "events", "persons", …}], "channels", …, "attributes"}`."""
        plain = asdict(self)
        return {"persons": plain.pop("n_persons"), **plain}

    def to_arrow(self) -> pa.Table:
        """One row per name."""
        kinds = {"touchpoint": self.touchpoints, "channel": self.channels, "phase": self.phases}
        found = [
            {"kind": kind, "name": one.name, "events": one.events, "persons": one.persons}
            for kind, names in kinds.items()
            for one in names
        ]
        found += [
            {"kind": one.name, "name": value.value, "events": None, "persons": value.persons}
            for one in self.attributes
            for value in one.values
        ]
        return pa.Table.from_pylist(found, schema=_SCHEMA)

    def headline(self) -> str:
        """How many names of each kind."""
        return (
            f"{len(self.touchpoints):,} touchpoints, {len(self.channels):,} channels, "
            f"{len(self.phases):,} phases, {len(self.attributes):,} person attributes"
        )

    def plot(self) -> altair.TopLevelMixin:
        """Persons per touchpoint."""
        from klantreis.journeys.charts.vocabulary import vocabulary_chart  # noqa: PLC0415 - loads slowly

        return vocabulary_chart(self)


_SCHEMA = pa.schema(
    [("kind", pa.string()), ("name", pa.string()), ("events", pa.int64()), ("persons", pa.int64())]
)


@dataclass(frozen=True)
class Vocabulary:
    """Events and persons per touchpoint, channel and phase, and persons per value of each attribute.

    The names are those of the data whatever the level of the lens.
    """

    def empty(self, lens: BoundLens) -> VocabularyState:
        """No journeys."""
        names = lens.names
        return VocabularyState(
            n_persons=0,
            touchpoints=np.zeros((len(names.touchpoints), 2), dtype=np.int64),
            channels=np.zeros((len(names.channels), 2), dtype=np.int64),
            phases=np.zeros((len(_phases(lens)[0]), 2), dtype=np.int64),
            attributes={
                name: np.zeros(len(values) + 1, dtype=np.int64) for name, values in names.attributes.items()
            },
        )

    def count(self, block: Block, lens: BoundLens) -> VocabularyState:
        """What this block adds."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        names, (phases, of_touchpoint) = lens.names, _phases(lens)
        touchpoints = view.of_events("touchpoint")
        rows = view.rows if is_one_each(view.rows) else np.unique(view.rows)
        return VocabularyState(
            n_persons=n_distinct(view.rows),
            touchpoints=_counted(view, touchpoints, len(names.touchpoints)),
            channels=_counted(view, view.of_events("channel"), len(names.channels)),
            phases=_counted(view, of_touchpoint[touchpoints], len(phases)),
            attributes={
                name: np.bincount(
                    np.where(codes[rows] < 0, len(names.attributes[name]), codes[rows]),
                    minlength=len(names.attributes[name]) + 1,
                )
                for name, codes in block.attributes.items()
            },
        )

    def merge(self, left: VocabularyState, right: VocabularyState) -> VocabularyState:
        """Both together."""
        return VocabularyState(
            left.n_persons + right.n_persons,
            left.touchpoints + right.touchpoints,
            left.channels + right.channels,
            left.phases + right.phases,
            {name: counts + right.attributes[name] for name, counts in left.attributes.items()},
        )

    def result(self, state: VocabularyState, lens: BoundLens) -> VocabularyResult:
        """Names and counts."""
        names = lens.names
        registered = dict(zip(names.touchpoints, names.registered, strict=False))
        phase_of = dict(zip(names.touchpoints, names.phases, strict=False))
        touchpoints = [
            Name(one.name, one.events, one.persons, phase_of.get(one.name), registered.get(one.name, False))
            for one in _named(names.touchpoints, state.touchpoints)
        ]
        return VocabularyResult(
            n_persons=state.n_persons,
            # A name whose every event another touchpoint's rule takes is none of its own.
            touchpoints=tuple(one for one in touchpoints if one.events or one.is_registered),
            channels=tuple(one for one in _named(names.channels, state.channels) if one.events),
            phases=tuple(one for one in _named(_phases(lens)[0], state.phases) if one.events),
            attributes=tuple(
                _attribute(name, values, state.attributes[name]) for name, values in names.attributes.items()
            ),
        )


def _phases(lens: BoundLens) -> tuple[list[str], Ints]:
    """The phases, and uint16 per touchpoint code the code of its own."""
    phases = [phase or NO_PHASE for phase in lens.names.phases] or [NO_PHASE] * len(lens.names.touchpoints)
    distinct = list(dict.fromkeys(phases))
    return distinct, np.array([distinct.index(phase) for phase in phases], dtype=np.uint16)


def _counted(view: View, codes: Ints | Floats, n_codes: int) -> Ints:
    codes = np.asarray(codes, dtype=np.uint16)
    _, persons = journeys_and_persons(codes, view.offsets, view.rows, n_codes)
    return np.column_stack([occurrences(codes, n_codes), persons])


def _named(names: tuple[str, ...] | list[str], counts: Ints) -> list[Name]:
    found = [Name(name, *row) for name, row in zip(names, counts.tolist(), strict=True)]
    return sorted(found, key=lambda one: -one.events)


def _attribute(name: str, values: tuple[str, ...], counts: Ints) -> Attribute:
    order = np.argsort(-counts[:-1], kind="stable")
    filled = [code for code in order if counts[code]]
    return Attribute(
        name=name,
        values=tuple(Value(values[code], int(counts[code])) for code in filled[:MOST_VALUES]),
        n_values=len(filled),
        n_unknown=int(counts[-1]),
    )
