"""The points of a map that customers can be asked about: its touchpoints, and steps without one."""

from __future__ import annotations

from dataclasses import dataclass

from klantreis.mapping.map import JourneyMap, Step
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import Text


@dataclass(frozen=True)
class Point:
    """What one asks about.

    Attributes
    ----------
    id
        A short word for it that no other point of the map has.
    touchpoint
        Its name; of a step without a touchpoint the step's id.
    step, phase
        Ids of the first step that has it, and of that step's phase.
    title, description
        What customers read: what it is called, and the step as they know it.
    """

    id: str
    touchpoint: str
    step: str
    phase: str
    title: Text
    description: Text | None = None


def points_of(journey_map: JourneyMap) -> tuple[Point, ...]:
    """Every point of a map, each once, in the order of its steps."""
    found: dict[str, Point] = {}
    taken: set[str] = set()
    for phase in journey_map.phases:
        for step in phase.steps:
            for name in step.touchpoints or (step.id,):
                if name not in found:
                    id_ = new_id(name, taken, otherwise="point")
                    taken.add(id_)
                    found[name] = _point(id_, name, step, phase.id)
    return tuple(found.values())


def _point(id_: str, name: str, step: Step, phase: str) -> Point:
    is_step = not step.touchpoints
    return Point(id_, name, step.id, phase, step.title if is_step else name, None if is_step else step.title)
