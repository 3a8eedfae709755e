"""The touchpoint register: the named kinds of contact, and the rules that say which events are it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from klantreis.mapping.conditions import Condition

LONGEST_NAME = 200


class Weight(StrEnum):
    """Whether a touchpoint carries the journey or helps it along."""

    PRIMARY = "primary"
    SUPPORTING = "supporting"


class Touchpoint(BaseModel):
    """A named kind of contact. Without rules it is every event of its own name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    channel: str | None = None
    phase: str | None = None
    weight: Weight = Weight.PRIMARY
    owner: str | None = None
    description: str | None = None
    rules: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Any of these makes an event this touchpoint."""
        return self.rules or (Condition(field="name", equals=self.name),)


class Register(BaseModel):
    """The touchpoints of a workspace. The first rule that matches an event, from the top, wins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    touchpoints: tuple[Touchpoint, ...] = ()

    @field_validator("touchpoints", mode="before")
    @classmethod
    def _empty_is_none(cls, touchpoints: object) -> object:
        return () if touchpoints is None else touchpoints

    @model_validator(mode="after")
    def _names_are_unique(self) -> Register:
        twice = [name for name, n in Counter(one.name for one in self.touchpoints).items() if n > 1]
        if twice:
            raise ValueError(f"touchpoints that are there twice: {', '.join(twice)}; rename or merge them")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """In the register's order."""
        return tuple(touchpoint.name for touchpoint in self.touchpoints)
