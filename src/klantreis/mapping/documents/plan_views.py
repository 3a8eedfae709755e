"""What a screen or report shows of a plan: grid, road map, board, what is due and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from klantreis.mapping.documents.plan import Action, ActionStatus, Kpi, Measurement, Plan

OPEN = (ActionStatus.IDEA, ActionStatus.PLANNED, ActionStatus.DOING)
SOON = timedelta(days=7)


class Quarter(StrEnum):
    """The four fields of the grid of term and impact."""

    NOW = "now"  # much, soon: do it first
    PROJECT = "project"  # much, later: plan it
    SIDE = "side"  # little, soon: in between
    LATER = "later"  # little, later: leave it


class Why(StrEnum):
    """Why somebody is reminded."""

    REMINDER = "reminder"  # of the day set for it
    DUE = "due"  # in the coming week
    LATE = "late"  # should have been done
    MEASURE = "measure"  # whether it helped can be looked at


@dataclass(frozen=True)
class Reminder:
    """An action that asks for attention on a day, and why."""

    on: date
    why: Why
    action: Action


@dataclass(frozen=True)
class Span:
    """An action on the time axis; `is_guessed` where its days follow from those before it or its term."""

    action: Action
    starts_on: date
    ends_on: date
    is_guessed: bool


def is_open(action: Action) -> bool:
    """Whether it is still to be done."""
    return action.status in OPEN


def quarter_of(action: Action) -> Quarter:
    """In which field of the grid it stands; the middle belongs to soon and to much."""
    if action.impact >= 0.5:
        return Quarter.NOW if action.term <= 0.5 else Quarter.PROJECT
    return Quarter.SIDE if action.term <= 0.5 else Quarter.LATER


def grid(plan: Plan) -> Mapping[Quarter, tuple[Action, ...]]:
    """The actions that were not dropped, by field, the most impact first, then the soonest."""
    shown = [one for one in plan.actions if one.status is not ActionStatus.DROPPED]
    shown.sort(key=lambda one: (-one.impact, one.term))
    return {field: tuple(one for one in shown if quarter_of(one) is field) for field in Quarter}


def board(plan: Plan) -> Mapping[str, Mapping[ActionStatus, tuple[Action, ...]]]:
    """Per department ("" for none) its actions by status; departments in order of the alphabet, none last."""
    departments = sorted(
        {one.department or "" for one in plan.actions}, key=lambda name: (not name, name.lower())
    )
    return {
        department: {
            status: tuple(
                one for one in plan.actions if (one.department or "") == department and one.status is status
            )
            for status in ActionStatus
        }
        for department in departments
    }


def in_order(plan: Plan) -> tuple[Action, ...]:
    """The actions so that each comes behind all that it needs; the earliest, then the most impact first."""
    waiting = sorted(
        plan.actions,
        key=lambda one: (
            one.starts_on or one.due_on or date.max,
            one.due_on or date.max,
            one.term,
            -one.impact,
        ),
    )
    known = {one.id for one in waiting}
    done: dict[str, Action] = {}
    while waiting:
        ready = (one for one in waiting if all(need in done for need in one.needs if need in known))
        # A plan that breaks its own rule has a ring: then the earliest goes first.
        next_ = next(ready, waiting[0])
        done[next_.id] = next_
        waiting.remove(next_)
    return tuple(done.values())


def road_map(plan: Plan, today: date) -> tuple[Span, ...]:
    """The actions that were not dropped on a time axis, each behind what it needs.

    Where an action has no days, it begins today or when the last that it needs ends, and lasts its days
    of work; without these its place on the grid says when it ends: this week to next year.
    """
    ends: dict[str, date] = {}
    spans = []
    for action in in_order(plan):
        if action.status is ActionStatus.DROPPED:
            continue
        span = _span(action, today, max((ends[need] for need in action.needs if need in ends), default=None))
        ends[action.id] = span.ends_on
        spans.append(span)
    return tuple(spans)


def _span(action: Action, today: date, after: date | None) -> Span:
    begin, end = action.starts_on, action.done_on or action.due_on
    if begin and end:
        return Span(action, min(begin, end), end, is_guessed=False)
    lasts = timedelta(days=_calendar_days(action))
    if begin is None:
        follows = after + timedelta(days=1) if after else today
        begin = (
            follows
            if end is None
            else min(end, max(end - lasts, after + timedelta(days=1) if after else date.min))
        )
    return Span(action, begin, end or begin + lasts, is_guessed=True)


def _calendar_days(action: Action) -> int:
    """How long an action takes: its days of work in weeks of five, or as its term says."""
    if action.effort:
        return max(round(action.effort * 7 / 5), 1)
    return max(round(7 + 358 * action.term), 7)


def late(plan: Plan, today: date) -> tuple[Action, ...]:
    """The open actions whose day has passed, the longest overdue first."""
    found = [one for one in plan.actions if is_open(one) and one.due_on and one.due_on < today]
    return tuple(sorted(found, key=lambda one: one.due_on or today))


def reminders(plan: Plan, today: date, *, ahead: timedelta = SOON) -> tuple[Reminder, ...]:
    """What asks for attention: reminders whose day has come, what is due soon, late, or can be measured."""
    found = []
    for one in plan.actions:
        if is_open(one):
            if one.remind_on and one.remind_on <= today:
                found.append(Reminder(one.remind_on, Why.REMINDER, one))
            if one.due_on and one.due_on < today:
                found.append(Reminder(one.due_on, Why.LATE, one))
            elif one.due_on and one.due_on <= today + ahead:
                found.append(Reminder(one.due_on, Why.DUE, one))
        elif one.status is ActionStatus.DONE and one.moves and one.measure_on and one.measure_on <= today:
            found.append(Reminder(one.measure_on, Why.MEASURE, one))
    return tuple(sorted(found, key=lambda one: (one.on, one.action.id)))


def actions_of(
    plan: Plan, journey_map: str, *, finding: str | None = None, part: str | None = None
) -> tuple[Action, ...]:
    """The actions that come from a map, or from one finding of its proof, or one step or card of it."""
    return tuple(
        one
        for one in plan.actions
        if one.origin is not None
        and one.origin.map == journey_map
        and (finding is None or finding in one.origin.findings_on(journey_map))
        and (part is None or one.origin.part == part)
    )


def by_finding(plan: Plan, journey_map: str) -> Mapping[str, tuple[str, ...]]:
    """Per id of a finding the ids of the actions that came from it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in actions_of(plan, journey_map):
        for finding in one.origin.findings_on(journey_map) if one.origin else ():
            found[finding] = (*found.get(finding, ()), one.id)
    return found


def latest(kpi: Kpi) -> Measurement | None:
    """The latest figure that is settled, else the latest; None without any."""
    series = sorted(kpi.measurements, key=lambda one: (not one.is_provisional, one.ends_on))
    return series[-1] if series else None


def is_on_target(kpi: Kpi) -> bool | None:
    """Whether the latest figure reaches the target; None without either."""
    figure = latest(kpi)
    if figure is None or kpi.target is None:
        return None
    return figure.value <= kpi.target if kpi.is_better_low else figure.value >= kpi.target
