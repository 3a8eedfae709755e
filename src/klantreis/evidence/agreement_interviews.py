"""What interviews come to together: how far they agree, whether there were enough, and each journey."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.evidence.agreement import Agreement, in_common, krippendorff_alpha, table_of
from klantreis.evidence.agreement_saturation import Saturation, saturation
from klantreis.evidence.conformance_result import Share
from klantreis.evidence.plain import to_plain
from klantreis.evidence.satisfaction import Mean, mean_of
from klantreis.evidence.validation_reports import Report, reports_of_interviews
from klantreis.journeys.results import without_nan
from klantreis.mapping.documents.interviews import Interviews, Participant
from klantreis.mapping.emotion import HIGHEST, LOWEST

USUALLY_RELIABLE, TENTATIVE = 0.8, 0.667  # Krippendorff (2004), Content Analysis, 11.4.2


@dataclass(frozen=True)
class CurvePoint:
    """A point of a participant's own journey."""

    mention: str
    touchpoint: str | None
    emotion: float
    quote: str | None


@dataclass(frozen=True)
class OwnJourney:
    """The journey of one participant, in the participant's own order."""

    participant: str
    pseudonym: str
    persona: str | None
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True)
class PointTold:
    """What the participants together told of one touchpoint.

    Attributes
    ----------
    recognised
        Who has had it, of those who spoke of it or were asked.
    importance, emotion
        1 … 5 and -2 … +2; who spoke of it twice counts once.
    lowest, highest
        The emotions furthest apart; NaN where nobody said one.
    n_decided
        How many decided there.
    """

    touchpoint: str
    recognised: Share
    importance: Mean
    emotion: Mean
    lowest: float
    highest: float
    n_decided: int


@dataclass(frozen=True)
class InterviewsOverview:
    """What interviews come to together.

    Attributes
    ----------
    n
        Participants who told something.
    journeys
        Of each, in the order in which they were interviewed.
    touchpoints, themes
        By how many each was brought up, most first; themes by their id.
    points
        What was told of each touchpoint, those of most participants first.
    in_common
        How much any two participants share of the contacts that either had.
    importance, emotion
        How far they agree on touchpoints (Krippendorff's alpha, ordinal and interval).
    saturation
        Whether further interviews would bring something new.
    """

    n: int
    is_simulated: bool
    journeys: tuple[OwnJourney, ...]
    touchpoints: dict[str, int]
    themes: dict[str, int]
    points: tuple[PointTold, ...]
    in_common: float
    importance: Agreement
    emotion: Agreement
    saturation: Saturation

    def document(self) -> dict[str, Any]:
        """All of it as plain dictionaries and lists, unknowns null, with sentences in English and Dutch."""
        document: dict[str, Any] = to_plain(self)
        document["sentence"] = {language: self.in_words(language) for language in _WORDS}
        whole: dict[str, Any] = without_nan(document)
        return whole

    def in_words(self, language: str = "en") -> str:
        """How far they agree, and whether they are enough."""
        agreed = agreement_in_words(self.emotion, language)
        return f"{agreed} {self.saturation.in_words(language)}"


def agreement_in_words(agreement: Agreement, language: str = "en") -> str:
    """What an alpha means, with its caution."""
    said = _WORDS["nl" if language == "nl" else "en"]
    if math.isnan(agreement.alpha):
        return said["unknown"]
    grade = (
        "well"
        if agreement.alpha >= USUALLY_RELIABLE
        else "fair"
        if agreement.alpha >= TENTATIVE
        else "little"
    )
    sentence = said[grade].format(alpha=agreement.alpha, n=agreement.n_raters, units=agreement.n_units)
    return sentence.replace(".", ",", 1) if language == "nl" else sentence


_WORDS = {
    "en": {
        "unknown": "Too few spoke of the same touchpoints to say how far they agree.",
        "well": "Alpha {alpha:.2f}: the {n} participants feel much alike at {units} touchpoints.",
        "fair": "Alpha {alpha:.2f}: the {n} participants feel roughly alike at {units} touchpoints.",
        "little": "Alpha {alpha:.2f}: the {n} participants feel differently at {units} touchpoints; a "
        "mean hides that, so look at each journey.",
    },
    "nl": {
        "unknown": "Te weinig deelnemers spraken over dezelfde contactmomenten om iets te zeggen over "
        "overeenstemming.",
        "well": "Alfa {alpha:.2f}: de {n} deelnemers voelen bij {units} contactmomenten vrijwel hetzelfde.",
        "fair": "Alfa {alpha:.2f}: de {n} deelnemers voelen bij {units} contactmomenten ongeveer hetzelfde.",
        "little": "Alfa {alpha:.2f}: de {n} deelnemers voelen bij {units} contactmomenten verschillend; "
        "een gemiddelde verbergt dat, dus bekijk elke reis.",
    },
}


def interviews_overview(interviews: Interviews, *, persona: str | None = None) -> InterviewsOverview:
    """What interviews come to together, of everyone or of those who stand for a persona."""
    held = [one for one in interviews.held if persona is None or one.persona == persona]
    themes = Counter(theme for one in held for theme in {each for m in one.mentions for each in m.themes})
    return InterviewsOverview(
        n=len(held),
        is_simulated=interviews.is_simulated,
        journeys=tuple(_journey(one) for one in held),
        touchpoints=dict(Counter(name for one in held for name in one.touchpoints).most_common()),
        themes=dict(themes.most_common()),
        points=_points(reports_of_interviews(interviews, (), persona=persona)),
        in_common=in_common([one.touchpoints for one in held]),
        importance=krippendorff_alpha(table_of([_said(one, "importance") for one in held]), "ordinal"),
        emotion=krippendorff_alpha(table_of([_said(one, "emotion") for one in held]), "interval"),
        saturation=saturation([one.said for one in held]),
    )


def _points(reports: Sequence[Report]) -> tuple[PointTold, ...]:
    names = dict.fromkeys(name for one in reports for name in one.recognised)
    return tuple(
        sorted((_point(name, reports) for name in names), key=lambda one: one.recognised.count, reverse=True)
    )


def _point(name: str, reports: Sequence[Report]) -> PointTold:
    had = [one.recognised[name] for one in reports if name in one.recognised]
    important = [one.importance[name] for one in reports if name in one.importance]
    felt = [one.emotion[name] for one in reports if name in one.emotion]
    return PointTold(
        touchpoint=name,
        recognised=Share.of(sum(had), len(had)),
        importance=mean_of(important, [1] * len(important), 1, 5),
        emotion=mean_of(felt, [1] * len(felt), LOWEST, HIGHEST),
        lowest=min(felt, default=math.nan),
        highest=max(felt, default=math.nan),
        n_decided=sum(name in (one.decided_at or ()) for one in reports),
    )


def _journey(participant: Participant) -> OwnJourney:
    curve = tuple(
        CurvePoint(one.id, one.touchpoint, one.emotion, one.quote)
        for one in participant.curve
        if one.emotion is not None
    )
    return OwnJourney(participant.id, participant.pseudonym, participant.persona, curve)


def _said(participant: Participant, what: str) -> dict[str, float]:
    """Per touchpoint what a participant said of it; the mean where it was spoken of twice."""
    several: dict[str, list[float]] = {}
    for mention in participant.mentions:
        value = getattr(mention, what)
        if mention.touchpoint and value is not None:
            several.setdefault(mention.touchpoint, []).append(value)
    return {name: sum(values) / len(values) for name, values in several.items()}
