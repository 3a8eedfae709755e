"""Programs that ask by a token."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


def program(token: str) -> Client:
    """A program without cookies, which Django asks for a CSRF token as it would a browser."""
    return Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {token}"})


def made(user: User, **how: Any) -> str:
    answer = posted(client_of(user), "/api/me/tokens", {"name": "report", **how})
    assert answer.status_code == 201
    return str(answer.json()["token"])


def test_a_reading_token_looks_and_asks_but_changes_nothing(shop: Workspace, alice: User, filled: None):
    reader, there = program(made(alice)), f"/api/workspaces/{shop.id}"
    assert reader.get("/api/me").json()["name"] == "Alice"
    assert posted(reader, f"{there}/analyses/summary", {}).json()["events"] == 5
    refused = posted(reader, f"{there}/maps", {"title": "Way"})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_too_low")


def test_a_writing_token_may_what_its_user_may(shop: Workspace, alice: User, charlie: User):
    there = f"/api/workspaces/{shop.id}/maps"
    assert posted(program(made(alice, scope="write")), there, {"title": "Way"}).status_code == 201
    assert posted(program(made(charlie, scope="write")), there, {"title": "Way"}).status_code == 404


def test_a_token_makes_no_tokens(alice: User):
    writer = program(made(alice, scope="write"))
    assert writer.get("/api/me/tokens").status_code == 401
    assert posted(writer, "/api/me/tokens", {"name": "more"}).status_code in {401, 403}
    assert ApiToken.objects.count() == 1


def test_a_token_ends_when_it_expires_or_is_taken_back_or_its_user_is_switched_off(alice: User):
    reader = program(made(alice, expires_at=(timezone.now() + timedelta(days=1)).isoformat()))
    assert reader.get("/api/me").status_code == 200
    ApiToken.objects.update(expires_at=timezone.now())
    assert reader.get("/api/me").status_code == 401
    other = program(made(alice))
    User.objects.update(is_active=False)
    assert other.get("/api/me").status_code == 401
    User.objects.update(is_active=True)
    listed = client_of(alice).get("/api/me/tokens").json()["items"]
    client_of(alice).delete(f"/api/me/tokens/{listed[-1]['id']}")
    assert other.get("/api/me").status_code == 401


def test_only_a_hash_of_a_token_is_kept(alice: User):
    token = made(alice)
    assert token.startswith("klantreis_")
    assert token not in str(ApiToken.objects.values())
    assert program("klantreis_guess").get("/api/me").json()["code"] == "not_signed_in"
