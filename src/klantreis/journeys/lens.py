"""The lens: what is looked at, the same for every analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.block import MAX_TOUCHPOINTS, Block, Bools, Ints, Names
from klantreis.journeys.durations import duration_text
from klantreis.journeys.segment import Segment

LEVELS = ("touchpoint", "channel", "phase")
PARTS = ("buyer", "customer")
SUBJECTS = ("person", "account")
HIDDEN = MAX_TOUCHPOINTS - 1  # the label of an event that the lens does not show
NO_PHASE = "(no phase)"
NO_CHANNEL = "(no channel)"


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC."""
    if moment.tzinfo is None:
        raise InvalidOptionError(
            f"{moment.isoformat()} has no time zone; add one, such as tzinfo=UTC.",
            nl=f"{moment.isoformat()} heeft geen tijdzone; voeg er een toe, zoals UTC.",
        )
    return (moment - _EPOCH) // timedelta(microseconds=1)


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Lens:
    """What is looked at. Every field left alone shows everything.

    Attributes
    ----------
    period
        Half-open [start, end), timezone-aware; None on a side leaves it open.
    segment
        Which persons.
    level
        What an event is called: its "touchpoint", "channel" or "phase".
    grouping
        New name per name of the level; names it lacks keep their own.
    hidden
        Names (of the level, after grouping) that are left out, as if they had not happened.
    gap
        A longer pause than this starts a new journey.
    outcome
        A journey ends with any of these touchpoints; what follows is a new one. With `part` they only
        say what a purchase is, and journeys are not split at them.
    part
        "buyer": up to and with the first touchpoint of `outcome`; "customer": from it on. Persons who
        never reach it are buyers throughout.
    subject
        Whose journeys: a "person" or an "account".
    """

    period: tuple[datetime | None, datetime | None] = (None, None)
    segment: Segment = field(default_factory=Segment)
    level: str = "touchpoint"
    grouping: Mapping[str, str] = field(default_factory=dict)
    hidden: Sequence[str] = ()
    gap: timedelta | None = None
    outcome: Sequence[str] = ()
    part: str | None = None
    subject: str = "person"

    def __post_init__(self) -> None:
        _one_of("level", self.level, LEVELS)
        _one_of("subject", self.subject, SUBJECTS)
        if self.part is not None:
            _one_of("part", self.part, PARTS)
            if not self.outcome:
                raise InvalidOptionError(
                    f"part={self.part!r} needs to know what a purchase is. "
                    "Name its touchpoints: outcome=['Order'].",
                    nl=f"Voor {self.part!r} moet bekend zijn wat een aankoop is. Noem bij de uitkomst de "
                    "contactmomenten ervan, zoals Bestelling.",
                )
        if self.gap is not None and self.gap <= timedelta(0):
            raise InvalidOptionError(
                f"A gap of {self.gap} splits everything; give one above zero.",
                nl=f"Een pauze van {self.gap} knipt alles uit elkaar; geef er een langer dan nul.",
            )
        start, end = self.period
        if start is not None and end is not None and start >= end:
            raise InvalidOptionError(
                f"The period ends at {end} before it starts at {start}.",
                nl=f"De periode eindigt op {end}, voordat zij begint op {start}.",
            )

    def bind(self, names: Names) -> BoundLens:
        """The lens as tables over the codes of one store.

        Raises
        ------
        UnknownNameError
            When a name in the lens is no touchpoint, label or attribute of the store.
        """
        self.segment.check(names)
        plain, of_touchpoint, of_channel = _level_table(self.level, names)
        grouped = [self.grouping.get(label, label) for label in plain]
        for name in self.grouping:
            _known(self.level, name, plain)
        for name in self.hidden:
            _known(self.level, name, grouped)
        labels = tuple(dict.fromkeys(label for label in grouped if label not in set(self.hidden)))
        code = {label: i for i, label in enumerate(labels)}
        shown = np.array([code.get(label, HIDDEN) for label in grouped], dtype=np.uint16)
        for touchpoint in self.outcome:
            _known("touchpoint", touchpoint, names.touchpoints)
        is_outcome = np.array([name in set(self.outcome) for name in names.touchpoints], dtype=np.bool_)
        start, end = (None if moment is None else microseconds(moment) for moment in self.period)
        return BoundLens(
            names=names,
            labels=labels,
            by_channel=of_channel is not None,
            table=shown[of_channel if of_channel is not None else of_touchpoint],
            is_relabelled=of_channel is not None or labels != names.touchpoints,
            start=start,
            end=end,
            segment=self.segment,
            gap=None if self.gap is None else self.gap // timedelta(microseconds=1),
            is_outcome=is_outcome,
            part=self.part,
        )


def lens_options(lens: Lens) -> dict[str, Any]:
    """What `Journeys.where` takes to make this lens of the plain one, as JSON has it."""
    gathered: dict[str, list[str]] = {}
    for old, new in lens.grouping.items():
        gathered.setdefault(new, []).append(old)
    start, end = (None if moment is None else moment.isoformat() for moment in lens.period)
    attributes = lens.segment.attributes.items()
    options = {
        "period": [start, end] if start or end else None,
        "segment": {name: [values] if isinstance(values, str) else [*values] for name, values in attributes},
        "did": [*lens.segment.did],
        "did_not": [*lens.segment.did_not],
        "level": None if lens.level == "touchpoint" else lens.level,
        "grouping": gathered,
        "hidden": [*lens.hidden],
        "gap": None if lens.gap is None else duration_text(lens.gap),
        "outcome": [*lens.outcome],
        "part": lens.part,
    }
    return {name: value for name, value in options.items() if value}


@dataclass(frozen=True)
class BoundLens:
    """A lens over one store's codes: a relabelling table, two time bounds, a mask and how to split.

    Attributes
    ----------
    names
        The store's names.
    labels
        Name of each label code that analyses see.
    by_channel
        Whether `table` is indexed by channel code instead of touchpoint code.
    table
        uint16 per touchpoint (or channel) code: its label code, or `HIDDEN`.
    is_relabelled
        False when every label code is the touchpoint code itself.
    start, end
        int64 microseconds, half-open; None leaves the side open.
    """

    names: Names
    labels: tuple[str, ...]
    by_channel: bool
    table: Ints
    is_relabelled: bool
    start: int | None
    end: int | None
    segment: Segment
    gap: int | None
    is_outcome: Bools
    part: str | None

    @property
    def n_labels(self) -> int:
        """How many label codes there are."""
        return len(self.labels)

    @property
    def data_end(self) -> int:
        """The last moment the lens can know of, microseconds: its end, or the store's last event."""
        ends = [moment for moment in (self.end, self.names.last) if moment is not None]
        return min(ends, default=0)

    def code(self, label: str) -> int:
        """The code of a label.

        Raises
        ------
        UnknownNameError
            When no label has that name.
        """
        if label not in self.labels:
            raise UnknownNameError("touchpoint", label, self.labels)
        return self.labels.index(label)

    def mask(self, block: Block) -> Bools | None:
        """bool [n_persons] of the persons in the segment; None when everyone is."""
        return self.segment.mask(block, self.names)


def _level_table(level: str, names: Names) -> tuple[list[str], Ints, Ints | None]:
    """Names of the level, and per touchpoint code (or per channel code) an index into them."""
    n_touchpoints = len(names.touchpoints)
    if level == "channel":
        return list(names.channels), np.arange(n_touchpoints), np.arange(len(names.channels))
    if level == "phase":
        phases = [phase or NO_PHASE for phase in names.phases] or [NO_PHASE] * n_touchpoints
        distinct = list(dict.fromkeys(phases))
        return distinct, np.array([distinct.index(phase) for phase in phases], dtype=np.int64), None
    return list(names.touchpoints), np.arange(n_touchpoints), None


def _one_of(option: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise InvalidOptionError(
            f"{option}={value!r} does not exist; choose one of {', '.join(allowed)}.",
            nl=f"{option}={value!r} bestaat niet; kies uit {', '.join(allowed)}.",
        )


def _known(kind: str, name: str, found: Sequence[str]) -> None:
    if name not in found:
        raise UnknownNameError(kind, name, found)
