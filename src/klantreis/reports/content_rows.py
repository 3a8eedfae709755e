"""The items of a content calendar as rows of a table, and rows as items: for CSV and Excel alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, listed
from klantreis.mapping.documents.content import Content, ContentItem
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.field_errors import why
from klantreis.mapping.part import new_id
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.reports.tables import text_of

MOST_ROWS = 5_000
_TEXTS = ("title", "description")
_DAYS = ("starts_on", "ends_on")
COLUMNS = (
    "id",
    "title",
    "kind",
    "kind_name",
    "purpose",
    "phase",
    "channel",
    "persona",
    "touchpoint",
    "campaign",
    "starts_on",
    "ends_on",
    "status",
    "owner",
    "address",
    "description",
)
_DEFAULTS = ("kind", "status")  # an empty cell of these is the usual, not nothing


class UnreadableContentError(InvalidOptionError):
    """A table that holds no items of a content calendar."""

    code = "unreadable_content"


class UnreadableRowError(UnreadableContentError):
    """A row that cannot be an item.

    Attributes
    ----------
    row, field, value
        Its number in the file, where the head is 1; the column that is wrong, and what its cell says.
    """

    code = "unreadable_row"

    def __init__(self, row: int, field: str, value: str, why: str, *, nl: str) -> None:
        super().__init__(
            f"Row {row} is no item: {field or 'the row'}: {why}",
            nl=f"Rij {row} is geen item: {field or 'de rij'}: {nl}",
        )
        self.row, self.field, self.value = row, field, value


def row_of(item: ContentItem, content: Content, language: str) -> dict[str, Any]:
    """The cells of an item by their columns, without those that say nothing; days are dates."""
    row: dict[str, Any] = {
        name: str(value)
        for name in COLUMNS
        if name not in (*_TEXTS, *_DAYS) and (value := getattr(item, name)) is not None
    }
    row |= {name: value for name in _DAYS if (value := getattr(item, name))}
    texts = {name: said(getattr(item, name), language, content.languages) for name in _TEXTS}
    return row | {name: text for name, text in texts.items() if text}


def with_rows(content: Content, rows: Iterable[Mapping[str, Any]], *, language: str | None = None) -> Content:
    """The calendar with the items of a table: those it has by their ids are changed, others are added.

    Only the columns of the table are changed; an empty cell takes the value away. Texts are those of one
    language, and what an item says in others stays.

    Parameters
    ----------
    rows
        With columns as `COLUMNS` names them; only `title` is needed. Cells are texts or dates.
    language
        Of its texts; the calendar's first when left out.

    Raises
    ------
    UnreadableContentError
        When a column is not known or a row cannot be an item; it says which.
    RefusedOperationError
        When the items together break a rule of calendars.
    """
    made = {item.id: item for item in content.items}
    language = chosen_language(language, content.languages)
    for number, cells in check_table(rows):
        item = item_of(cells, made, content, language, number)
        made[item.id] = item
    changed = content.changed(items=tuple(made.values()))
    for problem in broken_rules(changed):
        raise RefusedOperationError(problem)
    return changed


def check_table(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that say something, each with its number in the file and its cells as texts.

    Raises
    ------
    UnreadableContentError
        When a column is not known, or there are too many rows.
    """
    for number, row in enumerate(rows, start=2):
        if number == 2:
            _check_columns(list(row))
        if number > MOST_ROWS + 1:
            raise UnreadableContentError(
                f"There are more than {MOST_ROWS} items. Split the file.",
                nl=f"Er zijn meer dan {MOST_ROWS} items. Splits het bestand.",
            )
        cells = {name: _cell(row[name]) for name in row}
        if any(cells.values()):
            yield number, cells


def _check_columns(names: list[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or "title" not in names:
        raise UnreadableContentError(
            (f"No column {unknown[0]!r} of content. " if unknown else "There is no column 'title'. ")
            + f"Columns are {listed(COLUMNS, most=len(COLUMNS))}.",
            nl=(f"Content heeft geen kolom {unknown[0]!r}. " if unknown else "Er is geen kolom 'title'. ")
            + f"De kolommen zijn {listed(COLUMNS, most=len(COLUMNS), language='nl')}.",
        )


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return text_of("" if value is None else str(value)).strip()


def item_of(
    cells: Mapping[str, str],
    known: Mapping[str, ContentItem],
    content: Content,
    language: str,
    number: int,
) -> ContentItem:
    """A row as an item: one of those known with other values, or a new one.

    Raises
    ------
    UnreadableRowError
        When it cannot be one; it says which row, and why.
    """
    id_ = cells.get("id") or new_id(cells.get("title", ""), known, otherwise="item")
    old = known.get(id_)
    data: dict[str, Any] = old.model_dump(mode="json") if old else {}
    for name, cell in cells.items():
        if name in _TEXTS:
            data[name] = _said(cell, data.get(name), content, language)
        else:
            data[name] = cell or None
    usual = {name for name in _DEFAULTS if data.get(name) is None}
    try:
        return ContentItem.model_validate(
            {name: value for name, value in data.items() if name not in usual} | {"id": id_}
        )
    except ValidationError as wrong:
        found = wrong.errors()[0]
        where = next((str(one) for one in found["loc"] if one in COLUMNS), "")
        raise UnreadableRowError(
            number, where, cells.get(where, ""), f"{why(found)}.", nl=f"{why(found, 'nl')}."
        ) from None


def _said(text: str, old: Any, content: Content, language: str) -> Text | None:
    """A text of one language beside what it says in others."""
    kept: Text | None = old
    if old and said(old, language, content.languages).strip() == text:
        return kept  # as it went out, perhaps in the words of another language
    first = content.languages[0]
    others = dict(old) if isinstance(old, dict) else {first: old} if old else {}
    others.pop(language, None)
    if text:
        others[language] = text
    if set(others) <= {first} and not isinstance(old, dict):
        return others.get(first)
    return others or None
