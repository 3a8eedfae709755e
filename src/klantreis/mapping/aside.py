"""A finding that a team set aside: who did, when and why, and what its figure was then."""

from __future__ import annotations

from datetime import date as day
from typing import Annotated, Self

from pydantic import Field, model_validator

from klantreis.mapping.emotion import check_interval
from klantreis.mapping.part import Id, Number, Part
from klantreis.mapping.texts import Text

MOST_REASON = 1000


class Aside(Part):
    """A finding that the team knows of and does not want to be told again.

    Attributes
    ----------
    finding
        The id of the finding, which is the same in every proof and validation that finds it.
    of
        Of whose journeys or answers it was then: a word of the proof's series; empty for everyone.
    text
        What it said.
    why, by, on
        The reason, who set it aside, and on which day.
    value, low, high
        The figure it rested on, by which a later one is worse; None when it had none with an interval.
    """

    id: Id
    finding: Annotated[str, Field(min_length=1, max_length=200)]
    of: Annotated[str, Field(max_length=200)] = ""
    text: Text
    why: Annotated[str, Field(min_length=1, max_length=MOST_REASON)]
    by: Annotated[str, Field(max_length=200)] | None = None
    on: day
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None

    @model_validator(mode="after")
    def _interval_holds_the_value(self) -> Self:
        if self.value is not None:
            check_interval(self.value, self.low, self.high)
        return self
