"""`klantreis doctor`: what is missing or wrong, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from klantreis.cli.checks import folders, machine, services
from klantreis.cli.checks.finding import Finding, State
from klantreis.cli.lines import spoken
from klantreis.cli.options import Json
from klantreis.cli.tables import console
from klantreis.errors import InvalidOptionError

_MARKS = {State.OK: ("✓", "green"), State.WARNING: ("!", "yellow"), State.ERROR: ("✗", "red")}


def doctor(
    workspaces: Annotated[
        list[Path] | None, typer.Option("--workspace", "-w", help="Folder of a workspace; may be repeated.")
    ] = None,
    server: Annotated[
        Path | None, typer.Option(help="Folder of the server's own database.", envvar="KLANTREIS_SERVER")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen at.", min=1, max=65535)] = 8000,
    language: Annotated[str | None, typer.Option(help="nl or en; the terminal's.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Say what is missing or wrong on this machine, and what to do about it."""
    language = language or spoken()
    if language not in {"en", "nl"}:
        raise InvalidOptionError(
            f"No language {language!r}. There are: en, nl.",
            nl=f"Er is geen taal {language!r}. Er zijn: en, nl.",
        )
    found = list(findings(workspaces or [], server, host, port))
    if as_json:
        print(json.dumps({"findings": [one.document() for one in found]}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            _tell(one, language)
    if any(one.state is State.ERROR for one in found):
        raise typer.Exit(1)


def findings(workspaces: list[Path], server: Path | None, host: str, port: int) -> Iterator[Finding]:
    """What every check found, one after the other."""
    from klantreis.workspace import is_workspace  # noqa: PLC0415 - the command line starts fast

    yield machine.python()
    yield from machine.packages()
    yield machine.pdf()
    yield from machine.front_end()
    named = workspaces or [one for one in (Path(), *sorted(Path().glob("*.klantreis"))) if is_workspace(one)]
    for folder in named:
        yield from folders.workspace(folder)
    if not named:
        yield Finding("workspace", State.WARNING, "workspace_none")
    for folder in named or [Path()]:
        yield folders.disk(folder)
        yield folders.write(folder)
    if machine.is_installed("django"):
        first = named[0].resolve().parent if named else Path.cwd()
        there = server or first / "klantreis.server"
        yield folders.server_folder(there)
        yield services.database(there)
        yield services.redis()
        yield services.company()
        yield services.address(port)
        yield services.port(host, port)


def _tell(finding: Finding, language: str) -> None:
    terminal = console()
    mark, colour = _MARKS[finding.state]
    terminal.print(f"[{colour}]{mark}[/{colour}] ", end="")
    terminal.print(f"{finding.name(language)}: {finding.says(language)}", markup=False, soft_wrap=True)
    if advice := finding.advice(language):
        terminal.print(f"    → {advice}", markup=False, soft_wrap=True)
