"""Evidence: what a card rests on, and the status that follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from klantreis.mapping.emotion import check_interval
from klantreis.mapping.part import Count, Id, Kinded, Number
from klantreis.mapping.texts import Text


class Status(StrEnum):
    """What a card is worth.

    Observed: behaviour was measured. Reported: someone said or wrote it. Assumed: the team thinks so.
    Proposed: nobody claims it is so already.
    """

    OBSERVED = "observed"
    REPORTED = "reported"
    ASSUMED = "assumed"
    PROPOSED = "proposed"


class Quote(Kinded):
    """Somebody's own words; `speaker` is a pseudonym or a role, never a name."""

    kind: Literal["quote"] = "quote"
    id: Id
    text: Text
    speaker: str | None = None
    source: str | None = None
    date: day | None = None


class Answer(Kinded):
    """What people answered to a question: their mean, on its scale."""

    kind: Literal["answer"] = "answer"
    id: Id
    text: Text
    value: Number | None = None
    scale: str | None = None
    formula: str | None = None
    n: Count | None = None
    low: Number | None = None
    high: Number | None = None
    source: str | None = None
    date: day | None = None

    @model_validator(mode="after")
    def _interval_holds_the_value(self) -> Answer:
        if self.value is not None:
            check_interval(self.value, self.low, self.high)
        return self


class Metric(Kinded):
    """A figure of behaviour, such as a share or a median time."""

    kind: Literal["metric"] = "metric"
    id: Id
    text: Text
    value: Number
    unit: str | None = None
    formula: str | None = None
    n: Count | None = None
    low: Number | None = None
    high: Number | None = None
    source: str | None = None
    date: day | None = None

    @model_validator(mode="after")
    def _interval_holds_the_value(self) -> Metric:
        check_interval(self.value, self.low, self.high)
        return self


class Document(Kinded):
    """A report, recording, photograph or page; `source` is its path or address."""

    kind: Literal["document"] = "document"
    id: Id
    text: Text
    source: str | None = None
    date: day | None = None


Evidence = Annotated[Quote | Answer | Metric | Document, Field(discriminator="kind")]


def status_of(evidence: Iterable[Evidence], *, is_proposal: bool) -> Status:
    """Observed when a metric is among the evidence, reported when there is other, else as the team has it."""
    kinds = {one.kind for one in evidence}
    if "metric" in kinds:
        return Status.OBSERVED
    if kinds:
        return Status.REPORTED
    return Status.PROPOSED if is_proposal else Status.ASSUMED
