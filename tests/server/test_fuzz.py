"""Schemathesis asks every route of the OpenAPI document what nobody would: no answer is a failure of ours."""

from __future__ import annotations

import json
import os
import zlib
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from tests.server.made import client_of
from tests.server.test_access import things as things  # noqa: PLC0414 - a fixture: one of each thing that a path names

from klantreis.server.api import api
from klantreis.server.apps.accounts.models import User

# What the caller can do nothing about but wait: journeys are being built, the disk is full.
NOT_NOW = {"not_built", "store_full"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]


def _bounded(n_examples: int) -> settings:
    return settings(
        max_examples=n_examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def _answer(client: Client, case: schemathesis.Case, ids: dict[str, Any]) -> Any:
    """Three of four cases name things that exist, and all a workspace that does."""
    shown = repr((case.path_parameters, case.query, case.body))
    known = ids if zlib.crc32(shown.encode()) % 4 else {"workspace_id": ids["workspace_id"]}
    named = {
        name: quote(str(known.get(name, value)), safe="") for name, value in case.path_parameters.items()
    }
    query = urlencode([(k, v) for k, v in (case.query or {}).items() if v is not None], doseq=True)
    has_body = not isinstance(case.body, schemathesis.core.NotSet)
    body = case.body if isinstance(case.body, str | bytes) else json.dumps(case.body) if has_body else ""
    path, kind = case.path.format(**named), case.media_type or "application/json"
    # Whatever version there is may be changed.
    return client.generic(case.method, path, body, kind, QUERY_STRING=query, headers={"If-Match": "*"})


def _failures(ids: dict[str, Any], owner: User, n_examples: int) -> list[str]:
    """What went wrong, over all routes; every example is undone."""
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))
    failures: list[str] = []

    def ask(case: schemathesis.Case) -> None:
        with transaction.atomic():
            answer = _answer(client_of(owner), case, ids)
            transaction.set_rollback(True)
        if answer.status_code >= 400:
            problem = answer.json()
            if answer.status_code >= 500 and problem["code"] not in NOT_NOW:
                failures.append(f"{answer.status_code} {case.as_curl_command()}")
                print(failures[-1])  # a long run tells at once
            assert {"code", "detail", "status"} <= set(problem)
        # Of a file; the end of a request would close the connection, and with it the test's transaction.
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)

    for found in schema.get_all_operations():
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            cases = found.ok().as_strategy(generation_mode=mode)
            _bounded(n_examples)(given(cases)(ask))()
    return failures


def test_no_question_makes_the_server_fail(things: dict[str, Any], alice: User) -> None:
    assert _failures(things, alice, 2) == []


@pytest.mark.slow
def test_no_question_of_many_makes_the_server_fail(things: dict[str, Any], alice: User) -> None:
    assert _failures(things, alice, int(os.environ.get("KLANTREIS_FUZZ_EXAMPLES", "50"))) == []


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/api/nowhere", 404, "not_found"), ("DELETE", "/api/me", 405, "not_allowed")],
)
def test_what_the_api_does_not_have_is_told_as_a_problem(
    method: str, path: str, status: int, code: str, alice: User
) -> None:
    answer = client_of(alice).generic(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
