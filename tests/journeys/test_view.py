"""What a lens shows of a block."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.journeys.block import Block, Names
from klantreis.journeys.lens import Lens
from klantreis.journeys.segment import Segment
from klantreis.journeys.view import View, look

MINUTE = 60_000_000
TOUCHPOINTS = ("Visit", "Cart", "Order", "Return")
CHANNELS = ("web", "shop")
NAMES = Names(
    touchpoints=TOUCHPOINTS,
    channels=CHANNELS,
    phases=("Orientation", "Purchase", "Purchase", None),
    attributes={"sex": ("f", "m")},
    first=0,
    last=100 * MINUTE,
)


def block() -> Block:
    """Person 7 (f): Visit 0, Cart 5, Order 6, Visit 60, Return 61. Person 9 (m): Visit 90 (in the shop)."""
    return Block(
        person=np.array([7, 9]),
        offsets=np.array([0, 5, 6], dtype=np.int32),
        occurred_at=np.array([0, 5, 6, 60, 61, 90]) * MINUTE,
        touchpoint=np.array([0, 1, 2, 0, 3, 0], dtype=np.uint16),
        channel=np.array([0, 0, 0, 0, 0, 1], dtype=np.uint8),
        value=np.array([np.nan, np.nan, 10, np.nan, -10, np.nan]),
        score=np.full(6, np.nan, dtype=np.float32),
        event=np.arange(6),
        attributes={"sex": np.array([0, 1], dtype=np.int32)},
    )


def at(minute: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)


def journeys(lens: Lens) -> list[tuple[int, list[str]]]:
    bound = lens.bind(NAMES)
    view = look(block(), bound)
    return [
        (int(view.block.person[view.rows[j]]), labels_of(view, j, bound.labels))
        for j in range(view.n_journeys)
    ]


def labels_of(view: View, j: int, labels: tuple[str, ...]) -> list[str]:
    return [labels[code] for code in view.labels[view.offsets[j] : view.offsets[j + 1]]]


def test_a_lens_left_alone_shares_the_arrays_of_the_block():
    whole = block()
    view = look(whole, Lens().bind(NAMES))
    assert view.labels is whole.touchpoint
    assert view.times is whole.occurred_at
    assert view.may_go_on.all()


def test_a_period_is_half_open():
    assert journeys(Lens(period=(at(5), at(60)))) == [(7, ["Cart", "Order"])]


def test_a_segment_keeps_only_its_persons():
    assert journeys(Lens(segment=Segment(attributes={"sex": ["m"]}))) == [(9, ["Visit"])]
    assert journeys(Lens(segment=Segment(did=["Order"], did_not=["Return"]))) == []


def test_a_level_renames_events():
    assert journeys(Lens(level="channel")) == [(7, ["web"] * 5), (9, ["shop"])]
    assert journeys(Lens(level="phase", hidden=["(no phase)"])) == [
        (7, ["Orientation", "Purchase", "Purchase", "Orientation"]),
        (9, ["Orientation"]),
    ]


def test_a_grouping_gathers_names_and_can_be_hidden():
    lens = Lens(grouping={"Cart": "Buying", "Order": "Buying"}, hidden=["Visit"])
    assert journeys(lens) == [(7, ["Buying", "Buying", "Return"])]


def test_a_pause_of_exactly_the_gap_does_not_split():
    assert len(journeys(Lens(gap=timedelta(minutes=54)))) == 2
    assert journeys(Lens(gap=timedelta(minutes=53))) == [
        (7, ["Visit", "Cart", "Order"]),
        (7, ["Visit", "Return"]),
        (9, ["Visit"]),
    ]


def test_the_gap_is_taken_between_events_that_show():
    assert len(journeys(Lens(gap=timedelta(minutes=58), hidden=["Cart", "Order"]))) == 3


def test_an_outcome_closes_a_journey():
    lens = Lens(outcome=["Order"])
    assert journeys(lens)[:2] == [(7, ["Visit", "Cart", "Order"]), (7, ["Visit", "Return"])]
    assert look(block(), lens.bind(NAMES)).may_go_on.tolist() == [False, True, True]


def test_the_buyer_part_ends_with_the_first_purchase_and_the_customer_part_starts_with_it():
    assert journeys(Lens(outcome=["Order"], part="buyer")) == [
        (7, ["Visit", "Cart", "Order"]),
        (9, ["Visit"]),
    ]
    assert journeys(Lens(outcome=["Order"], part="customer")) == [(7, ["Order", "Visit", "Return"])]


def test_a_journey_whose_gap_has_passed_is_over():
    bound = Lens(gap=timedelta(minutes=20)).bind(NAMES)
    assert look(block(), bound).may_go_on.tolist() == [False, False, True]


def test_values_follow_the_events_that_show():
    view = look(block(), Lens(hidden=["Visit", "Cart"]).bind(NAMES))
    assert view.of_events("value").tolist() == [10, -10]


@pytest.mark.parametrize(
    "lens", [Lens(), Lens(level="channel"), Lens(gap=timedelta(minutes=1)), Lens(hidden=["Cart"])]
)
def test_an_empty_block_has_no_journeys(lens: Lens):
    whole = block()
    empty = Block(
        whole.person[:0],
        whole.offsets[:1],
        *(
            getattr(whole, name)[:0]
            for name in ("occurred_at", "touchpoint", "channel", "value", "score", "event")
        ),
    )
    assert look(empty, lens.bind(NAMES)).n_journeys == 0


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(
        UnknownNameError, match=r"No touchpoint 'Ordr'. Did you mean 'Order'\? There are: Visit, Cart"
    ):
        Lens(hidden=["Ordr"]).bind(NAMES)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": "department"}, "choose one of touchpoint, channel, phase"),
        ({"part": "buyer"}, "outcome="),
        ({"gap": timedelta(0)}, "above zero"),
        ({"period": (at(5), at(5))}, "before it starts"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(options: dict, message: str):
    with pytest.raises(InvalidOptionError, match=message):
        Lens(**options)
