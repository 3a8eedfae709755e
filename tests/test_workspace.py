"""A workspace: from files to answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import klantreis
from klantreis.errors import InvalidOptionError, NoWorkspaceError, UnknownNameError, WorkspaceError
from klantreis.events.recognise import MissingRoleError
from klantreis.settings import SettingsError

ORDERS = """\
klantnummer;datum;actie;bedrag
7;31-12-2024 09:15;bezoek;
7;31-12-2024 09:20;bestelling;12,50
8;01-01-2025 10:00;bezoek;
NA;02-01-2025 10:00;bezoek;
;02-01-2025 11:00;bezoek;
9;gisteren;bezoek;
"""


@pytest.fixture
def workspace(tmp_path: Path) -> klantreis.Workspace:
    return klantreis.init(tmp_path / "shop.klantreis", time_zone="Europe/Amsterdam")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS)
    return file


def rows(result: Any, *columns: str) -> list[tuple[Any, ...]]:
    return list(zip(*(result.to_arrow()[column].to_pylist() for column in columns), strict=True))


def test_a_file_becomes_journeys_without_a_word_about_its_columns(
    workspace: klantreis.Workspace, orders: Path
):
    done = workspace.import_events(orders)
    assert (done.n_rows, done.n_added, done.n_rejected) == (6, 4, 2)
    assert done.reasons == {"no person": 1, "unreadable time": 1}
    document = workspace.journeys().summary().document()
    assert (document["persons"], document["events"], document["rejected"]) == (3, 4, 2)
    assert document["first"].isoformat() == "2024-12-31T08:15:00+00:00"


def test_importing_twice_adds_nothing_and_counts_its_rejects_once(
    workspace: klantreis.Workspace, orders: Path
):
    workspace.import_events(orders)
    again = workspace.import_events(orders)
    assert (again.n_added, again.n_known) == (0, 4)
    assert workspace.journeys().summary().rejected == 2


def test_a_second_file_of_the_same_shape_needs_no_flags(workspace: klantreis.Workspace, tmp_path: Path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("wie,toen,wat,ding\n1,2024-01-01,x,p\n")
    second.write_text("wie,toen,wat,ding\n1,2024-01-02,y,q\n")
    with pytest.raises(MissingRoleError, match="--person COLUMN"):
        workspace.import_events(second)
    workspace.import_events(first, person="wie", time="toen", event="ding")
    workspace.import_events(second)
    assert workspace.journeys().touchpoints == ("p", "q")
    assert "# A Klantreis workspace" in (workspace.folder / "workspace.yaml").read_text()


def test_the_same_columns_written_otherwise_are_read_as_that_file_is_written(
    workspace: klantreis.Workspace, tmp_path: Path
):
    (tmp_path / "jan.csv").write_bytes("klant;datum;actie\nZoë;2024-01-01;koop\n".encode("cp1252"))
    (tmp_path / "feb.csv").write_text("klant,datum,actie\nZoë,2024-02-01,koop\n", encoding="utf-8")
    workspace.import_events(tmp_path / "jan.csv", event="actie")
    seen = workspace.preview(tmp_path / "feb.csv")
    assert (seen.is_remembered, seen.mapping.delimiter) == (True, ",")
    assert seen.rows.to_pylist()[0]["klant"] == "Zoë"
    assert workspace.import_events(tmp_path / "feb.csv").n_added == 1


def test_a_delimiter_that_had_to_be_said_is_kept_for_the_next_file(
    workspace: klantreis.Workspace, tmp_path: Path
):
    for month in ("jan", "feb"):
        (tmp_path / f"{month}.csv").write_text(f"klant/datum/actie\n1/{month} 3 2024/koop\n")
    workspace.import_events(tmp_path / "jan.csv", delimiter="/", time_format="%b %d %Y")
    assert workspace.import_events(tmp_path / "feb.csv").n_added == 1


def test_one_file_may_bring_two_kinds_of_events(workspace: klantreis.Workspace, tmp_path: Path):
    file = tmp_path / "orders.csv"
    file.write_text("user_id,ordered,delivered\n1,2024-01-01,2024-01-03\n2,2024-01-02,2024-01-05\n")
    for _ in range(2):
        workspace.import_events(file, person="user_id", time="ordered", event_name="Order")
        workspace.import_events(file, person="user_id", time="delivered", event_name="Delivery")
    assert rows(workspace.journeys().variants(), "touchpoints", "count") == [(["Order", "Delivery"], 2)]


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame])
def test_frames_need_no_workspace(kind: Any):
    frame = kind(
        {
            "user": ["a", "a", "b"],
            "ts": ["2024-01-01T10:00", "2024-01-02", "2024-01-03"],
            "event": ["x", "y", "x"],
        }
    )
    journeys = klantreis.journeys_from(frame, person="user", time="ts", event="event")
    assert rows(journeys.funnel(["x", "y"], within="30d"), "step", "reached") == [("x", 2), ("y", 1)]
    assert journeys.said.n_added == 3


def test_what_is_known_of_persons_makes_segments_and_breakdowns(
    workspace: klantreis.Workspace, orders: Path, tmp_path: Path
):
    customers = tmp_path / "customers.csv"
    customers.write_text("klantnummer;regio;sinds\n7;noord;2020\n8;zuid;\n99;noord;2021\n;west;2022\n")
    workspace.import_events(orders)
    done = workspace.import_persons(customers, person="klantnummer")
    assert (done.n_added, done.n_rejected) == (3, 1)
    journeys = workspace.journeys()
    assert journeys.where(segment={"regio": "noord"}).summary().n_persons == 1
    by_region = journeys.funnel(["bezoek", "bestelling"], breakdown="regio")
    assert {group["group"]: group["steps"][1]["reached"] for group in by_region.document()["groups"]} == {
        "noord": 1, "zuid": 0, "(unknown)": 0,
    }  # fmt: skip
    with pytest.raises(UnknownNameError, match="No value of 'regio' 'oost'"):
        journeys.where(segment={"regio": "oost"}).summary()


def test_the_register_names_events_and_stays_as_it_was_written(workspace: klantreis.Workspace, orders: Path):
    register = workspace.folder / "touchpoints.yaml"
    register.write_text(
        "# ours\ntouchpoints:\n- name: Bestelling   # the outcome\n  channel: web\n  phase: purchase\n"
        "  rules: [{field: value, greater: 0}]\n"
    )
    workspace.import_events(orders)
    counted = {one.name: (one.n_events, one.is_registered, one.phase) for one in workspace.touchpoints()}
    assert counted == {"bezoek": (3, False, None), "Bestelling": (1, True, "purchase")}
    workspace.write_starter_register()
    assert register.read_text().startswith("# ours\ntouchpoints:\n- name: Bestelling   # the outcome\n")
    assert workspace.register.names == ("Bestelling", "bezoek")
    assert rows(workspace.journeys().flow(level="channel"), "from", "to", "count")[0] == (
        "(start)",
        "(no channel)",
        3,
    )


def test_a_period_is_a_day_in_the_zone_of_the_workspace(workspace: klantreis.Workspace, tmp_path: Path):
    file = tmp_path / "late.csv"
    file.write_text("user_id,time,event\n1,2024-12-31 23:30,x\n1,2025-01-01 00:30,y\n")
    workspace.import_events(file)
    journeys = workspace.journeys().where(period=("2025-01-01", None))
    assert rows(journeys.summary(), "touchpoint", "events") == [("y", 1)]


def test_personal_identifiers_are_nowhere_in_the_workspace(workspace: klantreis.Workspace, tmp_path: Path):
    file = tmp_path / "mail.csv"
    file.write_text("e-mail,time,event\nJan@Example.nl,2024-01-01,x\n jan@example.nl ,2024-01-02,y\n")
    workspace.import_events(file)
    customers = tmp_path / "customers.csv"
    customers.write_text("klantnummer,contact,regio\n1,jan@example.nl,noord\n2,an@example.nl,zuid\n")
    done = workspace.import_persons(customers, person="klantnummer")
    assert "'contact' is personal (email) and left out" in done.notes
    assert workspace.journeys().summary().n_persons == 1
    found = [
        path for path in workspace.folder.rglob("*") if path.is_file() and b"xample.nl" in path.read_bytes()
    ]
    assert found == []
    assert (workspace.folder / "secret.key").stat().st_mode & 0o077 == 0


def test_accounts_are_subjects_of_their_own(workspace: klantreis.Workspace, tmp_path: Path):
    file = tmp_path / "b2b.csv"
    file.write_text(
        "user_id,time,event,bedrijf\n1,2024-01-01,visit,Acme\n2,2024-01-02,order,Acme\n3,2024-01-03,visit,\n"
    )
    workspace.import_events(file, account="bedrijf")
    journeys = workspace.journeys(subject="account")
    assert rows(journeys.variants(), "touchpoints", "count") == [(["visit", "order"], 1)]
    with pytest.raises(InvalidOptionError, match="subject="):
        workspace.journeys().where(subject="account")


def test_sql_sees_events_persons_and_journeys(workspace: klantreis.Workspace, orders: Path):
    workspace.import_events(orders)
    connection = workspace.sql()
    ordered = connection.execute(
        "SELECT person, position, touchpoint, value FROM journeys WHERE value > 0"
    ).fetchall()
    assert ordered == [(0, 2, "bestelling", 12.5)]
    persons = connection.execute(
        "SELECT identifiers[1].value, n_events, value FROM persons ORDER BY 1"
    ).fetchall()
    assert persons == [("7", 2, 12.5), ("8", 1, None), ("NA", 1, None)]
    assert connection.execute("SELECT count(*), count(DISTINCT person) FROM events").fetchone() == (4, 3)
    connection.close()


def test_an_empty_workspace_answers_with_nothing(workspace: klantreis.Workspace):
    journeys = workspace.journeys()
    assert journeys.summary().document()["persons"] == 0
    assert rows(journeys.flow(), "count") == []
    assert rows(journeys.variants(), "count") == []
    connection = workspace.sql()
    assert connection.execute(
        "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM persons)"
    ).fetchone() == (0, 0)
    connection.close()


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(NoWorkspaceError, match="klantreis init -w"):
        klantreis.open(tmp_path)
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(WorkspaceError, match="something else"):
        klantreis.init(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: [", "no YAML"),
        ("name: x\ntime_zone: Europe/Amsterdm", "No time zone"),
        ("name: x\nfases: [a]", "fases: Extra inputs"),
        (
            "name: x\nimports: [{columns: [a], mapping: {tiem: a}}]",
            "A mapping has no 'tiem'. Did you mean 'time'",
        ),
    ],
)
def test_settings_that_cannot_be_understood_say_where(
    workspace: klantreis.Workspace, text: str, message: str
):
    (workspace.folder / "workspace.yaml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        klantreis.open(workspace.folder)


def test_a_lens_says_which_options_it_has(workspace: klantreis.Workspace):
    with pytest.raises(InvalidOptionError, match="A lens has no perod"):
        workspace.journeys().where(perod=("2024-01-01", None))
    with pytest.raises(InvalidOptionError, match="'maart' is no date"):
        workspace.journeys().where(period=("maart", None))
