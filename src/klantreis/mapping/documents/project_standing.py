"""How far a project is: by its answers, by what exists, by hand; and what each step still needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from klantreis.mapping.documents.project import MethodStep, Project, Research


class Progress(StrEnum):
    """How far a step is."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


class Need(StrEnum):
    """What a step needs to be done."""

    GOAL = "goal"
    AUDIENCES = "audiences"
    USE = "use"
    SCOPE = "scope"
    VIEWS = "views"
    STEPS = "steps"  # one of the project's maps has steps
    PERSONAS = "personas"
    REGISTERED = "registered"  # the workspace's register has touchpoints
    PLACED = "placed"  # one of the project's maps has touchpoints
    RESEARCH = "research"  # it was chosen how customers are asked
    INTERVIEWS = "interviews"
    SURVEY = "survey"
    ANALYSIS = "analysis"
    PROOF = "proof"  # one of the project's maps was proved
    LESSONS = "lessons"
    PLANS = "plans"


@dataclass(frozen=True)
class Findings:
    """What exists in a workspace that tells how far a project is.

    Attributes
    ----------
    n_registered
        Touchpoints of the register.
    n_steps, n_placed, n_backed
        On the maps of the project: steps, cards with a touchpoint, cards that rest on evidence.
    n_personas
        On the maps of the project.
    n_proofs
        Maps of the project that were proved.
    n_improvements
        Cards with an opportunity or a KPI on the maps of the project.
    """

    n_registered: int = 0
    n_steps: int = 0
    n_placed: int = 0
    n_backed: int = 0
    n_personas: int = 0
    n_proofs: int = 0
    n_improvements: int = 0


@dataclass(frozen=True)
class Standing:
    """Where the team stands on a step.

    Attributes
    ----------
    is_ticked
        Whether a member decided it by hand.
    missing
        What is not there yet, whatever a member said.
    """

    step: MethodStep
    progress: Progress
    is_ticked: bool
    missing: tuple[Need, ...]


def project_standings(project: Project, found: Findings | None = None) -> tuple[Standing, ...]:
    """Every step in order: ticked by hand, or else as far as its answers and what exists show.

    Parameters
    ----------
    found
        What exists in the workspace; nothing when left out.
    """
    return tuple(_standing(step, project, found or Findings()) for step in MethodStep)


def maps_of_project(project: Project) -> frozenset[str]:
    """The ids of its maps that exist."""
    return frozenset(one.map for one in project.maps if one.map is not None)


def _standing(step: MethodStep, project: Project, found: Findings) -> Standing:
    needs = _NEEDS[step](project, found)
    missing = tuple(need for need, is_met in needs.items() if not is_met)
    has_begun = _HAS_BEGUN[step](project, found)
    seen = Progress.DONE if not missing else Progress.BEGUN if has_begun else Progress.OPEN
    tick = project.ticks.get(step)
    if tick is None:
        return Standing(step, seen, is_ticked=False, missing=missing)
    if tick.is_done:
        return Standing(step, Progress.DONE, is_ticked=True, missing=missing)
    # Not done, whatever there is: what was found is a beginning.
    told = Progress.OPEN if seen is Progress.OPEN else Progress.BEGUN
    return Standing(step, told, is_ticked=True, missing=missing)


def _research(project: Project, _: Findings) -> Mapping[Need, bool]:
    """Each way that was chosen has something made for it."""
    made = {Research.INTERVIEWS: project.interviews, Research.SURVEY: project.surveys}
    chosen = {Need(one.value): bool(made[one]) for one in project.research}
    return {Need.RESEARCH: bool(chosen), **chosen}


# Per step what it needs, and whether that is there.
_NEEDS: Mapping[MethodStep, Callable[[Project, Findings], Mapping[Need, bool]]] = {
    MethodStep.GOAL: lambda of, _: {Need.GOAL: bool(of.goal), Need.AUDIENCES: bool(of.audiences)},
    MethodStep.SCOPE: lambda of, _: {Need.USE: of.use is not None, Need.SCOPE: of.scope is not None},
    MethodStep.FORMAT: lambda of, at: {Need.VIEWS: bool(of.views), Need.STEPS: at.n_steps > 0},
    MethodStep.PERSONA: lambda of, at: {Need.PERSONAS: bool(of.personas) or at.n_personas > 0},
    MethodStep.TOUCHPOINTS: lambda _, at: {
        Need.REGISTERED: at.n_registered > 0,
        Need.PLACED: at.n_placed > 0,
    },
    MethodStep.RESEARCH: _research,
    MethodStep.ANALYSIS: lambda of, at: {Need.ANALYSIS: bool(of.analysis), Need.PROOF: at.n_proofs > 0},
    MethodStep.IMPROVEMENT: lambda of, _: {Need.LESSONS: bool(of.lessons), Need.PLANS: bool(of.plans)},
}
# Per step whether the team is at it. What a workspace had before, as its register, begins nothing.
_HAS_BEGUN: Mapping[MethodStep, Callable[[Project, Findings], bool]] = {
    MethodStep.GOAL: lambda of, _: bool(of.goal or of.audiences),
    MethodStep.SCOPE: lambda of, _: of.use is not None or of.scope is not None,
    MethodStep.FORMAT: lambda of, at: bool(of.views) or at.n_steps > 0,
    MethodStep.PERSONA: lambda *_: False,
    MethodStep.TOUCHPOINTS: lambda of, at: bool(of.workshops) or at.n_placed > 0,
    MethodStep.RESEARCH: lambda of, at: bool(of.research or of.interviews or of.surveys) or at.n_backed > 0,
    MethodStep.ANALYSIS: lambda of, at: bool(of.analysis) or at.n_proofs > 0,
    MethodStep.IMPROVEMENT: lambda of, at: (
        bool(of.lessons or of.plans or of.propositions or of.contents) or at.n_improvements > 0
    ),
}
