"""What every result of an analysis can do: become a table, JSON, a picture or a file."""

from __future__ import annotations

import json
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Floats, Ints

if TYPE_CHECKING:
    import altair
    import pandas as pd

START, END = "(start)", "(end)"
SHOWN_ROWS = 30
_FORMATS = (".svg", ".png", ".html")


class Result(ABC):
    """Base of all results; a subclass says its table, its document, its headline and its chart."""

    @abstractmethod
    def to_arrow(self) -> pa.Table:
        """One row per thing that was counted."""

    @abstractmethod
    def document(self) -> dict[str, Any]:
        """The result as plain dictionaries and lists, in the shape that JSON and the API give."""

    @abstractmethod
    def headline(self) -> str:
        """One sentence: what was counted, and how much of it."""

    @abstractmethod
    def plot(self) -> altair.TopLevelMixin:
        """The result as an Altair chart."""

    def to_pandas(self) -> pd.DataFrame:
        """`to_arrow` as a data frame."""
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_json(self, *, indent: int | None = None) -> str:
        """One JSON document; what is unknown is null."""
        return json.dumps(without_nan(self.document()), ensure_ascii=False, indent=indent, allow_nan=False)

    def save(self, path: str | Path) -> Path:
        """Write the chart to a .svg, .png or .html file that needs no network to be seen.

        Raises
        ------
        InvalidOptionError
            When the ending of the file is none of these, or its folder does not exist.
        """
        path = Path(path)
        if path.suffix.lower() not in _FORMATS:
            raise InvalidOptionError(
                f"Cannot save a chart as {path.name!r}. Use one of the endings {', '.join(_FORMATS)}."
            )
        if not path.parent.is_dir():
            raise InvalidOptionError(
                f"No folder {str(path.parent)!r} to save {path.name!r} in. Make it first."
            )
        from klantreis.journeys.charts.saving import write_chart  # noqa: PLC0415 - charts load slowly

        write_chart(self.plot(), path)
        return path

    def _repr_html_(self) -> str:
        table = self.to_arrow()
        rows = without_nan(table.slice(0, SHOWN_ROWS).to_pylist())
        head = "".join(f"<th>{escape(name)}</th>" for name in table.column_names)
        body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in rows)
        more = f"<p>… and {table.num_rows - SHOWN_ROWS:,} more</p>" if table.num_rows > SHOWN_ROWS else ""
        return (
            f"<p>{escape(self.headline())}</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
        )


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f'<td style="text-align:right">{format_number(value)}</td>'
    text = " → ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f'<td style="text-align:left">{escape(text)}</td>'


def format_number(value: float) -> str:
    """A number for a person to read: thousands apart, at most four digits that matter after the point."""
    return (
        f"{value:,}" if isinstance(value, int) else f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
    )


def without_nan(value: Any) -> Any:
    """The same lists and dictionaries with None for NaN and infinity, and ISO text for moments."""
    # Large answers are mostly numbers and texts: these first, and no abstract class is asked about them.
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [without_nan(part) for part in value]
    if isinstance(value, Mapping):
        return {key: without_nan(part) for key, part in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value


def moment(microseconds: int | None) -> datetime | None:
    """Microseconds since 1970 as an aware moment in UTC."""
    if microseconds is None:
        return None
    return datetime.fromtimestamp(microseconds // 1_000_000, UTC).replace(
        microsecond=microseconds % 1_000_000
    )


def named(codes: Ints, names: Sequence[str]) -> pa.Array:
    """Text column of the names that the codes stand for."""
    return pa.array(names, pa.string()).take(pa.array(codes, pa.int64()))


def float_column(values: Floats) -> pa.Array:
    """Column of float64 in which NaN, unknown, is null."""
    return pa.array(values, pa.float64(), mask=np.isnan(values))
