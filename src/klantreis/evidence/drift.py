"""Drift: what has changed at each step since the last proof, and whether a map is stale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from klantreis.errors import InvalidOptionError
from klantreis.evidence.catalogue import change_sentence
from klantreis.evidence.conformance_result import Share
from klantreis.evidence.drift_tests import holm, mean_test, rank_test
from klantreis.evidence.proof import Proof
from klantreis.evidence.step_figures import StepFigures
from klantreis.journeys.statistics import difference_of_shares

SHARES = ("reached", "drop_off")


@dataclass(frozen=True)
class DriftThresholds:
    """From when on a change is told: it must be both sure and large enough to matter.

    Attributes
    ----------
    significance
        Chance of any false alarm among all figures compared (Holm).
    share
        Smallest difference of shares.
    time_ratio
        Smallest ratio of the longer to the shorter median.
    emotion
        Smallest difference of mean emotions.
    """

    significance: float = 0.05
    share: float = 0.02
    time_ratio: float = 1.1
    emotion: float = 0.2


@dataclass(frozen=True)
class Change:
    """A figure of a step in two proofs.

    Attributes
    ----------
    step, title
        Which step.
    figure
        "reached", "drop_off", "time_to_next" or "emotion".
    before, now
        Shares, seconds (medians) or emotions.
    n_before, n_now
        What they are of.
    p_value
        Of no change, corrected for all figures compared.
    """

    step: str
    title: str | dict[str, str]
    figure: str
    before: float
    now: float
    n_before: int
    n_now: int
    p_value: float

    def sentence(self, language: str = "en") -> str:
        """It in words."""
        unit = {"time_to_next": "seconds", "emotion": "emotion"}.get(self.figure, "share")
        figures = {
            "step": self.title,
            "n": self.n_now,
            f"now_{unit}": self.now,
            f"before_{unit}": self.before,
        }
        return change_sentence(self.figure, figures, language)


@dataclass(frozen=True)
class Drift:
    """What has changed between two proofs of a map.

    Attributes
    ----------
    changes
        Figures that changed, the surest first.
    added, removed
        Ids of steps that only the later or only the earlier proof has.
    n_compared
        How many figures were compared.
    has_overlap
        Whether both look at some of the same time; such proofs share journeys, which hides change.
    review_on, is_due
        When the map was to be looked at again, and whether that day has passed.
    """

    changes: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    n_compared: int
    has_overlap: bool
    review_on: date | None
    is_due: bool

    @property
    def stale_steps(self) -> tuple[str, ...]:
        """Ids of the steps of which a figure drifted, each once."""
        return tuple(dict.fromkeys(change.step for change in self.changes))

    @property
    def is_stale(self) -> bool:
        """Whether a step drifted or the review is due."""
        return bool(self.changes) or self.is_due

    def sentences(self, language: str = "en") -> tuple[str, ...]:
        """All of it in words; nothing when nothing changed."""
        found = [change.sentence(language) for change in self.changes]
        if self.is_due and self.review_on is not None:
            found.append(change_sentence("review_due", {"date": self.review_on.isoformat()}, language))
        if self.has_overlap and self.changes:
            found.append(change_sentence("overlap", {}, language))
        return tuple(found)


def drift(
    before: Proof,
    now: Proof,
    *,
    review_on: date | None = None,
    today: date | None = None,
    thresholds: DriftThresholds | None = None,
) -> Drift:
    """What has changed at the steps of a map since an earlier proof of it.

    Shares are compared by the z-test of two proportions, times by Mann and Whitney's rank test over the
    bins of their histograms, emotions by Welch's t-test; all corrected together by Holm's method.

    Parameters
    ----------
    before, now
        Two proofs of one map, better of periods that do not overlap.
    review_on, today
        The map's review date (`journey_map.head.review_on`), and the day to judge it by.

    Raises
    ------
    InvalidOptionError
        When the proofs are of different maps.
    """
    if before.map_id != now.map_id:
        raise InvalidOptionError(
            f"The proofs are of different maps, {before.map_id!r} and {now.map_id!r}. Give two of one map.",
            nl=f"De toetsingen zijn van verschillende kaarten, {before.map_id!r} en {now.map_id!r}. Kies er "
            "twee van één kaart.",
        )
    limits = thresholds or DriftThresholds()
    old = {one.step: one for one in before.steps.steps}
    compared = [
        change
        for figures in now.steps.steps
        if figures.step in old
        for change in _compared(old[figures.step], figures)
    ]
    corrected = holm([change.p_value for change in compared])
    changes = [replace(change, p_value=p) for change, p in zip(compared, corrected, strict=True)]
    drifted = [one for one in changes if one.p_value < limits.significance and _matters(one, limits)]
    ids = [one.step for one in now.steps.steps]
    return Drift(
        changes=tuple(sorted(drifted, key=lambda one: one.p_value)),
        added=tuple(id_ for id_ in ids if id_ not in old),
        removed=tuple(id_ for id_ in old if id_ not in ids),
        n_compared=sum(not math.isnan(one.p_value) for one in changes),
        has_overlap=_overlap(before, now),
        review_on=review_on,
        is_due=review_on is not None and review_on < (today or datetime.now(UTC).date()),
    )


def _compared(before: StepFigures, now: StepFigures) -> Iterator[Change]:
    """The figures of a step that both proofs know."""
    for name in SHARES:
        old, new = getattr(before, name), getattr(now, name)
        if old.n and new.n:
            yield _change(now, name, old.share, new.share, (old.n, new.n), _share_test(old, new))
    old, new = before.time_to_next, now.time_to_next
    if old.n and new.n:
        p_value = rank_test(dict(old.histogram), dict(new.histogram))
        yield _change(now, "time_to_next", old.median, new.median, (old.n, new.n), p_value)
    felt, feels = before.emotion, now.emotion
    if felt.n and feels.n:
        p_value = mean_test(felt, feels)
        yield _change(now, "emotion", felt.value, feels.value, (felt.n, feels.n), p_value)


def _change(
    figures: StepFigures, name: str, before: float, now: float, n: tuple[int, int], p_value: float
) -> Change:
    return Change(figures.step, figures.title, name, before, now, *n, p_value)


def _share_test(before: Share, now: Share) -> float:
    return float(difference_of_shares(before.count, before.n, now.count, now.n).p_value)


def _matters(change: Change, limits: DriftThresholds) -> bool:
    """Whether a change is large enough; of very many journeys every difference is sure."""
    if change.figure in SHARES:
        return abs(change.now - change.before) >= limits.share
    if change.figure == "emotion":
        return abs(change.now - change.before) >= limits.emotion
    low, high = sorted([change.before, change.now])
    return high >= limits.time_ratio * low and high > low


def _overlap(before: Proof, now: Proof) -> bool:
    ends: list[Any] = [before.steps.first, before.steps.last, now.steps.first, now.steps.last]
    if None in ends:
        return False
    first_before, last_before, first_now, last_now = ends
    return bool(first_now <= last_before and first_before <= last_now)
