"""What every part of a map is made of: a frozen model, and ids that stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic_core import PydanticCustomError

HEAD = "head"  # the id by which an operation addresses the head of a map
MOST_LETTERS = 40


class Part(BaseModel):
    """A part of a map. It never changes: `changed` gives another one that shares what stayed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    DERIVED: ClassVar[tuple[str, ...]] = ()  # cached properties, which must not be copied along

    def changed(self, **fields: Any) -> Self:
        """This part with other, already valid values in some fields."""
        copy = self.model_copy(update=fields)
        for name in self.DERIVED:
            copy.__dict__.pop(name, None)
        return copy


class Kinded(Part):
    """A part of one of several kinds; its `kind` is always written, also where it is the default."""

    @model_serializer(mode="wrap")
    def _with_kind(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"kind": getattr(self, "kind"), **written(self)}  # noqa: B009 - each subclass declares it


def _not_reserved(id_: str) -> str:
    if id_ == HEAD:
        raise PydanticCustomError("reserved_id", "{id} is the id of a map's head", {"id": id_})
    return id_


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64), AfterValidator(_not_reserved)]

# Strict, so that neither a "3" in quotes nor a yes passes for a number.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Count = Annotated[int, Field(strict=True, ge=1)]


def slug(text: str, otherwise: str) -> str:
    """A short id made of a text: "Betaalt, met iDEAL" gives betaalt-met-ideal.

    `otherwise` is the id of a text without any Latin letter or digit.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    short = "-".join(words)[: MOST_LETTERS + 1]
    if len(short) > MOST_LETTERS:
        short = short.rpartition("-")[0] or short[:MOST_LETTERS]
    return otherwise if short in {"", HEAD} else short


def new_id(text: str, taken: Container[str], *, otherwise: str = "part") -> str:
    """The slug of a text, with -2, -3 … behind it when that id is taken."""
    base = slug(text, otherwise)
    number, id_ = 1, base
    while id_ in taken:
        number += 1
        id_ = f"{base}-{number}"
    return id_
