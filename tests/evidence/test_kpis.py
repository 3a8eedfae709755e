"""KPIs from journeys: counted by hand, against a slow twin, and at the ends of the data."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import Line, blocks_from, blocks_of, microseconds
from tests.journeys.made import journeys_in, run

import klantreis
from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.kpis import NoDefinitionError, measure, measured, with_measurements
from klantreis.evidence.kpis_calendar import Periods, periods
from klantreis.evidence.kpis_counting import Counting, NoAnswersError
from klantreis.evidence.kpis_csv import UnreadableSeriesError, with_series
from klantreis.journeys.lens import Lens
from klantreis.mapping.documents.plan import Definition, Kpi

DAY = 86_400


def kpi(**definition):
    return Kpi(id="k", title="K", source="events", definition=Definition(**definition))


def counted(
    definition, *lines, days=("2024-01-01", "2024-02-01", "2024-03-01"), scales=None, lens=None, split=1
):
    blocks, names = blocks_from(*lines, split=split)
    over = Periods.between(tuple(date.fromisoformat(one) for one in days), "UTC")
    return run(Counting(definition, over, scales or {}), blocks, (lens or Lens()).bind(names)).figures


CARTS = (
    "a 2024-01-10T10:00 Cart",
    "a 2024-01-12T10:00 Order",
    "b 2024-01-20T10:00 Cart",
    "b 2024-02-05T10:00 Cart",
    "b 2024-02-06T10:00 Order",
    "c 2024-02-10T10:00 Order",
    "c 2024-02-11T10:00 Cart",
)


def test_a_start_counts_in_the_period_it_lies_in_wherever_the_end_is():
    # January: a and b put something in the cart and both order; February: b orders, c had ordered before.
    figures = counted(Definition(measure="conversion", start="Cart", end="Order"), *CARTS)
    assert [(one.n, round(one.value)) for one in figures] == [(2, 100), (2, 50)]


def test_an_end_beyond_the_time_does_not_count():
    week = Definition(measure="conversion", start="Cart", end="Order", within_seconds=7 * DAY)
    assert [(one.n, round(one.value)) for one in counted(week, *CARTS)] == [(2, 50), (2, 50)]


def test_a_time_is_from_the_first_start_of_the_period():
    figures = counted(Definition(measure="time", start="Cart", end="Order"), *CARTS)
    # January: 2 days, and 17 days of b; the lower of two is the median. Within 1.6 % of it.
    assert figures[0].value == pytest.approx(2 * DAY, rel=1 / 64)
    assert figures[1].value == pytest.approx(DAY, rel=1 / 64)
    assert [one.n for one in figures] == [2, 1]


def test_a_share_is_of_the_persons_seen_in_the_period():
    figures = counted(Definition(measure="share", end="Order"), *CARTS)
    assert [(one.n, round(one.value)) for one in figures] == [(2, 50), (2, 100)]


def test_repeat_is_of_persons_also_where_the_lens_splits_journeys():
    lines = ("a 2024-01-01T10:00 Order", "a 2024-01-05T10:00 Order", "b 2024-01-02T10:00 Order")
    lens = Lens(outcome=["Order"])
    figures = counted(Definition(measure="repeat", end="Order"), *lines, lens=lens)
    assert (figures[0].n, round(figures[0].value)) == (2, 50)


def test_answers_are_those_on_the_scale_of_the_measure():
    lines = (
        "a 2024-01-01T10:00 Survey score=5",
        "b 2024-01-02T10:00 Survey score=3",
        "c 2024-01-02T10:00 Recommend score=10",
        "d 2024-02-02T10:00 Recommend score=6",
        "e 2024-01-02T10:00 Survey score=9",
    )
    scales = {"Survey": "1-5", "Recommend": "nps"}
    satisfied = counted(Definition(measure="csat"), *lines, scales=scales)
    assert (satisfied[0].value, satisfied[0].n, satisfied[1].n) == (4, 2, 0)
    recommended = counted(Definition(measure="nps"), *lines, scales=scales)
    assert [one.value for one in recommended] == [100, -100]


def test_answers_on_no_such_scale_are_told_with_what_there_is():
    with pytest.raises(NoAnswersError, match="Survey"):
        counted(Definition(measure="ces"), "a 10:00 Survey score=5", scales={"Survey": "1-5"})
    with pytest.raises(UnknownNameError):
        counted(Definition(measure="csat", end="Nothing"), "a 10:00 Survey score=5", scales={"Survey": "1-5"})


def test_a_touchpoint_that_does_not_occur_is_told():
    with pytest.raises(UnknownNameError, match="Card"):
        counted(Definition(measure="conversion", start="Card", end="Order"), *CARTS)


@st.composite
def _lines(draw):
    event = st.tuples(st.integers(0, 4), st.integers(0, 40), st.sampled_from("ABC"))
    made = draw(st.lists(event, max_size=24))
    return [
        Line("first", 0, "A"),
        Line("first", 0, "B"),
        *(Line(str(p), t * 1_000_000, n) for p, t, n in made),
    ]


def _naive(journeys, bounds, start, end, within):
    """Per period how many journeys have a start in it, and of how many the end follows in time."""
    figures = []
    for low, high in pairwise(bounds):
        n = did = 0
        for _, names, times in journeys:
            starts = [i for i, name in enumerate(names) if name == start and low <= times[i] < high]
            n += bool(starts)
            did += any(
                names[j] == end and (within is None or times[j] - times[i] <= within)
                for i in starts
                for j in range(i + 1, len(names))
            )
        figures.append((n, did))
    return figures


@settings(deadline=None, max_examples=60)
@given(_lines(), st.sampled_from([None, 3]), st.sampled_from(["AB", "AA"]), st.integers(1, 3))
def test_conversion_is_that_of_the_slow_twin(lines, within, ends, split):
    blocks, names = blocks_of(lines, split=split)
    bounds = np.array([0, 10_000_000, 25_000_000], dtype=np.int64)
    definition = Definition(measure="conversion", start=ends[0], end=ends[1], within_seconds=within)
    over = Periods((date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3)), bounds)
    found = run(Counting(definition, over), blocks, Lens().bind(names)).figures
    limit = None if within is None else within * 1_000_000
    expected = _naive(journeys_in(blocks, names, Lens()), bounds.tolist(), *ends, limit)
    assert [(one.n, round(one.n * one.value / 100) if one.n else 0) for one in found] == expected


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    lines = ["person,time,event"]
    for day in range(1, 61):
        when = f"2024-{1 + (day > 31):02d}-{day - 31 if day > 31 else day:02d}"
        lines.append(f"p{day},{when}T10:00:00Z,Cart")
        if day % 2:
            lines.append(f"p{day},{when}T12:00:00Z,Order")
    file = tmp_path_factory.mktemp("shop") / "events.csv"
    file.write_text("\n".join(lines))
    return klantreis.journeys_from(file, person="person", time="time", event="event")


def test_a_series_has_a_figure_a_month_and_its_last_is_provisional(shop):
    series = measure(shop, kpi(measure="conversion", start="Cart", end="Order"))
    assert [(one.starts_on, one.ends_on, one.n) for one in series] == [
        (date(2024, 1, 1), date(2024, 1, 31), 31),
        (date(2024, 2, 1), date(2024, 2, 29), 29),
    ]
    assert [one.is_provisional for one in series] == [False, True]
    assert series[0].value == pytest.approx(100 * 16 / 31, abs=1e-3)
    assert series[0].low < series[0].value < series[0].high


def test_a_figure_whose_journeys_may_still_convert_is_provisional(shop):
    long = kpi(measure="conversion", start="Cart", end="Order", within_seconds=40 * DAY)
    assert [one.is_provisional for one in measure(shop, long)] == [True, True]


def test_measuring_again_replaces_and_keeps_what_was_written_by_hand(shop):
    mine = with_series(kpi(measure="share", end="Order"), "period,value\n2023-12,40\n")
    once = measured(shop, [mine])[0]
    assert [one.starts_on.month for one in once.measurements] == [12, 1, 2]
    assert measured(shop, [once])[0] == once
    assert once.unit == "%"


def test_a_kpi_by_hand_cannot_be_counted(shop):
    with pytest.raises(NoDefinitionError, match="by hand"):
        measure(shop, Kpi(id="k", title="K"))


def test_weeks_begin_on_the_monday_of_the_zone():
    # Sunday evening in UTC is Monday in Amsterdam.
    found = periods(
        "week", microseconds("2024-03-03T23:30"), microseconds("2024-03-05T00:00"), "Europe/Amsterdam"
    )
    assert found.days == (date(2024, 3, 4), date(2024, 3, 11))
    assert found.starts[0] == microseconds("2024-03-03T23:00")


def test_quarters_follow_one_another_over_a_year():
    found = periods("quarter", microseconds("2023-11-05T00:00"), microseconds("2024-05-01T00:00"), "UTC")
    assert [day.isoformat() for day in found.days] == ["2023-10-01", "2024-01-01", "2024-04-01", "2024-07-01"]


def test_periods_that_do_not_exist_or_are_too_many_are_told():
    with pytest.raises(InvalidOptionError, match="fortnight"):
        periods("fortnight", 0, 1, "UTC")
    with pytest.raises(InvalidOptionError, match="1000 periods"):
        periods("week", 0, microseconds("2024-01-01T00:00"), "UTC")


def test_a_series_is_read_as_dutch_spreadsheets_write_it():
    found = with_series(
        Kpi(id="k", title="K"),
        "\ufeffPeriode;Waarde;Aantal;Ondergrens;Bovengrens\n2024-W09;61,5%;1.200;58,1;64,8\n2024-Q1;7;;;\n\n",
    )
    first, second = found.measurements
    assert (first.starts_on, second.starts_on) == (date(2024, 1, 1), date(2024, 2, 26))
    assert (second.value, second.low, second.high) == (61.5, 58.1, 64.8)
    assert (first.ends_on, first.n) == (date(2024, 3, 31), None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("when,value\n2024-01,3", "no column 'period'"),
        ("period\n2024-01", "no column 'value'"),
        ("period,value\n2024-01,3\nyesterday,4", "Line 3 .*'yesterday' is no day"),
        ("period,value\n2024-01,much", "Line 2 .*'much' is no number"),
        ("period,value\n2024-13,3", "Line 2"),
        ("period,value,low\n2024-01,3,4", "Line 2 .*interval"),
        ("starts_on,ends_on,value\n2024-02-01,2024-01-01,3", "Line 2 .*before it begins"),
    ],
)
def test_a_series_that_cannot_be_read_is_told_with_its_line(text, says):
    with pytest.raises(UnreadableSeriesError, match=says):
        with_series(Kpi(id="k", title="K"), text)


def test_figures_of_the_same_period_make_place():
    one = with_series(Kpi(id="k", title="K"), "period,value\n2024-01,3\n2024-02,4")
    two = with_series(one, "period,value\n2024-02,5")
    assert [m.value for m in two.measurements] == [3, 5]
    assert with_measurements(two, ()) == two
