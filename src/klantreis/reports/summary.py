"""The one page for the board: what stands out on a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from klantreis.mapping.emotion import SERIES
from klantreis.reports.labels import labels, number, series_title, share
from klantreis.reports.sheet import EmotionPoint, Sheet, SheetCard, SheetStep

MOST_ITEMS, MOST_LETTERS = 5, 150


@dataclass(frozen=True)
class Item:
    """A line of the page: the number of its step, its text, a smaller line, its status and severity."""

    step: int
    phase: int
    text: str
    detail: str
    status: str
    severity: int | None


def summary(sheet: Sheet) -> dict[str, Any]:
    """Figures and the most important items of a map, as plain data."""
    return {
        "figures": _figures(sheet),
        "findings": _findings(sheet),
        "blocks": [
            _block(sheet, "moments_of_truth", _cards(sheet, "moment_of_truth")),
            _block(sheet, "worst_pains", sorted(_cards(sheet, "pain"), key=lambda one: -(one.severity or 0))),
            _block(sheet, "lowest", _extremes(sheet, sign=1)),
            _block(sheet, "highest", _extremes(sheet, sign=-1)),
            _block(sheet, "opportunities", _cards(sheet, "opportunity")),
            _block(sheet, "kpis", _cards(sheet, "kpi")),
        ],
    }


def _figures(sheet: Sheet) -> list[dict[str, str]]:
    names, language, basis = labels(sheet.language), sheet.language, sheet.basis
    cards = [card for _, card in _all_cards(sheet) if card.kind == "touchpoint"]
    assumed = share(basis.assumed_share, language) if basis.n else "–"
    return [
        {"text": str(len(sheet.steps)), "label": names["steps"].lower()},
        {"text": str(len({card.text for card in cards})), "label": names["touchpoints"]},
        {"text": number(basis.n, language, digits=0), "label": names["cards"].lower()},
        {"text": assumed, "label": names["assumed"]},
        *(
            {"text": figure.text, "label": f"{figure.name} ({figure.detail})"}
            for figure in sheet.proof_figures
        ),
    ]


def _findings(sheet: Sheet) -> dict[str, Any]:
    """What the proof found; without one there is nothing to show."""
    step_of = {step.id: step.number for step in sheet.steps}
    items = [{"step": step_of.get(one.step), "text": one.text} for one in sheet.findings]
    more = len(items) - MOST_ITEMS
    names = labels(sheet.language)
    return {
        "title": " · ".join(part for part in (names["findings"], sheet.proof_period) if part),
        "items": items[:MOST_ITEMS],
        "more": names["and_more"].format(n=more) if more > 0 else "",
    }


def _block(sheet: Sheet, name: str, items: list[Item]) -> dict[str, Any]:
    names = labels(sheet.language)
    more = len(items) - MOST_ITEMS
    return {
        "title": names[name],
        "items": [vars(item) for item in items[:MOST_ITEMS]],
        "more": names["and_more"].format(n=more) if more > 0 else "",
        "none": names["none"],
    }


def _all_cards(sheet: Sheet) -> Iterator[tuple[SheetStep, SheetCard]]:
    for step in sheet.steps:
        for lane in sheet.lanes:
            for card in lane.cells.get(step.id, ()):
                yield step, card


def _cards(sheet: Sheet, kind: str) -> list[Item]:
    return [
        Item(
            step=step.number,
            phase=_phase(sheet, step),
            text=_short(card.text),
            detail=_short("" if card.severity is not None else " · ".join(card.details)),
            status=card.status,
            severity=card.severity,
        )
        for step, card in _all_cards(sheet)
        if card.kind == kind
    ]


def _extremes(sheet: Sheet, *, sign: int) -> list[Item]:
    """The steps of lowest (or, with sign -1, highest) emotion, by the best series each has."""
    best = _best_points(sheet)
    inclined = [(step, point) for step, point in best if sign * point[1].value < 0]
    ranked = sorted(inclined, key=lambda found: sign * found[1][1].value)
    return [_extreme(sheet, step, *point) for step, point in ranked[:3]]


def _best_points(sheet: Sheet) -> list[tuple[SheetStep, tuple[str, EmotionPoint]]]:
    """Per step and persona the measured emotion, else the reported, else the assumed one."""
    found: dict[tuple[str, str], tuple[str, EmotionPoint]] = {}
    for curve in sorted(sheet.curves, key=lambda curve: SERIES.index(curve.series)):
        for point in curve.points:
            found[point.step, curve.persona] = curve.series, point
    step_of = {step.id: step for step in sheet.steps}
    return [(step_of[step], point) for (step, _), point in found.items()]


def _extreme(sheet: Sheet, step: SheetStep, series: str, point: EmotionPoint) -> Item:
    value = number(point.value, sheet.language, is_signed=True)
    n = "" if point.n is None else f"n {number(point.n, sheet.language, digits=0)}"
    known = (f"{value} {point.word}".strip(), series_title(series, sheet.language), n)
    status = {"assumed": "assumed", "reported": "reported", "measured": "observed"}[series]
    text, detail = _short(step.title), " · ".join(part for part in known if part)
    return Item(step.number, _phase(sheet, step), text, detail, status, None)


def _phase(sheet: Sheet, step: SheetStep) -> int:
    return next(at for at, phase in enumerate(sheet.phases) if phase.id == step.phase)


def _short(text: str) -> str:
    """A text that leaves room for the others: cut at a word."""
    if len(text) <= MOST_LETTERS:
        return text
    cut = text[:MOST_LETTERS].rpartition(" ")[0] or text[:MOST_LETTERS]
    return cut + " …"
