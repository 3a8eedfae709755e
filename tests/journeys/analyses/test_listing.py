"""Journeys one by one."""

from __future__ import annotations

import json
import math
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import blocks_from, blocks_of
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.analyses.listing import ORDERS, SHOWN_CONTACTS, Exactly, Listing
from klantreis.journeys.lens import Lens

THREE = [
    "a 09:00 visit",
    "a 09:10 order value=20",
    "b 09:00 visit",
    "b 12:00 visit value=5",
    "b 12:01 chat",
    "c 10:00 visit",
]


def listing_of(*text: str, lens: Lens | None = None, split: int = 1, **options):
    blocks, names = blocks_from(*text, split=split)
    return run(Listing(**options), blocks, (lens or Lens()).bind(names))


def test_a_journey_has_its_person_time_contacts_value_and_outcome():
    first, second, third = listing_of(*THREE, outcome=["order"]).journeys
    assert (first.person, first.contacts, first.value, first.outcome) == (0, 2, 20.0, "order")
    assert first.last - first.first == timedelta(minutes=10)
    assert (second.touchpoints, second.outcome) == (("visit", "visit", "chat"), None)
    assert math.isnan(third.value)


@pytest.mark.parametrize("split", [1, 3])
@pytest.mark.parametrize(
    ("order", "persons"),
    [
        ("person", [0, 1, 2]),
        ("latest", [1, 2, 0]),
        ("longest", [1, 0, 2]),
        ("most contacts", [1, 0, 2]),
        ("most value", [0, 1, 2]),
    ],
)
def test_each_order_has_its_own_first(order: str, persons: list[int], split: int):
    found = listing_of(*THREE, order=order, split=split)
    assert [one.person for one in found.journeys] == persons
    (second,) = listing_of(*THREE, order=order, split=split, first=1, size=1).journeys
    assert second.person == persons[1]


def test_a_split_numbers_the_journeys_of_a_person():
    found = listing_of(*THREE, lens=Lens(gap=timedelta(hours=1)))
    assert [(one.person, one.number, one.contacts) for one in found.journeys] == [
        (0, 0, 2),
        (1, 0, 1),
        (1, 1, 2),
        (2, 0, 1),
    ]
    assert (found.n_journeys, found.n_persons) == (4, 3)


def test_of_a_long_journey_the_first_contacts_are_shown():
    long = listing_of(*(f"a 09:{minute:02d} visit" for minute in range(50)))
    assert (long.journeys[0].contacts, len(long.journeys[0].touchpoints)) == (50, SHOWN_CONTACTS)


def test_a_variant_is_exactly_its_touchpoints():
    text = [
        "a 09:00 A",
        "a 09:01 B",
        "b 09:00 A",
        "c 09:00 A",
        "c 09:01 B",
        "c 09:02 A",
        "d 09:00 A",
        "d 09:01 B",
    ]
    found = listing_of(*text, choice=Exactly(["A", "B"]))
    assert [one.person for one in found.journeys] == [0, 3]
    assert (found.n_journeys, found.n_persons) == (2, 2)
    assert listing_of(*text, choice=Exactly(["B"])).journeys == ()
    with pytest.raises(UnknownNameError):
        listing_of(*text, choice=Exactly(["C"]))


def test_behind_the_last_there_is_nothing():
    assert listing_of(*THREE, first=3).journeys == ()
    assert listing_of().n_journeys == 0


def test_what_makes_no_sense_is_refused():
    with pytest.raises(InvalidOptionError, match="most contacts"):
        Listing(order="random")
    with pytest.raises(InvalidOptionError, match="10,000"):
        Listing(first=9_999, size=2)
    with pytest.raises(UnknownNameError):
        listing_of(*THREE, outcome=["sale"])


@settings(deadline=None)
@given(
    made=lines(),
    lens=st.sampled_from(LENSES),
    split=st.integers(1, 4),
    order=st.sampled_from(ORDERS[:4]),
    first=st.integers(0, 4),
    size=st.integers(0, 5),
)
def test_a_page_equals_plain_sorting_for_every_split(made, lens, split, order, first, size):
    result = run_lines(Listing(order=order, first=first, size=size), made, lens, split)
    journeys = journeys_of(made, lens)
    keys = {
        "person": lambda journey: journey[0],
        "latest": lambda journey: -journey[2][-1],
        "longest": lambda journey: journey[2][0] - journey[2][-1],
        "most contacts": lambda journey: -len(journey[1]),
    }
    journeys.sort(key=keys[order])
    expected = [(person, tuple(touchpoints)) for person, touchpoints, _ in journeys]
    assert [(one.person, one.touchpoints) for one in result.journeys] == expected[first : first + size]
    assert result.n_journeys == len(journeys)


@settings(deadline=None, max_examples=20)
@given(made=lines(), order=st.sampled_from(ORDERS))
def test_merging_is_associative_and_empty_changes_nothing(made, order):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Listing(order=order, size=3), blocks, Lens().bind(names))
    assert all(json.loads(other.to_json()) == json.loads(first.to_json()) for other in others)
