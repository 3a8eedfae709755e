"""A project: the eight steps of the method with their answers, from a goal to what was learned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from klantreis.mapping.documents.document import Document, Refers
from klantreis.mapping.head import Scope, Use
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=200)]


class MethodStep(StrEnum):
    """The steps, in the order of the method."""

    GOAL = "goal"  # for whom the map is, and what it is to bring
    SCOPE = "scope"  # how it is used, and which journey it shows
    FORMAT = "format"  # what it looks like
    PERSONA = "persona"
    TOUCHPOINTS = "touchpoints"  # found in a workshop
    RESEARCH = "research"  # interviews and a survey
    ANALYSIS = "analysis"  # emotions and moments of truth
    IMPROVEMENT = "improvement"  # lessons, actions, KPIs


class Tick(Part):
    """What a member said of a step by hand."""

    is_done: bool
    on: day


class Research(StrEnum):
    """How customers are asked."""

    INTERVIEWS = "interviews"
    SURVEY = "survey"


class View(StrEnum):
    """What a map looks like."""

    GRID = "grid"
    FLOW = "flow"
    CURVE = "curve"
    CIRCLE = "circle"


class ProjectMap(Part):
    """A map that is to be made, from broad to specific.

    Attributes
    ----------
    map
        Id of the map once it exists.
    under
        Id of the broader one that it is nested under; None for a generic map.
    step
        Id of the step of that one's map that it shows in detail.
    """

    id: Id
    title: Text
    map: Id | None = None
    under: Annotated[Id, Refers("map")] | None = None
    step: Id | None = None


class Lesson(Part):
    """Something that was learned, and the id of the action in a plan that follows from it."""

    id: Id
    text: Text
    action: Id | None = None


class Project(Document):
    """The path of a team through the method.

    Attributes
    ----------
    template
        Which kind of organisation it began as.
    goal, audiences
        Step 1: what the map is to bring, and for whom it is.
    use, scope
        Step 2: how the map is used, and which journey it shows.
    views, is_blueprint
        Step 3: what it looks like, and whether it also shows what happens behind the scenes.
    personas
        Step 4: their ids.
    workshops
        Step 5: ids of workshops in which touchpoints were found.
    research, interviews, surveys
        Step 6: how customers are asked, and the ids of what was made for it.
    analysis
        Step 7: emotions and moments of truth in words.
    lessons, propositions, contents, plans
        Step 8: what was learned, and the ids of what came of it.
    ticks
        What a member said of a step by hand.
    """

    KIND: ClassVar = "project"
    HOLDS: ClassVar = {"map": "maps", "lesson": "lessons"}

    format: Literal["klantreis-project/2"] = "klantreis-project/2"
    template: Name | None = None
    is_simulated: bool = False
    owner: Name | None = None
    goal: Text | None = None
    audiences: tuple[Name, ...] = ()
    use: Use | None = None
    scope: Scope | None = None
    views: tuple[View, ...] = ()
    is_blueprint: bool = False
    personas: tuple[Id, ...] = ()
    workshops: tuple[Id, ...] = ()
    research: tuple[Research, ...] = ()
    interviews: tuple[Id, ...] = ()
    surveys: tuple[Id, ...] = ()
    analysis: Text | None = None
    propositions: tuple[Id, ...] = ()
    contents: tuple[Id, ...] = ()
    plans: tuple[Id, ...] = ()
    maps: tuple[ProjectMap, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    ticks: dict[MethodStep, Tick] = Field(default_factory=dict)

    def problems(self) -> Iterator[Problem]:
        """No map lies under itself."""
        under = {one.id: one.under for one in self.maps}
        for one in self.maps:
            seen, at = {one.id}, one.under
            while at is not None and at not in seen:
                seen.add(at)
                at = under.get(at)
            if at == one.id:
                yield error("map_in_itself", (one.id, "under"), map=one.id)

    def ticked(self, step: MethodStep, is_done: bool | None, on: day) -> Self:
        """With a step ticked, or with its tick taken away (by None)."""
        others = {key: tick for key, tick in self.ticks.items() if key is not step}
        return self.changed(
            ticks=others if is_done is None else {**others, step: Tick(is_done=is_done, on=on)}
        )

    def nested(self, under: str | None = None, depth: int = 0) -> Iterator[tuple[int, ProjectMap]]:
        """The maps from broad to specific, each with how deep it lies."""
        for one in self.maps:
            if one.under == under:
                yield depth, one
                yield from self.nested(one.id, depth + 1)
