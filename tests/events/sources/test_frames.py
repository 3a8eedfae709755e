"""Frames and Parquet files keep their types, and what is missing in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.events.sources.build import column, events, file, rejects, staged

from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources import UnreadableInputError, preview

ROWS = {
    "user": ["7", "NA", None],
    "time": [datetime(2024, 7, 1, 12), datetime(2024, 1, 1, 12), datetime(2024, 1, 1)],
    "event": ["visit", "order", "visit"],
    "value": [None, 12.5, 1.0],
    "x": [1, None, 3],
}


@pytest.fixture(params=["arrow", "stream", "batch", "pandas", "polars", "parquet", "dictionary"])
def rows(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    table = pa.table(ROWS)
    if request.param == "parquet":
        pq.write_table(table, tmp_path / "frame.parquet")
    coded = table.set_column(2, "event", table["event"].dictionary_encode())
    return {
        "arrow": lambda: table,
        "stream": table.to_reader,
        "batch": lambda: table.to_batches()[0],
        "pandas": table.to_pandas,
        "polars": lambda: pl.from_arrow(coded),
        "parquet": lambda: tmp_path / "frame.parquet",
        "dictionary": lambda: coded,
    }[request.param]()


def test_every_kind_of_frame_gives_the_same_events(tmp_path: Path, rows: Any):
    done = staged(tmp_path, rows, zone="Europe/Amsterdam")
    assert column(done, "time") == ["2024-07-01T10:00:00", "2024-01-01T11:00:00"]
    assert column(done, "identifiers") == [{"user_id": "7"}, {"user_id": "NA"}]
    assert column(done, "value") == [None, Decimal("12.5")]
    assert column(done, "attributes") == [{"x": "1"}, {}]
    assert (done.n_rows, rejects(done)) == (3, [(3, "no person", "user", "")])
    assert done.mapping.source == "frame"
    assert len(set(column(done, "event_id"))) == 2


def test_whole_numbers_that_a_frame_holds_as_floats_are_whole(tmp_path: Path):
    frame = pd.DataFrame({"user": [1042.0, None, 0.5], "date": pd.Timestamp("2024-01-01"), "event": "visit"})
    done = staged(tmp_path, frame)
    assert column(done, "identifiers") == [{"user_id": "1042"}, {"user_id": "0.5"}]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (pa.array([date(2024, 7, 1)]), "2024-06-30T22:00:00"),
        (pa.array([datetime(2024, 7, 1)], pa.timestamp("ns")), "2024-06-30T22:00:00"),
        (pa.array([datetime(2024, 7, 1)], pa.timestamp("s")), "2024-06-30T22:00:00"),
        (
            pa.array([datetime(2024, 7, 1, tzinfo=UTC)], pa.timestamp("ms", "America/New_York")),
            "2024-07-01T00:00:00",
        ),
        (pa.array([1719792000]), "2024-07-01T00:00:00"),
        (pa.array([1719792000000.0]), "2024-07-01T00:00:00"),
        (pa.array(["2024-07-01"], pa.large_string()), "2024-06-30T22:00:00"),
        (pa.array(["2024-07-01"]).dictionary_encode(), "2024-06-30T22:00:00"),
    ],
)
def test_every_type_of_time_becomes_utc(tmp_path: Path, times: pa.Array, expected: str):
    rows = pa.table({"user": ["7"], "time": times, "event": ["visit"]})
    assert column(staged(tmp_path, rows, zone="Europe/Amsterdam"), "time") == [expected]


def test_lists_and_structs_become_json(tmp_path: Path):
    rows = pa.table({"user": ["7"], "time": ["2024-01-01"], "event": ["v"], "a": [[1, 2]], "b": [{"c": "d"}]})
    assert column(staged(tmp_path, rows), "attributes") == [{"a": "[1,2]", "b": '{"c":"d"}'}]


def test_an_amount_too_large_for_money_is_a_reject(tmp_path: Path):
    rows = pa.table(
        {"user": ["7", "8"], "time": ["2024-01-01"] * 2, "event": ["v"] * 2, "value": [1e15, float("nan")]}
    )
    done = staged(tmp_path, rows)
    assert rejects(done) == [(1, "value is not a number", "value", "1000000000000000.0")]
    assert column(done, "value") == [None]


def test_names_that_differ_only_in_case_stay_apart(tmp_path: Path):
    rows = pa.table(
        [["7"], ["2024-01-01"], ["v"], ["a"], ["b"], ["c"]], names=["user", "time", "event", "x", "X", "x"]
    )
    expected = [{"x": "a", "X": "b", "x_2": "c"}]
    assert column(staged(tmp_path, rows), "attributes") == expected
    pq.write_table(rows, tmp_path / "a.parquet")
    assert column(staged(tmp_path, tmp_path / "a.parquet"), "attributes") == expected


def test_a_frame_without_rows_has_no_events(tmp_path: Path):
    rows = pa.table(
        {
            "user": pa.array([], pa.string()),
            "time": pa.array([], pa.string()),
            "event": pa.array([], pa.string()),
        }
    )
    assert events(staged(tmp_path, rows)) == []


def test_a_column_of_mixed_types_is_told(tmp_path: Path):
    frame = pd.DataFrame({"user": [7, "x"], "time": ["2024-01-01"] * 2, "event": ["v"] * 2})
    with pytest.raises(UnreadableInputError, match="mixes types"):
        staged(tmp_path, frame)


def test_what_is_no_frame_is_told(tmp_path: Path):
    with pytest.raises(UnreadableInputError, match="Cannot read events from a dict"):
        staged(tmp_path, {"user": ["7"]})


@pytest.mark.parametrize("cut", [slice(None, -100), slice(0, 8), slice(500, None)])
def test_a_damaged_parquet_file_is_told(tmp_path: Path, cut: slice):
    pq.write_table(pa.table(ROWS), tmp_path / "whole.parquet")
    content = (tmp_path / "whole.parquet").read_bytes()[cut]
    with pytest.raises(UnreadableInputError):
        staged(tmp_path, file(tmp_path, "cut.parquet", content))


def test_a_parquet_file_damaged_in_its_middle_is_told(tmp_path: Path):
    users = [f"user {i * 7919}" for i in range(50_000)]
    rows = pa.table({"user": users, "time": ["2024-01-01"] * len(users), "event": ["v"] * len(users)})
    pq.write_table(rows, tmp_path / "a.parquet", use_dictionary=False)
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    content[1000:3000] = b"\xff" * 2000
    with pytest.raises(UnreadableInputError, match="damaged"):
        staged(tmp_path, file(tmp_path, "b.parquet", bytes(content)))


def test_a_preview_of_a_frame_reads_a_part_of_it():
    n_rows = 30_000
    rows = pa.table({"user": range(n_rows), "time": ["2024-01-01"] * n_rows, "event": ["v"] * n_rows})
    assert preview(rows, ColumnMapping()).rows.num_rows == 50
