"""The journey as it concerns customer service or marketing, a row per step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klantreis.reports.audience_labels import audience_labels
from klantreis.reports.labels import number, share
from klantreis.reports.sheet import Sheet, SheetStep

if TYPE_CHECKING:
    from klantreis.evidence.validation_result import Validation

_COLUMNS = {
    "customer service": ("step", "contacts", "reached", "emotion", "pains", "handling"),
    "marketing": ("step", "contacts", "reached", "onward", "delights", "content"),
}
_CARDS = {
    "pains": ("pain",),
    "handling": ("owner", "frontstage", "backstage", "system"),
    "delights": ("delight", "moment_of_truth"),
    "content": ("content", "opportunity"),
}
_FIGURES = {"reached": "reach", "onward": "drop_off", "emotion": "emotion"}


@dataclass(frozen=True)
class Table:
    """A table in words: its title, the heads of its columns, and its rows of cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(audience: str, shown: Sheet, validation: Validation | None) -> Table | None:
    """The table of an audience; None for one that needs none, or of a map without steps."""
    if audience not in _COLUMNS or not shown.steps:
        return None
    names = audience_labels(shown.language)
    columns = _COLUMNS[audience]
    rows = [tuple(_cell(column, step, shown, validation) for column in columns) for step in shown.steps]
    known = [at for at, column in enumerate(columns) if column == "step" or any(row[at] for row in rows)]
    return Table(
        names[f"table_{audience.replace(' ', '_')}"],
        tuple(names[columns[at]] for at in known),
        tuple(tuple(row[at] for at in known) for row in rows),
    )


def _cell(column: str, step: SheetStep, shown: Sheet, validation: Validation | None) -> str:
    if column == "step":
        return f"{step.number}. {step.title}"
    if column == "contacts":
        return "\n".join(_contacts(step, shown))
    if column in _FIGURES:
        return "\n".join(_figure(column, step, shown.language, validation))
    return "\n".join(_cards(step, shown, _CARDS[column]))


def _contacts(step: SheetStep, shown: Sheet) -> Iterator[str]:
    """The contacts of a step with their channels."""
    for lane in shown.lanes:
        for card in lane.cells.get(step.id, ()) if lane.kind == "touchpoint" else ():
            yield f"{card.text} ({', '.join(card.details)})" if card.details else card.text


def _cards(step: SheetStep, shown: Sheet, kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        for lane in shown.lanes:
            for card in lane.cells.get(step.id, ()) if lane.kind == kind else ():
                yield f"{card.mark} {card.text}"


def _figure(column: str, step: SheetStep, language: str, validation: Validation | None) -> Iterator[str]:
    if column == "emotion":
        yield from _said(step, language, validation)
    for one in step.figures:
        if one.code == _FIGURES[column] and one.value is not None:
            if column == "onward":
                low, high = 1 - (one.high or 0), 1 - (one.low or 0)
                between = f"{number(100 * low, language, digits=0)}–{share(high, language)}"
                n = number(one.n or 0, language, digits=0)
                yield f"{share(1 - one.value, language)} ({between}, n {n})"
            else:
                yield f"{one.text} ({one.detail})"


def _said(step: SheetStep, language: str, validation: Validation | None) -> Iterator[str]:
    """What customers said of how it feels, of the contact of which most were asked."""
    points = [one for one in (validation.points if validation else ()) if one.step == step.id]
    asked = [one.reported.emotion for one in points if one.reported.emotion.n]
    if asked:
        most = max(asked, key=lambda one: one.n)
        ends = (number(end, language, is_signed=True) for end in (most.low, most.high))
        n = number(most.n, language, digits=0)
        by = audience_labels(language)["by_customers"]
        yield f"{number(most.value, language, is_signed=True)} ({' … '.join(ends)}, n {n}; {by})"
