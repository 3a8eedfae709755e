"""What the answers to a survey come to, per question, and how the response goes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import median

from klantreis.evidence.sample import is_few, sample_for_share, share_interval
from klantreis.evidence.satisfaction import Csat, Mean, Nps, csat, mean_of, nps
from klantreis.evidence.scales import Scale
from klantreis.mapping.documents.survey import Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import OTHER, Respondent, Value, shown


@dataclass(frozen=True)
class OptionResult:
    """How many chose an answer.

    Attributes
    ----------
    option
        An option's id, "other", or a score as text.
    count
        How many.
    share, low, high
        Of those who answered the question, with the 95 % interval; NaN when nobody did.
    """

    option: str
    count: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class QuestionResult:
    """The answers to a question.

    Attributes
    ----------
    asked, n
        How many were shown it, and how many of those answered.
    options
        Of a choice and of a scale: the distribution; of a multiple choice the shares may add up to more
        than 1.
    mean
        Of a scale; of emotion on -2 … +2. None of other questions.
    csat, nps
        Of questions of those kinds.
    texts
        What was written, the own answers to a choice included.
    is_few
        Whether so few answered that every figure needs the warning.
    """

    question: str
    asked: int
    n: int
    options: tuple[OptionResult, ...]
    mean: Mean | None
    csat: Csat | None
    nps: Nps | None
    texts: tuple[str, ...]
    is_few: bool


@dataclass(frozen=True)
class Response:
    """How the response goes.

    Attributes
    ----------
    started, finished
        Respondents.
    invited
        As the survey says.
    share, low, high
        Finished of those invited, with the 95 % interval; NaN where nobody says how many were invited, or
        more answered than that.
    by_day
        Finished per day, in UTC.
    median_seconds
        From start to end.
    needed
        Answers for a margin of five points.
    """

    started: int
    finished: int
    invited: int | None
    share: float
    low: float
    high: float
    by_day: dict[date, int]
    median_seconds: float
    needed: int


@dataclass(frozen=True)
class SurveyResults:
    """The answers to a survey."""

    survey: str
    is_simulated: bool
    response: Response
    questions: tuple[QuestionResult, ...]

    def question(self, id_: str) -> QuestionResult | None:
        """The answers to a question; None when the survey has no such question."""
        return next((one for one in self.questions if one.question == id_), None)


def survey_results(survey: Survey, respondents: Iterable[Respondent]) -> SurveyResults:
    """What the answers come to.

    Also those who did not finish count, in the questions they answered. A respondent counts once, with
    the latest answers; answers to questions that are not asked (any more) do not count. Where the survey
    says how large the population is, intervals are those of a sample without putting back.
    """
    latest = {
        one.respondent: one for one in sorted(respondents, key=lambda one: one.last_at or _BEFORE_ALL)
    }.values()
    asked: dict[str, list[Value | None]] = {question.id: [] for question in survey.questions}
    for respondent in latest:
        for question in shown(survey, respondent.values):
            asked[question.id].append(respondent.values.get(question.id))
    population = survey.population
    if population is not None and len(latest) > population:
        population = None  # the survey was mistaken; better too wide than a sample of more than all
    return SurveyResults(
        survey.id,
        survey.is_simulated,
        response_of(survey, list(latest)),
        tuple(_result(question, asked[question.id], population) for question in survey.questions),
    )


_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def response_of(survey: Survey, respondents: Sequence[Respondent]) -> Response:
    """How many answered, when, and of how many."""
    finished = [one for one in respondents if one.finished_at is not None]
    seconds = [
        (one.finished_at - one.started_at).total_seconds()
        for one in finished
        if one.finished_at and one.started_at
    ]
    n, invited = len(finished), survey.invited
    is_known = invited is not None and n <= invited
    low, high = share_interval(n, invited) if is_known and invited else (math.nan, math.nan)
    days = Counter(one.finished_at.astimezone(UTC).date() for one in finished if one.finished_at)
    return Response(
        started=len(respondents),
        finished=n,
        invited=invited,
        share=n / invited if is_known and invited else math.nan,
        low=low,
        high=high,
        by_day=dict(sorted(days.items())),
        median_seconds=median(seconds) if seconds else math.nan,
        needed=sample_for_share(population=survey.population).n,
    )


def _result(question: Question, answers: Sequence[Value | None], population: int | None) -> QuestionResult:
    given = [answer for answer in answers if answer is not None]
    n = len(given)
    scores = [float(one) for one in given if isinstance(one, int | float)]
    texts = [text for one in given for text in _texts(question, one)]
    return QuestionResult(
        question=question.id,
        asked=len(answers),
        n=n,
        options=_distribution(question, given, population),
        mean=mean_score(question, scores, population) if question.is_scale else None,
        csat=csat(scores, scale=_scale(question)) if question.kind is QuestionKind.CSAT else None,
        nps=nps(scores) if question.kind is QuestionKind.NPS else None,
        texts=tuple(texts),
        is_few=is_few(n, population),
    )


def mean_score(question: Question, scores: Sequence[float], population: int | None = None) -> Mean:
    """The mean of the answers to a scale, with Student's interval, narrower among few people."""
    found = mean_of(scores, [1] * len(scores), min(question.ends), max(question.ends))
    if population is None or not scores:
        return found
    left = math.sqrt(1 - found.n / population)
    value = found.value
    return Mean(found.n, value, value - (value - found.low) * left, value + (found.high - value) * left)


def _scale(question: Question) -> Scale:
    worst, best = question.ends
    return Scale(worst, best, str(question.kind) if question.kind is QuestionKind.CSAT else "")


def _distribution(
    question: Question, given: Sequence[Value], population: int | None
) -> tuple[OptionResult, ...]:
    if question.is_choice:
        chosen = Counter(one for answer in given for one in set(_chosen(answer)))
        names = [option.id for option in question.options] + ["other"] * question.allows_other
    else:
        # A score between two answers, from another scale, counts with the nearest.
        chosen = Counter(str(round(one)) for one in given if isinstance(one, int | float))
        names = [str(score) for score in question.scores]
    n = len(given)
    found = []
    for name in names:
        low, high = share_interval(chosen[name], n, population=population)
        found.append(OptionResult(name, chosen[name], chosen[name] / n if n else math.nan, low, high))
    return tuple(found)


def _chosen(answer: Value) -> list[str]:
    several = answer if isinstance(answer, tuple) else (str(answer),)
    return ["other" if one.startswith(OTHER) else one for one in several]


def _texts(question: Question, answer: Value) -> list[str]:
    if question.kind is QuestionKind.TEXT:
        return [str(answer)]
    several = answer if isinstance(answer, tuple) else (answer,)
    return [one.removeprefix(OTHER) for one in several if isinstance(one, str) and one.startswith(OTHER)]
