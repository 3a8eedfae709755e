"""Every error a user can cause. Each says what is wrong, where, what exists and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class KlantreisError(Exception):
    """Base of all errors that are a user's to mend; `code` is stable and goes into APIs."""

    code = "error"


def listed(names: Iterable[str], *, most: int = 12) -> str:
    """Names for a message: all of them, or the first and how many more."""
    names = list(names)
    shown = ", ".join(names[:most]) if names else "none"
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def nearest(name: str, names: Iterable[str]) -> str:
    """ " Did you mean 'Order'?" when one of the names is close to it, else nothing."""
    close = get_close_matches(name, list(names), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


class UnknownNameError(KlantreisError):
    """A name that does not exist where it was looked up."""

    code = "unknown_name"

    def __init__(self, kind: str, name: str, found: Iterable[str]) -> None:
        found = tuple(found)
        super().__init__(f"No {kind} {name!r}.{nearest(name, found)} There are: {listed(found)}.")
        self.kind, self.name, self.found = kind, name, found


class InvalidOptionError(KlantreisError):
    """An option whose value makes no sense; the message says which do."""

    code = "invalid_option"


class EventsError(KlantreisError):
    """Something about the events or their store."""

    code = "events"


class JourneysError(KlantreisError):
    """Something about journeys, their store or a question about them."""

    code = "journeys"


class WorkspaceError(KlantreisError):
    """Something about a workspace folder or its settings."""

    code = "workspace"


class NoWorkspaceError(WorkspaceError):
    """There is no workspace in a folder."""

    code = "no_workspace"

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"No workspace in {folder}: it has no workspace.yaml. Make one: klantreis init -w {folder}"
        )
        self.folder = folder
