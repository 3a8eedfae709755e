"""One member of a field that holds several: a key of a record, a text in a list.

Two people who change different members of one field do not overwrite each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from klantreis.mapping.operation import Set
from klantreis.mapping.part import Part
from klantreis.mapping.problem import Place, RefusedOperationError, error


def written_field(part: Part, field: str) -> Any:
    """What a document has in a field; None when it is left out."""
    name = _name_of(part, field)
    return part.model_dump(mode="json", by_alias=True, exclude_defaults=True, include={name}).get(field)


def field_after(part: Part, operation: Set, *, languages: Sequence[str], place: Place) -> Any:
    """What a field holds after an operation; None when nothing is left of it.

    A plain text counts as said in the first language, so that others can be added to it.

    Raises
    ------
    RefusedOperationError
        When the operation names a member of a field that does not hold any.
    """
    if operation.key is None and operation.member is None:
        return operation.value
    held = _held_in(part, operation.field)
    if operation.key is not None:
        record = {languages[0]: held} if isinstance(held, str) else held
        if record is None or isinstance(record, dict):
            return _with_key(record or {}, operation.key, operation.value)
    elif held is None or isinstance(held, list):
        return _with_member(held or [], operation.member, operation.value)
    raise RefusedOperationError(
        error("no_members", (operation.id, operation.field), place=place, field=operation.field)
    )


def setting_back(part: Part, operation: Set) -> Set:
    """The operation that undoes one, given the part before it."""
    held = _held_in(part, operation.field)
    if operation.key is not None and (held is None or isinstance(held, dict)):
        return operation.model_copy(update={"value": (held or {}).get(operation.key)})
    if operation.member is not None and (held is None or isinstance(held, list)):
        place = held.index(operation.member) if held and operation.member in held else None
        return operation.model_copy(update={"value": place})
    return Set(id=operation.id, field=operation.field, value=written_field(part, operation.field))


def _with_key(record: dict[str, Any], key: str, value: Any) -> dict[str, Any] | None:
    if value is not None:
        return {**record, key: value}
    return {one: there for one, there in record.items() if one != key} or None


def _with_member(members: list[Any], member: str | None, place: int | None) -> list[Any] | None:
    """The list with a member at a place, or without it."""
    others = [one for one in members if one != member]
    if place is not None:
        others.insert(place, member)
    return others or None


def _held_in(part: Part, field: str) -> Any:
    """What a field holds as data, its default when it is left out."""
    written = written_field(part, field)
    if written is not None:
        return written
    return part.model_dump(mode="json", by_alias=True, include={_name_of(part, field)}).get(field)


def _name_of(part: Part, field: str) -> str:
    return next((n for n, f in type(part).model_fields.items() if field in {n, f.alias}), field)
