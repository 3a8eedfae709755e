"""Documents and operations without their private fields, as they are told to who only looks.

They are taken out of the JSON by their names, wherever they stand: what is told of an operation is then the
same as what is told of the document after it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

# An operation that does nothing: told instead of one that is all about what is private.
NOTHING: dict[str, Any] = {"op": "all", "operations": []}


def without_fields(value: Any, fields: Collection[str]) -> Any:
    """The JSON of a document, or of a part of one, without these fields in any part of it."""
    if isinstance(value, dict):
        return {name: without_fields(one, fields) for name, one in value.items() if name not in fields}
    return [without_fields(one, fields) for one in value] if isinstance(value, list) else value


def operation_without_fields(operation: dict[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """The JSON of an operation that does the same to a document without these fields."""
    match operation["op"]:
        case "all":
            inner = [operation_without_fields(one, fields) for one in operation["operations"]]
            return operation | {"operations": inner}
        case "set" if operation["field"] in fields:
            return NOTHING
        case "add":
            return operation | {"part": without_fields(operation["part"], fields)}
        case _:
            return operation
