"""Findings: the rules by which map and data contradict each other, each a sentence with its figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from klantreis.evidence.conformance_result import ConformanceResult, Share
from klantreis.evidence.drift_tests import holm
from klantreis.evidence.finding import Finding, Thresholds
from klantreis.evidence.flow_chart import FAR, FlowChart
from klantreis.evidence.step_figures import Effect, StepFigures, StepsResult
from klantreis.journeys.results import END
from klantreis.journeys.statistics import difference_of_shares
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.map import JourneyMap, Step


def findings(
    journey_map: JourneyMap,
    chart: FlowChart,
    conformance: ConformanceResult,
    steps: StepsResult,
    *,
    persona: str | None = None,
    thresholds: Thresholds | None = None,
) -> tuple[Finding, ...]:
    """Everything that map and data disagree on, the weightiest first.

    Parameters
    ----------
    journey_map, chart
        The map and its flow chart.
    conformance, steps
        What journeys say of it.
    persona
        Whose journeys these are; cards that speak of other personas are not judged by them.
    thresholds
        From when on a difference is told.
    """
    case = _Case(journey_map, chart, conformance, steps, persona, thresholds or Thresholds())
    found = [finding for rule in RULES for finding in rule(case)]
    return tuple(sorted(found, key=lambda one: -one.weight))


@dataclass(frozen=True, eq=False)
class _Case:
    """What the rules look at."""

    map: JourneyMap
    chart: FlowChart
    conformance: ConformanceResult
    result: StepsResult
    persona: str | None
    limits: Thresholds

    @cached_property
    def pairs(self) -> list[tuple[Step, StepFigures]]:
        """The steps that can be seen in data, with their figures."""
        pairs = zip(self.map.steps, self.result.steps, strict=True)
        return [(step, figures) for step, figures in pairs if not figures.is_silent]

    @cached_property
    def titles(self) -> dict[str, Any]:
        """Title of each step by its id."""
        return {step.id: step.title for step in self.map.steps}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each step by its id."""
        return {step.id: number for number, step in enumerate(self.map.steps)}

    def card(self, step: Step, kind: str) -> Any:
        """The card of a kind by which the step is judged, or None."""
        return card_of(step, kind, self.persona)

    def leads(self, here: str, there: str) -> bool:
        """Whether any way on the map leads from one step to another."""
        return bool(self.chart.cost[self.numbers[here], self.numbers[there]] < FAR)

    def neighbours(self, step: Step, fits: Callable[[StepFigures], bool]) -> list[StepFigures]:
        """Of the nearest steps before and after, those that a figure can be compared with."""
        at = next(number for number, (one, _) in enumerate(self.pairs) if one is step)
        before = [figures for _, figures in self.pairs[:at] if fits(figures)][-1:]
        after = [figures for _, figures in self.pairs[at + 1 :] if fits(figures)][:1]
        return before + after

    def finding(self, code: str, step: Step | None, persons: int, n: int | None, **figures: Any) -> Finding:
        """A finding about a step, or about the map."""
        of_step = self.result.steps[self.numbers[step.id]] if step else None
        mean = of_step.money.mean if of_step and of_step.money.n else self.result.money.mean
        said = {"step": step.title} if step else {}
        return Finding(
            code=code,
            step=step.id if step else None,
            card=figures.pop("card", None),
            touchpoint=figures.get("touchpoint"),
            persons=persons,
            value=_value(mean),
            n=n,
            figures={**said, "n": n, **figures},
        )


def _value(mean: float) -> float:
    """Money, or 1 where none is known. Money given back must not rank a finding below none."""
    return 1.0 if math.isnan(mean) else abs(mean)


def _share(share: Share, name: str = "share") -> dict[str, float]:
    """A share and its interval as figures of a sentence."""
    stem = name.removesuffix("share")
    return {f"{stem}share": share.share, f"{stem}low_share": share.low, f"{stem}high_share": share.high}


def card_of(step: Step, kind: str, persona: str | None) -> Any:
    """The step's first card of a kind that speaks of this persona, or else of everyone; None without one."""
    cards = [card for cell in step.cards.values() for card in cell if card.kind == kind]
    for spoken_of in dict.fromkeys((persona, None)):
        for card in cards:
            if card.persona == spoken_of:
                return card
    return None


def steps_not_passed(case: _Case) -> Iterator[Finding]:
    """Steps that hardly any journey comes at, nor hardly any of those that could."""
    for step, figures in case.pairs:
        reached, taken = figures.reached, figures.taken
        is_rare = reached.n >= case.limits.fewest and reached.high < case.limits.rare_share
        # On a branch that few go into a step may be rare and yet be where the map has it.
        is_taken = taken.n >= case.limits.fewest and taken.high >= case.limits.rare_share
        if is_rare and not is_taken:
            # It concerns everyone the map is about, and their money, not that of the few who come.
            finding = case.finding(
                "step_not_passed", step, case.result.n_persons, reached.n, **_share(reached)
            )
            yield replace(finding, value=_value(case.result.money.mean))


def contacts_missing(case: _Case) -> Iterator[Finding]:
    """Frequent contacts that are on no step."""
    for contact in case.conformance.off_the_map:
        share = contact.journeys
        if share.n >= case.limits.fewest and share.low >= case.limits.frequent_share:
            finding = case.finding(
                "contact_missing",
                None,
                contact.persons,
                share.n,
                touchpoint=contact.touchpoint,
                **_share(share),
            )
            mean = contact.money / share.count
            yield replace(finding, value=_value(mean))


def orders_reversed(case: _Case) -> Iterator[Finding]:
    """Steps that most journeys take the other way round. Each step is told of once, at its commonest pair."""
    told: set[str] = set()
    gaps = case.numbers
    for one in sorted(
        case.result.successions, key=lambda s: (-s.reversed.count, gaps[s.after] - gaps[s.before])
    ):
        is_mapped = case.leads(one.before, one.after) and not case.leads(one.after, one.before)
        is_clear = one.reversed.n >= case.limits.fewest and one.reversed.low > case.limits.reversed_share
        if is_mapped and is_clear and not told & {one.before, one.after}:
            told |= {one.before, one.after}
            step = case.map.step(one.after)
            figures = {"other": case.titles[one.before], **_share(one.reversed)}
            yield case.finding("order_reversed", step, one.persons, one.reversed.n, **figures)


def emotions_disputed(case: _Case) -> Iterator[Finding]:
    """Assumed emotions that customers or data contradict."""
    for step, figures in case.pairs:
        card = case.card(step, "emotion")
        if not isinstance(card, EmotionCard) or card.assumed is None:
            continue
        measured = figures.emotion
        margin = case.limits.emotion_margin
        if measured.n >= case.limits.fewest and _is_outside(
            card.assumed.value, measured.low, measured.high, margin
        ):
            yield case.finding(
                "emotion_not_measured",
                step,
                figures.persons,
                measured.n,
                card=card.id,
                assumed_emotion=card.assumed.value,
                emotion=measured.value,
                low_emotion=measured.low,
                high_emotion=measured.high,
            )
        reported = card.reported
        if reported is None or reported.low is None or reported.high is None:
            continue
        if _is_outside(card.assumed.value, reported.low, reported.high, margin):
            yield case.finding(
                "emotion_not_reported",
                step,
                figures.persons,
                reported.n,
                card=card.id,
                assumed_emotion=card.assumed.value,
                emotion=reported.value,
                low_emotion=reported.low,
                high_emotion=reported.high,
            )


def _is_outside(value: float, low: float, high: float, margin: float) -> bool:
    return not low - margin <= value <= high + margin


def pains_missing(case: _Case) -> Iterator[Finding]:
    """Steps without a pain at which customers feel bad, leave, or wait far more than elsewhere."""
    for step, figures in case.pairs:
        if case.card(step, "pain") is None:
            yield from _bad_emotion(case, step, figures)
            yield from _high_drop_off(case, step, figures)
            yield from _long_time(case, step, figures)


def _bad_emotion(case: _Case, step: Step, figures: StepFigures) -> Iterator[Finding]:
    here, limits = figures.emotion, case.limits
    if here.n < limits.fewest:
        return
    around = [one.emotion for one in case.neighbours(step, lambda one: one.emotion.n >= limits.fewest)]
    is_lower = bool(around) and all(
        here.high < one.low and here.value <= one.value - limits.emotion_drop for one in around
    )
    if here.high < limits.pain_emotion or is_lower:
        yield case.finding(
            "pain_emotion",
            step,
            figures.persons,
            here.n,
            emotion=here.value,
            low_emotion=here.low,
            high_emotion=here.high,
        )


def _can_stop(figures: StepFigures) -> bool:
    return figures.is_end or figures.is_outcome


def _high_drop_off(case: _Case, step: Step, figures: StepFigures) -> Iterator[Finding]:
    limits, drop = case.limits, figures.drop_off
    if _can_stop(figures) or drop.n < limits.fewest or drop.low > limits.dead_end_share:
        return
    around = case.neighbours(step, lambda one: one.drop_off.n >= limits.fewest and not _can_stop(one))
    count, n = sum(one.drop_off.count for one in around), sum(one.drop_off.n for one in around)
    if n and float(difference_of_shares(drop.count, drop.n, count, n).low) >= limits.drop_off_excess:
        yield case.finding(
            "pain_drop_off", step, figures.dropped_persons, drop.n, other_share=count / n, **_share(drop)
        )


def _long_time(case: _Case, step: Step, figures: StepFigures) -> Iterator[Finding]:
    limits, here = case.limits, figures.time_to_next
    others = sorted(
        one.time_to_next.median
        for other, one in case.pairs
        if other is not step and one.time_to_next.n >= limits.fewest
    )
    # Where a journey may end nobody waits for what comes next.
    if _can_stop(figures) or here.n < limits.fewest or len(others) < 2:
        return
    usual = others[len(others) // 2]
    if usual > 0 and here.median >= limits.slow_factor * usual:
        yield case.finding(
            "pain_time",
            step,
            figures.persons,
            here.n,
            median_seconds=here.median,
            p90_seconds=here.p90,
            usual_seconds=usual,
        )


def delights_unconfirmed(case: _Case) -> Iterator[Finding]:
    """Delights on the map where the measured emotion is no joy."""
    for step, figures in case.pairs:
        card, here = case.card(step, "delight"), figures.emotion
        if card is not None and here.n >= case.limits.fewest and here.high < case.limits.delight_emotion:
            yield case.finding(
                "delight_unconfirmed",
                step,
                figures.persons,
                here.n,
                card=card.id,
                emotion=here.value,
                low_emotion=here.low,
                high_emotion=here.high,
            )


def moments_of_truth(case: _Case) -> Iterator[Finding]:
    """Steps that matter and are not marked, and marked ones that do not matter."""
    limits = case.limits
    known = [
        (step, figures, figures.effect)
        for step, figures in case.pairs
        if figures.effect and min(figures.effect.passed.n, figures.effect.others.n) >= limits.fewest
    ]
    corrected = holm([effect.p_value for _, _, effect in known])
    for (step, figures, effect), p_value in zip(known, corrected, strict=True):
        card = case.card(step, "moment_of_truth")
        is_large = abs(effect.difference) >= limits.effect and not effect.low <= 0 <= effect.high
        if card is None and is_large and p_value < limits.significance and not effect.is_gate:
            code = "moment_missed_good" if effect.difference > 0 else "moment_missed_bad"
            yield _moment(case, code, step, figures, effect)
        if card is not None and -limits.no_effect < effect.low and effect.high < limits.no_effect:
            yield _moment(case, "moment_without_effect", step, figures, effect, card=card.id)


def _moment(case: _Case, code: str, step: Step, figures: StepFigures, effect: Effect, **more: Any) -> Finding:
    return case.finding(
        code,
        step,
        figures.persons,
        effect.passed.n + effect.others.n,
        share=effect.passed.share,
        other_share=effect.others.share,
        points=abs(effect.difference) * 100,
        low_points=effect.low * 100,
        high_points=effect.high * 100,
        **more,
    )


def dead_ends(case: _Case) -> Iterator[Finding]:
    """Steps that lead on but where most journeys stop."""
    for step, figures in case.pairs:
        drop = figures.drop_off
        if _can_stop(figures) or drop.n < case.limits.fewest:
            continue
        if drop.low > case.limits.dead_end_share:
            yield case.finding("dead_end", step, figures.dropped_persons, drop.n, **_share(drop))


def loops(case: _Case) -> Iterator[Finding]:
    """Ways back that the map does not have, and steps that are taken again and again."""
    for step, figures in case.pairs:
        n_here = figures.reached.count
        if n_here < case.limits.fewest:
            continue
        for onward in figures.onward:
            back = Share.of(onward.returning, n_here)
            if onward.to == END or case.leads(step.id, onward.to) or back.low < case.limits.loop_share:
                continue
            yield case.finding(
                "loop", step, onward.returning_persons, n_here, other=case.titles[onward.to], **_share(back)
            )
        again = figures.repeated
        if again.low >= case.limits.repeat_share and not case.leads(step.id, step.id):
            yield case.finding("repeat", step, figures.repeating_persons, n_here, **_share(again))


Rule = Callable[[_Case], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    steps_not_passed,
    contacts_missing,
    orders_reversed,
    emotions_disputed,
    pains_missing,
    delights_unconfirmed,
    moments_of_truth,
    dead_ends,
    loops,
)
