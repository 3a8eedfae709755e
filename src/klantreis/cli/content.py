"""`klantreis content`: gaps in the content calendar, what content did, and the calendar in other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from klantreis.cli.lines import line, spoken
from klantreis.cli.options import WorkspaceFolder
from klantreis.cli.tables import console

app = typer.Typer(no_args_is_help=True, help="Content calendars: gaps, performance, export and import.")

Name = Annotated[str, typer.Argument(help="Id of the content calendar, in content/.")]
Language = Annotated[str | None, typer.Option("--language", "-l", help="Of its texts.")]


@app.command("gaps")
def gaps(
    name: Name,
    workspace: WorkspaceFolder = Path(),
    *,
    by: Annotated[str, typer.Option("--by", help="channel or persona.")] = "channel",
) -> None:
    """The phases and channels, or personas, that nothing is made for."""
    from klantreis.errors import InvalidOptionError  # noqa: PLC0415 - starts fast
    from klantreis.mapping.documents.content_views import matrix  # noqa: PLC0415
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    if by not in {"channel", "persona"}:
        raise InvalidOptionError(
            f"--by {by} does not exist; choose channel or persona.",
            nl=f"--by {by} bestaat niet; kies channel of persona.",
        )
    found = matrix(open_workspace(workspace).content.read(name), "channel" if by == "channel" else "persona")
    table = Table("phase", *(escape(one or "–") for one in found.columns))
    for at, phase in enumerate(found.phases):
        row = found.cells[at * len(found.columns) : (at + 1) * len(found.columns)]
        table.add_row(escape(phase or "–"), *(str(len(cell.items) or "") for cell in row))
    console().print(table)
    for cell in found.gaps:
        console().print(escape(f"Nothing for {cell.phase} × {cell.across}."))


@app.command("performance")
def performance(
    name: Name,
    workspace: WorkspaceFolder = Path(),
    *,
    outcome: Annotated[
        list[str] | None, typer.Option("--outcome", help="What counts; else the workspace's outcomes.")
    ] = None,
    days: Annotated[int, typer.Option("--days", help="Within how many days.", min=1, max=3650)] = 30,
) -> None:
    """Whom each item with a campaign code reached, and how many of them reached an outcome."""
    from datetime import timedelta  # noqa: PLC0415

    from klantreis.evidence import content_performance  # noqa: PLC0415 - starts fast
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    opened = open_workspace(workspace)
    connection = opened.sql()
    try:
        found = content_performance.performance(
            connection,
            opened.content.read(name),
            outcome or opened.settings.outcomes,
            within=timedelta(days=days),
            time_zone=opened.settings.time_zone,
        )
    finally:
        connection.close()
    table = Table("item", "campaign", "persons", "waiting", f"outcome in {days} days", "in as long before")
    for one in found:
        shares = (
            f"{share.share:.1%} ({share.low:.1%} – {share.high:.1%}), n = {share.n}" if share.n else "–"
            for share in (one.converted, one.before)
        )
        table.add_row(escape(one.item), escape(one.campaign), str(one.n_reached), str(one.n_waiting), *shares)
    console().print(table)
    console().print(
        "Who had an outcome afterwards did not have it because of the content alone.", style="dim"
    )


@app.command("export")
def export(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Where to: .xlsx, .csv or .ics.")],
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = None,
) -> None:
    """Write the calendar to a file."""
    from klantreis.reports.content import export_content  # noqa: PLC0415 - starts fast
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    lost = export_content(open_workspace(workspace).content.read(name), file, language=language)
    for one in (str(file), *lost):
        console().print(escape(one))


@app.command("import")
def import_(
    name: Name,
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx with a column title.")],
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = None,
) -> None:
    """Change and add items by a table; items that it does not have stay."""
    from klantreis.reports.content_in import import_content  # noqa: PLC0415 - starts fast
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    folder = open_workspace(workspace).content
    version, before = folder.version(name), folder.read(name)
    after = import_content(before, file, language=language)
    folder.write(after, expected=version)
    known = {one.id: one for one in before.items}
    n_changed = sum(one.id in known and one != known[one.id] for one in after.items)
    counts = {"changed": n_changed, "added": len(after.items) - len(known)}
    console().print(line("items_changed", language or spoken(), **counts))
