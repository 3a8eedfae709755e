"""Whatever a field of a request holds, the answer is no failure of ours."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from tests.server.made import client_of

from klantreis.server.api import api
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.uploads import add_part, begin
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]
NASTY: list[Any] = [
    None, True, -1, 2**62, 1e300, "", "x" * 20_000, "\u202e\u0007 '\"; --", [], {}, [[]], [""], {"": ""},
    {"a": ["b"]}, "../..", "9999-12-31", "0001-01-01T00:00:00+14:00", "9" * 30 + "d",
    "9999-12-31T23:59:59-14:00",
]  # fmt: skip
FILE = b"person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n"
# A good value for what a body must hold.
GOOD: dict[str, Any] = {
    "steps": ["Mailing"], "title": "Way", "label": "June", "name": "a.csv", "size": 3, "role": "viewer",
    "other": {}, "person": 0, "analysis": "funnel", "asked": {"steps": ["Mailing"]}, "ids": [],
    "client_id": "1", "operation": {"op": "remove", "id": "x"}, "upload_id": "0" * 32,
}  # fmt: skip


def _fields(schema: Any, openapi: Any) -> dict[str, Any]:
    while "$ref" in schema:
        schema = openapi["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return dict(schema.get("properties", {}))


def _bodies() -> list[tuple[str, str, list[str]]]:
    """Method and path of every route with a JSON body, and its fields; those of a lens as lens.field."""
    openapi = api.get_openapi_schema()
    found = []
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                schema = content["application/json"]["schema"]
                fields = _fields(schema, openapi)
                names = list(fields)
                if path.endswith(("/summary", "/proofs")):
                    names += [f"lens.{name}" for name in _fields(fields["lens"], openapi)]
                found.append((method, path, names))
    return found


def _body(field: str, names: list[str], value: Any) -> dict[str, Any]:
    body = {name: GOOD[name] for name in names if name in GOOD}
    outer, _, inner = field.partition(".")
    body[outer] = {inner: value} if inner else value
    return body


@pytest.mark.parametrize(("method", "path", "names"), _bodies())
def test_no_value_of_any_field_makes_the_server_fail(
    method: str, path: str, names: list[str], shop: Workspace, alice: User
):
    client = client_of(alice)
    row = client.post(
        f"/api/workspaces/{shop.id}/maps", {"title": "First"}, content_type="application/json"
    ).json()
    upload = add_part(begin(shop, alice, "a.csv", len(FILE)), 0, FILE)
    things = {"workspace_id": shop.id, "map_id": row["id"], "user_id": alice.id, "upload_id": upload.pk}
    address = path.format_map(defaultdict(uuid4, things))
    for field in names:
        for value in NASTY:
            body = json.dumps(_body(field, names, value))
            with transaction.atomic():
                answer = getattr(client, method)(address, body, content_type="application/json")
                transaction.set_rollback(True)
            assert answer.status_code < 500, (field, value, answer.content)
