"""The kinds of edits of a map, and their JSON: add, set, move, remove, and several at once."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from klantreis.mapping.field_errors import wrong_fields, wrong_value
from klantreis.mapping.part import Part
from klantreis.mapping.problem import Detail, RefusedOperationError, error

ADDABLE = ("persona", "lane", "phase", "step", "card", "evidence", "edge", "aside")
Index = Annotated[int, Field(strict=True, ge=0)]


class Add(Part):
    """Add a part, with all that is in it, at an index among its equals or behind them.

    A step names its phase as parent, a card its step and lane, evidence its card.
    """

    op: Literal["add"] = "add"
    what: Annotated[str, Field(json_schema_extra={"enum": list(ADDABLE)})]  # on a map; see documents/
    parent: str | None = None
    lane: str | None = None
    index: Index | None = None
    part: dict[str, Any]


class Set(Part):
    """Give a field of a part a value; null takes the value away. The head's id is "head".

    Of a field that holds a record one `key` alone can be set. Of one that lists texts one `member` alone can
    be: its value is the index where it is to stand among the others.
    """

    op: Literal["set"] = "set"
    id: str
    field: str
    key: str | None = None
    member: str | None = None
    value: Any = None

    @model_validator(mode="after")
    def _names_one_member(self) -> Self:
        if self.member is None:
            return self
        if self.key is not None:
            raise wrong_value("say a key or a member, not both", nl="zeg een key of een member, niet allebei")
        if self.value is not None and (type(self.value) is not int or self.value < 0):
            raise wrong_value(
                "the value of a member is its index, 0 or more, or null",
                nl="de value van een member is zijn index, 0 of meer, of null",
            )
        return self


class Move(Part):
    """Put a part at an index, or at the end, perhaps in another phase, step, lane or card.

    The index counts among the other parts there. A parent or lane that is not said stays.
    """

    op: Literal["move"] = "move"
    id: str
    parent: str | None = None
    lane: str | None = None
    index: Index | None = None


class Remove(Part):
    """Take a part away, with all that is in it and what cannot stand without it.

    With a step go its edges, with a lane its cards, with a persona the cards that speak of that persona.
    """

    op: Literal["remove"] = "remove"
    id: str


class All(Part):
    """Several operations in order, of which all happen or none."""

    op: Literal["all"] = "all"
    operations: tuple[Operation, ...]


Operation = Annotated[Add | Set | Move | Remove | All, Field(discriminator="op")]
All.model_rebuild()
_OPERATION: TypeAdapter[Add | Set | Move | Remove | All] = TypeAdapter(Operation)
AnyOperation = Add | Set | Move | Remove | All


def operation_from_data(data: Any) -> AnyOperation:
    """An operation from its JSON.

    Raises
    ------
    RefusedOperationError
        When it is not one.
    """
    try:
        return _OPERATION.validate_python(data)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[:1]
        message, nl = wrong_fields(first, whole="operation"), wrong_fields(first, "nl", whole="bewerking")
        reason = Detail("other", {"message": message, "nl": nl})
        raise RefusedOperationError(error("invalid_operation", detail=reason)) from None


def operation_to_data(operation: AnyOperation) -> dict[str, Any]:
    """The JSON of an operation, without what is left out."""
    data: dict[str, Any] = operation.model_dump(mode="json", exclude_none=True)
    return _with_null(data, operation)


def _with_null(data: dict[str, Any], operation: AnyOperation) -> dict[str, Any]:
    """A set without a value takes it away: said aloud, as null."""
    if isinstance(operation, Set):
        data.setdefault("value", None)
    if isinstance(operation, All):
        data["operations"] = [operation_to_data(one) for one in operation.operations]
    return data
