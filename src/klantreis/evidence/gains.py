"""What would be gained by acting on a finding, estimated from the same data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low

from klantreis.evidence.conformance_result import Share
from klantreis.evidence.effect_statistics import Gap, mover
from klantreis.evidence.finding import Finding
from klantreis.evidence.gains_words import reason_of_none
from klantreis.evidence.proof import Proof
from klantreis.evidence.step_figures import StepFigures

MONTH = timedelta(days=365.25 / 12)
FEWEST_STEPS = 2  # that a step can be compared with
# An estimate of so much of what there is stands halfway up the grid.
HALFWAY_SHARE = 0.05
_BY_DROP = frozenset({"pain_drop_off", "dead_end"})
_BY_REPEAT = frozenset({"repeat"})
_BY_EFFECT = frozenset({"moment_missed_bad", "pain_emotion", "pain_time", "pain_reported", "pain_important"})


@dataclass(frozen=True)
class Gain:
    """What would be gained if a step were as good as the middle one of comparable steps.

    Attributes
    ----------
    value, low, high
        A month, with a 95 % interval; never below 0 where the difference itself is sure.
    unit
        orders (outcomes), or journeys with a needless repeat fewer.
    step, reference
        The share at the step, and that of the middle one of the others.
    n_steps
        How many others there are.
    share
        Of all there are of them a month: what an action's place on the grid is made of.
    """

    value: float
    low: float
    high: float
    unit: str
    step: Share
    reference: Share
    n_steps: int
    share: float


@dataclass(frozen=True)
class NoGain:
    """Why nothing can be said of what would be gained: a code of `gains_words`."""

    code: str

    def sentence(self, language: str = "en") -> str:
        """It in words."""
        return reason_of_none(self.code, language)


def gain_of(proof: Proof, finding: Finding) -> Gain | NoGain:
    """What would be gained a month if the step of a finding were as its like; or why that is not known.

    For a step where many stop: if the share that stops fell to the middle one of the other steps that
    lead on, the difference would go on, and of these as many as of those who go on now would reach the
    outcome. For a step that is repeated: so many journeys fewer would repeat it. For a step that hurts,
    or after which fewer reach the outcome: if as many did as of those who were there and did not take it.
    It is an upper bound of what mending that step can bring, for who is kept may be less determined than
    who went on anyway.

    The interval squares and adds what is uncertain in the drop, the reference, and the share that reaches
    the outcome (as MOVER does); how many come a month is taken as it was.

    Parameters
    ----------
    proof
        With an outcome, where orders are to be told.
    finding
        Of that proof.
    """
    here = proof.step(finding.step) if finding.step else None
    if finding.code in _BY_DROP and here is not None:
        return _by_drop(proof, here)
    if finding.code in _BY_REPEAT and here is not None:
        return _by_repeat(proof, here)
    if finding.code in _BY_EFFECT and here is not None:
        return _by_effect(proof, here)
    return NoGain("no_rate")


def estimated_by(finding: Finding) -> str | None:
    """Which difference an estimate rests on: findings of one step that share it share the gain."""
    ways = {"drop": _BY_DROP, "repeat": _BY_REPEAT, "effect": _BY_EFFECT}
    return next((way for way, codes in ways.items() if finding.code in codes), None)


def _by_effect(proof: Proof, here: StepFigures) -> Gain | NoGain:
    effect, months = here.effect, _months(proof)
    if effect is None or not proof.outcome:
        return NoGain("no_outcome")
    # Only where those who had it surely reach the outcome less is there anything to win back.
    if math.isnan(effect.high) or effect.high >= 0:
        return NoGain("no_harm")
    if not months:
        return NoGain("no_period")
    scale, outcomes = effect.passed.n / months, _outcomes(proof) / months
    value, low, high = (-scale * one for one in (effect.difference, effect.high, effect.low))
    share = value / outcomes if outcomes else math.nan
    return Gain(value, low, high, "outcomes_without", effect.passed, effect.others, 0, share)


def _by_drop(proof: Proof, here: StepFigures) -> Gain | NoGain:
    if not proof.outcome or here.effect is None or here.is_outcome:
        return NoGain("no_outcome")
    others = [one.drop_off for one in _comparable(proof, here) if not one.is_end and not one.is_outcome]
    excess, reference = _excess(here.drop_off, others)
    if excess is None:
        return NoGain("few_steps")
    if excess.low <= 0:
        return NoGain("no_excess")
    # Who stops here reaches no outcome, so that all outcomes after the step are of those who went on.
    went_on = here.drop_off.n - here.drop_off.count
    passed = here.effect.passed
    if not went_on or not passed.n:
        return NoGain("no_outcome")
    reached = Share.of(min(round(passed.share * here.drop_off.n), went_on), went_on)
    months = _months(proof)
    if not months:
        return NoGain("no_period")
    scale = here.drop_off.n / months
    gap = _product(excess, reached, scale)
    outcomes = _outcomes(proof) / months
    return Gain(
        *gap, "outcomes", here.drop_off, reference, len(others), gap[0] / outcomes if outcomes else math.nan
    )


def _by_repeat(proof: Proof, here: StepFigures) -> Gain | NoGain:
    others = [one.repeated for one in _comparable(proof, here)]
    excess, reference = _excess(here.repeated, others)
    if excess is None:
        return NoGain("few_steps")
    if excess.low <= 0:
        return NoGain("no_excess")
    months = _months(proof)
    if not months:
        return NoGain("no_period")
    scale = here.repeated.n / months
    value, low, high = (scale * one for one in (excess.value, excess.low, excess.high))
    share = value * months / proof.n_journeys
    return Gain(value, low, high, "repeats", here.repeated, reference, len(others), share)


def _comparable(proof: Proof, here: StepFigures) -> list[StepFigures]:
    """The other steps that can be seen in data and have enough journeys."""
    fewest = 30
    return [
        one
        for one in proof.steps.steps
        if one.step != here.step and not one.is_silent and one.reached.count >= fewest
    ]


def _excess(here: Share, others: list[Share]) -> tuple[Gap | None, Share]:
    """How much more a share is than the middle one of others, and which that is."""
    known = [one for one in others if one.n]
    if len(known) < FEWEST_STEPS:
        return None, here
    # The lower of two middle ones asks for what some step truly reaches.
    middle = median_low([one.share for one in known])
    reference = next(one for one in known if one.share == middle)
    return mover(_gap(reference), _gap(here)), reference


def _gap(share: Share) -> Gap:
    return Gap(share.share, share.low, share.high)


def _product(excess: Gap, reached: Share, scale: float) -> tuple[float, float, float]:
    """The product of both times a number, each end from the errors of both, squared and added."""
    value = excess.value * reached.share
    below = math.hypot(
        (excess.value - excess.low) * reached.share, (reached.share - reached.low) * excess.value
    )
    above = math.hypot(
        (excess.high - excess.value) * reached.share, (reached.high - reached.share) * excess.value
    )
    return scale * value, scale * max(value - below, 0.0), scale * (value + above)


def _months(proof: Proof) -> float:
    first, last = proof.steps.first, proof.steps.last
    return 0.0 if first is None or last is None else (last - first) / MONTH


def _outcomes(proof: Proof) -> int:
    """About how many journeys reach the outcome: the most of them that any step tells of."""
    reached = [one.reached.count for one in proof.steps.steps if one.is_outcome]
    told = [
        one.effect.passed.count + one.effect.others.count
        for one in proof.steps.steps
        if one.effect is not None
    ]
    return max([*reached, *told], default=0)


def impact_of(gain: Gain | NoGain) -> float:
    """Where a gain stands on the grid from 0 (little) to 1 (much): 5 % of all there are is halfway.

    Without an estimate it stands in the middle, for a person to move.
    """
    if isinstance(gain, NoGain) or math.isnan(gain.share):
        return 0.5
    return round(gain.share / (gain.share + HALFWAY_SHARE), 3)
