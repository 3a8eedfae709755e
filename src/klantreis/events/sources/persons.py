"""What is known of persons: a table with a row a person, each column that does not identify an attribute."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from klantreis.errors import EventsError, InvalidOptionError
from klantreis.events.mapping import COLUMN_ROLES, ColumnMapping, resolved
from klantreis.events.queries import literal
from klantreis.events.recognise import kind_of_column
from klantreis.events.sources import StageSettings, read_raw
from klantreis.events.sources.canonical import identity_sql, set_hash_key
from klantreis.events.sources.cells import Cells
from klantreis.events.sources.raw import Workbench, connect, staging_faults
from klantreis.events.sources.reading import personal_columns
from klantreis.events.store import Staging

_NO_PERSON = "no person"


def columns_of(input: Any, mapping: ColumnMapping | None = None) -> tuple[str, ...]:  # noqa: A002 - as elsewhere
    """The columns of a file or frame, in their order, as a mapping says that it is written."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
        _opened(input, Path(scratch), StageSettings(b""), mapping=mapping, is_preview=True) as cells,
    ):
        return cells.names


def fits(mapping: ColumnMapping, input: Any) -> bool:  # noqa: A002
    """Whether a file, cut as the mapping says, has the columns that it names."""
    named = {column for column, _ in mapping.identifiers}
    named |= {column for role in COLUMN_ROLES if (column := mapping.column_of(role))}
    try:
        return named <= {*columns_of(input, mapping)}
    except EventsError:
        return False


def stage_persons(
    input: Any,  # noqa: A002 - the word the whole package uses
    identifiers: Sequence[tuple[str, str]],
    folder: Path,
    *,
    settings: StageSettings,
    mapping: ColumnMapping | None = None,
) -> tuple[Path, Staging]:
    """Make rows (kind, value, attribute, content) of a table of persons.

    Parameters
    ----------
    identifiers
        Pairs (column, kind); a kind of "" is guessed from the column's name.
    folder
        Where the rows are written; the caller removes it.
    mapping
        How the file is written: its delimiter, its sheet, the line of its header. The rest counts nothing.

    Raises
    ------
    InvalidOptionError
        When every column identifies, or is personal, and nothing is said of anyone.
    EventsError
        When the input cannot be read or lacks a column.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(input, folder, settings, mapping=mapping) as cells:
        pairs = [(resolved(column, cells.names, role="person"), kind) for column, kind in identifiers]
        pairs = [(column, kind or kind_of_column(column)) for column, kind in pairs]
        personal = personal_columns(cells, ColumnMapping(identifiers=tuple(pairs)), settings.hashed_kinds)
        attributes = [name for name in cells.names if name not in dict(pairs) and name not in personal]
        if not attributes:
            raise InvalidOptionError(
                "Every column identifies the person: the table says nothing of anyone.",
                nl="Elke kolom zegt wie de persoon is: de tabel vertelt verder over niemand iets.",
            )
        set_hash_key(cells.connection, settings.hash_key)
        _create_person_rows(cells, pairs, settings)
        n_rows, n_rejected = cells.count("SELECT count(*), count(*) FILTER (len(who) = 0) FROM person_rows")
        _write(cells, attributes, folder / "persons.parquet")
        rejects = _write_rejects(cells, pairs, folder / "rejects.csv") if n_rejected else None
    return folder / "persons.parquet", Staging(
        input="",
        n_rows=n_rows,
        n_rejected=n_rejected,
        reasons={_NO_PERSON: n_rejected} if n_rejected else {},
        notes=(
            f"persons by {', '.join(f'{column} ({kind})' for column, kind in pairs)}",
            *(f"{column!r} is personal ({kind}) and left out" for column, kind in personal.items()),
        ),
        rejects=rejects,
    )


@contextmanager
def _opened(
    input: Any,  # noqa: A002
    folder: Path,
    settings: StageSettings,
    *,
    mapping: ColumnMapping | None = None,
    is_preview: bool = False,
) -> Iterator[Cells]:
    with staging_faults(str(input) if isinstance(input, str | Path) else "the frame"):
        bench = Workbench(folder, connect(folder, settings), lambda *_: None, is_preview=is_preview)
        try:
            yield Cells(bench.connection, read_raw(input, mapping or ColumnMapping(), bench))
        finally:
            bench.connection.close()


def _create_person_rows(cells: Cells, pairs: Sequence[tuple[str, str]], settings: StageSettings) -> None:
    stored = [(kind, identity_sql(cells.text(column), kind, settings.hashed_kinds)) for column, kind in pairs]
    who = ", ".join(f"{{'kind': {literal(kind)}, 'value': {value}}}" for kind, value in stored)
    cells.connection.execute(
        "CREATE OR REPLACE TEMP VIEW person_rows AS "
        f"SELECT *, list_filter([{who}], lambda one: one.value IS NOT NULL) AS who FROM cells"
    )


def _write(cells: Cells, attributes: Sequence[str], file: Path) -> None:
    entries = ", ".join(
        f"{{'attribute': {literal(name)}, 'content': {cells.text(name)}}}" for name in attributes
    )
    cells.connection.execute(
        "COPY (SELECT one.kind, one.value, said.attribute, said.content "
        f"FROM (SELECT unnest(who) AS one, [{entries}] AS everything FROM person_rows), "
        "unnest(everything) AS unnested (said) WHERE said.content IS NOT NULL) "
        f"TO {literal(str(file))} (FORMAT parquet)"
    )


def _write_rejects(cells: Cells, pairs: Sequence[tuple[str, str]], file: Path) -> Path:
    columns = literal(", ".join(column for column, _ in pairs))
    rows = f"SELECT line, '{_NO_PERSON}' AS reason, {columns} AS \"column\", NULL AS value FROM person_rows"
    cells.connection.execute(
        f"COPY ({rows} WHERE len(who) = 0 ORDER BY line) TO {literal(str(file))} (FORMAT csv, HEADER)"
    )
    return file
