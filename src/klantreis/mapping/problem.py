"""What is wrong with a map: a stable code, where it is, and the sentence in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from klantreis.errors import KlantreisError, is_dutch
from klantreis.mapping.catalogue import field_name, names, noun, table


class Level(StrEnum):
    """An error must be mended; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes
    ----------
    level, code
        How bad it is, and which rule says so; codes are stable.
    where
        Ids from the outside in, ending with the part that is wrong and perhaps its field.
    values
        What the sentence mentions. `near` is a name and `found` the names that it may have meant; `place`,
        `field`, `what`, `kind`, `detail` and the like are translated.
    line
        Line of the file, from 1, when it was read from one.
    path
        Fields and indexes that lead to it in the document.
    """

    level: Level
    code: str
    where: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def message(self, language: str = "en") -> str:
        """What is wrong, where, what exists and what to do."""
        texts = table(language)
        said = {key: _in_words(key, value, language) for key, value in self.values.items()}
        said.setdefault("near", _near(self.values, language))
        return str(texts.PROBLEMS[self.code].format(**said))

    def at_line(self, line: int | None) -> Problem:
        """The same problem, found on a line of a file."""
        return replace(self, line=line)


def error(code: str, where: Sequence[str] = (), **values: Any) -> Problem:
    """A problem that must be mended."""
    return Problem(Level.ERROR, code, tuple(where), values)


def warning(code: str, where: Sequence[str] = (), **values: Any) -> Problem:
    """A problem that is advice."""
    return Problem(Level.WARNING, code, tuple(where), values)


@dataclass(frozen=True)
class Place:
    """A part of the map as a message names it: its noun and what it is called."""

    what: str
    name: str = ""

    def said(self, language: str) -> str:
        """Step 'pays', or the map."""
        if self.what == "map":
            return str(table(language).MAP)
        called = noun(self.what, language)
        return f"{called} {self.name!r}" if self.name else called


@dataclass(frozen=True)
class Detail:
    """Why a value is not allowed, as a key of the table and what it mentions; `nl` is `message` in Dutch."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """The reason."""
        values = dict(self.values)
        if is_dutch(language) and "nl" in values:
            values["message"] = values["nl"]
        return str(table(language).DETAILS[self.key].format(**values))


def _in_words(key: str, value: Any, language: str) -> str:
    if isinstance(value, Place | Detail):
        return value.said(language)
    if key == "near":
        return _near({"near": value}, language)
    if key in {"found", "places"}:
        words = (one.said(language) if isinstance(one, Place) else str(one) for one in value)
        return names(words, language)
    if key == "missing":
        return ", ".join(table(language).WORDS[one] for one in value)
    return _translated(key, value, language)


def _translated(key: str, value: Any, language: str) -> str:
    texts = table(language)
    match key:
        case "what" | "parent" | "kind" | "lane_kind":
            return noun(value, language)
        case "field":
            called = field_name(value, language)
            return str(value) if language == "en" or called == value else f"{value} ({called})"
        case "series":
            return str(texts.STATUSES.get(value, value))
        case "advice":
            return str(texts.ADVICE[value])
        case "persona" if value is None:
            return str(texts.EVERYONE)
    return str(value)


def _near(values: Mapping[str, Any], language: str) -> str:
    """A hint at the name that was probably meant, when one is close."""
    wanted, found = values.get("near", ("", ()))
    close = get_close_matches(wanted, list(found), n=1)
    return str(table(language).NEAR.format(name=close[0])) if close else ""


class InvalidMapError(KlantreisError):
    """A map that cannot be read; `problems` says all that is wrong with it."""

    code = "invalid_map"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(_lines(self.problems, "en"), nl=_lines(self.problems, "nl"))


class RefusedOperationError(KlantreisError):
    """An operation that the map's rules refuse; `code` is the problem's."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message("en"), nl=problem.message("nl"))
        self.problem, self.code = problem, problem.code


def _lines(problems: Iterable[Problem], language: str) -> str:
    """Every problem on a line of its own."""
    return "\n".join(_with_line(problem, language) for problem in problems)


def _with_line(problem: Problem, language: str) -> str:
    word = {"nl": "Regel"}.get(language, "Line")
    return (f"{word} {problem.line}: " if problem.line else "") + problem.message(language)
