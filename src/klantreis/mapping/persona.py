"""The persona: a described type of customer, and the rule that says which persons are of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from klantreis.errors import UnknownNameError
from klantreis.mapping.conditions import ATTRIBUTE, Condition
from klantreis.mapping.part import Id, Part
from klantreis.mapping.texts import Text


class SegmentParts(TypedDict):
    """The arguments of a segment of journeys."""

    attributes: dict[str, list[str]]
    did: tuple[str, ...]
    did_not: tuple[str, ...]


class SegmentRule(Part):
    """Which persons in the data are of a persona: those for whom every part holds.

    Attributes
    ----------
    where
        Conditions on the person's attributes, each on one: `{field: attributes.region, equals: North}`.
    did, did_not
        Touchpoints the person had at least once, or never.
    """

    where: tuple[Condition, ...] = ()
    did: tuple[str, ...] = ()
    did_not: tuple[str, ...] = ()

    @field_validator("where")
    @classmethod
    def _looks_at_one_attribute_each(cls, where: tuple[Condition, ...]) -> tuple[Condition, ...]:
        for condition in where:
            fields = sorted(condition.fields)
            if len(fields) != 1 or not fields[0].startswith(ATTRIBUTE):
                raise PydanticCustomError(
                    "segment_field", "a segment looks at one attribute", {"fields": ", ".join(fields)}
                )
        return where

    def parts(self, known: Mapping[str, Sequence[str]]) -> SegmentParts:
        """The arguments of `journeys.segment.Segment`, given the values each attribute has in the data.

        Raises
        ------
        UnknownNameError
            When the data has no such attribute.
        """
        attributes: dict[str, list[str]] = {}
        for condition in self.where:
            (name,) = (field.removeprefix(ATTRIBUTE) for field in condition.fields)
            if name not in known:
                raise UnknownNameError("person attribute", name, known)
            values = attributes.get(name, known[name])
            attributes[name] = [v for v in values if condition.holds({"attributes": {name: v}})]
        return SegmentParts(attributes=attributes, did=self.did, did_not=self.did_not)

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints it names."""
        return (*self.did, *self.did_not)


class Persona(Part):
    """A described type of customer.

    Attributes
    ----------
    portrait
        Path or address of a picture.
    demographics
        Texts by a name of one's own, such as age or household.
    jobs, pains, gains
        What the persona wants to get done, suffers from, and hopes for.
    channels
        The channels the persona prefers, most preferred first.
    segment
        Which persons in the data are of it.
    """

    id: Id
    name: str = Field(min_length=1, max_length=200)
    portrait: str | None = None
    quote: Text | None = None
    description: Text | None = None
    demographics: dict[str, Text] = Field(default_factory=dict)
    click_behaviour: Text | None = None
    search_behaviour: Text | None = None
    media_use: Text | None = None
    attitudes: tuple[Text, ...] = ()
    goals: tuple[Text, ...] = ()
    jobs: tuple[Text, ...] = ()
    pains: tuple[Text, ...] = ()
    gains: tuple[Text, ...] = ()
    channels: tuple[str, ...] = ()
    segment: SegmentRule | None = None

    def texts(self) -> Iterator[Text | None]:
        """Every text of it."""
        yield from (self.quote, self.description)
        yield from (self.click_behaviour, self.search_behaviour, self.media_use)
        yield from self.demographics.values()
        for several in (self.attitudes, self.goals, self.jobs, self.pains, self.gains):
            yield from several
