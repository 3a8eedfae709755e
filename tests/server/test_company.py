"""A company's own sign-in, by a real OpenID Connect service on this machine."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import jwt
import pytest
from django.test import Client
from tests.server.made import PASSWORD, client_of

from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.apps.workspaces.models import Invitation, Member, Role, Workspace

pytestmark = pytest.mark.django_db
SECRET = "of-the-client-and-long-enough-for-a-signature"  # noqa: S105


class Company(ThreadingHTTPServer):
    """Says of whoever comes what `person` holds."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.person: dict[str, Any] = {}
        self.challenges: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Company

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path == "/.well-known/openid-configuration":
            names = ("authorization", "token", "userinfo")
            here = self.server.url
            self._json({"issuer": here, "jwks_uri": f"{here}/keys"} | {
                f"{name}_endpoint": f"{here}/{name}" for name in names
            })  # fmt: skip
        elif asked.path == "/authorization":
            code = f"code-{len(self.server.challenges)}"
            self.server.challenges[code] = query["code_challenge"]
            self.send_response(302)
            self.send_header(
                "Location", f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
            )
            self.end_headers()
        elif asked.path == "/userinfo" and self.headers["Authorization"] == "Bearer access":
            self._json(self.server.person)
        else:
            self._json({"error": "unknown"}, 404)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if self.server.challenges.pop(form["code"][0], None) != challenge or form["client_secret"] != [
            SECRET
        ]:
            self._json({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {"iss": self.server.url, "aud": "klantreis", "iat": now, "exp": now + 60}
        token = jwt.encode(claims | self.server.person, SECRET, "HS256")
        self._json({"access_token": "access", "token_type": "Bearer", "id_token": token})

    def _json(self, document: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def company(settings: Any) -> Iterator[Company]:
    """The service, running, and known to the server."""
    service = Company()
    Thread(target=service.serve_forever, daemon=True).start()
    app = {"provider_id": "company", "name": "Fietsgoed", "client_id": "klantreis", "secret": SECRET}
    known = {"server_url": service.url, "oauth_pkce_enabled": True, "verified_email": ["vouched.nl"]}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app | {"settings": known}]}}
    yield service
    service.shutdown()
    service.server_close()


def come_by(company: Company, client: Client | None = None, *, to: str = "/", **person: Any) -> Any:
    """The page on which someone ends who signs in by the company, and his browser."""
    company.person = {"sub": person["email"]} | person
    client = client or Client()
    sent = client.get(f"/account/oidc/company/login/?{urlencode({'next': to})}")
    back = httpx.get(sent["Location"])
    answer = client.get(back.headers["Location"].removeprefix("http://testserver"), follow=True)
    return client, answer


def test_a_member_whose_address_the_company_vouches_for_is_signed_in(shop: Workspace, company: Company):
    client, answer = come_by(company, email="Alice@example.nl", email_verified=True)
    assert answer.status_code == 200
    assert client.get("/api/me").json()["name"] == "Alice"
    again, _ = come_by(company, email="alice@example.nl", sub="Alice@example.nl", email_verified=True)
    assert again.get("/api/me").json()["name"] == "Alice"
    assert User.objects.count() == 1


def test_the_sign_in_page_names_the_company(company: Company):
    page = Client().get("/account/login/?next=/w/1").content.decode()
    assert "Sign in with Fietsgoed" in page
    assert "/account/oidc/company/login/?process=login&amp;next=%2Fw%2F1" in page


def test_a_stranger_is_told_to_ask_for_an_invitation(shop: Workspace, company: Company):
    client, answer = come_by(company, email="stranger@example.nl", email_verified=True)
    assert "invitation" in answer.content.decode()
    assert client.get("/api/me").status_code == 401
    assert not User.objects.filter(email="stranger@example.nl").exists()


def test_an_address_that_nobody_vouches_for_opens_no_account(shop: Workspace, company: Company):
    client, answer = come_by(company, email="alice@example.nl", email_verified=False)
    assert "invitation" in answer.content.decode()
    assert client.get("/api/me").status_code == 401


def test_an_address_in_a_domain_of_the_company_is_vouched_for(company: Company):
    User.objects.create_user("eva@vouched.nl", PASSWORD, name="Eva")
    client, _ = come_by(company, email="eva@vouched.nl")
    assert client.get("/api/me").json()["name"] == "Eva"


def test_who_was_invited_joins_by_the_company_without_a_password(shop: Workspace, company: Company):
    _, token = Invitation.issue(Role.EDITOR, shop)
    client = Client()
    page = client.get(f"/join/{token}").content.decode()
    assert f"next=%2Fjoin%2F{token}" in page
    _, answer = come_by(
        company, client, to=f"/join/{token}", email="fleur@example.nl", email_verified=True, name="Fleur"
    )
    assert answer.redirect_chain[-1][0] == f"/join/{token}"
    client.post(f"/join/{token}")
    fleur = User.objects.get(email="fleur@example.nl")
    assert (fleur.name, fleur.has_usable_password()) == ("Fleur", False)
    assert Member.objects.get(workspace=shop, user=fleur).role == "editor"


def test_an_invitation_that_was_used_brings_nobody_else_in(shop: Workspace, company: Company, bob: User):
    _, token = Invitation.issue(Role.EDITOR, shop)
    client = Client()
    client.get(f"/join/{token}")
    client_of(bob).post(f"/join/{token}")
    come_by(company, client, to=f"/join/{token}", email="late@example.nl", email_verified=True)
    assert not User.objects.filter(email="late@example.nl").exists()


def test_what_opened_an_account_before_its_company_vouched_for_it_opens_it_no_more(
    shop: Workspace, alice: User, company: Company
):
    _, token = ApiToken.issue(alice, "report", ApiToken.Scope.READ)
    before = Client()
    before.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    assert before.get("/api/me").status_code == 200
    after, _ = come_by(company, email="alice@example.nl", email_verified=True)
    assert after.get("/api/me").status_code == 200
    assert before.get("/api/me").status_code == 401
    assert Client().get("/api/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert not Client().login(email="alice@example.nl", password=PASSWORD)


def test_an_answer_that_nobody_asked_for_signs_nobody_in(shop: Workspace, company: Company):
    company.person = {"sub": "1", "email": "alice@example.nl", "email_verified": True}
    client = Client()
    client.get("/account/oidc/company/login/callback/?code=code-0&state=made-up")
    assert client.get("/api/me").status_code == 401


def test_without_a_company_there_is_no_such_door():
    assert Client().get("/account/oidc/company/login/").status_code == 404
    assert "oidc" not in Client().get("/account/login/").content.decode()
