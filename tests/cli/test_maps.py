"""`klantreis map`: what it prints and returns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klantreis.cli.app import run


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "shop.klantreis")
    assert run(["init", "-w", folder]) == 0
    assert run(["map", "new", "Koopt online", "-w", folder, "-l", "nl"]) == 0
    capsys.readouterr()
    return folder


def document(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert run([*arguments, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def with_a_step(shop: str, touchpoint: str) -> None:
    path = Path(shop) / "maps" / "koopt-online.yaml"
    step = f"steps: [{{id: betalen, title: Betalen, cards: {{touchpoint: [{touchpoint}]}}}}]"
    path.write_text(path.read_text().replace("kind: purchase}", f"kind: purchase, {step}}}"))


def test_a_new_map_is_listed_and_has_nothing_wrong(shop: str, capsys: pytest.CaptureFixture[str]):
    listed = document(capsys, "map", "list", "-w", shop)["maps"]
    assert [(one["name"], one["title"], one["steps"]) for one in listed] == [
        ("koopt-online", "Koopt online", 0)
    ]
    found = document(capsys, "map", "check", "-w", shop)["maps"]["koopt-online"]
    assert {one["level"] for one in found} <= {"warning"}
    assert "no_owner" in {one["code"] for one in found}


def test_a_broken_map_is_told_and_fails(shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    orders = tmp_path / "orders.csv"
    orders.write_text("user_id,time,event\n1,2024-01-01,Betaling\n")
    assert run(["import", str(orders), "-w", shop]) == 0
    assert run(["build", "-w", shop]) == 0
    with_a_step(shop, "Betalink")
    capsys.readouterr()
    found = document(capsys, "map", "check", "-w", shop, code=1)["maps"]["koopt-online"]
    wrong = next(one for one in found if one["level"] == "error")
    assert wrong["code"] == "unknown_touchpoint"
    assert "Betaling" in wrong["message"]["nl"]


def test_a_difference_is_said_in_words(shop: str, capsys: pytest.CaptureFixture[str]):
    assert run(["map", "snapshot", "koopt-online", "leeg", "-w", shop]) == 0
    with_a_step(shop, "Betaling")
    capsys.readouterr()
    changes = document(capsys, "map", "diff", "koopt-online", "-w", shop, "--snapshot", "leeg")["changes"]
    assert any("Betalen" in one["nl"] and "toegevoegd" in one["nl"] for one in changes)


def test_a_map_is_exported_and_its_losses_are_told(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with_a_step(shop, "Betaling")
    assert run(["map", "export", "koopt-online", str(tmp_path / "map.mmd"), "-w", shop]) == 0
    assert "Betalen" in (tmp_path / "map.mmd").read_text()
    assert "Mermaid" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["map", "check", "koop", "-w", "{shop}"], 2, "koopt-online"),
        (["map", "export", "koopt-online", "map.docx", "-w", "{shop}"], 2, ".docx"),
        (["map", "diff", "koopt-online", "-w", "{shop}"], 2, "--snapshot"),
        (["map", "new", "Koopt online", "-w", "{shop}"], 1, "already"),
        (["map", "new", "X", "-w", "{shop}", "--phases", "sevn"], 2, "six"),
    ],
)
def test_a_mistake_is_told(
    shop: str, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
):
    assert run([one.replace("{shop}", shop) for one in arguments]) == code
    assert message in capsys.readouterr().err
