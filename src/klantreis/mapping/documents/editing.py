"""Edits of a document: the operations of a map, on any kind of document, and as pure.

An edit is refused when it would break a rule: one id a part, every reference leads somewhere, and what the
kind of document says of itself (`Document.problems`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from klantreis.mapping.documents.document import (
    Document,
    Found,
    Sort,
    called,
    find,
    holds_of,
    ident,
    references,
    references_of,
    sorts_of,
    walk,
)
from klantreis.mapping.members import field_after, setting_back
from klantreis.mapping.operation import Add, All, AnyOperation, Move, Remove, Set
from klantreis.mapping.part import HEAD, Kinded, Part
from klantreis.mapping.problem import Level, Place, Problem, RefusedOperationError, error
from klantreis.mapping.shape import name_in, problems_of

AnyDocument = TypeVar("AnyDocument", bound=Document)
Parts = tuple[Part, ...]


def apply(document: AnyDocument, operation: AnyOperation) -> AnyDocument:
    """The document after an operation; it shares every part that did not change.

    Raises
    ------
    RefusedOperationError
        When the operation names what does not exist or would break a rule; `code` says which.
    """
    after = document
    for _, _, changed in _steps(document, operation):
        after = changed
    for problem in broken_rules(after):
        raise RefusedOperationError(problem)
    return after


def inverse(document: Document, operation: AnyOperation) -> AnyOperation:
    """The operation that undoes one, given the document before it.

    Raises
    ------
    RefusedOperationError
        When the operation itself would be refused.
    """
    undone = [_undoing(before, step) for before, step, _ in _steps(document, operation)]
    undone.reverse()
    return undone[0] if len(undone) == 1 else All(operations=tuple(undone))


def _steps(
    document: AnyDocument, operation: AnyOperation
) -> Iterator[tuple[AnyDocument, AnyOperation, AnyDocument]]:
    """The single edits that an operation comes to, each with the document before and after it."""
    match operation:
        case All():
            for one in operation.operations:
                for before, step, after in _steps(document, one):
                    yield before, step, after
                    document = after
            return
        case Remove():
            steps: tuple[AnyOperation, ...] = with_what_refers(document, operation)
        case _:
            steps = (operation,)
    for step in steps:
        after = _edit(document, step)
        yield document, step, after
        document = after


def _edit(document: AnyDocument, step: AnyOperation) -> AnyDocument:
    match step:
        case Add():
            return _add(document, step)
        case Set():
            return _set(document, step)
        case Move():
            return _move(document, step)
        case Remove():
            return _lifted(document, _found(document, step.id))
    raise AssertionError(step)  # `All` is several steps


def _undoing(document: Document, step: AnyOperation) -> AnyOperation:
    """The operation that undoes a single edit."""
    match step:
        case Add():
            return Remove(id=str(step.part.get("id")))
        case Set():
            return setting_back(_found(document, step.id).part, step)
        case Move():
            found = _found(document, step.id)
            return Move(id=step.id, parent=found.parent, index=found.path[-1][1])
        case Remove():
            return _add_again(document, step.id)
    raise AssertionError(step)  # `All` is several steps


def broken_rules(document: Document) -> Iterator[Problem]:
    """The rules that no operation may break."""
    parts = {ident(found.part): found for found in walk(document) if found.path}
    for found, field, what, id_ in references(document):
        if id_ not in parts or parts[id_].what != what:
            there = [known for known, one in parts.items() if one.what == what]
            where = (ident(found.part), field)
            yield error(
                "unknown_reference",
                where,
                place=_place(document, found),
                what=called(document, what),
                id=id_,
                near=(id_, there),
                found=there,
            )
    yield from (one for one in document.problems() if one.level is Level.ERROR)


def with_what_refers(document: Document, operation: Remove) -> tuple[AnyOperation, ...]:
    """A removal, and before it what takes away the references to what it removes.

    A reference that may be left out is left out; a part that cannot do without it goes too.

    Raises
    ------
    RefusedOperationError
        When there is no such part, or it is the document itself.
    """
    if operation.id == HEAD:
        raise RefusedOperationError(error("cannot_remove", (HEAD,)))
    gone, tops = set(_ids_in(_found(document, operation.id).part)), [operation.id]
    is_growing = True
    while is_growing:
        is_growing = False
        for found, field, _, id_ in references(document):
            if id_ in gone and ident(found.part) not in gone and _needs(found.part, field, gone):
                gone |= set(_ids_in(found.part))
                tops.insert(0, ident(found.part))
                is_growing = True
    removed = (Remove(id=id_) for id_ in dict.fromkeys(tops) if not _is_inside(document, id_, set(tops)))
    return (*_let_go(document, gone), *removed)


def _is_inside(document: Document, id_: str, others: set[str]) -> bool:
    """Whether a part lies in one of the others."""
    parent = _found(document, id_).parent
    return parent is not None and (parent in others or _is_inside(document, parent, others))


def _needs(part: Part, field: str, gone: set[str]) -> bool:
    """Whether a part cannot stand without what a field of it refers to."""
    held = getattr(part, field)
    about = type(part).model_fields[field]
    if not isinstance(held, tuple):
        return about.is_required()
    return about.is_required() and not set(held) - gone


def _let_go(document: Document, gone: set[str]) -> Iterator[Set]:
    """The references to what goes taken out of what stays."""
    for found in walk(document):
        if ident(found.part) in gone:
            continue
        for field in references_of(type(found.part)):
            held = getattr(found.part, field)
            if isinstance(held, tuple) and gone & set(held):
                left = [one for one in held if one not in gone]
                yield Set(id=ident(found.part), field=_alias(found.part, field), value=left or None)
            elif not isinstance(held, tuple) and held in gone:
                yield Set(id=ident(found.part), field=_alias(found.part, field), value=None)


def _add(document: AnyDocument, add: Add) -> AnyDocument:
    sort = _sort(document, add.what)
    part = _shaped(sort, add.part)
    _refuse_taken_ids(document, sort.what, part)
    return _put(document, sort, add.parent, add.index, part)


def _put(document: AnyDocument, sort: Sort, parent: str | None, index: int | None, part: Part) -> AnyDocument:
    """The document with a part in the field of what holds it."""
    path = _path_to(document, sort, parent)

    def inserted(parts: Parts) -> Parts:
        at = len(parts) if index is None else min(index, len(parts))
        return (*parts[:at], part, *parts[at:])

    return _edited(document, path, sort.field, inserted)


def _path_to(document: Document, sort: Sort, parent: str | None) -> tuple[tuple[str, int], ...]:
    if sort.holder is None:
        return ()
    if parent is None:
        raise RefusedOperationError(
            error("missing_parent", what=sort.called, parent=called(document, sort.holder))
        )
    found = find(document, parent)
    if found is None or found.what != sort.holder:
        there = [ident(one.part) for one in walk(document) if one.what == sort.holder]
        near = (parent, there)
        raise RefusedOperationError(
            error(
                "unknown_holder",
                (parent,),
                what=called(document, sort.holder),
                id=parent,
                near=near,
                found=there,
            )
        )
    return found.path


def _shaped(sort: Sort, data: Any) -> Part:
    try:
        part: Part = sort.shape.validate_python(data)
    except ValidationError as invalid:
        raise RefusedOperationError(problems_of(invalid, data, what=sort.called)[0]) from None
    return part


def _refuse_taken_ids(document: Document, what: str, part: Part) -> None:
    times = Counter(_ids_in(part))
    if max(times.values()) == 1 and times.keys().isdisjoint(_ids_held(document)):
        return  # an import adds thousands: where all parts stand is asked for the message alone
    taken = {ident(found.part): found for found in walk(document) if found.path}
    for id_, n in times.items():
        if n > 1 or id_ in taken:
            places = [_place(document, taken[id_])] if id_ in taken else []
            places += [Place(called(document, what), id_)] * n
            raise RefusedOperationError(error("duplicate_id", (id_,), id=id_, n=len(places), places=places))


def _set(document: AnyDocument, operation: Set) -> AnyDocument:
    found = _found(document, operation.id)
    names = {_alias(found.part, name): name for name in type(found.part).model_fields}
    place, where = _place(document, found), (operation.id, operation.field)
    if operation.field not in names:
        there = [name for name in names if name not in _fixed(found.part)]
        near = (operation.field, there)
        raise RefusedOperationError(
            error("unknown_field", where, place=place, field=operation.field, near=near, found=there)
        )
    if operation.field in _fixed(found.part):
        advice = operation.field if operation.field in {"id", "kind"} else "children"
        raise RefusedOperationError(
            error("fixed_field", where, place=place, field=operation.field, advice=advice)
        )
    part = _with_field(document, found, names, operation)
    if not found.path:
        assert isinstance(part, type(document))  # noqa: S101 - validated as its own model
        return part
    *way, (field, index) = found.path
    return _edited(document, tuple(way), field, lambda parts: (*parts[:index], part, *parts[index + 1 :]))


def _with_field(document: Document, found: Found, names: dict[str, str], operation: Set) -> Part:
    """The part with another value in one field."""
    part = found.part
    fields = {alias: getattr(part, name) for alias, name in names.items()}
    fields[operation.field] = field_after(
        part, operation, languages=document.languages, place=_place(document, found)
    )
    if fields[operation.field] is None:
        del fields[operation.field]
    try:
        return type(part).model_validate(fields)
    except ValidationError as invalid:
        shown = {**fields, "id": ident(part)}
        raise RefusedOperationError(
            problems_of(invalid, shown, what=called(document, found.what))[0]
        ) from None


def _fixed(part: Part) -> set[str]:
    """The fields that no `set` changes: the id, a kind that says which model it is, and what holds parts."""
    kind = {"kind"} if isinstance(part, Kinded) else set()
    return {"id", "format", *kind, *holds_of(type(part)).values()}


def _move(document: AnyDocument, move: Move) -> AnyDocument:
    found = _found(document, move.id)
    if not found.path:
        raise RefusedOperationError(error("cannot_move", (move.id,), what=document.KIND))
    return _put(
        _lifted(document, found),
        _sort(document, found.what),
        move.parent or found.parent,
        move.index,
        found.part,
    )


def _lifted(document: AnyDocument, found: Found) -> AnyDocument:
    *way, (field, index) = found.path
    return _edited(document, tuple(way), field, lambda parts: (*parts[:index], *parts[index + 1 :]))


def _edited(
    document: AnyDocument, path: tuple[tuple[str, int], ...], field: str, edit: Callable[[Parts], Parts]
) -> AnyDocument:
    """The document with other parts in a field of what the path leads to; the rest is shared."""
    whole = _edited_in(document, path, field, edit)
    assert isinstance(whole, type(document))  # noqa: S101 - `changed` gives the same type
    return whole


def _edited_in(
    holder: Part, path: tuple[tuple[str, int], ...], field: str, edit: Callable[[Parts], Parts]
) -> Part:
    if not path:
        return holder.changed(**{field: edit(getattr(holder, field))})
    (through, index), *further = path
    parts: Parts = getattr(holder, through)
    inner = _edited_in(parts[index], tuple(further), field, edit)
    return holder.changed(**{through: (*parts[:index], inner, *parts[index + 1 :])})


def _add_again(document: Document, id_: str) -> Add:
    found = _found(document, id_)
    part = found.part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return Add(what=found.what, parent=found.parent, index=found.path[-1][1], part=part)


def _sort(document: Document, what: str) -> Sort:
    sorts = sorts_of(type(document))
    if what not in sorts:
        near = (what, list(sorts))
        raise RefusedOperationError(error("unknown_sort", (), name=what, near=near, found=list(sorts)))
    return sorts[what]


def _found(document: Document, id_: str) -> Found:
    found = find(document, id_)
    if found is None:
        known = tuple(ident(one.part) for one in walk(document) if one.path)
        raise RefusedOperationError(error("unknown_part", (id_,), id=id_, near=(id_, known)))
    return found


def _ids_in(part: Part) -> Iterator[str]:
    """Its id and those of all it holds."""
    yield ident(part)
    yield from _ids_held(part)


def _ids_held(holder: Part) -> Iterator[str]:
    """The ids of all that it holds."""
    for field in holds_of(type(holder)).values():
        parts: Parts = getattr(holder, field)
        for part in parts:
            yield ident(part)
            if holds_of(type(part)):
                yield from _ids_held(part)


def _alias(part: Part, name: str) -> str:
    return type(part).model_fields[name].alias or name


def _place(document: Document, found: Found) -> Place:
    return Place(called(document, found.what), name_in(found.part.model_dump(mode="json")))
