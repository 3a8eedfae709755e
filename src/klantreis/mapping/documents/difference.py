"""From a document to another state of it: the operation that makes the change, for live editing and undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from klantreis.mapping.documents.document import Document, Found, ident, walk
from klantreis.mapping.operation import Add, All, AnyOperation, Remove, Set
from klantreis.mapping.part import Part

_FIXED = frozenset({"id", "format"})


def operation_between(before: Document, after: Document) -> AnyOperation | None:
    """The operation that makes a document into another state of it; None when they say the same.

    What is in both is set field by field, so that a colleague's edit of another field stays. In which order
    parts stand is not looked at.
    """
    was, now = _parts(before), _parts(after)
    steps = [*_removed(was, now), *_changed(was, now), *_added(was, now)]
    if not steps:
        return None
    return steps[0] if len(steps) == 1 else All(operations=tuple(steps))


def _parts(document: Document) -> dict[str | None, Found]:
    """Every part by its id, the document itself by None."""
    return {ident(found.part) if found.path else None: found for found in walk(document)}


def _removed(was: dict[str | None, Found], now: dict[str | None, Found]) -> Iterator[AnyOperation]:
    for id_, found in was.items():
        if id_ is not None and id_ not in now and found.parent in now:
            yield Remove(id=id_)


def _added(was: dict[str | None, Found], now: dict[str | None, Found]) -> Iterator[AnyOperation]:
    for id_, found in now.items():
        if id_ not in was and found.parent in was:
            yield _add(found)


def _changed(was: dict[str | None, Found], now: dict[str | None, Found]) -> Iterator[AnyOperation]:
    for id_, found in now.items():
        if id_ not in was:
            continue
        old, new = _said(was[id_].part), _said(found.part)
        sets = [
            Set(id=id_ or "head", field=field, value=new.get(field))
            for field in dict.fromkeys([*old, *new])
            if old.get(field) != new.get(field)
        ]
        if id_ is None or _goes_step_by_step(was[id_].part, sets):
            yield from sets
        else:
            yield Remove(id=id_)
            yield _add(found)


def _goes_step_by_step(part: Part, sets: list[Set]) -> bool:
    """Whether a part keeps its own rules after each of these; a value must always lie in its interval."""
    fields = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for step in sets:
        fields[step.field] = step.value
        try:
            type(part).model_validate({name: value for name, value in fields.items() if value is not None})
        except ValidationError:
            return False
    return True


def _add(found: Found) -> Add:
    part = found.part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return Add(what=found.what, parent=found.parent, index=found.path[-1][1], part=part)


def _said(part: Part) -> dict[str, Any]:
    """What a part says itself, without the parts that it holds."""
    held = {*_FIXED, *getattr(part, "HOLDS", {}).values()}
    return part.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=held)
