"""`klantreis map`: make, check, compare and export journey maps."""

from __future__ import annotations

import json
import locale
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.tables import console

if TYPE_CHECKING:
    from klantreis.mapping.map import JourneyMap
    from klantreis.workspace import Workspace

app = typer.Typer(no_args_is_help=True, help="Make, check, prove, compare and export journey maps.")

MapName = Annotated[str, typer.Argument(help="A map of the workspace by its name, or a path to a map file.")]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en; by default that of the terminal.")]


def spoken() -> str:
    """The language of the terminal, as far as we have texts in it."""
    return "nl" if (locale.getlocale()[0] or "").lower().startswith(("nl", "dutch")) else "en"


@app.command("new")
def new(
    title: Annotated[str, typer.Argument(help="What the map is called.")],
    workspace: WorkspaceFolder = Path(),
    *,
    phases: Annotated[
        str, typer.Option(help="Which phases: six, see_think_do_care, b2b or another set.")
    ] = "six",
    language: Language = "",
) -> None:
    """Make an empty map with phases and lanes, to be filled in."""
    from klantreis.mapping.templates import new_map  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    path = opened.maps.add(new_map(title, phase_set=phases, languages=(language or spoken(),)))
    console().print(
        f"Made {escape(str(path))}. Next: klantreis map check {path.stem} -w {escape(str(workspace))}"
    )


@app.command("list")
def list_(workspace: WorkspaceFolder = Path(), *, as_json: Json = False) -> None:
    """The maps of a workspace: their steps, how much of them is assumed, and when to look again."""
    maps = _workspace(workspace).maps
    rows = [_listed(name, maps.read(name)) for name in maps.names()]
    if as_json:
        print(json.dumps({"maps": rows}, ensure_ascii=False))
        return
    from rich.table import Table  # noqa: PLC0415

    table = Table(*(rows[0] if rows else {"name": 0}))
    for row in rows:
        table.add_row(*(escape(str("–" if value is None else value)) for value in row.values()))
    console().print(table)


def _listed(name: str, journey_map: JourneyMap) -> dict[str, Any]:
    from klantreis.mapping.texts import said  # noqa: PLC0415

    head, basis = journey_map.head, journey_map.basis
    return {
        "name": name,
        "title": said(head.title, head.languages[0], head.languages),
        "steps": len(journey_map.steps),
        "cards": basis.n,
        "assumed": None if not basis.n else f"{basis.assumed_share:.0%}",
        "owner": head.owner,
        "review on": None if head.review_on is None else head.review_on.isoformat(),
    }


@app.command("check")
def check(
    names: Annotated[
        list[str] | None, typer.Argument(help="Maps; all of the workspace when left out.")
    ] = None,
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Tell what is wrong with maps, and what could be better. Exit code 1 when something is wrong."""
    from klantreis.mapping.rules import check as problems_of  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    known = opened.known_touchpoints()
    others = list(opened.maps.all())
    found = {}
    for name in names or opened.maps.names():
        found[name] = problems_of(opened.maps.read(name), register=known, maps=others)
    if as_json:
        print(json.dumps({"maps": {name: [_problem(one) for one in all_] for name, all_ in found.items()}}))
    else:
        _tell_problems(found, language or spoken())
    if any(one.level == "error" for problems in found.values() for one in problems):
        raise typer.Exit(1)


def _problem(one: Any) -> dict[str, Any]:
    return {
        "level": one.level,
        "code": one.code,
        "where": list(one.where),
        "line": one.line,
        "message": {"en": one.message("en"), "nl": one.message("nl")},
    }


def _tell_problems(found: dict[str, list[Any]], language: str) -> None:
    terminal = console()
    for name, problems in found.items():
        terminal.print(f"[bold]{escape(name)}[/bold]: {'nothing to say' if not problems else ''}")
        for one in problems:
            color = "red" if one.level == "error" else "yellow"
            terminal.print(f"  [{color}]{one.level}[/{color}] {escape(one.message(language))}")


@app.command("diff")
def diff(
    old: MapName,
    new: Annotated[
        str | None, typer.Argument(help="The newer map; the map of that name when left out.")
    ] = None,
    workspace: WorkspaceFolder = Path(),
    *,
    snapshot: Annotated[
        str | None, typer.Option(help="Compare the map with its snapshot of this label.")
    ] = None,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Say in words what changed between two versions of a map."""
    from klantreis.errors import InvalidOptionError, UnknownNameError  # noqa: PLC0415
    from klantreis.mapping.history import diff as changes_of  # noqa: PLC0415 - the command line starts fast

    maps = _workspace(workspace).maps
    if (new is None) == (snapshot is None):
        raise InvalidOptionError("Compare with another map, or with a snapshot: --snapshot LABEL.")
    if new is None:
        snapshots = {one.label: one.map for one in maps.snapshots(old)}
        if snapshot not in snapshots:
            raise UnknownNameError("snapshot", str(snapshot), snapshots)
        before, after = snapshots[snapshot], maps.read(old)
    else:
        before, after = maps.read(old), maps.read(new)
    changes = changes_of(before, after)
    if as_json:
        print(json.dumps({"changes": [{"en": one.said("en"), "nl": one.said("nl")} for one in changes]}))
        return
    for one in changes:
        console().print(f"- {escape(one.said(language or spoken()))}")


@app.command("snapshot")
def snapshot(
    name: MapName,
    label: Annotated[str, typer.Argument(help="By which the team will know it.")],
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Keep a map as it is now, under a label."""
    console().print(f"Kept {escape(str(_workspace(workspace).maps.take_snapshot(name, label)))}")


@app.command("export")
def export(
    name: MapName,
    to: Annotated[
        Path, typer.Argument(help="File; its ending says the format: .pdf .svg .png .html .xlsx …")
    ],
    workspace: WorkspaceFolder = Path(),
    *,
    view: Annotated[str, typer.Option(help="grid, flow, curve, circle or summary.")] = "grid",
    audience: Annotated[str | None, typer.Option(help="For whom: chooses the lanes.")] = None,
    language: Language = "",
) -> None:
    """Write a map as a picture, a page or a file of another program; tells what that cannot hold."""
    from klantreis.reports import export as write  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    lost = write(
        opened.maps.read(name),
        to,
        view=view,
        audience=audience,
        language=language or None,
        register=opened.register,
    )
    console().print(f"Wrote {escape(str(to))}")
    for sentence in lost:
        console().print(f"  [yellow]{escape(sentence)}[/yellow]")


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
