"""JSON lines: an object a row, nested keys as columns, faults on their lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.events.sources.build import column, events, file, rejects, staged

from klantreis.events.sources import UnreadableInputError, json_lines


def lines(*objects: Any) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)


ROW = {"userId": 7, "time": 1735636500, "event": "order"}


def test_nested_objects_become_columns_and_lists_stay_text(tmp_path: Path):
    row = ROW | {"cart": {"total/eur": 12.5, "lines": [{"sku": "a"}], "none": None}, "is_new": True}
    (event,) = events(staged(tmp_path, file(tmp_path, "a.jsonl", lines(row))))
    assert event["identifiers"] == {"user_id": "7"}
    assert event["time"] == "2024-12-31T09:15:00"
    assert event["attributes"] == {"cart.total/eur": "12.5", "cart.lines": '[{"sku":"a"}]', "is_new": "true"}


def test_null_is_missing_and_a_text_that_says_null_is_not(tmp_path: Path):
    content = lines(ROW | {"userId": None}, ROW | {"userId": "null"}, {"time": 1735636500, "event": "x"})
    done = staged(tmp_path, file(tmp_path, "a.ndjson", content))
    assert column(done, "identifiers") == [{"user_id": "null"}]
    assert rejects(done) == [(1, "no person", "userId", ""), (3, "no person", "userId", "")]


def test_a_key_that_appears_late_is_a_column(tmp_path: Path):
    done = staged(tmp_path, file(tmp_path, "a.jsonl", lines(ROW, ROW | {"late": 1})))
    assert column(done, "attributes") == [{}, {"late": "1"}]


def test_faults_are_told_on_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(json_lines, "LONGEST_RECORD", 500)
    content = lines(ROW).encode() + b"\n[1, 2]\nnot json\n\xff\xfe\n" + lines(ROW | {"x": "y" * 600}).encode()
    content += b'{"userId": 1,\n' + lines(ROW).encode().rstrip()
    done = staged(tmp_path, file(tmp_path, "a.jsonl", content))
    assert [(line, reason) for line, reason, _, _ in rejects(done)] == [
        (3, "not a JSON object"),
        (4, "not a JSON object"),
        (5, "unreadable characters"),
        (6, "line too long"),
        (7, "not a JSON object"),
    ]
    assert (done.n_rows, len(events(done))) == (7, 2)


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_lines_are_counted_across_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int):
    read = json_lines.byte_chunks
    monkeypatch.setattr(json_lines, "LONGEST_RECORD", 200)
    monkeypatch.setattr(json_lines, "byte_chunks", lambda path, tell, size=size: read(path, tell, size=size))
    content = (lines(ROW | {"x": "y" * 900}) + lines(ROW) + "nope\n") * 3
    done = staged(tmp_path, file(tmp_path, "a.jsonl", content))
    assert [line for line, _, _, _ in rejects(done)] == [1, 3, 4, 6, 7, 9]
    assert len(events(done)) == 3


def test_gzip_and_one_array_are_read_as_well(tmp_path: Path):
    rows = [ROW, ROW | {"event": "return"}]
    zipped = staged(tmp_path, file(tmp_path, "a.jsonl.gz", gzip.compress(lines(*rows).encode())))
    array = staged(tmp_path, file(tmp_path, "b.json", json.dumps(rows, indent=2)))
    zipped_array = staged(tmp_path, file(tmp_path, "c.json.gz", gzip.compress(json.dumps(rows).encode())))
    for done in (zipped, array, zipped_array):
        assert column(done, "name") == ["order", "return"]


def test_quotes_and_sql_in_keys_are_just_keys(tmp_path: Path):
    key = "a'b\"c~d/e'); DROP TABLE x; --"
    done = staged(tmp_path, file(tmp_path, "a.jsonl", lines(ROW | {key: 1})))
    assert column(done, "attributes") == [{key: "1"}]


@pytest.mark.parametrize("content", ["", "\n\n", "nope\n[]\n", '[{"a": 1},'])
def test_a_file_without_objects_is_told(tmp_path: Path, content: str):
    with pytest.raises(UnreadableInputError):
        staged(tmp_path, file(tmp_path, "a.json", content))
