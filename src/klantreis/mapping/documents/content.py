"""A content calendar: what is made for which phase, channel and persona, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from enum import StrEnum
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from klantreis.mapping.documents.document import Document
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error, warning
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=200)]
Address = Annotated[str, Field(pattern=r"^https?://", max_length=2000)]


class ContentKind(StrEnum):
    """What sort of content it is; `own` is called by its `kind_name`."""

    HERO_VIDEO = "hero_video"
    BLOG = "blog"
    SERIES = "series"
    HOW_TO = "how_to"
    WHITE_PAPER = "white_paper"
    PRODUCT_SPECIFICATION = "product_specification"
    PROMOTION_MAIL = "promotion_mail"
    REVIEW_REQUEST = "review_request"
    LOYALTY_OFFER = "loyalty_offer"
    COMPARISON = "comparison"
    CUSTOMER_STORY = "customer_story"
    WEBINAR = "webinar"
    SOCIAL_POST = "social_post"
    OWN = "own"


class Purpose(StrEnum):
    """What content does for the customer: inspire, inform, convert, keep."""

    INSPIRE = "inspire"
    INFORM = "inform"
    CONVERT = "convert"
    KEEP = "keep"


class ContentStatus(StrEnum):
    """How far an item is."""

    IDEA = "idea"
    PLANNED = "planned"
    MAKING = "making"
    READY = "ready"
    PUBLISHED = "published"
    STOPPED = "stopped"


class ContentItem(Part):
    """Something that is made for customers.

    Attributes
    ----------
    phase
        Id of the phase of the map that it is for.
    channel, touchpoint
        Where customers meet it.
    persona
        Id of the persona that it is for; None is for everyone.
    campaign
        The code by which events say that they come from it, such as utm_campaign.
    starts_on, ends_on
        The days on which it is out; without an end it stays.
    """

    id: Id
    title: Text
    description: Text | None = None
    kind: ContentKind = ContentKind.OWN
    kind_name: Name | None = None
    purpose: Purpose | None = None
    phase: Id | None = None
    channel: Name | None = None
    persona: Id | None = None
    touchpoint: Name | None = None
    campaign: Name | None = None
    starts_on: day | None = None
    ends_on: day | None = None
    status: ContentStatus = ContentStatus.IDEA
    owner: Name | None = None
    address: Address | None = None

    @property
    def is_on(self) -> bool:
        """Whether it counts: it was not stopped."""
        return self.status is not ContentStatus.STOPPED


class Content(Document):
    """The content calendar of a team.

    Attributes
    ----------
    map
        Id of the map whose phases it is for.
    phases, channels, personas
        What content is wanted for, which the matrix shows also where there is none.
    is_simulated
        Whether it is invented, which every report then says.
    """

    KIND: ClassVar = "content"
    HOLDS: ClassVar = {"item": "items"}

    format: Literal["klantreis-content/1"] = "klantreis-content/1"
    map: Id | None = None
    phases: tuple[Id, ...] = ()
    channels: tuple[Name, ...] = ()
    personas: tuple[Id, ...] = ()
    is_simulated: bool = False
    items: tuple[ContentItem, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Nothing ends before it starts."""
        for item in self.items:
            if item.starts_on and item.ends_on and item.ends_on < item.starts_on:
                yield error("ends_before_it_starts", (item.id, "ends_on"), item=item.id)

    def advice(self) -> Iterator[Problem]:
        """Items that events cannot tell apart: one campaign code in the same days."""
        coded = [item for item in self.items if item.campaign and item.is_on]
        for one, other in combinations(coded, 2):
            if one.campaign == other.campaign and _overlap(one, other):
                yield warning(
                    "code_twice",
                    (one.id, "campaign"),
                    item=one.id,
                    other=other.id,
                    campaign=one.campaign,
                )


def _overlap(one: ContentItem, other: ContentItem) -> bool:
    begins = max(one.starts_on or day.min, other.starts_on or day.min)
    return begins <= min(one.ends_on or day.max, other.ends_on or day.max)
