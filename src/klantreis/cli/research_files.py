"""`klantreis interviews`, and the files of `klantreis survey`: what is asked, and what it came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from klantreis.cli.lines import line, spoken
from klantreis.cli.options import WorkspaceFolder
from klantreis.cli.research import SurveyName
from klantreis.cli.research import app as survey_app
from klantreis.cli.tables import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klantreis.mapping.map import JourneyMap
    from klantreis.workspace import Workspace

app = typer.Typer(no_args_is_help=True, help="Interviews: print the guide, write what they told.")

Name = Annotated[str, typer.Argument(help="Id of the interviews, in interviews/.")]
Paper = Annotated[Path, typer.Argument(help="Where to: .pdf or .md.")]
Report = Annotated[Path, typer.Argument(help="Where to: .pdf or .xlsx.")]
Language = Annotated[
    str, typer.Option("--language", "-l", help="nl or en; by default the document's first language.")
]


@app.command("guide")
def guide(name: Name, file: Paper, workspace: WorkspaceFolder = Path(), *, language: Language = "") -> None:
    """Write the guide of interviews, with room to write."""
    from klantreis.reports.interview_guide import export_guide  # noqa: PLC0415 - starts fast

    opened = _workspace(workspace)
    interviews = opened.interviews.read(name)
    export_guide(interviews, file, language=language or None, journey_map=_map(opened, interviews.map))
    _tell(file, language)


@app.command("report")
def interviews_report(
    name: Name, file: Report, workspace: WorkspaceFolder = Path(), *, language: Language = ""
) -> None:
    """Write what interviews told: each touchpoint, quotes by pseudonym, agreement and saturation."""
    from klantreis.reports.interview_results import export_interview_results  # noqa: PLC0415 - starts fast

    opened = _workspace(workspace)
    interviews = opened.interviews.read(name)
    lost = export_interview_results(
        interviews,
        file,
        journey_map=_map(opened, interviews.map),
        personas=_personas(opened),
        language=language or None,
    )
    _tell(file, language, lost)


@survey_app.command("paper")
def paper(
    survey: SurveyName, file: Paper, workspace: WorkspaceFolder = Path(), *, language: Language = ""
) -> None:
    """Write a survey to be filled in on paper."""
    from klantreis.reports.survey_paper import export_paper  # noqa: PLC0415 - starts fast

    export_paper(_workspace(workspace).surveys.read(survey), file, language=language or None)
    _tell(file, language)


@survey_app.command("report")
def survey_report(
    survey: SurveyName, file: Report, workspace: WorkspaceFolder = Path(), *, language: Language = ""
) -> None:
    """Write what the answers to a survey come to, and in a workbook every answer by pseudonym."""
    from klantreis.reports.survey_results import export_survey_results  # noqa: PLC0415 - starts fast

    opened = _workspace(workspace)
    lost = export_survey_results(
        opened.surveys.read(survey),
        file,
        respondents=opened.answers.read(survey),
        personas=_personas(opened),
        language=language or None,
    )
    _tell(file, language, lost)


def _map(opened: Workspace, name: str | None) -> JourneyMap | None:
    return opened.maps.read(name) if name in opened.maps.names() else None


def _personas(opened: Workspace) -> dict[str, str]:
    return {one.id: one.name for one in opened.personas.all()}


def _tell(file: Path, language: str, lost: Sequence[str] = ()) -> None:
    console().print(line("wrote", language or spoken(), path=file))
    for sentence in lost:
        console().print(f"  [yellow]{escape(sentence)}[/yellow]")


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
