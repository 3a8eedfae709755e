"""Listing: journeys one by one, by the number of their person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from klantreis.errors import InvalidOptionError, UnknownNameError, dutch
from klantreis.journeys.analyses.listing_result import ListedJourney, ListingResult
from klantreis.journeys.block import Block, Bools, Floats, Ints
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.results import moment
from klantreis.journeys.tally import n_distinct
from klantreis.journeys.view import View, look

ORDERS = ("person", "latest", "longest", "most contacts", "most value")
MOST_PLACES = 10_000
SHOWN_CONTACTS = 30
_NONE = np.iinfo(np.uint16).max  # in place of a label that there is not, and of an outcome

# What is kept of a journey; `rank` is what the list is ordered by, the greatest first.
_ROW = np.dtype(
    [
        ("rank", np.float64),
        ("person", np.int64),
        ("number", np.int32),
        ("first", np.int64),
        ("last", np.int64),
        ("contacts", np.int32),
        ("value", np.float64),
        ("outcome", np.uint16),
        ("labels", np.uint16, (SHOWN_CONTACTS,)),
    ]
)


class Choice(Protocol):
    """Which journeys are meant."""

    def chosen(self, view: View, lens: BoundLens) -> Bools:
        """bool [n_journeys] of the view."""
        ...


@dataclass(frozen=True)
class Exactly:
    """The journeys of one variant: these touchpoints in this order, and no others."""

    touchpoints: Sequence[str]

    def chosen(self, view: View, lens: BoundLens) -> Bools:
        """bool [n_journeys] of the view.

        Raises
        ------
        UnknownNameError
            When there is no touchpoint of that name.
        """
        wanted = np.array([lens.code(name) for name in self.touchpoints], dtype=np.int64)
        found: Bools = np.diff(view.offsets) == len(wanted)
        starts = view.offsets[:-1][found]
        places = starts[:, None] + np.arange(len(wanted))
        found[found] = (view.labels[places] == wanted).all(axis=1)
        return found


@dataclass(frozen=True)
class ListingState:
    """The journeys that stand first so far, and how many there are.

    Attributes
    ----------
    rows
        Structured array of `_ROW`, in order.
    """

    n_journeys: int
    n_persons: int
    rows: Any


@dataclass(frozen=True)
class Listing:
    """Some of the journeys in an order, each with its person's number, its time and its first contacts.

    Attributes
    ----------
    order
        "person" (by number), "latest" (that ended), "longest" (in time), "most contacts" or "most value".
    first, size
        Which of them: from place `first`, counted from 0, so many.
    outcome
        Touchpoints of which the last in a journey is told as its outcome.
    choice
        Which journeys; None for all that the lens shows.
    """

    order: str = "person"
    first: int = 0
    size: int = 50
    outcome: Sequence[str] = ()
    choice: Choice | None = None

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise InvalidOptionError(
                f"order={self.order!r} does not exist; choose one of {', '.join(ORDERS)}.",
                nl=f"De volgorde {self.order!r} bestaat niet; kies uit {', '.join(ORDERS)}.",
            )
        if self.first < 0 or self.size < 0 or self.first + self.size > MOST_PLACES:
            raise InvalidOptionError(
                f"The list reaches to place {MOST_PLACES:,}. Narrow the lens, or choose another order.",
                nl=f"De lijst gaat tot plaats {dutch(MOST_PLACES)}. Maak de lens nauwer, of kies een andere "
                "volgorde.",
            )

    def empty(self, lens: BoundLens) -> ListingState:
        """No journeys.

        Raises
        ------
        UnknownNameError
            When an outcome does not occur.
        """
        for name in self.outcome:
            if name not in lens.names.touchpoints:
                raise UnknownNameError("touchpoint", name, lens.names.touchpoints)
        return ListingState(0, 0, np.empty(0, dtype=_ROW))

    def count(self, block: Block, lens: BoundLens) -> ListingState:
        """The first of this block."""
        state, view = self.empty(lens), look(block, lens)
        if not view.n_journeys:
            return state
        chosen = np.arange(view.n_journeys)
        if self.choice is not None:
            chosen = np.flatnonzero(self.choice.chosen(view, lens))
        ranks = _ranks(self.order, view, chosen)
        top = np.argsort(-ranks, kind="stable")[: self.first + self.size]
        rows = _rows(view, chosen[top], ranks[top], _codes(self.outcome, lens))
        return ListingState(len(chosen), n_distinct(view.rows[chosen]), rows)

    def merge(self, left: ListingState, right: ListingState) -> ListingState:
        """The first of both; of equals those with the lower person first."""
        rows = np.concatenate([left.rows, right.rows])
        order = np.lexsort((rows["number"], rows["person"], -rows["rank"]))[: self.first + self.size]
        return ListingState(left.n_journeys + right.n_journeys, left.n_persons + right.n_persons, rows[order])

    def result(self, state: ListingState, lens: BoundLens) -> ListingResult:
        """Names and moments."""
        return ListingResult(
            order=self.order,
            n_journeys=state.n_journeys,
            n_persons=state.n_persons,
            first_place=self.first,
            journeys=tuple(_listed(row, lens) for row in state.rows[self.first : self.first + self.size]),
        )


def _codes(names: Sequence[str], lens: BoundLens) -> Ints:
    return np.array([lens.names.touchpoints.index(name) for name in names], dtype=np.int64)


def _ranks(order: str, view: View, chosen: Ints) -> Floats:
    """float64 per chosen journey: what comes first is greatest."""
    if order == "person":
        return np.zeros(len(chosen))
    starts, stops = view.offsets[:-1][chosen], view.offsets[1:][chosen]
    if order == "latest":
        return view.times[stops - 1].astype(np.float64)
    if order == "longest":
        return (view.times[stops - 1] - view.times[starts]).astype(np.float64)
    if order == "most contacts":
        return (stops - starts).astype(np.float64)
    # Journeys without any amount stand last.
    values = _values(view)[chosen]
    return np.where(np.isnan(values), -np.inf, values)


def _values(view: View) -> Floats:
    """float64 [n_journeys]: the amounts of each added up; NaN where there is none."""
    values = view.of_events("value")
    totals = np.add.reduceat(np.nan_to_num(values), view.offsets[:-1])
    is_known = np.logical_or.reduceat(~np.isnan(values), view.offsets[:-1])
    return np.where(is_known, totals, np.nan)


def _rows(view: View, chosen: Ints, ranks: Floats, outcome: Ints) -> Any:
    """What is kept of some journeys."""
    rows = np.empty(len(chosen), dtype=_ROW)
    if not len(chosen):
        return rows
    starts, stops = view.offsets[:-1][chosen], view.offsets[1:][chosen]
    rows["rank"], rows["person"] = ranks, view.block.person[view.rows[chosen]]
    rows["number"] = chosen - np.searchsorted(view.rows, view.rows[chosen])
    rows["first"], rows["last"] = view.times[starts], view.times[stops - 1]
    rows["contacts"] = stops - starts
    rows["value"] = _values(view)[chosen]
    touchpoints = view.of_events("touchpoint")
    rows["outcome"] = [_last_of(touchpoints[a:b], outcome) for a, b in zip(starts, stops, strict=True)]
    places = starts[:, None] + np.arange(SHOWN_CONTACTS)
    shown = view.labels[np.minimum(places, len(view.labels) - 1)]
    rows["labels"] = np.where(places < stops[:, None], shown, _NONE)
    return rows


def _last_of(codes: Ints | Floats, wanted: Ints) -> int:
    found = np.flatnonzero(np.isin(codes, wanted))
    return int(codes[found[-1]]) if len(found) else _NONE


def _listed(row: Any, lens: BoundLens) -> ListedJourney:
    first, last = moment(int(row["first"])), moment(int(row["last"]))
    assert first is not None and last is not None  # noqa: S101, PT018 - no journey is empty
    return ListedJourney(
        person=int(row["person"]),
        number=int(row["number"]),
        first=first,
        last=last,
        contacts=int(row["contacts"]),
        value=float(row["value"]),
        outcome=None if row["outcome"] == _NONE else lens.names.touchpoints[row["outcome"]],
        touchpoints=tuple(lens.labels[code] for code in row["labels"] if code != _NONE),
    )
