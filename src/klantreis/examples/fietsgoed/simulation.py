"""Making the files: persons in pieces, so that ten million need no more memory than fifty thousand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from klantreis.errors import InvalidOptionError, WorkspaceError, dutch
from klantreis.examples.fietsgoed.buying import buy
from klantreis.examples.fietsgoed.exports import TABLES
from klantreis.examples.fietsgoed.happenings import Happenings
from klantreis.examples.fietsgoed.owning import own
from klantreis.examples.fietsgoed.people import A_COMPANY, people
from klantreis.examples.fietsgoed.piece import Piece
from klantreis.examples.fietsgoed.truth import TRUTH, Truth

SEED = 2025
PERSONS_A_PIECE = 16_000 * A_COMPANY
README = "LEESMIJ.txt"
_SAYS = """\
GESIMULEERD / SIMULATED

Deze bestanden zijn verzonnen: geen klant, bestelling of tekst hierin bestaat.
These files are invented: no customer, order or text in them is real.

{n_persons} persons, seed {seed}.
"""

Write = Callable[[pa.Table], None]


class UnwritableFolderError(WorkspaceError):
    """The exports cannot be written where they should."""

    code = "unwritable_folder"


def simulate(
    n_persons: int = 2_000, *, folder: str | Path, seed: int = SEED, truth: Truth = TRUTH
) -> tuple[Path, ...]:
    """Write the exports of a shop with so many visitors; everything in them is invented.

    The same number of persons, seed and truth give the same bytes.

    Parameters
    ----------
    n_persons
        From 2 to 10,000,000; about half of them ever log in, and a third of them order.
    folder
        Where the files go; made when it is not there. Files of the same names are replaced.
    seed
        Any whole number from 0.
    truth
        What causes what, and by how much.

    Returns
    -------
    tuple
        The files, in the order in which they are best imported.

    Raises
    ------
    InvalidOptionError
        When the number of persons or the seed makes no sense.
    UnwritableFolderError
        When the folder cannot be made or written to.
    """
    _check(n_persons, seed)
    folder = Path(folder)
    paths = {name: folder / name for name in TABLES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / README).write_text(_SAYS.format(n_persons=n_persons, seed=seed), encoding="utf-8")
        with ExitStack() as stack:
            writers: dict[str, Write] = {}
            for piece in pieces(n_persons, seed, truth):
                for name, table_of in TABLES.items():
                    table = table_of(piece)
                    if name not in writers:
                        writers[name] = stack.enter_context(_writer(paths[name], table.schema))
                    writers[name](table)
    except OSError as error:
        raise UnwritableFolderError(
            f"Cannot write the example to {folder}: {error.strerror or error}. "
            "Name a folder that you may write to, on a disk with room.",
            nl=f"Het voorbeeld kan niet in {folder} geschreven worden: {error.strerror or error}. "
            "Noem een map waarin je mag schrijven, op een schijf met ruimte.",
        ) from error
    return tuple(paths.values())


def pieces(n_persons: int, seed: int = SEED, truth: Truth = TRUTH) -> Iterator[Piece]:
    """The simulation, some persons at a time; each piece draws its lots from a seed of its own."""
    for number, first in enumerate(range(0, n_persons, PERSONS_A_PIECE)):
        rng = np.random.default_rng([seed, number])
        who = people(rng, first, min(PERSONS_A_PIECE, n_persons - first), truth)
        log = Happenings(who.n)
        own(rng, who, log, truth, buy(rng, who, log, truth))
        yield Piece(who, log, rng, truth)


def _check(n_persons: int, seed: int) -> None:
    if not 2 <= n_persons <= 10_000_000:
        raise InvalidOptionError(
            f"A shop of {n_persons:,} persons cannot be simulated. Choose from 2 to 10,000,000.",
            nl=f"Een winkel van {dutch(n_persons)} personen kan niet nagebootst worden. Kies van 2 tot "
            "10.000.000.",
        )
    if seed < 0:
        raise InvalidOptionError(
            f"A seed of {seed} cannot be used. Choose a whole number from 0.",
            nl=f"Een startgetal van {seed} kan niet. Kies een geheel getal vanaf 0.",
        )


@contextmanager
def _writer(path: Path, schema: pa.Schema) -> Iterator[Write]:
    """What appends tables to a file, by its ending."""
    if path.suffix == ".jsonl":
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield lambda table: _write_lines(table, file)
    elif path.suffix == ".parquet":
        with pq.ParquetWriter(path, schema, compression="zstd") as parquet:
            yield parquet.write_table
    else:
        options = pa_csv.WriteOptions(delimiter=";", quoting_style="needed")
        with pa_csv.CSVWriter(path, schema, write_options=options) as delimited:
            yield delimited.write_table


def _write_lines(table: pa.Table, file: Any) -> None:
    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist())
