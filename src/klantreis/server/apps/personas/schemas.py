"""What goes in and out about personas."""

from typing import Any, Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict, ValidationError, field_validator, model_validator

from klantreis.mapping.conditions import Condition
from klantreis.mapping.field_errors import why, wrong_value
from klantreis.mapping.part import Id
from klantreis.mapping.persona import Persona, SegmentRule
from klantreis.mapping.texts import Text
from klantreis.mapping.touchpoint import LONGEST_NAME
from klantreis.server.conditions import ConditionOut

_LONGEST = 200_000
_MOST = 50


class Strict(Schema):
    """Refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class SegmentIn(Strict):
    """Which persons: those for whom every condition on an attribute holds, who did these and never those."""

    where: list[Condition] = Field(default_factory=list, max_length=_MOST)
    did: list[str] = Field(default_factory=list, max_length=_MOST)
    did_not: list[str] = Field(default_factory=list, max_length=_MOST)

    @field_validator("where")
    @classmethod
    def _has_no_patterns(cls, where: list[Condition]) -> list[Condition]:
        # Each value of an attribute is compared by Python, where a pattern can take for ever.
        if any("matches" in _operators(one) for one in where):
            raise wrong_value(
                "a segment has no patterns; use equals, one_of, starts_with or contains",
                nl="een segment heeft geen patronen; gebruik equals, one_of, starts_with of contains",
            )
        return where

    @field_validator("did", "did_not")
    @classmethod
    def _are_names(cls, names: list[str]) -> list[str]:
        if any(len(name) > LONGEST_NAME for name in names):
            raise wrong_value(
                f"a touchpoint's name has {LONGEST_NAME} letters at most",
                nl=f"de naam van een contactmoment heeft hooguit {LONGEST_NAME} letters",
            )
        return names

    @model_validator(mode="after")
    def _is_a_rule(self) -> Self:
        try:
            self.parsed()
        except ValidationError as error:
            raise wrong_value(
                "; ".join(one["msg"] for one in error.errors()),
                nl="; ".join(why(one, "nl") for one in error.errors()),
            ) from error
        return self

    def parsed(self) -> SegmentRule:
        """The library's rule."""
        return SegmentRule(where=tuple(self.where), did=tuple(self.did), did_not=tuple(self.did_not))


def _operators(condition: Condition) -> set[str]:
    inner = [*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else [])]
    return set(condition.operators).union(*(_operators(one) for one in inner))


class PersonaIn(Strict):
    """A persona as a team describes it; `portrait` is the path of an image of the workspace or an address."""

    name: str = Field(min_length=1, max_length=200)
    portrait: str | None = Field(None, max_length=2000)
    quote: Text | None = None
    description: Text | None = None
    demographics: dict[str, Text] = Field(default_factory=dict, max_length=_MOST)
    click_behaviour: Text | None = None
    search_behaviour: Text | None = None
    media_use: Text | None = None
    attitudes: list[Text] = Field(default_factory=list, max_length=_MOST)
    goals: list[Text] = Field(default_factory=list, max_length=_MOST)
    jobs: list[Text] = Field(default_factory=list, max_length=_MOST)
    pains: list[Text] = Field(default_factory=list, max_length=_MOST)
    gains: list[Text] = Field(default_factory=list, max_length=_MOST)
    channels: list[str] = Field(default_factory=list, max_length=_MOST)
    segment: SegmentIn | None = None

    @model_validator(mode="after")
    def _is_bounded(self) -> Self:
        if len(str(self)) > _LONGEST:
            raise wrong_value(
                f"a persona has {_LONGEST} letters at most",
                nl=f"een persona heeft hooguit {_LONGEST} letters",
            )
        return self

    def parsed(self, id_: str) -> Persona:
        """The library's persona."""
        segment = self.segment.parsed() if self.segment else None
        return Persona(**{**dict(self), "id": id_, "segment": segment})


class NewPersonaIn(PersonaIn):
    """A new persona; its id is made of its name when it is left out."""

    id: Id | None = None


class FromMapIn(Strict):
    """A persona that a map describes, to be shared by all maps."""

    map_id: UUID
    persona: Id


class SegmentOut(Schema):
    """Which persons are of the persona."""

    where: list[ConditionOut]
    did: list[str]
    did_not: list[str]


class UsedOut(Schema):
    """A map whose journey is this persona's; `is_copied` says that it has a description of its own."""

    map_id: UUID
    title: str
    is_copied: bool


class DescribedOut(Schema):
    """A persona as it is described."""

    id: str
    name: str
    portrait: str | None
    quote: Text | None
    description: Text | None
    demographics: dict[str, Text]
    click_behaviour: Text | None
    search_behaviour: Text | None
    media_use: Text | None
    attitudes: list[Text]
    goals: list[Text]
    jobs: list[Text]
    pains: list[Text]
    gains: list[Text]
    channels: list[str]
    segment: SegmentOut | None

    @classmethod
    def of(cls, persona: Persona, **more: Any) -> Self:
        """The persona as the API gives it, with what else is told of it."""
        segment = SegmentOut.model_validate(persona.segment) if persona.segment else None
        return cls(**{**dict(persona), "segment": segment, **more})


class PersonaOut(DescribedOut):
    """A persona of the workspace, its version and the maps that use it."""

    version: str
    used_by: list[UsedOut]


class OnMapOut(DescribedOut):
    """A persona that a map describes and the workspace does not have: it can be shared from there."""

    map_id: UUID
    map_title: str
