"""From data to a map: what does not fit the models becomes problems that teach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from klantreis.mapping.aside import Aside
from klantreis.mapping.cards import CARD_TYPES
from klantreis.mapping.emotion import SERIES, Reading
from klantreis.mapping.evidence import Answer, Document, Metric, Quote
from klantreis.mapping.field_errors import why
from klantreis.mapping.head import Head, Scope, Use
from klantreis.mapping.map import Edge, JourneyMap, Lane, Phase, Step
from klantreis.mapping.persona import Persona, SegmentRule
from klantreis.mapping.places import NOUNS
from klantreis.mapping.problem import Detail, InvalidMapError, Place, Problem, error

Shape = TypeVar("Shape")
Location = tuple[str | int, ...]

_EVIDENCE: dict[str, type[BaseModel]] = {
    "quote": Quote,
    "answer": Answer,
    "metric": Metric,
    "document": Document,
}
# The models behind the nouns of parts.
_MODELS: dict[str, type[BaseModel]] = {
    "head": Head,
    "persona": Persona,
    "lane": Lane,
    "phase": Phase,
    "step": Step,
    "edge": Edge,
    "aside": Aside,
    "map": JourneyMap,
    **CARD_TYPES,
    **_EVIDENCE,
}
_INNER: dict[str, type[BaseModel]] = {
    "use": Use,
    "scope": Scope,
    "segment": SegmentRule,
    **dict.fromkeys(SERIES, Reading),
}
_OWN_CODES = {
    "invalid_text",
    "reserved_id",
    "emotion_out_of_range",
    "wrong_interval",
    "segment_field",
}
_CODES = {
    "missing": "missing_field",
    "union_tag_not_found": "missing_field",
    "extra_forbidden": "unknown_field",
    "literal_error": "invalid_choice",
    "enum": "invalid_choice",
    "union_tag_invalid": "invalid_choice",
    "float_type": "invalid_number",
    "int_type": "invalid_number",
    "finite_number": "invalid_number",
    "date_type": "invalid_date",
    "date_parsing": "invalid_date",
    "date_from_datetime_parsing": "invalid_date",
    "date_from_datetime_inexact": "invalid_date",
    "string_type": "invalid_name",
}
_DETAILS = {
    "greater_than_equal": ("too_small", "ge"),
    "less_than_equal": ("too_large", "le"),
    "too_short": ("too_short", "min_length"),
    "string_too_short": ("too_short", "min_length"),
    "tuple_type": ("list", ""),
    "list_type": ("list", ""),
    "dict_type": ("mapping", ""),
    "model_type": ("mapping", ""),
    "model_attributes_type": ("mapping", ""),
    "bool_type": ("yes_or_no", ""),
    "bool_parsing": ("yes_or_no", ""),
}


def map_from_data(data: Any) -> JourneyMap:
    """A map from its document, written in full (see `short_forms` for what people may leave out).

    Raises
    ------
    InvalidMapError
        With everything that does not fit.
    """
    return shaped(TypeAdapter(JourneyMap), data, what="map")


def shaped(shape: TypeAdapter[Shape], data: Any, *, what: str) -> Shape:
    """Data as a model.

    Raises
    ------
    InvalidMapError
        With everything that does not fit.
    """
    if not isinstance(data, Mapping):
        raise InvalidMapError([error("not_a_map")])
    try:
        return shape.validate_python(data)
    except ValidationError as invalid:
        raise InvalidMapError(problems_of(invalid, data, what=what)) from invalid


def problems_of(invalid: ValidationError, data: Any, *, what: str) -> list[Problem]:
    """What a validation found, each with where it is; a text that is no text is told once."""
    told: dict[tuple[str, tuple[str, ...]], Problem] = {}
    for detail in invalid.errors(include_url=False):
        problem = replace(_problem(detail, data, what), path=_path(detail["loc"], data))
        told.setdefault((problem.code, problem.where), problem)
    return list(told.values())


def _problem(detail: ErrorDetails, data: Any, what: str) -> Problem:
    where, place, field = _situated(detail["loc"], data, what)
    context = dict(detail.get("ctx", {}))
    values: dict[str, Any] = {"place": place, "field": field or "kind", "value": repr(detail["input"])}
    code = detail["type"] if detail["type"] in _OWN_CODES else _CODES.get(detail["type"], "invalid_value")
    match code:
        case "unknown_field":
            values["found"] = _fields(place, detail["loc"])
            values["near"] = (field, values["found"])
        case "invalid_choice":
            chosen = context.get("tag", detail["input"])
            values["found"] = _choices(context)
            values |= {"value": repr(chosen), "near": (str(chosen), values["found"])}
        case "invalid_value" if _is_id(detail, field):
            code = "invalid_id"
        case "invalid_value":
            values["detail"] = _detail(detail)
    return error(code, where, **values | (context if code in _OWN_CODES else {}))


def _is_id(detail: ErrorDetails, field: str) -> bool:
    of_text = detail["type"] in {"string_pattern_mismatch", "string_too_long"}
    return of_text and field in {"id", "from", "to", "persona", "personas", "opens", "cards"}


def _detail(detail: ErrorDetails) -> Detail:
    key, limit = _DETAILS.get(detail["type"], ("other", ""))
    context = dict(detail.get("ctx", {}))
    if detail["type"] == "string_pattern_mismatch":
        return Detail("language")
    if key == "other":
        said = {"message": why(detail).removeprefix("Value error, "), "nl": why(detail, "nl")}
        return Detail(key, said)
    return Detail(key, {"limit": context.get(limit, "")})


def _choices(context: Mapping[str, Any]) -> list[str]:
    """The names in Pydantic's "'a', 'b' or 'c'"."""
    listed = str(context.get("expected", context.get("expected_tags", ""))).replace(" or ", ", ")
    return [choice.strip().strip("'") for choice in listed.split(",")]


def _fields(place: Place, location: Location) -> list[str]:
    model = next((_INNER[str(one)] for one in reversed(location[:-1]) if one in _INNER), None)
    model = model or _MODELS.get(place.what)
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _situated(location: Location, data: Any, what: str) -> tuple[tuple[str, ...], Place, str]:
    """Ids from the outside in, the innermost part and the field in it."""
    ids: list[str] = []
    noun, field = what, ""
    place = Place(_called(noun, data), name_in(data))
    for key in location:
        if _is_tag(data, key):
            continue
        inner = _inside(data, key)
        if isinstance(key, str):
            noun, field = NOUNS.get(key, noun), key if key not in {"head"} else ""
            if key == "head":
                noun, place, ids = "head", Place("head"), ["head"]
        elif isinstance(inner, Mapping):
            place, field = Place(_called(noun, inner), name_in(inner)), ""
            ids.append(str(inner.get("id", key)))
        data = inner
    return (*ids, field) if field else tuple(ids), place, field


def _path(location: Location, data: Any) -> Location:
    """The location without the kinds of cards that Pydantic names on the way."""
    path: list[str | int] = []
    for key in location:
        if not _is_tag(data, key):
            path.append(key)
            data = _inside(data, key)
    return tuple(path)


def _is_tag(data: Any, key: str | int) -> bool:
    return isinstance(data, Mapping) and key not in data and key == data.get("kind")


def _inside(data: Any, key: str | int) -> Any:
    if isinstance(data, Mapping):
        return data.get(key)
    is_list = isinstance(data, Sequence) and not isinstance(data, str)
    return data[key] if is_list and isinstance(key, int) and key < len(data) else None


def _called(noun: str, data: Any) -> str:
    """The kind of a card or of evidence, when it has one; else the noun."""
    kind = data.get("kind") if isinstance(data, Mapping) and noun in {"card", "evidence"} else None
    return kind if isinstance(kind, str) and kind in _MODELS else noun


def name_in(data: Any) -> str:
    """What to call a part that may be wrong in any way."""
    if not isinstance(data, Mapping):
        return ""
    for key in ("title", "name", "text", "touchpoint", "id"):
        called = data.get(key)
        if isinstance(called, Mapping) and called:
            called = next(iter(called.values()))
        if isinstance(called, str) and called:
            return called
    return ""
