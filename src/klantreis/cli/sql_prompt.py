"""The SQL prompt: queries over a workspace, until the person has seen enough."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
from rich.markup import escape

from klantreis.cli.lines import spoken
from klantreis.cli.tables import console, drawn
from klantreis.errors import InvalidOptionError
from klantreis.sql import VIEWS

_SHOWN = 100


class InvalidQueryError(InvalidOptionError):
    """A query that DuckDB does not understand."""

    code = "invalid_query"


def run(connection: Any, query: str, *, as_json: bool) -> None:
    """Run one query and print what it gives."""
    try:
        relation = connection.sql(query)
        table = None if relation is None else relation.to_arrow_table()
    except duckdb.Error as error:
        raise InvalidQueryError(
            f"{str(error).strip()}\nThere are the views {', '.join(VIEWS)}.",
            nl=f"{str(error).strip()}\nEr zijn de views {', '.join(VIEWS)}.",
        ) from error
    if table is None:
        return
    if as_json:
        print(json.dumps({"rows": table.to_pylist()}, ensure_ascii=False, default=_plain))
        return
    terminal = console()
    terminal.print(drawn(table.slice(0, _SHOWN)))
    if table.num_rows > _SHOWN:
        terminal.print(f"[dim]{table.num_rows:,} rows; the first {_SHOWN} are shown[/dim]")


def prompt(connection: Any) -> None:
    """Read queries from standard input, each up to a semicolon, until it ends."""
    terminal = console()
    terminal.print(f"DuckDB over {', '.join(VIEWS)}. End a query with ; and leave with Ctrl-D.")
    lines: list[str] = []
    while True:
        try:
            lines.append(input("... " if lines else "sql> "))
        except EOFError:
            return
        if lines[-1].rstrip().endswith(";"):
            try:
                run(connection, "\n".join(lines), as_json=False)
            except InvalidQueryError as error:
                terminal.print(escape(error.message(spoken())), style="red")
            lines = []


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
