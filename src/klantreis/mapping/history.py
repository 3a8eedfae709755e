"""History: snapshots of a map, and what changed between two of them, said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import AwareDatetime, Field

from klantreis.mapping.change import Called, Change, Name, Pair, is_short
from klantreis.mapping.map import Edge, JourneyMap, Lane
from klantreis.mapping.part import Part
from klantreis.mapping.places import CONTAINERS, Found, id_of, kind_of, title_of, walk

_CHILDREN = frozenset(CONTAINERS.values())
_BY_NAME = frozenset({"personas"})  # a field of the head, and a field of the map: only the latter holds parts


class Snapshot(Part):
    """A map as it was at a moment, with a label by which the team knows it."""

    label: str = Field(min_length=1, max_length=200)
    taken_at: AwareDatetime
    by: str | None = None
    map: JourneyMap


def diff(old: JourneyMap, new: JourneyMap) -> list[Change]:
    """What changed from one version of a map to another: removed, added, moved, then other values.

    What goes or comes with its step, lane or phase is not told apart from it.
    """
    before = {id_of(found.part): found for found in walk(old)}
    after = {id_of(found.part): found for found in walk(new)}
    return [
        *_gone("removed", before, after, old),
        *_gone("added", after, before, new),
        *_moved(before, after, old, new),
        *_reordered(before, after, new),
        *_other_values(before, after, new),
    ]


Parts = dict[str, Found]


def _change(code: str, found: Found, within: JourneyMap, **values: Any) -> Change:
    languages = within.head.languages
    return Change(
        code, kind_of(found), id_of(found.part), _title(found, within), languages=languages, **values
    )


def _title(found: Found, within: JourneyMap) -> Called:
    """What to call a part: a lane by its kind, an edge by its ends when they have no title."""
    if isinstance(found.part, Lane) and found.part.title is None:
        return Name("", found.part.kind)
    if isinstance(found.part, Edge):
        titles = {step.id: step.title for step in within.steps}
        ends = {"start": found.part.from_, "end": found.part.to}
        return Pair("edge", {key: Name(titles.get(id_, id_)) for key, id_ in ends.items()})
    title = title_of(found.part)
    if title == id_of(found.part) and found.what == "card":  # an emotion is called by its step
        title = next((step.title for step in within.steps if step.id == found.parent), title)
    return Name(title)


def _gone(code: str, here: Parts, there: Parts, within: JourneyMap) -> Iterator[Change]:
    for id_, found in here.items():
        holders = {found.parent, found.slot.lane} - {None}
        if id_ not in there and all(holder in there for holder in holders):
            place = _parent(found, here, within) if code == "added" else None
            yield _change(code, found, within, new=place)


def _moved(before: Parts, after: Parts, old: JourneyMap, new: JourneyMap) -> Iterator[Change]:
    for id_, found in after.items():
        if id_ in before and _home(before[id_]) != _home(found):
            places: dict[str, Called | None] = {
                "old": _parent(before[id_], before, old),
                "new": _parent(found, after, new),
            }
            if _home(before[id_])[0] == _home(found)[0]:  # another lane of the same step
                places = {"old": _lane(before[id_], old), "new": _lane(found, new)}
            elif found.what == "card" and before[id_].slot.lane != found.slot.lane:
                places = {"old": _cell(before[id_], before, old), "new": _cell(found, after, new)}
            yield _change("moved", found, new, **places)


def _home(found: Found) -> tuple[str | None, str | None]:
    return found.parent, found.slot.lane


def _parent(found: Found, parts: Parts, within: JourneyMap) -> Called | None:
    return None if found.parent is None else _title(parts[found.parent], within)


def _lane(found: Found, within: JourneyMap) -> Name:
    lane = within.lane(found.slot.lane or "")
    if lane is None:
        return Name(found.slot.lane or "")
    return Name("", lane.kind) if lane.title is None else Name(lane.title)


def _cell(found: Found, parts: Parts, within: JourneyMap) -> Pair:
    step = Name(title_of(parts[found.parent].part) if found.parent else "")
    return Pair("cell", {"lane": _lane(found, within), "step": step})


def _reordered(before: Parts, after: Parts, new: JourneyMap) -> Iterator[Change]:
    """The fewest parts that, moved among their equals, explain the new order."""
    for group in _groups(after):
        stayed = [id_ for id_ in group if id_ in before and _home(before[id_]) == _home(after[id_])]
        old_index = [before[id_].slot.index for id_ in stayed]
        kept = longest_rise(old_index)
        for i, id_ in enumerate(stayed):
            if i not in kept:
                behind = stayed[i - 1] if i else None
                other = None if behind is None else _title(after[behind], new)
                yield _change("reordered", after[id_], new, new=other)


def _groups(parts: Parts) -> Iterator[list[str]]:
    """Ids of parts that stand side by side, in order; edges and findings set aside have none."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    for id_, found in parts.items():
        if found.what not in {"head", "edge", "aside"}:
            groups.setdefault((found.what, *_home(found)), []).append(id_)
    return iter(groups.values())


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest rising run through the numbers, not necessarily side by side."""
    best: list[list[int]] = []
    for i, number in enumerate(numbers):
        runs = (run for run, j in zip(best, range(i), strict=True) if numbers[j] < number)
        longest: list[int] = max(runs, key=len, default=[])
        best.append([*longest, i])
    whole: list[int] = max(best, key=len, default=[])
    return set(whole)


def _other_values(before: Parts, after: Parts, new: JourneyMap) -> Iterator[Change]:
    for id_, found in after.items():
        if id_ in before and before[id_].what == found.what:
            yield from _fields(before[id_].part, found, new)


def _fields(was: Part, found: Found, new: JourneyMap) -> Iterator[Change]:
    for name, field in type(found.part).model_fields.items():
        old_value, new_value = getattr(was, name, None), getattr(found.part, name)
        if _holds_parts(found, name) or old_value == new_value:
            continue
        values = {"field": field.alias or name, "old": old_value, "new": new_value}
        code = _code(name, old_value, new_value)
        yield _change(code, found, new, **values)


def _holds_parts(found: Found, name: str) -> bool:
    return name in _CHILDREN and not (found.what == "head" and name in _BY_NAME)


def _code(name: str, old: Any, new: Any) -> str:
    if name == "is_hidden":
        return "hidden" if new else "shown"
    if isinstance(new, bool):
        return "turned_on" if new else "turned_off"
    if name == "demographics" or not is_short(old) or not is_short(new):
        return "rewritten"
    if old in (None, ()):
        return "set"
    return "cleared" if new in (None, ()) else "changed"
