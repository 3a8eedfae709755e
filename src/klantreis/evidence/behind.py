"""The journeys behind a finding: which of those that were proved it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from klantreis.errors import UnknownNameError
from klantreis.evidence.alignment import Aligned, Move, align
from klantreis.evidence.binding import codes_of, lens_of_map, plan_of
from klantreis.evidence.finding import ChangedMapError, Finding
from klantreis.evidence.proof import Proof
from klantreis.evidence.scales import to_emotion
from klantreis.journeys.analyses.listing import Listing
from klantreis.journeys.analyses.listing_result import ListingResult
from klantreis.journeys.block import Bools, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import View
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona

if TYPE_CHECKING:
    from klantreis.exploration import Journeys

_SECOND = 1_000_000


def behind(
    journeys: Journeys,
    journey_map: JourneyMap,
    proof: Proof,
    finding: Finding,
    *,
    personas: Iterable[Persona] = (),
    **options: Any,
) -> ListingResult:
    """The journeys that a finding speaks of, one by one.

    Parameters
    ----------
    journeys
        All of a store; they are looked at through the lens of the proof.
    journey_map
        The map, which may have changed since on its cards.
    proof, finding
        Whose, and which.
    options
        See `Listing`.

    Raises
    ------
    ChangedMapError
        When a step that it is about is gone.
    """
    lens, _, _ = lens_of_map(
        journey_map,
        journeys.where(**proof.lens).lens,
        journeys.store.names,
        persona=proof.persona,
        personas=personas,
        outcome=proof.outcome,
    )
    options.setdefault("outcome", proof.outcome)
    listing = Listing(choice=Behind(journey_map, proof, finding), **options)
    return journeys.engine.run(listing, journeys.store.blocks, lens.bind(journeys.store.names))


@dataclass(frozen=True, eq=False)
class Behind:
    """Chooses the journeys that a finding of a proof speaks of."""

    journey_map: JourneyMap
    proof: Proof
    finding: Finding

    def chosen(self, view: View, lens: BoundLens) -> Bools:
        """bool [n_journeys] of the view."""
        plan = plan_of(self.journey_map, lens, collapse=self.proof.collapse)
        case = _Case(view, lens, align(view, plan), self)
        return _CHOICES[self.finding.code](case)

    def step_number(self) -> int:
        """Of the step that the finding is about."""
        return self._number(lambda step: step.id == self.finding.step)

    def other_number(self) -> int:
        """Of the other step that it speaks of, by its title."""
        other = self.finding.figures["other"]
        return self._number(lambda step: step.title == other)

    def _number(self, is_it: Callable[[Any], bool]) -> int:
        for number, step in enumerate(self.journey_map.steps):
            if is_it(step):
                return number
        raise ChangedMapError(self.finding)


@dataclass(frozen=True, eq=False)
class _Case:
    """Journeys beside their map, and the finding."""

    view: View
    lens: BoundLens
    aligned: Aligned
    behind: Behind

    @property
    def at_step(self) -> Bools:
        """bool [n_events]: the contacts at the finding's step."""
        here: Bools = self.aligned.steps == self.behind.step_number()
        return here

    def any(self, of_events: Bools) -> Bools:
        """bool [n_journeys]: whether any of a journey's events is."""
        found: Bools = np.logical_or.reduceat(of_events, self.view.offsets[:-1])
        return found

    def first(self, of_events: Bools) -> Ints:
        """int64 [n_journeys]: where the first such event of each stands; beyond all others without one."""
        places = np.where(of_events, np.arange(len(of_events)), len(of_events))
        found: Ints = np.minimum.reduceat(places, self.view.offsets[:-1])
        return found

    def visits(self) -> tuple[Ints, Ints]:
        """int64 places of the contacts that are on the map, and the journey of each."""
        places = np.flatnonzero(self.aligned.steps >= 0)
        journey_of = np.repeat(np.arange(self.view.n_journeys), np.diff(self.view.offsets))
        return places, journey_of[places]


def _passed_by(case: _Case) -> Bools:
    return ~case.any(case.at_step)


def _passing(case: _Case) -> Bools:
    return case.any(case.at_step)


def _with_contact(case: _Case) -> Bools:
    touchpoint = case.behind.finding.touchpoint or ""
    if touchpoint not in case.lens.labels and touchpoint not in case.lens.names.touchpoints:
        raise UnknownNameError("touchpoint", touchpoint, case.lens.labels)
    return case.any(np.isin(case.view.labels, codes_of(touchpoint, case.lens)))


def _reversed(case: _Case) -> Bools:
    """Those that come at the step before they first come at the other, which the map has first."""
    other = case.first(case.aligned.steps == case.behind.other_number())
    here = case.first(case.at_step)
    found: Bools = (here < other) & (other < len(case.view.labels))
    return found


def _answering(case: _Case) -> Bools:
    """Those with an answer at the step that is on its scale."""
    scores, touchpoints = case.view.of_events("score"), case.view.of_events("touchpoint")
    is_answer = np.zeros(len(scores), dtype=np.bool_)
    for touchpoint, scale in case.behind.proof.scales.items():
        if touchpoint in case.lens.names.touchpoints:
            here = touchpoints == case.lens.names.touchpoints.index(touchpoint)
            is_answer[here] = ~np.isnan(to_emotion(scores[here], scale))
    return case.any(is_answer & case.at_step)


def _stopping(case: _Case) -> Bools:
    """Those whose last contact on the map is at the step."""
    places, journey_of = case.visits()
    is_last = np.append(journey_of[1:] != journey_of[:-1], True)[: len(places)]
    found = np.zeros(case.view.n_journeys, dtype=np.bool_)
    last = places[is_last]
    found[journey_of[is_last]] = case.aligned.steps[last] == case.behind.step_number()
    return found


def _waiting(case: _Case) -> Bools:
    """Those that take at least the median time from leaving the step to the next."""
    leaving, coming, journey_of = _transitions(case)
    from_here = case.aligned.steps[leaving] == case.behind.step_number()
    median = case.behind.finding.figures["median_seconds"] * _SECOND
    is_slow = case.view.times[coming] - case.view.times[leaving] >= median
    return _having(case, journey_of[from_here & is_slow])


def _going_back(case: _Case) -> Bools:
    """Those that go from the step to the other after they had been at the other."""
    leaving, coming, journey_of = _transitions(case)
    steps, other = case.aligned.steps, case.behind.other_number()
    goes = (steps[leaving] == case.behind.step_number()) & (steps[coming] == other)
    been = case.first(steps == other)[journey_of] < coming
    return _having(case, journey_of[goes & been])


def _repeating(case: _Case) -> Bools:
    contacts = case.at_step & (case.aligned.moves != int(Move.COLLAPSED))
    found: Bools = np.add.reduceat(contacts.astype(np.int64), case.view.offsets[:-1]) > 1
    return found


def _transitions(case: _Case) -> tuple[Ints, Ints, Ints]:
    """int64 places where a step is left and where the next one is come at, and the journey of each."""
    places, journey_of = case.visits()
    steps = case.aligned.steps[places]
    goes_on = (journey_of[1:] == journey_of[:-1]) & (steps[1:] != steps[:-1])
    return places[:-1][goes_on], places[1:][goes_on], journey_of[1:][goes_on]


def _having(case: _Case, journeys: Ints) -> Bools:
    found = np.zeros(case.view.n_journeys, dtype=np.bool_)
    found[journeys] = True
    return found


_CHOICES: Mapping[str, Callable[[_Case], Bools]] = {
    "step_not_passed": _passed_by,
    "contact_missing": _with_contact,
    "order_reversed": _reversed,
    "emotion_not_measured": _answering,
    "emotion_not_reported": _passing,
    "pain_emotion": _answering,
    "pain_drop_off": _stopping,
    "pain_time": _waiting,
    "delight_unconfirmed": _answering,
    "moment_missed_good": _passing,
    "moment_missed_bad": _passing,
    "moment_without_effect": _passing,
    "dead_end": _stopping,
    "loop": _going_back,
    "repeat": _repeating,
}
