"""Commands that ask: summary, flow, funnel, paths, variants, sql."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from rich.markup import escape

from klantreis.cli.options import (
    LENS_OPTIONS,
    Json,
    Save,
    Subject,
    WorkspaceFolder,
    lens_of,
    split_names,
)
from klantreis.cli.progress import progress_bar
from klantreis.cli.tables import console, drawn

if TYPE_CHECKING:
    from klantreis.exploration import Journeys
    from klantreis.journeys.results import Result

_TOP = 25
_SHARED: dict[str, tuple[Any, Any]] = {
    "workspace": (WorkspaceFolder, Path()),
    "subject": (Subject, "person"),
    "save": (Save, None),
    "as_json": (Json, False),
}


def _question(ask: Callable[..., Result]) -> Callable[..., None]:
    """A command that opens the workspace, looks through the lens, asks, and tells the answer.

    `ask` takes the journeys and its own options; the options of workspace, lens and output are added.
    """

    @wraps(ask)
    def command(**typed: Any) -> None:
        workspace, subject, save, as_json = (typed.pop(name) for name in _SHARED)
        lens = lens_of({name: typed.pop(name) for name in LENS_OPTIONS})
        result = ask(_journeys(workspace, subject, lens), **typed)
        if save is not None:
            result.save(save)
        _tell(result, as_json=as_json)

    own = list(inspect.signature(ask).parameters.values())[1:]
    types = get_type_hints(ask, {**globals(), "Journeys": Any, "Result": Any}, include_extras=True)
    shared = {**_SHARED, **LENS_OPTIONS}
    parameters = [
        *(
            parameter.replace(annotation=types[parameter.name], kind=inspect.Parameter.KEYWORD_ONLY)
            for parameter in own
        ),
        *(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=type_, default=default)
            for name, (type_, default) in shared.items()
        ),
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del command.__wrapped__
    return command


@_question
def summary(journeys: Journeys) -> Result:
    """Who, how many, when."""
    return journeys.summary()


@_question
def flow(journeys: Journeys) -> Result:
    """What follows what, how often and after how long."""
    return journeys.flow()


@_question
def funnel(
    journeys: Journeys,
    steps: Annotated[
        str, typer.Option(help="Touchpoints in order: A,B,C. A|B: either of them. A?: optional.")
    ],
    within: Annotated[str | None, typer.Option(help="First step to last at most: 30d, 12h.")] = None,
    mode: Annotated[
        str, typer.Option(help="ordered, strict (nothing between) or any (any order).")
    ] = "ordered",
    breakdown: Annotated[
        str | None, typer.Option(help="A person attribute, 'first channel' or 'week'.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="What may not happen between the first step and the last.")
    ] = None,
) -> Result:
    """How many come how far along some steps, with intervals."""
    from klantreis.journeys.analyses.funnel import Exclusion  # noqa: PLC0415 - the command line starts fast

    known = journeys.touchpoints
    return journeys.funnel(
        [_step(typed, known) for typed in split_names(steps)],
        within,
        mode=mode,
        breakdown=breakdown,
        exclusions=[Exclusion(one) for one in exclude or ()],
    )


def _step(typed: str, known: tuple[str, ...]) -> Any:
    """A step as it is typed; a name may itself hold the signs | and ?."""
    from klantreis.journeys.analyses.funnel import Step  # noqa: PLC0415 - the command line starts fast

    if typed in known:
        return typed
    names = tuple(name.strip() for name in typed.removesuffix("?").split("|"))
    return Step(names if len(names) > 1 else names[0], is_optional=typed.endswith("?"))


@_question
def paths(  # noqa: PLR0913 - one option a field of Paths
    journeys: Journeys,
    anchor: Annotated[str | None, typer.Option(help="Where paths begin; else the journey's start.")] = None,
    to: Annotated[str | None, typer.Option(help="Touchpoint where paths end.")] = None,
    backward: Annotated[bool, typer.Option("--backward", help="What came before.")] = False,
    depth: Annotated[int, typer.Option(help="Steps after the anchor.")] = 5,
    every: Annotated[
        bool, typer.Option("--every", help="From every occurrence, not the first only.")
    ] = False,
    collapse: Annotated[bool, typer.Option("--collapse", help="Count a direct repeat once.")] = False,
    top: Annotated[int, typer.Option(help="Branches of each node; the rest is gathered in (other).")] = 5,
) -> Result:
    """Which ways lead on from a touchpoint, or to it."""
    return journeys.paths(
        anchor,
        to=to,
        direction="backward" if backward else "forward",
        depth=depth,
        occurrences="all" if every else "first",
        collapse=collapse,
        top=top,
    )


@_question
def variants(
    journeys: Journeys,
    top: Annotated[int, typer.Option(help="The commonest so many; 0 for all.")] = 20,
) -> Result:
    """Which different journeys there are, and how often each."""
    return journeys.variants(top=top or None)


def sql(
    query: Annotated[str | None, typer.Argument(help="A query; without one a prompt opens.")] = None,
    workspace: WorkspaceFolder = Path(),
    *,
    as_json: Json = False,
) -> None:
    """Ask in SQL (DuckDB) over the views events, persons and journeys."""
    from klantreis.cli.sql_prompt import prompt, run  # noqa: PLC0415 - the command line starts fast
    from klantreis.workspace import open_workspace  # noqa: PLC0415

    connection = open_workspace(workspace).sql()
    if query is None:
        prompt(connection)
    else:
        run(connection, query, as_json=as_json)


def _journeys(workspace: Path, subject: str, lens: dict[str, Any]) -> Journeys:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    opened = open_workspace(workspace)
    if not opened.is_built(subject=subject):
        with progress_bar("Building") as tell:
            opened.build(subject=subject, progress=tell)
    return opened.journeys(subject=subject).where(**lens)


def _tell(result: Result, *, as_json: bool) -> None:
    """The result on standard output: as one document, or as a headline and a table."""
    if as_json:
        print(result.to_json())
        return
    terminal = console()
    terminal.print(escape(result.headline()))
    table = result.to_arrow()
    terminal.print(drawn(table.slice(0, _TOP)))
    if table.num_rows > _TOP:
        terminal.print(f"[dim]and {table.num_rows - _TOP:,} more rows: --json gives all[/dim]")
