"""What stands in the columns of a file of answers, so that one sees which question each answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klantreis.evidence.survey_import import Row, number_in

MOST_EXAMPLES = 4
_LONGEST = 80


@dataclass(frozen=True)
class ColumnSeen:
    """A column of a file.

    Attributes
    ----------
    name
        Its title.
    target
        The id of the question that it answers, or what it says of the respondent; None when it is left out.
    n
        How many cells say something.
    examples
        A few different ones of them.
    lowest, highest
        Between which numbers its cells lie; None when they hold none.
    """

    name: str
    target: str | None
    n: int
    examples: tuple[str, ...]
    lowest: float | None
    highest: float | None


def columns_seen(rows: Sequence[Row], targets: Mapping[str, str]) -> tuple[ColumnSeen, ...]:
    """Every column of a file, with what it is taken for."""
    return tuple(_seen(name, rows, targets.get(name)) for name in (rows[0] if rows else ()))


def _seen(name: str, rows: Sequence[Row], target: str | None) -> ColumnSeen:
    cells = [cell for row in rows if (cell := row.get(name, "").strip())]
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    return ColumnSeen(
        name=name,
        target=target,
        n=len(cells),
        examples=tuple(cell[:_LONGEST] for cell in dict.fromkeys(cells))[:MOST_EXAMPLES],
        lowest=min(numbers, default=None),
        highest=max(numbers, default=None),
    )
