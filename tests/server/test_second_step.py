"""The second step of signing in: an app's code, recovery codes, keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import struct
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.server.made import PASSWORD

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.accounts.second_step import drop_second_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
HOME = "/account/second-step"
NONSENSE: list[Any] = [
    "", "no json", "null", "1", "[]", "{}", '"text"', "[1]", '{"id": 1}', "\u0000", "9" * 5000, "[" * 5000,
    *(
        json.dumps({"id": id_, "rawId": id_, "type": "public-key", "response": response})
        for id_ in ("AAAA", 7, None)
        for response in (
            None, 3, {}, {"userHandle": None}, {"userHandle": "AAAA"}, {"userHandle": 5},
            {"clientDataJSON": "e30", "attestationObject": "oA"},
            {"clientDataJSON": "bnVsbA", "authenticatorData": "AA", "signature": "AA", "userHandle": "_w"},
            {"clientDataJSON": "e30", "authenticatorData": "A" * 200, "signature": "", "userHandle": "AAAA"},
            {"clientDataJSON": "e30", "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUA"},
        )
    ),
]  # fmt: skip


def code_of(secret: str, at: float | None = None) -> str:
    """What an app shows (RFC 6238)."""
    counter = int((time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def signed_in() -> Client:
    """A browser in which Alice gave her password just now."""
    client = Client()
    assert client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD}).url == "/"
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def enrolled() -> tuple[str, list[str]]:
    """The secret and recovery codes of Alice, who has just set up an app."""
    client = signed_in()
    page = client.get(f"{HOME}/totp/activate/").content.decode()
    found = re.search(r'id="authenticator_secret"[^>]* value="(\w+)"', page)
    assert found, page
    assert client.post(f"{HOME}/totp/activate/", {"code": code_of(found[1])}).status_code == 302
    codes = client.get(f"{HOME}/recovery-codes/").content.decode()
    return found[1], re.findall(r"\b\d{8}\b", codes)


def test_rfc_6238_has_this_code_at_59_seconds():
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert code_of(secret, 59) == "287082"


def test_with_an_app_the_password_alone_no_longer_opens_the_account():
    secret, _ = enrolled()
    client = Client()
    answer = client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    assert answer["Location"] == f"{HOME}/authenticate/"
    assert client.get("/").status_code == 302
    assert client.get("/api/me").status_code == 401
    wrong = client.post(f"{HOME}/authenticate/", {"code": "000000"})
    assert "Incorrect code" in wrong.content.decode()
    # The code by which the app was enrolled was seen already: the next one counts.
    good = client.post(f"{HOME}/authenticate/", {"code": code_of(secret, time.time() + 30)})
    assert good["Location"] == "/"
    assert client.get("/api/me").json()["name"] == "Alice"


def test_a_recovery_code_opens_the_account_once():
    _, codes = enrolled()
    assert len(codes) == 10
    for expected in (200, 401):
        client = Client()
        client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
        client.post(f"{HOME}/authenticate/", {"code": codes[0]})
        assert client.get("/api/me").status_code == expected


def test_five_wrong_codes_stop_the_sixth_try_even_with_the_right_one():
    secret, _ = enrolled()
    client = Client()
    client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    for _ in range(5):
        client.post(f"{HOME}/authenticate/", {"code": "000000"})
    client.post(f"{HOME}/authenticate/", {"code": code_of(secret, time.time() + 30)})
    assert client.get("/api/me").status_code == 401


def test_a_copy_of_the_database_holds_no_secret_of_an_app(settings: Any):
    secret, _ = enrolled()
    kept = json.dumps([one.data for one in Authenticator.objects.all()])
    assert secret not in kept
    settings.SECRET_KEY = "another key"  # noqa: S105
    client = Client()
    client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    refused = client.post(f"{HOME}/authenticate/", {"code": code_of(secret, time.time() + 30)})
    assert "Incorrect code" in refused.content.decode()


def test_whoever_runs_the_server_can_drop_the_second_step(alice: User):
    enrolled()
    assert drop_second_step(alice) == 2  # the app and the codes
    client = Client()
    answer = client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    assert answer["Location"] == "/"


def test_the_second_step_is_changed_only_with_the_password_at_hand(alice: User):
    client = Client()
    client.force_login(alice)
    for path in ("totp/activate/", "webauthn/add/"):
        answer = client.get(f"{HOME}/{path}")
        assert answer["Location"].startswith("/account/reauthenticate/"), path


def test_a_browser_is_told_what_to_ask_a_passkey():
    answer = Client().get(f"{HOME}/webauthn/login/", headers={"Accept": "application/json"})
    options = answer.json()["request_options"]["publicKey"]
    assert options["rpId"] == "testserver"
    assert options["userVerification"] == "required"


@pytest.mark.parametrize("credential", NONSENSE, ids=lambda value: str(value)[:60])
def test_what_is_no_answer_of_a_key_opens_nothing_and_breaks_nothing(credential: str):
    anyone = Client()
    anyone.get(f"{HOME}/webauthn/login/", headers={"Accept": "application/json"})
    answer = anyone.post(f"{HOME}/webauthn/login/", {"credential": credential})
    assert (answer.status_code, anyone.get("/api/me").status_code) == (302, 401)

    alice = signed_in()
    alice.get(f"{HOME}/webauthn/add/")
    answer = alice.post(f"{HOME}/webauthn/add/", {"name": "Key", "credential": credential})
    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_nonsense_is_no_second_step():
    enrolled()
    client = Client()
    client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    client.get(f"{HOME}/authenticate/")
    for credential in NONSENSE:
        assert client.post(f"{HOME}/authenticate/", {"credential": credential}).status_code in {200, 429}
        assert client.get("/api/me").status_code == 401
