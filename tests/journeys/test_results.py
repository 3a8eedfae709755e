"""What every result can do."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from klantreis.errors import InvalidOptionError
from klantreis.journeys.results import Result, float_column, moment, named, without_nan


@dataclass(frozen=True)
class Told(Result):
    """A result of two rows."""

    def to_arrow(self) -> pa.Table:
        return pa.table(
            {"name": ["<b>", "b"], "share": float_column(np.array([np.nan, 0.25])), "n": [1234567, 1]}
        )

    def document(self) -> dict[str, Any]:
        return {"rows": self.to_arrow().to_pylist(), "bad": [float("nan"), float("inf")], "at": moment(0)}

    def headline(self) -> str:
        return "a & b"

    def plot(self) -> Any:
        raise NotImplementedError


def test_json_is_one_document_in_which_unknown_is_null():
    document = json.loads(Told().to_json())
    assert document["rows"][0] == {"name": "<b>", "share": None, "n": 1234567}
    assert document["bad"] == [None, None]
    assert document["at"] == "1970-01-01T00:00:00+00:00"


def test_html_escapes_names_and_writes_numbers_for_people():
    page = Told()._repr_html_()
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "a &amp; b" in page
    assert "1,234,567" in page
    assert "0.25" in page


def test_html_of_many_rows_tells_how_many_more_there_are():
    class Long(Told):
        def to_arrow(self) -> pa.Table:
            return pa.table({"n": list(range(40))})

    assert "and 10 more" in Long()._repr_html_()


def test_a_data_frame_has_the_same_columns():
    assert list(Told().to_pandas().columns) == ["name", "share", "n"]


@pytest.mark.parametrize("name", ["chart.pdf", "chart"])
def test_an_unknown_ending_names_those_that_exist(name, tmp_path):
    with pytest.raises(InvalidOptionError, match=r"\.svg, \.png, \.html"):
        Told().save(tmp_path / name)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(InvalidOptionError, match="No folder"):
        Told().save(tmp_path / "nowhere" / "chart.svg")


def test_moments_are_utc_to_the_microsecond_before_and_after_1970():
    assert moment(1) == datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=UTC)
    assert moment(-1) == datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert moment(None) is None


def test_names_stand_for_codes():
    assert named(np.array([1, 0, 1]), ["a", "b"]).to_pylist() == ["b", "a", "b"]


def test_without_nan_reaches_into_lists_and_dictionaries():
    assert without_nan({"a": [(1.0, float("nan"))]}) == {"a": [[1.0, None]]}


def test_analyses_load_neither_altair_nor_pandas():
    code = (
        "import sys, klantreis.journeys.analyses.flow, klantreis.journeys.analyses.paths, "
        "klantreis.journeys.analyses.variants, klantreis.journeys.analyses.summary; "
        "print([name for name in ('altair', 'pandas', 'vl_convert') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
