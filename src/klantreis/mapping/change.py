"""One difference between two versions of a map, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.mapping.catalogue import field_name, noun, table
from klantreis.mapping.part import Part
from klantreis.mapping.short_forms import plain
from klantreis.mapping.texts import Text, said

LONGEST_VALUE = 60


@dataclass(frozen=True)
class Name:
    """A title to be set apart: *Paying*. A lane without one is called by its kind."""

    title: Text
    kind: str = ""

    def said(self, language: str, languages: Sequence[str]) -> str:
        """The name between asterisks."""
        name = noun(self.kind, language) if self.kind else said(self.title, language, languages)
        return f"*{_cut(name)}*"


@dataclass(frozen=True)
class Pair:
    """Two names that make one: a cell, or where an edge goes from and to."""

    form: str
    names: dict[str, Name]

    def said(self, language: str, languages: Sequence[str]) -> str:
        """Both names and what is between them."""
        names = {key: name.said(language, languages) for key, name in self.names.items()}
        return str(table(language).PLACES[self.form].format(**names))


Called = Name | Pair


@dataclass(frozen=True)
class Change:
    """One difference between two versions of a map.

    Attributes
    ----------
    code
        added, removed, moved, reordered, set, cleared, changed, rewritten, turned_on, turned_off,
        hidden or shown.
    what, id, title
        The part: its kind or noun, its id and what it is called.
    field
        Which field, for changes of one.
    old, new
        What was and is: values of a field, or what held the part.
    languages
        The languages of the map.
    """

    code: str
    what: str
    id: str
    title: Called
    field: str = ""
    old: Any = None
    new: Any = None
    languages: tuple[str, ...] = ()

    def said(self, language: str = "en") -> str:
        """The change in words: step *Paying* moved from *Purchase* to *Delivery*."""
        texts = table(language)
        words = {
            "part": self._part(language),
            "field": field_name(self.field, language),
            "old": _value(self.old, language, self.languages),
            "new": _value(self.new, language, self.languages),
            "place": "",
            "position": "",
        }
        if self.code == "added" and self.new is not None:
            words["place"] = texts.PLACES["in"].format(parent=words["new"])
        if self.code == "reordered":
            position = "first" if self.new is None else "after"
            words["position"] = texts.PLACES[position].format(other=words["new"])
        return str(texts.CHANGES[self.code].format(**words))

    def _part(self, language: str) -> str:
        called = noun(self.what, language)
        return called if self.what == "head" else f"{called} {self.title.said(language, self.languages)}"


def in_words(changes: Iterable[Change], language: str = "en") -> str:
    """The changes as one sentence."""
    sentence = "; ".join(change.said(language) for change in changes)
    return sentence or str(table(language).CHANGES["nothing"])


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(one, str) for one in value.values())


def _value(value: Any, language: str, languages: Sequence[str]) -> str:
    """A value for a sentence; texts are set apart by asterisks."""
    if isinstance(value, Name | Pair):
        return value.said(language, languages)
    if isinstance(value, tuple):
        return f"*{', '.join(map(str, value))}*"
    if isinstance(value, str) or _is_text(value):
        return f"*{_cut(said(value, language, languages))}*"
    if not is_short(value):
        return "…"
    number = plain(getattr(value, "value", value))
    return f"{number:+g}" if isinstance(value, Part) else str(number)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def is_short(value: Any) -> bool:
    """Whether a value can be said in a sentence."""
    if isinstance(value, tuple):
        return all(isinstance(one, str) for one in value)
    return not isinstance(value, Part | dict) or _is_text(value) or hasattr(value, "value")
