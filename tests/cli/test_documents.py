"""The commands of projects, value propositions and content calendars, on files."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from tests.mapping.documents.test_proposition import DOCUMENT
from tests.reports.test_content import CALENDAR
from typer.testing import CliRunner

import klantreis
from klantreis.cli import content, project, proposition


@pytest.fixture
def workspace(tmp_path: Path) -> klantreis.Workspace:
    opened = klantreis.init(tmp_path / "shop")
    for folder in (opened.projects, opened.propositions, opened.content):
        folder.folder.mkdir(exist_ok=True)
    opened.propositions.add(DOCUMENT)
    opened.content.add(CALENDAR)
    return opened


def told(app: typer.Typer, workspace: klantreis.Workspace, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "-w", str(workspace.folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_a_project_is_begun_shown_and_printed(workspace: klantreis.Workspace, tmp_path: Path):
    told(project.app, workspace, "new", "Better returns", "--template", "b2b_service", "-l", "nl")
    assert workspace.projects.ids() == ("better-returns",)
    assert "1 van 8 stappen klaar" in told(project.app, workspace, "show", "better-returns", "-l", "nl")
    told(project.app, workspace, "export", "better-returns", str(tmp_path / "plan.md"))
    assert "# Better returns" in (tmp_path / "plan.md").read_text()


def test_a_proposition_tells_its_fit_and_is_printed(workspace: klantreis.Workspace, tmp_path: Path):
    assert "Fit of Fietsgoed: 60% of 4 needs" in told(proposition.app, workspace, "show", "p", "-l", "en")
    told(proposition.app, workspace, "export", "p", str(tmp_path / "p.pdf"))
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_content_goes_out_is_changed_and_comes_in(workspace: klantreis.Workspace, tmp_path: Path):
    assert "Nothing for see × mail." in told(content.app, workspace, "gaps", "year")
    (tmp_path / "new.csv").write_text("id,title\nmail,-20 %\n,Blog\n")
    assert "1 changed, 1 added." in told(content.app, workspace, "import", "year", str(tmp_path / "new.csv"))
    assert [one.title for one in workspace.content.read("year").items[1:]] == ["-20 %", "Blog"]
    told(content.app, workspace, "export", "year", str(tmp_path / "c.ics"))
    assert (tmp_path / "c.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
