"""Emotion: -2 … +2 and a word, as three series that are never mixed."""

from __future__ import annotations

from datetime import date as day
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from klantreis.mapping.part import Count, Number, Part
from klantreis.mapping.texts import Text

LOWEST, HIGHEST = -2, 2
SERIES = ("assumed", "reported", "measured")


def _in_range(value: float) -> float:
    if not LOWEST <= value <= HIGHEST:
        raise PydanticCustomError("emotion_out_of_range", "{value} is out of range", {"value": f"{value:g}"})
    return value


EmotionValue = Annotated[
    Number,
    AfterValidator(_in_range),
    WithJsonSchema({"type": "number", "minimum": LOWEST, "maximum": HIGHEST}),
]


class Reading(Part):
    """An emotion as one series has it.

    Attributes
    ----------
    value
        -2 (awful) … +2 (wonderful).
    word
        angry, happy, surprised …
    n
        How many persons or answers it rests on.
    low, high
        Its 95 % interval, on the same scale.
    question, scale, formula
        What was asked, on which scale, and how that became the value.
    source, date
        Where it comes from and of when it is.
    """

    value: EmotionValue
    word: Text | None = None
    n: Count | None = None
    low: EmotionValue | None = None
    high: EmotionValue | None = None
    question: Text | None = None
    scale: str | None = None
    formula: str | None = None
    source: str | None = None
    date: day | None = None

    @model_validator(mode="after")
    def _interval_holds_the_value(self) -> Reading:
        check_interval(self.value, self.low, self.high)
        return self


def check_interval(value: float, low: float | None, high: float | None) -> None:
    """Refuse half an interval, and one that the value does not lie in."""
    if low is None and high is None:
        return
    if low is None or high is None or not low <= value <= high:
        ends = {"value": f"{value:g}", "low": _end(low), "high": _end(high)}
        raise PydanticCustomError("wrong_interval", "{value} is not within {low} … {high}", ends)


def _end(bound: float | None) -> str:
    return "?" if bound is None else f"{bound:g}"
