"""`klantreis plan`: actions from findings, KPIs measured, effects told, and plans in other programs."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from klantreis.cli.lines import line, spoken
from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.tables import console

if TYPE_CHECKING:
    from klantreis.mapping.documents.plan import Action, Kpi, Plan
    from klantreis.workspace import Workspace

app = typer.Typer(no_args_is_help=True, help="Actions and KPIs: make, measure, judge and export plans.")

PlanName = Annotated[
    str | None, typer.Option("--plan", "-p", help="Id of the plan; needed only when there are several.")
]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en; by default that of the terminal.")]
Every = Annotated[str, typer.Option("--every", help="week, month or quarter.")]


@app.command("show")
def show(
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """The actions in the order in which they can be done, what is due, and the KPIs."""
    from klantreis.mapping.documents.plan_views import reminders  # noqa: PLC0415 - the command line starts fast
    from klantreis.reports.plan_labels import plan_labels  # noqa: PLC0415
    from klantreis.reports.plan_sheet import plan_sheet  # noqa: PLC0415

    found = _plan(_workspace(workspace), plan)
    if as_json:
        print(json.dumps(found.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False))
        return
    language, today, terminal = language or spoken(), date.today(), console()
    shown, labels = plan_sheet(found, today, language=language), plan_labels(language)
    columns = ("number", "title", "status", "department", "owner", "due_on", "estimate", "needs")
    table = Table(*(labels[name] for name in columns), title=escape(shown.title))
    for one in shown.actions:
        cells = (
            str(one.number),
            one.title,
            one.status,
            one.department,
            one.owner,
            one.days,
            one.estimate,
            ", ".join(one.needs),
        )
        table.add_row(*map(escape, cells))
    terminal.print(table)
    for kpi in shown.kpis:
        told = " · ".join(part for part in (kpi.latest, kpi.interval, kpi.target, kpi.state) if part)
        terminal.print(f"[bold]{escape(kpi.title)}[/bold]: {escape(told)}")
    for due in reminders(found, today):
        title = next(one.title for one in shown.actions if one.id == due.action.id)
        terminal.print(f"  [yellow]{due.on} {line(due.why, language)}: {escape(title)}[/yellow]")


@app.command("from-findings")
def from_findings(
    map_name: Annotated[str, typer.Argument(metavar="MAP", help="A map of the workspace that was proved.")],
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    most: Annotated[
        int | None, typer.Option(help="So many findings, the weightiest first; all when left out.", min=1)
    ] = None,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Add an action for each open finding of a map's last proof; the plan is made when there is none."""
    from klantreis.errors import InvalidOptionError  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.finding_actions import with_findings  # noqa: PLC0415
    from klantreis.evidence.proof import Proof  # noqa: PLC0415
    from klantreis.mapping.texts import said  # noqa: PLC0415

    opened = _workspace(workspace)
    journey_map, last = opened.maps.read(map_name), opened.maps.last_proof(map_name)
    if last is None:
        raise InvalidOptionError(
            f"The map {map_name!r} was not proved yet, so that nothing was found. "
            f"Prove it first: klantreis map prove {map_name} -w {workspace}",
            nl=f"De kaart {map_name!r} is nog niet getoetst, dus er is niets gevonden. "
            f"Toets haar eerst: klantreis map prove {map_name} -w {workspace}",
        )
    is_new = plan is None and not opened.plans.ids()
    before = _new_plan(opened, journey_map) if is_new else _plan(opened, plan)
    after, made = with_findings(before, journey_map, Proof.from_json(last), most=most)
    if is_new:
        opened.plans.add(after)
    else:
        opened.plans.write(after)
    if as_json:
        rows = [one.model_dump(mode="json", exclude_defaults=True) for one in made]
        print(json.dumps({"plan": after.id, "actions": rows}, ensure_ascii=False))
        return
    terminal, language = console(), language or spoken()
    for one in made:
        gain = ""
        if one.estimate:
            gain = f": {one.estimate.value:+.1f} {one.estimate.unit}"
            gain += f" ({one.estimate.low:g} – {one.estimate.high:g})"
        title = said(one.title, language, after.languages)
        terminal.print(f"- {escape(title)}{escape(gain)}")
    terminal.print(line("actions_added", language, n=len(made), plan=after.id))


def _new_plan(opened: Workspace, journey_map: Any) -> Plan:
    from klantreis.mapping.documents.plan import Plan  # noqa: PLC0415 - the command line starts fast

    languages = journey_map.head.languages
    title = dict.fromkeys(languages, "Plan") if len(languages) > 1 else "Plan"
    return Plan(id=opened.plans.free_id("Plan"), title=title, languages=languages)


@app.command("measure")
def measure(
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    every: Every = "month",
    as_json: Json = False,
) -> None:
    """Bring the series of all KPIs up to date that are counted from events or answers."""
    from klantreis.evidence.kpis import measured  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    found = _plan(opened, plan)
    kpis = measured(opened.journeys(), found.kpis, every=every, scales=opened.only_scales())
    opened.plans.write(found.changed(kpis=kpis))
    if as_json:
        print(json.dumps({"kpis": [one.model_dump(mode="json", exclude_defaults=True) for one in kpis]}))
        return
    _tell_series(found, kpis)


def _tell_series(plan: Plan, kpis: tuple[Kpi, ...]) -> None:
    from klantreis.mapping.texts import said  # noqa: PLC0415 - the command line starts fast

    terminal = console()
    for kpi in kpis:
        title = said(kpi.title, spoken(), plan.languages)
        table = Table(
            "from", "until", "value", "low", "high", "n", "", title=escape(f"{title} ({kpi.unit or ''})")
        )
        for one in kpi.measurements:
            ends = ("–" if end is None else f"{end:g}" for end in (one.low, one.high))
            n = "–" if one.n is None else f"{one.n:,}"
            mark = "provisional" if one.is_provisional else ""
            table.add_row(str(one.starts_on), str(one.ends_on), f"{one.value:g}", *ends, n, mark)
        terminal.print(table)


@app.command("effect")
def effect(  # noqa: PLR0913 - an option each
    action: Annotated[str, typer.Argument(help="Id of an action that moves a KPI, or of a KPI.")],
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="First day with the action; the day it was done if left out."
        ),
    ] = None,
    touched: Annotated[
        list[str] | None, typer.Option(help="ATTRIBUTE=VALUE: whom it touched; all when left out.")
    ] = None,
    others: Annotated[
        list[str] | None, typer.Option(help="ATTRIBUTE=VALUE: whom it did not touch, to compare with.")
    ] = None,
    days: Annotated[int | None, typer.Option(help="So many days on either side.", min=1, max=366)] = None,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Say whether an action moved its KPI: before and after, against others, with interval and cautions."""
    from klantreis.evidence.effect import effect as effect_on  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.effect import effect_of_series  # noqa: PLC0415
    from klantreis.mapping.documents.plan import Source  # noqa: PLC0415

    opened = _workspace(workspace)
    kpi, done, expected = _asked(_plan(opened, plan), action, None if on is None else on.date())
    if kpi.source is Source.BY_HAND:
        found = effect_of_series(kpi, done, expected=expected)
    else:
        journeys = opened.journeys()
        found = effect_on(
            journeys.where(segment=_segment("--touched", touched)) if touched else journeys,
            kpi,
            done,
            others=journeys.where(segment=_segment("--others", others)) if others else None,
            days=days,
            scales=opened.only_scales(),
            expected=expected,
        )
    if as_json:
        print(json.dumps(found.document(), ensure_ascii=False))
        return
    for sentence in found.sentences(language or spoken()):
        console().print(escape(sentence))


def _asked(plan: Plan, id_: str, on: date | None) -> tuple[Kpi, date, float | None]:
    """The KPI that is asked after, the first day with the action, and what was expected of it."""
    from klantreis.errors import InvalidOptionError, UnknownNameError  # noqa: PLC0415

    kpis = {one.id: one for one in plan.kpis}
    actions: dict[str, Action] = {one.id: one for one in plan.actions}
    if id_ not in kpis | actions:
        raise UnknownNameError("action or KPI", id_, [*actions, *kpis])
    action = actions.get(id_)
    if action is not None and action.moves is None:
        raise InvalidOptionError(
            f"The action {id_!r} names no KPI that it should move. Set `moves`: {list(kpis)}.",
            nl=f"De actie {id_!r} noemt geen KPI die zij moet bewegen. Zet `moves`: {list(kpis)}.",
        )
    done = on or (action.done_on if action else None)
    if done is None:
        raise InvalidOptionError(
            f"When did {id_!r} begin to work? Say it: --on 2024-03-01.",
            nl=f"Wanneer begon {id_!r} te werken? Zeg het: --on 2024-03-01.",
        )
    return kpis[action.moves if action and action.moves else id_], done, action.expected if action else None


def _segment(option: str, texts: list[str]) -> dict[str, list[str]]:
    from klantreis.cli.options import _pairs  # noqa: PLC0415

    return _pairs(option, texts)


@app.command("export")
def export(
    to: Annotated[
        Path,
        typer.Argument(help="File; its ending says the format: .xlsx .csv .ics .md .pdf .svg .png .pptx"),
    ],
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    language: Language = "",
) -> None:
    """Write a plan as a file of another program; tells what that cannot hold."""
    from klantreis.reports.plan import export_plan  # noqa: PLC0415 - the command line starts fast

    lost = export_plan(_plan(_workspace(workspace), plan), to, language=language or None)
    console().print(line("wrote", language or spoken(), path=to))
    for sentence in lost:
        console().print(f"  [yellow]{escape(sentence)}[/yellow]")


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A CSV of actions as export writes it, or of a KPI's figures.")
    ],
    plan: PlanName = None,
    workspace: WorkspaceFolder = Path(),
    *,
    kpi: Annotated[str | None, typer.Option(help="Id of the KPI whose figures the CSV holds.")] = None,
    language: Language = "",
) -> None:
    """Take actions, or with --kpi the figures of a KPI, from a CSV."""
    from klantreis.errors import InvalidOptionError, UnknownNameError  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.kpis_csv import with_series  # noqa: PLC0415
    from klantreis.reports.plan_csv import with_actions  # noqa: PLC0415

    opened = _workspace(workspace)
    found = _plan(opened, plan)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidOptionError(
            f"{file} cannot be read as UTF-8 text: {error}",
            nl=f"{file} kan niet als UTF-8-tekst gelezen worden: {error}",
        ) from None
    if kpi is None:
        after = with_actions(found, text, language=language or None)
    elif kpi not in {one.id for one in found.kpis}:
        raise UnknownNameError("KPI", kpi, [one.id for one in found.kpis])
    else:
        after = found.changed(
            kpis=tuple(with_series(one, text) if one.id == kpi else one for one in found.kpis)
        )
    opened.plans.write(after)
    has = {"plan": after.id, "actions": len(after.actions), "kpis": len(after.kpis)}
    console().print(line("plan_has", language or spoken(), **has))


def _plan(opened: Workspace, name: str | None) -> Plan:
    from klantreis.errors import InvalidOptionError, UnknownNameError, listed  # noqa: PLC0415

    ids = opened.plans.ids()
    if name is None and len(ids) > 1:
        raise InvalidOptionError(
            f"There are several plans: {listed(ids)}. Choose one: --plan {ids[0]}",
            nl=f"Er zijn verschillende plannen: {listed(ids, language='nl')}. Kies er een: --plan {ids[0]}",
        )
    if name is None and not ids:
        raise UnknownNameError("plan", "plans/*.yaml", ids)
    return opened.plans.read(name or ids[0])


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
