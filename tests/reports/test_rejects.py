"""What an import left out, for who is to mend it."""

from __future__ import annotations

from pathlib import Path

from klantreis.events.sources import canonical, delimited, json_lines, records
from klantreis.reports.rejects import REASONS_IN_DUTCH, rejects_csv


def test_every_reason_is_told_in_dutch():
    of_rows = {
        canonical.NO_PERSON, canonical.NO_TIME, canonical.NO_NAME, canonical.UNREADABLE_TIME,
        canonical.FAR_TIME, canonical.NO_VALUE, canonical.NO_SCORE,
    }  # fmt: skip
    of_lines = {
        *records.REASONS.values(),
        delimited.UNREADABLE,
        json_lines.NOT_AN_OBJECT,
        json_lines.TOO_LONG,
    }
    assert set(REASONS_IN_DUTCH) == of_rows | of_lines


def test_dutch_excel_opens_the_rejects_in_columns(tmp_path: Path):
    file = tmp_path / "rejects.csv"
    file.write_text('line,reason,column,value\n3,unreadable time,datum,"31-02; 2026"\n9,broken quote,,\n')
    told = b"".join(rejects_csv(file, "nl")).decode("utf-8-sig")
    assert told.splitlines() == [
        "regel;reden;kolom;waarde",
        '3;tijd die niet begrepen wordt;datum;"31-02; 2026"',
        "9;aanhalingsteken dat niet sluit;;",
    ]
