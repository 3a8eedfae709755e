"""Arrow tables as tables in a terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from klantreis.cli.lines import column

_LOW, _HIGH, _INTERVAL = "low", "high", "95 %"
_SECONDS = "_seconds"
_UNITS = (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1))
_WIDE = 140
_SHARES = ("rate", "share", "drop_off", "effect")


def console() -> Console:
    """The terminal; wide enough for a table when the output goes to a file or a pipe."""
    terminal = Console(highlight=False)
    return terminal if terminal.is_terminal else Console(highlight=False, width=_WIDE)


def drawn(table: Any, language: str = "en") -> Table:
    """An Arrow table as a Rich one.

    Numbers stand to the right and what is unknown is a dash; `low` and `high` become one interval,
    seconds become durations, and the bounds of other columns are left to --json.
    """
    names = [name for name in table.column_names if not _is_bound(name) or name == _LOW]
    shown = Table(box=box.SIMPLE_HEAD)
    for name in names:
        is_number = str(table.schema.field(name).type) in {"double", "float", "int64", "int32"}
        title = _INTERVAL if name == _LOW else name.removesuffix(_SECONDS).replace("_", " ")
        shown.add_column(column(title, language), justify="right" if is_number else "left", overflow="fold")
    for row in table.to_pylist():
        shown.add_row(*(escape(_cell(name, row)) for name in names))
    return shown


def _is_bound(name: str) -> bool:
    return bool({_LOW, _HIGH} & set(name.split("_")))


def _cell(name: str, row: dict[str, Any]) -> str:  # noqa: PLR0911 - one line a kind of value
    value = row[name]
    if _is_missing(value):
        return "–"
    if name == _LOW:
        return f"{value:.1%} – {row[_HIGH]:.1%}"
    if name.endswith(_SECONDS):
        return length_of_time(value)
    if isinstance(value, float) and (name.startswith(_SHARES) or name.endswith(_SHARES)):
        return f"{value:.1%}"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return " → ".join(map(str, value)) if isinstance(value, list) else str(value)


def length_of_time(seconds: float) -> str:
    """Its two largest units: "3d 4h", "12m 5s", "0.8s"."""
    if seconds < 1:
        return f"{seconds:.2g}s"
    rest = round(seconds)
    parts: list[str] = []
    for unit, size in _UNITS:
        if rest >= size or parts:
            parts.append(f"{rest // size}{unit}")
            rest %= size
        if len(parts) == 2:
            break
    return " ".join(part for part in parts if not part.startswith("0")) or "0s"


def _is_missing(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124 - NaN is what differs from itself
