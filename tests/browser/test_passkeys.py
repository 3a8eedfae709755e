"""A passkey as a browser keeps it: added, used instead of a password, and as the second step."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking
from tests.serving import PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_key(page: Page) -> None:
    """Give the browser a key that always answers."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def sign_out(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/account/logout/")
    page.locator("main").get_by_role("button").click()
    expect(page).to_have_url(f"{served.url}/account/login/")


def test_a_passkey_signs_in_and_is_the_second_step_of_a_password(chromium: Browser, empty: Served):
    empty.invite("petra", "viewer")
    with looking(chromium, empty, "petra") as page:
        give_key(page)
        page.goto(f"{empty.url}/account/second-step/webauthn/add/")
        page.get_by_label("Password").fill(PASSWORD)  # asked once more
        page.get_by_role("button", name="Confirm").click()
        page.get_by_label("Passwordless").check()
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", name="Recovery Codes")).to_be_visible()

        sign_out(page, empty)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page).to_have_url(f"{empty.url}/")

        sign_out(page, empty)
        page.get_by_label("Email").fill("petra@example.nl")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page).to_have_url(f"{empty.url}/account/second-step/authenticate/")
        page.get_by_role("button", name="Use a security key").click()
        expect(page).to_have_url(f"{empty.url}/")


def test_a_browser_without_a_passkey_is_told(chromium: Browser, empty: Served):
    with looking(chromium, empty, None, size=PHONE, language="nl") as page:
        page.goto(f"{empty.url}/account/login/")
        give_key(page)
        page.get_by_role("button", name="Inloggen met een passkey").click()
        expect(page.get_by_text("De sleutel gaf geen antwoord")).to_be_visible()


def test_pages_of_accounts_fit_a_phone(chromium: Browser, empty: Served):
    with looking(chromium, empty, "alice", size=PHONE, language="nl") as page:
        for path in ("", "password/", "second-step/", "second-step/webauthn/", "company/", "nowhere/"):
            page.goto(f"{empty.url}/account/{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
