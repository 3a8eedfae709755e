"""A proof: what journeys say of a map, kept so that the next one can be compared with it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from klantreis.errors import JourneysError, dutch, is_dutch
from klantreis.evidence.alignment import align
from klantreis.evidence.binding import Note, lens_of_map, notes_on, plan_of
from klantreis.evidence.catalogue import FEW
from klantreis.evidence.conformance import Conformance, ConformanceState
from klantreis.evidence.conformance_result import ConformanceResult
from klantreis.evidence.finding import Finding, Thresholds
from klantreis.evidence.findings import findings
from klantreis.evidence.plain import from_plain, to_plain
from klantreis.evidence.scales import Scale
from klantreis.evidence.step_figures import StepFigures, StepsResult
from klantreis.evidence.steps import Steps, StepsState
from klantreis.journeys.block import Block
from klantreis.journeys.lens import BoundLens, Lens, lens_options
from klantreis.journeys.results import Result
from klantreis.journeys.view import look
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona

if TYPE_CHECKING:
    import altair

    from klantreis.exploration import Journeys

FORMAT = "klantreis-proof/1"


class UnreadableProofError(JourneysError):
    """A text that is no proof."""

    code = "unreadable_proof"

    def __init__(self, reason: object, *, nl: object) -> None:
        super().__init__(
            f"This is no proof of a map: {reason}. Make one anew: journeys.prove(journey_map).",
            nl=f"Dit is geen toetsing van een kaart: {nl}. Toets de kaart opnieuw.",
        )
        self.reason = reason


@dataclass(frozen=True)
class ProofOptions:
    """How a map is proved.

    Attributes
    ----------
    persona
        Id of the persona whose segment is looked at; needed only when the map has several.
    outcome
        Touchpoints that a journey is judged by; those of the lens when left out.
    scales
        Per touchpoint the scale of its scores, such as "1-5".
    currency
        What the amounts are in; journeys do not keep it apart.
    collapse
        Whether a touchpoint that directly follows itself counts once.
    thresholds
        From when on a difference is told.
    """

    persona: str | None = None
    outcome: str | tuple[str, ...] | None = None
    scales: Mapping[str, str | Scale] = field(default_factory=dict)
    currency: str | None = None
    collapse: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True)
class Proof(Result):
    """What journeys say of a map.

    Attributes
    ----------
    map_id, title, persona
        Which map, and the id of the persona whose journeys these are; None for everyone's.
    made_at
        When.
    start, end
        The period looked at, half-open; None leaves a side open. What it held is in `steps`.
    lens
        What was looked at, as `Journeys.where` takes it; the map's persona and part come on top.
    outcome, currency, scales, collapse
        As the options had them; scales by touchpoint.
    conformance, steps
        The figures.
    findings
        Where map and data contradict each other, the weightiest first.
    notes
        What to know about how the map was bound to the data.
    is_simulated
        Whether the map says that its data are made up.
    """

    map_id: str
    title: str | dict[str, str]
    persona: str | None
    made_at: datetime
    start: datetime | None
    end: datetime | None
    lens: dict[str, Any]
    outcome: tuple[str, ...]
    currency: str | None
    scales: dict[str, str]
    collapse: bool
    conformance: ConformanceResult
    steps: StepsResult
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    is_simulated: bool

    @property
    def n_journeys(self) -> int:
        """How many journeys it rests on."""
        return self.steps.n_journeys

    def step(self, id_: str) -> StepFigures | None:
        """The figures of a step; None when the map had no such step."""
        return next((one for one in self.steps.steps if one.step == id_), None)

    def document(self) -> dict[str, Any]:
        """All of it as plain dictionaries and lists, with every finding in English and Dutch."""
        document: dict[str, Any] = {"format": FORMAT, **to_plain(self)}
        for written, finding in zip(document["findings"], self.findings, strict=True):
            written["id"] = finding.id
            written["sentence"] = {language: finding.sentence(language) for language in ("en", "nl")}
        for written, note in zip(document["notes"], self.notes, strict=True):
            written["sentence"] = {language: note.sentence(language) for language in ("en", "nl")}
        return document

    @classmethod
    def from_json(cls, text: str) -> Proof:
        """The proof that `to_json` wrote.

        Raises
        ------
        UnreadableProofError
            When the text is none.
        """
        try:
            document = json.loads(text)
        except ValueError as error:
            raise UnreadableProofError(error, nl=error) from error
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise UnreadableProofError(
                f"it does not say format {FORMAT!r}", nl=f"het zegt niet dat het van de vorm {FORMAT!r} is"
            )
        document = {"lens": {}, "collapse": False, **document}  # proofs before these were kept
        try:
            return from_plain(cls, document)
        except KeyError as error:
            raise UnreadableProofError(f"{error} is missing", nl=f"{error} ontbreekt") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise UnreadableProofError(error, nl=error) from error

    def to_arrow(self) -> pa.Table:
        """One row per step of the map."""
        rows = [
            {
                "step": figures.step,
                "journeys": figures.reached.count,
                "persons": figures.persons,
                "share": figures.reached.share,
                "low": figures.reached.low,
                "high": figures.reached.high,
                "completed": conformance.completed.count,
                "skipped": conformance.skipped.count,
                "repeated": conformance.repeated.count,
                "out_of_order": conformance.out_of_order.count,
                "contacts": figures.contacts,
                "drop_off": figures.drop_off.share,
                "median_seconds": figures.time_to_next.median,
                "p90_seconds": figures.time_to_next.p90,
                "money": figures.money.total,
                "emotion": figures.emotion.value,
                "emotion_n": figures.emotion.n,
                "effect": figures.effect.difference if figures.effect else None,
            }
            for figures, conformance in zip(self.steps.steps, self.conformance.steps, strict=True)
        ]
        return pa.Table.from_pylist([to_plain(row) for row in rows], schema=_SCHEMA)

    def headline(self, language: str = "en") -> str:
        """Fitness, coverage and how much was found; in English or Dutch ("nl")."""
        if is_dutch(language):
            return self._headline_in_dutch()
        fit, n = self.conformance.fitness, self.n_journeys
        if not n:
            return "No journeys to prove the map with"
        return (
            f"Fitness {fit.value:.2f} ({fit.low:.2f} to {fit.high:.2f}) over {n:,} journeys of "
            f"{self.steps.n_persons:,} persons; {self.conformance.coverage.share:.0%} of their contacts are "
            f"on the map; {len(self.findings)} findings"
        )

    def _headline_in_dutch(self) -> str:
        fit, n = self.conformance.fitness, self.n_journeys
        if not n:
            return "Geen reizen om de kaart aan te toetsen"
        return (
            f"Van elke reis gaat {fit.value:.0%} ({fit.low:.0%} tot {fit.high:.0%}) zoals getekend, over "
            f"{dutch(n)} reizen van {dutch(self.steps.n_persons)} personen; "
            f"{self.conformance.coverage.share:.0%} van hun contacten staat op de kaart; "
            f"{len(self.findings)} bevindingen"
        )

    def plot(self) -> altair.TopLevelMixin:
        """Per step the share of journeys that complete it and that skip it."""
        from klantreis.evidence.proof_chart import proof_chart  # noqa: PLC0415 - Altair loads slowly

        return proof_chart(self)


_SCHEMA = pa.schema(
    [
        ("step", pa.string()),
        *((name, pa.int64()) for name in ("journeys", "persons")),
        *((name, pa.float64()) for name in ("share", "low", "high")),
        *((name, pa.int64()) for name in ("completed", "skipped", "repeated", "out_of_order", "contacts")),
        *((name, pa.float64()) for name in ("drop_off", "median_seconds", "p90_seconds", "money", "emotion")),
        ("emotion_n", pa.int64()),
        ("effect", pa.float64()),
    ]
)


@dataclass(frozen=True)
class Proving:
    """Both analyses in one pass: each journey is aligned once."""

    conformance: Conformance
    steps: Steps

    def empty(self, lens: BoundLens) -> tuple[ConformanceState, StepsState]:
        """No journeys."""
        return self.conformance.empty(lens), self.steps.empty(lens)

    def count(self, block: Block, lens: BoundLens) -> tuple[ConformanceState, StepsState]:
        """Journeys of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        plan = plan_of(self.conformance.journey_map, lens, collapse=self.conformance.collapse)
        aligned = align(view, plan)
        return self.conformance.counted(view, aligned, plan), self.steps.counted(view, aligned, plan, lens)

    def merge(
        self, left: tuple[ConformanceState, StepsState], right: tuple[ConformanceState, StepsState]
    ) -> tuple[ConformanceState, StepsState]:
        """Both together."""
        return self.conformance.merge(left[0], right[0]), self.steps.merge(left[1], right[1])

    def result(
        self, state: tuple[ConformanceState, StepsState], lens: BoundLens
    ) -> tuple[ConformanceResult, StepsResult]:
        """Both results."""
        return self.conformance.result(state[0], lens), self.steps.result(state[1], lens)


def prove(
    journeys: Journeys,
    journey_map: JourneyMap,
    options: ProofOptions | None = None,
    *,
    personas: Iterable[Persona] = (),
) -> Proof:
    """What these journeys say of a map.

    Parameters
    ----------
    journeys
        Seen through any lens of the level touchpoint; the segment of the map's persona is laid over it.
    journey_map
        The map.
    options
        Outcome, scales, currency and thresholds.
    personas
        Personas that maps share and this map names.

    Raises
    ------
    UnprovableMapError
        When the map has no steps, or none of its touchpoints occur.
    UnknownNameError, InvalidOptionError
        When an option names what does not exist, or makes no sense.
    """
    options = options or ProofOptions()
    names = journeys.store.names
    outcome = _outcome(options, journeys.lens)
    lens, persona, decided = lens_of_map(
        journey_map, journeys.lens, names, persona=options.persona, personas=personas, outcome=outcome
    )
    bound = lens.bind(names)
    analysis = Proving(
        Conformance(journey_map, options.collapse),
        Steps(journey_map, outcome, options.scales, options.currency, options.collapse),
    )
    conformance, steps = journeys.engine.run(analysis, journeys.store.blocks, bound)
    chart = plan_of(journey_map, bound).chart
    notes = [*decided, *notes_on(journey_map, bound, chart), *_notes_on_figures(steps, options)]
    return Proof(
        map_id=journey_map.id,
        title=journey_map.head.title,
        persona=persona,
        made_at=datetime.now(UTC).replace(microsecond=0),
        start=lens.period[0],
        end=lens.period[1],
        lens=lens_options(journeys.lens),
        outcome=outcome,
        currency=options.currency,
        scales={name: str(Scale.parse(scale)) for name, scale in options.scales.items()},
        collapse=options.collapse,
        conformance=conformance,
        steps=steps,
        findings=findings(
            journey_map, chart, conformance, steps, persona=persona, thresholds=options.thresholds
        ),
        notes=tuple(notes),
        is_simulated=journey_map.head.is_simulated,
    )


def _outcome(options: ProofOptions, lens: Lens) -> tuple[str, ...]:
    if options.outcome is None:
        return tuple(lens.outcome)
    return (options.outcome,) if isinstance(options.outcome, str) else tuple(options.outcome)


def _notes_on_figures(steps: StepsResult, options: ProofOptions) -> list[Note]:
    notes = []
    if steps.n_journeys < FEW:
        notes.append(Note("few_journeys", {"n": steps.n_journeys, "least": FEW}))
    if options.currency is None and not math.isnan(steps.money.total):
        notes.append(Note("currency_unknown"))
    for one in steps.unscaled:
        if one.without_scale:
            values = {"touchpoint": one.touchpoint, "n": one.without_scale}
            notes.append(Note("scores_without_scale", values))
        if one.off_scale:
            scale = str(Scale.parse(options.scales[one.touchpoint]))
            values = {"touchpoint": one.touchpoint, "n": one.off_scale, "scale": scale}
            notes.append(Note("scores_outside_scale", values))
    return notes
