"""What a draft is made of: touchpoints that enough journeys have, in their commonest order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from klantreis.errors import JourneysError
from klantreis.evidence.step_figures import StepFigures, StepsResult
from klantreis.evidence.step_kernels import CONTACTS, JOURNEYS, VISITS
from klantreis.evidence.steps import Steps, StepsState
from klantreis.journeys.analyses.summary import Summary
from klantreis.journeys.block import Bools, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.mapping.cards import TouchpointCard
from klantreis.mapping.head import Head
from klantreis.mapping.map import Edge, JourneyMap, Lane, Phase, Step

if TYPE_CHECKING:
    from klantreis.evidence.draft import DraftOptions
    from klantreis.exploration import Journeys


class NothingToDraftError(JourneysError):
    """There are no journeys to make a map of."""

    code = "nothing_to_draft"

    def __init__(self) -> None:
        super().__init__(
            "There are no journeys to draft a map of: nobody is in this segment and period, or nothing is "
            "imported yet. Widen them with where(…), or import events.",
            nl="Er zijn geen reizen om een kaart van te ontwerpen: niemand zit in dit segment en deze "
            "periode, of er is nog niets geïmporteerd. Kies ze ruimer, of importeer gebeurtenissen.",
        )


@dataclass(frozen=True, eq=False)
class Drafted:
    """Touchpoints in the order that a draft has them, and what is known of them.

    Attributes
    ----------
    touchpoints
        Names, in order.
    figures
        Of each, in that order.
    transitions
        int64 [n + 1, n + 1]: visits of j that follow one of i; n is the start as i and the end as j.
    again
        int64 [n]: contacts that directly follow another of the same touchpoint.
    """

    touchpoints: tuple[str, ...]
    figures: tuple[StepFigures, ...]
    transitions: Ints
    again: Ints

    def is_frequent(self, share: float) -> Bools:
        """bool [n + 1, n + 1]: transitions of at least that share of all that leave the same place.

        The commonest way from each place, and to each, is always among them: a map must hold together.
        """
        n = len(self.touchpoints)
        moves = self.transitions + np.diag(np.append(self.again, 0))
        moves[n, n] = 0
        leaving = np.maximum(moves.sum(axis=1, keepdims=True), 1)
        frequent: Bools = (moves / leaving >= share) & (moves > 0)
        others = moves - np.diag(np.diag(moves))
        for place in range(n + 1):
            frequent[place, others[place].argmax()] |= others[place].max() > 0
            frequent[others[:, place].argmax(), place] |= others[:, place].max() > 0
        return frequent


@dataclass(frozen=True)
class _Counting(Steps):
    """The figures together with the counts that they were made of."""

    def result(self, state: StepsState, lens: BoundLens) -> tuple[StepsState, StepsResult]:  # type: ignore[override]
        return state, super().result(state, lens)


def drafted(journeys: Journeys, outcome: tuple[str, ...], options: DraftOptions) -> Drafted:
    """The touchpoints of a draft, ordered, with their figures.

    Raises
    ------
    NothingToDraftError
        When there are no journeys.
    """
    names = chosen_touchpoints(journeys, outcome, options)
    scales = {
        name: scale for name, scale in options.scales.items() if name in journeys.store.names.touchpoints
    }
    analysis = _Counting(map_of_everything(names), outcome, scales, options.currency)
    state, result = journeys.ask(analysis)
    order = order_of(state.order[:, :, 0], state.steps[:, JOURNEYS])
    places = np.append(order, len(names))
    again = state.steps[:, CONTACTS] - state.steps[:, VISITS]
    return Drafted(
        touchpoints=tuple(names[i] for i in order),
        figures=tuple(result.steps[i] for i in order),
        transitions=state.transitions[np.ix_(places, places)][:, :, 0],
        again=again[order],
    )


def chosen_touchpoints(
    journeys: Journeys, outcome: tuple[str, ...], options: DraftOptions
) -> tuple[str, ...]:
    """The touchpoints that enough journeys have, the commonest first, and the outcome in any case."""
    summary = journeys.ask(Summary())
    rows = sorted(summary.table.to_pylist(), key=lambda row: (-row["journeys"], -row["events"]))
    if not rows:
        raise NothingToDraftError
    least = options.least_share * summary.n_journeys
    frequent = [row["touchpoint"] for row in rows if row["journeys"] >= least][: options.most_steps]
    chosen = frequent or [rows[0]["touchpoint"]]
    chosen += [name for name in outcome if name not in chosen and name in {row["touchpoint"] for row in rows}]
    return tuple(chosen)


def map_of_everything(touchpoints: tuple[str, ...]) -> JourneyMap:
    """A map with a step for each touchpoint and a way between any two: no journey over them deviates."""
    ids = [f"s{number}" for number in range(len(touchpoints))]
    steps = tuple(
        Step(
            id=id_,
            title=name,
            is_start=True,
            is_end=True,
            cards={"touchpoint": (TouchpointCard(id=f"c-{id_}", touchpoint=name),)},
        )
        for id_, name in zip(ids, touchpoints, strict=True)
    )
    edges = tuple(Edge(id=f"e-{here}-{there}", from_=here, to=there) for here in ids for there in ids)
    return JourneyMap(
        id="everything",
        head=Head(title="everything"),
        lanes=(Lane(id="touchpoint", kind="touchpoint"),),
        phases=(Phase(id="all", title="all", steps=steps),),
        edges=edges,
    )


def order_of(before: Ints, journeys: Ints) -> Ints:
    """Touchpoints in their commonest order: by how often the others come first before them.

    Parameters
    ----------
    before
        int64 [n, n]: journeys that first come at i before j.
    journeys
        int64 [n]: journeys that come at each at all; decides between equals, the commoner first.

    Returns
    -------
    int64 [n], the touchpoints from first to last; by the mean share of the others that come before each,
    a half for those that no journey has both of (Borda's count)
    """
    both = before + before.T
    with np.errstate(invalid="ignore", divide="ignore"):
        comes_after = np.where(both > 0, before.T / both, 0.5)
    np.fill_diagonal(comes_after, 0.0)
    order: Ints = np.lexsort((-journeys, comes_after.sum(axis=1)))
    return order
