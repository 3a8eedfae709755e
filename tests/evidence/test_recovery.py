"""After a bad contact: was there a good one, and did those persons come back?"""

from __future__ import annotations

import json
import math
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import Line, blocks_from, blocks_of
from tests.journeys.made import in_every_grouping, run
from tests.naive import recovery as naive

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.evidence.answers import Scores
from klantreis.evidence.recovery import Recovery
from klantreis.evidence.recovery_result import BAD, RecoveryResult
from klantreis.journeys.block import Block, Names
from klantreis.journeys.lens import Lens
from klantreis.journeys.tally import Tally
from klantreis.journeys.view import look

SCORES = Scores(otherwise="1-5")
DAY = 86_400_000_000
# One hour to recover, then: recovers and returns; recovers and stays away; bad and returns; bad and stays
# away (what happens within the hour is no return); satisfied and returns; satisfied and stays away; never
# asked; too recent to say.
SHOP = [
    "won 09:00 Delivery score=1",
    "won 09:30 Call score=5",
    "won 11:00 Order value=30",
    "lost 09:00 Delivery score=2",
    "lost 09:20 Call score=4",
    "loyal 09:00 Delivery score=1",
    "loyal 10:00 Order value=99",
    "loyal 10:01 Order value=10.5",
    "gone 09:00 Delivery score=1",
    "gone 09:30 Call score=3",
    "gone 09:40 Order value=99",
    "happy 09:00 Delivery score=5",
    "happy 10:30 Order value=20",
    "happy 10:30 Order value=5",
    "once 09:00 Delivery score=4",
    "silent 09:00 Delivery",
    "silent 10:00 Order",
    "late 11:59 Call score=1",
    "late 12:00 Call score=5",
]


def recovery_of(*lines: str, lens: Lens | None = None, split: int = 1, **options) -> RecoveryResult:
    blocks, names = blocks_from(*lines, split=split)
    options = {"returns": ["Order"], "source": SCORES, "recover_within": "1h"} | options
    return run(Recovery(**options), blocks, (lens or Lens()).bind(names))


def test_persons_are_grouped_by_their_first_bad_contact_and_what_followed():
    result = recovery_of(*SHOP)
    counts = {found.group: (found.n, found.returned, found.pending) for found in result.groups}
    assert counts == {
        "without a bad contact": (2, 1, 0),
        BAD: (4, 2, 0),
        "recovered": (2, 1, 0),
        "not recovered": (2, 1, 0),
    }
    assert (result.recovered, result.recovered_share) == (2, 0.5)
    assert (result.n_unknown, result.n_recent) == (1, 1)
    assert result.following == {"bad": 0, "between": 1, "good": 2, "none known": 1}


def test_value_is_what_came_after():
    result = recovery_of(*SHOP)
    assert result.group("recovered").value.value == 15
    assert result.group("not recovered").value.value == 5.25
    assert result.group("without a bad contact").value.value == 12.5
    assert result.group(BAD).value.value == pytest.approx(40.5 / 4)
    assert result.group(BAD).value.n == 4


def test_the_time_to_the_good_contact_is_told():
    # 30 and 20 minutes: the lower median.
    assert recovery_of(*SHOP).median_recovery_seconds == pytest.approx(1200, rel=1 / 64)


def test_differences_have_the_published_newcombe_interval():
    # Newcombe (1998), table II (a): 56/70 - 48/80 = 0.2 (0.0524, 0.3339).
    result = RecoveryResult.of_counts(
        counts=np.array([[0, 0, 0], [70, 56, 0], [80, 48, 0]]),
        following=np.zeros(4, dtype=np.int64),
        values=[(np.empty(0), np.empty(0, dtype=np.int64))] * 3,
        recovery_times=Tally.empty(1),
        n_unknown=0,
        n_recent=0,
    )
    found = result.differences[0]
    assert (found.first, found.second) == ("recovered", "not recovered")
    assert (found.difference, found.low, found.high) == (
        pytest.approx(0.2),
        pytest.approx(0.0524, abs=5e-5),
        pytest.approx(0.3339, abs=5e-5),
    )
    assert math.isnan(result.differences[1].difference)


def test_a_good_contact_counts_in_its_time_and_the_edge_is_within():
    lines = [
        "a 09:00 Call score=1",
        "a 10:00 Call score=5",
        "b 09:00 Call score=1",
        "b 10:00:01 Call score=5",
    ]
    result = recovery_of(*lines, "c 12:00 Order")
    assert (result.recovered, result.group(BAD).n) == (1, 2)
    assert result.following == {"bad": 0, "between": 0, "good": 1, "none known": 1}


def test_a_good_contact_in_another_journey_is_no_recovery_but_a_return_there_is_one():
    lines = ["a 09:00 Call score=1", "a 12:00 Call score=5", "a 16:00 Order value=7"]
    result = recovery_of(*lines, lens=Lens(gap=timedelta(hours=2)), recover_within="4h")
    assert (result.recovered, result.group("not recovered").returned) == (0, 1)
    assert result.group("not recovered").value.value == 7
    assert recovery_of(*lines, recover_within="4h").recovered == 1


def test_labels_can_be_bad_and_good_by_themselves():
    lines = ["a 09:00 Complaint", "a 10:00 Solved", "a 11:00 Order", "b 09:00 Visit", "b 11:00 Order"]
    result = recovery_of(*lines, source=None, bad=["Complaint"], good=["Solved"])
    assert (result.recovered, result.group("recovered").returned) == (1, 1)
    # Everyone without a complaint is followed from the first contact, asked or not.
    assert (result.group("without a bad contact").n, result.group("without a bad contact").returned) == (1, 1)


def test_a_return_counts_within_its_window_and_the_edge_is_within():
    lines = [
        "a 09:00 Call score=1",
        "a 11:00 Order value=3",
        "b 09:00 Call score=1",
        "b 11:00:01 Order value=4",
    ]
    result = recovery_of(*lines, "c 12:00 Order", within="1h")
    assert (result.group(BAD).n, result.group(BAD).returned) == (2, 1)
    assert result.group(BAD).value.value == 1.5


def test_persons_whose_time_is_not_over_are_pending_whether_they_came_back_or_not():
    lines = ["a 09:00 Call score=1", "b 10:30 Call score=1", "c 10:30 Call score=1", "c 11:40 Order value=5"]
    result = recovery_of(*lines, "d 12:00 Order", within="1h")
    bad = result.group(BAD)
    assert (bad.n, bad.returned, bad.pending) == (1, 0, 2)
    assert (bad.value.n, bad.value.value) == (1, 0)
    assert result.group("not recovered").pending == 2


def test_where_nothing_depends_on_recovery_no_difference_is_found():
    # Visits, answers and orders at random: whoever recovers or not comes back as often.
    random = np.random.default_rng(7)
    n_persons, n_events = 20_000, 12
    labels = random.integers(0, 3, (n_persons, n_events)).ravel()
    scores = np.where(labels == 1, random.integers(1, 6, labels.size), np.nan).astype(np.float32)
    block = Block(
        person=np.arange(n_persons),
        offsets=np.arange(n_persons + 1, dtype=np.int32) * n_events,
        occurred_at=np.sort(random.integers(0, 360 * DAY, (n_persons, n_events)), axis=1).ravel(),
        touchpoint=labels.astype(np.uint16),
        channel=np.zeros(labels.size, dtype=np.uint8),
        value=np.full(labels.size, np.nan),
        score=scores,
        event=np.arange(labels.size),
    )
    names = Names(("Visit", "Call", "Order"), ("web",), first=0, last=360 * DAY)
    analysis = Recovery(["Order"], SCORES, recover_within="30d", within="60d")
    found = run(analysis, [block], Lens().bind(names)).differences[0]
    assert found.low < 0 < found.high
    assert found.high - found.low < 0.06


def test_bounds_of_bad_and_good_can_be_set():
    lines = ["a 09:00 Call score=3", "a 10:00 Call score=4", "a 11:00 Order"]
    assert recovery_of(*lines).group(BAD).n == 0
    assert recovery_of(*lines, bad_at=0).recovered == 1
    assert recovery_of(*lines, bad_at=0, good_from=1.5).recovered == 0


def test_nobody_is_unknown_and_not_zero():
    result = recovery_of("a 09:00 Order")
    document = json.loads(result.to_json())
    assert document["recovered_share"] is None
    assert all(group["share"] is None and group["mean_value"] is None for group in document["groups"])
    assert result.headline() == "Nobody had a bad contact"


def test_the_caution_goes_with_the_figures_in_both_languages():
    result = recovery_of(*SHOP)
    assert "association, not an effect" in result.document()["caution"]
    assert "geen bewezen effect" in result.caution("nl")


def test_the_headline_has_shares_with_n_and_interval():
    told = recovery_of(*SHOP).headline()
    assert told.startswith(
        "2 of 4 persons with a bad contact had a good one after it; of the recovered 50.0% came"
    )
    assert "(9.5% to 90.5%, n = 2)" in told


def test_the_chart_shows_every_group(tmp_path):
    written = recovery_of(*SHOP).save(tmp_path / "recovery.svg").read_text("utf-8")
    assert "not recovered (n = 2)" in written


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"returns": []}, "came back"),
        ({"source": None}, "what a bad contact is"),
        ({"source": None, "bad": ["Call"]}, "what a good contact is"),
        ({"bad_at": 1, "good_from": 1}, "leave nothing between"),
        ({"bad_at": -3}, "leave nothing between"),
        ({"bad": ["Call"], "good": ["Call"]}, "bad and good at once"),
        ({"within": "soon"}, "no duration"),
        ({"recover_within": "soon"}, "no duration"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, told):
    with pytest.raises(InvalidOptionError, match=told):
        recovery_of(*SHOP, **options)


@pytest.mark.parametrize("options", [{"returns": ["Ordr"]}, {"bad": ["Complaint"]}, {"good": ["Solved"]}])
def test_labels_that_do_not_exist_are_refused(options):
    with pytest.raises(UnknownNameError):
        recovery_of(*SHOP, **options)


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 12),
        st.sampled_from(["Visit", "Order", "Complaint", "Solved"]),
        st.sampled_from(["nan", "1", "2", "3", "4", "5"]),
        st.sampled_from(["nan", "0.1", "-3", "12.35"]),
    ),
    max_size=30,
)
OPTIONS = [
    {"source": SCORES},
    {"source": SCORES, "within": timedelta(seconds=4)},
    {"source": SCORES, "bad": ["Complaint"], "good": ["Solved"], "within": timedelta(seconds=2)},
    {"bad": ["Complaint"], "good": ["Solved"]},
    {"source": SCORES, "good": ["Solved"]},
]
LENSES = [Lens(), Lens(gap=timedelta(seconds=3)), Lens(outcome=["Order"])]


def lines_of(events) -> list[Line]:
    always = [Line("0", 0, label) for label in ("Visit", "Order", "Complaint", "Solved")]
    return always + [
        Line(str(person), second * 1_000_000, label, {"score": score, "value": value})
        for person, second, label, score, value in events
    ]


def persons_in(blocks, lens) -> list[list[list[naive.Event]]]:
    persons: dict[int, list[list[naive.Event]]] = {}
    for block in blocks:
        view = look(block, lens)
        scores, values = view.of_events("score"), view.of_events("value")
        for j in range(view.n_journeys):
            events = [
                naive.Event(
                    int(view.times[k]), lens.labels[view.labels[k]], float(scores[k]) - 3, float(values[k])
                )
                for k in range(view.offsets[j], view.offsets[j + 1])
            ]
            persons.setdefault(int(block.person[view.rows[j]]), []).append(events)
    return list(persons.values())


@settings(deadline=None)
@given(EVENTS, st.sampled_from(OPTIONS), st.integers(1, 6), st.sampled_from(LENSES), st.integers(1, 4))
def test_recovery_equals_its_naive_twin_for_every_split(events, options, recover, lens, split):
    blocks, names = blocks_of(lines_of(events), split=split)
    bound = lens.bind(names)
    seconds = timedelta(seconds=recover)
    result = run(Recovery(returns=["Order"], recover_within=seconds, **options), blocks, bound)
    within = options.get("within")
    persons = persons_in(blocks, bound)
    if "source" not in options:
        persons = [
            [[event._replace(emotion=math.nan) for event in journey] for journey in one] for one in persons
        ]
    expected = naive.recovery(
        persons,
        returns={"Order"},
        bad=set(options.get("bad", ())),
        good=set(options.get("good", ())),
        recover_within=recover * 1_000_000,
        within=None if within is None else within // timedelta(microseconds=1),
        data_end=bound.data_end,
    )
    assert (result.n_unknown, result.n_recent) == (expected["unknown", ""], expected["recent", ""])
    for name in ("without a bad contact", "recovered", "not recovered"):
        found = result.group(name)
        assert (found.returned, found.pending) == (expected[name, "returned"], expected[name, "pending"])
        assert found.n == expected[name, "returned"] + expected[name, "away"]


@settings(deadline=None, max_examples=25)
@given(EVENTS, st.sampled_from(OPTIONS))
def test_merging_is_associative_and_empty_changes_nothing(events, options):
    blocks, names = blocks_of(lines_of(events), split=4)
    first, *others = in_every_grouping(
        Recovery(["Order"], recover_within="2s", **options), blocks, Lens().bind(names)
    )
    assert all(other.to_json() == first.to_json() for other in others)
