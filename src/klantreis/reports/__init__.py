"""A map as SVG, PNG, PDF, HTML and the formats of other programs; each format a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from klantreis.errors import InvalidOptionError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import Register
from klantreis.reports.format import VIEWS, Format, Options
from klantreis.reports.sheet import Sheet, sheet

if TYPE_CHECKING:
    from klantreis.evidence.proof import Proof
    from klantreis.images import ImageFolder
    from klantreis.reports.audience_page import Known

__all__ = ["FORMATS", "VIEWS", "Format", "Options", "Sheet", "export", "sheet"]

FORMATS: tuple[Format, ...] = (
    Format("PDF", ".pdf", "typeset", VIEWS),
    Format("SVG", ".svg", "typeset", VIEWS),
    Format("PNG", ".png", "typeset", VIEWS),
    Format("HTML", ".html", "page"),
    Format("Excel", ".xlsx", "excel"),
    Format("Mermaid", ".mmd", "mermaid", ("grid", "flow"), has_figures=False),
    Format("CJML", ".cjml", "cjml"),
    Format("PowerPoint", ".pptx", "slides"),
    Format("Markdown", ".md", "markdown"),
)


def export(  # noqa: PLR0913 - each says how to show it
    journey_map: JourneyMap,
    path: str | PathLike[str],
    *,
    view: str = "grid",
    language: str | None = None,
    audience: str | None = None,
    proof: Proof | None = None,
    register: Register | None = None,
    known: Known | None = None,
    personas: Iterable[Persona] = (),
    images: ImageFolder | None = None,
) -> list[str]:
    """Write a map to a file; the ending of its name says in which format.

    Parameters
    ----------
    journey_map
        The map.
    path
        Where to, such as "map.pdf".
    view
        grid, flow, curve, circle or summary, as far as the format has it.
    language, audience, proof, register
        In which language, for whom, with whose figures, with which channels: see `sheet`.
    known
        What customers said, what was measured and what is done about it, for the pages of an audience.
    personas, images
        Of the workspace, `workspace.personas.all()` and `workspace.images`: names and portraits that the
        map does not give, and the pictures to draw. Without the folder pictures are described, not drawn.

    Returns
    -------
    list
        What the format cannot hold, a sentence each.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the format has no such view.
    UnknownNameError
        When there is no such audience.
    """
    path = Path(path)
    options = Options(
        view,
        language,
        audience=audience,
        proof=proof,
        register=register,
        personas=tuple(personas),
        images=images,
        known=known,
    )
    return format_of(path).write(journey_map, path, options)


def format_of(path: Path) -> Format:
    """The format of a file by the ending of its name.

    Raises
    ------
    InvalidOptionError
        When no format has that ending.
    """
    for one in FORMATS:
        if path.name.lower().endswith(one.ending):
            return one
    endings = ", ".join(f"{one.ending} ({one.name})" for one in FORMATS)
    raise InvalidOptionError(
        f"No format for {path.name!r}: its ending must be one of {endings}.",
        nl=f"Er is geen bestandssoort voor {path.name!r}: de uitgang moet een van deze zijn: {endings}.",
    )
