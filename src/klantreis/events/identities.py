"""Numbers for sets of identifiers and for the identifiers in them: stitching works on numbers alone."""

# ruff: noqa: S608 - queries are put together from our own names and from paths that are quoted

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from klantreis.events.queries import copy, one_row, union

IDENTITY_OF_EVENTS = "identity.npy"

# What an event's identifiers are to the store: a sorted set, written as one text.
_SET = """CASE WHEN len(identifiers) = 1 THEN identifiers[1].kind || chr(31) || identifiers[1].value
    ELSE array_to_string(list_sort(list_distinct(
        list_transform(identifiers, lambda one: one.kind || chr(31) || one.value))), chr(30)) END"""
_KEY = "key_low UBIGINT, key_high UBIGINT"
_BATCH = 1 << 20


@dataclass(frozen=True)
class Known:
    """What the store knows before an import: files, and how many numbers are given out."""

    identities: Sequence[str]
    identifiers: Sequence[str]
    n_identities: int
    n_identifiers: int


def write_identities(connection: Any, events: Path, folder: Path, known: Known) -> tuple[int, int]:
    """Number the identities and identifiers of a file of events; how many of each are new.

    Writes into `folder` the identity of each event (int64, in the file's order), and the new identities,
    identifiers and links between them. A set of identifiers is one identity, whatever their order.
    """
    connection.execute(
        f"""CREATE TEMP TABLE keyed AS
        SELECT row, md5_number_lower(one) AS key_low, md5_number_upper(one) AS key_high
        FROM (SELECT file_row_number AS row, {_SET} AS one
            FROM read_parquet($events, file_row_number = true))""",
        {"events": str(events)},
    )
    already = union(connection, "identity, key_low, key_high", known.identities, f"identity BIGINT, {_KEY}")
    connection.execute(
        f"""CREATE TEMP TABLE new_identity AS
        SELECT {known.n_identities} + row_number() OVER (ORDER BY row) - 1 AS identity, key_low, key_high, row
        FROM (SELECT key_low, key_high, min(row) AS row FROM keyed GROUP BY ALL)
        ANTI JOIN ({already}) AS already USING (key_low, key_high)"""
    )
    copy(
        connection,
        "SELECT identity, key_low, key_high FROM new_identity ORDER BY identity",
        folder / "identities.parquet",
    )
    _write_identity_of_events(connection, folder, already)
    connection.execute(
        """CREATE TEMP TABLE links AS
        SELECT identity, one.kind AS kind, one.value AS value FROM (
            SELECT identity, unnest(list_distinct(identifiers)) AS one
            FROM read_parquet($events, file_row_number = true) JOIN new_identity ON row = file_row_number
        )""",
        {"events": str(events)},
    )
    (n_new,) = one_row(connection, "SELECT count(*) FROM new_identity")
    return n_new, write_identifiers(connection, folder, known)


def _write_identity_of_events(connection: Any, folder: Path, already: str) -> None:
    (n_events,) = one_row(connection, "SELECT count(*) FROM keyed")
    every = f"SELECT identity, key_low, key_high FROM new_identity UNION ALL FROM ({already})"
    # Sorted by DuckDB, which spills: written in any order through a map, the file would count as memory.
    rows = connection.sql(f"SELECT identity FROM keyed JOIN ({every}) USING (key_low, key_high) ORDER BY row")
    with (folder / IDENTITY_OF_EVENTS).open("wb") as file:
        described = {"descr": "<i8", "fortran_order": False, "shape": (n_events,)}
        np.lib.format.write_array_header_1_0(file, described)
        for batch in rows.to_arrow_reader(_BATCH):
            batch.column("identity").to_numpy().tofile(file)


def read_identity_of_events(folder: Path) -> Any:
    """int64 [n_events] of a segment, mapped into memory."""
    return np.load(folder / IDENTITY_OF_EVENTS, mmap_mode="r")


def write_identifiers(connection: Any, folder: Path, known: Known) -> int:
    """Number the identifiers in the table `links` (identity, kind, value); how many are new.

    Leaves the view `every_identifier` (identifier, kind, value) behind.
    """
    columns = "identifier BIGINT, kind VARCHAR, value VARCHAR"
    already = union(connection, "identifier, kind, value", known.identifiers, columns)
    connection.execute(
        f"""CREATE TEMP TABLE new_identifier AS
        SELECT {known.n_identifiers} + row_number() OVER (ORDER BY identity, kind, value) - 1 AS identifier,
            kind, value
        FROM (SELECT kind, value, min(identity) AS identity FROM links GROUP BY kind, value)
        ANTI JOIN ({already}) AS already USING (kind, value)"""
    )
    connection.execute(
        f"CREATE TEMP VIEW every_identifier AS FROM ({already}) UNION ALL BY NAME FROM new_identifier"
    )
    copy(
        connection,
        "SELECT identity, identifier FROM links JOIN every_identifier USING (kind, value) "
        "ORDER BY identity, kind, value",
        folder / "links.parquet",
    )
    copy(connection, "FROM new_identifier ORDER BY identifier", folder / "identifiers.parquet")
    (n_new,) = one_row(connection, "SELECT count(*) FROM new_identifier")
    return int(n_new)
