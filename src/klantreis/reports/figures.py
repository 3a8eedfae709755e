"""The figures of a proof as they stand in a report: in words, each with its n and interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING

from klantreis.mapping.map import JourneyMap
from klantreis.reports.labels import day, duration, interval, labels, number, share, spoken

if TYPE_CHECKING:  # a proof brings the engine with it, which a report without one need not load
    from klantreis.evidence.conformance_result import Share
    from klantreis.evidence.proof import Proof
    from klantreis.evidence.step_figures import Effect, StepFigures

SMALL_N = 30


@dataclass(frozen=True)
class Figure:
    """A figure in words: its name, what it is, and on how many it rests with its interval.

    `value`, `low` and `high` are the bare numbers for those who calculate on; None where unknown.
    """

    code: str
    name: str
    text: str
    detail: str
    value: float | None
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True)
class SheetFinding:
    """Where map and data contradict each other, in a sentence; `step` is its id or empty."""

    code: str
    step: str
    text: str
    n_persons: int


@dataclass(frozen=True)
class ProofFigures:
    """What a report shows of a proof: figures of the whole and per step id, findings, the period."""

    overall: tuple[Figure, ...] = ()
    by_step: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    findings: tuple[SheetFinding, ...] = ()
    period: str = ""
    is_simulated: bool = False


def figures_of(proof: Proof | None, journey_map: JourneyMap, language: str) -> ProofFigures:
    """What reports show of a proof of a map: figures and open findings; nothing without one."""
    if proof is None:
        return ProofFigures()
    from klantreis.evidence.open_findings import findings_of_proof  # noqa: PLC0415 - only where there are any

    return ProofFigures(
        overall=tuple(_overall(proof, language)),
        by_step={one.step: tuple(_of_step(one, language)) for one in proof.steps.steps},
        findings=tuple(
            SheetFinding(one.code, one.step or "", one.sentence(spoken(language)), one.persons)
            for one in findings_of_proof(journey_map, proof).open
        ),
        period=_period(proof, language),
        is_simulated=proof.is_simulated,
    )


def _overall(proof: Proof, language: str) -> Iterator[Figure]:
    fitness = proof.conformance.fitness
    if not isnan(fitness.value):
        n = proof.n_journeys
        text = number(fitness.value, language, digits=2)
        between = interval(fitness.low, fitness.high, language)
        detail = _detail(between, n, labels(language)["journeys"], language)
        name = labels(language)["fitness"]
        yield Figure("fitness", name, text, detail, fitness.value, fitness.low, fitness.high, n)
    coverage = proof.conformance.coverage
    if coverage.n:
        yield _share("coverage", coverage, "contacts", language)


def _of_step(figures: StepFigures, language: str) -> Iterator[Figure]:
    names = labels(language)
    if figures.is_silent:
        yield Figure("silent", names["not_measured"], "", names["no_touchpoint"], None, None, None, None)
        return
    if figures.reached.n:
        yield _share("reach", figures.reached, "journeys", language)
    if figures.reached.count:
        if not figures.is_end:
            yield _share("drop_off", figures.drop_off, "journeys", language)
        if figures.repeated.count:
            yield _share("repeats", figures.repeated, "journeys", language)
    if figures.time_to_next.n:
        yield _time(figures, language)
    if figures.emotion.n:
        yield _emotion(figures, language)
    if figures.effect is not None and not isnan(figures.effect.difference):
        yield _effect(figures.effect, language)


def _share(code: str, found: Share, counted: str, language: str) -> Figure:
    between = f"{number(100 * found.low, language, digits=0)}–{share(found.high, language)}"
    names = labels(language)
    detail = _detail(between, found.n, names[counted], language)
    text = share(found.share, language)
    return Figure(code, names[code], text, detail, found.share, found.low, found.high, found.n)


def _time(figures: StepFigures, language: str) -> Figure:
    names, times = labels(language), figures.time_to_next
    slow = names["nine_of_ten"].format(time=duration(times.p90, language))
    detail = _detail(slow, times.n, "", language)
    text = duration(times.median, language)
    return Figure("time_to_next", names["time_to_next"], text, detail, times.median, None, None, times.n)


def _emotion(figures: StepFigures, language: str) -> Figure:
    mean = figures.emotion
    between = "" if isnan(mean.low) else interval(mean.low, mean.high, language)
    detail = _detail(between, mean.n, "", language)
    text = number(mean.value, language, is_signed=True)
    name = labels(language)["measured_emotion"]
    return Figure("emotion", name, text, detail, mean.value, _known(mean.low), _known(mean.high), mean.n)


def _effect(effect: Effect, language: str) -> Figure:
    names, n = labels(language), effect.passed.n + effect.others.n
    low, high = (
        number(100 * bound, language, digits=0, is_signed=True) for bound in (effect.low, effect.high)
    )
    detail = _detail(f"{low} … {high}", n, names["journeys"], language)
    text = f"{number(100 * effect.difference, language, digits=0, is_signed=True)} {names['points']}"
    return Figure("effect", names["effect"], text, detail, effect.difference, effect.low, effect.high, n)


def _detail(between: str, n: int, counted: str, language: str) -> str:
    """The interval, the n and a warning when that is small: 55–68%, n 1,204 journeys."""
    counted_n = f"n {number(n, language, digits=0)} {counted}".strip()
    warning = labels(language)["small_n"] if n < SMALL_N else ""
    return ", ".join(part for part in (between, counted_n, warning) if part)


def _period(proof: Proof, language: str) -> str:
    first, last = proof.steps.first, proof.steps.last
    return "" if first is None or last is None else f"{day(first, language)} – {day(last, language)}"


def _known(value: float) -> float | None:
    return None if isnan(value) else value
