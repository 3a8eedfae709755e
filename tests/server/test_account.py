"""What a user says of himself: name, address, language; and the door of the demo."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.made import PASSWORD, client_of

from klantreis.server.apps.accounts.models import EntryLink, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]


def changed(client: Client, **given: Any) -> Any:
    return client.patch("/api/me", given, content_type="application/json")


def fresh() -> Client:
    """A browser in which Alice gave her password just now."""
    client = Client()
    client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_name_and_language_are_kept_on_the_account(alice: User):
    answer = changed(client_of(alice), name="Alice Vos", language="nl")
    assert (answer.status_code, answer.json()["name"], answer.json()["language"]) == (200, "Alice Vos", "nl")
    elsewhere = Client(headers={"Accept-Language": "en"})
    elsewhere.force_login(alice)
    assert elsewhere.get("/api/me").json()["language"] == "nl"


def test_who_chose_no_language_is_answered_in_the_browsers(alice: User):
    client = Client(headers={"Accept-Language": "nl-BE,fr;q=0.5"})
    client.force_login(alice)
    assert client.get("/api/me").json()["language"] == "nl"
    changed(client, language="en")
    assert client.get("/api/me").json()["language"] == "en"
    assert changed(client, language="").json()["language"] == "nl"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"language": "fr"}, "invalid_request"),
        ({"name": ""}, "invalid_request"),
        ({"email": "bob@example.nl"}, "unfit_email"),
        ({"email": "no address"}, "unfit_email"),
        ({"email": "x" * 300}, "invalid_request"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, str], code: str, bob: User):
    answer = changed(fresh(), **given)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_another_address_takes_the_password_once_more(alice: User):
    found_open = client_of(alice)
    refused = changed(found_open, email="mallory@example.nl")
    assert (refused.status_code, refused.json()["code"]) == (403, "sign_in_again")
    assert changed(fresh(), email="Alice@shop.nl").json()["email"] == "alice@shop.nl"
    assert Client().login(email="alice@shop.nl", password=PASSWORD)


def test_the_page_changes_the_address_after_the_password(alice: User):
    client = client_of(alice)
    form = {"name": "Alice", "email": "alice@shop.nl", "language": "nl"}
    asked = client.post("/account/", form)
    assert asked["Location"] == "/account/reauthenticate/?next=%2Faccount%2F"
    answer = client.post(asked["Location"], {"password": PASSWORD, "next": "/account/"}, follow=True)
    assert answer.status_code == 200
    alice.refresh_from_db()
    assert (alice.email, alice.language) == ("alice@shop.nl", "nl")


def test_the_page_names_what_is_wrong(alice: User, bob: User):
    answer = client_of(alice).post("/account/", {"name": "", "email": "bob@example.nl", "language": "fr"})
    assert answer.content.decode().count('class="field wrong"') == 3


def test_a_language_chosen_below_the_page_stays_for_who_is_signed_in(alice: User):
    client = client_of(alice)
    client.post("/language/", {"language": "nl", "next": "/account/"})
    assert 'lang="nl"' in client.get("/account/").content.decode()
    alice.refresh_from_db()
    assert alice.language == "nl"
    anyone = Client()
    assert anyone.post("/language/", {"language": "nl", "next": "https://elsewhere.nl/"})["Location"] == "/"
    assert '<html lang="nl">' in anyone.get("/account/login/").content.decode()


class TestEntryLink:
    def test_it_signs_in_once(self, alice: User):
        token, client = EntryLink.issue(alice), Client()
        assert client.head(f"/enter/{token}").status_code == 404  # a look does not use it
        assert client.get(f"/enter/{token}")["Location"] == "/"
        assert client.get("/api/me").json()["name"] == "Alice"
        assert Client().get(f"/enter/{token}").status_code == 404

    def test_an_earlier_one_stops_when_another_is_made(self, alice: User):
        earlier, later = EntryLink.issue(alice), EntryLink.issue(alice)
        assert Client().get(f"/enter/{earlier}").status_code == 404
        assert Client().get(f"/enter/{later}").status_code == 302

    def test_it_expires(self, alice: User):
        token = EntryLink.issue(alice)
        EntryLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert Client().get(f"/enter/{token}").status_code == 404

    @pytest.mark.parametrize(
        "meta",
        [{"REMOTE_ADDR": "192.168.1.7"}, {"REMOTE_ADDR": ""}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}],
        ids=str,
    )
    def test_it_opens_nothing_from_another_machine(self, meta: dict[str, str], alice: User):
        token = EntryLink.issue(alice)
        assert Client().get(f"/enter/{token}", **meta).status_code == 404
        assert Client().get(f"/enter/{token}").status_code == 302  # nor does the try use it

    def test_it_opens_nothing_for_who_was_switched_off(self, alice: User):
        token = EntryLink.issue(alice)
        User.objects.update(is_active=False)
        assert Client().get(f"/enter/{token}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/account/", "/account/password/", "/account/second-step/", "/account/second-step/totp/activate/",
     "/account/second-step/webauthn/", "/account/second-step/webauthn/add/", "/account/company/",
     "/account/logout/"],
)  # fmt: skip
def test_no_page_of_an_account_has_an_inline_script_or_style(path: str):
    client = fresh()
    answer = client.get(path, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not re.search(r"<style|<script(?![^>]*(src|application/json))| style=| on\w+=", page)
