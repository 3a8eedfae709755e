"""A finding, and from when on a difference is one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from klantreis.errors import JourneysError
from klantreis.evidence.catalogue import FEW, finding_sentence


@dataclass(frozen=True)
class Thresholds:
    """From when on a difference is told. Intervals must lie beyond them, not only the figures.

    Attributes
    ----------
    fewest
        Journeys (or answers) below which a figure supports no finding.
    rare_share
        A step that fewer journeys come at, also of those that could, is one that nobody passes.
    frequent_share
        A contact that more journeys have is missing on the map.
    reversed_share
        Of journeys with both steps, those that take them the other way round.
    emotion_margin
        How far beyond its interval an assumed emotion may lie.
    pain_emotion, delight_emotion
        Emotion below which customers suffer, and which a delight should reach.
    emotion_drop
        How much worse than both neighbours an emotion is a pain.
    drop_off_excess
        How much more journeys must stop at a step than at its neighbours.
    slow_factor
        How many times the middle of the other steps' median times to the next is a pain.
    dead_end_share
        Of the journeys at a step that leads on, those that stop there.
    effect
        Difference in the share with the outcome from which a step is a moment of truth.
    no_effect
        A difference that surely lies within this either way makes none.
    significance
        Chance of a false moment of truth among all steps looked at (Holm).
    loop_share, repeat_share
        Of the journeys at a step, those that go back from it, and those that come again and again.
    """

    fewest: int = FEW
    rare_share: float = 0.05
    frequent_share: float = 0.10
    reversed_share: float = 0.50
    emotion_margin: float = 0.25
    pain_emotion: float = -0.5
    delight_emotion: float = 0.5
    emotion_drop: float = 0.75
    drop_off_excess: float = 0.15
    slow_factor: float = 5.0
    dead_end_share: float = 0.50
    effect: float = 0.10
    no_effect: float = 0.05
    significance: float = 0.05
    loop_share: float = 0.10
    repeat_share: float = 0.25


@dataclass(frozen=True)
class Finding:
    """One contradiction between map and data.

    Attributes
    ----------
    code
        Which kind.
    step, card, touchpoint
        Ids of the step and card it is about, and the contact's name; None where there is none.
    persons
        How many persons it concerns.
    value
        Mean money of the journeys concerned; 1 when no money is known.
    n
        How many journeys (or answers) its figures are of; None when a report does not say.
    figures
        What the sentence says: shares 0..1 in keys that end in _share, seconds in _seconds, emotions in
        _emotion, and titles of steps.
    """

    code: str
    step: str | None
    card: str | None
    touchpoint: str | None
    persons: int
    value: float
    n: int | None
    figures: Mapping[str, Any]

    @property
    def weight(self) -> float:
        """What findings are ranked by: persons times value."""
        return self.persons * self.value

    @property
    def id(self) -> str:
        """The same in every proof that finds it: made of its kind and of what it is about."""
        about = [self.code, self.step, self.card, self.touchpoint, self.figures.get("other")]
        return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:12]

    def sentence(self, language: str = "en") -> str:
        """It in words, with its figures."""
        return finding_sentence(self.code, self.figures, language)


class ChangedMapError(JourneysError):
    """A finding is about parts that its map no longer has."""

    code = "changed_map"

    def __init__(self, finding: Finding) -> None:
        super().__init__(
            f"The map no longer has what this finding is about (step {finding.step!r}). Prove it anew.",
            nl=f"Waar deze bevinding over gaat, staat niet meer op de kaart (stap {finding.step!r}). Toets "
            "haar opnieuw.",
        )
        self.finding = finding
