"""The days of a plan as a calendar that any calendar program reads, with alarms.

References
----------
RFC 5545, Internet Calendaring and Scheduling Core Object Specification: 3.1 (folding), 3.3.11 (escaping),
3.6.1 (events), 3.6.6 (alarms).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from klantreis.mapping.documents.plan import Action, ActionStatus, Plan
from klantreis.mapping.documents.plan_views import is_open
from klantreis.mapping.texts import said
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_labels import plan_labels

_OCTETS = 75
_MORNING = "PT9H"  # of the day itself, which begins at midnight


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:
    """Write a calendar: actions from start to due, days to be reminded, days to measure."""
    path.write_bytes(calendar_of(plan, today, language).encode())
    n = sum(not any((one.starts_on, one.due_on, one.remind_on, one.measure_on)) for one in _shown(plan))
    return [plan_labels(language)["no_days"].format(n=n)] if n else []


def calendar_of(plan: Plan, today: date, language: str) -> str:
    """The text of the calendar; the same plan and day give the same text, and UIDs stay as long as ids do."""
    title = said(plan.title, language, plan.languages)
    stamp = datetime.combine(today, time(), UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Klantreis//Plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(title)}",
    ]
    for action in _shown(plan):
        lines += _events(plan, action, language, f"{stamp:%Y%m%dT%H%M%SZ}")
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _shown(plan: Plan) -> Iterator[Action]:
    return (one for one in plan.actions if one.status is not ActionStatus.DROPPED)


def _events(plan: Plan, action: Action, language: str, stamp: str) -> Iterator[str]:
    labels, title = plan_labels(language), said(action.title, language, plan.languages)
    about = [said(action.description, language, plan.languages)]
    about += [
        f"{labels[name]}: {value}" for name in ("owner", "department") if (value := getattr(action, name))
    ]
    begin, end = action.starts_on or action.due_on, action.done_on or action.due_on or action.starts_on
    if begin and end:
        yield from _event(
            f"{plan.id}-{action.id}",
            stamp,
            title,
            (min(begin, end), end),
            about=[*about, *action.tickets],
            is_done=not is_open(action),
            # The eve of the last day, at nine in the morning.
            alarm=(_before(min(begin, end), end), labels["due_alarm"].format(title=title)),
        )
    if action.remind_on and is_open(action):
        summary = labels["start_alarm"].format(title=title)
        day = action.remind_on
        yield from _event(
            f"{plan.id}-{action.id}-remind",
            stamp,
            summary,
            (day, day),
            about=about,
            alarm=(_MORNING, summary),
        )
    if action.measure_on:
        summary = labels["measure_event"].format(title=title)
        day = action.measure_on
        yield from _event(
            f"{plan.id}-{action.id}-measure",
            stamp,
            summary,
            (day, day),
            about=about,
            alarm=(_MORNING, summary),
        )


def _before(begin: date, end: date) -> str:
    """Nine in the morning of the day before the last, from the first midnight on."""
    hours = (end - begin).days * 24 - 15
    return f"PT{hours}H" if hours >= 0 else f"-PT{-hours}H"


def _event(
    uid: str,
    stamp: str,
    summary: str,
    days: tuple[date, date],
    *,
    about: list[str],
    alarm: tuple[str, str],
    is_done: bool = False,
) -> Iterator[str]:
    begin, end = days
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@klantreis"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{begin:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"  # the day behind the last
    yield f"SUMMARY:{escaped(summary)}"
    text = "\n".join(one for one in about if one)
    if text:
        yield f"DESCRIPTION:{escaped(text)}"
    yield "TRANSP:TRANSPARENT"
    if not is_done:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(alarm[1])}"
        yield f"TRIGGER:{alarm[0]}"
        yield "END:VALARM"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line ends are written with a backslash."""
    plain = clean(text).replace("\t", " ").replace("\x7f", "")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each but the first behind a space; no letter is torn apart."""
    pieces, piece, room = [], "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _OCTETS - 1
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece])
