"""What is wrong on the maps of the examples, on purpose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlantedError:
    """One mistake of a team, which proving its map is to find.

    Attributes
    ----------
    kind
        The code of the finding that tells of it.
    where
        Id of the step it is told at, or the name of the touchpoint that no step has.
    why
        What the team thought, or how it really is.
    """

    kind: str
    where: str
    why: str
