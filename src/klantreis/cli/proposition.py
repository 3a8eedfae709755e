"""`klantreis proposition`: how well offers answer what customers need, and the printed canvas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from klantreis.cli.lines import spoken
from klantreis.cli.options import WorkspaceFolder
from klantreis.cli.tables import console

app = typer.Typer(no_args_is_help=True, help="Value propositions: see the fit, print the canvas.")

Name = Annotated[str, typer.Argument(help="Id of the value proposition, in propositions/.")]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en; by default that of the terminal.")]


@app.command("show")
def show(name: Name, workspace: WorkspaceFolder = Path(), *, language: Language = "") -> None:
    """Per canvas the fit of every offer, what we do not answer, and a first sentence of unique value."""
    from klantreis.mapping.documents.proposition_fit import proposed_value  # noqa: PLC0415 - starts fast
    from klantreis.reports.proposition_sheet import proposition_sheet  # noqa: PLC0415
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    document, language = open_workspace(workspace).propositions.read(name), language or spoken()
    shown, terminal = proposition_sheet(document, language=language), console()
    for canvas, row in zip(document.canvases, shown["canvases"], strict=True):
        terminal.print(f"[bold]{escape(row['title'])}[/bold]")
        for fit in row["fits"]:
            terminal.print(escape(fit["told"]))
            if fit["is_ours"]:
                terminal.print(escape(f"{shown['labels']['open']}: {'; '.join(fit['open']) or '–'}"))
                terminal.print(escape(fit["note"]), style="dim")
        sentence = row["unique_value"] or proposed_value(canvas, language, document.languages)
        if sentence:
            terminal.print(escape(f"{shown['labels']['unique_value']}: {sentence}"))


@app.command("export")
def export(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Where to: .pdf, .svg, .png or .md.")],
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
) -> None:
    """Write the canvases to a file."""
    from klantreis.reports.proposition import export_proposition  # noqa: PLC0415 - starts fast
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    opened = open_workspace(workspace)
    document = opened.propositions.read(name)
    personas = opened.personas.found(dict.fromkeys(one.persona for one in document.canvases if one.persona))
    export_proposition(document, file, language=language or None, personas=personas, images=opened.images)
    console().print(escape(str(file)))
