"""Did an action move its KPI: before and after, against others who were not touched where there are any."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from klantreis.errors import InvalidOptionError
from klantreis.evidence.catalogue import FEW
from klantreis.evidence.effect_groups import group_cautions
from klantreis.evidence.effect_statistics import Figure, Gap, Sides, gap, needed_after, sample_figure
from klantreis.evidence.effect_words import caution_sentence, effect_sentences
from klantreis.evidence.kpis import NoDefinitionError, counted, follow_seconds, known_from, known_to
from klantreis.evidence.kpis_calendar import Periods, local_day
from klantreis.evidence.kpis_counting import FOLLOWING, SECOND
from klantreis.evidence.scales import Scale
from klantreis.journeys.results import without_nan
from klantreis.mapping.documents.plan import Definition, Kpi
from klantreis.mapping.texts import Text

if TYPE_CHECKING:
    from klantreis.exploration import Journeys

MOST_DAYS, WEEK = 91, 7
_YEAR = timedelta(days=364)  # the same days of the week
_DAY_SECONDS = 86_400
_FEWEST_PERIODS = 3


class Verdict(StrEnum):
    """What can be said of an action."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"


class TooEarlyError(InvalidOptionError):
    """There is not a whole week on either side of an action."""

    code = "too_early"


@dataclass(frozen=True)
class Caution:
    """What to bear in mind: a code of `effect_words`, and what its sentence says."""

    code: str
    values: Mapping[str, Any]

    def sentence(self, language: str = "en") -> str:
        """It in words."""
        return caution_sentence(self.code, self.values, language)


@dataclass(frozen=True)
class Waiting:
    """How long until a change would be seen with a chance of 80 %.

    Attributes
    ----------
    change
        The change, in the unit of the KPI.
    n
        How many it takes after the action; infinite when what was counted before is too little.
    days
        How many more days, if they come as fast as they did; infinite likewise.
    """

    change: float
    n: float
    days: float


@dataclass(frozen=True)
class KpiEffect:
    """What an action did to a KPI.

    Attributes
    ----------
    title, unit, is_better_low
        Of the KPI.
    on
        The first day with the action.
    starts_on, ends_on
        The first day before it and the last after it that were counted, as many on either side.
    sides
        The figures before and after, of those who were touched and of others.
    last_year
        How much the figure changed on the same days a year before; None when that is not known.
    verdict
        By the interval of what changed beyond the others, or of what changed at all without any.
    cautions
        What to bear in mind.
    waiting
        When a change would be seen; None when one is.
    """

    title: Text
    unit: str
    is_better_low: bool
    on: date
    starts_on: date
    ends_on: date
    sides: Sides
    last_year: Gap | None
    verdict: Verdict
    cautions: tuple[Caution, ...]
    waiting: Waiting | None

    @property
    def change(self) -> Gap:
        """What the verdict rests on."""
        return self.sides.beyond or self.sides.change

    def sentences(self, language: str = "en") -> tuple[str, ...]:
        """All of it in plain words: what changed, the verdict, how long to wait, what to bear in mind."""
        return (*effect_sentences(self, language), *(one.sentence(language) for one in self.cautions))

    def document(self) -> dict[str, Any]:
        """All of it as plain dictionaries, with the sentences in English and Dutch."""
        written = {
            "title": self.title,
            "unit": self.unit,
            "on": self.on.isoformat(),
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat(),
            "before": vars(self.sides.before),
            "after": vars(self.sides.after),
            "others_before": self.sides.other_before and vars(self.sides.other_before),
            "others_after": self.sides.other_after and vars(self.sides.other_after),
            "change": vars(self.sides.change),
            "others_change": self.sides.other_change and vars(self.sides.other_change),
            "beyond_others": self.sides.beyond and vars(self.sides.beyond),
            "last_year": self.last_year and vars(self.last_year),
            "verdict": str(self.verdict),
            "waiting": self.waiting and vars(self.waiting),
            "cautions": [one.code for one in self.cautions],
            "sentences": {language: list(self.sentences(language)) for language in ("en", "nl")},
        }
        plain: dict[str, Any] = without_nan(written)
        return plain


def effect(
    journeys: Journeys,
    kpi: Kpi,
    on: date,
    *,
    others: Journeys | None = None,
    days: int | None = None,
    scales: Mapping[str, str | Scale] | None = None,
    expected: float | None = None,
) -> KpiEffect:
    """Whether a KPI moved with an action, with an interval and the caution that the design asks for.

    As many whole weeks before and after are compared, at most thirteen. Where the definition sets no
    limit to how long after its start something counts, both sides get the same: the time within which
    nine of ten did. Shares are compared by Newcombe's interval, means by Welch's, medians and NPS from
    their own intervals (MOVER), and against others the difference in differences, by MOVER.

    Parameters
    ----------
    journeys
        Of those whom the action touched; of all when it touched all.
    kpi
        With a definition.
    on
        The first day with the action.
    others
        Journeys of those whom it did not touch, seen through any other segment. Who is in both makes the
        effect look smaller than it is; a caution tells how many are.
    days
        How many on either side; as many whole weeks as there are, at most thirteen, when left out.
    scales
        Per touchpoint the scale of its scores.
    expected
        The change that it should bring, by which to say how long to wait; the change seen when left out.

    Raises
    ------
    NoDefinitionError
        When the KPI is kept by hand: see `effect_of_series`.
    TooEarlyError
        When the data leave no whole week on one side.
    UnknownNameError, NoAnswersError
        As `measure` does.
    """
    definition = kpi.definition
    if definition is None:
        raise NoDefinitionError(kpi)
    counting = _Comparison(journeys, others, definition, scales or {}, on)
    wait = counting.wait_seconds
    first, last = counting.reach(wait)
    length = days or min((on - first).days, (last - on).days + 1, MOST_DAYS) // WEEK * WEEK
    begin, end = on - timedelta(days=length), on + timedelta(days=length)
    if length < 1 or begin < first or end > last + timedelta(days=1):
        raise _too_early(on, first, last, wait, days)
    sides = counting.sides(on, length, wait)
    last_year = counting.last_year(on, length, wait, first)
    change = sides.beyond or sides.change
    cautions = [
        *_of_design(sides, last_year),
        *_of_groups(journeys, others),
        *_of_counting(definition, wait),
        *_of_series(kpi, begin, end),
    ]
    verdict = _verdict(change, is_better_low=kpi.is_better_low)
    return KpiEffect(
        title=kpi.title,
        unit=counting.unit,
        is_better_low=kpi.is_better_low,
        on=on,
        starts_on=begin,
        ends_on=end - timedelta(days=1),
        sides=sides,
        last_year=last_year,
        verdict=verdict,
        cautions=tuple(cautions),
        waiting=_waiting(sides, change, expected, length) if verdict is Verdict.UNCLEAR else None,
    )


def effect_of_series(kpi: Kpi, on: date, *, expected: float | None = None) -> KpiEffect:
    """The same from the figures of a KPI alone, for one that is kept by hand: one period, one observation.

    Raises
    ------
    TooEarlyError
        When there are fewer than three figures on either side.
    """
    settled = [one for one in kpi.measurements if not one.is_provisional]
    before = [one for one in settled if one.ends_on < on]
    after = [one for one in settled if one.starts_on >= on]
    if min(len(before), len(after)) < _FEWEST_PERIODS:
        raise TooEarlyError(
            f"KPI {kpi.id!r} has {len(before)} figures that end before {on} and {len(after)} that begin on "
            f"it or later; it takes {_FEWEST_PERIODS} of each. Add figures, or look again later.",
            nl=f"KPI {kpi.id!r} heeft {len(before)} cijfers die voor {on} eindigen en {len(after)} die dan "
            f"of later beginnen; van elk zijn er {_FEWEST_PERIODS} nodig. Voeg cijfers toe, of kijk later "
            "nog eens.",
        )
    before = before[-len(after) :] if len(before) > len(after) >= _FEWEST_PERIODS else before
    sides = Sides(sample_figure([one.value for one in before]), sample_figure([one.value for one in after]))
    verdict = _verdict(sides.change, is_better_low=kpi.is_better_low)
    begin, end = before[0].starts_on, after[-1].ends_on
    length = (end - on).days + 1
    cautions = [
        Caution("by_series", {"n": len(before), "m": len(after)}),
        *_of_design(sides, None, few=False),
    ]
    return KpiEffect(
        title=kpi.title,
        unit=kpi.unit or "",
        is_better_low=kpi.is_better_low,
        on=on,
        starts_on=begin,
        ends_on=end,
        sides=sides,
        last_year=None,
        verdict=verdict,
        cautions=(*cautions, *_of_series(kpi, begin, end)),
        waiting=_waiting(sides, sides.change, expected, length) if verdict is Verdict.UNCLEAR else None,
    )


@dataclass(frozen=True)
class _Comparison:
    """What is counted, of whom."""

    journeys: Journeys
    others: Journeys | None
    definition: Definition
    scales: Mapping[str, str | Scale]
    on: date

    @property
    def unit(self) -> str:
        measure = self.definition.measure
        return {"time": "seconds", "csat": "points", "ces": "points", "nps": "points"}.get(measure, "%")

    @property
    def wait_seconds(self) -> float:
        """How long both sides are given to reach the end: whole days where the definition does not say."""
        if self.definition.within_seconds or self.definition.measure not in FOLLOWING:
            return self.definition.within_seconds or 0.0
        first = known_from(self.journeys)
        if first is None:
            return 0.0
        start = local_day(first, self.journeys.time_zone)
        if start >= self.on:
            return 0.0
        found = counted(self.journeys, self.definition, self.periods(start, self.on))
        usual = follow_seconds(self.definition, found)
        return max(math.ceil(usual / _DAY_SECONDS), 1) * float(_DAY_SECONDS)

    def periods(self, *days: date) -> Periods:
        return Periods.between(days, self.journeys.time_zone)

    def reach(self, wait: float) -> tuple[date, date]:
        """The first and the last whole day that can be counted."""
        first, last = known_from(self.journeys), known_to(self.journeys)
        if first is None or last is None:
            raise TooEarlyError(
                "There are no journeys to compare. Import events, or look through another lens.",
                nl="Er zijn geen reizen om te vergelijken. Importeer gebeurtenissen, of kijk door een "
                "andere lens.",
            )
        zone = self.journeys.time_zone
        begin = local_day(first, zone)
        # The day of the last event may have more to come.
        return begin, local_day(last - round(wait * SECOND), zone) - timedelta(days=1)

    def pair(self, whose: Journeys, on: date, length: int, wait: float) -> tuple[Figure, Figure]:
        span = timedelta(days=length)
        over = self.periods(on - span, on, on + span)
        found = counted(whose, self.definition, over, scales=self.scales, within_seconds=wait or None)
        return found.figures[0], found.figures[1]

    def sides(self, on: date, length: int, wait: float) -> Sides:
        sides = Sides(*self.pair(self.journeys, on, length, wait))
        if self.others is None:
            return sides
        before, after = self.pair(self.others, on, length, wait)
        return replace(sides, other_before=before, other_after=after)

    def last_year(self, on: date, length: int, wait: float, first: date) -> Gap | None:
        """What changed on the same days of the year before, where the data go back that far."""
        earlier = on - _YEAR
        if earlier - timedelta(days=length) < first:
            return None
        before, after = self.pair(self.journeys, earlier, length, wait)
        return gap(before, after) if before.n and after.n else None


def _too_early(on: date, first: date, last: date, wait: float, days: int | None) -> TooEarlyError:
    need = days or WEEK
    then = on + timedelta(days=need) + timedelta(seconds=wait)
    return TooEarlyError(
        f"An action on {on} cannot be judged: what can be counted goes from {first} to {last}, and it takes "
        f"{need} days before it and {need} after. "
        + (
            f"Look again after {then}."
            if on - timedelta(days=need) >= first
            else "Choose a later day, or import what came before."
        ),
        nl=f"Een actie op {on} is nog niet te beoordelen: wat geteld kan worden loopt van {first} tot "
        f"{last}, en er zijn {need} dagen ervoor en {need} erna nodig. "
        + (
            f"Kijk nog eens na {then}."
            if on - timedelta(days=need) >= first
            else "Kies een latere dag, of importeer wat eraan voorafging."
        ),
    )


def _verdict(change: Gap, *, is_better_low: bool) -> Verdict:
    if not change.is_sure:
        return Verdict.UNCLEAR
    return Verdict.BETTER if (change.value < 0) == is_better_low else Verdict.WORSE


def _waiting(sides: Sides, change: Gap, expected: float | None, days: int) -> Waiting | None:
    wanted = expected if expected is not None else change.value
    if math.isnan(wanted) or wanted == 0 or not sides.after.n:
        return None
    n = needed_after(sides, wanted)
    if math.isnan(n):
        return None
    more = max(n - sides.after.n, 0) * days / sides.after.n
    return Waiting(
        wanted, n if math.isinf(n) else math.ceil(n), more if math.isinf(more) else math.ceil(more)
    )


def _of_groups(journeys: Journeys, others: Journeys | None) -> Iterator[Caution]:
    if others is not None:
        yield from (Caution(code, values) for code, values in group_cautions(journeys, others))


def _of_design(sides: Sides, last_year: Gap | None, *, few: bool = True) -> Iterator[Caution]:
    yield Caution("before_after" if sides.other_before is None else "others", {})
    least = min(one.n for one in sides.all)
    if few and least < FEW:
        yield Caution("few", {"n": least, "least": FEW})
    if last_year is None:
        yield Caution("season_unknown", {})
    else:
        is_same = last_year.is_sure and (last_year.value > 0) == (sides.change.value > 0)
        yield Caution("season" if is_same else "season_quiet", {"change": last_year})


def _of_counting(definition: Definition, wait: float) -> Iterator[Caution]:
    if definition.measure in FOLLOWING and definition.within_seconds is None:
        yield Caution("same_time", {"seconds": wait})


def _of_series(kpi: Kpi, begin: date, end: date) -> Iterator[Caution]:
    for one in kpi.annotations:
        if begin <= one.on <= end:
            yield Caution("annotation", {"on": one.on, "text": one.text})
