"""The actions of a plan as CSV, and a CSV as actions: a row an action, cells that no program runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, listed
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.mapping.field_errors import why
from klantreis.mapping.part import new_id
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.texts import chosen_language, said
from klantreis.reports.plain_text import clean
from klantreis.reports.plan_labels import plan_labels
from klantreis.reports.tables import cell_of, delimiter_in, number_in, text_of

MOST_ROWS = 5_000
_PLAIN = (
    "kind",
    "kind_name",
    "status",
    "owner",
    "department",
    "starts_on",
    "due_on",
    "done_on",
    "remind_on",
    "persona",
    "phase",
    "moves",
    "measure_on",
)
_NUMBERS = ("term", "impact", "effort", "expected")
_LISTS = ("needs", "tickets")
_ESTIMATE = ("value", "low", "high", "unit", "why")
_ORIGIN = ("map", "part", "finding", "also", "found_by")
COLUMNS = (
    "id",
    "title",
    "description",
    *_PLAIN,
    *_NUMBERS,
    *_LISTS,
    *(f"estimate_{one}" for one in _ESTIMATE),
    *(f"origin_{one}" for one in _ORIGIN),
)


class UnreadableActionsError(InvalidOptionError):
    """A CSV that holds no actions."""

    code = "unreadable_actions"


def write(plan: Plan, path: Path, today: date, language: str) -> list[str]:  # noqa: ARG001 - as all formats
    """Write the actions; what a CSV does not hold is returned."""
    path.write_text(actions_csv(plan, language), encoding="utf-8-sig", newline="")
    n = len(plan.kpis)
    return [plan_labels(language)["actions_only"].format(n=n)] if n else []


def actions_csv(plan: Plan, language: str) -> str:
    """The actions as CSV with CRLF, in one language; in Dutch with semicolons and decimal commas."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter_in(language), lineterminator="\r\n")
    writer.writeheader()
    for one in plan.actions:
        row = action_row(one, plan, language)
        writer.writerow({name: number_in(language, value) for name, value in row.items()})
    return text.getvalue()


def action_row(action: Action, plan: Plan, language: str) -> dict[str, Any]:
    """The cells of an action by their columns; texts as no spreadsheet runs them, numbers as numbers."""
    written = action.model_dump(mode="json")
    row: dict[str, Any] = {"id": action.id}
    for name in ("title", "description"):
        row[name] = _cell(said(getattr(action, name), language, plan.languages))
    row |= {name: _cell(written[name]) for name in _PLAIN if written[name] is not None}
    row |= {name: written[name] for name in _NUMBERS if written[name] is not None}
    row |= {name: _cell(" ".join(written[name])) for name in _LISTS if written[name]}
    if action.estimate:
        found = {**written["estimate"], "why": said(action.estimate.why, language, plan.languages)}
        row |= {f"estimate_{name}": _plain(found[name]) for name in _ESTIMATE if found[name] is not None}
    if action.origin:
        found = {**written["origin"], "also": " ".join(written["origin"]["also"]) or None}
        row |= {f"origin_{name}": _cell(found[name]) for name in _ORIGIN if found[name] is not None}
    return row


def _plain(value: Any) -> Any:
    return _cell(value) if isinstance(value, str) else value


def _cell(text: str) -> str:
    return cell_of(clean(text)) if text else ""


def with_actions(plan: Plan, text: str, *, language: str | None = None) -> Plan:
    """The plan with the actions of a CSV: those it has by their ids are changed, others are added.

    Only the columns that the CSV has are changed; an empty cell takes the value away. Texts are those of
    one language, and what an action says in others stays.

    Parameters
    ----------
    text
        With a line of columns as `actions_csv` writes them; only `title` is needed for new actions.
    language
        Of its texts; the plan's first when left out.

    Raises
    ------
    UnreadableActionsError
        When a column is not known or a row cannot be an action; it says which.
    """
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    names = [name.strip() for name in reader.fieldnames or ()]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or "title" not in names:
        raise UnreadableActionsError(
            (f"No column {unknown[0]!r} of actions. " if unknown else "The CSV has no column 'title'. ")
            + f"Columns are {listed(COLUMNS, most=40)}.",
            nl=(
                f"Acties hebben geen kolom {unknown[0]!r}. "
                if unknown
                else "De CSV heeft geen kolom 'title'. "
            )
            + f"De kolommen zijn {listed(COLUMNS, most=40, language='nl')}.",
        )
    made = {one.id: one for one in plan.actions}
    for row in reader:
        if len(made) > MOST_ROWS:
            raise UnreadableActionsError(
                f"There are more than {MOST_ROWS} actions. Split the file.",
                nl=f"Er zijn meer dan {MOST_ROWS} acties. Splits het bestand.",
            )
        cells = {name.strip(): text_of(value or "") for name, value in row.items() if name}
        if any(cells.values()):
            action = _action(cells, made, plan, chosen_language(language, plan.languages), reader.line_num)
            made[action.id] = action
    changed = plan.changed(actions=tuple(made.values()))
    for problem in broken_rules(changed):
        raise RefusedOperationError(problem)
    return changed


def _action(
    cells: Mapping[str, str], known: Mapping[str, Action], plan: Plan, language: str, line: int
) -> Action:
    id_ = cells.get("id") or new_id(cells.get("title", ""), known, otherwise="action")
    old = known.get(id_)
    data: dict[str, Any] = old.model_dump(mode="json", exclude_none=True) if old else {}
    try:
        data |= {"id": id_, **_values(cells, data, plan, language)}
        return Action.model_validate({name: value for name, value in data.items() if value is not None})
    except ValidationError as error:
        found = error.errors()[0]
        where = "_".join(str(one) for one in found["loc"] if isinstance(one, str))
        raise UnreadableActionsError(
            f"Line {line} is no action: {where or 'the row'}: {why(found)}.",
            nl=f"Regel {line} is geen actie: {where or 'de regel'}: {why(found, 'nl')}.",
        ) from None
    except InvalidOptionError as error:
        raise UnreadableActionsError(
            f"Line {line} is no action: {error}.", nl=f"Regel {line} is geen actie: {error.message('nl')}."
        ) from None


def _values(cells: Mapping[str, str], old: Mapping[str, Any], plan: Plan, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("title", "description"):
        if name in cells:
            found[name] = _said(cells[name], old.get(name), plan, language)
    found |= {name: cells[name] or None for name in _PLAIN if name in cells}
    found |= {name: _number(name, cells[name]) for name in _NUMBERS if name in cells}
    found |= {name: cells[name].split() for name in _LISTS if name in cells}
    for part, fields in (("estimate", _ESTIMATE), ("origin", _ORIGIN)):
        there = [name for name in fields if f"{part}_{name}" in cells]
        if there:
            inner = dict(old.get(part) or {})
            for name in there:
                cell = cells[f"{part}_{name}"]
                if name == "why":
                    inner[name] = _said(cell, inner.get(name), plan, language)
                elif name == "also":
                    inner[name] = cell.split()
                else:
                    inner[name] = _number(name, cell) if name in {"value", "low", "high"} else cell
            inner = {name: value for name, value in inner.items() if value not in (None, "", [])}
            found[part] = inner or None
    return found


def _said(text: str, old: Any, plan: Plan, language: str) -> Any:
    """A text of one language beside what it says in others; what was not changed stays as it was."""
    if old is not None and text == clean(said(old, language, plan.languages)):
        return old
    if isinstance(old, dict):
        return (
            {**old, language: text}
            if text
            else {one: it for one, it in old.items() if one != language} or None
        )
    if isinstance(old, str) and old and language != plan.languages[0]:
        return {plan.languages[0]: old, language: text} if text else old
    return text or None


def _number(name: str, text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise InvalidOptionError(
            f"{name} is {text!r}, which is no number", nl=f"{name} is {text!r}, en dat is geen getal"
        ) from None
