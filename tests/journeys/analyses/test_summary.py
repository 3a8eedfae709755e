"""How much there is of what."""

from __future__ import annotations

import json
import math
import statistics
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys import running_example
from tests.journeys.build import blocks_from, blocks_of, blocks_of_sequences
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines

from klantreis.journeys.analyses.summary import Summary
from klantreis.journeys.lens import Lens

THREE = ["a 09:00 visit", "a 09:10 visit", "a 09:30 cart", "b 10:00 visit", "b 12:00 visit"]


def summary_of(*text: str, lens: Lens | None = None):
    blocks, names = blocks_from(*text)
    return run(Summary(), blocks, (lens or Lens()).bind(names))


def rows(result) -> dict:
    return {row["touchpoint"]: row for row in result.to_arrow().to_pylist()}


def test_a_summary_counts_persons_journeys_and_events():
    result = summary_of(*THREE, lens=Lens(gap=timedelta(hours=1)))
    assert (result.n_persons, result.n_journeys, result.n_events) == (2, 3, 5)
    assert result.first == datetime(2024, 1, 1, 9, tzinfo=UTC)
    assert result.last == datetime(2024, 1, 1, 12, tzinfo=UTC)


def test_each_touchpoint_has_its_events_journeys_and_persons():
    found = rows(summary_of(*THREE, lens=Lens(gap=timedelta(hours=1))))
    assert [found["visit"][name] for name in ("events", "journeys", "persons")] == [4, 3, 2]
    assert [found["cart"][name] for name in ("events", "journeys", "persons")] == [1, 1, 1]
    assert found["cart"]["persons_share"] == 0.5
    # Wilson for 1 of 2: (0.5 ± 0.40545…), by hand with z = 1.959964.
    assert (found["cart"]["low"], found["cart"]["high"]) == (
        pytest.approx(0.09453, abs=1e-5),
        pytest.approx(0.90547, abs=1e-5),
    )


def test_touchpoints_that_do_not_occur_are_not_counted():
    blocks, names = blocks_from("a 09:00 visit", "b 09:00 cart", split=2)
    result = run(Summary(), blocks[:1], Lens().bind(names))
    assert list(rows(result)) == ["visit"]
    assert result.document()["touchpoints"] == 1


def test_length_and_duration_have_median_mean_and_p90():
    result = summary_of(*THREE)
    assert (result.length.n, result.length.mean, result.length.median, result.length.p90) == (2, 2.5, 2, 3)
    assert result.duration_seconds.mean == (1800 + 7200) / 2
    assert result.duration_seconds.median == pytest.approx(1800, rel=1 / 64)
    assert result.duration_seconds.p90 == pytest.approx(7200, rel=1 / 64)
    assert math.isnan(result.length.median_low)


def test_the_median_of_enough_journeys_has_an_interval():
    blocks, names = blocks_of_sequences([["x"] * length for length in range(1, 11)])
    length = run(Summary(), blocks, Lens().bind(names)).length
    assert (length.median, length.median_low, length.median_high) == (5, 1, 10)


def test_the_running_example_has_its_published_size():
    result = run_lines(Summary(), running_example.lines(), Lens())
    assert (result.n_persons, result.n_journeys, result.n_events) == (6, 6, 42)
    assert result.to_arrow().num_rows == 8
    assert {name: row["events"] for name, row in rows(result).items()} == {
        "register request": 6,
        "examine casually": 6,
        "check ticket": 9,
        "decide": 9,
        "reinitiate request": 3,
        "examine thoroughly": 3,
        "pay compensation": 3,
        "reject request": 3,
    }
    assert result.first == datetime(2010, 12, 30, 11, 2, tzinfo=UTC)


def test_nothing_at_all_is_summed_up_without_inventing_zeros():
    blocks, names = blocks_from()
    document = json.loads(run(Summary(), blocks, Lens().bind(names)).to_json())
    assert (document["persons"], document["events"], document["touchpoints"]) == (0, 0, 0)
    assert document["first"] is None
    assert document["journey_length"]["mean"] is None
    assert document["journey_duration_seconds"]["median"] is None


def test_the_rejected_rows_are_unknown_until_someone_fills_them_in():
    result = summary_of("a 09:00 visit")
    assert json.loads(result.to_json())["rejected"] is None
    assert json.loads(replace(result, rejected=3).to_json())["rejected"] == 3
    assert json.loads(result.to_json())["first"] == "2024-01-01T09:00:00+00:00"


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_a_summary_equals_plain_counting_for_every_split(made, lens, split):
    result = run_lines(Summary(), made, lens, split)
    journeys = journeys_of(made, lens)
    lengths = [len(touchpoints) for _, touchpoints, _ in journeys]
    durations = [moments[-1] - moments[0] for _, _, moments in journeys]
    assert result.n_persons == len({person for person, _, _ in journeys})
    assert (result.n_journeys, result.n_events) == (len(journeys), sum(lengths))
    assert result.length.median == statistics.median_low(lengths)
    assert result.length.p90 == np.quantile(lengths, 0.9, method="inverted_cdf")
    assert result.duration_seconds.mean == pytest.approx(sum(durations) / 1e6 / len(durations), rel=1e-12)
    assert result.duration_seconds.median == pytest.approx(statistics.median_low(durations) / 1e6, rel=1 / 64)
    for touchpoint, row in rows(result).items():
        among = [(person, steps) for person, steps, _ in journeys if touchpoint in steps]
        assert row["journeys"] == len(among)
        assert row["persons"] == len({person for person, _ in among})
        assert row["events"] == sum(steps.count(touchpoint) for _, steps in among)


@settings(deadline=None, max_examples=30)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Summary(), blocks, lens.bind(names))
    for other in others:
        assert other.to_json() == first.to_json()
