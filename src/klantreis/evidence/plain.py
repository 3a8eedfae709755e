"""Results as plain dictionaries and lists, and back: unknown is null, `from_` is written from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


def to_plain(value: Any) -> Any:
    """Dataclasses, tuples, dates and floats as JSON has them."""
    if is_dataclass(value):
        return {_written(one.name): to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[Made], plain: Any) -> Made:
    """What `to_plain` wrote of a dataclass.

    Raises
    ------
    KeyError, TypeError, ValueError
        When it is not of that shape.
    """
    hints = get_type_hints(kind)
    return kind(**{one.name: _read(hints[one.name], plain[_written(one.name)]) for one in fields(kind)})  # type: ignore[arg-type]


def _written(name: str) -> str:
    return name.removesuffix("_")


def _read(hint: Any, plain: Any) -> Any:  # noqa: PLR0911 - one answer per kind of type
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        chosen = [part for part in parts if part is not type(None)]
        return None if plain is None else plain if len(chosen) > 1 else _read(chosen[0], plain)
    if origin is tuple:
        hints = [parts[0]] * len(plain) if parts[-1] is ... else list(parts)
        return tuple(_read(one, part) for one, part in zip(hints, plain, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        return from_plain(hint, plain)
    if hint is float:
        return math.nan if plain is None else float(plain)
    if hint in {date, datetime}:
        return hint.fromisoformat(plain)
    if origin is not None or hint is Any:
        return plain
    if not isinstance(plain, hint):
        raise TypeError(f"{plain!r} is no {hint.__name__}")
    return plain
