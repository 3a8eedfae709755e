"""The rules of the document and the advice on it, each with its message in both languages."""

from __future__ import annotations

import string
from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from typing import Any, get_args

import pytest
from tests.mapping.made import BAKERY

from klantreis.mapping import catalogue_en, catalogue_nl
from klantreis.mapping.cards import KINDS, LINES
from klantreis.mapping.evidence import Status
from klantreis.mapping.map import JourneyMap, LaneKind
from klantreis.mapping.problem import Problem
from klantreis.mapping.rules import check
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.touchpoint import Register, Touchpoint

TODAY = date(2026, 3, 1)


def bakery(**head: Any) -> dict[str, Any]:
    """The bakery's map with nothing to say against it."""
    document = deepcopy(BAKERY)
    document["head"] |= {"review_on": "2026-12-01", **head}
    document["lanes"].append({"id": "moment_of_truth", "kind": "moment_of_truth"})
    pays = document["phases"][1]["steps"][1]
    pays["cards"]["moment_of_truth"] = [{"kind": "moment_of_truth", "id": "truth", "text": "Pays or leaves"}]
    return document


def found(document: dict[str, Any], **others: Any) -> list[Problem]:
    return check(map_from_data(document), today=TODAY, **others)


def only(document: dict[str, Any], code: str, **others: Any) -> Problem:
    problems = found(document, **others)
    assert [problem.code for problem in problems] == [code]
    return problems[0]


def step(document: dict[str, Any], phase: int = 1, index: int = 1) -> dict[str, Any]:
    chosen: dict[str, Any] = document["phases"][phase]["steps"][index]
    return chosen


def test_a_good_map_has_no_problems():
    assert found(bakery(), register=["Mailing"], personas=[], maps=[]) == []


def test_an_id_of_two_parts_is_an_error():
    document = bakery()
    document["lanes"].append({"id": "slow", "kind": "note"})
    problem = only(document, "duplicate_id")
    assert problem.where == ("slow",)
    assert problem.message() == (
        "The id slow is used 2 times: for lane 'slow', pain 'Slow'. Give each part an id of its own."
    )
    assert problem.message("nl").startswith(
        "De id slow is 2 keer gebruikt: voor rij 'slow', pijnpunt 'Slow'."
    )


def test_a_card_in_a_lane_that_does_not_exist_is_an_error():
    document = bakery()
    step(document)["cards"]["pian"] = [{"kind": "pain", "id": "dear", "text": "Dear"}]
    problem = only(document, "unknown_lane")
    assert problem.where == ("pays", "dear")
    assert "lane pian, which does not exist. Did you mean pain?" in problem.message()
    assert "rij pian, die niet bestaat. Bedoel je pain?" in problem.message("nl")


def test_a_card_in_a_lane_of_another_kind_is_an_error():
    document = bakery()
    step(document)["cards"]["action"] = [{"kind": "pain", "id": "dear", "text": "Dear"}]
    problem = only(document, "wrong_lane")
    assert problem.message().startswith("Card dear is of kind pain, but lane action holds action.")
    assert problem.message("nl").startswith("Kaartje dear is van de soort pijnpunt, maar rij action")


def test_two_emotions_of_one_persona_in_a_cell_are_an_error():
    document = bakery()
    step(document)["cards"]["emotion"] += [
        {"kind": "emotion", "id": "other", "assumed": {"value": 1}},
        {"kind": "emotion", "id": "of-anna", "persona": "anna", "assumed": {"value": 2}},
    ]
    problem = only(document, "two_emotions")
    assert problem.where == ("pays",)
    assert "2 emotion cards in lane emotion for everyone" in problem.message()
    assert "2 emotiekaartjes in rij emotion voor iedereen" in problem.message("nl")


def test_a_card_of_a_persona_the_head_does_not_name_is_an_error():
    document = bakery(personas=["bob"])
    problem = only(document, "persona_not_named")
    assert problem.where == ("chooses", "no-picture")
    assert "Named in the head are: bob." in problem.message()
    assert "In de kop staan: bob." in problem.message("nl")


def test_a_persona_nobody_described_is_an_error_once_the_personas_are_known():
    document = bakery(personas=["anna", "bob", "anne"])
    assert found(document) == []
    problem = only(document, "unknown_persona", personas=[])
    assert "persona anne, which does not exist. Did you mean anna?" in problem.message()
    assert "persona anne, die niet bestaat. Bedoel je anna?" in problem.message("nl")


def test_an_edge_to_nowhere_is_an_error():
    document = bakery()
    document["edges"].append({"id": "on", "from": "pays", "to": "eats"})
    problem = only(document, "edge_to_nowhere")
    assert problem.where == ("on",)
    assert problem.message() == (
        "Edge on goes to or from step eats, which does not exist. There are: sees-offer, chooses, pays."
    )
    assert problem.message("nl").startswith("Verbinding on gaat naar of van stap eats, die niet bestaat.")


def test_a_step_that_no_way_leads_to_is_an_error():
    document = bakery()
    step(document, 0, 0)["leads_on"] = False
    document["edges"] = []
    problems = found(document)
    assert [(problem.code, problem.where) for problem in problems] == [
        ("unreachable_step", ("chooses",)),
        ("unreachable_step", ("pays",)),
    ]
    assert problems[0].message().startswith("No way leads to step chooses. Let the step before it lead on")
    assert problems[0].message("nl").startswith("Geen weg leidt naar stap chooses.")


@pytest.mark.parametrize(
    "way", [{"edges": [{"id": "on", "from": "sees-offer", "to": "chooses"}]}, {"is_start": True}]
)
def test_an_edge_or_a_start_makes_a_step_reachable(way: dict[str, Any]):
    document = bakery()
    step(document, 0, 0)["leads_on"] = False
    if "edges" in way:
        document["edges"] = way["edges"]
    else:
        step(document, 1, 0).update(way)
    assert found(document) == []


def test_a_touchpoint_that_the_register_lacks_is_an_error_wherever_it_is_named():
    document = bakery(scope={"start": "Maling", "end": "Mailing"})
    document["personas"][0]["segment"] = {"did": ["Oven"]}
    problems = found(document, register=["Mailing", "Order"])
    assert [problem.where for problem in problems] == [("head", "scope"), ("anna", "segment")]
    assert (
        "head names touchpoint Maling, which is not in the register. Did you mean Mailing?"
        in problems[0].message()
    )
    assert "noemt contactmoment Oven, dat niet in het register staat. Er zijn: Mailing, Order." in problems[
        1
    ].message("nl")


def test_a_step_that_opens_a_map_that_does_not_exist_is_an_error():
    document = bakery()
    step(document)["opens"] = "paying"
    problem = only(document, "unknown_map", maps=[])
    assert problem.where == ("pays", "opens")
    assert "Step pays opens map paying, which does not exist." in problem.message()
    assert "Stap pays opent kaart paying, die niet bestaat." in problem.message("nl")


def opening(id_: str, *others: str) -> JourneyMap:
    steps = [{"id": f"to-{other}", "title": other, "opens": other} for other in others]
    phases = [{"id": "phase", "title": "Phase", "steps": steps}]
    return map_from_data({"id": id_, "head": {"title": id_}, "phases": phases})


def test_maps_that_open_each_other_in_a_circle_are_an_error():
    maps = [opening("b", "d", "c"), opening("c", "a"), opening("d")]
    cycle = [problem for problem in check(opening("a", "b", "d"), maps=maps) if problem.code == "map_cycle"]
    assert [(problem.where, problem.values["path"]) for problem in cycle] == [
        (("to-b", "opens"), "a → b → c → a")
    ]
    assert (
        cycle[0].message()
        == "Maps open each other in a circle: a → b → c → a. Let one of these steps open nothing."
    )
    assert cycle[0].message("nl").startswith("Kaarten openen elkaar in een kring")


def test_a_map_that_opens_itself_is_a_circle_and_a_circle_elsewhere_is_not_told_here():
    assert "map_cycle" in [problem.code for problem in check(opening("a", "a"), maps=[])]
    others = [opening("b", "c"), opening("c", "b")]
    assert "map_cycle" not in [problem.code for problem in check(opening("a", "b"), maps=others)]


def test_a_map_without_an_owner_or_review_date_is_warned_of():
    problems = found(bakery(owner=None, review_on=None))
    assert [(problem.level.value, problem.code) for problem in problems] == [
        ("warning", "no_owner"),
        ("warning", "no_review_date"),
    ]
    assert problems[0].message("nl").startswith("Niemand is eigenaar van deze kaart.")


def test_a_review_date_that_passed_is_warned_of_and_today_is_in_time():
    assert found(bakery(review_on="2026-03-01")) == []
    problem = only(bakery(review_on="2026-02-19"), "review_due")
    assert "by 2026-02-19, 10 days ago" in problem.message()
    assert "uiterlijk 2026-02-19 herzien worden, 10 dagen geleden" in problem.message("nl")


@pytest.mark.parametrize(("n", "codes"), [(40, []), (41, ["many_steps"])])
def test_more_than_forty_steps_are_warned_of(n: int, codes: list[str]):
    document = bakery()
    more = [{"id": f"more-{i}", "title": "More"} for i in range(n - 3)]
    document["phases"][1]["steps"] += more
    problems = found(document)
    assert [problem.code for problem in problems] == codes
    assert all("41 steps; more than 40" in problem.message() for problem in problems)


def test_a_map_without_steps_or_without_a_moment_of_truth_is_warned_of():
    empty = bakery()
    empty |= {"phases": [], "edges": []}
    assert only(empty, "no_steps").message("nl") == "De kaart heeft nog geen stappen. Voeg de eerste toe."
    without = bakery()
    del step(without)["cards"]["moment_of_truth"]
    assert "Ask where customers decide" in only(without, "no_moment_of_truth").message()


def registered(*channels: str | None) -> Register:
    return Register(touchpoints=tuple(Touchpoint(name="Mailing", channel=channel) for channel in channels))


def test_a_preferred_channel_that_no_touchpoint_is_in_is_warned_of():
    problem = only(bakery(), "channel_missing", register=registered("post"))
    assert problem.where == ("anna",)
    assert problem.message().startswith("Persona Anna prefers web, but no touchpoint on the map is in it.")
    assert problem.message("nl").startswith("Persona Anna gebruikt het liefst web")


@pytest.mark.parametrize("register", [registered("web"), registered(None), ["Mailing"]])
def test_a_channel_is_not_missed_when_it_is_there_or_unknown(register: Register | Sequence[str]):
    assert found(bakery(), register=register) == []


def test_the_channel_on_a_card_counts_before_that_of_the_register():
    document = bakery()
    step(document, 0, 0)["cards"]["touchpoint"][0]["channel"] = "web"
    assert found(document, register=registered("post")) == []


def test_evidence_that_nobody_can_check_is_warned_of():
    document = bakery()
    step(document)["cards"]["pain"][0]["evidence"] += [
        {"kind": "metric", "id": "drop", "text": "Drop-off", "value": 0.3, "source": "Web shop"},
        {"kind": "document", "id": "report", "text": "Report"},
    ]
    problems = found(document)
    assert [(problem.code, problem.where[-1]) for problem in problems] == [
        ("evidence_incomplete", "drop"),
        ("evidence_incomplete", "report"),
    ]
    assert "Evidence drop of card slow lacks a date, its n." in problems[0].message()
    assert "mist een bron, een datum" in problems[1].message("nl")


def test_a_reported_or_measured_emotion_without_n_is_warned_of():
    document = bakery()
    step(document)["cards"]["emotion"][0] |= {"reported": {"value": 1, "n": 9}, "measured": {"value": 1}}
    problem = only(document, "figure_without_n")
    assert problem.where == ("pays", "pays-emotion", "measured")
    assert problem.message().startswith("step 'Pays' has a measured emotion without n.")


def test_a_text_in_a_language_that_the_head_does_not_name_is_warned_of():
    document = bakery()
    step(document)["cards"]["pain"][0]["text"] = {"en": "Slow", "fr": "Lent"}
    problem = only(document, "undeclared_language")
    assert problem.where == ("slow",)
    assert "pain 'Slow' has a text in fr, which is not a language of the map (en, nl)." in problem.message()


def test_errors_come_before_warnings():
    document = bakery(owner=None)
    document["edges"].append({"id": "on", "from": "pays", "to": "eats"})
    assert [problem.code for problem in found(document)] == ["edge_to_nowhere", "no_owner"]


def test_what_a_map_rests_on_is_counted_with_its_n():
    document = bakery()
    step(document, 1, 0)["cards"]["pain"][0]["evidence"] = [
        {
            "kind": "metric",
            "id": "m",
            "text": "Leaving",
            "value": 0.3,
            "n": 40,
            "source": "x",
            "date": "2026-01-01",
        }
    ]
    basis = map_from_data(document).basis
    assert basis.counts == {Status.OBSERVED: 1, Status.REPORTED: 1, Status.ASSUMED: 5, Status.PROPOSED: 0}
    assert (basis.n, basis.assumed_share) == (7, 5 / 7)
    proposed = map_from_data(document | {"head": document["head"] | {"state": "to_be"}}).basis
    assert proposed.counts[Status.PROPOSED] == 5


def test_steps_follow_one_another_and_edges_add_ways():
    journey_map = map_from_data(bakery())
    assert journey_map.ways == (("sees-offer", "chooses"), ("chooses", "pays"), ("pays", "chooses"))
    assert (journey_map.starts, journey_map.ends) == (("sees-offer",), ())
    document = bakery()
    step(document)["is_end"] = True
    assert map_from_data(document).ends == ("pays",)


@pytest.mark.parametrize("name", [name for name in vars(catalogue_en) if name.isupper()])
def test_every_text_is_there_in_both_languages_with_the_same_places_in_it(name: str):
    english, dutch = getattr(catalogue_en, name), getattr(catalogue_nl, name)
    if isinstance(english, str):
        assert fields(english) == fields(dutch)
        return
    assert list(english) == list(dutch)
    for key in english:
        assert fields(english[key]) == fields(dutch[key]), key


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_a_lane_is_of_the_kind_of_a_card_or_a_line():
    assert (
        set(get_args(LaneKind))
        == {*KINDS, *LINES}
        == set(catalogue_en.KINDS)
        - {
            "quote",
            "answer",
            "metric",
            "document",
        }
    )
