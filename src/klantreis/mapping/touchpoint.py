"""The touchpoint register: the named kinds of contact, and the rules that say which events are it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError, listed
from klantreis.mapping.conditions import Condition
from klantreis.mapping.field_errors import wrong_value

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


class TouchpointExistsError(KlantreisError):
    """Two touchpoints would have one name."""

    code = "touchpoint_exists"

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"There is a touchpoint of this name already: {listed(names)}. Give yours another name, or add "
            "your rules to that one.",
            nl=f"Er is al een contactmoment met deze naam: {listed(names, language='nl')}. Kies een andere "
            "naam, of voeg je regels toe aan dat contactmoment.",
        )
        self.names = tuple(names)


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
            raise wrong_value(
                f"touchpoints that are there twice: {', '.join(twice)}; rename or merge them",
                nl=f"contactmomenten die er twee keer staan: {', '.join(twice)}; hernoem ze of voeg ze samen",
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """In the register's order."""
        return tuple(touchpoint.name for touchpoint in self.touchpoints)

    def at(self, name: str) -> int:
        """Where a touchpoint stands.

        Raises
        ------
        UnknownNameError
            When there is none of that name.
        """
        if name not in self.names:
            raise UnknownNameError("touchpoint", name, self.names)
        return self.names.index(name)

    def with_added(self, touchpoints: Sequence[Touchpoint], at: int | None = None) -> Register:
        """With more touchpoints before position `at`, or behind all."""
        where = len(self.touchpoints) if at is None else at
        return _register((*self.touchpoints[:where], *touchpoints, *self.touchpoints[where:]))

    def with_changed(self, name: str, touchpoint: Touchpoint) -> Register:
        """With another touchpoint in the place of one."""
        where = self.at(name)
        return _register((*self.touchpoints[:where], touchpoint, *self.touchpoints[where + 1 :]))

    def without(self, name: str) -> Register:
        """Without a touchpoint."""
        where = self.at(name)
        return _register((*self.touchpoints[:where], *self.touchpoints[where + 1 :]))

    def in_order(self, names: Sequence[str]) -> Register:
        """In another order, which decides whose rules are tried first.

        Raises
        ------
        InvalidOptionError
            When the names are not exactly those of the register, each once.
        """
        if sorted(names) != sorted(self.names):
            odd = sorted(set(names) ^ set(self.names)) or sorted(
                {one for one in names if names.count(one) > 1}
            )
            raise InvalidOptionError(
                f"An order names every touchpoint of the register once. Look at: {listed(odd)}.",
                nl="Een volgorde noemt elk contactmoment van het register één keer. Kijk naar: "
                f"{listed(odd, language='nl')}.",
            )
        return _register(tuple(self.touchpoints[self.at(name)] for name in names))


def _register(touchpoints: tuple[Touchpoint, ...]) -> Register:
    """The register of these touchpoints.

    Raises
    ------
    TouchpointExistsError
        When two have one name.
    """
    twice = [name for name, n in Counter(one.name for one in touchpoints).items() if n > 1]
    if twice:
        raise TouchpointExistsError(twice)
    return Register(touchpoints=touchpoints)
