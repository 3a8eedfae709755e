"""Simulated interviews and survey answers about mailings and coupons; nobody was asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klantreis.examples.simulated_research import Crowd, Truth, Words
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.interviews_guide import interviews_of
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.documents.survey_from_map import survey_of
from klantreis.mapping.map import JourneyMap

if TYPE_CHECKING:
    from klantreis.workspace import Workspace

MAP, SURVEY, INTERVIEWS = "mailing-to-basket", "shoppers", "talks"
N_RESPONDENTS, N_PARTICIPANTS, INVITED = 180, 9, 800
OPENS_ON = date(2017, 10, 2)

_TRUTHS = {
    "Mailing": Truth(known=0.95, importance=2.4),
    "Coupon": Truth(known=0.6, importance=3.6, emotion=0.1, decides=0.25),
    "Purchase": Truth(known=0.99, importance=4.3, decides=0.3),
}
_WORDS = Words(
    glad=("That went by itself.", "It saved me something I buy anyway.", "Quick enough."),
    sorry=("We never eat that.", "I had left it at home.", "The queue behind me sighed."),
    comments=("Fine.", "Too many leaflets.", "More for children, please."),
    themes={"fit": "What fits us", "saving": "What it saves", "time": "Time and fuss"},
    missing=("Shopping list", "the list on the fridge"),
    missing_quote="First I look at the list on the fridge.",
    opening="Simulated talk.",
    asked="How did that go: {touchpoint}?",
    interviewer="Researcher (simulated)",
)


def simulated_survey(journey_map: JourneyMap) -> Survey:
    """The survey, made from the map."""
    return survey_of(journey_map, SURVEY).changed(
        title="Survey among households (simulated)",
        is_simulated=True,
        invited=INVITED,
        opens_on=OPENS_ON,
        closes_on=date(2017, 10, 31),
    )


def simulated_answers(journey_map: JourneyMap, n: int = N_RESPONDENTS) -> list[Respondent]:
    """Answers of so many households to the survey."""
    return _crowd(journey_map).answers(simulated_survey(journey_map), n)


def simulated_interviews(journey_map: JourneyMap, n: int = N_PARTICIPANTS) -> Interviews:
    """Interviews with so many households, coded to the map."""
    blank = interviews_of(journey_map, INTERVIEWS).changed(title="Talks with households (simulated)")
    return _crowd(journey_map).interviewed(blank, n)


def _crowd(journey_map: JourneyMap) -> Crowd:
    return Crowd(journey_map, _WORDS, persona="dana", language="en", opens_on=OPENS_ON, truths=_TRUTHS)


def add_research(workspace: Workspace) -> None:
    """Lay the interviews, the survey and its answers in a workspace that has none of them yet."""
    journey_map = workspace.maps.read(MAP)
    if INTERVIEWS not in workspace.interviews.ids():
        workspace.interviews.add(simulated_interviews(journey_map))
    if SURVEY not in workspace.surveys.ids():
        workspace.surveys.add(simulated_survey(journey_map))
        workspace.answers.write(SURVEY, simulated_answers(journey_map))
