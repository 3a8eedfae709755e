"""What is asked: a lens, and the options of each analysis."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict

from klantreis.journeys.analyses.funnel import Condition, Exclusion, Step
from klantreis.journeys.analyses.listing import MOST_PLACES, Exactly

Text = Annotated[str, Field(max_length=500)]
Texts = Annotated[list[Text], Field(max_length=1000)]


class Strict(Schema):
    """Refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class Period(Strict):
    """Half-open; a date is midnight in the workspace's zone."""

    start: Text | None = None
    end: Text | None = None


class LensIn(Strict):
    """What is looked at; what is left out shows everything. See docs/lens.md."""

    period: Period = Period()
    segment: dict[Text, Texts] = Field(default_factory=dict)
    did: Texts = Field(default_factory=list)
    did_not: Texts = Field(default_factory=list)
    level: Text = "touchpoint"
    grouping: dict[Text, Texts] = Field(default_factory=dict)
    hidden: Texts = Field(default_factory=list)
    gap: Text | None = None
    outcome: Texts = Field(default_factory=list)
    part: Text | None = None
    subject: Literal["person", "account"] = "person"

    def said(self) -> dict[str, Any]:
        """What the library takes, without what is left alone."""
        given = self.model_dump(exclude_defaults=True)
        if "period" in given:
            given["period"] = (self.period.start, self.period.end)
        return given


class Asked(Strict):
    """A question through a lens."""

    lens: LensIn = LensIn()

    def options(self) -> dict[str, Any]:
        """What the library's analysis takes."""
        return self.model_dump(exclude={"lens", "other"})


class SummaryIn(Asked):
    """Who, how many, when."""


class FlowIn(Asked):
    """What follows what."""

    persons: bool = True
    times: bool = True


class StepIn(Strict):
    """One step: any of these touchpoints, perhaps in a channel or within bounds."""

    labels: Texts = Field(default_factory=list)
    channels: Texts = Field(default_factory=list)
    min_value: float | None = None
    max_value: float | None = None
    min_score: float | None = None
    max_score: float | None = None
    within: Text | None = None
    is_optional: bool = False
    name: Text = ""

    def parsed(self) -> Step:
        """The library's step."""
        return Step(
            Condition(
                self.labels, self.channels, self.min_value, self.max_value, self.min_score, self.max_score
            ),
            within=self.within,
            is_optional=self.is_optional,
            name=self.name,
        )


class ExclusionIn(Strict):
    """What may not happen between two steps, counted from 1; between the first and last when left out."""

    labels: Texts
    after: int = Field(1, ge=1, le=100)
    before: int | None = Field(None, ge=1, le=100)

    def parsed(self) -> Exclusion:
        """The library's exclusion."""
        return Exclusion(self.labels, after=self.after, before=self.before)


class FunnelIn(Asked):
    """How many come how far; a step is a touchpoint's name or says more.

    `breakdown` is a person attribute, "first channel", or the "day", "week" or "month" of entry: a trend.
    """

    steps: list[Text | StepIn] = Field(min_length=1, max_length=100)
    within: Text | None = None
    mode: Text = "ordered"
    exclude: list[Text | ExclusionIn] = Field(default_factory=list, max_length=100)
    breakdown: Text | None = None

    def options(self) -> dict[str, Any]:
        """What `Journeys.funnel` takes."""
        return {
            "steps": [one if isinstance(one, str) else one.parsed() for one in self.steps],
            "within": self.within,
            "mode": self.mode,
            "breakdown": self.breakdown,
            "exclusions": [Exclusion(one) if isinstance(one, str) else one.parsed() for one in self.exclude],
        }


class PathsIn(Asked):
    """Which ways lead on."""

    anchor: Text | None = None
    to: Text | None = None
    direction: Text = "forward"
    depth: int | None = Field(5, ge=1, le=100)
    occurrences: Text = "first"
    collapse: bool = False
    top: int | None = Field(10, ge=1, le=1000)
    min_share: float = Field(0.001, ge=0, le=1)


class VariantsIn(Asked):
    """Which different journeys there are."""

    top: int | None = Field(20, ge=1, le=100_000)


class TrendIn(Asked):
    """How much there is over time, in the workspace's zone. Without an outcome the workspace's count."""

    every: Text = "week"
    outcome: Texts = Field(default_factory=list)


class ListingIn(Asked):
    """Journeys one by one: by "person", "latest", "longest", "most contacts" or "most value".

    With a `variant` only those with exactly these touchpoints in this order.
    """

    order: Text = "person"
    page: int = Field(1, ge=1, le=MOST_PLACES)
    size: int = Field(50, ge=1, le=200)
    outcome: Texts = Field(default_factory=list)
    variant: Texts | None = Field(None, min_length=1)

    def options(self) -> dict[str, Any]:
        """What `Journeys.listing` takes."""
        place = {"first": (self.page - 1) * self.size, "size": self.size}
        choice = None if self.variant is None else Exactly(tuple(self.variant))
        return {"order": self.order, "outcome": self.outcome, "choice": choice, **place}


class PersonIn(Asked):
    """One person, by the number that a list of journeys told."""

    person: int = Field(ge=0, le=2**62)


class Compared(Strict):
    """The lens to compare with; differences are the first minus this one."""

    other: LensIn


class SummaryComparisonIn(SummaryIn, Compared):
    """Two groups of persons."""


class FlowComparisonIn(FlowIn, Compared):
    """Two flows."""


class FunnelComparisonIn(FunnelIn, Compared):
    """Two groups through one funnel."""


# What can be asked, by the last part of its address.
ANALYSES: dict[str, type[Asked]] = {
    "summary": SummaryIn,
    "flow": FlowIn,
    "funnel": FunnelIn,
    "paths": PathsIn,
    "variants": VariantsIn,
    "trend": TrendIn,
    "journeys": ListingIn,
    "summary/comparison": SummaryComparisonIn,
    "flow/comparison": FlowComparisonIn,
    "funnel/comparison": FunnelComparisonIn,
}
