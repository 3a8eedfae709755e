"""How far journeys come along some steps, and how long they take."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import pairwise
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import Line, blocks_from, blocks_of
from tests.journeys.made import LENSES as MADE_LENSES
from tests.journeys.made import lines, run_lines
from tests.naive import funnel as naive

from klantreis.errors import JourneysError, KlantreisError, UnknownNameError
from klantreis.journeys.analyses import funnel_kernels as kernels
from klantreis.journeys.analyses.flow import Flow
from klantreis.journeys.analyses.funnel import Condition, Exclusion, Funnel, InvalidFunnelError, Step
from klantreis.journeys.analyses.funnel_comparison import FunnelsDifferError
from klantreis.journeys.analyses.funnel_rates import FunnelState
from klantreis.journeys.analyses.funnel_result import FunnelResult
from klantreis.journeys.analyses.summary import Summary
from klantreis.journeys.analyses.variants import Variants
from klantreis.journeys.block import Block, Names
from klantreis.journeys.calendar import UnknownTimeZoneError
from klantreis.journeys.lens import Lens
from klantreis.journeys.log_histogram import log_bin
from klantreis.journeys.segment import Segment
from klantreis.journeys.statistics import difference_of_shares, wilson
from klantreis.journeys.view import look


def funnel(question: Funnel, *lines: str, lens: Lens | None = None, split: int = 1) -> FunnelResult:
    blocks, names = blocks_from(*lines, split=split)
    return question.result(state_of(question, blocks, names, lens), (lens or Lens()).bind(names))


def state_of(
    question: Funnel, blocks: Sequence[Block], names: Names, lens: Lens | None = None
) -> FunnelState:
    bound = (lens or Lens()).bind(names)
    return reduce(question.merge, (question.count(block, bound) for block in blocks), question.empty(bound))


def reached(question: Funnel, *lines: str, lens: Lens | None = None) -> list[int]:
    return funnel(question, *lines, lens=lens).everyone.reached.tolist()


def pending(question: Funnel, *lines: str, lens: Lens | None = None) -> list[int]:
    return funnel(question, *lines, lens=lens).everyone.pending.tolist()


# --- steps in their order -------------------------------------------------------------------------


def test_a_step_counts_the_journeys_that_came_that_far():
    lines = [
        *("a 09:00 Visit", "a 09:10 Cart", "a 09:20 Order"),
        *("b 09:00 Visit", "b 09:10 Order", "b 09:20 Cart"),  # orders before the cart
        *("c 09:00 Cart", "c 09:10 Order"),  # never enters
        *("d 09:00 Order", "d 09:10 Visit"),
    ]
    assert reached(Funnel(["Visit", "Cart", "Order"]), *lines) == [3, 2, 1]


def test_other_events_may_happen_in_between():
    assert reached(Funnel(["A", "B"]), "a 09:00 A", "a 09:01 X", "a 09:02 B") == [1, 1]


@pytest.mark.parametrize(("second", "expected"), [("10:00:00", [1, 1]), ("10:00:00.000001", [1, 0])])
def test_the_window_includes_its_end_and_not_a_microsecond_more(second: str, expected: list[int]):
    lines = ("a 2024-01-01T09:00:00 A", f"a 2024-01-01T{second} B")
    assert reached(Funnel(["A", "B"], within="1h"), *lines) == expected
    assert reached(Funnel(["A", Step("B", within="1h")]), *lines) == expected


def test_the_window_runs_from_the_first_step_of_the_chain_that_gets_there():
    # From 09:00 the order is too late; the chain that starts at 09:50 is in time.
    lines = ("a 09:00 A", "a 09:10 B", "a 09:50 A", "a 09:55 B", "a 10:20 C")
    assert reached(Funnel(["A", "B", "C"], within="30m"), *lines) == [1, 1, 1]
    # A new start does not help a chain that was begun before it.
    assert reached(Funnel(["A", "B", "C"], within="30m"), *lines[:3], lines[4]) == [1, 1, 0]


def test_a_window_of_a_step_runs_from_the_event_before_it_in_the_chain():
    lines = ("a 09:00 A", "a 09:30 B", "a 10:00 C")
    assert reached(Funnel(["A", "B", Step("C", within="30m")]), *lines) == [1, 1, 1]
    assert reached(Funnel(["A", "B", Step("C", within="29m")]), *lines) == [1, 1, 0]


def test_an_older_chain_may_win_when_both_windows_apply():
    # C follows the second B within 10 minutes; but only the first A is followed by B within 5.
    lines = ("a 09:00 A", "a 09:05 B", "a 09:20 A", "a 09:30 B", "a 09:35 C")
    steps = ["A", Step("B", within="5m"), Step("C", within="30m")]
    assert reached(Funnel(steps, within="35m"), *lines) == [1, 1, 1]
    assert reached(Funnel(steps, within="34m"), *lines) == [1, 1, 0]


def test_events_of_the_same_moment_keep_the_order_of_the_store():
    assert reached(Funnel(["A", "B"], within="1s"), "a 09:00 A", "a 09:00 B") == [1, 1]
    assert reached(Funnel(["A", "B"], within="1s"), "a 09:00 B", "a 09:00 A") == [1, 0]


def test_a_repeated_step_needs_as_many_events():
    question = Funnel(["A", "A", "A"])
    assert reached(
        question, "a 09:00 A", "b 09:00 A", "b 09:01 A", "c 09:00 A", "c 09:00 A", "c 09:01 A"
    ) == [*(3, 2, 1)]


def test_overlapping_sets_use_an_event_once_in_a_chain():
    question = Funnel([["A", "B"], {"B", "C"}])
    assert reached(question, "a 09:00 B", "z 08:00 A", "z 07:00 C") == [2, 0]
    assert reached(question, "a 09:00 B", "a 09:01 B", "z 08:00 A", "z 07:00 C") == [2, 1]
    assert question.steps[1].name == "B or C"


def test_journeys_of_one_event_reach_the_first_step_only():
    assert reached(Funnel(["A", "B"]), "a 09:00 A", "b 09:00 B", "c 09:00 A") == [2, 0]


def test_a_single_step_is_a_funnel():
    assert reached(Funnel("A"), "a 09:00 A", "b 09:00 B") == [1]


def test_a_step_nobody_passes_ends_the_funnel():
    assert reached(Funnel(["A", "X", "B"]), "a 09:00 A", "a 09:01 B", "z 09:00 X") == [1, 0, 0]


def test_the_lens_decides_what_a_journey_is():
    lines = ("a 09:00 A", "a 11:00 B", "a 11:01 A", "a 11:02 B")
    assert reached(Funnel(["A", "B"]), *lines) == [1, 1]
    assert reached(Funnel(["A", "B"]), *lines, lens=Lens(gap=timedelta(hours=1))) == [2, 1]


def test_clickhouse_documents_level_four_for_its_user():
    """The example of windowFunnel in ClickHouse's manual; its window is 192 million years."""
    question = Funnel(["1003", "1009", "1007", "1010"], within=timedelta.max)
    lines = (
        "1 2019-01-29T10:00:00 1003",
        "1 2019-01-31T09:00:00 1007",
        "1 2019-01-30T08:00:00 1009",
        "1 2019-02-01T08:00:00 1010",
    )
    assert reached(question, *lines) == [1, 1, 1, 1]


@pytest.mark.parametrize(("seconds", "level"), [(1, 2), (2, 3), (3, 4), (4, 5), (5, 5)])
def test_a_window_of_some_seconds_gives_the_levels_that_clickhouse_tests_expect(seconds: int, level: int):
    """ClickHouse's own test of windowFunnel: event 1000 + t happens at second t."""
    lines = [f"1 00:00:0{t} {1000 + t}" for t in range(9)]
    question = Funnel([str(event) for event in range(1003, 1008)], within=timedelta(seconds=seconds))
    assert sum(reached(question, *lines)) == level


# --- strict and any order -------------------------------------------------------------------------


def test_strict_allows_nothing_in_between():
    question = Funnel(["A", "B", "C"], mode="strict")
    assert reached(question, "a 09:00 A", "a 09:01 B", "a 09:02 C") == [1, 1, 1]
    assert reached(question, "a 09:00 A", "a 09:01 X", "a 09:02 B", "z 09:00 C") == [1, 0, 0]
    assert reached(question, "a 09:00 A", "a 09:01 B", "a 09:02 B", "a 09:03 C") == [1, 1, 0]
    assert reached(question, "a 09:00 A", "a 09:01 A", "a 09:02 B", "a 09:03 C") == [1, 1, 1]


def test_strict_does_not_see_what_the_lens_hides():
    lines = ("a 09:00 A", "a 09:01 X", "a 09:02 B")
    assert reached(Funnel(["A", "B"], mode="strict"), *lines, lens=Lens(hidden=["X"])) == [1, 1]


def test_any_order_counts_different_steps_within_one_window():
    question = Funnel(["A", "B", "C"], mode="any", within="10m")
    assert reached(question, "a 09:00 C", "a 09:05 A", "a 09:10 B") == [1, 1, 1]
    assert reached(question, "a 09:00 C", "a 09:05 A", "a 09:11 B") == [1, 1, 0]
    assert reached(question, "a 09:00 B", "a 09:01 B", "a 09:02 X", "z 12:00 A", "y 12:00 C") == [3, 0, 0]


def test_any_order_lets_an_event_be_every_step_that_it_fits():
    assert reached(Funnel([["A", "B"], ["B", "C"]], mode="any"), "a 09:00 B", "b 09:00 A", "c 09:00 C") == [
        3,
        1,
    ]


# --- optional steps, conditions, exclusions -------------------------------------------------------


def test_an_optional_step_may_be_absent_and_is_counted_when_it_is_not():
    question = Funnel(["A", Step("B", is_optional=True), "C"])
    lines = ("a 09:00 A", "a 09:01 C", "b 09:00 A", "b 09:01 B", "b 09:02 C", "c 09:00 A", "c 09:01 B")
    found = funnel(question, *lines).everyone
    assert found.reached.tolist() == [3, 2, 2]
    # Step C follows A, the last step that every chain has.
    assert found.n_from_previous.tolist() == [3, 3, 3]


def test_several_optional_steps_keep_their_order():
    question = Funnel(["A", Step("B", is_optional=True), Step("C", is_optional=True), "D"])
    assert reached(question, "a 09:00 A", "a 09:01 C", "a 09:02 B", "a 09:03 D") == [1, 1, 1, 1]
    assert reached(question, "a 09:00 A", "a 09:01 D", "z 09:00 B", "z 09:01 C") == [1, 0, 0, 1]


def test_of_the_chains_that_reach_a_step_together_the_latest_start_counts():
    question = Funnel(["A", Step("B", is_optional=True), "C"], within="10m")
    found = funnel(question, "a 09:00 A", "a 09:01 B", "a 09:02 A", "a 09:12 C")
    assert found.everyone.reached.tolist() == [1, 1, 1]
    assert found.median_time(3)[0] == pytest.approx(600, rel=1 / 64)


def test_a_window_of_a_step_after_an_absent_one_runs_from_the_event_that_was_there():
    question = Funnel(["A", Step("B", is_optional=True), Step("C", within="5m")])
    assert reached(question, "a 09:00 A", "a 09:06 C", "z 09:00 B") == [1, 0, 0]
    assert reached(question, "a 09:00 A", "a 09:04 B", "a 09:06 C") == [1, 1, 1]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("Order"), 4),
        (Condition("Order", min_value=10), 2),
        (Condition("Order", max_value=10), 2),
        (Condition("Order", min_value=10, max_value=10), 1),
        (Condition(channels="shop"), 2),
        (Condition(["Order"], channels=["shop"], min_value=11), 1),
        (Condition(min_score=4), 1),
        (Condition(max_score=4), 1),
        (Condition("Order", max_score=5), 0),
    ],
)
def test_a_condition_holds_when_all_its_parts_do(condition: Condition, expected: int):
    lines = (
        "a 09:00 Order value=10",
        "b 09:00 Order value=9.99",
        "c 09:00 Order value=20 channel=shop",
        "d 09:00 Order channel=shop",  # of unknown value: meets no bound
        "e 09:00 Survey score=4.1",
        "f 09:00 Survey score=3",
    )
    assert reached(Funnel([condition]), *lines) == [expected]


def test_two_conditions_are_each_their_own():
    question = Funnel([Condition("Order", max_value=10), Condition("Order", min_value=20)])
    assert reached(question, "a 09:00 Order value=5", "a 09:01 Order value=25") == [1, 1]
    assert reached(question, "a 09:00 Order value=25", "a 09:01 Order value=5") == [1, 0]
    assert question.steps[1].name == "Order, value ≥ 20"


def test_an_exclusion_breaks_a_chain_between_its_steps_only():
    question = Funnel(["A", "B", "C"], exclusions=[Exclusion("X", after="B", before="C")])
    assert reached(question, "a 09:00 A", "a 09:01 X", "a 09:02 B", "a 09:03 C") == [1, 1, 1]
    assert reached(question, "a 09:00 A", "a 09:01 B", "a 09:02 X", "a 09:03 C") == [1, 1, 0]
    assert reached(question, "a 09:00 X", "a 09:01 A", "a 09:02 B", "a 09:03 C", "a 09:04 X") == [1, 1, 1]


def test_after_an_exclusion_a_new_chain_may_begin():
    question = Funnel(["A", "B"], exclusions=[Exclusion("X")])
    assert reached(question, "a 09:00 A", "a 09:01 X", "a 09:02 A", "a 09:03 B") == [1, 1]


def test_the_steps_themselves_are_not_between_them():
    question = Funnel(["A", "B", "C"], exclusions=[Exclusion(["A", "C"], after=1, before=3)])
    assert reached(question, "a 09:00 A", "a 09:01 B", "a 09:02 C") == [1, 1, 1]
    # The second A breaks the chain of the first, and starts one itself.
    assert reached(question, "a 09:00 A", "a 09:01 A", "a 09:02 B", "a 09:03 C") == [1, 1, 1]
    assert reached(question, "a 09:00 A", "a 09:01 B", "a 09:02 A", "a 09:03 C") == [1, 1, 0]


# --- pending --------------------------------------------------------------------------------------

LATER = "z 09:30 Nothing"  # the data ends at 09:30


def test_a_journey_whose_window_is_open_when_the_data_ends_is_pending_and_not_lost():
    lines = ("a 09:10 A", "b 08:00 A", "c 09:00 A", "c 09:05 B", LATER)
    found = funnel(Funnel(["A", "B", "C"], within="25m"), *lines, "z 07:00 C")
    assert found.everyone.reached.tolist() == [3, 1, 0]
    assert found.everyone.pending.tolist() == [0, 1, 1]
    assert found.everyone.n.tolist() == [3, 2, 2]
    assert found.everyone.pending_from_previous.tolist() == [0, 1, 0]
    assert found.everyone.rate.tolist() == [1, 0.5, 0]


@pytest.mark.parametrize(
    ("window", "expected"), [("30m", [0, 0]), (timedelta(minutes=30, microseconds=1), [0, 1])]
)
def test_a_window_that_closes_as_the_data_ends_is_closed(window: object, expected: list[int]):
    assert pending(Funnel(["A", "B"], within=window), "a 09:00 A", LATER, "z 07:00 B") == expected
    assert pending(Funnel(["A", Step("B", within=window)]), "a 09:00 A", LATER, "z 07:00 B") == expected
    assert pending(Funnel(["A", "B"], mode="any", within=window), "a 09:00 A", LATER, "z 07:00 B") == expected


def test_a_journey_waits_since_the_start_that_leaves_it_the_most_time():
    lines = ("a 09:10 A", "a 09:15 B", "a 09:20 A", LATER, "z 07:00 C")
    for step in ("C", Step("C", within="1h")):
        blocks, names = blocks_from(*lines)
        state = state_of(Funnel(["A", "B", step], within="1h"), blocks, names)
        assert state.censored[2].nonzero()[0].tolist() == [log_bin(10 * 60_000_000)]


@pytest.mark.parametrize("mode", ["ordered", "strict", "any"])
def test_without_a_window_nothing_is_pending(mode: str):
    assert pending(Funnel(["A", "B"], mode=mode), "a 09:30 A", "b 09:00 B") == [0, 0]


def test_with_windows_of_steps_only_the_running_one_counts():
    question = Funnel(["A", Step("B", within="1h"), "C"])
    # a waits for B; b waits for C, for which there is no limit.
    assert pending(question, "a 09:20 A", "b 08:00 A", "b 08:10 B", LATER, "z 07:00 C") == [0, 1, 1]


def test_a_journey_that_is_over_is_not_pending():
    lines = ("a 09:10 A", "a 09:20 X", "b 09:10 A", LATER, "z 07:00 B")
    assert pending(Funnel(["A", "B"], within="1h"), *lines) == [0, 2]
    assert pending(Funnel(["A", "B"], within="1h"), *lines, lens=Lens(outcome=["X"])) == [0, 1]


def test_a_strict_chain_that_something_followed_is_not_pending():
    question = Funnel(["A", "B"], mode="strict", within="1h")
    assert pending(question, "a 09:10 A", "a 09:20 X", "b 09:10 A", LATER, "z 07:00 B") == [0, 1]


def test_a_chain_that_an_exclusion_broke_is_not_pending():
    question = Funnel(["A", "B"], within="1h", exclusions=[Exclusion("X")])
    assert pending(question, "a 09:10 A", "a 09:20 X", "b 09:10 A", LATER, "z 07:00 B") == [0, 1]


def test_the_end_of_the_period_is_the_end_of_what_is_known():
    lens = Lens(period=(None, datetime(2024, 1, 1, 9, 30, tzinfo=UTC)))
    assert pending(Funnel(["A", "B"], within="30m"), "a 09:10 A", "z 12:00 B", lens=lens) == [0, 1]
    assert pending(Funnel(["A", "B"], within="30m"), "a 09:10 A", "z 12:00 B") == [0, 0]


# --- rates, times, groups -------------------------------------------------------------------------


def test_every_rate_carries_its_n_and_wilson_interval():
    lines = [f"p{i} 09:00 A" for i in range(20)] + [f"p{i} 09:10 B" for i in range(6)]
    table = funnel(Funnel(["A", "B"]), *lines).to_arrow().to_pylist()
    low, high = wilson(6, 20)
    assert table[1] | {"low": float(low), "high": float(high)} == table[1]
    assert (table[1]["reached"], table[1]["n"], table[1]["rate"]) == (6, 20, 0.3)


def test_rates_of_nobody_are_unknown_and_not_zero():
    nobody = funnel(Funnel(["A", "B"]), "z 09:00 A", "y 09:00 B", lens=Lens(segment=Segment(did=["B"])))
    assert np.isnan(nobody.everyone.rate).all()
    assert json.loads(nobody.to_json())["steps"][1]["rate"] is None
    assert math.isnan(nobody.median_time(2)[0])
    assert "No journey" in nobody.headline()


def test_the_time_to_convert_is_that_of_the_first_chain_to_get_there():
    # The chain from 09:10 is the one that reaches B first, and the latest to start.
    found = funnel(Funnel(["A", "B"]), "a 09:00 A", "a 09:10 A", "a 09:10:30 B", "a 09:10:31 B")
    assert found.median_time(2)[0] == pytest.approx(30, rel=1 / 64)


def test_the_median_time_is_that_of_those_that_convert():
    lines = [f"p{i} 09:00:00 A" for i in range(9)] + [f"p{i} 09:00:{10 * (i + 1)} B" for i in range(5)]
    median, low, high = funnel(Funnel(["A", "B"]), *lines).median_time(2)
    assert median == pytest.approx(30, rel=1 / 64)
    assert low == pytest.approx(10, rel=1 / 64)
    assert high == pytest.approx(50, rel=1 / 64)


def test_times_of_those_pending_are_censored():
    # a converts after 10 minutes, b is pending after 5, c after 20, d was lost.
    lines = ("a 09:00 A", "a 09:10 B", "b 09:25 A", "c 09:10 A", "d 08:00 A", LATER)
    curve = funnel(Funnel(["A", "B"], within="1h"), *lines).time_to_convert(2)
    assert curve.n == 4
    assert curve.times == pytest.approx([600], rel=1 / 64)
    assert curve.at_risk.tolist() == [3]  # b is no longer seen after 5 minutes
    assert curve.survival == pytest.approx([2 / 3])


def test_what_is_pending_is_expected_to_go_on_like_the_others():
    # Four are pending after 5 minutes; of the three seen longer one converted, after a minute.
    lines = [*(f"p{i} 09:25 A" for i in range(4)), "q 08:00 A", "q 08:01 B", "r 07:00 A", "s 07:00 A", LATER]
    found = funnel(Funnel(["A", "B"], within="1h"), *lines)
    # 1 of 3 as the rate has it; but all 7 were seen for a minute, and 1 of them converted by then.
    assert found.everyone.rate[1] == pytest.approx(1 / 3)
    expected, low, high = found.expected_rate(2)
    assert expected == pytest.approx(1 / 7)
    assert low < expected < high
    assert "4 more are still pending, which makes 14.3% likely in the end" in found.headline()


def test_with_nothing_pending_the_expected_rate_is_the_rate():
    found = funnel(Funnel(["A", "B"]), "a 09:00 A", "a 09:01 B", "b 09:00 A")
    assert found.expected_rate(2) == (0.5, *(float(end[1]) for end in found.everyone.interval))


def test_nothing_is_expected_when_nobody_was_seen_to_the_end():
    found = funnel(Funnel(["A", "B"], within="1h"), "a 09:00 A", "a 09:01 B", "b 09:00 A")
    assert np.isnan(found.expected_rate(2)).all()


def test_an_unknown_step_number_says_which_there_are():
    found = funnel(Funnel(["A", "B"]), "a 09:00 A", "a 09:01 B")
    with pytest.raises(JourneysError, match=r"no step 3\. It has steps 1 to 2: A, B"):
        found.time_to_convert(3)


def test_a_breakdown_tells_the_same_per_value_of_an_attribute():
    lines = ("a 09:00 A sex=f", "a 09:01 B", "b 09:00 A sex=m", "c 09:00 A sex=m", "c 09:01 B", "d 09:00 A")
    found = funnel(Funnel(["A", "B"], breakdown="sex"), *lines)
    assert [(group.name, group.n_journeys, group.reached.tolist()) for group in found.groups] == [
        ("m", 2, [2, 1]),
        ("f", 1, [1, 1]),
        ("(unknown)", 1, [1, 0]),
    ]
    assert found.everyone.reached.tolist() == [4, 2]
    assert found.to_arrow().column("group").to_pylist() == ["m", "m", "f", "f", "(unknown)", "(unknown)"]


def test_the_first_channel_is_that_of_the_first_event_the_lens_shows():
    lines = ("a 09:00 X channel=mail", "a 09:01 A channel=web", "b 09:00 A channel=shop")
    groups = funnel(Funnel("A", breakdown="first channel"), *lines).groups
    assert {group.name: group.n_journeys for group in groups} == {"mail": 1, "shop": 1}
    groups = funnel(Funnel("A", breakdown="first channel"), *lines, lens=Lens(hidden=["X"])).groups
    assert {group.name: group.n_journeys for group in groups} == {"web": 1, "shop": 1}


WEEKS = (
    "a 2023-12-31T22:59:00 A",  # Sunday night in UTC; in Amsterdam it is 23:59
    "b 2023-12-31T23:00:00 A",  # Sunday in UTC, Monday midnight in Amsterdam
    "b 2024-01-20T12:00:00 B",
    "c 2024-01-15T00:00:00 A",
    "c 2024-01-23T00:00:00 A",  # entered a week before
    "d 2024-01-16T00:00:00 B",  # never enters
)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", {"2023-W52": [2, 1], "2024-W03": [1, 0]}),
        ("Europe/Amsterdam", {"2023-W52": [1, 0], "2024-W01": [1, 1], "2024-W03": [1, 0]}),
    ],
)
def test_a_trend_is_by_the_week_in_which_a_journey_entered(zone: str, expected: dict[str, list[int]]):
    groups = funnel(Funnel(["A", "B"], breakdown="week", time_zone=zone), *WEEKS).groups
    assert {group.name: group.reached.tolist() for group in groups} == expected
    assert [group.name for group in groups] == sorted(expected)


def test_in_any_order_a_week_is_that_of_the_first_step_done():
    question = Funnel(["A", "B"], mode="any", breakdown="week")
    assert [group.name for group in funnel(question, *WEEKS).groups] == ["2023-W52", "2024-W03"]


def test_two_lenses_are_compared_with_an_interval_and_a_p_value():
    lines = [f"p{i} 09:00 A sex={'f' if i < 40 else 'm'}" for i in range(100)]
    lines += [f"p{i} 09:10 B" for i in [*range(30), *range(40, 60)]]
    left, right = (
        funnel(Funnel(["A", "B"]), *lines, lens=Lens(segment=Segment(attributes={"sex": [sex]})))
        for sex in "fm"
    )
    row = left.compare(right).to_arrow().to_pylist()[1]
    expected = difference_of_shares(30, 40, 20, 60)
    assert row["difference"] == pytest.approx(0.75 - 1 / 3)
    assert [row["low"], row["high"], row["p_value"]] == pytest.approx([float(part) for part in expected[1:]])
    assert "no person in common" in left.compare(right).document()["note"]
    assert left.compare(right).to_arrow().to_pylist()[0]["p_value"] is None


def test_funnels_of_different_steps_are_not_compared():
    left, right = (funnel(Funnel(steps), "a 09:00 A", "a 09:01 B") for steps in ("A", ["A", "B"]))
    with pytest.raises(FunnelsDifferError, match="A and A → B"):
        left.compare(right)


def test_the_document_has_its_documented_shape():
    question = Funnel(["A", "B"], within="1h", breakdown="sex")
    document = json.loads(funnel(question, "a 09:00 A sex=f", "a 09:10 B", "b 09:00 A").to_json())
    assert set(document) == {
        *("steps", "n_journeys", "mode", "within_seconds", "relative_error_of_seconds", "times"),
        *("breakdown", "groups"),
    }
    assert document["within_seconds"] == 3600
    assert {
        "step",
        "reached",
        "pending",
        "n",
        "rate",
        "low",
        "high",
        "rate_from_previous",
        "median_seconds",
    } <= set(document["steps"][1])
    assert [group["group"] for group in document["groups"]] == ["f", "(unknown)"]
    assert document["groups"][0]["steps"][1]["reached"] == 1


def test_the_headline_tells_the_last_step_with_its_interval_and_who_is_pending():
    found = funnel(Funnel(["A", "B"], within="1h"), "a 08:00 A", "a 08:01 B", "b 09:00 A", "b 09:30 X")
    assert found.headline() == (
        "1 of 1 journeys that did A came to B within 1h: 100.0% (95 % interval 20.7% to 100.0%); "
        "1 more are still pending."
    )


# --- nothing, and parts ---------------------------------------------------------------------------


@pytest.mark.parametrize("breakdown", [None, "week", "first channel"])
def test_no_blocks_at_all_give_a_result_of_nobody(breakdown: str | None):
    lens = Lens().bind(Names(touchpoints=("A", "B")))
    question = Funnel(["A", "B"], breakdown=breakdown)
    found = question.result(question.empty(lens), lens)
    assert found.everyone.reached.tolist() == [0, 0]
    assert found.groups == ()
    assert found.to_arrow().num_rows == (2 if breakdown is None else 0)


def test_counting_a_block_of_which_the_lens_shows_nothing_adds_nothing():
    blocks, names = blocks_from("a 09:00 A", "b 09:00 B")
    lens = Lens(segment=Segment(did=["A"], did_not=["A"]))
    for mode in ("ordered", "strict", "any"):
        assert state_of(Funnel(["A", "B"], mode=mode), blocks, names, lens).reached.tolist() == [[0, 0]]


# --- options that make no sense -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Funnel([]), "needs a step"),
        (lambda: Funnel(["A", []]), "names no touchpoint"),
        (lambda: Funnel(["A"], mode="loose"), "choose one of ordered, strict, any"),
        (lambda: Funnel(["A"], within="soon"), "'soon' is no duration"),
        (lambda: Funnel([Step("A", is_optional=True), "B"]), r"first step \(A\) is optional"),
        (lambda: Funnel([Step("A", within="1d"), "B"]), r"first step \(A\) has a window"),
        (lambda: Funnel(["A", Step("B", within="0s")]), "not above zero"),
        (lambda: Funnel(["A", "A"], mode="any"), "A stands twice"),
        (lambda: Funnel(["A", Step("B", within="1d")], mode="any"), "In any order"),
        (
            lambda: Funnel(["A", "B"], exclusions=[Exclusion("X", after=2)]),
            "Nothing lies between step 2 and step 2",
        ),
        (
            lambda: Funnel(["A", "B"], exclusions=[Exclusion("X", after="C")]),
            "'C' is no step. There are: 1 A, 2 B",
        ),
        (lambda: Funnel(["A", "A", "B"], exclusions=[Exclusion("X", after="A")]), "stands for several steps"),
        (lambda: Funnel(["A", "B"], exclusions=[Exclusion("X", before=3)]), "3 is no step"),
        (
            lambda: Funnel(["A", Step("B", is_optional=True), "C"], exclusions=[Exclusion("X", before=2)]),
            r"Step 2 \(B\) is optional",
        ),
        (lambda: Exclusion([]), "names no touchpoint"),
        (Condition, "says nothing"),
        (lambda: Condition(min_value=2, max_value=1), "at least 2 and at most 1"),
        (lambda: Condition(min_score=math.nan), "min_score=nan is not a number"),
        (lambda: Condition(max_value="ten"), "max_value='ten' is not a number"),
        (lambda: Funnel([5]), "5 is no name"),
        (lambda: Funnel(None), "None is no name"),
        (lambda: Funnel(["A", ["B", 5]]), "no list of names"),
        (lambda: Exclusion(5), "5 is no name"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(make: Callable[[], object], message: str):
    with pytest.raises(KlantreisError, match=message):
        make()


def test_refusals_carry_a_stable_code():
    with pytest.raises(InvalidFunnelError) as refused:
        Funnel([])
    assert refused.value.code == "invalid_funnel"


@pytest.mark.parametrize("zone", ["Amsterdam", "../etc", ""])
def test_an_unknown_time_zone_is_refused(zone: str):
    with pytest.raises(UnknownTimeZoneError, match="such as Europe/Amsterdam"):
        Funnel("A", time_zone=zone)


@pytest.mark.parametrize(
    ("question", "kind", "name"),
    [
        (Funnel(["Ordr"]), "touchpoint", "Ordr"),
        (Funnel(["Order"], exclusions=[]), None, None),
        (Funnel(["Order", "Visit"], exclusions=[Exclusion("Retrun")]), "touchpoint", "Retrun"),
        (Funnel([Condition(channels="mial")]), "channel", "mial"),
        (Funnel(["Order"], breakdown="sxe"), "breakdown", "sxe"),
    ],
)
def test_an_unknown_name_is_refused_with_those_there_are(
    question: Funnel, kind: str | None, name: str | None
):
    lines = ("a 09:00 Order channel=mail sex=f", "a 09:01 Visit")
    if kind is None:
        assert reached(question, *lines) == [1]
        return
    with pytest.raises(UnknownNameError) as refused:
        funnel(question, *lines)
    assert (refused.value.kind, refused.value.name) == (kind, name)


# --- the naive twin -------------------------------------------------------------------------------

LABELS = ("A", "B", "C", "X")
MORE_LABELS = (*LABELS, "Hidden", "Also_B")
EVENTS = st.tuples(
    st.integers(0, 3),  # microseconds after the one before
    st.sampled_from([*"AAABBBCC", *MORE_LABELS]),
    st.sampled_from(["web", "shop"]),
    st.sampled_from(["nan", "1", "2"]),
    st.sampled_from(["nan", "4", "5"]),
)
PERSONS = st.lists(st.tuples(st.integers(0, 6), st.lists(EVENTS, min_size=1, max_size=8)), max_size=10)
WINDOWS = st.none() | st.integers(1, 20).map(lambda n: timedelta(microseconds=n))
CONDITIONS = st.builds(
    Condition,
    labels=st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True),
    channels=st.sampled_from([(), ("web",)]),
    min_value=st.sampled_from([None, 1.5]),
    max_score=st.sampled_from([None, 4.0]),
)
PLAIN = st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True)
LENSES = st.sampled_from(
    [
        Lens(),
        Lens(hidden=["Hidden"], grouping={"Also_B": "B"}),
        Lens(gap=timedelta(microseconds=2)),
        Lens(outcome=["X"]),
        Lens(period=(None, datetime(1970, 1, 1, 0, 0, 0, 8, tzinfo=UTC))),
    ]
)


@st.composite
def plain_funnels(draw: st.DrawFn) -> Funnel:
    return Funnel(draw(st.lists(PLAIN, min_size=1, max_size=4)), within=draw(WINDOWS))


@st.composite
def full_funnels(draw: st.DrawFn) -> Funnel:
    mode = draw(st.sampled_from(["ordered", "strict"]))
    steps = [Step(draw(PLAIN | CONDITIONS))]
    steps += [
        Step(draw(PLAIN | CONDITIONS), within=draw(WINDOWS), is_optional=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    needed = [number for number, step in enumerate(steps, start=1) if not step.is_optional]
    between = (
        draw(st.lists(st.sampled_from(needed), min_size=2, max_size=4, unique=True).map(sorted))
        if (len(needed) > 1)
        else []
    )
    exclusions = [
        Exclusion(draw(PLAIN), after=after, before=before)
        for after, before in pairwise(between)
        if draw(st.booleans())
    ]
    return Funnel(steps, within=draw(WINDOWS), mode=mode, exclusions=exclusions)


@st.composite
def any_order_funnels(draw: st.DrawFn) -> Funnel:
    conditions = draw(
        st.lists(PLAIN.map(tuple).map(Condition) | CONDITIONS, min_size=1, max_size=4, unique=True)
    )
    return Funnel(conditions, within=draw(WINDOWS), mode="any")


def blocks_of_persons(
    persons: list[tuple[int, list[tuple[int, str, str, str, str]]]],
) -> tuple[list[Block], Names]:
    # One person does everything far before the others, so that every name exists.
    lines = [
        Line("0", -1000, label, {"channel": channel}) for label in MORE_LABELS for channel in ("web", "shop")
    ]
    for number, (first, events) in enumerate(persons, start=1):
        times = first + np.cumsum([event[0] for event in events])
        lines += [
            Line(str(number), int(time), label, {"channel": channel, "value": value, "score": score})
            for time, (_, label, channel, value, score) in zip(times, events, strict=True)
        ]
    return blocks_of(lines)


def naive_state(question: Funnel, block: Block, names: Names, lens: Lens) -> FunnelState:
    bound = lens.bind(names)
    view = look(block, bound)
    state = question.empty(bound)
    steps = list(question.steps)
    previous = naive.previous_needed(steps, question.mode)
    state.n_journeys[0] = view.n_journeys
    for journey, may_go_on in zip(naive.journeys_of(view, bound), view.may_go_on, strict=True):
        found = naive.outcome(
            journey,
            steps,
            within=question.within,
            mode=question.mode,
            exclusions=question.exclusions,
            may_go_on=bool(may_go_on),
            data_end=bound.data_end,
        )
        for i, (elapsed, waiting) in enumerate(zip(found.elapsed, found.waiting, strict=True)):
            if elapsed is not None:
                state.reached[0, i] += 1
                state.converted[i, log_bin(elapsed)] += 1
            elif waiting is not None:
                state.pending[0, i] += 1
                state.censored[i, log_bin(waiting)] += 1
                state.pending_from_previous[0, i] += found.elapsed[previous[i]] is not None
    return state


def assert_same(left: FunnelState, right: FunnelState) -> None:
    for name in ("n_journeys", "reached", "pending", "pending_from_previous", "converted", "censored"):
        np.testing.assert_array_equal(getattr(left, name), getattr(right, name), err_msg=name)


@settings(deadline=None, max_examples=200)
@given(PERSONS, plain_funnels(), LENSES)
def test_a_plain_funnel_equals_its_naive_twin_in_either_kernel(persons, question, lens):
    (block,), names = blocks_of_persons(persons)
    expected = naive_state(question, block, names, lens)
    assert_same(question.count(block, lens.bind(names)), expected)
    with mock.patch.object(kernels, "count_plain", kernels.count_chains):
        assert_same(question.count(block, lens.bind(names)), expected)


@settings(deadline=None, max_examples=400)
@given(PERSONS, full_funnels(), LENSES)
def test_a_funnel_with_everything_equals_its_naive_twin(persons, question, lens):
    (block,), names = blocks_of_persons(persons)
    assert_same(question.count(block, lens.bind(names)), naive_state(question, block, names, lens))


@settings(deadline=None, max_examples=200)
@given(PERSONS, any_order_funnels(), LENSES)
def test_a_funnel_in_any_order_equals_its_naive_twin(persons, question, lens):
    (block,), names = blocks_of_persons(persons)
    assert_same(question.count(block, lens.bind(names)), naive_state(question, block, names, lens))


# --- parts ----------------------------------------------------------------------------------------

SPLIT = [
    f"{person} 09:{10 + k} {label} sex={person}" for person in "abcdef" for k, label in enumerate("ABXACBA")
]


@pytest.mark.parametrize(
    "question",
    [
        Funnel(["A", "B", "C"], within="3m", breakdown="sex"),
        Funnel(["A", Step("B", is_optional=True), "C"], within="3m", breakdown="week"),
        Funnel(["A", "B", "C"], mode="strict", breakdown="first channel"),
        Funnel(["A", "B", "C"], mode="any", within="1m"),
    ],
    ids=lambda question: f"{question.mode} {question.breakdown}",
)
def test_every_split_into_blocks_gives_the_same(question: Funnel):
    whole = state_of(question, *blocks_from(*SPLIT))
    for n_blocks in (2, 3, 6):
        blocks, names = blocks_from(*SPLIT, split=n_blocks)
        assert len(blocks) == n_blocks
        assert_same(state_of(question, blocks, names), whole)


def test_merging_is_associative_and_changes_nothing():
    question = Funnel(["A", "B", "C"], within="3m", breakdown="sex")
    blocks, names = blocks_from(*SPLIT, split=3)
    lens = Lens().bind(names)
    a, b, c = (question.count(block, lens) for block in blocks)
    assert_same(question.merge(question.merge(a, b), c), question.merge(a, question.merge(b, c)))
    assert_same(question.merge(a, question.empty(lens)), question.count(blocks[0], lens))


def test_a_block_that_cannot_be_written_to_is_counted():
    blocks, names = blocks_from(*SPLIT)
    mapped = Block.from_arrow(blocks[0].to_arrow())
    assert not mapped.touchpoint.flags.writeable
    assert_same(state_of(Funnel(["A", "B"]), [mapped], names), state_of(Funnel(["A", "B"]), blocks, names))


def test_twenty_steps_are_normal():
    labels = [f"s{i:02d}" for i in range(20)]
    lines = [f"a 09:{i:02d} {label}" for i, label in enumerate(labels)]
    assert reached(Funnel(labels, within="19m"), *lines) == [1] * 20
    assert reached(Funnel(labels, within="18m"), *lines) == [1] * 19 + [0]


@settings(deadline=None, max_examples=40)
@given(made=lines(), lens=st.sampled_from(MADE_LENSES), split=st.integers(1, 3))
def test_funnel_summary_flow_and_variants_tell_the_same_totals(made, lens, split):
    summary, flow, variants = (
        run_lines(analysis, made, lens, split) for analysis in (Summary(), Flow(), Variants(top=None))
    )
    touchpoints = {row["touchpoint"]: row["journeys"] for row in summary.table.to_pylist()}
    transitions = {(row["from"], row["to"]): row["journeys"] for row in flow.to_arrow().to_pylist()}
    for last in touchpoints:
        next_to = run_lines(Funnel(["A", last], mode="strict"), made, lens, split).everyone
        later = run_lines(Funnel(["A", last]), made, lens, split).everyone
        assert next_to.n_journeys == later.n_journeys == variants.total == summary.n_journeys
        assert next_to.reached.tolist() == [touchpoints["A"], transitions.get(("A", last), 0)]
        assert later.reached[1] == sum(
            one.count
            for one in variants.variants
            if "A" in one.touchpoints and last in one.touchpoints[one.touchpoints.index("A") + 1 :]
        )
