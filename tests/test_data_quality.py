"""What to look at in the data: told when it is there, and silent when it is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import klantreis
from klantreis.data_quality import warnings_of
from klantreis.people.stitching import DEFAULT_LIMIT
from klantreis.workspace import Workspace

START = datetime(2024, 3, 4, tzinfo=UTC)
NOW = datetime(2025, 1, 1, tzinfo=UTC)


def events(*rows: tuple[str, datetime, str], **columns: Any) -> pa.Table:
    persons, times, names = zip(*rows, strict=True)
    return pa.table({"person": persons, "time": times, "event": names, **columns})


def days(n: int, a_day: int = 10, first: datetime = START) -> list[tuple[str, datetime, str]]:
    return [
        (f"p{day}-{i}", first + timedelta(days=day, minutes=i), "Visit")
        for day in range(n)
        for i in range(a_day)
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = klantreis.init(tmp_path / "shop")
    (made.folder / "touchpoints.yaml").write_text("touchpoints: [{name: Visit}]\n")
    return made


def found(workspace: Workspace) -> dict[str, dict[str, Any]]:
    warnings = warnings_of(workspace.journeys(), workspace.imports(), now=NOW)
    return {one.code: one.figures for one in warnings}


def test_ordinary_data_raise_no_warning(workspace: Workspace):
    workspace.import_events(events(*days(30)))
    assert found(workspace) == {}


def test_many_unregistered_events_are_told_with_their_share(workspace: Workspace):
    others = [("x", START + timedelta(days=i), "Odd") for i in range(10)]
    workspace.import_events(events(*days(3), *others))
    assert found(workspace)["unregistered"] == {"n": 10, "n_all": 40, "share": 0.25}


def test_events_in_the_future_are_told_with_the_last_day(workspace: Workspace):
    workspace.import_events(events(*days(3), ("late", datetime(2031, 5, 6, tzinfo=UTC), "Visit")))
    assert found(workspace)["future"] == {"n": 1, "last": "2031-05-06"}


def test_one_person_with_very_many_events_is_told(workspace: Workspace):
    till = [("till", START + timedelta(minutes=i), "Visit") for i in range(1001)]
    workspace.import_events(events(*till, *days(20)))
    assert found(workspace)["busy_person"] == {"n": 1001, "n_all": 1201, "share": 1001 / 1201}


def test_days_without_events_between_busy_days_are_a_gap(workspace: Workspace):
    again = days(20, first=START + timedelta(days=25))
    workspace.import_events(events(*days(20), *again))
    assert found(workspace)["gap"] == {
        "n_days": 5,
        "first": "2024-03-24",
        "last": "2024-03-28",
        "n_gaps": 1,
    }


def test_a_weekend_and_a_slow_beginning_are_no_gaps(workspace: Workspace):
    weeks = [row for week in range(4) for row in days(5, first=START + timedelta(weeks=week))]
    early = ("early", START - timedelta(days=40), "Visit")
    workspace.import_events(events(early, *weeks))
    assert "gap" not in found(workspace)


def test_rows_that_were_there_or_were_refused_are_counted(workspace: Workspace, tmp_path: Path):
    file = tmp_path / "visits.csv"
    file.write_text(
        "person,time,event\n1,2024-03-04 10:00,Visit\n2,2024-03-05 10:00,Visit\n,2024-03-05 10:00,Visit\n"
    )
    workspace.import_events(file)
    workspace.import_events(file)
    told = found(workspace)
    assert told["duplicates"] == {"n": 2}
    assert told["rejected"] == {"n": 1, "n_all": 3, "share": 1 / 3}


def test_amounts_in_another_currency_are_told(workspace: Workspace):
    rows = days(1, a_day=3)
    workspace.import_events(
        events(*rows, value=[1.0, 2.0, 3.0], currency=["EUR", "EUR", "USD"]),
        value="value",
        currency="currency",
    )
    assert found(workspace)["other_currency"] == {"n": 1, "currency": "EUR"}


def test_an_identifier_that_links_too_many_is_told(workspace: Workspace):
    rows = [(f"p{i}", START + timedelta(minutes=i), "Visit") for i in range(DEFAULT_LIMIT + 2)]
    table = events(*rows).append_column("till", pa.array(["shop@example.nl"] * len(rows)))
    workspace.import_events(table, person=["person=user_id", "till=email"])
    assert found(workspace)["shared_identifier"] == {"n": 1}


def test_a_warning_speaks_english_and_dutch(workspace: Workspace):
    till = [("till", START + timedelta(minutes=i), "Visit") for i in range(1001)]
    workspace.import_events(events(*till, *days(20)))
    (warning,) = (one for one in warnings_of(workspace.journeys(), (), now=NOW) if one.code == "busy_person")
    assert warning.sentence("en").startswith("One person has 1,001 of 1,201 events (83%).")
    assert warning.sentence("nl").startswith("Eén persoon heeft 1.001 van 1.201 gebeurtenissen (83%).")
    assert warning.sentence("fr") == warning.sentence("en")
