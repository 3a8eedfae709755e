"""Pictures in reports: drawn where they can be, described where they cannot, small in every case."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from tests.reports.pictured import Pictured, drawing

from klantreis.mapping.documents.proposition import Canvas, Proposition
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.reports import export, pictures
from klantreis.reports.pictures import SIDE, named_in, pictures_of
from klantreis.reports.proposition import export_proposition
from klantreis.reports.sheet import Sheet, sheet

NOT_DRAWN = "3 images are described, not drawn"


@pytest.fixture
def made(tmp_path: Path) -> Pictured:
    return Pictured(tmp_path)


def shown(made: Pictured) -> Sheet:
    return sheet(made.map, personas=made.personas)


def written(made: Pictured, path: Path, **options: str) -> list[str]:
    return export(made.map, path, personas=made.personas, images=made.images, **options)


def test_a_report_finds_the_pictures_that_it_can_draw(made: Pictured):
    assert set(pictures_of(shown(made), made.images)) == {
        made.face,
        made.face_of_all,
        made.photograph,
        made.drawing,
    }
    assert not pictures_of(shown(made), None)


def test_a_picture_is_named_once_and_personas_come_first(made: Pictured):
    assert named_in(shown(made)) == [
        made.face,
        made.face_of_all,
        made.photograph,
        made.drawing,
        made.missing,
        made.broken,
        "https://pictures.example/home.png",
    ]


def test_pictures_are_made_small(made: Pictured):
    found = pictures_of(shown(made), made.images)
    photograph, line = found[made.photograph], found[made.drawing]
    assert (photograph.type, photograph.width, photograph.height) == ("image/jpeg", SIDE, SIDE * 3 // 4)
    assert (line.type, line.width, line.height) == ("image/png", 300, 200)


def test_a_report_holds_only_so_many_pictures(made: Pictured, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MOST_PICTURES", 3)
    assert list(pictures_of(shown(made), made.images)) == [made.face, made.face_of_all, made.photograph]
    monkeypatch.setattr(pictures, "MOST_BYTES", 1)
    assert list(pictures_of(shown(made), made.images)) == [made.face]


def test_a_persona_of_the_workspace_lends_its_name_and_portrait(made: Pictured):
    assert shown(made).title.personas == ("Sanne", "Willem")
    assert shown(made).title.portraits == (made.face, made.face_of_all)
    assert sheet(made.map).title.personas == ("Sanne", "willem")
    assert sheet(made.map).title.portraits == (made.face, "")


def test_a_page_holds_its_pictures(made: Pictured, tmp_path: Path):
    told = written(made, tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert [one for one in told if one.startswith(NOT_DRAWN)] == told
    sources = re.findall(r'<img class="(\w+)" src="data:(image/\w+);base64,([^"]+)"', text)
    # Every card stands twice on it, once for wide and once for narrow screens.
    assert [kind for kind, _, _ in sources].count("picture") == 6
    assert [kind for kind, _, _ in sources].count("portrait") == 2
    for _, _, data in sources:
        with Image.open(BytesIO(base64.b64decode(data))) as picture:
            assert max(picture.size) <= SIDE
    assert "https://pictures.example" not in re.findall(r'src="([^"]+)"', text)


def test_the_path_of_a_picture_stands_where_nothing_else_can(made: Pictured, tmp_path: Path):
    written(made, tmp_path / "map.html")
    texts = re.sub(r"<[^>]*>", "", (tmp_path / "map.html").read_text(encoding="utf-8"))
    assert made.drawing not in texts  # it is drawn, without a description
    assert "The shop window" in texts  # what describes a picture stays beside it
    assert all(text in texts for text in ("The till", "The receipt", "At home"))


@pytest.mark.parametrize(("view", "n_drawn"), [("grid", 5), ("summary", 2)])
def test_an_svg_holds_its_pictures(made: Pictured, tmp_path: Path, view: str, n_drawn: int):
    told = written(made, tmp_path / "map.svg", view=view)
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert len(re.findall(r'<image [^>]*href="data:image/', text)) == n_drawn
    # Only the grid shows all cards; what the other views leave out they leave out on purpose.
    assert any(one.startswith(NOT_DRAWN) for one in told) == (view == "grid")


def test_a_pdf_holds_each_picture_once(made: Pictured, tmp_path: Path):
    written(made, tmp_path / "map.pdf")
    with_pictures = (tmp_path / "map.pdf").read_bytes()
    export(made.map, tmp_path / "plain.pdf", personas=made.personas)
    small = pictures_of(shown(made), made.images)[made.photograph]
    assert with_pictures.count(small.data) == 1
    assert b"/Subtype/Image" in with_pictures
    assert b"/Subtype/Image" not in (tmp_path / "plain.pdf").read_bytes()


def test_the_same_map_and_pictures_give_the_same_file(made: Pictured, tmp_path: Path):
    for name in ("one.pdf", "two.pdf"):
        written(made, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def pictures_on(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_slides_show_the_pictures_of_a_phase_behind_its_table(made: Pictured, tmp_path: Path):
    told = written(made, tmp_path / "map.pptx")
    assert any(one.startswith(NOT_DRAWN) for one in told)
    deck = Presentation(str(tmp_path / "map.pptx"))
    counts = [len(pictures_on(slide)) for slide in deck.slides]
    assert counts == [2, 0, 0, 3]  # faces on the title, nothing on overview and table, then the pictures
    photograph, line, again = pictures_on(deck.slides[3])
    alts = [one._element.nvPicPr.cNvPr.get("descr") for one in (photograph, line, again)]
    assert alts == ["The shop window", "Image", "Image"]
    assert photograph.image.sha1 == again.image.sha1
    for one in (photograph, line, again):
        assert one.width / one.height == pytest.approx(one.image.size[0] / one.image.size[1], rel=0.01)
        assert one.left + one.width <= deck.slide_width
        assert one.top + one.height <= deck.slide_height
    texts = [shape.text_frame.text for shape in deck.slides[3].shapes if shape.has_text_frame]
    assert "1. Shop\n○ The shop window" in texts
    table = next(shape for shape in deck.slides[2].shapes if shape.has_table).table
    assert table.cell(1, 1).text == "○ The shop window"  # what has no words stands with its picture alone


@pytest.mark.parametrize(("size", "cropped"), [((400, 100), 0.375), ((100, 400), 0.0)])
def test_a_portrait_on_a_slide_is_cut_to_a_circle(tmp_path: Path, size: tuple[int, int], cropped: float):
    made = Pictured(tmp_path)
    face = made.kept(drawing(size))
    persona = made.personas[0].changed(portrait=face)
    export(made.map, tmp_path / "map.pptx", personas=[persona], images=made.images)
    _, willem = pictures_on(Presentation(str(tmp_path / "map.pptx")).slides[0])
    assert willem.width == willem.height
    assert willem.crop_left == willem.crop_right == pytest.approx(cropped, abs=1e-4)
    assert willem.auto_shape_type == MSO_SHAPE.OVAL


def test_a_workbook_has_pictures_in_their_cells(made: Pictured, tmp_path: Path):
    told = written(made, tmp_path / "map.xlsx")
    assert any(one.startswith(NOT_DRAWN) for one in told)
    sheet_ = openpyxl.load_workbook(tmp_path / "map.xlsx").worksheets[0]
    row = next(cell.row for cell in sheet_["A"] if cell.value == "Image")
    places = [(one.anchor._from.row + 1, one.anchor._from.col) for one in sheet_._images]
    assert places == [(row, 1), (row, 1), (row, 3)]
    assert sheet_.row_dimensions[row].height > 150
    assert "images/" not in str(sheet_.cell(row, 4).value)


def test_pictures_that_find_no_room_in_a_cell_are_told(made: Pictured, tmp_path: Path):
    cards = [{"id": f"c{at}", "image": made.photograph, "text": f"View {at}"} for at in range(6)]
    step = {"id": "shop", "title": "Shop", "cards": {"image": cards}}
    document = {
        "id": "full",
        "head": {"title": "Full", "languages": ["en"]},
        "lanes": ["image"],
        "phases": [{"id": "buys", "title": "Buys", "steps": [step]}],
    }
    (told,) = export(map_from_data(in_full(document)), tmp_path / "map.xlsx", images=made.images)
    n_drawn = len(openpyxl.load_workbook(tmp_path / "map.xlsx").worksheets[0]._images)
    assert 1 < n_drawn < 6
    assert told.startswith(f"{6 - n_drawn} images are described")


def test_a_canvas_shows_the_face_of_its_persona(made: Pictured, tmp_path: Path):
    canvases = (Canvas(id="one", title="For Willem", persona="willem"), Canvas(id="two", title="For all"))
    document = Proposition(id="p", title="Why us", languages=("en",), canvases=canvases)
    export_proposition(document, tmp_path / "p.svg", personas=made.personas, images=made.images)
    assert len(re.findall(r'<image [^>]*href="data:image/', (tmp_path / "p.svg").read_text())) == 1
    export_proposition(document, tmp_path / "p.svg", personas=made.personas)
    assert "<image " not in (tmp_path / "p.svg").read_text()
