"""A map as an Excel workbook and back."""

from __future__ import annotations

import math
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.mapping.made import maps
from tests.reports.nasty import NASTY_TEXTS

from klantreis.errors import KlantreisError
from klantreis.mapping.cards import CARD
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports import export
from klantreis.reports.excel_in import map_from_excel
from klantreis.reports.incoming import UnreadableReportError
from klantreis.reports.plain_text import clean
from klantreis.reports.tables import cell_of, tables_of, text_of
from klantreis.reports.tables_in import map_from_tables

WEBSHOP = map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text("utf-8"))
RUNNING = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("excel") / "webshop.xlsx"
    export(WEBSHOP, path, language="nl")
    return path


def nasty_map() -> JourneyMap:
    """A map that says every nasty text in every place that holds one."""
    cards = [{"text": text or "leeg", "why": text} for text in NASTY_TEXTS]
    made = map_from_yaml(
        "head: {title: T}\nlanes: [moment_of_truth, opportunity]\n"
        "phases: [{id: f, title: F, steps: [{id: s, title: S}]}]"
    )
    (phase,) = made.phases
    moments = tuple(
        _card("moment_of_truth", f"m-{at}", text=one["text"], why=one["why"]) for at, one in enumerate(cards)
    )
    chances = tuple(_card("opportunity", f"o-{at}", text=one["text"]) for at, one in enumerate(cards))
    steps = tuple(
        phase.steps[0].changed(
            id=f"s-{at}",
            title=text,
            cards={"opportunity": chances[at : at + 1], "moment_of_truth": moments[at : at + 1]},
        )
        for at, text in enumerate(NASTY_TEXTS)
    )
    return made.changed(phases=(phase.changed(title=NASTY_TEXTS[0], steps=steps),))


def _card(kind: str, id_: str, **fields: str) -> Any:
    return CARD.validate_python({"kind": kind, "id": id_, **fields})


def alike(one: Any, other: Any) -> bool:
    """Whether data are the same but for signs that XML cannot hold and the 17th figure of a number."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-14)
    return clean(one) == clean(other) if isinstance(one, str) else one == other


# Tables.


@given(maps)
@settings(max_examples=60, deadline=None)
def test_any_map_comes_back_from_its_tables_as_it_was(journey_map):
    tables = {table.name: table.rows for table in tables_of(journey_map, "en")}
    assert map_from_tables(tables) == (journey_map, [])


@given(st.text(max_size=20))
def test_a_cell_never_runs_and_gives_its_text_back(text):
    assert not cell_of(text).startswith((*RUNNING, "\n"))
    assert cell_of(text) != ""
    assert text_of(cell_of(text)) == text


def test_a_list_of_cards_that_a_person_typed_makes_a_map():
    rows = [
        {"Fase": "Oriëntatie", "Stap": "Zoekt", "Rij": "Pijnpunt", "Tekst": "Te veel keus", "Ernst": "3"},
        {"Fase": "Oriëntatie", "Stap": "Zoekt", "Rij": "Contactmoment", "Tekst": "Website"},
        {"Fase": "Koop", "Stap": "Betaalt", "Rij": "emotie", "Emotie": "-1,5"},
        {"Fase": "Koop", "Stap": "Betaalt", "Rij": "Eigen afspraken", "Tekst": 24},
        {"Fase": None, "Stap": None, "Rij": "Pijnpunt", "Tekst": "zwevend"},
    ]
    made, notes = map_from_tables({"Blad1": rows}, language="nl", title="Werkboek")
    assert [phase.title for phase in made.phases] == ["Oriëntatie", "Koop"]
    searching, paying = made.steps
    assert searching.cards["pain"][0].text == "Te veel keus"
    assert searching.cards["pain"][0].severity == 3
    assert searching.touchpoints == ("Website",)
    assert paying.cards["emotion"][0].assumed.value == -1.5
    assert paying.cards["eigen-afspraken"][0].text == "24"
    assert made.lane("eigen-afspraken").title == "Eigen afspraken"
    assert len([note for note in notes if note.startswith("Rij 6 is weggelaten")]) == 1


def test_a_row_that_cannot_be_is_left_out_with_its_number_and_reason():
    rows = [
        {"step": "A", "lane": "pain", "text": "slow", "severity": 9},
        {"step": "A", "lane": "pain", "text": "dull", "severity": "many"},
        {"step": "A", "lane": "emotion", "emotion": 7},
    ]
    made, notes = map_from_tables({"cards": rows})
    assert [card.text for card in made.steps[0].cards["pain"]] == ["dull"]
    assert "emotion" not in made.steps[0].cards
    assert [note[:5] for note in notes] == ["Row 3", "Row 2", "Row 4"]


cells = st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=5) | st.dates()
names = st.sampled_from(
    [
        "phase",
        "step",
        "lane",
        "text",
        "text/nl",
        "kind",
        "id",
        "step_id",
        "value",
        "field",
        "card_id",
        "series",
        "title",
    ]
)
sheets = st.dictionaries(
    st.sampled_from(
        ["cards", "steps", "head", "emotions", "evidence", "ways", "asides", "personas", "lanes", "other"]
    ),
    st.lists(st.dictionaries(names, cells, max_size=6), max_size=4),
    max_size=4,
)


@given(sheets)
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_the_tables_is_a_map_or_a_clear_refusal(tables):
    try:
        made, _ = map_from_tables(tables)
    except KlantreisError:
        return
    assert isinstance(made, JourneyMap)


# Workbooks.


def test_the_web_shop_comes_back_from_its_workbook_as_it_was(book):
    assert map_from_excel(book, language="nl") == (WEBSHOP, [])


@given(maps)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_map_comes_back_from_its_workbook(tmp_path, journey_map):
    export(journey_map, tmp_path / "map.xlsx", language="en")
    back, notes = map_from_excel(tmp_path / "map.xlsx")
    assert alike(back.model_dump(mode="json"), journey_map.model_dump(mode="json"))
    assert notes == []


def test_no_cell_is_a_formula_and_none_could_become_one(tmp_path):
    path = tmp_path / "nasty.xlsx"
    export(nasty_map(), path)
    with zipfile.ZipFile(path) as archive:
        sheets_xml = [
            archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")
        ]
    assert not any(b"<f>" in xml or b"<f " in xml for xml in sheets_xml)
    found = openpyxl.load_workbook(path)
    texts = [
        cell for sheet in found for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert {cell.data_type for cell in texts} == {"s"}
    assert [cell.value for cell in texts if cell.value.startswith(RUNNING)] == []
    assert not any(cell.hyperlink for cell in texts)


def test_nasty_texts_come_back_from_a_workbook(tmp_path):
    journey_map = nasty_map()
    export(journey_map, tmp_path / "nasty.xlsx")
    back, notes = map_from_excel(tmp_path / "nasty.xlsx")
    assert alike(back.model_dump(mode="json"), journey_map.model_dump(mode="json"))
    assert notes == []


def test_the_grid_shows_phases_steps_cards_with_their_marks_and_prints_on_a3(book):
    sheet = openpyxl.load_workbook(book)["Klantreis"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[0] == "Een stadsfiets kopen in de webwinkel"
    assert "Gesimuleerde gegevens" in texts
    assert {"Oriëntatie", "Aankoop", "Levering", "Service", "Loyaliteit"} <= set(texts)
    assert any(text.startswith("★ 4. Betaalt") for text in texts)
    assert any(text.startswith("● Betaling mislukt") and "ernst 5/5" in text for text in texts)
    assert any("◐ gemeld: −1,1 onzeker (n 13, −1,6 … −0,6)\n● gemeten: −1,3 boos" in text for text in texts)
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 8)
    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows is not None
    with zipfile.ZipFile(book) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert chart.count("<c:ser>") == 3
    assert chart.count("<c:errBars>") == 2  # reported and measured have intervals, assumed has none


def test_the_emotion_curve_stands_step_by_step_in_a_sheet_of_its_own(book):
    sheet = openpyxl.load_workbook(book)["curve"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[4][0] == "Betaalt"
    assert rows[4][1] == 0.5  # assumed
    assert rows[4][7] == -1.3  # measured
    assert rows[4][8] == pytest.approx(0.2)  # down to -1.5
    assert rows[1][7] is None  # unknown is not zero


def test_the_road_map_lists_every_opportunity_with_the_pain_it_answers(book):
    sheet = openpyxl.load_workbook(book)["Routekaart"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[3]]
    assert len(rows) == 4
    paying = next(row for row in rows if row[2] == "4. Betaalt")
    assert paying[3].startswith("◌ Geen herinnering")
    assert "ernst 5/5" in paying[4]
    assert paying[5] == "Finance"
    assert not rows[0][4]  # no pain at that step
    assert len(sheet.data_validations.dataValidation) == 3


def test_a_map_without_anything_and_one_of_sixty_steps_are_written(tmp_path):
    export(map_from_yaml("head: {title: Leeg}"), tmp_path / "empty.xlsx")
    dense = "head: {title: D}\nphases:\n" + "".join(
        f"  - title: P{phase}\n    steps: [{', '.join(f'S{phase}-{step}' for step in range(10))}]\n"
        for phase in range(6)
    )
    export(map_from_yaml(dense), tmp_path / "dense.xlsx")
    grid = openpyxl.load_workbook(tmp_path / "dense.xlsx").worksheets[0]
    assert len(grid.col_breaks.brk) >= 7  # at most eight steps on a page
    assert grid.page_setup.scale >= 82
    titles = [
        cell.value for row in grid.iter_rows() for cell in row if cell.value in {f"P{at}" for at in range(6)}
    ]
    assert len(titles) == len(grid.col_breaks.brk) + 1 or len(titles) > 6  # said again where a phase goes on


def test_an_audience_sees_its_lanes_in_the_grid_and_the_tables_keep_all(tmp_path):
    export(WEBSHOP, tmp_path / "board.xlsx", audience="board", language="en")
    grid = openpyxl.load_workbook(tmp_path / "board.xlsx").worksheets[0]
    first = [row[0] for row in grid.iter_rows(values_only=True)]
    assert "Pain" in first
    assert "Backstage" not in first
    assert map_from_excel(tmp_path / "board.xlsx")[0] == WEBSHOP


def test_what_excel_cannot_hold_is_listed(tmp_path):
    long = WEBSHOP.changed(head=WEBSHOP.head.changed(goal="x" * 40_000))
    told = export(long, tmp_path / "long.xlsx", language="en")
    assert any("longer than 32000 characters" in one for one in told)
    assert any("1 images are described, not drawn" in one for one in told)


# Files that are not what they seem.


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_text("phase,step\n", "utf-8")
    with pytest.raises(UnreadableReportError, match=r"no Excel workbook.*Save it as \.xlsx"):
        map_from_excel(path)
    with pytest.raises(UnreadableReportError, match="There is no file"):
        map_from_excel(tmp_path / "missing.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(UnreadableReportError, match="cannot be read as an Excel workbook"):
        map_from_excel(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(UnreadableReportError, match="unpacks to 50,000,000 bytes"):
        map_from_excel(path)


def test_a_workbook_without_cards_is_refused_with_what_it_needs(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["name", "price"])
    book.active.append(["bread", 2])
    book.save(tmp_path / "shop.xlsx")
    with pytest.raises(
        UnreadableReportError, match="needs a sheet with the columns phase, step, lane and text"
    ):
        map_from_excel(tmp_path / "shop.xlsx")


def test_a_workbook_typed_by_hand_is_read_and_its_formulas_are_not_run(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Fase", "Stap", "Rij", "Tekst"])
    book.active.append(["Koop", "Betaalt", "pijnpunt", "traag"])
    book.active.append(["Koop", "Betaalt", "pijnpunt", "=1+1"])
    book.save(tmp_path / "hand.xlsx")
    made, _ = map_from_excel(tmp_path / "hand.xlsx", language="nl")
    assert (made.id, [card.text for card in made.steps[0].cards["pain"]]) == ("hand", ["traag"])
