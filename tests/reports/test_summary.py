from tests.reports.made import dense, webshop

from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.reports.sheet import sheet
from klantreis.reports.summary import MOST_ITEMS, MOST_LETTERS, summary


def blocks_of(journey_map):
    shown = summary(sheet(journey_map, language="en"))
    return {block["title"]: block for block in shown["blocks"]}


def test_the_worst_pains_come_first():
    pains = blocks_of(webshop())["Worst pains"]["items"]
    assert [pain["severity"] for pain in pains] == [5, 4, 3, 2]


def test_lows_and_highs_are_by_the_best_series_a_step_has():
    blocks = blocks_of(webshop())
    assert [(one["step"], one["detail"]) for one in blocks["Lowest points"]["items"]] == [
        (4, "−1.3 angry · measured · n 212"),
        (5, "−0.6 · measured · n 890"),
        (7, "−0.4 · reported · n 9"),
    ]
    assert [one["step"] for one in blocks["Highest points"]["items"]] == [6, 8, 3]


def test_a_high_is_never_among_the_lows():
    steps = [{"title": "S", "cards": {"emotion": [{"assumed": 1.0}]}}]
    blocks = blocks_of(
        map_from_data(
            in_full({"id": "m", "head": {"title": "M"}, "phases": [{"title": "P", "steps": steps}]})
        )
    )
    assert blocks["Lowest points"]["items"] == []
    assert len(blocks["Highest points"]["items"]) == 1


def test_what_does_not_fit_is_counted():
    pains = blocks_of(dense())["Worst pains"]
    n = sum(card.kind == "pain" for _, _, card in dense().cards)
    assert len(pains["items"]) == MOST_ITEMS
    assert pains["more"] == f"and {n - MOST_ITEMS} more"


def test_long_texts_are_cut_at_a_word():
    steps = [{"title": "S", "cards": {"pain": ["woord " * 60]}}]
    journey_map = map_from_data(
        in_full({"id": "m", "head": {"title": "M"}, "phases": [{"title": "P", "steps": steps}]})
    )
    text = blocks_of(journey_map)["Worst pains"]["items"][0]["text"]
    assert len(text) <= MOST_LETTERS + 2
    assert text.endswith("woord …")


def test_figures_count_what_is_on_the_map():
    figures = summary(sheet(webshop(), language="en"))["figures"]
    assert [(one["text"], one["label"]) for one in figures] == [
        ("8", "steps"),
        ("15", "touchpoints"),
        ("75", "cards"),
        ("77%", "assumed"),
    ]
