"""Conditions on an event: small declared statements, never SQL text, that rules are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from klantreis.mapping.field_errors import wrong_value

FIELDS = ("name", "source", "channel", "campaign", "value")
ATTRIBUTE = "attributes."
_TEXT_OPERATORS = ("equals", "one_of", "starts_with", "contains", "matches")
_NUMBER_OPERATORS = ("greater", "less")

Number = Annotated[float, Field(allow_inf_nan=False)]


class Condition(BaseModel):
    """One statement about one field of an event, or several joined by `all`, `any` or `not`.

    A field is `name`, `source`, `channel`, `campaign`, `value` or `attributes.<key>`. A condition on
    a field that the event lacks does not hold.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    field: str | None = None
    equals: str | Number | None = None
    one_of: tuple[str | Number, ...] | None = None
    starts_with: str | None = None
    contains: str | None = None
    matches: str | None = None
    greater: Number | None = None
    less: Number | None = None
    all_: tuple[Condition, ...] | None = Field(None, alias="all")
    any_: tuple[Condition, ...] | None = Field(None, alias="any")
    not_: Condition | None = Field(None, alias="not")

    @field_validator("matches")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            try:
                re.compile(pattern)
            except re.error as error:
                raise wrong_value(
                    f"matches: {pattern!r} is no regular expression: {error}",
                    nl=f"matches: {pattern!r} is geen reguliere expressie: {error}",
                ) from error
        return pattern

    @model_validator(mode="after")
    def _says_one_thing(self) -> Condition:
        joined = [name for name in ("all", "any", "not") if getattr(self, f"{name}_") is not None]
        if len(joined) + (self.field is not None) != 1:
            raise wrong_value(
                "a condition has one of: field, all, any, not",
                nl="een voorwaarde heeft een van deze: field, all, any, not",
            )
        if joined and self.operators:
            raise wrong_value(
                f"{joined[0]!r} joins conditions; put {', '.join(self.operators)} inside them",
                nl=f"{joined[0]!r} voegt voorwaarden samen; zet {', '.join(self.operators)} daarbinnen",
            )
        if self.field is not None:
            self._fits_its_field(self.field)
        if () in (self.all_, self.any_, self.one_of):
            raise wrong_value(
                "all, any and one_of need at least one entry",
                nl="all, any en one_of hebben er minstens één nodig",
            )
        return self

    def _fits_its_field(self, field: str) -> None:
        if field not in FIELDS and not (field.startswith(ATTRIBUTE) and field != ATTRIBUTE):
            raise wrong_value(
                f"no field {field!r}; there are {', '.join(FIELDS)} and {ATTRIBUTE}<key>, such as "
                f"{ATTRIBUTE}page",
                nl=f"er is geen veld {field!r}; er zijn {', '.join(FIELDS)} en {ATTRIBUTE}<sleutel>, zoals "
                f"{ATTRIBUTE}page",
            )
        if not self.operators:
            raise wrong_value(
                f"say what {field} must be: {', '.join((*_TEXT_OPERATORS, *_NUMBER_OPERATORS))}",
                nl=f"zeg wat {field} moet zijn: {', '.join((*_TEXT_OPERATORS, *_NUMBER_OPERATORS))}",
            )
        if field == "value" and set(self.operators) & {"starts_with", "contains", "matches"}:
            raise wrong_value(
                "value is a number: use equals, one_of, greater or less",
                nl="value is een getal: gebruik equals, one_of, greater of less",
            )
        if field in FIELDS and field != "value" and set(self.operators) & set(_NUMBER_OPERATORS):
            raise wrong_value(
                f"{field} is a text: use {', '.join(_TEXT_OPERATORS)}",
                nl=f"{field} is een tekst: gebruik {', '.join(_TEXT_OPERATORS)}",
            )

    @property
    def operators(self) -> tuple[str, ...]:
        """The operators that this condition uses; all of them must hold."""
        return tuple(
            name for name in (*_TEXT_OPERATORS, *_NUMBER_OPERATORS) if getattr(self, name) is not None
        )

    @property
    def fields(self) -> frozenset[str]:
        """Every field that this condition and those in it look at."""
        own = {self.field} if self.field is not None else set()
        inner = [*(self.all_ or ()), *(self.any_ or ()), *([self.not_] if self.not_ else [])]
        return frozenset(own).union(*(condition.fields for condition in inner))

    def holds(self, event: Mapping[str, Any]) -> bool:
        """Whether it holds for an event given as {"name": …, "value": …, "attributes": {…}}."""
        if self.all_ is not None:
            return all(condition.holds(event) for condition in self.all_)
        if self.any_ is not None:
            return any(condition.holds(event) for condition in self.any_)
        if self.not_ is not None:
            return not self.not_.holds(event)
        assert self.field is not None  # noqa: S101 - the validator saw to it
        actual = _field_of(event, self.field)
        return actual is not None and all(self._compare(operator, actual) for operator in self.operators)

    def _compare(self, operator: str, actual: str | float) -> bool:
        wanted = getattr(self, operator)
        match operator:
            case "equals":
                return _same(actual, wanted)
            case "one_of":
                return any(_same(actual, one) for one in wanted)
            case "starts_with":
                return str(actual).startswith(wanted)
            case "contains":
                return wanted in str(actual)
            case "matches":
                return re.search(wanted, str(actual)) is not None
        number = _number(actual)
        return number is not None and (number > wanted if operator == "greater" else number < wanted)


def _field_of(event: Mapping[str, Any], field: str) -> str | float | None:
    if field.startswith(ATTRIBUTE):
        value: str | None = (event.get("attributes") or {}).get(field.removeprefix(ATTRIBUTE))
        return value
    found: str | float | None = event.get(field)
    return found


def _same(actual: str | float, wanted: str | float) -> bool:
    """Numbers are compared as numbers, everything else as text."""
    return _number(actual) == wanted if isinstance(wanted, float | int) else actual == wanted


def _number(value: str | float) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
