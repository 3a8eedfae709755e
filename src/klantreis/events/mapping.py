"""Which column of a person's table is what: declared, guessed where it is not, and kept for the next file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from klantreis.errors import EventsError, InvalidOptionError, listed, nearest

NONE = ""  # in a mapping: there is no such column, so do not guess one

# What says which column a role is read from, in the order in which guessing gives columns away.
COLUMN_ROLES = (
    "time",
    "time_of_day",
    "name",
    "event_id",
    "account",
    "channel",
    "campaign",
    "value",
    "currency",
    "score",
    "text",
)


# What a column may be read as, as screens say it.
_ROLES_IN_DUTCH = {
    "person": "persoon",
    "column to leave out": "kolommen om weg te laten",
    "time": "tijd",
    "time_of_day": "kloktijd",
    "name": "gebeurtenis",
    "event_id": "nummer van de gebeurtenis",
    "account": "account",
    "channel": "kanaal",
    "campaign": "campagne",
    "value": "bedrag",
    "currency": "valuta",
    "score": "score",
    "text": "antwoord in woorden",
}


class UnknownColumnError(EventsError):
    """A mapping names a column that the input does not have."""

    code = "unknown_column"

    def __init__(self, role: str, column: str, found: Iterable[str]) -> None:
        self.role, self.column, self.found = role, column, tuple(found)
        super().__init__(
            f"No column {column!r} in the input, named as its {role.replace('_', ' ')}."
            f"{nearest(column, self.found)} Found: {listed(self.found)}.",
            nl=f"Het bestand heeft geen kolom {column!r}, gekozen bij {_ROLES_IN_DUTCH.get(role, role)}."
            f"{nearest(column, self.found, language='nl')} Er zijn: {listed(self.found, language='nl')}.",
        )


@dataclass(frozen=True)
class ColumnMapping:
    """Which column holds what. `None` and `()` are guessed; `""` says that there is none.

    Attributes
    ----------
    identifiers
        Pairs (column, kind) of what identifies the person; kinds: user_id, anonymous_id, email, phone,
        order_id, session_id, case or one of your own. A kind of `""` is guessed from the column's name.
    time, time_of_day
        Column of the moment, and of the clock time where that stands in a column of its own.
    name, event_name
        Column of the event's name, and the name of all events that have none there.
    source
        Name of the system that the events come from; the file's name without its ending by default.
    event_id
        Column of the system's own identifier of the event.
    channel, channel_name
        Column of the channel, and the channel of all events that have none there.
    campaign, account, text
        Columns of the campaign, the account (a company) and an answer in words.
    value, currency, currency_code
        Columns of the amount and its currency, and the currency of all amounts that have none there.
    score, scale
        Column of an answer in numbers and its scale, such as "0-10".
    time_format
        How times are written: "iso", "compact" (20241231), "date" (31-12-2024), "epoch_s", "epoch_ms",
        "epoch_us", "epoch_ns", or a pattern such as "%d %B %Y".
    time_zone
        Zone of times that are written without an offset, such as "Europe/Amsterdam".
    day_first, decimal_comma
        Whether 01-02-2024 is in February; whether 1.234,50 is above a thousand.
    delimiter, encoding
        Of a text file.
    sheet
        Of a workbook: the name of the sheet; the first that holds a table by default.
    header_line
        The line, or row of a sheet, on which the names of the columns stand, from 1.
    left_out
        Columns that are not kept at all. Every other column becomes an attribute.
    """

    identifiers: tuple[tuple[str, str], ...] = ()
    time: str | None = None
    time_of_day: str | None = None
    name: str | None = None
    event_name: str | None = None
    source: str | None = None
    event_id: str | None = None
    channel: str | None = None
    channel_name: str | None = None
    campaign: str | None = None
    account: str | None = None
    value: str | None = None
    currency: str | None = None
    currency_code: str | None = None
    score: str | None = None
    scale: str | None = None
    text: str | None = None
    time_format: str | None = None
    time_zone: str | None = None
    day_first: bool | None = None
    decimal_comma: bool | None = None
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_line: int | None = None
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.delimiter and (len(self.delimiter) != 1 or not self.delimiter.isascii()):
            raise InvalidOptionError(
                f"A delimiter is one character, not {self.delimiter!r}. Common ones: , ; | and tab.",
                nl=f"Een scheidingsteken is één teken, niet {self.delimiter!r}. Gebruikelijk zijn , ; | en "
                "tab.",
            )
        if self.delimiter and self.delimiter in '"\r\n\0':
            raise InvalidOptionError(
                f"{self.delimiter!r} cannot delimit. Common ones: , ; | and tab.",
                nl=f"{self.delimiter!r} kan geen scheidingsteken zijn. Gebruikelijk zijn , ; | en tab.",
            )
        if self.time_zone:
            checked_zone(self.time_zone)

    def column_of(self, role: str) -> str | None:
        """The column declared for a role; `None` when it is still to be guessed."""
        column: str | None = getattr(self, role)
        return column

    def to_dict(self) -> dict[str, Any]:
        """What is known, as plain lists and texts that a workspace keeps."""
        known = {f.name: getattr(self, f.name) for f in fields(self)}
        known["identifiers"] = [list(pair) for pair in self.identifiers]
        known["left_out"] = list(self.left_out)
        return {name: value for name, value in known.items() if value is not None and value != []}

    @classmethod
    def from_dict(cls, known: Mapping[str, Any]) -> ColumnMapping:
        """The mapping that `to_dict` wrote.

        Raises
        ------
        InvalidOptionError
            When a key is no part of a mapping.
        """
        names = [f.name for f in fields(cls)]
        for name in known:
            if name not in names:
                raise InvalidOptionError(
                    f"A mapping has no {name!r}.{nearest(name, names)} It has: {listed(names, most=30)}."
                )
        pairs = tuple((str(column), str(kind)) for column, kind in known.get("identifiers", ()))
        return cls(**{**known, "identifiers": pairs, "left_out": tuple(known.get("left_out", ()))})


def column_mapping(
    *,
    person: str | Sequence[str] = (),
    event: str | None = None,
    currency: str | None = None,
    **columns: Any,
) -> ColumnMapping:
    """The mapping that these words mean; "" says that there is no such column.

    Parameters
    ----------
    person
        Column or columns that identify the person; "column=kind" says of which kind (user_id,
        anonymous_id, email, phone, order_id, session_id, account or one of your own).
    event
        Column of the event's name; event_name="Order" names all events instead.
    currency
        A code such as "EUR" for all amounts, or else the column that holds it.
    columns
        Any other field of `ColumnMapping`: time, value, score, text, channel, campaign, account,
        event_id, source, time_zone, time_format, day_first, decimal_comma, delimiter, encoding, sheet,
        header_line …

    Raises
    ------
    InvalidOptionError
        When a mapping has no such field.
    """
    known = [field.name for field in fields(ColumnMapping)]
    for name in columns:
        if name not in known:
            raise InvalidOptionError(
                f"An import has no option {name!r}.{nearest(name, known)} "
                f"There are: {listed(['person', 'event', *known], most=40)}."
            )
    identifiers = (person,) if isinstance(person, str) else person
    pairs = tuple((column, kind) for column, _, kind in (one.partition("=") for one in identifiers))
    if columns.get("event_name") and event is None:
        event = NONE
    is_code = currency is not None and len(currency) == 3 and currency.isalpha() and currency.isupper()
    return ColumnMapping(
        identifiers=columns.pop("identifiers", ()) or pairs,
        name=columns.pop("name", None) if event is None else event,
        currency=NONE if is_code else currency,
        currency_code=currency if is_code else columns.pop("currency_code", None),
        **columns,
    )


def checked_zone(name: str) -> str:
    """The name of a time zone that exists.

    Raises
    ------
    InvalidOptionError
        When no such zone exists.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidOptionError(
            f"No time zone {name!r}. Give a name such as Europe/Amsterdam or UTC.",
            nl=f"Er is geen tijdzone {name!r}. Geef een naam zoals Europe/Amsterdam of UTC.",
        ) from None
    return name


def resolved(column: str, names: Iterable[str], *, role: str) -> str:
    """The input's own spelling of a column: exact, else the only one that differs in case alone.

    Raises
    ------
    UnknownColumnError
        When there is none.
    """
    names = list(names)
    if column in names:
        return column
    alike = [name for name in names if name.casefold().strip() == column.casefold().strip()]
    if len(alike) != 1:
        raise UnknownColumnError(role, column, names)
    return alike[0]
