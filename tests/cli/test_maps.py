"""`klantreis map`: what it prints and returns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.reports.pictured import Pictured

from klantreis.cli.app import run
from klantreis.cli.lines import _LINES, line
from klantreis.workspace import open_workspace


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


def test_a_proof_is_told_in_the_language_that_is_asked_for(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    rows = "".join(
        f"{n},2024-01-0{day},{what}\n" for n in range(9) for day, what in ((1, "Betaling"), (2, "Mail"))
    )
    (tmp_path / "orders.csv").write_text(f"user_id,time,event\n{rows}")
    assert run(["import", str(tmp_path / "orders.csv"), "-w", shop]) == 0
    assert run(["build", "-w", shop]) == 0
    with_a_step(shop, "Betaling")
    capsys.readouterr()
    assert run(["map", "prove", "koopt-online", "-w", shop, "-l", "nl"]) == 0
    dutch = capsys.readouterr().out
    assert "zoals getekend, over 9 reizen van 9 personen" in dutch
    assert "overgeslagen" in dutch
    assert run(["map", "prove", "koopt-online", "-w", shop, "-l", "en"]) == 0
    english = capsys.readouterr().out
    assert "over 9 journeys of 9 persons" in english
    assert "skipped" in english
    assert run(["map", "check", "koopt-online", "-w", shop, "-l", "nl"]) == 0
    assert "waarschuwing" in capsys.readouterr().out
    assert run(["map", "export", "koopt-online", str(tmp_path / "kaart.md"), "-w", shop, "-l", "nl"]) == 0
    assert "geschreven" in capsys.readouterr().out


def test_every_line_is_there_in_both_languages():
    assert all(set(texts) == {"en", "nl"} for texts in _LINES.values())
    assert line("late", "nl-BE") == "te laat"
    assert line("wrote", "en", path="[bold].md") == r"Wrote \[bold].md"


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


def test_a_map_is_exported_with_the_pictures_of_its_workspace(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    made, opened = Pictured(Path(shop)), open_workspace(shop)
    opened.maps.add(made.map)
    opened.personas.add(*made.personas)
    assert run(["map", "export", "pictured", str(tmp_path / "map.svg"), "-w", shop]) == 0
    assert (tmp_path / "map.svg").read_text().count('href="data:image/') == 5
    assert "3 images are described, not drawn" in capsys.readouterr().out


@pytest.mark.parametrize("ending", [".mmd", ".xlsx", ".cjml"])
def test_an_exported_map_is_read_back(
    shop: str, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
):
    with_a_step(shop, "Betaling")
    file, other = tmp_path / f"map{ending}", str(tmp_path / "other.klantreis")
    assert run(["map", "export", "koopt-online", str(file), "-w", shop]) == 0
    assert run(["init", "-w", other]) == 0
    assert run(["map", "import", str(file), "-w", other, "-l", "nl"]) == 0
    capsys.readouterr()
    (listed,) = document(capsys, "map", "list", "-w", other)["maps"]
    assert (listed["title"], listed["steps"]) == ("Koopt online", 1)


ORDERS = """\
klant,tijd,actie,score,schaal,bedrag
1,2024-01-01,Bezoek,,,
1,2024-01-02,Bestelling,,,20
1,2024-01-05,Enquête,5,1-5,
2,2024-01-01,Bezoek,,,
2,2024-01-03,Bestelling,,,30
2,2024-01-09,Enquête,2,1-5,
3,2024-01-04,Bezoek,,,
3,2024-01-06,Telefoon,,,
"""


@pytest.fixture
def drafted(shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS)
    columns = [
        "--person",
        "klant",
        "--time",
        "tijd",
        "--event",
        "actie",
        "--value",
        "bedrag",
        "--score",
        "score",
    ]
    assert run(["import", str(file), "-w", shop, *columns, "--scale", "1-5"]) == 0
    assert run(["map", "draft", "-w", shop, "--outcome", "Bestelling"]) == 0
    capsys.readouterr()
    return next(path.stem for path in (Path(shop) / "maps").glob("draft*.yaml"))


def test_a_draft_is_proved_with_its_figures(shop: str, drafted: str, capsys: pytest.CaptureFixture[str]):
    proof = document(capsys, "map", "prove", drafted, "-w", shop, "--outcome", "Bestelling")
    reached = {one["step"]: one["reached"]["count"] for one in proof["steps"]["steps"]}
    assert reached["bezoek"] == 3
    assert reached["bestelling"] == 2
    assert proof["conformance"]["n_journeys"] == 3
    assert proof["drift"] is None
    survey = next(one for one in proof["steps"]["steps"] if one["title"] == "Enquête")
    assert survey["emotion"]["n"] == 2
    assert survey["emotion"]["value"] == 0.5


def test_a_second_proof_is_held_against_the_first(
    shop: str, drafted: str, capsys: pytest.CaptureFixture[str]
):
    document(capsys, "map", "prove", drafted, "-w", shop)
    again = document(capsys, "map", "prove", drafted, "-w", shop)
    assert again["drift"] == {"stale_steps": []}
    assert run(["map", "prove", drafted, "-w", shop, "--from", "2024-01-02", "-l", "nl"]) == 0
    assert "minder dan 30" in capsys.readouterr().out


def test_a_last_proof_that_cannot_be_read_stops_nothing(
    shop: str, drafted: str, capsys: pytest.CaptureFixture[str]
):
    document(capsys, "map", "prove", drafted, "-w", shop)
    (kept,) = (Path(shop) / "maps" / "proofs" / drafted).glob("*.json")
    kept.write_text("{}")
    assert run(["map", "prove", drafted, "-w", shop]) == 0
    assert "Not compared with the last proof" in capsys.readouterr().out


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    name, lines = "koopt-online", tmp_path / "orders.csv"
    rows = [f"{n},2024-01-0{day},{what}" for n in range(40) for day, what in ((1, "Bezoek"), (2, "Order"))]
    lines.write_text("\n".join(["user_id,time,event", *rows]))
    with_a_step(shop, "Bezoek")
    assert run(["import", str(lines), "-w", shop]) == 0
    capsys.readouterr()
    finding = document(capsys, "map", "prove", name, "-w", shop)["findings"][0]
    reason = ["--why", "Wordt verbouwd", "--by", "Anna"]
    assert run(["map", "set-aside", name, finding["id"], *reason, "-w", shop]) == 0
    assert "why: Wordt verbouwd" in (Path(shop) / "maps" / f"{name}.yaml").read_text()
    capsys.readouterr()
    assert document(capsys, "map", "prove", name, "-w", shop)["aside"] == [finding["id"]]
    assert run(["map", "prove", name, "-w", shop, "-l", "nl"]) == 0
    told = capsys.readouterr().out
    assert "Terzijde (1):" in told
    assert "Wordt verbouwd" in told
    assert run(["map", "take-back", name, finding["id"], "-w", shop]) == 0
    capsys.readouterr()
    assert document(capsys, "map", "prove", name, "-w", shop)["aside"] == []
    assert run(["map", "set-aside", name, "nothing", *reason, "-w", shop]) == 2


def test_a_proof_is_written_onto_the_map(shop: str, drafted: str, capsys: pytest.CaptureFixture[str]):
    path = Path(shop) / "maps" / f"{drafted}.yaml"
    before = path.read_text()
    assert run(["map", "prove", drafted, "-w", shop, "--write", "--where", "x=y"]) == 2
    assert path.read_text() == before
    assert run(["map", "prove", drafted, "-w", shop, "--write", "--until", "2024-01-05"]) == 0
    assert path.read_text() != before
    assert run(["map", "check", drafted, "-w", shop]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["map", "check", "koop", "-w", "{shop}"], 2, "koopt-online"),
        (["map", "export", "koopt-online", "map.docx", "-w", "{shop}"], 2, ".docx"),
        (["map", "diff", "koopt-online", "-w", "{shop}"], 2, "--snapshot"),
        (["map", "new", "Koopt online", "-w", "{shop}"], 1, "already"),
        (["map", "import", "kaart.vsdx", "-w", "{shop}"], 2, ".xlsx, .mmd"),
        (["map", "import", "kaart.mmd", "-w", "{shop}"], 1, "no file kaart.mmd"),
        (["map", "new", "X", "-w", "{shop}", "--phases", "sevn"], 2, "six"),
    ],
)
def test_a_mistake_is_told(
    shop: str, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
):
    assert run([one.replace("{shop}", shop) for one in arguments]) == code
    assert message in capsys.readouterr().err
