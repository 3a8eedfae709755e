from datetime import date

import pytest
from tests.reports.made import MAPS, dense, empty, proof, small, webshop

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.mapping.evidence import Status
from klantreis.mapping.head import State
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.mapping.touchpoint import Register, Touchpoint
from klantreis.reports import sheet
from klantreis.reports.audiences import AUDIENCES


def card_of(shown, lane, step, at=0):
    return next(one for one in shown.lanes if one.id == lane).cells[step][at]


def map_of(**document):
    return map_from_data(in_full({"id": "m", "head": {"title": "M"}, **document}))


def test_texts_are_in_the_language_asked_for():
    assert sheet(webshop(), language="en").title.title == "Buying a city bike in the web shop"
    assert sheet(webshop(), language="nl").steps[3].title == "Betaalt"


def test_without_a_language_texts_are_in_the_first_of_the_map():
    assert sheet(webshop()).language == "nl"


@pytest.mark.parametrize("asked", ["dutch", "n", "nl_BE", "\U00102cac\x13"])
def test_what_names_no_language_is_refused(asked):
    with pytest.raises(InvalidOptionError, match="names no language"):
        sheet(webshop(), language=asked)


def test_texts_that_lack_a_language_stay_in_the_one_they_have():
    shown = sheet(webshop(), language="en")
    assert card_of(shown, "touchpoint", "zoekt").text == "Zoekadvertentie"


def test_lanes_without_a_title_are_called_by_their_kind():
    titles = {lane.id: lane.title for lane in sheet(webshop(), language="en").lanes}
    assert titles["moment_of_truth"] == "Moment of truth"
    assert titles["afspraken"] == "Agreements with the carrier"


def test_the_title_block_says_who_and_when():
    title = sheet(webshop()).title
    assert (title.personas, title.owner) == (("Sanne, 34",), "Team Klantbeleving")
    assert (title.review_on, title.state) == (date(2027, 3, 31), State.AS_IS)


def test_hidden_lanes_are_left_out():
    journey_map = map_of(lanes=["action", {"kind": "pain", "is_hidden": True}], phases=[])
    assert [lane.kind for lane in sheet(journey_map).lanes] == ["action"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_sees_its_lanes_in_the_order_of_the_map(audience):
    all_kinds = [lane.kind for lane in sheet(webshop()).lanes]
    kinds = [lane.kind for lane in sheet(webshop(), audience=audience).lanes]
    assert kinds == [kind for kind in all_kinds if kind in AUDIENCES[audience]]
    assert 0 < len(kinds) < len(all_kinds)


def test_an_unknown_audience_is_refused_with_those_there_are():
    with pytest.raises(UnknownNameError) as refused:
        sheet(webshop(), audience="markting")
    assert refused.value.found == tuple(AUDIENCES)
    assert "Did you mean 'marketing'?" in str(refused.value)


def test_cards_bear_the_mark_of_what_they_rest_on():
    shown = sheet(webshop())
    marks = {
        "pain": ("betaalt", Status.OBSERVED, "●"),
        "thought": ("zoekt", Status.REPORTED, "◐"),
        "action": ("zoekt", Status.ASSUMED, "○"),
        "opportunity": ("zoekt", Status.PROPOSED, "◌"),
    }
    for lane, (step, status, mark) in marks.items():
        card = card_of(shown, lane, step)
        assert (card.status, card.mark) == (status, mark)


def test_cards_say_the_rest_of_what_they_know_in_lines():
    shown = sheet(webshop(), language="en")
    assert card_of(shown, "kpi", "betaalt").details == ("now 92.1%, target 97%, n 3,120, 30 Sep 2026",)
    assert card_of(shown, "pain", "betaalt").details == ("severity 5/5",)
    moment = card_of(shown, "moment_of_truth", "betaalt")
    assert moment.details == ("first moment: at the shelf", "Who leaves here does not return")
    assert card_of(shown, "emotion", "betaalt").details == (
        "assumed: +0.5",
        "reported: −1.1 unsure (n 13, −1.6 … −0.6)",
        "measured: −1.3 angry (n 212, −1.5 … −1.1)",
    )


def test_evidence_says_its_figures_source_and_date():
    evidence = card_of(sheet(webshop()), "pain", "betaalt").evidence
    assert [(one.kind, one.detail) for one in evidence] == [
        ("metric", "7,9%, n 3.120, 7 … 8,9, Gebeurtenissen, 30 sep 2026")
    ]


def test_the_channel_comes_from_the_register():
    register = Register(touchpoints=(Touchpoint(name="Startpagina", channel="web"),))
    shown = sheet(webshop(), register=register)
    assert card_of(shown, "touchpoint", "zoekt", at=1).details == ("web",)
    assert card_of(shown, "touchpoint", "zoekt", at=0).details == ()


def test_the_three_series_of_emotion_are_never_mixed():
    curves = {curve.series: curve for curve in sheet(webshop()).curves}
    assert list(curves) == ["assumed", "reported", "measured"]
    paying = {series: curve.points for series, curve in curves.items()}
    values = {
        series: next(point.value for point in points if point.step == "betaalt")
        for series, points in paying.items()
    }
    assert values == {"assumed": 0.5, "reported": -1.1, "measured": -1.3}
    assert [point.step for point in curves["measured"].points] == [
        "vergelijkt",
        "winkelwagen",
        "betaalt",
        "wacht",
        "pakt-uit",
        "beveelt-aan",
    ]


def test_each_persona_has_curves_of_its_own_in_the_order_of_the_head():
    cards = {"emotion": [{"persona": "a", "assumed": 1.0}, {"persona": "b", "assumed": -1.0}]}
    journey_map = map_of(
        head={"title": "M", "personas": ["b", "a"]},
        personas=[{"id": "a", "name": "Ans"}, {"id": "b", "name": "Bas"}],
        phases=[{"title": "P", "steps": [{"title": "S", "cards": cards}]}],
    )
    curves = sheet(journey_map).curves
    assert [(curve.persona, curve.points[0].value) for curve in curves] == [("Bas", -1.0), ("Ans", 1.0)]


def test_steps_know_when_they_come():
    steps = sheet(webshop()).steps
    assert [step.elapsed_seconds for step in steps[:4]] == [0, 172_800, 259_200, 259_800]
    assert sheet(small()).steps[0].elapsed_seconds is None


def test_ways_are_the_ways_of_the_map_with_their_labels():
    ways = sheet(webshop()).ways
    assert [(way.from_step, way.to_step) for way in ways] == list(webshop().ways)
    back = next(way for way in ways if way.from_step == "betaalt" and way.to_step == "winkelwagen")
    assert (back.label, back.is_onward) == ("betaling mislukt", False)


def test_a_map_that_is_simulated_says_so():
    assert sheet(webshop()).is_simulated
    assert not sheet(dense()).is_simulated


def test_the_figures_of_a_proof_stand_at_their_steps_with_n_and_interval():
    shown = sheet(webshop(), language="en", proof=proof())
    reach = {step.id: step.figures[0] for step in shown.steps if step.figures}
    # Of 40 persons 8 stop after each of five contacts; the last is at the step "pakt-uit".
    assert [reach[step].value for step in ("zoekt", "vergelijkt", "winkelwagen")] == [1, 0.8, 0.6]
    assert reach["vergelijkt"].text == "80%"
    assert reach["vergelijkt"].detail == "65–90%, n 40 journeys"
    assert shown.proof_period == "1 Mar 2026 – 20 Mar 2026"
    assert [figure.code for figure in shown.proof_figures] == ["fitness", "coverage"]


def test_figures_that_rest_on_few_say_so():
    shown = sheet(webshop(), language="en", proof=proof())
    drop_off = next(one for one in shown.steps[3].figures if one.code == "drop_off")
    assert drop_off.n == 16
    assert drop_off.detail.endswith("n 16 journeys, small n")


def test_findings_of_a_proof_are_sentences_in_the_language():
    assert sheet(webshop(), proof=proof()).findings
    for language in ("nl", "en"):
        shown = sheet(webshop(), language=language, proof=proof())
        assert [one.text for one in shown.findings] == [one.sentence(language) for one in proof().findings]


@pytest.mark.parametrize("name", MAPS)
def test_every_map_becomes_a_sheet_with_all_its_cards(name):
    journey_map = MAPS[name]()
    shown = sheet(journey_map)
    cards = [card for lane in shown.lanes for cell in lane.cells.values() for card in cell]
    assert sorted(card.id for card in cards) == sorted(card.id for _, _, card in journey_map.cards)
    assert [step.number for step in shown.steps] == list(range(1, len(journey_map.steps) + 1))


def test_an_empty_map_has_phases_and_lanes_but_nothing_in_them():
    shown = sheet(empty())
    assert (len(shown.phases), shown.steps, shown.curves, shown.ways) == (6, (), (), ())
