"""The published JSON Schemas: of the map's document, of the file people write, of operations and personas.

Print one with `python -m klantreis.mapping.schema map`, `map-file`, `operation` or `persona`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from klantreis.errors import UnknownNameError
from klantreis.mapping.cards import CARD_TYPES, MAIN_FIELDS
from klantreis.mapping.documents.kinds import structures
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Operation
from klantreis.mapping.persona import Persona

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_NAMES = ("Persona", "Lane", "Phase", "Step", "Edge", "Aside", "Quote", "Answer", "Metric", "Document")


def map_schema() -> Schema:
    """The map's document in full, as operations, the API and a snapshot have it."""
    schema = {"$schema": DIALECT, **JourneyMap.model_json_schema(by_alias=True)}
    _close(schema)
    return schema


def operation_schema() -> Schema:
    """An operation on a map."""
    adapter: TypeAdapter[Any] = TypeAdapter(Operation)
    return {"$schema": DIALECT, "title": "Operation", **adapter.json_schema(by_alias=True)}


def persona_schema() -> Schema:
    """A persona that maps share, a file in personas/."""
    schema = {"$schema": DIALECT, **Persona.model_json_schema(by_alias=True)}
    _close(schema)
    return schema


def map_file_schema() -> Schema:
    """A map's file, in which much may be left out or written shorter (see `short_forms`)."""
    schema = map_schema()
    models: dict[str, Schema] = schema["$defs"]
    schema["title"] = "JourneyMap file"
    for model in (schema, *(models[name] for name in _NAMES), *map(_model(models), CARD_TYPES)):
        _leave_out(model, "id")
    for kind in CARD_TYPES:
        _leave_out(_model(models)(kind), "kind")
    _shorten_readings(models)
    models["Step"]["properties"]["cards"] = _cells(schema)
    models["Phase"]["properties"]["steps"]["items"] = _or({"$ref": "#/$defs/Step"}, {"type": "string"})
    schema["properties"]["lanes"]["items"] = _or({"$ref": "#/$defs/Lane"}, _kinds(models))
    return schema


def _close(schema: Any) -> None:
    """Let texts by language have languages as keys, and nothing else."""
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _close(inner)
    if isinstance(schema, dict) and "patternProperties" in schema:
        schema.setdefault("additionalProperties", False)


def _model(models: Mapping[str, Schema]) -> Callable[[str], Schema]:
    return lambda kind: models[CARD_TYPES[kind].__name__]


def _leave_out(model: Schema, field: str) -> None:
    required = [name for name in model.get("required", []) if name != field]
    model.pop("required", None)
    if required:
        model["required"] = required


def _shorten_readings(models: Mapping[str, Schema]) -> None:
    """An emotion may be its number alone."""
    number = models["Reading"]["properties"]["value"]
    card = models[CARD_TYPES["emotion"].__name__]
    for series in ("assumed", "reported", "measured"):
        card["properties"][series] = _or(card["properties"][series], number)


def _cells(schema: Schema) -> Schema:
    """Per lane a card or a list of cards; an own lane may hold cards of any kind."""
    cells = {kind: _cell(_short_card(schema, kind)) for kind in CARD_TYPES}
    any_card = {"anyOf": [_short_card(schema, kind) for kind in CARD_TYPES]}
    return {"type": "object", "properties": cells, "additionalProperties": _cell(any_card)}


def _cell(card: Schema) -> Schema:
    return _or(card, {"type": "array", "items": card}, {"type": "null"})


def _short_card(schema: Schema, kind: str) -> Schema:
    name = CARD_TYPES[kind].__name__
    main = schema["$defs"][name]["properties"][MAIN_FIELDS[kind]]
    return _or(
        {"$ref": f"#/$defs/{name}"}, {key: main[key] for key in main if key not in {"title", "default"}}
    )


def _kinds(models: Mapping[str, Schema]) -> Schema:
    return {"enum": models["Lane"]["properties"]["kind"]["enum"]}


def _or(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "map": map_schema,
    "map-file": map_file_schema,
    "operation": operation_schema,
    "persona": persona_schema,
    "structures": structures,
}


def schema_text(name: str) -> str:
    """A schema as the text of its file in docs/schema.

    Raises
    ------
    UnknownNameError
        When there is no schema of that name.
    """
    if name not in SCHEMAS:
        raise UnknownNameError("schema", name, SCHEMAS)
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text(sys.argv[1]))
