"""How much there is, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import blocks_from, blocks_of, microseconds
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.analyses.trend import Trend
from klantreis.journeys.calendar import UnknownTimeZoneError
from klantreis.journeys.lens import Lens

ZONE = "Europe/Amsterdam"
FOUR = [
    "a 2024-01-01T09:00 visit",
    "a 2024-01-01T10:00 order",
    "a 2024-01-03T09:00 visit",
    "b 2024-01-03T23:30 order",
]


def trend_of(*text: str, lens: Lens | None = None, **options):
    blocks, names = blocks_from(*text)
    return run(Trend(**options), blocks, (lens or Lens()).bind(names))


def counted(result, *columns: str) -> dict[str, list]:
    return {row["period"]: [row[name] for name in columns] for row in result.to_arrow().to_pylist()}


def test_each_day_has_its_events_persons_journeys_and_outcomes():
    result = trend_of(*FOUR, every="day", outcome=["order"])
    columns = ("events", "persons", "journeys", "outcomes", "outcome_persons")
    assert counted(result, *columns) == {
        "2024-01-01": [2, 1, 1, 1, 1],
        "2024-01-02": [0, 0, 0, 0, 0],
        "2024-01-03": [2, 2, 1, 1, 1],
    }
    assert result.by_touchpoint == {"visit": (1, 0, 1), "order": (1, 0, 1)}


def test_the_share_with_an_outcome_has_its_interval_and_is_unknown_of_nobody():
    found = counted(trend_of(*FOUR, every="day", outcome=["order"]), "outcome_share", "low", "high")
    assert found["2024-01-03"] == [0.5, pytest.approx(0.09453, abs=1e-5), pytest.approx(0.90547, abs=1e-5)]
    assert found["2024-01-02"] == [None, None, None]


def test_a_day_is_that_of_the_zone():
    assert list(counted(trend_of(*FOUR, every="day", time_zone=ZONE), "events"))[-1] == "2024-01-04"


def test_a_day_in_which_data_or_lens_begin_or_end_is_not_complete():
    assert counted(trend_of(*FOUR, every="day"), "is_complete") == {
        "2024-01-01": [False],
        "2024-01-02": [True],
        "2024-01-03": [False],
    }
    start, end = (datetime(2024, 1, day, tzinfo=UTC) for day in (1, 3))
    narrow = trend_of(*FOUR, every="day", lens=Lens(period=(start + timedelta(hours=12), end)))
    assert counted(narrow, "is_complete", "events") == {"2024-01-01": [False, 0], "2024-01-02": [True, 0]}


def test_hidden_touchpoints_are_not_counted():
    found = counted(trend_of(*FOUR, every="month", lens=Lens(hidden=["visit"])), "events", "persons")
    assert found == {"2024-01": [2, 2]}


def test_nothing_at_all_has_no_days():
    assert trend_of(every="day").to_arrow().num_rows == 0


def test_what_makes_no_sense_is_refused():
    with pytest.raises(UnknownNameError, match="visit"):
        trend_of(*FOUR, outcome=["orders"])
    with pytest.raises(InvalidOptionError, match="day, week, month"):
        trend_of(*FOUR, every="hour")
    with pytest.raises(UnknownTimeZoneError):
        Trend(time_zone="Mars")


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_a_trend_equals_plain_counting_for_every_split(made, lens, split):
    # Over some days, not some seconds.
    made = [replace(line, moment=microseconds("2024-03-30T00:00") + line.moment * 20_000) for line in made]
    lens = replace(lens, gap=lens.gap and lens.gap * 20_000)
    result = run_lines(Trend("day", ZONE, ["A"]), made, lens, split)
    columns = ("events", "persons", "journeys", "outcomes", "outcome_persons")
    expected = {day: [0] * 5 for day in result.to_arrow()["period"].to_pylist()}
    seen: dict[str, set[int]] = {}
    reaching: dict[str, set[int]] = {}
    for person, touchpoints, moments in journeys_of(made, lens):
        for k, (touchpoint, moment) in enumerate(zip(touchpoints, moments, strict=True)):
            local = datetime.fromtimestamp(moment / 1e6, UTC).astimezone(ZoneInfo(ZONE))
            day = local.date().isoformat()
            expected[day][0] += 1
            expected[day][2] += k == 0
            expected[day][3] += touchpoint == "A"
            seen.setdefault(day, set()).add(person)
            reaching.setdefault(day, set()).update([person] if touchpoint == "A" else [])
            expected[day][1], expected[day][4] = len(seen[day]), len(reaching[day])
    assert counted(result, *columns) == expected


@settings(deadline=None, max_examples=20)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Trend("day"), blocks, lens.bind(names))
    assert all(other.to_json() == first.to_json() for other in others)
