"""The project: the eight steps of the method, and where a team stands on each.

What exists says how far a step is; what nobody can see from outside a member ticks by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from klantreis.mapping.part import Part

FORMAT = "klantreis-project/1"


class MethodStep(StrEnum):
    """The steps, in the order of the method."""

    GOAL = "goal"  # goal and audience
    SCOPE = "scope"  # use and scope
    FORMAT = "format"  # what the map looks like
    PERSONA = "persona"
    TOUCHPOINTS = "touchpoints"  # found in a workshop
    RESEARCH = "research"  # interviews and a survey
    ANALYSIS = "analysis"  # the map held against the data
    IMPROVEMENT = "improvement"  # findings, actions, KPIs


class Progress(StrEnum):
    """How far a step is."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


class Tick(Part):
    """What a member said of a step by hand."""

    is_done: bool
    on: date


class Project(Part):
    """The document of a project, `project.yaml`."""

    format: str = Field(FORMAT, pattern=f"^{FORMAT}$")
    ticks: dict[MethodStep, Tick] = Field(default_factory=dict)

    def ticked(self, step: MethodStep, is_done: bool | None, on: date) -> Project:
        """With a step ticked, or with its tick taken away (by None)."""
        others = {key: tick for key, tick in self.ticks.items() if key is not step}
        return Project(ticks=others if is_done is None else {**others, step: Tick(is_done=is_done, on=on)})


@dataclass(frozen=True)
class Findings:
    """What exists in a workspace that tells how far the project is.

    Attributes
    ----------
    has_goal, has_audience, has_use, has_scope
        Whether a map says so in its head.
    n_maps, n_steps
        Maps, and steps on the one that has most.
    n_personas
        Described in the workspace or on maps.
    n_registered, n_placed
        Touchpoints of the register; touchpoints that stand on maps.
    n_backed
        Cards that rest on evidence.
    n_events, n_proofs
        Events imported; maps that were proved.
    n_improvements
        Cards with an opportunity or a KPI.
    """

    n_maps: int = 0
    has_goal: bool = False
    has_audience: bool = False
    has_use: bool = False
    has_scope: bool = False
    n_steps: int = 0
    n_personas: int = 0
    n_registered: int = 0
    n_placed: int = 0
    n_backed: int = 0
    n_events: int = 0
    n_proofs: int = 0
    n_improvements: int = 0


@dataclass(frozen=True)
class Standing:
    """Where the team stands on a step; `is_ticked` says that a member decided it by hand."""

    step: MethodStep
    progress: Progress
    is_ticked: bool


def standings(project: Project, found: Findings) -> tuple[Standing, ...]:
    """Every step of the method in order: ticked by hand, or else as far as what exists shows."""
    return tuple(_standing(step, project.ticks.get(step), found) for step in MethodStep)


def _standing(step: MethodStep, tick: Tick | None, found: Findings) -> Standing:
    has_begun, is_done = _SEEN[step](found)
    seen = Progress.DONE if is_done else Progress.BEGUN if has_begun else Progress.OPEN
    if tick is None:
        return Standing(step, seen, is_ticked=False)
    if tick.is_done:
        return Standing(step, Progress.DONE, is_ticked=True)
    # Not done, whatever there is: what was found is a beginning.
    return Standing(step, Progress.OPEN if seen is Progress.OPEN else Progress.BEGUN, is_ticked=True)


# Per step whether it has begun and whether it is done. Interviews, a choice of format and actions can be
# seen to have begun; only people know when they are finished.
_SEEN: Mapping[MethodStep, Callable[[Findings], tuple[bool, bool]]] = {
    MethodStep.GOAL: lambda at: (at.has_goal or at.has_audience, at.has_goal and at.has_audience),
    MethodStep.SCOPE: lambda at: (at.has_use or at.has_scope, at.has_use and at.has_scope),
    MethodStep.FORMAT: lambda at: (at.n_steps > 0, False),
    MethodStep.PERSONA: lambda at: (at.n_personas > 0, at.n_personas > 0),
    MethodStep.TOUCHPOINTS: lambda at: (
        at.n_registered + at.n_placed > 0,
        at.n_registered > 0 and at.n_placed > 0,
    ),
    MethodStep.RESEARCH: lambda at: (at.n_backed > 0, False),
    MethodStep.ANALYSIS: lambda at: (at.n_events > 0, at.n_proofs > 0),
    MethodStep.IMPROVEMENT: lambda at: (at.n_improvements > 0, False),
}
