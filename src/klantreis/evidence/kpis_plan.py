"""All KPIs of a plan brought up to date; one that cannot be counted does not stop the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klantreis.errors import KlantreisError
from klantreis.evidence.kpis import measure, with_measurements
from klantreis.evidence.kpis_calendar import EVERY
from klantreis.evidence.scales import Scale
from klantreis.mapping.documents.plan import Kpi, Measurement, Plan, Source

if TYPE_CHECKING:
    from klantreis.exploration import Journeys

_MEASURED_ID = re.compile(r".*-\d{8}([wmq])")
_BY_LETTER = {every[0]: every for every in EVERY}
_USUAL = "month"


@dataclass(frozen=True)
class MeasuredPlan:
    """A plan with its series up to date, and why a KPI could not be counted, by its id."""

    plan: Plan
    failures: Mapping[str, KlantreisError]


def measured_plan(
    journeys: Journeys,
    plan: Plan,
    *,
    every: str | None = None,
    scales: Mapping[str, str | Scale] | None = None,
) -> MeasuredPlan:
    """The plan with new figures for every KPI that is counted from events or answers.

    Parameters
    ----------
    every
        week, month or quarter; figures that were counted for others make place. When left out, each KPI is
        counted as it was before, by month if it never was.
    """
    kpis, failures = [], dict[str, KlantreisError]()
    for kpi in plan.kpis:
        try:
            kpis.append(_measured(journeys, kpi, every or every_of(kpi), scales))
        except KlantreisError as why:
            failures[kpi.id] = why
            kpis.append(kpi)
    return MeasuredPlan(plan.changed(kpis=tuple(kpis)), failures)


def every_of(kpi: Kpi) -> str:
    """For which periods a KPI was counted last; months when it never was."""
    return next((found for one in reversed(kpi.measurements) if (found := _counted_every(one))), _USUAL)


def _measured(journeys: Journeys, kpi: Kpi, every: str, scales: Mapping[str, str | Scale] | None) -> Kpi:
    if kpi.source is Source.BY_HAND:
        return kpi
    kept = tuple(one for one in kpi.measurements if _counted_every(one) in {None, every})
    return with_measurements(
        kpi.changed(measurements=kept), measure(journeys, kpi, every=every, scales=scales)
    )


def _counted_every(one: Measurement) -> str | None:
    """Of which periods a counted figure is one; None for a figure that was put in by hand."""
    found = _MEASURED_ID.fullmatch(one.id)
    return _BY_LETTER[found[1]] if found else None
