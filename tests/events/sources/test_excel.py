"""Workbooks: the first sheet with rows, with dates and numbers as such."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.events.sources.build import column, file, rejects, staged

from klantreis.events.sources import UnreadableInputError, excel
from klantreis.events.sources.excel import NoSuchSheetError
from klantreis.events.sources.header import NoHeaderError, NoSuchLineError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(value: object) -> str:
    """A cell; numbers behind "date:" are days since 1900 with the style of a date."""
    if value is None:
        return "<c/>"
    if isinstance(value, str) and value.startswith("date:"):
        return f'<c s="1"><v>{value[5:]}</v></c>'
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def workbook(folder: Path, *sheets: list[list[object]]) -> Path:
    """A small .xlsx, written by hand."""
    numbers = range(1, len(sheets) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for i in numbers
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="Blad{i}" sheetId="{i}" r:id="r{i}"/>' for i in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in numbers
        )
        + f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for i, rows in zip(numbers, sheets, strict=True):
        text = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
        contents[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{text}</sheetData></worksheet>'
        )
    path = folder / "kassa.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return path


HEADER: list[object] = ["klantnummer", "datum", "actie", "bedrag", "artikel"]


def test_dates_and_numbers_of_a_sheet_are_read_as_such(tmp_path: Path):
    rows = [
        HEADER,
        [42, "date:45657.385416666664", "koop", 12.5, "00123"],
        ["NA", "date:45658", "koop", None, "x"],
        [None, "date:45658", "koop", 1, "x"],
    ]
    done = staged(tmp_path, workbook(tmp_path, [], rows, [["x"]]), zone="Europe/Amsterdam")
    assert column(done, "identifiers") == [{"user_id": "42"}, {"user_id": "NA"}]
    assert column(done, "time") == ["2024-12-31T08:15:00", "2024-12-31T23:00:00"]
    assert column(done, "attributes") == [{"artikel": "00123"}, {"artikel": "x"}]
    assert rejects(done) == [(4, "no person", "klantnummer", "")]
    assert "sheet 'Blad2'; not read: Blad1, Blad3" in done.notes
    assert done.mapping.source == "kassa"


def test_a_workbook_without_rows_or_header_is_told(tmp_path: Path):
    with pytest.raises(UnreadableInputError, match="is empty"):
        staged(tmp_path, workbook(tmp_path, [], []))
    with pytest.raises(NoHeaderError):
        staged(tmp_path, workbook(tmp_path, [["7", "2024-01-31", "visit"], ["8", "2024-01-31", "visit"]]))


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes):
    with pytest.raises(UnreadableInputError, match="no Excel workbook"):
        staged(tmp_path, file(tmp_path, "a.xlsx", content))


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel, "_LARGEST", 100)
    with pytest.raises(UnreadableInputError, match="Save it as CSV"):
        staged(tmp_path, workbook(tmp_path, [HEADER]))


def test_titles_above_a_table_and_a_sheet_of_words_are_passed_over(tmp_path: Path):
    about: list[list[object]] = [["Rapport van het CRM"], ["gemaakt door Jan"]]
    table: list[list[object]] = [
        ["Rapport contacten"], [], ["periode", "2026"], HEADER,
        [1, "date:45658", "koop", 1, "x"], [None, "date:45658", "koop", 1, "x"],
    ]  # fmt: skip
    done = staged(tmp_path, workbook(tmp_path, about, table))
    assert column(done, "identifiers") == [{"user_id": "1"}]
    assert rejects(done) == [(6, "no person", "klantnummer", "")]
    assert {"sheet 'Blad2'; not read: Blad1", "header on line 4"} <= set(done.notes)
    assert (done.mapping.sheet, done.mapping.header_line) == ("Blad2", 4)


def test_a_sheet_and_the_line_of_its_header_may_be_said(tmp_path: Path):
    one: list[list[object]] = [HEADER, [1, "date:45658", "koop", 1, "x"]]
    other: list[list[object]] = [["klantnummer", "datum", "actie"], HEADER, [2, "date:45659", "klik", 1, "x"]]
    done = staged(tmp_path, workbook(tmp_path, one, other), sheet="Blad2", header_line=2)
    assert column(done, "identifiers") == [{"user_id": "2"}]
    with pytest.raises(NoSuchSheetError, match=r"no sheet 'Blad3'\. Did you mean 'Blad"):
        staged(tmp_path, workbook(tmp_path, one, other), sheet="Blad3")
    with pytest.raises(NoSuchLineError, match="line 9"):
        staged(tmp_path, workbook(tmp_path, one, other), header_line=9)


def test_a_row_of_data_is_never_passed_over_for_a_row_of_words(tmp_path: Path):
    rows: list[list[object]] = [["7", "2024-01-31", "visit"], ["x", "y", "z"], ["8", "2024-01-31", "visit"]]
    with pytest.raises(NoHeaderError):
        staged(tmp_path, workbook(tmp_path, rows))
