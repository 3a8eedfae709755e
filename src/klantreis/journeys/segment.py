"""Which persons: a declared rule over their attributes and what they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from klantreis.errors import UnknownNameError
from klantreis.journeys.block import Block, Bools, Names


@dataclass(frozen=True)
class Segment:
    """Persons for whom every part of the rule holds; an empty rule holds for everyone.

    Attributes
    ----------
    attributes
        Per person attribute the values that belong to the segment.
    did, did_not
        Touchpoints the person had at least once, or never.
    """

    attributes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    did: Sequence[str] = ()
    did_not: Sequence[str] = ()

    def mask(self, block: Block, names: Names) -> Bools | None:
        """bool [n_persons] of the block's persons in the segment; None when that is everyone.

        Raises
        ------
        UnknownNameError
            See `check`.
        """
        self.check(names)
        parts = [
            *(self._has(block, names, attribute, values) for attribute, values in self.attributes.items()),
            *(_has_done(block, names, touchpoint) for touchpoint in self.did),
            *(~_has_done(block, names, touchpoint) for touchpoint in self.did_not),
        ]
        return np.all(parts, axis=0) if parts else None

    def check(self, names: Names) -> None:
        """Refuse what no person can have.

        Raises
        ------
        UnknownNameError
            When an attribute, a value or a touchpoint does not occur in the store.
        """
        for attribute, values in self.attributes.items():
            if attribute not in names.attributes:
                raise UnknownNameError("person attribute", attribute, names.attributes)
            for value in _values(values):
                if value not in names.attributes[attribute]:
                    raise UnknownNameError(f"value of {attribute!r}", value, names.attributes[attribute])
        for touchpoint in (*self.did, *self.did_not):
            if touchpoint not in names.touchpoints:
                raise UnknownNameError("touchpoint", touchpoint, names.touchpoints)

    @staticmethod
    def _has(block: Block, names: Names, attribute: str, values: Sequence[str]) -> Bools:
        known = names.attributes[attribute]
        return np.isin(block.attributes[attribute], [known.index(value) for value in _values(values)])


def _has_done(block: Block, names: Names, touchpoint: str) -> Bools:
    """bool [n_persons]: whether the touchpoint occurs among the person's events."""
    hits = block.touchpoint == names.touchpoints.index(touchpoint)
    return np.logical_or.reduceat(hits, block.offsets[:-1]) if block.n_persons else hits


def _values(values: str | Sequence[str]) -> Sequence[str]:
    return [values] if isinstance(values, str) else values
