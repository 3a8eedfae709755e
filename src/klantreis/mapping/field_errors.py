"""Why values do not fit their fields, in both languages; for whatever is read by Pydantic's models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from klantreis.errors import is_dutch
from klantreis.mapping.catalogue import field_name

_NUMBER = "moet een getal zijn"
_WHOLE_NUMBER = "moet een heel getal zijn"
_DATE = "moet een datum zijn, zoals 2026-03-31"
_MOMENT = "moet een datum met tijd zijn, zoals 2026-03-31T09:30"
_LIST = "moet een lijst zijn"
_FIELDS = "moet uit velden met waarden bestaan"
_CHOICE = "moet een van deze zijn: {expected}"
_ID = "moet een id zijn, zoals gegeven toen het gemaakt werd"

# By Pydantic's type of error, then by ours; `mapping.shape` says the same with more of its place on a map.
_DUTCH = {
    "missing": "moet ingevuld zijn",
    "extra_forbidden": "bestaat hier niet; haal het weg",
    "string_type": "moet een tekst zijn",
    "string_too_short": "is leeg of te kort: het vraagt {min_length} of meer tekens",
    "string_too_long": "is te lang: {max_length} tekens is het meeste",
    "string_pattern_mismatch": "is niet goed geschreven; het moet passen op {pattern}",
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing_size": "is een te groot getal",
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": "moet een getal zijn, niet oneindig",
    "bool_type": "moet true of false zijn (ja of nee)",
    "bool_parsing": "moet true of false zijn (ja of nee)",
    "greater_than": "moet meer zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than": "moet minder zijn dan {lt}",
    "less_than_equal": "mag hooguit {le} zijn",
    "too_short": "moet er minstens {min_length} hebben",
    "too_long": "mag er hooguit {max_length} hebben",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "union_tag_invalid": "{tag!r} bestaat niet; kies uit {expected_tags}",
    "union_tag_not_found": "moet zeggen van welke soort het is: {discriminator}",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "timezone_aware": "moet een tijdzone noemen, zoals 2026-03-31T09:30Z",
    "uuid_type": _ID,
    "uuid_parsing": _ID,
    "json_invalid": "is geen JSON",
    "wrong_value": "{nl}",
    "reserved_id": "kan niet {id} zijn: zo heet de kop van een kaart",
    "invalid_text": "moet een tekst zijn, niet {found}",
    "segment_field": "kijkt per voorwaarde naar één kenmerk van een persoon, niet naar: {fields}",
    "emotion_out_of_range": "is {value}; een emotie ligt tussen -2 en +2",
    "wrong_interval": "is {value}, en dat ligt niet binnen {low} … {high}",
}


def wrong_value(message: str, *, nl: str) -> PydanticCustomError:
    """What a validator raises, told in both languages.

    Parameters
    ----------
    message, nl
        Why the value does not fit, as what follows on the name of its field.
    """
    return PydanticCustomError("wrong_value", "{en}", {"en": message, "nl": nl})


def wrong_fields(
    errors: Iterable[Mapping[str, Any]], language: str = "en", *, whole: str = "", most: int = 5
) -> str:
    """The first few fields that are wrong and why: 'title: …; n: …'.

    Parameters
    ----------
    errors
        As Pydantic gives them.
    whole
        What to call that which holds the fields, for what is wrong with none of them alone.
    """
    told = ((_field(one["loc"], language) or whole, why(one, language)) for one in list(errors)[:most])
    return "; ".join(f"{field}: {reason}" if field else reason for field, reason in told)


def why(error: Mapping[str, Any], language: str = "en") -> str:
    """Why one value does not fit."""
    if not is_dutch(language):
        return str(error["msg"])
    context = dict(error.get("ctx", {}))
    for several in ("expected", "expected_tags"):
        context[several] = str(context.get(several, "")).replace(" or ", " of ")
    told = _DUTCH.get(error["type"])
    return f"klopt niet ({error['msg']})" if told is None else told.format(**context)


def _field(location: Iterable[str | int], language: str) -> str:
    """The way to a field; in Dutch with what screens call it."""
    names = [str(one) for one in location]
    path = ".".join(names)
    called = field_name(names[-1], language) if names and is_dutch(language) else ""
    return f"{path} ({called})" if called and called != names[-1] else path
