"""The items of a content calendar as rows of a table, and rows as items: for CSV and Excel alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, listed
from klantreis.mapping.documents.content import Content, ContentItem, ContentKind
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.field_errors import why
from klantreis.mapping.part import new_id
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.reports.content_labels import COLUMN_TITLES, COLUMNS, content_labels
from klantreis.reports.content_table import (
    ContentTable,
    UnreadableContentError,
    cell_value,
    content_table,
    is_kind,
)

_TEXTS = ("title", "description")
_DAYS = ("starts_on", "ends_on")
_WORDS = ("kind", "purpose", "status")  # one of ours, said in the reader's language
_DEFAULTS = ("kind", "status")  # an empty cell of these is the usual, not nothing


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
    labels = content_labels(language)
    row: dict[str, Any] = {
        name: labels[value] if name in _WORDS else str(value)
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
        With columns by our names, or as Dutch and English people call them; only the title is needed. Cells
        are texts or dates.
    language
        Of its texts; the calendar's first when left out.

    Raises
    ------
    UnreadableContentError
        When a column is not known or a row cannot be an item; it says which.
    RefusedOperationError
        When the items together break a rule of calendars.
    """
    return with_table(content, content_table(grid_of(rows)), language=language)


def grid_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Any]]:
    """Rows by their columns as a table with a head."""
    names: list[str] | None = None
    for row in rows:
        if names is None:
            yield (names := list(row))
        yield [row.get(name) for name in names]


def with_table(content: Content, table: ContentTable, *, language: str | None = None) -> Content:
    """The same of a table that was read."""
    if table.ignored:
        raise UnreadableContentError(
            f"No column {table.ignored[0]!r} of content. "
            f"Columns are {listed(COLUMN_TITLES['en'].values(), most=len(COLUMNS))}.",
            nl=f"Content heeft geen kolom {table.ignored[0]!r}. "
            f"De kolommen zijn {listed(COLUMN_TITLES['nl'].values(), most=len(COLUMNS), language='nl')}.",
        )
    made = {item.id: item for item in content.items}
    language = chosen_language(language, content.languages)
    for number, cells in table.rows:
        item = item_of(cells, made, content, language, number)
        made[item.id] = item
    changed = content.changed(items=tuple(made.values()))
    for problem in broken_rules(changed):
        raise RefusedOperationError(problem)
    return changed


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
            data[name] = _value(name, cell, content, number) or None
    if cells.get("kind") and not is_kind(cells["kind"]):
        data |= {"kind": ContentKind.OWN, "kind_name": cells.get("kind_name") or cells["kind"]}
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


def _value(name: str, cell: str, content: Content, number: int) -> str:
    try:
        return cell_value(name, cell, content)
    except InvalidOptionError as error:
        raise UnreadableRowError(number, name, cell, f"{error}.", nl=f"{error.message('nl')}.") from None


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
