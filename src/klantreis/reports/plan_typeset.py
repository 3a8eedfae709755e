"""A plan as PDF, SVG and PNG by Typst: the grid, the road map and the KPIs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import typst

from klantreis.evidence.effect_words import day_in_words
from klantreis.mapping.documents.plan import ActionStatus, Measurement, Plan
from klantreis.reports.labels import spoken
from klantreis.reports.letters import strange_letters
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.plan_sheet import ActionRow, PlanSheet, plan_sheet
from klantreis.reports.style import HAIRLINE, INK, MUTED, accent, on_accent
from klantreis.reports.typeset import PIXELS_PER_INCH, TEMPLATES, _fonts

STATUS_COLOURS = {
    "idea": accent(4),
    "planned": accent(2),
    "doing": accent(1),
    "done": accent(5),
    "dropped": accent(9),
}
_NEAR, _STEP, _MOST_TURNS = 0.035, 0.024, 60
_TICKS = ((70, 7), (430, 31), (1500, 92))  # up to so many days a tick each so many


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write a PDF of pages, or one picture as large as the plan; what it does not hold is returned."""
    shown = plan_sheet(plan, today, language=language)
    written = json.dumps(printable_plan(shown), ensure_ascii=False)
    is_pdf = path.suffix.lower() == ".pdf"
    compiler = typst.Compiler(
        str(TEMPLATES / "plan.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(bool(strange_letters(written))),
        sys_inputs={"plan": written, "paper": "a4" if is_pdf else "poster"},
    )
    made = compiler.compile(
        format=path.suffix.lower().removeprefix("."),  # type: ignore[arg-type]
        ppi=PIXELS_PER_INCH if path.suffix.lower() == ".png" else None,
        timestamp=datetime.combine(today, time(), UTC),
    )
    path.write_bytes(made[0] if isinstance(made, list) else made or b"")
    return []


def printable_plan(shown: PlanSheet) -> dict[str, Any]:
    """What the template shows: places on the grid and the axis from 0 to 1, texts, colours."""
    labels = plan_labels(shown.language)
    used = {str(one.action.status) for one in shown.actions}
    places = spread([one for one in shown.actions if one.action.status is not ActionStatus.DROPPED])
    made: dict[str, Any] = _cleaned(
        {
            "title": shown.title,
            "lang": spoken(shown.language),
            "printed": labels["printed"].format(day=day_in_words(shown.today, spoken(shown.language))),
            "labels": dict(labels),
            "style": {"ink": INK, "muted": MUTED, "hairline": HAIRLINE, "status": STATUS_COLOURS},
            "statuses": [
                {"status": str(one), "label": labels[one]}
                for one in ActionStatus
                if one in used and one is not ActionStatus.DROPPED
            ],
            "actions": [_action(one) | places.get(one.id, {}) for one in shown.actions],
            **_axis(shown),
            "kpis": [
                {
                    "title": one.title,
                    "owner": one.owner,
                    "latest": one.latest,
                    "interval": one.interval,
                    "target": one.target,
                    "state": one.state,
                    "points": _points(one.kpi.measurements[-24:]),
                }
                for one in shown.kpis
            ],
        }
    )
    return made


def _action(one: ActionRow) -> dict[str, Any]:
    status = str(one.action.status)
    return {
        "number": one.number,
        "title": one.title,
        "status": status,
        "on": on_accent(STATUS_COLOURS[status]),
        "owner": one.owner,
        "department": one.department,
        "days": one.days,
        "estimate": one.estimate,
    }


def spread(actions: Sequence[ActionRow]) -> dict[str, dict[str, float]]:
    """Where each action stands on the grid, moved aside a little where it would hide another."""
    placed: list[tuple[float, float]] = []
    found = {}
    for one in actions:
        for x, y in _around(one.action.term, one.action.impact):
            if all(abs(x - a) > _NEAR or abs(y - b) > _NEAR * 1.2 for a, b in placed):
                break
        placed.append((x, y))
        found[one.id] = {"x": x, "y": y}
    return found


def _around(x: float, y: float) -> Iterator[tuple[float, float]]:
    """A place, and others around it, ever farther, within the grid."""
    yield x, y
    for ring in range(1, _MOST_TURNS):
        for across in range(-ring, ring + 1):
            for up in range(-ring, ring + 1):
                if max(abs(across), abs(up)) == ring:
                    there = x + across * _STEP, y + up * _STEP * 1.4
                    if 0 <= there[0] <= 1 and 0 <= there[1] <= 1:
                        yield there


def _axis(shown: PlanSheet) -> dict[str, Any]:
    if not shown.bars:
        return {"bars": [], "ticks": [], "today_x": 0}
    first = min(shown.today, *(one.starts_on for one in shown.bars))
    last = max(shown.today, *(one.ends_on for one in shown.bars)) + timedelta(days=1)
    n_days = (last - first).days

    def at(day: date) -> float:
        return (day - first).days / n_days

    return {
        "bars": [
            {
                "number": one.number,
                "title": one.title,
                "status": one.status,
                "on": on_accent(STATUS_COLOURS[one.status]),
                "from": at(one.starts_on),
                "to": at(one.ends_on + timedelta(days=1)),
                "is_guessed": one.is_guessed,
            }
            for one in shown.bars
        ],
        "ticks": [
            {"x": at(day), "label": label} for day, label in _ticks(first, last, spoken(shown.language))
        ],
        "today_x": at(shown.today),
    }


def _ticks(first: date, last: date, language: str) -> Iterator[tuple[date, str]]:
    """Mondays, months, quarters or years, as the axis is long."""
    n_days = (last - first).days
    step = next((days for most, days in _TICKS if n_days <= most), 365)
    if step == 7:
        day = first + timedelta(days=-first.weekday() % 7)
        while day < last:
            yield day, day_in_words(day, language).rpartition("-")[0] if language == "nl" else f"{day:%m-%d}"
            day += timedelta(days=7)
        return
    months = {31: 1, 92: 3}.get(step, 12)
    for number in range(first.year * 12, last.year * 12 + 12, months):
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day < last:
            yield day, f"{day.year}" if months == 12 else f"{day.month}-{day.year}"


def _points(series: Sequence[Measurement]) -> list[dict[str, Any]]:
    """The last figures as places from 0 to 1."""
    known = [end for one in series for end in (one.value, one.low, one.high) if end is not None]
    if not known:
        return []
    low, high = min(known), max(known)

    def at(value: float | None) -> float | None:
        return None if value is None else 0.5 if high == low else (value - low) / (high - low)

    last = max(len(series) - 1, 1)
    return [
        {
            "x": number / last,
            "y": at(one.value),
            "low": None if one.high is None else at(one.low),
            "high": at(one.high),
            "is_provisional": one.is_provisional,
        }
        for number, one in enumerate(series)
    ]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value
