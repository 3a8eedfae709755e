"""Actions proposed for findings: each open finding once, and those that share a figure as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.evidence.maps import map_of
from tests.evidence.proving import journeys_from, lines_of
from tests.evidence.test_gains import SHOP, finding_at, over_months, proof

from klantreis.evidence.finding_actions import action_of, gathered, with_findings
from klantreis.evidence.open_findings import set_aside
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.operations import apply

__all__ = ["proof"]  # the fixture


def test_an_action_carries_where_it_comes_from_and_what_it_may_yield(proof):
    two = over_months(proof, 2)
    finding = finding_at(two, "cart", "pain_drop_off", "dead_end")
    action = action_of(SHOP, two, finding)
    assert action.origin.finding == finding.id
    assert (action.origin.map, action.origin.part) == (SHOP.id, "cart")
    assert action.estimate.value == 202.5
    assert action.estimate.unit == "Order / month"
    # 202.5 of the 162 orders a month there are: far above halfway.
    assert action.impact == pytest.approx(1.25 / 1.30, abs=1e-3)


def test_a_plan_takes_each_finding_once(proof):
    plan, made = with_findings(Plan(id="p", title="P"), SHOP, proof)
    assert len(made) == len(proof.findings) > 0
    assert len({one.id for one in plan.actions}) == len(made)
    again, more = with_findings(plan, SHOP, proof)
    assert (again, more) == (plan, ())


@pytest.fixture(scope="module")
def suffering():
    """A payment that fails for 100 of 300, of whom fewer order, and who are angry about it."""
    ways = {
        "Cart Payment Order": 160,
        "Cart Payment": 40,
        "Cart Payment Fails:score=1 Order": 40,
        "Cart Payment Fails:score=1": 58,
        "Cart Payment Fails:score=2": 2,
    }
    shop = map_of(
        "cart: Cart",
        "pay: Payment",
        "fails: Fails",
        "order: Order",
        edges=[("pay", "fails"), ("pay", "order")],
    )
    found = journeys_from(*lines_of(ways)).prove(shop, outcome="Order", scales={"Fails": "1-5"})
    return shop, over_months(found, 2)


def test_a_pain_and_a_moment_of_truth_with_one_figure_are_one_action(suffering):
    shop, found = suffering
    pain, moment = (finding_at(found, "fails", code) for code in ("pain_emotion", "moment_missed_bad"))
    plan, made = with_findings(Plan(id="p", title="P"), shop, found)
    (action,) = [one for one in made if moment.id in one.origin.findings_on(shop.id)]
    assert set(action.origin.findings_on(shop.id)) == {pain.id, moment.id}
    assert pain.sentence() in action.description
    assert moment.sentence() in action.description
    assert with_findings(plan, shop, found)[1] == ()


def test_findings_of_other_steps_and_other_figures_stay_apart(suffering):
    _, found = suffering
    pain = finding_at(found, "fails", "pain_emotion")
    elsewhere, otherwise = replace(pain, step="cart"), replace(pain, code="repeat")
    assert [also for _, also in gathered([pain, elsewhere, otherwise])] == [(), (), ()]


def test_what_was_set_aside_asks_for_no_action(proof):
    finding = finding_at(proof, "cart", "pain_drop_off", "dead_end")
    known = apply(SHOP, set_aside(SHOP, finding, why="Is being rebuilt", on=date(2026, 3, 1)))
    _, made = with_findings(Plan(id="p", title="P"), known, proof)
    assert finding.id not in {one.origin.finding for one in made}
    assert len(made) == len(with_findings(Plan(id="p", title="P"), SHOP, proof)[1]) - 1
