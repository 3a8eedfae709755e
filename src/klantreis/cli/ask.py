"""Commands that ask: summary, flow, funnel, paths, variants, trend, sql."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from klantreis.cli.options import Json, Save, WorkspaceFolder, split_names
from klantreis.cli.questions import lens_command, options, own_options
from klantreis.cli.tables import console, drawn

if TYPE_CHECKING:
    from klantreis.exploration import Journeys
    from klantreis.journeys.results import Result
    from klantreis.workspace import Workspace

_TOP = 25
_OUTPUT: dict[str, tuple[Any, Any]] = {"save": (Save, None), "as_json": (Json, False)}


def _question(ask: Callable[..., Result]) -> Callable[..., None]:
    """A command that asks `ask(journeys, own options …)` and tells the answer."""

    def told(journeys: Journeys, _: Workspace, save: Path | None, as_json: bool, **own: Any) -> None:
        result = ask(journeys, **own)
        if save is not None:
            result.save(save)
        _tell(result, as_json=as_json)

    return lens_command(told, [*own_options(ask, after=1), *options(_OUTPUT)], like=ask)


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
        str | None, typer.Option(help="A person attribute, 'first channel', 'day', 'week' or 'month'.")
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


@_question
def trend(
    journeys: Journeys,
    every: Annotated[str, typer.Option(help="day, week or month.")] = "week",
    count: Annotated[list[str] | None, typer.Option(help="Touchpoints that are counted as outcomes.")] = None,
) -> Result:
    """How many events, persons, journeys and outcomes there are, over time."""
    return journeys.trend(every=every, outcome=tuple(count or ()))


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
