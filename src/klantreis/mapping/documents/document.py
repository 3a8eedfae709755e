"""A document: parts with ids in lists of parts, which may refer to one another.

A kind of document is its models and no more. Which parts they hold and which fields refer to other parts is
read from the models, and editing, history and references follow from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import Field, TypeAdapter

from klantreis.mapping.part import HEAD, Id, Part
from klantreis.mapping.problem import Problem
from klantreis.mapping.texts import Language, Text


@dataclass(frozen=True)
class Refers:
    """Says that an id is that of another part of the document: `Annotated[Id, Refers("kpi")]`."""

    what: str


@dataclass(frozen=True)
class Private:
    """Says that a field is for those who work with the document, and left out for those who only look."""


class Holder(Part):
    """A part that holds others.

    Attributes
    ----------
    HOLDS
        Per kind of part in it the field that holds them, a tuple.
    """

    HOLDS: ClassVar[Mapping[str, str]] = {}


class Document(Holder):
    """Something that a team writes: it has a title in its languages, and is addressed as `head`.

    Attributes
    ----------
    KIND
        The word for it in files, addresses and sentences.
    """

    KIND: ClassVar[str] = "document"

    id: Id
    title: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)

    def problems(self) -> Iterator[Problem]:
        """The rules of its own that it breaks; an edit that breaks one is refused."""
        return iter(())


@dataclass(frozen=True)
class Sort:
    """One kind of part in a kind of document.

    Attributes
    ----------
    what, field
        Its noun, and the field of its holder that holds it.
    called
        By which its noun is found in every language: plan.action.
    holder
        The noun of what holds it; None for the document itself.
    shape
        Reads one from data.
    models
        Its model, or its models where it comes in several kinds.
    """

    what: str
    field: str
    called: str
    holder: str | None
    shape: TypeAdapter[Any]
    models: tuple[type[Part], ...]


@cache
def sorts_of(kind: type[Document]) -> Mapping[str, Sort]:
    """Every kind of part that a kind of document has, by its noun."""
    return {sort.what: sort for sort in _sorts(kind, kind.KIND, None)}


def _sorts(holder: type[Part], kind: str, noun: str | None) -> Iterator[Sort]:
    for what, field in getattr(holder, "HOLDS", {}).items():
        item = get_args(holder.model_fields[field].annotation)[0]
        models = tuple(one for one in _types(item) if isinstance(one, type) and issubclass(one, Part))
        yield Sort(what, field, f"{kind}.{what}", noun, TypeAdapter(item), models)
        for model in models:
            yield from _sorts(model, kind, what)


def _types(annotation: Any) -> Iterator[Any]:
    """An annotation and all in it."""
    yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


@cache
def references_of(model: type[Part]) -> Mapping[str, str]:
    """The fields of a model that refer to other parts, each with the noun of what it refers to."""
    found = {}
    for name, field in model.model_fields.items():
        for one in (*field.metadata, *_types(field.annotation)):
            if isinstance(one, Refers):
                found[name] = one.what
    return found


@cache
def private_fields_of(kind: type[Document]) -> frozenset[str]:
    """The names of the fields that a kind of document keeps to those who work with it."""
    models = {kind, *(model for sort in sorts_of(kind).values() for model in sort.models)}
    return frozenset(
        called_
        for model in models
        for name, field in model.model_fields.items()
        if any(isinstance(one, Private) for one in (*field.metadata, *_types(field.annotation)))
        for called_ in (name, field.alias)
        if called_ is not None
    )


@dataclass(frozen=True)
class Found:
    """A part, its noun, the way to it from the document inwards, and the id of what holds it."""

    what: str
    part: Part
    path: tuple[tuple[str, int], ...] = ()
    parent: str | None = None


@cache
def holds_of(model: type[Part]) -> Mapping[str, str]:
    """Per kind of part that a model holds its field; asked once a model, for looking in vain takes long."""
    found: Mapping[str, str] = getattr(model, "HOLDS", {})
    return found


def walk(document: Document) -> Iterator[Found]:
    """Every part that an operation can address, the document itself first."""
    yield Found(HEAD, document)
    yield from _walk(document, (), None)


def _walk(holder: Part, path: tuple[tuple[str, int], ...], parent: str | None) -> Iterator[Found]:
    for what, field in holds_of(type(holder)).items():
        for index, part in enumerate(getattr(holder, field)):
            there = (*path, (field, index))
            yield Found(what, part, there, parent)
            yield from _walk(part, there, part.id)


def find(document: Document, id_: str) -> Found | None:
    """The part with an id, if there is one."""
    if id_ == HEAD:
        return Found(HEAD, document)
    return next((found for found in walk(document) if found.path and ident(found.part) == id_), None)


def called(document: Document, what: str) -> str:
    """By which the noun of a part is found in every language; of the document itself its kind."""
    return document.KIND if what == HEAD else sorts_of(type(document))[what].called


def ident(part: Part) -> str:
    """The id of a part."""
    id_: str = getattr(part, "id", HEAD)
    return id_


def references(document: Document) -> Iterator[tuple[Found, str, str, str]]:
    """Every reference: the part that refers, its field, the noun and the id of what it refers to."""
    for found in walk(document):
        for field, what in references_of(type(found.part)).items():
            held = getattr(found.part, field)
            for id_ in held if isinstance(held, tuple) else (held,):
                if id_ is not None:
                    yield found, field, what, id_
