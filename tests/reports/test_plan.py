"""A plan in other programs: what is written is read back, nothing in it runs, and nothing is torn."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from datetime import date

import openpyxl
import pytest

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.plan import (
    Action,
    ActionStatus,
    Definition,
    Estimate,
    Kpi,
    Measurement,
    Origin,
    Plan,
)
from klantreis.mapping.problem import RefusedOperationError
from klantreis.reports.plan import PLAN_FORMATS, export_plan
from klantreis.reports.plan_calendar import calendar_of, escaped, folded
from klantreis.reports.plan_csv import UnreadableActionsError, actions_csv, with_actions
from klantreis.reports.plan_labels import _EN, _NL
from klantreis.reports.plan_sheet import plan_sheet
from klantreis.reports.plan_typeset import spread

TODAY = date(2026, 3, 2)
NASTY = '=HYPERLINK("http://x";"1")'
FULL = Plan(
    id="plan",
    title={"en": "Our plan", "nl": "Ons plan"},
    languages=("en", "nl"),
    kpis=(
        Kpi(
            id="conversion",
            title="Conversion",
            source="events",
            definition=Definition(measure="share", end="Order"),
            unit="%",
            target=60,
            measurements=tuple(
                Measurement(
                    id=f"m{month}",
                    starts_on=date(2026, month, 1),
                    ends_on=date(2026, month, 28),
                    value=50.0 + month,
                    low=45.0,
                    high=60.0,
                    n=100,
                    is_provisional=month == 3,
                )
                for month in (1, 2, 3)
            ),
        ),
    ),
    actions=(
        Action(
            id="pay",
            title={"en": "Mend the payment", "nl": "Herstel de betaling"},
            description="Lines\nand; commas, and \\ and | and *stars*",
            kind="service",
            term=0.1,
            impact=0.9,
            estimate=Estimate(
                value=120.5, low=80.0, high=161.0, unit="Order / month", why={"en": "If", "nl": "Als"}
            ),
            origin=Origin(map="shop", part="pay", finding="abc123"),
            owner="Anna",
            department="Service",
            starts_on=date(2026, 3, 9),
            due_on=date(2026, 3, 20),
            remind_on=date(2026, 3, 16),
            moves="conversion",
            expected=5.0,
            measure_on=date(2026, 6, 1),
            tickets=("https://tickets.example/1",),
        ),
        Action(
            id="nasty", title=NASTY, owner="@SUM(1)", needs=("pay",), status="doing", due_on=date(2026, 4, 1)
        ),
        Action(id="someday", title="Some day", effort=3.5),
        Action(id="gone", title="Dropped", status=ActionStatus.DROPPED, due_on=date(2026, 4, 2)),
    ),
)


@pytest.mark.parametrize("ending", PLAN_FORMATS)
@pytest.mark.parametrize("plan", [FULL, Plan(id="empty", title="Empty")], ids=["full", "empty"])
def test_every_format_is_written_also_of_an_empty_plan(tmp_path, ending, plan):
    export_plan(plan, tmp_path / f"plan{ending}", today=TODAY)
    assert (tmp_path / f"plan{ending}").stat().st_size > 40


def test_a_csv_reads_back_as_the_same_plan():
    without = FULL.changed(actions=())
    back = with_actions(without, actions_csv(FULL, "en"), language="en")
    assert [one.id for one in back.actions] == [one.id for one in FULL.actions]
    # Texts come back in the one language that was written, all else as it was.
    assert back.actions[0].title == "Mend the payment"
    assert back.actions[1:] == FULL.actions[1:]
    assert with_actions(FULL, actions_csv(FULL, "nl"), language="nl") == FULL


def test_a_dutch_csv_opens_in_columns_in_dutch_excel():
    text = actions_csv(FULL, "nl")
    assert text.startswith("id;title;description;")
    first = next(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert first["impact"] == str(FULL.actions[0].impact).replace(".", ",")


def test_no_cell_of_a_csv_is_a_formula():
    text = actions_csv(FULL, "en")
    assert f"'{NASTY}".replace('"', '""') in text
    assert "'@SUM(1)" in text
    assert not re.search(r'(^|,)"?[=+@]', text, re.MULTILINE)


def test_a_csv_changes_only_the_columns_that_it_has():
    after = with_actions(FULL, "id;title;owner;impact\npay;Mend it;;0,4\n;New one;Bob;0.2\n", language="en")
    changed, new = after.actions[0], after.actions[-1]
    assert (changed.title, changed.owner, changed.impact) == (
        {"en": "Mend it", "nl": "Herstel de betaling"},
        None,
        0.4,
    )
    assert changed.estimate == FULL.actions[0].estimate
    assert (new.id, new.title, new.owner) == ("new-one", "New one", "Bob")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\nx", "No column 'name'"),
        ("id\nx", "no column 'title'"),
        ("title,impact\na,much", "Line 2 .*impact is 'much'"),
        ("title,impact\na,7", "Line 2 .*impact"),
        ("title,due_on\nok,2026-01-01\na,tomorrow", "Line 3 .*due_on"),
        ("title,status\na,finished", "Line 2 .*status"),
    ],
)
def test_a_csv_that_holds_no_actions_is_told_with_its_line(text, says):
    with pytest.raises(UnreadableActionsError, match=says):
        with_actions(FULL, text)


def test_a_csv_cannot_break_the_rules_of_a_plan():
    with pytest.raises(RefusedOperationError):
        with_actions(FULL, "id,title,needs\na,A,nothing\n")


def test_a_workbook_holds_texts_as_texts_and_days_as_days(tmp_path):
    export_plan(FULL, tmp_path / "plan.xlsx", language="en", today=TODAY)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames == ["Actions", "Road map", "KPIs", "Figures"]
    rows = {row[1].value: row for row in book["Actions"].iter_rows(min_row=2)}
    assert rows["Mend the payment"][6].value.date() == date(2026, 3, 9)
    nasty = rows["'" + NASTY]
    assert nasty[1].data_type == "s"
    assert nasty[13].value == "1"
    assert book["Figures"]["D2"].value == 51
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def unfolded(calendar):
    return calendar.replace("\r\n ", "").split("\r\n")


def test_a_calendar_has_an_event_an_action_and_days_to_be_reminded_and_to_measure():
    lines = unfolded(calendar_of(FULL, TODAY, "en"))
    assert [one for one in lines if one.startswith("UID")] == [
        "UID:plan-pay@klantreis",
        "UID:plan-pay-remind@klantreis",
        "UID:plan-pay-measure@klantreis",
        "UID:plan-nasty@klantreis",
    ]
    at = lines.index("UID:plan-pay@klantreis")
    # The end is the day behind the last; nine in the morning of the 19th is 10 days and 9 hours on.
    assert lines[at + 1 : at + 5] == [
        "DTSTAMP:20260302T000000Z",
        "DTSTART;VALUE=DATE:20260309",
        "DTEND;VALUE=DATE:20260321",
        "SUMMARY:Mend the payment",
    ]
    assert "TRIGGER:PT249H" in lines[at : at + 12]
    assert "TRIGGER:-PT15H" in lines[lines.index("UID:plan-nasty@klantreis") :]


def test_a_calendar_is_the_same_when_nothing_changed_and_its_lines_are_short():
    text = calendar_of(FULL, TODAY, "nl")
    assert text == calendar_of(FULL, TODAY, "nl")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_values_of_a_calendar_are_escaped_and_folded_as_the_standard_says():
    assert escaped("a\\b; c, d\r\ne\x07") == "a\\\\b\\; c\\, d\\ne\ufffd"
    # Two octets a letter: 37 letters fit in 75 octets, 37 in the 74 behind a space.
    line = "é" * 100
    pieces = folded(line).split("\r\n ")
    assert [len(one) for one in pieces] == [37, 37, 26]
    assert "".join(pieces) == line


def test_markdown_shows_texts_and_not_their_markup(tmp_path):
    export_plan(FULL, tmp_path / "plan.md", language="en", today=TODAY)
    text = (tmp_path / "plan.md").read_text()
    assert "and \\\\ and \\| and \\*stars\\*" in text
    table = [line for line in text.splitlines() if line.startswith("| 1 ")]
    assert "120.5 Order / month (80.0 – 161.0)" in table[0]


def test_a_pdf_says_the_actions_and_their_fields(tmp_path):
    export_plan(FULL, tmp_path / "plan.pdf", language="nl", today=TODAY)
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "plan.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for words in (
        "Herstel de betaling",
        "Eerst doen",
        "Tijdpad",
        NASTY,
        "52,0 %",
        "niet op doel",
        "2-3-2026",
    ):
        assert words in text, words
    export_plan(FULL, tmp_path / "again.pdf", language="nl", today=TODAY)
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "plan.pdf").read_bytes()


def test_no_two_actions_hide_each_other_on_the_grid():
    crowd = Plan(
        id="p", title="P", actions=tuple(Action(id=f"a{i}", title="A", term=1, impact=0) for i in range(40))
    )
    places = [(one["x"], one["y"]) for one in spread(plan_sheet(crowd, TODAY).actions).values()]
    assert len(set(places)) == 40
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    assert all(
        abs(x - a) > 0.02 or abs(y - b) > 0.02 for i, (x, y) in enumerate(places) for a, b in places[:i]
    )


def test_a_format_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(InvalidOptionError, match=r"\.xlsx, \.csv"):
        export_plan(FULL, tmp_path / "plan.docx")
    with pytest.raises(InvalidOptionError, match="No folder"):
        export_plan(FULL, tmp_path / "nowhere" / "plan.csv")


def test_the_words_are_there_in_both_languages():
    assert _EN.keys() == _NL.keys()
