"""Interviews and survey answers about a map, drawn by chance around how things are said to be.

Nobody was asked: whoever is simulated has had each touchpoint, minds it and feels it as its truth says, and
as the map assumes where there is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import numpy as np

from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant, Theme
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent, read_answers
from klantreis.mapping.documents.survey_points import Point, points_of
from klantreis.mapping.map import JourneyMap


@dataclass(frozen=True)
class Truth:
    """How a touchpoint really is: who has had it, how it matters (1 … 5) and feels (-2 … +2), who decides."""

    known: float = 0.7
    importance: float = 3.0
    emotion: float | None = None  # as the map assumes
    decides: float = 0.03


@dataclass(frozen=True)
class Words:
    """What people who are simulated say, in their language.

    Attributes
    ----------
    glad, sorry
        About a touchpoint that felt well, or did not.
    comments
        In a survey.
    themes
        Titles of the themes of interviews, by id.
    missing
        Names of what the map forgot, each as often as it is drawn; three in ten name one.
    missing_quote
        What is said of that in an interview.
    opening, asked
        The first line of a transcript, and the question in it about a touchpoint.
    interviewer
        Who asks.
    """

    glad: tuple[str, ...]
    sorry: tuple[str, ...]
    comments: tuple[str, ...]
    themes: Mapping[str, str]
    missing: tuple[str, ...]
    missing_quote: str
    opening: str
    asked: str
    interviewer: str


@dataclass(frozen=True)
class Crowd:
    """People who went through a map, and what they would say of it.

    Attributes
    ----------
    truths
        By touchpoint.
    persona, language
        Of them all.
    opens_on
        The first day on which they answer.
    """

    journey_map: JourneyMap
    words: Words
    persona: str
    language: str
    opens_on: date
    truths: Mapping[str, Truth] = field(default_factory=dict)

    def answers(self, survey: Survey, n: int, *, seed: int = 1) -> list[Respondent]:
        """Answers of so many respondents to the survey."""
        drawing = np.random.default_rng(seed)
        return [self._respondent(number, survey, drawing) for number in range(1, n + 1)]

    def interviewed(self, interviews: Interviews, n: int, *, seed: int = 1) -> Interviews:
        """The interviews with so many participants, coded to the map."""
        drawing = np.random.default_rng([seed, 2])
        return interviews.changed(
            is_simulated=True,
            themes=tuple(Theme(id=id_, title=text) for id_, text in self.words.themes.items()),
            participants=tuple(self._participant(number, drawing) for number in range(1, n + 1)),
        )

    def _respondent(self, number: int, survey: Survey, drawing: np.random.Generator) -> Respondent:
        points = points_of(self.journey_map)
        form: dict[str, list[str]] = {}
        for point in points:
            truth = self._truth(point)
            form[f"{point.id}-recognised"] = [f"{point.id}-{_recognised(truth.known, drawing)}"]
            form[f"{point.id}-importance"] = [str(_near(truth.importance, 1, 5, drawing))]
            form[f"{point.id}-emotion"] = [str(_near(truth.emotion or 0.0, -2, 2, drawing))]
            if drawing.random() < 0.05:
                form[f"{point.id}-comment"] = [str(drawing.choice(self.words.comments))]
        form["journey-decision"] = [self._decision(points, drawing)]
        if drawing.random() < 0.30:
            form["journey-missing"] = [str(drawing.choice(self.words.missing))]
        values, _ = read_answers(survey, form)
        opened = datetime(self.opens_on.year, self.opens_on.month, self.opens_on.day, 8, tzinfo=UTC)
        started = opened + timedelta(minutes=int(drawing.integers(0, 40_000)))
        return Respondent(
            respondent=f"R{number:04d}",
            language=self.language,
            persona=self.persona,
            started_at=started,
            finished_at=started + timedelta(seconds=int(drawing.integers(150, 600))),
            values=values,
        )

    def _participant(self, number: int, drawing: np.random.Generator) -> Participant:
        on = self.opens_on + timedelta(days=7 + number)
        pseudonym = f"P{number:02d}"
        mentions = tuple(self._mentions(pseudonym.lower(), drawing))
        return Participant(
            id=pseudonym.lower(),
            pseudonym=pseudonym,
            persona=self.persona,
            consented_on=on,
            interviewed_on=on,
            interviewer=self.words.interviewer,
            notes=self._transcript(pseudonym, mentions),
            mentions=mentions,
        )

    def _transcript(self, pseudonym: str, mentions: Iterable[Mention]) -> str:
        """The talk in which those things were said."""
        said = [one for one in mentions if one.quote]
        asked = (
            f"{self.words.asked.format(touchpoint=one.touchpoint)}\n{pseudonym}: {one.quote}" for one in said
        )
        return "\n\n".join((self.words.opening, *asked))

    def _mentions(self, who: str, drawing: np.random.Generator) -> Iterator[Mention]:
        points = points_of(self.journey_map)
        decided = self._decision(points, drawing)
        for point in points:
            truth = self._truth(point)
            id_ = f"{who}-{point.id}"[:64]
            if drawing.random() >= truth.known:
                yield Mention(id=id_, touchpoint=point.touchpoint, step=point.step, is_recognised=False)
                continue
            emotion = _near(truth.emotion or 0.0, -2, 2, drawing)
            quotes = self.words.glad if emotion >= 0 else self.words.sorry
            yield Mention(
                id=id_,
                touchpoint=point.touchpoint,
                step=point.step,
                quote=str(drawing.choice(quotes)),
                themes=(str(drawing.choice(list(self.words.themes))),) if drawing.random() < 0.3 else (),
                importance=_near(truth.importance, 1, 5, drawing),
                emotion=emotion,
                is_decision=decided == f"{point.id}-decision",
            )
        if drawing.random() < 0.30:
            yield Mention(
                id=f"{who}-missing",
                touchpoint=self.words.missing[0],
                quote=self.words.missing_quote,
                emotion=1,
            )

    def _truth(self, point: Point) -> Truth:
        """How a touchpoint really is: as said, and as the map assumes where nothing is."""
        truth = self.truths.get(point.touchpoint, Truth())
        emotion = self._assumed(point) if truth.emotion is None else truth.emotion
        return Truth(truth.known, truth.importance, emotion, truth.decides)

    def _assumed(self, point: Point) -> float:
        cards = (card for cell in self.journey_map.step(point.step).cards.values() for card in cell)
        return next(card.assumed.value for card in cards if isinstance(card, EmotionCard) and card.assumed)

    def _decision(self, points: tuple[Point, ...], drawing: np.random.Generator) -> str:
        """The option of the survey for the moment of decision."""
        chances = np.array([self._truth(point).decides for point in points])
        chances = np.append(chances, 1 - chances.sum())
        options = [*(f"{point.id}-decision" for point in points), "journey-undecided"]
        return str(options[drawing.choice(len(options), p=chances)])


def _recognised(known: float, drawing: np.random.Generator) -> str:
    draw = drawing.random()
    if draw < known:
        return "yes"
    return "unsure" if draw > 0.95 else "no"


def _near(mean: float, low: int, high: int, drawing: np.random.Generator) -> int:
    """A whole number near a mean, which is exactly the mean on average: one step off to either side alike."""
    below = math.floor(mean)
    value = below + int(drawing.random() < mean - below)
    off = int(drawing.integers(-1, 2))
    return value + off if low < value < high else value
