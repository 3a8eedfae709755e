"""`klantreis project`: begin from a template, see where the team stands, print the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from klantreis.cli.lines import spoken
from klantreis.cli.options import WorkspaceFolder
from klantreis.cli.tables import console

app = typer.Typer(no_args_is_help=True, help="The eight steps of the method: begin, see, print.")

Name = Annotated[str, typer.Argument(help="Id of the project, in projects/.")]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en; by default that of the terminal.")]


@app.command("new")
def new(
    title: Annotated[str, typer.Argument(help="What the project is called.")],
    workspace: WorkspaceFolder = Path(),
    *,
    template: Annotated[
        str, typer.Option("--template", help="web_shop, b2b_service, subscription or public_service.")
    ] = "web_shop",
    language: Language = "",
) -> None:
    """Make a project with what is usual for a kind of organisation."""
    from klantreis.mapping.documents.project_templates import project_from_template  # noqa: PLC0415
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - starts fast

    folder = open_workspace(workspace).projects
    folder.folder.mkdir(exist_ok=True)
    project = project_from_template(template, folder.free_id(title), title, (language or spoken(),))
    console().print(escape(str(folder.add(project))))


@app.command("show")
def show(name: Name, workspace: WorkspaceFolder = Path(), *, language: Language = "") -> None:
    """How far each step is, and its answers."""
    from datetime import date  # noqa: PLC0415

    from klantreis.project_found import found_for, titles_for  # noqa: PLC0415 - starts fast
    from klantreis.reports.project import project_sheet  # noqa: PLC0415
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    opened = open_workspace(workspace)
    project = opened.projects.read(name)
    found, titles = found_for(opened, project), titles_for(opened, project)
    shown = project_sheet(project, date.today(), found=found, titles=titles, language=language or spoken())
    console().print(f"[bold]{escape(shown['title'])}[/bold] · {shown['n_done']}")
    for step in shown["steps"]:
        console().print(f"{step['number']}. {step['title']}: [bold]{step['told']}[/bold]")
        for fact in step["facts"]:
            console().print(escape(f"   {fact['label']}: {'; '.join(fact['texts'])}"))


@app.command("export")
def export(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Where to: .pdf, .svg, .png or .md.")],
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
) -> None:
    """Write the plan of the project to a file."""
    from klantreis.project_found import found_for, titles_for  # noqa: PLC0415 - starts fast
    from klantreis.reports.project import export_project  # noqa: PLC0415
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    opened = open_workspace(workspace)
    project = opened.projects.read(name)
    found, titles = found_for(opened, project), titles_for(opened, project)
    export_project(project, file, found=found, titles=titles, language=language or None)
    console().print(escape(str(file)))
