"""The steps of a project explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.mapping.documents.project import MethodStep


@dataclass(frozen=True)
class Explained:
    """A step in words: its title, and two sentences on what to do and why."""

    title: Mapping[str, str]
    text: Mapping[str, str]


def _step(en: str, en_text: str, nl: str, nl_text: str) -> Explained:
    return Explained({"en": en, "nl": nl}, {"en": en_text, "nl": nl_text})


EXPLAINED: Mapping[MethodStep, Explained] = {
    MethodStep.GOAL: _step(
        "For whom and why",
        "Say what the map is to bring and who will work with it. A map for everyone is read by nobody.",
        "Voor wie en waarom",
        "Zeg wat de kaart moet opleveren en wie ermee werkt. Een kaart voor iedereen leest niemand.",
    ),
    MethodStep.SCOPE: _step(
        "Use and scope",
        "Choose how the map is used, by one department or across, and where the journey begins and ends. "
        "It says how broad the map must be and how long it must stay true.",
        "Gebruik en reikwijdte",
        "Kies hoe de kaart wordt gebruikt, door één afdeling of door alle, en waar de reis begint en "
        "eindigt. Dat bepaalt hoe breed de kaart is en hoe lang zij moet kloppen.",
    ),
    MethodStep.FORMAT: _step(
        "Format",
        "Choose how the map looks and begin with a generic one before maps of single parts. "
        "Whoever begins with details loses sight of the whole.",
        "Vorm",
        "Kies hoe de kaart eruitziet en begin met een algemene, daarna met kaarten van delen. "
        "Wie met details begint, raakt het geheel kwijt.",
    ),
    MethodStep.PERSONA: _step(
        "Persona",
        "Describe whose journey it is: what they want, fear and hope for. "
        "One map shows the journey of few personas, or their differences vanish.",
        "Persona",
        "Beschrijf wiens reis het is: wat zij willen, vrezen en hopen. "
        "Eén kaart toont de reis van weinig persona's, anders verdwijnen de verschillen.",
    ),
    MethodStep.TOUCHPOINTS: _step(
        "Touchpoints",
        "Gather with all who meet customers every contact there is. "
        "In silence first, so that everyone's view comes to the table.",
        "Contactmomenten",
        "Verzamel met iedereen die klanten ontmoet alle contacten die er zijn. "
        "Eerst in stilte, zodat ieders kijk op tafel komt.",
    ),
    MethodStep.RESEARCH: _step(
        "Ask customers",
        "Interview some customers and let many answer a survey about the same touchpoints. "
        "Until then the map is what the team assumes.",
        "Vraag het klanten",
        "Interview enkele klanten en laat er velen een enquête over dezelfde contacten invullen. "
        "Tot dan is de kaart wat het team aanneemt.",
    ),
    MethodStep.ANALYSIS: _step(
        "Emotions and moments of truth",
        "Lay what customers say and do beside the map and mark where they decide to stay or go. "
        "Where these disagree is most to learn.",
        "Emoties en momenten van de waarheid",
        "Leg wat klanten zeggen en doen naast de kaart en geef aan waar zij beslissen te blijven of te gaan. "
        "Waar die verschillen valt het meest te leren.",
    ),
    MethodStep.IMPROVEMENT: _step(
        "Lessons, actions, KPIs",
        "Turn lessons into actions with an owner, a day and a figure that should move. "
        "Look afterwards whether it did.",
        "Lessen, acties, KPI's",
        "Maak van lessen acties met een eigenaar, een dag en een cijfer dat moet bewegen. "
        "Kijk daarna of dat gebeurde.",
    ),
}
