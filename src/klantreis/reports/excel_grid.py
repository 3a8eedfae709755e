"""The grid of a map as a sheet to print: phases and steps above, lanes below, the emotion as a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from klantreis.mapping.evidence import Status
from klantreis.mapping.head import State
from klantreis.reports.labels import day, duration, kind_title, labels, number, series_title, share
from klantreis.reports.paging import spreads
from klantreis.reports.pictures import words_beside
from klantreis.reports.plain_text import clean
from klantreis.reports.series_marks import marked_details
from klantreis.reports.sheet import MARKS, Curve, Sheet, SheetCard, SheetLane, SheetStep
from klantreis.reports.style import HAIRLINE, MUTED, PAPER, STAR, accent, on_accent, persona_ink, tint
from klantreis.reports.tables import cell_of

if TYPE_CHECKING:
    from klantreis.reports.excel import Book

A3, LANDSCAPE_MM = 8, 396.0  # width between margins of 12 mm
LANE_WIDTH, STEP_WIDTH = 20, 25  # in characters
LANE_MM, STEP_MM = 41.5, 51.5  # what those measure at 100 %, with some room for other fonts
A3_HEIGHT_POINTS = 750.0  # between the margins
STEPS_A_PAGE = 8  # so that the small print keeps 7 points
SMALLEST_SCALE = 0.82  # small print of 6.5 points
SYMBOLS = "Segoe UI Symbol"  # has ◐ and ◌, which Arial has not
CHART_PIXELS, STEP_PIXELS = 190, 180
MOST_HEIGHT = 409  # points, Excel's limit
PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_GAP = 160, 130, 4.0  # pixels; points between them
POINTS_A_PIXEL = 0.75
_MARK_INKS = {"observed": "#1B2430", "reported": "#33506E", "assumed": "#8A6A1F", "proposed": "#7A8594"}


CURVE = "curve"  # the sheet behind the chart


def write_grid(book: Book, shown: Sheet) -> None:
    """Add the sheet with the grid, and behind it the figures of its chart."""
    _Grid(book, shown).write()


class _Grid:
    """The sheet in the making; rows are written from the top."""

    def __init__(self, book: Book, shown: Sheet) -> None:
        self.book, self.shown = book, shown
        self.names = labels(shown.language)
        self.sheet = book.workbook.add_worksheet(_sheet_name(self.names["view_grid"]))
        self.columns = {step.id: at for at, step in enumerate(shown.steps, start=1)}
        self.last = max(len(shown.steps), 3)
        phase_of_step = [phase.number for phase in shown.phases for _ in phase.steps]
        self.pages = spreads(phase_of_step, STEPS_A_PAGE)
        self.row = 0
        self.points, self.lane_height = 120.0, 0.0  # the title block, and what the name of a lane needs

    def write(self) -> None:
        self.sheet.hide_gridlines(2)
        self.sheet.set_column(0, 0, LANE_WIDTH)
        self.sheet.set_column(1, self.last, STEP_WIDTH)
        self.title_block()
        first_header = self.row
        self.phases()
        self.steps()
        self.sheet.freeze_panes(self.row, 1)
        last_header = self.row - 1
        self.figures()
        curve_lane = next((lane.id for lane in self.shown.lanes if lane.kind == "emotion"), None)
        for lane in self.shown.lanes:
            if lane.id == curve_lane and self.shown.curves:
                self.chart()
            self.lane(lane)
        self.footer()
        self.print_setup(first_header, last_header)

    def put(self, column: int, text: str, form: Any) -> None:
        """A text in the row of now."""
        if text:
            self.sheet.write_string(self.row, column, self.book.text(text), form)
        else:
            self.sheet.write_blank(self.row, column, None, form)

    def title_block(self) -> None:
        title, names = self.shown.title, self.names
        self.sheet.set_row(self.row, 30)
        self.put(0, title.title, self.book.format(font_size=20, bold=True))
        if self.shown.is_simulated:
            warning = self.book.format(
                bold=True, font_color=PAPER, bg_color="#9A3B12", align="center", valign="vcenter"
            )
            self.sheet.write_string(self.row, self.last, names["simulated"], warning)
        self.row += 1
        review = day(title.review_on, self.shown.language) if title.review_on else names["no_review_date"]
        state = names["to_be" if title.state is State.TO_BE else "as_is"]
        told = (
            (names["goal"], title.goal),
            (names["scenario"], title.scenario),
            (names["expectations"], title.expectations),
            (names["personas"], ", ".join(title.personas) or names["no_persona"]),
            (
                names["owner"],
                f"{title.owner or names['no_owner']}  ·  {names['review_on']} {review}  ·  {state}",
            ),
        )
        for name, text in told:
            if text:
                self.put(0, name, self.book.format(font_color=MUTED))
                self.put(1, text, self.book.format())
                self.row += 1
        self.row += 1

    def phases(self) -> None:
        self.sheet.set_row(self.row, 24)
        self.put(0, "", self.book.format())
        for phase in self.shown.phases:
            if not phase.steps:
                continue
            colour = accent(phase.number)
            form = self.book.format(
                bold=True, font_size=12, font_color=on_accent(colour), bg_color=colour, valign="vcenter",
                indent=1, right=2, right_color=PAPER,
            )  # fmt: skip
            first, last = self.columns[phase.steps[0].id], self.columns[phase.steps[-1].id]
            for start, end in self.pages:  # said again on each page that the phase goes on
                self.phase_title(phase.title, max(first, start + 1), min(last, end), form)
        self.row += 1

    def phase_title(self, title: str, first: int, last: int, form: Any) -> None:
        """The title of a phase over its columns of one page, if there are any."""
        if first < last:
            self.sheet.merge_range(self.row, first, self.row, last, "", form)
        if first <= last:
            self.sheet.write_string(self.row, first, self.book.text(title), form)

    def steps(self) -> None:
        names = self.names
        cells = []
        self.put(0, names["steps"], self.head_format(0))
        for phase in self.shown.phases:
            for step in phase.steps:
                form = self.head_format(phase.number)
                star = (
                    [self.book.format(font_name=SYMBOLS, font_color=STAR), "★ "]
                    if step.has_moment_of_truth
                    else []
                )
                bold = self.book.format(bold=True, font_size=11)
                parts = [*star, bold, self.book.piece(f"{step.number}. {step.title}".strip())]
                parts += self.small(_about(step, self.shown.language, names))
                cells.append(parts)
                self.rich(self.columns[step.id], parts, form)
        if not self.shown.steps:
            self.put(1, names["no_steps"], self.book.format(italic=True, font_color=MUTED))
        self.fit_row(cells, least=34)
        self.row += 1

    def head_format(self, phase: int) -> Any:
        ground = tint(accent(phase)) if phase else PAPER
        line = accent(phase) if phase else HAIRLINE
        return self.book.format(
            text_wrap=True,
            bg_color=ground,
            bottom=2,
            bottom_color=line,
            right=1,
            right_color=PAPER,
            bold=True,
            font_size=11,
            indent=1 if phase else 0,
        )

    def small(self, texts: list[str]) -> list[Any]:
        """Further lines of a cell, in small print."""
        form = self.book.format(font_size=8, font_color=MUTED)
        return [one for text in texts for one in (form, "\n" + self.book.piece(text))]

    def fit_row(self, cells: list[list[Any]], *, least: float = 16, pictures: Sequence[float] = ()) -> None:
        """Make the row of now as high as its fullest cell; not every program does so by itself.

        `pictures` is how high the pictures in each cell stand, in points.
        """
        beneath = [*pictures, *([0.0] * (len(cells) - len(pictures)))]
        heights = (_height(parts, STEP_WIDTH) + more for parts, more in zip(cells, beneath, strict=True))
        tallest = max(heights, default=0)
        self.set_height(min(max(tallest + 5, least, self.lane_height), MOST_HEIGHT))
        self.lane_height = 0.0

    def set_height(self, points: float) -> None:
        """The height of the row of now, which the page counts with."""
        self.sheet.set_row(self.row, points)
        self.points += points

    def rich(self, column: int, parts: list[Any], form: Any) -> None:
        """A cell of several formats; one that Excel takes for plain is written plain."""
        texts = [one for one in parts if isinstance(one, str)]
        whole = "".join(texts)
        if len(texts) < 2 or len(whole) >= 32_000:
            self.put(column, whole, form)
            return
        if cell_of(whole) != whole:
            parts = [self.book.format(), "'", *parts]  # it would start like a formula
        self.sheet.write_rich_string(self.row, column, *parts, form)

    def figures(self) -> None:
        """The figures of a proof, a row a figure."""
        kinds = {one.code: one.name for step in self.shown.steps for one in step.figures}
        for code, name in kinds.items():
            self.put(
                0,
                name,
                self.book.format(
                    font_color=MUTED, bold=True, text_wrap=True, bottom=4, bottom_color=HAIRLINE
                ),
            )
            form = self.book.format(text_wrap=True, bottom=4, bottom_color=HAIRLINE)
            cells = []
            for step in self.shown.steps:
                figure = next((one for one in step.figures if one.code == code), None)
                if figure is None:
                    self.put(self.columns[step.id], "", form)
                    continue
                bold = self.book.format(bold=True)
                parts = [
                    bold,
                    self.book.piece(figure.text),
                    *(self.small([figure.detail]) if figure.detail else []),
                ]
                self.rich(self.columns[step.id], parts, form)
                cells.append(parts)
            self.fit_row(cells)
            self.row += 1

    def lane(self, lane: SheetLane) -> None:
        if lane.is_line:
            self.line(lane)
            return
        name = self.book.format(bold=True, text_wrap=True, bottom=1, bottom_color=HAIRLINE, font_color=MUTED)
        self.put(0, lane.title, name)
        self.lane_height = _height([lane.title], LANE_WIDTH * 0.9) + 4
        cells, pictures = [], []
        for step in self.shown.steps:
            parts = [one for card in lane.cells.get(step.id, ()) for one in self.card(card)]
            form = self.book.format(
                text_wrap=True, indent=1, bottom=1, bottom_color=HAIRLINE, right=4, right_color=HAIRLINE
            )
            if parts and parts[1].startswith("\n"):
                parts[1] = parts[1][1:]
            self.rich(self.columns[step.id], parts, form)
            cells.append(parts)
            pictures.append(self.hang(self.columns[step.id], lane.cells.get(step.id, ()), parts))
        self.fit_row(cells, pictures=pictures)
        self.row += 1

    def hang(self, column: int, cards: Iterable[SheetCard], parts: list[Any]) -> float:
        """Put the pictures of cards beneath the text of their cell; how high they stand, in points."""
        top = _height(parts, STEP_WIDTH) + PICTURE_GAP
        used = 0.0
        for card in cards:
            picture = self.book.pictures.get(card.image)
            if picture is None:
                continue
            scale = min(1, PICTURE_WIDTH / picture.width, PICTURE_HEIGHT / picture.height)
            height = picture.height * scale * POINTS_A_PIXEL + PICTURE_GAP
            if top + used + height > MOST_HEIGHT:
                self.book.n_unhung += 1
                continue
            alt = words_beside(card, self.book.pictures) or kind_title("image", self.shown.language)
            place = {
                "image_data": BytesIO(picture.data), "object_position": 1, "description": clean(alt)[:255],
                "x_offset": 10, "y_offset": (top + used) / POINTS_A_PIXEL, "x_scale": scale, "y_scale": scale,
            }  # fmt: skip
            self.sheet.insert_image(self.row, column, f"picture{picture.ending}", place)
            used += height
        return used + PICTURE_GAP if used else 0.0

    def line(self, lane: SheetLane) -> None:
        """A line of a blueprint: a dashed rule over the whole width with its name."""
        self.set_height(14)
        form = self.book.format(
            font_size=8, italic=True, font_color=MUTED, bottom=8, bottom_color=MUTED, valign="bottom"
        )
        self.put(0, lane.title, form)
        for column in range(1, self.last + 1):
            self.put(column, "", form)
        self.row += 1

    def card(self, card: SheetCard) -> list[Any]:
        """A card as parts of a cell: its mark, its text, and in small print what else it says."""
        mark = self.mark(card.status)
        lead = f"\n{card.mark} "
        if card.kind == "emotion":
            return self.emotion(card)
        words = words_beside(card, self.book.pictures)
        text = words if not card.persona else f"{words} [{card.persona}]".strip()
        details = [*card.details, *(f"“{one.text}” {one.detail}".strip() for one in card.evidence)]
        if not text and details:
            text, details = details[0], details[1:]
        body = [self.book.format(bold=card.kind == "moment_of_truth"), self.book.piece(text)] if text else []
        return [mark, lead, *body, *self.small(details)]

    def mark(self, status: Status) -> Any:
        """How the sign of a status is written."""
        return self.book.format(font_name=SYMBOLS, font_color=_MARK_INKS[status.value])

    def emotion(self, card: SheetCard) -> list[Any]:
        """An emotion with the sign of each series: what the team assumes is never marked as measured."""
        parts: list[Any] = []
        whose = " ".join(one for one in (card.text, f"[{card.persona}]" if card.persona else "") if one)
        if whose:
            parts += [self.book.format(), "\n" + self.book.piece(whose)]
        for status, detail in marked_details(card, self.shown.language):
            parts += [
                self.mark(status),
                f"\n{MARKS[status]} ",
                self.book.format(font_size=9),
                self.book.piece(detail),
            ]
        return parts + self.small([f"“{one.text}” {one.detail}".strip() for one in card.evidence])

    def chart(self) -> None:
        """The emotion, three series apart, with its points under the steps."""
        chart = self.book.workbook.add_chart({"type": "line"})
        n = len(self.shown.steps)
        for at, curve in enumerate(self.shown.curves):
            chart.add_series(self.series(curve, 1 + 3 * at, n))
        chart.set_y_axis(
            {
                "min": -2, "max": 2, "major_unit": 1, "crossing": -2, "visible": False,
                "major_gridlines": {"visible": True, "line": {"color": HAIRLINE, "width": 0.5}},
            }
        )  # fmt: skip
        chart.set_x_axis({"visible": False, "label_position": "none"})
        chart.set_legend({"position": "top", "font": {"size": 9, "color": MUTED}})
        chart.set_plotarea({"layout": {"x": 0.002, "y": 0.14, "width": 0.996, "height": 0.84}})
        chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        chart.set_size({"width": STEP_PIXELS * n, "height": CHART_PIXELS - 6})
        self.set_height(CHART_PIXELS * 0.75)
        scale = self.book.format(text_wrap=True, bold=True, font_color=MUTED, valign="vcenter")
        self.put(0, f"{self.names['emotion']}\n−2 … +2", scale)
        self.sheet.insert_chart(self.row, 1, chart, {"x_offset": 0, "y_offset": 3, "object_position": 1,
                                                     "description": self.names["view_curve"]})  # fmt: skip
        self.row += 1

    def series(self, curve: Curve, column: int, n: int) -> dict[str, Any]:
        """A line of the chart: assumed dashed, reported thin, measured thick with its interval."""
        ink = persona_ink([one.persona for one in self.shown.curves].index(curve.persona))
        looks = {
            "assumed": ("dash", 1.25, "diamond"),
            "reported": ("solid", 1.25, "circle"),
            "measured": ("solid", 2.75, "circle"),
        }
        dash, width, marker = looks[curve.series]
        ground = ink if curve.series == "measured" else PAPER
        made: dict[str, Any] = {
            "name": [CURVE, 0, column],
            "categories": [CURVE, 1, 0, n, 0],
            "values": [CURVE, 1, column, n, column],
            "line": {"color": ink, "width": width, "dash_type": dash},
            "marker": {"type": marker, "size": 6, "fill": {"color": ground}, "border": {"color": ink}},
        }  # fmt: skip
        if any(point.low is not None for point in curve.points):
            made["y_error_bars"] = {
                "type": "custom",
                "plus_values": f"={CURVE}!${_letter(column + 2)}$2:${_letter(column + 2)}${n + 1}",
                "minus_values": f"={CURVE}!${_letter(column + 1)}$2:${_letter(column + 1)}${n + 1}",
                "line": {"color": ink, "width": 0.75},
            }
        return made

    def footer(self) -> None:
        names, basis = self.names, self.shown.basis
        legend = "   ".join(f"{mark} {names[status.value]}" for status, mark in MARKS.items())
        assumed = (
            names["assumed_share"].format(
                share=share(basis.assumed_share, self.shown.language), n=number(basis.n, self.shown.language)
            )
            if basis.n
            else names["no_cards"]
        )
        period = f"   ·   {names['period']} {self.shown.proof_period}" if self.shown.proof_period else ""
        self.sheet.set_row(self.row, 8)
        self.row += 1
        self.put(0, f"{legend}   ★ {names['moment_of_truth']}   ·   {assumed}{period}",
                 self.book.format(font_size=9, font_color=MUTED, font_name=SYMBOLS))  # fmt: skip

    def print_setup(self, first_header: int, last_header: int) -> None:
        """A3 landscape, as many steps on a page as are legible, phases and lanes repeated on each."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.set_margins(left=0.47, right=0.47, top=0.45, bottom=0.55)
        widest = max((end - start for start, end in self.pages), default=3)
        scale = LANDSCAPE_MM / (LANE_MM + STEP_MM * max(widest, 3))
        if scale > A3_HEIGHT_POINTS / self.points >= SMALLEST_SCALE:
            scale = A3_HEIGHT_POINTS / self.points  # one page high, when it stays legible
        sheet.set_print_scale(max(10, min(100, int(100 * scale))))
        sheet.set_v_pagebreaks([start + 1 for start, _ in self.pages[1:]])
        sheet.repeat_columns(0)
        sheet.repeat_rows(first_header, last_header)
        sheet.print_area(0, 0, self.row, self.last)
        sheet.set_footer(footer(self.shown))


def footer(shown: Sheet) -> str:
    """What stands below every printed page: the sheet, whether the data are simulated, day and page."""
    simulated = f" · {labels(shown.language)['simulated']}" if shown.is_simulated else ""
    return f"&L&8&A{simulated}&C&8&D&R&8&P / &N"


def write_curves(book: Book, shown: Sheet) -> None:
    """Add the sheet behind the chart: a row a step; per curve its value, and its interval below and above."""
    sheet = book.workbook.add_worksheet(CURVE)
    head = book.format(bold=True, text_wrap=True)
    sheet.write_string(0, 0, labels(shown.language)["step"], head)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, max(1, 3 * len(shown.curves)), 13)
    sheet.freeze_panes(1, 1)
    sheet.fit_to_pages(1, 0)
    rows = {step.id: step.number for step in shown.steps}
    for step in shown.steps:
        sheet.write_string(step.number, 0, book.text(step.title))
    for at, curve in enumerate(shown.curves):
        column = 1 + 3 * at
        series = series_title(curve.series, shown.language)
        whose = f"{series} – {curve.persona}" if curve.persona else series
        for offset, name in enumerate((whose, f"{whose} ↓", f"{whose} ↑")):
            sheet.write_string(0, column + offset, book.text(name), head)
        for point in curve.points:
            sheet.write_number(rows[point.step], column, point.value)
            if point.low is not None and point.high is not None:
                sheet.write_number(rows[point.step], column + 1, point.value - point.low)
                sheet.write_number(rows[point.step], column + 2, point.high - point.value)


def _height(parts: list[Any], width: float) -> float:
    """About how many points high the parts of a cell stand in a column so many characters wide."""
    text, height = "".join(one for one in parts if isinstance(one, str)), 0.0
    small = {
        one.strip("\n")
        for one in parts
        if isinstance(one, str) and one.startswith("\n") and one[1:2] not in MARKS.values()
    }
    for line in text.split("\n"):
        is_small = line in small
        a_line = int(width * (1.45 if is_small else 1.1))
        height += max(1, len(wrap(line, a_line))) * (11.0 if is_small else 13.2)
    return height


def _about(step: SheetStep, language: str, names: Any) -> list[str]:
    """What a step says of itself in small print."""
    wait = "" if step.wait_seconds is None else f"+ {duration(step.wait_seconds, language)}"
    opens = names["opens"].format(map=step.opens) if step.opens else ""
    return [
        one for one in (step.description, wait, names["decision"] if step.is_decision else "", opens) if one
    ]


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet_name(name: str) -> str:
    return name[:31]
