"""How well an offer answers what customers need, and what it leaves open: judged, not measured."""

from __future__ import annotations

import math
from dataclasses import dataclass

from klantreis.mapping.documents.proposition import Canvas, ItemKind, Need, NeedKind, Offer
from klantreis.mapping.texts import Text, said

UNJUDGED = 3  # the middle of 1 … 5, for a need whose importance nobody judged
WHOLLY = 3


@dataclass(frozen=True)
class Share:
    """How much of some needs is answered.

    Attributes
    ----------
    value
        0 … 1; NaN where there are no needs.
    n, n_answered, n_judged
        Needs; those with a link; those whose importance was judged.
    """

    value: float
    n: int
    n_answered: int
    n_judged: int


@dataclass(frozen=True)
class Fit:
    """How well an offer answers the needs of a canvas.

    Attributes
    ----------
    all, by_kind
        Over all needs, and over jobs, pains and gains.
    open
        Needs that nothing answers, the most important first.
    weak
        Needs that are answered only a little.
    idle
        Ids of items that answer nothing: why do we offer them?
    n_assumed
        Needs without any evidence: the figure is worth no more than these.
    """

    all: Share
    by_kind: dict[NeedKind, Share]
    open: tuple[Need, ...]
    weak: tuple[Need, ...]
    idle: tuple[str, ...]
    n_assumed: int


def fit(canvas: Canvas, offer: Offer) -> Fit:
    """The weighted share of needs that an offer answers.

    Each need counts by its importance (3 while nobody judged it) and is answered as far as its strongest
    link says: a third, two thirds or wholly. Several weak answers do not make a strong one. It is the
    team's own judgement put together, no measurement, and so has no interval.
    """
    answered = answers(canvas, offer)
    by_weight = sorted(canvas.needs, key=lambda need: -weight(need))
    return Fit(
        all=_share(canvas.needs, answered),
        by_kind={kind: _share(_of(canvas, kind), answered) for kind in NeedKind},
        open=tuple(need for need in by_weight if not answered[need.id]),
        weak=tuple(need for need in by_weight if answered[need.id] == 1),
        idle=tuple(item.id for item in offer.items if item.id not in {link.item for link in offer.links}),
        n_assumed=sum(not need.evidence for need in canvas.needs),
    )


def answers(canvas: Canvas, offer: Offer) -> dict[str, int]:
    """Per need how strongly an offer answers it: 0 (not) … 3 (wholly)."""
    strongest = dict.fromkeys((need.id for need in canvas.needs), 0)
    for link in offer.links:
        strongest[link.need] = max(strongest[link.need], link.strength)
    return strongest


def weight(need: Need) -> int:
    """How much a need counts."""
    return need.importance or UNJUDGED


def unique_needs(canvas: Canvas) -> tuple[Need, ...]:
    """What we answer more strongly than every competitor on the canvas, what counts most first."""
    ours = canvas.ours
    if ours is None:
        return ()
    here = answers(canvas, ours)
    others = [answers(canvas, offer) for offer in canvas.competitors]
    lead = {id_: here[id_] - max((other[id_] for other in others), default=0) for id_ in here}
    found = [need for need in canvas.needs if lead[need.id] > 0]
    return tuple(sorted(found, key=lambda need: -weight(need) * lead[need.id]))


_SENTENCES = {
    "en": ("For {who}{job}, {company} offers {product}", " that takes away “{pain}”", " and brings “{gain}”",
           ", more than {others} do", " (“{job}”)", " or "),
    "nl": ("Voor {who}{job} biedt {company} {product}", " dat “{pain}” wegneemt", " en “{gain}” brengt",
           ", meer dan {others}", " (“{job}”)", " of "),
}  # fmt: skip


def proposed_value(canvas: Canvas, language: str, languages: tuple[str, ...] = ()) -> str | None:
    """A first sentence of unique value, out of what we answer best; None while nothing is answered.

    It names the most important job, and the pain and gain in which we lead, or else that we answer best.
    """
    ours = canvas.ours
    if ours is None or not any(answers(canvas, ours).values()):
        return None
    start, pain, gain, others, job, either = _SENTENCES.get(language.partition("-")[0], _SENTENCES["en"])

    def told(text: Text | None) -> str:
        return said(text, language, languages).rstrip(". ")

    chosen = {kind: _best(canvas, ours, kind) for kind in NeedKind}
    products = [item for item in ours.items if item.kind is ItemKind.PRODUCT] or list(ours.items)
    want = chosen[NeedKind.JOB]
    sentence = start.format(
        who=told(canvas.title),
        job=job.format(job=told(want.text)) if want else "",
        company=ours.company,
        product=told(products[0].text),
    )
    hurt, hoped = chosen[NeedKind.PAIN], chosen[NeedKind.GAIN]
    if hurt:
        sentence += pain.format(pain=told(hurt.text))
    if hoped:
        sentence += gain.format(gain=told(hoped.text))
    if canvas.competitors and unique_needs(canvas):
        sentence += others.format(others=either.join(offer.company for offer in canvas.competitors))
    return sentence + "."


def _best(canvas: Canvas, ours: Offer, kind: NeedKind) -> Need | None:
    leading = [need for need in unique_needs(canvas) if need.kind is kind]
    answered = answers(canvas, ours)
    good = [need for need in _of(canvas, kind) if answered[need.id]]
    good.sort(key=lambda need: -weight(need) * answered[need.id])
    return next(iter([*leading, *good]), None)


def _of(canvas: Canvas, kind: NeedKind) -> tuple[Need, ...]:
    return tuple(need for need in canvas.needs if need.kind is kind)


def _share(needs: tuple[Need, ...], answered: dict[str, int]) -> Share:
    total = sum(weight(need) for need in needs)
    reached = sum(weight(need) * answered[need.id] / WHOLLY for need in needs)
    return Share(
        value=reached / total if total else math.nan,
        n=len(needs),
        n_answered=sum(answered[need.id] > 0 for need in needs),
        n_judged=sum(need.importance is not None for need in needs),
    )
