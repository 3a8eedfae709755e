"""The key figures of an audience: each with its n and 95 % interval, or it is not shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from klantreis.mapping.texts import said
from klantreis.reports.audience_labels import audience_labels
from klantreis.reports.labels import duration, interval, number, share

if TYPE_CHECKING:
    from klantreis.evidence.conformance_result import Share
    from klantreis.evidence.proof import Proof
    from klantreis.evidence.satisfaction import Mean
    from klantreis.evidence.step_figures import StepFigures
    from klantreis.evidence.validation_result import PointOverview, Validation

FEWEST = 15  # answers below which a contact is no best and no worst
FEWEST_JOURNEYS = 30
LEAST_SHARE = 0.02  # a share surely above this is worth a place among the key figures
SHOWN: Mapping[str, Sequence[str]] = {
    "board": ("outcome", "weakest", "decision", "drop_off", "fitness"),
    "customer service": ("weakest", "repeat", "wait", "drop_off", "asked"),
    "marketing": ("outcome", "decision", "strongest", "least_known", "drop_off"),
}


@dataclass(frozen=True)
class Key:
    """A key figure in words: the figure, what it is of, its interval and n; its bare numbers."""

    code: str
    text: str
    label: str
    detail: str
    value: float
    low: float | None
    high: float | None
    n: int


def key_figures(
    audience: str, validation: Validation | None, proof: Proof | None, language: str
) -> Iterator[Key]:
    """Those of an audience that are known, in its order."""
    made = _Making(language)
    known = {one.code: one for one in (*made.said(validation), *made.measured(proof))}
    yield from (known[code] for code in SHOWN[audience] if code in known)


class _Making:
    def __init__(self, language: str) -> None:
        self.language, self.names = language, audience_labels(language)

    def said(self, validation: Validation | None) -> Iterator[Key]:
        """What customers said."""
        if validation is None:
            return
        n = validation.n_respondents + validation.n_participants
        if n:
            text = number(n, self.language, digits=0)
            yield Key("asked", text, self.names["asked"], "", n, None, None, n)
        felt = [one for one in validation.points if one.reported.emotion.n >= FEWEST]
        if felt:
            yield self.emotion("weakest", min(felt, key=lambda one: one.reported.emotion.value))
            yield self.emotion("strongest", max(felt, key=lambda one: one.reported.emotion.value))
        decided = [one for one in validation.points if one.reported.decided.n >= FEWEST]
        if decided:
            best = max(decided, key=lambda one: one.reported.decided.share)
            yield self.share("decision", best.reported.decided, "people", self.title(best))
        asked = [one for one in validation.points if one.reported.recognised.n >= FEWEST]
        if asked:
            least = min(asked, key=lambda one: one.reported.recognised.share)
            yield self.share("least_known", least.reported.recognised, "people", self.title(least))

    def measured(self, proof: Proof | None) -> Iterator[Key]:
        """What the proof measured."""
        if proof is None:
            return
        steps = [one for one in proof.steps.steps if not one.is_silent and one.reached.n >= FEWEST_JOURNEYS]
        for one in steps:
            if one.is_outcome:
                yield self.share("outcome", one.reached, "journeys", self.step(one))
                break
        fitness = proof.conformance.fitness
        if not isnan(fitness.value):
            mean = (fitness.value, fitness.low, fitness.high, proof.n_journeys)
            yield self.key("fitness", number(fitness.value, self.language, digits=2), "", "journeys", *mean)
        often = [one for one in steps if one.reached.count >= FEWEST_JOURNEYS]
        leading = [one for one in often if not one.is_end and one.drop_off.low >= LEAST_SHARE]
        if leading:
            worst = max(leading, key=lambda one: one.drop_off.share)
            yield self.share("drop_off", worst.drop_off, "journeys", self.step(worst))
        # Coming back is no trouble by itself: only where the proof found that it is.
        troubled = {one.step for one in proof.findings if one.code == "repeat"}
        repeated = [one for one in often if one.step in troubled]
        if repeated:
            most = max(repeated, key=lambda one: one.repeated.share)
            yield self.share("repeat", most.repeated, "journeys", self.step(most))
        waited = [one for one in often if one.time_to_next.n >= FEWEST_JOURNEYS]
        if waited:
            yield self.wait(max(waited, key=lambda one: one.time_to_next.median))

    def wait(self, step: StepFigures) -> Key:
        times = step.time_to_next
        text = duration(times.median, self.language)
        label = self.names["wait"].format(name=self.step(step))
        detail = f"n {number(times.n, self.language, digits=0)} {self.names['journeys']}"
        return Key("wait", text, label, detail, times.median, None, None, times.n)

    def emotion(self, code: str, point: PointOverview) -> Key:
        mean: Mean = point.reported.emotion
        text = number(mean.value, self.language, is_signed=True)
        return self.key(code, text, self.title(point), "people", mean.value, mean.low, mean.high, mean.n)

    def share(self, code: str, found: Share, counted: str, name: str) -> Key:
        text = share(found.share, self.language)
        return self.key(code, text, name, counted, found.share, found.low, found.high, found.n)

    def key(  # noqa: PLR0913 - a figure is all of these
        self, code: str, text: str, name: str, counted: str, value: float, low: float, high: float, n: int
    ) -> Key:
        if code in {"weakest", "strongest"}:
            ends = (number(end, self.language, is_signed=True) for end in (low, high))
            between = " … ".join(ends)
        elif code == "fitness":
            between = interval(low, high, self.language)
        else:
            between = f"{number(100 * low, self.language, digits=0)}–{share(high, self.language)}"
        counted_n = f"n {number(n, self.language, digits=0)} {self.names[counted]}"
        label = self.names[code].format(name=name)
        return Key(code, text, label, f"{between}, {counted_n}", value, low, high, n)

    def title(self, point: PointOverview) -> str:
        return said(point.title, self.language)

    def step(self, step: StepFigures) -> str:
        return said(step.title, self.language)
