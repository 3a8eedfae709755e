"""Schemas of the API made of the library's dataclasses, so that they are never written twice."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import create_model


@cache
def schema_of(kind: type, *, prefix: str, without: frozenset[str] = frozenset()) -> type[Schema]:
    """A dataclass as a schema: unknown numbers are null, `from_` is written from.

    Parameters
    ----------
    prefix
        What comes before the name of the dataclass, so that no other schema has the same.
    without
        Fields that are not told, neither of it nor of what is in it.
    """
    hints = get_type_hints(kind)
    own: dict[str, Any] = {
        one.name.removesuffix("_"): (_type(hints[one.name], prefix, without), ...)
        for one in fields(kind)
        if one.name not in without
    }
    first_line = (kind.__doc__ or "").partition("\n")[0]
    made: type[Schema] = create_model(f"{prefix}{kind.__name__}", __base__=Schema, __doc__=first_line, **own)
    return made


def _type(hint: Any, prefix: str, without: frozenset[str]) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if hint is float:
        return float | None
    if isinstance(hint, type) and is_dataclass(hint):
        return schema_of(hint, prefix=prefix, without=without)
    if origin in {Union, UnionType}:
        known = [NoneType if part is NoneType else _type(part, prefix, without) for part in parts]
        return Union[tuple(known)]  # noqa: UP007 - of as many types as there are
    if origin is tuple and parts[-1] is ...:
        return list[_type(parts[0], prefix, without)]  # type: ignore[misc]
    return hint
