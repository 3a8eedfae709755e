"""Simulated interviews and survey answers about ordering a bicycle, with known disagreements planted in them.

Nobody was asked: everything here is drawn by chance around what the map assumes, but for what is planted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from klantreis.examples.fietsgoed.files import map_file
from klantreis.examples.planted import PlantedError
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant, Theme
from klantreis.mapping.documents.interviews_guide import interviews_of
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent, read_answers
from klantreis.mapping.documents.survey_from_map import survey_of
from klantreis.mapping.documents.survey_points import Point, points_of
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml

if TYPE_CHECKING:
    from klantreis.workspace import Workspace

MAP, SURVEY, INTERVIEWS = "fiets-bestellen", "kopers", "gesprekken"
N_RESPONDENTS, N_PARTICIPANTS, INVITED = 320, 14, 1_500
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


@dataclass(frozen=True)
class _Truth:
    """How a touchpoint really is: who has had it, how it matters (1 … 5) and feels (-2 … +2), who decides."""

    known: float = 0.7
    importance: float = 3.0
    emotion: float | None = None  # as the map assumes
    decides: float = 0.03


_TRUTHS: Mapping[str, _Truth] = {
    "Blog": _Truth(known=0.5, importance=2.2, emotion=-0.1),
    "Productpagina": _Truth(known=0.95, importance=4.2, decides=0.40),
    "Vergelijker": _Truth(known=0.03, importance=2.5),
    "Winkelwagen": _Truth(known=0.9),
    "Afrekenen": _Truth(known=0.9, importance=4.0, decides=0.25),
    "Betaling mislukt": _Truth(known=0.3, importance=4.6, emotion=-1.4),
    "Feedback betaling": _Truth(known=0.3, importance=2.0, emotion=-1.2),
    "Bestelling": _Truth(known=0.95, importance=3.8),
}
_THEMES = {
    "maat": "De juiste maat",
    "kosten": "Kosten op het laatst",
    "vertrouwen": "Vertrouwen",
    "hulp": "Hulp",
}
_QUOTES: Mapping[bool, tuple[str, ...]] = {
    True: ("Dat ging eigenlijk vanzelf.", "Daar werd ik blij van.", "Precies wat ik zocht."),
    False: (
        "Daar zat ik niet op te wachten.",
        "Ik snapte niet wat er gebeurde.",
        "Dat moest ik twee keer doen.",
    ),
}
_COMMENTS = ("Prima.", "Kon sneller.", "De maat was lastig te kiezen.", "Duidelijk uitgelegd.")


def the_map() -> JourneyMap:
    """The map that is asked about."""
    return map_from_yaml(map_file(MAP).read_text(encoding="utf-8"))


def simulated_survey() -> Survey:
    """The survey, made from the map."""
    survey = survey_of(the_map(), SURVEY)
    title = {"nl": "Enquête onder kopers (gesimuleerd)", "en": "Survey among buyers (simulated)"}
    return survey.changed(
        title=title,
        is_simulated=True,
        invited=INVITED,
        opens_on=date(2025, 3, 3),
        closes_on=date(2025, 3, 31),
    )


def simulated_answers(n: int = N_RESPONDENTS, *, seed: int = 1) -> list[Respondent]:
    """Answers of so many respondents to the survey."""
    journey_map, survey = the_map(), simulated_survey()
    drawing = np.random.default_rng(seed)
    return [_respondent(number, journey_map, survey, drawing) for number in range(1, n + 1)]


def _respondent(
    number: int, journey_map: JourneyMap, survey: Survey, drawing: np.random.Generator
) -> Respondent:
    points = points_of(journey_map)
    form: dict[str, list[str]] = {}
    for point in points:
        truth = _truth(point, journey_map)
        form[f"{point.id}-recognised"] = [f"{point.id}-{_recognised(truth.known, drawing)}"]
        form[f"{point.id}-importance"] = [str(_near(truth.importance, 1, 5, drawing))]
        form[f"{point.id}-emotion"] = [str(_near(truth.emotion or 0.0, -2, 2, drawing))]
        if drawing.random() < 0.05:
            form[f"{point.id}-comment"] = [str(drawing.choice(_COMMENTS))]
    form["journey-decision"] = [_decision(points, journey_map, drawing)]
    if drawing.random() < 0.30:
        form["journey-missing"] = [str(drawing.choice([MISSING, MISSING, "de chat met adviseur"]))]
    values, _ = read_answers(survey, form)
    started = datetime(2025, 3, 3, 8, tzinfo=UTC) + timedelta(minutes=int(drawing.integers(0, 40_000)))
    return Respondent(
        respondent=f"R{number:04d}",
        language="nl",
        persona="sanne",
        started_at=started,
        finished_at=started + timedelta(seconds=int(drawing.integers(150, 600))),
        values=values,
    )


def simulated_interviews(n: int = N_PARTICIPANTS, *, seed: int = 1) -> Interviews:
    """Interviews with so many participants, coded to the map."""
    journey_map = the_map()
    drawing = np.random.default_rng([seed, 2])
    title = {"nl": "Gesprekken met kopers (gesimuleerd)", "en": "Talks with buyers (simulated)"}
    return interviews_of(journey_map, INTERVIEWS).changed(
        title=title,
        is_simulated=True,
        themes=tuple(Theme(id=id_, title=text) for id_, text in _THEMES.items()),
        participants=tuple(_participant(number, journey_map, drawing) for number in range(1, n + 1)),
    )


def _participant(number: int, journey_map: JourneyMap, drawing: np.random.Generator) -> Participant:
    on = date(2025, 3, 10) + timedelta(days=number)
    pseudonym = f"P{number:02d}"
    mentions = tuple(_mentions(pseudonym.lower(), journey_map, drawing))
    return Participant(
        id=pseudonym.lower(),
        pseudonym=pseudonym,
        persona="sanne",
        consented_on=on,
        interviewed_on=on,
        interviewer="Onderzoeker (gesimuleerd)",
        notes=_transcript(pseudonym, mentions),
        mentions=mentions,
    )


def _transcript(pseudonym: str, mentions: Iterable[Mention]) -> str:
    """The talk in which those things were said."""
    said = [one for one in mentions if one.quote]
    return "\n\n".join(
        (
            "Gesimuleerd gesprek.",
            *(f"Hoe ging dat: {one.touchpoint}?\n{pseudonym}: {one.quote}" for one in said),
        )
    )


def _mentions(who: str, journey_map: JourneyMap, drawing: np.random.Generator) -> Iterator[Mention]:
    points = points_of(journey_map)
    decided = _decision(points, journey_map, drawing)
    for point in points:
        truth = _truth(point, journey_map)
        id_ = f"{who}-{point.id}"[:64]
        if drawing.random() >= truth.known:
            yield Mention(id=id_, touchpoint=point.touchpoint, step=point.step, is_recognised=False)
            continue
        emotion = _near(truth.emotion or 0.0, -2, 2, drawing)
        yield Mention(
            id=id_,
            touchpoint=point.touchpoint,
            step=point.step,
            quote=str(drawing.choice(_QUOTES[emotion >= 0])),
            themes=(str(drawing.choice(list(_THEMES))),) if drawing.random() < 0.3 else (),
            importance=_near(truth.importance, 1, 5, drawing),
            emotion=emotion,
            is_decision=decided == f"{point.id}-decision",
        )
    if drawing.random() < 0.30:
        yield Mention(
            id=f"{who}-chat", touchpoint=MISSING, quote="Eerst heb ik nog met iemand gechat.", emotion=1
        )


def _truth(point: Point, journey_map: JourneyMap) -> _Truth:
    """How a touchpoint really is: as planted, and as the map assumes where nothing is."""
    truth = _TRUTHS.get(point.touchpoint, _Truth())
    emotion = _assumed(point, journey_map) if truth.emotion is None else truth.emotion
    return _Truth(truth.known, truth.importance, emotion, truth.decides)


def _assumed(point: Point, journey_map: JourneyMap) -> float:
    cards = (card for cell in journey_map.step(point.step).cards.values() for card in cell)
    return next(card.assumed.value for card in cards if isinstance(card, EmotionCard) and card.assumed)


def _recognised(known: float, drawing: np.random.Generator) -> str:
    draw = drawing.random()
    if draw < known:
        return "yes"
    return "unsure" if draw > 0.95 else "no"


def _decision(points: tuple[Point, ...], journey_map: JourneyMap, drawing: np.random.Generator) -> str:
    """The option of the survey for the moment of decision."""
    chances = np.array([_truth(point, journey_map).decides for point in points])
    chances = np.append(chances, 1 - chances.sum())
    options = [*(f"{point.id}-decision" for point in points), "journey-undecided"]
    return str(options[drawing.choice(len(options), p=chances)])


def _near(mean: float, low: int, high: int, drawing: np.random.Generator) -> int:
    """A whole number near a mean, which is exactly the mean on average: one step off to either side alike."""
    below = math.floor(mean)
    value = below + int(drawing.random() < mean - below)
    off = int(drawing.integers(-1, 2))
    return value + off if low < value < high else value


def add_research(workspace: Workspace, *, seed: int = 1) -> None:
    """Lay the interviews, the survey and its answers in a workspace."""
    workspace.interviews.add(simulated_interviews(seed=seed))
    workspace.surveys.add(simulated_survey())
    workspace.answers.write(SURVEY, simulated_answers(seed=seed))


def planted() -> frozenset[tuple[str, str]]:
    """The planted disagreements as pairs of a finding's code and its touchpoint."""
    return frozenset((one.kind, one.where) for one in PLANTED_DISAGREEMENTS)
