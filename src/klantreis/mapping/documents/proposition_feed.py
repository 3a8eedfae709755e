"""Needs for a canvas out of what is known already: the persona, pains and delights of maps, interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klantreis.mapping.cards import DelightCard, PainCard
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.proposition import Canvas, Need, NeedKind, Source
from klantreis.mapping.evidence import Quote
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, All
from klantreis.mapping.part import new_id
from klantreis.mapping.persona import Persona
from klantreis.mapping.texts import Text

_LOW, _HIGH = -1, 1  # from these emotions on a mention is a pain or a gain


def needs_from_persona(persona: Persona) -> tuple[Need, ...]:
    """The jobs, pains and gains that a persona's description names."""
    source = Source(persona=persona.id)
    texts = [(NeedKind.JOB, persona.jobs), (NeedKind.PAIN, persona.pains), (NeedKind.GAIN, persona.gains)]
    return tuple(
        Need(id=f"{kind}-{at}", kind=kind, text=text, source=source)
        for kind, several in texts
        for at, text in enumerate(several, start=1)
    )


def needs_from_map(journey_map: JourneyMap, persona: str | None = None) -> tuple[Need, ...]:
    """The pains and delights on a map, with the severity of pains as importance and their evidence.

    Parameters
    ----------
    persona
        Only cards that speak of this persona or of everyone; all when left out.
    """
    return tuple(
        _of_card(journey_map, card)
        for _, _, card in journey_map.cards
        if isinstance(card, PainCard | DelightCard) and (persona is None or card.persona in {None, persona})
    )


def _of_card(journey_map: JourneyMap, card: PainCard | DelightCard) -> Need:
    is_pain = isinstance(card, PainCard)
    return Need(
        id=card.id,
        kind=NeedKind.PAIN if is_pain else NeedKind.GAIN,
        text=card.text,
        importance=card.severity if isinstance(card, PainCard) else None,
        evidence=card.evidence,
        source=Source(map=journey_map.id, card=card.id),
    )


def needs_from_interviews(interviews: Interviews, persona: str | None = None) -> tuple[Need, ...]:
    """What participants said they needed, as jobs, and what they felt strongly about, as pains and gains.

    Each has the participant's importance and, as evidence, the quote under the participant's pseudonym.
    """
    return tuple(_of_interviews(interviews, persona))


def _of_interviews(interviews: Interviews, persona: str | None) -> Iterator[Need]:
    for who in interviews.held:
        if persona is not None and who.persona != persona:
            continue
        for one in who.mentions:
            evidence: tuple[Quote, ...] = ()
            if one.quote:
                evidence = (
                    Quote(
                        id="quote",
                        text=one.quote,
                        speaker=who.pseudonym,
                        source=interviews.id,
                        date=who.interviewed_on,
                    ),
                )
            source = Source(interviews=interviews.id, mention=one.id)
            found: list[tuple[NeedKind, Text]] = []
            if one.need:
                found.append((NeedKind.JOB, one.need))
            if one.quote and one.emotion is not None and not _LOW < one.emotion < _HIGH:
                found.append((NeedKind.PAIN if one.emotion < 0 else NeedKind.GAIN, one.quote))
            for kind, text in found:
                yield Need(
                    id=one.id,
                    kind=kind,
                    text=text,
                    importance=one.importance,
                    evidence=evidence,
                    source=source,
                )


def known_needs(
    persona_id: str | None,
    personas: Iterable[Persona] = (),
    maps: Iterable[JourneyMap] = (),
    told: Iterable[Interviews] = (),
) -> tuple[Need, ...]:
    """All that is known of what the customers of a persona need, what weighs most first within each source.

    Without a persona: what maps and interviews say of anyone.
    """
    return (
        *(need for one in personas if one.id == persona_id for need in needs_from_persona(one)),
        *(need for one in maps for need in _heaviest(needs_from_map(one, persona_id))),
        *(need for one in told for need in _heaviest(needs_from_interviews(one, persona_id))),
    )


def _heaviest(needs: tuple[Need, ...]) -> list[Need]:
    return sorted(needs, key=lambda need: -(need.importance or 0))


def lacking(canvas: Canvas, needs: Iterable[Need]) -> Iterator[Need]:
    """Those of some needs that a canvas has not, each once.

    It has a need that says the same, or that came from the same card or mention and was put in other words.
    """
    there = {key for need in canvas.needs for key in _keys(need)}
    for need in needs:
        if there.isdisjoint(_keys(need)):
            there.update(_keys(need))
            yield need


def _keys(need: Need) -> Iterator[tuple[NeedKind, str]]:
    yield need.kind, str(need.text)
    if need.source and need.source.persona is None:
        # A persona's description names many needs; a card or a mention only one of a kind.
        yield need.kind, need.source.model_dump_json()


def feeding(canvas: Canvas, needs: Iterable[Need], taken: Iterable[str]) -> All:
    """The operation that adds needs to a canvas; those that it has stay as they are.

    Parameters
    ----------
    taken
        Ids that the document has already; needs get new ones where theirs is among them.
    """
    ids = set(taken)
    operations = []
    for need in lacking(canvas, needs):
        id_ = new_id(need.id, ids, otherwise="need")
        ids.add(id_)
        part = need.changed(id=id_).model_dump(mode="json", exclude_none=True)
        operations.append(Add(what="need", parent=canvas.id, part=part))
    return All(operations=tuple(operations))
