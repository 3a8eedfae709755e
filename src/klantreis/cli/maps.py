"""`klantreis map`: make, check, compare and export journey maps."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from klantreis.cli import findings
from klantreis.cli.findings import tell_findings
from klantreis.cli.lines import line, spoken
from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.questions import lens_command, own_options
from klantreis.cli.tables import console, drawn

if TYPE_CHECKING:
    from klantreis.exploration import Journeys
    from klantreis.mapping.map import JourneyMap
    from klantreis.workspace import Proved, Workspace

app = typer.Typer(no_args_is_help=True, help="Make, check, prove, compare and export journey maps.")
app.command("set-aside")(findings.set_aside)
app.command("take-back")(findings.take_back)

MapName = Annotated[str, typer.Argument(help="A map of the workspace by its name, or a path to a map file.")]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en; by default that of the terminal.")]


# What a proof shows of each step in a terminal; --json has everything.
_SHOWN = (
    "step",
    "journeys",
    "share",
    "low",
    "high",
    "skipped",
    "drop_off",
    "median_seconds",
    "emotion",
    "effect",
)


def _asking(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function of journeys and workspace; the options of the lens are added."""

    def register(ask: Callable[..., None]) -> Callable[..., None]:
        app.command(name)(lens_command(ask, own_options(ask, after=2), like=ask))
        return ask

    return register


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
    command = f"klantreis map check {path.stem} -w {workspace}"
    console().print(line("made", language or spoken(), path=path, command=command))


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
        said = line("nothing_wrong", language) if not problems else ""
        terminal.print(f"[bold]{escape(name)}[/bold]: {said}")
        for one in problems:
            color = "red" if one.level == "error" else "yellow"
            terminal.print(
                f"  [{color}]{line(one.level, language)}[/{color}] {escape(one.message(language))}"
            )


@_asking("prove")
def prove(  # noqa: PLR0913 - one option a field of the proof's options, and the output
    journeys: Journeys,
    opened: Workspace,
    name: MapName,
    outcome: Annotated[
        list[str] | None, typer.Option(help="Touchpoints that journeys are judged by.")
    ] = None,
    persona: Annotated[str | None, typer.Option(help="Whose journeys, when the map has several.")] = None,
    collapse: Annotated[bool, typer.Option("--collapse", help="Count a direct repeat once.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write the figures onto the map's cards.")] = False,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Hold a map against what customers did: figures per step, fitness, and findings in words."""
    from klantreis.evidence.marking import proved  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.open_findings import findings_of_proof  # noqa: PLC0415

    options: dict[str, Any] = {"outcome": tuple(outcome)} if outcome else {}
    found = opened.prove(name, journeys, persona=persona, collapse=collapse, **options)
    if write:
        opened.maps.write(name, proved(found.journey_map, found.proof))
    if as_json:
        drifted = None if found.drift is None else {"stale_steps": list(found.drift.stale_steps)}
        aside = [one.id for one, _ in findings_of_proof(found.journey_map, found.proof).aside]
        document = {**json.loads(found.proof.to_json()), "drift": drifted, "aside": aside}
        print(json.dumps(document, ensure_ascii=False))
    else:
        tell_proof(found, language or spoken())


def tell_proof(found: Proved, language: str) -> None:
    """A proof for people: the headline, figures per step, open findings, and what drifted."""
    from klantreis.evidence.open_findings import findings_of_proof, proof_with_open  # noqa: PLC0415

    terminal, proof = console(), found.proof
    terminal.print(f"[bold]{escape(proof_with_open(found.journey_map, proof).headline(language))}[/bold]")
    terminal.print(drawn(proof.to_arrow().select(list(_SHOWN)), language))
    tell_findings(findings_of_proof(found.journey_map, proof), language)
    for note in proof.notes:
        terminal.print(f"  [dim]{escape(note.sentence(language))}[/dim]")
    if found.last_unread is not None:
        why = line("not_compared", language, why=found.last_unread.message(language))
        terminal.print(f"  [yellow]{why}[/yellow]")
    for sentence in found.drift.sentences(language) if found.drift else ():
        terminal.print(f"  [yellow]{escape(sentence)}[/yellow]")


@_asking("draft")
def draft(
    journeys: Journeys,
    opened: Workspace,
    outcome: Annotated[
        list[str] | None, typer.Option(help="Touchpoints that journeys are judged by.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make an editable map out of how journeys go."""
    chosen = tuple(outcome or opened.settings.outcomes) or None
    journey_map = journeys.draft(outcome=chosen)
    path = opened.maps.add(journey_map)
    if as_json:
        print(json.dumps({"map": path.stem, "path": str(path), "steps": len(journey_map.steps)}))
    else:
        terminal = console()
        terminal.print(f"Drafted {escape(str(path))}: {len(journey_map.steps)} steps.")
        terminal.print(f"Next: klantreis map prove {path.stem} -w {escape(str(opened.folder))}")


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
        raise InvalidOptionError(
            "Compare with another map, or with a snapshot: --snapshot LABEL.",
            nl="Vergelijk met een andere kaart, of met een momentopname: --snapshot LABEL.",
        )
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
    with_proof: Annotated[
        bool, typer.Option("--proof/--no-proof", help="With the last proof, if any.")
    ] = True,
    language: Language = "",
) -> None:
    """Write a map as a picture, a page or a file of another program; tells what that cannot hold."""
    from klantreis.evidence.marking import proved  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.proof import Proof  # noqa: PLC0415
    from klantreis.reports import export as write  # noqa: PLC0415
    from klantreis.research import known_of  # noqa: PLC0415

    opened = _workspace(workspace)
    journey_map, proof = opened.maps.read(name), None
    if with_proof and (last := opened.maps.last_proof(name)):
        proof = Proof.from_json(last)
        journey_map = proved(journey_map, proof)
    lost = write(
        journey_map,
        to,
        view=view,
        audience=audience,
        language=language or None,
        proof=proof,
        register=opened.register,
        known=replace(known_of(opened, name), proof=proof) if audience else None,
        personas=opened.personas.found(journey_map.head.personas),
        images=opened.images,
    )
    console().print(line("wrote", language or spoken(), path=to))
    for sentence in lost:
        console().print(f"  [yellow]{escape(sentence)}[/yellow]")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A map of another program: .xlsx, .mmd, .cjml or .xml.")],
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
) -> None:
    """Read a map of another program into the workspace; tells what was repaired or not understood."""
    from klantreis.reports.reading import read_report  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    terminal = console()
    language = language or spoken()
    journey_map, told = read_report(file, language=language)
    terminal.print(line("imported", language, path=opened.maps.add(journey_map)))
    for sentence in told:
        terminal.print(f"  [yellow]{escape(sentence)}[/yellow]")


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
