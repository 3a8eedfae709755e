"""What validation tells of a map: per touchpoint everything known beside each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from klantreis.evidence.conformance_result import Share
from klantreis.evidence.finding import Finding
from klantreis.evidence.plain import to_plain
from klantreis.evidence.satisfaction import Mean
from klantreis.journeys.results import without_nan
from klantreis.mapping.texts import Text

FORMAT = "klantreis-validation/1"
NOBODY = Share(0, 0, math.nan, math.nan, math.nan)
UNKNOWN = Mean(0, math.nan, math.nan, math.nan)


class Quadrant(StrEnum):
    """Where a touchpoint stands by its importance and by how it feels."""

    IMPROVE = "improve"  # important, and it feels bad
    KEEP = "keep"  # important, and it feels good
    LATER = "later"  # less important, and it feels bad
    ENOUGH = "enough"  # less important, and it feels good
    UNCLEAR = "unclear"  # too few said so to tell


@dataclass(frozen=True)
class Reported:
    """What customers said of a touchpoint, in a survey or in interviews.

    Attributes
    ----------
    recognised
        Who has had it, of those who were asked; who did not remember has not.
    importance
        1 … 5.
    emotion
        -2 … +2.
    decided
        Who decided here, of those who said where they did.
    is_few
        Whether so few were asked that every figure needs the warning.
    """

    recognised: Share
    importance: Mean
    emotion: Mean
    decided: Share
    is_few: bool


@dataclass(frozen=True)
class PointOverview:
    """All that is known of a touchpoint of the map.

    Attributes
    ----------
    touchpoint, step, phase, title
        Which; `step` is the first that has it.
    assumed_emotion
        As the cards of the step have it; NaN when none does.
    has_pain, has_moment_of_truth
        Whether the map has such a card at the step.
    survey, interviews
        What customers said.
    measured_share, measured_emotion
        Of the journeys, those that come at the step, and its emotion, from the proof; NaN without one.
    quadrant
        Importance by performance, from the series with most answers.
    """

    touchpoint: str
    step: str
    phase: str
    title: Text
    assumed_emotion: float
    has_pain: bool
    has_moment_of_truth: bool
    survey: Reported
    interviews: Reported
    measured_share: Share
    measured_emotion: Mean
    quadrant: Quadrant

    @property
    def reported(self) -> Reported:
        """The survey, or the interviews where more were asked in those."""
        return self.interviews if self.interviews.recognised.n > self.survey.recognised.n else self.survey


@dataclass(frozen=True)
class NamedContact:
    """A contact that customers named and the map lacks: by how many of those who could."""

    name: str
    survey: Share
    interviews: Share


@dataclass(frozen=True)
class Validation:
    """Whether a map is right, as far as customers and events say.

    Attributes
    ----------
    n_respondents, n_participants
        Who answered a survey, and who was interviewed.
    importance_level
        The mean importance of all touchpoints: the line between important and less important.
    decided_elsewhere
        Moments of decision that are no touchpoint of the map.
    undecided
        Who said to have decided nothing, of those who answered.
    findings
        Where map and customers contradict each other, the weightiest first.
    """

    map_id: str
    persona: str | None
    is_simulated: bool
    n_respondents: int
    n_participants: int
    importance_level: float
    points: tuple[PointOverview, ...]
    named: tuple[NamedContact, ...]
    decided_elsewhere: dict[str, int]
    undecided: Share
    findings: tuple[Finding, ...]

    def point(self, touchpoint: str) -> PointOverview | None:
        """What is known of a touchpoint; None when the map has no such touchpoint."""
        return next((one for one in self.points if one.touchpoint == touchpoint), None)

    def document(self) -> dict[str, Any]:
        """All of it as plain dictionaries and lists, unknowns null, with findings in English and Dutch."""
        document: dict[str, Any] = {"format": FORMAT, **to_plain(self)}
        for written, finding in zip(document["findings"], self.findings, strict=True):
            written["id"] = finding.id
            written["sentence"] = {language: finding.sentence(language) for language in ("en", "nl")}
        whole: dict[str, Any] = without_nan(document)
        return whole
