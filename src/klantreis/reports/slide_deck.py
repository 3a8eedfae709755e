"""Slides in the making: their size, their fonts, and boxes and tables on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from klantreis.reports.labels import labels
from klantreis.reports.pictures import Pictures
from klantreis.reports.plain_text import clean
from klantreis.reports.sheet import Sheet
from klantreis.reports.style import INK, PAPER

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.5  # inches, 16:9
TOP, BOTTOM = 1.25, 7.0  # where contents begin and end
FONT, SYMBOLS = "Arial", "Segoe UI Symbol"  # Arial has no ◐ and no ◌
MARKED = frozenset("●◐○◌★")
TITLE_ONLY = 5  # the layout of the default template
WARNING = "#9A3B12"


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; `colour` and `size` are the paragraph's when left out."""

    text: str
    size: float | None = None
    colour: str | None = None
    is_bold: bool = False


Paragraph = Sequence[Run]


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """As python-pptx wants it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


@dataclass
class Deck:
    """A presentation being made, the pictures it can show, and how many cards did not fit on it."""

    shown: Sheet
    presentation: Any
    pictures: Pictures
    n_cut: int = 0

    @classmethod
    def new(cls, shown: Sheet, pictures: Pictures = MappingProxyType({})) -> Deck:
        """An empty presentation of wide slides."""
        presentation = Presentation()
        presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
        presentation.core_properties.title = clean(shown.title.title)[:255]
        presentation.core_properties.language = shown.language
        return cls(shown, presentation, pictures)

    @property
    def names(self) -> Any:
        """What reports say themselves, in the language of the sheet."""
        return labels(self.shown.language)

    def slide(self, title: str, *, colour: str = INK, size: float = 28) -> Any:
        """A new slide with a title, the place and the date of nothing else."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[TITLE_ONLY])
        placeholder = slide.shapes.title
        placeholder.left, placeholder.top, placeholder.width, placeholder.height = Box(
            MARGIN, 0.35, WIDTH - 2 * MARGIN - (2.4 if self.shown.is_simulated else 0), 0.75
        ).emu
        fill_text(placeholder.text_frame, [[Run(title, _title_size(title, size), colour, is_bold=True)]])
        placeholder.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        if self.shown.is_simulated:
            box = Box(WIDTH - MARGIN - 2.3, 0.45, 2.3, 0.4)
            label = Run(self.names["simulated"], 11, PAPER, is_bold=True)
            add_box(slide, box, [[label]], fill=WARNING, is_centred=True)
        return slide

    def save(self, path: Path) -> None:
        """Write the file."""
        self.presentation.save(str(path))


def _title_size(title: str, size: float) -> float:
    """One line where that stays large, else two."""
    width = WIDTH - 2 * MARGIN - 2.5
    one_line = fitted(title, width, size, lines=1, smallest=20)
    return one_line if n_lines(title, width, one_line) == 1 else fitted(title, width, 20, lines=2)


def rgb(colour: str) -> Any:
    """A colour as python-pptx wants it."""
    return RGBColor.from_string(colour.lstrip("#"))


def add_box(  # noqa: PLR0913 - a box has these looks
    slide: Any,
    box: Box,
    paragraphs: Sequence[Paragraph],
    *,
    fill: str | None = None,
    line: str | None = None,
    is_centred: bool = False,
    shape: Any = MSO_SHAPE.RECTANGLE,
    name: str = "",
) -> Any:
    """An editable shape with text in it."""
    made = slide.shapes.add_shape(shape, *box.emu)
    made._element.remove(made._element.find(qn("p:style")))  # the template's shadow and border
    if fill is None:
        made.fill.background()
    else:
        made.fill.solid()
        made.fill.fore_color.rgb = rgb(fill)
    if line is None:
        made.line.fill.background()
    else:
        made.line.color.rgb = rgb(line)
        made.line.width = Pt(1)
    if name:
        made.name = clean(name)[:80]
    frame = made.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_centred else MSO_ANCHOR.TOP
    fill_text(frame, paragraphs, is_centred=is_centred)
    return made


def fill_text(
    frame: Any, paragraphs: Sequence[Paragraph], *, is_centred: bool = False, margin: float = 0.05
) -> None:
    """Put text in a frame, a paragraph each, wrapped and in our font."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(margin)
    frame.margin_top = frame.margin_bottom = Inches(min(margin, 0.03))
    for at, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if is_centred else PP_ALIGN.LEFT
        for run in (part for one in runs for part in _by_font(one)):
            made = paragraph.add_run()
            made.text = re.sub(r"\s+", " ", clean(run.text))
            font = made.font
            font.name, font.bold = SYMBOLS if run.text in MARKED else FONT, run.is_bold
            font.size = Pt(run.size or 11)
            font.color.rgb = rgb(run.colour or INK)


def _by_font(run: Run) -> list[Run]:
    """The run, taken apart at the marks."""
    pieces = re.split(f"([{''.join(MARKED)}])", run.text)
    return [replace(run, text=piece) for piece in pieces if piece] or [run]


def add_table(slide: Any, box: Box, widths: Sequence[float], heights: Sequence[float]) -> Any:
    """A native table without the template's own style; its cells are filled with `fill_cell`."""
    frame = slide.shapes.add_table(len(heights), len(widths), *box.emu)
    made = frame.table
    made.first_row = made.horz_banding = False
    style = made._tbl.tblPr.find(qn("a:tableStyleId"))
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(int(Inches(width)))
    for row, height in zip(made.rows, heights, strict=True):
        row.height = Emu(int(Inches(height)))
    return made


def fill_cell(
    cell: Any, paragraphs: Sequence[Paragraph], *, fill: str = PAPER, rule: str | None = None
) -> None:
    """Text in a cell, on a ground, with a rule beneath."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)
    fill_text(cell.text_frame, paragraphs or [[Run("", 8)]])
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    if rule is not None:
        properties = cell._tc.get_or_add_tcPr()
        line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
        solid = line.makeelement(qn("a:solidFill"), {})
        solid.append(solid.makeelement(qn("a:srgbClr"), {"val": rule.lstrip("#")}))
        line.append(solid)
        properties.insert(0, line)  # borders stand before the fill


def add_notes(slide: Any, lines: Iterable[str]) -> None:
    """Put lines in the notes of a slide, behind those that are there."""
    text = "\n".join(clean(line) for line in lines)
    if text:
        frame = slide.notes_slide.notes_text_frame
        frame.text = f"{frame.text}\n{text}" if frame.text else text


def n_lines(text: str, inches: float, size: float) -> int:
    """About how many lines a text takes in a width; a letter is half as wide as it is high."""
    letters = max(1, int(inches * 72 / (0.52 * size)))
    return max(1, len(wrap(" ".join(text.split()), letters)))


def height_of(paragraphs: Sequence[Paragraph], inches: float) -> float:
    """About how high paragraphs stand in a width, in inches."""
    total = 0.0
    for runs in paragraphs:
        size = max((run.size or 11 for run in runs), default=8)
        total += n_lines("".join(run.text for run in runs), inches, size) * size * 1.2 / 72
    return total


def fitted(text: str, inches: float, size: float, *, lines: int, smallest: float = 8) -> float:
    """The largest size up to this one in which a text takes so many lines and no word is broken."""
    longest = max((len(word) for word in text.split()), default=1)
    while size > smallest and (n_lines(text, inches, size) > lines or longest * 0.55 * size / 72 > inches):
        size -= 1
    return size
