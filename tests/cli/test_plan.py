"""`klantreis plan`, from a proof to an effect, on a small shop."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import typer

import klantreis
from klantreis.cli import plan as commands
from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.mapping.documents.plan import Action, Definition, Kpi, Plan

ON = date(2024, 3, 4)


@pytest.fixture(scope="module")
def shop(tmp_path_factory) -> Path:
    """Carts of eight persons a day; three of eight order, from a Monday on six."""
    folder = tmp_path_factory.mktemp("shop")
    lines = ["person,time,event"]
    for at in range(120):
        day = date(2024, 1, 8) + timedelta(days=at)
        for one in range(8):
            lines.append(f"p{at}-{one},{day}T10:00:00Z,Cart")
            if one < (6 if day >= ON else 3):
                lines.append(f"p{at}-{one},{day}T12:00:00Z,Order")
    (folder / "events.csv").write_text("\n".join(lines))
    workspace = klantreis.init(folder / "shop.klantreis")
    workspace.import_events(folder / "events.csv", person="person", time="time", event="event")
    workspace.plans.add(
        Plan(
            id="year",
            title="The year",
            kpis=(
                Kpi(
                    id="conversion",
                    title="Conversion",
                    source="events",
                    definition=Definition(
                        measure="conversion", start="Cart", end="Order", within_seconds=86_400.0
                    ),
                ),
                Kpi(id="complaints", title="Complaints"),
            ),
            actions=(Action(id="pay", title="New payment", status="done", done_on=ON, moves="conversion"),),
        )
    )
    return workspace.folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    typer.main.get_command(commands.app).main([*arguments], standalone_mode=False)
    return capsys.readouterr().out


def test_kpis_are_measured_and_kept(shop: Path, capsys: pytest.CaptureFixture[str]):
    told = json.loads(run(capsys, "measure", "-w", str(shop), "--json"))
    january = told["kpis"][0]["measurements"][0]
    assert (january["n"], january["value"], january["is_provisional"]) == (192, 37.5, True)
    assert len(klantreis.open(shop).plans.read("year").kpis[0].measurements) == 5


def test_an_effect_is_told_with_its_cautions(shop: Path, capsys: pytest.CaptureFixture[str]):
    told = run(capsys, "effect", "pay", "-w", str(shop), "-l", "en")
    assert "Conversion: 37.5 % before 2024-03-04, 75.0 % from then on" in " ".join(told.split())
    assert "It has become better." in told
    assert "other things changed too" in " ".join(told.split())
    assert (
        json.loads(run(capsys, "effect", "conversion", "--on", "2024-03-04", "-w", str(shop), "--json"))[
            "verdict"
        ]
        == "better"
    )


def test_what_cannot_be_judged_is_told(shop: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(UnknownNameError, match="pay"):
        run(capsys, "effect", "nothing", "-w", str(shop))
    with pytest.raises(InvalidOptionError, match="--on"):
        run(capsys, "effect", "conversion", "-w", str(shop))


def test_findings_of_a_proof_become_actions(shop: Path, capsys: pytest.CaptureFixture[str]):
    workspace = klantreis.open(shop)
    journey_map = workspace.journeys().draft(outcome="Order")
    name = workspace.maps.add(journey_map).stem
    with pytest.raises(InvalidOptionError, match="Prove it first"):
        run(capsys, "from-findings", name, "-w", str(shop))
    found = workspace.prove(name, outcome=("Order",)).proof
    told = json.loads(run(capsys, "from-findings", name, "-w", str(shop), "--json"))
    assert len(told["actions"]) == len(found.findings)
    assert json.loads(run(capsys, "from-findings", name, "-w", str(shop), "--json"))["actions"] == []


def test_a_plan_goes_out_and_comes_back(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert "2 KPI" in run(capsys, "export", str(tmp_path / "plan.csv"), "-w", str(shop), "-l", "en")
    before = klantreis.open(shop).plans.read("year")
    run(capsys, "import", str(tmp_path / "plan.csv"), "-w", str(shop))
    assert klantreis.open(shop).plans.read("year") == before
    (tmp_path / "series.csv").write_text("period,value\n2024-01,7\n")
    run(capsys, "import", str(tmp_path / "series.csv"), "-w", str(shop), "--kpi", "complaints")
    assert klantreis.open(shop).plans.read("year").kpis[1].measurements[0].value == 7
    assert "New payment" in run(capsys, "show", "-w", str(shop), "-l", "en")
    with pytest.raises(UnknownNameError):
        run(capsys, "import", str(tmp_path / "series.csv"), "-w", str(shop), "--kpi", "none")


def test_without_a_plan_it_says_where_one_would_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    klantreis.init(tmp_path / "new")
    with pytest.raises(UnknownNameError, match="plan"):
        run(capsys, "show", "-w", str(tmp_path / "new"))
