"""What is shown of a content calendar: the matrix and its gaps, the days of a month, the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from klantreis.mapping.documents.content import Content, ContentItem, ContentStatus

Across = Literal["channel", "persona"]
Key = str | None


@dataclass(frozen=True)
class Cell:
    """A phase with a channel or persona, and the items there; None stands for items that do not say."""

    phase: Key
    across: Key
    items: tuple[ContentItem, ...]


@dataclass(frozen=True)
class Matrix:
    """Phases × channels, or phases × personas.

    Attributes
    ----------
    phases, columns
        Those that the calendar wants content for, then others that items name, None last where some do
        not say.
    cells
        Every phase with every column, phase by phase.
    gaps
        The cells of wanted phases and columns with nothing in them.
    """

    phases: tuple[Key, ...]
    columns: tuple[Key, ...]
    cells: tuple[Cell, ...]
    gaps: tuple[Cell, ...]


def matrix(content: Content, across: Across = "channel", *, on: date | None = None) -> Matrix:
    """What there is for each phase by channel or persona; items that were stopped do not count.

    An item for no persona is for everyone, and fills the cell of each persona wanted.

    Parameters
    ----------
    on
        Only what is out on this day; the whole calendar when left out.
    """
    items = [item for item in content.items if item.is_on and (on is None or is_out(item, on))]
    wanted = content.channels if across == "channel" else content.personas
    phases = _axis(content.phases, (item.phase for item in items))
    columns = _axis(wanted, (key for item in items for key in _keys(item, across, wanted)))
    cells = tuple(
        Cell(
            phase,
            column,
            tuple(item for item in items if item.phase == phase and column in _keys(item, across, wanted)),
        )
        for phase in phases
        for column in columns
    )
    gaps = tuple(
        cell for cell in cells if not cell.items and cell.phase in content.phases and cell.across in wanted
    )
    return Matrix(phases, columns, cells, gaps)


def is_out(item: ContentItem, on: date) -> bool:
    """Whether customers can meet an item on a day; one without a first day is not out."""
    if item.starts_on is None or not item.is_on:
        return False
    return item.starts_on <= on and (item.ends_on is None or on <= item.ends_on)


def month(content: Content, year: int, number: int) -> dict[date, tuple[ContentItem, ...]]:
    """The days of a month, in whole weeks from Monday to Sunday, each with what is out on it."""
    first = date(year, number, 1)
    last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    begin, end = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    days = [begin + timedelta(days=at) for at in range((end - begin).days + 1)]
    items = in_order(content)
    return {one: tuple(item for item in items if is_out(item, one)) for one in days}


def in_order(content: Content) -> tuple[ContentItem, ...]:
    """Every item by its first day; those without a day last, in the order of the calendar."""
    return tuple(sorted(content.items, key=lambda item: item.starts_on or date.max))


def late(content: Content, today: date) -> tuple[ContentItem, ...]:
    """What should be out and is not published, the latest first."""
    waiting = {ContentStatus.IDEA, ContentStatus.PLANNED, ContentStatus.MAKING, ContentStatus.READY}
    found = [item for item in content.items if item.status in waiting and is_out(item, today)]
    return tuple(sorted(found, key=lambda item: item.starts_on or today))


def _keys(item: ContentItem, across: Across, wanted: tuple[str, ...]) -> tuple[Key, ...]:
    """The columns that an item stands in."""
    if across == "persona" and item.persona is None and wanted:
        return wanted
    return (getattr(item, across),)


def _axis(wanted: Iterable[str], named: Iterable[Key]) -> tuple[Key, ...]:
    named = list(named)
    known = dict.fromkeys([*wanted, *(key for key in named if key is not None)])
    return (*known, *([None] if None in named else []))
