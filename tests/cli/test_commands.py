"""The commands: what they print, what they return, and how they fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.app import run

ORDERS = "klantnummer,email,datum,actie,bedrag\n"
LINES = [
    "1,,2024-03-01T10:00:00Z,Mailing,",
    "1,a@x.nl,2024-03-05T10:00:00Z,Coupon,",
    ",A@x.nl,2024-03-06T10:00:00Z,Purchase,20.00",
    "2,,2024-03-01T10:00:00Z,Mailing,",
    "2,,2024-06-01T10:00:00Z,Purchase,5.00",
    ",,2024-06-01T10:00:00Z,Purchase,5.00",
]


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS + "\n".join(LINES) + "\n")
    folder = str(tmp_path / "shop.klantreis")
    assert run(["init", "-w", folder]) == 0
    columns = [
        "--person",
        "klantnummer",
        "--person",
        "email",
        "--time",
        "datum",
        "--event",
        "actie",
        "--value",
        "bedrag",
    ]
    assert run(["import", str(file), "-w", folder, *columns, "--currency", "EUR"]) == 0
    capsys.readouterr()
    return folder


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    return json.loads(printed)


def test_summary_prints_one_document(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "summary", "-w", shop)
    expected = {"persons": 2, "events": 5, "touchpoints": 3, "rejected": 1}
    assert {key: found[key] for key in expected} == expected
    assert found["first"] == "2024-03-01T10:00:00+00:00"


def test_flow_prints_transitions(shop: str, capsys: pytest.CaptureFixture[str]):
    transitions = document(capsys, "flow", "-w", shop)["transitions"]
    counts = {(one["from"], one["to"]): (one["count"], one["persons"]) for one in transitions}
    assert counts == {
        ("(start)", "Mailing"): (2, 2), ("Mailing", "Coupon"): (1, 1), ("Coupon", "Purchase"): (1, 1),
        ("Mailing", "Purchase"): (1, 1), ("Purchase", "(end)"): (2, 2),
    }  # fmt: skip
    coupon = next(one for one in transitions if one["from"] == "Coupon")
    assert coupon["median_seconds"] == pytest.approx(86_400, rel=1 / 64)


def test_funnel_prints_steps(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "funnel", "-w", shop, "--steps", "Mailing,Coupon,Purchase", "--within", "30d")
    assert [(one["step"], one["reached"], one["pending"]) for one in found["steps"]] == [
        ("Mailing", 2, 0), ("Coupon", 1, 0), ("Purchase", 1, 0),
    ]  # fmt: skip
    assert found["steps"][1]["rate"] == 0.5
    assert found["steps"][1]["low"] == pytest.approx(0.0945, abs=1e-4)
    optional = document(
        capsys, "funnel", "-w", shop, "--steps", "Mailing,Coupon?,Purchase", "--within", "100d"
    )
    assert [one["reached"] for one in optional["steps"]] == [2, 1, 2]
    without = document(capsys, "funnel", "-w", shop, "--steps", "Mailing,Purchase", "--exclude", "Coupon")
    assert [one["reached"] for one in without["steps"]] == [2, 1]


def test_a_trend_prints_months(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "trend", "-w", shop, "--every", "month", "--count", "Purchase")
    assert [(one["period"], one["events"], one["outcomes"]) for one in found["periods"]] == [
        ("2024-03", 4, 1),
        ("2024-04", 0, 0),
        ("2024-05", 0, 0),
        ("2024-06", 1, 1),
    ]


def test_variants_print_touchpoints(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "variants", "-w", shop)
    assert found["total"] == 2
    assert {tuple(one["touchpoints"]): one["count"] for one in found["variants"]} == {
        ("Mailing", "Coupon", "Purchase"): 1, ("Mailing", "Purchase"): 1,
    }  # fmt: skip


def test_paths_lead_backward(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "paths", "-w", shop, "--anchor", "Purchase", "--backward", "--depth", "1")
    assert "Coupon" in json.dumps(found)


def test_the_lens_is_the_same_for_every_question(shop: str, capsys: pytest.CaptureFixture[str]):
    lens = [
        "--did",
        "Coupon",
        "--from",
        "2024-03-02",
        "--until",
        "2024-03-06T10:00",
        "--group",
        "Actie=Coupon,Purchase",
    ]
    assert document(capsys, "summary", "-w", shop, *lens)["events"] == 1
    found = document(capsys, "variants", "-w", shop, *lens)["variants"]
    assert [one["touchpoints"] for one in found] == [["Actie"]]


def test_import_says_what_it_did(shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    done = document(capsys, "import", str(tmp_path / "orders.csv"), "-w", shop)["imports"][0]
    assert (done["n_added"], done["n_known"], done["n_rejected"]) == (0, 5, 1)


def test_touchpoints_are_listed_and_written(shop: str, capsys: pytest.CaptureFixture[str]):
    found = document(capsys, "touchpoints", "-w", shop, "--write")["touchpoints"]
    assert [(one["name"], one["n_events"], one["is_registered"]) for one in found] == [
        ("Mailing", 2, False), ("Purchase", 2, False), ("Coupon", 1, False),
    ]  # fmt: skip
    assert "name: Mailing" in (Path(shop) / "touchpoints.yaml").read_text()


def test_sql_answers(shop: str, capsys: pytest.CaptureFixture[str]):
    assert document(capsys, "sql", "SELECT count(*) AS n FROM events", "-w", shop) == {"rows": [{"n": 5}]}


def test_build_reports(shop: str, capsys: pytest.CaptureFixture[str]):
    report = document(capsys, "build", "-w", shop)
    assert (report["n_persons"], report["n_events"], report["n_blocks_written"]) == (2, 5, 1)


@pytest.mark.parametrize(
    "question",
    [
        ["summary"],
        ["flow"],
        ["funnel", "--steps", "Mailing,Purchase"],
        ["paths"],
        ["variants"],
        ["touchpoints"],
        ["build"],
    ],
)
def test_every_answer_has_a_form_for_people(
    shop: str, question: list[str], capsys: pytest.CaptureFixture[str]
):
    assert run([*question, "-w", shop]) == 0
    shown = capsys.readouterr()
    assert "2" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["flow", "-w", "{tmp}/nowhere"], 2, "klantreis init -w"),
        (["funnel", "-w", "{shop}", "--steps", "Maling,Purchase"], 2, "Did you mean 'Mailing'?"),
        (["funnel", "-w", "{shop}"], 2, "--steps"),
        (["funnel", "-w", "{shop}", "--steps", "Mailing", "--within", "soon"], 2, "30d"),
        (["flow", "-w", "{shop}", "--level", "floor"], 2, "touchpoint, channel, phase"),
        (["flow", "-w", "{shop}", "--where", "region"], 2, "NAME=VALUE"),
        (["sql", "SELEC 1", "-w", "{shop}"], 2, "events, persons, journeys"),
        (["import", "{tmp}/missing.csv", "-w", "{shop}"], 1, "missing.csv"),
        (["import", "{tmp}/orders.csv", "-w", "{shop}", "--person", "klant"], 1, "Found: klantnummer"),
        (["nonsense"], 2, "nonsense"),
        (["init", "-w", "{shop}"], 1, "already"),
    ],
)
def test_a_mistake_is_told_without_a_traceback(
    shop: str,
    tmp_path: Path,
    arguments: list[str],
    code: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
):
    filled = [one.replace("{shop}", shop).replace("{tmp}", str(tmp_path)) for one in arguments]
    assert run(filled) == code
    told = capsys.readouterr().err
    assert message in told.replace("\n", " ")
    assert "Traceback" not in told


def test_the_demo_tells_the_story_of_real_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = str(tmp_path / "demo.klantreis")
    assert run(["demo", "--no-serve", "-w", folder]) == 0
    told = capsys.readouterr().out
    assert "295 households, 37,784 events: 34,308 purchases, 1,807 mailings, 1,669 coupons" in told
    assert "A map of it, proved" in told
    assert "“Pays the basket” comes before “Redeems a coupon”" in told
    assert "What to type next" in told
    assert (Path(folder) / "map.pdf").read_bytes().startswith(b"%PDF")
    assert "Redeems a coupon" in (Path(folder) / "map.html").read_text()
    assert run(["demo", "--no-serve", "-w", folder]) == 0
    assert document_of(capsys, folder)["events"] == 37_784


def test_the_simulated_shop_is_proved_and_says_that_it_is_simulated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "fietsgoed.klantreis"
    assert run(["demo", "--no-serve", "--fietsgoed", "--persons", "1000", "-w", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "simulated: nobody in it exists" in told
    assert told.count("Fitness ") == 3
    assert "imulated" in (folder / "fiets-bestellen.html").read_text()


def document_of(capsys: pytest.CaptureFixture[str], folder: str) -> Any:
    capsys.readouterr()
    return document(capsys, "summary", "-w", folder)


def test_a_mistake_is_told_in_the_language_of_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("locale.getlocale", lambda *_: ("nl_NL", "UTF-8"))
    assert run(["summary", "-w", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"Er is geen werkruimte in {tmp_path}")
    monkeypatch.setattr("locale.getlocale", lambda *_: ("en_GB", "UTF-8"))
    assert run(["summary", "-w", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"No workspace in {tmp_path}")
