"""A map as Markdown, judged by a Markdown reader."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.reports.nasty import NASTY_TEXTS

from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports import export, sheet
from klantreis.reports.markdown import markdown_text, plain

WEBSHOP = map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text("utf-8"))
READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def shown(markdown: str) -> list[str]:
    """The texts that a reader of Markdown shows, a block each."""
    tokens = READER.parse(markdown)
    return [
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    ]


def headings(markdown: str) -> list[tuple[str, str]]:
    tokens = READER.parse(markdown)
    pairs = pairwise(tokens)
    found = [(opening.tag, inline) for opening, inline in pairs if opening.type == "heading_open"]
    return [(tag, "".join(child.content for child in inline.children)) for tag, inline in found]


def test_phases_and_steps_are_headings():
    found = headings(markdown_text(WEBSHOP, sheet(WEBSHOP, language="en")))
    assert found[0] == ("h1", "Buying a city bike in the web shop")
    assert ("h2", "Purchase") in found
    assert ("h3", "★ 4. Pays") in found
    assert len([tag for tag, _ in found if tag == "h3"]) == len(WEBSHOP.steps)


def test_cards_stand_in_their_lanes_with_marks_details_and_evidence():
    texts = shown(markdown_text(WEBSHOP, sheet(WEBSHOP, language="en")))
    at = texts.index("● Payment fails, then a mail that the cart is still full (severity 5/5)")
    assert texts[at - 1] == "Pain"
    assert texts[at + 1].startswith("“Failed payments with a reminder” (7.9%, n 3,120, 7 … 8.9")


def test_the_series_of_emotion_stand_apart_with_n_and_interval():
    texts = shown(markdown_text(WEBSHOP, sheet(WEBSHOP, language="en")))
    at = texts.index("4. Pays")
    assert texts[at : at + 4] == [
        "4. Pays",
        "+0.5",
        "−1.1 unsure (n 13, −1.6 … −0.6)",
        "−1.3 angry (n 212, −1.5 … −1.1)",
    ]
    assert any(text.startswith("○ assumed: +0.5 · ◐ reported: −1.1 unsure") for text in texts)


def test_simulated_data_and_the_share_of_assumed_cards_are_said():
    texts = shown(markdown_text(WEBSHOP, sheet(WEBSHOP, language="en")))
    assert texts[1] == "Simulated data"
    assert texts[-1] == "77% of 75 cards assumed"


def test_the_flow_chart_is_there_as_mermaid():
    fences = [
        token for token in READER.parse(markdown_text(WEBSHOP, sheet(WEBSHOP))) if token.type == "fence"
    ]
    assert [fence.info for fence in fences] == ["mermaid"]
    assert fences[0].content.startswith("flowchart LR\n")


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_text_is_shown_as_it_is_and_opens_nothing(text):
    made = map_from_yaml(
        "head: {title: T}\nlanes: [pain]\nphases: [{id: a, title: A, steps: [{id: s, title: S}]}]"
    )
    (phase,) = made.phases
    step = phase.steps[0].changed(title=text, description=text)
    made = made.changed(
        head=made.head.changed(title=text, goal=text), phases=(phase.changed(title=text, steps=(step,)),)
    )
    markdown = markdown_text(made, sheet(made, language="en"))
    wanted = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    found = headings(markdown)
    assert found[0] == ("h1", wanted or "…")
    assert ("h2", wanted or "…") in found
    assert ("h3", f"1. {wanted}".strip()) in found
    if wanted:
        assert wanted in shown(markdown)  # the description
        assert f"Goal: {wanted}" in shown(markdown)
    kinds = {token.type for token in READER.parse(markdown)}
    assert not kinds & {"html_block", "code_block", "table_open"}
    inline = {child.type for token in READER.parse(markdown) for child in token.children or ()}
    assert inline <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "softbreak",
    }


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_text_stays_in_its_cell_of_a_table(text):
    row = READER.render(f"| a | b |\n| --- | --- |\n| x {plain(text)} | y |\n")
    assert row.count("<td>") == 2
    assert not re.search(r"<(?!/?(?:table|thead|tbody|tr|th|td)\b)", row)


def test_an_empty_map_says_so(tmp_path):
    told = export(map_from_yaml("head: {title: Leeg, languages: [nl]}"), tmp_path / "map.md")
    assert told == []
    texts = shown((tmp_path / "map.md").read_text("utf-8"))
    assert "Deze kaart heeft nog geen stappen." in texts
    assert texts[-1] == "nog geen kaartjes"


def test_an_audience_sees_its_lanes_alone():
    texts = shown(markdown_text(WEBSHOP, sheet(WEBSHOP, language="en", audience="board")))
    assert "Pain" in texts
    assert "Backstage" not in texts
