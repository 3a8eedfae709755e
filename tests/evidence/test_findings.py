"""Each kind of finding is told where map and data contradict each other, and only there."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from tests.evidence.maps import map_of
from tests.journeys.build import blocks_from
from tests.journeys.made import run

from klantreis.evidence import texts_en, texts_nl
from klantreis.evidence.binding import plan_of
from klantreis.evidence.catalogue import figure_in_words, time_in_words
from klantreis.evidence.conformance import Conformance
from klantreis.evidence.drift_tests import holm
from klantreis.evidence.finding import Finding, Thresholds
from klantreis.evidence.findings import findings
from klantreis.evidence.proof import Proving
from klantreis.evidence.steps import Steps
from klantreis.journeys.lens import Lens


def found(
    journey_map, journeys: dict[str, int], *, gap: int = 60, thresholds=None, **options
) -> list[Finding]:
    """Findings over journeys written as "Ad Cart:score=1 Pay+600" with how many persons have each.

    Contacts follow one another after `gap` seconds, or after those behind the plus.
    """
    lines = []
    for number, (written, n) in enumerate(journeys.items()):
        for person in range(n):
            seconds = 0
            for contact in written.split():
                name, _, later = contact.partition("+")
                name, _, more = name.partition(":")
                seconds += int(later or gap)
                hours, rest = divmod(seconds, 3600)
                clock = f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"
                lines.append(f"p{number}-{person} {clock} {name} {more}")
    blocks, names = blocks_from(*lines)
    bound = Lens().bind(names)
    conformance, steps = run(Proving(Conformance(journey_map), Steps(journey_map, **options)), blocks, bound)
    chart = plan_of(journey_map, bound).chart
    return list(findings(journey_map, chart, conformance, steps, thresholds=thresholds))


def codes(*arguments, **options) -> list[tuple[str, str | None]]:
    return sorted((one.code, one.step or one.touchpoint) for one in found(*arguments, **options))


SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay")


def test_a_map_that_journeys_follow_gives_no_finding():
    assert codes(SHOP, {"Ad Cart Pay": 100}) == []


def test_a_step_that_nobody_passes():
    with_call = map_of("see: Ad", "call: Phone", "pay: Pay")
    assert codes(with_call, {"Ad Pay": 198, "Ad Phone Pay": 2}) == [("step_not_passed", "call")]
    assert codes(with_call, {"Ad Pay": 20}) == []  # too few to say
    assert codes(with_call, {"Ad Pay": 90, "Ad Phone Pay": 10}) == []


def test_a_step_on_a_branch_that_few_go_into_is_not_one_that_nobody_passes():
    branch = map_of(
        "see: Ad", "pay: Pay", "fail: Failure", "call: Phone", edges=[("pay", "fail")], ends=["pay", "fail"]
    )
    journeys = {"Ad Pay": 970, "Ad Pay Failure Phone": 20, "Ad Pay Failure": 10}
    assert codes(branch, journeys) == [("step_not_passed", "fail")]
    assert codes(branch, {**journeys, "Ad Pay Failure": 40}) == []


def test_a_frequent_contact_that_is_on_no_step():
    (one,) = found(SHOP, {"Ad Cart Pay": 60, "Ad Chat Cart Pay": 40})
    assert (one.code, one.touchpoint, one.persons, one.n) == ("contact_missing", "Chat", 40, 100)
    assert one.figures["share"] == 0.4
    assert codes(SHOP, {"Ad Cart Pay": 95, "Ad Chat Cart Pay": 5}) == []


def test_an_order_that_reality_does_not_follow():
    assert codes(SHOP, {"Cart Ad Pay": 70, "Ad Cart Pay": 30}) == [("order_reversed", "cart")]
    assert codes(SHOP, {"Cart Ad Pay": 45, "Ad Cart Pay": 55}) == []


def test_branches_that_do_not_follow_one_another_have_no_order():
    branches = map_of("a: A", "b: B", "c: C", edges=[("a", "c")], stops=["b"], ends=["b"])
    assert [code for code, _ in codes(branches, {"A C B": 100})] == []


def test_an_assumed_emotion_that_measurements_contradict():
    glad = map_of("see: Ad", "pay: Pay", cards={"pay": "emotion: 1.5"})
    scales = {"Pay": "1-5"}
    told = codes(glad, {"Ad Pay:score=3": 40, "Ad Pay:score=2": 20}, scales=scales)
    assert told == [("emotion_not_measured", "pay")]
    assert codes(glad, {"Ad Pay:score=5": 40, "Ad Pay:score=4": 40}, scales=scales) == []
    assert codes(glad, {"Ad Pay:score=3": 10}, scales=scales) == []


def test_an_assumed_emotion_that_reports_contradict():
    reported = "emotion: {assumed: 1, reported: {value: -1, low: -1.4, high: -0.6, n: 12}}"
    (one,) = found(map_of("see: Ad", cards={"see": reported}), {"Ad": 40})
    assert (one.code, one.n) == ("emotion_not_reported", 12)
    assert "There are 12 only" in one.sentence("en")


def test_a_bad_emotion_on_a_step_without_a_pain():
    bad = {"Ad Cart:score=1 Pay": 50}
    scales = {"Cart": "1-5"}
    assert codes(SHOP, bad, scales=scales) == [("pain_emotion", "cart")]
    pained = map_of("see: Ad", "cart: Cart", "pay: Pay", cards={"cart": "pain: [slow]"})
    assert codes(pained, bad, scales=scales) == []


def test_an_emotion_far_below_its_neighbours_is_a_pain():
    scales = dict.fromkeys(["Ad", "Cart", "Pay"], "1-5")
    journeys = {"Ad:score=5 Cart:score=3 Pay:score=5": 50}
    assert codes(SHOP, journeys, scales=scales) == [("pain_emotion", "cart")]


def test_a_step_where_far_more_stop_than_around_it_is_a_pain():
    journeys = {"Ad Cart Ship Pay": 60, "Ad Cart": 40}
    longer = map_of("see: Ad", "cart: Cart", "ship: Ship", "pay: Pay")
    assert codes(longer, journeys) == [("pain_drop_off", "cart")]


def test_a_step_after_which_the_wait_is_far_longer_than_elsewhere_is_a_pain():
    longer = map_of("see: Ad", "cart: Cart", "pay: Pay", "get: Parcel", "use: Use")
    assert codes(longer, {"Ad Cart Pay Parcel+9000 Use": 50}) == [("pain_time", "pay")]


def test_a_delight_that_does_not_show():
    happy = map_of("see: Ad", "get: Parcel", cards={"get": "delight: [a present]"})
    scales = {"Parcel": "1-5"}
    assert codes(happy, {"Ad Parcel:score=3": 50}, scales=scales) == [("delight_unconfirmed", "get")]
    assert codes(happy, {"Ad Parcel:score=5": 50}, scales=scales) == []


OPTIONAL = {"see: Ad", "help: Chat", "pay: Pay"}


def with_help(**cards):
    return map_of(
        "see: Ad", "help: Chat", "pay: Pay", edges=[("see", "pay")], ends=["see", "help"], cards=cards
    )


def test_a_moment_of_truth_that_the_team_missed():
    journeys = {"Ad Chat Pay": 90, "Ad Chat": 10, "Ad Pay": 50, "Ad": 50}
    assert codes(with_help(), journeys, outcome=("Pay",)) == [("moment_missed_good", "help")]
    marked = with_help(help="moment_of_truth: [answers at once]")
    assert codes(marked, journeys, outcome=("Pay",)) == []


def test_a_step_that_does_harm_is_a_moment_that_goes_wrong():
    journeys = {"Ad Chat Pay": 30, "Ad Chat": 70, "Ad Pay": 90, "Ad": 10}
    assert codes(with_help(), journeys, outcome=("Pay",)) == [("moment_missed_bad", "help")]


def test_a_gate_that_everyone_with_the_outcome_passes_is_no_moment_of_truth():
    journeys = {"Ad Cart Pay": 90, "Ad": 60}
    shop = map_of("see: Ad", "cart: Cart", "pay: Pay", ends=["see"])
    assert codes(shop, journeys, outcome=("Pay",)) == []


def test_a_moment_of_truth_that_makes_no_difference():
    journeys = {"Ad Chat Pay": 900, "Ad Chat": 900, "Ad Pay": 900, "Ad": 900}
    small = with_help(help="moment_of_truth: [answers at once]")
    limits = Thresholds(no_effect=0.05)
    told = codes(small, {k: n // 3 for k, n in journeys.items()}, outcome=("Pay",), thresholds=limits)
    assert told == []  # 1,200 journeys cannot tell it from five points
    told = codes(small, journeys, outcome=("Pay",), thresholds=limits)
    assert told == [("moment_without_effect", "help")]


def test_a_step_that_leads_on_but_where_most_stop_is_a_dead_end():
    assert codes(SHOP, {"Ad Cart": 80, "Ad Cart Pay": 20}) == [("dead_end", "cart")]
    may_end = map_of("see: Ad", "cart: Cart", "pay: Pay", ends=["cart"])
    assert codes(may_end, {"Ad Cart": 80, "Ad Cart Pay": 20}) == []


def test_a_way_back_that_the_map_does_not_have_is_a_loop():
    assert codes(SHOP, {"Ad Cart Ad Cart Pay": 50, "Ad Cart Pay": 50}) == [
        ("loop", "cart"),
        ("repeat", "cart"),
        ("repeat", "see"),
    ]
    back = map_of("see: Ad", "cart: Cart", "pay: Pay", edges=[("cart", "see")])
    assert codes(back, {"Ad Cart Ad Cart Pay": 50, "Ad Cart Pay": 50}) == []


def test_findings_are_ranked_by_persons_times_money():
    journeys = {"Ad Cart Pay:value=10 Chat": 60, "Ad Cart Pay:value=100 Call": 40}
    told = found(SHOP, journeys)
    assert [(one.touchpoint, one.weight) for one in told] == [("Call", 4000.0), ("Chat", 600.0)]


def test_without_money_findings_are_ranked_by_persons():
    told = found(SHOP, {"Ad Cart Pay Chat": 60, "Ad Cart Pay Call": 40})
    assert [(one.touchpoint, one.weight) for one in told] == [("Chat", 60), ("Call", 40)]


def test_sentences_have_their_figures_in_both_languages():
    (one,) = found(SHOP, {"Ad Cart Pay": 60, "Ad Chat Cart Pay": 40})
    assert one.sentence("en") == "“Chat” is on no step, but 40 % of 100 journeys have it (31 % to 50 %)."
    assert (
        one.sentence("nl")
        == "“Chat” staat bij geen stap, maar komt voor in 40 % van 100 reizen (31 % tot 50 %)."
    )


@pytest.mark.parametrize(
    "part", ["NOTES", "FINDINGS", "DRIFT", "EVIDENCE", "FORMULAS", "DRAFT", "CARDS", "PARTS", "UNITS"]
)
def test_both_languages_say_the_same_things_with_the_same_figures(part):
    english, dutch = getattr(texts_en, part), getattr(texts_nl, part)
    assert english.keys() == dutch.keys()
    for code, sentence in english.items():
        placeholders = [set(re.findall(r"\{(\w+)\}", str(text))) for text in (sentence, dutch[code])]
        assert placeholders[0] == placeholders[1], code


def test_numbers_are_written_as_the_language_writes_them():
    assert figure_in_words("share", 0.0213, "nl") == "2,1 %"
    assert figure_in_words("n", 1200, "nl") == "1.200"
    assert figure_in_words("low_emotion", 1.25, "nl") == "+1,2"
    assert figure_in_words("low_emotion", -0.04, "nl") == "0,0"
    assert figure_in_words("low_points", -0.3, "nl") == "0"
    assert figure_in_words("share", float("nan"), "en") == "?"
    assert [time_in_words(s, "nl") for s in (1, 90, 7200, 86_400)] == [
        "1 seconde",
        "1,5 minuten",
        "2 uur",
        "1 dag",
    ]


def test_holm_corrects_for_how_many_there_are():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    corrected = holm([0.5, float("nan"), 0.9])
    assert corrected[0] == 1.0
    assert math.isnan(corrected[1])
    ordered = sorted(holm([0.02, 0.021, 0.022]))
    assert all(one <= other for one, other in pairwise(ordered))
