"""The schemas that the OpenAPI document tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ninja import Schema

from klantreis.server.api import api
from klantreis.server.urls import urlpatterns


def _subclasses(kind: type[Schema]) -> Iterator[type[Schema]]:
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def test_no_two_schemas_have_one_name():
    # Of two with the same name the document would tell only one.
    assert urlpatterns
    told = set(api.get_openapi_schema()["components"]["schemas"])
    places = defaultdict(set)
    for one in _subclasses(Schema):
        if one.__module__.startswith("klantreis.server") and one.__name__ in told:
            places[one.__name__].add(f"{one.__module__}.{one.__qualname__}")
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
