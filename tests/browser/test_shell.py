"""The frame of the app: languages, light, addresses that lead nowhere."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect
from tests.browser.served import PHONE, Served, looking


def test_the_language_is_switched_and_kept(chromium: Browser, empty: Served):
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address())
        expect(page.locator("nav").get_by_role("link", name="Touchpoints")).to_be_visible()
        page.get_by_role("button", name="Account").click()
        page.get_by_text("Nederlands").click()
        expect(page.locator("nav").get_by_role("link", name="Contactmomenten")).to_be_visible()
        page.reload()
        expect(page.locator("nav").get_by_role("link", name="Contactmomenten")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "nl"


def test_the_browsers_language_is_the_first(chromium: Browser, empty: Served):
    empty.invite("daan", "viewer")
    with looking(chromium, empty, "daan", language="nl") as page:
        page.goto(empty.address())
        expect(page.locator("nav").get_by_role("link", name="Contactmomenten")).to_be_visible()


def test_on_a_phone_the_places_open_from_the_menu(chromium: Browser, empty: Served):
    with looking(chromium, empty, "alice", size=PHONE) as page:
        page.goto(empty.address())
        page.get_by_role("button", name="menu").first.click()
        page.locator("nav").get_by_role("link", name=re.compile("Touchpoints|Contactmomenten")).click()
        expect(page).to_have_url(empty.address("touchpoints"))


def test_an_address_that_leads_nowhere_says_so(chromium: Browser, empty: Served):
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address("nowhere"))
        expect(page.get_by_text("Nothing here").or_(page.get_by_text("Hier is niets"))).to_be_visible()


def test_who_is_not_signed_in_is_asked_to(chromium: Browser, empty: Served):
    with looking(chromium, empty, None) as page:
        page.goto(empty.address("maps"))
        assert "/account/login/" in page.url
