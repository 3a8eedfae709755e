"""Simulated interviews and survey answers about ordering a bicycle, with known disagreements planted in them.

Nobody was asked: everything here is drawn by chance around what the map assumes, but for what is planted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from klantreis.examples.fietsgoed.files import map_file
from klantreis.examples.planted import PlantedError
from klantreis.examples.simulated_research import Crowd, Truth, Words
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.interviews_guide import interviews_of
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.documents.survey_from_map import survey_of
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml

if TYPE_CHECKING:
    from klantreis.workspace import Workspace

MAP, SURVEY, INTERVIEWS = "fiets-bestellen", "kopers", "gesprekken"
N_RESPONDENTS, N_PARTICIPANTS, INVITED = 320, 14, 1_500
OPENS_ON = date(2025, 3, 3)
MISSING = "Chat met adviseur"

# What validating the map is to find, and no more.
PLANTED_DISAGREEMENTS: tuple[PlantedError, ...] = (
    PlantedError("emotion_not_reported", "Blog", "The team thinks that it helps; readers shrug."),
    PlantedError("emotion_not_reported", "Betaling mislukt", "The team thinks that nobody minds."),
    PlantedError("emotion_not_reported", "Feedback betaling", "It is asked of those whose payment failed."),
    PlantedError(
        "pain_important", "Betaling mislukt", "It matters, it hurts, and the map has no pain there."
    ),
    PlantedError("pain_reported", "Feedback betaling", "Whoever is asked has just failed to pay."),
    PlantedError("touchpoint_unknown", "Vergelijker", "Three in a hundred have seen it."),
    PlantedError("contact_named", MISSING, "Three in ten had a chat before they paid."),
    PlantedError("decision_missed", "Productpagina", "Four in ten decide there, not at the checkout."),
)

_TRUTHS: Mapping[str, Truth] = {
    "Blog": Truth(known=0.5, importance=2.2, emotion=-0.1),
    "Productpagina": Truth(known=0.95, importance=4.2, decides=0.40),
    "Vergelijker": Truth(known=0.03, importance=2.5),
    "Winkelwagen": Truth(known=0.9),
    "Afrekenen": Truth(known=0.9, importance=4.0, decides=0.25),
    "Betaling mislukt": Truth(known=0.3, importance=4.6, emotion=-1.4),
    "Feedback betaling": Truth(known=0.3, importance=2.0, emotion=-1.2),
    "Bestelling": Truth(known=0.95, importance=3.8),
}
_WORDS = Words(
    glad=("Dat ging eigenlijk vanzelf.", "Daar werd ik blij van.", "Precies wat ik zocht."),
    sorry=(
        "Daar zat ik niet op te wachten.",
        "Ik snapte niet wat er gebeurde.",
        "Dat moest ik twee keer doen.",
    ),
    comments=("Prima.", "Kon sneller.", "De maat was lastig te kiezen.", "Duidelijk uitgelegd."),
    themes={
        "maat": "De juiste maat",
        "kosten": "Kosten op het laatst",
        "vertrouwen": "Vertrouwen",
        "hulp": "Hulp",
    },
    missing=(MISSING, MISSING, "de chat met adviseur"),
    missing_quote="Eerst heb ik nog met iemand gechat.",
    opening="Gesimuleerd gesprek.",
    asked="Hoe ging dat: {touchpoint}?",
    interviewer="Onderzoeker (gesimuleerd)",
)


def the_map() -> JourneyMap:
    """The map that is asked about."""
    return map_from_yaml(map_file(MAP).read_text(encoding="utf-8"))


def _crowd() -> Crowd:
    return Crowd(the_map(), _WORDS, persona="sanne", language="nl", opens_on=OPENS_ON, truths=_TRUTHS)


def simulated_survey() -> Survey:
    """The survey, made from the map."""
    survey = survey_of(the_map(), SURVEY)
    title = {"nl": "Enquête onder kopers (gesimuleerd)", "en": "Survey among buyers (simulated)"}
    return survey.changed(
        title=title,
        is_simulated=True,
        invited=INVITED,
        opens_on=OPENS_ON,
        closes_on=date(2025, 3, 31),
    )


def simulated_answers(n: int = N_RESPONDENTS, *, seed: int = 1) -> list[Respondent]:
    """Answers of so many respondents to the survey."""
    return _crowd().answers(simulated_survey(), n, seed=seed)


def simulated_interviews(n: int = N_PARTICIPANTS, *, seed: int = 1) -> Interviews:
    """Interviews with so many participants, coded to the map."""
    title = {"nl": "Gesprekken met kopers (gesimuleerd)", "en": "Talks with buyers (simulated)"}
    return _crowd().interviewed(interviews_of(the_map(), INTERVIEWS).changed(title=title), n, seed=seed)


def add_research(workspace: Workspace, *, seed: int = 1) -> None:
    """Lay the interviews, the survey and its answers in a workspace."""
    workspace.interviews.add(simulated_interviews(seed=seed))
    workspace.surveys.add(simulated_survey())
    workspace.answers.write(SURVEY, simulated_answers(seed=seed))


def planted() -> frozenset[tuple[str, str]]:
    """The planted disagreements as pairs of a finding's code and its touchpoint."""
    return frozenset((one.kind, one.where) for one in PLANTED_DISAGREEMENTS)
