from html.parser import HTMLParser

import pytest
from tests.reports.made import MAPS, NASTY, TODAY, dense, empty, nasty, proof, small, webshop

from klantreis.reports import export, sheet
from klantreis.reports.page import page

VOID = {"meta", "hr", "link", "br"}


class Page(HTMLParser):
    """What a browser makes of a page: its text, its elements, and whether each is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    def tables(self):
        return sum(tag == "table" for tag, _ in self.elements)


def page_of(journey_map, **options):
    return Page(page(sheet(journey_map, **options), today=TODAY))


@pytest.mark.parametrize("name", MAPS)
def test_every_map_becomes_a_page_whose_elements_are_closed(name):
    assert page_of(MAPS[name]()).open == []


@pytest.mark.parametrize("name", MAPS)
def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing(name):
    for tag, attributes in page_of(MAPS[name]()).elements:
        assert tag not in {"script", "link", "img", "iframe", "object", "form"}
        assert not any(attribute.startswith("on") for attribute in attributes)
        assert attributes.get("href", "#").startswith("#")
        assert "src" not in attributes


def test_texts_are_shown_as_written_and_never_run_as_markup():
    shown = page_of(nasty())
    told = "\n".join(shown.texts)
    assert [text for text in NASTY if text not in told] == []


def test_every_text_of_a_card_stands_on_the_page():
    told = page_of(webshop(), language="en").texts
    shown = sheet(webshop(), language="en")
    for lane in shown.lanes:
        for cell in lane.cells.values():
            for card in cell:
                assert card.text in told or (card.kind == "emotion" and not card.text)


def test_evidence_is_told_in_full_and_its_card_leads_to_it():
    shown = page_of(webshop(), language="en")
    assert "7.9%, n 3,120, 7 … 8.9, Gebeurtenissen, 30 Sep 2026" in shown.texts
    links = {one["href"] for tag, one in shown.elements if tag == "a"}
    assert links == {f"#evidence-{n}" for n in range(1, 6)}
    assert links <= {f"#{one['id']}" for _, one in shown.elements if "id" in one}


def test_the_curve_has_a_table_that_says_the_same():
    shown = page_of(webshop(), language="en")
    assert {"−1.3", "angry", "212", "−1.5 … −1.1"} <= set(shown.texts)
    plots = [one for tag, one in shown.elements if tag == "svg" and one.get("class") == "plot"]
    assert [one["role"] for one in plots] == ["img"]
    assert "see the table below" in plots[0]["aria-label"]


def test_the_flow_chart_is_a_picture_and_a_table_of_its_ways():
    shown = page_of(webshop(), language="en")
    pictures = [one for tag, one in shown.elements if tag == "div" and one.get("class") == "flow"]
    assert [one["aria-label"] for one in pictures] == ["Flow chart: see the table below"]
    assert {"4. Pays", "3. Puts in cart", "payment fails"} <= set(shown.texts)
    assert not any(one.get("class") == "flow" for _, one in page_of(small()).elements)


def test_marks_are_words_for_those_who_do_not_see_them():
    assert {"observed: ", "reported: ", "assumed: ", "proposed: "} <= set(
        page_of(webshop(), language="en").texts
    )


def test_the_grid_is_a_table_with_heads_for_columns_and_rows():
    heads = [one.get("scope") for tag, one in page_of(webshop()).elements if tag == "th"]
    assert heads.count("colgroup") == 5
    assert heads.count("row") >= 20
    assert heads.count("col") >= 8


def test_empty_maps_say_what_they_lack():
    assert "Deze kaart heeft nog geen stappen." in page_of(empty()).texts
    assert page_of(empty()).tables() == 0
    assert "No emotion is on this map yet." in page_of(small()).texts


def test_findings_and_figures_of_a_proof_stand_on_the_page():
    told = page_of(webshop(), language="en", proof=proof()).texts
    assert proof().findings[0].sentence("en") in told
    assert "65–90%, n 40 journeys" in told


def test_the_same_map_on_the_same_day_gives_the_same_page():
    assert page(sheet(dense()), today=TODAY) == page(sheet(dense()), today=TODAY)


def test_simulated_data_are_labelled():
    assert "Gesimuleerde gegevens" in page_of(webshop()).texts
    assert "Gesimuleerde gegevens" not in page_of(dense()).texts


def test_a_page_is_written_with_what_it_lacks_told(tmp_path):
    told = export(webshop(), tmp_path / "map.html", language="en")
    assert told == [
        "Only the texts in en are written; also in the map: nl.",
        "1 images are described, not drawn: they are not in the workspace, cannot be read, or are too many.",
    ]
    assert (tmp_path / "map.html").stat().st_size < 200_000
