"""Commands that fill a workspace: init, import, touchpoints, build."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.progress import progress_bar
from klantreis.cli.tables import console
from klantreis.errors import InvalidOptionError

if TYPE_CHECKING:
    from klantreis.events.catalog import Import

_COLUMNS = "Which column is what (all optional: what is not said is guessed)"
_READING = "How it is written"


def init(
    workspace: WorkspaceFolder = Path(),
    *,
    folder: Annotated[Path | None, typer.Argument(help="Folder of the workspace, instead of -w.")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the workspace.")] = None,
    time_zone: Annotated[str, typer.Option(help="Zone of local times, such as Europe/Amsterdam.")] = "UTC",
    currency: Annotated[str, typer.Option(help="Currency of amounts that have none.")] = "EUR",
    as_json: Json = False,
) -> None:
    """Make a workspace: a folder with its settings."""
    import klantreis  # noqa: PLC0415 - the command line starts fast

    made = klantreis.init(folder or workspace, name=name, time_zone=time_zone, currency=currency)
    if as_json:
        print(json.dumps({"workspace": str(made.folder), "name": made.settings.name}))
    else:
        made_in = escape(str(made.folder))
        console().print(f"Made [bold]{made_in}[/bold]. Next: klantreis import FILE -w {made_in}")


def import_(  # noqa: PLR0913 - one option a column, as issue and documentation name them
    files: Annotated[
        list[Path],
        typer.Argument(help="CSV, TSV, Parquet, JSON lines, Excel, XES; also .gz."),
    ],
    workspace: WorkspaceFolder = Path(),
    *,
    person: Annotated[
        list[str] | None,
        typer.Option(
            help="Column that identifies the person, or COLUMN=KIND; may be repeated.",
            rich_help_panel=_COLUMNS,
        ),
    ] = None,
    time: Annotated[str | None, typer.Option(help="Column of the moment.", rich_help_panel=_COLUMNS)] = None,
    event: Annotated[
        str | None, typer.Option(help="Column of the event's name.", rich_help_panel=_COLUMNS)
    ] = None,
    event_name: Annotated[
        str | None, typer.Option(help="Name of all events, instead of a column.", rich_help_panel=_COLUMNS)
    ] = None,
    channel: Annotated[
        str | None, typer.Option(help="Column of the channel.", rich_help_panel=_COLUMNS)
    ] = None,
    channel_name: Annotated[
        str | None, typer.Option(help="Channel of all events, instead of a column.", rich_help_panel=_COLUMNS)
    ] = None,
    campaign: Annotated[
        str | None, typer.Option(help="Column of the campaign.", rich_help_panel=_COLUMNS)
    ] = None,
    account: Annotated[
        str | None, typer.Option(help="Column of the account.", rich_help_panel=_COLUMNS)
    ] = None,
    value: Annotated[str | None, typer.Option(help="Column of the amount.", rich_help_panel=_COLUMNS)] = None,
    currency: Annotated[
        str | None,
        typer.Option(help="A code such as EUR, or the column that holds it.", rich_help_panel=_COLUMNS),
    ] = None,
    score: Annotated[
        str | None, typer.Option(help="Column of an answer in numbers.", rich_help_panel=_COLUMNS)
    ] = None,
    scale: Annotated[
        str | None, typer.Option(help="Its scale, such as 0-10.", rich_help_panel=_COLUMNS)
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Column of an answer in words.", rich_help_panel=_COLUMNS)
    ] = None,
    event_id: Annotated[
        str | None, typer.Option(help="Column of the system's own event id.", rich_help_panel=_COLUMNS)
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Name of the system; else the file's name.", rich_help_panel=_COLUMNS)
    ] = None,
    time_format: Annotated[
        str | None, typer.Option(help="Such as %d-%m-%Y or epoch_ms.", rich_help_panel=_READING)
    ] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="Zone of times without an offset.", rich_help_panel=_READING)
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option(
            "--day-first/--month-first", help="01-02: 1 February or 2 January.", rich_help_panel=_READING
        ),
    ] = None,
    decimal_comma: Annotated[
        bool | None,
        typer.Option(
            "--decimal-comma/--decimal-point", help="1.234,50 or 1,234.50.", rich_help_panel=_READING
        ),
    ] = None,
    delimiter: Annotated[str | None, typer.Option(help="Of a text file.", rich_help_panel=_READING)] = None,
    encoding: Annotated[str | None, typer.Option(help="Of a text file.", rich_help_panel=_READING)] = None,
    sheet: Annotated[
        str | None,
        typer.Option(help="Of a workbook; else the first that holds a table.", rich_help_panel=_READING),
    ] = None,
    header_line: Annotated[
        int | None, typer.Option(help="Line of the columns' names, from 1.", min=1, rich_help_panel=_READING)
    ] = None,
    persons: Annotated[
        bool,
        typer.Option("--persons", help="The file describes persons: a row each, columns are attributes."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Add the events of files to a workspace. Importing a file twice adds nothing."""
    from klantreis.workspace import init as make  # noqa: PLC0415 - the command line starts fast
    from klantreis.workspace import is_workspace, open_workspace  # noqa: PLC0415

    said: dict[str, Any] = {
        "person": person, "time": time, "event": event, "event_name": event_name, "channel": channel,
        "channel_name": channel_name, "campaign": campaign, "account": account, "value": value,
        "currency": currency, "score": score, "scale": scale, "text": text, "event_id": event_id,
        "source": source, "time_format": time_format, "time_zone": time_zone, "day_first": day_first,
        "decimal_comma": decimal_comma, "delimiter": "\t" if delimiter in ("tab", "\\t") else delimiter,
        "encoding": encoding, "sheet": sheet, "header_line": header_line,
    }  # fmt: skip
    said = {option: answer for option, answer in said.items() if answer is not None}
    written = {"delimiter", "encoding", "sheet", "header_line"}
    if persons and set(said) - written != {"person"}:
        raise InvalidOptionError(
            "--persons takes --person and no other column: the rest become attributes.",
            nl="--persons neemt --person en geen andere kolom: de rest worden kenmerken.",
        )
    if not is_workspace(workspace):
        made = make(workspace)
        Console(stderr=True).print(f"Made a new workspace: {escape(str(made.folder))}")
    opened = open_workspace(workspace)
    done = []
    for file in files:
        with progress_bar(f"Reading {file.name}") as tell:
            if persons:
                done.append(opened.import_persons(file, **said))
            else:
                done.append(opened.import_events(file, progress=tell, **said))
        if not as_json:
            _tell_import(done[-1], opened.folder)
    if as_json:
        print(json.dumps({"imports": [asdict(one) for one in done]}, ensure_ascii=False))


def _tell_import(done: Import, folder: Path) -> None:
    terminal = console()
    what = "persons" if done.is_persons else "events"
    terminal.print(f"[bold]{escape(done.input)}[/bold]: {done.n_added:,} {what} added", end="")
    terminal.print(f", {done.n_known:,} there already" if done.n_known > 0 else "", end="")
    terminal.print(f", [red]{done.n_rejected:,} rows rejected[/red]" if done.n_rejected else "")
    for note in done.notes:
        terminal.print(f"  [dim]{escape(note)}[/dim]")
    for reason, n in done.reasons.items():
        terminal.print(f"  [red]{n:,}[/red] {escape(reason)}")
    if done.rejects:
        terminal.print(
            f"  rejected rows, with line and reason: {escape(str(folder / 'events' / done.rejects))}"
        )


def touchpoints(
    workspace: WorkspaceFolder = Path(),
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Write them into touchpoints.yaml, to be filled in.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List every touchpoint with its counts; those that no rule names are marked unregistered."""
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    opened = open_workspace(workspace)
    found = opened.touchpoints()
    written = opened.write_starter_register() if write else None
    if as_json:
        print(json.dumps({"touchpoints": [asdict(one) for one in found]}, ensure_ascii=False))
        return
    table = Table("touchpoint", "channel", "phase", "")
    table.add_column("events", justify="right")
    table.add_column("persons", justify="right")
    for one in found:
        mark = "" if one.is_registered else "[yellow]unregistered[/yellow]"
        row = (escape(one.name), escape(one.channel or ""), escape(one.phase or ""), mark)
        table.add_row(*row, f"{one.n_events:,}", f"{one.n_persons:,}")
    terminal = console()
    terminal.print(table)
    if written:
        terminal.print(
            f"Written to {escape(str(written))}: give each a channel, a phase, an owner and rules."
        )


def build(
    workspace: WorkspaceFolder = Path(),
    *,
    subject: Annotated[str, typer.Option(help="Journeys of a person or an account.")] = "person",
    as_json: Json = False,
) -> None:
    """Bring the journeys up to date with the events and the register. Questions do so by themselves."""
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    opened = open_workspace(workspace)
    with progress_bar("Building") as tell:
        report = opened.build(subject=subject, progress=tell)
    if as_json:
        print(json.dumps(asdict(report)))
        return
    rows: list[tuple[str, Any]] = [
        (f"{subject}s", f"{report.n_persons:,}"),
        ("events", f"{report.n_events:,}"),
        ("blocks", f"{report.n_blocks_written} written, {report.n_blocks_kept} kept"),
        ("seconds", f"{report.seconds:.2f}"),
    ]
    if report.n_set_aside:
        rows.append(("set aside", f"{report.n_set_aside} identifiers that would link too many persons"))
    if report.n_without_subject:
        rows.append((f"without {subject}", f"{report.n_without_subject:,} events"))
    if report.n_other_currency:
        rows.append(("left out", f"{report.n_other_currency:,} amounts in other currencies"))
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*row)
    console().print(table)
