"""`klantreis`: the commands, and how their failures are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import typer
from rich.console import Console

from klantreis.cli import (
    ask,
    content,
    demo,
    doctor,
    fill,
    maps,
    plan,
    project,
    proposition,
    research,
    research_files,
    serve,
)
from klantreis.cli.lines import spoken
from klantreis.errors import InvalidOptionError, KlantreisError, NoWorkspaceError, UnknownNameError

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="klantreis",
    help="A living customer journey map: from a shop's real events to its journeys.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: dict[str, Callable[..., Any]] = {
    "init": fill.init,
    "import": fill.import_,
    "touchpoints": fill.touchpoints,
    "build": fill.build,
    "summary": ask.summary,
    "flow": ask.flow,
    "funnel": ask.funnel,
    "paths": ask.paths,
    "variants": ask.variants,
    "trend": ask.trend,
    "sql": ask.sql,
    "validate": research.validate,
    "demo": demo.demo,
    "serve": serve.serve,
    "doctor": doctor.doctor,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(maps.app, name="map")
app.add_typer(plan.app, name="plan")
app.add_typer(research.app, name="survey")
app.add_typer(research_files.app, name="interviews")
app.add_typer(project.app, name="project")
app.add_typer(proposition.app, name="proposition")
app.add_typer(content.app, name="content")


def main() -> None:
    """Run the command line. Exit code 0; 2 for wrong use; 1 for a job that failed."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. A user's mistake is told in a sentence, never as a traceback."""
    try:
        app(args=arguments)
    except SystemExit as finished:
        return int(finished.code or 0)
    except KeyboardInterrupt:
        is_dutch = spoken() == "nl"
        return _told(
            "Gestopt. Er is niets gewijzigd." if is_dutch else "Stopped. Nothing was changed.", INTERRUPTED
        )
    except KlantreisError as error:
        is_wrong_use = isinstance(error, InvalidOptionError | UnknownNameError | NoWorkspaceError)
        return _told(error.message(spoken()), WRONG_USE if is_wrong_use else FAILED)
    except BrokenPipeError:
        # Whoever read our output (head, a pager) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _told(message: str, code: int) -> int:
    Console(stderr=True, soft_wrap=True, highlight=False).print(message, markup=False, style="red")
    return code
