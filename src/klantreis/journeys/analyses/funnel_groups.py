"""Which group a journey belongs to when a funnel is broken down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantreis.errors import UnknownNameError
from klantreis.journeys.analyses.funnel_plan import NEVER
from klantreis.journeys.block import Ints
from klantreis.journeys.calendar import EVERY, calendar
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.view import View

FIRST_CHANNEL = "first channel"
UNKNOWN, NOT_ENTERED, EVERYONE = "(unknown)", "(not entered)", "(everyone)"


@dataclass(frozen=True)
class Grouping:
    """The groups of a breakdown over one store, the same for all its blocks.

    Attributes
    ----------
    by
        A person attribute, "first channel", "day", "week" or "month"; None puts all in one group.
    names
        Name of each group code. The last one gathers whom nothing is known of.
    starts
        int64 [n], microseconds: where each day, week or month begins.
    """

    by: str | None
    names: tuple[str, ...]
    starts: Ints

    def codes(self, view: View, entries: Ints) -> Ints:
        """int32 [n_journeys]: the group of each journey.

        Parameters
        ----------
        view
            The journeys.
        entries
            int64 [n_journeys]: when each entered the funnel, or NEVER; read for days, weeks and months.
        """
        if self.by is None:
            return np.zeros(view.n_journeys, dtype=np.int32)
        if self.by in EVERY:
            places = np.searchsorted(self.starts, entries, side="right") - 1
            return np.where(entries == NEVER, len(self.starts), places).astype(np.int32)
        if self.by == FIRST_CHANNEL:
            firsts = view.offsets[:-1]
            first_places = firsts if view.positions is None else view.positions[firsts]
            return view.block.channel[first_places].astype(np.int32)
        known = view.block.attributes[self.by][view.rows]
        return np.where(known < 0, len(self.names) - 1, known).astype(np.int32)


def grouping(by: str | None, time_zone: str, lens: BoundLens) -> Grouping:
    """The groups of a breakdown.

    Raises
    ------
    UnknownNameError
        When `by` is no person attribute, nor "first channel", "day", "week" or "month".
    """
    names, none = lens.names, np.empty(0, dtype=np.int64)
    if by is None:
        return Grouping(by, (EVERYONE,), none)
    if by == FIRST_CHANNEL:
        return Grouping(by, (*names.channels, UNKNOWN), none)
    if by in EVERY:
        found = calendar(by, names.first, names.last, time_zone)
        return Grouping(by, (*found.names, NOT_ENTERED), found.starts[:-1])
    if by not in names.attributes:
        raise UnknownNameError("breakdown", by, (*names.attributes, FIRST_CHANNEL, *EVERY))
    return Grouping(by, (*names.attributes[by], UNKNOWN), none)
