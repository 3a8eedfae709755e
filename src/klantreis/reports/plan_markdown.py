"""A plan as Markdown: its KPIs and its actions in tables, and what each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from klantreis.mapping.documents.plan import Plan
from klantreis.reports.markdown_text import as_it_is, table
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.plan_sheet import PlanSheet, plan_sheet


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write the page."""
    path.write_text(markdown(plan_sheet(plan, today, language=language)), encoding="utf-8")
    return []


def markdown(shown: PlanSheet) -> str:
    """The plan as one page."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: PlanSheet) -> Iterator[str]:
    labels = plan_labels(shown.language)
    yield f"# {as_it_is(shown.title)}"
    if shown.kpis:
        yield from ("", f"## {labels['kpis']}", "")
        yield from table(
            [labels[name] for name in ("kpi", "latest", "period", "target", "owner")],
            [
                [one.title, one.latest, one.interval, f"{one.target} {one.state}".strip(), one.owner]
                for one in shown.kpis
            ],
        )
    yield from ("", f"## {labels['actions']}", "")
    if not shown.actions:
        yield labels["no_actions"]
        return
    names = (
        "number",
        "title",
        "status",
        "kind",
        "department",
        "owner",
        "due_on",
        "estimate",
        "moves",
        "needs",
    )
    yield from table(
        [labels[name] for name in names],
        [
            [
                str(one.number),
                one.title,
                one.status,
                one.kind,
                one.department,
                one.owner,
                one.days,
                one.estimate,
                one.moves,
                ", ".join(one.needs),
            ]
            for one in shown.actions
        ],
    )
    for one in shown.actions:
        if one.description or one.why:
            yield from ("", f"### {one.number}. {as_it_is(one.title)}")
            for text in (one.description, one.why, *one.action.tickets):
                if text:
                    yield from ("", as_it_is(text))
