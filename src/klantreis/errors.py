"""Every error a user can cause. Each says what is wrong, where, what exists and what to do.

English and Dutch stand side by side where an error is raised, so that both tell the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class KlantreisError(Exception):
    """Base of all errors that are a user's to mend; `code` is stable and goes into APIs.

    Attributes
    ----------
    nl
        The sentence in Dutch; None for what only a Python caller meets.
    """

    code = "error"

    def __init__(self, message: str = "", *, nl: str | None = None) -> None:
        super().__init__(message)
        self.nl = nl

    def message(self, language: str = "en") -> str:
        """The sentence in Dutch where that is the language and there is one, else in English."""
        return self.nl if self.nl is not None and is_dutch(language) else str(self)


def is_dutch(language: str) -> bool:
    """Whether a language is Dutch, wherever it is spoken: nl, nl-BE."""
    return language.lower().replace("_", "-").partition("-")[0] == "nl"


def listed(names: Iterable[str], *, most: int = 12, language: str = "en") -> str:
    """Names for a message: all of them, or the first and how many more."""
    names = list(names)
    none, more = ("geen", "en nog {n}") if is_dutch(language) else ("none", "and {n} more")
    shown = ", ".join(names[:most]) if names else none
    return f"{shown} {more.format(n=len(names) - most)}" if len(names) > most else shown


def nearest(name: str, names: Iterable[str], *, language: str = "en") -> str:
    """ " Did you mean 'Order'?" when one of the names is close to it, else nothing."""
    close = get_close_matches(name, list(names), n=1)
    asked = "Bedoel je" if is_dutch(language) else "Did you mean"
    return f" {asked} {close[0]!r}?" if close else ""


def dutch(number: float, form: str = ",") -> str:
    """A number as Dutch writes it, of a format of Python's: 1.234,5."""
    return format(number, form).translate(str.maketrans(",.", ".,"))


# What a name may be of, in Dutch; what is not here is called alike in both languages.
_NOUNS = {
    "action or KPI": "actie of KPI",
    "analysis": "analyse",
    "audience": "publiek",
    "breakdown": "uitsplitsing",
    "channel": "kanaal",
    "column": "kolom",
    "content": "contentkalender",
    "format": "bestandssoort",
    "interviews": "interviewronde",
    "kind of document": "soort document",
    "lane": "rij",
    "map": "kaart",
    "member with the id": "teamlid met id",
    "outcome": "uitkomst",
    "part of this document": "onderdeel van dit document",
    "person attribute": "kenmerk van personen",
    "persona on the map": "persona op de kaart",
    "phase": "fase",
    "proof": "toetsing",
    "proposition": "waardepropositie",
    "question": "vraag",
    "set of phases": "reeks fasen",
    "step": "stap",
    "survey": "enquête",
    "template": "sjabloon",
    "template of projects": "sjabloon voor projecten",
    "theme": "thema",
    "touchpoint": "contactmoment",
    "touchpoint with answers": "contactmoment met antwoorden",
}


def noun_in_dutch(noun: str) -> str:
    """What a thing is called in Dutch: a touchpoint, a map, a survey."""
    return _NOUNS.get(noun, noun)


class UnknownNameError(KlantreisError):
    """A name that does not exist where it was looked up."""

    code = "unknown_name"

    def __init__(self, kind: str, name: str, found: Iterable[str], *, nl: str | None = None) -> None:
        found = tuple(found)
        near = nearest(name, found, language="nl")
        super().__init__(
            f"No {kind} {name!r}.{nearest(name, found)} There are: {listed(found)}.",
            nl=f"Er is geen {nl or noun_in_dutch(kind)} {name!r}.{near} "
            f"Er zijn: {listed(found, language='nl')}.",
        )
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
            f"No workspace in {folder}: it has no workspace.yaml. Make one: klantreis init -w {folder}",
            nl=f"Er is geen werkruimte in {folder}: workspace.yaml ontbreekt. "
            f"Maak er een: klantreis init -w {folder}",
        )
        self.folder = folder
