"""A content calendar out and in: CSV, Excel and calendar files."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.content import Content, ContentItem
from klantreis.mapping.problem import RefusedOperationError
from klantreis.reports.content import content_calendar, content_csv, export_content
from klantreis.reports.content_in import import_content, read_content, read_rows, with_csv
from klantreis.reports.content_rows import UnreadableContentError

TODAY = date(2026, 3, 1)
CALENDAR = Content(
    id="year",
    title="Year",
    languages=("en", "nl"),
    phases=("see", "do"),
    channels=("mail", "site"),
    items=(
        ContentItem(
            id="film",
            title={"en": "The film; a day, with Anna", "nl": "De film"},
            description='=HYPERLINK("http://x")\nSecond line',
            kind="hero_video",
            purpose="inspire",
            phase="see",
            channel="site",
            campaign="2026",
            starts_on=date(2026, 3, 1),
            ends_on=date(2026, 3, 3),
            status="published",
            owner="@anna",
            address="https://example.org/film",
        ),
        ContentItem(id="mail", title="-10 %", kind="own", kind_name="Flyer", persona="anna"),
    ),
)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_goes_out_comes_in_again_as_it_was(tmp_path: Path, ending: str, language: str):
    export_content(CALENDAR, tmp_path / f"c.{ending}", language=language)
    assert import_content(CALENDAR, tmp_path / f"c.{ending}", language=language) == CALENDAR


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_empty_calendar_gets_what_the_other_one_held(tmp_path: Path, ending: str):
    export_content(CALENDAR, tmp_path / f"c.{ending}")
    found = import_content(Content(id="new", title="New"), tmp_path / f"c.{ending}")
    assert [one.model_dump(exclude={"title"}) for one in found.items] == [
        one.model_dump(exclude={"title"}) for one in CALENDAR.items
    ]
    assert found.items[0].title == "The film; a day, with Anna"


def test_no_cell_runs_as_a_formula(tmp_path: Path):
    text = content_csv(CALENDAR, "en")
    assert '"\'=HYPERLINK(""http://x"")' in text
    assert ",'@anna," in text
    assert ",'-10 %," in text
    export_content(CALENDAR, tmp_path / "c.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx").worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "d"}


def test_the_workbook_shows_the_gaps_of_both_matrices(tmp_path: Path):
    export_content(CALENDAR, tmp_path / "c.xlsx", language="nl")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx")["Fase × kanaal"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Fase", "mail", "site", "niet gezegd"],
        ["see", "nog niets", "De film", None],
        ["do", "nog niets", "nog niets", None],
        ["niet gezegd", None, None, "'-10 %"],
    ]


def test_a_row_changes_one_language_and_only_its_columns():
    found = with_csv(CALENDAR, "id;title;owner\nfilm;De lange film;\n;New one;Ben\n", language="nl")
    film, mail, new = found.items
    assert film.title == {"en": "The film; a day, with Anna", "nl": "De lange film"}
    assert (film.owner, film.campaign) == (None, "2026")
    assert mail == CALENDAR.items[1]
    assert (new.id, new.title, new.owner) == ("new-one", {"nl": "New one"}, "Ben")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title,budget\nx,10\n", "No column 'budget'"),
        ("id\nx\n", "no column 'Title'"),
        ("", "no column 'Title'"),
        ("title,starts_on\nx,soon\n", "Row 2 is no item: starts_on"),
        ("title,starts_on\nx,31-02-2026\n", "Row 2 is no item: starts_on"),
        ("title,status\nx,soon\n", "Row 2 is no item: status: it is none of idea, planned"),
        ("title,address\nx,javascript:alert(1)\n", "Row 2 is no item: address"),
        ("title,owner\nx,a,b\n", "more cells"),
    ],
)
def test_a_table_that_holds_no_items_is_told_where(text: str, told: str):
    with pytest.raises(UnreadableContentError, match=told):
        with_csv(CALENDAR, text)


def test_a_table_may_not_break_a_rule():
    with pytest.raises(RefusedOperationError):
        with_csv(CALENDAR, "id,title,starts_on\nfilm,Film,2026-04-01\n")


def test_the_calendar_folds_escapes_and_says_the_day_behind_the_last():
    text = content_calendar(CALENDAR, TODAY, "en")
    assert "SUMMARY:The film\\; a day\\, with Anna\r\n" in text
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260304\r\n" in text
    assert "UID:year-film@klantreis\r\n" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_what_a_format_cannot_hold_is_said(tmp_path: Path):
    assert export_content(CALENDAR, tmp_path / "c.ics", language="nl") == [
        "1 items hebben geen dag en staan niet in de agenda."
    ]
    with pytest.raises(InvalidOptionError, match=r"\.xlsx, \.csv, \.ics"):
        export_content(CALENDAR, tmp_path / "c.doc")


def test_what_can_be_read_is_told_with_what_cannot():
    rows = [
        {"id": "film", "title": "The film; a day, with Anna", "owner": "Ben"},
        {"id": "mail", "title": "-10 %", "owner": ""},
        {"id": "", "title": "New", "owner": ""},
        {"id": "", "title": "", "owner": "Nobody"},
    ]
    found = read_rows(CALENDAR, rows, language="en")
    assert (found.added, found.changed, found.n_same) == (("new",), {"film": ("owner",)}, 1)
    assert [one.row for one in found.rejects] == [5]
    assert [item.owner for item in found.content.items] == ["Ben", None, None]


def test_a_row_that_ends_before_it_starts_is_rejected_and_the_others_are_not(tmp_path: Path):
    path = tmp_path / "c.csv"
    path.write_text("title,starts_on,ends_on\nA,2026-02-02,2026-02-01\nB,2026-02-01,2026-02-02\nC,soon,\n")
    found = read_content(CALENDAR, path)
    assert found.added == ("b",)
    assert [one.row for one in found.rejects] == [2, 4]
    assert [(one.field, one.value) for one in found.rejects] == [
        ("ends_on", "2026-02-01"),
        ("starts_on", "soon"),
    ]


def test_a_dutch_marketers_own_table_is_understood(tmp_path: Path):
    """With a line above the head, our words in his case, his own columns, and days as Dutch writes them."""
    text = (
        "Contentplanning Q1;;;;;;;;\n;;;;;;;;\n"
        "Titel ;Soort;Fase;Kanaal;Doelgroep;Publicatiedatum;STATUS;Wie;Budget\n"
        "Zo kies je een fiets;Whitepaper;SEE;Site;Anna;1-3-2026;In de maak;Joris;1.000,50\n"
        "Nieuwsbrief maart;nieuwsbrief;Nazorg;mail;;12 maart 2026;gereed;;\n"
        "Morgen;blog;;;;31-02-2026;idee;;\n"
    )
    path = tmp_path / "plan.csv"
    path.write_bytes(text.replace("Zo kies", "Zó kies").encode("cp1252"))
    found = read_content(CALENDAR, path)
    first, second = (item for item in found.content.items if item.id in found.added)
    assert first.title == "Zó kies je een fiets"
    assert (first.kind, first.phase, first.channel) == ("white_paper", "see", "site")
    assert (first.persona, first.starts_on, first.status) == ("anna", date(2026, 3, 1), "making")
    assert (second.kind, second.kind_name, second.phase) == ("own", "nieuwsbrief", "nazorg")
    assert (second.starts_on, second.status) == (date(2026, 3, 12), "ready")
    assert found.ignored == ("Budget",)
    assert [(one.row, one.field, one.value) for one in found.rejects] == [(6, "starts_on", "31-02-2026")]


def test_a_file_speaks_the_language_of_who_asks_for_it(tmp_path: Path):
    export_content(CALENDAR, tmp_path / "c.xlsx", language="nl")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx").worksheets[0]
    head, film, _ = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert head[:5] == ["Id", "Titel", "Soort", "Eigen soort", "Wat het doet"]
    assert film[2:5] == ["hero-video", None, "inspireren"]
    assert content_csv(CALENDAR, "nl").startswith("Id;Titel;Soort;")
    assert content_csv(CALENDAR, "en").startswith("Id,Title,Kind,")


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_reason(written: bytes):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "c.csv"
        path.write_bytes(b"Titel;Eerste dag\n" + written)
        with suppress(UnreadableContentError):
            read_content(CALENDAR, path)
