import re
import shutil
import struct
import subprocess
from functools import cache
from xml.etree import ElementTree

import pytest
from tests.reports.made import MAPS, NASTY, TODAY, dense, proof, small, webshop

from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.reports import VIEWS, Options, export, sheet
from klantreis.reports.typeset import MOST_PIXELS, Layout


def layout(journey_map, view="grid", **options):
    return Layout(sheet(journey_map, **options), view, TODAY)


@cache
def pdf(name, view="grid", *, audience=None, language=None):
    return layout(MAPS[name](), view, audience=audience, language=language).made("pdf")


@cache
def words_in(pdf):
    """The text of a PDF without what breaking of lines adds or takes."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (package poppler-utils)")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return bare(done.stdout.decode())


def bare(text):
    return re.sub(r"[\s\-\u00ad\u200b\u202e\u2010]", "", text)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", MAPS)
def test_every_view_of_every_map_compiles_to_a_pdf_and_a_picture(name, view):
    assert pdf(name, view).startswith(b"%PDF-")
    root = ElementTree.fromstring(layout(MAPS[name](), view).made("svg"))  # noqa: S314 - our own
    assert root.tag.endswith("svg")


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_map_on_the_same_day_gives_the_same_bytes(view):
    assert layout(webshop(), view).made("pdf") == pdf("webshop", view)
    assert layout(webshop(), view).made("svg") == layout(webshop(), view).made("svg")


def test_the_pdf_of_the_grid_holds_every_text_of_the_map():
    words = words_in(pdf("webshop"))
    shown = sheet(webshop())
    texts = [shown.title.title, shown.title.goal, shown.title.owner, *shown.title.personas]
    texts += [phase.title for phase in shown.phases] + [step.title for step in shown.steps]
    texts += [lane.title for lane in shown.lanes]
    texts += [card.text for lane in shown.lanes for cell in lane.cells.values() for card in cell]
    texts += ["31 mrt 2027", "Afgedrukt op 22 nov 2026", "Pagina 1 van 1", "77% van 75 kaartjes aangenomen"]
    assert [text for text in texts if bare(text) not in words] == []


def test_texts_are_shown_as_written_and_never_run_as_markup():
    words = words_in(pdf("nasty"))
    # Letters that turn the direction are left out, and zero-width ones show nothing.
    texts = [text for text in NASTY if "\u202e" not in text]
    assert [text for text in texts if bare(text) not in words] == []


def test_the_three_series_stand_in_the_grid_with_their_n():
    words = words_in(pdf("webshop", language="en"))
    for text in ("−1.3 angry · n 212", "−1.1 unsure · n 13", "assumed by the team", "95% interval"):
        assert bare(text) in words


def test_simulated_data_are_labelled_on_every_view():
    for view in VIEWS:
        assert "Gesimuleerdegegevens" in words_in(pdf("webshop", view))
    assert "Gesimuleerdegegevens" not in words_in(pdf("dense"))


def test_the_figures_of_a_proof_stand_in_the_grid_and_its_findings_in_the_summary():
    grid = words_in(layout(webshop(), language="en", proof=proof()).made("pdf"))
    assert bare("reached by 80% 65–90%, n 40 journeys") in grid
    shown = sheet(webshop(), language="en", proof=proof())
    summary = words_in(layout(webshop(), "summary", language="en", proof=proof()).made("pdf"))
    assert bare(shown.findings[0].text) in summary


def test_the_views_of_audiences_leave_out_what_is_not_theirs():
    service = words_in(pdf("webshop", audience="customer service"))
    marketing = words_in(pdf("webshop", audience="marketing"))
    assert "Klantenservice·Zoalshetis" in service
    assert ("Moetordernummerzoeken" in service, "Moetordernummerzoeken" in marketing) == (True, False)
    assert ("Onderhoudstipsperseizoen" in service, "Onderhoudstipsperseizoen" in marketing) == (False, True)


def test_a_small_map_is_printed_on_a4_and_a_dense_one_on_pages_of_a3():
    assert layout(small()).paper() == "a4"
    assert layout(webshop()).paper() == "a3"
    made = layout(dense())
    assert made.paper() == "a3"
    assert made.asked("a3", "end") == 5  # 60 steps, 12 side by side


def test_the_summary_is_one_page_whatever_the_map():
    for name, make in MAPS.items():
        made = layout(make(), "summary")
        assert made.asked(made.paper(), "end") == 1, name


def test_every_page_of_a_dense_map_repeats_its_phases_and_says_that_it_continues():
    words = words_in(pdf("dense"))
    # Pages of 12 steps cut phases 2, 3, 4 and 5, each of 10 steps.
    for phase in (2, 3, 4, 5):
        assert f"Fase{phase}(vervolg)" in words
    assert all(bare(f"Pagina {page} van 5") in words for page in range(1, 6))


def test_a_flow_chart_takes_the_smallest_paper_on_which_it_is_legible():
    assert layout(webshop(), "flow").paper() == "a4"
    assert layout(dense(), "flow").paper() == "a3"
    phases = [{"title": f"Phase {k}", "steps": [f"Step {k}"]} for k in range(20)]
    wide = map_from_data(in_full({"id": "wide", "head": {"title": "Wide"}, "phases": phases}))
    assert layout(wide, "flow").paper() == "poster"


def test_no_letter_in_print_is_smaller_than_can_be_read():
    templates = [path.read_text() for path in Layout.templates()]
    sizes = [float(size) for text in templates for size in re.findall(r"size: ([\d.]+)pt", text)]
    letters = [size for size in sizes if size not in {5.0, 6.0, 7.0, 8.0}]  # stars, marks, numbers
    assert min(letters) >= 6.5


def test_an_empty_map_says_that_it_has_no_steps():
    for view in VIEWS:
        assert bare("Deze kaart heeft nog geen stappen.") in words_in(pdf("empty", view))


def test_a_map_without_emotion_says_so():
    for view in ("grid", "curve", "circle", "summary"):
        assert bare("No emotion is on this map yet.") in words_in(pdf("small", view))


def test_a_png_is_as_sharp_as_programs_can_open(tmp_path):
    for journey_map, name in ((webshop(), "shop.png"), (dense(), "dense.png")):
        export(journey_map, tmp_path / name)
        width, height = struct.unpack(">II", (tmp_path / name).read_bytes()[16:24])
        assert 2000 < width <= MOST_PIXELS * 1.02
        assert height > 1000


def test_what_a_drawing_cannot_hold_is_told(tmp_path):
    told = export(webshop(), tmp_path / "map.pdf", language="en")
    assert "Only the texts in en are written; also in the map: nl." in told
    assert any(one.startswith("1 images") for one in told)
    assert any(one.startswith("5 pieces of evidence") for one in told)
    assert export(dense(), tmp_path / "map.svg") == []


def test_letters_that_no_font_has_are_told(tmp_path):
    strange = webshop().changed(head=webshop().head.changed(owner="团队"))
    told = export(strange, tmp_path / "map.pdf", view="flow", language="en")
    assert any("团队" in one for one in told)


def test_the_day_of_printing_is_today_unless_said_otherwise():
    assert Options(today=TODAY).day == TODAY
    assert Options().day >= TODAY.replace(year=2024)
