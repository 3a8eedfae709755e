"""What the command line tells of findings, and `klantreis map set-aside` and `take-back`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from klantreis.cli.lines import line, spoken
from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.tables import console

if TYPE_CHECKING:
    from klantreis.evidence.finding import Finding
    from klantreis.evidence.open_findings import SortedFindings
    from klantreis.workspace import Workspace

MapName = Annotated[str, typer.Argument(metavar="MAP", help="A map of the workspace by its name.")]
FindingId = Annotated[str, typer.Argument(metavar="FINDING", help="The id behind the finding.")]

_WORDS = {
    "en": {"aside": "Set aside ({n}):", "back": "Set aside on {on}, and worse since.", "by": "{on}, {by}"},
    "nl": {
        "aside": "Terzijde ({n}):",
        "back": "Op {on} terzijde gelegd, en sindsdien erger.",
        "by": "{on}, {by}",
    },
}


def tell_findings(found: SortedFindings, language: str) -> None:
    """The open findings, numbered and each with its id; below them what was set aside, and why."""
    terminal, words = console(), _WORDS[language]
    for number, finding in enumerate(found.open, 1):
        terminal.print(f"{number:>3}. {escape(finding.sentence(language))} [dim]{finding.id}[/dim]")
        before = found.back.get(finding.id)
        if before is not None:
            terminal.print(f"     [yellow]{escape(words['back'].format(on=before.on))}[/yellow]")
    if found.aside:
        terminal.print(words["aside"].format(n=len(found.aside)))
    for finding, aside in found.aside:
        when = words["by"].format(on=aside.on, by=aside.by) if aside.by else str(aside.on)
        said = f"{finding.sentence(language)} {aside.why} ({when})"
        terminal.print(f"  [dim]– {escape(said)} {finding.id}[/dim]")


def set_aside(
    name: MapName,
    finding: FindingId,
    workspace: WorkspaceFolder = Path(),
    *,
    why: Annotated[str, typer.Option(help="The reason, for all to read.")],
    by: Annotated[str | None, typer.Option(help="Who decided it.")] = None,
) -> None:
    """Set a finding of a map's proofs or validation aside; it comes back by itself when it gets worse."""
    from klantreis.evidence.open_findings import set_aside as setting  # noqa: PLC0415 - starts fast
    from klantreis.mapping.operations import apply  # noqa: PLC0415

    opened = _workspace(workspace)
    journey_map = opened.maps.read(name)
    found, of = _found(opened, name, finding)
    edit = setting(journey_map, found, why=why, on=date.today(), by=by, of=of)
    opened.maps.write(name, apply(journey_map, edit))
    language = spoken()
    console().print(line("set_aside", language, finding=found.sentence(language)))


def take_back(
    name: MapName, finding: FindingId, workspace: WorkspaceFolder = Path(), *, as_json: Json = False
) -> None:
    """Make a finding that was set aside an open one again."""
    from klantreis.evidence.open_findings import take_back as taking  # noqa: PLC0415 - starts fast
    from klantreis.mapping.operations import apply  # noqa: PLC0415

    opened = _workspace(workspace)
    journey_map = opened.maps.read(name)
    after = apply(journey_map, taking(journey_map, finding))
    opened.maps.write(name, after)
    if as_json:
        print(json.dumps({"map": name, "asides": [one.finding for one in after.asides]}))
    else:
        console().print(line("open_again", spoken(), n=len(after.asides)))


def _found(opened: Workspace, name: str, id_: str) -> tuple[Finding, str]:
    """A finding by its id, of the latest proof that has it or else of the validation; and of whom it is."""
    from klantreis.errors import UnknownNameError  # noqa: PLC0415 - the command line starts fast

    known: dict[str, tuple[Finding, str]] = {}
    for finding, of in _all(opened, name):
        known.setdefault(finding.id, (finding, of))
    if id_ not in known:
        raise UnknownNameError("finding", id_, known, nl="bevinding")
    return known[id_]


def _all(opened: Workspace, name: str) -> Iterator[tuple[Finding, str]]:
    from klantreis.evidence.open_findings import whose  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.proof import Proof, UnreadableProofError  # noqa: PLC0415
    from klantreis.research import validate_map  # noqa: PLC0415

    for stem in reversed(opened.maps.proofs(name)):
        try:
            proof = Proof.from_json(opened.maps.proof(name, stem))
        except UnreadableProofError:
            continue  # of another version
        yield from ((finding, whose(proof)) for finding in proof.findings)
    yield from ((finding, "") for finding in validate_map(opened, name).findings)


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
