"""Signing in, joining, and the headers of every page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.server.made import PASSWORD, client_of

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Invitation, Member, Role, Workspace
from klantreis.server.serving import NoAccountError, new_password_link

pytestmark = pytest.mark.django_db
NEW = {"name": "Dina", "email": "Dina@Example.nl", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _without_the_front_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain pages, whether or not a front end was built here."""
    monkeypatch.setattr("klantreis.server.pages.is_built", lambda: False)


def test_a_stranger_is_sent_to_the_sign_in_page():
    answer = Client().get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/")


def test_alice_signs_in_with_her_address_in_capitals_and_sees_her_workspace(shop: Workspace):
    client = Client()
    answer = client.post("/account/login/", {"login": "ALICE@example.nl", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "shop" in answer.content.decode()


def test_five_wrong_passwords_stop_the_sixth_try_even_with_the_right_one(shop: Workspace):
    client = Client()
    for _ in range(5):
        client.post("/account/login/", {"login": "alice@example.nl", "password": "wrong"})
    answer = client.post("/account/login/", {"login": "alice@example.nl", "password": PASSWORD})
    assert "Too many" in answer.content.decode()
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("path", ["/account/login/", "/join/nothing", "/nowhere", "/api/me"])
def test_no_page_allows_inline_scripts_or_styles_or_being_framed(path: str):
    answer = Client().get(path)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"
    inline = r"<style|<script(?![^>]*(src|application/json))| style=| on\w+="
    assert not re.search(inline, answer.content.decode())


def test_nobody_makes_an_account_uninvited():
    answer = Client().post("/account/signup/", {"email": "x@example.nl", "password1": PASSWORD})
    assert "closed" in answer.content.decode().lower()
    assert not User.objects.exists()


def test_the_first_link_makes_an_owner_of_every_served_workspace_once(folder: str):
    served = Workspace.objects.create(folder=str(folder))
    Workspace.objects.create(folder="/elsewhere", is_served=False)
    _, token = Invitation.issue(Role.OWNER)
    client = Client()
    assert client.get(f"/join/{token}").status_code == 200  # a look does not use it
    assert client.post(f"/join/{token}", NEW).status_code == 302
    dina = User.objects.get()
    assert dina.email == "dina@example.nl"
    assert [(one.workspace, one.role) for one in Member.objects.all()] == [(served, "owner")]
    assert client.get("/").status_code == 200
    assert Client().post(f"/join/{token}", NEW | {"email": "e@example.nl"}).status_code == 404
    assert User.objects.count() == 1


def test_a_member_who_joins_again_keeps_his_higher_role(shop: Workspace, alice: User):
    _, token = Invitation.issue(Role.VIEWER, shop)
    assert client_of(alice).post(f"/join/{token}").status_code == 302
    assert Member.objects.get(workspace=shop, user=alice).role == "owner"


def test_an_invited_account_needs_a_password_that_is_hard_to_guess(shop: Workspace):
    _, token = Invitation.issue(Role.VIEWER, shop)
    answer = Client().post(f"/join/{token}", NEW | {"password": "password123"})
    assert "too common" in answer.content.decode()
    assert not User.objects.filter(name="Dina").exists()


def test_a_lost_password_is_replaced_by_a_link_of_whoever_runs_the_server(shop: Workspace):
    link = new_password_link("http://testserver", "Alice@example.nl").removeprefix("http://testserver")
    client = Client()
    form = {"new_password1": "weer een lang woord", "new_password2": "weer een lang woord"}
    page = client.get(link, follow=True)
    assert client.post(page.redirect_chain[-1][0], form)["Location"] == "/account/login/"
    assert Client().login(email="alice@example.nl", password=form["new_password1"])
    assert "no longer works" in Client().get(link).content.decode()  # once
    with pytest.raises(NoAccountError):
        new_password_link("http://testserver", "nobody@example.nl")


def test_a_form_from_elsewhere_is_refused(shop: Workspace, alice: User):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(reverse("account_logout")).status_code == 403
    refused = client.post(
        f"/api/workspaces/{shop.id}/invitations", {"role": "viewer"}, content_type="application/json"
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
