"""A plan: what is done about what was found, and the figures that say whether it helped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from klantreis.mapping.documents.document import Document, Holder, Refers
from klantreis.mapping.field_errors import wrong_value
from klantreis.mapping.part import Count, Id, Number, Part
from klantreis.mapping.problem import Problem, error
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=200)]
Share = Annotated[Number, Field(ge=0, le=1)]
FindingId = Annotated[str, Field(max_length=200)]


class ActionKind(StrEnum):
    """What sort of work an action is."""

    CALL_CENTRE = "call_centre"
    ACCOUNT_MANAGEMENT = "account_management"
    SERVICE = "service"
    CONTENT = "content"
    CROSS_SELL = "cross_sell"
    LOYALTY = "loyalty"
    OWN = "own"


class ActionStatus(StrEnum):
    """How far an action is."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class FoundBy(StrEnum):
    """What found a finding: the data, or what customers say."""

    PROOF = "proof"
    VALIDATION = "validation"


class Origin(Part):
    """Where an action comes from: a finding about a map, or a part of it.

    Attributes
    ----------
    map, part
        Ids of the map, and of the step or card on it.
    finding, found_by
        The id of a finding, and whether the map's proof or its validation found it.
    also
        Ids of further findings about the same step that the action answers.
    """

    map: Id
    part: Id | None = None
    finding: FindingId | None = None
    also: tuple[FindingId, ...] = ()
    found_by: FoundBy = FoundBy.PROOF

    def findings_on(self, journey_map: str) -> tuple[str, ...]:
        """The ids of the findings about a map that the action answers."""
        known = (self.finding, *self.also) if self.map == journey_map else ()
        return tuple(one for one in known if one is not None)


class Estimate(Part):
    """What an action may yield a month, with its 95 % interval, and how that was worked out."""

    value: Number
    low: Number | None = None
    high: Number | None = None
    unit: Name
    why: Text

    @model_validator(mode="after")
    def _interval_holds_the_value(self) -> Self:
        low, high = self.low, self.high
        if (low is not None and low > self.value) or (high is not None and high < self.value):
            raise wrong_value(
                "the value does not lie in its interval",
                nl="de waarde ligt niet in haar interval",
            )
        return self


class Action(Part):
    """Something that will be done.

    Attributes
    ----------
    term
        0 (this week) … 1 (next year): where it stands on the grid, from left to right.
    impact
        0 (little) … 1 (much): from bottom to top.
    effort
        Days of work.
    needs
        Ids of actions that come first.
    moves
        Id of the figure it should move.
    expected, measure_on
        By how much, in the figure's unit, and the day on which to look.
    """

    id: Id
    title: Text
    description: Text | None = None
    kind: ActionKind = ActionKind.OWN
    kind_name: Name | None = None
    term: Share = 0.5
    impact: Share = 0.5
    estimate: Estimate | None = None
    origin: Origin | None = None
    persona: Id | None = None
    phase: Name | None = None
    owner: Name | None = None
    department: Name | None = None
    starts_on: day | None = None
    due_on: day | None = None
    done_on: day | None = None
    remind_on: day | None = None
    effort: Annotated[Number, Field(ge=0)] | None = None
    status: ActionStatus = ActionStatus.IDEA
    needs: tuple[Annotated[Id, Refers("action")], ...] = ()
    moves: Annotated[Id, Refers("kpi")] | None = None
    expected: Number | None = None
    measure_on: day | None = None
    tickets: tuple[Annotated[str, Field(pattern=r"^https?://", max_length=2000)], ...] = ()


class Source(StrEnum):
    """Where a figure comes from."""

    EVENTS = "events"
    ANSWERS = "answers"
    BY_HAND = "by_hand"


class Definition(Part):
    """How a figure is counted from events or answers.

    Attributes
    ----------
    measure
        conversion: the share of journeys with `start` in the period in which `end` follows, within a time
        when that is said. time: the median seconds from `start` to `end`. share: the share of persons who
        had `end`. repeat: the share of persons with `end` who had it again. csat, ces, nps: the mean of
        answers on that scale.
    start, end
        Touchpoints. Of answers, `end` is the touchpoint that they are about; without one, all.
    within_seconds
        How soon `end` must follow.
    """

    measure: Literal["conversion", "time", "share", "repeat", "csat", "ces", "nps"]
    start: Name | None = None
    end: Name | None = None
    within_seconds: Annotated[Number, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _names_what_it_counts(self) -> Self:
        if self.measure in {"conversion", "time"} and (self.start is None or self.end is None):
            raise wrong_value(
                f"{self.measure} is counted from a start to an end: name both touchpoints",
                nl=f"{self.measure} wordt geteld van een begin tot een einde: noem beide contactmomenten",
            )
        if self.measure in {"share", "repeat"} and self.end is None:
            raise wrong_value(
                f"{self.measure} is of a touchpoint: name it as the end",
                nl=f"{self.measure} gaat over een contactmoment: noem het als einde",
            )
        return self


class Measurement(Part):
    """A figure over a period, with its n and 95 % interval."""

    id: Id
    starts_on: day
    ends_on: day
    value: Number
    n: Count | None = None
    low: Number | None = None
    high: Number | None = None
    is_provisional: bool = False

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.ends_on < self.starts_on:
            raise wrong_value(
                "the period ends before it begins",
                nl="de periode eindigt voordat zij begint",
            )
        if (self.low is not None and self.low > self.value) or (
            self.high is not None and self.high < self.value
        ):
            raise wrong_value(
                "the value does not lie in its interval",
                nl="de waarde ligt niet in haar interval",
            )
        return self


class Annotation(Part):
    """Something that happened and may explain a figure: a strike, a sale, a new law."""

    id: Id
    on: day
    text: Text


class Kpi(Holder):
    """A figure that says whether things go well.

    Attributes
    ----------
    unit
        What it is counted in: %, seconds, points, orders …
    is_better_low
        Whether less is better, as with complaints and waiting.
    """

    HOLDS: ClassVar = {"measurement": "measurements", "annotation": "annotations"}

    id: Id
    title: Text
    description: Text | None = None
    source: Source = Source.BY_HAND
    definition: Definition | None = None
    unit: Name | None = None
    target: Number | None = None
    is_better_low: bool = False
    owner: Name | None = None
    department: Name | None = None
    measurements: tuple[Measurement, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    @model_validator(mode="after")
    def _is_defined(self) -> Self:
        if (self.source is Source.BY_HAND) != (self.definition is None):
            raise wrong_value(
                "a figure from events or answers has a definition, one by hand has none",
                nl="een cijfer uit gebeurtenissen of antwoorden heeft een definitie, een met de hand niet",
            )
        return self


class Plan(Document):
    """Actions and figures of a team."""

    KIND: ClassVar = "plan"
    HOLDS: ClassVar = {"kpi": "kpis", "action": "actions"}

    format: Literal["klantreis-plan/1"] = "klantreis-plan/1"
    actions: tuple[Action, ...] = ()
    kpis: tuple[Kpi, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """An action cannot wait for itself, and is not due before it starts."""
        before = {action.id: action.needs for action in self.actions}
        for action in self.actions:
            if action.id in _all_before(action.id, before):
                yield error("needs_itself", (action.id, "needs"), action=action.id)
            if action.starts_on and action.due_on and action.due_on < action.starts_on:
                yield error("due_before_start", (action.id, "due_on"), action=action.id)


def _all_before(action: str, before: dict[str, tuple[str, ...]]) -> set[str]:
    """The actions that come before one, near and far."""
    found: set[str] = set()
    waiting = list(before[action])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += before.get(one, ())
    return found
