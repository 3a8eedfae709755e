"""The lines that commands print around what the library tells, in both languages."""

from __future__ import annotations

import locale

from rich.markup import escape

from klantreis.errors import is_dutch

_LINES = {
    "made": {
        "en": "Made {path}. Next: {command}",
        "nl": "{path} gemaakt. Daarna: {command}",
    },
    "imported": {"en": "Made {path}", "nl": "{path} gemaakt"},
    "wrote": {"en": "Wrote {path}", "nl": "{path} geschreven"},
    "nothing_wrong": {"en": "nothing to say", "nl": "niets op te merken"},
    "error": {"en": "error", "nl": "fout"},
    "warning": {"en": "warning", "nl": "waarschuwing"},
    "not_compared": {
        "en": "Not compared with the last proof. {why}",
        "nl": "Niet vergeleken met de vorige toets. {why}",
    },
    "set_aside": {"en": "Set aside: {finding}", "nl": "Terzijde gelegd: {finding}"},
    "open_again": {
        "en": "Open again; {n} still set aside.",
        "nl": "Weer open; {n} nog terzijde.",
    },
    "actions_added": {
        "en": "{n} actions added to the plan {plan}.",
        "nl": "{n} acties toegevoegd aan het plan {plan}.",
    },
    "plan_has": {
        "en": "The plan {plan} has {actions} actions and {kpis} KPIs.",
        "nl": "Het plan {plan} heeft {actions} acties en {kpis} KPI's.",
    },
    "items_changed": {
        "en": "{changed} changed, {added} added.",
        "nl": "{changed} gewijzigd, {added} toegevoegd.",
    },
    # Why somebody is reminded of an action.
    "reminder": {"en": "reminder", "nl": "herinnering"},
    "due": {"en": "due", "nl": "moet klaar"},
    "late": {"en": "late", "nl": "te laat"},
    "measure": {"en": "measure", "nl": "te meten"},
}

# The columns of a proof's table.
_COLUMNS = {
    "step": "stap",
    "journeys": "reizen",
    "share": "deel",
    "95 %": "95 %",
    "skipped": "overgeslagen",
    "drop off": "stopt",
    "median": "mediaan",
    "emotion": "emotie",
    "effect": "effect",
}


def spoken() -> str:
    """The language of the terminal, as far as we have texts in it."""
    return "nl" if (locale.getlocale()[0] or "").lower().startswith(("nl", "dutch")) else "en"


def line(name: str, language: str, **values: object) -> str:
    """A line for the terminal; its values are shown as they are."""
    text = _LINES[name]["nl" if is_dutch(language) else "en"]
    return text.format(**{key: escape(str(value)) for key, value in values.items()})


def column(title: str, language: str) -> str:
    """The title of a column of figures."""
    return _COLUMNS.get(title, title) if is_dutch(language) else title
