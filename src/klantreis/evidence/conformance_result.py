"""What conformance tells: how well map and journeys fit, and where they differ."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.evidence.deviations import COUNT, JOURNEYS, KINDS, MONEY, NOBODY, OFF, PERSONS
from klantreis.evidence.flow_chart import FlowChart
from klantreis.evidence.money import UNITS, normal_interval
from klantreis.journeys.block import Floats, Ints
from klantreis.journeys.results import START
from klantreis.journeys.statistics import wilson
from klantreis.mapping.map import JourneyMap

if TYPE_CHECKING:
    from klantreis.evidence.conformance import ConformanceState

MOST_DEVIATIONS = 100


@dataclass(frozen=True)
class Share:
    """A share with how many it is of; NaN when it is of none.

    Attributes
    ----------
    count, n
        How many did, of how many.
    share, low, high
        0..1 and its 95 % interval (Wilson).
    """

    count: int
    n: int
    share: float
    low: float
    high: float

    @classmethod
    def of(cls, count: int, n: int) -> Share:
        """A count among n."""
        interval = wilson(count, n)
        return cls(
            int(count), int(n), count / n if n else math.nan, float(interval.low), float(interval.high)
        )


@dataclass(frozen=True)
class Fitness:
    """A mean over journeys, 0..1, with its 95 % interval (normal); NaN when there are none."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class StepConformance:
    """How journeys deal with a step, by their cheapest alignment.

    Attributes
    ----------
    step
        Its id.
    completed
        Share of journeys in which it happens where the map has it.
    persons
        Persons with such a journey.
    skipped
        Share of journeys whose way through the map leads over it and that never complete it.
    matched, repeats, misplaced
        Contacts that are the step, that repeat it where the map has no way back, and that belong to it
        but come where the map does not have it.
    repeated, out_of_order
        Share of journeys with such a contact.
    """

    step: str
    completed: Share
    persons: int
    skipped: Share
    matched: int
    repeats: int
    repeated: Share
    misplaced: int
    out_of_order: Share


@dataclass(frozen=True)
class PhaseConformance:
    """The moves in a phase. A contact that is not matched is in the phase its journey is in.

    Attributes
    ----------
    phase
        Its id.
    agreement
        Share of the moves (contacts, and steps skipped) that are on both sides.
    coverage
        Share of the contacts that are on the map.
    precision
        Share of the ways that leave a step of it that are used; `low` and `high` are NaN: all are counted.
    completed, skipped, repeated, out_of_order, not_on_map
        Moves.
    """

    phase: str
    agreement: Share
    coverage: Share
    precision: Share
    completed: int
    skipped: int
    repeated: int
    out_of_order: int
    not_on_map: int


@dataclass(frozen=True)
class WayUse:
    """A way of the map, how often it is used with no step skipped, and by which share of journeys."""

    from_: str
    to: str
    count: int
    used_by: Share


@dataclass(frozen=True)
class Deviation:
    """What differs from the map at one place.

    Attributes
    ----------
    kind
        "skipped", "repeated", "out_of_order" or "not_on_map".
    step
        Id of the step; None for a contact that is on none.
    touchpoint
        The contact that is not on the map; else None.
    after
        Id of the step completed before, or "(start)".
    count, journeys, persons
        How often, in which share of journeys, with how many persons.
    money
        Of the journeys concerned; NaN when there is none.
    examples
        Numbers of a few persons, the lowest.
    """

    kind: str
    step: str | None
    touchpoint: str | None
    after: str
    count: int
    journeys: Share
    persons: int
    money: float
    examples: tuple[int, ...]


@dataclass(frozen=True)
class Contact:
    """A touchpoint that is not on the map: its contacts, journeys, persons, and the journeys' money."""

    touchpoint: str
    count: int
    journeys: Share
    persons: int
    money: float


@dataclass(frozen=True)
class ConformanceResult:
    """How well a map and journeys fit each other.

    Attributes
    ----------
    n_journeys, n_persons, n_contacts
        What was aligned; direct repeats that count once are not among the contacts.
    fitness
        Mean fitness of the journeys.
    coverage
        Share of contacts on the map. Contacts of one journey are alike, so its interval is too narrow.
    precision
        Share of the map's ways that a journey uses; no interval, for every way is counted.
    empty_cost
        Steps skipped on the cheapest way through the map without any contact.
    steps, phases, ways
        The same piece by piece, in the order of the map.
    off_the_map
        Touchpoints that are on no step, the commonest first.
    deviations
        The commonest, by journeys.
    """

    n_journeys: int
    n_persons: int
    n_contacts: int
    fitness: Fitness
    coverage: Share
    precision: Share
    empty_cost: int
    steps: tuple[StepConformance, ...]
    phases: tuple[PhaseConformance, ...]
    ways: tuple[WayUse, ...]
    off_the_map: tuple[Contact, ...]
    deviations: tuple[Deviation, ...]

    @classmethod
    def of_counts(
        cls, journey_map: JourneyMap, chart: FlowChart, labels: Sequence[str], state: ConformanceState
    ) -> ConformanceResult:
        """Names, shares and intervals out of the counts."""
        n_journeys = int(state.fits.counts.sum())
        ids = [step.id for step in journey_map.steps]
        n_off = int(state.phases[:, 4].sum())
        contacts = state.fits.keys >> 32
        n_contacts = int((contacts * state.fits.counts[:, 0]).sum())
        used = state.ways[:, 0] > 0
        return cls(
            n_journeys=n_journeys,
            n_persons=state.n_persons,
            n_contacts=n_contacts,
            fitness=_fitness(
                contacts, state.fits.keys & 0xFFFFFFFF, state.fits.counts[:, 0], chart.empty_cost
            ),
            coverage=Share.of(n_contacts - n_off, n_contacts),
            precision=_counted(used),
            empty_cost=chart.empty_cost,
            steps=tuple(
                _step(id_, row, n_journeys) for id_, row in zip(ids, state.steps.tolist(), strict=True)
            ),
            phases=_phases(journey_map, chart, state),
            ways=tuple(
                WayUse(ids[here], ids[there], int(row[0]), Share.of(int(row[1]), n_journeys))
                for (here, there), row in zip(chart.ways, state.ways, strict=True)
            ),
            off_the_map=_off_the_map(labels, state, n_journeys),
            deviations=_deviations(ids, labels, state, n_journeys),
        )

    def document(self) -> dict[str, Any]:
        """As plain dictionaries and lists."""
        return asdict(self)

    def to_arrow(self) -> pa.Table:
        """One row per deviation."""
        rows = [{**asdict(one), **_flat(one.journeys)} for one in self.deviations]
        return pa.Table.from_pylist(rows, schema=_DEVIATION_SCHEMA)


_DEVIATION_SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("step", pa.string()),
        ("touchpoint", pa.string()),
        ("after", pa.string()),
        ("count", pa.int64()),
        ("journeys", pa.int64()),
        ("share", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("persons", pa.int64()),
        ("money", pa.float64()),
        ("examples", pa.list_(pa.int64())),
    ]
)


def _flat(share: Share) -> dict[str, float]:
    return {"journeys": share.count, "share": share.share, "low": share.low, "high": share.high}


def _fitness(contacts: Ints, costs: Ints, journeys: Ints, empty_cost: int) -> Fitness:
    n = int(journeys.sum())
    if not n:
        return Fitness(math.nan, math.nan, math.nan, 0)
    fits: Floats = 1 - costs / (contacts + empty_cost)
    value = float((fits * journeys).sum() / n)
    low, high = normal_interval(value, float((fits**2 * journeys).sum()), n)
    return Fitness(value, max(low, 0.0), min(high, 1.0), n)


def _counted(used: Any) -> Share:
    """A share of a whole that was counted, so without an interval."""
    n = len(used)
    return Share(int(used.sum()), n, float(used.sum() / n) if n else math.nan, math.nan, math.nan)


def _step(id_: str, row: list[int], n_journeys: int) -> StepConformance:
    completed, persons, skipped, matched, repeats, repeated, misplaced, disordered = row
    return StepConformance(
        step=id_,
        completed=Share.of(completed, n_journeys),
        persons=persons,
        skipped=Share.of(skipped, n_journeys),
        matched=matched,
        repeats=repeats,
        repeated=Share.of(repeated, n_journeys),
        misplaced=misplaced,
        out_of_order=Share.of(disordered, n_journeys),
    )


def _phases(
    journey_map: JourneyMap, chart: FlowChart, state: ConformanceState
) -> tuple[PhaseConformance, ...]:
    phase_of = np.repeat(
        np.arange(len(journey_map.phases)), [len(phase.steps) for phase in journey_map.phases]
    )
    leaves = phase_of[chart.ways[:, 0]]
    found = []
    for number, (phase, row) in enumerate(zip(journey_map.phases, state.phases.tolist(), strict=True)):
        matched, skipped, repeated, misplaced, off = row
        n_contacts = matched + repeated + misplaced + off
        found.append(
            PhaseConformance(
                phase=phase.id,
                agreement=Share.of(matched, n_contacts + skipped),
                coverage=Share.of(n_contacts - off, n_contacts),
                precision=_counted(state.ways[leaves == number, 0] > 0),
                completed=matched,
                skipped=skipped,
                repeated=repeated,
                out_of_order=misplaced,
                not_on_map=off,
            )
        )
    return tuple(found)


def _money(units: int, state: ConformanceState) -> float:
    return units / UNITS if state.n_amounts else math.nan


def _off_the_map(labels: Sequence[str], state: ConformanceState, n_journeys: int) -> tuple[Contact, ...]:
    order = np.argsort(-state.labels[:, 1], kind="stable")
    return tuple(
        Contact(
            labels[code],
            int(state.labels[code, 0]),
            Share.of(int(state.labels[code, 1]), n_journeys),
            int(state.labels[code, 2]),
            _money(int(state.labels[code, 3]), state),
        )
        for code in order
        if state.labels[code, 0]
    )


def _deviations(
    ids: Sequence[str], labels: Sequence[str], state: ConformanceState, n_journeys: int
) -> tuple[Deviation, ...]:
    tally = state.deviations.tally
    order = np.lexsort((tally.keys, -tally.counts[:, COUNT], -tally.counts[:, JOURNEYS]))
    width = max(len(ids), len(labels))
    found = []
    for row in order[:MOST_DEVIATIONS]:
        rest, after = divmod(int(tally.keys[row]), len(ids) + 1)
        kind, what = divmod(rest, width)
        counts = tally.counts[row].tolist()
        found.append(
            Deviation(
                kind=KINDS[kind],
                step=None if kind == OFF else ids[what],
                touchpoint=labels[what] if kind == OFF else None,
                after=START if after == len(ids) else ids[after],
                count=counts[COUNT],
                journeys=Share.of(counts[JOURNEYS], n_journeys),
                persons=counts[PERSONS],
                money=_money(counts[MONEY], state),
                examples=tuple(
                    person for person in state.deviations.examples[row].tolist() if person != NOBODY
                ),
            )
        )
    return tuple(found)
