"""The plans of the examples: they are read, measured, and say of the simulated shop what was planted."""

from __future__ import annotations

import pytest

import klantreis
from klantreis.evidence.effect import Verdict, effect_of_series
from klantreis.evidence.gains import Gain, gain_of
from klantreis.examples import complete_journey, fietsgoed
from klantreis.examples.plans import estimate_plans, lay_plans, measure_plans
from klantreis.mapping.documents.plan import Action, Origin, Plan
from klantreis.mapping.map import JourneyMap


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    workspace = fietsgoed.made(tmp_path_factory.mktemp("shop") / "shop", 1_500)
    lay_plans(fietsgoed.folder(), workspace)
    measure_plans(workspace)
    return workspace


def test_every_kpi_of_the_simulated_shop_has_a_series(shop):
    plan = shop.plans.read("verbeteren")
    assert all(len(kpi.measurements) >= 6 for kpi in plan.kpis), [
        (kpi.id, len(kpi.measurements)) for kpi in plan.kpis
    ]
    failed = next(kpi for kpi in plan.kpis if kpi.id == "betaling-mislukt")
    settled = [one for one in failed.measurements if not one.is_provisional]
    share = sum(one.value * one.n for one in settled) / sum(one.n for one in settled)
    assert share == pytest.approx(100 * fietsgoed.TRUTH.payment_fails, abs=4)


def test_the_action_that_was_done_is_judged(shop):
    plan = shop.plans.read("verbeteren")
    kpi = next(one for one in plan.kpis if one.id == "wachttijd-telefoon")
    done = next(one for one in plan.actions if one.id == "keuzemenu").done_on
    found = effect_of_series(kpi, done)
    assert found.verdict is Verdict.BETTER
    assert "storm" in " ".join(found.sentences("en"))


def test_actions_lead_to_parts_of_the_maps(shop):
    maps: dict[str, JourneyMap] = {one.id: one for one in shop.maps.all()}
    for action in shop.plans.read("verbeteren").actions:
        if action.origin:
            assert action.origin.part in {step.id for step in maps[action.origin.map].steps}, action.id


def test_of_actions_that_answer_one_difference_the_first_tells_what_it_may_yield(shop):
    proofs = {name: shop.prove(name, shop.journeys()).proof for name in fietsgoed.MAPS}
    name, finding = next(
        (name, one)
        for name, proof in proofs.items()
        for one in proof.findings
        if isinstance(gain_of(proof, one), Gain)
    )
    origin = Origin(map=name, finding=finding.id)
    actions = tuple(Action(id=one, title=one, origin=origin) for one in ("first", "second"))
    shop.plans.add(Plan(id="estimated", title="Estimated", actions=actions))
    estimate_plans(shop)
    first, second = shop.plans.read("estimated").actions
    assert first.estimate.low < first.estimate.value < first.estimate.high
    assert second.estimate is None


def test_laying_again_leaves_what_the_team_changed(shop):
    plan = shop.plans.read("verbeteren")
    lay_plans(fietsgoed.folder(), shop)
    assert shop.plans.read("verbeteren") == plan


def test_the_grocers_plan_is_read(tmp_path):
    workspace = klantreis.init(tmp_path / "grocer")
    lay_plans(complete_journey.folder(), workspace)
    plan = workspace.plans.read("coupons")
    assert [kpi.id for kpi in plan.kpis] == [
        "mailing-to-coupon",
        "days-to-coupon",
        "households-with-a-basket",
    ]
