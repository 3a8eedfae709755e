"""How often touchpoints follow each other."""

from __future__ import annotations

import json
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys import running_example
from tests.journeys.build import Line, blocks_from, blocks_of, blocks_of_sequences
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines
from tests.naive import flow as naive

from klantreis.errors import InvalidOptionError
from klantreis.journeys.analyses import flow as flow_module
from klantreis.journeys.analyses.flow import Flow
from klantreis.journeys.lens import Lens

HASHED, SORTED = {"DENSE_LABELS": 0, "DENSE_CODES": 0}, {"DENSE_BINS": 0}
WAYS = [{}, SORTED, {**HASHED, **SORTED}]  # every way in which the kernels may count


def flow_of(*text: str, lens: Lens = Lens(), analysis: Flow = Flow()):  # noqa: B008 - both are frozen
    blocks, names = blocks_from(*text)
    return run(analysis, blocks, lens.bind(names))


def by_pair(result) -> dict:
    return {(row["from"], row["to"]): row for row in result.to_arrow().to_pylist()}


def test_flow_follows_time_within_a_person_and_stops_at_the_next():
    result = flow_of("a 09:05 cart", "a 09:00 visit", "b 09:06 pay")
    assert result.counts == {
        ("(start)", "visit"): 1,
        ("visit", "cart"): 1,
        ("cart", "(end)"): 1,
        ("(start)", "pay"): 1,
        ("pay", "(end)"): 1,
    }
    assert (result.n_persons, result.n_journeys, result.n_events) == (2, 2, 3)


def test_a_transition_counts_each_person_and_each_journey_once():
    text = [
        "a 09:00 visit",
        "a 09:01 visit",
        "a 09:02 visit",
        "a 12:00 visit",
        "a 12:01 visit",
        "b 09:00 visit",
    ]
    row = by_pair(flow_of(*text, lens=Lens(gap=timedelta(hours=1))))["visit", "visit"]
    assert (row["count"], row["journeys"], row["persons"]) == (3, 2, 1)
    start = by_pair(flow_of(*text, lens=Lens(gap=timedelta(hours=1))))["(start)", "visit"]
    assert (start["count"], start["journeys"], start["persons"]) == (3, 3, 2)


def test_times_between_have_mean_median_and_p90():
    text = [line for i in range(10) for line in (f"p{i} 09:00:00 visit", f"p{i} 09:00:{i + 1:02d} cart")]
    row = by_pair(flow_of(*text))["visit", "cart"]
    assert row["mean_seconds"] == 5.5
    assert row["median_seconds"] == pytest.approx(5, rel=1 / 64)
    assert row["p90_seconds"] == pytest.approx(9, rel=1 / 64)
    assert row["median_low_seconds"] == pytest.approx(1, rel=1 / 64)
    assert row["median_high_seconds"] == pytest.approx(10, rel=1 / 64)


def test_the_median_of_few_times_has_no_interval_and_start_has_no_time():
    rows = by_pair(flow_of("a 09:00 visit", "a 09:05 cart"))
    assert rows["visit", "cart"]["median_seconds"] == pytest.approx(300, rel=1 / 64)
    assert rows["visit", "cart"]["median_low_seconds"] is None
    assert rows["(start)", "visit"]["median_seconds"] is None
    assert rows["(start)", "visit"]["mean_seconds"] is None


def test_the_mean_is_exact_where_the_sum_exceeds_int64():
    year = 366 * 86_400 * 1_000_000
    made = [
        line
        for i in range(1500)
        for line in (Line(f"{i:05}", 0, "in"), Line(f"{i:05}", 290 * year + i, "out"))
    ]
    row = by_pair(run_lines(Flow(), made, Lens()))["in", "out"]
    assert 290 * year * 1500 > np.iinfo(np.int64).max
    assert row["mean_seconds"] == (290 * year + 749.5) / 1e6


def test_shares_are_of_what_leaves_and_carry_a_wilson_interval():
    sequences = [["visit", "cart"]] * 12 + [["visit"]] * 28
    blocks, names = blocks_of_sequences(sequences)
    row = by_pair(run(Flow(), blocks, Lens().bind(names)))["visit", "cart"]
    # Wilson 1927 for 12 out of 40, by hand with z = 1.959964.
    assert row["share"] == 0.3
    assert (row["low"], row["high"]) == (pytest.approx(0.18075, abs=1e-5), pytest.approx(0.45430, abs=1e-5))


def test_the_running_example_has_its_published_transitions():
    result = run_lines(Flow(), running_example.lines(), Lens())
    register, casually, ticket = "register request", "examine casually", "check ticket"
    thoroughly, decide, again = "examine thoroughly", "decide", "reinitiate request"
    pay, reject = "pay compensation", "reject request"
    assert result.counts == {
        ("(start)", register): 6,
        (register, casually): 3,
        (register, ticket): 2,
        (register, thoroughly): 1,
        (casually, ticket): 4,
        (casually, decide): 2,
        (ticket, decide): 6,
        (ticket, casually): 2,
        (ticket, thoroughly): 1,
        (thoroughly, ticket): 2,
        (thoroughly, decide): 1,
        (decide, again): 3,
        (decide, pay): 3,
        (decide, reject): 3,
        (again, casually): 1,
        (again, ticket): 1,
        (again, thoroughly): 1,
        (pay, "(end)"): 3,
        (reject, "(end)"): 3,
    }
    inner = [pair for pair in result.counts if "(start)" not in pair and "(end)" not in pair]
    assert (len(inner), result.n_events, result.n_journeys) == (16, 42, 6)


def test_no_journeys_give_an_empty_table():
    blocks, names = blocks_from()
    result = run(Flow(), blocks, Lens().bind(names))
    assert result.to_arrow().num_rows == 0
    assert json.loads(result.to_json())["n_journeys"] == 0
    assert result.mermaid() == "flowchart LR\n"


def test_a_lens_that_shows_nothing_gives_an_empty_table():
    blocks, names = blocks_from("a 09:00 visit")
    assert run(Flow(), blocks, Lens(hidden=["visit"]).bind(names)).to_arrow().num_rows == 0


def test_a_journey_of_one_event_starts_and_ends_there():
    assert flow_of("a 09:00 visit").counts == {("(start)", "visit"): 1, ("visit", "(end)"): 1}


def test_equal_timestamps_keep_the_order_of_the_store():
    rows = by_pair(flow_of("a 09:00 visit", "a 09:00 cart", "a 09:00 visit"))
    assert rows["visit", "cart"]["count"] == rows["cart", "visit"]["count"] == 1
    assert rows["visit", "cart"]["median_seconds"] == 0


@pytest.mark.parametrize("way", WAYS)
@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_flow_equals_its_naive_twin_however_it_counts_and_is_split(way, made, lens, split):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in way.items():
            patch.setattr(flow_module, name, value)
        rows = by_pair(run_lines(Flow(), made, lens, split))
    expected = naive.flow(journeys_of(made, lens))
    assert rows.keys() == expected.keys()
    for pair, row in rows.items():
        twin = expected[pair]
        assert [row[name] for name in ("count", "persons", "journeys")] == [
            twin[name] for name in ("count", "persons", "journeys")
        ]
        assert row["mean_seconds"] == naive.mean_seconds(twin["times"])
        if not twin["times"]:
            assert row["median_seconds"] is None
        else:
            assert row["median_seconds"] == pytest.approx(naive.median_seconds(twin["times"]), rel=1 / 64)


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), turns_up_to=st.sampled_from([0, 256]))
def test_bare_counts_are_the_same_counts(made, lens, turns_up_to):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow_module, "_TURNS_UP_TO", turns_up_to)
        bare = run_lines(Flow(persons=False, times=False), made, lens, 2)
    assert bare.counts == run_lines(Flow(), made, lens).counts
    assert bare.to_arrow()["persons"].null_count == bare.to_arrow().num_rows
    assert bare.to_arrow()["mean_seconds"].null_count == bare.to_arrow().num_rows


@settings(deadline=None, max_examples=30)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=3)
    first, *others = in_every_grouping(Flow(), blocks, lens.bind(names))
    for other in others:
        assert other.to_json() == first.to_json()
        assert other.durations.equals(first.durations)


def test_counting_changes_no_argument_of_merge():
    blocks, names = blocks_from("a 09:00 visit", "b 09:00 visit", "b 09:10 cart", split=2)
    lens = Lens().bind(names)
    left, right = (Flow().count(block, lens) for block in blocks)
    before = left.transitions.counts.copy(), right.transitions.counts.copy()
    Flow().merge(left, right)
    assert (left.transitions.counts == before[0]).all()
    assert (right.transitions.counts == before[1]).all()


def test_sixty_thousand_labels_are_counted_by_hashing():
    sequences = [[f"t{i}", f"t{i + 1}"] for i in range(0, 60_000, 2)]
    blocks, names = blocks_of_numbers(60_000)
    result = run(Flow(), blocks, Lens().bind(names))
    assert result.to_arrow().num_rows == 3 * len(sequences)
    assert result.counts["t59998", "t59999"] == 1


def blocks_of_numbers(n_labels: int):
    """Journeys of two events, t0 t1, t2 t3 …, without the slow way through text."""
    blocks, names = blocks_of_sequences([["t0", "t1"]])
    n_persons = n_labels // 2
    whole = type(blocks[0])(
        person=np.arange(n_persons),
        offsets=np.arange(0, n_labels + 1, 2, dtype=np.int32),
        occurred_at=np.arange(n_labels, dtype=np.int64),
        touchpoint=np.arange(n_labels, dtype=np.uint16),
        channel=np.zeros(n_labels, dtype=np.uint8),
        value=np.full(n_labels, np.nan),
        score=np.full(n_labels, np.nan, dtype=np.float32),
        event=np.arange(n_labels, dtype=np.int64),
    )
    return [whole], type(names)(touchpoints=tuple(f"t{i}" for i in range(n_labels)), channels=("web",))


def test_json_has_the_documented_shape():
    document = json.loads(flow_of("a 09:00 visit", "a 09:05 cart").to_json())
    assert {"from", "to", "count", "persons", "journeys", "median_seconds", "mean_seconds"} <= set(
        document["transitions"][0]
    )
    assert document["relative_error"] == 1 / 64
    assert document["n_events"] == 2


def test_mermaid_shows_labels_that_look_like_syntax():
    blocks, names = blocks_of(
        [Line("a", 0, 'say "hi"; #1 <b>`x`</b>'), Line("a", 1, "1. bezoek"), Line("a", 2, "end")]
    )
    text = run(Flow(), blocks, Lens().bind(names)).mermaid()
    assert 'n1["say #34;hi#34;#59; #35;1 #60;b#62;#96;x#96;#60;/b#62;"]' in text
    assert '["1#46; bezoek"]' in text
    assert "flowchart LR\n" in text
    assert 'n0 -->|"1"| n1' in text


def test_two_flows_are_compared_by_the_share_that_leaves():
    # 56 of 70 against 48 of 80: Newcombe (1998), table II, example (a), method 10: 0.0524 to 0.3339.
    blocks_a, names = blocks_of_sequences([["visit", "cart"]] * 56 + [["visit"]] * 14)
    blocks_b, _ = blocks_of_sequences([["visit", "cart"]] * 48 + [["visit"]] * 32)
    lens = Lens().bind(names)
    comparison = run(Flow(), blocks_a, lens).compare(run(Flow(), blocks_b, lens))
    row = by_pair(comparison)["visit", "cart"]
    assert (row["count_a"], row["n_a"], row["count_b"], row["n_b"]) == (56, 70, 48, 80)
    assert row["difference"] == pytest.approx(0.2)
    assert (row["low"], row["high"]) == (pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))
    assert row["p_value"] == pytest.approx(0.00804, abs=1e-5)  # z = 2.6504 with the pooled share 104 / 150
    assert row["q_value"] >= row["p_value"]


def test_a_transition_that_one_flow_lacks_has_share_zero_or_unknown_there():
    left, right = flow_of("a 09:00 visit", "a 09:05 cart"), flow_of("b 09:00 visit")
    rows = by_pair(left.compare(right))
    assert rows["visit", "cart"]["share_b"] == 0
    assert rows["cart", "(end)"]["share_b"] is None
    assert rows["cart", "(end)"]["p_value"] is None


def test_an_unknown_chart_names_those_that_exist():
    with pytest.raises(InvalidOptionError, match="heatmap, sankey, times"):
        flow_of("a 09:00 visit").plot("pie")


def test_results_become_tables():
    result = flow_of("a 09:00 visit")
    assert isinstance(result.to_arrow(), pa.Table)
    assert list(result.to_pandas()["to"]) == ["visit", "(end)"]
