"""The view model of every report of a plan: its actions and KPIs in words of one language. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klantreis.evidence.effect_words import day_in_words, value_in_words
from klantreis.mapping.documents.plan import Action, ActionKind, Kpi, Plan
from klantreis.mapping.documents.plan_views import in_order, is_on_target, latest, road_map
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.reports.labels import spoken
from klantreis.reports.plan_labels import plan_labels


@dataclass(frozen=True)
class ActionRow:
    """An action in words; empty where nothing is said. `number` is how pictures name it."""

    number: int
    id: str
    title: str
    description: str
    kind: str
    status: str
    owner: str
    department: str
    days: str
    estimate: str
    why: str
    moves: str
    needs: tuple[str, ...]
    action: Action


@dataclass(frozen=True)
class Bar:
    """An action on the time axis."""

    number: int
    title: str
    status: str
    starts_on: date
    ends_on: date
    is_guessed: bool


@dataclass(frozen=True)
class KpiRow:
    """A KPI in words, and its figures for a small chart."""

    id: str
    title: str
    owner: str
    latest: str
    interval: str
    target: str
    state: str
    kpi: Kpi


@dataclass(frozen=True)
class PlanSheet:
    """A plan made ready to be shown in a language; the actions in the order in which they can be done."""

    id: str
    title: str
    language: str
    today: date
    actions: tuple[ActionRow, ...]
    bars: tuple[Bar, ...]
    kpis: tuple[KpiRow, ...]


def plan_sheet(plan: Plan, today: date, *, language: str | None = None) -> PlanSheet:
    """The plan made ready to be shown.

    Parameters
    ----------
    today
        Where actions without days begin, and what stands in the foot.
    language
        Of its texts where they have it; else the plan's first. Reports' own words are Dutch or English.
    """
    return _Making(plan, today, chosen_language(language, plan.languages)).sheet()


class _Making:
    def __init__(self, plan: Plan, today: date, language: str) -> None:
        self.plan, self.today, self.language = plan, today, language
        self.labels = plan_labels(language)
        self.order = in_order(plan)
        self.numbers = {action.id: number for number, action in enumerate(self.order, start=1)}
        self.kpi_titles = {kpi.id: self.said(kpi.title) for kpi in plan.kpis}

    def said(self, text: Text | None) -> str:
        return said(text, self.language, self.plan.languages)

    def day(self, day: date) -> str:
        return day_in_words(day, spoken(self.language))

    def sheet(self) -> PlanSheet:
        spans = road_map(self.plan, self.today)
        return PlanSheet(
            id=self.plan.id,
            title=self.said(self.plan.title),
            language=self.language,
            today=self.today,
            actions=tuple(self.action(one) for one in self.order),
            bars=tuple(
                Bar(
                    self.numbers[one.action.id],
                    self.said(one.action.title),
                    str(one.action.status),
                    one.starts_on,
                    one.ends_on,
                    one.is_guessed,
                )
                for one in spans
            ),
            kpis=tuple(self.kpi(one) for one in self.plan.kpis),
        )

    def action(self, one: Action) -> ActionRow:
        estimate = one.estimate
        figure = ""
        if estimate:
            figure = value_in_words(estimate.value, estimate.unit, spoken(self.language))
            if estimate.low is not None and estimate.high is not None:
                ends = (
                    value_in_words(end, "", spoken(self.language)) for end in (estimate.low, estimate.high)
                )
                figure += f" ({' – '.join(ends)})"
        own = one.kind is ActionKind.OWN and one.kind_name
        return ActionRow(
            number=self.numbers[one.id],
            id=one.id,
            title=self.said(one.title),
            description=self.said(one.description),
            kind=own or self.labels[one.kind],
            status=self.labels[one.status],
            owner=one.owner or "",
            department=one.department or "",
            days=" – ".join(self.day(day) for day in (one.starts_on, one.done_on or one.due_on) if day),
            estimate=figure,
            why=self.said(estimate.why) if estimate else "",
            moves=self.kpi_titles.get(one.moves or "", ""),
            needs=tuple(f"{self.numbers[need]}" for need in one.needs if need in self.numbers),
            action=one,
        )

    def kpi(self, one: Kpi) -> KpiRow:
        figure, unit, language = latest(one), one.unit or "", spoken(self.language)
        told, interval = self.labels["no_figure"], ""
        if figure:
            told = value_in_words(figure.value, unit, language)
            if figure.is_provisional:
                told += f" ({self.labels['provisional']})"
            if figure.low is not None and figure.high is not None:
                interval = " – ".join(
                    value_in_words(end, unit if unit == "seconds" else "", language)
                    for end in (figure.low, figure.high)
                )
                interval += f", n = {figure.n}" if figure.n else ""
        reached = is_on_target(one)
        return KpiRow(
            id=one.id,
            title=self.said(one.title),
            owner=one.owner or "",
            latest=told,
            interval=interval,
            target="" if one.target is None else value_in_words(one.target, unit, language),
            state="" if reached is None else self.labels["on_target" if reached else "off_target"],
            kpi=one,
        )
