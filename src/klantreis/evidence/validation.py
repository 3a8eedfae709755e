"""Everything that is known of a map beside each other: assumed, reported and measured, per touchpoint."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from klantreis.evidence.conformance_result import Share
from klantreis.evidence.proof import Proof
from klantreis.evidence.sample import is_few, share_interval
from klantreis.evidence.satisfaction import Mean, mean_of
from klantreis.evidence.validation_findings import findings_of
from klantreis.evidence.validation_reports import (
    Report,
    named_besides,
    reports_of_interviews,
    reports_of_survey,
    same_name,
)
from klantreis.evidence.validation_result import (
    NOBODY,
    UNKNOWN,
    NamedContact,
    PointOverview,
    Quadrant,
    Reported,
    Validation,
)
from klantreis.mapping.cards import EmotionCard, MomentOfTruthCard, PainCard
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.documents.survey_points import Point, points_of
from klantreis.mapping.map import JourneyMap, Step

NEUTRAL = 0.0


def validate(
    journey_map: JourneyMap,
    *,
    surveys: Iterable[tuple[Survey, Sequence[Respondent]]] = (),
    interviews: Iterable[Interviews] = (),
    proof: Proof | None = None,
    persona: str | None = None,
    population: int | None = None,
) -> Validation:
    """What customers and events say of every touchpoint of a map, beside what the team assumes.

    Parameters
    ----------
    journey_map
        The map.
    surveys
        Surveys about it with their answers.
    interviews
        Interviews about it.
    proof
        The map's proof, for what was measured.
    persona
        Only what who stands for this persona said, and cards that speak of this persona or of all.
    population
        How many customers there are, where they are few; see `sample.share_interval`.
    """
    surveys, interviews = list(surveys), list(interviews)
    points = points_of(journey_map)
    known = [point.touchpoint for point in points]
    answered = [
        one for survey, answers in surveys for one in reports_of_survey(survey, answers, persona=persona)
    ]
    told = [one for each in interviews for one in reports_of_interviews(each, known, persona=persona)]
    limit = population if population is not None and population >= max(len(answered), len(told)) else None
    level = _importance_level([*answered, *told])
    by = _Known(answered, told, proof, persona, limit, level)
    overview = tuple(_overview(point, journey_map.step(point.step), by) for point in points)
    decided = [one.decided_at for one in (*answered, *told) if one.decided_at is not None]
    validation = Validation(
        map_id=journey_map.id,
        persona=persona,
        is_simulated=journey_map.head.is_simulated
        or any(survey.is_simulated for survey, _ in surveys)
        or any(each.is_simulated for each in interviews),
        n_respondents=len(answered),
        n_participants=len(told),
        importance_level=level,
        points=overview,
        named=_named(answered, told, known, limit),
        decided_elsewhere=dict(
            Counter(one for each in decided for one in each if one not in known).most_common()
        ),
        undecided=share_of(sum(not each for each in decided), len(decided), limit),
        findings=(),
    )
    return replace(validation, findings=findings_of(validation))


def share_of(count: int, n: int, population: int | None = None) -> Share:
    """A share with its interval; NaN of nobody."""
    if not n:
        return NOBODY
    low, high = share_interval(count, n, population=population)
    return Share(count, n, count / n, low, high)


@dataclass(frozen=True)
class _Known:
    """What there is to go by: reports from surveys and interviews, and the proof."""

    answered: Sequence[Report]
    told: Sequence[Report]
    proof: Proof | None
    persona: str | None
    population: int | None
    level: float


def _overview(point: Point, step: Step, by: _Known) -> PointOverview:
    survey = _reported(point.touchpoint, by.answered, by.population)
    interviews = _reported(point.touchpoint, by.told, by.population)
    figures = by.proof.step(point.step) if by.proof else None
    most = interviews if interviews.recognised.n > survey.recognised.n else survey
    return PointOverview(
        touchpoint=point.touchpoint,
        step=point.step,
        phase=point.phase,
        title=point.title,
        assumed_emotion=_assumed_emotion(step, by.persona),
        has_pain=_has(step, PainCard, by.persona),
        has_moment_of_truth=_has(step, MomentOfTruthCard, by.persona),
        survey=survey,
        interviews=interviews,
        measured_share=figures.reached if figures else NOBODY,
        measured_emotion=figures.emotion if figures else UNKNOWN,
        quadrant=quadrant_of(most, by.level),
    )


def _reported(touchpoint: str, reports: Sequence[Report], population: int | None) -> Reported:
    asked = [one.recognised[touchpoint] for one in reports if touchpoint in one.recognised]
    decided = [touchpoint in one.decided_at for one in reports if one.decided_at is not None]
    return Reported(
        recognised=share_of(sum(asked), len(asked), population),
        importance=_mean(
            [one.importance[touchpoint] for one in reports if touchpoint in one.importance], 1, 5
        ),
        emotion=_mean([one.emotion[touchpoint] for one in reports if touchpoint in one.emotion], -2, 2),
        decided=share_of(sum(decided), len(decided), population),
        is_few=is_few(len(asked), population),
    )


def _mean(values: Sequence[float], low: float, high: float) -> Mean:
    return mean_of(values, [1] * len(values), low, high)


def _assumed_emotion(step: Step, persona: str | None) -> float:
    """The mean of what the step's emotion cards assume."""
    assumed = [
        card.assumed.value
        for cell in step.cards.values()
        for card in cell
        if isinstance(card, EmotionCard) and card.assumed and _speaks_of(card.persona, persona)
    ]
    return sum(assumed) / len(assumed) if assumed else math.nan


def _has(step: Step, kind: type[PainCard] | type[MomentOfTruthCard], persona: str | None) -> bool:
    return any(
        isinstance(card, kind) and _speaks_of(card.persona, persona)
        for cell in step.cards.values()
        for card in cell
    )


def _speaks_of(of: str | None, persona: str | None) -> bool:
    return persona is None or of in {None, persona}


def _importance_level(reports: Sequence[Report]) -> float:
    """The mean over touchpoints of their mean importance, so that a well-known one counts no more."""
    by_touchpoint: dict[str, list[float]] = {}
    for report in reports:
        for name, value in report.importance.items():
            by_touchpoint.setdefault(name, []).append(value)
    means = [sum(values) / len(values) for values in by_touchpoint.values()]
    return sum(means) / len(means) if means else math.nan


def quadrant_of(reported: Reported, level: float) -> Quadrant:
    """Importance by performance; unclear unless both intervals lie on one side of the lines."""
    is_important = _side(reported.importance, level)
    is_good = _side(reported.emotion, NEUTRAL)
    if is_important is None or is_good is None:
        return Quadrant.UNCLEAR
    if is_important:
        return Quadrant.KEEP if is_good else Quadrant.IMPROVE
    return Quadrant.ENOUGH if is_good else Quadrant.LATER


def _side(mean: Mean, line: float) -> bool | None:
    """Whether a mean lies above a line; None when it cannot be said."""
    if mean.low > line:
        return True
    return False if mean.high < line else None


def _named(
    answered: Sequence[Report], told: Sequence[Report], known: Sequence[str], population: int | None
) -> tuple[NamedContact, ...]:
    counted: Mapping[str, int] = named_besides([*answered, *told], known)
    by_survey, by_interview = named_besides(answered, known), named_besides(told, known)
    n_survey = sum(one.was_asked_to_name for one in answered)
    n_interviews = sum(one.was_asked_to_name for one in told)
    return tuple(
        NamedContact(
            name,
            share_of(_count_of(name, by_survey), n_survey, population),
            share_of(_count_of(name, by_interview), n_interviews, population),
        )
        for name in counted
    )


def _count_of(name: str, counted: Mapping[str, int]) -> int:
    return next((n for other, n in counted.items() if same_name(other) == same_name(name)), 0)
