"""Small helps for asking DuckDB."""

# ruff: noqa: S608 - queries are put together from our own names and from paths that are quoted

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def one_row(connection: Any, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[Any, ...]:
    """The only row of a query; the connection is free for the next one."""
    (row,) = connection.execute(query, parameters).fetchall()
    found: tuple[Any, ...] = row
    return found


def union(connection: Any, columns: str, files: Sequence[str], schema: str) -> str:
    """A query over the files; over an empty table of the same shape when there are none."""
    if files:
        return f"SELECT {columns} FROM read_parquet([{', '.join(map(literal, files))}])"
    table = f"no_{columns.partition(',')[0]}"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({schema})")
    return f"SELECT {columns} FROM {table}"


def copy(connection: Any, query: str, file: Path, parameters: Mapping[str, Any] | None = None) -> None:
    """Write what a query gives to a Parquet file."""
    options = "FORMAT parquet, COMPRESSION zstd"
    connection.execute(f"COPY ({query}) TO {literal(str(file))} ({options})", parameters)


def literal(text: str) -> str:
    """Text as an SQL string: DuckDB knows no escape inside one but the doubled quote."""
    return "'" + text.replace("'", "''").replace("\0", "") + "'"
