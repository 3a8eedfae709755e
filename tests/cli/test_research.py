"""`klantreis survey` and `klantreis validate`: what they print and keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from klantreis.cli import research, research_files
from klantreis.examples.fietsgoed.files import map_file
from klantreis.examples.fietsgoed.research import INTERVIEWS, MAP, SURVEY, add_research
from klantreis.workspace import Workspace, init, open_workspace

APP = typer.Typer()
APP.add_typer(research.app, name="survey")
APP.add_typer(research_files.app, name="interviews")
APP.command("validate")(research.validate)


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    workspace = init(tmp_path / "shop", name="Shop")
    (workspace.folder / "maps").mkdir(exist_ok=True)
    (workspace.folder / "maps" / f"{MAP}.yaml").write_bytes(map_file(MAP).read_bytes())
    return open_workspace(workspace.folder)


def told(*arguments: str) -> str:
    result = CliRunner().invoke(APP, [*arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_survey_is_made_from_a_map_and_listed(shop: Workspace) -> None:
    told("survey", "from-map", MAP, "-w", str(shop.folder), "--name", "Kopers", "--touchpoint", "Blog")
    listed = json.loads(told("survey", "list", "-w", str(shop.folder), "--json"))
    assert [(one["survey"], one["map"], one["questions"]) for one in listed] == [("kopers", MAP, 7)]


def test_answers_are_imported_as_guessed_and_as_put_right(shop: Workspace, tmp_path: Path) -> None:
    folder = str(shop.folder)
    told("survey", "from-map", MAP, "-w", folder, "--name", "s", "--touchpoint", "Blog")
    file = tmp_path / "a.csv"
    file.write_text("id;Hebt u dit contact gehad: Blog;Cijfer\n7;Ja;10\n8;Weet niet;4\n", encoding="utf-8")
    guess = [
        "survey",
        "import",
        "s",
        str(file),
        "-w",
        folder,
        "--column",
        "Cijfer=blog-emotion",
        "--scale",
        "Cijfer=1-10",
    ]
    assert "Would import 2" in told(*guess, "--dry-run")
    assert shop.answers.read("s") == []
    assert "1 cells are no answer" in told(*guess)
    assert dict(shop.answers.read("s")[0].values) == {"blog-recognised": "blog-yes", "blog-emotion": 2}


def test_results_and_findings_are_told(shop: Workspace) -> None:
    add_research(shop)
    found = json.loads(told("survey", "results", SURVEY, "-w", str(shop.folder), "--json"))
    assert found["response"]["finished"] == 320
    assert found["is_simulated"] is True
    assert "Simulated." in told("survey", "results", SURVEY, "-w", str(shop.folder))
    assert "8 findings" in told("validate", MAP, "-w", str(shop.folder), "-l", "nl")
    document = json.loads(told("validate", MAP, "-w", str(shop.folder), "--json"))
    assert len(document["findings"]) == 8
    assert document["findings"][0]["sentence"]["nl"]


def test_a_sample_is_told() -> None:
    assert "89 answers" in told("survey", "sample", "--population", "114")


@pytest.mark.parametrize(
    ("command", "file", "begins"),
    [
        (("interviews", "guide", INTERVIEWS), "guide.pdf", b"%PDF"),
        (("interviews", "guide", INTERVIEWS), "guide.md", b"# Gesprekken"),
        (("interviews", "report", INTERVIEWS), "told.xlsx", b"PK"),
        (("survey", "paper", SURVEY), "paper.md", "# Enquête".encode()),
        (("survey", "report", SURVEY), "results.pdf", b"%PDF"),
    ],
)
def test_guides_surveys_and_results_are_written(
    shop: Workspace, tmp_path: Path, command: tuple[str, ...], file: str, begins: bytes
) -> None:
    add_research(shop)
    told(*command, str(tmp_path / file), "-w", str(shop.folder), "-l", "nl")
    assert (tmp_path / file).read_bytes().startswith(begins)
