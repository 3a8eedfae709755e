"""Charts: shapes that add up, names that are shown, files that need no network."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from tests.journeys.build import blocks_from, blocks_of_sequences
from tests.journeys.made import run

from klantreis.journeys.analyses.flow import Flow
from klantreis.journeys.analyses.listing import Listing
from klantreis.journeys.analyses.paths import Paths
from klantreis.journeys.analyses.summary import Summary
from klantreis.journeys.analyses.trend import Trend
from klantreis.journeys.analyses.variants import Variants
from klantreis.journeys.analyses.vocabulary import Vocabulary
from klantreis.journeys.charts import histogram, sankey, style
from klantreis.journeys.charts.flow import readable
from klantreis.journeys.lens import Lens
from klantreis.journeys.log_histogram import log_bin

LONG = "Aansprakelijkheidswaardevaststelling"
SEQUENCES = [["Visit", "Cart", LONG]] * 6 + [["Visit", "Visit"]] * 3 + [["Cart"]]
CHARTS = {
    "heatmap": lambda ask: ask(Flow()).plot(),
    "sankey": lambda ask: ask(Flow()).plot("sankey"),
    "times": lambda ask: ask(Flow()).plot("times"),
    "differences": lambda ask: ask(Flow()).compare(ask(Flow())).plot(),
    "paths": lambda ask: ask(Paths()).plot(),
    "paths between": lambda ask: ask(Paths(anchor="Cart", to="Visit", direction="backward")).plot(),
    "variants": lambda ask: ask(Variants()).plot(),
    "summary": lambda ask: ask(Summary()).plot(),
    "compared touchpoints": lambda ask: ask(Summary()).compare(ask(Summary())).plot(),
    "trend": lambda ask: ask(Trend("day")).plot(),
    "vocabulary": lambda ask: ask(Vocabulary()).plot(),
    "listing": lambda ask: ask(Listing()).plot(),
}


def asking(sequences, lens: Lens = Lens()):  # noqa: B008 - frozen
    blocks, names = blocks_of_sequences([*sequences, ["Visit", "Cart"]])
    blocks = blocks if sequences else []
    return lambda analysis: run(analysis, blocks, lens.bind(names))


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_valid_vega_lite(name):
    specification = CHARTS[name](asking(SEQUENCES)).to_dict()
    assert specification["$schema"].endswith(".json")
    assert specification["title"]["text"]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_of_nothing_is_still_a_chart(name):
    assert CHARTS[name](asking([])).to_dict()["title"]["text"]


@pytest.mark.parametrize("analysis", [Flow(), Paths(), Variants(), Summary(), Vocabulary()])
def test_long_names_are_in_the_picture_and_it_is_well_formed(analysis, tmp_path):
    file = asking(SEQUENCES)(analysis).save(tmp_path / "chart.svg")
    text = " ".join(ElementTree.fromstring(file.read_text()).itertext())  # noqa: S314 - our own file
    assert LONG[:15] in text
    assert "Visit" in text


def test_a_page_holds_its_javascript_and_loads_nothing(tmp_path):
    page = asking(SEQUENCES)(Flow()).save(tmp_path / "chart.html").read_text()
    assert not re.search(r"<script[^>]+src=|<link[^>]+href=", page)
    assert "vega" in page


def test_a_picture_is_a_png(tmp_path):
    assert asking(SEQUENCES)(Variants()).save(tmp_path / "chart.PNG").read_bytes().startswith(b"\x89PNG")


def test_a_heat_map_of_many_touchpoints_is_not_cut_off():
    sequences = [[f"t{i}", f"t{j}"] for i in range(75) for j in range(75)]
    specification = asking(sequences)(Flow(times=False)).plot(top=100).to_dict()
    assert "t74" in str(specification)


def test_ribbons_fill_the_nodes_that_they_join():
    a, b, c = (0, "a"), (1, "b"), (1, "c")
    links, sizes = {(a, b): 3, (a, c): 1}, {a: 4, b: 3, c: 1}
    boxes = sankey._boxes(sizes, 300)
    points = sankey._ribbons(links, boxes, dict.fromkeys("abc", "#000"))
    for pair, place, end in [((a, b), a, 0), ((a, b), b, -1), ((a, c), c, -1)]:
        ribbon = [point for point in points if (point["from"], point["to"]) == (pair[0][1], pair[1][1])]
        assert (
            boxes[place].top - 1e-9
            <= ribbon[end]["top"]
            < ribbon[end]["bottom"]
            <= boxes[place].bottom + 1e-9
        )
    leaving = sum(point["bottom"] - point["top"] for point in points if point["x"] == sankey._NODE_WIDTH)
    assert leaving == pytest.approx(boxes[a].bottom - boxes[a].top)


def test_nodes_of_a_column_leave_room_for_their_names():
    boxes = sankey._boxes({(0, f"t{i}"): 1 if i else 100_000 for i in range(9)}, 400)
    middles = sorted((box.top + box.bottom) / 2 for box in boxes.values())
    assert min(later - sooner for sooner, later in pairwise(middles)) >= 14
    assert max(box.bottom for box in boxes.values()) <= 400 + 1e-9


def test_what_is_no_touchpoint_is_grey_and_others_differ():
    colours = style.colours(["Visit", "(end)", "Cart", "Visit"])
    assert colours["(end)"] == colours["(other)"] == style.QUIET
    assert len({colours["Visit"], colours["Cart"], style.QUIET}) == 3


def test_small_shares_are_not_written_as_zero():
    assert [style.percent(share) for share in (0, 0.0004, 0.012, 0.3, 1)] == [
        "0%",
        "<0.1%",
        "1.2%",
        "30%",
        "100%",
    ]


def test_bars_hold_every_duration_where_it_belongs():
    seconds = [0, 1, 60, 3600, 86_400 * 400]
    shown = histogram.bars([log_bin(s * 1_000_000) for s in seconds], [1] * 5, {})
    assert sum(bar["count"] for bar in shown) == 5
    assert sum(bar["share"] for bar in shown) == pytest.approx(1)
    for second in seconds[1:]:
        assert any(bar["from"] <= second < bar["to"] for bar in shown)


def test_durations_are_written_in_the_unit_that_suits_them():
    assert [readable(s) for s in (0.5, 40, 312, 11_160, 1_036_800)] == [
        "0.5 s",
        "40 s",
        "5.2 min",
        "3.1 h",
        "12 d",
    ]


def test_paths_gather_small_nodes_of_a_column_but_lose_none():
    sequences = [["Visit", f"t{i}"] for i in range(40)]
    blocks, names = blocks_of_sequences(sequences)
    chart = run(Paths(top=None), blocks, Lens().bind(names)).plot().to_dict()
    nodes = next(data for data in chart["datasets"].values() if "middle" in data[0])
    assert sum(node["count"] for node in nodes if node["x"] == 2) == 40
    assert "(other)" in {node["label"] for node in nodes}


def test_names_with_quotes_do_not_break_a_chart(tmp_path):
    blocks, names = blocks_from("a 09:00 o'clock", 'a 09:01 "x"', "a 09:02 <b>&amp;")
    for analysis in (Flow(), Paths(), Variants(), Summary()):
        file = run(analysis, blocks, Lens().bind(names)).save(tmp_path / "chart.svg")
        assert "o'clock" in " ".join(ElementTree.fromstring(file.read_text()).itertext())  # noqa: S314
