"""Draft: an editable map out of data, which a team then makes its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Literal

from klantreis.errors import UnknownNameError
from klantreis.evidence.catalogue import TABLES, text_in
from klantreis.evidence.draft_counts import Drafted, drafted
from klantreis.evidence.finding import Finding
from klantreis.evidence.marking import proved
from klantreis.evidence.proof import Proof, ProofOptions, prove
from klantreis.evidence.scales import Scale
from klantreis.journeys.block import Names
from klantreis.mapping.cards import TouchpointCard
from klantreis.mapping.head import Head
from klantreis.mapping.map import Edge, JourneyMap, Phase, PhaseKind, Step
from klantreis.mapping.operation import Add
from klantreis.mapping.operations import apply
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.places import all_ids
from klantreis.mapping.templates import lanes, phase_title
from klantreis.mapping.texts import Text, said

if TYPE_CHECKING:
    from klantreis.exploration import Journeys

# A draft takes in rarer and rarer ways until it fits.
WAY_SHARES = (0.10, 0.05, 0.02, 0.01, 0.0)
# Findings on the draft itself that become cards, and what those say.
_AS_PAIN = {
    "pain_emotion": "pain_emotion",
    "pain_time": "pain_time",
    "pain_drop_off": "pain_drop_off",
    "dead_end": "pain_drop_off",
}
_AS_MOMENT = ("moment_missed_good", "moment_missed_bad")
_STOPS = 0.3  # where that share of journeys stops before the outcome, a draft has a pain


@dataclass(frozen=True)
class DraftOptions:
    """How a map is drafted.

    Attributes
    ----------
    title
        Of the map; made of its first and last step when left out.
    languages
        Of its texts, most important first.
    most_steps
        The most steps it has.
    least_share
        A touchpoint that fewer journeys have is left out.
    fitness
        Ways are taken in, the frequent first, until the map fits the journeys this well.
    scales, currency
        As in `ProofOptions`.
    """

    title: Text | None = None
    languages: Sequence[str] = ("en",)
    most_steps: int = 25
    least_share: float = 0.01
    fitness: float = 0.85
    scales: Mapping[str, str | Scale] = field(default_factory=dict)
    currency: str | None = None


def draft(
    journeys: Journeys,
    *,
    segment: Any = None,
    outcome: str | Sequence[str] | None = None,
    options: DraftOptions | None = None,
) -> JourneyMap:
    """A map of how these journeys go, with its figures on it.

    Steps are the touchpoints that enough journeys have, in the order in which journeys first come at
    them. Phases are those of the register; a step without one is in that of the step before it, and where
    the register says nothing the outcome parts the phases. Frequent transitions are the ways, so that
    the map branches and loops as journeys do. Measured emotions, pains and candidates for moments of
    truth are cards with figures as evidence; nothing on the map is assumed.

    Parameters
    ----------
    journeys
        Seen through any lens of the level touchpoint.
    segment
        As in `Journeys.where`.
    outcome
        Touchpoints that journeys are judged by; those of the lens when left out. Journeys are not split.

    Raises
    ------
    NothingToDraftError
        When there are no journeys.
    UnknownNameError
        When an outcome does not occur.
    """
    options = options or DraftOptions()
    if segment is not None:
        journeys = journeys.where(segment=segment)
    outcome = _outcome(journeys, outcome)
    found = drafted(journeys, outcome, options)
    proving = ProofOptions(outcome=outcome, scales=options.scales, currency=options.currency)
    for share in WAY_SHARES:
        journey_map = _skeleton(found, share, journeys.store.names, outcome, options)
        proof = prove(journeys, journey_map, proving)
        if proof.conformance.fitness.value >= options.fitness:
            break
    journey_map = _with_cards(journey_map, proof, found)
    return proved(journey_map, proof)


def _outcome(journeys: Journeys, outcome: str | Sequence[str] | None) -> tuple[str, ...]:
    wanted = journeys.lens.outcome if outcome is None else [outcome] if isinstance(outcome, str) else outcome
    for name in wanted:
        if name not in journeys.store.names.touchpoints:
            raise UnknownNameError("touchpoint", name, journeys.store.names.touchpoints)
    return tuple(wanted)


def _skeleton(
    found: Drafted, share: float, names: Names, outcome: tuple[str, ...], options: DraftOptions
) -> JourneyMap:
    """Phases, steps with their touchpoints, and the ways at least that frequent."""
    phases = _phases(found.touchpoints, names, outcome, options.languages)
    order = sorted(range(len(found.touchpoints)), key=lambda i: (phases[i].rank, i))
    taken = {lane.id for lane in lanes()} | {f"phase-{phase.id}" for phase in phases}
    steps, ids = [], {}
    for i in order:
        ids[i] = new_id(found.touchpoints[i], taken, otherwise="step")
        taken.add(ids[i])
    contacts = {}
    for i in order:
        contacts[i] = new_id(f"{ids[i]}-contact", taken)
        taken.add(contacts[i])
    is_frequent = found.is_frequent(share)
    n = len(order)
    follows = dict(pairwise(order))
    reached = _reached(is_frequent, n, order[0])
    for i in order:
        wait = found.figures[i].time_since_last
        steps.append(
            Step(
                id=ids[i],
                title=found.touchpoints[i],
                wait_seconds=round(wait.median, 1) if wait.n else None,
                is_start=i != order[0] and bool(is_frequent[n, i] or i not in reached),
                is_end=bool(is_frequent[i, n]),
                is_decision=int(is_frequent[i, :].sum() - is_frequent[i, i]) > 1,
                leads_on=bool(i in follows and is_frequent[i, follows[i]]),
                cards={
                    "touchpoint": (TouchpointCard(id=f"{ids[i]}-contact", touchpoint=found.touchpoints[i]),)
                },
            )
        )
    edges = []
    for here in order:
        for there in order:
            if is_frequent[here, there] and follows.get(here) != there:
                id_ = new_id(f"{ids[here]}-{ids[there]}", taken)
                taken.add(id_)
                edges.append(Edge(id=id_, from_=ids[here], to=ids[there]))
    title = options.title or text_in(
        "DRAFT",
        "title",
        options.languages,
        first=found.touchpoints[order[0]],
        last=found.touchpoints[order[-1]],
    )
    pairs = [(phases[i], step) for i, step in zip(order, steps, strict=True)]
    return JourneyMap(
        id=slug(said(title, options.languages[0], options.languages), "draft"),
        head=Head(title=title, languages=tuple(options.languages)),
        lanes=lanes(),
        phases=tuple(
            Phase(
                id=f"phase-{phase.id}", title=phase.title, kind=phase.kind, steps=tuple(s for _, s in group)
            )
            for phase, group in groupby(pairs, key=lambda pair: pair[0])
        ),
        edges=tuple(edges),
    )


def _reached(is_frequent: Any, n: int, first: int) -> set[int]:
    """The steps that some way leads to, from the first one and from where journeys often begin."""
    reached: set[int] = set()
    ahead = [first, *(i for i in range(n) if is_frequent[n, i])]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += [there for there in range(n) if is_frequent[here, there]]
    return reached


@dataclass(frozen=True)
class _DraftPhase:
    """A phase to be, and where it stands among the others."""

    rank: int
    id: str
    title: Text
    kind: PhaseKind | None


def _phases(
    touchpoints: Sequence[str], names: Names, outcome: tuple[str, ...], languages: Sequence[str]
) -> list[_DraftPhase]:
    """The phase of each touchpoint: the register's, or by its place before or after the outcome."""
    known = dict(zip(names.touchpoints, names.phases, strict=False))
    registered = [known.get(name) for name in touchpoints]
    if any(registered):
        return _registered(registered, languages)
    n = len(touchpoints)
    at = [i for i, name in enumerate(touchpoints) if name in outcome]
    if not at:
        keys = ("beginning", "middle", "end")
        return [
            _DraftPhase(part, keys[part], text_in("DRAFT", keys[part], languages), None)
            for part in (3 * i // n for i in range(n))
        ]
    return [_of_kind(_kind_at(i, at[0], at[-1], n), languages) for i in range(n)]


def _kind_at(place: int, first: int, last: int, n: int) -> PhaseKind:
    """Before the outcome orientation, then consideration; after it service, then loyalty."""
    if place < first:
        return PhaseKind.ORIENTATION if 2 * place < first else PhaseKind.CONSIDERATION
    if place <= last:
        return PhaseKind.PURCHASE
    return PhaseKind.SERVICE if 2 * (place - last) <= n - last else PhaseKind.LOYALTY


def _of_kind(kind: PhaseKind, languages: Sequence[str]) -> _DraftPhase:
    return _DraftPhase(list(PhaseKind).index(kind), kind.value, phase_title(kind, languages), kind)


def _registered(phases: Sequence[str | None], languages: Sequence[str]) -> list[_DraftPhase]:
    """The register's phases; kinds in their own order, others where their first step comes."""
    first = next(phase for phase in phases if phase)
    filled: list[str] = []
    for phase in phases:
        filled.append(phase or (filled[-1] if filled else first))
    kinds = {kind.value: kind for kind in PhaseKind}
    are_kinds = all(phase in kinds for phase in filled)
    ranks = {phase: rank for rank, phase in enumerate(dict.fromkeys(filled))}
    return [
        _of_kind(kinds[phase], languages)
        if are_kinds
        else _DraftPhase(
            ranks[phase],
            slug(phase, f"{ranks[phase]}"),
            phase_title(kinds[phase], languages) if phase in kinds else phase,
            kinds.get(phase),
        )
        for phase in filled
    ]


def _with_cards(journey_map: JourneyMap, proof: Proof, found: Drafted) -> JourneyMap:
    """The map with the pains and moments of truth that its own proof shows."""
    for finding in proof.findings:
        if finding.step is not None and finding.code in _AS_PAIN:
            journey_map = _with_card(journey_map, "pain", finding.step, _AS_PAIN[finding.code])
        if finding.step is not None and finding.code in _AS_MOMENT:
            journey_map = _with_card(journey_map, "moment_of_truth", finding.step, "moment", finding)
    places = [number for number, figures in enumerate(found.figures) if figures.is_outcome]
    before = set(found.touchpoints[: places[0]] if places else ())
    for step, figures in zip(journey_map.steps, proof.steps.steps, strict=True):
        # Where many journeys end the draft has an end; before the outcome that is a pain all the same.
        if figures.drop_off.low >= _STOPS and set(step.touchpoints) & before and not step.cards.get("pain"):
            journey_map = _with_card(journey_map, "pain", step.id, "pain_drop_off")
    return journey_map


def _with_card(
    journey_map: JourneyMap,
    kind: Literal["pain", "moment_of_truth"],
    step: str,
    text: str,
    why: Finding | None = None,
) -> JourneyMap:
    languages = journey_map.head.languages
    id_ = new_id(f"{step}-{kind}", set(all_ids(journey_map)))
    part: dict[str, Any] = {"id": id_, "kind": kind, "text": text_in("DRAFT", text, languages)}
    if why is not None:
        known = [language for language in languages if language in TABLES] or ["en"]
        sentences = {language: why.sentence(language) for language in known}
        part["why"] = sentences if len(known) > 1 else sentences[known[0]]
    return apply(journey_map, Add(what="card", parent=step, lane=kind, part=part))
