"""Where a map and its customers contradict each other, with a hold on false alarms.

Every touchpoint is tested several times; the tests of a map together are held to a false discovery rate
(Benjamini and Hochberg 1995): of what is told, that share at most is chance, on average.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from klantreis.evidence.finding import Finding
from klantreis.evidence.satisfaction import Mean
from klantreis.evidence.validation_result import NamedContact, PointOverview, Quadrant, Reported, Validation
from klantreis.evidence.validation_tests import differ, differs_from, lies_below, share_above, share_below
from klantreis.journeys.statistics import false_discovery_rates


@dataclass(frozen=True)
class Limits:
    """From when on a disagreement is told.

    Attributes
    ----------
    fewest
        Persons below which a figure is not tested: of fewer answers on five levels the spread is too
        uncertain for a t test.
    false_discovery
        Share of false alarms among what is told, on average.
    emotion_margin
        How far apart two series may be, or a series from what is assumed.
    pain_emotion
        Emotion below which customers suffer.
    unknown_share
        A touchpoint on the map that fewer have had is one that hardly anyone knows.
    named_share
        A contact that more name unasked is missing on the map.
    decided_share
        A touchpoint at which more decide is a moment of truth.
    """

    fewest: int = 15
    false_discovery: float = 0.05
    emotion_margin: float = 0.25
    pain_emotion: float = -0.5
    unknown_share: float = 0.10
    named_share: float = 0.05
    decided_share: float = 0.20


@dataclass(frozen=True)
class _Tested:
    p: float
    finding: Finding


def findings_of(validation: Validation, limits: Limits | None = None) -> tuple[Finding, ...]:
    """What the map has otherwise than its customers, the weightiest first."""
    limits = limits or Limits()
    tested = [one for point in validation.points for one in _of_point(point, limits)]
    tested += [one for named in validation.named for one in _of_named(named, limits)]
    tested = [one for one in tested if not math.isnan(one.p)]
    if not tested:
        return ()
    rates = false_discovery_rates(np.array([one.p for one in tested]))
    told = [one.finding for one, rate in zip(tested, rates, strict=True) if rate <= limits.false_discovery]
    return tuple(sorted(told, key=lambda one: (-one.weight, one.code, one.step or "", one.touchpoint or "")))


def _of_point(point: PointOverview, limits: Limits) -> Iterator[_Tested]:
    said = point.reported
    yield from _recognised(point, said, limits)
    yield from _emotions(point, said, limits)
    yield from _pain(point, said, limits)
    yield from _decided(point, said, limits)


def _recognised(point: PointOverview, said: Reported, limits: Limits) -> Iterator[_Tested]:
    known = said.recognised
    if known.n >= limits.fewest:
        figures = {"share": known.share, "low_share": known.low, "high_share": known.high, "n": known.n}
        p = share_below(known.count, known.n, limits.unknown_share)
        yield _Tested(p, _finding("touchpoint_unknown", point, known.n - known.count, said, figures))


def _emotions(point: PointOverview, said: Reported, limits: Limits) -> Iterator[_Tested]:
    margin, emotion = limits.emotion_margin, said.emotion
    if emotion.n < limits.fewest:
        return
    if not math.isnan(point.assumed_emotion):
        p = differs_from(emotion, point.assumed_emotion, margin)
        figures = {"assumed_emotion": point.assumed_emotion, **_figures(emotion)}
        yield _Tested(p, _finding("emotion_not_reported", point, emotion.n, said, figures))
    if point.measured_emotion.n >= limits.fewest:
        yield _compared("reported_not_measured", point, said, point.measured_emotion, margin)
    other = point.survey if said is point.interviews else point.interviews
    if other.emotion.n >= limits.fewest:
        yield _compared("interviews_differ", point, said, other.emotion, margin)


def _compared(code: str, point: PointOverview, said: Reported, other: Mean, margin: float) -> _Tested:
    figures = {
        **_figures(said.emotion),
        "other_emotion": other.value,
        "other_low_emotion": other.low,
        "other_high_emotion": other.high,
        "other_n": other.n,
    }
    p = differ(said.emotion, other, margin)
    return _Tested(p, _finding(code, point, said.emotion.n, said, figures))


def _pain(point: PointOverview, said: Reported, limits: Limits) -> Iterator[_Tested]:
    if point.has_pain or said.emotion.n < limits.fewest:
        return
    p = lies_below(said.emotion, limits.pain_emotion)
    code = "pain_important" if point.quadrant is Quadrant.IMPROVE else "pain_reported"
    figures = {**_figures(said.emotion), "importance": said.importance.value}
    yield _Tested(p, _finding(code, point, said.emotion.n, said, figures))


def _decided(point: PointOverview, said: Reported, limits: Limits) -> Iterator[_Tested]:
    decided = said.decided
    if point.has_moment_of_truth or decided.n < limits.fewest:
        return
    p = share_above(decided.count, decided.n, limits.decided_share)
    figures = {"share": decided.share, "low_share": decided.low, "high_share": decided.high, "n": decided.n}
    yield _Tested(p, _finding("decision_missed", point, decided.count, said, figures))


def _of_named(named: NamedContact, limits: Limits) -> Iterator[_Tested]:
    most = named.interviews if named.interviews.n > named.survey.n else named.survey
    if most.n < limits.fewest:
        return
    figures = {
        "touchpoint": named.name,
        "share": most.share,
        "low_share": most.low,
        "high_share": most.high,
        "n": most.n,
    }
    p = share_above(most.count, most.n, limits.named_share)
    yield _Tested(p, Finding("contact_named", None, None, named.name, most.count, 1.0, most.n, figures))


def _figures(emotion: Mean) -> dict[str, float]:
    return {
        "emotion": emotion.value,
        "low_emotion": emotion.low,
        "high_emotion": emotion.high,
        "n": emotion.n,
    }


def _finding(
    code: str, point: PointOverview, persons: int, said: Reported, figures: dict[str, float]
) -> Finding:
    """A finding weighs by how many say so and how important the touchpoint is to them (1 … 5)."""
    value = said.importance.value if said.importance.n else 1.0
    title = point.title
    return Finding(
        code,
        point.step,
        None,
        point.touchpoint,
        persons,
        value,
        int(figures["n"]),
        {"step": title, **figures},
    )
