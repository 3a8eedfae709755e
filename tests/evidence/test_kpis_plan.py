"""All KPIs of a plan at once."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

import klantreis
from klantreis.errors import UnknownNameError
from klantreis.evidence.kpis_plan import every_of, measured_plan
from klantreis.mapping.documents.plan import Kpi, Measurement, Plan

ORDERS = {"source": "events", "definition": {"measure": "share", "end": "Order"}}
HAND = Measurement(id="note", starts_on=date(2024, 1, 1), ends_on=date(2024, 1, 31), value=40)


@pytest.fixture(scope="module")
def journeys():
    return klantreis.journeys_from(
        pa.table(
            {
                "person": ["a", "a", "b", "a"],
                "time": ["2024-01-03T10:00Z", "2024-01-04T10:00Z", "2024-01-05T10:00Z", "2024-02-10T10:00Z"],
                "event": ["Cart", "Order", "Cart", "Cart"],
            }
        )
    )


def plan_with(*kpis):
    return Plan(id="p", title="P", kpis=kpis)


def test_one_that_cannot_be_counted_does_not_stop_the_others(journeys):
    gone = Kpi(id="gone", title="Gone", source="events", definition={"measure": "share", "end": "Fax"})
    by_hand = Kpi(id="hand", title="By hand", measurements=(HAND,))
    found = measured_plan(journeys, plan_with(gone, by_hand, Kpi(id="orders", title="Orders", **ORDERS)))
    assert list(found.failures) == ["gone"]
    assert isinstance(found.failures["gone"], UnknownNameError)
    # January: two persons, one of whom ordered; February: one, who did not.
    assert [[(one.value, one.n) for one in kpi.measurements] for kpi in found.plan.kpis] == [
        [],
        [(40, None)],
        [(50, 2), (0, 1)],
    ]


def test_measuring_again_changes_nothing(journeys):
    once = measured_plan(journeys, plan_with(Kpi(id="orders", title="Orders", **ORDERS))).plan
    assert measured_plan(journeys, once).plan == once


def test_a_kpi_stays_counted_for_its_periods_until_others_are_asked_for(journeys):
    weekly = measured_plan(journeys, plan_with(Kpi(id="orders", title="O", **ORDERS)), every="week").plan
    assert every_of(weekly.kpis[0]) == "week"
    assert measured_plan(journeys, weekly).plan == weekly
    monthly = measured_plan(journeys, weekly, every="month").plan.kpis[0]
    assert [one.starts_on.day for one in monthly.measurements] == [1, 1]


def test_a_figure_put_in_by_hand_stays(journeys):
    kpi = Kpi(id="orders", title="O", measurements=(HAND.changed(starts_on=date(2023, 1, 1)),), **ORDERS)
    found = measured_plan(journeys, plan_with(kpi)).plan.kpis[0]
    assert found.measurements[0].id == "note"
    assert len(found.measurements) == 3
