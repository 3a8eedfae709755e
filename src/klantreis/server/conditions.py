"""Conditions as the API gives them: without what they do not say."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import SerializerFunctionWrapHandler, WrapSerializer

from klantreis.mapping.conditions import Condition


def _without_nothing(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _without_nothing(value) for key, value in said.items() if value is not None}
    return [_without_nothing(one) for one in said] if isinstance(said, list | tuple) else said


def _short(condition: Any, written: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
    # Without a type of its own, so that the API's document describes a condition.
    return _without_nothing(written(condition))


ConditionOut = Annotated[Condition, WrapSerializer(_short)]
