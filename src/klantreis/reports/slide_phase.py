"""The slides of a phase: its steps side by side, its lanes below each other, as a native table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from klantreis.reports.labels import duration
from klantreis.reports.pictures import words_beside
from klantreis.reports.series_marks import marked_details
from klantreis.reports.sheet import MARKS, SheetCard, SheetLane, SheetPhase, SheetStep
from klantreis.reports.slide_deck import (
    BOTTOM,
    MARGIN,
    WIDTH,
    Box,
    Deck,
    Paragraph,
    Run,
    add_box,
    add_notes,
    add_table,
    fill_cell,
    fitted,
    height_of,
)
from klantreis.reports.style import HAIRLINE, MUTED, STAR, accent, tint

STEPS_A_SLIDE = 4
LANE_WIDTH, LANE_SIZE = 1.55, 11.0
TABLE_TOP = 1.3
SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)  # points, tried in turn until a slide holds all lanes
PAGED_SIZE = 11.0  # when none does
Row = tuple[str, list[list[Paragraph]], float]


def phase_pages(deck: Deck, phase: SheetPhase) -> None:
    """As many slides as a phase needs: four steps on each, and lanes as far as they fit."""
    pages = [(steps, page) for steps in _evenly(phase.steps) for page in _paged(deck, steps)]
    for at, (steps, rows) in enumerate(pages, start=1):
        title = f"{phase.title} ({at}/{len(pages)})" if len(pages) > 1 else phase.title
        _page(deck, phase, title, steps, rows)


def _evenly(steps: Sequence[SheetStep]) -> list[Sequence[SheetStep]]:
    """Groups of at most four, as equal as can be."""
    n_groups = -(-len(steps) // STEPS_A_SLIDE)
    ends = [round(at * len(steps) / n_groups) for at in range(n_groups + 1)] if n_groups else []
    return [steps[start:end] for start, end in pairwise(ends)]


def _paged(deck: Deck, steps: Sequence[SheetStep]) -> list[list[Row]]:
    """The lanes that hold something: on one slide in the largest letters that fit, else evenly on several."""
    width = _step_width(steps)
    room = BOTTOM - TABLE_TOP - _head_height(steps, width)
    for size in SIZES:
        cells = _Cells(deck, steps, width, room, size)
        rows = cells.rows()
        if not cells.n_cut and sum(height for _, _, height in rows) <= room:
            return [rows]
    cells = _Cells(deck, steps, width, room, PAGED_SIZE)
    rows = cells.rows()
    deck.n_cut += cells.n_cut
    return _split(rows, room)


def _split(rows: list[Row], room: float) -> list[list[Row]]:
    """Rows over slides that are about equally full."""
    total = sum(height for _, _, height in rows)
    target = total / -(-total // room)
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and (used + row[2] > room or used >= target):
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row[2]
    return pages


def _step_width(steps: Sequence[SheetStep]) -> float:
    return (WIDTH - 2 * MARGIN - LANE_WIDTH) / len(steps)


def _head_height(steps: Sequence[SheetStep], width: float) -> float:
    return max(height_of([[Run(f"★ {step.number}. {step.title}", 13)]], width - 0.15) for step in steps) + 0.3


class _Cells:
    """The rows of some steps in letters of one size."""

    def __init__(
        self, deck: Deck, steps: Sequence[SheetStep], width: float, room: float, size: float
    ) -> None:
        self.deck, self.steps, self.width, self.room = deck, steps, width, room
        self.size, self.small = size, max(9.0, size - 2)
        self.n_cut = 0

    def rows(self) -> list[Row]:
        """The figures of a proof, then the lanes that hold something."""
        return [*self.figure_rows(), *self.lane_rows()]

    def figure_rows(self) -> Iterator[Row]:
        names = {figure.code: figure.name for step in self.steps for figure in step.figures}
        for code, name in names.items():
            cells: list[list[Paragraph]] = []
            for step in self.steps:
                found = next((one for one in step.figures if one.code == code), None)
                detail = [Run(f"  {found.detail}", self.small, MUTED)] if found and found.detail else []
                cells.append([[Run(found.text, self.size, is_bold=True), *detail]] if found else [])
            yield name, cells, self.height(name, cells)

    def lane_rows(self) -> Iterator[Row]:
        for lane in self.deck.shown.lanes:
            cells = [self.cell(lane, step) for step in self.steps]
            if any(cells):
                yield lane.title, cells, min(self.room, self.height(lane.title, cells))

    def height(self, name: str, cells: list[list[Paragraph]]) -> float:
        texts = max((height_of(cell, self.width - 0.15) for cell in cells), default=0.0)
        return max(texts, height_of([[Run(name, LANE_SIZE)]], LANE_WIDTH - 0.2)) + 0.1

    def cell(self, lane: SheetLane, step: SheetStep) -> list[Paragraph]:
        """The cards of a cell, as many as a slide has room for; the rest is counted, and is in the notes."""
        cards = [card for card in lane.cells.get(step.id, ()) if self.says_something(card)]
        paragraphs: list[Paragraph] = []
        for at, card in enumerate(cards):
            own = self.card(card)
            more: Paragraph = [Run(self.deck.names["and_more"].format(n=len(cards) - at), self.small, MUTED)]
            if height_of([*paragraphs, *own, more], self.width - 0.15) + 0.1 > self.room:
                self.n_cut += len(cards) - at
                return [*paragraphs, more]
            paragraphs += own
        return paragraphs

    def says_something(self, card: SheetCard) -> bool:
        """Whether it stands in the table: not where all it has is a picture, which has a slide of its own."""
        return card.image not in self.deck.pictures or bool(words_beside(card, self.deck.pictures))

    def card(self, card: SheetCard) -> list[Paragraph]:
        persona = f" [{card.persona}]" if card.persona else ""
        if card.kind == "emotion":
            head: list[Paragraph] = [[Run(card.text + persona, self.size)]] if card.text or persona else []
            marked = marked_details(card, self.deck.shown.language)
            return [*head, *([Run(f"{MARKS[of]} ", self.small), Run(one, self.small)] for of, one in marked)]
        is_bold = card.kind == "moment_of_truth"
        words: Paragraph = [
            Run(f"{card.mark} ", self.size),
            Run(card.text + persona, self.size, is_bold=is_bold),
        ]
        return [words, *([Run(detail, self.small, MUTED)] for detail in card.details)]


def _page(deck: Deck, phase: SheetPhase, title: str, steps: Sequence[SheetStep], rows: list[Row]) -> None:
    slide = deck.slide(title, size=26)
    colour = accent(phase.number)
    add_box(slide, Box(0, 0, WIDTH, 0.16), [[Run("")]], fill=colour, name=phase.title)
    width = _step_width(steps)
    head = _head_height(steps, width)
    heights = [head, *(height for _, _, height in rows)]
    box = Box(MARGIN, TABLE_TOP, WIDTH - 2 * MARGIN, sum(heights))
    table = add_table(slide, box, (LANE_WIDTH, *([width] * len(steps))), heights)
    fill_cell(table.cell(0, 0), [])
    for at, step in enumerate(steps, start=1):
        _step_head(deck, table.cell(0, at), step, colour, width)
    for at, (name, cells, _) in enumerate(rows, start=1):
        size = fitted(name, LANE_WIDTH - 0.2, LANE_SIZE, lines=3)
        fill_cell(table.cell(at, 0), [[Run(name, size, MUTED, is_bold=True)]], rule=HAIRLINE)
        for column, cell in enumerate(cells, start=1):
            fill_cell(table.cell(at, column), cell, rule=HAIRLINE)
    if not rows:
        empty = Box(MARGIN, TABLE_TOP + head + 0.2, 6, 0.4)
        add_box(slide, empty, [[Run(deck.names["no_cards"], 14, MUTED)]])
    add_notes(slide, _notes(deck, steps))


def _step_head(deck: Deck, cell: Any, step: SheetStep, colour: str, width: float) -> None:
    star = [Run("★ ", 13, STAR)] if step.has_moment_of_truth else []
    size = fitted(step.title, width - 0.15, 13, lines=3, smallest=9)
    wait = "" if step.wait_seconds is None else f"+ {duration(step.wait_seconds, deck.shown.language)}"
    choice = deck.names["decision"] if step.is_decision else ""
    about = " · ".join(one for one in (wait, choice) if one)
    title: Paragraph = [*star, Run(f"{step.number}. {step.title}", size, is_bold=True)]
    fill_cell(cell, [title, *([[Run(about, 9, MUTED)]] if about else [])], fill=tint(colour), rule=colour)


def _notes(deck: Deck, steps: Sequence[SheetStep]) -> list[str]:
    """All cards of the steps with their evidence, for who speaks."""
    lines = []
    for step in steps:
        lines.append(f"{step.number}. {step.title}" + (f": {step.description}" if step.description else ""))
        for lane in deck.shown.lanes:
            for card in lane.cells.get(step.id, ()):
                words = "; ".join(one for one in (words_beside(card, deck.pictures), *card.details) if one)
                lines.append(f"  {lane.title}: {card.mark} {words}")
                lines += [f"    “{one.text}” {one.detail}".rstrip() for one in card.evidence]
    return lines
