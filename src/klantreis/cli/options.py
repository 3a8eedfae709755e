"""Options that several commands share, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from klantreis.errors import InvalidOptionError

WorkspaceFolder = Annotated[
    Path, typer.Option("--workspace", "-w", help="Folder of the workspace.", envvar="KLANTREIS_WORKSPACE")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Save = Annotated[Path | None, typer.Option("--save", help="Also write the chart: .svg, .png or .html.")]
Subject = Annotated[str, typer.Option("--subject", help="Journeys of a person or an account.")]

_LENS = "What is looked at"


def _option(*flags_and_help: str) -> Any:
    *flags, text = flags_and_help
    return typer.Option(*flags, help=text, rich_help_panel=_LENS)


# Name, type and default of every option of the lens.
LENS_OPTIONS: dict[str, tuple[Any, Any]] = {
    "start": (Annotated[str | None, _option("--from", "From this date or moment on.")], None),
    "end": (Annotated[str | None, _option("--until", "Up to, not with, this one.")], None),
    "where": (
        Annotated[
            list[str] | None,
            _option("--where", "--segment", "Persons with ATTRIBUTE=VALUE; repeat for more values."),
        ],
        None,
    ),
    "did": (Annotated[list[str] | None, _option("--did", "Persons who had this touchpoint.")], None),
    "did_not": (Annotated[list[str] | None, _option("--did-not", "Persons who never had it.")], None),
    "level": (Annotated[str, _option("--level", "touchpoint, channel or phase.")], "touchpoint"),
    "group": (
        Annotated[list[str] | None, _option("--group", "NEW=OLD,OLD: gather touchpoints under one name.")],
        None,
    ),
    "hidden": (Annotated[list[str] | None, _option("--hide", "Leave this touchpoint out.")], None),
    "gap": (Annotated[str | None, _option("--gap", "A longer pause starts a new journey: 30m, 14d.")], None),
    "outcome": (
        Annotated[list[str] | None, _option("--outcome", "Journeys end with this touchpoint.")],
        None,
    ),
    "part": (
        Annotated[str | None, _option("--part", "buyer: up to the first outcome; customer: from it on.")],
        None,
    ),
}


def lens_of(typed: dict[str, Any]) -> dict[str, Any]:
    """What `Journeys.where` takes, out of what was typed for `LENS_OPTIONS`."""
    given = {name: value for name, value in typed.items() if value}
    start, end = given.pop("start", None), given.pop("end", None)
    if start or end:
        given["period"] = (start, end)
    if "where" in given:
        given["segment"] = _pairs("--where", given.pop("where"))
    if "group" in given:
        gathered = _pairs("--group", given.pop("group"))
        given["grouping"] = {new: split_names(",".join(old)) for new, old in gathered.items()}
    return given


def split_names(text: str) -> list[str]:
    """Names that are separated by commas; a comma in a name is written twice."""
    marked = text.replace(",,", "\0")
    return [name.replace("\0", ",").strip() for name in marked.split(",")]


def _pairs(option: str, texts: Sequence[str]) -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name or not value:
            raise InvalidOptionError(
                f"{option} {text!r} is not NAME=VALUE.", nl=f"{option} {text!r} is niet NAAM=WAARDE."
            )
        pairs.setdefault(name, []).append(value)
    return pairs
