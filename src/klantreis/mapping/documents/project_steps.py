"""The steps of a project explained, and how far its team is: by answers, by what exists, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from klantreis.mapping.documents.project import Project, Research
from klantreis.mapping.project import Findings, MethodStep, Progress, Standing, standings
from klantreis.mapping.project import Project as Ticked


@dataclass(frozen=True)
class Explained:
    """A step in words: its title, two sentences on what to do and why, and which screen has it."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    screen: str


def _step(screen: str, en: str, en_text: str, nl: str, nl_text: str) -> Explained:
    return Explained({"en": en, "nl": nl}, {"en": en_text, "nl": nl_text}, screen)


EXPLAINED: Mapping[MethodStep, Explained] = {
    MethodStep.GOAL: _step(
        "project",
        "For whom and why",
        "Say what the map is to bring and who will work with it. A map for everyone is read by nobody.",
        "Voor wie en waarom",
        "Zeg wat de kaart moet opleveren en wie ermee werkt. Een kaart voor iedereen leest niemand.",
    ),
    MethodStep.SCOPE: _step(
        "project",
        "Use and scope",
        "Choose how the map is used, by one department or across, and where the journey begins and ends. "
        "It says how broad the map must be and how long it must stay true.",
        "Gebruik en reikwijdte",
        "Kies hoe de kaart wordt gebruikt, door één afdeling of door alle, en waar de reis begint en "
        "eindigt. Dat bepaalt hoe breed de kaart is en hoe lang zij moet kloppen.",
    ),
    MethodStep.FORMAT: _step(
        "maps",
        "Format",
        "Choose how the map looks and begin with a generic one before maps of single parts. "
        "Whoever begins with details loses sight of the whole.",
        "Vorm",
        "Kies hoe de kaart eruitziet en begin met een algemene, daarna met kaarten van delen. "
        "Wie met details begint, raakt het geheel kwijt.",
    ),
    MethodStep.PERSONA: _step(
        "personas",
        "Persona",
        "Describe whose journey it is: what they want, fear and hope for. "
        "One map shows the journey of few personas, or their differences vanish.",
        "Persona",
        "Beschrijf wiens reis het is: wat zij willen, vrezen en hopen. "
        "Eén kaart toont de reis van weinig persona's, anders verdwijnen de verschillen.",
    ),
    MethodStep.TOUCHPOINTS: _step(
        "workshops",
        "Touchpoints",
        "Gather with all who meet customers every contact there is. "
        "In silence first, so that everyone's view comes to the table.",
        "Contactmomenten",
        "Verzamel met iedereen die klanten ontmoet alle contacten die er zijn. "
        "Eerst in stilte, zodat ieders kijk op tafel komt.",
    ),
    MethodStep.RESEARCH: _step(
        "research",
        "Ask customers",
        "Interview some customers and let many answer a survey about the same touchpoints. "
        "Until then the map is what the team assumes.",
        "Vraag het klanten",
        "Interview enkele klanten en laat er velen een vragenlijst over dezelfde contacten invullen. "
        "Tot dan is de kaart wat het team aanneemt.",
    ),
    MethodStep.ANALYSIS: _step(
        "proof",
        "Emotions and moments of truth",
        "Lay what customers say and do beside the map and mark where they decide to stay or go. "
        "Where these disagree is most to learn.",
        "Emoties en momenten van de waarheid",
        "Leg wat klanten zeggen en doen naast de kaart en geef aan waar zij beslissen te blijven of te gaan. "
        "Waar die verschillen valt het meest te leren.",
    ),
    MethodStep.IMPROVEMENT: _step(
        "plan",
        "Lessons, actions, KPIs",
        "Turn lessons into actions with an owner, a day and a figure that should move. "
        "Look afterwards whether it did.",
        "Lessen, acties, KPI's",
        "Maak van lessen acties met een eigenaar, een dag en een cijfer dat moet bewegen. "
        "Kijk daarna of dat gebeurde.",
    ),
}


def project_standings(project: Project, found: Findings | None = None) -> tuple[Standing, ...]:
    """Every step in order: ticked by hand, or else as far as its answers and what exists show.

    Parameters
    ----------
    found
        What exists in the workspace; nothing when left out.
    """
    seen = _with_answers(project, found or Findings())
    return tuple(_done_by_answers(one, project, seen) for one in standings(Ticked(ticks=project.ticks), seen))


def _with_answers(project: Project, found: Findings) -> Findings:
    return replace(
        found,
        has_goal=found.has_goal or bool(project.goal),
        has_audience=found.has_audience or bool(project.audiences),
        has_use=found.has_use or project.use is not None,
        has_scope=found.has_scope or project.scope is not None,
        n_personas=max(found.n_personas, len(project.personas)),
    )


def _done_by_answers(one: Standing, project: Project, found: Findings) -> Standing:
    """The steps that what exists can only begin: done when they are answered too."""
    if one.is_ticked or one.progress is Progress.DONE:
        return one
    chosen = set(project.research)
    asked = {kind for kind, ids in _asked(project).items() if ids}
    answered: Mapping[MethodStep, tuple[bool, bool]] = {
        MethodStep.FORMAT: (bool(project.views), bool(project.views) and found.n_steps > 0),
        MethodStep.TOUCHPOINTS: (bool(project.workshops), False),
        MethodStep.RESEARCH: (bool(chosen), bool(chosen) and chosen <= asked),
        MethodStep.ANALYSIS: (bool(project.analysis), bool(project.analysis) and found.n_proofs > 0),
        MethodStep.IMPROVEMENT: (
            bool(project.lessons or project.plans),
            bool(project.lessons and project.plans),
        ),
    }
    has_begun, is_done = answered.get(one.step, (False, False))
    if is_done:
        return replace(one, progress=Progress.DONE)
    return replace(one, progress=Progress.BEGUN) if has_begun else one


def _asked(project: Project) -> Mapping[Research, tuple[str, ...]]:
    return {Research.INTERVIEWS: project.interviews, Research.SURVEY: project.surveys}
