"""A plan as slides that stay editable: the grid with its actions, and the KPIs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from klantreis.mapping.documents.plan import ActionStatus, Plan
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.plan_sheet import ActionRow, PlanSheet, plan_sheet
from klantreis.reports.plan_typeset import STATUS_COLOURS, spread
from klantreis.reports.slide_deck import (
    HEIGHT,
    MARGIN,
    TITLE_ONLY,
    WIDTH,
    Box,
    Run,
    add_box,
    add_notes,
    add_table,
    fill_cell,
    fill_text,
    fitted,
)
from klantreis.reports.style import HAIRLINE, INK, MUTED, on_accent

_PLANE = Box(0.75, 1.2, 7.1, 5.55)
_DOT = 0.3
_LIST_TOP, _LIST_LINE = 1.2, 0.4
_MOST_LISTED, _MOST_KPIS = 14, 9


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write a presentation of two slides; what does not fit on them stands in the notes."""
    shown = plan_sheet(plan, today, language=language)
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    presentation.core_properties.title = clean(shown.title)[:255]
    n_cut = _grid(presentation, shown)
    if shown.kpis:
        _kpis(presentation, shown)
    presentation.save(str(path))
    return [plan_labels(language)["not_on_page"].format(n=n_cut)] if n_cut else []


def _slide(presentation: Any, title: str) -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    holder = slide.shapes.title
    holder.left, holder.top, holder.width, holder.height = Box(MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.75).emu
    size = fitted(title, WIDTH - 2 * MARGIN, 26, lines=1, smallest=14)
    fill_text(holder.text_frame, [[Run(title, size, INK, is_bold=True)]])
    return slide


def _grid(presentation: Any, shown: PlanSheet) -> int:
    """The slide of the grid; how many actions are not listed on it."""
    labels = plan_labels(shown.language)
    slide = _slide(presentation, f"{shown.title}: {labels['grid']}")
    half_width, half_height = _PLANE.width / 2, _PLANE.height / 2
    fields = (
        ("now", 0, 0, "#EAF3EC"),
        ("project", 1, 0, "#EEF2F8"),
        ("side", 0, 1, "#F6F7F9"),
        ("later_field", 1, 1, "#F6F7F9"),
    )
    for name, x, y, fill in fields:
        box = Box(
            _PLANE.left + x * half_width, _PLANE.top + y * half_height, half_width - 0.03, half_height - 0.03
        )
        add_box(
            slide, box, [[Run(labels[name], 16, MUTED, is_bold=True)]], fill=fill, is_centred=True, name=name
        )
    across = f"{labels['soon']} ← {labels['term']} → {labels['later']}"
    add_box(slide, Box(_PLANE.left, 6.78, _PLANE.width, 0.3), [[Run(across, 10, MUTED)]], is_centred=True)
    up = f"{labels['little']} ← {labels['impact']} → {labels['much']}"
    turned = add_box(slide, Box(-1.1, 3.8, 3.2, 0.3), [[Run(up, 10, MUTED)]], is_centred=True)
    turned.rotation = -90
    actions = [one for one in shown.actions if one.action.status is not ActionStatus.DROPPED]
    places = spread(actions)
    for one in actions:
        left = _PLANE.left + places[one.id]["x"] * (_PLANE.width - _DOT)
        top = _PLANE.top + (1 - places[one.id]["y"]) * (_PLANE.height - _DOT)
        _dot(slide, one, left, top)
    for at, one in enumerate(actions[:_MOST_LISTED]):
        top = _LIST_TOP + at * _LIST_LINE
        _dot(slide, one, 8.15, top + 0.04)
        _listed(slide, one, top)
    rest = actions[_MOST_LISTED:]
    add_notes(slide, (_line(one) for one in (*actions[:_MOST_LISTED], *rest)))
    return len(rest)


def _dot(slide: Any, one: ActionRow, left: float, top: float) -> None:
    fill = STATUS_COLOURS[str(one.action.status)]
    number = Run(str(one.number), 9 if one.number < 100 else 7, on_accent(fill), is_bold=True)
    made = add_box(
        slide,
        Box(left, top, _DOT, _DOT),
        [[number]],
        fill=fill,
        is_centred=True,
        shape=MSO_SHAPE.OVAL,
        name=one.title,
    )
    made.text_frame.margin_left = made.text_frame.margin_right = 0
    made.text_frame.word_wrap = False


def _listed(slide: Any, one: ActionRow, top: float) -> None:
    about = " · ".join(part for part in (one.owner or one.department, one.days, one.estimate) if part)
    lines = [[Run(one.title, fitted(one.title, 4.5, 11, lines=1, smallest=8), INK, is_bold=True)]]
    if about:
        lines.append([Run(about, fitted(about, 4.5, 9, lines=1, smallest=7), MUTED)])
    add_box(slide, Box(8.5, top, 4.5, _LIST_LINE), lines)


def _line(one: ActionRow) -> str:
    parts = (one.status, one.owner, one.department, one.days, one.estimate, one.description)
    return f"{one.number}. {one.title}: {'; '.join(part for part in parts if part)}"


def _kpis(presentation: Any, shown: PlanSheet) -> None:
    labels = plan_labels(shown.language)
    slide = _slide(presentation, f"{shown.title}: {labels['kpis']}")
    rows, widths = shown.kpis[:_MOST_KPIS], (4.6, 2.4, 3.3, 2.0)
    table = add_table(slide, Box(MARGIN, 1.3, sum(widths), 0.5), widths, [0.4] + [0.55] * len(rows))
    head = ("kpi", "latest", "period", "target")
    for at, name in enumerate(head):
        fill_cell(table.cell(0, at), [[Run(labels[name], 11, MUTED, is_bold=True)]], rule=HAIRLINE)
    for number, one in enumerate(rows, start=1):
        cells = (
            one.title,
            one.latest,
            one.interval,
            " · ".join(part for part in (one.target, one.state) if part),
        )
        for at, text in enumerate(cells):
            fill_cell(table.cell(number, at), [[Run(text, 12, INK, is_bold=at < 2)]], rule=HAIRLINE)
    add_notes(slide, (f"{one.title}: {one.latest} ({one.interval})" for one in shown.kpis))
