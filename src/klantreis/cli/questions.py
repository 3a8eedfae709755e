"""Commands that look at journeys through a lens: the options of workspace and lens are added to their own."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from rich.console import Console

from klantreis.cli.options import LENS_OPTIONS, Subject, WorkspaceFolder, lens_of
from klantreis.cli.progress import progress_bar

if TYPE_CHECKING:
    from klantreis.workspace import Workspace

_SHARED: dict[str, tuple[Any, Any]] = {"workspace": (WorkspaceFolder, Path()), "subject": (Subject, "person")}


def lens_command(
    ask: Callable[..., None], own: Sequence[inspect.Parameter], like: Callable[..., Any]
) -> Callable[..., None]:
    """A command that opens the workspace, looks through the lens that was typed, and asks.

    Parameters
    ----------
    ask
        Called with the journeys, the workspace and what was typed for `own`.
    own
        The command's own arguments and options; those of workspace and lens are added, but for those of
        the same name.
    like
        Gives the command its name and help.
    """

    taken = {one.name for one in own}
    of_lens = {name: option for name, option in LENS_OPTIONS.items() if name not in taken}

    def command(**typed: Any) -> None:
        workspace, subject = (typed.pop(name) for name in _SHARED)
        lens = lens_of({name: typed.pop(name) for name in of_lens})
        opened = _opened(workspace, subject)
        ask(opened.journeys(subject=subject).where(**lens), opened, **typed)

    parameters = [*own, *options({**_SHARED, **of_lens})]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    command.__name__, command.__doc__ = like.__name__, like.__doc__
    return command


def own_options(ask: Callable[..., Any], *, after: int) -> list[inspect.Parameter]:
    """The options of a function behind its first `after` parameters, as Typer takes them."""
    names = dict.fromkeys(("Journeys", "Workspace", "Result"), Any)
    types = get_type_hints(ask, {**vars(sys.modules[ask.__module__]), **names}, include_extras=True)
    parameters = list(inspect.signature(ask).parameters.values())[after:]
    return [
        one.replace(annotation=types[one.name], kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters
    ]


def options(described: Mapping[str, tuple[Any, Any]]) -> list[inspect.Parameter]:
    """Options by name, out of their types and defaults."""
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=type_, default=default)
        for name, (type_, default) in described.items()
    ]


def _opened(folder: Path, subject: str) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    opened = open_workspace(folder)
    if not opened.is_built(subject=subject):
        with progress_bar("Building") as tell:
            report = opened.build(subject=subject, progress=tell)
        if report.n_other_currency:
            told = f"{report.n_other_currency:,} amounts in other currencies are left out of the journeys."
            Console(stderr=True).print(told, style="yellow")
    return opened
