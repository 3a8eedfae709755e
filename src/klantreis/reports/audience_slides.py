"""The slides that an audience gets besides those of the map: key figures, findings, actions, KPIs."""

from __future__ import annotations

from collections.abc import Sequence

from klantreis.reports.audience_labels import audience_labels
from klantreis.reports.audience_page import AudiencePage
from klantreis.reports.slide_deck import BOTTOM, MARGIN, TOP, Box, Deck, Run, add_box
from klantreis.reports.slide_pages import ROOM, table_pages
from klantreis.reports.style import MUTED

_GAP = 0.3


def figures_slide(deck: Deck, page: AudiencePage) -> None:
    """The key figures side by side, each with its interval and n."""
    names = audience_labels(page.language)
    slide = deck.slide(names["figures"])
    if not page.figures:
        add_box(slide, Box(MARGIN, TOP, ROOM, 0.6), [[Run(names["no_figures"], 16, MUTED)]])
        return
    per_row = 3
    width = (ROOM - (per_row - 1) * _GAP) / per_row
    for at, figure in enumerate(page.figures):
        row, column = divmod(at, per_row)
        box = Box(MARGIN + column * (width + _GAP), TOP + 0.3 + row * 2.6, width, 2.3)
        told = [
            [Run(figure.text, 40, is_bold=True)],
            [Run(figure.label, 16)],
            [Run(figure.detail or " ", 12, MUTED)],
        ]
        add_box(slide, box, told, name=figure.code)


def end_slides(deck: Deck, page: AudiencePage) -> None:
    """What was found, what is done and what that may yield, and the KPIs against their targets."""
    names = audience_labels(page.language)
    steps = {step.id: f"{step.number}. {step.title}" for step in deck.shown.steps}
    findings = [(one.text, steps.get(one.step or "", ""), one.by) for one in page.findings]
    _pages(deck, "findings", ("findings", "step", "who"), findings, (ROOM - 5.2, 3.0, 2.2))
    actions = [
        (one.title, "\n".join(part for part in (one.who, one.status) if part), one.due, one.estimate or "–")
        for one in page.actions
    ]
    _pages(deck, "actions", ("action", "who", "due", "yields"), actions, (ROOM - 7.6, 2.4, 2.2, 3.0))
    if actions and page.n_more_actions == 0:
        _note_on_last(deck, names["at_most"])
    elif actions:
        _note_on_last(deck, f"{names['more'].format(n=page.n_more_actions)} {names['at_most']}")
    kpis = [(one.title, f"{one.latest}\n{one.interval}".strip(), one.target, one.state) for one in page.kpis]
    _pages(deck, "kpis", ("kpi", "now", "target", ""), kpis, (ROOM - 7.4, 3.4, 2.0, 2.0))


def _pages(
    deck: Deck,
    name: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
) -> None:
    """A table over as many slides as it needs; a sentence where there is nothing."""
    said = audience_labels(deck.shown.language)
    if rows:
        table_pages(deck, said[name], tuple(said[one] if one else "" for one in heads), rows, widths)
        return
    slide = deck.slide(said[name])
    add_box(slide, Box(MARGIN, TOP, ROOM, 0.6), [[Run(said[f"no_{name}"], 16, MUTED)]])


def _note_on_last(deck: Deck, words: str) -> None:
    """A line at the foot of the slide that was made last."""
    slides = list(deck.presentation.slides)
    add_box(slides[-1], Box(MARGIN, BOTTOM - 0.05, ROOM, 0.35), [[Run(words, 11, MUTED)]])
