"""The slides that show a map as a whole: title, overview, emotion, opportunities, findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from klantreis.mapping.head import State
from klantreis.reports.labels import day, number, series_title, share
from klantreis.reports.plain_text import clean
from klantreis.reports.series_marks import audiences
from klantreis.reports.sheet import MARKS, Curve, SheetCard, SheetPhase, SheetStep
from klantreis.reports.slide_deck import (
    BOTTOM,
    FONT,
    MARGIN,
    TOP,
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
    rgb,
)
from klantreis.reports.slide_pictures import FACE, add_faces, has_faces
from klantreis.reports.style import HAIRLINE, INK, MUTED, PAPER, STAR, accent, on_accent, persona_ink, tint

ROOM = WIDTH - 2 * MARGIN
MOST_TITLED_STEPS = 12  # more boxes in a row are too narrow for words
MOST_LETTERS = 28  # beneath the chart; longer names would be turned on their side


def title_page(deck: Deck) -> None:
    """What the map is about, for whom, and who keeps it true."""
    title, names = deck.shown.title, deck.names
    slide = deck.slide(title.title, size=36)
    state = names["to_be" if title.state is State.TO_BE else "as_is"]
    review = day(title.review_on, deck.shown.language) if title.review_on else names["no_review_date"]
    faces = FACE + 0.25 if has_faces(deck) else 0.0
    personas = "" if faces else ", ".join(title.personas) or names["no_persona"]
    facts = (
        (names["goal"], title.goal),
        (names["scenario"], title.scenario),
        (names["expectations"], title.expectations),
        (names["personas"], personas),
        (names["audience"], audiences(deck.shown)),
        (names["owner"], title.owner or names["no_owner"]),
        (names["review_on"], review),
        ("", state),
    )
    told = [(name, text) for name, text in facts if text]
    size, room = 18.0, BOTTOM - 0.9 - TOP - faces
    while size > 11 and sum(height_of([[Run(text, size)]], 9.5) + 0.12 for _, text in told) > room:
        size -= 1
    heights = [height_of([[Run(text, size)]], 9.5) + 0.12 for _, text in told]
    table = add_table(slide, Box(MARGIN, TOP + 0.1, ROOM, sum(heights)), (2.2, ROOM - 2.2), heights)
    for row, (name, text) in enumerate(told):
        fill_cell(table.cell(row, 0), [[Run(name, size - 3, MUTED)]])
        fill_cell(table.cell(row, 1), [[Run(text, size)]])
    if faces:
        add_faces(deck, slide, BOTTOM - 0.5 - FACE)
    add_box(slide, Box(MARGIN, BOTTOM - 0.35, ROOM, 0.35), [_legend(deck)])


def _legend(deck: Deck) -> Paragraph:
    names, basis = deck.names, deck.shown.basis
    marks = "   ".join(f"{mark} {names[status.value]}" for status, mark in MARKS.items())
    assumed = names["no_cards"]
    if basis.n:
        part, n = (
            share(basis.assumed_share, deck.shown.language),
            number(basis.n, deck.shown.language, digits=0),
        )
        assumed = names["assumed_share"].format(share=part, n=n)
    return [Run(f"{marks}   ★ {names['moment_of_truth']}   ·   {assumed}", 11, MUTED)]


def overview_page(deck: Deck) -> None:
    """Phases above, steps below, so wide as they are many, and what a proof says of the whole."""
    slide = deck.slide(deck.names["view_grid"])
    phases = [phase for phase in deck.shown.phases if phase.steps]
    if not phases:
        add_box(slide, Box(MARGIN, TOP, ROOM, 0.5), [[Run(deck.names["no_steps"], 16, MUTED)]])
        return
    width = ROOM / len(deck.shown.steps)
    left = MARGIN
    for phase in phases:
        across = width * len(phase.steps)
        _phase_arrow(slide, phase, Box(left, TOP, across, 0.6))
        for at, step in enumerate(phase.steps):
            _step_box(deck, slide, phase, step, Box(left + at * width, TOP + 0.7, width, 1.25))
        left += across
    _highlights(deck, slide, TOP + 2.15)


def _phase_arrow(slide: Any, phase: SheetPhase, box: Box) -> None:
    colour = accent(phase.number)
    inner = Box(box.left + 0.03, box.top, max(box.width - 0.06, 0.1), box.height)
    size = fitted(phase.title, inner.width - 0.5, 16, lines=2)
    shape = MSO_SHAPE.PENTAGON if inner.width > 0.9 else MSO_SHAPE.RECTANGLE
    text = Run(phase.title, size, on_accent(colour), is_bold=True)
    made = add_box(slide, inner, [[text]], fill=colour, is_centred=True, shape=shape, name=phase.title)
    if shape is MSO_SHAPE.PENTAGON:
        made.adjustments[0] = min(0.5, 0.25 * inner.height / min(inner.width, inner.height))


def _step_box(deck: Deck, slide: Any, phase: SheetPhase, step: SheetStep, box: Box) -> None:
    inner = Box(box.left + 0.03, box.top, max(box.width - 0.06, 0.1), box.height)
    star = [Run("★ ", 11, STAR)] if step.has_moment_of_truth else []
    if len(deck.shown.steps) > MOST_TITLED_STEPS:
        size = 10.0 if inner.width > 0.3 else 8.0
        paragraphs: list[Paragraph] = [[Run(str(step.number), size, is_bold=True)], *([star] if star else [])]
    else:
        size = fitted(step.title, inner.width - 0.1, 13, lines=4)
        paragraphs = [
            [*star, Run(str(step.number), 11, MUTED, is_bold=True)],
            [Run(step.title, size, is_bold=True)],
        ]
    shape = add_box(
        slide, inner, paragraphs, fill=tint(accent(phase.number)), is_centred=True, name=step.title
    )
    for side in ("margin_left", "margin_right"):
        setattr(
            shape.text_frame,
            side,
            0 if len(deck.shown.steps) > MOST_TITLED_STEPS else shape.text_frame.margin_left,
        )


def _highlights(deck: Deck, slide: Any, top: float) -> None:
    """Three columns: moments of truth, the worst pains, what journeys say; or the opportunities."""
    names, lanes = deck.names, deck.shown.lanes
    moments = _told(deck, "moment_of_truth")
    pains = sorted(_told(deck, "pain"), key=lambda one: -(one[1].severity or 0))
    columns: list[tuple[str, list[str]]] = [
        (names["moments_of_truth"], [f"{step.number}. {card.mark} {card.text}" for step, card in moments]),
        (names["worst_pains"], [f"{step.number}. {card.mark} {_with_details(card)}" for step, card in pains]),
    ]
    if deck.shown.proof_figures:
        figures = [f"{one.name}: {one.text} ({one.detail})" for one in deck.shown.proof_figures]
        columns.append((names["figures"], figures))
    else:
        chances = [f"{step.number}. {card.mark} {card.text}" for step, card in _told(deck, "opportunity")]
        columns.append((names["opportunities"], chances))
    shown = [one for one in columns if one[1]] if lanes else []
    width = ROOM / max(len(shown), 1)
    for at, (title, texts) in enumerate(shown):
        box = Box(MARGIN + at * width, top, width - 0.2, BOTTOM - top)
        add_box(slide, box, _list_that_fits(deck, title, texts, box))


def _told(deck: Deck, kind: str) -> list[tuple[SheetStep, SheetCard]]:
    return [
        (step, card)
        for step in deck.shown.steps
        for lane in deck.shown.lanes
        if lane.kind == kind
        for card in lane.cells.get(step.id, ())
    ]


def _with_details(card: SheetCard) -> str:
    return f"{card.text} ({'; '.join(card.details)})" if card.details else card.text


def _list_that_fits(deck: Deck, title: str, texts: list[str], box: Box) -> list[Paragraph]:
    """A heading and as many lines as there is room for, and how many more there are."""
    paragraphs: list[Paragraph] = [[Run(title, 14, MUTED, is_bold=True)]]
    for at, text in enumerate(texts):
        more: Paragraph = [Run(deck.names["and_more"].format(n=len(texts) - at), 12, MUTED)]
        line: Paragraph = [Run(text, 12)]
        if height_of([*paragraphs, line, more], box.width - 0.1) > box.height:
            return [*paragraphs, more]
        paragraphs.append(line)
    return paragraphs


def emotion_page(deck: Deck) -> None:
    """The emotion as a native chart: assumed, reported and measured as series apart."""
    if not deck.shown.curves:
        return
    slide = deck.slide(deck.names["table_of_emotions"])
    chart_data = CategoryChartData()
    few = len(deck.shown.steps) <= MOST_TITLED_STEPS
    titles = (f"{step.number}. {step.title}" if few else str(step.number) for step in deck.shown.steps)
    chart_data.categories = [shorten(clean(title), MOST_LETTERS) for title in titles]
    for curve in deck.shown.curves:
        by_step = {point.step: point.value for point in curve.points}
        series = series_title(curve.series, deck.shown.language)
        name = f"{series} – {curve.persona}" if curve.persona else series
        chart_data.add_series(clean(name), [by_step.get(step.id) for step in deck.shown.steps])
    box = Box(MARGIN, TOP, ROOM, BOTTOM - TOP)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box.emu, chart_data)
    frame.name = deck.names["view_curve"]
    _dress_chart(frame.chart, deck)
    add_notes(slide, _emotion_notes(deck))


def shorten(text: str, most: int) -> str:
    """The text on one line, cut where it would be too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _dress_chart(chart: Any, deck: Deck) -> None:
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.font.size, chart.font.name = Pt(12), FONT
    chart.font.color.rgb = rgb(INK)
    values = chart.value_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = -2, 2, 1
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "+0;−0;0", False
    values.major_gridlines.format.line.color.rgb = rgb(HAIRLINE)
    values.format.line.fill.background()
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = rgb(MUTED)
    chart.category_axis.tick_labels.font.size = Pt(11)
    personas = list(dict.fromkeys(curve.persona for curve in deck.shown.curves))
    for curve, series in zip(deck.shown.curves, chart.plots[0].series, strict=True):
        _dress_series(series, curve, persona_ink(personas.index(curve.persona)))


def _dress_series(series: Any, curve: Curve, ink: str) -> None:
    """Assumed dashed, reported thin, measured thick."""
    series.smooth = False
    series.format.line.color.rgb = rgb(ink)
    series.format.line.width = Pt(3.5 if curve.series == "measured" else 1.5)
    if curve.series == "assumed":
        series.format.line.dash_style = MSO_LINE.DASH
    is_assumed = curve.series == "assumed"
    series.marker.style = XL_MARKER_STYLE.DIAMOND if is_assumed else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 6 if is_assumed else 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(ink if curve.series == "measured" else PAPER)
    series.marker.format.line.color.rgb = rgb(ink)


def _emotion_notes(deck: Deck) -> list[str]:
    """Every figure with its n and interval, which a chart does not write out."""
    return [
        f"{step.number}. {step.title}: {'; '.join(card.details)}"
        for step in deck.shown.steps
        for lane in deck.shown.lanes
        if lane.kind == "emotion"
        for card in lane.cells.get(step.id, ())
    ]


def opportunities_page(deck: Deck) -> None:
    """The opportunities beside the pains they answer, on as many slides as they need."""
    names = deck.names
    rows = []
    for step, card in _told(deck, "opportunity"):
        pains = [_with_details(pain) for at, pain in _told(deck, "pain") if at.id == step.id]
        owners = [owner.text for at, owner in _told(deck, "owner") if at.id == step.id]
        rows.append(
            (f"{step.number}. {step.title}", f"{card.mark} {card.text}", "\n".join(pains), ", ".join(owners))
        )
    widths = (2.6, 4.6, 3.5, ROOM - 10.7)
    heads = (names["step"], names["opportunity"], names["pain"], names["owner"])
    table_pages(deck, names["opportunities"], heads, rows, widths)


def findings_page(deck: Deck) -> None:
    """What a proof found, the weightiest first."""
    names = deck.names
    steps = {step.id: f"{step.number}. {step.title}" for step in deck.shown.steps}
    rows = [
        (str(at), one.text, steps.get(one.step, "")) for at, one in enumerate(deck.shown.findings, start=1)
    ]
    table_pages(
        deck, names["findings"], ("#", names["findings"], names["step"]), rows, (0.6, ROOM - 3.4, 2.8)
    )


def table_pages(
    deck: Deck, title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]
) -> None:
    """A table over as many slides as its rows need."""
    size, room = 12.0, BOTTOM - TOP - 0.4
    page: list[tuple[tuple[str, ...], float]] = []
    pages = [page]
    for row in rows:
        cells = zip(row, widths, strict=True)
        height = max(height_of([[Run(text, size)]], width - 0.12) for text, width in cells) + 0.1
        if page and sum(one for _, one in page) + height > room:
            page = []
            pages.append(page)
        page.append((row, min(height, room)))
    for at, page in enumerate(pages, start=1):
        if page:
            named = f"{title} ({at}/{len(pages)})" if len(pages) > 1 else title
            _table_page(deck, named, heads, page, widths)


def _table_page(
    deck: Deck,
    title: str,
    heads: tuple[str, ...],
    rows: list[tuple[tuple[str, ...], float]],
    widths: tuple[float, ...],
) -> None:
    slide = deck.slide(title[:1].upper() + title[1:])
    heights = [0.35, *(height for _, height in rows)]
    table = add_table(slide, Box(MARGIN, TOP, ROOM, sum(heights)), widths, heights)
    for column, head in enumerate(heads):
        fill_cell(
            table.cell(0, column), [[Run(head[:1].upper() + head[1:], 11, MUTED, is_bold=True)]], rule=MUTED
        )
    for at, (row, _) in enumerate(rows, start=1):
        for column, text in enumerate(row):
            fill_cell(table.cell(at, column), [[Run(line, 12)] for line in text.split("\n")], rule=HAIRLINE)
