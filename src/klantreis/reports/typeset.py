"""SVG, PNG and PDF by Typst. The templates lie beside, in `typst/`; texts reach them as data only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import typst

from klantreis.mapping.map import JourneyMap
from klantreis.reports import audience_print
from klantreis.reports.drawing import drawing
from klantreis.reports.format import Options
from klantreis.reports.letters import strange_letters
from klantreis.reports.losses import losses
from klantreis.reports.paging import spreads
from klantreis.reports.pictures import Pictures, pictures_of
from klantreis.reports.printable import printable
from klantreis.reports.printing import file_name, laid_beside
from klantreis.reports.sheet import Sheet

Format = Literal["pdf", "svg", "png"]
_FORMATS: dict[str, Format] = {".pdf": "pdf", ".svg": "svg", ".png": "png"}
TEMPLATES = Path(__file__).parent / "typst"
MOST_STEPS = {"a4": 8, "a3": 12}  # side by side on a page
MOST_COLUMN_MM = 62
_INNER_WIDTH_MM = {"a4": 297 - 22 - 27, "a3": 420 - 22 - 27}
PICTURES = ("poster", "bare")  # as large as what stands on them
POSTER_COLUMN_MM = 34
LEAST_FIT = 0.956  # of the smallest letters, 6.8 pt, that leaves 6.5
PIXELS_PER_INCH, MOST_PIXELS = 192, 14_000


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a view of a map; the ending of the file's name says whether as PDF, SVG or PNG.

    A PDF has pages of A4 or A3; an SVG or PNG is one picture as large as the map. The summary for an
    audience is the page of that audience.
    """
    if options.view == "summary" and options.audience is not None:
        return audience_print.write(journey_map, path, options)
    sheet = options.sheet(journey_map)
    pictures = pictures_of(sheet, options.images)
    with laid_beside(pictures) as folder:
        layout = Layout(sheet, options.view, options.day, pictures=pictures, folder=folder)
        path.write_bytes(layout.made(_FORMATS[path.suffix.lower()]))
    return losses(
        journey_map, sheet, view=options.view, pictures=pictures, strange_letters=layout.strange_letters
    )


class Layout:
    """A view of one sheet, to be laid out on one paper or another.

    Parameters
    ----------
    sheet
        The map made ready to be shown.
    view
        grid, flow, curve, circle or summary.
    today
        The day that the footer names; the same day and sheet give the same bytes.
    pictures, folder
        The pictures to draw, and where `laid_beside` has put them beside the templates.
    """

    def __init__(
        self,
        sheet: Sheet,
        view: str,
        today: date,
        *,
        pictures: Pictures = MappingProxyType({}),
        folder: Path = TEMPLATES,
    ) -> None:
        self.view, self.today, self.folder = view, today, folder
        self.compilers: dict[str, typst.Compiler] = {}
        names = {said: file_name(number, one) for number, (said, one) in enumerate(pictures.items())}
        self.data = printable(drawing(sheet, view=view, today=today, drawn=names))
        self.data["pictures"] = {
            names[said]: {"width": one.width, "height": one.height} for said, one in pictures.items()
        }
        self.strange_letters = strange_letters(_all_texts(self.data))
        self.phases = [step["phase"] for step in self.data["steps"]]

    @staticmethod
    def templates() -> list[Path]:
        """The files of the templates."""
        return sorted(TEMPLATES.glob("*.typ"))

    def made(self, format_: Format) -> bytes:
        """The view as the bytes of a file: a PDF of pages, or one picture as large as the map."""
        paper = self.paper() if format_ == "pdf" else "poster"
        midnight = datetime.combine(self.today, time(), UTC)
        ppi = self.resolution() if format_ == "png" else None
        pages = self.compiler(paper).compile(format=format_, ppi=ppi, timestamp=midnight)
        return pages[0] if isinstance(pages, list) else pages or b""

    def bare_svg(self) -> str:
        """The drawing alone, without title and foot, to stand in a page."""
        made = self.compiler("bare").compile(format="svg")
        return (made if isinstance(made, bytes) else b"").decode()

    def resolution(self) -> float:
        """Pixels per inch of a PNG: fewer for a map so wide that programs could not open it."""
        width_mm = 76 + POSTER_COLUMN_MM * len(self.phases)
        return min(PIXELS_PER_INCH, MOST_PIXELS / (width_mm / 25.4))

    def paper(self) -> str:
        """A4 when the view fits there on one page, else A3; a poster when that would be illegible."""
        is_wide = self.view == "grid" and len(self.phases) > MOST_STEPS["a4"]
        if not is_wide and self.asked("a4", "end") == 1 and self.fit("a4") >= LEAST_FIT:
            return "a4"
        return "a3" if self.fit("a3") >= LEAST_FIT else "poster"

    def fit(self, paper: str) -> float:
        """How much a drawing must be scaled to fit on a paper; 1 when it flows over pages."""
        return self.asked(paper, "fit", otherwise=1.0)

    def asked(self, paper: str, label: str, *, otherwise: float = 1.0) -> float:
        """The value of a label in the view laid out on a paper."""
        found: list[float] = json.loads(self.compiler(paper).query(f"<{label}>", field="value"))
        return found[0] if found else otherwise

    def compiler(self, paper: str) -> typst.Compiler:
        """The template of the view, the data it shows and the paper it is for; one for each paper."""
        if paper not in self.compilers:
            self.compilers[paper] = self.new_compiler(paper)
        return self.compilers[paper]

    def new_compiler(self, paper: str) -> typst.Compiler:
        """A compiler that has laid nothing out yet."""
        n = len(self.phases)
        ranges = [(0, n)] if paper in PICTURES else spreads(self.phases, MOST_STEPS[paper])
        inputs = {
            "sheet": json.dumps(self.data | {"spreads": ranges}),
            "paper": paper,
            "column": str(_column_mm(paper, ranges)),
        }
        return typst.Compiler(
            str(self.folder / f"{self.view}.typ"),
            root=str(self.folder),
            font_paths=_fonts(bool(self.strange_letters)),
            sys_inputs=inputs,
        )


def _column_mm(paper: str, ranges: Sequence[tuple[int, int]]) -> float:
    """The width of a step: the same on all pages, filling the fullest one."""
    if paper in PICTURES:
        return POSTER_COLUMN_MM
    fullest = max((end - start for start, end in ranges), default=1)
    return min(MOST_COLUMN_MM, _INNER_WIDTH_MM[paper] / fullest)


@cache
def _fonts(with_system: bool) -> typst.Fonts:
    """The fonts that come along; those of the machine only for letters that they lack."""
    return typst.Fonts(include_system_fonts=with_system, font_paths=[str(TEMPLATES / "fonts")])


def _all_texts(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
