"""Events in any order become blocks in order."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.sorting import RECORD, Spill, by_partition, sorted_block


def records_of(rows: list[tuple[int, int]]) -> np.ndarray:
    """Records of (person, time), each with its place in the list as ordinal."""
    records = np.zeros(len(rows), dtype=RECORD)
    for ordinal, (person, time) in enumerate(rows):
        records[ordinal] = (person, time, ordinal, ordinal / 2, ordinal, ordinal % 7, ordinal % 3)
    return records


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(3, 9), st.integers(0, 5)), max_size=60), st.randoms(use_true_random=False)
)
def test_a_block_is_sorted_by_person_time_and_ordinal(rows: list[tuple[int, int]], random):
    records = records_of(rows)
    expected = sorted((person, time, k) for k, (person, time) in enumerate(rows))
    shuffled = list(range(len(rows)))
    random.shuffle(shuffled)
    block = sorted_block(records[shuffled], {"code": np.arange(10, dtype=np.int32)})
    persons = np.repeat(block.person, np.diff(block.offsets)).tolist()
    assert list(zip(persons, block.occurred_at.tolist(), block.event.tolist(), strict=True)) == expected
    assert block.touchpoint.tolist() == [k % 7 for *_, k in expected]
    assert block.attributes["code"].tolist() == block.person.tolist()
    assert (np.diff(block.offsets) > 0).all()


def test_a_person_with_many_events_of_the_same_moment_keeps_their_order():
    block = sorted_block(records_of([(1, 5)] * 100)[::-1], {})
    assert block.event.tolist() == list(range(100))


def test_what_does_not_fit_in_memory_comes_back_from_disk(tmp_path: Path):
    spill = Spill(tmp_path, 3, budget=200)
    records = records_of([(k % 3, k) for k in range(60)])
    columns = ("person", "occurred_at", "event", "value", "score", "touchpoint", "channel")
    for k in range(0, 60, 4):
        part = (np.ascontiguousarray(records[k : k + 4][name]) for name in columns)
        spill.add(*by_partition(np.arange(3, dtype=np.int32), 3, *part))
    assert any(tmp_path.iterdir())
    for partition in range(3):
        assert spill.read(partition)["event"].tolist() == list(range(partition, 60, 3))
    assert not any(tmp_path.iterdir())


def test_events_of_nobody_go_into_no_partition():
    person = np.array([1, -1, 0, 1])
    number = np.arange(4)
    floats, codes = number.astype(np.float64), number.astype(np.uint16)
    records, bounds = by_partition(
        np.array([1, 0], dtype=np.int32),
        2,
        person,
        number,
        number,
        floats,
        floats.astype(np.float32),
        codes,
        codes.astype(np.uint8),
    )
    assert records["event"].tolist() == [0, 3, 2]
    assert bounds.tolist() == [0, 2, 3]
