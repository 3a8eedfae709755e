"""Binding a map to the data: its touchpoints to labels, its persona to a segment, its scope to a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from klantreis.errors import InvalidOptionError, JourneysError, UnknownNameError, listed, nearest
from klantreis.evidence.alignment import Plan
from klantreis.evidence.catalogue import note_sentence
from klantreis.evidence.flow_chart import MOST_STEPS, FlowChart, label_steps
from klantreis.journeys.block import Names
from klantreis.journeys.lens import HIDDEN, BoundLens, Lens
from klantreis.journeys.segment import Segment
from klantreis.mapping.head import JourneyPart
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona


class UnprovableMapError(JourneysError):
    """A map that cannot be laid beside journeys at all."""

    code = "unprovable_map"


@dataclass(frozen=True)
class Note:
    """Something to know about how a map was bound, which is no finding."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str = "en") -> str:
        """It in words."""
        return note_sentence(self.code, self.values, language)


def plan_of(journey_map: JourneyMap, lens: BoundLens, *, collapse: bool = False) -> Plan:
    """The map's flow chart over the label codes of a lens.

    Raises
    ------
    UnprovableMapError
        When the map has no steps or more than `MOST_STEPS`, or the data have none of its touchpoints.
    """
    n = len(journey_map.steps)
    if not n:
        raise UnprovableMapError(
            f"Map {journey_map.id!r} has no steps yet; add one before proving it.",
            nl=f"Kaart {journey_map.id!r} heeft nog geen stappen; voeg er een toe voordat je haar toetst.",
        )
    if n > MOST_STEPS:
        raise UnprovableMapError(
            f"Map {journey_map.id!r} has {n} steps; at most {MOST_STEPS} can be proved. "
            "Put parts of it in maps of their own.",
            nl=f"Kaart {journey_map.id!r} heeft {n} stappen; hooguit {MOST_STEPS} kunnen getoetst worden. "
            "Zet delen ervan in een eigen kaart.",
        )
    of_label: dict[int, list[int]] = {}
    for number, step in enumerate(journey_map.steps):
        for touchpoint in step.touchpoints:
            for code in codes_of(touchpoint, lens):
                of_label.setdefault(code, []).append(number)
    if not of_label:
        raise _nothing_in_common(journey_map, lens)
    return Plan(FlowChart.of_map(journey_map), *label_steps(of_label, lens.n_labels), collapses=collapse)


def codes_of(touchpoint: str, lens: BoundLens) -> tuple[int, ...]:
    """The label codes that a touchpoint of a map stands for: its own label's, and that of its group."""
    codes = [lens.labels.index(touchpoint)] if touchpoint in lens.labels else []
    if not lens.by_channel and touchpoint in lens.names.touchpoints:
        code = int(lens.table[lens.names.touchpoints.index(touchpoint)])
        codes += [code] if code != HIDDEN else []
    return tuple(dict.fromkeys(codes))


def _nothing_in_common(journey_map: JourneyMap, lens: BoundLens) -> UnprovableMapError:
    wanted, there = journey_map.touchpoints, lens.labels
    if not wanted:
        return UnprovableMapError(
            f"No step of map {journey_map.id!r} has a touchpoint. Put a touchpoint card on the steps that "
            f"data can show; there are: {listed(there)}.",
            nl=f"Geen stap van kaart {journey_map.id!r} heeft een contactmoment. Zet een kaartje met een "
            "contactmoment op de stappen die in de gegevens te zien zijn; er zijn: "
            f"{listed(there, language='nl')}.",
        )
    return UnprovableMapError(
        f"None of the touchpoints on map {journey_map.id!r} occur in the journeys: {listed(wanted)}. "
        f"There are: {listed(there)}.{nearest(wanted[0], there)} "
        "Rename them on the map, or give them rules in touchpoints.yaml.",
        nl=f"Geen van de contactmomenten op kaart {journey_map.id!r} komt in de reizen voor: "
        f"{listed(wanted, language='nl')}. Er zijn: {listed(there, language='nl')}."
        f"{nearest(wanted[0], there, language='nl')} "
        "Hernoem ze op de kaart, of geef ze regels in touchpoints.yaml.",
    )


def notes_on(journey_map: JourneyMap, lens: BoundLens, chart: FlowChart) -> tuple[Note, ...]:
    """Touchpoints of the map that the data lack, and an end that the map lacks."""
    missing = [
        Note("touchpoint_without_data", {"step": step.title, "touchpoint": touchpoint})
        for step in journey_map.steps
        for touchpoint in step.touchpoints
        if not codes_of(touchpoint, lens)
    ]
    if chart.closed_at is None:
        return tuple(missing)
    return (*missing, Note("no_end", {"step": journey_map.steps[chart.closed_at].title}))


def lens_of_map(
    journey_map: JourneyMap,
    lens: Lens,
    names: Names,
    *,
    persona: str | None = None,
    personas: Iterable[Persona] = (),
    outcome: Sequence[str] = (),
) -> tuple[Lens, str | None, tuple[Note, ...]]:
    """The lens narrowed to whom and what the map is about, the persona, and what was decided on the way.

    The persona's segment is laid over that of the lens. With several personas on the map and none chosen
    everyone is looked at. A map of the buyer or customer journey looks at that part, which the outcome of
    the lens parts from the other, or else the outcome that journeys are judged by.

    Raises
    ------
    InvalidOptionError
        When the lens shows something else than touchpoints.
    UnknownNameError
        When there is no such persona, or its segment names what the data do not have.
    """
    if lens.level != "touchpoint":
        raise InvalidOptionError(
            f"A map is bound by touchpoints, and these journeys are of the level {lens.level!r}. "
            "Prove it with where(level='touchpoint').",
            nl="Een kaart wordt herkend aan contactmomenten, en deze reizen zijn op het niveau "
            f"{lens.level!r}. Zet de lens op contactmomenten.",
        )
    lens, of_part = _with_part(journey_map, lens, lens.outcome or outcome)
    chosen, of_persona = _persona(journey_map, persona, personas)
    notes = (*of_part, *of_persona)
    if chosen is None or chosen.segment is None:
        return lens, chosen.id if chosen else None, notes
    parts = chosen.segment.parts(names.attributes)
    segment = Segment(
        attributes=_both(_as_lists(lens.segment.attributes), parts["attributes"]),
        did=(*lens.segment.did, *parts["did"]),
        did_not=(*lens.segment.did_not, *parts["did_not"]),
    )
    return replace(lens, segment=segment), chosen.id, notes


def _with_part(journey_map: JourneyMap, lens: Lens, outcome: Sequence[str]) -> tuple[Lens, tuple[Note, ...]]:
    scope = journey_map.head.scope
    part = scope.journey if scope else None
    if part in {None, JourneyPart.BOTH} or lens.part is not None:
        return lens, ()
    if not outcome:
        return lens, (Note("part_without_outcome", {"part": str(part)}),)
    return replace(lens, part=str(part), outcome=outcome), (Note("part", {"part": str(part)}),)


def _persona(
    journey_map: JourneyMap, wanted: str | None, personas: Iterable[Persona]
) -> tuple[Persona | None, tuple[Note, ...]]:
    known = {one.id: one for one in (*personas, *journey_map.personas)}
    if wanted is not None:
        if wanted not in known:
            raise UnknownNameError("persona", wanted, known)
        return _with_note(known[wanted])
    of_map = [known[id_] for id_ in journey_map.head.personas or () if id_ in known]
    of_map = of_map or list(journey_map.personas)
    if len(of_map) == 1:
        return _with_note(of_map[0])
    names = ", ".join(one.name for one in of_map)
    return None, (Note("several_personas", {"personas": names}),) if of_map else ()


def _with_note(persona: Persona) -> tuple[Persona, tuple[Note, ...]]:
    code = "persona" if persona.segment else "persona_without_segment"
    return persona, (Note(code, {"persona": persona.name}),)


def _as_lists(attributes: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        name: [values] if isinstance(values, str) else list(values) for name, values in attributes.items()
    }


def _both(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """Attributes for which both rules hold."""
    both = {**one, **other}
    for name in one.keys() & other.keys():
        both[name] = [value for value in one[name] if value in other[name]]
    return both
