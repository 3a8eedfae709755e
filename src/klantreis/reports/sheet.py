"""The view model of every report: a map made ready to be shown in one language. Pure data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from klantreis.mapping.cards import LINES, AnyCard, EmotionCard
from klantreis.mapping.emotion import SERIES, Reading
from klantreis.mapping.evidence import Status
from klantreis.mapping.head import State
from klantreis.mapping.map import Basis, JourneyMap, Lane, Step
from klantreis.mapping.persona import Persona
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.mapping.touchpoint import Register
from klantreis.reports.audiences import lanes_for
from klantreis.reports.figures import Figure, SheetFinding, figures_of
from klantreis.reports.labels import kind_title
from klantreis.reports.wording import Wording

if TYPE_CHECKING:
    from klantreis.evidence.proof import Proof

MARKS: Mapping[Status, str] = {
    Status.OBSERVED: "●",
    Status.REPORTED: "◐",
    Status.ASSUMED: "○",
    Status.PROPOSED: "◌",
}


@dataclass(frozen=True)
class SheetEvidence:
    """What a card rests on: quote, answer, metric or document; `detail` holds figures, source and date."""

    id: str
    kind: str
    text: str
    detail: str


@dataclass(frozen=True)
class SheetCard:
    """A card in words.

    Attributes
    ----------
    text
        Its main text; of an emotion card its word or text, which may be empty.
    details
        What else it says, a line each: channel, severity, why, figures with n and interval.
    status, mark
        What it is worth, and the sign that shows it.
    persona
        Name of the one persona it speaks of; empty when it speaks of all.
    severity
        Of a pain: 1..5, or None.
    image
        Path or address of a picture; else empty.
    """

    id: str
    kind: str
    text: str
    details: tuple[str, ...]
    status: Status
    persona: str
    severity: int | None
    image: str
    evidence: tuple[SheetEvidence, ...]

    @property
    def mark(self) -> str:
        """The sign of its status: ● observed, ◐ reported, ○ assumed, ◌ proposed."""
        return MARKS[self.status]


@dataclass(frozen=True)
class SheetLane:
    """A visible row. `cells` holds per step id the cards there, from the top; a line has no cells."""

    id: str
    kind: str
    title: str
    cells: Mapping[str, tuple[SheetCard, ...]]

    @property
    def is_line(self) -> bool:
        """Whether it is a line of a blueprint, such as the line of visibility."""
        return self.kind in LINES


@dataclass(frozen=True)
class SheetStep:
    """A column; `number` counts from 1 over all phases, `figures` come from a proof.

    `elapsed_seconds` is the time since the first step, None on a map without any time.
    `has_moment_of_truth` is so whether or not that lane is shown.
    """

    id: str
    number: int
    title: str
    description: str
    phase: str
    opens: str
    wait_seconds: float | None
    elapsed_seconds: float | None
    is_start: bool
    is_end: bool
    is_decision: bool
    has_moment_of_truth: bool
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class SheetPhase:
    """A stretch of the journey and its steps; `number` counts from 1 and chooses its accent."""

    id: str
    number: int
    title: str
    kind: str
    steps: tuple[SheetStep, ...]


@dataclass(frozen=True)
class EmotionPoint:
    """The emotion at one step in one series: −2 … +2, its word, and n and 95 % interval if known."""

    step: str
    value: float
    word: str
    n: int | None
    low: float | None
    high: float | None
    detail: str


@dataclass(frozen=True)
class Curve:
    """The emotion of one persona in one series: assumed, reported or measured; never mixed.

    `persona` is empty when the cards speak of all. Points follow the steps; a step may lack one.
    """

    lane: str
    persona: str
    series: str
    points: tuple[EmotionPoint, ...]


@dataclass(frozen=True)
class Way:
    """A way between two steps by their ids; `is_onward` when it leads to the next step in order."""

    from_step: str
    to_step: str
    label: str
    is_onward: bool


@dataclass(frozen=True)
class TitleBlock:
    """What stands above a map. Texts are empty and the day is None where the head is silent.

    `portraits` holds per persona the path or address of a picture; empty without one.
    """

    title: str
    goal: str
    scenario: str
    expectations: str
    personas: tuple[str, ...]
    portraits: tuple[str, ...]
    owner: str
    review_on: date | None
    state: State
    audience: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A map made ready to be shown.

    Attributes
    ----------
    id, language, audience
        Of the map; the language of all texts; for whom the lanes were chosen, or None for all.
    title, phases, lanes, curves, ways
        What to show, in order.
    basis
        What all cards of the map rest on, also those in lanes not shown here.
    is_simulated
        Whether the map or its proof rests on invented data, which every report must say.
    proof_period, proof_figures, findings
        Of the proof: the period of its figures, those of the whole map, and its open findings, the weightiest
        first; empty without one.
    """

    id: str
    language: str
    audience: str | None
    title: TitleBlock
    phases: tuple[SheetPhase, ...]
    lanes: tuple[SheetLane, ...]
    curves: tuple[Curve, ...]
    ways: tuple[Way, ...]
    basis: Basis
    is_simulated: bool
    proof_period: str
    proof_figures: tuple[Figure, ...]
    findings: tuple[SheetFinding, ...]

    @property
    def steps(self) -> tuple[SheetStep, ...]:
        """All steps, in order."""
        return tuple(step for phase in self.phases for step in phase.steps)


def sheet(
    journey_map: JourneyMap,
    *,
    language: str | None = None,
    audience: str | None = None,
    proof: Proof | None = None,
    register: Register | None = None,
    personas: Iterable[Persona] = (),
) -> Sheet:
    """The map made ready to be shown.

    Parameters
    ----------
    journey_map
        The map.
    language
        Of its texts where they have it; else the map's first language. Reports' own words are Dutch
        or English.
    audience
        "customer service", "marketing" or "board" to show the lanes that matter to them; all
        visible lanes by default.
    proof
        A proof of this map against journeys, whose figures stand at the steps. What it measured of
        emotion is drawn in the curve when it was written on the map: `evidence.marking.proved`.
    register
        The touchpoint register, which knows the channels.
    personas
        Those of the workspace, for names and portraits that the map itself does not give.

    Raises
    ------
    InvalidOptionError
        When the language is not named as `nl` or `nl-BE`.
    UnknownNameError
        When there is no such audience.
    """
    shown_in = chosen_language(language, journey_map.head.languages)
    return _Making(journey_map, shown_in, proof, register, personas).sheet(audience)


class _Making:
    """A sheet in the making: the map, its language, and what the words need."""

    def __init__(
        self,
        journey_map: JourneyMap,
        language: str,
        proof: Proof | None,
        register: Register | None,
        personas: Iterable[Persona],
    ) -> None:
        self.map, self.language, self.proof = journey_map, language, proof
        touchpoints = register.touchpoints if register else ()
        channels = {one.name: one.channel for one in touchpoints if one.channel}
        self.wording = Wording(language, journey_map.head.languages, channels)
        self.is_proposal = journey_map.head.state is State.TO_BE
        self.figures = figures_of(proof, journey_map, language)
        self.personas = (*journey_map.personas, *personas)

    def said(self, text: Text | None) -> str:
        return said(text, self.language, self.map.head.languages)

    def sheet(self, audience: str | None) -> Sheet:
        lanes = lanes_for(self.map.lanes, audience)
        return Sheet(
            id=self.map.id,
            language=self.language,
            audience=audience,
            title=self.title(),
            phases=self.phases(),
            lanes=tuple(self.lane(lane) for lane in lanes),
            curves=tuple(curve for lane in lanes if lane.kind == "emotion" for curve in self.curves(lane)),
            ways=self.ways(),
            basis=self.map.basis,
            is_simulated=self.map.head.is_simulated or self.figures.is_simulated,
            proof_period=self.figures.period,
            proof_figures=self.figures.overall,
            findings=self.figures.findings,
        )

    def title(self) -> TitleBlock:
        head = self.map.head
        return TitleBlock(
            title=self.said(head.title),
            goal=self.said(head.goal),
            scenario=self.said(head.scenario),
            expectations=self.said(head.expectations),
            personas=tuple(self.persona(id_) for id_ in head.personas),
            portraits=tuple(self.portrait(id_) for id_ in head.personas),
            owner=head.owner or "",
            review_on=head.review_on,
            state=head.state,
            audience=head.audience,
        )

    def persona(self, id_: str | None) -> str:
        """The name of a persona; its id when nothing known describes it."""
        found = next((one for one in self.personas if one.id == id_), None)
        return (self.said(found.name) if found else id_) or ""

    def portrait(self, id_: str) -> str:
        """The picture of a persona: the map's own, else that of the workspace."""
        return next((one.portrait for one in self.personas if one.id == id_ and one.portrait), "")

    def phases(self) -> tuple[SheetPhase, ...]:
        numbers = {step.id: number for number, step in enumerate(self.map.steps, start=1)}
        elapsed = _elapsed(self.map.steps)
        moments = {step.id for step, _, card in self.map.cards if card.kind == "moment_of_truth"}
        return tuple(
            SheetPhase(
                id=phase.id,
                number=number,
                title=self.said(phase.title),
                kind=phase.kind or "",
                steps=tuple(
                    self.step(step, phase.id, numbers[step.id], elapsed.get(step.id), step.id in moments)
                    for step in phase.steps
                ),
            )
            for number, phase in enumerate(self.map.phases, start=1)
        )

    def step(self, step: Step, phase: str, number: int, elapsed: float | None, has_moment: bool) -> SheetStep:
        return SheetStep(
            id=step.id,
            number=number,
            title=self.said(step.title),
            description=self.said(step.description),
            phase=phase,
            opens=step.opens or "",
            wait_seconds=step.wait_seconds,
            elapsed_seconds=elapsed,
            is_start=step.id in self.map.starts,
            is_end=step.id in self.map.ends,
            is_decision=step.is_decision,
            has_moment_of_truth=has_moment,
            figures=self.figures.by_step.get(step.id, ()),
        )

    def lane(self, lane: Lane) -> SheetLane:
        cells = {
            step.id: tuple(self.card(card) for card in step.cards[lane.id])
            for step in self.map.steps
            if lane.id in step.cards and lane.kind not in LINES
        }
        title = self.said(lane.title) or kind_title(lane.kind, self.language)
        return SheetLane(lane.id, lane.kind, title, cells)

    def card(self, card: AnyCard) -> SheetCard:
        words = self.wording.card(card)
        return SheetCard(
            id=card.id,
            kind=card.kind,
            text=words.text,
            details=words.details,
            status=card.status(is_proposal=self.is_proposal),
            persona=self.persona(card.persona),
            severity=getattr(card, "severity", None),
            image=getattr(card, "image", ""),
            evidence=tuple(
                SheetEvidence(one.id, one.kind, self.said(one.text), self.wording.evidence_detail(one))
                for one in card.evidence
            ),
        )

    def curves(self, lane: Lane) -> list[Curve]:
        """The curves of an emotion lane: per persona the series that have a point."""
        points: dict[tuple[str, str], list[EmotionPoint]] = {}
        for step in self.map.steps:
            for card in step.cards.get(lane.id, ()):
                if isinstance(card, EmotionCard):
                    for series in SERIES:
                        reading: Reading | None = getattr(card, series)
                        if reading is not None:
                            key = self.persona(card.persona), series
                            points.setdefault(key, []).append(self.point(step.id, reading))
        personas = list(dict.fromkeys(["", *self.title().personas, *(persona for persona, _ in points)]))
        order = sorted(points, key=lambda key: (personas.index(key[0]), SERIES.index(key[1])))
        return [Curve(lane.id, persona, series, tuple(points[persona, series])) for persona, series in order]

    def point(self, step: str, reading: Reading) -> EmotionPoint:
        return EmotionPoint(
            step=step,
            value=reading.value,
            word=self.said(reading.word),
            n=reading.n,
            low=reading.low,
            high=reading.high,
            detail=self.wording.reading_detail(reading),
        )

    def ways(self) -> tuple[Way, ...]:
        onward = {(here.id, there.id) for here, there in pairwise(self.map.steps)}
        by_ends: dict[tuple[str, str], list[str]] = {ends: [] for ends in self.map.ways}
        for edge in self.map.edges:
            if edge.label:
                by_ends[edge.from_, edge.to].append(self.said(edge.label))
        known = {step.id for step in self.map.steps}
        return tuple(
            Way(here, there, ", ".join(said_), (here, there) in onward)
            for (here, there), said_ in by_ends.items()
            if {here, there} <= known
        )


def _elapsed(steps: tuple[Step, ...]) -> dict[str, float]:
    """Per step the time since the first, when at least one step after it has a time."""
    if all(step.wait_seconds is None for step in steps[1:]):
        return {}
    elapsed, total = {}, 0.0
    for number, step in enumerate(steps):
        total += (step.wait_seconds or 0.0) if number else 0.0
        elapsed[step.id] = total
    return elapsed
