"""A table of content as someone keeps it in a spreadsheet: where its head is, and what its words mean.

Columns and cells go by our own names and by what Dutch and English people call them; days may be written
as 1-3-2026. A table that we wrote reads back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klantreis.errors import InvalidOptionError, listed
from klantreis.mapping.documents.content import Content, ContentKind, ContentStatus, Purpose
from klantreis.mapping.part import slug
from klantreis.reports.content_labels import COLUMN_TITLES, COLUMNS, content_labels
from klantreis.reports.tables import text_of

MOST_ROWS = 5_000
HEAD_WITHIN = 20
# What else people call a column; ours in Dutch and English are COLUMN_TITLES.
_ALIASES: Mapping[str, str] = {
    "titel": "title",
    "onderwerp": "title",
    "content": "title",
    "subject": "title",
    "topic": "title",
    "type": "kind",
    "contentsoort": "kind",
    "contenttype": "kind",
    "format": "kind",
    "vorm": "kind",
    "journeyfase": "phase",
    "funnelfase": "phase",
    "kanalen": "channel",
    "medium": "channel",
    "doelgroep": "persona",
    "audience": "persona",
    "campagne": "campaign",
    "utm": "campaign",
    "utmcampaign": "campaign",
    "datum": "starts_on",
    "date": "starts_on",
    "start": "starts_on",
    "startdatum": "starts_on",
    "begin": "starts_on",
    "begindatum": "starts_on",
    "publicatiedatum": "starts_on",
    "publicatie": "starts_on",
    "startdate": "starts_on",
    "publicationdate": "starts_on",
    "einde": "ends_on",
    "eind": "ends_on",
    "einddatum": "ends_on",
    "end": "ends_on",
    "enddate": "ends_on",
    "stand": "status",
    "wie": "owner",
    "verantwoordelijke": "owner",
    "auteur": "owner",
    "author": "owner",
    "link": "address",
    "url": "address",
    "opmerking": "description",
    "opmerkingen": "description",
    "beschrijving": "description",
    "toelichting": "description",
    "notes": "description",
}
_STATUSES: Mapping[str, ContentStatus] = {
    "concept": ContentStatus.MAKING,
    "draft": ContentStatus.MAKING,
    "bezig": ContentStatus.MAKING,
    "inproductie": ContentStatus.MAKING,
    "inuitvoering": ContentStatus.MAKING,
    "gereed": ContentStatus.READY,
    "af": ContentStatus.READY,
    "done": ContentStatus.READY,
    "live": ContentStatus.PUBLISHED,
    "online": ContentStatus.PUBLISHED,
    "geplaatst": ContentStatus.PUBLISHED,
    "verstuurd": ContentStatus.PUBLISHED,
    "vervallen": ContentStatus.STOPPED,
    "geannuleerd": ContentStatus.STOPPED,
    "cancelled": ContentStatus.STOPPED,
}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# In Dutch and English, by their first letters.
_MONTHS = {
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    "mrt": 3,
    "maa": 3,
    "mei": 5,
    "okt": 10,
}
_DAY = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]{3,9}\.?)\s*[-/. ]\s*(\d{4})", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")


@dataclass(frozen=True)
class ContentTable:
    """What can be read of a table.

    Attributes
    ----------
    rows
        Those that say something: the number in the file, and the cells by our columns.
    ignored
        Columns that content does not have.
    """

    rows: tuple[tuple[int, dict[str, str]], ...]
    ignored: tuple[str, ...]


class UnreadableContentError(InvalidOptionError):
    """A table that holds no items of a content calendar."""

    code = "unreadable_content"


def content_table(grid: Iterable[Sequence[Any]]) -> ContentTable:
    """Find the head of a table, and read what stands below it.

    Raises
    ------
    UnreadableContentError
        When none of the first rows names a column for titles, or there are too many rows.
    """
    columns: list[str | None] | None = None
    found: list[tuple[int, dict[str, str]]] = []
    ignored: list[str] = []
    first: list[str] = []
    for number, cells in enumerate(grid, start=1):
        texts = [_text(cell) for cell in cells]
        if columns is None:
            first = first or [text for text in texts if text]
            if "title" in (named := [column_called(text) for text in texts]):
                columns, ignored = _columns(named, texts)
            elif number == HEAD_WITHIN:
                break
            continue
        row = {name: text for name, text in zip(columns, texts, strict=False) if name}
        if any(row.values()):
            found.append((number, row))
        if len(found) > MOST_ROWS:
            raise UnreadableContentError(
                f"There are more than {MOST_ROWS} items. Split the file.",
                nl=f"Er zijn meer dan {MOST_ROWS} items. Splits het bestand.",
            )
    if columns is None:
        raise _no_title(first)
    return ContentTable(tuple(found), tuple(ignored))


def _columns(named: Sequence[str | None], texts: Sequence[str]) -> tuple[list[str | None], list[str]]:
    """Our name of each column, the first of two that mean the same, and what is left over."""
    columns: list[str | None] = []
    ignored: list[str] = []
    for name, text in zip(named, texts, strict=True):
        is_new = name is not None and name not in columns
        columns.append(name if is_new else None)
        if text and not is_new:
            ignored.append(text)
    return columns, ignored


def _no_title(first: Sequence[str]) -> UnreadableContentError:
    english, dutch = (
        listed(COLUMN_TITLES[language].values(), most=len(COLUMNS)) for language in ("en", "nl")
    )
    return UnreadableContentError(
        (f"The table begins with {listed(first)}. " if first else "")
        + f"There is no column 'Title' in it. Columns of content are {english}.",
        nl=(f"De tabel begint met {listed(first, language='nl')}. " if first else "")
        + f"Er is geen kolom 'Titel' in. Kolommen van content zijn {dutch}.",
    )


def column_called(name: str) -> str | None:
    """Which of our columns someone means; None when it is none."""
    return _CALLED.get(_plain(name))


def cell_value(column: str, text: str, content: Content) -> str:
    """What a cell means: a kind, a status or a day as we write it, an id of the calendar.

    Raises
    ------
    InvalidOptionError
        When it means nothing that the column can hold.
    """
    if not text or column not in _MEANINGS:
        return text
    return _MEANINGS[column](text, content)


def is_kind(text: str) -> bool:
    """Whether a cell names one of our kinds of content, and not one of someone's own."""
    return _plain(text) in _KINDS


def _plain(text: str) -> str:
    """A name without case, signs, spaces and accents."""
    return slug(text, "").replace("-", "")


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return text_of("" if cell is None else str(cell)).strip()


def _one_of(text: str, known: Mapping[str, str], members: Iterable[str]) -> str:
    if (found := known.get(_plain(text))) is None:
        english, dutch = ([content_labels(language)[one] for one in members] for language in ("en", "nl"))
        raise InvalidOptionError(
            f"it is none of {listed(english, most=9)}",
            nl=f"het is geen van {listed(dutch, most=9, language='nl')}",
        )
    return found


def _day(text: str) -> str:
    """A day, also with the day before the month, as ISO writes it; other texts as they are."""
    moment = _MOMENT.fullmatch(text)
    found = _DAY.fullmatch(text)
    if moment or not found:
        return moment[1] if moment else text
    month = found[2].rstrip(".").lower()
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)
    return f"{found[3]}-{number:02}-{int(found[1]):02}"


def _id(text: str, known: Iterable[str | None]) -> str:
    """An id of the calendar, by what it is called."""
    ids = [one for one in known if one]
    wanted = slug(text, "")
    return text if text in ids else next((one for one in ids if slug(one, "") == wanted), wanted or text)


_CALLED: Mapping[str, str] = {
    **_ALIASES,
    **{_plain(title): name for titles in COLUMN_TITLES.values() for name, title in titles.items()},
    **{_plain(name): name for name in COLUMNS},
}


def _channel(text: str, known: Iterable[str | None]) -> str:
    return next((one for one in known if one and one.casefold() == text.casefold()), text)


def _called(members: Iterable[ContentKind | Purpose | ContentStatus]) -> dict[str, str]:
    """Our value of every name that one of them has."""
    names = [
        (one, name) for one in members for name in (one, *(content_labels(x)[one] for x in ("en", "nl")))
    ]
    return {_plain(name): str(one) for one, name in names}


_KINDS = _called(ContentKind)
_PURPOSES = _called(Purpose)
_KNOWN_STATUSES = {**_called(ContentStatus), **{name: str(one) for name, one in _STATUSES.items()}}
_MEANINGS: Mapping[str, Callable[[str, Content], str]] = {
    "kind": lambda text, _: _KINDS.get(_plain(text), text),
    "purpose": lambda text, _: _one_of(text, _PURPOSES, list(Purpose)),
    "status": lambda text, _: _one_of(text, _KNOWN_STATUSES, list(ContentStatus)),
    "starts_on": lambda text, _: _day(text),
    "ends_on": lambda text, _: _day(text),
    "phase": lambda text, content: _id(text, (*content.phases, *(one.phase for one in content.items))),
    "persona": lambda text, content: _id(text, (*content.personas, *(one.persona for one in content.items))),
    "channel": lambda text, content: _channel(
        text, (*content.channels, *(one.channel for one in content.items))
    ),
}
