"""What a format of reports is, and what one may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from klantreis.errors import InvalidOptionError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import Register
from klantreis.reports.sheet import Sheet, sheet

if TYPE_CHECKING:
    from klantreis.evidence.proof import Proof
    from klantreis.images import ImageFolder
    from klantreis.reports.audience_page import Known

VIEWS = ("grid", "flow", "curve", "circle", "summary")


@dataclass(frozen=True)
class Options:
    """How to show a map.

    Attributes
    ----------
    view
        grid, flow, curve, circle or summary.
    language, audience, proof, register
        As `sheet` takes them.
    personas, images
        Of the workspace: names and portraits that the map does not give, and the folder of pictures.
    known
        What is known besides, for the page of an audience; what the proof says when left out.
    today
        The day that a report names as that of its making; the day of the call by default.
    """

    view: str = "grid"
    language: str | None = None
    audience: str | None = None
    proof: Proof | None = None
    register: Register | None = None
    personas: Sequence[Persona] = ()
    images: ImageFolder | None = None
    known: Known | None = None
    today: date | None = None

    @property
    def day(self) -> date:
        """The day that the report names."""
        return self.today or date.today()

    def sheet(self, journey_map: JourneyMap) -> Sheet:
        """The map made ready to be shown this way."""
        return sheet(
            journey_map,
            language=self.language,
            audience=self.audience,
            proof=self.proof,
            register=self.register,
            personas=self.personas,
        )


Write = Callable[[JourneyMap, Path, Options], list[str]]


@dataclass(frozen=True)
class Format:
    """A format: its name, the ending of its files, the module whose `write` makes one, its views, and
    whether it shows the figures of a proof.

    The module is imported only when it writes. `write(journey_map, path, options)` returns what the
    format cannot hold, a sentence each.
    """

    name: str
    ending: str
    module: str
    views: tuple[str, ...] = ("grid",)
    has_figures: bool = True

    def write(self, journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
        """Write a map to a file; what the format cannot hold is returned."""
        if options.view not in self.views:
            raise InvalidOptionError(
                f"{self.name} has no view {options.view!r}. Choose one of {', '.join(self.views)}.",
                nl=f"{self.name} heeft geen weergave {options.view!r}. Kies uit {', '.join(self.views)}.",
            )
        if not path.absolute().parent.is_dir():
            raise InvalidOptionError(
                f"No folder {path.parent} to write {path.name} in. Make it first.",
                nl=f"Er is geen map {path.parent} om {path.name} in te schrijven. Maak haar eerst.",
            )
        write: Write = import_module(f"klantreis.reports.{self.module}").write
        return write(journey_map, path, options)
