"""A map as slides: editable, with nothing that runs off them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches
from tests.reports.nasty import NASTY_TEXTS

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports import export
from klantreis.reports.slide_deck import HEIGHT, Run, fitted, height_of, n_lines

WEBSHOP = map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text("utf-8"))


def slides_of(journey_map: JourneyMap, folder: Path, **options: Any) -> tuple[list[Any], list[str]]:
    told = export(journey_map, folder / "map.pptx", **options)
    return list(Presentation(str(folder / "map.pptx")).slides), told


def texts(slide: Any) -> list[str]:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = (shape.table for shape in slide.shapes if shape.has_table)
    return [*found, *(cell.text for table in tables for row in table.rows for cell in row.cells)]


def titles(slides: list[Any]) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides]


def dense() -> JourneyMap:
    """Sixty steps in six phases."""
    cards = "cards: {action: [does thing 0, does thing 1, does thing 2], pain: [is slow], owner: [Shop]}"
    lines = ["head: {title: Dense}", "lanes: [action, pain, owner]", "phases:"]
    for phase in range(6):
        lines += [f"  - title: Phase {phase}", "    steps:"]
        lines += [f"      - {{title: Step {phase}.{step}, {cards}}}" for step in range(10)]
    return map_from_yaml("\n".join(lines))


@pytest.fixture(scope="module")
def webshop(tmp_path_factory):
    return slides_of(WEBSHOP, tmp_path_factory.mktemp("slides"), language="en")


def test_there_is_a_title_an_overview_the_emotion_each_phase_and_the_opportunities(webshop):
    slides, _ = webshop
    assert titles(slides) == [
        "Buying a city bike in the web shop",
        "Journey map",
        "Emotion per step",
        *("Orientation", "Purchase", "Delivery", "Service", "Loyalty"),
        "Opportunities",
    ]


def test_every_slide_says_that_the_data_are_simulated(webshop):
    slides, _ = webshop
    assert all("Simulated data" in texts(slide) for slide in slides)


def test_everything_is_a_shape_a_table_or_a_chart_and_nothing_a_picture(webshop):
    slides, _ = webshop
    kinds = {str(shape.shape_type).partition(" ")[0] for slide in slides for shape in slide.shapes}
    assert kinds == {"AUTO_SHAPE", "TABLE", "CHART", "PLACEHOLDER"}


def test_the_emotion_is_a_native_chart_of_three_series_with_gaps_for_the_unknown(webshop):
    slides, _ = webshop
    (chart,) = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    series = {one.name: list(one.values) for one in chart.plots[0].series}
    assert list(series) == ["assumed", "reported", "measured"]
    assert series["measured"] == [None, -0.1, 0.5, -1.3, -0.6, 1.2, None, 0.9]
    assert list(chart.plots[0].categories)[3] == "4. Pays"
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-2, 2)
    assert "measured: −1.3 angry (n 212, −1.5 … −1.1)" in slides[2].notes_slide.notes_text_frame.text


def test_a_phase_shows_its_steps_side_by_side_with_marks(webshop):
    slides, _ = webshop
    (table,) = [shape.table for shape in slides[4].shapes if shape.has_table]
    assert [cell.text.splitlines()[0] for cell in list(table.rows[0].cells)[1:]] == [
        "3. Puts in cart",
        "★ 4. Pays",
    ]
    lanes = {row.cells[0].text: row.cells[2].text for row in table.rows}
    assert lanes["Pain"] == "● Payment fails, then a mail that the cart is still full\nseverity 5/5"
    assert lanes["Emotion"].splitlines()[2] == "● measured: −1.3 angry (n 212, −1.5 … −1.1)"


def test_evidence_in_full_stands_in_the_notes(webshop):
    slides, _ = webshop
    notes = slides[4].notes_slide.notes_text_frame.text
    assert "“Failed payments with a reminder” 7.9%, n 3,120, 7 … 8.9" in notes


def test_what_slides_do_not_show_is_listed(webshop):
    _, told = webshop
    assert any("also in the map: nl" in one for one in told)
    assert any("1 images are described, not drawn" in one for one in told)


def lowest_inches(slide: Any) -> float:
    """Where the lowest thing on a slide ends, with tables as high as their text makes them."""
    ends = [0.0]
    for shape in slide.shapes:
        if shape.has_table:
            ends.append(shape.top / Inches(1) + sum(map(row_inches, shape.table.rows)))
        else:
            ends.append((shape.top + shape.height) / Inches(1))
    return max(ends)


def row_inches(row: Any) -> float:
    columns = row._parent.columns if hasattr(row._parent, "columns") else row._parent._parent.columns
    heights = [row.height / Inches(1)]
    for cell, column in zip(row.cells, columns, strict=True):
        paragraphs = [
            [Run(one.text, one.runs[0].font.size.pt if one.runs else 8)] for one in cell.text_frame.paragraphs
        ]
        heights.append(height_of(paragraphs, column.width / Inches(1) - 0.12))
    return max(heights)


@pytest.mark.parametrize("make", [lambda: WEBSHOP, dense], ids=["webshop", "dense"])
def test_nothing_runs_off_the_slides(make, tmp_path):
    slides, _ = slides_of(make(), tmp_path)
    assert max(lowest_inches(slide) for slide in slides) <= HEIGHT


def test_a_dense_map_has_at_most_four_steps_on_a_slide(tmp_path):
    slides, told = slides_of(dense(), tmp_path)
    widths = [len(shape.table.columns) - 1 for slide in slides for shape in slide.shapes if shape.has_table]
    assert max(widths[1:]) <= 4  # the first table is that of the title slide
    shown = " ".join(text for slide in slides for text in texts(slide))
    assert all(f"Step {phase}.{step}" in shown for phase in range(6) for step in range(10))
    assert told == []


def test_cards_that_do_not_fit_are_counted_and_stand_in_the_notes(tmp_path):
    cards = ", ".join(f"'a rather long pain that customers told us about, number {at}'" for at in range(60))
    phases = f"[{{title: A, steps: [{{title: S, cards: {{pain: [{cards}]}}}}]}}]"
    full = map_from_yaml(f"head: {{title: T}}\nlanes: [pain]\nphases: {phases}")
    slides, told = slides_of(full, tmp_path)
    phase = next(slide for slide in slides if slide.shapes.title.text_frame.text == "A")
    more = next(line for text in texts(phase) for line in text.splitlines() if line.startswith("and "))
    n = int(more.split()[1])
    assert told == [f"{n} cards did not fit on their slides; they stand in the notes."]
    assert "number 59" in phase.notes_slide.notes_text_frame.text
    assert lowest_inches(phase) <= HEIGHT


def test_nasty_texts_are_written_and_can_be_read_back(tmp_path):
    made = map_from_yaml(
        "head: {title: T}\nlanes: [pain]\nphases: [{id: a, title: A, steps: [{id: s, title: S}]}]"
    )
    (phase,) = made.phases
    steps = tuple(phase.steps[0].changed(id=f"s-{at}", title=text) for at, text in enumerate(NASTY_TEXTS))
    made = made.changed(phases=(phase.changed(title=NASTY_TEXTS[5], steps=steps),))
    slides, _ = slides_of(made, tmp_path)
    shown = " ".join(text for slide in slides for text in texts(slide))
    for text in NASTY_TEXTS:
        if text.isprintable():
            assert " ".join(text.split()) in shown


def test_a_map_without_steps_has_a_title_and_says_so(tmp_path):
    slides, told = slides_of(map_from_yaml("head: {title: Leeg, languages: [nl]}"), tmp_path)
    assert titles(slides) == ["Leeg", "Klantreis"]
    assert "Deze kaart heeft nog geen stappen." in texts(slides[1])
    assert told == []


def test_an_audience_sees_its_lanes_alone(tmp_path):
    slides, _ = slides_of(WEBSHOP, tmp_path, audience="board", language="en")
    lanes = {text for slide in slides for text in texts(slide)}
    assert "Pain" in lanes
    assert "Backstage" not in lanes


def test_long_dutch_words_get_letters_in_which_they_fit():
    word = "Ontvangstbevestigingsmail"
    size = fitted(word, 1.5, 13, lines=4)
    assert size < 13
    assert n_lines(word, 1.5, size) == 1
