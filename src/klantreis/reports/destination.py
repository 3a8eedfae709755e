"""Where a file of a report goes: its folder is there, and its ending is one that the report knows."""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from pathlib import Path

from klantreis.errors import InvalidOptionError


def destination(path: str | PathLike[str], endings: Collection[str], what: str, *, nl: str) -> Path:
    """The path of a file to write.

    Parameters
    ----------
    path
        Where to.
    endings
        Those that are known, with their dots.
    what, nl
        What is written, in English and Dutch, with its article: "a plan", "een plan".

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = Path(path)
    if path.suffix.lower() not in endings:
        known = ", ".join(endings)
        raise InvalidOptionError(
            f"No format of {what} for {path.name!r}: its ending must be one of {known}.",
            nl=f"Er is geen bestandssoort van {nl} voor {path.name!r}: de uitgang moet een van deze zijn: "
            f"{known}.",
        )
    if not path.absolute().parent.is_dir():
        raise InvalidOptionError(
            f"No folder {path.parent} to write {path.name} in. Make it first.",
            nl=f"Er is geen map {path.parent} om {path.name} in te schrijven. Maak haar eerst.",
        )
    return path
