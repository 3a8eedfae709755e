"""A map as Mermaid and back, judged by our reader here and by the real mermaid in test_real_mermaid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.mapping.made import maps
from tests.reports.nasty import NASTY_TEXTS

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports.incoming import UnreadableReportError
from klantreis.reports.mermaid import (
    flowchart_losses,
    flowchart_text,
    journey_losses,
    journey_text,
    label,
    task_label,
)
from klantreis.reports.mermaid_in import map_from_journey

WEBSHOP = map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text("utf-8"))


def read(text: str) -> JourneyMap:
    return map_from_journey(text)[0]


def titles(journey_map: JourneyMap) -> list[str]:
    return [str(step.title) for step in journey_map.steps]


def emotions(journey_map: JourneyMap) -> list[float | None]:
    found = []
    for step in journey_map.steps:
        cards = [card for cell in step.cards.values() for card in cell if card.kind == "emotion"]
        found.append(cards[0].assumed.value if cards and cards[0].assumed else None)
    return found


def drawn(text: str) -> list[str]:
    """The lines that Mermaid draws."""
    return [line.strip() for line in text.splitlines() if not line.strip().startswith("%%")]


@given(maps)
@settings(max_examples=60, deadline=None)
def test_any_map_comes_back_from_its_journey_as_it_was(journey_map):
    assert map_from_journey(journey_text(journey_map)) == (journey_map, [])


@given(maps)
@settings(max_examples=30, deadline=None)
def test_any_map_comes_back_whatever_language_the_diagram_shows(journey_map):
    assert map_from_journey(journey_text(journey_map, language="nl")) == (journey_map, [])


def test_the_web_shop_comes_back_as_it_was():
    assert map_from_journey(journey_text(WEBSHOP)) == (WEBSHOP, [])


def test_a_step_is_a_task_with_its_best_known_score_and_the_personas():
    lines = drawn(journey_text(WEBSHOP))
    assert lines[0] == "journey"
    assert "title Een stadsfiets kopen in de webwinkel (Gesimuleerde gegevens)" in lines
    assert "section Levering" in lines
    assert "Betaalt: 2: Sanne#44; 34" in lines  # measured -1.3, though the team assumed 0.5
    assert "Belt over een rammel: 3: Sanne#44; 34" in lines  # reported -0.4, nothing measured


def test_the_diagram_says_what_it_does_not_draw():
    told = " ".join(journey_losses(WEBSHOP, language="en"))
    assert "touchpoint (" in told
    assert "kept in comments" in told
    assert "edge (3)" in told
    assert "measured (6), reported (2)" in told
    assert "also in the map: nl" in told
    assert "left out" in " ".join(journey_losses(WEBSHOP, language="en", with_comments=False))


def test_a_map_of_phases_and_round_emotions_alone_loses_nothing():
    text = "journey\n title T\n section A\n  x: 5\n"
    assert journey_losses(read(text)) == []


def test_without_comments_only_what_is_drawn_comes_back():
    back = read(journey_text(WEBSHOP, with_comments=False))
    assert (back.head.title, back.head.is_simulated) == (WEBSHOP.head.title["nl"], True)
    assert titles(back) == [step.title["nl"] for step in WEBSHOP.steps]
    assert emotions(back)[3] == -1


def test_without_an_emotion_the_score_is_three_and_the_emotion_stays_open():
    plain = read("journey\n title T\n section A\n  x: 5\n  y\n")
    text = journey_text(plain)
    assert "y: 3" in drawn(text)
    assert read(text) == plain


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_title_comes_back_from_the_drawn_lines_alone(text):
    source = "journey\n section A\n  x: 5\n"
    nasty = read(source)
    step = nasty.steps[0].changed(title=text)
    nasty = nasty.changed(phases=(nasty.phases[0].changed(title=text, steps=(step,)),))
    back, notes = map_from_journey(journey_text(nasty, with_comments=False))
    shown = [back.phases[0].title, back.steps[0].title]
    assert [label(one) for one in shown] == [label(text)] * 2
    assert [one for one in notes if "title" not in one] == []
    assert read(journey_text(nasty)) == nasty


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_labels_hold_nothing_that_mermaid_gives_a_meaning(text):
    bare = re.sub(r"#\d+;", "", label(text))
    assert not re.search(r"[#:;%<>\n\r\"`{}\[\]|\\]", bare)
    assert not re.match(r"(?i)title|section|journey|accTitle|accDescr", task_label(text))


# Every trap of the grammar, read leniently.


def test_a_colon_in_the_name_of_a_task_is_not_taken_for_its_score():
    back, notes = map_from_journey("journey\n section A\n  Call 10:30 desk: 5: Me\n")
    assert titles(back) == ["Call 10:30 desk"]
    assert emotions(back) == [2]
    assert notes == ["Line 3: a colon stood in the name of a task; it is read as Call 10:30 desk."]


def test_a_hash_opens_a_comment_as_in_mermaid():
    back, notes = map_from_journey("journey\n section A\n  Order placed: 5: Me # why\n")
    assert titles(back) == ["Order placed"]
    assert notes == ["Line 3: a comment behind # is left out: why"]


def test_statements_joined_by_semicolons_are_taken_apart():
    back, notes = map_from_journey("journey\n section A\n  A: 5: Me; B: 1: Me\n")
    assert titles(back) == ["A", "B"]
    assert emotions(back) == [2, -2]
    assert notes == ["Line 3: several statements on one line were split at ';'."]


def test_entities_are_read_as_their_characters_and_split_nothing():
    back, notes = map_from_journey("journey\n section A #58; B\n  #74;ourney #35;5#59; a #amp; b: 5: Me\n")
    assert back.phases[0].title == "A : B"
    assert titles(back) == ["Journey #5; a & b"]
    assert notes == []


@pytest.mark.parametrize(("score", "value"), [("0", -2), ("-2", -2), ("9", 2), ("7.5", 2)])
def test_a_score_outside_one_to_five_is_clipped_aloud_and_kept_as_written(score, value):
    back, notes = map_from_journey(f"journey\n section A\n  x: {score}\n")
    reading = back.steps[0].cards["emotion"][0].assumed
    assert reading.value == value
    assert reading.formula.startswith(f"{score} - 3")
    assert len(notes) == 1


def test_a_broken_score_keeps_its_fraction():
    assert emotions(read("journey\n section A\n  x: 3.5\n")) == [0.5]


def test_a_score_that_is_no_number_leaves_the_emotion_open():
    back, notes = map_from_journey("journey\n section A\n  x: great: Me\n")
    assert emotions(back) == [None]
    assert notes == ["Line 3: the score great of task x is no number; the emotion is left open."]


def test_a_task_without_a_score_is_a_step():
    back, notes = map_from_journey("journey\n section A\n  x\n")
    assert titles(back) == ["x"]
    assert notes == ["Line 3: task x has no score; the emotion is left open."]


def test_parts_behind_the_actors_are_left_out_as_mermaid_does():
    back, notes = map_from_journey("journey\n section A\n  x: 5: Me: later\n")
    assert titles(back) == ["x"]
    assert notes == ["Line 3: later behind the actors of task x is left out, as Mermaid does."]


def test_tasks_before_the_first_section_get_a_phase():
    back, notes = map_from_journey("journey\n title Day\n  x: 5\n section B\n  y: 4\n")
    assert [phase.title for phase in back.phases] == ["Day", "B"]
    assert "before the first section" in notes[0]


def test_equal_sections_in_a_row_are_one_phase_as_they_are_drawn():
    back = read("journey\n section A\n  x: 5\n section A\n  y: 4\n section B\n section A\n z: 1\n")
    assert [phase.title for phase in back.phases] == ["A", "B", "A"]
    assert [len(phase.steps) for phase in back.phases] == [2, 0, 1]


def test_actors_become_personas_and_come_back():
    text = "journey\n section A\n  x: 5: Me, Cat, Me\n  y: 1: Cat\n  z: 3:\n"
    back = read(text)
    assert [persona.name for persona in back.personas] == ["Me", "Cat"]
    assert [card.persona for card in back.steps[1].cards["emotion"]] == ["cat"]
    assert drawn(journey_text(back))[-3:-1] == ["x: 5: Me, Cat", "y: 1: Cat"]


def test_titles_comments_settings_and_descriptions_are_understood():
    text = (
        "---\ntitle: Front\nconfig:\n---\n%%{init: {'theme': 'dark'}}%%\n  journey\n  %% a comment\n"
        "  title Working day\n  accDescr {\n   many\n   lines }\n  accTitle: short\n  section A\n  x: 5\n"
    )
    back, notes = map_from_journey(text)
    assert (back.head.title, back.head.goal, back.id) == ("Working day", "many lines", "working-day")
    assert [note for note in notes if "settings" in note] == notes
    assert len(notes) == 2


def test_a_fenced_diagram_with_a_byte_order_mark_and_windows_lines_is_read():
    text = "\ufeff# Notes\r\n```mermaid\r\njourney\r\n section A<br/>B\r\n  x: 5\r\n```\r\n"
    assert read(text).phases[0].title == "A B"


def test_a_header_that_mermaid_would_not_detect_is_repaired():
    back, notes = map_from_journey("Journey\n title T\n section A\n  x: 5\n")
    assert (titles(back), len(notes)) == (["x"], 1)


@pytest.mark.parametrize("text", ["", "flowchart LR\n a --> b", "hello", "---\ntitle: x"])
def test_what_is_no_journey_is_refused_with_what_to_write(text):
    with pytest.raises(UnreadableReportError, match="first line must be: journey"):
        map_from_journey(text)


# What somebody changed in the diagram since.


def edited(old: str, new: str) -> tuple[JourneyMap, list[str]]:
    text = journey_text(WEBSHOP)
    assert old in text
    return map_from_journey(text.replace(old, new))


def test_a_title_changed_in_the_diagram_is_taken_over_in_that_language():
    back, notes = edited("      Wacht op levering: ", "      Wacht: ")
    assert back.step("wacht").title == {"nl": "Wacht", "en": "Waits for delivery"}
    assert back.step("wacht").cards == WEBSHOP.step("wacht").cards
    assert notes == ["Stap Wacht op levering heet in het diagram Wacht; dat is overgenomen."]


def test_a_score_changed_in_the_diagram_becomes_the_assumed_emotion_alone():
    back, notes = edited("Betaalt: 2:", "Betaalt: 5:")
    emotion = back.step("betaalt").cards["emotion"][0]
    before = WEBSHOP.step("betaalt").cards["emotion"][0]
    assert emotion.assumed.value == 2
    assert (emotion.measured, emotion.reported) == (before.measured, before.reported)
    assert len(notes) == 1


def test_a_task_taken_away_takes_its_ways_along():
    text = journey_text(WEBSHOP)
    lines = [
        line for line in text.splitlines() if '"id":"pakt-uit"' not in line and "Pakt de fiets" not in line
    ]
    back, notes = map_from_journey("\n".join(lines))
    assert [step.id for step in back.steps] == [s.id for s in WEBSHOP.steps if s.id != "pakt-uit"]
    assert notes == ["Een weg van pakt-uit naar beveelt-aan is weggelaten: die stap is er niet."]


def test_a_task_added_by_hand_gets_an_id_of_its_own():
    back, _ = edited("    section Service", "    section Service\n      Belt: 1: Sanne#44; 34")
    assert "belt-2" in [step.id for step in back.steps]
    assert len(back.steps) == len(WEBSHOP.steps) + 1
    assert emotions(back)[-3] == -2


def test_a_task_copied_with_its_comment_keeps_the_texts_under_new_ids():
    text = journey_text(WEBSHOP)
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if '"id":"wacht"' in line)
    back, notes = map_from_journey("\n".join([*lines[: at + 2], *lines[at : at + 2], *lines[at + 2 :]]))
    assert [step.id for step in back.steps].count("wacht") == 1
    assert len(back.steps) == len(WEBSHOP.steps) + 1
    assert notes


@pytest.mark.parametrize(
    "broken", ["{", '{"step":{"cards":5}}', '{"map":{"head":5}}', "[]", '{"new":1}', "5"]
)
def test_a_spoiled_comment_costs_only_itself(broken):
    back, _ = map_from_journey(f"journey\n %% jm {broken}\n title T\n section A\n  x: 4\n")
    assert (titles(back), emotions(back)) == (["x"], [1])


# The flow chart.


def test_the_flow_chart_has_a_node_a_step_a_box_a_phase_and_an_arrow_a_way():
    lines = drawn(flowchart_text(WEBSHOP))
    assert lines[0] == "flowchart LR"
    assert 'simulated[/"Gesimuleerde gegevens"/]' in lines
    assert 's4{"Betaalt"}' in lines
    assert sum(line.startswith("subgraph ") for line in lines) == 5
    assert 's4 -->|"betaling mislukt"| s3' in lines
    assert "start --> s1" in lines
    assert "s8 --> finish" in lines
    assert sum("-->" in line for line in lines) == len(WEBSHOP.ways) + 2


def test_the_flow_chart_says_what_it_does_not_hold():
    told = flowchart_losses(WEBSHOP, language="en")
    assert "emotion (8)" in told[0]
    assert "usual time since the step before (7)" in told[0]
