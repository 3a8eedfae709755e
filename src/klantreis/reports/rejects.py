"""The rows of an import that became no event, as a table for who is to mend them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from klantreis.reports.tables import delimiter_in

_HEADER = {"en": ("line", "reason", "column", "value"), "nl": ("regel", "reden", "kolom", "waarde")}
_AT_ONCE = 10_000  # rows
REASONS_IN_DUTCH = {
    "no person": "geen persoon",
    "no time": "geen tijd",
    "no event name": "geen naam van de gebeurtenis",
    "unreadable time": "tijd die niet begrepen wordt",
    "time outside 1900-2200": "tijd vóór 1900 of na 2200",
    "value is not a number": "bedrag dat geen getal is",
    "score is not a number": "score die geen getal is",
    "too few columns": "te weinig kolommen",
    "too many columns": "te veel kolommen",
    "broken quote": "aanhalingsteken dat niet sluit",
    "line too long": "regel die te lang is",
    "NUL byte": "teken dat in geen tekst voorkomt (NUL)",
    "unreadable characters": "tekens die niet te lezen zijn",
    "not a JSON object": "geen JSON-object",
}


def rejects_csv(path: Path, language: str) -> Iterator[bytes]:
    """A reject file of the event store as CSV for a spreadsheet, some rows at a time."""
    is_dutch = language.startswith("nl")
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows, None)
        yield "\ufeff".encode() + _lines([_HEADER["nl" if is_dutch else "en"]], language)
        while some := list(islice(rows, _AT_ONCE)):
            said = REASONS_IN_DUTCH if is_dutch else {}
            yield _lines([(line, said.get(why, why), *rest) for line, why, *rest in some], language)


def _lines(rows: Iterable[Sequence[str]], language: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter_in(language)).writerows(rows)
    return text.getvalue().encode()
