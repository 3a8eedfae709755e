"""The sign of each series of an emotion: what a team assumes is never marked as measured."""

from __future__ import annotations

from klantreis.mapping.evidence import Status
from klantreis.reports.labels import labels, series_title
from klantreis.reports.sheet import Sheet, SheetCard

SERIES_STATUS = {"assumed": Status.ASSUMED, "reported": Status.REPORTED, "measured": Status.OBSERVED}


def marked_details(card: SheetCard, language: str) -> list[tuple[Status, str]]:
    """The lines of an emotion card, each with the status of the series it tells of."""
    return [(_status(detail, card, language), detail) for detail in card.details]


def _status(detail: str, card: SheetCard, language: str) -> Status:
    for series, status in SERIES_STATUS.items():
        if detail.startswith(series_title(series, language)):
            return status
    return card.status


def audiences(shown: Sheet) -> str:
    """For whom a map is, in the language of the sheet."""
    names = labels(shown.language)
    return ", ".join(names.get(f"audience_{one.replace(' ', '_')}", one) for one in shown.title.audience)
