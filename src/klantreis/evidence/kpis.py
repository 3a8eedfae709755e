"""KPIs measured: the series of a definition from journeys, a figure a week, month or quarter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from klantreis.errors import InvalidOptionError
from klantreis.evidence.effect_statistics import Figure
from klantreis.evidence.kpis_calendar import Periods, local_day, periods
from klantreis.evidence.kpis_counting import FOLLOWING, SECOND, Counted, Counting
from klantreis.evidence.scales import Scale
from klantreis.mapping.documents.plan import Definition, Kpi, Measurement, Source

if TYPE_CHECKING:
    from klantreis.exploration import Journeys

UNITS: Mapping[str, str] = {
    "conversion": "%",
    "share": "%",
    "repeat": "%",
    "time": "seconds",
    "csat": "points",
    "ces": "points",
    "nps": "points",
}
_LETTERS_OF_ID = 40


class NoDefinitionError(InvalidOptionError):
    """A KPI that nothing says how to count."""

    code = "no_definition"

    def __init__(self, kpi: Kpi) -> None:
        super().__init__(
            f"KPI {kpi.id!r} is kept by hand: it has no definition to count by. Give it one "
            "(source: events, definition: {measure: conversion, start: …, end: …}), or import its series.",
            nl=f"KPI {kpi.id!r} wordt met de hand bijgehouden: er is geen definitie om naar te tellen. Geef "
            "er een (conversie van een begin naar een einde, bijvoorbeeld), of importeer een reeks cijfers.",
        )
        self.kpi = kpi.id


def counted(
    journeys: Journeys,
    definition: Definition,
    over: Periods,
    *,
    scales: Mapping[str, str | Scale] | None = None,
    within_seconds: float | None = None,
) -> Counted:
    """The figures of a definition over periods; see `Counting`.

    Raises
    ------
    UnknownNameError
        When a touchpoint of the definition does not occur.
    NoAnswersError
        When no answers are on the scale of the measure.
    """
    return journeys.ask(Counting(definition, over, scales or {}, within_seconds))


def measure(
    journeys: Journeys,
    kpi: Kpi,
    *,
    every: str = "month",
    scales: Mapping[str, str | Scale] | None = None,
) -> tuple[Measurement, ...]:
    """A KPI's figures, one a period in the workspace's zone, oldest first; periods without any are left out.

    Shares are in per cent, times in seconds (the median), CSAT and CES the mean on their scale, NPS from
    -100 to 100; each with its n and 95 % interval. A figure is provisional while its period is not over,
    when the data begin within it, or while what began in it may still reach the end: within the time that
    the definition allows, or else the time in which nine of ten did.

    Parameters
    ----------
    journeys
        Through any lens of the level touchpoint.
    kpi
        With a definition.
    every
        week, month or quarter.
    scales
        Per touchpoint the scale of its scores; needed for answers.

    Raises
    ------
    NoDefinitionError
        When the KPI is kept by hand.
    UnknownNameError, InvalidOptionError
        When a touchpoint does not occur, there are no such answers, or there are too many periods.
    """
    if kpi.definition is None:
        raise NoDefinitionError(kpi)
    begin, end = known_from(journeys), known_to(journeys)
    if begin is None or end is None:
        return ()
    over = periods(every, begin, end, journeys.time_zone)
    found = counted(journeys, kpi.definition, over, scales=scales)
    wait = follow_seconds(kpi.definition, found)
    first, last = local_day(begin, journeys.time_zone), end - round(wait * SECOND)
    return tuple(
        Measurement(
            id=measurement_id(kpi, over.days[at], every),
            starts_on=over.days[at],
            ends_on=over.days[at + 1] - timedelta(days=1),
            is_provisional=over.days[at] < first or bool(over.starts[at + 1] > last + 1),
            **_rounded(figure),
        )
        for at, figure in enumerate(found.figures)
        if figure.n
    )


def known_from(journeys: Journeys) -> int | None:
    """The first moment there is anything to see of, microseconds; None when there is none."""
    bound = journeys.lens.bind(journeys.store.names)
    first = journeys.store.names.first
    return first if first is None or bound.start is None else max(bound.start, first)


def known_to(journeys: Journeys) -> int | None:
    """The last such moment."""
    bound = journeys.lens.bind(journeys.store.names)
    return None if journeys.store.names.last is None else bound.data_end


def follow_seconds(definition: Definition, found: Counted) -> float:
    """How long after its start something may still count: 0 for what is over at once."""
    if definition.measure not in FOLLOWING:
        return 0.0
    usual = 0.0 if math.isnan(found.follow_seconds) else found.follow_seconds
    return definition.within_seconds or usual


def with_measurements(kpi: Kpi, measured: Iterable[Measurement]) -> Kpi:
    """The KPI with these figures; those of the same period make place, others stay."""
    new = {(one.starts_on, one.ends_on): one for one in measured}
    kept = [one for one in kpi.measurements if (one.starts_on, one.ends_on) not in new]
    series = sorted([*kept, *new.values()], key=lambda one: (one.starts_on, one.ends_on))
    unit = kpi.unit or (UNITS[kpi.definition.measure] if kpi.definition else None)
    return kpi.changed(measurements=tuple(series), unit=unit)


def measured(
    journeys: Journeys,
    kpis: Iterable[Kpi],
    *,
    every: str = "month",
    scales: Mapping[str, str | Scale] | None = None,
) -> tuple[Kpi, ...]:
    """KPIs with their series up to date; those kept by hand stay as they are."""
    return tuple(
        kpi
        if kpi.source is Source.BY_HAND
        else with_measurements(kpi, measure(journeys, kpi, every=every, scales=scales))
        for kpi in kpis
    )


def measurement_id(kpi: Kpi, starts_on: object, every: str) -> str:
    """The id of a figure: the same whenever it is measured."""
    return f"{kpi.id[:_LETTERS_OF_ID].rstrip('-')}-{str(starts_on).replace('-', '')}{every[0]}"


def _rounded(figure: Figure) -> dict[str, float]:
    """A figure's value, n and interval as files keep them; an unknown interval is left out."""
    known = {"value": figure.value, "low": figure.low, "high": figure.high}
    return {"n": figure.n, **{key: round(one, 4) for key, one in known.items() if not math.isnan(one)}}
