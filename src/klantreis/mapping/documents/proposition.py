"""A value proposition: per persona what customers need, and what we and others offer for it.

References
----------
Osterwalder, Pigneur, Bernarda and Smith (2014), Value Proposition Design, Wiley.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from klantreis.mapping.documents.document import Document, Holder, Refers
from klantreis.mapping.evidence import Evidence, Status, status_of
from klantreis.mapping.field_errors import wrong_value
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=200)]
Importance = Annotated[int, Field(strict=True, ge=1, le=5)]
Strength = Annotated[int, Field(strict=True, ge=1, le=3)]


class NeedKind(StrEnum):
    """What customers want to get done, suffer from, or hope for."""

    JOB = "job"
    PAIN = "pain"
    GAIN = "gain"


class ItemKind(StrEnum):
    """What is offered: a product or service, what takes pains away, what brings gains."""

    PRODUCT = "product"
    PAIN_RELIEVER = "pain_reliever"
    GAIN_CREATOR = "gain_creator"


# What each sort of item can answer.
ANSWERS: dict[ItemKind, frozenset[NeedKind]] = {
    ItemKind.PRODUCT: frozenset(NeedKind),
    ItemKind.PAIN_RELIEVER: frozenset({NeedKind.PAIN}),
    ItemKind.GAIN_CREATOR: frozenset({NeedKind.GAIN}),
}


class Source(Part):
    """Where a need was taken from; exactly one of these.

    Attributes
    ----------
    persona
        The description of a persona, by id.
    map, card
        A card of a map.
    interviews, mention
        A mention in interviews.
    """

    persona: Id | None = None
    map: Id | None = None
    card: Id | None = None
    interviews: Id | None = None
    mention: Id | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(one is not None for one in (self.persona, self.map, self.interviews)) != 1:
            raise wrong_value(
                "name one source: a persona, a map with its card, or interviews with a mention",
                nl="noem één bron: een persona, een kaart met haar kaartje, of interviews met een uitspraak",
            )
        if (self.map is None) != (self.card is None) or (self.interviews is None) != (self.mention is None):
            raise wrong_value(
                "a map comes with a card, and interviews with a mention",
                nl="bij een kaart hoort een kaartje, en bij interviews een uitspraak",
            )
        return self


class Need(Part):
    """A job, a pain or a gain of the customer.

    Attributes
    ----------
    importance
        1 (hardly) … 5 (decisive) to the customer; None while nobody judged it.
    evidence
        What it rests on; without any the team assumes it.
    """

    id: Id
    kind: NeedKind
    text: Text
    importance: Importance | None = None
    evidence: tuple[Evidence, ...] = ()
    source: Source | None = None

    @property
    def status(self) -> Status:
        """What it is worth, from its evidence."""
        return status_of(self.evidence, is_proposal=False)


class Item(Part):
    """Something that is offered."""

    id: Id
    kind: ItemKind
    text: Text


class Link(Part):
    """An item that answers a need: 1 (a little), 2 (largely) or 3 (wholly)."""

    id: Id
    item: Annotated[Id, Refers("item")]
    need: Annotated[Id, Refers("need")]
    strength: Strength = 2


class Offer(Holder):
    """What a company offers to the customer of a canvas; `is_ours` of ours, not of competitors'."""

    HOLDS: ClassVar = {"item": "items", "link": "links"}

    id: Id
    company: Name
    is_ours: bool = False
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()


class Canvas(Holder):
    """The circle of a customer, and beside it the squares of those who serve that customer.

    Attributes
    ----------
    persona
        Id of the persona that it is of.
    unique_value
        The sentence that says why this customer chooses us.
    """

    HOLDS: ClassVar = {"need": "needs", "offer": "offers"}

    id: Id
    title: Text
    persona: Id | None = None
    needs: tuple[Need, ...] = ()
    offers: tuple[Offer, ...] = ()
    unique_value: Text | None = None

    @property
    def ours(self) -> Offer | None:
        """What we offer, if that was said."""
        return next((offer for offer in self.offers if offer.is_ours), None)

    @property
    def competitors(self) -> tuple[Offer, ...]:
        """What others offer."""
        return tuple(offer for offer in self.offers if not offer.is_ours)


class Company(Part):
    """Who we are: what we are there for, what we promise everyone, how one recognises us, and our proof."""

    name: Name
    mission: Text | None = None
    promise: Text | None = None
    character: Text | None = None
    proof: Text | None = None


class Proposition(Document):
    """Why customers choose us: a canvas per persona, and who we are as a company.

    Attributes
    ----------
    unique_value
        The sentence for all customers together.
    is_simulated
        Whether it is invented, which every report then says.
    """

    KIND: ClassVar = "proposition"
    HOLDS: ClassVar = {"canvas": "canvases"}

    format: Literal["klantreis-proposition/1"] = "klantreis-proposition/1"
    company: Company | None = None
    unique_value: Text | None = None
    is_simulated: bool = False
    canvases: tuple[Canvas, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """We offer once on a canvas; a link joins both sides of one canvas, and what fits together."""
        for canvas in self.canvases:
            if sum(offer.is_ours for offer in canvas.offers) > 1:
                yield error("ours_twice", (canvas.id, "offers"), canvas=canvas.id)
            needs = {need.id: need for need in canvas.needs}
            for offer in canvas.offers:
                yield from _wrong_links(offer, needs)


def _wrong_links(offer: Offer, needs: dict[str, Need]) -> Iterator[Problem]:
    items = {item.id: item for item in offer.items}
    joined: set[tuple[str, str]] = set()
    for link in offer.links:
        pair = (link.item, link.need)
        if link.item not in items or link.need not in needs:
            yield error("link_across", (link.id,), link=link.id)
        elif needs[link.need].kind not in ANSWERS[items[link.item].kind]:
            yield error("link_unfit", (link.id,), item=link.item, need=link.need)
        elif pair in joined:
            yield error("link_twice", (link.id,), item=link.item, need=link.need)
        joined.add(pair)
