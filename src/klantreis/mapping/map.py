"""The map: a head, phases of steps, lanes, cards in their cells, edges, and findings that were set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, field_validator

from klantreis.errors import UnknownNameError
from klantreis.mapping.aside import Aside
from klantreis.mapping.cards import AnyCard, Card, TouchpointCard
from klantreis.mapping.evidence import Status
from klantreis.mapping.head import Head, State
from klantreis.mapping.part import Id, Number, Part
from klantreis.mapping.persona import Persona
from klantreis.mapping.texts import Text

LaneKind = Literal[
    "action",
    "thought",
    "touchpoint",
    "emotion",
    "pain",
    "delight",
    "moment_of_truth",
    "physical_evidence",
    "interaction_line",
    "frontstage",
    "visibility_line",
    "backstage",
    "internal_line",
    "system",
    "owner",
    "kpi",
    "opportunity",
    "content",
    "image",
    "note",
]


class PhaseKind(StrEnum):
    """What a phase is, whatever a team calls it; a phase of one's own has none."""

    ORIENTATION = "orientation"
    CONSIDERATION = "consideration"
    PURCHASE = "purchase"
    DELIVERY = "delivery"
    SERVICE = "service"
    LOYALTY = "loyalty"
    SEE = "see"
    THINK = "think"
    DO = "do"
    CARE = "care"
    INITIATE = "initiate"
    ENABLEMENT = "enablement"
    ADVOCACY = "advocacy"


class Lane(Part):
    """A row of the map. Without a title it is called by its kind."""

    id: Id
    kind: LaneKind
    title: Text | None = None
    is_hidden: bool = False


class Step(Part):
    """A column of the map.

    Attributes
    ----------
    cards
        Per lane id the cards in that cell, from the top.
    opens
        Id of the map that shows this step closer.
    wait_seconds
        Usual time since the step before.
    is_start, is_end
        Whether a journey may also begin or end here. It may always begin at the first step, and end
        where nothing leads on.
    is_decision
        Whether the customer chooses here where to go.
    leads_on
        Whether the step after it is a way on; False where only edges lead on, or nothing does.
    """

    DERIVED: ClassVar[tuple[str, ...]] = ("ids",)

    id: Id
    title: Text
    description: Text | None = None
    opens: Id | None = None
    wait_seconds: Annotated[Number, Field(ge=0)] | None = None
    is_start: bool = False
    is_end: bool = False
    is_decision: bool = False
    leads_on: bool = True
    cards: dict[Id, tuple[Card, ...]] = Field(default_factory=dict)

    @field_validator("cards")
    @classmethod
    def _without_empty_cells(cls, cards: dict[str, Any]) -> dict[str, Any]:
        return {lane: cell for lane, cell in cards.items() if cell}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its own id and those of all it holds."""
        cards = [card for cell in self.cards.values() for card in cell]
        evidence = [one.id for card in cards for one in card.evidence]
        return frozenset({self.id, *(card.id for card in cards), *evidence})

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints on its cards, each once."""
        cards = (card for cell in self.cards.values() for card in cell)
        return tuple(dict.fromkeys(card.touchpoint for card in cards if isinstance(card, TouchpointCard)))


class Phase(Part):
    """A stretch of the journey and its steps."""

    id: Id
    title: Text
    kind: PhaseKind | None = None
    steps: tuple[Step, ...] = ()


class Edge(Part):
    """A way from one step to another besides the order of the steps: a branch, a shortcut, a loop."""

    id: Id
    from_: Id = Field(alias="from")
    to: Id
    label: Text | None = None


@dataclass(frozen=True)
class Basis:
    """What the cards of a map rest on."""

    counts: dict[Status, int]

    @property
    def n(self) -> int:
        """How many cards there are."""
        return sum(self.counts.values())

    @property
    def assumed_share(self) -> float:
        """Share of the cards that rest on nothing, 0..1; NaN when there are no cards."""
        return self.counts[Status.ASSUMED] / self.n if self.n else float("nan")


class JourneyMap(Part):
    """A team's picture of a journey. Steps follow one another in their order; edges add ways.

    `asides` are the findings about it that the team set aside: see `evidence.open_findings`.
    """

    format: Literal["klantreis-map/1"] = "klantreis-map/1"
    id: Id
    head: Head
    personas: tuple[Persona, ...] = ()
    lanes: tuple[Lane, ...] = ()
    phases: tuple[Phase, ...] = ()
    edges: tuple[Edge, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @property
    def cards(self) -> Iterator[tuple[Step, str, AnyCard]]:
        """Every card with its step and the id of its lane."""
        for step in self.steps:
            for lane, cell in step.cards.items():
                for card in cell:
                    yield step, lane, card

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints on the map, each once, in the order of its steps."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.touchpoints))

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The ids of the steps from and to which one may go: on to the next one, and along the edges."""
        onward = [(here.id, there.id) for here, there in pairwise(self.steps) if here.leads_on]
        return tuple(dict.fromkeys([*onward, *((edge.from_, edge.to) for edge in self.edges)]))

    @property
    def starts(self) -> tuple[str, ...]:
        """Ids of the steps where a journey may begin."""
        return tuple(step.id for number, step in enumerate(self.steps) if number == 0 or step.is_start)

    @property
    def ends(self) -> tuple[str, ...]:
        """Ids of the steps where a journey may end."""
        left = {here for here, there in self.ways if here != there}
        return tuple(step.id for step in self.steps if step.is_end or step.id not in left)

    @property
    def basis(self) -> Basis:
        """What its cards rest on."""
        is_proposal = self.head.state is State.TO_BE
        counts = dict.fromkeys(Status, 0)
        for _, _, card in self.cards:
            counts[card.status(is_proposal=is_proposal)] += 1
        return Basis(counts)

    def step(self, id_: str) -> Step:
        """The step with this id.

        Raises
        ------
        UnknownNameError
            When the map has no such step.
        """
        for step in self.steps:
            if step.id == id_:
                return step
        raise UnknownNameError("step", id_, [step.id for step in self.steps])

    def lane(self, id_: str) -> Lane | None:
        """The lane with this id, if there is one."""
        return next((lane for lane in self.lanes if lane.id == id_), None)
