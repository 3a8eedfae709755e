"""A plan as Excel, CSV, calendar, Markdown, PDF, picture and slides; each format a line in `PLAN_FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from os import PathLike
from pathlib import Path

from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.texts import chosen_language
from klantreis.reports.destination import destination

Write = Callable[[Plan, Path, date, str], list[str]]

# Ending, and the module whose `write(plan, path, today, language)` makes it and tells what it cannot hold.
PLAN_FORMATS: Mapping[str, str] = {
    ".xlsx": "plan_excel",
    ".csv": "plan_csv",
    ".ics": "plan_calendar",
    ".md": "plan_markdown",
    ".pdf": "plan_typeset",
    ".svg": "plan_typeset",
    ".png": "plan_typeset",
    ".pptx": "plan_slides",
}


def export_plan(
    plan: Plan, path: str | PathLike[str], *, language: str | None = None, today: date | None = None
) -> list[str]:
    """Write a plan to a file; the ending of its name says in which format.

    Parameters
    ----------
    plan
        The plan.
    path
        Where to, such as "plan.xlsx".
    language
        Of its texts; the plan's first language when left out.
    today
        The day that a report names as that of its making; the day of the call by default.

    Returns
    -------
    list
        What the format cannot hold, a sentence each.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, PLAN_FORMATS, "a plan", nl="een plan")
    ending = path.suffix.lower()
    write: Write = import_module(f"klantreis.reports.{PLAN_FORMATS[ending]}").write
    return write(plan, path, today or date.today(), chosen_language(language, plan.languages))
