"""What acting on a finding may yield, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.evidence.maps import map_of
from tests.evidence.proving import journeys_from, lines_of

from klantreis.evidence.finding_actions import action_of
from klantreis.evidence.gains import MONTH, Gain, NoGain, gain_of, impact_of
from klantreis.evidence.gains_words import REASONS, TITLES

# 1000 see a product: 100 stop there; 900 put it in the cart: 540 stop; 360 come to pay: 36 stop; 324 order.
SHOP = map_of("see: Product", "cart: Cart", "pay: Payment", "order: Order")
WAYS = {
    "Product": 100,
    "Product Cart": 540,
    "Product Cart Payment": 36,
    "Product Cart Payment Order": 324,
}


@pytest.fixture(scope="module")
def proof():
    return journeys_from(*lines_of(WAYS)).prove(SHOP, outcome="Order")


def over_months(proof, months):
    first = proof.steps.first
    return replace(proof, steps=replace(proof.steps, last=first + months * MONTH))


def finding_at(proof, step, *codes):
    return next(one for one in proof.findings if one.step == step and one.code in codes)


def test_a_gain_is_the_excess_drop_times_those_who_would_reach_the_outcome(proof):
    two = over_months(proof, 2)
    gain = gain_of(two, finding_at(two, "cart", "pain_drop_off", "dead_end"))
    # 60 % stop; at the other two 10 %: 450 of 900 would go on, and 324 of 360 of these order: 405 in 2
    # months.
    assert isinstance(gain, Gain)
    assert gain.value == pytest.approx(900 * 0.5 * 0.9 / 2)
    assert gain.reference.share == pytest.approx(0.1)
    assert gain.n_steps == 2
    assert gain.low < gain.value < gain.high


def test_its_interval_squares_and_adds_what_is_uncertain(proof):
    two = over_months(proof, 2)
    gain = gain_of(two, finding_at(two, "cart", "pain_drop_off", "dead_end"))
    # Wilson: 540/900: 0.5676-0.6315; reference 100/1000: 0.0829-0.1202; 324/360: 0.8646-0.9269.
    excess_low = 0.5 - ((0.6 - 0.5676) ** 2 + (0.1202 - 0.1) ** 2) ** 0.5
    below = ((0.5 - excess_low) ** 2 * 0.9**2 + (0.9 - 0.8646) ** 2 * 0.5**2) ** 0.5
    assert gain.low == pytest.approx(450 * (0.45 - below), rel=2e-3)


def test_where_nothing_can_be_estimated_it_says_so(proof):
    finding = finding_at(proof, "cart", "pain_drop_off", "dead_end")
    no_outcome = replace(proof, outcome=())
    assert gain_of(no_outcome, finding) == NoGain("no_outcome")
    two_steps = replace(proof, steps=replace(proof.steps, steps=proof.steps.steps[1:3]))
    assert gain_of(two_steps, finding) == NoGain("few_steps")
    assert gain_of(proof, replace(finding, step="see")) == NoGain("no_excess")
    assert gain_of(proof, replace(finding, code="loop")) == NoGain("no_rate")
    at_once = replace(proof, steps=replace(proof.steps, last=proof.steps.first))
    assert gain_of(at_once, finding) == NoGain("no_period")
    action = action_of(
        SHOP,
        proof,
        replace(
            finding,
            code="pain_emotion",
            figures={**finding.figures, "emotion": -1.0, "low_emotion": -1.2, "high_emotion": -0.8},
        ),
    )
    assert (action.estimate, action.impact) == (None, 0.5)
    assert action.description.endswith("no less often, as far as can be told.")


def test_a_step_that_costs_outcomes_is_held_against_those_who_did_not_have_it():
    # Payment fails for 100 of 300; of these 40 order, of the 200 others 160: 40 orders more in two months.
    ways = {
        "Cart Payment Order": 160,
        "Cart Payment": 40,
        "Cart Payment Fails Order": 40,
        "Cart Payment Fails": 60,
    }
    shop = map_of(
        "cart: Cart",
        "pay: Payment",
        "fails: Fails",
        "order: Order",
        edges=[("pay", "fails"), ("pay", "order")],
    )
    proof = over_months(journeys_from(*lines_of(ways)).prove(shop, outcome="Order"), 2)
    gain = gain_of(proof, finding_at(proof, "fails", "moment_missed_bad"))
    assert gain.value == pytest.approx(100 * 0.4 / 2)
    # Newcombe, from Wilson's 0.3094-0.4980 and 0.7391-0.8497: 0.4 -/+ hypot(…).
    low = 0.4 - ((0.4980 - 0.4) ** 2 + (0.8 - 0.7391) ** 2) ** 0.5
    high = 0.4 + ((0.4 - 0.3094) ** 2 + (0.8497 - 0.8) ** 2) ** 0.5
    assert (gain.low, gain.high) == (pytest.approx(50 * low, rel=2e-3), pytest.approx(50 * high, rel=2e-3))
    assert gain.unit == "outcomes_without"


def test_repeats_are_counted_as_journeys_fewer():
    ways = {"Product Cart Cart Payment": 60, "Product Cart Payment": 40}
    proof = over_months(
        journeys_from(*lines_of(ways)).prove(map_of("see: Product", "cart: Cart", "pay: Payment")), 4
    )
    gain = gain_of(proof, finding_at(proof, "cart", "repeat"))
    assert (gain.value, gain.unit) == (pytest.approx(15), "repeats")


def test_the_impact_rises_with_the_share_and_five_per_cent_is_halfway(proof):
    two = over_months(proof, 2)
    gain = gain_of(two, finding_at(two, "cart", "pain_drop_off", "dead_end"))
    places = [impact_of(replace(gain, share=share)) for share in (0.0, 0.01, 0.05, 0.2)]
    assert places == [0, 0.167, 0.5, 0.8]
    assert impact_of(NoGain("no_rate")) == 0.5


def test_the_words_are_there_in_both_languages():
    assert TITLES["en"].keys() == TITLES["nl"].keys()
    assert REASONS["en"].keys() == REASONS["nl"].keys()
    assert timedelta(days=30) < MONTH < timedelta(days=31)
